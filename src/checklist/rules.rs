//! Expressions of a form's fields.

use crate::expr::{Expression, Node};
use crate::ids::{FieldId, TableId};

/// Expressions of the form: what fields allow, and how derived ones are computed.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// For each table, for each field.
    pub fields: Vec<Vec<FieldRules>>,
    /// Fields with any expression, in an order in which each only needs those before it: derived ones and
    /// those with `min` or `max` may rest on each other.
    pub order: Vec<(TableId, FieldId)>,
    /// Derived fields in an order in which each only needs those before it.
    pub derived: Vec<(TableId, FieldId)>,
    /// Fields with `min` or `max`, in an order in which each only needs those before it.
    pub bounded: Vec<(TableId, FieldId)>,
}

/// Expressions of one field.
#[derive(Clone, Debug, Default)]
pub struct FieldRules {
    /// The least it can be.
    pub min: Option<Node>,
    /// The most it can be.
    pub max: Option<Node>,
    /// How it is computed.
    pub derive: Option<Expression>,
}

impl Rules {
    /// The rules of a field.
    #[must_use]
    pub fn of(&self, table: TableId, field: FieldId) -> Option<&FieldRules> {
        self.fields.get(table.index())?.get(field.index())
    }

    pub(super) fn of_mut(&mut self, (table, field): (TableId, FieldId)) -> Option<&mut FieldRules> {
        self.fields.get_mut(table.index())?.get_mut(field.index())
    }
}
