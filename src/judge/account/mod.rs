//! How a value came about: an expression part by part, each with its value and what it rests on.

mod rows;

pub use rows::{RowAccount, RowsAccount, Standing};

use crate::bound::{Truth, Value};
use crate::checklist::{Checklist, EachRow};
use crate::dossier::Dossier;
use crate::expr::{FieldRef, Node, NodeKind, Scene};
use crate::form::RowId;
use crate::ids::TableId;

/// A part of an expression over the rows it sees. Its own parts are looked at when they are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Account<'a> {
    checklist: &'a Checklist,
    /// The rows it sees.
    pub scene: Scene<'a>,
    /// What it is.
    pub node: &'a Node,
}

/// What a part of several conditions does to the whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bearing {
    /// It settles the whole, whatever the others are.
    Decides,
    /// It would settle the whole, but one before it already does.
    Also,
    /// The whole is what it is by all such parts together.
    Together,
    /// The whole would be the same without it.
    Idle,
}

/// A row that `previous` may mean; `None` where there may be none.
pub type Earlier = Option<(TableId, RowId)>;

impl<'a> Account<'a> {
    /// An expression over a whole dossier.
    #[must_use]
    pub const fn of(checklist: &'a Checklist, dossier: &'a Dossier, node: &'a Node) -> Self {
        let scene = Scene::root(&checklist.form, &dossier.records);
        Self { checklist, scene, node }
    }

    /// A part, which sees the same rows.
    #[must_use]
    pub const fn part(self, node: &'a Node) -> Self {
        Self { node, ..self }
    }

    /// The same over other rows.
    #[must_use]
    pub const fn over(self, scene: Scene<'a>) -> Self {
        Self { scene, ..self }
    }

    /// Its value.
    #[must_use]
    pub fn value(&self) -> Value<'a> {
        self.scene.evaluate(self.node)
    }

    /// Whether it holds, as a condition.
    #[must_use]
    pub fn truth(&self) -> Truth {
        self.scene.condition(self.node)
    }

    /// What each of its parts does to it, where it is made of several conditions.
    #[must_use]
    pub fn bearings(&self, parts: &'a [Node]) -> Vec<Bearing> {
        // One that holds settles an "or"; one that does not settles an "and", but there each that does
        // not has to change before the whole can.
        let (settling, one_will_do) = match &self.node.kind {
            NodeKind::Or(_) => (Truth::True, true),
            _ => (Truth::False, false),
        };
        let whole = self.truth();
        let mut settled = false;
        let mut bearing = |part: Truth| match part {
            part if part != whole => Bearing::Idle,
            _ if whole != settling => Bearing::Together,
            _ if settled && one_will_do => Bearing::Also,
            _ => {
                settled = true;
                Bearing::Decides
            }
        };
        parts.iter().map(|part| bearing(self.part(part).truth())).collect()
    }

    /// Whether a function looks at one of its arguments at all.
    #[must_use]
    pub fn looks_at(&self, part: &'a Node) -> bool {
        match &self.node.kind {
            NodeKind::Call(function, arguments) => {
                let looked_at = self.scene.looked_at(function, arguments);
                looked_at.into_iter().any(|one| std::ptr::eq(one, part))
            }
            _ => true,
        }
    }

    /// How the field it is was computed, where it is a derived one of a row that is known.
    #[must_use]
    pub fn derivation(&self) -> Option<Self> {
        let NodeKind::Field(field) = &self.node.kind else { return None };
        let derive = self.checklist.rules.of(field.table, field.field)?.derive.as_deref()?;
        let rows = self.scene.rows_read(*field);
        let [Some(row)] = rows.as_slice() else { return None };
        let scene = Scene::root(self.scene.form, self.scene.records).of_row(field.table, *row);
        Some(Self { scene, node: derive, ..*self })
    }

    /// The fields that it names directly: those of rows it counts are left out.
    #[must_use]
    pub fn fields(&self) -> Vec<Self> {
        match &self.node.kind {
            NodeKind::Field(_) => vec![*self],
            NodeKind::Aggregate(_) => Vec::new(),
            _ => self.node.parts().into_iter().flat_map(|part| self.part(part).fields()).collect(),
        }
    }

    /// The table of the rows that it may mean by `previous`, and those rows, where it does.
    #[must_use]
    pub fn earlier(&self) -> Vec<Earlier> {
        let (table, rows) = match &self.node.kind {
            NodeKind::Field(FieldRef { row, table, .. }) if row.back > 0 => {
                let NodeKind::Field(field) = &self.node.kind else { return Vec::new() };
                (*table, self.scene.rows_read(*field))
            }
            NodeKind::Aggregate(one) if one.rows.from.back > 0 => {
                (one.rows.table, self.scene.starts_of(&one.rows))
            }
            _ => return Vec::new(),
        };
        rows.into_iter().map(|row| row.map(|row| (table, row))).collect()
    }

    /// The rows it is computed from, where it is an aggregate.
    #[must_use]
    pub fn rows(&self) -> Option<RowsAccount<'a>> {
        match &self.node.kind {
            NodeKind::Aggregate(aggregation) => Some(RowsAccount::of(*self, aggregation)),
            _ => None,
        }
    }

    /// The rows that a criterion judges one by one.
    #[must_use]
    pub fn of_each(
        checklist: &'a Checklist,
        dossier: &'a Dossier,
        each: &'a EachRow,
    ) -> RowsAccount<'a> {
        RowsAccount::of_each(Self::of(checklist, dossier, &each.require), each)
    }
}
