/** The element and the client in one. */
export * from './element.js';
export { Nutgraf, NutgrafError } from './nutgraf-client.js';
export type { Edition, Progress } from './nutgraf-client.js';
