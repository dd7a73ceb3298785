// Which of the findings a reader wants to see: by whom, by outlet, by day, by kind, how sure, and checked or not.

/**
 * What is known of one row. It may be of several outlets and days: then one of them is enough.
 * @typedef {Object} Facts
 * @property {readonly string[]} outlets '' for an article without one
 * @property {readonly string[]} days of publication, YYYY-MM-DD; '' for an article without one
 * @property {readonly string[]} [who] names of those that it is of
 * @property {string} [kind]
 * @property {boolean} sure
 * @property {boolean} checked whether the reader has corrected or checked it
 */

/**
 * What is asked for; what is left out is not asked.
 * @typedef {Object} Wish
 * @property {string} [outlet]
 * @property {string} [on] a day
 * @property {string} [from] a day: it and all after it
 * @property {string} [who]
 * @property {string} [kind]
 * @property {boolean} [sure]
 * @property {boolean} [checked]
 */

/**
 * @param {Facts} facts
 * @param {Wish} wish
 */
export function passes({ outlets, days, who = [], kind, sure, checked }, wish) {
  return (wish.outlet === undefined || outlets.includes(wish.outlet))
    && (wish.on === undefined || days.includes(wish.on))
    && (wish.from === undefined || days.some((day) => day >= (wish.from ?? '')))
    && (wish.who === undefined || who.includes(wish.who))
    && (wish.kind === undefined || kind === wish.kind)
    && (wish.sure !== true || sure)
    && (wish.checked === undefined || checked === wish.checked);
}

/** How often each comes. @param {Map<string, number>} counts @param {readonly string[]} values */
function tally(counts, values) {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
}

/**
 * By what rows can be told apart: nothing is offered that all of them have in common, or none of them has.
 * @param {Iterable<Facts>} rows
 */
export function choices(rows) {
  const counts = () => /** @type {Map<string, number>} */ (new Map());
  const [outlets, days, who, kinds] = [counts(), counts(), counts(), counts()];
  let [n, sure, checked] = [0, 0, 0];
  for (const row of rows) {
    n += 1;
    if (row.sure) sure += 1;
    if (row.checked) checked += 1;
    tally(outlets, row.outlets);
    tally(days, row.days);
    if (row.who) tally(who, row.who);
    if (row.kind !== undefined) tally(kinds, [row.kind]);
  }
  const several = (/** @type {Map<string, number>} */ all) => (all.size > 1 ? all : counts());
  return {
    outlets: several(outlets), days: [...several(days).keys()].sort().reverse(), who, kinds: several(kinds),
    sure: sure > 0 && sure < n, checked: checked > 0,
  };
}
