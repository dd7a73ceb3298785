/** Written by npm/build.js. */
declare module 'nutgraf:files' {
  export const wasm: string;
  export const entities: string;
  export const quotes: string;
  export const readers: string;
}
declare module 'nutgraf:worker' {
  export const worker: string;
}
