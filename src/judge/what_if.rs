//! What would become of a criterion if blanks were known.

use super::{Judge, Judged};
use crate::bound::{Possible, Range};
use crate::checklist::{Checklist, Criterion};
use crate::dossier::Dossier;
use crate::expr::{Leaf, Scene};
use crate::form::{Cell, Form, Presence, Records, RowId};
use crate::ids::TableId;
use crate::quantity::Number;

/// What a blank is supposed to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Supposed {
    /// The field holds this.
    Is(Possible<String>),
    /// The row that may exist does; the field that may be none is not.
    There,
    /// The row that may exist does not; the field is none; the table of which nothing is known is empty.
    NotThere,
}

/// A criterion, and the dossier it is judged by.
#[derive(Clone, Copy, Debug)]
pub struct WhatIf<'a> {
    /// The checklist.
    pub checklist: &'a Checklist,
    /// Its criterion.
    pub criterion: &'a Criterion,
    /// The dossier.
    pub dossier: &'a Dossier,
}

impl WhatIf<'_> {
    /// The criterion judged as if some blanks were this; what is derived from them is computed anew.
    #[must_use]
    pub fn suppose(&self, blanks: &[Leaf], supposed: &Supposed) -> Judged {
        let form = &self.checklist.form;
        let mut dossier = self.dossier.clone();
        // Rows that are taken out are taken out from the last on, so that the others keep their places.
        let mut blanks = blanks.to_vec();
        blanks.sort_by_key(|blank| std::cmp::Reverse(row_of(*blank)));
        for blank in blanks {
            fill_in(form, &mut dossier.records, blank, supposed);
        }
        derive_anew(self.checklist, &mut dossier.records);
        Judge::new(self.checklist, &dossier).criterion(self.criterion)
    }

    /// Two neighbouring values of blanks between which the points change: found by halving what lies
    /// between two ends of which the points differ, both of which are whole steps.
    #[must_use]
    pub fn turning_point(
        &self,
        blanks: &[Leaf],
        ends: &Range,
        step: &Number,
    ) -> Option<[Number; 2]> {
        const MOST: usize = 64;
        let with = |value: &Number| {
            let judged = self.suppose(blanks, &Supposed::Is(value.clone().into()));
            (judged.points, judged.applies)
        };
        let (mut low, mut high) = (ends.low()?.clone(), ends.high()?.clone());
        let at_low = with(&low);
        if at_low == with(&high) {
            return None;
        }
        for _ in 0..MOST {
            let steps = (high.clone() - low.clone()).checked_div(step)?;
            if steps <= Number::ONE {
                break;
            }
            let half = steps.checked_div(&Number::whole(2))?.floor();
            let middle = low.clone() + half * step.clone();
            if with(&middle) == at_low { low = middle } else { high = middle }
        }
        Some([low, high])
    }
}

const fn row_of(blank: Leaf) -> RowId {
    match blank {
        Leaf::Cell { row, .. } | Leaf::Slot { row, .. } => row,
        Leaf::Table { parent, .. } => parent,
    }
}

fn fill_in(form: &Form, records: &mut Records, blank: Leaf, supposed: &Supposed) {
    match (blank, supposed) {
        (Leaf::Cell { table, row, field }, Supposed::Is(value)) => {
            let cell = records.keep_value(&value.map_text(String::as_str));
            *records.rows_mut(table).cell_mut(row, field) = cell;
        }
        (Leaf::Cell { table, row, field }, Supposed::There) => {
            let cell = records.rows_mut(table).cell_mut(row, field);
            *cell = cell.value().present().into();
        }
        (Leaf::Cell { table, row, field }, Supposed::NotThere) => {
            *records.rows_mut(table).cell_mut(row, field) = Cell::NONE;
        }
        (Leaf::Slot { table, row }, Supposed::There) => {
            records.rows_mut(table).row_mut(row).presence = Presence::Certain;
        }
        (Leaf::Slot { table, row }, Supposed::NotThere) => records.remove(form, table, row),
        (Leaf::Table { table, parent, .. }, Supposed::NotThere) => {
            let of = form.table(table);
            let holder = of.parent.unwrap_or(TableId::ROOT);
            records.rows_mut(holder).set_nested(parent, of.place, 0..0);
        }
        // Rows hold no value, and how many rows a table has is not said by there being some.
        (Leaf::Slot { .. }, Supposed::Is(_)) => {}
        (Leaf::Table { .. }, Supposed::Is(_) | Supposed::There) => {}
    }
}

fn derive_anew(checklist: &Checklist, records: &mut Records) {
    for (table, field) in &checklist.rules.derived {
        let rules = checklist.rules.of(*table, *field);
        let Some(derive) = rules.and_then(|rules| rules.derive.as_ref()) else { continue };
        for row in held_rows(&checklist.form, records, *table) {
            let scene = Scene::root(&checklist.form, records).of_row(*table, row);
            let value = scene.evaluate(derive).map_text(|text| (*text).to_owned());
            let cell = records.keep_value(&value.map_text(String::as_str));
            *records.rows_mut(*table).cell_mut(row, *field) = cell;
        }
    }
}

/// The rows of a table that some row holds: those that were taken out are held by none.
fn held_rows(form: &Form, records: &Records, table: TableId) -> Vec<RowId> {
    let of = form.table(table);
    let Some(holder) = of.parent else { return vec![RowId::ROOT] };
    let holders = held_rows(form, records, holder);
    let held = |row: RowId| records.rows(holder).nested(row, of.place).map(RowId);
    holders.into_iter().flat_map(held).collect()
}
