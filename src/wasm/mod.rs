//! The bindings for JavaScript: the only module that knows wasm-bindgen.
//!
//! They are thin: values in and out of plain objects, the engine's errors as `Error` objects with a `code`, and the
//! clock, which the engine itself does not have.

use js_sys::{Array, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::report::CorpusReport;
use crate::{Article, Correction, Engine, Error, ErrorCode, Stage, Unit};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("report.d.ts");

/// Runs once, when the module is instantiated: a panic says in the console where it was.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// A set of articles that are read together, with the engine that reads them.
#[wasm_bindgen]
pub struct Corpus {
    engine: Engine,
    corpus: crate::Corpus,
    clock: Option<web_sys::Performance>,
    timings: Timings,
}

#[derive(Default, Serialize)]
struct Timings {
    input: f64,
    text: f64,
    entities: f64,
    quotes: f64,
    times: f64,
    deadlines: f64,
    tokens: f64,
    bytes: f64,
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
    /// Makes an empty corpus from the bytes of the model files, in any order.
    ///
    /// # Errors
    /// Throws where a file is damaged, of another version, or missing.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "Uint8Array[]")] models: &Array) -> Result<Self, JsValue> {
        let files: Vec<Vec<u8>> = models.iter().map(|m| Uint8Array::new(&m).to_vec()).collect();
        let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        let engine = Engine::new(&files).map_err(|e| thrown(&e))?;
        Ok(Self { engine, corpus: crate::Corpus::new(), clock: clock(), timings: Timings::default() })
    }

    /// Adds an article, or replaces the one of the same id; only this article is analysed.
    ///
    /// # Errors
    /// Throws where the value is no article.
    pub fn set(&mut self, #[wasm_bindgen(unchecked_param_type = "Article")] article: JsValue) -> Result<(), JsValue> {
        let article: Article = serde_wasm_bindgen::from_value(article)
            .map_err(|e| thrown(&Error::new(ErrorCode::BadArticle, format!("not an article: {e}"))))?;
        article.check().map_err(|e| thrown(&e))?;
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

    /// Replaces the reader's corrections, applied in order.
    ///
    /// # Errors
    /// Throws where the value is no list of corrections.
    pub fn correct(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Correction[]")] corrections: JsValue,
    ) -> Result<(), JsValue> {
        let list: Vec<Correction> = serde_wasm_bindgen::from_value(corrections)
            .map_err(|e| thrown(&Error::new(ErrorCode::BadCorrections, format!("not a list of corrections: {e}"))))?;
        self.corpus.correct(list);
        Ok(())
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

    /// The report on one article alone.
    ///
    /// # Errors
    /// Throws where no article has that id.
    #[wasm_bindgen(unchecked_return_type = "ArticleReport")]
    pub fn article(&self, id: &str) -> Result<JsValue, JsValue> {
        let analysis = self.corpus.get(id).ok_or_else(|| thrown(&unknown(id)))?;
        object(&analysis.report().with_offsets(analysis.text(), Unit::Utf16))
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

    fn utf16(&self) -> CorpusReport {
        self.corpus.report_in(Unit::Utf16)
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

fn object(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
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
