// Puts warnings, a left-out stretch and times into the reports of plain-text articles, as the page's `data-warned` says: the page
// is tried on what the engine seldom reports.

import { Nutgraf } from '../../../www/nutgraf-client.js';

/** @typedef {import('../../../www/nutgraf-client.js').Edition} Edition */
/** @typedef {import('../../../www/pkg/nutgraf.js').Warning} Warning */
/** @typedef {{warnings: Warning[], out?: {start: number, end: number}, positions?: {start: number, time?: string, page?: number}[]}} Warned */

const { warnings, out, positions } = /** @type {Warned} */ (JSON.parse(document.documentElement.dataset['warned'] ?? '{"warnings":[]}'));
const edition = Object.getOwnPropertyDescriptor(Nutgraf.prototype, 'edition')?.get;
const changed = new WeakSet();

Object.defineProperty(Nutgraf.prototype, 'edition', {
  configurable: true,
  /** @this {Nutgraf} */
  get() {
    const made = /** @type {Edition | undefined} */ (edition?.call(this));
    for (const report of made?.report.articles ?? []) {
      const { text = '', keep = [] } = made?.articles.get(report.id)?.article ?? {};
      if (changed.has(report)) continue;
      changed.add(report);
      report.warnings.push(...warnings.filter(({ end = 0 }) => end <= text.length));
      Object.assign(report, { positions });
      if (!out || out.end > text.length || keep.some((k) => k.start <= out.start)) continue;
      report.parts = [...report.parts.filter((p) => p.end <= out.start || p.start >= out.end), { ...out, kind: /** @type {const} */ ('boilerplate'), reason: 'site furniture' }];
      report.parts.sort((a, b) => a.start - b.start);
    }
    return made;
  },
});
