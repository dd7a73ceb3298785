//! Rich Text Format, as word processors and old editors write it. What is no text of the document (fonts, styles, pictures,
//! the codes of fields) goes; headings are known by their style or outline level.

use super::document::{Document, Kind};
use super::file::File;
use crate::files::{Decoder, Each, Found, Reason};

/// Groups that lie in each other at most; what lies deeper is left out.
const DEPTH: usize = 200;
/// Fonts, and styles of headings, that are known at most.
const NAMED: usize = 1000;
/// Bytes that a title or the name of a style has at most.
const FIELD: usize = 2000;

pub(super) fn read(file: File<'_>, each: Each<'_>) -> bool {
    if !file.bytes.trim_ascii_start().starts_with(b"{\\rtf") {
        return each(Found::Problem(Reason::Unreadable("a rich text file", "is damaged".into()).into()));
    }
    let mut reader = Reader::new(file.decoder);
    reader.read(file.bytes.trim_ascii_start());
    let cut = !reader.states.is_empty();
    reader.document.give(file, &mut |found| {
        each(match found {
            Found::Article { article, mut warnings, place } if cut => {
                warnings.push("the file ends before the document does: something of it is lost".to_owned());
                Found::Article { article, warnings, place }
            }
            other => other,
        })
    })
}

/// What becomes of the text in a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Body,
    /// Left out.
    Nowhere,
    Fonts,
    Styles,
    Info,
    Title,
    Author,
    Made,
    Changed,
    Note,
    /// A text box, which stands beside the paragraph that it hangs on.
    Box,
    /// At the edge of all pages.
    Edge,
}

/// What holds until the end of a group.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    place: Place,
    /// Characters that stand for a Unicode one to programs that know none.
    skip: usize,
    /// The code page of the font, 0 for that of the document.
    page: u16,
    font: i32,
    hidden: bool,
    bold: bool,
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    /// Whether it has a heading's level, and the number of its style.
    heading: bool,
    named: Option<i32>,
    /// Whether it has letters in bold type, and any that are not.
    bold: bool,
    thin: bool,
}

struct Reader<'a> {
    decoder: Decoder<'a>,
    document: Document,
    states: Vec<State>,
    state: State,
    /// The code page of the document, and of fonts by their numbers.
    page: u16,
    fonts: Vec<(i32, u16)>,
    /// The style that is being named, and the headings among the styles.
    style: i32,
    headings: Vec<i32>,
    own: Paragraph,
    /// Paragraphs that go on behind the boxes in them, and what these hold so far.
    around: Vec<Paragraph>,
    boxes: Vec<(Kind, String)>,
    /// Whether the text of the shape at hand was read.
    boxed: bool,
    note: String,
    /// The notes, which stand at the end.
    notes: Vec<String>,
    field: String,
    date: [i32; 3],
    /// Bytes that are not decoded yet.
    bytes: Vec<u8>,
    /// The first half of a character.
    half: Option<u16>,
    /// Characters to be left out still.
    pending: usize,
    /// Whether the group's first word is one that may be unknown.
    starred: bool,
}

impl<'a> Reader<'a> {
    fn new(decoder: Decoder<'a>) -> Self {
        Self {
            decoder,
            document: Document::default(),
            states: Vec::new(),
            state: State { skip: 1, ..State::default() },
            page: 1252,
            fonts: Vec::new(),
            style: 0,
            headings: Vec::new(),
            own: Paragraph::default(),
            around: Vec::new(),
            boxes: Vec::new(),
            boxed: false,
            note: String::new(),
            notes: Vec::new(),
            field: String::new(),
            date: [0; 3],
            bytes: Vec::new(),
            half: None,
            pending: 0,
            starred: false,
        }
    }

    fn read(&mut self, source: &[u8]) {
        let mut at = 0;
        while at < source.len() {
            let byte = source[at];
            at += 1;
            match byte {
                b'{' => self.open(),
                b'}' => self.close(),
                b'\\' => at = self.control(source, at),
                b'\r' | b'\n' | 0 => {}
                _ => self.byte(byte),
            }
        }
        self.paragraph();
        // The file may end within a box.
        while let Some(around) = self.around.pop() {
            (self.own, self.state.place) = (around, Place::Body);
            self.paragraph();
        }
        for note in std::mem::take(&mut self.notes) {
            self.document.push(Kind::Note, &note);
        }
    }

    fn open(&mut self) {
        self.flush();
        self.pending = 0;
        self.starred = false;
        self.states.push(self.state);
        if self.states.len() > DEPTH {
            self.state.place = Place::Nowhere;
        }
    }

    fn close(&mut self) {
        self.flush();
        self.pending = 0;
        let (place, was) = (self.state.place, self.states.pop().unwrap_or_default());
        if place == Place::Box && was.place == Place::Body {
            self.paragraph();
            self.own = self.around.pop().unwrap_or_default();
        }
        self.state = was;
        if place == was.place || place == Place::Nowhere {
            return;
        }
        let field = std::mem::take(&mut self.field);
        let said = Some(field.trim().to_owned()).filter(|f| !f.is_empty());
        match place {
            Place::Title => self.document.properties.title = said,
            Place::Author => self.document.properties.author = said,
            Place::Made => self.document.properties.made = self.day(),
            Place::Changed => self.document.properties.changed = self.day(),
            Place::Note => self.notes.push(std::mem::take(&mut self.note)),
            Place::Edge => self.document.run(&field),
            _ => {}
        }
    }

    fn day(&self) -> Option<String> {
        let [year, month, day] = self.date;
        (year > 0).then(|| format!("{year:04}-{month:02}-{day:02}"))
    }

    /// Reads what stands behind a backslash; where it ends.
    fn control(&mut self, source: &[u8], at: usize) -> usize {
        let Some(&first) = source.get(at) else { return at };
        if !first.is_ascii_alphabetic() {
            return self.symbol(source, at);
        }
        let letters = source[at..].iter().take(40).take_while(|b| b.is_ascii_alphabetic()).count();
        let word = std::str::from_utf8(&source[at..at + letters]).unwrap_or("");
        let mut end = at + letters;
        let minus = source.get(end) == Some(&b'-');
        let digits = source[end + usize::from(minus)..].iter().take(10).take_while(|b| b.is_ascii_digit()).count();
        let mut value = None;
        if digits > 0 {
            let number = &source[end..end + usize::from(minus) + digits];
            value = std::str::from_utf8(number).ok().and_then(|n| n.parse::<i32>().ok());
            end += number.len();
        }
        end += usize::from(source.get(end) == Some(&b' '));
        if word == "bin" {
            // So many bytes of a picture.
            return end.saturating_add(usize::try_from(value.unwrap_or(0)).unwrap_or(0)).min(source.len());
        }
        self.word(word, value);
        self.starred = false;
        end
    }

    fn symbol(&mut self, source: &[u8], at: usize) -> usize {
        match source[at] {
            b'\'' => {
                let hex = source.get(at + 1..at + 3).and_then(|h| std::str::from_utf8(h).ok());
                match hex.and_then(|h| u8::from_str_radix(h, 16).ok()) {
                    Some(byte) => {
                        self.byte(byte);
                        return at + 3;
                    }
                    None => return at + 1,
                }
            }
            b'*' => self.starred = true,
            b'~' => self.put("\u{a0}"),
            b'_' => self.put("-"),
            b'\r' | b'\n' => self.word("par", None),
            sign @ (b'\\' | b'{' | b'}') => self.byte(sign),
            // A hyphen that is not seen, and marks of indexes.
            _ => {}
        }
        at + 1
    }

    fn word(&mut self, word: &str, value: Option<i32>) {
        let number = value.unwrap_or(1);
        if word != "u" && !word.starts_with("uc") {
            self.flush();
        }
        match word {
            "u" => self.unicode(number),
            "uc" => self.state.skip = usize::try_from(number).unwrap_or(1).min(20),
            "par" | "sect" | "page" | "row" => self.paragraph(),
            "line" | "softline" => self.put("\n"),
            "tab" | "cell" | "nestcell" => self.put(" "),
            "emdash" => self.put("—"),
            "endash" => self.put("–"),
            "lquote" => self.put("‘"),
            "rquote" => self.put("’"),
            "ldblquote" => self.put("“"),
            "rdblquote" => self.put("”"),
            "bullet" => self.put("•"),
            "emspace" | "enspace" | "qmspace" => self.put(" "),
            "ansicpg" => self.page = u16::try_from(number).unwrap_or(1252),
            "mac" => self.page = 10000,
            "pc" => self.page = 437,
            "pca" => self.page = 850,
            "f" => self.font(number),
            "fcharset" => self.charset(number),
            "s" if self.state.place == Place::Styles => self.style = number,
            "s" => self.own.named = Some(number),
            "outlinelevel" if self.state.place == Place::Styles => {
                if number < 9 {
                    self.head();
                }
            }
            "outlinelevel" => self.own.heading = number < 9,
            "pard" => (self.own.heading, self.own.named) = (false, None),
            "plain" => (self.state.hidden, self.state.bold) = (false, false),
            "b" => self.state.bold = number != 0,
            // Hidden text, and text that was struck out while changes were noted.
            "v" | "deleted" => {
                self.state.hidden = number != 0;
            }
            "yr" => self.date[0] = number,
            "mo" => self.date[1] = number,
            "dy" => self.date[2] = number,
            _ => self.destination(word),
        }
    }

    /// Takes a word that says what a group holds.
    fn destination(&mut self, word: &str) {
        let place = match word {
            "fonttbl" => Place::Fonts,
            "stylesheet" => Place::Styles,
            "info" => Place::Info,
            "title" if self.state.place == Place::Info => Place::Title,
            "author" if self.state.place == Place::Info => Place::Author,
            "creatim" if self.state.place == Place::Info => Place::Made,
            "revtim" if self.state.place == Place::Info => Place::Changed,
            "footnote" if self.state.place == Place::Body => Place::Note,
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => Place::Edge,
            "annotation" => {
                self.document.comments += 1;
                Place::Nowhere
            }
            "colortbl" | "pict" | "object" | "fldinst" | "atnid" | "atnauthor" | "listtext" | "pntext"
            | "bkmkstart" | "bkmkend" | "filetbl" | "revtbl" | "xe" | "tc" | "txe" | "nonshppict" | "themedata"
            | "datastore" | "latentstyles" | "generator" | "operator" | "company" | "comment" | "keywords"
            | "subject" | "doccomm" | "manager" | "category" => Place::Nowhere,
            // The text of shapes is text; of what else is said of them nothing is.
            "shptxt" | "dptxbxtext" if self.state.place == Place::Body => {
                self.boxed = true;
                self.around.push(std::mem::take(&mut self.own));
                Place::Box
            }
            "shp" => return self.boxed = false,
            // What a shape looks like to programs that know none: its text once more.
            "shprslt" if self.boxed => Place::Nowhere,
            "sp" => Place::Nowhere,
            "shptxt" | "shpinst" | "shprslt" | "do" | "dptxbxtext" => return,
            _ if self.starred => Place::Nowhere,
            _ => return,
        };
        if self.state.place != Place::Nowhere {
            self.state.place = place;
        }
    }

    /// Takes the style that is being named for one of headings.
    fn head(&mut self) {
        if self.headings.len() < NAMED && !self.headings.contains(&self.style) {
            self.headings.push(self.style);
        }
    }

    fn font(&mut self, number: i32) {
        self.state.font = number;
        if self.state.place != Place::Fonts {
            self.state.page = self.fonts.iter().find(|f| f.0 == number).map_or(0, |f| f.1);
        }
    }

    fn charset(&mut self, number: i32) {
        let page = match number {
            77 => 10000,
            128 => 932,
            129 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            _ => 0,
        };
        if self.state.place == Place::Fonts && self.fonts.len() < NAMED {
            self.fonts.push((self.state.font, page));
        }
    }

    fn unicode(&mut self, number: i32) {
        // Numbers above 32767 are written as negative ones.
        let unit = (number & 0xffff) as u16;
        self.flush_bytes();
        self.pending = self.state.skip;
        match (self.half.take(), unit) {
            (None, 0xd800..=0xdbff) => self.half = Some(unit),
            (Some(high), low) => {
                let text: String = char::decode_utf16([high, low]).map(|c| c.unwrap_or('\u{fffd}')).collect();
                self.put_kept(&text);
            }
            // Symbols of old fonts stand in the private area.
            (None, 0xf020..=0xf0ff) => self.put_kept(if matches!(unit, 0xf0a7 | 0xf0b7) { "•" } else { "" }),
            (None, unit) => {
                let text: String = char::decode_utf16([unit]).map(|c| c.unwrap_or('\u{fffd}')).collect();
                self.put_kept(&text);
            }
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.pending > 0 {
            self.pending -= 1;
        } else {
            self.bytes.push(byte);
        }
    }

    fn put(&mut self, text: &str) {
        if self.pending > 0 {
            self.pending -= 1;
            return;
        }
        self.flush_bytes();
        self.put_kept(text);
    }

    fn put_kept(&mut self, text: &str) {
        match self.state.place {
            Place::Body | Place::Box | Place::Note if self.state.hidden => {
                self.document.hidden |= !text.trim().is_empty()
            }
            Place::Body | Place::Box => {
                let seen = text.contains(char::is_alphanumeric);
                self.own.bold |= seen && self.state.bold;
                self.own.thin |= seen && !self.state.bold;
                self.own.text.push_str(text);
            }
            Place::Note => self.note.push_str(text),
            Place::Title | Place::Author | Place::Styles | Place::Edge if self.field.len() < FIELD => {
                self.field.push_str(text)
            }
            _ => {}
        }
    }

    /// Decodes what bytes there are, and ends what a Unicode character stands for.
    fn flush(&mut self) {
        self.flush_bytes();
        if self.half.take().is_some() {
            self.put_kept("\u{fffd}");
        }
        // The name of a style ends with a semicolon.
        if self.state.place == Place::Styles
            && let Some(name) = self.field.trim().strip_suffix(';')
        {
            let name = name.to_ascii_lowercase();
            if name.starts_with("heading") || name == "title" {
                self.head();
            }
            self.field.clear();
        }
    }

    fn flush_bytes(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let text = if bytes.is_ascii() { None } else { (self.decoder)(&self.label(), &bytes) };
        let text = text.unwrap_or_else(|| bytes.iter().map(|&b| char::from(b)).collect());
        self.put_kept(&text);
    }

    fn label(&self) -> String {
        match if self.state.page == 0 { self.page } else { self.state.page } {
            10000 => "macintosh".into(),
            932 => "shift_jis".into(),
            936 => "gbk".into(),
            949 => "euc-kr".into(),
            950 => "big5".into(),
            65001 => "utf-8".into(),
            866 => "ibm866".into(),
            page @ (874 | 1250..=1258) => format!("windows-{page}"),
            _ => "windows-1252".into(),
        }
    }

    fn paragraph(&mut self) {
        self.flush();
        match self.state.place {
            Place::Note => self.note.push('\n'),
            Place::Edge => self.field.push(' '),
            _ => {}
        }
        let in_box = self.state.place == Place::Box;
        if self.state.place != Place::Body && !in_box {
            return;
        }
        let Paragraph { text, heading, named, bold, thin } = std::mem::take(&mut self.own);
        (self.own.heading, self.own.named) = (heading, named);
        // Where nothing is styled as a heading, a short line all in bold type is one.
        let shouted = bold && !thin && !text.trim_end().ends_with(['.', ',', ';', ':', '”', '"']);
        let heading = heading || named.is_some_and(|n| self.headings.contains(&n)) || shouted;
        let short = text.split_whitespace().count() <= 30;
        let kind = if heading && short { Kind::Heading } else { Kind::Paragraph };
        if in_box {
            return self.boxes.push((kind, text));
        }
        self.document.push(kind, &text);
        for (kind, text) in std::mem::take(&mut self.boxes) {
            self.document.push(kind, &text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(source: &[u8]) -> Vec<(Kind, String)> {
        let decode = |label: &str, bytes: &[u8]| {
            Some(encoding_rs::Encoding::for_label(label.as_bytes())?.decode(bytes).0.into_owned())
        };
        let mut reader = Reader::new(&decode);
        reader.read(source);
        reader.document.blocks.into_iter().map(|b| (b.kind, b.text)).collect()
    }

    #[test]
    fn text_comes_out_and_codes_do_not() {
        let source = b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial Cyr;}}{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}}\
            {\\*\\generator Riched20;}{\\info{\\title Ice}{\\author Ada Roe}{\\creatim\\yr2031\\mo5\\dy14}}\\pard\\s1 Pier shut\\par\n\
            \\pard\\s0\\ldblquote It\\rquote s {\\b cold}\\rdblquote  said Ro\\'e9 \\u8212?then \\uc2\\u8230\\'85\\'85 left. {\\field{\\*\\fldinst HYPERLINK \"https://ness.example\"}{\\fldrslt Here}}\\par\
            {\\f1 \\'cc\\'fd\\'f0}\\par {\\v secret}\\{x\\}\\u-10180?\\u-8420?{\\pict 0102}{\\footnote A note.}\\par}";
        let read = blocks(source);
        assert_eq!(
            read,
            [
                (Kind::Heading, "Pier shut".to_owned()),
                (Kind::Paragraph, "“It’s cold” said Roé —then … left. Here".to_owned()),
                (Kind::Paragraph, "Мэр".to_owned()),
                (Kind::Paragraph, "{x}🌜".to_owned()),
                (Kind::Note, "A note.".to_owned()),
            ]
        );
    }

    #[test]
    fn boxes_stand_behind_their_paragraph_and_say_nothing_twice() {
        let shape = b"{\\rtf1 \\pard The ramp {\\shp{\\*\\shpinst\\shpleft10{\\sp{\\sn shapeType}{\\sv 202}}\
            {\\shptxt \\pard{\\b In short}\\par It bends.\\par}}{\\shprslt{\\*\\do{\\dptxbxtext\\pard In short\\par It bends.\\par}}}}cracked.\\par}";
        let said = |kind, text: &str| (kind, text.to_owned());
        let ramp = said(Kind::Paragraph, "The ramp cracked.");
        let bends = said(Kind::Paragraph, "It bends.");
        assert_eq!(blocks(shape), [ramp.clone(), said(Kind::Heading, "In short"), bends.clone()]);
        // Older programs have the second only.
        let old = b"{\\rtf1 The ramp {\\*\\do\\dobxcolumn\\dptxbx{\\dptxbxtext It bends.\\par}\\dpx1}cracked.\\par}";
        assert_eq!(blocks(old), [ramp.clone(), bends.clone()]);
        let result = b"{\\rtf1 The ramp {\\shp{\\shprslt{\\*\\do{\\dptxbxtext It bends.}}}}cracked.\\par}";
        assert_eq!(blocks(result), [ramp, bends]);
    }

    #[test]
    fn edges_of_pages_and_comments_are_told() {
        let source = b"{\\rtf1{\\header\\pard Ness {\\*\\fldinst PAGE}desk\\par copy\\par}It rained.{\\*\\annotation Check.}\\par}";
        let mut reader = Reader::new(&|_, _| None);
        reader.read(source);
        assert_eq!((reader.document.running, reader.document.comments), (vec!["Ness desk copy".to_owned()], 1));
        assert_eq!(reader.document.blocks.len(), 1);
    }

    #[test]
    fn damaged_files_give_what_they_have() {
        for source in [
            &b"{\\rtf1 It rained"[..],
            b"{\\rtf1 It rained}}}}}",
            b"{\\rtf1 It rained\\",
            b"{\\rtf1 It rained\\'",
            b"{\\rtf1 It rained\\bin99999999 x",
        ] {
            assert_eq!(blocks(source).first().map(|b| b.1.as_str()), Some("It rained"), "{source:?}");
        }
        assert!(blocks(&b"{".repeat(100_000)).is_empty());
    }
}
