// The served page once more, with a list of all that is asked for: under its policy or without any, beside another origin.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

/** Hears of what the page does before any article is there. */
const traps = await readFile(new URL("traps.js", import.meta.url), "utf8");

/** Another page with the element. @param {string} slotted */
const other = (slotted) => `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Nutgraf</title><script src="/__probe.js"></script>
<link rel="icon" href="/icon.svg"><script type="module" src="/nut-graf.js"></script></head><body><nut-graf>${slotted}</nut-graf></body></html>`;

/**
 * A server on a port of its own.
 * @param {import("node:http").RequestListener} answer
 * @param {() => void} [connected]
 */
async function listen(answer, connected = () => undefined) {
  const server = createServer(answer).on("connection", connected).listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = server.address();
  if (at === null || typeof at === "string") throw new Error("no free port");
  return { server, port: at.port };
}

export class HostileSite {
  /** What was asked for and is not there: the page itself asks for nothing of the kind. @type {string[]} */
  missed = [];
  /** How often the other origin was reached, were it by a connection alone. */
  reached = 0;
  /** Files that stand below `/given/`. @type {Map<string, string>} */
  given = new Map();
  /** What stands in the element on the page `/slotted`. */
  slotted = "";
  /** The page's address, with a slash at the end. */
  address = "";
  /** The other origin's. */
  there = "";
  #page;
  #policy;
  /** @type {import("node:http").Server[]} */
  #servers = [];

  /**
   * @param {string} page the address that the page is served at
   * @param {boolean} policy whether it keeps its policy
   */
  constructor(page, policy) {
    this.#page = page;
    this.#policy = policy;
  }

  async start() {
    const own = await listen((request, response) => {
      this.#answer(request.url ?? "/", response).catch((/** @type {unknown} */ error) => {
        this.missed.push(`${request.url}: ${String(error)}`);
        response.destroy();
      });
    });
    const foreign = await listen((_, response) => response.writeHead(200, { "access-control-allow-origin": "*" }).end(), () => void (this.reached += 1));
    this.#servers = [own.server, foreign.server];
    this.address = `http://localhost:${own.port}/`;
    this.there = `http://127.0.0.1:${foreign.port}/`;
    return this;
  }

  get canaries() {
    return { here: `${this.address}__canary/`, there: this.there };
  }

  stop() {
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
  }

  /**
   * @param {string} target
   * @param {import("node:http").ServerResponse} response
   */
  async #answer(target, response) {
    const page = target === "/slotted" ? this.slotted : target === "/" && !this.#policy ? "" : undefined;
    const given = this.given.get(target.replace(/^\/given\//, ""));
    const served = await fetch(new URL(page === undefined && given === undefined ? target : "/", this.#page), { redirect: "manual" });
    const body = Buffer.from(await served.arrayBuffer());
    if (served.status !== 200) this.missed.push(target);
    for (const [name, value] of served.headers) if (this.#policy || name !== "content-security-policy") response.setHeader(name, value);
    response.removeHeader("content-length");
    response.statusCode = served.status;
    if (given !== undefined) response.setHeader("content-type", "text/plain; charset=utf-8");
    if (page !== undefined) response.end(other(page));
    else response.end(given ?? (target === "/__probe.js" ? Buffer.concat([body, Buffer.from(traps)]) : body));
  }
}
