//! Fillings: a dossier with its blanks filled in, all of them or some, as its form allows.

use tilik::quantity::Period;

use super::dice::Dice;
use super::dossier::{Cell, Dossier, Row, Rows};
use super::form::{Blank, Field, Form};
use super::random_dossier::slots;
use super::value::{Type, Value};
use super::within::{Chain, some_value};

/// A filling in which nothing is left open (but months, where the form can't say that none is missing);
/// `None` where some blank found no value beside the others.
pub(crate) fn whole(dice: &mut Dice, form: &Form, dossier: &Dossier) -> Option<Dossier> {
    let filled = Filler::new(dice, form, dossier.period, 100).dossier(dossier);
    is_whole(form, 0, &filled.root).then_some(filled)
}

fn is_whole(form: &Form, table: usize, row: &Row) -> bool {
    let here = &form.tables[table];
    let cells = here.fields.iter().zip(&row.cells).all(|(field, cell)| match cell {
        Some(Cell::Absent) => matches!(field.blank, Blank::None | Blank::Value(_)),
        Some(Cell::Known(_) | Cell::Dash) | None => true,
        Some(_) => false,
    });
    let tables = here.tables.iter().zip(&row.tables).all(|(nested, rows)| match rows {
        Rows::These(rows) => rows.iter().all(|row| is_whole(form, *nested, row)),
        Rows::Dash => true,
        Rows::Absent => form.tables[*nested].blank_none || form.is_timeline(*nested),
        Rows::Unknown => false,
    });
    cells && tables
}

/// A filling that leaves some blanks as they are and narrows others.
pub(crate) fn partial(dice: &mut Dice, form: &Form, dossier: &Dossier) -> Dossier {
    let share = *dice.pick(&[10, 40, 80]);
    Filler::new(dice, form, dossier.period, share).dossier(dossier)
}

struct Filler<'a> {
    dice: &'a mut Dice,
    form: &'a Form,
    period: Period,
    /// How many of a hundred blanks are filled in.
    share: usize,
    /// The number of the last row that was added.
    number: i64,
}

impl<'a> Filler<'a> {
    fn new(dice: &'a mut Dice, form: &'a Form, period: Period, share: usize) -> Self {
        Self { dice, form, period, share, number: 1000 }
    }

    fn dossier(mut self, dossier: &Dossier) -> Dossier {
        let mut root = self.row(0, &dossier.root, &Chain::default());
        self.months(&mut root, dossier);
        Dossier { period: dossier.period, root }
    }

    /// Whether this blank is filled in.
    fn fills(&mut self) -> bool {
        self.dice.chance(self.share)
    }

    fn row(&mut self, table: usize, row: &Row, above: &Chain) -> Row {
        let form = self.form;
        let mut cells = Vec::new();
        for _ in 0..12 {
            cells.clear();
            for (field, cell) in form.tables[table].fields.iter().zip(&row.cells) {
                let chain = above.with(table, &cells);
                let filled = cell.as_ref().zip(field.of);
                cells.push(filled.map(|(cell, of)| self.cell(field, of, cell, &chain)));
            }
            if above.with(table, &cells).holds(form, self.period) {
                break;
            }
        }
        let chain = above.with(table, &cells);
        let nested = form.tables[table].tables.iter().zip(&row.tables);
        let tables = nested.map(|(nested, rows)| self.rows(*nested, rows, &chain)).collect();
        Row { cells, tables }
    }

    fn rows(&mut self, table: usize, rows: &Rows, chain: &Chain) -> Rows {
        let is_unknown = match rows {
            Rows::These(rows) => {
                return Rows::These(rows.iter().map(|row| self.row(table, row, chain)).collect());
            }
            Rows::Dash => false,
            Rows::Unknown => true,
            Rows::Absent => !self.form.tables[table].blank_none && !self.form.is_timeline(table),
        };
        if !is_unknown || !self.fills() {
            return rows.clone();
        }
        let count = self.dice.weighted(&[(3, 0), (4, 1), (3, 2), (2, 3)]);
        Rows::These((0..count).map(|_| self.new_row(table, None, chain)).collect())
    }

    /// A row nothing was known of, filled in.
    fn new_row(&mut self, table: usize, month: Option<i64>, chain: &Chain) -> Row {
        self.number += 1;
        let here = &self.form.tables[table];
        let given = |place: usize| match place {
            0 => Some(self.number),
            1 => month,
            _ => None,
        };
        let known = |steps| Cell::Known(Value::Quantity(steps));
        let cells = here
            .fields
            .iter()
            .enumerate()
            .map(|(place, field)| field.of.map(|_| given(place).map_or(Cell::Unknown, known)));
        let row = Row { cells: cells.collect(), tables: vec![Rows::Unknown; here.tables.len()] };
        self.row(table, &row, chain)
    }

    /// Rows for open slots, and the word that no others are missing.
    fn months(&mut self, root: &mut Row, dossier: &Dossier) {
        let form = self.form;
        let Some(timeline) = &form.timeline else { return };
        let complete = timeline.complete_when.as_deref();
        let field = complete
            .and_then(|name| form.tables[0].fields.iter().position(|field| field.name == name));
        let is_true = |cell: Option<&Cell>| cell == Some(&Cell::Known(Value::Boolean(true)));
        if complete.is_some_and(|name| is_true(dossier.root_cell(form, name))) {
            return;
        }
        let chain = Chain::default().with(0, &root.cells);
        let taken: Vec<i64> = dossier
            .timeline_rows(form, timeline)
            .iter()
            .filter_map(|row| row.cells[1].as_ref()?.quantity())
            .collect();
        let mut rows = Vec::new();
        for slot in slots(dossier.period, timeline.step) {
            let (from, to) = (i64::from(slot.index()), i64::from(slot.index() + timeline.step - 1));
            let is_open = !taken.iter().any(|month| (from..=to).contains(month));
            if is_open && self.fills() && self.dice.chance(55) {
                let month = self.dice.between(from, to);
                rows.push(self.new_row(timeline.table, Some(month), &chain));
            }
        }
        let place =
            form.tables[0].tables.iter().position(|table| *table == timeline.table).unwrap();
        if !rows.is_empty() {
            let before = std::mem::replace(&mut root.tables[place], Rows::Absent);
            let mut all = if let Rows::These(rows) = before { rows } else { Vec::new() };
            all.extend(rows);
            root.tables[place] = Rows::These(all);
        }
        if let Some(field) = field
            && (self.share == 100 || self.dice.chance(self.share / 2))
        {
            root.cells[field] = Some(Cell::Known(Value::Boolean(true)));
        }
    }

    fn cell(&mut self, field: &Field, of: Type, cell: &Cell, chain: &Chain) -> Cell {
        let stays = match cell {
            Cell::Known(_) | Cell::Dash => true,
            Cell::Absent => matches!(field.blank, Blank::None | Blank::Value(_)),
            _ => false,
        };
        if stays || !self.fills() {
            return cell.clone();
        }
        let (low, high) = chain.range(self.form, self.period, field);
        let (first, last) = of.extent();
        let (least, most) = match cell {
            Cell::AtLeast(steps) => (*steps, last),
            Cell::AtMost(steps) => (first, *steps),
            Cell::Above(steps) => (steps + 1, last),
            Cell::Below(steps) => (first, steps - 1),
            Cell::Between(low, high) => (*low, *high),
            Cell::DayOf(month) => {
                let month =
                    tilik::quantity::Month::from_index(i32::try_from(*month).unwrap()).unwrap();
                (month.first_day().days().into(), month.last_day().days().into())
            }
            _ => (first, last),
        };
        let range = (low.max(least), high.min(most));
        match cell {
            Cell::Some(items) => return self.more_items(of, items),
            Cell::Absent | Cell::Unknown if field.may_be_none() && self.dice.chance(35) => {
                return Cell::Dash;
            }
            Cell::Absent | Cell::Unknown
                if of.is_quantity() && self.share < 100 && self.dice.chance(40) =>
            {
                return self.narrowed(of, range).unwrap_or_else(|| cell.clone());
            }
            _ => {}
        }
        if let Some(raw) = self.just_beyond(of, cell) {
            return Cell::Known(Value::Raw(raw));
        }
        if let Type::Choices(_) = of
            && !field.may_be_none()
            && self.dice.chance(20)
        {
            return Cell::Dash;
        }
        let value = some_value(self.dice, self.form, of, self.period, range);
        value.map_or_else(|| cell.clone(), Cell::Known)
    }

    /// A blank of which a little more is known now.
    fn narrowed(&mut self, of: Type, range: (i64, i64)) -> Option<Cell> {
        let mut some = || match some_value(self.dice, self.form, of, self.period, range) {
            Some(Value::Quantity(steps)) => Some(steps),
            _ => None,
        };
        let (one, other) = (some()?, some()?);
        Some(match self.dice.below(4) {
            0 => Cell::AtLeast(one),
            1 => Cell::AtMost(one),
            _ => Cell::Between(one.min(other), one.max(other)),
        })
    }

    /// A number as near to an excluded end as can be submitted.
    fn just_beyond(&mut self, of: Type, cell: &Cell) -> Option<String> {
        if !matches!(of, Type::Number | Type::Percent) || !self.dice.chance(25) {
            return None;
        }
        let sign = if of == Type::Percent { "%" } else { "" };
        match cell {
            Cell::Above(steps) if (0..1_000_000).contains(steps) && steps % 100 == 0 => {
                Some(format!("{}.000000000001{sign}", steps / 100))
            }
            Cell::Below(steps) if (1..1_000_000).contains(steps) && steps % 100 == 0 => {
                Some(format!("{}.999999999999{sign}", steps / 100 - 1))
            }
            _ => None,
        }
    }

    fn more_items(&mut self, of: Type, items: &[usize]) -> Cell {
        let (Type::Choice(words) | Type::Choices(words)) = of else { return Cell::Unknown };
        let mut all: Vec<usize> = (0..self.form.vocabularies[words].1.len()).collect();
        all.retain(|item| items.contains(item) || self.dice.chance(40));
        if all.is_empty() {
            all.push(0);
        }
        Cell::Known(Value::Choices(all))
    }
}
