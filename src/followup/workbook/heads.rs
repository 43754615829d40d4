//! Where the action plan stands in a workbook: its sheet, its heads, its columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cells::{Cell, Cells};
use crate::diagnostic::{Address, Code, Diagnostic, Diagnostics, HeadOf, Place, Source};
use crate::followup::plan::Column;
use crate::text;
use crate::text::Lang;

/// A report workbook with no sheet that is an action plan.
pub const WITHOUT_ACTION_PLAN: Code = Code("without-action-plan");
/// A report workbook with more than one.
pub const SEVERAL_ACTION_PLANS: Code = Code("several-action-plans");
/// Two columns of an action plan with one head.
pub const COLUMN_TWICE: Code = Code("column-twice");
/// An action plan without one of its columns.
pub const MISSING_COLUMN: Code = Code("missing-column");

/// How far down the heads are looked for, and how many of them tell that they are the heads.
const DEEPEST_HEADS: u32 = 40;
const ENOUGH_HEADS: usize = 4;

/// The sheet of an action plan.
pub(super) struct PlanSheet<'c> {
    /// The sheet, for places in it.
    source: Arc<Source>,
    spans: BTreeMap<Address, std::ops::Range<usize>>,
    cells: &'c Cells,
    /// The row of its heads.
    pub(super) heads: u32,
    columns: BTreeMap<Column, u16>,
}

impl PlanSheet<'_> {
    /// The cell of a row in a column, and where it stands.
    pub(super) fn cell(&self, row: u32, column: Column) -> Option<(&Cell, Address)> {
        let at = Address { row, column: *self.columns.get(&column)? };
        self.cells.get(&at).map(|cell| (cell, at))
    }

    /// The rows below the heads in which anything stands.
    pub(super) fn rows(&self) -> Vec<u32> {
        let below = self.cells.keys().map(|at| at.row).filter(|row| *row > self.heads);
        let mut rows: Vec<u32> = below.collect();
        rows.dedup();
        rows
    }

    pub(super) fn place(&self, at: Address) -> Place {
        let span = self.spans.get(&at).cloned().unwrap_or(0..0);
        Place { source: Arc::clone(&self.source), span }
    }

    /// Where a row stands: `FILE!SHEET!A7`.
    pub(super) fn row_name(&self, row: u32) -> String {
        let at = Address { row, column: 1 };
        format!("{}!{}", self.source.full_name(), at.name())
    }
}

/// The action plan among the sheets of a workbook; `None` where there is none to be read.
pub(super) fn find<'c>(
    name: &str,
    sheets: &'c [(String, Cells)],
    diagnostics: &mut Diagnostics,
) -> Option<PlanSheet<'c>> {
    let heads = |(sheet, cells): &'c (String, Cells)| {
        heads_of(cells).map(|heads| plan_sheet((name, sheet), cells, heads))
    };
    let mut found: Vec<PlanSheet<'c>> = sheets.iter().filter_map(heads).collect();
    let first = if found.is_empty() { None } else { Some(found.remove(0)) };
    let Some(mut plan) = first else {
        diagnostics.push(without_plan(name));
        return None;
    };
    if let Some(other) = found.first() {
        diagnostics.push(several_plans(&plan, other));
        return None;
    }
    let whole = plan.find_columns(diagnostics);
    whole.then_some(plan)
}

/// Whether a sheet has the heads of an action plan, those that a report alone writes among them: a form may
/// have a table with the others.
pub(super) fn are_of_a_report(cells: &Cells) -> bool {
    let written = [Column::Finding, Column::Recommendation];
    let in_row = |row: u32| cells.iter().filter(move |(at, _)| at.row == row);
    let has = |row, column| in_row(row).any(|(_, cell)| head(cell) == Some(column));
    heads_of(cells).is_some_and(|row| written.into_iter().all(|column| has(row, column)))
}

/// The row of the heads of an action plan: the first with enough of them, the status among them.
pub(super) fn heads_of(cells: &Cells) -> Option<u32> {
    let mut rows: BTreeMap<u32, Vec<Column>> = BTreeMap::new();
    for (at, cell) in cells.iter().take_while(|(at, _)| at.row <= DEEPEST_HEADS) {
        rows.entry(at.row).or_default().extend(head(cell));
    }
    let is_head =
        |columns: &Vec<Column>| columns.len() >= ENOUGH_HEADS && columns.contains(&Column::Status);
    rows.into_iter().find(|(_, columns)| is_head(columns)).map(|(row, _)| row)
}

fn head(cell: &Cell) -> Option<Column> {
    match cell {
        Cell::Text(text) => Column::parse(text),
        Cell::Day(_) => None,
    }
}

fn plan_sheet<'c>((name, sheet): (&str, &str), cells: &'c Cells, heads: u32) -> PlanSheet<'c> {
    let mut source = Source::sheet(name, Some(sheet));
    let mut spans = BTreeMap::new();
    for (at, cell) in cells {
        let shown = match cell {
            Cell::Text(text) => text.replace(['\n', '\r', '\t'], " "),
            Cell::Day(day) => day.to_string(),
        };
        if at.row == heads {
            source.add_head(HeadOf::Column(at.column), shown.clone());
        }
        spans.insert(*at, source.add_cell(*at, &shown));
    }
    PlanSheet { source: Arc::new(source), spans, cells, heads, columns: BTreeMap::new() }
}

impl PlanSheet<'_> {
    /// Finds the columns by their heads; whether none is there twice.
    fn find_columns(&mut self, diagnostics: &mut Diagnostics) -> bool {
        let row = |column| Address { row: self.heads, column };
        let mut whole = true;
        for (at, cell) in self.cells.range(row(0)..=row(u16::MAX)) {
            let Some(column) = head(cell) else { continue };
            match self.columns.get(&column) {
                None => {
                    self.columns.insert(column, at.column);
                }
                Some(first) => {
                    let first = self.place(Address { row: self.heads, column: *first });
                    diagnostics.push(column_twice(self.place(*at), first));
                    whole = false;
                }
            }
        }
        self.tell_missing(diagnostics);
        whole
    }

    /// Says which columns are gone that answers stand in.
    fn tell_missing(&self, diagnostics: &mut Diagnostics) {
        let all = Column::ALL.into_iter().filter(|column| {
            !matches!(column, Column::Number | Column::Recommendation | Column::Finding)
        });
        let missing: Vec<Column> =
            all.filter(|column| !self.columns.contains_key(column)).collect();
        if missing.is_empty() {
            return;
        }
        let named = |lang: Lang| {
            let titles = missing.iter().map(|column| lang.pick(column.title().0, column.title().1));
            titles.map(|title| format!("`{title}`")).collect::<Vec<_>>().join(", ")
        };
        let (id, en) = (named(Lang::Id), named(Lang::En));
        let first = self.columns.values().min().copied().unwrap_or(1);
        let place = self.place(Address { row: self.heads, column: first });
        let message =
            text!("tidak ada kolom {id} dalam matriks ini", "this action plan has no column {en}");
        let help = text!(
            "isinya dianggap belum diisi; pakai lagi matriks dari laporan yang asli",
            "it counts as not filled in; use the action plan of the report as it was"
        );
        diagnostics.push(Diagnostic::warning(MISSING_COLUMN, place, message).help(help));
    }
}

fn without_plan(name: &str) -> Diagnostic {
    let message =
        text!("{name} tidak lagi memuat matriks RTL", "{name} no longer has an action plan");
    Diagnostic::warning(WITHOUT_ACTION_PLAN, None, message).help(text!(
        "jawaban dalam matriks tidak ikut dibaca; matriks dikenali dari judul kolomnya, antara lain `Status/Realisasi`",
        "no answers are read; an action plan is known by the heads of its columns, such as `Status`"
    ))
}

fn several_plans(one: &PlanSheet<'_>, other: &PlanSheet<'_>) -> Diagnostic {
    let place = |sheet: &PlanSheet<'_>| {
        let at = sheet.spans.keys().find(|at| at.row == sheet.heads);
        sheet.place(at.copied().unwrap_or(Address { row: sheet.heads, column: 1 }))
    };
    let message = text!("dua lembar memuat matriks RTL", "two sheets are action plans");
    Diagnostic::error(SEVERAL_ACTION_PLANS, place(other), message)
        .related(place(one), text!("matriks yang pertama", "the first one"))
        .help(text!("hapus lembar yang tidak dipakai", "remove the sheet that does not count"))
}

fn column_twice(place: Place, first: Place) -> Diagnostic {
    let message = text!("judul kolom ini ada dua kali", "two columns have this head");
    Diagnostic::error(COLUMN_TWICE, place, message)
        .related(first, text!("yang pertama", "the first one"))
        .help(text!(
            "ganti atau hapus judul kolom yang ditambahkan",
            "rename or remove the head of the column that was added"
        ))
}
