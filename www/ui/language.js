// In which language an element speaks, and how it writes dates.

import { known, language, sought } from '../nutgraf/say.js';

/** @typedef {import('../nut-graf.js').NutGraf} NutGraf */

/** What the page around an element says of its language. @param {NutGraf} host */
const around = (host) => host.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang;

/**
 * The language that an element asks for: its own, or that of others on the page, the one asked for last, for a page speaks one language; or else that
 * of the page around it. Undefined where there is no table for any of them.
 * @param {NutGraf} host
 */
export function languageOf(host) {
  const asked = [...document.querySelectorAll('nut-graf[language]')].flatMap((other) => known(other.getAttribute('language') ?? '') ?? []);
  return known(host.language) ?? asked.find((tag) => tag === sought()) ?? asked.at(-1) ?? known(around(host));
}

/**
 * How dates are written: as in a variant of the language that is spoken ("en-US", "de-AT"), where the element or the page has one.
 * @param {NutGraf} host
 */
export function dateLanguage(host) {
  // Rows ask this one by one, and what is not said is no tag, at a price: it is thrown and caught.
  const tags = [host.lang, around(host), host.language].filter(Boolean).map((tag) => tag.replaceAll('_', '-')).filter(isTag);
  const fit = tags.filter((tag) => known(tag) === language());
  return fit.find((tag) => tag.includes('-')) ?? fit[0] ?? (language() === 'en' ? tags[0] ?? 'en-GB' : language());
}

/** Whether dates can be written for a tag: pages say "de_DE" and worse. @param {string} tag */
function isTag(tag) {
  try {
    Intl.getCanonicalLocales(tag);
    return true;
  } catch {
    return false;
  }
}
