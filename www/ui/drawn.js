// What is drawn of the comparison; what draws is fetched when it is wanted. Without it, the rows tell the same.

import { DRAWN } from '../nutgraf/compared.js';
import { h } from './dom.js';
import { pause } from './slices.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Figure} Figure */

/** One chart after the other, so that the page answers in between. @type {Promise<void>} */
let last = Promise.resolve();

/**
 * The place of a figure's chart; null where too few articles tell of it.
 * @param {App} app
 * @param {Figure} figure
 */
export function chartPlace(app, figure) {
  if (figure.cells.length < DRAWN) return null;
  const place = h('div', {});
  const draw = async () => {
    const { FigureChart } = await import('./figure-chart.js');
    await pause();
    // A row may be gone before its turn comes.
    const chart = place.isConnected ? FigureChart.of(app, figure) : null;
    if (chart) place.replaceChildren(chart.root);
  };
  last = last.then(draw).catch(() => undefined);
  return place;
}

/** The chronology of the pile, folded away until it is asked for. */
export class DaysBox {
  #app;
  root = h('details', { class: 'days-box', hidden: true, 'data-hook': 'chronology', ontoggle: () => void this.#turn() }, h('summary', {}, say('Chronology')));
  /** @type {import('./chronology.js').Chronology | undefined} */
  #made;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
  }

  /** Tells of the newest report. */
  update() {
    this.root.hidden = (this.#app.report()?.articles.length ?? 0) < 2;
    void this.#turn();
  }

  /** Takes away what was made from a report. */
  clear() {
    this.#made?.clear();
  }

  async #turn() {
    if (!this.root.open) {
      this.clear();
      return;
    }
    try {
      const { Chronology } = await import('./chronology.js');
      if (!this.#made) this.root.append((this.#made = new Chronology(this.#app)).root);
      if (this.root.open) this.#made.update();
    } catch (thrown) {
      this.root.open = false;
      this.#app.failed(say('the chronology cannot be shown'), thrown);
    }
  }
}
