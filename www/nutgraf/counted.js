// What is counted in many places.

import { sayCount } from './say.js';

/** @satisfies {Record<string, (n: number) => string>} */
export const counted = {
  articles: (n) => sayCount(n, { one: '{n} article', other: '{n} articles' }),
  corrections: (n) => sayCount(n, { one: '{n} correction', other: '{n} corrections' }),
  deadlines: (n) => sayCount(n, { one: '{n} deadline', other: '{n} deadlines' }),
  files: (n) => sayCount(n, { one: '{n} file', other: '{n} files' }),
  outlets: (n) => sayCount(n, { one: '{n} outlet', other: '{n} outlets' }),
  passages: (n) => sayCount(n, { one: '{n} passage', other: '{n} passages' }),
  quotations: (n) => sayCount(n, { one: '{n} quotation', other: '{n} quotations' }),
  quotes: (n) => sayCount(n, { one: '{n} quote', other: '{n} quotes' }),
  statements: (n) => sayCount(n, { one: '{n} statement', other: '{n} statements' }),
};
