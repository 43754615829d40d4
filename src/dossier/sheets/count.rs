//! What a sheet says of how many rows other sheets have: 0 is none, and a number is checked.

use std::collections::HashSet;

use super::Sheets;
use crate::diagnostic::Code;
use crate::dossier::draft::{Given, Mark};
use crate::dossier::value::{Held, Written, excerpt, is_none, is_unknown};
use crate::ids::TableId;
use crate::text;
use crate::text::Lang;

/// Something other than a number of rows where one is asked.
pub const NOT_A_COUNT: Code = Code("not-a-count");
/// A number of rows that is not that of the rows there are.
pub const COUNT_DIFFERS: Code = Code("count-differs");

/// Where the rows of a table within one row are counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    pub(super) table: TableId,
    pub(super) row: u32,
    pub(super) nested: TableId,
    pub(super) mark: Mark,
}

/// What is said of how many rows there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Said {
    Rows(u32),
    Unknown,
}

/// All that is said of how many rows there are.
#[derive(Debug, Default)]
pub(super) struct Counts {
    said: Vec<(Count, Said)>,
    /// Tables of which not all rows found their place, so that nobody can count them.
    skipped: HashSet<TableId>,
}

impl Counts {
    /// Leaves a table uncounted: not all of its rows found their place.
    pub(super) fn skip(&mut self, table: TableId) {
        self.skipped.insert(table);
    }
}

impl Sheets<'_, '_, '_> {
    /// Takes what a cell says of how many rows a table has.
    pub(super) fn count(
        &mut self,
        count: Count,
        header: &str,
        written: Written<'_>,
        counts: &mut Counts,
    ) {
        let text = match written {
            Written::Text(text) | Written::Number(text) => text.trim(),
            Written::Held(Held::Fault(text)) => text,
            Written::Held(_) | Written::Boolean(_) | Written::Null => "…",
        };
        let said = match text {
            "" => return,
            text if is_unknown(text) => Some(Said::Unknown),
            text if is_none(text) => Some(Said::Rows(0)),
            text => text.parse().ok().map(Said::Rows),
        };
        match said {
            Some(said) => counts.said.push((count, said)),
            None => self.not_a_count(count.mark, header, text),
        }
    }

    fn not_a_count(&mut self, mark: Mark, header: &str, text: &str) {
        let shown = excerpt(text);
        let message = text!(
            "`{header}` harus jumlah baris, bukan `{shown}`",
            "`{header}` must be a number of rows, not `{shown}`"
        );
        let help = text!(
            "tulis 0 kalau tidak ada, ? kalau belum diketahui, atau kosongkan kalau barisnya sudah diisi",
            "write 0 if there are none, ? if that is not known, or leave it blank if the rows are filled in"
        );
        self.error_at(NOT_A_COUNT, mark, message, help);
    }

    /// Compares what is said with the rows there are.
    pub(super) fn compare(&mut self, counts: Counts) {
        for (count, said) in counts.said {
            let place = self.reader.plan.form.table(count.nested).place;
            let nested = self.draft.table_mut(count.table).nested_mut(count.row, place);
            let rows = nested.rows.len();
            match said {
                Said::Rows(0) if rows == 0 => {
                    (nested.given, nested.mark) = (Given::Rows, count.mark);
                }
                Said::Unknown if rows == 0 => {
                    (nested.given, nested.mark) = (Given::Unknown, count.mark);
                }
                Said::Rows(said) if said as usize == rows => {}
                _ if counts.skipped.contains(&count.nested) => {}
                Said::Rows(said) => self.count_differs(count, &said.to_string(), rows),
                Said::Unknown => self.count_differs(count, "?", rows),
            }
        }
    }

    fn count_differs(&mut self, count: Count, said: &str, rows: usize) {
        let name = self.sheet_name(count.nested);
        let (id, en) = (name.get(Lang::Id), name.get(Lang::En));
        let message = text!(
            "di sini tertulis {said}, padahal jumlah barisnya di lembar `{id}` adalah {rows}",
            "this says {said}, but the number of its rows on the sheet `{en}` is {rows}"
        );
        let help = text!(
            "samakan keduanya, atau kosongkan jumlahnya",
            "let the two agree, or leave the number blank"
        );
        self.error_at(COUNT_DIFFERS, count.mark, message, help);
    }
}
