//! The blanks that widen the score: what to ask for on a visit.

use std::collections::HashMap;

use super::span;
use crate::checklist::Checklist;
use crate::expr::Leaf;
use crate::judge::Judged;
use crate::quantity::Number;
use crate::score::Scorecard;

/// A blank worth asking for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// The blank.
    pub leaf: Leaf,
    /// By how much it widens the total, as a share.
    pub widens: Number,
}

/// The blanks that widen the total, the widest first; of equals, the one read first.
#[must_use]
pub fn evidence_to_collect(
    checklist: &Checklist,
    judged: &[Judged],
    scorecard: &Scorecard,
) -> Vec<Wanted> {
    let mut places: HashMap<Leaf, usize> = HashMap::new();
    let mut wanted: Vec<Wanted> = Vec::new();
    let criteria = checklist.criteria.iter().zip(judged).zip(&scorecard.effective_weights);
    for ((criterion, one), weight) in criteria {
        let widens = weight.clone() * span(criterion, one);
        if widens.is_zero() {
            continue;
        }
        for leaf in &one.missing {
            let place = *places.entry(*leaf).or_insert(wanted.len());
            match wanted.get_mut(place) {
                Some(known) => known.widens = known.widens.clone() + widens.clone(),
                None => wanted.push(Wanted { leaf: *leaf, widens: widens.clone() }),
            }
        }
    }
    wanted.sort_by(|one, other| other.widens.cmp(&one.widens));
    wanted
}
