//! The checklists that come with the program.

use super::chain::{Shelf, Written};
use crate::error::Error;

/// Ids and texts.
static BUILT_IN: &[(&str, &str)] = &[
    ("lokmin-bulanan", include_str!("../../checklists/lokmin-bulanan.yaml")),
    ("lokmin-2006", include_str!("../../checklists/lokmin-2006.yaml")),
    ("lokmin-ilp", include_str!("../../checklists/lokmin-ilp.yaml")),
    ("lokmin-tribulanan", include_str!("../../checklists/lokmin-tribulanan.yaml")),
    ("pkp-lokmin", include_str!("../../checklists/pkp-lokmin.yaml")),
    ("pkp-lokmin-jatim", include_str!("../../checklists/pkp-lokmin-jatim.yaml")),
];

/// The ids of the checklists that come with the program.
pub fn ids() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(id, _)| *id)
}

/// The text of the checklist with this id.
#[must_use]
pub fn text(id: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}

/// The checklists that come with the program, by their ids.
pub(super) struct BuiltIn;

impl Shelf for BuiltIn {
    fn find(&self, reference: &str, _by: &Written) -> Result<Option<Written>, Error> {
        let found = text(reference);
        Ok(found.map(|text| Written { name: reference.to_owned(), text: text.to_owned() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_checklist_is_sound_and_named_by_its_id() {
        for id in ids() {
            let mut diagnostics = crate::diagnostic::Diagnostics::new();
            let checklist =
                crate::checklist::load::from_text(id, text(id).unwrap(), &mut diagnostics);
            assert!(diagnostics.is_empty(), "{diagnostics:?}");
            assert_eq!(checklist.unwrap().id, id);
        }
    }
}
