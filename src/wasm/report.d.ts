// Made from the Rust types: `cargo xtask types` writes this file anew. Offsets count UTF-16 code units.

/** An article as it is handed over. Either `text` or `html` is set; with both, `html` is ignored. */
export interface Article {
  /** The caller's name for it, unique in a corpus. */
  id: string;
  /** Plain text. */
  text?: string;
  /** A page or a fragment of HTML. */
  html?: string;
  /** When it was published: `YYYY-MM-DD` or RFC 3339. */
  date?: string;
  /** Its title, where the text does not hold it. */
  title?: string;
  /** Where it was published. */
  url?: string;
  /** Who published it. */
  outlet?: string;
  /** Who wrote it, a name each, where the text does not say: used as a byline is. */
  authors?: string[];
  /** Where in a recording or a paged file the text was said or printed: each from its offset to the next one's. */
  positions?: Position[];
  /** Stretches of the report's text that the reader restored: never boilerplate. */
  keep?: Span[];
}

/** Where in a recording or a paged file the text stands that begins here. */
export interface Position {
  /** Where that text begins; it ends where the next position's begins. */
  start: number;
  /** The time in the recording at which it begins: hours, minutes and seconds, such as `01:02:03`. */
  time?: string;
  /** The number of its page, from 1. */
  page?: number;
}

/** A half-open stretch of an article's text, in JavaScript in UTF-16 code units. */
export interface Span {
  /** Offset of the first character. */
  start: number;
  /** Offset just past the last character. */
  end: number;
}

/** What the articles say together. */
export interface CorpusReport {
  /** Each article's own report, by date and id. */
  articles: ArticleReport[];
  /** The entities of all of them. */
  entities: Entity[];
  /** Words that recur. */
  statements: Statement[];
  /** Deadlines and their history. */
  deadlines: DeadlineThread[];
  /** Where the articles differ. */
  conflicts: Conflict[];
  /** Figures of which two articles or more tell, the gravest differences first. */
  figures: Figure[];
  /** Articles that share text. */
  duplicates: Duplicate[];
  /** Articles that count as one source: copies, and those that share text with an agency's. */
  sources: OneSource[];
  /** What the reader has dismissed. */
  dismissed?: Dismissed[];
  /** The reader's corrections whose quotation, deadline or difference was not found again. */
  lostCorrections?: LostCorrection[];
}

/** All that one article holds. */
export interface ArticleReport {
  /** The caller's name for it. */
  id: string;
  /** The text that offsets point into, where the input was HTML or a file that is not plain text. */
  text?: string;
  /** Its title, given, from metadata, or its headline. */
  title?: string;
  /** Who published it, given or from metadata. */
  outlet?: string;
  /** Who wrote it, as given. */
  authors?: string[];
  /** The news agencies that it names as its source, in dateline, byline or credit. */
  agencies?: string[];
  /** When it was published (YYYY-MM-DD). */
  date: string | null;
  /** How that is known. */
  dateBasis: DateBasis;
  /** Its stretches, in order, without overlap. */
  parts: Part[];
  /** The times or pages that its text was said at or printed on, as given, in order. */
  positions?: Position[];
  /** The entries of a live blog, in order; left out where it is none. */
  entries?: Entry[];
  /** Who said what. */
  quotes: Quote[];
  /** Mentions of entities, in order. */
  entities: Mention[];
  /** Time expressions, in order. */
  times: Time[];
  /** Deadlines, in order of their evidence. */
  deadlines: Deadline[];
  /** What the reader should know. */
  warnings: Warning[];
  /** The entities that the mentions name; left out inside a corpus report, which has one table for all. */
  entityTable?: Entity[];
}

/** Where the article's date comes from. */
export type DateBasis = "given" | "metadata" | "dateline" | "none";

/** A stretch of the article and what it is. */
export interface Part {
  /** Where it begins. */
  start: number;
  /** Where it ends. */
  end: number;
  /** What it is. */
  kind: PartKind;
  /** Why it was taken for that, where it is left out of the analysis. */
  reason?: string;
}

/** What a stretch of an article is. */
export type PartKind = "headline" | "byline" | "dateline" | "heading" | "paragraph" | "caption" | "boilerplate" | "appended";

/** An entry of a live blog. */
export interface Entry {
  /** Where it begins: at the line that says when it was written. */
  start: number;
  /** Where it ends. */
  end: number;
  /** The day it was written (YYYY-MM-DD), where that is known. */
  date?: string;
  /** The time of day it was written (HH:MM), as its head says. */
  time: string;
  /** Who wrote it. */
  author?: Span;
}

/** Something attributed to someone. */
export interface Quote {
  /** How much of it stands between marks. */
  kind: QuoteKind;
  /** What is attributed, whole, in order; an interrupted quotation has several stretches. */
  content: Span[];
  /** Its stretches between quotation marks, marks left out. */
  verbatim: Span[];
  /** False for a belief, intention or finding. */
  speech: boolean;
  /**
   * What was done in place of a statement; left out for statements. The content is what was not said or done, no words of the
   * source.
   */
  act?: Act;
  /** Index of the quote that this one stands in. */
  parent?: number;
  /** Who passes it on, where that is not the source ("according to state media"). */
  via?: Span;
  /** Where it was said or published ("on Truth Social"). */
  medium?: Span;
  /** To whom ("reporters"). */
  addressee?: Span;
  /** When. */
  said?: Said;
  /** The source as written; empty where the text names none. */
  source: Span[];
  /** The words that attribute ("said", "according to"). */
  cue: Span[];
  /** Id of the entity that the source stands for, coreference resolved. */
  speaker: string | null;
  /** Id of the document that the source is, "the indictment": nobody speaks in it. */
  document?: string;
  /** How often quotes found this way are right. */
  confidence: number;
  /** Who has changed it since it was found. */
  corrected?: CorrectedBy;
}

/** How much of an attribution stands between quotation marks. */
export type QuoteKind = "direct" | "mixed" | "indirect";

/** What someone did in place of a statement. */
export type Act = "declined";

/** When something was said, as written, with the date it resolves to. */
export interface Said {
  /** Where the expression begins. */
  start: number;
  /** Where it ends. */
  end: number;
  /** Its TIMEX3 value, where it has one. */
  value?: string;
}

/** Who has changed what was found. */
export type CorrectedBy = "reader";

/** A mention of an entity. */
export interface Mention {
  /** Where it begins, title left out. */
  start: number;
  /** Where it ends, possessive left out. */
  end: number;
  /** What sort of thing it names. */
  type: EntityType;
  /** Id of the entity. */
  entity: string;
  /** By name, description or pronoun. */
  form: Form;
}

/** One person, organisation, place or other named thing, in all its spellings. */
export interface Entity {
  /** Its id, the same in all articles of a report. */
  id: string;
  /** What sort of thing it is. */
  type: EntityType;
  /** Its fullest usual name. */
  name: string;
  /** The other forms met, the commonest first. */
  variants: string[];
  /** Titles and roles given to it. */
  roles: string[];
  /** Id of who issued it, if it is a document and its source says so. */
  issuer?: string;
  /** Ids of the articles that mention it. */
  articles: string[];
  /** Number of mentions by name. */
  mentions: number;
  /** Number of quotes it is the speaker of. */
  speaks: number;
  /** Number of quotes of others that mention it. */
  spokenOf: number;
  /** Whom it shares sentences with, those of most sentences first; a dozen at most. */
  with: Together[];
  /** How often entities with this much to show for them are real and of this type. */
  confidence: number;
  /** Why names were put together, a sentence each. */
  reasons: string[];
}

/** What sort of thing an entity is. */
export type EntityType = "PER" | "ORG" | "LOC" | "MISC" | "DOC";

/** An entity met in the same sentences as another. */
export interface Together {
  /** Id of the entity. */
  entity: string;
  /** Number of sentences that mention both, by name, description or pronoun. */
  sentences: number;
}

/** How a mention refers. */
export type Form = "name" | "nominal" | "pronoun";

/** A time expression: TIMEX3 type and value, and the days it spans. */
export interface Time {
  /** Where it begins. */
  start: number;
  /** Where it ends. */
  end: number;
  /** Its TIMEX3 type. */
  type: TimeType;
  /** Its TIMEX3 value. */
  value: string;
  /** Its TIMEX3 modifier (`APPROX`, `START`, `END`, ...). */
  mod?: string;
  /** First day it can mean (YYYY-MM-DD). */
  earliest?: string;
  /** Last day it can mean (YYYY-MM-DD). */
  latest?: string;
  /** From what the value was computed. */
  basis?: string;
}

/** TIMEX3 types (ISO-TimeML). */
export type TimeType = "DATE" | "TIME" | "DURATION" | "SET";

/** What is due, from whom, by when, or else. */
export interface Deadline {
  /** The words that make it one ("deadline", "by", "has until"). */
  trigger: Span | null;
  /** The time expression. */
  time: Span | null;
  /** The last moment to comply. */
  due: Due;
  /** Who set it; of a promise, who gave it, and is then the addressee as well. */
  setter: Slot | null;
  /** Who must comply. */
  addressee: Slot | null;
  /** With what. */
  action: Span | null;
  /** What happens otherwise. */
  consequence: Span | null;
  /** The earlier deadline that it replaces. */
  prior: Span | null;
  /** What has become of it. */
  status: Status;
  /** First day on which that can have happened (YYYY-MM-DD), where the text tells. */
  said?: string;
  /** The sentence that says so. */
  evidence: Span;
  /** Who has changed it since it was found. */
  corrected?: CorrectedBy;
}

/** The last moment to comply. */
export interface Due {
  /** TIMEX3 value of the expression it comes from; empty where there is none. */
  value: string;
  /** Earliest day that the last moment can fall on (YYYY-MM-DD). */
  earliest: string | null;
  /** Latest day that the last moment can fall on, inclusive. */
  latest: string | null;
  /** How sure that is. */
  certainty: Certainty;
  /** From what it was computed, in words. */
  basis: string;
}

/** How sure a due date is. */
export type Certainty = "exact" | "interval" | "approx" | "conflict" | "unresolved";

/** A stretch of the text in a role, and the entity it names if it names one. */
export interface Slot {
  /** Where it begins. */
  start: number;
  /** Where it ends. */
  end: number;
  /** Id of the entity that it names. */
  entity?: string;
}

/** What has become of a deadline in the sentence that speaks of it. */
export type Status = "set" | "shortened" | "extended" | "reaffirmed" | "conditional" | "lifted" | "pending" | "met" | "passed";

/** Something the reader should know about the analysis. */
export interface Warning {
  /** Stable name, such as `not-english`. */
  code: string;
  /** A sentence for a person. */
  message: string;
  /** Where in the text, if at one place. */
  start?: number;
  /** Where that place ends. */
  end?: number;
}

/** Words that recur in several articles. */
export interface Statement {
  /** Its id within the report. */
  id: string;
  /** Id of the entity that said them. */
  speaker: string | null;
  /** How the members relate. */
  relation: Relation;
  /** Index of the fullest member. */
  fullest: number;
  /** Number of independent articles among the members: copies and shared wire text count once. */
  sources: number;
  /** Who printed them, by date and article. */
  members: StatementMember[];
}

/** How the members of a statement relate. */
export type Relation = "same" | "reworded" | "truncated" | "reported";

/** One appearance of a statement. */
export interface StatementMember {
  /** The article's id. */
  article: string;
  /** Index of the quote in that article's report. */
  quote: number;
  /** Where the words begin in that article. */
  start: number;
  /** Where they end. */
  end: number;
}

/** One deadline across the articles. */
export interface DeadlineThread {
  /** Its id within the report. */
  id: string;
  /** A name for it. */
  label: string;
  /** Id of the entity that set it; of a promise, of who gave it, and is then the addressee as well. */
  setter: string | null;
  /** Id of the entity that must comply. */
  addressee: string | null;
  /** Its steps in time. */
  events: DeadlineEvent[];
  /** The due date that holds now. */
  current: Due | null;
}

/** One step in the life of a deadline. */
export interface DeadlineEvent {
  /** The article's id. */
  article: string;
  /** Index of the deadline in that article's report. */
  deadline: number;
  /** When it was said (YYYY-MM-DD), where known. */
  said: string | null;
  /** Number of the step that it reports: events of one step say the same of the deadline. */
  step: number;
  /** Whether no article reported the step on an earlier day; never of an article without a date. */
  first: boolean;
  /** What it did to the deadline. */
  status: Status;
  /** The due date it gives. */
  due: Due;
}

/** A point on which articles differ. */
export interface Conflict {
  /** What they differ about. */
  kind: ConflictKind;
  /** The matter, in words. */
  about: string;
  /** What the comparison makes of it. */
  verdict: Verdict;
  /** Why. */
  why: string;
  /** The places that differ. */
  sides: Place[];
  /** The note of a reader who has checked it, which may be empty; left out where nobody has. */
  checked?: string;
}

/** What articles disagree about. */
export type ConflictKind = "wording" | "attribution" | "number" | "date" | "deadline" | "spelling" | "statement";

/** What the comparison makes of a disagreement. */
export type Verdict = "conflict" | "explained" | "same" | "undecided";

/** A place in an article. */
export interface Place {
  /** The article's id. */
  article: string;
  /** Where it begins. */
  start: number;
  /** Where it ends. */
  end: number;
}

/** A quantity, day or length of time of which two articles or more tell. */
export interface Figure {
  /** Its id within the report. */
  id: string;
  /** What it is a figure of, in words of the articles. */
  what: string;
  /** The unit of the values: `count`, `percent`, `m`, `g`, `minutes`, a sign of money ... */
  unit: string;
  /** What the comparison makes of the values. */
  verdict: FigureVerdict;
  /** Why. */
  why: string;
  /** What each article tells, by date and article. */
  cells: FigureCell[];
  /** The note of a reader who has checked it, which may be empty; left out where nobody has. */
  checked?: string;
}

/** What figures of one thing say of each other. */
export type FigureVerdict = "agree" | "rounding" | "bound" | "later" | "corrected" | "scope" | "conflict" | "undecided";

/** What one article tells of a quantity. */
export interface FigureCell {
  /** The article's id. */
  article: string;
  /** Where the figure begins. */
  start: number;
  /** Where it ends. */
  end: number;
  /** The value in the figure's unit; two with a hyphen between where the article gives a range; a date as YYYY-MM-DD. */
  value: string;
  /** How exactly it is meant; left out where it is plain. */
  bound?: Bound;
  /** The day as of which it is told: that of the article. */
  asOf?: string;
}

/** How exactly a figure is meant. */
export type Bound = "at least" | "more than" | "at most" | "about";

/**
 * Articles that share text: the copies of one text, two with a passage, or a crowd in which each shares passages with
 * many of the others.
 */
export interface Duplicate {
  /** Their ids. */
  articles: string[];
  /** How much of the shorter one of two is shared; of more than two, the least. */
  similarity: number;
  /** Copy or shared passage. */
  kind: DuplicateKind;
}

/** How two articles share text. */
export type DuplicateKind = "copy" | "shared passage";

/** Articles that count as one source. */
export interface OneSource {
  /** Their ids. */
  articles: string[];
  /** The news agencies that they credit. */
  agencies: string[];
}

/** What a reader has dismissed: it stands nowhere else in the report. */
export interface Dismissed {
  /** What it was taken for. */
  what: Correctable;
  /** The article's id; of a difference, that of its first side. */
  article: string;
  /** Its index among all that were found in that article, those that are dismissed among them; left out for a difference. */
  index?: number;
  /** Its words, or what a difference is about. */
  about: string;
  /** Where its words stand; of a difference, its first side. */
  spans: Span[];
  /** Index of the correction that dismisses it. */
  correction: number;
}

/** What a reader can correct besides entities. */
export type Correctable = "quote" | "deadline" | "conflict" | "figure";

/** A correction that changes nothing here: what it speaks of was not found again. */
export interface LostCorrection {
  /** Its index in the list of corrections. */
  correction: number;
  /** Stable name of the reason. */
  code: LostReason;
  /** The reason, a sentence for a person. */
  message: string;
}

/** Why a correction changes nothing. */
export type LostReason = "no-article" | "no-words" | "several" | "no-entity" | "other-sides" | "no-day";

/** A reader's change to what was found, carried from one analysis to the next. */
export type Correction = {
  op: "merge";
  /** Id of the entry that stays. */
  entity: string;
  /** Ids of the entries that join it. */
  with: string[];
} | {
  op: "split";
  /** Id of the entry. */
  entity: string;
  /** The names that leave it, as written. */
  names: string[];
} | {
  op: "rename";
  /** Id of the entry. */
  entity: string;
  /** Its name from now on. */
  name: string;
} | {
  op: "retype";
  /** Id of the entry. */
  entity: string;
  /** Its type from now on. */
  type: EntityType;
} | {
  op: "delete";
  /** Id of the entry. */
  entity: string;
} | {
  op: "attribute";
  /** Id of its article. */
  article: string;
  /** Its words. */
  text: string;
  /** Which of the article's quotations of these words it is, from 1, where there are several. */
  nth?: number;
  /** How many of these words the article has, where there are several. */
  of?: number;
  /** Id of the entity that said it. */
  entity?: string;
  /** The name of who said it, for where no entity has that id; without either it is nobody. */
  name?: string;
} | {
  op: "deadline";
  /** Id of its article. */
  article: string;
  /** The sentence that tells of it. */
  text: string;
  /** Which of that sentence's deadlines it is, from 1, where there are several. */
  nth?: number;
  /** How many that sentence has in the article, where there are several. */
  of?: number;
  /** The day it is due (YYYY-MM-DD). */
  due?: string;
  /** The name of who set it; empty for nobody. */
  setter?: string;
  /** The name of who must comply; empty for nobody. */
  addressee?: string;
} | {
  op: "dismiss";
  /** What it was taken for, `quote` or `deadline`. */
  what: Correctable;
  /** Id of its article. */
  article: string;
  /** The quotation's words, or the sentence that tells of the deadline. */
  text: string;
  /** Which of those of these words it is, from 1, where there are several. */
  nth?: number;
  /** How many of these words the article has, where there are several. */
  of?: number;
} | {
  op: "difference";
  /** What it is, `conflict` or `figure`. */
  what: Correctable;
  /** Its kind, of a conflict. */
  kind?: ConflictKind;
  /** Its sides, each with its `article`, its `text` and the words `before` and `after` it. */
  sides: CorrectedSide[];
  /** True for one that is none; without it, it was checked. */
  dismissed?: boolean;
  /** What the reader says of it. */
  note?: string;
};

/** One side of a difference, by its words. */
export interface CorrectedSide {
  /** Id of its article. */
  article: string;
  /** Its words. */
  text: string;
  /** Words that stand before it. */
  before?: string;
  /** Words that stand after it. */
  after?: string;
}

/** Whether someone said some words, by what the articles print. */
export interface Check {
  /** What the articles say of them. */
  verdict: CheckVerdict;
  /** The verdict in a sentence for a person. */
  reason: string;
  /** The words that were compared: of a sentence with its attribution, what stands between its marks. */
  checked: string;
  /** Ids of the entities that the speaker asked for can be; empty where nobody was asked for, or nobody of that name is there. */
  speakers: string[];
  /** Whether the first place has more or fewer negations than the words that were checked. */
  negation: boolean;
  /** Whether the first place has other figures than the words that were checked. */
  figure: boolean;
  /** Where the words stand: those that the verdict speaks of, by date and article, then others in the same order. */
  places: CheckPlace[];
}

/** What the articles say of words that were put to them. */
export type CheckVerdict = "exact" | "cut" | "altered" | "reported" | "other" | "paper" | "absent";

/** Where an article has the words that were checked. */
export interface CheckPlace {
  /** The article's id. */
  article: string;
  /** When it was published (YYYY-MM-DD), where known. */
  date: string | null;
  /** How the words compare here, whoever was asked for; never `other` or `absent`. */
  verdict: CheckVerdict;
  /** Whether they are given to the speaker who was asked for; true where nobody was. */
  asked: boolean;
  /** Whether they stand between quotation marks. */
  marked: boolean;
  /** What of the article they stand in: what a headline quotes may be shortened. */
  part: PartKind;
  /** Index of the quote in that article's report; left out where the words are in none. */
  quote?: number;
  /** Id of the entity that said them; left out where the article names nobody. */
  speaker?: string;
  /** The name of the entity that said them, or else the source as written. */
  name?: string;
  /** Their stretches, in order; none where they stand in a title that is no part of the text. */
  spans: Span[];
  /** How the words differ, in order. */
  changes: CheckChange[];
  /** What is left out, in order. */
  cuts: CheckCut[];
}

/** A difference between the words that were checked and those that are printed. */
export interface CheckChange {
  /** What was done to the words. */
  kind: ChangeKind;
  /** Where the printed words begin; of added words, where they would stand. */
  start: number;
  /** Where the printed words end. */
  end: number;
  /** The words as they are printed; empty where words were added. */
  printed: string;
  /** The words as they were put; empty where words were removed. */
  checked: string;
  /** Whether a negation, such as “not”, stands on one side only. */
  negation: boolean;
  /** Whether the figures of the two sides are not the same. */
  figure: boolean;
  /** Whether one side only writes out what the other contracts: “do not”, “don’t”. */
  contraction: boolean;
}

/** How words that were checked differ from those that are printed. */
export type ChangeKind = "replaced" | "added" | "removed";

/** A stretch that a quotation has and the words that were checked leave out. */
export interface CheckCut {
  /** Where it stands. */
  position: CutPosition;
  /** Where it begins. */
  start: number;
  /** Where it ends. */
  end: number;
  /** Whether dots (“…”) in the words that were checked show that something is left out. */
  shown: boolean;
  /** Whether it has a negation, such as “not”, so that the sense may be another without it. */
  negation: boolean;
}

/** Where words were left out. */
export type CutPosition = "before" | "inside" | "after";

/** What is new since an earlier set of articles. */
export interface Since {
  /** The articles that are new, edited or gone, by date and id. */
  articles: SinceArticle[];
  /** What somebody said, between quotation marks, that is new or withdrawn. */
  statements: SinceStatement[];
  /** The deadlines that are new, moved, withdrawn or of another status. */
  deadlines: SinceDeadline[];
  /** The figures that changed, the gravest first. */
  figures: SinceFigure[];
}

/** What has become of an article. */
export interface SinceArticle {
  /** Its id; of one that is gone, the one that it had. */
  article: string;
  /** What has become of it. */
  change: ArticleChange;
  /** The id that an edited one had. */
  was?: string;
  /** What was edited, in order. */
  edits: Edit[];
}

/** What has become of an article since an earlier set of articles. */
export type ArticleChange = "new" | "edited" | "gone";

/** A change to an article that was published again. */
export interface Edit {
  /** What was done to the sentences. */
  kind: ChangeKind;
  /** Where the later text has it begin; of what was removed, where it would stand. */
  start: number;
  /** Where it ends there. */
  end: number;
  /** The sentences as they were; empty where some were added. */
  before: string;
  /** The sentences as they are; empty where some were removed. */
  after: string;
  /** Whether only one side of a replacement has a negation, such as “not”. */
  negation: boolean;
  /** Whether the figures of a replacement are not the same. */
  figure: boolean;
}

/** Words between quotation marks that are new or withdrawn. */
export interface SinceStatement {
  /** `new` or `withdrawn`. */
  change: SinceChange;
  /** Id of the entity that said them. */
  speaker?: string;
  /** Its name. */
  name?: string;
  /** The words. */
  text: string;
  /** Who prints them, by date and article; of withdrawn ones, who printed them, in the earlier text. */
  members: StatementMember[];
}

/** What is otherwise since an earlier set of articles. */
export type SinceChange = "new" | "withdrawn" | "moved" | "status";

/** A deadline of which something has become. */
export interface SinceDeadline {
  /** What has become of it. */
  change: SinceChange;
  /** A name for it. */
  label: string;
  /** Id of the entity that set it. */
  setter: string | null;
  /** Id of the entity that must comply. */
  addressee: string | null;
  /** Its last step in the earlier articles; left out where it is new. */
  before?: DeadlineEvent;
  /** Its last step in the later ones; left out where it is withdrawn. */
  after?: DeadlineEvent;
}

/** A figure of which the later articles give another value. */
export interface SinceFigure {
  /** What it is a figure of, in words of the articles. */
  what: string;
  /** The unit of the values. */
  unit: string;
  /** What the comparison makes of them: `later`, `corrected` or `conflict`. */
  verdict: FigureVerdict;
  /** Why. */
  why: string;
  /** What the earlier articles tell, in their text. */
  before: FigureCell[];
  /** What the later ones tell instead. */
  after: FigureCell[];
}

/** What was found in a file. */
export interface Reading {
  /** Its articles. */
  articles: Incoming[];
  /** The corrections in it, if it holds any. */
  corrections: Array<Correction> | null;
  /** What could not be read. */
  errors: Failure[];
  /** How many errors there are besides. */
  more: number;
}

/** An article of a file, and what its reader should know of how it was read. */
export interface Incoming {
  /** The article. */
  article: Article;
  /** In words. */
  warnings: string[];
  /** The line of the file that it stands in, from 1. */
  line?: number;
  /** Its number among the rows, items or messages of the file, from 1. */
  item?: number;
}

/** Something in a file that could not be read. */
export interface Failure {
  /** What the page calls it. */
  code: string;
  /** In words, with its place in the file. */
  message: string;
}

/** A correction that could not be read; the others of its list hold all the same. */
export interface RefusedCorrection {
  /** Its place in the list. */
  index: number;
  /** What is wrong with it, for a person. */
  message: string;
}

/** The lists of a report that are handed out in parts, and how many entries each has. */
export interface ReportLengths {
  /** Number of articles. */
  articles: number;
  /** Number of entities. */
  entities: number;
  /** Number of statements. */
  statements: number;
  /** Number of deadlines across the articles. */
  deadlines: number;
  /** Number of conflicts. */
  conflicts: number;
  /** Number of figures that several articles tell. */
  figures: number;
  /** Number of groups of articles that share text. */
  duplicates: number;
}

/** Milliseconds that the stages took, all articles together; `tokens` and `bytes` count what was read. */
export interface Timings {
  /** From text or HTML to parts. */
  input: number;
  /** Tokens, sentences, quotation marks. */
  text: number;
  /** Mentions and entities. */
  entities: number;
  /** Quotes with cue, source and speaker. */
  quotes: number;
  /** Time expressions. */
  times: number;
  /** Deadlines. */
  deadlines: number;
  /** Tokens that were analysed. */
  tokens: number;
  /** Bytes of UTF-8 in the articles' texts. */
  bytes: number;
}
