//! Random dossiers for a form: known, partly known and blank cells, missing months and tables.

use tilik::quantity::{Month, Period};

use super::dice::Dice;
use super::dossier::{Cell, Dossier, Row, Rows};
use super::form::{Field, Form};
use super::value::{Type, Value};
use super::within::{Chain, some_value};

/// A dossier, by and large within what its form allows.
pub(crate) fn random_dossier(dice: &mut Dice, form: &Form, period: Period) -> Dossier {
    let blanks = *dice.pick(&[0, 8, 20, 20, 45]);
    let mut writer = Writer { dice, form, period, blanks };
    let root = writer.row(0, &Chain::default(), None);
    Dossier { period, root }
}

struct Writer<'a> {
    dice: &'a mut Dice,
    form: &'a Form,
    period: Period,
    /// How many of a hundred cells are blank, and how many tables and months are missing.
    blanks: usize,
}

impl Writer<'_> {
    /// A row; `first` is what its first field says, and on the timeline the month of the second.
    fn row(&mut self, table: usize, chain: &Chain, first: Option<(i64, Option<i64>)>) -> Row {
        let form = self.form;
        let mut cells: Vec<Option<Cell>> = Vec::new();
        for field in &form.tables[table].fields {
            let given = match (cells.len(), first) {
                (0, Some((number, _))) => Some(number),
                (1, Some((_, month))) => month,
                _ => None,
            };
            let cell = match (field.of, given) {
                (None, _) => None,
                (Some(_), Some(given)) => Some(Cell::Known(Value::Quantity(given))),
                (Some(of), None) => Some(self.cell(table, field, of, &chain.with(table, &cells))),
            };
            cells.push(cell);
        }
        let chain = chain.with(table, &cells);
        let tables =
            form.tables[table].tables.iter().map(|nested| self.rows(*nested, &chain)).collect();
        Row { cells, tables }
    }

    fn rows(&mut self, table: usize, chain: &Chain) -> Rows {
        if self.form.is_timeline(table) {
            return self.timeline(table, chain);
        }
        if self.dice.chance(self.blanks) {
            return match self.dice.below(5) {
                0 => Rows::Unknown,
                1 => Rows::Dash,
                _ => Rows::Absent,
            };
        }
        let count = self.dice.weighted(&[(2, 0), (4, 1), (4, 2), (2, 3)]);
        Rows::These(
            (1..=count).map(|number| self.row(table, chain, Some((number, None)))).collect(),
        )
    }

    fn timeline(&mut self, table: usize, chain: &Chain) -> Rows {
        let step = self.form.timeline.as_ref().map_or(1, |timeline| timeline.step);
        let mut rows = Vec::new();
        let mut number = 0;
        for slot in slots(self.period, step) {
            let absent = self.dice.chance(self.blanks);
            let count = if absent { 0 } else { self.dice.weighted(&[(1, 0), (9, 1), (2, 2)]) };
            for _ in 0..count {
                number += 1;
                let month = i64::from(slot.index()) + self.dice.between(0, i64::from(step - 1));
                rows.push(self.row(table, chain, Some((number, Some(month)))));
            }
        }
        if self.dice.chance(30) {
            self.dice.shuffle(&mut rows);
        }
        if rows.is_empty() && self.dice.chance(60) { Rows::Absent } else { Rows::These(rows) }
    }

    fn cell(&mut self, table: usize, field: &Field, of: Type, chain: &Chain) -> Cell {
        let form = self.form;
        if table == 0 && (field.name == "kode" || field.name == "nama") {
            return Cell::Known(Value::Text("P1".to_owned()));
        }
        if form.is_complete_when(table, &field.name) && self.dice.chance(40) {
            return Cell::Known(Value::Boolean(true));
        }
        if field.may_be_none() && self.dice.chance(6) {
            return Cell::Dash;
        }
        if !self.dice.chance(self.blanks) {
            return self.known(field, of, chain).map_or(Cell::Unknown, Cell::Known);
        }
        let partly = if self.dice.chance(45) { self.partly_known(field, of, chain) } else { None };
        match partly {
            Some(partly) => partly,
            None if field.required || self.dice.chance(25) => Cell::Unknown,
            None => Cell::Absent,
        }
    }

    fn known(&mut self, field: &Field, of: Type, chain: &Chain) -> Option<Value> {
        let range = chain.range(self.form, self.period, field);
        some_value(self.dice, self.form, of, self.period, range)
    }

    fn partly_known(&mut self, field: &Field, of: Type, chain: &Chain) -> Option<Cell> {
        if let Type::Choices(words) = of {
            let mut items: Vec<usize> = (0..self.form.vocabularies[words].1.len()).collect();
            items.retain(|_| self.dice.chance(40));
            return Some(Cell::Some(items));
        }
        if !of.is_quantity() {
            return None;
        }
        let Value::Quantity(one) = self.known(field, of, chain)? else { return None };
        let Value::Quantity(other) = self.known(field, of, chain)? else { return None };
        Some(match self.dice.below(9) {
            0 => Cell::AtLeast(one),
            1 => Cell::AtMost(one),
            2 if one < of.extent().1 => Cell::Above(one),
            3 if one > of.extent().0 => Cell::Below(one),
            4 if of == Type::Date => {
                let month = self.dice.pick(&self.period.months().collect::<Vec<Month>>()).index();
                Cell::DayOf(month.into())
            }
            5 | 6 => {
                Cell::Between(one, one.saturating_add(self.dice.between(0, 14)).min(of.extent().1))
            }
            _ => Cell::Between(one.min(other), one.max(other)),
        })
    }
}

/// The first month of each slot.
pub(crate) fn slots(period: Period, step: i32) -> Vec<Month> {
    period.months().step_by(usize::try_from(step).unwrap()).collect()
}
