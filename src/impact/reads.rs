//! What a criterion reads, down to what its fields are computed from and bounded by.

use std::collections::{BTreeMap, BTreeSet};

use super::same::name;
use crate::checklist::{Checklist, Criterion, Levels, Measure};
use crate::expr::{Node, NodeKind, RowsPath};
use crate::form::Form;
use crate::ids::{FieldId, TableId};

/// What a criterion reads, by name.
#[derive(Default)]
pub(super) struct Reads {
    pub(super) parameters: BTreeSet<String>,
    pub(super) fields: BTreeMap<String, (TableId, FieldId)>,
    pub(super) tables: BTreeMap<String, TableId>,
}

impl Reads {
    /// All a criterion reads.
    pub(super) fn of(checklist: &Checklist, criterion: &Criterion) -> Self {
        let mut visit = Visit { checklist, reads: Self::default() };
        criterion.applies_when.iter().for_each(|node| visit.node(node));
        match &criterion.measure {
            Measure::Value(node) => visit.node(node),
            Measure::Rows(each) => {
                visit.rows(&each.rows);
                each.condition.iter().for_each(|node| visit.node(node));
                visit.node(&each.require);
            }
        }
        if let Levels::AtLeast(levels) | Levels::AtMost(levels) = &criterion.levels {
            let named = levels.iter().filter_map(|level| level.parameter.clone());
            visit.reads.parameters.extend(named);
        }
        visit.reads
    }
}

struct Visit<'c> {
    checklist: &'c Checklist,
    reads: Reads,
}

impl<'c> Visit<'c> {
    fn form(&self) -> &'c Form {
        &self.checklist.form
    }

    fn node(&mut self, node: &Node) {
        match &node.kind {
            NodeKind::Parameter(name, _) => _ = self.reads.parameters.insert(name.clone()),
            NodeKind::Field(field) => self.field((field.table, field.field)),
            NodeKind::BuiltIn(_) => self.timeline(),
            NodeKind::Aggregate(aggregation) => self.rows(&aggregation.rows),
            NodeKind::Literal(_)
            | NodeKind::List(_)
            | NodeKind::Not(_)
            | NodeKind::Negate(_)
            | NodeKind::And(_)
            | NodeKind::Or(_)
            | NodeKind::Compare(..)
            | NodeKind::In(_)
            | NodeKind::Matches(..)
            | NodeKind::Arithmetic(..)
            | NodeKind::Call(..) => {}
        }
        for part in node.parts() {
            self.node(part);
        }
    }

    fn field(&mut self, place: (TableId, FieldId)) {
        let known = self.reads.fields.insert(name(self.form(), place), place);
        self.table(place.0);
        let Some(rules) = self.checklist.rules.of(place.0, place.1) else { return };
        if known.is_none() {
            rules.derive.iter().for_each(|node| self.node(node));
            rules.min.iter().chain(&rules.max).for_each(|node| self.node(node));
        }
    }

    fn rows(&mut self, rows: &RowsPath) {
        self.table(rows.last());
    }

    /// A table and those it is nested in.
    fn table(&mut self, table: TableId) {
        let Some(parent) = self.form().table(table).parent else { return };
        let known = self.reads.tables.insert(self.form().path(table), table);
        if known.is_none() {
            self.table(parent);
            if self.form().is_timeline(table) {
                self.timeline();
            }
        }
    }

    /// The timeline, and the field that says that all its rows are there.
    fn timeline(&mut self) {
        let Some(timeline) = self.form().timeline else { return };
        self.table(timeline.table);
        if let Some(complete) = timeline.complete_when {
            self.field((TableId::ROOT, complete));
        }
    }
}
