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
    /// Steps to the next entry of a row and over its key; the key, with its place. Nothing within, and out of
    /// the row, where there is no other entry.
    pub(super) fn entry<'p>(
        &mut self,
        plan: &'p TablePlan<'_>,
        next: Option<usize>,
    ) -> Option<Option<(usize, &'p Quoted)>> {
        // Mostly it is the key that comes next in the form, and written without space.
        if let Some(place) = next
            && let Some(key) = plan.quoted(place)
            && self.scan.bytes().starts_with(key.after_comma.as_bytes())
        {
            self.scan.step_over(key.after_comma.len());
            return Some(Some((place, key)));
        }
        match self.scan.next_entry(next.is_none()).ok()? {
            true => self.key(plan, next.unwrap_or(0)).map(Some),
            false => Some(None),
        }
    }

    /// Steps over a key and its colon; the key, with its place.
    fn key<'p>(&mut self, plan: &'p TablePlan<'_>, next: usize) -> Option<(usize, &'p Quoted)> {
        if let Some((place, key)) = plan.upcoming(self.scan.bytes(), next) {
            self.scan.step_over(key.text.len());
            self.scan.space();
            return Some((place, key));
        }
        let place = plan.place(self.scan.text(&mut self.scratch).ok()?)?;
        self.scan.colon().ok()?;
        Some((place, plan.quoted(place)?))
    }
}
