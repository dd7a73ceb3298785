import { all } from './look.js';
import { until } from './waiting.js';

/** @typedef {import('../../../www/nutgraf/types.js').Correction} Correction */
/** @typedef {import('./acts.js').Act} Act */
/** @typedef {import('./trial.js').Trial} Trial */

/**
 * Corrects an entity by its editor, as a reader does.
 * @param {Trial} trial
 * @param {Act} act
 */
export async function correct(trial, { n, text }) {
  const { element, model } = trial;
  const chosen = element.report?.entities ?? [];
  const id = chosen[text % Math.max(1, chosen.length)]?.id;
  if (id === undefined) return;
  const found = () => all(element, '[data-row=entity]').find((row) => row.dataset['entity'] === id)?.closest('li');
  // A view draws its rows when it is shown, by and by, and an editor its form after it was opened. Between the two a
  // report may come that draws the row anew, or has no such entity.
  element.view = 'entities';
  const now = () => element.report?.entities.find((e) => e.id === id);
  /** @type {HTMLDetailsElement | null | undefined} */
  let box;
  await until(() => {
    box = found()?.querySelector('details');
    if (box && !box.open) box.open = true;
    return !element.isConnected || !now() || (box && box.childElementCount > 1);
  }, `an editor for the entity ${id}`);
  const entity = now();
  const opened = box;
  if (!opened || !entity || !element.isConnected) return;
  const entities = element.report?.entities ?? [];
  /** @template {HTMLElement} T @param {string} hook */
  const control = (hook) => /** @type {T | null} */ (opened.querySelector(`[data-hook=${hook}]`));
  const go = (/** @type {string} */ hook, /** @type {Correction} */ correction) => {
    const button = control(hook);
    if (!button) throw new Error(`no button ${hook}`);
    model.correct(correction);
    button.click();
  };
  const names = [...new Set([entity.name, ...entity.variants])];
  const other = entities.find((e) => e.id !== entity.id && e.type === entity.type) ?? entities.find((e) => e.id !== entity.id);
  const type = (/** @type {const} */ (['PER', 'ORG', 'LOC', 'MISC'])).filter((t) => t !== entity.type)[n % 3] ?? 'MISC';
  if (n === 1) {
    const select = /** @type {HTMLSelectElement} */ (control('retype'));
    select.value = type;
    model.correct({ op: 'retype', entity: entity.id, type });
    select.dispatchEvent(new Event('change', { bubbles: true }));
  } else if (n === 2 && other) {
    const select = /** @type {HTMLSelectElement} */ (control('merge-with'));
    select.focus();
    select.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    select.value = other.id;
    if (select.value !== other.id) throw new Error(`nothing to merge with ${other.id}`);
    go('merge-go', { op: 'merge', entity: entity.id, with: [other.id] });
  } else if (n === 3 && names.length > 1) {
    const check = /** @type {HTMLInputElement} */ (control('split-name'));
    check.checked = true;
    check.dispatchEvent(new Event('change', { bubbles: true }));
    go('split-go', { op: 'split', entity: entity.id, names: [check.value] });
  } else if (n === 4) go('delete-go', { op: 'delete', entity: entity.id });
  else {
    const name = `Name ${++trial.names}`;
    /** @type {HTMLInputElement} */ (control('rename')).value = name;
    go('rename-go', { op: 'rename', entity: entity.id, name });
  }
}
