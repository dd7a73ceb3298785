// A static server that writes down what is asked of it.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** @typedef {{path: string, gzip: () => number, brotli: () => number}} Request */

/** @type {Record<string, string>} */
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json' };

/**
 * @param {string} folder
 * @param {Record<string, string>} headers of every answer
 * @param {Record<string, string>} [words] replaced in pages
 */
export async function serve(folder, headers, words = {}) {
  /** @type {Request[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
    try {
      let bytes = await readFile(file);
      if (extname(file) === '.html') bytes = Buffer.from(Object.entries(words).reduce((text, [word, by]) => text.replaceAll(word, by), bytes.toString()));
      requests.push({
        path,
        gzip: () => gzipSync(bytes, { level: 9 }).length,
        brotli: () => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length,
      });
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', ...headers }).end(bytes);
    } catch {
      response.writeHead(404, headers).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const host = `127.0.0.1:${address.port}`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { host, address: `http://${host}/`, requests, close };
}
