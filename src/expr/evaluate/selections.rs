//! Rows of one dossier that several parts of a checklist look at, each selection found once.

use std::cell::OnceCell;
use std::slice;

use super::fixed::Fixed;
use super::{Scene, passing};
use crate::expr::{Node, RowsPath};
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
    fn get(
        &self,
        number: usize,
        find: impl FnOnce() -> Vec<(Presence, RowId)>,
    ) -> Option<&[(Presence, RowId)]> {
        self.0.get(number).map(|rows| rows.get_or_init(find).as_slice())
    }
}

/// The rows of a selection: found before, or looked for one by one.
enum Selected<'a, I> {
    Found(slice::Iter<'a, (Presence, RowId)>),
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

impl<'a> Scene<'a> {
    /// The rows of a path that meet a condition, surely or possibly: those found before, where this is a
    /// selection with a number.
    pub fn selected(
        &self,
        (rows, condition, selection): (&'a RowsPath, Option<&'a Node>, Option<usize>),
        from: Option<RowId>,
    ) -> impl Iterator<Item = (Presence, RowId)> + use<'a> {
        let found = self.selections.zip(selection).and_then(|(all, number)| {
            all.get(number, || self.found(rows, condition, from).collect())
        });
        match found {
            Some(found) => Selected::Found(found.iter()),
            None => Selected::Anew(self.found(rows, condition, from)),
        }
    }

    fn found(
        &self,
        rows: &'a RowsPath,
        condition: Option<&'a Node>,
        from: Option<RowId>,
    ) -> impl Iterator<Item = (Presence, RowId)> + use<'a> {
        let scene = *self;
        let (frame, table) = (rows.frame, rows.last());
        let fixed = condition.and_then(|condition| Fixed::of(self, condition, frame));
        scene.rows_of(rows, from).filter_map(move |(presence, row)| {
            let Some(condition) = condition else { return Some((presence, row)) };
            let scene = scene.with(frame, table, row);
            let counts = match &fixed {
                Some(fixed) => fixed.condition(&scene),
                None => scene.condition(condition),
            };
            passing(presence, counts).map(|presence| (presence, row))
        })
    }
}
