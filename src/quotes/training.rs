//! What `cargo xtask train quotes` shares with the engine: the same nodes, the same features.

use std::ops::Range;

use super::classes::Classes;
use super::features::{Context, CueMap};
use super::model::Model;
use super::node::{Paragraph, is_punctuation};
use super::nodes;
use super::reading::Whole;
use super::vocabulary::Vocabulary;
use crate::input::{self, Article};
use crate::pack::Lists;
use crate::report::Quote;
use crate::text;
use crate::{entities, error::Error};

pub use super::attributions::runs;
pub use super::chain::{NEVER, PROBES, check, slot, write_rows};
pub use super::classes::write_classes;
pub use super::model::{KIND, SCHEMA};

/// Labels of the model that finds cues: none, first, middle, last, only one.
pub const CUE_LABELS: usize = super::attributions::CUE_LABELS;
/// Labels of the model that finds source and content: none, then first, middle, last, only one of each.
pub const ARGUMENT_LABELS: usize = super::attributions::ARGUMENT_LABELS;

/// What the models know of words, for the features.
#[derive(Default)]
pub struct Words(Vocabulary);

impl Words {
    /// From the list of the classes and from what becomes the section `lists`.
    #[must_use]
    pub fn new(classes: &str, lists: &str) -> Self {
        Self(Vocabulary::new(Classes::parse(classes), &Lists::new(lists.as_bytes())))
    }
}

/// The model that finds names.
pub struct Names(entities::Model);

impl Names {
    /// From the bytes of its file.
    ///
    /// # Errors
    /// When the file is no such model.
    pub fn new(bytes: &[u8]) -> Result<Self, Error> {
        entities::Model::open(bytes).map(Self)
    }
}

/// A model file as the engine reads it.
pub struct Engine(Model);

impl Engine {
    /// From the bytes of a file.
    ///
    /// # Errors
    /// When the file is no such model.
    pub fn new(bytes: &[u8]) -> Result<Self, Error> {
        Model::open(bytes).map(Self)
    }
}

/// An attribution that the engine considers.
pub struct Proposal {
    /// Nodes of its cue.
    pub cue: Range<usize>,
    /// Nodes of its content.
    pub content: Vec<Range<usize>>,
    /// By what it is judged.
    pub features: Vec<u32>,
}

/// An article ready for the features.
pub struct Prepared {
    text: text::Text,
    paragraphs: Vec<Paragraph>,
}

impl Prepared {
    /// Reads plain text.
    #[must_use]
    pub fn new(source: &str, names: &Names, words: &Words) -> Self {
        let doc = input::read(Article { id: String::new(), text: Some(source.into()), ..Article::default() });
        let text = text::read(&doc);
        let entities = entities::find(&doc, &text, &names.0);
        let paragraphs = nodes::paragraphs(&Whole::new(&doc, &text, &entities), &words.0);
        Self { text, paragraphs }
    }

    /// Number of paragraphs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.paragraphs.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }

    /// For each node its stretch in bytes, and whether it is punctuation.
    #[must_use]
    pub fn nodes(&self, paragraph: usize) -> Vec<(u32, u32, bool)> {
        let nodes = &self.paragraphs[paragraph].nodes;
        (0..nodes.len())
            .map(|i| {
                let s = self.text.span(nodes[i].from as usize..nodes[i].to as usize);
                (s.start, s.end, is_punctuation(&nodes[i]))
            })
            .collect()
    }

    /// The features of every node for finding cues.
    #[must_use]
    pub fn cue_features(&self, paragraph: usize) -> Vec<Vec<u32>> {
        let nodes = &self.paragraphs[paragraph].nodes;
        let context = Context::new(nodes);
        (0..nodes.len())
            .map(|i| {
                let mut out = Vec::new();
                context.cue(i, &mut out);
                out
            })
            .collect()
    }

    /// The features that tell speech from belief, for one attribution.
    #[must_use]
    pub fn speech_features(&self, paragraph: usize, cue: &Range<usize>, content: &[Range<usize>]) -> Vec<u32> {
        let mut out = Vec::new();
        Context::new(&self.paragraphs[paragraph].nodes).speech(cue, content, &mut out);
        out
    }

    /// For every quotation its node and the features that tell someone's words from titles, names and terms.
    #[must_use]
    pub fn quotation_features(&self, paragraph: usize, cues: &[Range<usize>]) -> Vec<(usize, Vec<u32>)> {
        let nodes = &self.paragraphs[paragraph].nodes;
        let context = Context::new(nodes);
        let map = CueMap::new(nodes.len(), cues);
        let quotations = (0..nodes.len()).filter(|&i| nodes[i].quote.is_some());
        quotations
            .map(|i| {
                let mut out = Vec::new();
                context.quotation(i, &map, &mut out);
                (i, out)
            })
            .collect()
    }

    /// What the engine makes of a paragraph, with the features by which each attribution is judged.
    #[must_use]
    pub fn proposals(&self, paragraph: usize, model: &Engine) -> Vec<Proposal> {
        let mut out = Vec::new();
        super::attributions::propose(&self.paragraphs[paragraph].nodes, &model.0, |a, features| {
            out.push(Proposal { cue: a.cue.clone(), content: a.content.clone(), features: features.to_vec() });
        });
        out
    }

    /// The window of one cue and the features of its nodes, for finding source and content.
    #[must_use]
    pub fn argument_features(
        &self,
        paragraph: usize,
        cue: Range<usize>,
        cues: &[Range<usize>],
    ) -> (Range<usize>, Vec<Vec<u32>>) {
        let nodes = &self.paragraphs[paragraph].nodes;
        let context = Context::new(nodes);
        let map = CueMap::new(nodes.len(), cues);
        let window = context.window(cue.clone());
        let view = context.view(cue.clone());
        let features = window
            .clone()
            .map(|i| {
                let mut out = Vec::new();
                if !cue.contains(&i) {
                    context.argument(i, &view, &map, &mut out);
                }
                out
            })
            .collect();
        (window, features)
    }
}

/// A quote whose source names nobody, as the ranking sees it.
pub struct Question {
    /// Its content, in bytes.
    pub content: Vec<(u32, u32)>,
    /// How its source is written, as a column of the weights.
    pub form: usize,
    /// Who may have said it: the name, `None` for nobody, and the signs, by their place in [`signs`].
    pub candidates: Vec<(Option<String>, Vec<usize>)>,
}

/// The names of the signs.
pub fn signs() -> Vec<&'static str> {
    super::who::Sign::ALL.iter().map(|s| s.as_str()).collect()
}

/// The names of the ways in which a source is written.
pub fn forms() -> Vec<&'static str> {
    super::who::Form::ALL.iter().map(|f| f.as_str()).collect()
}

/// The columns of the weights: for all of these ways, then for each.
pub const COLUMNS: usize = super::who::COLUMNS;

/// The groups of forms whose answers are counted apart.
pub const GROUPS: [&str; 2] = super::who::Form::GROUPS;

/// The group of a form, by its column.
#[must_use]
pub fn group(form: usize) -> usize {
    super::who::Form::ALL.get(form).map_or(1, |f| f.group())
}

/// The steps of chances in which answers are counted.
pub const HELD_OUT: usize = super::who::HELD_OUT;

/// The step of a chance in thousandths.
#[must_use]
pub fn step(chance: usize) -> usize {
    super::who::step(chance)
}

/// What is asked in an article, each question after the answers that `weights` give to those before.
#[must_use]
pub fn questions(source: &str, names: &Names, model: &Engine, weights: &str) -> Vec<Question> {
    let doc = input::read(Article { id: String::new(), text: Some(source.into()), ..Article::default() });
    let text = text::read(&doc);
    let entities = entities::find(&doc, &text, &names.0);
    let reading = &Whole::new(&doc, &text, &entities);
    let weights = super::who::Weights::parse(weights);
    let mut out = Vec::new();
    let mut see = |quote: &Quote<u32>, before: &super::who::Before<'_>| {
        let form = super::who::Form::of(reading, quote);
        let all = super::who::candidates(reading, quote, form, before);
        let name = |e: u32| entities.table.get(e as usize).map(|e| e.name.clone());
        out.push(Question {
            content: quote.content.iter().map(|s| (s.start, s.end)).collect(),
            form: form as usize,
            candidates: all.iter().map(|c| (c.who.and_then(name), c.signs.iter().collect())).collect(),
        });
    };
    super::extract_observed(reading, &model.0, &mut super::Ranking { weights: &weights, see: &mut see });
    out
}
