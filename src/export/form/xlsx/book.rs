//! What all sheets of a form's workbook share: names, places of cells, explanations.

use std::collections::HashMap;

use rust_xlsxwriter::utility::{quote_sheet_name, row_col_to_cell_absolute};

use super::lists::Lists;
use super::root::key_of;
use crate::dossier::{About, Spot};
use crate::export::form::Questionnaire;
use crate::export::form::asked::Asked;
use crate::export::form::purpose::Purposes;
use crate::export::form::remarks::{Correction, Target};
use crate::export::form::sheet::{Line, Sheets, about};
use crate::export::form::written::Writer;
use crate::expr::FieldRef;
use crate::form::layout::{Aside, Column, Holds, Layout, Part as AnswerPart, Role};
use crate::form::{Form, Key};
use crate::ids::TableId;
use crate::quantity::Period;
use crate::text::Lang;

/// The row with the headers, on every sheet to be filled in.
pub(super) const HEADERS: u32 = 2;
/// The first row below the headers.
pub(super) const FIRST: u32 = HEADERS + 1;
/// The last row of a sheet.
pub(super) const LAST: u32 = 1_048_575;
/// The column of the root's answers.
pub(super) const ANSWER: u16 = 2;

/// A row of the root's sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RootRow {
    /// A heading over the questions that follow.
    Heading(Part),
    /// A question.
    Question(Role),
}

/// A part of the root's sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// What the form is about.
    About,
    /// Who is asked.
    Identity,
    /// What is asked.
    Questions,
    /// How many rows there are in tables.
    Counts,
}

/// What all sheets of a workbook share.
pub(super) struct Book<'q> {
    pub(super) of: &'q Questionnaire<'q>,
    pub(super) layout: Layout,
    pub(super) asked: Asked<'q>,
    pub(super) purposes: Purposes<'q>,
    pub(super) lists: Lists,
    pub(super) writer: Writer<'q>,
    pub(super) root: Vec<RootRow>,
    sheets: Sheets<'q>,
    tables: Vec<Lines>,
    remarks: HashMap<Target, Vec<&'q Correction>>,
}

/// The lines of a table's sheet, and which of them each record has.
struct Lines {
    all: Vec<Line>,
    of_records: HashMap<usize, usize>,
}

impl Lines {
    fn of(all: Vec<Line>) -> Self {
        let of_records = all.iter().enumerate();
        let of_records = of_records.filter_map(|(at, line)| Some((line.record?, at))).collect();
        Self { all, of_records }
    }
}

impl<'q> Book<'q> {
    pub(super) fn new(of: &'q Questionnaire<'q>) -> Self {
        let form = &of.checklist.form;
        let layout = Layout::of(form);
        let sheets = Sheets::of(form, &of.answers, of.period());
        let tables = form.tables().map(|(id, _)| Lines::of(sheets.lines(id, layout.columns(id))));
        let tables = tables.collect();
        let root = root_rows(form, &layout);
        Self {
            asked: of.asked(),
            purposes: Purposes::of(of.checklist, of.lang, of.period()),
            lists: Lists::of(form, of.lang),
            writer: Writer { form, lang: of.lang },
            of,
            layout,
            root,
            sheets,
            tables,
            remarks: of.remarks.by_target(),
        }
    }

    pub(super) const fn lang(&self) -> Lang {
        self.of.lang
    }

    pub(super) const fn form(&self) -> &'q Form {
        &self.of.checklist.form
    }

    pub(super) fn period(&self) -> Option<Period> {
        self.of.period()
    }

    /// One of two texts.
    pub(super) const fn say(&self, id: &'static str, en: &'static str) -> &'static str {
        match self.of.lang {
            Lang::Id => id,
            Lang::En => en,
        }
    }

    /// The lines of a table's sheet.
    pub(super) fn lines(&self, table: TableId) -> &[Line] {
        self.tables.get(table.index()).map_or(&[], |lines| &lines.all)
    }

    /// How a row is named in reports.
    pub(super) fn row_name(&self, table: TableId, record: usize) -> String {
        self.sheets.row_name(table, record)
    }

    /// What is to be corrected at a place.
    pub(super) fn remarks(&self, target: Target) -> &[&'q Correction] {
        self.remarks.get(&target).map_or(&[], Vec::as_slice)
    }

    /// The name of the sheet that holds something.
    pub(super) fn sheet(&self, holds: Holds) -> &str {
        self.layout.sheet(holds).map_or("", |sheet| sheet.name.get(self.of.lang))
    }

    /// The name of a sheet that holds nothing of the dossier.
    pub(super) fn aside(&self, aside: Aside) -> &str {
        self.layout.aside(aside).get(self.of.lang)
    }

    /// A link to a cell.
    pub(super) fn link(sheet: &str, row: u32, column: u16) -> String {
        let cell = rust_xlsxwriter::utility::row_col_to_cell(row, column);
        format!("internal:{}!{cell}", quote_sheet_name(sheet))
    }

    /// The row of one of the root's questions.
    pub(super) fn root_row(&self, role: Role) -> Option<u32> {
        let at = self.root.iter().position(|row| *row == RootRow::Question(role))?;
        Some(FIRST + u32::try_from(at).ok()?)
    }

    /// Where something to correct lies: the place of its sheet, and its row and column.
    pub(super) fn place(&self, target: Target) -> Option<(Holds, u32, u16)> {
        match target {
            Target::Cell(spot) => self.cell(spot),
            Target::Holder(table, record, role) => {
                let (holds, row, _) = self.cell(Spot { table, record, about: About::Row })?;
                let column = self.layout.columns(table).iter().position(|one| one.role == role)?;
                Some((holds, row, u16::try_from(column).ok()?))
            }
            Target::Method(key) => {
                let is_it = |row: &RootRow| matches!(row, RootRow::Question(role) if key_of(*role) == Some(key));
                let row = FIRST + u32::try_from(self.root.iter().position(is_it)?).ok()?;
                let parts = self.layout.parts.iter();
                let column = parts.into_iter().position(|part| part.role == AnswerPart::Method)?;
                Some((Holds::Table(TableId::ROOT), row, u16::try_from(column).ok()?))
            }
            Target::Evidence(line) => {
                let row = FIRST + u32::try_from(line).ok()?;
                Some((Holds::Evidence, row, 0))
            }
        }
    }

    /// Where a cell of the form lies.
    fn cell(&self, spot: Spot) -> Option<(Holds, u32, u16)> {
        let sheet = Holds::Table(spot.table);
        let is_it = |role: Role| about(role) == Some(spot.about);
        if spot.table == TableId::ROOT {
            let asked = |row: &RootRow| matches!(row, RootRow::Question(role) if is_it(*role));
            let at = self.root.iter().position(asked).or((spot.about == About::Row).then_some(0))?;
            return Some((sheet, FIRST + u32::try_from(at).ok()?, ANSWER));
        }
        let lines = self.tables.get(spot.table.index())?;
        let line = *lines.of_records.get(&spot.record)?;
        let columns = self.layout.columns(spot.table);
        let column = columns.iter().position(|column| is_it(column.role)).unwrap_or(0);
        Some((sheet, FIRST + u32::try_from(line).ok()?, u16::try_from(column).ok()?))
    }

    /// The cell that another answer stands in, as a rule of a cell in the first row of a table names it.
    pub(super) fn reference(&self, table: TableId, field: FieldRef) -> Option<String> {
        if field.row.back > 0 {
            return None;
        }
        let role = Role::Field(field.field);
        if field.table == TableId::ROOT {
            let cell = row_col_to_cell_absolute(self.root_row(role)?, ANSWER);
            let sheet = quote_sheet_name(self.sheet(Holds::Table(TableId::ROOT)));
            return Some(if table == TableId::ROOT { cell } else { format!("{sheet}!{cell}") });
        }
        let column = self.layout.columns(table).iter().position(|one| one.role == role)?;
        let column = u16::try_from(column).ok()?;
        (field.table == table)
            .then(|| format!("${}", rust_xlsxwriter::utility::row_col_to_cell(FIRST, column)))
    }

    /// The header of a column or question, with a mark where it must be filled in.
    pub(super) fn header(&self, table: TableId, column: &Column<Role>) -> String {
        let lang = self.of.lang;
        let mut header = match column.role {
            _ if table == TableId::ROOT => column.label.get(lang).to_owned(),
            _ => column.header(lang),
        };
        if let Role::Count(_) = column.role {
            let longer = format!("{header} ({})", self.say("jumlah baris", "number of rows"));
            let found = self.layout.columns(table).find(&longer);
            let is_same =
                matches!(found, crate::form::layout::Found::Column(one) if one.role == column.role);
            if is_same {
                header = longer;
            }
        }
        if column.is_required { format!("{header} *") } else { header }
    }

    /// What the answer in a column is for.
    pub(super) fn purpose(&self, table: TableId, role: Role) -> String {
        match role {
            Role::Field(field) => self.purposes.purpose(table, Key::Field(field)),
            Role::Count(nested) => self.purposes.purpose(table, Key::Table(nested)),
            _ => String::new(),
        }
    }
}

/// The rows of the root's sheet: what the form is about, who is asked, what is asked, counts of tables.
fn root_rows(form: &Form, layout: &Layout) -> Vec<RootRow> {
    let identity = [form.code, form.name].into_iter().chain(form.groups.iter().copied());
    let last = identity.map(|field| field.index()).max().unwrap_or_default();
    let part = |role: Role| match role {
        Role::Period | Role::FilledBy | Role::Checklist => Part::About,
        Role::Field(field) if field.index() <= last => Part::Identity,
        Role::Count(_) => Part::Counts,
        Role::Field(_) | Role::Month | Role::InMonth | Role::Holder(_) | Role::Own => {
            Part::Questions
        }
    };
    let mut rows = Vec::new();
    let mut before = None;
    for column in layout.columns(TableId::ROOT).iter() {
        let here = part(column.role);
        if before != Some(here) {
            rows.push(RootRow::Heading(here));
        }
        before = Some(here);
        rows.push(RootRow::Question(column.role));
    }
    rows
}
