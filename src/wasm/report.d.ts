/** An article as it is handed over. Either `text` or `html`. */
export interface Article {
  id: string;
  text?: string;
  html?: string;
  /** When it was published: YYYY-MM-DD or RFC 3339. */
  date?: string;
  title?: string;
  url?: string;
  outlet?: string;
  /** Stretches of the report's text that the reader restored: never boilerplate. */
  keep?: Span[];
}

/** A half-open stretch of an article's text, in UTF-16 code units. */
export interface Span { start: number; end: number }

export type PartKind = "headline" | "byline" | "dateline" | "heading" | "paragraph" | "caption" | "boilerplate" | "appended";
export type EntityType = "PER" | "ORG" | "LOC" | "MISC";
export type Status = "set" | "shortened" | "extended" | "reaffirmed" | "conditional" | "lifted" | "pending" | "met" | "passed";

export interface Part extends Span { kind: PartKind; reason?: string }

export interface Quote {
  kind: "direct" | "mixed" | "indirect";
  /** What is attributed, whole; an interrupted quotation has several stretches. */
  content: Span[];
  /** Its stretches between quotation marks, marks left out. */
  verbatim: Span[];
  /** False for a belief, intention or finding. */
  speech: boolean;
  /** Index of the quote that this one stands in. */
  parent?: number;
  medium?: Span;
  addressee?: Span;
  said?: Span & { value?: string };
  source: Span[];
  cue: Span[];
  /** Id of an entity. */
  speaker: string | null;
  confidence: number;
}

export interface Mention extends Span {
  type: EntityType;
  /** Id of the entity. */
  entity: string;
  form: "name" | "nominal" | "pronoun";
}

export interface Together {
  entity: string;
  /** Sentences that mention both. */
  sentences: number;
}

export interface Entity {
  id: string;
  type: EntityType;
  name: string;
  variants: string[];
  roles: string[];
  articles: string[];
  mentions: number;
  speaks: number;
  /** Quotes of others that mention it. */
  spokenOf: number;
  /** Whom it shares sentences with, a dozen at most. */
  with: Together[];
  /** How often entities with this much to show for them are real and of this type. */
  confidence: number;
  /** Why names were put together. */
  reasons: string[];
}

export interface Time extends Span {
  type: "DATE" | "TIME" | "DURATION" | "SET";
  /** TIMEX3 value. */
  value: string;
  mod?: string;
  earliest?: string;
  latest?: string;
  basis?: string;
}

export interface Due {
  value: string;
  earliest: string | null;
  latest: string | null;
  certainty: "exact" | "interval" | "approx" | "conflict" | "unresolved";
  /** From what it was computed, in words. */
  basis: string;
}

export interface Slot extends Span { entity?: string }

export interface Deadline {
  trigger: Span | null;
  time: Span | null;
  due: Due;
  setter: Slot | null;
  addressee: Slot | null;
  action: Span | null;
  consequence: Span | null;
  prior: Span | null;
  status: Status;
  /** First day on which that can have happened (YYYY-MM-DD), where the text tells. */
  said?: string;
  evidence: Span;
}

export interface Warning { code: string; message: string; start?: number; end?: number }

export interface ArticleReport {
  id: string;
  /** The text that offsets point into, where the input was HTML. */
  text?: string;
  title?: string;
  outlet?: string;
  /** The news agencies that it names as its source, in dateline, byline or credit. */
  agencies?: string[];
  date: string | null;
  dateBasis: "given" | "metadata" | "dateline" | "none";
  parts: Part[];
  quotes: Quote[];
  entities: Mention[];
  times: Time[];
  deadlines: Deadline[];
  warnings: Warning[];
  /** The entities of a report on one article; a corpus report has one table for all. */
  entityTable?: Entity[];
}

export interface StatementMember extends Span { article: string; quote: number }

export interface Statement {
  id: string;
  speaker: string | null;
  relation: "same" | "reworded" | "truncated";
  /** Index of the fullest member. */
  fullest: number;
  /** Number of independent articles among the members: copies and shared wire text count once. */
  sources: number;
  members: StatementMember[];
}

export interface DeadlineEvent {
  article: string;
  deadline: number;
  said: string | null;
  /** Number of the step that it reports: events of one step say the same of the deadline. */
  step: number;
  /** Whether no article reported the step on an earlier day; never of an article without a date. */
  first: boolean;
  status: Status;
  due: Due;
}

export interface DeadlineThread {
  id: string;
  label: string;
  setter: string | null;
  addressee: string | null;
  events: DeadlineEvent[];
  current: Due | null;
}

export interface Place extends Span { article: string }

export interface Conflict {
  kind: "wording" | "attribution" | "number" | "date" | "deadline" | "spelling" | "statement";
  about: string;
  verdict: "conflict" | "explained" | "same" | "undecided";
  why: string;
  sides: Place[];
}

/**
 * Articles that share text: the copies of one text, two with a passage, or a crowd in which each shares passages with
 * many of the others.
 */
export interface Duplicate { articles: string[]; similarity: number; kind: "copy" | "shared passage" }

/** Articles that count as one source, and the agencies that they credit. */
export interface OneSource { articles: string[]; agencies: string[] }

export interface CorpusReport {
  articles: ArticleReport[];
  entities: Entity[];
  statements: Statement[];
  deadlines: DeadlineThread[];
  conflicts: Conflict[];
  duplicates: Duplicate[];
  /** Articles that count as one source: copies, and those that share text with an agency's. */
  sources: OneSource[];
}

/** A reader's change to the entities. */
export type Correction =
  | { op: "merge"; entity: string; with: string[] }
  | { op: "split"; entity: string; names: string[] }
  | { op: "rename"; entity: string; name: string }
  | { op: "retype"; entity: string; type: EntityType }
  | { op: "delete"; entity: string };

/** A correction that could not be read; the others of its list hold all the same. */
export interface RefusedCorrection {
  /** Its place in the list. */
  index: number;
  message: string;
}

/** The lists of a report that are handed out in parts, and how many entries each has. */
export interface ReportLengths {
  articles: number;
  entities: number;
  statements: number;
  deadlines: number;
  conflicts: number;
  duplicates: number;
}

export interface Corpus {
  /** Entries of a list of the prepared report, from one index up to and without another. */
  part<K extends keyof ReportLengths>(name: K, from: number, to: number): CorpusReport[K];
}

/** Milliseconds that the stages took, all articles together; `tokens` and `bytes` count what was read. */
export interface Timings {
  input: number;
  text: number;
  entities: number;
  quotes: number;
  times: number;
  deadlines: number;
  tokens: number;
  bytes: number;
}

/** What the constructors and methods throw. */
export interface NutgrafError extends Error { code: string }
