// ZIP archives and XML as strict programs read them, for tests of what the page packs.

import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/**
 * The files of an archive, each checked against what its two heads tell.
 * @param {Buffer} zip
 * @returns {Map<string, string>}
 */
export function unzip(zip) {
  const end = zip.length - 22;
  assert.equal(zip.readUInt32LE(end), 0x06054b50, 'the end of the archive');
  const n = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  assert.equal(at + zip.readUInt32LE(end + 12), end, 'the directory ends where the end begins');
  /** @type {Map<string, string>} */
  const files = new Map();
  let next = 0;
  for (let i = 0; i < n; i++) {
    assert.equal(zip.readUInt32LE(at), 0x02014b50);
    const [method, crc, packed, size, named] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28)];
    const head = zip.readUInt32LE(at + 42);
    assert.equal(head, next, 'nothing stands between the files');
    assert.equal(zip.readUInt32LE(head), 0x04034b50);
    assert.deepEqual(zip.subarray(head + 4, head + 30), zip.subarray(at + 6, at + 32), 'both heads say the same');
    const name = zip.toString('utf8', at + 46, at + 46 + named);
    next = head + 30 + named + packed;
    const body = zip.subarray(head + 30 + named, next);
    assert(method === 0 || method === 8);
    const content = method === 8 ? inflateRawSync(body) : body;
    assert.equal(content.length, size, name);
    assert.equal(crc32(content), crc, name);
    assert(!files.has(name), name);
    files.set(name, new TextDecoder('utf-8', { fatal: true }).decode(content));
    at += 46 + named;
  }
  assert.equal(at, end);
  return files;
}

/** An element of XML. @typedef {{name: string, attributes: Record<string, string>, children: Element[], text: string, parent: Element | null}} Element */

/** @param {string} text */
const plain = (text) => text.replace(/&(lt|gt|amp|quot|#39);/g, (_, /** @type {'lt' | 'gt' | 'amp' | 'quot' | '#39'} */ name) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': '\'' })[name]);

/**
 * A well-formed document: every character is one of XML's, every element is closed, every attribute stands once.
 * @param {string} xml
 * @returns {Element}
 */
export function parse(xml) {
  assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\n/);
  assert.doesNotMatch(xml, /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  /** @type {Element} */
  const root = { name: '', attributes: {}, children: [], text: '', parent: null };
  let at = root;
  let last = xml.indexOf('\n') + 1;
  for (const tag of xml.slice(last).matchAll(/<([^<>]*)>/g)) {
    const start = xml.indexOf('\n') + 1 + tag.index;
    const between = xml.slice(last, start);
    assert.doesNotMatch(between, /[<>]|&(?!(?:lt|gt|amp|quot|#39);)/, between);
    at.text += plain(between);
    last = start + tag[0].length;
    const [, close = '', name = '', rest = '', self = ''] = /^(\/?)([A-Za-z][\w:.]*)((?:\s[\w:]+="[^"<]*")*)(\/?)$/.exec(tag[1] ?? '') ?? assert.fail(tag[0]);
    if (close !== '') {
      assert.equal(name, at.name, 'closed in order');
      at = at.parent ?? assert.fail('more is closed than opened');
      continue;
    }
    /** @type {Record<string, string>} */
    const attributes = {};
    for (const [, key = '', value = ''] of rest.matchAll(/\s([\w:]+)="([^"]*)"/g)) {
      assert(!(key in attributes), key);
      assert.doesNotMatch(value, /&(?!(?:lt|gt|amp|quot|#39);)/);
      attributes[key] = plain(value);
    }
    const element = { name, attributes, children: [], text: '', parent: at };
    at.children.push(element);
    if (self === '') at = element;
  }
  assert.equal(at, root, `${at.name} is closed`);
  assert.equal(xml.slice(last).trim(), '');
  assert.equal(root.children.length, 1, 'one element holds all');
  return /** @type {Element} */ (root.children[0]);
}

/** An element and all in it. @param {Element} element @returns {Generator<Element>} */
export function* within(element) {
  yield element;
  for (const child of element.children) yield* within(child);
}
