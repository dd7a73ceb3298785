//! The TypeScript types of everything that crosses to JavaScript, made from the Rust types by ts-rs. They stand in
//! `report.d.ts`, which `cargo xtask types` writes.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use crate::report::{Check, CorpusReport, Milli, Since};
use crate::unit::Offset;
use crate::{Article, Correction, values};

/// A type that is a number in JavaScript, without a name of its own.
macro_rules! numbers {
    ($($name:ident $(<$unit:ident>)?),+) => {$(
        impl $(<$unit>)? TS for $name $(<$unit>)? {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn name(_: &Config) -> String {
                "number".into()
            }

            fn inline(_: &Config) -> String {
                "number".into()
            }
        }
    )+};
}

numbers!(Milli, Offset<U>);

const HEAD: &str =
    "// Made from the Rust types: `cargo xtask types` writes this file anew. Offsets count UTF-16 code units.\n";

/// The declarations by name.
#[derive(Default)]
struct Declarations(BTreeMap<String, String>);

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let config = Config::new();
        // Numbers, strings and the like have no declaration; a type has one, whatever its unit.
        if T::output_path().is_none() || self.0.contains_key(&T::ident(&config)) {
            return;
        }
        let declaration = format!("{}{}", T::docs().unwrap_or_default(), T::decl(&config));
        self.0.insert(T::ident(&config), laid_out(&declaration));
        T::visit_dependencies(self);
    }
}

impl Declarations {
    /// The text of a root and of what it speaks of, each type after the first that speaks of it: ts-rs itself has an
    /// order by chance.
    fn take(&mut self, root: &str, out: &mut String) {
        let Some(text) = self.0.remove(root) else { return };
        out.push('\n');
        out.push_str(&text);
        let mut spoken_of: Vec<(usize, String)> =
            self.0.keys().filter_map(|name| Some((text.find(&format!(": {name}"))?, name.clone()))).collect();
        spoken_of.sort();
        spoken_of.iter().for_each(|(_, name)| self.take(name, out));
    }
}

fn typings() -> String {
    let mut all = Declarations::default();
    all.visit::<Article>();
    all.visit::<CorpusReport>();
    all.visit::<Correction>();
    all.visit::<Check>();
    all.visit::<Since>();
    all.visit::<crate::files::Reading>();
    all.visit::<values::RefusedCorrection>();
    all.visit::<values::ReportLengths>();
    all.visit::<values::Timings>();
    let mut out = HEAD.to_owned();
    let roots = [
        "Article",
        "CorpusReport",
        "Correction",
        "Check",
        "Since",
        "Reading",
        "RefusedCorrection",
        "ReportLengths",
        "Timings",
    ];
    for root in roots {
        all.take(root, &mut out);
    }
    assert!(all.0.is_empty(), "nothing speaks of {:?}", all.0.keys());
    out
}

/// What ts-rs declares, as one would write it: a field on a line, a short comment on one, objects as interfaces.
fn laid_out(declaration: &str) -> String {
    let mut out = String::new();
    let mut comment: Option<Vec<&str>> = None;
    let mut depth = 0;
    for line in declaration.lines().map(str::trim) {
        match (line, &mut comment) {
            ("/**", None) => comment = Some(Vec::new()),
            ("*/", Some(lines)) => {
                out.push_str(&note(lines, &"  ".repeat(depth)));
                comment = None;
            }
            (line, Some(lines)) => lines.push(line.trim_start_matches('*').trim()),
            (line, None) => code(line, &mut depth, &mut out),
        }
    }
    // The end of an interface takes no semicolon.
    if out.contains("export interface") { out.replace("\n};\n", "\n}\n") } else { out }
}

/// A comment's first paragraph: what follows is for those who write Rust.
fn note(lines: &[&str], indent: &str) -> String {
    let first: Vec<&str> = lines.iter().take_while(|l| !l.is_empty()).copied().collect();
    match first[..] {
        [one] => format!("{indent}/** {one} */\n"),
        _ => {
            let lines: String = first.iter().map(|l| format!("{indent} * {l}\n")).collect();
            format!("{indent}/**\n{lines}{indent} */\n")
        }
    }
}

/// Puts every brace and field on a line of its own.
fn code(line: &str, depth: &mut usize, out: &mut String) {
    let interface = line.starts_with("type") && line.ends_with("= {");
    let line = if interface { line.replacen("type", "export interface", 1).replace(" = {", " {") } else { line.into() };
    let line = line.replace("type ", "export type ").replace("{ ", "{\n").replace('}', "\n}");
    for piece in line.split('\n').flat_map(|l| l.split_inclusive(", ")).map(str::trim).filter(|p| !p.is_empty()) {
        *depth -= usize::from(piece.starts_with('}'));
        out.push_str(&format!("{}{}\n", "  ".repeat(*depth), field(piece)));
        *depth += usize::from(piece.ends_with('{'));
    }
}

/// A field as one would write it: a name without quotation marks, lists with brackets, a semicolon at the end.
fn field(piece: &str) -> String {
    let Some(field) = piece.strip_suffix(',') else { return piece.to_owned() };
    let (name, kind) = field.split_once(": ").unwrap_or((field, "unknown"));
    let kind = match kind.strip_prefix("Array<").and_then(|k| k.strip_suffix('>')) {
        Some(item) => format!("{item}[]"),
        None => kind.to_owned(),
    };
    format!("{}: {kind};", name.trim_matches('"'))
}

/// Holds the file to the Rust types; with NUTGRAF_TYPES=write it is written.
#[test]
fn the_typescript_types_are_those_of_rust() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/wasm/report.d.ts");
    let made = typings();
    if std::env::var_os("NUTGRAF_TYPES").is_some_and(|v| v == "write") {
        std::fs::write(path, &made).expect("the file can be written");
    }
    let there = std::fs::read_to_string(path).expect("the file is there");
    assert!(there == made, "src/wasm/report.d.ts is not of these types; run cargo xtask types");
}
