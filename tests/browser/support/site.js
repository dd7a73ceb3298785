// A server of the demo page that a test can cut off, whose files it can change, and which says what it was asked for.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const WWW = fileURLToPath(new URL("../../../www", import.meta.url));
/** @type {Record<string, string>} */
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png" };
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types nutgraf";
const LIST = "pkg/offline.json";
const NOT_KEPT = ["embed.html", "sw.js", LIST, "samples/corpus.jsonl", "samples/make-corpus.js"];

/** The files below a folder. @param {string} folder @returns {string[]} */
const below = (folder) => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? below(path) : [path];
});

/**
 * What `cargo xtask` lists of the page's files (xtask/src/offline.rs).
 * @param {(path: string) => Buffer} read
 * @returns {{version: string, files: Record<string, string>}}
 */
export function listed(read = (path) => readFileSync(join(WWW, path))) {
  const names = below(WWW).map((path) => relative(WWW, path).split(sep).join("/"))
    .filter((name) => !NOT_KEPT.includes(name) && !name.startsWith("types/") && !name.endsWith(".d.ts") && !/(?:^|\/)\./.test(name)).sort();
  /** @param {string | Buffer} bytes */
  const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");
  const files = Object.fromEntries(names.map((name) => [name, hash(read(name))]));
  return { version: hash(names.map((name) => `${files[name]} ${name}\n`).join("")).slice(0, 16), files };
}

/** Starts one. */
export async function startSite() {
  /** What stands in the place of a file. @type {Map<string, string>} */
  const changed = new Map();
  /** The same, but the list does not know of it. @type {Map<string, string>} */
  const secret = new Map();
  /** @type {string[]} */
  const asked = [];
  /** @param {string} path */
  const read = (path) => (changed.has(path) ? Buffer.from(changed.get(path) ?? "") : readFileSync(join(WWW, path)));
  /** @param {string} path */
  const body = (path) => {
    if (path === LIST) return Buffer.from(JSON.stringify(listed(read)));
    return secret.has(path) ? Buffer.from(secret.get(path) ?? "") : read(path);
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "", "http://localhost").pathname).slice(1) || "index.html";
    asked.push(path);
    try {
      const bytes = body(path);
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "content-security-policy": POLICY, "x-content-type-options": "nosniff", "cache-control": "no-cache" });
      response.end(bytes);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    address: `http://localhost:${port}/`,
    asked,
    changed,
    secret,
    /** The text of a file as it is served. @param {string} path */
    text: (path) => body(path).toString(),
    /** Takes the network away. */
    cut: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
