//! What of a table a page holds: a page of thousands of rows opens on no telephone, and nobody reads it.

use std::borrow::Cow;

use crate::report::comparison::book::{Cell, Table};
use crate::report::comparison::words;
use crate::text::Lang;

/// With more units than this, tables with many figures for each unit are left to the other formats.
const MANY: usize = 250;
/// More rows than this no table of a page has.
const MOST: usize = 1_000;

/// A table as far as a page holds it.
pub(super) struct Fitted<'t> {
    pub(super) table: Cow<'t, Table>,
    /// What is left out, and where it is.
    pub(super) note: Option<String>,
}

impl<'t> Fitted<'t> {
    pub(super) fn of(table: &'t Table, lang: Lang) -> Self {
        let all = table.rows.len();
        let kept = match table.key {
            "matrix" | "at_stake" | "quadrant" if all > MANY => Vec::new(),
            "changes" if all > MANY => surely_changed(table),
            _ if all > MOST => table.rows.iter().take(MOST).cloned().collect(),
            _ => return Self { table: Cow::Borrowed(table), note: None },
        };
        let note = left_out(table.key, (kept.len(), all), lang);
        Self { table: Cow::Owned(Table { rows: kept, ..table.clone() }), note: Some(note) }
    }
}

/// Those that surely rose, from the top of the table, and those that surely fell, from its end.
fn surely_changed(table: &Table) -> Vec<Vec<Cell>> {
    let is = |row: &&Vec<Cell>, wanted: &str| matches!(table.cell(row, "direction"), Cell::Word { key, .. } if key == wanted);
    let up = table.rows.iter().filter(|row| is(row, "up")).take(MANY / 2);
    let down: Vec<_> =
        table.rows.iter().rev().filter(|row| is(row, "down")).take(MANY / 2).collect();
    up.chain(down.into_iter().rev()).cloned().collect()
}

fn left_out(key: &str, (kept, all): (usize, usize), lang: Lang) -> String {
    let (kept, all) = (words::count(kept, lang), words::count(all, lang));
    let says = match (key, lang) {
        ("changes", Lang::Id) => {
            format!(
                "Dari {all} unit ditunjukkan {kept} yang pasti naik atau turun, paling banyak {MANY}."
            )
        }
        ("changes", Lang::En) => {
            format!("Of {all} units {kept} are shown that surely rose or fell, at most {MANY}.")
        }
        ("matrix" | "at_stake" | "quadrant", Lang::Id) => {
            format!("Tabel untuk {all} unit terlalu besar bagi halaman ini.")
        }
        ("matrix" | "at_stake" | "quadrant", Lang::En) => {
            format!("A table of {all} units is too large for this page.")
        }
        (_, Lang::Id) => format!("Ditunjukkan {kept} baris pertama dari {all}."),
        (_, Lang::En) => format!("The first {kept} of {all} rows are shown."),
    };
    let elsewhere = lang.pick(
        "Selengkapnya dengan -o BERKAS.xlsx, .csv, atau .json.",
        "All of it is there with -o FILE.xlsx, .csv or .json.",
    );
    format!("{says} {elsewhere}")
}
