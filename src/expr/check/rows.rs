//! Finds what a path of tables means: from the innermost row that holds the first of them.

use super::Checker;
use super::names::{one_of, small, too_many_dots};
use crate::expr::ast::{RowsAst, Word};
use crate::expr::fault::{self, Fault};
use crate::expr::node::{RowRef, RowsPath};
use crate::ids::TableId;
use crate::text;

impl Checker<'_, '_> {
    /// The rows a path of names means.
    pub(super) fn rows(&mut self, ast: &RowsAst) -> Result<RowsPath, Fault> {
        let [first, rest @ ..] = ast.path.as_slice() else { return Err(too_many_dots(&ast.path)) };
        let (from, table, names) = if first.text == "previous" || self.is_alias(first) {
            self.row_before_dot(first, rest)?
        } else {
            let (from, table) = self.holder(first)?;
            self.warn_of_earlier_table(from, first);
            (from, table, ast.path.as_slice())
        };
        if names.is_empty() {
            let written = &first.text;
            return Err(Fault::new(
                fault::NOT_A_TABLE,
                ast.span(),
                text!(
                    "`{written}` adalah satu baris, bukan tabel",
                    "`{written}` is one row, not a table"
                ),
            )
            .help(text!(
                "sebut tabel di dalamnya: `{written}.tabel`",
                "name a table in it: `{written}.table`"
            )));
        }
        let path = self.tables(table, names)?;
        let alias = ast.alias.as_ref().map(|alias| self.alias(alias, &path)).transpose()?;
        let frame = small(self.scope.frames.len());
        Ok(RowsPath { from, table, path, frame, alias })
    }

    fn is_alias(&self, word: &Word) -> bool {
        self.scope.frames.iter().any(|frame| frame.alias.as_deref() == Some(word.text.as_str()))
    }

    /// The innermost row in sight that holds a table of this name.
    fn holder(&self, word: &Word) -> Result<(RowRef, TableId), Fault> {
        let rows = self.rows_in_sight();
        let holds = |table: TableId| self.nested(table, &word.text).is_some();
        if let Some(found) = rows.iter().find(|(_, table)| holds(*table)) {
            return Ok(*found);
        }
        let tables = || self.scope.form.tables().map(|(_, table)| table.name.as_str());
        let written = &word.text;
        let is_field =
            rows.iter().any(|(_, table)| self.scope.form.table(*table).key(written).is_some());
        let nested = self.scope.form.tables().find(|(_, table)| table.name == *written);
        Err(match (is_field, nested) {
            (true, _) => not_a_table(word),
            (false, Some((table, _))) => {
                let path = self.scope.form.path(table);
                Fault::new(
                    fault::UNKNOWN_NAME,
                    word.span.clone(),
                    text!(
                        "tabel `{written}` tidak terlihat dari sini",
                        "table `{written}` is not in sight here"
                    ),
                )
                .help(text!("sebut jalurnya: `{path}`", "name its path: `{path}`"))
                .replace(path)
            }
            (false, None) => Fault::new(
                fault::UNKNOWN_NAME,
                word.span.clone(),
                text!("tidak ada tabel bernama `{written}`", "there is no table named `{written}`"),
            )
            .help(one_of(tables()))
            .did_you_mean(written, tables().filter(|name| !name.is_empty())),
        })
    }

    /// The table of this name in a row; where rows are asked, only tables are looked for.
    fn nested(&self, holder: TableId, name: &str) -> Option<TableId> {
        let form = self.scope.form;
        form.table(holder).tables.iter().find(|id| form.table(**id).name == name).copied()
    }

    fn tables(&self, mut table: TableId, names: &[Word]) -> Result<Vec<TableId>, Fault> {
        let mut path = Vec::new();
        for word in names {
            table = self.nested(table, &word.text).ok_or_else(|| self.no_table(table, word))?;
            path.push(table);
        }
        Ok(path)
    }

    fn no_table(&self, holder: TableId, word: &Word) -> Fault {
        let form = self.scope.form;
        if form.table(holder).key(&word.text).is_some() {
            return not_a_table(word);
        }
        let (written, path) = (&word.text, form.path(holder));
        let nested = || form.table(holder).tables.iter().map(|id| form.table(*id).name.as_str());
        Fault::new(
            fault::UNKNOWN_NAME,
            word.span.clone(),
            text!("`{path}` tidak memuat tabel `{written}`", "`{path}` holds no table `{written}`"),
        )
        .help(one_of(nested()))
        .did_you_mean(written, nested())
    }

    fn alias(&self, word: &Word, path: &[TableId]) -> Result<String, Fault> {
        let name = &word.text;
        let hides = self.is_alias(word)
            || path.iter().any(|table| self.scope.form.table(*table).key(name).is_some())
            || self
                .rows_in_sight()
                .iter()
                .any(|(_, table)| self.scope.form.table(*table).key(name).is_some())
            || self.scope.constants.iter().any(|constant| constant.name == *name)
            || crate::ids::RESERVED.contains(&name.as_str());
        if hides {
            return Err(Fault::new(
                fault::ALIAS_HIDES,
                word.span.clone(),
                text!(
                    "`{name}` sudah dipakai untuk hal lain di sini",
                    "`{name}` already means something else here"
                ),
            )
            .help(text!("pilih nama lain untuk baris itu", "choose another name for the row")));
        }
        Ok(name.clone())
    }

    /// Inside rows of an earlier meeting, a bare table name means that meeting's; where the judged row
    /// has a table of the same name, that one was probably meant.
    fn warn_of_earlier_table(&mut self, from: RowRef, word: &Word) {
        let rows = self.rows_in_sight();
        let same_table = |row: &RowRef, table: &TableId| {
            *row != from && rows.iter().any(|(other, held)| *other == from && held == table)
        };
        let judged_too = from.up > 0 && rows.iter().any(|(row, table)| same_table(row, table));
        if judged_too {
            let written = &word.text;
            self.warnings.push(
                Fault::warning(
                    fault::EARLIER_TABLE,
                    word.span.clone(),
                    text!(
                        "`{written}` di sini berarti tabel dari baris yang dihitung, bukan dari baris yang dinilai",
                        "`{written}` here means the table of the counted row, not of the judged one"
                    ),
                )
                .help(text!(
                    "beri nama pada baris yang dimaksud, misalnya `each: l in …`, lalu tulis `l.{written}`",
                    "name the row that is meant, as in `each: l in …`, then write `l.{written}`"
                )),
            );
        }
    }
}

fn not_a_table(word: &Word) -> Fault {
    let written = &word.text;
    Fault::new(
        fault::NOT_A_TABLE,
        word.span.clone(),
        text!("`{written}` bukan tabel, melainkan field", "`{written}` is a field, not a table"),
    )
    .help(text!("di sini harus disebut nama sebuah tabel", "name a table here"))
}
