//! What speaks for a candidate, or against.

listed! {
    /// A sign of who may have said something. The name is that of its row in `models/speakers.tsv`.
    pub enum Sign {
        /// One of the article's entities, and not nobody.
        Someone = "someone",
        /// Whom the rules choose.
        Rules = "rules",
        /// Whom the pronoun or description stands for by itself.
        Meant = "meant",
        /// The last speaker, in this paragraph.
        Spoke = "spoke",
        /// The last speaker, in the paragraph before.
        SpokeAbove = "spoke-above",
        /// The last speaker, further up.
        SpokeFar = "spoke-far",
        /// The last speaker, here or in the paragraph before, and the verb goes on: "he added".
        CarriesOn = "carries-on",
        /// The last speaker, in the paragraph before, and the source begins this one.
        Resumes = "resumes",
        /// The same, and the quotation is all of this one.
        Monologue = "monologue",
        /// Has said something before, but not last.
        Speaker = "speaker",
        /// The next quotation has this speaker, by name.
        SpeaksNext = "speaks-next",
        /// Last named, or meant, in the same sentence.
        Here = "here",
        /// One sentence before.
        One = "one",
        /// Two sentences before.
        Two = "two",
        /// Three or four.
        Four = "four",
        /// Further.
        Far = "far",
        /// There the subject.
        Subject = "subject",
        /// There between quotation marks.
        Quoted = "quoted",
        /// There an owner.
        Owner = "owner",
        /// There by a pronoun.
        Pronoun = "pronoun",
        /// There after a preposition.
        Governed = "governed",
        /// In this paragraph.
        Paragraph = "paragraph",
        /// The first that the paragraph names.
        First = "first",
        /// The nearest that fits.
        Nearest = "nearest",
        /// The only one that fits, near.
        Only = "only",
        /// The only one that fits in that sentence.
        Alone = "alone",
        /// The subject of the sentence before.
        SubjectBefore = "subject-before",
        /// The only one that fits in the sentence before.
        AloneBefore = "alone-before",
        /// The first that fits of the paragraph before.
        FirstAbove = "first-above",
        /// The only one that fits of this paragraph, so far.
        SoleHere = "sole-here",
        /// Others that fit are nearer, two or more.
        Behind = "behind",
        /// Within the source, as whose aide or report it is.
        Within = "within",
        /// Of the pronoun's gender.
        Gender = "gender",
        /// A person.
        Person = "person",
        /// An organisation.
        Organisation = "organisation",
        /// A place.
        Place = "place",
        /// Has the role that the source tells.
        Role = "role",
        /// Has it not, but another candidate has.
        OtherRole = "other-role",
        /// The source's noun is in the name.
        Called = "called",
        /// Named most in the article, of its kind.
        Main = "main",
        /// Named once.
        Once = "once",
        /// Nobody.
        Nobody = "nobody",
        /// Nobody, and a noun for a person that is not a role of anybody.
        Human = "human",
        /// Nobody, and a spokesperson.
        Spokesman = "spokesman",
        /// Nobody, and several people.
        Plural = "plural",
        /// Nobody, and what is written: a report, a letter.
        Written = "written",
        /// Nobody, and the source goes on: "of …", "for …", "who …".
        GoesOn = "goes-on",
        /// Nobody, after one who has no name.
        Stranger = "stranger",
        /// Nobody, and nobody fits, near.
        NoneFits = "none-fits",
        /// Nobody, and several fit, near.
        SeveralFit = "several-fit",
        /// Nobody, and the rules say so.
        RulesSilent = "rules-silent",
        /// Nobody, and words between marks.
        Verbatim = "verbatim",
    }
}

/// The signs of one candidate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs(u64);

impl Signs {
    /// Notes a sign where it holds.
    pub(super) fn note(&mut self, sign: Sign, holds: bool) {
        self.0 |= u64::from(holds) << sign as u32;
    }

    /// Whether a sign holds.
    pub(super) fn has(self, sign: Sign) -> bool {
        self.0 >> sign as u32 & 1 == 1
    }

    /// All that hold, by their place in the list.
    pub(crate) fn iter(self) -> impl Iterator<Item = usize> {
        (0..Sign::ALL.len()).filter(move |i| self.0 >> i & 1 == 1)
    }
}
