//! Subtitles (SubRip, WebVTT) and transcripts with the times of a recording, as running text: a paragraph for each turn
//! of a speaker, with the position of each cue.

use crate::lexicon::{Class, look_up};
use crate::report::Position;
use crate::unit::Unit;

/// What was made of a recording's text.
#[derive(Debug, Default)]
pub(super) struct Script {
    pub(super) text: String,
    /// Counted in bytes.
    pub(super) positions: Vec<Position<Unit>>,
    pub(super) warnings: Vec<String>,
}

/// Something said at a time, in seconds.
struct Cue {
    start: u32,
    /// Thousandths of a second, for how cues follow each other.
    from: u64,
    to: u64,
    lines: Vec<String>,
}

/// A silence that parts paragraphs where a sentence has ended, in thousandths of a second.
const SILENCE: u64 = 2500;
/// Cues at either end among which it stands who made the subtitles.
const ENDS: usize = 3;
/// Bytes after which a paragraph ends with the next sentence.
const LONG: usize = 700;

/// Whether a text begins as subtitles do.
pub(super) fn begins(text: &str) -> bool {
    let mut lines = text.trim_start().lines();
    let first = lines.next().unwrap_or("").trim();
    first.starts_with("WEBVTT")
        || span(first).is_some()
        || first.bytes().all(|b| b.is_ascii_digit()) && lines.next().is_some_and(|l| span(l).is_some())
}

/// Reads subtitles.
pub(super) fn read(text: &str) -> Script {
    let mut sounds = 0;
    let mut cues = Vec::new();
    // Where voices are marked, what is not is another's.
    let voiced = text.contains("<v");
    let (all, others) = all(text);
    let count = all.len();
    let mut credits = Vec::new();
    for (i, mut cue) in all.into_iter().enumerate() {
        let marked = cue.lines.first().is_some_and(|l| l.trim_start().starts_with("<v"));
        cue.lines.iter_mut().for_each(|line| *line = plain(line));
        let had: usize = cue.lines.iter().map(String::len).sum();
        cue.lines.iter_mut().for_each(|line| *line = without_sounds(line));
        cue.lines = cue.lines.iter().flat_map(|line| turns(line)).collect();
        cue.lines.retain(|line| line.contains(char::is_alphanumeric));
        sounds += usize::from(had > cue.lines.iter().map(String::len).sum());
        if i < ENDS || i + ENDS >= count {
            credits.extend(cue.lines.extract_if(.., |line| is_credit(line)));
        }
        if !cue.lines.is_empty() {
            if voiced && !marked {
                cue.lines[0].insert_str(0, ">> ");
            }
            cues.push(cue);
        }
    }
    unroll(&mut cues);
    let mut script = Writer::default().write(&cues);
    if others > 0 {
        let s = if others == 1 { " that is" } else { "s that are" };
        script.warnings.push(format!("{others} line{s} no cue left out"));
    }
    if sounds > 0 {
        let s = if sounds == 1 { "" } else { "s" };
        script.warnings.push(format!("sounds or stage directions of {sounds} cue{s} left out"));
    }
    script.warnings.extend(credits.first().map(|first| {
        let first: String = first.chars().take(80).collect();
        let others = if credits.len() > 1 { format!(" and {} more", credits.len() - 1) } else { String::new() };
        format!("a line of who made the subtitles left out: “{first}”{others}")
    }));
    script
}

/// The cues of a file, and how many other lines of words it has: a head, notes, times that cannot be read. What belongs
/// to the format and is never shown (styles, numbers, ids) does not count.
fn all(text: &str) -> (Vec<Cue>, usize) {
    let mut cues: Vec<Cue> = Vec::new();
    let mut others = 0;
    let web = is_web(text);
    // Whether a block has begun that is no cue, and whether it is told.
    let mut block = web.then_some(false);
    let mut blank = false;
    let mut lines = text.trim_start().lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim();
        let words = line.split_whitespace().next();
        if let Some((from, to, rest)) = span(line) {
            let lines = rest.into_iter().map(str::to_owned).collect();
            cues.push(Cue { start: (from / 1000) as u32, from, to, lines });
            block = None;
        } else if line.is_empty() {
            block = None;
        } else if let Some(told) = block {
            others += usize::from(told);
        } else if web && blank && matches!(words, Some("NOTE" | "STYLE" | "REGION")) {
            block = Some(words == Some("NOTE"));
            others += usize::from(line.len() > 4 && block == Some(true));
        } else if lines.peek().is_some_and(|next| span(next.trim()).is_some())
            && (is_number(line) || blank && (web || words == Some(line)))
        {
            // The number or name of the next cue.
        } else if let Some(cue) = cues.last_mut().filter(|_| !line.contains("-->")) {
            // Text goes on behind an empty line where no new cue begins: so do badly made files.
            cue.lines.push(line.to_owned());
        } else {
            others += 1;
        }
        blank = line.is_empty();
    }
    (cues, others)
}

fn is_number(line: &str) -> bool {
    line.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text says that it is WebVTT.
fn is_web(text: &str) -> bool {
    text.trim_start().starts_with("WEBVTT")
}

/// Whether a text has a cue, or says that it is to have some.
pub(super) fn has_cues(text: &str) -> bool {
    is_web(text) || text.lines().any(|line| span(line.trim()).is_some())
}

/// The times of a line such as `00:00:01,000 --> 00:00:04,000`, in thousandths of a second, and words behind them.
fn span(line: &str) -> Option<(u64, u64, Option<&str>)> {
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (from, rest) = line.split_once("-->").or_else(|| at_other_arrow(line))?;
    let rest = rest.trim_start();
    let (to, words) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    // Behind the times stands where the cue is shown: `align:start`, `X1:40`.
    let words = Some(words.trim()).filter(|w| !w.split_whitespace().all(|w| w.contains(':')));
    Some((time(from.trim())?, time(to)?, words))
}

/// A line parted where its arrow is another, as of badly made files, or missing. Times of the clock are none: these must
/// have parts of a second.
fn at_other_arrow(line: &str) -> Option<(&str, &str)> {
    let stop = |c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','));
    let run = line.find(stop).unwrap_or(line.len());
    // `0:00:01.000,0:00:04.000` has no arrow.
    let comma = line[..run].find('.').and_then(|dot| Some(dot + line[dot..run].find(',')?));
    let (from, rest) = line.split_at(comma.unwrap_or(run));
    let to = rest.strip_prefix(',').unwrap_or(rest).trim_start().trim_start_matches(['-', '–', '—', '→', '=']);
    let to = to.strip_prefix("&gt;").or(to.strip_prefix('>')).unwrap_or(to);
    let parts = |t: &str| t.contains(['.', ',']);
    (to.len() < rest.len() && parts(from) && to.split_whitespace().next().is_some_and(parts)).then_some((from, to))
}

/// A time of a recording, `1:23`, `00:01:23` or `00:01:23.450`, in thousandths of a second.
fn time(text: &str) -> Option<u64> {
    let (whole, part) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let mut seconds = 0;
    let mut fields: Vec<&str> = whole.split(':').collect();
    // A fourth field has parts of a second.
    fields.truncate(if part == "0" && fields.len() == 4 { 3 } else { fields.len() });
    if !(2..=3).contains(&fields.len()) {
        return None;
    }
    for (i, field) in fields.iter().enumerate() {
        let n: u64 = field.parse().ok().filter(|n| (i == 0 || *n < 60) && field.len() <= 3)?;
        seconds = 60 * seconds + n;
    }
    let part: u64 = format!("{part:0<3}").get(..3)?.parse().ok()?;
    Some(1000 * seconds + part)
}

/// The time as a position has it.
fn clock(seconds: u32) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A line without its marks; a voice (`<v Ada Roe>`) becomes a name with a colon.
fn plain(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{']) {
        out.push_str(&rest[..at]);
        let tag = &rest[at..];
        let end = if tag.starts_with('<') { tag.find('>') } else { tag.find('}').filter(|_| tag.starts_with("{\\")) };
        let Some(end) = end else {
            out.push_str(&tag[..1]);
            rest = &tag[1..];
            continue;
        };
        if tag.starts_with("<v")
            && let Some((_, name)) = tag[..end].split_once([' ', '\t'])
        {
            // However the name is written, it is one.
            if out.is_empty() {
                out.push_str(">> ");
            }
            out.push_str(&in_order(name.trim()));
            out.push_str(": ");
        }
        rest = &tag[end + 1..];
    }
    out.push_str(rest);
    let mut text = String::with_capacity(out.len());
    crate::input::decode_references(&out, &mut text);
    text.replace(['\u{200b}', '\u{200e}', '\u{200f}', '\u{feff}'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A voice's name as it is read: "Roe, Ada" is Ada Roe. What else stands behind a comma describes.
fn in_order(name: &str) -> String {
    let given = |w: &str| {
        let inside = w.chars().skip(1).any(char::is_lowercase) || w.len() == 2 && w.ends_with('.');
        w.starts_with(char::is_uppercase) && inside && !look_up(&w.to_lowercase()).has(Class::Role)
    };
    let (bare, rest) = name.split_at(name.find(" (").unwrap_or(name.len()));
    match bare.split_once(", ") {
        Some((last, first))
            if first.split(' ').count() <= 2 && first.split(' ').all(given) && last.split(' ').count() <= 2 =>
        {
            format!("{first} {last}{rest}")
        }
        _ => name.to_owned(),
    }
}

/// Whether a line tells who made the subtitles: nothing but what was made, and how, stands before "by", and a name after
/// it. In a sentence there is more, or a full stop.
fn is_credit(line: &str) -> bool {
    const MADE: [&str; 6] = ["subtitl", "caption", "transcri", "translat", "sync", "timing"];
    #[rustfmt::skip]
    const HOW: [&str; 11] = [
        "and", "&", "made", "created", "written", "provided", "prepared", "produced", "corrected", "edited", "adapted",
    ];
    let words: Vec<&str> = line.split(' ').collect();
    let Some(by) = words.iter().position(|w| w.eq_ignore_ascii_case("by")) else { return false };
    let (before, who) = (&words[..by], &words[by + 1..]);
    let is_made = |word: &str| MADE.iter().any(|w| word.starts_with(w));
    let fits = |word: &&str| {
        let low = word.trim_end_matches(',').to_lowercase();
        is_made(&low) || HOW.contains(&low.as_str())
    };
    before.first().is_some_and(|w| is_made(&w.to_lowercase()))
        && before.iter().all(fits)
        && (who.len() == 1 || who.len() <= 6 && who.iter().any(|w| w.contains(char::is_uppercase)))
        && !line.ends_with(['.', '!', '?', ','])
}

/// A line without what is heard besides words: `[APPLAUSE]`, `(music)`, `♪ …`. Brackets that name who speaks at the start
/// leave the sign that the speaker changes, and those in a name are no part of it: "ADA ROE (V.O.):".
fn without_sounds(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['[', '(', '♪', '♫', '🎵']) {
        let (before, from) = rest.split_at(at);
        let open = from.chars().next().unwrap_or('(');
        let close = match open {
            '[' => ']',
            '(' => ')',
            _ => open,
        };
        let inner = &from[open.len_utf8()..];
        let Some(end) = inner.find(close) else {
            // Music goes on to the line's end.
            if matches!(open, '[' | '(') {
                break;
            }
            out.push_str(before);
            rest = "";
            continue;
        };
        let after = &inner[end + close.len_utf8()..];
        let begins = out.is_empty() && before.trim_matches(['-', '>', ' ']).is_empty();
        let small = !inner[..end].contains(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let loud = !inner[..end].contains(char::is_lowercase);
        let label = after.trim_start().starts_with(':');
        // "(V.O.)" and "(CONT'D)" say how a name is heard, "(MAYOR)" who it is.
        let how = inner[..end].contains(['.', '\'', '’']) || small;
        out.push_str(before);
        if open == '(' && !begins && !(if label { how } else { small || loud }) {
            out.push_str(&from[..from.len() - after.len()]);
        }
        let marked = before.contains(['>', '-']) || after.trim_start().starts_with(['>', '-', '–', '—']);
        if begins && !after.trim().is_empty() && !marked && !label {
            out.insert_str(0, ">> ");
        }
        rest = after;
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ").replace(" :", ":")
}

/// The turns in a line, in which the sign may stand that the speaker changes.
fn turns(line: &str) -> Vec<String> {
    let turn = |(i, turn): (usize, &str)| if i == 0 { turn.to_owned() } else { format!(">> {turn}") };
    line.split(" >> ").enumerate().map(turn).collect()
}

/// Takes the lines away that a cue repeats of the one before it: subtitles that roll up show each line twice.
fn unroll(cues: &mut [Cue]) {
    let repeats = |a: &Cue, b: &Cue| a.lines.last() == b.lines.first() && b.from <= a.to + 50;
    let count = cues.windows(2).filter(|w| repeats(&w[0], &w[1])).count();
    if 3 * count < cues.len() {
        return;
    }
    let mut last = String::new();
    for cue in cues {
        let shown = cue.lines.last().cloned().unwrap_or_default();
        if cue.lines.first() == Some(&last) {
            cue.lines.remove(0);
        }
        last = shown;
    }
}

/// Puts cues together.
#[derive(Default)]
struct Writer {
    script: Script,
    speaker: String,
    /// Where the paragraph at hand begins.
    begun: usize,
    /// Single words before a colon that are names, for they come again.
    names: Vec<String>,
}

impl Writer {
    fn write(mut self, cues: &[Cue]) -> Script {
        self.names = recurring(cues.iter().flat_map(|c| &c.lines).map(String::as_str));
        let mut end = None;
        for cue in cues {
            let silent = end.is_some_and(|end| cue.from > end + SILENCE);
            for (i, line) in cue.lines.iter().enumerate() {
                self.line(line, cue, silent && i == 0);
            }
            end = Some(cue.to);
        }
        self.script
    }

    fn line(&mut self, line: &str, cue: &Cue, silent: bool) {
        let (changed, rest) = turned(line);
        let (name, words) = match speaker(rest, &|word| changed || self.names.iter().any(|n| n == word)) {
            Some((name, words)) => (Some(name), words),
            None => (None, rest),
        };
        let text = &mut self.script.text;
        let dashed = line.starts_with('-') && !line.starts_with("--");
        let turn = match name {
            Some(name) => name != self.speaker,
            // A dash before a small letter after no full stop goes on with a sentence.
            None => changed && (!dashed || rest.starts_with(char::is_uppercase) || ended(text)),
        };
        let long = text.len() - self.begun;
        let pause = name.is_none()
            && (silent || long > LONG)
            && ended(text)
            // A quotation that never closes holds nothing together.
            && (long > 10 * LONG || balanced(&text[self.begun..]));
        if !text.is_empty() {
            // A turn without a name begins with the sign that the captions have for it.
            text.push_str(if turn || pause { "\n\n" } else { " " });
        }
        if turn || pause || text.is_empty() {
            self.begun = text.len();
        }
        self.position(cue);
        let text = &mut self.script.text;
        match name {
            Some(name) if turn => {
                name.clone_into(&mut self.speaker);
                text.push_str(name);
                text.push_str(": ");
            }
            None if turn => {
                self.speaker.clear();
                text.push_str(">> ");
            }
            _ => {}
        }
        text.push_str(words);
    }

    fn position(&mut self, cue: &Cue) {
        let time = clock(cue.start);
        if self.script.positions.last().is_none_or(|p| p.time.as_ref() != Some(&time)) {
            let start = u32::try_from(self.script.text.len()).unwrap_or(u32::MAX);
            self.script.positions.push(Position::at_time(start, time));
        }
    }
}

/// Whether a line says that the speaker changes (`>> `, `- `), and the line without the sign.
fn turned(line: &str) -> (bool, &str) {
    let rest = line.trim_start_matches('>').trim_start();
    if line.starts_with(">>") {
        return (true, rest);
    }
    match line.strip_prefix(['-', '–', '—']) {
        Some(rest) if !rest.starts_with(['-', '–', '—']) => (true, rest.trim_start()),
        _ => (false, line),
    }
}

fn ended(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '!', '?', '…'])
}

/// Whether no quotation is open.
fn balanced(text: &str) -> bool {
    text.matches('"').count().is_multiple_of(2) && text.matches('“').count() <= text.matches('”').count()
}

/// The speaker's name before a colon at the start of a line, and what is said. A single word that is not in capitals is
/// one where `known` knows it.
pub(super) fn speaker<'a>(line: &'a str, known: &dyn Fn(&str) -> bool) -> Option<(&'a str, &'a str)> {
    let at = line.find(':').filter(|&at| at <= 60)?;
    let (name, rest) = (line[..at].trim(), &line[at + 1..]);
    if !(rest.is_empty() || rest.starts_with([' ', '\t'])) || name.is_empty() {
        return None;
    }
    // What stands in brackets behind a name is no part of it: "ADA ROE (MAYOR):".
    let bare = name.split(['(', '[', ',']).next().unwrap_or(name).trim();
    let words: Vec<&str> = bare.split_whitespace().collect();
    let begins = |w: &&str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let is_name = (1..=5).contains(&words.len())
        && words.first().is_some_and(|w| w.starts_with(char::is_uppercase))
        && words.iter().all(|w| begins(w) || *w == "of" || look_up(w).has(Class::NameParticle))
        && !bare.replace(". ", " ").contains(['.', '?', '!', '"', '“']);
    let capitals = bare.chars().any(char::is_uppercase) && !bare.chars().any(char::is_lowercase);
    (is_name && (capitals || words.len() > 1 || known(bare))).then(|| (name, rest.trim_start()))
}

/// The single words before a colon at the start of two lines or more.
fn recurring<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen: Vec<(String, usize)> = Vec::new();
    for line in lines {
        if let Some((name, _)) = speaker(turned(line).1, &|_| true) {
            match seen.iter().position(|(known, _)| known == name) {
                Some(at) => seen[at].1 += 1,
                None if seen.len() < 200 => seen.push((name.to_owned(), 1)),
                None => {}
            }
        }
    }
    seen.into_iter().filter(|(_, n)| *n > 1).map(|(name, _)| name).collect()
}

/// Whether so many lines have times that a text may be a transcript.
pub(super) fn has_stamps(text: &str) -> bool {
    stamps(text).is_some()
}

/// How many lines have the time of a recording, where it is many.
fn stamps(text: &str) -> Option<usize> {
    let (mut stamped, mut filled) = (0, 0);
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        filled += 1;
        stamped += usize::from(stamp(line).is_some());
    }
    (stamped >= 3 && 6 * stamped >= filled).then_some(stamped)
}

/// Reads a transcript whose turns have the time at which they begin, before them or on a line of their own with the name;
/// nothing where a text is none.
pub(super) fn transcript(text: &str) -> Option<Script> {
    let stamped = stamps(text)?;
    let mut script = Script::default();
    let mut name = "";
    let mut named = 0;
    let mut last = None;
    // Whether the paragraph goes on with the next line of words.
    let mut goes_on = false;
    let mut pending = None;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            goes_on = false;
            continue;
        }
        let words = match stamp(line) {
            Some((seconds, before, after)) => {
                // Times of the clock, as in the entries of a live blog, begin anywhere or run back.
                if last.map_or(seconds > 600, |last| seconds < last) {
                    return None;
                }
                (last, pending, goes_on) = (Some(seconds), Some(seconds), false);
                let (own, words) = named_at_stamp(before, after);
                name = own;
                words
            }
            None => line,
        };
        if words.is_empty() {
            continue;
        }
        if !script.text.is_empty() {
            script.text.push_str(if goes_on { " " } else { "\n\n" });
        }
        if let Some(seconds) = pending.take() {
            let start = u32::try_from(script.text.len()).unwrap_or(u32::MAX);
            script.positions.push(Position::at_time(start, clock(seconds)));
        }
        let own = speaker(words, &|_| false).is_some();
        named += usize::from(!goes_on && (own || !name.is_empty()));
        if !name.is_empty() && !goes_on && !own {
            script.text.push_str(name);
            script.text.push_str(": ");
        }
        script.text.push_str(words);
        name = "";
        goes_on = true;
    }
    (2 * named >= stamped).then_some(script)
}

/// The name that a line with a time has, before the time or alone behind it, and the words of the line. It may be empty.
fn named_at_stamp<'a>(before: &'a str, after: &'a str) -> (&'a str, &'a str) {
    const MARKS: [char; 4] = [':', '-', '–', '|'];
    let before = before.trim_end_matches(MARKS).trim();
    let words = after.trim_start_matches(MARKS).trim();
    if before.is_empty() && is_lone_name(words) { (words.trim_end_matches(':'), "") } else { (before, words) }
}

/// Whether a line holds a speaker's name and nothing else.
fn is_lone_name(line: &str) -> bool {
    let line = line.trim_end_matches(':');
    (1..=5).contains(&line.split_whitespace().count())
        && !line.contains(':')
        && !line.ends_with(['.', '!', '?', ','])
        && {
            line.split_whitespace().all(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '('))
        }
}

/// The time of a line of a transcript in seconds, what stands before it (a name) and behind it.
fn stamp(line: &str) -> Option<(u32, &str, &str)> {
    let seconds = |text: &str| time(text).map(|t| (t / 1000) as u32);
    // "[00:01:23] ROE: …", "(1:23) …"
    for (open, close) in [('[', ']'), ('(', ')')] {
        if let Some(at) = line.find(open)
            && let Some(len) = line[at..].find(close)
            && let Some(time) = seconds(line[at + 1..at + len].split([' ', '-', '–']).next()?.trim())
        {
            let (before, after) = (line[..at].trim(), &line[at + len + 1..]);
            let named = before.is_empty() || is_lone_name(before);
            return named.then_some((time, before, after));
        }
    }
    // "00:01:23 Ada Roe: …", or "Ada Roe  1:23" alone.
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    if let Some(time) = seconds(first.trim_end_matches([':', '-'])).filter(|_| first.len() >= 4) {
        return Some((time, "", rest));
    }
    let (name, last) = line.rsplit_once(char::is_whitespace)?;
    let time = seconds(last).filter(|_| is_lone_name(name.trim()))?;
    Some((time, name.trim(), ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(script: &Script) -> Vec<(String, String)> {
        let all = script.positions.iter();
        all.map(|p| {
            let words: String = script.text[p.start() as usize..].chars().take(8).collect();
            (p.time.clone().unwrap_or_default(), words)
        })
        .collect()
    }

    #[test]
    fn cues_are_joined_and_no_quotation_is_cut() {
        let script = read(
            "1\r\n00:00:01,000 --> 00:00:03,000\r\nThe mayor said “we will\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\n\
             <i>wait</i> until spring.”\r\n\r\n3\r\n00:00:09,500 --> 00:00:11,000\r\n{\\an8}Then it rained.\r\n",
        );
        assert_eq!(script.text, "The mayor said “we will wait until spring.”\n\nThen it rained.");
        let (one, two, three) = ("The mayo", "wait unt", "Then it ");
        let told = places(&script);
        assert_eq!(
            told,
            [("00:00:01", one), ("00:00:03", two), ("00:00:09", three)].map(|(a, b)| (a.into(), b.into()))
        );
    }

    #[test]
    fn voices_and_names_are_turns() {
        let script = read(
            "WEBVTT - x\n\nNOTE by hand\nof two lines\n\nSTYLE\n::cue {}\n\nintro\n00:01.000 --> 00:03.000 align:start\n<v Ada Roe>It rained &amp;\nrained.\n\n\
             00:03.000 --> 00:04.000\n<v.loud Ada Roe>So we left.</v>\n\n00:04.000 --> 00:05.000\n<v Bo Lind>Did you?\n\n00:05.000 --> 00:06.000\n[APPLAUSE]\n",
        );
        assert_eq!(script.text, "Ada Roe: It rained & rained. So we left.\n\nBo Lind: Did you?");
        assert_eq!(script.warnings.len(), 2);
        assert_eq!(script.warnings[0], "2 lines that are no cue left out");
        let script = read(
            "1\n00:00:01,000 --> 00:00:02,000\n>> MAYOR ROE: We will\nwait.\n\n2\n00:00:02,000 --> 00:00:03,000\n>> Until when?\n\n\
             3\n00:00:03,000 --> 00:00:04,000\n>> MAYOR ROE: Friday. One thing: it\nis cold.\n",
        );
        assert_eq!(
            script.text,
            "MAYOR ROE: We will wait.\n\n>> Until when?\n\nMAYOR ROE: Friday. One thing: it is cold."
        );
        let script = read("1\n00:00:01,000 --> 00:00:02,000\n- Will you go?\n- I will.\n");
        assert_eq!(script.text, ">> Will you go?\n\n>> I will.");
    }

    #[test]
    fn a_second_speaker_without_a_name_is_not_the_first() {
        let cue = |n: u32, text: &str| format!("{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{text}\n\n");
        let script = |cues: &[&str]| {
            let all: String = (1..).zip(cues).map(|(n, c)| cue(n, c)).collect();
            let script = read(&all);
            (script.text, script.warnings.len())
        };
        let said = |text: &str, warnings: usize| (text.to_owned(), warnings);
        assert_eq!(
            script(&["ADA ROE (V.O.): It rained.", "- When?", "- in May, they say.", "ADA ROE (MAYOR): Yes."]),
            said("ADA ROE: It rained.\n\n>> When?\n\n>> in May, they say.\n\nADA ROE (MAYOR): Yes.", 1)
        );
        assert_eq!(
            script(&[
                "ADA ROE: It rained. [sighs]",
                "Subtitles by Bo Lind",
                "[caller] It did not.",
                "ADA ROE: ♪ Rain ♪ (LAUGHS)",
                "♪ Rain"
            ]),
            said("ADA ROE: It rained.\n\n>> It did not.\n\nADA ROE: ", 2)
        );
        assert_eq!(
            script(&["It rained.", "(APPLAUSE) >> Ada Roe: So it did. >> When?", "[music] - In May."]).0,
            "It rained.\n\nAda Roe: So it did.\n\n>> When?\n\n>> In May."
        );
        assert_eq!(script(&["<v Roe, Ada>We left.", "Did you?"]).0, "Ada Roe: We left.\n\n>> Did you?");
        assert_eq!(script(&["<v Roe, Mayor>We left.", "<v Lind>No."]).0, "Roe, Mayor: We left.\n\nLind: No.");
    }

    #[test]
    fn no_words_of_badly_made_subtitles_are_lost() {
        let first = "1\n00:00:01,000 --> 00:00:02,000\nIt rained.\n\n";
        for (rest, text, told) in [
            ("2\n00:00:02,000 -> 00:00:03,000\nWe left.\n", "It rained. We left.", None),
            ("2\n00:00:02,000 –&gt; 00:00:03,000\nWe left.\n", "It rained. We left.", None),
            ("0:00:02.000,0:00:03.000\nWe left.\n", "It rained. We left.", None),
            ("2\n00:00:02:000 --> 00:00:03:000\nWe left.\n", "It rained. We left.", None),
            ("2\n00:00:02,000 --> 00:00:03,000 We left.\n", "It rained. We left.", None),
            ("Then we left.\n\n42\n\nAll.\n", "It rained. Then we left. 42 All.", None),
            ("2\nsoon --> later\nWe left.\n", "It rained. 2 We left.", Some("1 line that is no cue left out")),
        ] {
            let script = read(&format!("{first}{rest}"));
            assert_eq!((script.text.as_str(), script.warnings.first().map(String::as_str)), (text, told), "{rest}");
        }
        let script = read(&format!("Minutes of the board\n\n{first}"));
        assert_eq!(script.warnings, ["1 line that is no cue left out"]);
        assert_eq!(read(&format!("WEBVTT\nKind: captions\n\n{first}We left.")).text, "It rained. We left.");
        // A timetable is no list of cues.
        assert!(!has_cues("09:00 -> 10:00 Opening\n10:00 – 11:00 Reports") && has_cues("WEBVTT"));
    }

    #[test]
    fn who_made_the_subtitles_stands_at_an_end_and_is_named() {
        let script = |cues: &[&str]| {
            let cue = |(n, text): (usize, &&str)| format!("{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{text}\n\n");
            let script = read(&(1..).zip(cues).map(cue).collect::<String>());
            (script.text, script.warnings)
        };
        for said in [
            "Transcripts released by the court prove it",
            "Translated by machine, it made no sense.",
            "Captions were read aloud by the clerk",
            "Translated by the clerk of the court",
            "Synchronised swimmers are judged by nine people",
        ] {
            assert_eq!(script(&[said]), (said.to_owned(), Vec::new()));
        }
        let inside =
            ["It rained.", "It rained.", "It froze.", "Subtitles by Bo Lind", "It froze.", "It froze.", "It froze."];
        assert!(script(&inside).0.contains("Subtitles by Bo Lind"));
        let both = ["Subtitles by Bo Lind", "It rained.", "Synced & corrected by lind31"];
        let told = "a line of who made the subtitles left out: “Subtitles by Bo Lind” and 1 more";
        assert_eq!(script(&both), ("It rained.".to_owned(), vec![told.to_owned()]));
    }

    #[test]
    fn lines_that_roll_up_are_read_once() {
        let script = read(
            "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n \nwe will<00:00:01.000><c> wait</c>\n\n00:00:02.000 --> 00:00:02.010\nwe will wait\n \n\n\
             00:00:02.010 --> 00:00:04.000\nwe will wait\nuntil<00:00:03.000><c> spring</c>\n\n00:00:04.000 --> 00:00:04.010\nuntil spring\n \n",
        );
        assert_eq!(script.text, "we will wait until spring");
    }

    #[test]
    fn times_and_names_of_transcripts_are_taken_out_of_the_text() {
        for text in [
            "[00:00:01] ADA ROE: We will wait.\n[00:00:05] BO LIND: Until when?\n[00:01:00] ADA ROE: Friday.\n",
            "ADA ROE  0:01\nWe will wait.\n\nBO LIND  0:05\nUntil when?\n\nADA ROE  1:00\nFriday.\n",
            "ADA ROE (00:01):\nWe will wait.\n\nBO LIND (00:05):\nUntil when?\n\nADA ROE (01:00):\nFriday.\n",
            "00:00:01 ADA ROE: We will\nwait.\n00:00:05 BO LIND: Until when?\n00:01:00 ADA ROE: Friday.\n",
            "0:01\nADA ROE: We will wait.\n0:05\nBO LIND: Until when?\n1:00\nADA ROE: Friday.\n",
        ] {
            let script = transcript(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(script.text, "ADA ROE: We will wait.\n\nBO LIND: Until when?\n\nADA ROE: Friday.", "{text}");
            let times: Vec<String> = places(&script).into_iter().map(|p| p.0).collect();
            assert_eq!(times, ["00:00:01", "00:00:05", "00:01:00"], "{text}");
        }
        let prose =
            "At 10:30 it rained.\nIt was dry by 11:00.\nThey left at 12:00.\nThe harbour (9:30 to 10:00) was shut.\n";
        assert!(transcript(prose).is_none());
        let blog = "14:32 Ada Roe: The ferry left.\n14:20 Bo Lind: It came.\n14:02 Ada Roe: It rained.\n";
        assert!(transcript(blog).is_none());
    }

    #[test]
    fn damaged_files_give_what_they_have() {
        for text in [
            "",
            "WEBVTT",
            "1\n00:00:01,000 -->",
            "1\n00:00:01,000 --> 00:00:02,000",
            "-->\n-->\n<v",
            "9:99 --> 1:00\nx",
        ] {
            assert_eq!(read(text).text, "", "{text}");
        }
        assert_eq!(read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada Roe\n").text, "<v Ada Roe");
    }
}
