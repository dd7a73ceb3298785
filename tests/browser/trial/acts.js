// What may be done to an element, and the invented articles that it is done with.

import { pick } from '../../js/random.js';

/** @typedef {typeof ACTS[number] | 'leave'} Name */
/** @typedef {{act: Name, id: string, text: number, n: number}} Act */

export const ACTS = /** @type {const} */ ([
  'add', 'add', 'add', 'several', 'replace', 'replaceAll', 'date', 'date', 'outlet', 'title', 'remove', 'keep', 'keep', 'correct', 'correct', 'correct',
  'undo', 'undo', 'undo', 'redo', 'cancel', 'resume', 'wait', 'wait', 'wait', 'move', 'out', 'in', 'kill', 'trap', 'reload', 'slot', 'slotEdit',
  'bad', 'view', 'follow', 'follow', 'follow',
]);
/** Acts of a page whose articles are its own, or that makes a new element, say nothing of a workspace. */
const NOT_KEPT = new Set(['slot', 'slotEdit', 'reload']);
const IDS = ['a', 'b', 'c', 'd', 'e'];

export const TEXTS = [
  'Council shuts the old bridge\n\nMayor Ilka Stromm told reporters: “It has carried us for ninety years and it is tired.”\n\nStromm gave the hauliers until Friday to find another road.\n\nSign up for our newsletter.\n\nRead more: Ten bridges to see this summer',
  'KARLSUND — “Nobody should drive a lorry over it before summer,” said Bo Lind, an engineer. Lind works for the Ness Water Board.\n\nThe board must report to the council by 14 March 2031.\n\n© 2031 Ness Herald. All rights reserved.',
  'Hauliers look for a road\n\n“It has carried us for ninety years and it is tired,” Ms Stromm said on Tuesday. Runa Falk of the Hauliers’ Union said that the town had been warned.\n\n“We were told on Monday,” she added.',
  'The Ness Water Board gave Karlsund until 21 March 2031 to answer, Bo Lind said. “Nobody should drive a lorry over it before summer,” he told the Ness Herald.',
  '“🌉 is no bridge,” Ada Menck wrote to Ilka Stromm. Menck, who leads the Karlsund Chamber of Trade, believes that the works will take a year.',
  'Follow us on social media.\n\nAda Menck was tired. “I have said all there is to say,” she said. The council meets again tomorrow.',
  'Nothing was said at all.',
  '',
];

/** Articles of the page, as HTML. @param {string} id @param {Act} act */
export function slotted(id, { text, n }) {
  const article = document.createElement('article');
  article.id = id;
  if (n % 2 === 0) {
    const time = document.createElement('time');
    time.dateTime = `2031-03-1${n}`;
    time.textContent = 'In March';
    article.append(time);
  }
  for (const paragraph of (TEXTS[text] ?? '').split('\n\n')) {
    const p = document.createElement('p');
    p.textContent = paragraph;
    article.append(p);
  }
  return article;
}

/**
 * @param {() => number} random
 * @param {boolean} kept whether the element keeps a workspace, and its page is loaded anew now and then
 * @returns {Act[]}
 */
export function schedule(random, kept) {
  const acts = kept ? /** @type {Name[]} */ ([...ACTS, 'leave', 'leave', 'leave', 'leave']).filter((name) => !NOT_KEPT.has(name)) : ACTS;
  return Array.from({ length: 3 + Math.floor(random() * 18) }, () => ({
    act: pick(random, acts), id: pick(random, IDS), text: Math.floor(random() * TEXTS.length), n: Math.floor(random() * 6),
  }));
}
