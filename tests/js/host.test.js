// The engine is opened only from the very files that it was built with.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, describe, it } from 'node:test';
import { files } from '../../www/nutgraf/addresses.js';
import { Host } from '../../www/nutgraf/host.js';

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
