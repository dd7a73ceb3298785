/** The client: a pile of articles in, one report out, without the element. */
export { Nutgraf, NutgrafError, locate } from './nutgraf-client.js';
export type { Edition, Progress } from './nutgraf-client.js';
export type { Given, Place, Places } from './nutgraf/addresses.js';
export type * from './nutgraf/types.js';
