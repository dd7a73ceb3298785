// Offers the report, or a table, as a file.

import { save } from './exports.js';
import { language } from '../nutgraf/say.js';

/**
 * All of a file is of one edition: when a new one comes meanwhile, it is made anew.
 * @param {import('./shell.js').Shell} shell
 * @param {import('./toolbar.js').Export} what
 */
export async function handOut({ desk, index, app }, what) {
  // Files are written in English, for the engine writes some of them; so are their dates.
  const lang = language() === 'en' ? app.lang() : 'en-GB';
  for (let made = false; !made;) {
    await index.ready;
    const { edition, articles, corrections } = desk;
    const report = index.whole;
    const origins = () => report?.articles.map(({ id }) => ({ id, ...index.origin(id) })) ?? [];
    made = await save(what, {
      report, text: (file) => desk.export(file, origins(), lang), articles, corrections, own: desk.own, made: edition?.corrections ?? [],
      words: (id) => index.text(id), origin: (id) => index.origin(id), lang,
      wanted: () => what === 'desk' || what === 'corrections' || desk.edition === edition,
    });
  }
}
