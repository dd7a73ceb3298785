// The declarations of the engine's bindings as programs of any kind can read them.

/** What a field of an article that may be left out looks like. */
const OPTIONAL = /^( +\w+)\?: (.+);$/gm;

/**
 * Lets the declarations that the build of the engine writes need no library but that of the language: programs for Node
 * have no `WebAssembly` or `Request`, and few programs are checked with a library that knows `Symbol.dispose` (`free` does
 * the same). A field of an article may be given as `undefined`, as programs do that fill it from elsewhere.
 * @param {string} source
 */
export function declarations(source) {
  return source
    .replace(/^ *\[Symbol\.dispose\]\(\): void;\n/gm, '')
    .replace(/^export type InitInput = .*$/m, '/** An address, a `Request` or a `Response`, bytes, or a `WebAssembly.Module`. */\nexport type InitInput = string | object;')
    .replace(/^export type SyncInitInput = .*$/m, '/** Bytes, or a `WebAssembly.Module`. */\nexport type SyncInitInput = object;')
    .replace(/^export interface InitOutput \{[^}]*\}/m, 'export interface InitOutput {\n    readonly memory: { readonly buffer: ArrayBufferLike };\n}')
    .replace(/^export interface Article \{[^}]*\}/m, (article) => article.replace(OPTIONAL, '$1?: $2 | undefined;'));
}
