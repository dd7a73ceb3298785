// The corrections a reader can make to one entity: rename, retype, merge, split, delete.

import { articleLang, collator, h, select } from './dom.js';
import { TYPE_NAMES } from '../nutgraf/format.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').CorpusReport} CorpusReport */
/** @typedef {import('../nutgraf/types.js').Entity} Entity */
/** @typedef {import('../nutgraf/types.js').Correction} Correction */

/**
 * @param {App} app
 * @param {Entity} entity
 */
export function editor(app, entity) {
  const box = h('details', { class: 'editor', 'data-hook': 'entity-editor' },
    h('summary', { 'aria-label': say('Correct {what}', { what: entity.name }), title: say('Correct') }, say('Correct')));
  // Made when it is opened: a list of thousands has an editor for each.
  box.addEventListener('toggle', () => {
    if (box.open && box.childElementCount === 1) void fill(box, app, entity);
  });
  return box;
}

/** @param {HTMLElement} box @param {App} app @param {Entity} entity */
async function fill(box, app, entity) {
  // Whom the engine does not know, it cannot correct.
  if (!entity.own || entity.found) box.append(form(app, entity.found ?? entity));
  if (!entity.own) return;
  const { namesForm } = await import('./name-forms.js');
  // It may have been closed and opened meanwhile.
  if (!box.querySelector('[data-hook=name-remove]')) box.append(namesForm(app, entity));
}

/**
 * @param {App} app
 * @param {Entity} entity
 */
function form(app, entity) {
  /** @param {string} label @param {string} hook @param {() => void} run */
  const button = (label, hook, run) => h('button', { type: 'button', 'data-hook': hook, onclick: run }, label);

  const name = h('input', { type: 'text', value: entity.name, 'data-hook': 'rename' });
  const type = select({ 'data-hook': 'retype' }, Object.entries(TYPE_NAMES).map(([key, name]) => /** @type {const} */ ([key, say(name)])), entity.type);
  type.addEventListener('change', () => {
    app.correct([{ op: 'retype', entity: entity.id, type: /** @type {Entity['type']} */ (type.value) }]);
  });
  const partner = partners(app, entity, 'merge-with', (e) => !e.own || e.found !== undefined);

  const names = [...new Set([entity.name, ...entity.variants])];
  const boxes = names.map((n) => h('input', { type: 'checkbox', value: n, 'data-hook': 'split-name' }));
  return h('div', { class: 'form' },
    h('label', {}, say('Name'), name, button(say('Rename'), 'rename-go', () => {
      const to = name.value.trim();
      if (to !== '' && to !== entity.name) app.correct([{ op: 'rename', entity: entity.id, name: to }]);
    })),
    h('label', {}, say('Type'), type),
    h('label', {}, say('Same as'), partner, button(say('Merge'), 'merge-go', () => {
      if (partner.value !== '') app.correct([{ op: 'merge', entity: entity.id, with: [partner.value] }]);
    })),
    names.length > 1 && h('fieldset', {}, h('legend', {}, say('Names of someone else')),
      ...boxes.map((box, i) => h('label', { class: 'check' }, box, h('span', {}, names[i]))),
      button(say('Split off'), 'split-go', () => {
        const chosen = boxes.filter((b) => b.checked).map((b) => b.value);
        if (chosen.length > 0 && chosen.length < names.length) app.correct([{ op: 'split', entity: entity.id, names: chosen }]);
      })),
    entity.reasons.length > 0 && h('ul', { class: 'reasons', 'aria-label': say('Why these names were put together') },
      ...entity.reasons.map((r) => h('li', { lang: articleLang() }, r))),
    button(say('Not a name: delete'), 'delete-go', () => app.correct([{ op: 'delete', entity: entity.id }])));
}

/** @type {WeakMap<CorpusReport, readonly Entity[]>} */
const sorted = new WeakMap();

/**
 * The entities of a report by name, sorted once.
 * @param {CorpusReport | null} report
 * @returns {readonly Entity[]}
 */
export function byName(report) {
  if (!report) return [];
  const list = sorted.get(report) ?? [...report.entities].sort((a, b) => collator.compare(a.name, b.name));
  sorted.set(report, list);
  return list;
}

/** More entities than this are listed only when the reader reaches for the list. */
const MANY = 100;

/**
 * A choice of the other entities, those of the same type first.
 * @param {App} app
 * @param {Pick<Entity, 'id' | 'type'>} entity
 * @param {string} [hook]
 * @param {(other: Entity) => boolean} [fits] whom it can be
 */
export function partners(app, entity, hook = 'merge-with', fits = () => true) {
  const box = select({ 'data-hook': hook }, [['', say('Choose …')]]);
  // An editor stays open over reports, each of which may bring others.
  /** @type {CorpusReport | null} */
  let listed = null;
  const list = () => {
    const report = app.report();
    if (listed === report) return;
    listed = report;
    const chosen = box.value;
    const others = byName(report).filter((e) => e.id !== entity.id && fits(e));
    box.replaceChildren(new Option(say('Choose …'), ''), ...others.filter((e) => e.type === entity.type).concat(others.filter((e) => e.type !== entity.type)).map((e) => new Option(e.name, e.id)));
    box.value = others.some((e) => e.id === chosen) ? chosen : '';
  };
  if ((app.report()?.entities.length ?? 0) <= MANY) list();
  for (const type of ['pointerdown', 'focus', 'keydown']) box.addEventListener(type, list);
  return box;
}
