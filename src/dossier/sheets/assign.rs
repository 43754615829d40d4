//! Tells which sheet of a workbook holds what.

use std::collections::HashMap;

use super::Sheets;
use crate::diagnostic::{Code, Diagnostic, Place, Source};
use crate::dossier::book::{Book, Grid};
use crate::form::layout::{Holds, normal};
use crate::ids::{TableId, nearest};
use crate::text;
use crate::text::Lang;

/// A workbook without the sheet of the unit itself.
pub const ROOT_SHEET_MISSING: Code = Code("root-sheet-missing");
/// Two sheets for one table.
pub const SHEET_TWICE: Code = Code("sheet-twice");
/// A sheet whose name may mean several tables.
pub const AMBIGUOUS_SHEET: Code = Code("ambiguous-sheet");
/// A sheet with a name much like that of one that is not there.
pub const UNKNOWN_SHEET: Code = Code("unknown-sheet");
/// A sheet that is no part of the form.
pub const SKIPPED_SHEET: Code = Code("skipped-sheet");

/// The sheets that hold something of the dossier.
pub(super) type Assigned<'b> = HashMap<Holds, &'b Grid>;

impl Sheets<'_, '_, '_> {
    /// The sheets that hold something of the dossier; what is wrong with the others is reported.
    pub(super) fn assign<'b>(&mut self, book: &'b Book) -> Assigned<'b> {
        let mut assigned = Assigned::new();
        let mut unknown = Vec::new();
        for grid in book.grids.iter().filter(|grid| !grid.is_empty()) {
            match self.layout.find(&grid.name).as_slice() {
                [] if self.layout.is_aside(&grid.name) => {}
                [] => unknown.push(grid),
                [holds] => match assigned.get(holds) {
                    None => _ = assigned.insert(*holds, grid),
                    Some(first) => self.sheet_twice(grid, first),
                },
                several => self.ambiguous_sheet(grid, several),
            }
        }
        if !assigned.contains_key(&Holds::Table(TableId::ROOT)) {
            self.root_sheet_missing(&unknown);
        } else {
            for grid in unknown {
                self.unknown_sheet(grid, &assigned);
            }
        }
        assigned
    }

    fn sheet_twice(&mut self, grid: &Grid, first: &Grid) {
        let (one, other) = (&first.name, &grid.name);
        let message = text!(
            "lembar `{other}` dan `{one}` memuat tabel yang sama",
            "the sheets `{other}` and `{one}` are of the same table"
        );
        let help = text!(
            "gabungkan barisnya di satu lembar, lalu hapus lembar yang lain",
            "put all rows on one sheet and delete the other"
        );
        let (place, first) = (self.sheet_place(grid), self.sheet_place(first));
        let diagnostic = Diagnostic::error(SHEET_TWICE, place, message).help(help);
        let label = text!("lembar pertama", "the first sheet");
        self.report(diagnostic.related(first, label));
    }

    fn ambiguous_sheet(&mut self, grid: &Grid, several: &[Holds]) {
        let name = &grid.name;
        let keys = several.iter().filter_map(|holds| self.layout.sheet(*holds));
        let keys: Vec<String> = keys.map(|sheet| format!("`{}`", sheet.key)).collect();
        let (id, en) = (keys.join(" atau "), keys.join(" or "));
        let message = text!(
            "nama lembar `{name}` dapat berarti beberapa tabel",
            "the sheet's name `{name}` may mean several tables"
        );
        let help = text!("namai lembar ini {id}", "name the sheet {en}");
        self.error(AMBIGUOUS_SHEET, self.sheet_place(grid), message, help);
    }

    fn unknown_sheet(&mut self, grid: &Grid, assigned: &Assigned<'_>) {
        let name = &grid.name;
        let missing = self.layout.sheets().iter();
        let missing = missing.filter(|sheet| !assigned.contains_key(&sheet.holds));
        let names = missing.flat_map(|sheet| {
            [sheet.name.get(Lang::Id), sheet.name.get(Lang::En), sheet.key.as_str()]
        });
        let place = self.sheet_place(grid);
        let Some(near) = nearest(&normal(name), names) else {
            let message = text!(
                "lembar `{name}` bukan bagian formulir, jadi tidak dibaca",
                "the sheet `{name}` is not part of the form, so it is not read"
            );
            return self.report(Diagnostic::warning(SKIPPED_SHEET, place, message));
        };
        let message = text!(
            "lembar `{name}` tidak dikenal, sedangkan lembar `{near}` tidak ada",
            "the sheet `{name}` is not known, and there is no sheet `{near}`"
        );
        let help = text!("namai lembar ini `{near}`", "name this sheet `{near}`");
        self.error(UNKNOWN_SHEET, place, message, help);
    }

    fn root_sheet_missing(&mut self, unknown: &[&Grid]) {
        let Some(root) = self.layout.sheet(Holds::Table(TableId::ROOT)) else { return };
        let (id, en) = (root.name.get(Lang::Id), root.name.get(Lang::En));
        let names: Vec<&str> = unknown.iter().map(|grid| grid.name.as_str()).collect();
        let near = nearest(id, names.iter().copied()).or(nearest(en, names.iter().copied()));
        let message =
            text!("buku kerja ini tidak punya lembar `{id}`", "this workbook has no sheet `{en}`");
        let help = match near {
            Some(near) => text!(
                "mungkin lembar `{near}`: ganti namanya menjadi `{id}`",
                "it may be the sheet `{near}`: rename it `{en}`"
            ),
            None => text!(
                "pakai formulir dari `tilik form`, dan jangan ganti nama lembarnya",
                "use a form made by `tilik form`, and keep the names of its sheets"
            ),
        };
        let source = Source::sheet(self.name, None);
        let place = Place { source: source.into(), span: 0..0 };
        self.error(ROOT_SHEET_MISSING, place, message, help);
    }
}
