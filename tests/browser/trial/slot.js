// What the page does with the articles in the element's slot.

import { slotted, TEXTS } from './acts.js';
import { plain } from './model.js';
import { pause } from './waiting.js';

/** @typedef {import('./acts.js').Act} Act */
/** @typedef {import('./trial.js').Trial} Trial */

/** Puts other articles in the slot. @param {Trial} trial @param {Act} act */
export async function slot(trial, act) {
  const { element, model } = trial;
  const elements = ['s', 't', 'u'].slice(act.n % 4).map((name) => `${name}${trial.elements}`).map((id, i) => slotted(id, { ...act, text: (act.text + i) % TEXTS.length }));
  element.replaceChildren(...elements);
  await brought(trial, elements, new Map());
  for (const id of [...trial.slotted.keys()].filter((key) => !elements.some((e) => e.id === key))) {
    trial.slotted.delete(id);
    model.articles.delete(id);
  }
}

/**
 * What the page changes of an article in the slot counts; what its reader said of it stays where the page is silent.
 * @param {Trial} trial
 * @param {readonly Element[]} elements
 * @param {ReadonlyMap<string, string>} before
 */
async function brought(trial, elements, before) {
  const { model } = trial;
  for (const element of elements) {
    const { id, outerHTML: html } = element;
    if (before.get(id) === html) continue;
    const date = element.querySelector('time')?.dateTime ?? '';
    const earlier = trial.slotted.get(id);
    const here = model.articles.get(id);
    const article = plain({ id, html, date });
    const said = Object.fromEntries((/** @type {const} */ (['date', 'outlet', 'title'])).flatMap((name) => (here && here[name] !== earlier?.[name] ? [[name, here[name]]] : [])));
    model.articles.set(id, plain({ ...said, ...article }));
    trial.slotted.set(id, article);
  }
  // The element hears of it by and by.
  await pause();
  trial.forget();
}

/** Changes the words of an article in the slot. @param {Trial} trial @param {Act} act */
export async function slotEdit(trial, { n, text }) {
  const elements = [...trial.element.children];
  const before = new Map(elements.map((e) => [e.id, e.outerHTML]));
  const paragraph = elements[n % Math.max(1, elements.length)]?.querySelector('p');
  if (!paragraph?.firstChild) return;
  paragraph.firstChild.nodeValue = `${n} ${TEXTS[text]?.slice(0, 150) ?? ''}`;
  // Out of the page, it sees that when it is back.
  if (!trial.element.isConnected) trial.in();
  await brought(trial, elements, before);
}
