//! What a row says of its tables: which rows there are, or that there are none, or that nobody knows.

use std::ops::Range;

use super::{Given, Intake, Mark, NOT_A_ROW, NOT_ROWS, Written, is_none, is_unknown};
use crate::ids::TableId;
use crate::text;

impl Intake<'_, '_> {
    /// Says what a row says of one of its tables.
    pub(in crate::dossier) fn nested(
        &mut self,
        (table, row): (TableId, u32),
        nested: TableId,
        given: Given,
        span: Range<usize>,
    ) {
        let place = self.plan.form.table(nested).place;
        let mark = self.mark(span);
        let of = self.draft.table_mut(table).nested_mut(row, place);
        (of.given, of.mark) = (given, mark);
    }

    /// Says which rows a row has in one of its tables.
    pub(in crate::dossier) fn nested_rows(
        &mut self,
        (table, row): (TableId, u32),
        nested: TableId,
        rows: Range<u32>,
        span: Range<usize>,
    ) {
        self.nested((table, row), nested, Given::Rows, span);
        let place = self.plan.form.table(nested).place;
        self.draft.table_mut(table).nested_mut(row, place).rows = rows;
    }

    /// Where a table of the row was given before, if it was.
    pub(in crate::dossier) fn nested_before(
        &self,
        (table, row): (TableId, u32),
        nested: TableId,
    ) -> Option<Mark> {
        let nested = self.draft.table(table).nested(row, self.plan.form.table(nested).place);
        (nested.given != Given::Absent).then_some(nested.mark)
    }

    /// Takes a single value where a table is asked: nothing, `?` or `-`.
    pub(in crate::dossier) fn table_word(
        &mut self,
        (table, row): (TableId, u32),
        nested: TableId,
        written: Written<'_>,
        span: Range<usize>,
    ) {
        let given = given(written);
        if given == Given::Refused {
            return self.not_rows((table, row), nested, span);
        }
        self.nested((table, row), nested, given, span);
    }

    /// Refuses something other than rows where a table is asked.
    pub(in crate::dossier) fn not_rows(
        &mut self,
        (table, row): (TableId, u32),
        nested: TableId,
        span: Range<usize>,
    ) {
        let name = &self.plan.form.table(nested).name;
        let message = text!(
            "`{name}` adalah tabel: di sini diharapkan daftar baris",
            "`{name}` is a table: expected a list of rows here"
        );
        let help = text!(
            "awali tiap baris tabel dengan `- `; tulis [] kalau tidak ada, \"?\" kalau belum tahu",
            "begin each row with `- `; write [] if there are none, \"?\" if that is not known"
        );
        self.error(NOT_ROWS, span.clone(), message, help);
        self.nested((table, row), nested, Given::Refused, span);
    }

    /// Refuses something other than a row in a table.
    pub(in crate::dossier) fn not_a_row(&mut self, table: TableId, span: Range<usize>) {
        let name = &self.plan.form.table(table).name;
        let (message, help) = if table == TableId::ROOT {
            (
                text!("ini bukan dossier", "this is not a dossier"),
                text!(
                    "dossier terdiri dari `nama: nilai`, misalnya `periode: 2005`",
                    "a dossier is made of `name: value`, such as `periode: 2005`"
                ),
            )
        } else {
            let first = self.plan.table(table).names().next().unwrap_or("…");
            (
                text!("ini bukan baris `{name}`", "this is not a row of `{name}`"),
                text!(
                    "tulis barisnya sebagai `nama: nilai`, misalnya `{first}: …`; hapus kalau kosong",
                    "write the row as `name: value`, such as `{first}: …`; remove it if it is blank"
                ),
            )
        };
        self.error(NOT_A_ROW, span, message, help);
    }
}

/// What a single value says where a table is asked.
pub(in crate::dossier) fn given(written: Written<'_>) -> Given {
    match written {
        Written::Null => Given::Blank,
        Written::Text(text) => match text.trim() {
            "" => Given::Blank,
            text if is_unknown(text) => Given::Unknown,
            text if is_none(text) => Given::None,
            _ => Given::Refused,
        },
        Written::Number(_) | Written::Boolean(_) | Written::Held(_) => Given::Refused,
    }
}
