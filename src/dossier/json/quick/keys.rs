//! The keys of a row.

use super::Quick;
use crate::dossier::plan::{Quoted, TablePlan};

/// The keys of a row that were given so far, by their places.
#[derive(Clone, Copy, Default)]
pub(super) struct Keys([u64; 2]);

impl Keys {
    /// Adds a key; `None` where it was given before, or its place is too high for this set.
    pub(super) fn add(&mut self, place: usize) -> Option<()> {
        let word = self.0.get_mut(place / 64)?;
        let key = 1 << (place % 64);
        let is_new = *word & key == 0;
        *word |= key;
        is_new.then_some(())
    }

    /// Whether a key was given.
    pub(super) fn has(self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    /// Whether all keys that a row must have were given.
    pub(super) fn has_required(self, plan: &TablePlan<'_>) -> bool {
        plan.required().iter().all(|place| self.has(*place))
    }
}

impl Quick<'_, '_, '_> {
    /// Steps over a key and its colon; the key, with its place. Mostly it is one of those that come next in the
    /// form.
    pub(super) fn key<'p>(
        &mut self,
        plan: &'p TablePlan<'_>,
        next: usize,
    ) -> Option<(usize, &'p Quoted)> {
        let (place, key) = match plan.upcoming(self.scan.bytes(), next) {
            Some(place) => {
                let key = plan.quoted(place)?;
                self.scan.step_over(key.text.len());
                (place, key)
            }
            None => {
                let place = plan.place(self.scan.text(&mut self.scratch).ok()?)?;
                (place, plan.quoted(place)?)
            }
        };
        self.scan.colon().ok()?;
        Some((place, key))
    }
}
