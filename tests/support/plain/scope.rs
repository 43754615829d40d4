//! What names mean: looked for from the innermost row outwards.

use chrono::{Datelike, NaiveDate};
use tilik::expr::{RowsAst, Word};

use super::data::Data;
use super::value::Plain;

/// The rows in sight, outermost first.
#[derive(Clone)]
pub(crate) struct Scope<'a> {
    pub(crate) data: &'a Data<'a>,
    frames: Vec<Frame>,
}

/// A row in sight and the name it goes by.
#[derive(Clone)]
struct Frame {
    row: usize,
    alias: Option<String>,
}

impl<'a> Scope<'a> {
    /// The root alone.
    pub(crate) fn root(data: &'a Data<'a>) -> Self {
        Self { data, frames: vec![Frame { row: 0, alias: None }] }
    }

    /// The same with another row inside.
    pub(crate) fn with(&self, row: usize, alias: Option<&Word>) -> Self {
        let mut scope = self.clone();
        scope.frames.push(Frame { row, alias: alias.map(|word| word.text.clone()) });
        scope
    }

    /// The rows in sight, innermost first, each with the rows that hold it; the root is the last.
    fn in_sight(&self) -> Vec<usize> {
        let mut rows = Vec::new();
        for frame in self.frames.iter().rev() {
            let mut row = frame.row;
            while let Some(parent) = self.data.rows[row].parent {
                rows.push(row);
                row = parent;
            }
        }
        rows.push(0);
        rows
    }

    /// The row that goes by a name.
    fn alias(&self, name: &str) -> Option<usize> {
        let frames = self.frames.iter().rev();
        let mut named = frames.filter(|frame| frame.alias.as_deref() == Some(name));
        named.next().map(|frame| frame.row)
    }

    /// What a name with dots is worth.
    pub(crate) fn name(&self, words: &[Word]) -> Plain {
        let (last, before) = words.split_last().unwrap();
        if before.is_empty() {
            return self.single(&last.text);
        }
        match self.row(before) {
            Some(row) => self.field(row, &last.text).unwrap(),
            None => Plain::None,
        }
    }

    /// The row that the words before a dot mean; `None` where there is no earlier one.
    fn row(&self, words: &[Word]) -> Option<usize> {
        let mut row = None;
        for (place, word) in words.iter().enumerate() {
            row = match (place, word.text.as_str()) {
                (0, "previous") => self.data.previous(self.on_timeline()),
                (_, "previous") => self.data.previous(row?),
                (_, name) => Some(self.alias(name).unwrap()),
            };
        }
        row
    }

    /// The row of the timeline that is in sight.
    fn on_timeline(&self) -> usize {
        let is_on_it = |row: &usize| self.data.form.is_timeline(self.data.rows[*row].table);
        self.in_sight().into_iter().find(is_on_it).unwrap()
    }

    fn single(&self, name: &str) -> Plain {
        let field = self.in_sight().into_iter().find_map(|row| self.field(row, name));
        let parameter = || self.data.parameters.get(name).cloned();
        field.or_else(parameter).unwrap_or_else(|| self.built_in(name))
    }

    /// The value of a field of one row; `None` where its table has no such field.
    fn field(&self, row: usize, name: &str) -> Option<Plain> {
        let here = &self.data.rows[row];
        if let Some(value) = here.cells.get(name) {
            return Some(value.clone());
        }
        let derive = self.data.derived.get(&(here.table, name))?;
        let root = Scope::root(self.data);
        let scope = if row == 0 { root } else { root.with(row, None) };
        Some(super::value(derive, &scope))
    }

    fn built_in(&self, name: &str) -> Plain {
        let period = self.data.period;
        let months = i64::from(period.to().index() - period.from().index()) + 1;
        let first = |year: i32, month: u32| NaiveDate::from_ymd_opt(year, month, 1).unwrap();
        let (from, to) = (period.from().to_string(), period.to().to_string());
        let day_one = |written: &str| match Plain::date(&format!("{written}-01")) {
            Plain::Date(day) => day,
            _ => unreachable!(),
        };
        match name {
            "expected" => Plain::whole(months / self.data.step()),
            "months" => Plain::whole(months),
            "period_start" => Plain::Date(day_one(&from)),
            "period_end" => {
                let last = day_one(&to);
                let next = match last.month() {
                    12 => first(last.year() + 1, 1),
                    month => first(last.year(), month + 1),
                };
                Plain::Date(next.pred_opt().unwrap())
            }
            _ => panic!("`{name}` means nothing"),
        }
    }

    /// The rows that a path means, in order.
    pub(crate) fn rows(&self, rows: &RowsAst) -> Vec<usize> {
        let words = &rows.path;
        let backs = words.iter().take_while(|word| word.text == "previous").count();
        let (start, rest) = if backs > 0 {
            match self.row(&words[..backs]) {
                None => return Vec::new(),
                Some(row) => (row, &words[backs..]),
            }
        } else if let Some(row) = self.alias(&words[0].text) {
            (row, &words[1..])
        } else {
            let has_it = |row: &usize| self.has_table(*row, &words[0].text);
            (self.in_sight().into_iter().find(has_it).unwrap(), &words[..])
        };
        let mut found = vec![start];
        for word in rest {
            let below = |row: &usize| self.data.rows[*row].nested[&word.text].clone();
            found = found.iter().flat_map(below).collect();
        }
        found
    }

    fn has_table(&self, row: usize, name: &str) -> bool {
        self.data.rows[row].nested.contains_key(name)
    }
}
