//! Where a unit's claims can be seen, and how they were checked.

use std::collections::HashMap;

use crate::checklist::Method;
use crate::form::{Form, Key, Records, RowId};
use crate::ids::TableId;

/// How well a claim is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Strength {
    /// By nothing.
    None,
    /// By one method other than a document.
    Weak,
    /// By a document, or two methods.
    Moderate,
    /// By a document and another method.
    Strong,
}

/// What a row's `bukti` says of one of its fields or tables.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claim {
    /// The field or table.
    pub of: Key,
    /// Where it can be seen.
    pub note: Option<String>,
    /// How it was checked; a claim without methods is a document.
    pub methods: Vec<Method>,
}

impl Claim {
    /// How well the claim is shown.
    #[must_use]
    pub fn strength(&self) -> Strength {
        let document = self.methods.is_empty() || self.methods.contains(&Method::Document);
        let mut others: Vec<Method> = self.methods.clone();
        others.sort_unstable();
        others.dedup();
        let others = others.iter().filter(|method| **method != Method::Document).count();
        match (document, others) {
            (true, 1..) => Strength::Strong,
            (true, 0) | (false, 2..) => Strength::Moderate,
            (false, 1) => Strength::Weak,
            (false, 0) => Strength::None,
        }
    }
}

/// All claims of a dossier, by row.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Claims(HashMap<(TableId, RowId), Vec<Claim>>);

impl Claims {
    /// Whether nothing is claimed to be shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds what a row's `bukti` says, which may be nothing of any field.
    pub fn add(&mut self, table: TableId, row: RowId, claims: Vec<Claim>) {
        self.0.entry((table, row)).or_default().extend(claims);
    }

    /// What a row's own `bukti` says.
    #[must_use]
    pub fn of_row(&self, table: TableId, row: RowId) -> Option<&[Claim]> {
        self.0.get(&(table, row)).map(Vec::as_slice)
    }

    /// How well a row's field or table is shown: by the row's own `bukti`, or, where it has none, by what
    /// the row that holds it says of its table.
    #[must_use]
    pub fn strength(
        &self,
        form: &Form,
        records: &Records,
        (table, row): (TableId, RowId),
        of: Key,
    ) -> Strength {
        if let Some(claims) = self.of_row(table, row) {
            let claim = claims.iter().find(|claim| claim.of == of);
            return claim.map_or(Strength::None, Claim::strength);
        }
        let Some(parent) = form.table(table).parent else { return Strength::None };
        let holder = records.rows(table).row(row).parent;
        self.strength(form, records, (parent, holder), Key::Table(table))
    }
}
