//! Whose the second of two verbs is: in "Roe went home before Hale opened the gate and promised tea" it is Hale who promises.

use super::attribution::Attribution;
use super::node::Node;
use super::reading::Reading;

/// Gives a verb behind "and" or "but" the subject of the nearest verb before it, where the models took one beyond that.
pub(super) fn share(text: Reading<'_>, nodes: &[Node], found: &mut [Attribution]) {
    for i in 1..found.len() {
        let a = &found[i];
        let Some(own) = a.source.first().filter(|s| s.end <= a.cue.start) else { continue };
        let adverb = |&k: &usize| text.low(nodes[k].from as usize).ends_with("ly");
        let Some(link) = (own.end..a.cue.start).rev().find(|k| !adverb(k)) else { continue };
        let joined = text.is(nodes[link].from as usize, &["and", "but"]);
        let nearer = found[i.saturating_sub(6)..i].iter().rev().find(|b| {
            let subject =
                b.source.first().filter(|s| s.end == b.cue.start || s.end + 2 >= b.cue.start && s.end <= b.cue.start);
            subject.is_some_and(|s| s.start >= own.end && !nodes[s.start..a.cue.start].iter().skip(1).any(|n| n.begins))
        });
        if let Some(source) = nearer.filter(|_| joined).map(|b| b.source.clone()) {
            found[i].source = source;
        }
    }
}
