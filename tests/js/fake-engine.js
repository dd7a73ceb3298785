// An engine of the tests' own: what it reports is easily told, and it can be made to die, to hang and to refuse.

/** @typedef {import('../../www/nutgraf/types.js').Request} Request */
/** @typedef {import('../../www/nutgraf/types.js').Answer} Answer */
/** @typedef {import('../../www/nutgraf/types.js').Article} Article */
/** @typedef {import('../../www/nutgraf/types.js').Correction} Correction */

export const TRAP = { error: { code: 'trap', message: 'unreachable', trap: true } };
const CLOSED = { error: { code: 'closed', message: 'closed', trap: false } };
const LOST = { error: { code: 'lost', message: 'lost', trap: true } };

/**
 * What the engine says of an article: every word with an X is a quotation.
 * @param {Article} article
 */
function read(article) {
  const text = article.text ?? '';
  return {
    id: article.id,
    dateBasis: article.date ? 'given' : 'none',
    date: article.date ?? null,
    title: article.title ?? '',
    quotes: [...text.matchAll(/\w*X\w*/g)].map((m) => ({ start: m.index, end: m.index + m[0].length, words: m[0] })),
  };
}

/**
 * The report of a new engine on these.
 * @param {readonly Article[]} articles
 * @param {readonly Correction[]} corrections
 */
export function reportOn(articles, corrections) {
  const good = articles.filter((a) => !/BAD|DEADLY/.test(a.text ?? ''));
  return {
    articles: good.map(read).sort((a, b) => (a.id < b.id ? -1 : 1)),
    corrected: corrections.map((c) => JSON.stringify(c)),
  };
}

/**
 * Texts with BAD are refused, DEADLY kills the instance, SLOW never ends.
 * @param {() => Promise<unknown>} pause before each answer
 */
export function fakeEngine(pause) {
  /** @type {Set<() => void>} */
  const living = new Set();
  let log = 0;
  let opened = 0;
  const open = async () => {
    opened += 1;
    await pause();
    /** @type {Map<string, Article>} */
    const held = new Map();
    /** @type {readonly Correction[]} */
    let corrections = [];
    let closed = false;
    let dead = false;
    /** @type {Set<(answer: Answer) => void>} */
    const open = new Set();
    const end = (/** @type {Answer} */ answer) => {
      for (const settle of [...open]) settle(answer);
      open.clear();
    };
    const kill = () => {
      dead = true;
      end(TRAP);
    };
    living.add(kill);
    /** @param {Request} request @returns {Answer | Promise<Answer>} */
    const run = (request) => {
      if (dead) return TRAP;
      switch (request.op) {
        case 'set': {
          const { text = '' } = request.article;
          if (text.includes('BAD')) return { error: { code: 'bad-article', message: 'no', trap: false } };
          if (text.includes('DEADLY')) {
            dead = true;
            return TRAP;
          }
          if (text.includes('SLOW')) return new Promise(() => {});
          held.set(request.article.id, request.article);
          return { value: undefined };
        }
        case 'remove': return { value: held.delete(request.id) };
        case 'correct':
          ({ corrections } = request);
          return { value: [] };
        case 'read': {
          const text = String(request.content);
          if (text.includes('DEADLY')) {
            dead = true;
            return TRAP;
          }
          return { value: { articles: [{ article: { id: request.name, text }, warnings: [] }], corrections: [], errors: [] } };
        }
        case 'report': return { value: reportOn([...held.values()], corrections) };
        default: return { value: undefined };
      }
    };
    let last = Promise.resolve();
    return {
      kind: /** @type {const} */ ('worker'),
      close: (now = false) => {
        closed = true;
        living.delete(kill);
        end(now ? LOST : CLOSED);
      },
      call: (/** @type {Request} */ request) => new Promise((/** @type {(answer: Answer) => void} */ settle) => {
        log += 1;
        if (closed) {
          settle(CLOSED);
          return;
        }
        open.add(settle);
        last = last.then(async () => {
          await pause();
          if (!open.has(settle)) return;
          const answer = await run(request);
          open.delete(settle);
          settle(answer);
        });
      }),
    };
  };
  return {
    open,
    /** Ends all instances, as a browser does that has no memory left. */
    kill: () => {
      for (const kill of [...living]) kill();
    },
    get calls() {
      return log;
    },
    /** How many instances there were, and how many there are. */
    get opened() {
      return opened;
    },
    get living() {
      return living.size;
    },
  };
}
