// What other programs read of the report: W3C annotations, schema.org's quotations, and JSON Lines of quotes.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { webAddress } from '../../www/nutgraf/escape.js';
import { wellFormed } from '../../www/nutgraf/input.js';
import { quoteLines, schemaQuotations, webAnnotations } from '../../www/nutgraf/out/index.js';
import { HOSTILE, MADE, hostile, story, told } from './told.js';

/** @typedef {import('../../www/nutgraf/out/source.js').Input} Input */
/** @typedef {{type: string, exact: string, prefix: string, suffix: string}} QuoteSelector */
/** @typedef {{type: string, start: number, end: number}} PositionSelector */
/** @typedef {{source: string, selector: [QuoteSelector, PositionSelector]}} Target */
/** @typedef {{id: string, type: string, motivation: string, generated?: string, body: Record<string, unknown> & {value: string}, target: Target | Target[]}} Annotation */

/** @param {Generator<string>} made @returns {any} */
const parsed = (made) => {
  const text = [...made].join('');
  assert.doesNotMatch(text, /\\ud[89a-f]/i, 'no half of a character, written out neither');
  return JSON.parse(text);
};

/** @param {unknown} value @param {readonly string[]} keys @param {readonly string[]} [optional] */
function hasOnly(value, keys, optional = []) {
  const own = Object.keys(/** @type {object} */ (value));
  for (const key of keys) assert(own.includes(key), `${key} is there`);
  for (const key of own) assert(keys.includes(key) || optional.includes(key), `${key} is no key of it`);
}

/** An address that no reader of JSON-LD refuses. @param {unknown} iri */
function isAddress(iri) {
  assert(typeof iri === 'string' && /^(?:https?:\/\/|urn:x-nutgraf:[a-z]+:)[\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a~]*$/.test(iri) && URL.canParse(iri), String(iri));
}

/**
 * A page of annotations as the W3C's model has it, each with its words and its place in the text that was read.
 * @param {Input} input
 */
function checkAnnotations(input) {
  const page = parsed(webAnnotations(input));
  hasOnly(page, ['@context', 'id', 'type', 'partOf', 'startIndex', 'items']);
  assert.equal(page['@context'][0], 'http://www.w3.org/ns/anno.jsonld');
  assert.deepEqual([page.type, page.startIndex], ['AnnotationPage', 0]);
  hasOnly(page.partOf, ['id', 'type', 'label', 'total', 'generator']);
  assert.equal(page.partOf.total, page.items.length);
  /** @type {Annotation[]} */
  const items = page.items;
  assert.equal(new Set(items.map(({ id }) => id)).size, items.length, 'each has an id of its own');
  const byAddress = new Map(input.report.articles.map(({ id }) => {
    const address = input.origin(id).url;
    return [webAddress(address) || `urn:x-nutgraf:article:${encodeURIComponent(wellFormed(id))}`, id];
  }));
  for (const annotation of items) {
    hasOnly(annotation, ['id', 'type', 'motivation', 'body', 'target'], ['generated']);
    isAddress(annotation.id);
    assert.equal(annotation.type, 'Annotation');
    assert(['describing', 'identifying'].includes(annotation.motivation));
    const { type, purpose, format, language, value, ...facts } = annotation.body;
    assert.deepEqual([type, purpose, format, language, typeof value], ['TextualBody', annotation.motivation, 'text/plain', 'en', 'string']);
    for (const name of Object.keys(facts)) assert.match(name, /^nutgraf:[a-zA-Z]+$/);
    for (const target of [annotation.target].flat()) {
      hasOnly(target, ['source', 'selector']);
      isAddress(target.source);
      const [quote, place] = target.selector;
      hasOnly(quote, ['type', 'exact', 'prefix', 'suffix']);
      hasOnly(place, ['type', 'start', 'end']);
      assert.deepEqual([target.selector.length, quote.type, place.type], [2, 'TextQuoteSelector', 'TextPositionSelector']);
      const text = wellFormed(input.text(byAddress.get(target.source) ?? assert.fail(target.source)));
      // The model counts characters, not units of UTF-16.
      const letters = [...text];
      assert(place.start < place.end && letters.slice(place.start, place.end).join('') === quote.exact, quote.exact);
      const before = letters.slice(0, place.start).join('');
      assert(before.endsWith(quote.prefix) && text.slice(before.length + quote.exact.length).startsWith(quote.suffix));
      assert(quote.prefix.length >= Math.min(31, before.length));
    }
  }
  return items;
}

test('each quote, deadline and name is an annotation with its words, its place, and what is known of it', () => {
  const input = told(story().map((article) => ({ ...article, url: `https://${article.id}.example/a b` })));
  const items = checkAnnotations(input);
  const of = (/** @type {string} */ what) => items.filter(({ body }) => body['nutgraf:what'] === what);
  const { articles, entities } = input.report;
  assert.equal(of('quote').length, articles.reduce((n, a) => n + a.quotes.length, 0));
  assert.equal(of('deadline').length, articles.reduce((n, a) => n + a.deadlines.length, 0));
  assert.equal(of('name').length, articles.reduce((n, a) => n + a.entities.filter((m) => m.form === 'name').length, 0));
  const quotes = articles.flatMap((a) => a.quotes);
  for (const [i, { body, target }] of of('quote').entries()) {
    const quote = quotes[i] ?? assert.fail();
    assert.deepEqual([body['nutgraf:kind'], body['nutgraf:confidence'], body['nutgraf:speech'], body['nutgraf:act']], [quote.kind, quote.confidence, quote.speech, quote.act]);
    assert.equal(body['nutgraf:speakerId'], quote.speaker ?? quote.document);
    if (quote.speaker) assert.equal(body['nutgraf:speaker'], entities.find((e) => e.id === quote.speaker)?.name);
    assert.equal([target].flat().length, quote.content.length);
  }
  assert(quotes.some((q) => q.content.length > 1) && of('quote').some(({ body }) => body['nutgraf:act'] === 'declined'), 'the story has such');
  assert(of('deadline').some(({ body }) => /^Deadline: .*; computed from /.test(body.value) && body['nutgraf:latest'] === '2031-05-23'));
  assert(items.every(({ generated }) => generated === MADE));
});

test('annotations count characters, and cut none in two', () => {
  const smile = '😀'.repeat(20);
  const items = checkAnnotations(told([{ id: 'a', text: `${smile}\n\n${smile} “We read ${smile} there,” said Ada Roe. ${smile}\n`, date: '2031-03-11' }]));
  const quote = items.find(({ body }) => body['nutgraf:kind'] === 'direct');
  const target = [quote?.target ?? []].flat()[0] ?? assert.fail('no quotation');
  assert.equal(target.selector[1].start, 20 + 2 + 20 + 2);
});

test('only what stands between marks is a quotation to search engines', () => {
  const input = told(story());
  const all = parsed(schemaQuotations(input));
  hasOnly(all, ['@context', '@graph']);
  assert.equal(all['@context'], 'https://schema.org');
  const wanted = input.report.articles.flatMap((a) => a.quotes.filter((q) => q.speech && !q.act && (q.kind === 'direct' || q.verbatim.length > 0)).map((quote) => ({ quote, text: input.text(a.id), id: a.id })));
  assert(wanted.length > 10 && wanted.some(({ quote }) => quote.kind === 'mixed'));
  assert.equal(all['@graph'].length, wanted.length);
  for (const [i, { quote, text, id }] of wanted.entries()) {
    const made = all['@graph'][i];
    hasOnly(made, ['@type', '@id', 'text', 'inLanguage', 'isPartOf', 'description'], ['spokenByCharacter', 'citation', 'dateCreated']);
    assert.equal(made['@type'], 'Quotation');
    isAddress(made['@id']);
    // A quotation of a sentence in the article's words is no more than its quoted words.
    const spans = quote.kind === 'direct' ? quote.content : quote.verbatim;
    assert.equal(made.text, spans.map((s) => text.slice(s.start, s.end).replace(/\s+/g, ' ')).join(' … '));
    hasOnly(made.isPartOf, ['@type', '@id'], ['headline', 'datePublished', 'publisher', 'url']);
    assert.deepEqual([made.isPartOf['@type'], made.isPartOf.publisher.name], ['NewsArticle', input.origin(id).outlet]);
    const speaker = input.report.entities.find((e) => e.id === quote.speaker);
    if (speaker?.type === 'PER') assert.deepEqual([made.spokenByCharacter['@type'], made.spokenByCharacter.name], ['Person', speaker.name]);
    if (quote.document) assert.deepEqual([made.spokenByCharacter, made.citation['@type']], [undefined, 'CreativeWork']);
    assert.match(made.description, /, found by Nutgraf, \d\d% sure$/);
  }
});

test('a line is a quote with all that a citation needs', () => {
  const input = told(story().map((article) => ({ ...article, url: `https://${article.id}.example/` })));
  const lines = [...quoteLines(input)];
  const quotes = input.report.articles.flatMap((a) => a.quotes.map((quote, index) => ({ a, quote, index })));
  assert.equal(lines.length, quotes.length);
  for (const [i, line] of lines.entries()) {
    assert.match(line, /^\{[^\n]*\}\n$/);
    const { a, quote, index } = quotes[i] ?? assert.fail();
    const made = JSON.parse(line);
    hasOnly(made, ['speaker', 'speakerId', 'words', 'printed', 'kind', 'speech', 'source', 'cue', 'confidence', 'outlet', 'title', 'date', 'url', 'article', 'index', 'spans', 'verbatim', 'citation'],
      ['document', 'act', 'via', 'addressee', 'medium', 'said', 'position']);
    const { outlet, title, date, url } = input.origin(a.id);
    assert.deepEqual([made.outlet, made.title, made.date, made.url, made.article, made.index], [outlet, title, date, url, a.id, index]);
    assert.deepEqual([made.spans, made.confidence, made.speakerId], [quote.content, quote.confidence, quote.speaker]);
    assert(made.citation.includes(outlet) && made.citation.includes(url) && made.citation.includes(made.printed));
  }
});

test('whatever articles, names and readers say is data', () => {
  for (const said of HOSTILE) {
    const input = hostile(said);
    assert(checkAnnotations(input).length > 3, said);
    for (const { isPartOf, '@id': id } of parsed(schemaQuotations(input))['@graph']) {
      isAddress(id);
      isAddress(isPartOf['@id']);
      assert(isPartOf.url === undefined || /^https:\/\/ness\.example\//.test(isPartOf.url));
    }
    const made = [...quoteLines(input)].map((line) => JSON.parse(line));
    assert(made.every(({ title }) => title === `T ${wellFormed(said)}` || title === `U ${wellFormed(said)}`));
    for (const line of quoteLines(input)) assert.doesNotMatch(line, /\n./);
  }
});

test('of no article there are no annotations, quotations or lines', () => {
  const none = told([]);
  assert.deepEqual(checkAnnotations(none), []);
  assert.deepEqual(parsed(schemaQuotations(none)), { '@context': 'https://schema.org', '@graph': [] });
  assert.deepEqual([...quoteLines(none)], []);
  const one = told([{ id: 'a', text: '“It is tired,” said Ada Roe.' }]);
  assert(checkAnnotations(one).length > 0);
  assert.equal(parsed(schemaQuotations(one))['@graph'].length, 1);
  assert.equal([...quoteLines(one)].length, 1);
});
