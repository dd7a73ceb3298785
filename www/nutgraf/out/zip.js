// Files in one: a ZIP archive (APPNOTE 6.3), deflated by the browser where it can.

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** The checksum of bytes after others. @param {number} before @param {Uint8Array} bytes */
function crc32(before, bytes) {
  let c = ~before;
  for (const byte of bytes) c = (TABLE[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return ~c >>> 0;
}

/** The first day that the format can tell: the files say themselves when they were made. */
const DAY = (1 << 5) | 1;
/** Names are in UTF-8. */
const UTF8 = 0x800;
const DEFLATED = 8;

/** Numbers of two and four bytes, the lowest first. @param {readonly (readonly [size: 2 | 4, value: number])[]} fields */
function bytesOf(fields) {
  const view = new DataView(new ArrayBuffer(fields.reduce((n, [size]) => n + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return view.buffer;
}

/** @param {Blob} content */
async function checksum(content) {
  let crc = 0;
  const reader = content.stream().getReader();
  for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) if (value) crc = crc32(crc, value);
  return crc;
}

/** @param {Blob} content */
async function packed(content) {
  if (typeof CompressionStream !== 'function') return { bytes: content, method: 0 };
  try {
    return { bytes: await new Response(content.stream().pipeThrough(new CompressionStream('deflate-raw'))).blob(), method: DEFLATED };
  } catch {
    // Browsers of before 2023 know no such form; any reader takes the files as they are.
    return { bytes: content, method: 0 };
  }
}

/**
 * An archive of files.
 * @param {readonly {name: string, content: Blob}[]} files
 * @param {string} type of the archive
 */
export async function zip(files, type) {
  /** @type {BlobPart[]} */
  const parts = [];
  /** @type {BlobPart[]} */
  const directory = [];
  let at = 0;
  let size = 0;
  for (const { name, content } of files) {
    const named = new TextEncoder().encode(name);
    const { bytes, method } = await packed(content);
    const about = /** @type {const} */ ([[2, 20], [2, UTF8], [2, method], [2, 0], [2, DAY], [4, await checksum(content)], [4, bytes.size], [4, content.size], [2, named.length], [2, 0]]);
    const head = bytesOf([[4, 0x04034b50], ...about]);
    const entry = bytesOf([[4, 0x02014b50], [2, 20], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]);
    parts.push(head, named, bytes);
    directory.push(entry, named);
    at += head.byteLength + named.length + bytes.size;
    size += entry.byteLength + named.length;
  }
  const end = bytesOf([[4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, at], [2, 0]]);
  return new Blob([...parts, ...directory, end], { type });
}
