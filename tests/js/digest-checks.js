// What a digest is as a file: a web page that does nothing, and a document that Word takes for whole.

import assert from 'node:assert/strict';

import { parse, within } from './unzip.js';

const TAGS = new Set(['span', 'html', 'head', 'meta', 'title', 'style', 'body', 'header', 'h1', 'h2', 'h3', 'p', 'nav', 'ul', 'li', 'a', 'main', 'section', 'table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tr', 'th', 'td', 'strong', 'mark', 'u']);
const ATTRIBUTES = /^(?:lang|charset|http-equiv|content|name|role|scope|class|id|style|rel|href|aria-label|data-head)$/;

/**
 * A page of the elements and attributes that a digest has, closed in order, which fetches nothing.
 * @param {string} html
 */
export function checkPage(html) {
  assert(html.startsWith('<!DOCTYPE html>\n<html lang="en">'));
  assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">/);
  assert.doesNotMatch(html, /[\p{Surrogate}\p{Bidi_Control}\u2028\u2029\ufffe\uffff]|(?!\n)\p{Cc}/u);
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
  assert.doesNotMatch(style, /url\(|@import|<\//);
  const rest = html.replace('<!DOCTYPE html>', '').replace(style, '');
  assert.doesNotMatch(rest.replace(/<[^<>]*>/g, ''), /[<>]|&(?!(?:lt|gt|amp|quot|#39);)/);
  /** @type {string[]} */
  const open = [];
  for (const [tag, close = '', name = '', attributes = ''] of rest.matchAll(/<(\/?)([a-z0-9]+)((?:\s[a-z-]+="[^"<>]*")*)>|<[^>]*>/g)) {
    assert(TAGS.has(name), tag);
    if (close !== '') assert.equal(open.pop(), name);
    else if (!['meta', 'col'].includes(name)) open.push(name);
    for (const [, key = '', value = ''] of attributes.matchAll(/\s([a-z-]+)="([^"]*)"/g)) {
      assert.match(key, ATTRIBUTES);
      if (key === 'href') assert.match(value, /^(?:#part-\d+|https?:\/\/[^\s]+)$/);
      if (key === 'style') assert.match(value, /^width:[\d.]+%$/);
    }
  }
  assert.deepEqual(open, []);
}

/**
 * A document whose parts are all there, and whose tables Word takes for whole.
 * @param {Map<string, string>} files
 */
export function checkWord(files) {
  for (const xml of files.values()) parse(xml);
  const part = (/** @type {string} */ name) => [...within(parse(files.get(name) ?? assert.fail(`no ${name}`)))];
  const types = part('[Content_Types].xml');
  for (const { attributes } of types) if (attributes['PartName']) assert(files.has(attributes['PartName'].slice(1)), attributes['PartName']);
  for (const { attributes } of part('_rels/.rels')) if (attributes['Target']) assert(files.has(attributes['Target']));
  const relations = new Map(part('word/_rels/document.xml.rels').filter(({ name }) => name === 'Relationship').map(({ attributes }) => [attributes['Id'] ?? '', attributes]));
  for (const { Target = '', TargetMode } of relations.values()) {
    if (TargetMode === 'External') assert.match(Target, /^https?:\/\//);
    else assert(files.has(`word/${Target}`), Target);
  }
  const styles = new Set(part('word/styles.xml').map(({ attributes }) => attributes['w:styleId'] ?? ''));
  const all = part('word/document.xml');
  for (const { name, attributes, children, parent } of all) {
    if (/^w:(?:p|r|tbl)Style$/.test(name)) assert(styles.has(attributes['w:val'] ?? ''), attributes['w:val']);
    if (attributes['r:id'] !== undefined) assert(relations.has(attributes['r:id']), attributes['r:id']);
    if (name === 'w:tc') assert.equal(children.at(-1)?.name, 'w:p', 'a cell ends with a paragraph');
    if (name === 'w:tbl') {
      const columns = children.find((c) => c.name === 'w:tblGrid')?.children.length;
      for (const row of children.filter((c) => c.name === 'w:tr')) assert.equal(row.children.filter((c) => c.name === 'w:tc').length, columns);
      assert.equal(parent?.children[parent.children.findIndex((c) => c.children === children) + 1]?.name, 'w:p', 'a paragraph stands behind a table');
    }
  }
  assert.equal(all.find(({ name }) => name === 'w:body')?.children.at(-1)?.name, 'w:sectPr');
}
