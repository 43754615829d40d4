//! Whether two checklists say the same, although the places of fields, tables and words differ.

use crate::bound::{Content, ItemSet};
use crate::expr::{Aggregation, FieldRef, Literal, Node, NodeKind, RowsPath};
use crate::form::{Form, Kind};
use crate::ids::{FieldId, TableId, VocabularyId};

/// The two forms that places are looked up in: of the old checklist, of the new one.
#[derive(Clone, Copy)]
pub(super) struct Forms<'f> {
    pub(super) old: &'f Form,
    pub(super) new: &'f Form,
}

impl Forms<'_> {
    /// Whether two expressions ask the same of the same names. What the names mean is not looked at.
    pub(super) fn same(self, old: &Node, new: &Node) -> bool {
        match (&old.kind, &new.kind) {
            (NodeKind::Literal(one), NodeKind::Literal(other)) => self.same_literal(one, other),
            (NodeKind::Parameter(one, _), NodeKind::Parameter(other, _)) => one == other,
            (NodeKind::List(one), NodeKind::List(other)) => self.same_list(one, other),
            (NodeKind::And(one), NodeKind::And(other))
            | (NodeKind::Or(one), NodeKind::Or(other)) => self.all_same(one, other),
            (NodeKind::Field(one), NodeKind::Field(other)) => self.same_field(*one, *other),
            (NodeKind::BuiltIn(one), NodeKind::BuiltIn(other)) => one == other,
            (NodeKind::Not(one), NodeKind::Not(other))
            | (NodeKind::Negate(one), NodeKind::Negate(other)) => self.same(one, other),
            (NodeKind::Compare(one, sides), NodeKind::Compare(other, others)) => {
                one == other && self.all_same(sides.as_slice(), others.as_slice())
            }
            (NodeKind::In(sides), NodeKind::In(others)) => {
                self.all_same(sides.as_slice(), others.as_slice())
            }
            (NodeKind::Matches(part, pattern), NodeKind::Matches(other, others)) => {
                pattern.as_str() == others.as_str() && self.same(part, other)
            }
            (NodeKind::Arithmetic(one, by, sides), NodeKind::Arithmetic(other, others, ends)) => {
                one == other && by == others && self.all_same(sides.as_slice(), ends.as_slice())
            }
            (NodeKind::Call(one, arguments), NodeKind::Call(other, others)) => {
                one.name == other.name && self.all_same(arguments, others)
            }
            (NodeKind::Aggregate(one), NodeKind::Aggregate(other)) => self.same_rows(one, other),
            _ => false,
        }
    }

    /// Whether two expressions are both there and the same, or both missing.
    pub(super) fn same_if_any(self, old: Option<&Node>, new: Option<&Node>) -> bool {
        match (old, new) {
            (Some(old), Some(new)) => self.same(old, new),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }

    fn all_same(self, old: &[Node], new: &[Node]) -> bool {
        old.len() == new.len() && old.iter().zip(new).all(|(old, new)| self.same(old, new))
    }

    /// A list parameter is the same where its name is: its items are compared where it stands.
    fn same_list(self, old: &[Node], new: &[Node]) -> bool {
        match (Node::parameter_of(old), Node::parameter_of(new)) {
            (Some(old), Some(new)) => old == new,
            _ => self.all_same(old, new),
        }
    }

    fn same_rows(self, old: &Aggregation, new: &Aggregation) -> bool {
        old.aggregate.name == new.aggregate.name
            && self.same_path(&old.rows, &new.rows)
            && self.same_if_any(old.condition.as_ref(), new.condition.as_ref())
            && self.same_if_any(old.of.as_ref(), new.of.as_ref())
    }

    /// Whether two paths lead through tables of the same names from the same row. What a row goes by is
    /// only a name within the expression.
    pub(super) fn same_path(self, old: &RowsPath, new: &RowsPath) -> bool {
        old.from == new.from
            && old.frame == new.frame
            && old.path.len() == new.path.len()
            && self.old.path(old.last()) == self.new.path(new.last())
    }

    fn same_field(self, old: FieldRef, new: FieldRef) -> bool {
        old.row == new.row
            && name(self.old, (old.table, old.field)) == name(self.new, (new.table, new.field))
    }

    /// Whether two literals are the same value of the same kind.
    pub(super) fn same_literal(self, old: &Literal, new: &Literal) -> bool {
        match (old.kind, new.kind) {
            (Kind::Choice(one), Kind::Choice(other))
            | (Kind::Choices(one), Kind::Choices(other)) => {
                chosen(self.old, one, old) == chosen(self.new, other, new)
            }
            (one, other) => one == other && old.value == new.value,
        }
    }

    /// Whether two fields can hold the same values, and a blank in them means the same.
    pub(super) fn same_values(self, old: (TableId, FieldId), new: (TableId, FieldId)) -> bool {
        let (one, other) = (self.old.field(old.0, old.1), self.new.field(new.0, new.1));
        let same_kind = match (one.kind, other.kind) {
            (Kind::Choice(one), Kind::Choice(other))
            | (Kind::Choices(one), Kind::Choices(other)) => {
                self.old.vocabulary(one).keys().eq(self.new.vocabulary(other).keys())
            }
            (one, other) => one == other,
        };
        same_kind && one.blank == other.blank && one.derived == other.derived
    }
}

/// A field with the tables it stands in: `lokmin.durasi`.
pub(super) fn name(form: &Form, (table, field): (TableId, FieldId)) -> String {
    let (path, field) = (form.path(table), &form.field(table, field).name);
    if path.is_empty() { field.clone() } else { format!("{path}.{field}") }
}

/// The keys a literal stands for.
fn chosen<'f>(form: &'f Form, vocabulary: VocabularyId, literal: &Literal) -> Vec<&'f str> {
    let items = match literal.value.content() {
        Content::Choice(items) | Content::Choices { surely: items, .. } => *items,
        _ => ItemSet::default(),
    };
    let vocabulary = form.vocabulary(vocabulary);
    items.iter().filter_map(|item| Some(vocabulary.items.get(item)?.key.as_str())).collect()
}
