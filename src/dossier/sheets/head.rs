//! Finds the header of a sheet, and tells which column says what.

use std::collections::HashSet;
use std::sync::Arc;

use super::Sheets;
use crate::diagnostic::{Code, Diagnostic, Place, column_name};
use crate::document::DUPLICATE_KEY;
use crate::dossier::UNKNOWN_FIELD;
use crate::dossier::book::{Cell, Grid};
use crate::form::layout::{Column, Found, Headers, normal};
use crate::ids::nearest;
use crate::text;
use crate::text::Lang;

/// A sheet in which no row is the header.
pub const HEADER_MISSING: Code = Code("header-missing");
/// A column without which no row can be read.
pub const COLUMN_MISSING: Code = Code("column-missing");
/// A column whose header may mean several fields.
pub const AMBIGUOUS_COLUMN: Code = Code("ambiguous-column");
/// A column or a question that the form does not have.
pub const NOT_IN_FORM: Code = Code("not-in-form");

/// How many rows are looked at for the header.
const ROWS_LOOKED_AT: usize = 40;
/// Headers of columns in which people number their rows.
const NUMBERING: [&str; 4] = ["no", "no.", "nomor", "number"];

/// A column of a sheet that says something of the dossier.
#[derive(Clone, Debug)]
pub(super) struct Mapped<R> {
    pub(super) column: u16,
    pub(super) role: R,
    /// The header as it stands there.
    pub(super) header: Arc<str>,
}

/// The header of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Head<R> {
    pub(super) row: u32,
    pub(super) columns: Vec<Mapped<R>>,
}

impl<R: Copy + PartialEq> Head<R> {
    pub(super) fn column(&self, role: R) -> Option<&Mapped<R>> {
        self.columns.iter().find(|mapped| mapped.role == role)
    }

    /// The cell of a row in the column of a role.
    pub(super) fn cell<'g>(&self, row: &'g [Cell], role: R) -> Option<&'g Cell> {
        let column = self.column(role)?.column;
        row.iter().find(|cell| cell.column == column)
    }
}

/// A header as it is told of: without the mark of what is required, on one line.
pub(super) fn shown(header: &str) -> Arc<str> {
    let words: Vec<&str> = header.trim().trim_end_matches('*').split_whitespace().collect();
    words.join(" ").into()
}

/// The row with most cells that are headers, the first of several; `None` where no cell is one.
pub(super) fn header_row<'g, R: Copy + PartialEq>(
    grid: &'g Grid,
    headers: &Headers<R>,
) -> Option<(usize, &'g [Cell])> {
    let known = |row: &&[Cell]| -> usize {
        let mut roles: Vec<R> = Vec::new();
        for cell in *row {
            let column = match headers.find(grid.text(cell)) {
                Found::Column(column) | Found::OtherUnit(column) => column,
                Found::Several(_) | Found::Nothing => continue,
            };
            if column.is_written() && !roles.contains(&column.role) {
                roles.push(column.role);
            }
        }
        roles.len()
    };
    let rows = grid.rows().take(ROWS_LOOKED_AT).map(|row| (known(&row), row));
    // Of several with as many, `max_by_key` would take the last.
    let best = rows.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|(known, _)| *known > 0)
}

impl Sheets<'_, '_, '_> {
    /// What the columns of a header say; what is wrong with them is reported.
    pub(super) fn head<R: Copy + PartialEq>(
        &mut self,
        grid: &Grid,
        row: &[Cell],
        headers: &Headers<R>,
    ) -> Head<R> {
        let mut columns: Vec<Mapped<R>> = Vec::new();
        let mut unknown = Vec::new();
        for cell in row {
            let text = grid.text(cell);
            let column = match headers.find(text) {
                Found::Column(column) => column,
                Found::OtherUnit(column) => {
                    self.other_unit(self.cell_place(grid, cell), text, column);
                    continue;
                }
                Found::Several(several) => {
                    self.ambiguous_column(self.cell_place(grid, cell), text, &several);
                    continue;
                }
                Found::Nothing => {
                    unknown.push(cell);
                    continue;
                }
            };
            match columns.iter().find(|mapped| mapped.role == column.role) {
                Some(first) => self.column_twice(grid, cell, row, first.column),
                None => columns.push(Mapped {
                    column: cell.column,
                    role: column.role,
                    header: shown(text),
                }),
            }
        }
        let head = Head { row: row.first().map_or(0, |cell| cell.row), columns };
        for cell in unknown {
            // To look for the nearest of many names is dear.
            if self.draft.is_flooded() {
                break;
            }
            self.unknown_column(grid, cell, headers, &head);
        }
        self.columns_without_header(grid, row, &head);
        head
    }

    pub(super) fn header_missing<R: Copy>(&mut self, grid: &Grid, headers: &Headers<R>) {
        const SHOWN: usize = 6;
        let listed = |lang| {
            let names =
                headers.iter().take(SHOWN).map(|column| format!("`{}`", column.header(lang)));
            let more = if headers.iter().count() > SHOWN { ", …" } else { "" };
            format!("{}{more}", names.collect::<Vec<_>>().join(", "))
        };
        let (id, en) = (listed(Lang::Id), listed(Lang::En));
        let name = &grid.name;
        let message = text!(
            "lembar `{name}` tidak punya baris judul kolom yang dikenal",
            "no row of the sheet `{name}` is a header that is known"
        );
        let help = text!(
            "tulis judul kolom dalam satu baris di atas isinya: {id}",
            "write the headers in one row above the records: {en}"
        );
        self.error(HEADER_MISSING, self.sheet_place(grid), message, help);
    }

    pub(super) fn column_missing<R>(&mut self, grid: &Grid, column: &Column<R>) {
        let (id, en) = (column.header(Lang::Id), column.header(Lang::En));
        let name = &grid.name;
        let message = text!(
            "lembar `{name}` tidak punya kolom `{id}`, yang wajib ada",
            "the sheet `{name}` has no column `{en}`, which it must have"
        );
        let help =
            text!("tambahkan kolom dengan judul `{id}`", "add a column with the header `{en}`");
        self.error(COLUMN_MISSING, self.sheet_place(grid), message, help);
    }

    pub(super) fn other_unit<R>(&mut self, place: Place, text: &str, column: &Column<R>) {
        let shown = shown(text);
        let (id, en) = (column.header(Lang::Id), column.header(Lang::En));
        let (message, help) = match &column.unit {
            Some(_) => (
                text!(
                    "satuan pada `{shown}` bukan satuan menurut formulir",
                    "the unit in `{shown}` is not that of the form"
                ),
                text!(
                    "isi menurut satuan formulir, dan tulis judulnya `{id}`",
                    "use the unit of the form, and write the header `{en}`"
                ),
            ),
            None => (
                text!(
                    "menurut formulir, angka pada `{shown}` tidak bersatuan",
                    "by the form, the numbers of `{shown}` have no unit"
                ),
                text!(
                    "tulis judulnya `{id}`, dan isi angkanya apa adanya",
                    "write the header `{en}`, and the numbers as they are"
                ),
            ),
        };
        self.report(Diagnostic::error(UNKNOWN_FIELD, place, message).help(help).replace(id));
    }

    pub(super) fn ambiguous_column<R>(&mut self, place: Place, text: &str, several: &[&Column<R>]) {
        let shown = shown(text);
        let listed = |lang: Lang| {
            let names = several.iter().map(|column| format!("`{}`", column.header(lang)));
            names.collect::<Vec<_>>().join(lang.pick(" atau ", " or "))
        };
        let (id, en) = (listed(Lang::Id), listed(Lang::En));
        let message =
            text!("`{shown}` dapat berarti beberapa isian", "`{shown}` may mean several fields");
        let help = text!("tulis {id}", "write {en}");
        self.error(AMBIGUOUS_COLUMN, place, message, help);
    }

    fn column_twice(&mut self, grid: &Grid, cell: &Cell, row: &[Cell], first: u16) {
        let shown = shown(grid.text(cell));
        let message = text!("kolom `{shown}` ada dua", "there are two columns `{shown}`");
        let help = text!(
            "hapus salah satunya, atau ganti judulnya kalau isinya lain",
            "delete one of them, or give it another header if it says something else"
        );
        let diagnostic =
            Diagnostic::error(DUPLICATE_KEY, self.cell_place(grid, cell), message).help(help);
        let first = row.iter().find(|cell| cell.column == first);
        let first = first.map(|first| self.cell_place(grid, first));
        let label = || text!("kolom pertama", "the first column");
        let diagnostic = first.into_iter().fold(diagnostic, |it, place| it.related(place, label()));
        self.report(diagnostic);
    }

    fn unknown_column<R: Copy + PartialEq>(
        &mut self,
        grid: &Grid,
        cell: &Cell,
        headers: &Headers<R>,
        head: &Head<R>,
    ) {
        let text = grid.text(cell);
        if NUMBERING.contains(&normal(text).as_str()) {
            return;
        }
        let place = self.cell_place(grid, cell);
        let absent = headers.iter().filter(|column| head.column(column.role).is_none());
        let shown = shown(text);
        let message = match near(text, absent) {
            _ if self.is_computed(text) => text!(
                "`{shown}` dihitung sendiri dari isian lain, jadi kolom ini tidak dibaca",
                "`{shown}` is computed from other fields, so this column is not read"
            ),
            Some(near) => return self.unknown(place, text, &near),
            None => text!(
                "kolom `{shown}` tidak ada di formulir, jadi tidak dibaca",
                "the form has no column `{shown}`, so it is not read"
            ),
        };
        self.report(Diagnostic::warning(NOT_IN_FORM, place, message));
    }

    /// Whether a header is that of a computed field.
    fn is_computed(&self, header: &str) -> bool {
        let header = normal(header);
        let is = |name: &str| normal(name) == header;
        let fields = self.reader.plan.form.tables().flat_map(|(_, table)| &table.fields);
        fields.filter(|field| field.derived).any(|field| {
            is(&field.name) || is(field.label.get(Lang::Id)) || is(field.label.get(Lang::En))
        })
    }

    /// Reports a header or question much like one that is not there.
    pub(super) fn unknown(&mut self, place: Place, text: &str, near: &str) {
        let shown = shown(text);
        let message = text!("formulir tidak punya `{shown}`", "the form has no `{shown}`");
        let help = text!("mungkin maksudnya `{near}`", "did you mean `{near}`?");
        self.report(Diagnostic::error(UNKNOWN_FIELD, place, message).help(help).replace(near));
    }

    /// Says of columns without a header that what stands in them is not read.
    fn columns_without_header<R: Copy + PartialEq>(
        &mut self,
        grid: &Grid,
        row: &[Cell],
        head: &Head<R>,
    ) {
        let mut told: HashSet<u16> = row.iter().map(|cell| cell.column).collect();
        for cell in grid.rows().flatten().filter(|cell| cell.row > head.row) {
            if self.draft.is_flooded() {
                return;
            }
            if !told.insert(cell.column) {
                continue;
            }
            let column = column_name(cell.column);
            let message = text!(
                "kolom {column} tidak berjudul, jadi isinya tidak dibaca",
                "the column {column} has no header, so it is not read"
            );
            let place = self.cell_place(grid, cell);
            self.report(Diagnostic::warning(NOT_IN_FORM, place, message));
        }
    }
}

/// The header of one of some columns that a text is much like.
pub(super) fn near<'h, R: 'h>(
    text: &str,
    columns: impl Iterator<Item = &'h Column<R>>,
) -> Option<String> {
    let names: Vec<String> = columns
        .flat_map(|column| [column.header(Lang::Id), column.header(Lang::En), column.key.clone()])
        .collect();
    nearest(&normal(text), names.iter().map(String::as_str)).map(str::to_owned)
}
