//! What a change of checklists changes: criterion by criterion in their definitions, dossier by dossier in
//! what they earn.

mod bounds;
mod definition;
mod effect;
mod overall;
mod reads;
mod same;

pub use definition::{Aspect, Frame, Pair};
pub use effect::{Effect, Movement, Shift, Side};
pub use overall::{Moved, Overall};

use crate::assess::Assessment;
use crate::checklist::Checklist;
use crate::dossier::Dossier;

/// Two checklists, side by side.
#[derive(Clone, Debug)]
pub struct Comparison<'c> {
    /// The one that holds so far: an earlier edition, or the base.
    pub old: &'c Checklist,
    /// The one it is compared with.
    pub new: &'c Checklist,
    /// Their criteria, those of the new one in its order, removed ones where they stood.
    pub pairs: Vec<Pair>,
    /// What differs in sections, grades and gates.
    pub frames: Vec<Frame>,
    /// Whether every dossier has the same total under both, whatever is in it.
    pub scores_the_same: bool,
}

impl<'c> Comparison<'c> {
    /// Compares two checklists.
    #[must_use]
    pub fn of(old: &'c Checklist, new: &'c Checklist) -> Self {
        let pairs = definition::pairs(old, new);
        let frames = definition::frames(old, new);
        let weighs_the_same = |pair: &Pair| {
            let moves = |aspect: &Aspect| matches!(aspect, Aspect::Weight | Aspect::Section);
            pair.earns_the_same() && !pair.differs.iter().any(moves)
        };
        let sections = |frame: &Frame| matches!(frame, Frame::Section { .. });
        let scores_the_same = pairs.iter().all(weighs_the_same) && !frames.iter().any(sections);
        Self { old, new, pairs, frames, scores_the_same }
    }

    /// What changes for a dossier, given its assessments under the old and the new checklist.
    #[must_use]
    pub fn effect(&self, dossier: &Dossier, assessments: (&Assessment, &Assessment)) -> Effect {
        Effect::of(self, dossier, assessments)
    }

    /// What changes over all dossiers, and these in order: the largest loss of the proven total first, those
    /// without a score last.
    #[must_use]
    pub fn impact(self, mut effects: Vec<Effect>) -> Impact<'c> {
        effects.sort_by_cached_key(|effect| {
            let change = effect.proven_change();
            (change.is_none(), change)
        });
        Impact { overall: Overall::of(&self, &effects), comparison: self, effects }
    }
}

/// What a change of checklists changes for dossiers.
#[derive(Clone, Debug)]
pub struct Impact<'c> {
    /// The checklists.
    pub comparison: Comparison<'c>,
    /// The dossiers, the largest loss first.
    pub effects: Vec<Effect>,
    /// All of them together.
    pub overall: Overall,
}
