// Everything in one module.

export { NutGraf } from '../../www/nut-graf.js';
export { Nutgraf, NutgrafError, locate } from '../../www/nutgraf-client.js';
