//! Rows of one dossier that several parts of a checklist look at, each selection found once.

use std::cell::OnceCell;

use crate::form::{Presence, RowId};

/// The selections of rows found so far, by their numbers.
#[derive(Debug)]
pub struct Selections(Vec<OnceCell<Vec<(Presence, RowId)>>>);

impl Selections {
    /// Of so many, none found yet.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self((0..count).map(|_| OnceCell::new()).collect())
    }

    /// The rows of a selection, which are looked for if nobody did before.
    pub(super) fn get(
        &self,
        number: usize,
        find: impl FnOnce() -> Vec<(Presence, RowId)>,
    ) -> Option<&[(Presence, RowId)]> {
        self.0.get(number).map(|rows| rows.get_or_init(find).as_slice())
    }
}

/// The rows of a selection: found before, or looked for one by one.
pub(super) enum Selected<'a, I> {
    Found(std::slice::Iter<'a, (Presence, RowId)>),
    Anew(I),
}

impl<I: Iterator<Item = (Presence, RowId)>> Iterator for Selected<'_, I> {
    type Item = (Presence, RowId);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Found(rows) => rows.next().copied(),
            Self::Anew(rows) => rows.next(),
        }
    }
}
