// Names that the reader added: of whom in the list they are, or of somebody new, and where they stand. All places with the same words are
// meant, as far as nothing else was found there.

import { placeOf } from './own-places.js';

/** @typedef {import('./types.js').CorpusReport} CorpusReport */
/** @typedef {import('./types.js').ArticleReport} ArticleReport */
/** @typedef {import('./types.js').Entity} Entity */
/** @typedef {import('./types.js').Mention} Mention */
/** @typedef {import('./types.js').Span} Span */
/** @typedef {import('./own.js').Own} Own */
/** @typedef {import('./own.js').Lost} Lost */

/** A part of a word. */
const IN_WORD = /[\p{L}\p{N}\p{M}]/u;

/** The character before a place, whole. @param {string} text @param {number} at */
const before = (text, at) => (/[\udc00-\udfff]/.test(text[at - 1] ?? '') ? text.slice(at - 2, at) : text[at - 1] ?? '');
/** The character at a place, whole. @param {string} text @param {number} at */
const after = (text, at) => String.fromCodePoint(text.codePointAt(at) ?? 32);

/** Where whole words stand in a text. @param {string} words @param {string} text */
function wordsIn(words, text) {
  /** @type {number[]} */
  const found = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    if (!IN_WORD.test(before(text, at)) && !IN_WORD.test(after(text, at + words.length))) found.push(at);
  }
  return found;
}

/** Where words stand in articles: reports do not change, and texts are long. @type {WeakMap<ArticleReport, Map<string, readonly number[]>>} */
const known = new WeakMap();

/** @param {string} words @param {ArticleReport} article @param {(article: ArticleReport) => string} textOf */
function placesIn(words, article, textOf) {
  const all = known.get(article) ?? new Map();
  known.set(article, all);
  const places = /** @type {readonly number[] | undefined} */ (all.get(words)) ?? wordsIn(words, textOf(article));
  all.set(words, places);
  return places;
}

/**
 * Whether a stretch touches one of others.
 * @template {Span} T
 * @param {Span} span
 * @param {readonly T[]} others
 * @param {(other: T) => boolean} [counts]
 */
const touches = ({ start, end }, others, counts = () => true) => others.some((o) => o.start < end && start < o.end && counts(o));

/**
 * Whether no name was found at a place; one that the reader added of fewer words gives way.
 * @param {ArticleReport} article
 * @param {Span} span
 */
export const isFree = ({ entities }, span) => !touches(span, /** @type {readonly Mention[]} */ (entities), ({ own }) => own === undefined || own.text.length >= span.end - span.start);

/** Whether the same words mean the same there: no day, and no text that belongs to no article. @param {ArticleReport} article @param {Span} span */
const isAlike = ({ times, parts }, span) => !touches(span, times) && !touches(span, parts, ({ kind }) => kind === 'boilerplate' || kind === 'appended');

/**
 * Where an added name stands: at its own place, and wherever else the same words do.
 * @param {Own} own
 * @param {CorpusReport} report
 * @param {(article: ArticleReport) => string} textOf
 * @returns {{article: ArticleReport, spans: Span[]}[]}
 */
export function placesOf(own, report, textOf) {
  return report.articles.flatMap((article) => {
    const here = own.article === article.id ? placeOf(own, textOf(article)) : null;
    const its = here !== null && typeof here === 'object' ? here.start : -1;
    const all = own.only ? [] : placesIn(own.text, article, textOf);
    if (its < 0 && all.length === 0) return [];
    const spans = [...new Set(its < 0 ? all : [...all, its])].sort((a, b) => a - b).map((start) => ({ start, end: start + own.text.length }))
      .filter((span) => isFree(article, span) && (span.start === its || isAlike(article, span)));
    return spans.length === 0 ? [] : [{ article, spans }];
  });
}

/** Why an added name stands nowhere. @param {Own} own @param {CorpusReport} report @param {(article: ArticleReport) => string} textOf @returns {Lost} */
function whyLost(own, { articles }, textOf) {
  const article = articles.find((a) => a.id === own.article);
  const place = article ? placeOf(own, textOf(article)) : 'no-article';
  return typeof place === 'string' ? place : 'taken';
}

/** The names that are said of something, in small letters. @param {readonly Own[]} own */
export const calledIn = (own) => new Set(own.map(({ who = '' }) => who.toLowerCase()));

/** The entities, by what names are of. */
class Named {
  /** @type {Map<string, Entity>} */
  all;
  /** Their ids by kind and name, and by name alone for those that are known by the reader's word only. @type {Map<string, string>} */
  #ids = new Map();

  /** Those that are asked for: a pile has thousands of entities. @type {ReadonlySet<string>} */
  #asked;

  /** @param {readonly Entity[]} entities @param {readonly Own[]} names */
  constructor(entities, names) {
    this.all = new Map(entities.map((e) => [e.id, e]));
    this.#asked = calledIn(names);
    for (const entity of entities) this.#note(entity);
  }

  /** @param {Entity} entity */
  #note({ id, type, name, variants, mentions }) {
    for (const called of [name, ...variants]) {
      const key = called.toLowerCase();
      if (!this.#asked.has(key)) continue;
      for (const own of mentions === 0 ? [`${type} ${key}`, key] : [`${type} ${key}`]) if (!this.#ids.has(own)) this.#ids.set(own, id);
    }
  }

  /** Whom a name is of; somebody new where there is nobody. @param {Own} own @returns {Entity} */
  of({ entity = '', type = 'MISC', who = '' }) {
    const key = who.toLowerCase();
    const id = this.all.has(entity) ? entity : this.#ids.get(`${type} ${key}`) ?? this.#ids.get(key) ?? `own:${type}:${key}`;
    const known = this.all.get(id);
    // What the reader only gave words to was called what its name looks like.
    if (known) return known.mentions === 0 ? { ...known, type } : known;
    const made = { id, type, name: who, variants: [], roles: [], articles: [], mentions: 0, speaks: 0, spokenOf: 0, with: [], confidence: 1, reasons: [], own: [] };
    this.#note(made);
    return made;
  }

  /** @param {Own} own @param {Entity} entity @param {readonly {article: ArticleReport, spans: readonly Span[]}[]} places */
  add(own, entity, places) {
    const of = this.all.get(entity.id);
    const mentions = places.reduce((n, { spans }) => n + spans.length, 0);
    this.all.set(entity.id, {
      ...entity, mentions: entity.mentions + mentions, articles: [...new Set([...entity.articles, ...places.map((p) => p.article.id)])],
      variants: [entity.name, ...entity.variants].includes(own.text) ? entity.variants : [...entity.variants, own.text],
      own: [...entity.own ?? [], own], ...(of && !of.own ? { found: of } : {}),
    });
  }
}

/**
 * A report with the names that the reader added, and which are not found again.
 * @param {CorpusReport} report
 * @param {readonly Own[]} names
 * @param {(article: ArticleReport) => string} textOf
 * @returns {{report: CorpusReport, lost: {own: Own, why: Lost}[]}}
 */
export function withNames(report, names, textOf) {
  if (names.length === 0) return { report, lost: [] };
  const named = new Named(report.entities, names);
  /** @type {Map<string, Mention[]>} */
  const more = new Map();
  /** @type {{own: Own, why: Lost}[]} */
  const lost = [];
  // Of two names at one place it is the longer.
  for (const own of [...names].sort((a, b) => b.text.length - a.text.length)) {
    const entity = named.of(own);
    const places = placesOf(own, report, textOf).flatMap(({ article, spans }) => {
      const free = spans.filter((span) => !touches(span, more.get(article.id) ?? []));
      return free.length === 0 ? [] : [{ article, spans: free }];
    });
    if (places.length === 0) {
      // What the engine says of the words by now needs nobody to say it.
      if (!isTold(own, entity, report, textOf)) lost.push({ own, why: whyLost(own, report, textOf) });
      continue;
    }
    named.add(own, entity, places);
    for (const { article, spans } of places) {
      const its = more.get(article.id) ?? [];
      more.set(article.id, its);
      for (const { start, end } of spans) its.push({ start, end, type: entity.type, entity: entity.id, form: 'name', own });
    }
  }
  const articles = report.articles.map((article) => {
    const added = more.get(article.id);
    return added ? { ...article, entities: [...article.entities, ...added].sort((a, b) => a.start - b.start) } : article;
  });
  return { report: { ...report, entities: [...named.all.values()], articles }, lost };
}

/** Whether the engine itself says of a name's words what the reader does. @param {Own} own @param {Entity} entity @param {CorpusReport} report @param {(article: ArticleReport) => string} textOf */
const isTold = (own, entity, { articles }, textOf) => articles.some((article) => article.entities.some((m) => m.entity === entity.id && textOf(article).slice(m.start, m.end) === own.text));
