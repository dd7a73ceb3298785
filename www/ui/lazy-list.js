// A list that makes its rows as they come into sight, so that fifty thousand cost no more than fifty.

import { h } from './dom.js';

const STEP = 60;
/** Asks a list's last button for all the rows that are left. */
const ALL = 'nutgraf-all';

/**
 * @template T
 * @param {HTMLElement} list where the rows go; emptied first
 * @param {readonly T[]} items
 * @param {(item: T, index: number) => HTMLElement} row
 * @returns {(index: number) => Element | undefined} the row of an item, made if need be
 */
export function fill(list, items, row) {
  list.replaceChildren();
  let shown = 0;
  const more = h('button', { type: 'button', class: 'more', onclick: () => step(), [`on${ALL}`]: () => step(Infinity) }, 'Show more');
  const holder = h('li', { class: 'more-row' }, more);
  const seen = new IntersectionObserver((entries) => {
    if (entries.some((e) => e.isIntersecting)) step();
  });
  const step = (size = STEP) => {
    const next = items.slice(shown, shown + size);
    const rows = next.map((item, i) => row(item, shown + i));
    shown += next.length;
    holder.remove();
    list.append(...rows);
    if (shown < items.length) {
      more.textContent = `Show more (${(items.length - shown).toLocaleString('en')} left)`;
      list.append(holder);
      // Observed anew, so that a holder still in sight is reported again.
      seen.unobserve(holder);
      seen.observe(holder);
    } else seen.disconnect();
  };
  step();
  return (index) => {
    while (shown <= index && shown < items.length) step();
    return list.children[index];
  };
}

/**
 * Makes all rows of the lists in an element, as paper cannot be scrolled.
 * @param {Element} root
 */
export function fillAll(root) {
  for (const more of root.querySelectorAll('.more')) more.dispatchEvent(new Event(ALL));
}
