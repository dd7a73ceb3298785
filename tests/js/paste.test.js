// What is pasted or dragged in: HTML or text, an address alone, an article or several.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { missing, richOf } from '../../www/nutgraf/clipboard.js';
import { addressesIn, addressesOfShortcut } from '../../www/nutgraf/lone-address.js';
import { Intake } from '../../www/ui/intake.js';
import { corpus, reader } from './reader.js';

/** @typedef {import('../../www/nutgraf/types.js').Article} Article */
/** @typedef {import('../../www/nutgraf/batch.js').Batch} Batch */

const HEAD = 'Council sets date for the bridge';
const PROSE = ['The old bridge over the Ness will be shut to lorries from Monday, the council said on Tuesday after a vote.',
  'Mayor Ilka Stromm told reporters: “It has carried us for ninety years and it is tired.”',
  '“Nobody should drive a lorry over it before the summer,” said Bo Lind, an engineer.'];
const TEXT = [HEAD, ...PROSE].join('\n\n');
const link = (/** @type {string} */ path, host = 'www.ness-herald.example') => `<a style="color: rgb(1, 2, 3); font-family: Georgia; letter-spacing: normal" href="https://${host}/${path}">${path}</a>`;
const menu = `<ul><li>${link('news')}</li><li>${link('sport')}</li><li>${link('weather')}</li></ul>`;
const body = `<h1 style="font-weight: 700;">${HEAD}</h1>${PROSE.map((p) => `<p style="margin: 0px; font-size: 17px; white-space: normal;">${p}</p>`).join('')}`;
const chrome = (/** @type {string} */ html) => `<html>\n<body>\n<!--StartFragment-->${html}<!--EndFragment-->\n</body>\n</html>`;

describe('the HTML of what was copied', () => {
  it('is taken where it says more than the text', () => {
    assert.equal(richOf({ text: '', html: '' }), null);
    assert.equal(richOf({ text: 'x', html: '<meta charset="utf-8"><span style="color: red">x</span>' }), null, 'a stretch of a line');
    assert.equal(richOf({ text: 'x', html: '<div style="white-space: pre"><div><span>let x</span></div></div>' }), null, 'program code');
    assert.equal(richOf({ text: 'x', html: chrome('<span>x</span>').replace('<body>', '<body><p>') }), null, 'the boxes it stood in are no part of it');
    assert(richOf({ text: 'x', html: '<p>x</p>' }));
  });

  it('comes without what only tells of looks, and with what may hide', () => {
    const html = '<p style="margin: 0px; font-family: &quot;Georgia&quot;; display: none; font-size: 0">a style="margin: 0" b</p><img src="data:image/png;base64,AAAA" alt="A bridge"><!--[if gte mso 9]><xml>x</xml><![endif]--><p>c</p>';
    assert.equal(richOf({ text: 'x', html })?.html, '<p style=" display: none; font-size: 0">a style="margin: 0" b</p><img alt="A bridge"><p>c</p>');
  });

  it('tells the site by address, page or links, and only where they tell', () => {
    const host = (/** @type {string} */ html) => richOf({ text: TEXT, html })?.host;
    assert.equal(host(chrome(menu + body)), 'ness-herald.example');
    assert.equal(host(chrome(body + link('a'))), '', 'one link tells nothing');
    assert.equal(host(chrome(menu + body + [1, 2, 3].map((n) => link(String(n), `site${n}.example`)).join(''))), '', 'nor do links all over');
    assert.equal(host(chrome(body + [1, 2, 3].map((n) => link(String(n), 'twitter.com')).join(''))), '');
    const source = `Version:0.9\r\nStartHTML:0000000105\r\nSourceURL:https://www.ness-herald.example/bridge?a=1#:~:text=x\r\n${chrome(body)}`;
    assert.deepEqual([host(source), richOf({ text: TEXT, html: source })?.url], ['ness-herald.example', 'https://www.ness-herald.example/bridge?a=1']);
    const canonical = `<html><head><link href='https://m.ness-herald.example/b' rel=canonical></head><body>${body}`;
    assert.deepEqual([host(canonical), richOf({ text: TEXT, html: canonical })?.url], ['ness-herald.example', 'https://m.ness-herald.example/b']);
    assert.equal(richOf({ text: TEXT, html: `<link rel=canonical href="file:///C:/a.html">${body}` })?.url, '');
  });
});

describe('pasted text', () => {
  /** @type {[string, ...unknown[]][]} */
  let told = [];
  const preview = async (/** @type {Article[]} */ articles) => {
    const set = corpus();
    for (const article of articles) set.set(article);
    const { articles: reports } = set.report();
    set.free();
    return reports;
  };
  const intake = new Intake({
    read: reader, preview, batch: (batch) => told.push(['batch', batch]), addresses: (list) => told.push(['addresses', ...list]),
    note: (text, code) => told.push([code, text]), fail: (error) => told.push([error.code]), change: () => undefined, progress: () => undefined,
  });
  /** @param {string} text @param {string} html @param {{date?: string, outlet?: string}} [about] */
  const paste = async (text, html, { date = '', outlet = '' } = {}) => {
    told = [];
    return (await intake.text({ text, rich: richOf({ text, html }), date, outlet }))?.articles ?? [];
  };

  it('is read by its HTML, with the site for the outlet and the text as the way back', async () => {
    const [taken] = await paste(`News\nSport\nWeather\n${TEXT}`, chrome(menu + body));
    assert(taken);
    assert(taken.article.html?.includes('<h1>'));
    assert.deepEqual([taken.article.text, taken.article.outlet, taken.plain?.includes(HEAD)], [undefined, 'ness-herald.example', true]);
    const [dated] = await paste(TEXT, chrome(menu + body), { date: '2031-03-11', outlet: 'Ness Herald' });
    assert.deepEqual([dated?.article.date, dated?.article.outlet], ['2031-03-11', 'Ness Herald']);
    assert.deepEqual(told, []);
  });

  it('keeps what the page says of itself', async () => {
    const [taken] = await paste(TEXT, `<html><head><meta property="og:site_name" content="The Ness Herald"></head><body>${menu}${body}`);
    assert.equal(taken?.article.outlet, undefined);
  });

  it('is taken as text where its HTML has much less', async () => {
    const [taken] = await paste(TEXT, chrome(`<h1>${HEAD}</h1><p>${PROSE[0]}</p><!--${PROSE[1]}${PROSE[2]}-->`));
    assert.deepEqual([taken?.article.text, taken?.article.html, taken?.plain], [TEXT, undefined, undefined]);
    assert.equal(told.length, 1);
    assert.match(String(told[0]?.[1]), /^With the formatting that was copied, 31 of 52 words would be lost/);
    assert.equal(told[0]?.[0], 'plain-text');
  });

  it('is read from documents of word processors whole', async () => {
    const docs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span>${HEAD}</span></h1>${PROSE.map((p) => `<p dir="ltr"><span>${p}</span></p><br />`).join('')}</b>`;
    const word = `<html xmlns:o="urn:x"><head><meta name=Generator content="Word"><style><!-- p {margin:0cm;} --></style><!--[if gte mso 9]><xml><o:X/></xml><![endif]--></head><body><!--StartFragment--><p class=MsoTitle>${HEAD}<o:p></o:p></p>${PROSE.map((p) => `<p class=MsoNormal>${p}<o:p></o:p></p>`).join('')}<!--EndFragment--></body></html>`;
    for (const html of [docs, word]) {
      const [taken] = await paste(TEXT, html);
      assert(taken?.article.html);
      const [report] = await preview([taken.article]);
      assert.equal(report?.text, TEXT);
      assert.equal(report.parts.filter((p) => p.kind === 'paragraph').length, 3);
    }
  });

  it('is text where the engine cannot tell', async () => {
    const broken = new Intake({
      read: reader, preview: () => Promise.reject(new Error('trap')), batch: () => undefined, addresses: () => undefined, note: () => undefined, fail: () => undefined, change: () => undefined, progress: () => undefined,
    });
    const batch = await broken.text({ text: TEXT, rich: richOf({ text: TEXT, html: body }), date: '', outlet: '' });
    assert.equal(batch?.articles[0]?.article.text, TEXT);
  });

  it('that is no article is answered', async () => {
    assert.deepEqual(await paste('https://ness-herald.example/bridge', ''), []);
    assert.deepEqual(told, [['addresses', 'https://ness-herald.example/bridge']]);
    assert.deepEqual(await paste(' \n', ''), []);
    assert.deepEqual(told, [['empty']]);
  });

  it('and files of nothing but addresses are answered too', async () => {
    told = [];
    const entry = (/** @type {string} */ name, /** @type {string} */ text) => ({ name, path: name, file: async () => new File([text], name) });
    await intake.files([entry('Bridge.url', '[InternetShortcut]\r\nURL=https://ness-herald.example/bridge\r\n'), entry('links.txt', 'https://a.example/x\nhttps://b.example/y'), entry('a.txt', 'It rained.')]);
    const batch = /** @type {Batch} */ (told.find(([name]) => name === 'batch')?.[1]);
    assert.deepEqual(batch.articles.map((a) => a.article.text), ['It rained.']);
    assert.deepEqual(told.find(([name]) => name === 'addresses')?.slice(1), ['https://ness-herald.example/bridge', 'https://a.example/x', 'https://b.example/y']);
  });
});

it('prose that is missing is told from menus that are', () => {
  const reading = (/** @type {string[]} */ ...lines) => {
    const text = lines.join('\n');
    let at = 0;
    return { text, parts: lines.map((line) => ({ kind: 'paragraph', start: at, end: (at += line.length + 1) - 1 })) };
  };
  assert.equal(missing(reading(...PROSE), reading('News', 'Sport and weather', 'Most read this week', ...PROSE)).less, false);
  assert.equal(missing(reading(PROSE[0] ?? '', PROSE[1] ?? ''), reading(...PROSE)).less, false, 'a quarter is furniture as like as not');
  assert.equal(missing(reading(PROSE[0] ?? ''), reading(...PROSE)).less, true);
  assert.equal(missing(reading(), reading()).less, false);
});

describe('an address alone', () => {
  it('is told from text', () => {
    for (const [text, ...wanted] of /** @type {[string, ...string[]][]} */ ([
      ['https://ness-herald.example/news/bridge', 'https://ness-herald.example/news/bridge'],
      ['  <https://ness-herald.example/a?b=c#d>.\n', 'https://ness-herald.example/a?b=c#d'],
      ['www.ness-herald.example', 'https://www.ness-herald.example/'],
      ['ness-herald.example/news/bridge-shut', 'https://ness-herald.example/news/bridge-shut'],
      ['HTTPS://NESS.EXAMPLE/X', 'https://ness.example/X'],
      ['https://a.example/1\nhttps://a.example/2 https://a.example/1', 'https://a.example/1', 'https://a.example/2'],
      ['https://a.example/1, https://b.example/2', 'https://a.example/1', 'https://b.example/2'],
      ['# a list\nhttps://a.example/1\r\nhttps://a.example/2', 'https://a.example/1', 'https://a.example/2'],
      ['[Council sets date](https://a.example/1)', 'https://a.example/1'],
      ['Council sets date for the bridge\nhttps://a.example/1', 'https://a.example/1'],
      ['https://a.example/1\nCouncil sets date for the bridge', 'https://a.example/1'],
      ['It rained.'], [''], ['Reuters'], ['See https://a.example/1 for more, the council said.'], ['and/or'], ['U.S./Mexico'], ['a.b'], ['3.5/10'],
      [`Council sets date\n${'It rained in Karlsund. '.repeat(20)}https://a.example/1`], ['It rained.\nAnd it snowed.\nhttps://a.example/1'],
      ['ada@ness.example'], ['http://'], ['javascript:alert(1)'],
    ])) assert.deepEqual(addressesIn(text), wanted, text);
  });

  it('may stand in a file of its own', () => {
    assert.deepEqual(addressesOfShortcut('a.url', '[InternetShortcut]\nIconIndex=0\nURL=https://a.example/1\n'), ['https://a.example/1']);
    assert.deepEqual(addressesOfShortcut('A.WEBLOC', '<plist><dict><key>URL</key><string>https://a.example/?a=1&amp;b=2</string></dict></plist>'), ['https://a.example/?a=1&b=2']);
    assert.deepEqual(addressesOfShortcut('a.txt', 'URL=https://a.example/1'), []);
    assert.deepEqual(addressesOfShortcut('a.url', 'URL=file:///etc'), []);
  });
});
