// In which language an element speaks, and how it writes dates.

import { known, language } from '../nutgraf/say.js';

/** @typedef {import('../nut-graf.js').NutGraf} NutGraf */

/** What the page around an element says of its language. @param {NutGraf} host */
const around = (host) => host.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang;

/**
 * The language that an element asks for: its own, or that of another on the page, for a page speaks one language; or else that
 * of the page around it. Undefined where there is no table for any of them.
 * @param {NutGraf} host
 */
export function languageOf(host) {
  const other = document.querySelector('nut-graf[language]')?.getAttribute('language') ?? '';
  return known(host.language) ?? known(other) ?? known(around(host));
}

/**
 * How dates are written: as in a variant of the language that is spoken ("en-US", "de-AT"), where the element or the page has one.
 * @param {NutGraf} host
 */
export function dateLanguage(host) {
  const fit = [host.lang, around(host), host.language].filter((tag) => known(tag) === language());
  return fit.find((tag) => tag.includes('-')) ?? fit[0] ?? (language() === 'en' ? around(host) || 'en-GB' : language());
}
