//! Which criteria read what: a form says of each question what it is asked for.

use std::collections::{BTreeSet, HashMap};

use crate::checklist::{Checklist, Criterion, Measure};
use crate::expr::Node;
use crate::form::Key;
use crate::ids::{FieldId, TableId};

/// The criteria that read each field and each table, by their places.
#[derive(Clone, Debug, Default)]
pub(super) struct Uses {
    fields: HashMap<(TableId, FieldId), BTreeSet<usize>>,
    tables: HashMap<TableId, BTreeSet<usize>>,
}

impl Uses {
    /// What a checklist's criteria read, computed fields followed to what was submitted.
    pub(super) fn of(checklist: &Checklist) -> Self {
        let mut uses = Self::default();
        for (place, criterion) in checklist.criteria.iter().enumerate() {
            let (nodes, tables) = read_by(criterion);
            for table in tables {
                uses.tables.entry(*table).or_default().insert(place);
            }
            for node in nodes {
                uses.add(checklist, node, place);
            }
        }
        uses
    }

    fn add(&mut self, checklist: &Checklist, node: &Node, place: usize) {
        for path in node.row_paths() {
            for table in &path.path {
                self.tables.entry(*table).or_default().insert(place);
            }
        }
        for field in node.fields() {
            let key = (field.table, field.field);
            let is_new = self.fields.entry(key).or_default().insert(place);
            let rules = checklist.rules.of(field.table, field.field).filter(|_| is_new);
            if let Some(derive) = rules.and_then(|rules| rules.derive.as_ref()) {
                self.add(checklist, derive, place);
            }
        }
    }

    /// The places of the criteria that read a field or a table of a row, in checklist order.
    pub(super) fn criteria(&self, table: TableId, key: Key) -> impl Iterator<Item = usize> {
        let places = match key {
            Key::Field(field) => self.fields.get(&(table, field)),
            Key::Table(nested) => self.tables.get(&nested),
        };
        places.into_iter().flatten().copied()
    }
}

/// The expressions of a criterion, and the tables whose rows it judges one by one.
fn read_by(criterion: &Criterion) -> (Vec<&Node>, &[TableId]) {
    let mut nodes: Vec<&Node> = criterion.applies_when.as_deref().into_iter().collect();
    match &criterion.measure {
        Measure::Value(node) => {
            nodes.push(node);
            (nodes, &[])
        }
        Measure::Rows(each) => {
            nodes.extend(each.condition.as_deref());
            nodes.push(&each.require);
            (nodes, &each.rows.path)
        }
    }
}
