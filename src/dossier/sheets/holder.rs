//! Tells which row holds a row: by the timeline's month and number, elsewhere by number.

use std::collections::HashMap;

use super::Sheets;
use super::table::TableSheet;
use crate::bound::Content;
use crate::diagnostic::Code;
use crate::dossier::draft::Mark;
use crate::dossier::value::{Asked, Entry, Problem, Written, excerpt};
use crate::form::layout::{Holds, Role};
use crate::form::{Texts, Timeline};
use crate::ids::TableId;
use crate::quantity::Month;
use crate::text;
use crate::text::{Lang, Text};

/// A row that names a row which is not there, or none at all.
pub const HOLDER_NOT_FOUND: Code = Code("holder-not-found");
/// Something other than 1, 2, 3 … where a row's number is asked.
pub const NOT_A_ROW_NUMBER: Code = Code("not-a-row-number");
/// A number that a row has in its sheet and that is not its own.
pub const OWN_NUMBER_DIFFERS: Code = Code("own-number-differs");

/// Rows of the timeline by their month, in the order in which they stand.
pub(super) type Months = HashMap<i64, Vec<u32>>;

/// A fault that was reported.
pub(super) struct Reported;

impl Sheets<'_, '_, '_> {
    /// The tables above a table, outermost first, without the root.
    pub(super) fn above(&self, table: TableId) -> Vec<TableId> {
        let form = self.reader.plan.form;
        let parents = std::iter::successors(form.table(table).parent, |id| form.table(*id).parent);
        let mut above: Vec<TableId> = parents.filter(|id| *id != TableId::ROOT).collect();
        above.reverse();
        above
    }

    /// The rows of the timeline that were read, by month.
    pub(super) fn months(&self) -> Months {
        let mut months = Months::new();
        let Some(timeline) = self.reader.plan.form.timeline else { return months };
        let table = self.draft.table(timeline.table);
        for row in 0..table.len() {
            if let Some(month) = whole(table.entry(row, timeline.month)) {
                months.entry(month).or_default().push(row);
            }
        }
        months
    }

    /// The row that holds a row of a sheet; `None`, and a fault, where it cannot be told.
    pub(super) fn holder(
        &mut self,
        sheet: &TableSheet<'_>,
        row: usize,
        months: &Months,
    ) -> Option<u32> {
        let timeline = self.reader.plan.form.timeline;
        let mut holder = (TableId::ROOT, 0);
        for table in self.above(sheet.table) {
            let found = match timeline.filter(|timeline| timeline.table == table) {
                Some(timeline) => self.of_month(sheet, row, timeline, months),
                None => self.of_number(sheet, row, holder, table),
            };
            holder = (table, found.ok()?);
        }
        Some(holder.1)
    }

    fn of_month(
        &mut self,
        sheet: &TableSheet<'_>,
        row: usize,
        timeline: Timeline,
        months: &Months,
    ) -> Result<u32, Reported> {
        let column = sheet.column(Role::Month).ok_or(Reported)?;
        let mark = sheet.mark(row, column);
        let month = match self.month(sheet, row, timeline, column) {
            Ok(Some(month)) => month,
            Ok(None) => return Err(self.holder_not_named(sheet, column, mark, timeline.table)),
            Err(problem) => {
                if let Some(place) = self.draft.place(mark) {
                    self.report(problem.at(place));
                }
                return Err(Reported);
            }
        };
        let number = self.number_in_month(sheet, row)?;
        let rows = months.get(&month).map(Vec::as_slice).unwrap_or_default();
        match rows.get(number.saturating_sub(1) as usize) {
            Some(found) => Ok(*found),
            None if rows.is_empty() => {
                let month = i32::try_from(month).ok().and_then(Month::from_index);
                let shown = month.map_or_else(String::new, |month| month.to_string());
                Err(self.holder_not_found(mark, timeline.table, &shown))
            }
            None => {
                let column = sheet.column(Role::InMonth).unwrap_or(column);
                Err(self.too_few(sheet.mark(row, column), timeline.table, (number, rows.len())))
            }
        }
    }

    /// The month that a row names; `None` where it names none for certain.
    pub(super) fn month(
        &self,
        sheet: &TableSheet<'_>,
        row: usize,
        timeline: Timeline,
        column: usize,
    ) -> Result<Option<i64>, Problem> {
        let plan = &self.reader.plan;
        let field = plan.form.field(timeline.table, timeline.month);
        let asked = Asked::in_cell(field, sheet.header(column));
        let mut texts = Texts::default();
        let read = plan.values.read(asked, sheet.written(row, column), &mut texts);
        read.map(|entry| whole(&entry))
    }

    /// The month that a text names.
    pub(super) fn month_written(&self, timeline: Timeline, text: &str) -> Option<i64> {
        let plan = &self.reader.plan;
        let asked = Asked::by_key(plan.form.field(timeline.table, timeline.month));
        let read = plan.values.read(asked, Written::Text(text), &mut Texts::default());
        whole(&read.ok()?)
    }

    /// The number of the timeline's row within its month; the first where nothing is said.
    fn number_in_month(&mut self, sheet: &TableSheet<'_>, row: usize) -> Result<u32, Reported> {
        match sheet.column(Role::InMonth) {
            None => Ok(1),
            Some(column) => Ok(self.number(sheet, row, column)?.unwrap_or(1)),
        }
    }

    fn of_number(
        &mut self,
        sheet: &TableSheet<'_>,
        row: usize,
        (above, holder): (TableId, u32),
        table: TableId,
    ) -> Result<u32, Reported> {
        let column = sheet.column(Role::Holder(table)).ok_or(Reported)?;
        let mark = sheet.mark(row, column);
        let Some(number) = self.number(sheet, row, column)? else {
            return Err(self.holder_not_named(sheet, column, mark, table));
        };
        let place = self.reader.plan.form.table(table).place;
        let rows = self.draft.table(above).nested(holder, place).rows.clone();
        match rows.clone().nth(number.saturating_sub(1) as usize) {
            Some(found) => Ok(found),
            None => Err(self.too_few(mark, table, (number, rows.len()))),
        }
    }

    /// The number that a cell holds; `None` for a blank one.
    pub(super) fn number(
        &mut self,
        sheet: &TableSheet<'_>,
        row: usize,
        column: usize,
    ) -> Result<Option<u32>, Reported> {
        let text = match sheet.written(row, column) {
            Written::Text(text) | Written::Number(text) => text.trim().trim_start_matches('#'),
            Written::Boolean(_) | Written::Null | Written::Held(_) => "…",
        };
        if text.is_empty() {
            return Ok(None);
        }
        if let Some(number) = text.parse().ok().filter(|number| *number > 0) {
            return Ok(Some(number));
        }
        let header = sheet.header(column);
        let shown = excerpt(sheet.text(row, column));
        let message = text!(
            "`{header}` harus nomor baris, bukan `{shown}`",
            "`{header}` must be the number of a row, not `{shown}`"
        );
        let help = text!(
            "tulis 1 untuk baris pertama, 2 untuk yang kedua, dan seterusnya",
            "write 1 for the first row, 2 for the second, and so on"
        );
        self.error_at(NOT_A_ROW_NUMBER, sheet.mark(row, column), message, help);
        Err(Reported)
    }

    /// What a table's sheet is called there; where there is none, what it is to be called.
    pub(super) fn sheet_name(&self, table: TableId) -> Text {
        let holds = Holds::Table(table);
        let to_be = || self.layout.sheet(holds).map(|sheet| sheet.name.clone());
        let here = self.names.get(&holds).map(|name| Text::both(name.as_str()));
        here.or_else(to_be).unwrap_or_default()
    }

    fn holder_not_named(
        &mut self,
        sheet: &TableSheet<'_>,
        column: usize,
        mark: Mark,
        table: TableId,
    ) -> Reported {
        let header = sheet.header(column);
        let name = self.sheet_name(table);
        let (id, en) = (name.get(Lang::Id), name.get(Lang::En));
        let message = text!(
            "`{header}` kosong, jadi tidak jelas baris ini bagian dari `{id}` yang mana",
            "`{header}` is blank, so nobody can tell which `{en}` this row belongs to"
        );
        let help = text!("isi `{header}` pada baris ini", "fill in `{header}` in this row");
        self.error_at(HOLDER_NOT_FOUND, mark, message, help);
        Reported
    }

    fn holder_not_found(&mut self, mark: Mark, table: TableId, shown: &str) -> Reported {
        let name = self.sheet_name(table);
        let (id, en) = (name.get(Lang::Id), name.get(Lang::En));
        let message = text!(
            "`{shown}` tidak ada di lembar `{id}`",
            "there is no `{shown}` on the sheet `{en}`"
        );
        let help = text!(
            "isi dulu barisnya di lembar `{id}`, atau perbaiki di sini",
            "fill in its row on the sheet `{en}` first, or correct it here"
        );
        self.error_at(HOLDER_NOT_FOUND, mark, message, help);
        Reported
    }

    fn too_few(&mut self, mark: Mark, table: TableId, (number, rows): (u32, usize)) -> Reported {
        let name = self.sheet_name(table);
        let (id, en) = (name.get(Lang::Id), name.get(Lang::En));
        let message = match rows {
            0 => text!("di sini belum ada baris `{id}`", "there are no rows of `{en}` here yet"),
            last => text!(
                "baris `{id}` nomor {number} tidak ada: yang terakhir nomor {last}",
                "there is no row {number} of `{en}`: the last one is number {last}"
            ),
        };
        let help = text!(
            "nomor dihitung menurut urutan baris di lembar `{id}`; perbaiki nomornya, atau isi barisnya di sana",
            "rows are numbered as they stand on the sheet `{en}`; correct the number, or fill in the row there"
        );
        self.error_at(HOLDER_NOT_FOUND, mark, message, help);
        Reported
    }
}

/// The whole number that an entry is for certain.
fn whole(entry: &Entry) -> Option<i64> {
    match entry {
        Entry::Known(Content::Range(range)) => range.exact()?.to_i64(),
        _ => None,
    }
}
