//! A table's sheet: a line a record, with places prepared for more.

use rust_xlsxwriter::utility::{quote_sheet_name, row_col_to_cell, row_col_to_cell_absolute};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::{Book, FIRST, HEADERS, LAST};
use super::fill::Filled;
use super::measure::{BOLD, height, lines, measure};
use super::page::note;
use super::style::{self, Input};
use crate::bound::Content;
use crate::dossier::Answer;
use crate::export::form::sheet::{Line, kind_of};
use crate::form::layout::{Column, Holds, Role};
use crate::form::{Every, Kind, Table};
use crate::ids::TableId;
use crate::text::Lang;

/// How many places are drawn below the records of a table.
const PLACES: usize = 20;
/// How many on the timeline, beyond those of its months.
const MORE_MONTHS: usize = 6;
/// The height of a row with one line, with room to write by hand on paper.
const ROW: f64 = 20.0;
/// From how many characters on a text is long, and how wide its column then is.
const MANY_CHARACTERS: usize = 80;
const LONG: f64 = 48.0;
/// How many lines a header has at most; a longer one makes its column wider.
const HEADER_LINES: usize = 5;

impl Book<'_> {
    /// A table's sheet.
    pub(super) fn table_sheet(&self, table: TableId) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(self.sheet(Holds::Table(table)))?.set_tab_color(style::ACCENT);
        let of = self.form().table(table);
        let title =
            format!("{} — {}", of.label.get(self.lang()), self.of.checklist.title.get(self.lang()));
        self.heading(&mut sheet, &title)?;
        let columns: Vec<&Column<Role>> = self.layout.columns(table).iter().collect();
        sheet.set_default_row_height(ROW);
        let mut widths = Vec::new();
        let mut lines = 1;
        for (column, at) in columns.iter().zip(0..) {
            let header = self.column(&mut sheet, table, column, at)?;
            widths.push(header.width);
            lines = lines.max(header.lines);
        }
        sheet.set_row_height(HEADERS, height(lines) + 4.0)?;
        let what = self.what_is_a_line(table, of);
        Self::what_for(&mut sheet, &what, (1, widths.get(1..).unwrap_or_default()))?;
        self.records(&mut sheet, table, (&columns, &widths))?;
        self.page(&mut sheet, widths.iter().sum());
        let first = self.first_columns(table, &columns);
        sheet.set_repeat_rows(HEADERS, HEADERS)?.set_freeze_panes(FIRST, first)?;
        if let Some(last) = first.checked_sub(1) {
            sheet.set_repeat_columns(0, last)?;
        }
        let last = u16::try_from(columns.len()).unwrap_or(1).saturating_sub(1);
        Self::leave_texts(&mut sheet, last)?;
        Self::protect(&mut sheet);
        Ok(sheet)
    }

    /// How many columns stay in sight: those that say where a row belongs.
    fn first_columns(&self, table: TableId, columns: &[&Column<Role>]) -> u16 {
        let timeline = self.form().timeline.filter(|timeline| timeline.table == table);
        let is_first = |column: &&&Column<Role>| match column.role {
            Role::Month | Role::InMonth | Role::Holder(_) => true,
            Role::Field(field) => timeline.is_some_and(|timeline| timeline.month == field),
            Role::Count(_) | Role::Own | Role::Period | Role::FilledBy | Role::Checklist => false,
        };
        u16::try_from(columns.iter().take_while(is_first).count()).unwrap_or_default()
    }

    /// What a line of a sheet stands for, in a sentence.
    fn what_is_a_line(&self, table: TableId, of: &Table) -> String {
        let label = of.label.get(self.lang());
        let holder = of.parent.filter(|parent| *parent != TableId::ROOT);
        let holder = holder.map(|parent| self.form().table(parent).label.get(self.lang()));
        let timeline = self.form().timeline.filter(|timeline| timeline.table == table);
        match (self.lang(), timeline.map(|timeline| timeline.every), holder) {
            (Lang::Id, Some(every), _) => {
                let slot = if every == Every::Month { "bulan" } else { "triwulan" };
                format!(
                    "Satu baris untuk setiap {slot}. Baris yang hanya berisi bulan dianggap belum diisi. Lebih dari satu dalam sebulan: tulis bulannya lagi pada baris kosong di bawah."
                )
            }
            (Lang::En, Some(every), _) => {
                let slot = if every == Every::Month { "month" } else { "quarter" };
                format!(
                    "A row for each {slot}. A row with nothing but its month counts as not filled in. More than one in a month: write the month again on an empty row below."
                )
            }
            (Lang::Id, None, None) => format!("Satu baris untuk setiap catatan “{label}”."),
            (Lang::En, None, None) => format!("A row for each record of “{label}”."),
            (Lang::Id, None, Some(holder)) => {
                format!(
                    "Satu baris untuk setiap catatan “{label}”; kolom-kolom pertama menyebut baris “{holder}” yang memuatnya."
                )
            }
            (Lang::En, None, Some(holder)) => {
                format!(
                    "A row for each record of “{label}”; the first columns name the row of “{holder}” that it belongs to."
                )
            }
        }
    }

    /// Sets a column up: width, header, what may be typed into it all the way down.
    fn column(
        &self,
        sheet: &mut Worksheet,
        table: TableId,
        column: &Column<Role>,
        at: u16,
    ) -> Result<Measured, XlsxError> {
        let header = self.header(table, column);
        let kind = kind_of(self.form(), table, column.role);
        let least =
            if self.is_long(table, usize::from(at)) { LONG } else { self.width(kind, column.role) };
        let measured = Measured::of(&header, least);
        sheet.set_column_width(at, measured.width)?;
        sheet.set_column_format(at, &style::beyond(kind, self.lang()))?;
        sheet.write_string_with_format(HEADERS, at, &header, &style::header())?;
        let rule = self.validation(table, column.role, &row_col_to_cell(FIRST, at))?;
        sheet.add_data_validation(FIRST, at, LAST, at, &rule)?;
        let purpose = self.purpose(table, column.role);
        let said = [header, self.message(table, column.role), purpose];
        let said: Vec<&str> =
            said.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        sheet.insert_note(HEADERS, at, &note(&said.join("\n\n")))?;
        Ok(measured)
    }

    /// Whether texts in a column are so long that a wider one is easier to read.
    fn is_long(&self, table: TableId, column: usize) -> bool {
        let answers = self.lines(table).iter().filter_map(|line| line.answers.get(column));
        let mut texts = answers.filter_map(|answer| match answer {
            Answer::Known(Content::Text(Some(text))) => Some(text),
            _ => None,
        });
        texts.any(|text| text.chars().count() > MANY_CHARACTERS)
    }

    /// How wide a column is to be for its values.
    fn width(&self, kind: Kind, role: Role) -> f64 {
        match (role, kind) {
            (Role::InMonth, _) => 5.0,
            (Role::Holder(_), _) => 11.0,
            (_, Kind::Text) => 26.0,
            (_, Kind::Integer | Kind::Number | Kind::Share | Kind::Boolean | Kind::Duration) => {
                11.0
            }
            (_, Kind::Date) => 13.0,
            (_, Kind::Time) => 9.0,
            (_, Kind::Month) => 16.0,
            (_, Kind::Choice(id)) => {
                let items = &self.form().vocabulary(id).items;
                let longest =
                    items.iter().map(|item| item.label.get(self.lang()).chars().count()).max();
                f64::from(u32::try_from(longest.unwrap_or_default().clamp(11, 26)).unwrap_or(26))
                    + 2.0
            }
            (_, Kind::Choices(_)) => 34.0,
        }
    }

    /// The records with the places prepared for more.
    fn records(
        &self,
        sheet: &mut Worksheet,
        table: TableId,
        (columns, widths): (&[&Column<Role>], &[f64]),
    ) -> Result<(), XlsxError> {
        let told = self.lines(table);
        let more = if self.form().is_timeline(table) { MORE_MONTHS } else { PLACES };
        let empty = Line { record: None, answers: Vec::new() };
        let all = told.iter().chain(std::iter::repeat_n(&empty, more));
        for (line, row) in all.zip(FIRST..) {
            for ((place, column), at) in columns.iter().enumerate().zip(0..) {
                let answer = line.answers.get(place).unwrap_or(&Answer::Blank);
                let wanted = if column.is_required { Input::Required } else { Input::Free };
                let of = Filled { table, record: line.record, role: column.role, answer, wanted };
                self.fill(sheet, (row, at), &of)?;
            }
            let texts = columns.iter().zip(&line.answers);
            let texts = texts.map(|(column, answer)| self.writer.cell(table, column.role, answer));
            let most = texts.zip(widths).map(|(text, width)| lines(&text, *width, 1.0)).max();
            if let Some(most) = most.filter(|most| *most > 1) {
                sheet.set_row_height(row, height(most))?;
            }
        }
        Ok(())
    }

    /// The cells with the months of the timeline, where they are filled in beforehand.
    pub(super) fn months_of_timeline(&self) -> Option<String> {
        let timeline = self.form().timeline?;
        self.period()?;
        let columns = self.layout.columns(timeline.table);
        let column =
            columns.iter().position(|column| column.role == Role::Field(timeline.month))?;
        let column = u16::try_from(column).ok()?;
        let lines = u32::try_from(self.lines(timeline.table).len()).ok()?;
        let [first, last] =
            [FIRST, FIRST + lines - 1].map(|row| row_col_to_cell_absolute(row, column));
        let sheet = quote_sheet_name(self.sheet(Holds::Table(timeline.table)));
        Some(format!("{sheet}!{first}:{last}"))
    }
}

/// The size of a header.
struct Measured {
    width: f64,
    lines: usize,
}

impl Measured {
    /// The size of a header in a column that is to have some width at least.
    fn of(header: &str, least: f64) -> Self {
        const WIDEST_FOR_A_WORD: f64 = 24.0;
        let longest = header.split_whitespace().map(|word| word.chars().count()).max();
        let longest = measure(longest.unwrap_or_default()) * BOLD + 2.0;
        let mut width = least.max(longest.min(WIDEST_FOR_A_WORD));
        while lines(header, width, BOLD) > HEADER_LINES {
            width += 2.0;
        }
        Self { width, lines: lines(header, width, BOLD) }
    }
}
