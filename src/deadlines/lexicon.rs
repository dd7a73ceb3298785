//! Words of the deadline grammar: verbs with their forms, verb classes, closed classes.

/// How a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inflection {
    /// `give`
    Base,
    /// `gives`
    Third,
    /// `gave`, `given`, `extended`: past or past participle.
    Past,
    /// `giving`
    Ing,
}

/// Appends a word in lower case, its apostrophes as `'`, as the word lists have them.
pub(super) fn lower(word: &str, out: &mut String) {
    let plain = |c: char| if matches!(c, '’' | 'ʼ') { '\'' } else { c };
    out.extend(word.chars().map(plain).flat_map(char::to_lowercase));
}

/// The base form of a lower-case word that can be a verb, and its form; an unlisted word in -ed or -ing has the base
/// form "".
pub(super) fn verb(word: &str) -> Option<(&'static str, Inflection)> {
    let found = plain(word);
    if found.is_some_and(|(lemma, _)| !lemma.is_empty()) {
        return found;
    }
    // "refinance", "renegotiate": a verb again. "returned" and "resigned" were found above: no verbs of turning or signing.
    let again = word.strip_prefix("re").filter(|rest| rest.len() > 3 && !rest.starts_with("re")).and_then(plain);
    again.filter(|(lemma, _)| lemma.len() > 3).or(found)
}

/// The same of a word that is listed as it stands.
fn plain(word: &str) -> Option<(&'static str, Inflection)> {
    if !word.is_ascii() || word.len() < 2 {
        return None;
    }
    if let Ok(i) = IRREGULAR.binary_search_by(|p| p.0.cmp(word)) {
        return Some((IRREGULAR[i].1, Inflection::Past));
    }
    if let Some(base) = base(word) {
        // The past of these looks like the base form; the sentence decides.
        return Some((base, Inflection::Base));
    }
    let stem = |cut: usize, add: &str| {
        let mut buffer = [0u8; 24];
        let keep = word.len() - cut;
        let full = buffer.get_mut(..keep + add.len())?;
        full[..keep].copy_from_slice(&word.as_bytes()[..keep]);
        full[keep..].copy_from_slice(add.as_bytes());
        base(std::str::from_utf8(full).ok()?)
    };
    let doubled = |cut: usize| {
        let b = word.as_bytes();
        let n = b.len();
        (n > cut + 3 && b[n - cut - 1] == b[n - cut - 2]).then(|| stem(cut + 1, "")).flatten()
    };
    if word.ends_with("ing") && word.len() > 4 {
        let found = stem(3, "").or_else(|| stem(3, "e")).or_else(|| doubled(3));
        return match found {
            Some(v) => Some((v, Inflection::Ing)),
            None if word.len() > 5 && !NOT_VERBS.contains(&word) => Some(("", Inflection::Ing)),
            None => None,
        };
    }
    if word.ends_with("ed") && word.len() > 3 {
        let found = stem(2, "").or_else(|| stem(1, "")).or_else(|| stem(3, "y")).or_else(|| doubled(2));
        return match found {
            Some(v) => Some((v, Inflection::Past)),
            None if word.len() > 4 && !NOT_VERBS.contains(&word) && !word.ends_with("eed") => {
                Some(("", Inflection::Past))
            }
            None => None,
        };
    }
    if word.ends_with('s') && !word.ends_with("ss") {
        let found =
            stem(1, "").or_else(|| stem(2, "")).or_else(|| if word.ends_with("ies") { stem(3, "y") } else { None });
        return found.or_else(|| made(&word[..word.len() - 1])).map(|v| (v, Inflection::Third));
    }
    made(word).map(|v| (v, Inflection::Base))
}

/// Verbs by their ending: `apologise`, `nationalize`, `analyse`.
fn made(word: &str) -> Option<&'static str> {
    let verb = word.len() > 7 && ["ise", "ize", "yse", "yze"].iter().any(|e| word.ends_with(e));
    (verb && !NOT_MADE.contains(&word)).then_some("")
}

/// End like a verb that was made from a noun and are none.
const NOT_MADE: &[&str] = &[
    "enterprise",
    "expertise",
    "franchise",
    "merchandise",
    "otherwise",
    "paradise",
    "likewise",
    "surprise",
    "treatise",
];

fn base(word: &str) -> Option<&'static str> {
    VERBS.binary_search(&word).ok().map(|i| VERBS[i])
}

/// End like a verb form and are none.
const NOT_VERBS: &[&str] = &[
    "beijing",
    "building",
    "ceiling",
    "during",
    "evening",
    "everything",
    "filing",
    "funding",
    "hundred",
    "indeed",
    "king",
    "meeting",
    "morning",
    "naked",
    "nothing",
    "red",
    "ruling",
    "sacred",
    "something",
    "spring",
    "spending",
    "string",
    "thing",
    "united",
    "wedding",
    "wing",
];

/// As likely a noun as a verb, so that a verb must be shown by what stands around it.
#[rustfmt::skip]
const NOUN_TOO: &[&str] = &[
    "act", "address", "advance", "aim", "answer", "appeal", "arrest", "attack", "attempt", "back", "bail", "ban", "bar", "bid",
    "block", "boost", "boycott", "break", "brief", "call", "campaign", "cause", "challenge", "change", "charge",
    "claim", "close", "command", "comment", "compromise", "contact", "cover", "cut", "deadlock", "deal", "debate",
    "decline", "default", "defeat", "delay", "demand", "deposit", "detail", "dispute", "double", "draft", "draw",
    "drop", "effect", "end", "escape", "exchange", "exercise", "exit", "express", "face", "fall", "fear", "fight",
    "file", "finance", "fire", "fix", "focus", "force", "form", "free", "freeze", "fund", "gain", "grant", "halt",
    "hand", "help", "hit", "hold", "hope", "host", "impeach", "increase", "issue", "judge", "lack", "land", "lapse",
    "last", "launch", "lead", "leave", "levy", "light", "limit", "list", "lobby", "look", "mail", "mandate", "march",
    "mean", "mount", "move", "name", "near", "need", "object", "offer", "open", "order", "outline", "pass", "pause",
    "pay", "permit", "plan", "play", "pledge", "point", "post", "present", "press", "pressure", "print", "produce",
    "promise", "protest", "purchase", "push", "question", "race", "raise", "read", "recall", "record", "reform",
    "refuse", "release", "repair", "repeal", "reply", "report", "request", "rescue", "reserve", "resume", "return",
    "reverse", "review", "risk", "roll", "rule", "run", "rush", "sack", "sail", "sanction", "schedule", "separate",
    "set", "shift", "ship", "show", "shrug", "signal", "slap", "slip", "slow", "split", "stage", "stand", "start",
    "state", "stay", "stem", "step", "stick", "stop", "stress", "stretch", "strike", "strip", "struggle", "supply",
    "support", "surrender", "survey", "suspect", "switch", "table", "talk", "tender", "test", "time", "trade",
    "transfer", "travel", "treat", "trigger", "trim", "trust", "try", "turn", "update", "use", "veto", "visit", "void",
    "vote", "vow", "wait", "walk", "watch", "win", "work", "worry", "yield",
];

/// What one does or suffers if one does not comply.
pub(super) const OTHERWISE: &[&str] =
    &["be", "see", "lose", "forfeit", "have", "get", "leave", "pay", "watch", "go", "walk", "quit", "resign"];

/// Whether a base form is as likely a noun.
pub(super) fn noun_too(lemma: &str) -> bool {
    NOUN_TOO.binary_search(&lemma).is_ok()
}

/// Past forms that look like the base form.
pub(super) fn past_like_base(lemma: &str) -> bool {
    matches!(
        lemma,
        "set" | "beat" | "put" | "cut" | "let" | "hit" | "shut" | "split" | "quit" | "cast" | "bid" | "spread"
    )
}

/// Making a deadline known: `set`, `give`, `issue`.
pub(super) fn sets(lemma: &str) -> bool {
    matches!(
        lemma,
        "set"
            | "give"
            | "issue"
            | "impose"
            | "announce"
            | "establish"
            | "fix"
            | "declare"
            | "deliver"
            | "hand"
            | "present"
            | "serve"
            | "lay"
            | "grant"
            | "allow"
            | "offer"
            | "afford"
            | "introduce"
            | "put"
            | "slap"
            | "send"
            | "launch"
            | "start"
            | "trigger"
            | "outline"
            | "mandate"
            | "unveil"
            | "confirm"
            | "repeat"
            | "reiterate"
            | "name"
            | "publish"
            | "agree"
            | "receive"
            | "face"
            | "include"
            | "contain"
            | "place"
    )
}

/// Moving a deadline away.
pub(super) fn extends(lemma: &str) -> bool {
    matches!(lemma, "extend" | "postpone" | "delay" | "prolong" | "defer" | "stretch" | "renew" | "relax" | "lengthen")
}

/// Moving a deadline nearer.
pub(super) fn shortens(lemma: &str) -> bool {
    matches!(
        lemma,
        "shorten"
            | "cut"
            | "reduce"
            | "slash"
            | "accelerate"
            | "hasten"
            | "trim"
            | "narrow"
            | "tighten"
            | "curtail"
            | "compress"
            | "halve"
    )
}

/// Calling a deadline off.
pub(super) fn lifts(lemma: &str) -> bool {
    matches!(
        lemma,
        "lift"
            | "drop"
            | "scrap"
            | "withdraw"
            | "cancel"
            | "waive"
            | "abandon"
            | "remove"
            | "suspend"
            | "rescind"
            | "revoke"
            | "shelve"
            | "repeal"
            | "eliminate"
    )
}

/// Asking something of someone.
pub(super) fn demands(lemma: &str) -> bool {
    matches!(
        lemma,
        "demand"
            | "order"
            | "tell"
            | "ask"
            | "call"
            | "urge"
            | "require"
            | "instruct"
            | "direct"
            | "command"
            | "request"
            | "insist"
            | "press"
            | "force"
            | "oblige"
            | "obligate"
            | "compel"
            | "mandate"
            | "rule"
            | "summon"
            | "notify"
            | "advise"
            | "remind"
            | "charge"
            | "bind"
            | "warn"
            | "pressure"
            | "push"
            | "stipulate"
            | "dictate"
            | "recommend"
            | "invite"
            | "want"
            | "decree"
            | "state"
            | "specify"
    )
}

/// Speaking of one's own plans: what is due then binds nobody else.
pub(super) fn plans(lemma: &str) -> bool {
    matches!(
        lemma,
        "hope"
            | "aim"
            | "plan"
            | "expect"
            | "pledge"
            | "vow"
            | "promise"
            | "intend"
            | "seek"
            | "project"
            | "try"
            | "think"
            | "believe"
            | "want"
            | "consider"
            | "propose"
            | "prepare"
            | "swear"
            | "campaign"
            | "predict"
            | "forecast"
            | "estimate"
            | "schedule"
            | "target"
    )
}

/// Doing what is demanded: of "their demands are met" the demands are the action.
pub(super) fn complies(lemma: &str) -> bool {
    matches!(lemma, "meet" | "satisfy" | "fulfil" | "fulfill" | "heed" | "accept")
}

/// Announcing a harm.
pub(super) fn threatens(lemma: &str) -> bool {
    matches!(lemma, "threaten" | "warn" | "vow")
}

/// Saying again what was said.
pub(super) fn repeats(lemma: &str) -> bool {
    matches!(lemma, "repeat" | "reiterate" | "reaffirm" | "restate")
}

/// Telling someone: what follows begins with who is told.
pub(super) fn informs(lemma: &str) -> bool {
    matches!(lemma, "tell" | "warn" | "inform" | "remind" | "notify" | "advise")
}

/// Saying, in whatever way.
pub(super) fn reports(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "tell"
            | "announce"
            | "add"
            | "report"
            | "declare"
            | "state"
            | "warn"
            | "write"
            | "confirm"
            | "insist"
            | "reiterate"
            | "repeat"
            | "stress"
            | "explain"
            | "claim"
            | "argue"
            | "suggest"
            | "note"
            | "post"
            | "acknowledge"
            | "reveal"
            | "think"
            | "believe"
            | "demand"
            | "threaten"
            | "rule"
    )
}

/// Closed classes and common adverbs.
pub(super) fn closed(word: &str) -> Option<super::clause::Tag> {
    use super::clause::Tag::{
        Adverb, And, Be, Determiner, Do, Have, Modal, Not, Preposition, Pronoun, Relative, Subordinator, To,
    };
    Some(match word {
        "the" | "a" | "an" | "this" | "these" | "those" | "his" | "its" | "their" | "our" | "my" | "your" | "no"
        | "any" | "some" | "each" | "every" | "both" | "another" | "such" | "all" => Determiner,
        "he" | "she" | "it" | "they" | "we" | "i" | "you" | "him" | "them" | "us" | "me" | "everyone" | "nobody"
        | "anyone" | "someone" | "himself" | "itself" | "themselves" | "those who" | "there" => Pronoun,
        "who" | "which" | "whom" | "whose" => Relative,
        "of" | "in" | "on" | "at" | "for" | "from" | "with" | "by" | "within" | "into" | "onto" | "against"
        | "over" | "under" | "about" | "between" | "among" | "through" | "throughout" | "during" | "without"
        | "toward" | "towards" | "upon" | "across" | "around" | "near" | "beyond" | "behind" | "below" | "above"
        | "per" | "via" | "amid" | "despite" | "till" | "until" | "ahead" | "following" | "regarding" | "besides"
        | "including" | "barring" | "pending" | "concerning" => Preposition,
        "and" | "or" | "but" | "nor" | "yet" | "&" => And,
        "that" | "if" | "unless" | "when" | "while" | "because" | "as" | "after" | "before" | "since" | "although"
        | "though" | "whether" | "where" | "whereas" | "once" | "so" | "than" | "should" => {
            if word == "should" {
                Modal
            } else {
                Subordinator
            }
        }
        "will" | "would" | "can" | "could" | "may" | "might" | "must" | "shall" | "cannot" | "can't" | "won't"
        | "wouldn't" | "couldn't" | "mustn't" | "'ll" | "'d" | "shouldn't" => Modal,
        "be" | "is" | "are" | "was" | "were" | "been" | "being" | "am" | "isn't" | "aren't" | "wasn't" | "weren't"
        | "'re" | "'m" => Be,
        "have" | "has" | "had" | "having" | "hasn't" | "haven't" | "hadn't" | "'ve" => Have,
        "do" | "does" | "did" | "doesn't" | "don't" | "didn't" => Do,
        "not" | "never" => Not,
        "to" => To,
        "just" | "only" | "now" | "then" | "also" | "still" | "already" | "again" | "soon" | "ever" | "even"
        | "too" | "later" | "back" | "instead" | "rather" | "almost" | "quite" | "however" | "meanwhile" | "thus"
        | "hence" | "therefore" | "otherwise" | "else" | "up" | "out" | "down" | "off" | "away" | "together"
        | "forward" | "ahead of" | "beforehand" | "afterwards" | "afterward" | "further" | "once more" | "today's"
        | "here" | "long" | "far" => Adverb,
        _ if word.len() > 4
            && word.ends_with("ly")
            && !matches!(
                word,
                "family"
                    | "july"
                    | "supply"
                    | "reply"
                    | "apply"
                    | "italy"
                    | "assembly"
                    | "ally"
                    | "rally"
                    | "daily"
                    | "weekly"
                    | "monthly"
                    | "early"
                    | "likely"
                    | "unlikely"
                    | "friendly"
                    | "costly"
                    | "deadly"
                    | "comply"
                    | "imply"
                    | "multiply"
                    | "anomaly"
                    | "monopoly"
                    | "bully"
                    | "elderly"
            ) =>
        {
            Adverb
        }
        _ => return None,
    })
}

#[rustfmt::skip]
const VERBS: &[&str] = &[
    "abandon", "abide", "abstain", "accelerate", "accept", "accuse", "achieve", "acknowledge", "act", "add",
    "address", "adhere", "adjourn", "adopt", "advance", "advise", "afford", "agree", "aim", "allow", "alter",
    "amend", "announce", "answer", "appeal", "appear", "apply", "appoint", "approach", "approve", "argue", "arise",
    "arrange", "arrest", "arrive", "ask", "assert", "attack", "attempt", "attend", "authorise", "authorize",
    "avert", "avoid", "await", "back", "bail", "ban", "bar", "bargain", "beat", "become", "beg", "begin", "believe", "bid",
    "bind", "block", "blow", "boost", "boycott", "break", "brief", "bring", "brush", "budge", "build", "bump",
    "buy", "call", "campaign", "cancel", "carry", "cast", "catch", "cause", "cease", "cede", "challenge", "change",
    "charge", "choose", "cite", "claim", "clarify", "clear", "climb", "clinch", "close", "collapse", "collect",
    "come", "command", "commence", "comment", "commit", "compel", "complain", "complete", "comply", "compromise",
    "concede", "conclude", "condemn", "conduct", "confirm", "confront", "consider", "contact", "contend",
    "continue", "contribute", "convene", "cooperate", "correct", "cover", "craft", "create", "criticise",
    "criticize", "cross", "curb", "curtail", "cut", "deadlock", "deal", "debate", "decide", "declare", "decline",
    "default", "defeat", "defend", "defer", "define", "defuse", "defy", "delay", "delete", "deliver", "demand",
    "demolish", "deny", "depart", "depend", "deploy", "deport", "describe", "destroy", "detail", "develop",
    "dictate", "direct", "disarm", "disband", "disclose", "discuss", "dismantle", "dismiss", "disperse", "display",
    "dispute", "dissolve", "divest", "donate", "double", "draft", "drag", "draw", "drop", "ease", "effect",
    "elapse", "elect", "emerge", "enact", "end", "enforce", "engage", "enrol", "enroll", "ensure", "enter",
    "escalate", "establish", "evacuate", "evict", "examine", "exchange", "exempt", "exercise", "exhaust", "exit",
    "expand", "expect", "expel", "expire", "explain", "explore", "express", "extend", "extradite", "face", "fail",
    "fall", "fear", "feel", "fight", "file", "finalise", "finalize", "finance", "find", "finish", "fire", "fix",
    "flee", "flout", "focus", "follow", "forbid", "force", "forfeit", "form", "free", "freeze", "fulfil", "fulfill",
    "fund", "gain", "get", "give", "go", "grant", "halt", "halve", "hammer", "hand", "happen", "hasten", "hear",
    "help",
    "hit", "hold", "honor", "honour", "hope", "host", "identify", "ignore", "impeach", "implement", "impose",
    "improve", "include", "increase", "inform", "initiate", "insist", "inspect", "instruct", "intend", "intensify",
    "intervene", "introduce", "invade", "invest", "investigate", "invite", "issue", "join", "judge", "justify",
    "keep", "kick", "kill", "know", "lack", "land", "lapse", "last", "launch", "lay", "lead", "learn", "leave",
    "legislate", "lengthen", "let", "levy", "lift", "light", "limit", "list", "lobby", "lodge", "look", "loom", "lose",
    "lower",
    "mail", "maintain", "make", "manage", "mandate", "march", "mean", "meet", "merge", "miss", "mount", "move",
    "name", "narrow", "near", "need", "negotiate", "nominate", "notify", "obey", "object", "obligate", "oblige",
    "observe", "obtain", "offer", "open", "operate", "oppose", "opt", "order", "oust", "outline", "override",
    "oversee", "owe", "participate", "pass", "pause", "pay", "penalise", "penalize", "permit", "persuade", "pick",
    "plan", "play", "plead", "pledge", "point", "post", "postpone", "prepare", "present", "press", "pressure",
    "prevent", "print", "proceed", "produce", "prohibit", "prolong", "promise", "prompt", "propose", "prosecute",
    "protect", "protest", "provide", "publish", "pull", "punish", "purchase", "pursue", "push", "put", "qualify",
    "question", "quit", "race", "raise", "ramp", "ratify", "reach", "react", "read", "reaffirm", "reassess",
    "recall", "receive", "recognise", "recognize", "recommend", "reconsider", "reconvene", "recover", "reduce",
    "refer", "reform", "refuse", "regain", "register", "reimpose", "reinstate", "reiterate", "reject", "relax",
    "release",
    "relinquish", "rely", "remain", "remind", "remove", "rename", "renew", "reopen", "repair", "repay", "repeal",
    "repeat", "replace", "reply", "report", "request", "require", "reschedule", "rescind", "resign", "resist",
    "resolve", "respect", "respond", "restart", "restate", "restore", "restrict", "resume", "retain", "retaliate",
    "retreat", "return", "reveal", "reverse", "review", "revise", "revoke", "rise", "risk", "roll", "rule", "run",
    "rush", "sack", "sail", "sanction", "satisfy", "save", "say", "schedule", "scramble", "scrap", "secure", "see",
    "seek", "seem", "seize", "sell", "send", "separate", "serve", "set", "settle", "shake", "shelve", "shift",
    "ship", "shorten", "show", "shrug", "shut", "sign", "signal", "sit", "slap", "slash", "slip", "slow", "solve",
    "speak", "specify", "spell", "spend", "split", "stage", "stand", "start", "state", "stave", "stay", "stem",
    "step", "stick", "stipulate", "stop", "stress", "stretch", "strike", "strip", "struggle", "submit", "sue",
    "suffer", "suggest", "summon", "supply", "support", "surrender", "survive", "suspend", "swear", "switch",
    "table", "take", "talk", "tell", "tender", "terminate", "test", "think", "threaten", "throw", "tighten",
    "trade", "transfer", "travel", "treat", "trigger", "trim", "trust", "try", "turn", "undertake", "unveil", "update",
    "uphold",
    "urge", "use", "vacate", "veto", "violate", "visit", "void", "vote", "vow", "wait", "waive", "wake", "walk",
    "want", "warn", "watch", "weaken", "weigh", "win", "withdraw", "withhold", "work", "worry", "write", "yield",
];

#[rustfmt::skip]
const IRREGULAR: &[(&str, &str)] = &[
    ("arose", "arise"), ("bade", "bid"), ("became", "become"), ("began", "begin"), ("begun", "begin"),
    ("blew", "blow"), ("blown", "blow"), ("bought", "buy"), ("bound", "bind"), ("broke", "break"),
    ("broken", "break"), ("brought", "bring"), ("built", "build"), ("came", "come"), ("caught", "catch"),
    ("chose", "choose"), ("chosen", "choose"), ("dealt", "deal"), ("drawn", "draw"), ("drew", "draw"),
    ("fallen", "fall"), ("fell", "fall"), ("felt", "feel"), ("fled", "flee"), ("forbade", "forbid"),
    ("forbidden", "forbid"), ("fought", "fight"), ("found", "find"), ("froze", "freeze"), ("frozen", "freeze"),
    ("gave", "give"), ("given", "give"), ("gone", "go"), ("got", "get"), ("gotten", "get"), ("heard", "hear"),
    ("held", "hold"), ("kept", "keep"), ("knew", "know"), ("known", "know"), ("laid", "lay"), ("led", "lead"),
    ("left", "leave"), ("lit", "light"), ("lost", "lose"), ("made", "make"), ("meant", "mean"), ("met", "meet"),
    ("overrode", "override"), ("paid", "pay"), ("ran", "run"), ("rose", "rise"), ("said", "say"), ("sat", "sit"),
    ("saw", "see"), ("seen", "see"), ("sent", "send"), ("shook", "shake"), ("showed", "show"), ("shown", "show"),
    ("sold", "sell"), ("sought", "seek"), ("spelt", "spell"), ("spent", "spend"), ("spoke", "speak"),
    ("spoken", "speak"), ("stood", "stand"), ("stricken", "strike"), ("struck", "strike"), ("stuck", "stick"),
    ("sued", "sue"), ("swore", "swear"), ("sworn", "swear"), ("taken", "take"), ("thought", "think"),
    ("threw", "throw"), ("told", "tell"), ("took", "take"), ("undertaken", "undertake"), ("undertook", "undertake"),
    ("upheld", "uphold"), ("went", "go"),
    ("withdrawn", "withdraw"), ("withdrew", "withdraw"), ("withheld", "withhold"), ("woke", "wake"), ("won", "win"),
    ("written", "write"), ("wrote", "write"),
];

/// Every form of a verb that [`verb`] knows as its.
#[cfg(test)]
pub(super) fn forms(lemma: &str) -> Vec<String> {
    let stems =
        [lemma.to_owned(), lemma[..lemma.len() - 1].to_owned(), format!("{lemma}{}", &lemma[lemma.len() - 1..])];
    let regular = stems.iter().flat_map(|s| ["", "s", "es", "ies", "d", "ed", "ied", "ing"].map(|e| format!("{s}{e}")));
    let irregular = IRREGULAR.iter().filter(|p| p.1 == lemma).map(|p| p.0.to_owned());
    let mut out: Vec<String> = regular.chain(irregular).filter(|f| verb(f).is_some_and(|(l, _)| l == lemma)).collect();
    out.sort();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(VERBS.is_sorted() && NOUN_TOO.is_sorted() && IRREGULAR.is_sorted());
        assert!(IRREGULAR.iter().all(|p| VERBS.contains(&p.1)), "an irregular form of an unlisted verb");
    }

    #[test]
    fn verbs_are_brought_back_to_their_base() {
        assert_eq!(verb("gave"), Some(("give", Inflection::Past)));
        assert_eq!(verb("imposing"), Some(("impose", Inflection::Ing)));
        assert_eq!(verb("cutting"), Some(("cut", Inflection::Ing)));
        assert_eq!(verb("notified"), Some(("notify", Inflection::Past)));
        assert_eq!(verb("passes"), Some(("pass", Inflection::Third)));
        assert_eq!(verb("returned"), Some(("return", Inflection::Past)));
        assert_eq!(verb("renegotiated"), Some(("negotiate", Inflection::Past)));
        assert_eq!(verb("annexed"), Some(("", Inflection::Past)));
        assert_eq!(verb("meeting"), Some(("meet", Inflection::Ing)));
        assert_eq!(verb("house"), None);
    }
}
