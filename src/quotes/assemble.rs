//! From attributions and stretches between marks to quotes.

use super::acts;
use super::attribution::Attribution;
use super::circumstances::Passive;
use super::nested::{self, Voice};
use super::node::{Node, PREPOSITION, Paragraph, is_punctuation, span};
use super::nodes::is_named;
use super::reading::Reading;
use super::refusals::Refusal;
use super::speaker::Meant;
use super::turns::Turn;
use super::who::{self, Before, Choice, Weights};
use super::{beside, circumstances, refusals, rubrics, speaker, terms, whose};
use crate::entities::names::gender::Gender;
use crate::hashed::{Map, Set};
use crate::lexicon::Class;
use crate::report::{Act, EntityType, Form, Mention, Milli, PartKind, Quote, QuoteKind};
use crate::sort::Order;
use crate::span::Span;
use crate::text::Marked;
use crate::text::TokenKind;

/// A quote with where it stands, while the list is made.
struct Draft {
    quote: Quote<u32>,
    /// The stretches it reports, as indices.
    stretches: Vec<u32>,
    part: usize,
    /// The stretch that it stands in, of a nested one.
    within: Option<u32>,
    route: Route,
    odds: i32,
    /// Whether its source says the speaker's name.
    named: bool,
    /// How likely its speaker is right, in thousandths.
    chance: u16,
    /// Whether its cue is a passive, whose subject says nothing.
    passive: bool,
}

/// How a quote was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Route {
    /// By a cue.
    Cue,
    /// Between marks, without one.
    Bare,
    /// The same under the label of a fact check: whoever spoke before did not say it.
    Claim,
    /// Inside another.
    Nested,
    /// As a turn of a conversation.
    Turn,
    /// As a refusal to speak, or a silence.
    Refusal,
}

/// Gathers the quotes of an article.
pub(crate) fn quotes(
    text: Reading<'_>,
    paragraphs: &[Paragraph],
    found: &[Vec<Attribution>],
    turns: &[Turn],
    ranking: &mut Ranking<'_>,
) -> Vec<Quote<u32>> {
    let mut drafts: Vec<Draft> = turns.iter().map(|t| turn(text, t)).collect();
    for (p, attributions) in paragraphs.iter().zip(found) {
        let from = drafts.len();
        let quoting: Vec<_> = attributions.iter().map(|a| quoted(text, &p.nodes, a)).collect();
        // The "saying" of "as saying" is no cue of its own to the same words.
        let mut verbs: Map<usize, Vec<&Quoted>> = Map::default();
        for q in quoting.iter().flatten() {
            q.verb.clone().for_each(|i| verbs.entry(i).or_default().push(q));
        }
        let shared =
            |a: &Attribution, q: &Quoted| q.attribution.cue.end <= a.cue.start && a.shares_words(&q.attribution);
        let taken = |a: &Attribution| verbs.get(&a.cue.start).is_some_and(|of| of.iter().any(|q| shared(a, q)));
        let both = attributions.iter().zip(&quoting).filter(|(a, _)| !taken(a));
        let (attributions, quoting): (Vec<_>, Vec<_>) =
            both.map(|(a, q)| (q.as_ref().map_or(a, |q| &q.attribution), q)).unzip();
        let mut owner: Vec<Option<(usize, usize)>> = vec![None; p.nodes.len()];
        for (a, attribution) in attributions.iter().enumerate() {
            let size: usize = attribution.content.iter().map(ExactSizeIterator::len).sum();
            for i in attribution.content.iter().cloned().flatten() {
                if p.nodes[i].quote.is_some() && owner[i].is_none_or(|(_, s)| size < s) {
                    owner[i] = Some((a, size));
                }
            }
        }
        // What a claim has someone say is what is checked.
        let claimed = rubrics::is_claim(text, &p.nodes);
        for (a, attribution) in attributions.iter().enumerate() {
            // A title alone is no content.
            let names = |i: usize| p.nodes[i].title || is_punctuation(&p.nodes[i]);
            let so_called = text.of(span(text, &p.nodes, attribution.cue.clone())).ends_with("so-called");
            if so_called || attribution.content.iter().cloned().flatten().all(names) {
                continue;
            }
            let mine = |i: usize| owner[i].is_some_and(|(o, _)| o == a);
            let mut draft = draft(text, p, attribution, &mine);
            let medium = quoting[a].as_ref().and_then(|q| q.paper).filter(|&s| prints(text, s));
            draft.quote.medium = draft.quote.medium.or(medium);
            if !says_nothing(text, &draft.quote, claimed) {
                drafts.push(draft);
            }
        }
        bare(text, p, &owner, &mut drafts);
        refuse(text, p, from, &mut drafts);
    }
    drafts.retain(|d| !d.quote.content.is_empty());
    drafts.order_by_key(|d| d.quote.content.first().map_or(0, |c| c.start));
    join_back(text, &mut drafts);
    carry(text, &mut drafts, ranking);
    drafts.iter_mut().for_each(|d| weigh(text, d));
    nested(text, &mut drafts);
    let place = |d: &Draft| (d.quote.content.first().map_or(0, |c| c.start), d.within.is_some());
    drafts.order_by_key(place);
    // A nested quote names the one that holds its stretch.
    let mut holder = Map::default();
    for (i, d) in drafts.iter().enumerate() {
        for &s in &d.stretches {
            holder.insert(s, u32::try_from(i).unwrap_or(u32::MAX));
        }
    }
    for d in &mut drafts {
        d.quote.parent = d.within.and_then(|s| holder.get(&s).copied());
        // What is reported is that these are the words and that this is whose they are.
        let speaker = if d.quote.speaker.is_some() { u32::from(d.chance) } else { 1000 };
        d.quote.confidence = Milli((u32::from(confidence(d).0) * speaker / 1000) as _);
    }
    drafts.into_iter().map(|d| d.quote).collect()
}

/// Whether words without marks are none of the source's: what it is claimed to say, or with whom it talked.
fn says_nothing(text: Reading<'_>, q: &Quote<u32>, claimed: bool) -> bool {
    let talks = || q.cue.iter().any(|&c| circumstances::only_talks(text, c, &q.content));
    q.kind == QuoteKind::Indirect && (claimed || talks())
}

/// Makes one quote of a quotation over several paragraphs of which only the last names the speaker.
fn join_back(text: Reading<'_>, drafts: &mut Vec<Draft>) {
    for i in (1..drafts.len()).rev() {
        let Some(&first) = drafts[i].stretches.first() else { continue };
        let before = &drafts[i - 1];
        let open = before.route == Route::Bare && before.quote.source.is_empty();
        let next = first.checked_sub(1).is_some_and(|s| before.stretches.last() == Some(&s));
        let direct = drafts[i].quote.kind == QuoteKind::Direct && drafts[i].route == Route::Cue;
        let name = |s: &Span| text.entities.inside(*s).find(|m| m.form == Form::Name).map(|m| m.entity);
        let speaker = drafts[i].quote.source.iter().find_map(name);
        // Nobody calls himself by his name.
        let says = |c: &Span| text.entities.inside(*c).any(|m| m.form == Form::Name && Some(m.entity) == speaker);
        let named = speaker.is_some() && !before.quote.content.iter().any(says);
        if !(open && next && direct && named && text.marks().stretches[first as usize].continues) {
            continue;
        }
        let before = drafts.remove(i - 1);
        let d = &mut drafts[i - 1];
        d.quote.content.splice(..0, before.quote.content);
        d.quote.verbatim.splice(..0, before.quote.verbatim);
        d.stretches.splice(..0, before.stretches);
    }
}

/// Whether a source is one that prints or sends what others say, and no person who tells of it.
pub(super) fn prints(text: Reading<'_>, source: Span) -> bool {
    let mut names = text.entities.inside(source).filter(|m| m.form == Form::Name).map(|m| m.kind).peekable();
    let noun = text.tokens_in(source).last().is_some_and(|i| text.has_lower(i, Class::Prints));
    noun || names.peek().is_some() && names.all(|k| k == EntityType::Org)
}

/// "The Holm Post quoted Roe as saying".
struct Quoted {
    /// With her as the source.
    attribution: Attribution,
    /// Where it was said.
    paper: Option<Span>,
    /// The nodes of "as saying".
    verb: std::ops::Range<usize>,
}

/// Reads an attribution as one in which a paper quotes someone.
fn quoted(text: Reading<'_>, nodes: &[Node], a: &Attribution) -> Option<Quoted> {
    let of = |i: usize, class: Class| {
        let token = nodes[i].from as usize;
        nodes[i].quote.is_none() && text.has_lower(token, class)
    };
    let quoting = |i: usize| of(i, Class::Quoting);
    // The cue may be either verb.
    let first = if let Some(verb) = a.cue.clone().find(|&i| quoting(i)) {
        // "Had quoted him as saying" may be the cue as a whole.
        if a.cue.end > verb + 2 { verb..verb + 1 } else { a.cue.clone() }
    } else {
        let near = a.cue.start.saturating_sub(20)..a.cue.start;
        let from = near.clone().rev().find(|&i| nodes[i].begins).unwrap_or(near.start);
        let verb = (from..a.cue.start)
            .rev()
            .find(|&i| quoting(i))
            .filter(|_| a.cue.clone().any(|i| of(i, Class::QuotedAs)))?;
        verb..verb + 1
    };
    if circumstances::has_be(text, span(text, nodes, first.clone())) {
        return None;
    }
    let limit = nodes.len().min(first.end + 20);
    let end = (first.end..limit).find(|&i| nodes[i].begins || nodes[i].quote.is_some()).unwrap_or(limit);
    let at = (first.end + 1..end.saturating_sub(1))
        .find(|&i| text.surface(nodes[i].from as usize) == "as" && of(i + 1, Class::QuotedAs))?;
    let own = a.cue.contains(&first.start) || (at..at + 2).contains(&(a.cue.end - 1));
    if nodes[first.end].sort == PREPOSITION || !own {
        return None;
    }
    let mut new = a.clone();
    for r in &mut new.content {
        if r.start < at + 2 && r.end > first.end {
            r.start = (at + 2).min(r.end);
        }
    }
    new.content.retain(|r| !r.is_empty());
    let last = (first.end..at).rev().find(|&i| !is_punctuation(&nodes[i]))?;
    let him = text.is(nodes[first.end].from as usize, &["him", "her", "them"]);
    new.source = std::iter::once(first.end..if him { first.end } else { last } + 1).collect();
    let paper = a.source.first().filter(|r| r.end <= first.start).map(|r| span(text, nodes, r.clone()));
    (!new.content.is_empty()).then_some(Quoted { attribution: new, paper, verb: at..at + 2 })
}

/// Adds the quotes that stand inside others.
fn nested(text: Reading<'_>, drafts: &mut Vec<Draft>) {
    let mut more = Vec::new();
    for d in drafts.iter() {
        for &s in &d.stretches {
            let outer = &text.marks().stretches[s as usize];
            let inside = text.marks().stretches[s as usize + 1..].iter().enumerate();
            for (k, m) in inside.take_while(|(_, m)| m.outer.start < outer.outer.end).filter(|(_, m)| m.depth == 1) {
                let Some((cue, source, voice)) = nested::read(text, outer, m) else { continue };
                let shout = text.of(m.inner).ends_with(['!', '?']);
                if text.tokens_in(m.inner).len() < 3 && !shout || is_named(text.of(m.inner)) {
                    continue;
                }
                // Nobody calls himself "he".
                let he = source.is_some_and(|s| is_he(text.of(s)).is_some());
                let speaker = match voice {
                    Voice::Same => d.quote.speaker,
                    Voice::Entity(e) => Some(e).filter(|_| !he || d.quote.speaker != Some(e)),
                    Voice::Unknown => None,
                };
                more.push(Draft {
                    quote: Quote {
                        source: source.into_iter().collect(),
                        cue: vec![cue],
                        speaker,
                        ..empty(QuoteKind::Direct, vec![m.inner], vec![m.inner])
                    },
                    stretches: vec![s + 1 + u32::try_from(k).unwrap_or(0)],
                    part: d.part,
                    within: Some(s),
                    route: Route::Nested,
                    odds: 0,
                    named: true,
                    chance: who::CERTAIN,
                    passive: false,
                });
            }
        }
    }
    drafts.append(&mut more);
}

/// A quote with nothing but its words.
fn empty(kind: QuoteKind, content: Vec<Span>, verbatim: Vec<Span>) -> Quote<u32> {
    Quote {
        kind,
        content,
        verbatim,
        speech: true,
        parent: None,
        act: None,
        via: None,
        medium: None,
        addressee: None,
        said: None,
        source: Vec::new(),
        cue: Vec::new(),
        speaker: None,
        document: None,
        confidence: Milli(0),
        corrected: None,
    }
}

/// How often quotes found like this one were right, by kind, route and odds.
fn confidence(d: &Draft) -> Milli {
    let odds = [-20, 0, 20, 42, 71].iter().filter(|&&o| d.odds >= o).count();
    // Counted by reading rows of articles that no rule was written on, see models/quotes.md.
    Milli(match (d.route, d.quote.kind) {
        (Route::Cue, QuoteKind::Direct) => [800, 800, 880, 890, 890, 970][odds],
        (Route::Cue, QuoteKind::Mixed) => [400, 620, 640, 750, 890, 890][odds],
        (Route::Cue, QuoteKind::Indirect) => [440, 660, 680, 690, 790, 890][odds],
        (Route::Bare | Route::Claim, _) => 890,
        (Route::Nested, _) => 620,
        // All 50 turns with a speaker in five interviews and transcripts were right, as far as reading tells; one of them was in
        // sight when rules were written. They are few: counted by text, (5 + 1) of (5 + 2).
        (Route::Turn, _) => 857,
        // All 15 that were read in other articles than rules were written on were right: counted by text, (15 + 1) of (15 + 2).
        (Route::Refusal, _) => 941,
    })
}

/// The words of an attribution.
struct Said {
    kind: QuoteKind,
    content: Vec<Span>,
    verbatim: Vec<Span>,
    /// Those of the stretches between marks.
    stretches: Vec<u32>,
}

fn said(text: Reading<'_>, nodes: &[Node], a: &Attribution, cue: Span, mine: &dyn Fn(usize) -> bool) -> Said {
    let members = || a.content.iter().cloned().flatten();
    let all = members().all(|i| nodes[i].quote.is_some() || is_punctuation(&nodes[i]));
    let words = |i: usize| !nodes[i].title;
    let own = members().filter(|&i| mine(i) && words(i));
    let stretches: Vec<u32> = own.flat_map(|i| nodes[i].stretches(text.marks())).collect();
    let mut verbatim: Vec<_> = stretches.iter().map(|&s| text.marks().stretches[s as usize].inner).collect();
    // "They plan a “kiss-in”": a term of what is told, and nobody's words.
    let says = acts::says(text, cue);
    if !a.speech && !all && verbatim.iter().all(|&s| is_term(text, s, says)) {
        verbatim.clear();
    }
    let kind = match (verbatim.is_empty(), all) {
        (true, _) => QuoteKind::Indirect,
        (false, true) => QuoteKind::Direct,
        (false, false) => QuoteKind::Mixed,
    };
    let mut content: Vec<Span> = if kind == QuoteKind::Direct {
        verbatim.clone()
    } else {
        a.content.iter().map(|r| span(text, nodes, r.clone())).collect()
    };
    content.retain(|s| !s.is_empty());
    Said { kind, content, verbatim, stretches }
}

fn draft(text: Reading<'_>, p: &Paragraph, a: &Attribution, mine: &dyn Fn(usize) -> bool) -> Draft {
    let nodes = &p.nodes;
    let cue = span(text, nodes, a.cue.clone());
    let Said { kind, mut content, mut verbatim, mut stretches } = said(text, nodes, a, cue, mine);
    let listener = content.first_mut().and_then(|c| circumstances::take_listener(text, cue, c));
    // "Roe was told": she is no source, "by the board" is.
    let passive = circumstances::passive(text, cue);
    let (subject, mut source) = source(text, nodes, a, cue, passive.is_some());
    if passive == Some(Passive::Of)
        && let Some((told, agent)) = by(text, &verbatim, cue)
    {
        verbatim.truncate(told);
        stretches.truncate(told);
        source = vec![agent];
        let end = text.token_span(text.token_at(agent.start).saturating_sub(2)).end;
        content.retain(|c| c.start < end);
        content.iter_mut().for_each(|c| c.end = c.end.min(end.max(c.start)));
    }
    // "Roe blamed a man who said “no”": his words.
    if let [.., who] = source[..]
        && source.len() > 1
        && text.is(text.token_at(who.start), &["who"])
        && speaker::is_of_nameless(text, who)
    {
        source = vec![who];
    }
    let whose = whose::told(text, cue, &source, &verbatim);
    let via = whose.as_ref().and_then(|w| w.via).or_else(|| a.via.clone().map(|r| span(text, nodes, r)));
    let cue = whose.map_or(cue, |w| {
        source = vec![w.source];
        w.cue
    });
    let meant = heard(text, &source);
    let taken: Vec<_> = a.content.iter().chain(&a.source).map(|r| span(text, nodes, r.clone())).collect();
    let around = circumstances::read(text, cue, &taken);
    let quote = Quote {
        speech: a.speech || kind == QuoteKind::Direct,
        via,
        medium: around.medium,
        addressee: subject.filter(|_| passive == Some(Passive::To)).or(listener).or(around.addressee),
        said: around.said,
        source,
        cue: vec![cue],
        speaker: meant.map(|m| m.who),
        ..empty(kind, content, verbatim)
    };
    let named = meant.is_some_and(|m| m.named);
    let (route, passive) = (Route::Cue, passive.is_some());
    Draft { quote, stretches, part: p.part, within: None, route, odds: a.odds, named, chance: who::CERTAIN, passive }
}

/// The subject of a passive, and the source.
fn source(text: Reading<'_>, nodes: &[Node], a: &Attribution, cue: Span, passive: bool) -> (Option<Span>, Vec<Span>) {
    let own = a.source.iter().map(|r| span(text, nodes, r.clone()));
    let mut source: Vec<_> = own.map(|s| without_time(text, s)).collect();
    let subject = source.first().copied().filter(|s| passive && s.end <= cue.start);
    source.retain(|s| !passive || s.end > cue.start);
    // "A plaque honours the opening of the hall: “…”": before a colon, what hangs on "of" is not who speaks.
    let hangs = |s: &Span| {
        let at = text.token_at(s.start);
        at > 0 && text.is(at - 1, &["about", "against", "at", "for", "in", "of", "on", "with"])
    };
    source.retain(|s| text.of(cue) != ":" || !hangs(s));
    (subject, source)
}

/// Who says words that are told in the passive, "called “a fool” by Roe", and how many stretches up to there: what others call her is
/// told behind, "and “a saint” by Hale".
fn by(text: Reading<'_>, verbatim: &[Span], cue: Span) -> Option<(usize, Span)> {
    let mut after = (1..).zip(verbatim).filter(|(_, v)| v.start >= cue.end);
    after.find_map(|(told, &v)| circumstances::agent(text, v).map(|agent| (told, agent)))
}

/// Whom a source stands for, unless it is nobody.
fn heard(text: Reading<'_>, source: &[Span]) -> Option<Meant> {
    speaker::meant(text, source).filter(|_| !denied(text, source))
}

/// Whether a source is nobody, so that none of those it names speaks: "neither Roe nor Hale", "everyone but Roe".
fn denied(text: Reading<'_>, source: &[Span]) -> bool {
    source.first().is_some_and(|&s| acts::denies(text, s) || speaker::leaves_out(text, s))
}

/// Finds refusals and silences: what is attributed by one is no statement, and one that nothing is attributed by is told too.
/// The drafts of the paragraph are those from `from` on.
fn refuse(text: Reading<'_>, p: &Paragraph, from: usize, drafts: &mut Vec<Draft>) {
    let sentences = p.nodes.iter().filter(|n| n.begins).map(|n| text.sentence_at(n.from as usize));
    let found: Vec<Refusal> = sentences.flat_map(|s| refusals::find(text, &s)).collect();
    if found.is_empty() {
        return;
    }
    let mut own = drafts.split_off(from);
    let mut lost = vec![false; own.len()];
    let mut more = Vec::new();
    for (r, near) in found.iter().zip(beside(text, &found, &own)) {
        let (cue, matter, words) = (text.span(r.cue.clone()), text.span(r.matter.clone()), r.words(text));
        // Words between marks beyond the refusal are of something else that was said.
        let within = |d: &Draft| d.quote.verbatim.iter().all(|&v| matter.contains(v));
        let same =
            |d: &Draft| d.quote.kind != QuoteKind::Direct && within(d) && d.quote.cue.iter().any(|c| c.overlaps(words));
        // Of whom a source tells, or what is said to someone.
        let told = |d: &Draft| !d.quote.source.is_empty() && !d.quote.cue.iter().any(|c| matter.contains(*c));
        let near: Vec<usize> = near.into_iter().filter(|&i| !lost[i]).collect();
        let mut known = near.iter().copied().filter(|&i| same(&own[i]));
        if let Some(first) = known.next() {
            known.for_each(|i| lost[i] = true);
            // "Hung up when asked": the refusal's own verb tells it.
            if !own[first].quote.cue.iter().any(|c| c.overlaps(cue)) {
                (own[first].quote.cue, own[first].quote.content) = (vec![cue], vec![matter]);
            }
            decline(text, &mut own[first], r.source);
        } else if let Some(source) = r.source
            && !near.iter().any(|&i| told(&own[i]) && own[i].quote.content.iter().any(|c| c.contains(cue)))
        {
            // "Hung up when asked about the loan": what was asked is no row of its own.
            let whole = Span::new(cue.start.min(matter.start), cue.end.max(matter.end));
            let inside = |d: &Draft| {
                d.quote.source.is_empty()
                    && d.quote.verbatim.is_empty()
                    && d.quote.cue.iter().chain(&d.quote.content).any(|s| s.overlaps(whole))
            };
            near.iter().filter(|&&i| inside(&own[i])).for_each(|&i| lost[i] = true);
            more.push(refusal(text, p.part, source, cue, matter));
        }
    }
    let kept = own.into_iter().zip(lost).filter(|(_, lost)| !lost).map(|(d, _)| d);
    drafts.extend(kept.chain(more));
}

/// For each refusal the drafts whose cue or content stands where it does. Refusals stand in order and apart.
fn beside(text: Reading<'_>, found: &[Refusal], drafts: &[Draft]) -> Vec<Vec<usize>> {
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); found.len()];
    for (i, d) in drafts.iter().enumerate() {
        for s in d.quote.cue.iter().chain(&d.quote.content) {
            let first = found.partition_point(|r| r.words(text).end <= s.start);
            let here = (first..found.len()).take_while(|&r| found[r].words(text).start < s.end);
            for r in here {
                if near[r].last() != Some(&i) {
                    near[r].push(i);
                }
            }
        }
    }
    near
}

/// Makes a refusal of what was taken for a statement.
fn decline(text: Reading<'_>, d: &mut Draft, source: Option<Span>) {
    let told = |o: &Span| text.tokens_in(*o).any(|i| text.is(i, &["said", "says"]));
    let other = |o: &Span| o.end < source.map_or(0, |s| s.end) || told(o) || denied(text, source.as_slice());
    if let Some(source) = source.filter(|_| d.quote.source.first().is_none_or(other)) {
        let meant = heard(text, &[source]);
        (d.quote.source, d.quote.speaker, d.named) =
            (vec![source], meant.map(|m| m.who), meant.is_some_and(|m| m.named));
    }
    // That something was not said by nobody in particular is no news.
    d.quote.act = (!d.quote.source.is_empty()).then_some(Act::Declined);
    d.quote.speech = false;
    // What it quotes is what was asked.
    (d.quote.kind, d.quote.verbatim, d.stretches) = (QuoteKind::Indirect, Vec::new(), Vec::new());
}

/// A refusal that nothing is attributed by.
fn refusal(text: Reading<'_>, part: usize, source: Span, cue: Span, matter: Span) -> Draft {
    let meant = heard(text, &[source]);
    Draft {
        quote: Quote {
            act: Some(Act::Declined),
            source: vec![source],
            cue: vec![cue],
            speaker: meant.map(|m| m.who),
            ..empty(QuoteKind::Indirect, vec![matter], Vec::new())
        },
        stretches: Vec::new(),
        part,
        within: None,
        route: Route::Refusal,
        odds: 0,
        named: meant.is_some_and(|m| m.named),
        chance: who::CERTAIN,
        passive: false,
    }
}

/// Judges whether a quote is told as a statement, and whether what its source says can speak at all.
fn weigh(text: Reading<'_>, d: &mut Draft) {
    let heading = text.doc.parts.get(d.part).is_some_and(|p| matches!(p.kind, PartKind::Headline | PartKind::Heading));
    let place = acts::Place { heading, passive: d.passive };
    let q = &mut d.quote;
    if d.route == Route::Cue && q.source.iter().any(|&s| acts::is_mute(text, s)) {
        (q.source, q.speaker) = (Vec::new(), None);
        q.speech &= q.kind != QuoteKind::Indirect;
    }
    // "Roe responded by closing the “upper” pier": told of what she did; and "Roe might have said “yes”" of what nobody said.
    let deed = q.kind == QuoteKind::Mixed && q.cue.iter().any(|&c| acts::is_deed(text, c));
    if d.route == Route::Cue && (deed || q.cue.iter().any(|&c| acts::is_unreal(text, q, c))) {
        q.speech &= deed;
        (q.kind, q.verbatim) = (QuoteKind::Indirect, Vec::new());
    }
    q.speech &= q.act.is_none() && (d.route != Route::Cue || acts::is_statement(text, q, place));
    // Nobody passes on what has no source.
    if q.source.is_empty() {
        q.via = None;
    }
}

/// Whether what stands between marks is a word or two after an article, as a term does; with a verb that says nothing also a few
/// words before a noun: "its “live fire” drill".
fn is_term(text: Reading<'_>, words: Span, says: bool) -> bool {
    let tokens = text.tokens_in(words);
    let before = tokens.start.checked_sub(2).map_or("", |i| text.low(i));
    let article =
        |word: &str| matches!(word, "a" | "an" | "the" | "these" | "those" | "this" | "that" | "its" | "their");
    let count = text.of(words).split_whitespace().count();
    let short = count <= 2 && text.of(words).starts_with(char::is_lowercase);
    let noun = tokens.end + 1;
    let describes =
        !says && count <= 4 && text.is_lower(noun) && text.noun(noun).is_some() && text.verb(noun).is_none();
    let second = tokens.start.checked_sub(3).map_or("", |i| text.low(i));
    short && (article(before) || count == 1 && article(second)) || describes
}

/// A turn of a conversation: all of it is said.
fn turn(text: Reading<'_>, turn: &Turn) -> Draft {
    // In capitals, the whole turn is a stretch of its own, which others may stand in.
    let all = &text.marks().stretches;
    let marked = turn.content.iter().filter_map(|c| {
        let at = all.partition_point(|m| m.outer.start < c.start);
        all.get(at).filter(|m| m.inner == *c).and_then(|_| u32::try_from(at).ok())
    });
    Draft {
        stretches: marked.collect(),
        quote: Quote {
            source: turn.source.into_iter().collect(),
            cue: turn.colon.into_iter().collect(),
            speaker: turn.speaker,
            ..empty(QuoteKind::Direct, turn.content.clone(), turn.content.clone())
        },
        part: turn.part,
        within: None,
        route: Route::Turn,
        odds: 0,
        named: true,
        chance: 1000,
        passive: false,
    }
}

/// A source without a word of time after it: in "Roe earlier said", "earlier" is when.
fn without_time(text: Reading<'_>, source: Span) -> Span {
    let tokens = text.tokens_in(source);
    let time = |i: usize| text.has_lower(i, Class::WhenSaid);
    let end = tokens.clone().rev().find(|&i| !time(i)).map_or(tokens.end, |i| i + 1);
    // "A report released today" is from today.
    let participle = end > tokens.start && text.surface(end - 1).ends_with("ed");
    if end == tokens.end || participle { source } else { text.span(tokens.start..end) }
}

/// Quotations that no attribution claims: a paragraph that goes on with the one before, or one without a verb.
fn bare(text: Reading<'_>, p: &Paragraph, owner: &[Option<(usize, usize)>], drafts: &mut Vec<Draft>) {
    let claim = rubrics::colon(text, &p.nodes).is_some();
    for (i, node) in p.nodes.iter().enumerate() {
        let Some(stretch) = node.quote.filter(|_| owner[i].is_none()) else { continue };
        if node.title {
            continue;
        }
        let m = &text.marks().stretches[stretch as usize];
        let previous = drafts.iter_mut().rev().take(40).find(|d| stretch > 0 && d.stretches.contains(&(stretch - 1)));
        if m.continues
            && let Some(d) = previous
        {
            for s in node.stretches(text.marks()) {
                let inner = text.marks().stretches[s as usize].inner;
                d.quote.content.push(inner);
                d.quote.verbatim.push(inner);
                d.stretches.push(s);
            }
            continue;
        }
        if !reads_as_speech(text, m, &p.nodes, i) || terms::is_crosshead(text, &p.nodes, i, stretch) {
            continue;
        }
        let stretches: Vec<u32> = node.stretches(text.marks()).collect();
        let words: Vec<Span> = stretches.iter().map(|&s| text.marks().stretches[s as usize].inner).collect();
        let signed = signature(text, &p.nodes, i).or_else(|| beside::led_to(text, words[0]));
        let (cue, source) = signed.map_or((None, None), |(c, s)| (Some(c), Some(s)));
        let source: Vec<_> = source.into_iter().collect();
        let meant = speaker::meant(text, &source);
        drafts.push(Draft {
            quote: Quote {
                speaker: meant.map(|m| m.who),
                source,
                cue: cue.into_iter().collect(),
                ..empty(QuoteKind::Direct, words.clone(), words)
            },
            stretches,
            part: p.part,
            within: None,
            route: if claim { Route::Claim } else { Route::Bare },
            odds: 0,
            named: meant.is_some_and(|m| m.named),
            chance: who::CERTAIN,
            passive: false,
        });
    }
}

/// A dash and a name after a quotation, as under a reader's letter.
fn signature(text: Reading<'_>, nodes: &[Node], at: usize) -> Option<(Span, Span)> {
    let dash = span(text, nodes, at + 1..at + 2);
    let end = (at + 2..nodes.len()).find(|&i| nodes[i].begins || nodes[i].quote.is_some()).unwrap_or(nodes.len());
    let end = (at + 2..end).rev().find(|&i| !is_punctuation(&nodes[i])).map_or(at + 2, |i| i + 1);
    let name = span(text, nodes, at + 2..end);
    let dashed = matches!(text.of(dash), "—" | "–" | "―" | "--" | "-");
    let named = text.of(name).starts_with(char::is_uppercase) && end - at < 14;
    (dashed && named).then_some((dash, name))
}

/// Whether a quotation without a verb reads as speech: a sentence of its own, begun and ended as one.
fn reads_as_speech(text: Reading<'_>, m: &Marked, nodes: &[Node], at: usize) -> bool {
    let inner = text.of(m.inner);
    let tokens = text.tokens_in(m.inner).len();
    let ends = inner.ends_with(['.', '!', '?', ',', '…']) || m.unclosed;
    let begins = at == 0 || nodes[at].begins || is_punctuation(&nodes[at - 1]);
    let starts = inner.starts_with(|c: char| c.is_uppercase() || matches!(c, '[' | '…' | '.' | '‘' | '\''));
    tokens >= 4 && ends && begins && starts
}

/// By what quotes are ranked whose source names nobody, and who looks on as they are.
pub(crate) struct Ranking<'a> {
    pub(crate) weights: &'a Weights,
    pub(crate) see: &'a mut dyn FnMut(&Quote<u32>, &Before<'_>),
}

/// Gives quotes whose source names nobody the likeliest speaker.
fn carry(text: Reading<'_>, drafts: &mut [Draft], ranking: &mut Ranking<'_>) {
    let mut thread = Thread::new(text);
    for i in 0..drafts.len() {
        let (d, after) = drafts[i..].split_first_mut().expect("there is one");
        let near = |n: &&mut Draft| n.named && n.route == Route::Cue && n.part <= d.part + 1;
        let next = after.first_mut().filter(near).and_then(|n| n.quote.speaker);
        thread.follow(d, next, ranking);
    }
}

/// Who spoke before, from one quote to the next.
struct Thread<'a> {
    text: Reading<'a>,
    roles: speaker::Roles<'a>,
    /// How often "he" and "she" stand for an entity.
    pronouns: Map<u32, (u32, u32)>,
    /// Part and speaker of the quote before.
    last: Option<(usize, u32)>,
    /// The same of the quote before, if it has a speaker: no guess.
    given: Option<(usize, u32)>,
    last_cue: Option<Span>,
    last_end: Option<u32>,
    /// What it tells, where that is not all between marks.
    told: Option<Span>,
    /// Part and end of a quote whose speaker has no name, and the gender that is told of him.
    stranger: Option<(usize, u32, Gender)>,
    /// Whether all that is told of him is an office or a calling, which may be of someone who spoke before.
    office: bool,
    /// All who spoke.
    spoke: Set<u32>,
    /// How often the entity of each type is named that is named most.
    most: who::Most,
}

impl<'a> Thread<'a> {
    fn new(text: Reading<'a>) -> Self {
        let mut pronouns: Map<u32, (u32, u32)> = Map::default();
        for m in text.entities.mentions.iter().filter(|m| m.form == Form::Pronoun) {
            let count = pronouns.entry(m.entity).or_default();
            match text.of(m.span()).to_ascii_lowercase().as_str() {
                "he" | "him" | "his" => count.0 += 1,
                "she" | "her" | "hers" => count.1 += 1,
                _ => {}
            }
        }
        let roles = speaker::Roles::new(text);
        Self {
            text,
            roles,
            pronouns,
            last: None,
            given: None,
            last_cue: None,
            last_end: None,
            told: None,
            stranger: None,
            office: false,
            spoke: Set::default(),
            most: who::Most::of(text),
        }
    }

    /// Gives a quote its speaker and remembers it.
    fn follow(&mut self, d: &mut Draft, next: Option<u32>, ranking: &mut Ranking<'_>) {
        let text = self.text;
        if denied(text, &d.quote.source) {
            return;
        }
        if d.quote.source.is_empty() && (d.quote.verbatim.is_empty() || d.passive) {
            // Who was asked has the next word.
            let asked = d.quote.addressee.filter(|_| d.passive).and_then(|a| speaker::resolve(text, &[a]));
            self.last = asked.map(|e| (d.part, e)).or(self.last);
            return;
        }
        let unknown = !self.office && self.is_stranger_again(d) || self.follows_at_once(d);
        // "Was praised by her friend": whoever is praised is not who does.
        let possessive = |s: &Span| text.is(text.token_at(s.start), &["his", "her", "their", "its"]);
        let of_subject = d.passive && d.quote.source.first().is_some_and(possessive);
        let asks = !d.named && !of_subject && !matches!(d.route, Route::Turn | Route::Claim);
        let (who, doubtful) = if asks { self.rank(d, next, unknown, ranking) } else { (d.quote.speaker, false) };
        let q = &d.quote;
        // Who did not speak does not go on speaking.
        if d.quote.act.is_some() {
            return;
        }
        self.last = who.map(|s| (d.part, s));
        self.given = q.speaker.map(|s| (d.part, s));
        let end = q.cue.iter().chain(&q.content).chain(&q.source).map(|s| s.end).max();
        // "The diver who found Hale, Ada Roe, said": whichever of them "she" is.
        let told = |s: Span| {
            let human = text.tokens_in(speaker::head(text, s)).last().is_some_and(|i| speaker::is_human(text.low(i)));
            human && text.entities.person_at_end(s).is_some()
        };
        // "For Ada Roe it was an hour before the captain said": "he" is the captain.
        let named = |s: Span| text.entities.inside(s).any(|m| m.names_person());
        let aside = |s: Span| speaker::hangs_on_a_preposition(text, s) && named(s);
        let nobody = |&s: &Span| is_stranger(text, s, q.speech) || told(s) || aside(s);
        let nameless = || q.speaker.is_none() && q.source.first().is_some_and(nobody);
        let office = || q.speaker.is_none() && who.is_none() && q.source.first().is_some_and(|&s| is_office(text, s));
        let stranger = unknown || doubtful || nameless();
        if stranger || office() {
            self.office = !stranger;
            self.stranger =
                end.map(|e| (d.part, e, q.source.first().map_or_else(Gender::default, |&s| gender(text, s))));
        } else if who.is_some() {
            self.stranger = None;
        }
        let ends = q.content.first().zip(q.content.last()).filter(|_| q.kind != QuoteKind::Direct);
        self.told = ends.map(|(a, b)| Span::new(a.start, b.end));
        self.last_cue = q.cue.first().copied();
        self.last_end = end;
        self.spoke.extend(who);
    }

    /// Chooses the speaker of a quote whose source names nobody, and tells the likeliest, who may be too unlikely.
    fn rank(&self, d: &mut Draft, next: Option<u32>, unknown: bool, ranking: &mut Ranking<'_>) -> (Option<u32>, bool) {
        let rules = match self.same_pronoun(d) {
            _ if unknown => None,
            None if d.quote.speaker.is_none() => self.find(d),
            before => before.or(d.quote.speaker),
        };
        let before = Before {
            meant: d.quote.speaker,
            rules,
            last: self.last.map(|(part, who)| (who, d.part.saturating_sub(part))),
            given: self.given.map(|(part, who)| (who, d.part.saturating_sub(part))),
            end: self.last_end,
            told: self.told,
            asked: self.last_cue.is_some_and(|c| self.text.any(self.text.tokens_in(c), &["asked", "asks"])),
            stranger: !self.office && self.stranger.is_some_and(|s| s.0 == d.part),
            spoke: &self.spoke,
            most: &self.most,
            roles: &self.roles,
            next,
            part: d.part,
        };
        (ranking.see)(&d.quote, &before);
        let mut choice =
            if unknown { Choice::nobody() } else { who::choose(self.text, &d.quote, &before, ranking.weights) };
        // After "the prime minister said", "he" is nobody who has had no word yet.
        let new = choice.who.is_some_and(|one| !self.spoke.contains(&one));
        if new && self.office && self.is_stranger_again(d) {
            choice = Choice { doubtful: true, ..Choice::nobody() };
        }
        (d.quote.speaker, d.chance) = (choice.who, choice.chance);
        (choice.guess, choice.doubtful)
    }

    /// Whether no person but those in the quote's words is named between two places.
    fn names_nobody(&self, q: &Quote<u32>, from: u32, to: u32) -> bool {
        let mut between = self.text.entities.inside(Span::new(from, to)).take(NAMES_BETWEEN);
        between.all(|m| m.kind != EntityType::Per || q.content.iter().any(|c| c.contains(m.span())))
    }

    /// "He said" goes on with the one who spoke last, where the paragraph has named nobody yet.
    fn same_pronoun(&self, d: &Draft) -> Option<u32> {
        let q = &d.quote;
        let (source, (part, before)) = (q.source.first()?, self.last?);
        let he = is_he(self.text.of(*source))?;
        let (his, hers) = self.pronouns.get(&before).copied().unwrap_or_default();
        let gender = if he { hers == 0 || his > 0 } else { his == 0 || hers > 0 };
        if d.part > part + 1 || !gender || !speaker::agrees(self.text, *source, before) {
            return None;
        }
        // Since the quote before, or since the paragraph's start.
        let start = self.text.doc.parts.get(d.part).map_or(0, |p| p.span().start);
        let start = self.last_end.filter(|&e| part == d.part && e <= source.start).unwrap_or(start);
        self.names_nobody(q, start, source.start).then_some(before)
    }

    /// Whether "he" goes on with "a spokesman", of whom no more is known, or with whoever it was that the text does not tell.
    fn is_stranger_again(&self, d: &Draft) -> bool {
        let Some((_, end, told)) = self.stranger.filter(|s| d.part <= s.0 + 1) else { return false };
        let pronoun = |s: &&Span| is_he(self.text.of(**s)).is_some() && end <= s.start;
        let Some(&source) = d.quote.source.first().filter(pronoun) else { return false };
        let own = |m: &Mention<u32>| d.quote.content.iter().any(|c| c.contains(m.span()));
        let named = |m: &Mention<u32>| m.form != Form::Pronoun && m.kind == EntityType::Per && !own(m);
        let alone = !self.text.entities.inside(Span::new(end, source.start)).take(NAMES_BETWEEN).any(named);
        alone && told.fits(gender(self.text, source))
    }

    /// Whether a quotation without a verb stands right behind another, as in a talk of two: "“Alone?” “With my dog.”"
    fn follows_at_once(&self, d: &Draft) -> bool {
        let Some(&own) = d.stretches.first().filter(|_| d.route == Route::Bare) else { return false };
        let all = &self.text.marks().stretches;
        let (own, before) = (&all[own as usize], &all[..own as usize]);
        let near = before.iter().rev().take(NEAR).find(|m| m.depth == 0).filter(|m| m.outer.end < own.outer.start);
        let asks = |m: &Marked| self.text.of(m.inner).ends_with('?');
        near.is_some_and(|m| self.text.of(Span::new(m.outer.end, own.outer.start)) == " " && (asks(m) || asks(own)))
    }

    /// The speaker of a quote whose source names none.
    fn find(&self, d: &Draft) -> Option<u32> {
        let (text, q) = (self.text, &d.quote);
        let source = q.source.first().copied();
        let within = |parts: usize| self.last.filter(|&(part, _)| d.part <= part + parts).map(|(_, s)| s);
        let word = source.map_or("", |s| text.of(s));
        let found = match (source, q.cue.first()) {
            (Some(who), _) if word == "who" => speaker::antecedent(text, who),
            // "…, calling it a farce": the subject of the sentence.
            (None, Some(&cue)) => {
                let here = self.last.filter(|_| self.last_cue.is_some_and(|c| same_sentence(text, c, cue)));
                here.map(|(_, s)| s).or_else(|| subject(text, cue, &q.content))
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        let pronoun = matches!(word.to_ascii_lowercase().as_str(), "he" | "she" | "they" | "it" | "who");
        match source {
            Some(source) if !pronoun => {
                // "The striker also said": the paragraph's last speaker, where it named nobody since.
                let alone = self.last.is_some_and(|(part, _)| part == d.part)
                    && q.speech
                    && self.last_end.filter(|&e| e <= source.start).is_some_and(|e| {
                        let mut since = text.entities.inside(Span::new(e, source.end)).take(NAMES_BETWEEN);
                        since.all(|m| m.kind != EntityType::Per)
                    });
                let before = speaker::Before { who: within(3), quoted: !q.verbatim.is_empty(), alone };
                self.roles.resolve(text, source, &before)
            }
            _ => within(2).filter(|&e| source.is_none_or(|s| speaker::continues(text, s, e))),
        }
    }
}

/// Whether a source is a stranger: "the nurse" only where the text told of "a nurse".
fn is_stranger(text: Reading<'_>, source: Span, speaks: bool) -> bool {
    let tokens = text.tokens_in(speaker::head(text, source));
    let owned = tokens.clone().any(|i| text.kind(i) == Some(TokenKind::Clitic));
    let known =
        || text.is(tokens.start, &["the"]) && !owned && !who::strangers::is_told_of(text, tokens.start, tokens.end - 1);
    let thing = text.is(tokens.end, &["which"]);
    speaker::is_stranger(text, source, speaks) && !thing && (speaker::is_stranger(text, source, false) || !known())
}

/// Whether a source is one person's office or calling without a name: "the prime minister". Whoever goes on as "he" is as little
/// known.
fn is_office(text: Reading<'_>, source: Span) -> bool {
    let tokens = text.tokens_in(speaker::head(text, source));
    let role = |&i: &usize| text.has_lower(i, Class::Role) && !speaker::is_plural(text.low(i));
    let named = text.entities.inside(source).any(|m| m.names_person());
    text.is(tokens.start, &["the"]) && tokens.last().filter(role).is_some() && !named
}

/// The gender that a source tells which is a pronoun or a description.
fn gender(text: Reading<'_>, source: Span) -> Gender {
    let noun = text.tokens_in(speaker::head(text, source)).last().map_or("", |i| text.low(i));
    match who::of_pronoun(text.of(source)) {
        Gender::Unknown => who::of_noun(noun),
        told => told,
    }
}

/// How many stretches back the one before is looked for, past those inside it.
const NEAR: usize = 4;

/// How many mentions between two quotes are looked at, at most.
const NAMES_BETWEEN: usize = 40;

/// Whether a pronoun is "he"; `None` for anything but "he" and "she".
fn is_he(source: &str) -> Option<bool> {
    match source {
        "he" | "He" => Some(true),
        "she" | "She" => Some(false),
        _ => None,
    }
}

fn same_sentence(text: Reading<'_>, a: Span, b: Span) -> bool {
    text.text.sentence_of(text.token_at(a.start)) == text.text.sentence_of(text.token_at(b.start))
}

/// Whose a cue without a source is: the owner's, as in "Roe's threat", or that of the nearest subject before it in its
/// sentence, outside what is attributed.
fn subject(text: Reading<'_>, cue: Span, content: &[Span]) -> Option<u32> {
    let at = text.token_at(cue.start);
    let sentence = text.sentence_at(at);
    let from = sentence.start;
    let before = Span::new(text.span(sentence).start, cue.start);
    let owned = |end: u32| text.kind(text.token_at(end)) == Some(TokenKind::Clitic);
    let begins = |start: u32| {
        let mut i = text.token_at(start);
        while i > from && (text.capital(i - 1) || text.surface(i - 1) == "of") {
            i -= 1;
        }
        let ends_clause = |i: usize| text.has_lower(i, Class::EndsClause);
        i == from || ends_clause(i - 1) || matches!(text.surface(i - 1), "," | "—" | "–")
    };
    let mut found = None;
    for m in text.entities.inside(before).take(20) {
        // What somebody says in the same sentence has subjects of its own.
        let quoted = text.depth(text.token_at(m.span().start)) > text.depth(at);
        let kind = matches!(m.kind, EntityType::Per | EntityType::Org) && !quoted;
        if !kind || content.iter().any(|c| c.contains(m.span())) {
            continue;
        }
        if owned(m.span().end) {
            // "Roe's threat to …"
            if text.token_at(m.span().end) + 1 == at {
                return Some(m.entity);
            }
        } else if (found.is_none() || begins(m.span().start)) && !speaker::governed(text, before, m) {
            found = Some(m.entity);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::article;
    use crate::quotes::reading::Whole;

    #[test]
    fn a_word_of_time_is_no_part_of_a_source() {
        let cut = |source: &str| {
            let (doc, text) = article(source);
            let entities = crate::entities::Entities::default();
            let text = &Whole::new(&doc, &text, &entities);
            text.of(without_time(text, Span::new(0, source.len() as u32))).to_owned()
        };
        assert_eq!(cut("The ferry board earlier today"), "The ferry board");
        assert_eq!(cut("A report released today"), "A report released today");
        assert_eq!(cut("today"), "today");
    }
}
