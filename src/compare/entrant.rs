//! An assessment that takes part, with what else is known of its unit.

use std::collections::BTreeMap;

use crate::bound::Content;
use crate::checklist::Checklist;
use crate::dossier::Dossier;
use crate::followup::standing::Standing;
use crate::form::{Kind, RowId};
use crate::ids::TableId;
use crate::text::Text;

/// An assessment that takes part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entrant {
    /// The assessment.
    pub standing: Standing,
    /// Where it was read.
    pub source: String,
    /// What the unit chose in fields of its own, by their names; a written assessment does not hold it.
    pub traits: BTreeMap<String, Text>,
}

/// What a unit chose in the fields of its own row, as far as it is known.
#[must_use]
pub fn traits(checklist: &Checklist, dossier: &Dossier) -> BTreeMap<String, Text> {
    let form = &checklist.form;
    let mut traits = BTreeMap::new();
    for (id, field) in form.root().fields() {
        let Kind::Choice(vocabulary) = field.kind else { continue };
        let value = dossier.records.value(TableId::ROOT, RowId::ROOT, id);
        let Content::Choice(items) = value.content() else { continue };
        let item = items.single().filter(|_| value.is_sure());
        let item = item.and_then(|item| form.vocabulary(vocabulary).items.get(item));
        traits.extend(item.map(|item| (field.name.clone(), item.label.clone())));
    }
    traits
}
