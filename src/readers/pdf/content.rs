//! A page's content stream to its letters, each with its place on the page as a person sees it.

use std::sync::Arc;

use hayro_cmap::BfString;
use hayro_font::kurbo::{Affine, Point};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, StandardFont};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{self, Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::{Page, Resources};
use rustc_hash::{FxHashMap, FxHashSet};

use super::unpack::{self, unpacked};
/// Forms stand in one another to this depth.
const DEPTH: usize = 12;
/// So many bytes that a page or form unpacks to count as a step.
const BYTES: usize = 16;
/// Letters that are read of a page; a page of a newspaper has thirty thousand.
const LETTERS: usize = 400_000;

/// A letter, or several that are drawn as one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Letter {
    pub(super) text: String,
    /// Where it begins, from the left and the top of the page, and how wide and high it is, in points.
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) size: f64,
    /// Whether its font is bold.
    pub(super) bold: bool,
    /// Whether it is drawn at all; the text of a scanned page lies unseen over its picture.
    pub(super) seen: bool,
}

/// What is read of all pages.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    fonts: FontResolverFn,
    cmaps: CMapResolverFn,
    steps: usize,
    /// Bytes that a page or a form may have, unpacked.
    most: usize,
    /// Streams that unpack to more than is read, by the place of their heads in the file: to try once is enough.
    refused: FxHashSet<*const u8>,
    /// Whether fonts may be unpacked, by the places of their dictionaries.
    fitting: FxHashMap<*const u8, bool>,
    pub(super) lost: Lost,
}

/// What could not be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lost {
    /// Whether something was too large to be unpacked.
    pub(super) refused: bool,
    /// Pieces of content that are damaged.
    pub(super) damaged: usize,
    /// Those that lie too deep in one another.
    pub(super) deep: usize,
    /// Pages with more letters than are read of one.
    pub(super) crowded: usize,
}

impl<'a> Fonts<'a> {
    /// Those of a file of which so many steps are read, and of a page or form so many bytes.
    pub(super) fn new(steps: usize, most: usize) -> Self {
        // Nothing is drawn, so that one font stands in for all that the file does not bring.
        let fonts = |_: &FontQuery| Some(StandardFont::Helvetica.get_font_data());
        Self {
            cache: FontCache::new(),
            fonts: Arc::new(fonts),
            cmaps: Arc::new(|_| None),
            steps,
            most,
            refused: FxHashSet::default(),
            fitting: FxHashMap::default(),
            lost: Lost::default(),
        }
    }

    /// Whether no more is read.
    pub(super) fn is_done(&self) -> bool {
        self.steps == 0
    }

    /// What a stream of content holds, where that may be read; what it takes is spent.
    fn content(&mut self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        let place = stream.dict().data().as_ptr();
        if self.is_done() || self.refused.contains(&place) {
            return None;
        }
        let unpacked = unpacked(stream, self.most);
        let taken = match &unpacked {
            Ok(content) => content.len().max(stream.raw_data().len()),
            Err(unpack::Refused::Large) => self.most,
            Err(unpack::Refused::Damaged) => stream.raw_data().len(),
        };
        self.steps = self.steps.saturating_sub(taken / BYTES);
        match unpacked {
            Ok(content) if !self.is_done() => return Some(content),
            Ok(_) => {}
            Err(unpack::Refused::Large) => {
                self.lost.refused = true;
                self.refused.insert(place);
            }
            Err(unpack::Refused::Damaged) => self.lost.damaged += 1,
        }
        None
    }

    /// The font of a dictionary, where what it is made of may be unpacked: the library that reads fonts has no bound.
    fn font(&mut self, dict: &Dict<'a>) -> Option<Font<'a>> {
        let place = dict.data().as_ptr();
        let known = self.fitting.get(&place).copied();
        let fits = known.unwrap_or_else(|| self.fits(dict));
        self.fitting.insert(place, fits);
        if fits { self.cache.font(dict, &self.fonts, &self.cmaps) } else { None }
    }

    /// Whether all streams of a font may be unpacked; what they take is spent.
    fn fits(&mut self, dict: &Dict<'a>) -> bool {
        let below = dict.get::<Array<'a>>("DescendantFonts").and_then(|list| list.iter::<Dict<'a>>().next());
        let own = [dict.get::<Dict<'a>>("FontDescriptor"), below.as_ref().and_then(|d| d.get("FontDescriptor"))];
        let dicts = [Some(dict.clone()), below].into_iter().chain(own).flatten();
        let names = ["ToUnicode", "Encoding", "CIDToGIDMap", "FontFile", "FontFile2", "FontFile3"];
        let streams = dicts.flat_map(|dict| names.map(|name| dict.get::<Stream<'a>>(name))).flatten();
        streams.collect::<Vec<_>>().iter().all(|stream| {
            let damaged = self.lost.damaged;
            let unpacked = self.content(stream).is_some();
            // Of what is damaged the library reads as much as it can.
            let fits = unpacked || self.lost.damaged > damaged;
            self.lost.damaged = damaged;
            fits
        })
    }

    /// What the streams of a page hold together; nothing where one of them may not be read.
    fn contents(&mut self, page: &Page<'_>) -> Option<Vec<u8>> {
        if let Some(one) = page.raw().get::<Stream<'_>>("Contents") {
            return self.content(&one);
        }
        let mut out = Vec::new();
        for stream in page.raw().get::<Array<'_>>("Contents")?.iter::<Stream<'_>>() {
            let damaged = self.lost.damaged;
            match self.content(&stream) {
                Some(content) => out.extend(content),
                // The others may be whole.
                None if self.lost.damaged > damaged => {}
                None => return None,
            }
            if out.len() > self.most {
                self.lost.refused = true;
                return None;
            }
            // A word ends where a stream does.
            out.push(b'\n');
        }
        Some(out)
    }
}

/// The letters of a page, in the order in which they are drawn, and how many are turned another way than most.
pub(super) fn letters<'a>(page: &Page<'a>, fonts: &mut Fonts<'a>) -> (Vec<Letter>, usize) {
    let Some(content) = fonts.contents(page) else { return (Vec::new(), 0) };
    let mut reader = Reader { fonts, out: Vec::new(), marks: Vec::new(), actual: None };
    let initial = page.initial_transform(true).as_coeffs();
    reader.run(TypedIter::new(&content), page.resources(), State::new(Affine::new(initial)), 0);
    reader.fonts.lost.crowded += usize::from(reader.out.len() > LETTERS);
    upright(reader.out, page.render_dimensions())
}

/// A letter before the page is turned so that most of them stand upright.
struct Raw {
    letter: Letter,
    /// Quarters that it is turned by, clockwise.
    turn: u8,
}

/// Turns the page so that most letters stand upright, and leaves the others out.
fn upright(raw: Vec<Raw>, (width, height): (f32, f32)) -> (Vec<Letter>, usize) {
    let count = |turn: u8| raw.iter().filter(|r| r.turn == turn).count();
    let most = (0..4).rev().max_by_key(|&turn| count(turn)).unwrap_or_default();
    let others = raw.len() - count(most);
    let (width, height) = (f64::from(width), f64::from(height));
    let turned = |mut letter: Letter| {
        (letter.x, letter.y) = match most {
            0 => (letter.x, letter.y),
            1 => (letter.y, width - letter.x),
            2 => (width - letter.x, height - letter.y),
            _ => (height - letter.y, letter.x),
        };
        letter
    };
    (raw.into_iter().filter(|r| r.turn == most).map(|r| turned(r.letter)).collect(), others)
}

#[derive(Clone)]
struct State<'a> {
    matrix: Affine,
    font: Option<Font<'a>>,
    bold: bool,
    size: f64,
    letter_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    seen: bool,
    text: Affine,
    line: Affine,
}

impl State<'_> {
    fn new(matrix: Affine) -> Self {
        let unit = Affine::IDENTITY;
        Self {
            matrix,
            font: None,
            bold: false,
            size: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            seen: true,
            text: unit,
            line: unit,
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.text = self.line;
    }
}

struct Reader<'f, 'a> {
    fonts: &'f mut Fonts<'a>,
    out: Vec<Raw>,
    /// The marked contents around, and whether each is none of the page's own text: a running head, a page's number.
    marks: Vec<bool>,
    /// What the letters that come stand for, until it has been said, and how many marks are around it.
    actual: Option<(Option<String>, usize)>,
}

impl<'a> Reader<'_, 'a> {
    fn run(&mut self, mut ops: TypedIter<'_>, resources: &Resources<'a>, first: State<'a>, depth: usize) {
        let mut state = first;
        let mut saved: Vec<State<'a>> = Vec::new();
        while let Some(op) = ops.next() {
            if self.fonts.steps == 0 || self.out.len() > LETTERS {
                return;
            }
            self.fonts.steps -= 1;
            match op {
                Op::SaveState(_) if saved.len() < 512 => saved.push(state.clone()),
                Op::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Op::Transform(t) => state.matrix *= matrix([t.0, t.1, t.2, t.3, t.4, t.5]),
                Op::XObject(x) => self.form(x.0, resources, &state, depth),
                Op::BeginMarkedContent(m) => self.begin(m.0, None),
                Op::BeginMarkedContentWithProperties(m) => {
                    let named = |n: &Name<'_>| resources.properties.get::<Dict<'_>>(&**n);
                    let dict = match m.1 {
                        Object::Dict(dict) => Some(dict.clone()),
                        Object::Name(name) => named(name),
                        _ => None,
                    };
                    self.begin(m.0, dict);
                }
                Op::EndMarkedContent(_) => self.end(),
                op => self.text(op, resources, &mut state),
            }
        }
    }

    /// What sets the state of text, and what shows some.
    fn text(&mut self, op: Op<'_, '_>, resources: &Resources<'a>, state: &mut State<'a>) {
        match op {
            Op::BeginText(_) => (state.text, state.line) = (Affine::IDENTITY, Affine::IDENTITY),
            Op::TextFont(f) => {
                let dict = resources.get_font(f.0);
                let name = dict.as_ref().and_then(|d| d.get::<Name<'_>>("BaseFont"));
                state.bold = name.is_some_and(|n| ["Bold", "Black", "Heavy"].iter().any(|b| n.as_str().contains(b)));
                state.font = dict.and_then(|d| self.fonts.font(&d));
                state.size = f.1.as_f64();
            }
            Op::CharacterSpacing(n) => state.letter_space = n.0.as_f64(),
            Op::WordSpacing(n) => state.word_space = n.0.as_f64(),
            Op::HorizontalScaling(n) => state.stretch = n.0.as_f64() / 100.0,
            Op::TextLeading(n) => state.leading = n.0.as_f64(),
            Op::TextRise(n) => state.rise = n.0.as_f64(),
            Op::TextRenderingMode(n) => state.seen = n.0.as_i64() != 3,
            Op::NextLine(n) => state.next_line(n.0.as_f64(), n.1.as_f64()),
            Op::NextLineAndSetLeading(n) => {
                state.leading = -n.1.as_f64();
                state.next_line(n.0.as_f64(), n.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => state.next_line(0.0, -state.leading),
            Op::SetTextMatrix(t) => {
                state.line = matrix([t.0, t.1, t.2, t.3, t.4, t.5]);
                state.text = state.line;
            }
            Op::ShowText(s) => self.show(s.0, state),
            Op::NextLineAndShowText(s) => {
                state.next_line(0.0, -state.leading);
                self.show(s.0, state);
            }
            Op::ShowTextWithParameters(s) => {
                (state.word_space, state.letter_space) = (s.0.as_f64(), s.1.as_f64());
                state.next_line(0.0, -state.leading);
                self.show(s.2, state);
            }
            Op::ShowTexts(s) => self.show_spaced(s.0, state),
            _ => {}
        }
    }

    /// Strings with numbers between them, which say how far the next one is moved back.
    fn show_spaced(&mut self, items: &Array<'_>, state: &mut State<'a>) {
        for item in items.iter::<Object<'_>>() {
            match item {
                Object::Number(n) => {
                    let by = -n.as_f64() / 1000.0 * state.size * state.stretch;
                    state.text *= Affine::translate((by, 0.0));
                }
                Object::String(text) => self.show(&text, state),
                _ => {}
            }
        }
    }

    /// A form: a piece of content of its own that is drawn here.
    fn form(&mut self, name: &Name<'_>, resources: &Resources<'a>, state: &State<'a>, depth: usize) {
        let Some(stream) = resources.get_x_object(name) else { return };
        let dict = stream.dict();
        if dict.get::<Name<'_>>("Subtype").is_none_or(|s| s.as_str() != "Form") {
            return;
        }
        if depth >= DEPTH {
            self.fonts.lost.deep += 1;
            return;
        }
        let Some(data) = self.fonts.content(&stream) else { return };
        let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
        let by = dict.get::<[f32; 6]>("Matrix").map_or(Affine::IDENTITY, |m| Affine::new(m.map(f64::from)));
        let inner = State { matrix: state.matrix * by, ..state.clone() };
        let marks = self.marks.len();
        self.run(TypedIter::new(&data), own.as_ref().unwrap_or(resources), inner, depth + 1);
        self.marks.truncate(marks);
    }

    fn begin(&mut self, tag: &Name<'_>, dict: Option<Dict<'_>>) {
        let around = self.marks.last().copied().unwrap_or_default();
        let kind = dict.as_ref().and_then(|d| d.get::<Name<'_>>("Type"));
        let running = tag.as_str() == "Artifact" && kind.is_some_and(|k| k.as_str() == "Pagination");
        self.marks.push(around || running);
        if self.actual.is_none()
            && let Some(text) = dict.and_then(|d| d.get::<object::String<'_>>("ActualText"))
        {
            self.actual = Some((Some(text_of(text.as_bytes())), self.marks.len()));
        }
    }

    fn end(&mut self) {
        if self.actual.as_ref().is_some_and(|a| a.1 == self.marks.len()) {
            self.actual = None;
        }
        self.marks.pop();
    }

    fn show(&mut self, text: &object::String<'_>, state: &mut State<'a>) {
        let Some(font) = state.font.clone() else { return };
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() && self.out.len() <= LETTERS && !self.fonts.is_done() {
            self.fonts.steps -= 1;
            let (code, len) = font.read_code(bytes, at);
            at += len.max(1);
            let space = if code == 32 && len == 1 { state.word_space } else { 0.0 };
            let advance = font.code_advance(code);
            let along = (advance.x / 1000.0 * state.size + state.letter_space + space) * state.stretch;
            let shift = if font.is_horizontal() {
                (along, 0.0)
            } else {
                (0.0, advance.y / 1000.0 * state.size + state.letter_space + space)
            };
            let width = advance.x / 1000.0 * state.size * state.stretch;
            self.letter(unicode(&font, code), width, state);
            state.text *= Affine::translate(shift);
        }
    }

    /// Takes a letter at the place where the state is.
    fn letter(&mut self, text: String, width: f64, state: &State<'a>) {
        if self.marks.last().copied().unwrap_or_default() {
            return;
        }
        let text = match &mut self.actual {
            Some((actual, _)) => actual.take().unwrap_or_default(),
            None => text,
        };
        if text.is_empty() {
            return;
        }
        let place = state.matrix * state.text * Affine::translate((0.0, state.rise));
        let origin = place * Point::ZERO;
        let along = place * Point::new(1.0, 0.0) - origin;
        let up = place * Point::new(0.0, 1.0) - origin;
        let (width, size) = (width * along.hypot(), (state.size * up.hypot()).abs());
        if ![origin.x, origin.y, width, size].iter().all(|n| n.is_finite()) || size < 0.5 {
            return;
        }
        // Letters that lean a little still stand upright.
        let turn = match () {
            () if along.x.abs() >= along.y.abs() => {
                if along.x >= 0.0 {
                    0
                } else {
                    2
                }
            }
            () => {
                if along.y >= 0.0 {
                    1
                } else {
                    3
                }
            }
        };
        let (x, y) = (origin.x, origin.y);
        let letter = Letter { text, x, y, width: width.abs(), size, bold: state.bold, seen: state.seen };
        self.out.push(Raw { letter, turn });
    }
}

fn matrix(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|n| n.as_f64()))
}

/// What a code stands for; the sign for what cannot be told where the font does not say it.
fn unicode(font: &Font<'_>, code: u32) -> String {
    let told = match font.glyph(font.map_code(code), code) {
        FontGlyph::Outline(g) => g.as_unicode(),
        FontGlyph::Type3(g) => g.as_unicode(),
    };
    match told {
        // Signs of no letter stand for the points of lists.
        Some(BfString::Char('\u{f000}'..='\u{f0ff}')) => '•'.to_string(),
        Some(BfString::Char(c)) => c.to_string(),
        Some(BfString::String(s)) => s,
        None => '\u{fffd}'.to_string(),
    }
}

/// A text string of a PDF: UTF-16 or UTF-8 with their marks, or one byte a letter.
fn text_of(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&b| char::from(b)).collect(),
    }
}
