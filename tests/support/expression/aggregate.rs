//! Random aggregates.

use super::{Author, Frame, MAX_AGGREGATES, RowsIn, Written, scope};
use crate::support::value::Kind;

impl Author<'_> {
    /// `name(of of rows where condition)`
    pub(super) fn aggregate(
        &mut self,
        name: &str,
        of: Option<Kind>,
        depth: usize,
    ) -> Option<Written> {
        if self.nesting == MAX_AGGREGATES || !self.may_aggregate {
            return None;
        }
        let rows = self.some_rows()?;
        let frames = self.frames.len();
        let alias = *self.dice.pick(&["x", "y", "z", "w"]);
        let rows = self.enter(rows, alias);
        self.nesting += 1;
        let taken = match of {
            None => Some(None),
            Some(kind) => self.expression(kind, depth).map(Some),
        };
        let condition = match self.dice.chance(45) {
            true => self.expression(Kind::Boolean, depth.min(2)),
            false => None,
        };
        self.nesting -= 1;
        self.frames.truncate(frames);
        let of = taken?.map_or_else(String::new, |taken| format!("{} of ", taken.text));
        let condition = condition.map_or_else(String::new, |one| format!(" where {}", one.text));
        Some(Written::atom(format!("{name}({of}{rows}{condition})")))
    }

    /// Rows that an aggregate can count.
    pub(super) fn some_rows(&mut self) -> Option<RowsIn> {
        let rows = scope::rows(self.form, &self.frames, self.may_look_back);
        self.dice.any(&rows)
    }

    /// Puts a row of these rows in sight, in some cases under a name, and says how they are written.
    pub(super) fn enter(&mut self, rows: RowsIn, alias: &str) -> String {
        let taken = self.frames.iter().any(|frame| frame.alias.as_deref() == Some(alias));
        let alias = (!taken && self.dice.chance(40)).then(|| alias.to_owned());
        let text = match &alias {
            None => rows.path,
            Some(alias) => format!("{alias} in {}", rows.path),
        };
        self.frames.push(Frame { table: rows.table, alias });
        text
    }

    /// A value of some row, for kinds that are neither calculated nor compared.
    pub(super) fn of_rows(&mut self, kind: Kind, depth: usize) -> Option<Written> {
        if self.order_free {
            return None;
        }
        let name = *self.dice.pick(&["first", "last"]);
        self.aggregate(name, Some(kind), depth)
    }

    /// An extreme, or the first or last, of some rows.
    pub(super) fn extreme(&mut self, kind: Kind, depth: usize) -> Option<Written> {
        match self.dice.below(3) {
            0 => self.aggregate("min", Some(kind), depth),
            1 => self.aggregate("max", Some(kind), depth),
            _ => self.of_rows(kind, depth),
        }
    }

    /// A sum or an average of some rows.
    pub(super) fn average(&mut self, kind: Kind, depth: usize) -> Option<Written> {
        let name = *self.dice.pick(&["sum", "mean", "median"]);
        self.aggregate(name, Some(kind), depth)
    }
}
