//! The model file: its chains, and what it knows of words.

use super::chain::Chain;
use super::classes::Classes;
use super::vocabulary::Vocabulary;
use super::who::Weights;
use crate::error::{Error, ErrorCode};
use crate::pack::{Lists, Pack};

/// Kind of the model file.
pub const KIND: &str = "quotes";

/// Layout of the model file that this stage reads.
pub const SCHEMA: u32 = 5;

/// The weights and word lists of this stage.
pub(crate) struct Model {
    pub(super) vocabulary: Vocabulary,
    pub(super) cues: Chain<1>,
    pub(super) arguments: Chain<2>,
    /// Tells speech from belief, for one attribution.
    pub(super) speech: Chain<1>,
    /// Tells someone's words from titles, names and terms, for one quotation.
    pub(super) marks: Chain<1>,
    /// Tells right attributions from wrong ones.
    pub(super) accept: Chain<1>,
    /// Ranks who may have said what.
    pub(super) who: Weights,
}

impl Model {
    /// Reads the model file.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, Error> {
        let pack = Pack::open(bytes, KIND, SCHEMA)?;
        let corrupt = |what: &str| Error::new(ErrorCode::ModelCorrupt, format!("model file for quotes: {what}"));
        let classes = Classes::open(&pack).ok_or_else(|| corrupt("its classes of words are damaged"))?;
        Ok(Self {
            vocabulary: Vocabulary::new(classes, &Lists::new(pack.section(Lists::SECTION)?)),
            cues: Chain::open(&pack, "cues")?,
            arguments: Chain::open(&pack, "args")?,
            speech: Chain::open(&pack, "speech")?,
            marks: Chain::open(&pack, "marks")?,
            accept: Chain::open(&pack, "accept")?,
            who: Weights::default(),
        })
    }
}
