// The engine is opened only from the very files that it was built with.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, describe, it } from 'node:test';
import { files } from '../../www/nutgraf/addresses.js';
import { Host } from '../../www/nutgraf/host.js';
import { Readers } from '../../www/nutgraf/readers.js';

const real = globalThis.fetch;

/**
 * Opens the engine; `change` may alter what a file is fetched as.
 * @param {(name: string, bytes: Buffer<ArrayBuffer>, cache: RequestCache | undefined) => Response | undefined} change
 */
async function open(change) {
  globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    const bytes = await readFile(url);
    return change(url.pathname.split('/').pop() ?? '', bytes, init?.cache) ?? new Response(bytes);
  };
  return new Host(await files()).handle(1, { op: 'open' });
}

/** @param {Buffer<ArrayBuffer>} bytes */
function damaged(bytes) {
  const copy = Buffer.from(bytes);
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return new Response(copy);
}

/** @param {import('../../www/nutgraf/types.js').Answer} answer */
function failure(answer) {
  assert('error' in answer, 'it fails');
  return answer.error;
}

describe('opening the engine', () => {
  afterEach(() => {
    globalThis.fetch = real;
  });

  it('works with the files as they were built', async () => {
    assert.deepEqual(await open(() => undefined), { value: undefined });
  });

  for (const file of ['nutgraf_bg.wasm', 'entities.nut', 'quotes.nut']) {
    it(`names ${file} where it is damaged`, async () => {
      const { code, message } = failure(await open((name, bytes) => (name === file ? damaged(bytes) : undefined)));
      assert.equal(code, 'load-failed');
      assert.match(message, new RegExp(`^${file.replace('.', '\\.')} is damaged`));
    });
  }

  it('asks past the cache for a file that is another build’s', async () => {
    /** @type {string[]} */
    const again = [];
    const answer = await open((name, bytes, cache) => {
      if (cache === 'reload') again.push(name);
      return name === 'nutgraf_bg.wasm' && cache !== 'reload' ? damaged(bytes) : undefined;
    });
    assert.deepEqual(answer, { value: undefined });
    assert.deepEqual(again, ['nutgraf_bg.wasm']);
  });

  it('names the file that is not there', async () => {
    const { code, message } = failure(await open((name) => (name === 'quotes.nut' ? new Response('', { status: 404 }) : undefined)));
    assert.equal(code, 'load-failed');
    assert.equal(message, 'quotes.nut could not be fetched: HTTP 404');
  });

  it('checks nothing where the browser cannot', async (t) => {
    t.mock.getter(globalThis, 'crypto', () => ({}));
    const answer = await open((name, bytes) => (name === 'nutgraf_bg.wasm' ? new Response(Buffer.concat([bytes, Buffer.from([0, 1, 0])])) : undefined));
    assert.deepEqual(answer, { value: undefined });
  });
});

describe('reading documents', () => {
  afterEach(() => {
    globalThis.fetch = real;
  });

  /** @param {string} name */
  const sample = async (name) => new Uint8Array(await readFile(new URL(`../files/${name}`, import.meta.url)));

  /**
   * A host, and the names of the files that it has fetched.
   * @param {(name: string) => Response | undefined} [change]
   */
  async function host(change) {
    /** @type {string[]} */
    const fetched = [];
    globalThis.fetch = async (input) => {
      const url = new URL(String(input));
      const name = url.pathname.split('/').pop() ?? '';
      fetched.push(name);
      return change?.(name) ?? new Response(await readFile(url));
    };
    return { host: new Host(await files()), fetched };
  }

  /**
   * @param {Host} host
   * @param {string} name
   * @param {string | Uint8Array} content
   */
  async function read(host, name, content) {
    const answer = await host.handle(1, { op: 'read', name, content });
    assert('value' in answer, `${name} is read`);
    return /** @type {import('../../www/nutgraf/types.js').Reading} */ (answer.value);
  }

  it('fetches the readers with the first file that needs them, and not before', async () => {
    const { host: one, fetched } = await host();
    assert.equal((await read(one, 'a.txt', 'It rained.')).articles.length, 1);
    assert.deepEqual(fetched, ['nutgraf_bg.wasm']);
    const word = await read(one, 'wall.docx', await sample('wall.docx'));
    assert.equal(word.articles[0]?.article.title, 'Harbour wall gives way at Ness');
    const pdf = await read(one, 'columns.pdf', await sample('columns.pdf'));
    assert.equal(pdf.articles[0]?.article.title, 'Harbour wall gives way at Ness');
    assert.equal((await read(one, 'pile.zip', await sample('pile.zip'))).articles.length, 2);
    assert.deepEqual(fetched, ['nutgraf_bg.wasm', 'readers_bg.wasm']);
  });

  it('parts the articles of one document, whose beginnings the engine finds', async () => {
    const { host: one } = await host();
    const lines = [
      'Harbour wall falls',
      'By Ada Roe',
      '5 May 2031',
      'The harbour wall at Ness fell into the sea at noon on Friday, and nobody was hurt, the port said.',
      'Divers will look for the stones of the wall on Monday, when the storm is over, said the harbour master.',
      'Farmers fear wool tariff',
      'By Bo Lind',
      '6 May 2031',
      'Farmers in the hills of Oland fear that a tariff on wool will ruin a third of them before the spring.',
      'Their union wrote to the ministers that hay and wool had never been so cheap, and asked them for help.',
    ];
    const { articles } = await read(one, 'two.rtf', new TextEncoder().encode(`{\\rtf1 ${lines.join('\\par ')}}`));
    assert.deepEqual(articles.map((a) => a.article.id), ['two-1', 'two-2']);
  });

  it('reads text, pages and its own JSON by itself, and what is none after all by the readers', async () => {
    const { host: one, fetched } = await host();
    assert.equal((await read(one, 'a.html', '<p>It rained.</p>')).articles.length, 1);
    assert.equal((await read(one, 'a.json', '{"id": "a", "text": "It rained."}')).articles.length, 1);
    assert.equal((await read(one, 'a.jsonl', new TextEncoder().encode('{"id": "a", "text": "It rained."}\n'))).articles.length, 1);
    assert.deepEqual(fetched, ['nutgraf_bg.wasm']);
    const other = await read(one, 'b.json', new TextEncoder().encode('{"headline": "Rain", "body": "It rained.", "published": "14 May 2031"}'));
    assert.deepEqual([other.articles[0]?.article.title, other.articles[0]?.article.date], ['Rain', '2031-05-14']);
    assert.deepEqual(fetched, ['nutgraf_bg.wasm', 'readers_bg.wasm']);
    const { articles: [pasted] } = await read(one, 'pasted-1', '1\n00:00:01,000 --> 00:00:03,000\nIt “rained\n\n2\n00:00:03,000 --> 00:00:04,000\nall day.”\n');
    assert.equal(pasted?.article.text, 'It “rained all day.”');
    const { articles: rows } = await read(one, 'a.csv', 'id,text\na,It rained.\nb,It did.\n');
    assert.deepEqual(rows.map(({ article }) => article.id), ['a', 'b']);
    assert.equal((await read(one, 'a.md', 'It *rained*.')).articles[0]?.article.text, 'It rained.');
  });

  it('tells of a document that it cannot read, and reads on', async () => {
    const { host: one } = await host();
    const { articles, errors } = await read(one, 'a.pdf', new TextEncoder().encode('%PDF-1.7 and no more'));
    assert.deepEqual([articles, errors], [[], [{ code: 'unreadable', message: 'a.pdf is a PDF that is damaged' }]]);
    assert.equal((await read(one, 'herald.epub', await sample('herald.epub'))).articles.length, 2);
  });

  it('reads everything else where the readers are not there, and asks for them again', async () => {
    let there = false;
    const { host: one } = await host((name) => (name === 'readers_bg.wasm' && !there ? new Response('', { status: 404 }) : undefined));
    const file = await sample('wall.odt');
    const { code, message } = failure(await one.handle(1, { op: 'read', name: 'wall.odt', content: file }));
    assert.deepEqual([code, message], ['load-failed', 'readers_bg.wasm could not be fetched: HTTP 404']);
    assert.equal((await read(one, 'a.txt', 'It rained.')).articles.length, 1);
    there = true;
    assert.equal((await read(one, 'wall.odt', file)).articles.length, 1);
  });

  it('takes what was pasted as plain text where the readers are not there, and says so', async () => {
    let there = false;
    const { host: one } = await host((name) => (name === 'readers_bg.wasm' && !there ? new Response('', { status: 404 }) : undefined));
    const talk = '[0:01] Ada Roe: It rained.\n[0:02] Bo Lind: It did.\n[0:03] Ada Roe: It did.';
    const { articles: [plain], errors } = await read(one, 'pasted-1', talk);
    assert.deepEqual([plain?.article, errors], [{ id: 'pasted-1', text: talk }, []]);
    assert.match(plain?.warnings[0] ?? '', /could not be fetched, so it was taken as plain text/);
    // A table is no article's text, and a file can be chosen again.
    for (const { name, content } of [{ name: 'a.csv', content: 'text\nIt rained.' }, { name: 'a', content: new TextEncoder().encode(talk) }]) {
      assert.equal(failure(await one.handle(1, { op: 'read', name, content })).code, 'load-failed');
    }
    there = true;
    const { articles: [turns] } = await read(one, 'pasted-1', talk);
    assert.deepEqual([turns?.warnings, turns?.article.text], [[], 'Ada Roe: It rained.\n\nBo Lind: It did.\n\nAda Roe: It did.']);
  });

  it('says that the readers could not be had, whatever went wrong', async () => {
    const readers = new Readers(() => Promise.reject(new TypeError('offline')));
    await assert.rejects(readers.read('a.odt', new Uint8Array()), { code: 'load-failed', message: 'what reads such files could not be loaded: offline' });
    assert.equal((await readers.read('pasted-1', 'WEBVTT')).articles.length, 1);
  });
});
