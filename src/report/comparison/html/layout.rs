//! How the columns of a table lie on a page: what belongs together in one cell, what rows are grouped by, what is drawn.

use super::drawing::Drawing;
use crate::report::comparison::book::{Cell, Column, Table};

/// What stands in one column of the page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shown {
    /// A column as it is.
    Plain(usize),
    /// A name with its code.
    Named {
        /// The column of the name.
        name: usize,
        /// That of the code.
        code: Option<usize>,
    },
    /// A rank among so many.
    Ranked {
        /// The column of the rank.
        rank: usize,
        /// That of how many are ranked.
        of: usize,
    },
    /// A drawing of the row.
    Drawn(Drawing),
}

/// How a table lies on a page.
pub(super) struct Layout<'t> {
    pub(super) table: &'t Table,
    pub(super) columns: Vec<Shown>,
    /// The column by which rows are grouped, which is not shown itself.
    pub(super) group: Option<usize>,
    /// The column of what is said of a row beside its name.
    mark: Option<usize>,
}

/// Codes and the names that go with them.
const NAMED: [(&str, &str); 4] =
    [("code", "name"), ("id", "title"), ("one", "one_title"), ("other", "other_title")];

impl<'t> Layout<'t> {
    pub(super) fn of(table: &'t Table) -> Self {
        let place = |key: &str| table.columns.iter().position(|column| column.key == key);
        let group = match table.key {
            "ranking" | "matrix" => place("peer"),
            "criteria" => place("section"),
            _ => None,
        };
        let mark = place("critical");
        let mut layout = Self { table, columns: Vec::new(), group, mark };
        for (here, column) in table.columns.iter().enumerate() {
            layout.add(here, column);
            let drawing = Drawing::after(table, &column.key);
            layout.columns.extend(drawing.map(Shown::Drawn));
        }
        layout
    }

    fn add(&mut self, here: usize, column: &Column) {
        let table = self.table;
        let place = |key: &str| table.columns.iter().position(|column| column.key == key);
        let key = column.key.as_str();
        if Some(here) == self.group || Some(here) == self.mark || self.is_everywhere_the_same(here)
        {
            return;
        }
        // A code stands beside its name.
        if NAMED.iter().any(|(code, name)| key == *code && place(name).is_some()) {
            return;
        }
        self.columns.push(match key {
            "of" if table.key == "ranking" => return,
            "rank" => match place("of") {
                Some(of) => Shown::Ranked { rank: here, of },
                None => Shown::Plain(here),
            },
            _ => match NAMED.iter().find(|(_, name)| key == *name) {
                Some((code, _)) => Shown::Named { name: here, code: place(code) },
                None => Shown::Plain(here),
            },
        });
        // Rows are read by their names, whatever stands before them.
        if let Some(Shown::Named { .. }) = self.columns.last()
            && matches!(key, "name" | "title")
            && let Some(name) = self.columns.pop()
        {
            self.columns.insert(0, name);
        }
    }

    /// Whether a column says the same of every unit, as the page does at its top.
    fn is_everywhere_the_same(&self, column: usize) -> bool {
        let key = self.table.columns.get(column).map_or("", |column| column.key.as_str());
        let mut cells = self.table.rows.iter().map(|row| row.get(column));
        let first = cells.next();
        let same = cells.all(|cell| Some(cell) == first);
        matches!(key, "period" | "source") && same && self.table.rows.len() > 1
    }

    /// The column that says what a column of the page is; `None` for a drawing.
    pub(super) fn column(&self, shown: &Shown) -> Option<&'t Column> {
        match *shown {
            Shown::Plain(column)
            | Shown::Named { name: column, .. }
            | Shown::Ranked { rank: column, .. } => self.table.columns.get(column),
            Shown::Drawn(_) => None,
        }
    }

    /// Whether rows go by their codes, as criteria do.
    pub(super) fn begins_with_code(&self) -> bool {
        !self.table.columns.iter().any(|column| column.key == "code")
    }

    /// What is said of a row beside its name.
    pub(super) fn mark(&self, row: &'t [Cell]) -> Option<&'t str> {
        let column = self.mark.filter(|place| row.get(*place) != Some(&Cell::Blank))?;
        self.table.columns.get(column).map(|column| column.head.as_str())
    }
}
