//! What runs out or falls due by itself: "the truce expires on Sunday", "payments are due by March 1".

use super::clause::{Clause, Group, Kind, Tag};
use super::family::{Family, Trigger};
use super::frame::{self, Bound, Frame};
use crate::report::{Status, TimeType};

/// What can close or run out on a day and bind someone by that.
const OFFERS: &[&str] = &[
    "offer",
    "bid",
    "truce",
    "ceasefire",
    "cease-fire",
    "agreement",
    "deal",
    "contract",
    "registration",
    "nominations",
    "applications",
    "entries",
    "bidding",
    "waiver",
    "extension",
    "moratorium",
    "amnesty",
    "funding",
    "authority",
    "consultation",
    "mandate",
    "permit",
    "window",
    "period",
    "exemption",
    "pause",
    "reprieve",
    "law",
    "resolution",
    "treaty",
    "pact",
    "accord",
    "program",
    "programme",
    "provision",
    "provisions",
    "sanctions",
    "order",
    "ultimatum",
    "auction",
    "submissions",
    "subscription",
    "option",
    "guarantee",
    "measure",
    "measures",
    "money",
];

/// What someone owes on a day.
const DUES: &[&str] = &[
    "payment",
    "payments",
    "tax",
    "taxes",
    "return",
    "returns",
    "comments",
    "report",
    "reports",
    "bids",
    "applications",
    "application",
    "proposals",
    "proposal",
    "response",
    "responses",
    "reply",
    "replies",
    "rent",
    "filing",
    "filings",
    "brief",
    "briefs",
    "loan",
    "loans",
    "bond",
    "bonds",
    "debt",
    "ballots",
    "registration",
    "forms",
    "form",
    "fee",
    "fees",
    "instalment",
    "installment",
    "instalments",
    "interest",
    "submission",
    "submissions",
    "answer",
    "answers",
    "plan",
    "plans",
    "bill",
    "bills",
    "documents",
    "objections",
    "nominations",
    "entries",
    "money",
    "fine",
    "premium",
    "contributions",
    "dues",
    "repayment",
    "repayments",
    "deposit",
    "notes",
    "recommendations",
];

/// What is signed or passed for a length of time.
const SIGNED: &[&str] =
    &["contract", "contracts", "deal", "deals", "loan", "loans", "law", "laws", "lease", "sponsorship", "mortgage"];

/// Whether a sentence tells of something to be done before a thing runs out: of talks, of workers who could strike, or
/// of the very hour.
fn pressing(clause: &Clause<'_>, u: usize) -> bool {
    const ACTS: &[&str] = &[
        "unless",
        "must",
        "yet",
        "talks",
        "negotiations",
        "negotiating",
        "strike",
        "walkout",
        "urgent",
        "deadline",
        "labor",
        "labour",
        "union",
        "unions",
        "employees",
        "miners",
        "drivers",
        "teachers",
        "nurses",
    ];
    let hour = clause.units[u].times.iter().any(|&t| clause.times[t].kind == TimeType::Time);
    let told = (0..clause.len()).any(|i| clause.is(i, ACTS) || clause.low(i).ends_with("workers"));
    let verb = |g: &Group| matches!(g.lemma, "renew" | "extend" | "negotiate" | "replace");
    hour || told || clause.groups.iter().any(verb)
}

pub(super) const FAMILY: Family = Family {
    triggers: &[
        Trigger::verbs(&["expire", "lapse", "end", "close", "run", "elapse"]).with_time(),
        Trigger::words(&["due"]).with_time(),
    ],
    find,
};

/// Finds what runs out or falls due.
fn find(clause: &Clause<'_>, taken: &mut [bool], out: &mut Vec<Frame>) {
    for g in 0..clause.groups.len() {
        let group = &clause.groups[g];
        let found = if matches!(group.lemma, "expire" | "lapse" | "end" | "close" | "run" | "elapse") {
            expires(clause, g, group, taken)
        } else if group.lemma == "be" || group.lemma == "fall" {
            due(clause, g, group, taken)
        } else {
            None
        };
        if let Some(frame) = found {
            if let Some(u) = frame.unit {
                taken[u] = true;
            }
            out.push(frame);
        }
    }
}

/// The time just after a verb.
fn time_after(clause: &Clause<'_>, end: usize, taken: &[bool]) -> Option<usize> {
    let mut i = end;
    for _ in 0..4 {
        if let Some(u) = frame::unit_at(clause, i) {
            return (!taken[u] && !clause.units[u].length).then_some(u);
        }
        if clause.is(i, &["on", "at", "in", "by", "before", "out", "this", "later", "end", "the"])
            || matches!(clause.tag_at(i), Tag::Adverb | Tag::Mark)
        {
            i += 1;
        } else {
            return None;
        }
    }
    None
}

fn expires(clause: &Clause<'_>, g: usize, group: &Group, taken: &[bool]) -> Option<Frame> {
    let own = matches!(group.lemma, "expire" | "lapse");
    if group.lemma == "run" && clause.low(group.words.end) != "out" {
        return None;
    }
    let u = time_after(clause, group.words.end, taken)?;
    // "is set to expire": the subject stands before the verbs that lead up to it.
    let mut lead = g;
    while lead > 0 && clause.groups[lead].kind == Kind::Infinitive {
        lead -= 1;
    }
    // "a warrant expiring in May": what expires stands just before.
    let bare = group.kind == Kind::Gerund && lead == g;
    // "the quarter ending on 31 March"
    if bare && !own {
        return None;
    }
    let subject = if bare { clause.phrase_before(group.words.start) } else { clause.subject(lead) };
    // These end as plans and stories do; only their expiry is news of a limit.
    const PLAIN: &[&str] = &[
        "agreement",
        "contract",
        "deal",
        "law",
        "program",
        "programme",
        "sanctions",
        "measure",
        "measures",
        "money",
        "treaty",
        "pact",
        "accord",
        "order",
        "option",
        "mandate",
    ];
    // How long a right or an office lasts binds nobody to act.
    const RIGHTS: &[&str] = &[
        "term",
        "terms",
        "tenure",
        "warrants",
        "rights",
        "option",
        "options",
        "warrant",
        "credit",
        "facility",
        "advances",
        "dividend",
        "patent",
        "patents",
        "passport",
        "copyright",
    ];
    // The head stands before what is attached: "the chief's term as head of the agency".
    let head_of = |s: &std::ops::Range<usize>| {
        let cut = |i: &usize| matches!(clause.tag_at(*i), Tag::Preposition | Tag::Subordinator);
        s.clone().find(cut).map_or(s.end - 1, |i| i.saturating_sub(1))
    };
    // "his term as chief expires": the phrase before the verb is only the attachment.
    let attached = subject.clone().is_some_and(|s| {
        clause.low_before(s.start) == "as" && clause.is(s.start.wrapping_sub(2), RIGHTS) && s.start > 1
    });
    if subject.clone().is_some_and(|s| {
        // "the offer and withdrawal rights expire" with the bid that gave them.
        let bid = clause.low(s.end - 1) == "rights" && clause.is(s.end.wrapping_sub(2), &["withdrawal"]);
        attached
            || clause.is(head_of(&s), RIGHTS)
            || (clause.is(s.end - 1, RIGHTS) && !bid)
            || (s.len() == 1 && clause.is(s.start, &["period"]))
    }) {
        return None;
    }
    // What is signed for a while runs out and binds nobody, unless someone has to do something about it. Of "laws which
    // bind courts and which expire" the subject is out of reach.
    let signed = match &subject {
        Some(s) => clause.any(s.start..head_of(s) + 1, SIGNED),
        None => clause.any(0..group.words.start, SIGNED),
    };
    if signed && !pressing(clause, u) {
        return None;
    }
    if !own {
        let s = subject.clone()?;
        if (clause.is(s.end - 1, PLAIN) || clause.is(head_of(&s), PLAIN)) && group.lemma != "run" {
            return None;
        }
        if !clause.any(s, OFFERS) {
            return None;
        }
    }
    let head = &clause.groups[lead];
    let conditional = head.modal.is_some_and(|m| clause.is(m, &["could", "may", "might"]));
    let gone = head.past && !head.passive && lead == g || (head.perfect && lead == g);
    if gone
        && !subject.clone().is_some_and(|s| {
            clause.any(
                s,
                &[
                    "offer",
                    "ultimatum",
                    "truce",
                    "ceasefire",
                    "cease-fire",
                    "bid",
                    "waiver",
                    "reprieve",
                    "amnesty",
                    "extension",
                    "window",
                ],
            )
        })
    {
        return None;
    }
    let mut f = Frame::new(group.head..group.words.end, Status::Pending);
    f.unit = Some(u);
    f.bound = Bound::By;
    if gone && !conditional {
        f.status = Status::Passed;
    }
    if head.past && head.perfect || (head.past && head.passive && lead != g) {
        // "had been set to expire": a date that holds no longer.
        f.earlier = true;
        f.status = Status::Passed;
    }
    f.consequence = frame::consequence(clause, clause.units[u].words.end);
    Some(f)
}

fn due(clause: &Clause<'_>, g: usize, group: &Group, taken: &[bool]) -> Option<Frame> {
    let mut i = group.words.end;
    while clause.tag_at(i) == Tag::Adverb || clause.is(i, &["now", "all", "originally"]) {
        i += 1;
    }
    if clause.low(i) != "due" || clause.is(i + 1, &["to", "out", "back", "for"]) || clause.run(i + 1, &["in", "court"])
    {
        return None;
    }
    let u = time_after(clause, i + 1, taken)?;
    let subject = clause.subject(g)?;
    if !clause.any(subject.clone(), DUES) {
        return None;
    }
    let mut f = Frame::new(i..i + 1, Status::Pending);
    f.unit = Some(u);
    f.bound = Bound::By;
    f.action = clause.stretch(subject);
    if group.past {
        f.status = Status::Passed;
    }
    f.consequence = frame::consequence(clause, clause.units[u].words.end);
    Some(f)
}

#[cfg(test)]
mod tests {
    use super::super::testing::told;

    #[test]
    fn what_is_signed_for_a_while_binds_where_someone_must_act() {
        assert_eq!(
            told("The ferry crews' contract expires on 31 March, and talks have stalled."),
            ["expires + 31 March -> 2025-03-31; pending; - > -; -; -"]
        );
        assert_eq!(
            told("Contracts at both mills expire at midnight on 31 March."),
            ["expire + midnight on 31 March -> 2025-03-31; pending; - > -; -; -"]
        );
        assert_eq!(told("The truce expires on 31 March."), ["expires + 31 March -> 2025-03-31; pending; - > -; -; -"]);
    }

    #[test]
    fn otherwise_it_only_ends() {
        for text in [
            "The keeper will leave once his contract expires next autumn.",
            "The island's loan deal with the fund expires in May.",
            "The mill lost 3 million in the period ending on 31 March.",
            "Holders get a new warrant expiring on 31 May.",
            "The mill's line of credit expires in July.",
            "They live under laws which bind the courts and which are set to expire in May.",
            "Its sponsorship agreement with the club, which began in 2019, would end in 2027.",
        ] {
            assert!(told(text).is_empty(), "{text}: {:?}", told(text));
        }
    }
}
