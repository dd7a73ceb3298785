//! From `lexicon/*.tsv` to Rust source. `build.rs` runs this before the library is compiled; the library itself only
//! tests it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::hash;
use super::inflect::{Inflection, PAST_OR_PARTICIPLE, ed_form, ing_form, s_form};

/// The file that declares the classes.
const CLASSES: &str = "classes.tsv";

/// What the rows of a file are, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Verb,
    Noun,
    /// Words that are not inflected by rule.
    Other,
}

/// A class as declared.
struct Class {
    name: String,
    /// Whether it holds of every form of a lemma; if not, of the dictionary form alone.
    all_forms: bool,
    meaning: String,
}

/// A class as a row gives it.
struct Given {
    class: usize,
    value: Option<String>,
    /// The forms that it is limited to.
    only: Option<Vec<String>>,
}

/// A lemma as a row gives it.
struct Row {
    part: Part,
    lemma: String,
    /// Listed forms with how they stand.
    forms: Vec<(String, Inflection)>,
    given: Vec<Given>,
}

/// What is known of a form: its readings, one upon the other.
#[derive(Default)]
struct Form {
    classes: BTreeSet<usize>,
    inflection: u8,
    verb: Option<(u8, String)>,
    noun: Option<(u8, String)>,
    /// Of dictionary forms: the classes of the forms that are made by rule.
    verb_forms: BTreeSet<usize>,
    noun_forms: BTreeSet<usize>,
    values: BTreeMap<usize, String>,
    /// Most words of a phrase that begins with this one.
    phrase: usize,
}

/// Faults, each with its file and line.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn add(&mut self, file: &str, line: usize, what: impl std::fmt::Display) {
        self.0.push(format!("lexicon/{file}:{line}: {what}"));
    }
}

/// Compiles the files, each with its name, to the source of the tables.
///
/// # Errors
/// Everything that is wrong with them, a message each.
pub(crate) fn compile(files: &[(String, String)]) -> Result<String, Vec<String>> {
    let mut faults = Faults::default();
    let classes = files.iter().find(|f| f.0 == CLASSES).map(|f| declared(&f.1, &mut faults)).unwrap_or_default();
    if classes.is_empty() {
        faults.add(CLASSES, 1, "no class is declared");
    }
    let mut rows = Vec::new();
    // Where each lemma is given a class.
    let mut places = BTreeMap::new();
    for (name, text) in files.iter().filter(|f| f.0 != CLASSES) {
        let part = match name.as_str() {
            "verbs.tsv" => Part::Verb,
            "nouns.tsv" => Part::Noun,
            _ => Part::Other,
        };
        for (line, fields) in lines(name, text, &mut faults) {
            let Some(row) = row(part, &fields, &classes).map_err(|why| faults.add(name, line, why)).ok() else {
                continue;
            };
            for given in &row.given {
                let key = (part, row.lemma.clone(), given.class);
                if let Some(first) = places.insert(key, format!("{name}:{line}")) {
                    let class = &classes[given.class].name;
                    faults.add(name, line, format!("“{}” is given “{class}” in lexicon/{first} already", row.lemma));
                }
            }
            rows.push(row);
        }
    }
    let forms = forms(&rows, &classes, &mut faults);
    if faults.0.is_empty() { Ok(source(&classes, &forms)) } else { Err(faults.0) }
}

/// The rows of a file that are no comments, with their line numbers; checks that they are sorted.
fn lines<'a>(file: &str, text: &'a str, faults: &mut Faults) -> Vec<(usize, [&'a str; 3])> {
    let mut out = Vec::new();
    let mut last = "";
    for (i, line) in text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let Ok(fields) = <[&str; 3]>::try_from(fields) else {
            faults.add(file, i + 1, "a row has three columns, with a tab between them");
            continue;
        };
        if fields[0] < last {
            faults.add(file, i + 1, format!("rows are sorted, but “{}” stands after “{last}”", fields[0]));
        } else if fields[0] == last {
            faults.add(file, i + 1, format!("“{last}” has two rows"));
        }
        last = fields[0];
        out.push((i + 1, fields));
    }
    out
}

fn declared(text: &str, faults: &mut Faults) -> Vec<Class> {
    let mut out = Vec::new();
    for (line, [name, scope, meaning]) in lines(CLASSES, text, faults) {
        let plain = |c: char| c.is_ascii_lowercase() || c == '-';
        if name.is_empty() || !name.chars().all(plain) || name.starts_with('-') {
            faults.add(CLASSES, line, format!("“{name}” is no name of a class: lower-case letters and hyphens"));
        }
        if !matches!(scope, "lemma" | "forms") {
            faults.add(CLASSES, line, format!("a class holds of “lemma” or “forms”, not of “{scope}”"));
        }
        if meaning.is_empty() {
            faults.add(CLASSES, line, "a class needs a meaning");
        }
        out.push(Class { name: name.into(), all_forms: scope == "forms", meaning: meaning.into() });
    }
    out
}

/// A form as the files write it: lower case, a plain apostrophe, `_` for a space.
fn form(written: &str) -> Result<String, String> {
    if written.is_empty() || written.len() > 255 {
        return Err("an empty or endless form".into());
    }
    if let Some(c) = written.chars().find(|c| c.is_uppercase() || c.is_whitespace() || matches!(c, '’' | 'ʼ')) {
        return Err(format!("“{written}” has “{c}”: forms are in lower case, with ' and with _ for a space"));
    }
    Ok(written.replace('_', " "))
}

fn row(part: Part, [lemma, forms, given]: &[&str; 3], classes: &[Class]) -> Result<Row, String> {
    let lemma = form(lemma)?;
    let mut listed = Vec::new();
    for f in forms.split(' ').filter(|f| !f.is_empty()) {
        let (written, tag) = f.split_once('/').map_or((f, None), |(f, tag)| (f, Some(tag)));
        let written = form(written)?;
        let inflection = match (part, tag) {
            (Part::Verb, Some("past")) => Inflection::PAST,
            (Part::Verb, Some("participle")) => Inflection::PARTICIPLE,
            (Part::Verb, Some("third")) => Inflection::THIRD,
            (Part::Verb, Some("base")) => Inflection::BASE,
            (Part::Verb, Some("ing")) => Inflection::ING,
            (Part::Verb, None) if written.ends_with("ing") => Inflection::ING,
            (Part::Verb, None) => PAST_OR_PARTICIPLE,
            (Part::Noun, None) => Inflection::PLURAL,
            (Part::Noun, Some("singular")) => Inflection::SINGULAR,
            (Part::Other, None) => Inflection::default(),
            (_, Some(tag)) => return Err(format!("“{f}”: a form cannot be “{tag}” here")),
        };
        listed.push((written, inflection));
    }
    let mut row = Row { part, lemma, forms: listed, given: Vec::new() };
    for g in given.split(' ').filter(|g| !g.is_empty()) {
        let one = class(g, classes, &row)?;
        if row.given.iter().any(|o| o.class == one.class) {
            return Err(format!("“{g}”: the class stands twice"));
        }
        row.given.push(one);
    }
    Ok(row)
}

/// `class`, `class=value`, `class:form,form`.
fn class(written: &str, classes: &[Class], row: &Row) -> Result<Given, String> {
    let (rest, only) = written.split_once(':').map_or((written, None), |(c, only)| (c, Some(only)));
    let (name, value) = rest.split_once('=').map_or((rest, None), |(c, v)| (c, Some(v.replace('_', " "))));
    let Some(class) = classes.iter().position(|c| c.name == name) else {
        return Err(format!("“{name}” is no class: lexicon/{CLASSES} declares them"));
    };
    let only = match only {
        None => None,
        Some(only) => {
            let all = all_forms(row);
            let only: Vec<String> = only.split(',').map(form).collect::<Result<_, _>>()?;
            if let Some(stray) = only.iter().find(|o| !all.iter().any(|a| a.0 == **o)) {
                return Err(format!("“{written}”: “{stray}” is no form of “{}”", row.lemma));
            }
            Some(only)
        }
    };
    Ok(Given { class, value, only })
}

/// All forms of a lemma, those made by rule among them: how each stands, and whether the row lists it.
fn all_forms(row: &Row) -> Vec<(String, Inflection, bool)> {
    let mut out = vec![(row.lemma.clone(), Inflection::default(), true)];
    let mut add = |form: &str, inflection: Inflection, listed: bool| match out.iter_mut().find(|f| f.0 == form) {
        Some(f) => f.1 = f.1.with(inflection),
        None => out.push((form.to_owned(), inflection, listed)),
    };
    for (f, inflection) in &row.forms {
        add(f, *inflection, true);
    }
    let taken = row.forms.iter().fold(Inflection::default(), |t, f| t.with(f.1));
    match row.part {
        Part::Verb => {
            add(&row.lemma, Inflection::BASE, true);
            let ed = ed_form(&row.lemma);
            for (what, form) in [
                (Inflection::THIRD, s_form(&row.lemma)),
                (Inflection::PAST, ed.clone()),
                (Inflection::PARTICIPLE, ed),
                (Inflection::ING, ing_form(&row.lemma)),
            ] {
                if !taken.has(what) {
                    add(&form, what, false);
                }
            }
        }
        Part::Noun => {
            add(&row.lemma, Inflection::SINGULAR, true);
            if !taken.has(Inflection::PLURAL) {
                add(&s_form(&row.lemma), Inflection::PLURAL, false);
            }
        }
        Part::Other => {}
    }
    out
}

/// The forms that the tables hold: those that rows list, and those made by rule of which more is known than that.
fn forms(rows: &[Row], classes: &[Class], faults: &mut Faults) -> BTreeMap<String, Form> {
    let mut all = Vec::new();
    let mut out: BTreeMap<String, Form> = BTreeMap::new();
    for row in rows {
        let by_rule: BTreeSet<usize> =
            row.given.iter().filter(|g| g.only.is_none() && classes[g.class].all_forms).map(|g| g.class).collect();
        for (form, inflection, listed) in all_forms(row) {
            let holds = |g: &&Given| match &g.only {
                Some(only) => only.contains(&form),
                None => classes[g.class].all_forms || form == row.lemma,
            };
            let given: Vec<&Given> = row.given.iter().filter(holds).collect();
            let own: BTreeSet<usize> = given.iter().map(|g| g.class).collect();
            if listed || own != by_rule || given.iter().any(|g| g.value.is_some()) {
                out.entry(form.clone()).or_default();
            }
            all.push((row, form, inflection, listed, own, by_rule.clone(), given));
        }
    }
    for (row, form, inflection, listed, own, by_rule, given) in all {
        let Some(entry) = out.get_mut(&form) else { continue };
        let is_lemma = form == row.lemma;
        for g in given {
            let Some(value) = &g.value else { continue };
            if let Some(other) = entry.values.insert(g.class, value.clone()).filter(|o| o != value) {
                let name = &classes[g.class].name;
                faults.0.push(format!("lexicon: “{form}” has two values of {name}: {other} and {value}"));
            }
        }
        entry.classes.extend(own);
        entry.inflection |= inflection.0;
        // An irregular form before a dictionary form ("found"), that before one made by rule ("meeting").
        let rank = if listed && !is_lemma { 0 } else { 1 + u8::from(!is_lemma) };
        let (reading, forms) = match row.part {
            Part::Verb => (&mut entry.verb, &mut entry.verb_forms),
            Part::Noun => (&mut entry.noun, &mut entry.noun_forms),
            Part::Other => continue,
        };
        if reading.as_ref().is_none_or(|r| rank < r.0) {
            *reading = Some((rank, row.lemma.clone()));
        }
        if is_lemma {
            *forms = by_rule;
        }
    }
    let phrases: Vec<(String, usize)> = out
        .keys()
        .filter_map(|f| f.split_once(' ').map(|(first, _)| (first.to_owned(), f.split(' ').count())))
        .collect();
    for (first, n) in phrases {
        let entry = out.entry(first).or_default();
        entry.phrase = entry.phrase.max(n);
    }
    out
}

/// Each of some values once, in the order in which they come.
#[derive(Default)]
struct Pool<T: Ord + Clone> {
    of: BTreeMap<T, usize>,
    all: Vec<T>,
}

impl<T: Ord + Clone> Pool<T> {
    fn index(&mut self, value: &T) -> usize {
        let next = self.all.len();
        let at = *self.of.entry(value.clone()).or_insert(next);
        if at == next {
            self.all.push(value.clone());
        }
        at
    }
}

/// The forms in the order of their slots, with the displacements of the buckets.
fn slots(forms: &BTreeMap<String, Form>) -> (u32, Vec<u16>, Vec<&String>) {
    let n = forms.len();
    let buckets = n / 3 + 1;
    (0x811c_9dc5u32..)
        .find_map(|basis| {
            let mut by_bucket: Vec<Vec<(u32, &String)>> = vec![Vec::new(); buckets];
            for form in forms.keys() {
                let h = hash::of(form, basis);
                by_bucket[hash::bucket(h, buckets)].push((h, form));
            }
            let mut order: Vec<usize> = (0..buckets).collect();
            order.sort_by_key(|&b| std::cmp::Reverse(by_bucket[b].len()));
            let mut displacements = vec![0u16; buckets];
            let mut slots: Vec<Option<&String>> = vec![None; n];
            for b in order {
                let fits = |d: &u16| {
                    let mut seen = BTreeSet::new();
                    by_bucket[b].iter().all(|(h, _)| {
                        let s = hash::slot(*h, *d, n);
                        slots[s].is_none() && seen.insert(s)
                    })
                };
                let d = (0..=u16::MAX).find(fits)?;
                displacements[b] = d;
                for (h, form) in &by_bucket[b] {
                    slots[hash::slot(*h, d, n)] = Some(form);
                }
            }
            Some((basis, displacements, slots.into_iter().flatten().collect()))
        })
        .expect("one of four thousand million hashes is perfect")
}

/// The name of a class as a variant of an enum.
fn variant(name: &str) -> String {
    let capital = |p: &str| p[..1].to_ascii_uppercase() + &p[1..];
    name.split('-').filter(|p| !p.is_empty()).map(capital).collect()
}

fn source(classes: &[Class], forms: &BTreeMap<String, Form>) -> String {
    let (basis, displacements, order) = slots(forms);
    let slot: BTreeMap<&str, usize> = order.iter().enumerate().map(|(i, f)| (f.as_str(), i)).collect();
    let words = classes.len().div_ceil(64);
    let mut sets: Pool<Vec<u64>> = Pool::default();
    let mut set = |of: &BTreeSet<usize>| {
        let mut bits = vec![0u64; words];
        for c in of {
            bits[c / 64] |= 1 << (c % 64);
        }
        sets.index(&bits)
    };
    // The empty set first.
    set(&BTreeSet::new());
    let mut records: Pool<[usize; 5]> = Pool::default();
    let mut texts: Pool<String> = Pool::default();
    let (mut of_form, mut verbs, mut nouns, mut values) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (i, f) in order.iter().enumerate() {
        let form = &forms[*f];
        let mut sets = [&form.classes, &form.verb_forms, &form.noun_forms].map(&mut set);
        // That it is a dictionary form must be seen even where its forms are of no class.
        for (s, lemma) in sets[1..].iter_mut().zip([&form.verb, &form.noun]) {
            let own = lemma.as_ref().is_some_and(|l| l.1 == **f);
            *s = if own { *s + 1 } else { 0 };
        }
        of_form.push(records.index(&[sets[0], sets[1], sets[2], form.inflection.into(), form.phrase]));
        for (list, lemma) in [(&mut verbs, &form.verb), (&mut nouns, &form.noun)] {
            if let Some((_, lemma)) = lemma.as_ref().filter(|l| l.1 != **f) {
                list.push((i, slot[lemma.as_str()]));
            }
        }
        for (&class, value) in &form.values {
            values.push((i, class, texts.index(value)));
        }
    }
    let mut out = String::from("// Made by build.rs from lexicon/*.tsv.\n");
    out.push_str("/// What the lexicon says of a word.\n");
    out.push_str("#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n#[repr(u16)]\npub(crate) enum Class {\n");
    for c in classes {
        _ = writeln!(out, "    /// {}\n    {},", c.meaning, variant(&c.name));
    }
    out.push_str("}\n");
    let all: String = order.iter().map(|f| f.as_str()).collect();
    let mut at = 0;
    let mut blocks = Vec::new();
    for (i, f) in order.iter().enumerate() {
        if i % super::BLOCK == 0 {
            blocks.push(at);
        }
        at += f.len();
    }
    let lengths: Vec<usize> = order.iter().map(|f| f.len()).collect();
    _ = writeln!(out, "const BASIS: u32 = {basis};\nstatic TEXT: &str = {all:?};");
    _ = writeln!(
        out,
        "static BLOCKS: [u32; {}] = {blocks:?};\nstatic LENGTHS: [u8; {}] = {lengths:?};",
        blocks.len(),
        order.len()
    );
    _ = writeln!(out, "static DISPLACEMENTS: [u16; {}] = {displacements:?};", displacements.len());
    _ = writeln!(out, "static RECORD: [u16; {}] = {of_form:?};", of_form.len());
    _ = writeln!(out, "static RECORDS: [[u16; 5]; {}] = {:?};", records.all.len(), records.all);
    _ = writeln!(out, "static SETS: [[u64; {words}]; {}] = {:?};", sets.all.len(), sets.all);
    for (name, list) in [("VERBS", &verbs), ("NOUNS", &nouns)] {
        _ = writeln!(out, "static {name}: [(u16, u16); {}] = {list:?};", list.len());
    }
    _ = writeln!(out, "static VALUES: [(u16, u16, u16); {}] = {values:?};", values.len());
    _ = writeln!(
        out,
        "/// What classes say beyond that they hold.\npub(crate) static VALUE_TEXTS: [&str; {}] = {:?};",
        texts.all.len(),
        texts.all
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(classes: &str, verbs: &str) -> Vec<String> {
        let files = [("classes.tsv", classes), ("verbs.tsv", verbs)];
        compile(&files.map(|(n, t)| (n.into(), t.into()))).err().unwrap_or_default()
    }

    const SAYING: &str = "saying\tforms\tA verb of saying.\n";

    #[test]
    fn a_good_file_has_no_faults() {
        assert_eq!(faults(SAYING, "# Verbs\nadd\t\tsaying:added,adding\nsay\tsaid\tsaying\n"), [""; 0]);
    }

    #[test]
    fn faults_are_told_with_their_place() {
        for (verbs, told) in [
            ("say\tsaid\n", "lexicon/verbs.tsv:1: a row has three columns, with a tab between them"),
            ("say\t\t\nadd\t\t\n", "lexicon/verbs.tsv:2: rows are sorted, but “add” stands after “say”"),
            ("say\t\t\nsay\t\t\n", "lexicon/verbs.tsv:2: “say” has two rows"),
            ("say\t\ttelling\n", "lexicon/verbs.tsv:1: “telling” is no class: lexicon/classes.tsv declares them"),
            ("say\t\tsaying saying\n", "lexicon/verbs.tsv:1: “saying”: the class stands twice"),
            ("say\tsaid\tsaying:sayed\n", "lexicon/verbs.tsv:1: “saying:sayed”: “sayed” is no form of “say”"),
            ("Say\t\t\n", "lexicon/verbs.tsv:1: “Say” has “S”: forms are in lower case, with ' and with _ for a space"),
            ("say\tsaid/plural\t\n", "lexicon/verbs.tsv:1: “said/plural”: a form cannot be “plural” here"),
        ] {
            assert_eq!(faults(SAYING, verbs).first().map(String::as_str), Some(told));
        }
        let told = "lexicon/classes.tsv:1: a class holds of “lemma” or “forms”, not of “all”";
        assert_eq!(faults("saying\tall\tA verb of saying.\n", ""), [told]);
    }
}
