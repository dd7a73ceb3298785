//! The bindings for JavaScript: the only module that knows wasm-bindgen.
//!
//! They are thin: values in and out of plain objects, the engine's errors as `Error` objects with a `code`, and the
//! clock, which the engine itself does not have.

pub mod exports;
pub mod files;

use std::mem::take;

use std::rc::Rc;

use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::report::{ArticleReport, Conflict, CorpusReport, DeadlineThread, Duplicate, Entity, Figure, Statement};
use crate::values::{RefusedCorrection, ReportLengths, Timings};
use crate::{Article, Engine, Error, ErrorCode, Stage, Unit, Utf16};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("report.d.ts");

/// What ts-rs has no words for: a method whose type follows from its argument, and what is thrown.
#[wasm_bindgen(typescript_custom_section)]
const METHODS: &str = r#"
export interface Corpus {
  /** Entries of a list of the prepared report, from one index up to and without another. */
  part<K extends keyof ReportLengths>(name: K, from: number, to: number): CorpusReport[K];
}

/** What the constructors and methods throw. */
export interface NutgrafError extends Error { code: string }
"#;

/// Runs once, when the module is instantiated: a panic says in the console where it was.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// The engine with its models, which any number of sets of articles can share.
#[wasm_bindgen(js_name = Engine)]
pub struct SharedEngine {
    engine: Rc<Engine>,
}

#[wasm_bindgen(js_class = Engine)]
impl SharedEngine {
    /// Makes the engine from the bytes of the model files, in any order.
    ///
    /// # Errors
    /// Throws where a file is damaged, of another version, or missing.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "Uint8Array[]")] models: &Array) -> Result<Self, JsValue> {
        let files: Vec<Vec<u8>> = models.iter().map(|m| Uint8Array::new(&m).to_vec()).collect();
        let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        Ok(Self { engine: Rc::new(Engine::new(&files).map_err(|e| thrown(&e))?) })
    }

    /// An empty set of articles that this engine reads.
    pub fn corpus(&self) -> Corpus {
        Corpus {
            engine: Rc::clone(&self.engine),
            corpus: crate::Corpus::new(),
            clock: clock(),
            timings: Timings::default(),
            prepared: None,
        }
    }
}

/// A set of articles that are read together, with the engine that reads them.
#[wasm_bindgen]
pub struct Corpus {
    engine: Rc<Engine>,
    corpus: crate::Corpus,
    clock: Option<web_sys::Performance>,
    timings: Timings,
    prepared: Option<Prepared>,
}

/// A report that is handed out in parts: its long lists, and what is left of it without them.
struct Prepared {
    articles: Vec<ArticleReport<Utf16>>,
    entities: Vec<Entity>,
    statements: Vec<Statement<Utf16>>,
    deadlines: Vec<DeadlineThread>,
    conflicts: Vec<Conflict<Utf16>>,
    figures: Vec<Figure<Utf16>>,
    duplicates: Vec<Duplicate>,
    /// The report with these lists empty.
    rest: CorpusReport<Utf16>,
}

/// The lists' names, as `part` knows them.
const LISTS: [&str; 7] = ["articles", "entities", "statements", "deadlines", "conflicts", "figures", "duplicates"];

impl Prepared {
    fn new(mut report: CorpusReport<Utf16>) -> Self {
        Self {
            articles: take(&mut report.articles),
            entities: take(&mut report.entities),
            statements: take(&mut report.statements),
            deadlines: take(&mut report.deadlines),
            conflicts: take(&mut report.conflicts),
            figures: take(&mut report.figures),
            duplicates: take(&mut report.duplicates),
            rest: report,
        }
    }

    fn lengths(&self) -> ReportLengths {
        let length = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        ReportLengths {
            articles: length(self.articles.len()),
            entities: length(self.entities.len()),
            statements: length(self.statements.len()),
            deadlines: length(self.deadlines.len()),
            conflicts: length(self.conflicts.len()),
            figures: length(self.figures.len()),
            duplicates: length(self.duplicates.len()),
        }
    }
}

impl Timings {
    fn of(&mut self, stage: Stage) -> &mut f64 {
        match stage {
            Stage::Input => &mut self.input,
            Stage::Text => &mut self.text,
            Stage::Entities => &mut self.entities,
            Stage::Quotes => &mut self.quotes,
            Stage::Times => &mut self.times,
            Stage::Deadlines => &mut self.deadlines,
        }
    }
}

#[wasm_bindgen]
impl Corpus {
    /// Makes an empty corpus with an engine of its own from the bytes of the model files, in any order.
    ///
    /// # Errors
    /// Throws where a file is damaged, of another version, or missing.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "Uint8Array[]")] models: &Array) -> Result<Self, JsValue> {
        Ok(SharedEngine::new(models)?.corpus())
    }

    /// Adds an article, or replaces the one of the same id; only this article is analysed.
    ///
    /// # Errors
    /// Throws where the value is no article.
    pub fn set(&mut self, #[wasm_bindgen(unchecked_param_type = "Article")] article: JsValue) -> Result<(), JsValue> {
        let article = read(&article)?;
        let mut last = self.now();
        let Self { engine, clock, timings, .. } = self;
        let analysis = engine.analyse_observed(Article { offsets: Unit::Utf16, ..article }, &mut |stage| {
            let now = clock.as_ref().map_or(0.0, web_sys::Performance::now);
            *timings.of(stage) += now - last;
            last = now;
        });
        timings.tokens += analysis.tokens() as f64;
        timings.bytes += analysis.text().len() as f64;
        self.corpus.insert(analysis);
        Ok(())
    }

    /// Takes an article out; whether it was there.
    pub fn remove(&mut self, id: &str) -> bool {
        self.corpus.remove(id)
    }

    /// Replaces the reader's corrections, applied in order, and tells of those that are none: the others hold
    /// all the same.
    ///
    /// # Errors
    /// Throws where the value is no list; the corrections are then what they were.
    #[wasm_bindgen(unchecked_return_type = "RefusedCorrection[]")]
    pub fn correct(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Correction[]")] corrections: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let Some(list) = corrections.dyn_ref::<Array>() else {
            return Err(thrown(&Error::new(ErrorCode::BadCorrections, "not a list of corrections")));
        };
        let (mut good, mut refused) = (Vec::new(), Vec::new());
        for (index, value) in (0..).zip(list.iter()) {
            let text = js_sys::JSON::stringify(&value).ok().and_then(|t| t.as_string());
            match text.and_then(|t| crate::files::read_correction(&t)) {
                Some(correction) => good.push(correction),
                None => refused.push(RefusedCorrection {
                    index,
                    message: "not a correction: its fields are not those of an operation".into(),
                }),
            }
        }
        self.corpus.correct(good);
        object(&refused)
    }

    /// The report on all articles, by date and id.
    ///
    /// # Errors
    /// Throws only where the browser cannot make the objects.
    #[wasm_bindgen(unchecked_return_type = "CorpusReport")]
    pub fn report(&self) -> Result<JsValue, JsValue> {
        object(&self.utf16())
    }

    /// The report on all articles as JSON text, byte for byte what the command line prints.
    ///
    /// # Errors
    /// Throws only where there is no memory for it.
    #[wasm_bindgen(js_name = reportJson)]
    pub fn report_json(&self) -> Result<String, JsValue> {
        serde_json::to_string(&self.utf16()).map_err(|e| JsValue::from(js_sys::Error::new(&e.to_string())))
    }

    /// Makes the report on all articles and keeps it, to be handed out by `part` and `rest` in pieces of a size that
    /// blocks nobody for long; how long its lists are. What is set, removed or corrected later does not change it.
    ///
    /// # Errors
    /// Throws only where the browser cannot make the object.
    #[wasm_bindgen(unchecked_return_type = "ReportLengths")]
    pub fn prepare(&mut self) -> Result<JsValue, JsValue> {
        // Two reports at once would take twice the memory.
        self.prepared = None;
        let report = self.utf16();
        object(&self.prepared.insert(Prepared::new(report)).lengths())
    }

    /// The entries of a list of the prepared report from one index up to and without another; fewer where the list
    /// ends before.
    ///
    /// # Errors
    /// Throws where no report is prepared or it has no list of that name.
    #[wasm_bindgen(skip_typescript)]
    pub fn part(&self, name: &str, from: u32, to: u32) -> Result<JsValue, JsValue> {
        let report = self.held()?;
        match name {
            "articles" => slice(&report.articles, from, to),
            "entities" => slice(&report.entities, from, to),
            "statements" => slice(&report.statements, from, to),
            "deadlines" => slice(&report.deadlines, from, to),
            "conflicts" => slice(&report.conflicts, from, to),
            "figures" => slice(&report.figures, from, to),
            "duplicates" => slice(&report.duplicates, from, to),
            _ => Err(thrown(&Error::new(ErrorCode::UnknownList, format!("a report has no list “{name}”")))),
        }
    }

    /// The fields of the prepared report that are none of its lists.
    ///
    /// # Errors
    /// Throws where no report is prepared.
    #[wasm_bindgen(unchecked_return_type = "Omit<CorpusReport, keyof ReportLengths>")]
    pub fn rest(&self) -> Result<JsValue, JsValue> {
        let rest = object(&self.held()?.rest)?;
        for name in LISTS {
            Reflect::delete_property(rest.unchecked_ref::<Object>(), &name.into())?;
        }
        Ok(rest)
    }

    /// Lets go of the prepared report.
    pub fn release(&mut self) {
        self.prepared = None;
    }

    /// The report on one article alone.
    ///
    /// # Errors
    /// Throws where no article has that id.
    #[wasm_bindgen(unchecked_return_type = "ArticleReport")]
    pub fn article(&self, id: &str) -> Result<JsValue, JsValue> {
        let analysis = self.corpus.get(id).ok_or_else(|| thrown(&unknown(id)))?;
        object(&analysis.report_in(Utf16))
    }

    /// Whether someone said some words, by what the articles print; `speaker` is a name or an entity's id.
    ///
    /// # Errors
    /// Throws only where the browser cannot make the object.
    #[wasm_bindgen(unchecked_return_type = "Check")]
    pub fn check(&self, text: &str, speaker: Option<String>) -> Result<JsValue, JsValue> {
        object(&self.corpus.check_in(text, speaker.as_deref(), Utf16))
    }

    /// What is new since an earlier set of articles, which is read for this alone.
    ///
    /// # Errors
    /// Throws where a value is no article.
    #[wasm_bindgen(unchecked_return_type = "Since")]
    pub fn since(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Article[]")] earlier: &Array,
    ) -> Result<JsValue, JsValue> {
        let mut then = crate::Corpus::new();
        for article in earlier.iter() {
            let article = read(&article)?;
            // What is there unchanged is read already.
            let known = self.corpus.get(&article.id).filter(|a| article.text.as_deref() == Some(a.text()));
            match known {
                Some(analysis) => then.insert(analysis.clone()),
                None => then.set(&self.engine, Article { offsets: Unit::Utf16, ..article }),
            }
        }
        object(&self.corpus.since_in(&then, Utf16))
    }

    /// The text that an article's offsets point into.
    ///
    /// # Errors
    /// Throws where no article has that id.
    pub fn text(&self, id: &str) -> Result<String, JsValue> {
        self.corpus.get(id).map(|a| a.text().to_owned()).ok_or_else(|| thrown(&unknown(id)))
    }

    /// How long the stages took so far.
    ///
    /// # Errors
    /// Throws only where the browser cannot make the object.
    #[wasm_bindgen(unchecked_return_type = "Timings")]
    pub fn timings(&self) -> Result<JsValue, JsValue> {
        object(&self.timings)
    }

    fn held(&self) -> Result<&Prepared, JsValue> {
        let none = || thrown(&Error::new(ErrorCode::NotPrepared, "no report is prepared"));
        self.prepared.as_ref().ok_or_else(none)
    }

    fn utf16(&self) -> CorpusReport<Utf16> {
        self.corpus.report_in(Utf16)
    }

    fn now(&self) -> f64 {
        self.clock.as_ref().map_or(0.0, web_sys::Performance::now)
    }
}

/// The clock of the worker or the page.
fn clock() -> Option<web_sys::Performance> {
    let global = js_sys::global();
    match global.dyn_into::<web_sys::WorkerGlobalScope>() {
        Ok(worker) => worker.performance(),
        Err(global) => global.dyn_into::<web_sys::Window>().ok()?.performance(),
    }
}

fn object(value: &(impl Serialize + ?Sized)) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

/// Some of a list, as an array.
fn slice<T: Serialize>(list: &[T], from: u32, to: u32) -> Result<JsValue, JsValue> {
    let to = list.len().min(to as usize);
    object(&list[to.min(from as usize)..to])
}

/// An article as the page gives it.
fn read(article: &JsValue) -> Result<Article, JsValue> {
    // What reads files reads it too; what serde derives of the type would weigh as much again.
    let text = js_sys::JSON::stringify(article).ok().and_then(|t| t.as_string()).unwrap_or_default();
    let article =
        crate::files::page::read_article(&text).map_err(|p| thrown(&Error::new(ErrorCode::BadArticle, p.message())))?;
    article.check().map_err(|e| thrown(&e))?;
    Ok(article)
}

fn unknown(id: &str) -> Error {
    Error::new(ErrorCode::UnknownArticle, format!("no article has the id “{id}”"))
}

/// An `Error` object with the code that callers branch on.
fn thrown(error: &Error) -> JsValue {
    let object = js_sys::Error::new(error.message());
    object.set_name("NutgrafError");
    // A fresh, ordinary object takes any property.
    let _ = Reflect::set(&object, &"code".into(), &error.code().as_str().into());
    object.into()
}
