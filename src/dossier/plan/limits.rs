//! The `min` and `max` of fields.

use crate::expr::Node;
use crate::ids::{FieldId, TableId};
use crate::quantity::Number;

/// One end of what a field may be.
#[derive(Debug)]
pub(in crate::dossier) enum Limit<'c> {
    /// It has none.
    Nothing,
    /// A number of the checklist.
    Fixed(&'c Number),
    /// Something to be computed for each row.
    Computed(&'c Node),
}

impl<'c> Limit<'c> {
    pub(super) fn of(node: Option<&'c Node>) -> Self {
        match node {
            None => Self::Nothing,
            Some(node) => match node.as_literal().and_then(|literal| literal.range()?.exact()) {
                Some(number) => Self::Fixed(number),
                None => Self::Computed(node),
            },
        }
    }
}

/// A field with `min` or `max`.
#[derive(Debug)]
pub(in crate::dossier) struct Bounded<'c> {
    pub(in crate::dossier) table: TableId,
    pub(in crate::dossier) field: FieldId,
    pub(in crate::dossier) min: Limit<'c>,
    pub(in crate::dossier) max: Limit<'c>,
}

impl Bounded<'_> {
    /// Whether what the field may be depends on what else was submitted.
    pub(in crate::dossier) const fn depends_on_others(&self) -> bool {
        matches!(self.min, Limit::Computed(_)) || matches!(self.max, Limit::Computed(_))
    }
}
