//! Runs of text: what stands between block elements, with what the extraction asks of it.

use crate::hashed::Set;

use super::entities::{Place, decode};
use super::inherited::Inherited;
use super::tree::{Kind, NONE, Tag, Tree};
use crate::input::blocks::ends_sentence;

/// A run of text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    /// Nearest block element around it.
    pub(super) element: u32,
    /// The node with its first character.
    pub(super) node: u32,
    /// Where its text stands in the buffer that [`collect`] writes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Characters, and how many of them in links.
    pub(super) chars: u32,
    pub(super) linked: u32,
    pub(super) words: u32,
    pub(super) ends: bool,
    /// Whether all of it is set in bold.
    pub(super) bold: bool,
    /// Whether all of it stands in inline elements named as a caption, or as a byline.
    pub(super) caption: bool,
    pub(super) byline: bool,
    /// Share of its word sequences, in hundredths, that the metadata's text has too.
    pub(super) known: u8,
}

impl Run {
    pub(super) fn is_prose(&self) -> bool {
        self.linked * 2 < self.chars && (self.words >= 20 || (self.words >= 8 && self.ends))
    }

    /// Whether most of it is a link.
    pub(super) fn is_link(&self) -> bool {
        self.linked * 10 >= self.chars * 7
    }

    /// Whether the metadata's text has it too, or it is longer than what boxes beside the article say.
    pub(super) fn is_articles(&self) -> bool {
        self.known >= 60 || self.words > 45
    }

    pub(super) fn mass(&self) -> u32 {
        if self.is_prose() { self.chars.min(1500) } else { 0 }
    }
}

/// What the element around a run takes from its ancestors; nothing for text outside any block.
pub(super) fn around(from: &[Inherited], run: &Run) -> Inherited {
    let mut own = from.get(run.element as usize).copied().unwrap_or_default();
    own.caption |= run.caption && run.words < 100;
    own.byline |= run.byline && run.words < 60;
    own
}

/// Words of a text; in scripts that write without spaces, two characters count as one.
fn count_words(text: &str) -> u32 {
    let spaced = text.split(' ').filter(|w| w.chars().any(char::is_alphanumeric)).count();
    let dense = text
        .chars()
        .filter(|&c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}'))
        .count();
    (spaced + dense / 2) as u32
}

/// The runs of a page, and how many hidden characters were left out inside them, by their block element.
#[derive(Debug, Default)]
pub(super) struct Collected {
    pub(super) runs: Vec<Run>,
    pub(super) left_out: Vec<(u32, u32)>,
}

/// Gathers the runs of text, white space collapsed, references decoded. Of a block that is hidden the text is a run like
/// any other; what is hidden inside a block that is not is left out.
pub(super) fn collect(tree: &Tree<'_>, from: &[Inherited], buffer: &mut String) -> Collected {
    let mut collector = Collector {
        buffer,
        out: Collected::default(),
        open: None,
        node: 0,
        bold: 0,
        line: (0, 0),
        breaks: 0,
        space: false,
        seam: false,
        decoded: String::new(),
    };
    for (i, (node, own)) in tree.nodes.iter().zip(from).enumerate() {
        if own.dropped {
            continue;
        }
        let is_block_hidden = || from.get(own.block as usize).is_some_and(|b| b.hidden);
        match node.kind {
            Kind::Text(source) if own.hidden && !is_block_hidden() => collector.leave_out(source, own),
            _ if own.hidden && !is_block_hidden() => {}
            Kind::Element { tag, .. } => collector.element(tag),
            Kind::Raw(_) => {}
            Kind::Text(source) => {
                let block = from.get(own.block as usize).copied().unwrap_or_default();
                let inline = (own.caption && !block.caption, own.byline && !block.byline);
                collector.node = i as u32;
                collector.text(source, own, inline);
            }
        }
    }
    collector.finish();
    collector.out
}

/// Writes runs, one after the other.
struct Collector<'b> {
    buffer: &'b mut String,
    out: Collected,
    /// The run that is being written.
    open: Option<Run>,
    /// The node that is being read.
    node: u32,
    /// How many of its characters are set in bold.
    bold: u32,
    /// Characters of the line that is being written, and how many of them are set in bold.
    line: (u32, u32),
    /// Line breaks since the last character.
    breaks: u32,
    /// Not yet written: a space is only written before a character.
    space: bool,
    /// Whether hidden text was left out just before.
    seam: bool,
    /// Room for text with its references decoded.
    decoded: String,
}

impl Collector<'_> {
    /// Ends the run that is being written.
    fn finish(&mut self) {
        self.line = (0, 0);
        if let Some(mut run) = self.open.take() {
            run.end = self.buffer.len();
            let text = &self.buffer[run.start..run.end];
            run.words = count_words(text);
            run.ends = ends_sentence(text);
            run.bold = self.bold * 10 >= run.chars * 9;
            self.bold = 0;
            self.out.runs.push(run);
        }
    }

    /// An element begins.
    fn element(&mut self, tag: Tag) {
        match tag {
            Tag::Br => {
                self.breaks += 1;
                self.space = true;
                let ended = self.open.is_some_and(|r| ends_sentence(&self.buffer[r.start..]));
                if self.breaks >= 2 || ended || self.is_bold_line() {
                    self.finish();
                }
                self.line = (0, 0);
            }
            Tag::Img => self.space = true,
            tag if tag.is_block() => self.finish(),
            _ => {}
        }
    }

    /// Whether the line that is being written is set in bold and reads as a heading.
    fn is_bold_line(&self) -> bool {
        let Some(run) = self.open else { return false };
        let text = &self.buffer[run.start..];
        let from = text.len().saturating_sub(400);
        let heads = |t: &str| !t.ends_with([',', ';', ':', '-', '–', '—']) && t.contains(' ');
        self.line.0 > 0 && self.line.1 == self.line.0 && text.get(from..).is_some_and(heads)
    }

    /// Counts text that is hidden in a block that is not.
    fn leave_out(&mut self, source: &str, own: &Inherited) {
        self.decoded.clear();
        decode(source, Place::Text, &mut self.decoded);
        self.seam = true;
        let count = self.decoded.chars().filter(|c| !c.is_whitespace()).count();
        self.out.left_out.push((own.block, count as u32));
    }

    /// Adds text to the run that is being written, or begins one. `inline` tells whether inline elements make a caption or
    /// a byline of it.
    fn text(&mut self, source: &str, own: &Inherited, inline: (bool, bool)) {
        if self.open.is_some_and(|r| r.element != own.block) {
            self.finish();
        }
        let mut decoded = std::mem::take(&mut self.decoded);
        decoded.clear();
        decode(source, Place::Text, &mut decoded);
        let bold = own.bold || own.heading.is_some();
        // A line in bold, and the next sentence right behind it: the page shows it as a heading.
        let is_glued =
            !bold && !self.space && decoded.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '‘'));
        if is_glued && decoded.contains(' ') && self.is_bold_line() {
            self.finish();
        }
        let mut chars = 0;
        for c in decoded.chars() {
            if c.is_whitespace() || is_invisible(c) {
                self.space |= c.is_whitespace();
            } else {
                self.write(c, own, inline);
                chars += 1;
            }
        }
        self.decoded = decoded;
        if chars > 0 {
            self.breaks = 0;
            self.line.0 += chars;
            if bold {
                self.bold += chars;
                self.line.1 += chars;
            }
        }
    }

    /// Writes a character that can be seen, after the space that it needs.
    fn write(&mut self, c: char, own: &Inherited, inline: (bool, bool)) {
        let (buffer, space) = (&mut *self.buffer, &mut self.space);
        let node = self.node;
        let run = self.open.get_or_insert_with(|| {
            *space = false;
            Run { element: own.block, node, start: buffer.len(), caption: true, byline: true, ..Run::default() }
        });
        run.caption &= inline.0;
        run.byline &= inline.1;
        if self.seam {
            // Between a stop and a word stood something that read as a break.
            let stop = buffer[run.start..].ends_with(['.', '!', '?', ',', ';', ':', '…', '”', '’', ')']);
            *space |= stop && c.is_alphanumeric();
            self.seam = false;
        }
        if *space {
            buffer.push(' ');
            run.chars += 1;
            *space = false;
        }
        buffer.push(c);
        run.chars += 1;
        run.linked += u32::from(own.linked);
    }
}

/// Whether a character leaves no trace in the text: soft hyphens, marks of byte order and the like.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}') || c.is_control()
}

/// Marks the runs whose words stand in the text that the metadata gives.
pub(super) fn mark_known(runs: &mut [Run], buffer: &str, body: Option<&str>) {
    let Some(body) = body.filter(|b| b.len() > 200) else { return };
    let mut plain = String::new();
    decode(body, Place::Value, &mut plain);
    let mut set = Set::default();
    let mut last = [0u64; 3];
    sequences(&plain, &mut last, |h| {
        set.insert(h);
    });
    for run in runs {
        let (mut all, mut hits) = (0u32, 0u32);
        sequences(&buffer[run.start..run.end], &mut [0; 3], |h| {
            all += 1;
            hits += u32::from(set.contains(&h));
        });
        run.known = (hits * 100).checked_div(all).unwrap_or(0) as u8;
    }
}

/// Hashes of all runs of three words.
fn sequences(text: &str, last: &mut [u64; 3], mut each: impl FnMut(u64)) {
    let mut n = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        // FNV-1a, lower case.
        let mut h = 0xcbf2_9ce4_8422_2325u64;
        for c in word.chars().flat_map(char::to_lowercase) {
            h = (h ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01b3);
        }
        *last = [last[1], last[2], h];
        n += 1;
        if n >= 3 {
            each(last[0].rotate_left(21) ^ last[1].rotate_left(42) ^ last[2]);
        }
    }
}

/// What the runs under each node add up to.
pub(super) fn sum_up(tree: &Tree<'_>, runs: &[Run], weight: impl Fn(&Run) -> u32) -> Vec<u64> {
    let mut sums = vec![0u64; tree.nodes.len()];
    for run in runs {
        if run.element != NONE {
            sums[run.element as usize] += u64::from(weight(run));
        }
    }
    for i in (0..tree.nodes.len()).rev() {
        let parent = tree.nodes[i].parent;
        if parent != NONE {
            sums[parent as usize] += sums[i];
        }
    }
    sums
}
