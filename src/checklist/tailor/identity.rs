//! What a tailored checklist may not take from its base: the name it goes by.

use super::shape::IDENTITY;
use super::{Tailor, fault};
use crate::checklist::Base;
use crate::diagnostic::Place;

impl Tailor<'_> {
    /// Makes sure that the checklist has an id, version and title of its own: whoever reads an assessment has
    /// to know by which rules it was made.
    pub(super) fn identity(&mut self, bases: &[Base]) {
        let head = self.over.root.get("checklist");
        let missing = |key: &&&str| head.and_then(|head| head.get(key)).is_none();
        let missing: Vec<&str> = IDENTITY.iter().filter(missing).copied().collect();
        if !missing.is_empty() {
            let place = self.key_place_at_top("checklist").or(self.key_place_at_top("extends"));
            self.report(fault::identity_missing(&missing, place));
        }
        let Some(id) = head.and_then(|head| head.get("id")) else { return };
        let written = id.scalar().map_or("", |id| &id.text);
        if bases.iter().any(|base| base.id == written) {
            self.report(fault::id_of_base(written, self.over.place(id)));
        }
    }

    fn key_place_at_top(&self, key: &str) -> Option<Place> {
        self.over.root.entry(key).map(|entry| self.over.key_place(entry))
    }
}
