//! Takes the rows of a table's sheet into the draft, those of one holder side by side.

use std::collections::HashMap;

use super::Sheets;
use super::count::{Count, Counts};
use super::holder::{Months, OWN_NUMBER_DIFFERS};
use super::table::TableSheet;
use crate::dossier::draft::{DraftRow, Given, Nested};
use crate::form::Timeline;
use crate::form::layout::Role;
use crate::ids::TableId;
use crate::text;

/// A row of a sheet with the row that holds it; `None` where that cannot be told.
type Held = (Option<u32>, usize);

impl Sheets<'_, '_, '_> {
    /// Takes the rows of a table's sheet.
    pub(super) fn rows(
        &mut self,
        sheet: &TableSheet<'_>,
        sheets: &HashMap<TableId, TableSheet<'_>>,
        counts: &mut Counts,
    ) {
        let mut records = self.filled(sheet, sheets);
        let missing = self.above(sheet.table).into_iter().find(|table| !sheets.contains_key(table));
        if let Some(missing) = missing.filter(|_| !records.is_empty()) {
            counts.skip(sheet.table);
            self.holders_missing(sheet, missing);
            records.clear();
        }
        let months = self.months();
        let held = records.into_iter().map(|row| (self.holder(sheet, row, &months), row));
        let mut held: Vec<Held> = held.collect();
        if held.iter().any(|(holder, _)| holder.is_none()) {
            counts.skip(sheet.table);
        }
        // Those without a holder come last, where no other row is in their way.
        held.sort_by_key(|(holder, _)| holder.unwrap_or(u32::MAX));
        for rows in held.chunk_by(|one, other| one.0 == other.0) {
            self.rows_of_holder(sheet, rows, counts);
        }
    }

    fn rows_of_holder(&mut self, sheet: &TableSheet<'_>, rows: &[Held], counts: &mut Counts) {
        let table = sheet.table;
        let start = self.draft.table(table).len();
        for (number, (holder, row)) in (1..).zip(rows) {
            self.row(sheet, holder.unwrap_or(0), *row, counts);
            if !self.reader.plan.form.is_timeline(table) {
                self.check_number(sheet, *row, number);
            }
        }
        if let Some(timeline) = self.timeline_of(table) {
            self.check_numbers_in_months(sheet, timeline, rows);
        }
        let of = self.reader.plan.form.table(table);
        if let (Some((Some(holder), row)), Some(parent)) = (rows.first(), of.parent) {
            let rows = start..self.draft.table(table).len();
            let mark = sheet.row_mark(*row);
            let nested = self.draft.table_mut(parent).nested_mut(*holder, of.place);
            *nested = Nested { given: Given::Rows, mark, rows };
        }
    }

    fn timeline_of(&self, table: TableId) -> Option<Timeline> {
        self.reader.plan.form.timeline.filter(|timeline| timeline.table == table)
    }

    /// Takes one row: all its fields, and what it says of how many rows it holds.
    fn row(&mut self, sheet: &TableSheet<'_>, holder: u32, row: usize, counts: &mut Counts) {
        let table = sheet.table;
        let line = sheet.rows.get(row).map_or(0, |row| row.number);
        let mark = sheet.row_mark(row);
        let draft = DraftRow { parent: holder, mark, line, placed: None };
        let id = self.draft.table_mut(table).push(draft);
        for (column, mapped) in sheet.columns.iter().enumerate() {
            let (written, span) = (sheet.written(row, column), sheet.span(row, column));
            match mapped.role {
                Role::Field(field) => {
                    let mut intake = self.intake(sheet.source);
                    intake.head = Some(mapped.header.clone());
                    intake.value((table, id, field), written, span);
                }
                Role::Count(nested) => {
                    let mark = sheet.mark(row, column);
                    let of = Count { table, row: id, nested, mark };
                    self.count(of, &mapped.header, written, counts);
                }
                Role::Period
                | Role::FilledBy
                | Role::Checklist
                | Role::Month
                | Role::InMonth
                | Role::Holder(_)
                | Role::Own => {}
            }
        }
        for (id, field) in self.reader.plan.form.table(table).fields() {
            // That the column is not there is said once, and not of every row.
            if field.required && sheet.column(Role::Field(id)).is_none() {
                let row = self.draft.table(table).len() - 1;
                let span = mark.start as usize..mark.end as usize;
                self.intake(sheet.source).refuse((table, row, id), span);
            }
        }
    }

    /// The rows of a sheet that are records. A month that was prepared and not filled in is one only if
    /// rows of another sheet belong to it.
    fn filled(
        &self,
        sheet: &TableSheet<'_>,
        sheets: &HashMap<TableId, TableSheet<'_>>,
    ) -> Vec<usize> {
        let is_record = |row: &usize| sheet.rows.get(*row).is_some_and(|row| row.is_record);
        let all = 0..sheet.rows.len();
        let Some(timeline) = self.timeline_of(sheet.table) else {
            return all.filter(is_record).collect();
        };
        let asked = self.asked_months(timeline, sheets);
        let month = |row: usize| {
            let column = sheet.column(Role::Field(timeline.month))?;
            self.month(sheet, row, timeline, column).ok().flatten()
        };
        let filled = all.clone().filter(is_record).filter_map(month);
        let filled: std::collections::HashSet<i64> = filled.collect();
        let mut prepared: HashMap<i64, u32> = HashMap::new();
        let mut belongs = |row: usize| {
            let Some(month) = month(row).filter(|month| !filled.contains(month)) else {
                return false;
            };
            let count = prepared.entry(month).or_default();
            *count += 1;
            asked.get(&month).is_some_and(|most| *count <= *most)
        };
        all.filter(|row| is_record(row) || belongs(*row)).collect()
    }

    /// The months that rows of other sheets belong to, each with the highest number of its rows.
    fn asked_months(
        &self,
        timeline: Timeline,
        sheets: &HashMap<TableId, TableSheet<'_>>,
    ) -> HashMap<i64, u32> {
        let nested = &self.reader.plan.form.table(timeline.table).tables;
        let mut asked: HashMap<i64, u32> = HashMap::new();
        for sheet in nested.iter().filter_map(|table| sheets.get(table)) {
            let Some(column) = sheet.column(Role::Month) else { continue };
            let records = sheet.rows.iter().enumerate().filter(|(_, row)| row.is_record);
            for (row, _) in records {
                let Ok(Some(month)) = self.month(sheet, row, timeline, column) else { continue };
                let number = sheet.column(Role::InMonth).map(|column| sheet.text(row, column));
                let number =
                    number.and_then(|text| text.trim().trim_start_matches('#').parse().ok());
                let most = asked.entry(month).or_insert(1);
                *most = (*most).max(number.unwrap_or(1));
            }
        }
        asked
    }

    fn holders_missing(&mut self, sheet: &TableSheet<'_>, missing: TableId) {
        let name = self.sheet_name(missing);
        let (id, en) = (name.get(crate::text::Lang::Id), name.get(crate::text::Lang::En));
        let own = &sheet.grid.name;
        let message = text!(
            "baris-baris lembar `{own}` adalah bagian dari `{id}`, tetapi lembar itu tidak ada",
            "the rows of the sheet `{own}` belong to `{en}`, but there is no such sheet"
        );
        let help = text!(
            "tambahkan lembar `{id}`, dan isi barisnya",
            "add the sheet `{en}`, and fill in its rows"
        );
        self.error(super::HOLDER_NOT_FOUND, self.sheet_place(sheet.grid), message, help);
    }

    fn check_numbers_in_months(
        &mut self,
        sheet: &TableSheet<'_>,
        timeline: Timeline,
        rows: &[Held],
    ) {
        let months: Months = self.months();
        let first = self.draft.table(timeline.table).len() - u32::try_from(rows.len()).unwrap_or(0);
        let mut numbers: HashMap<u32, u32> = HashMap::new();
        for rows in months.values() {
            numbers.extend(rows.iter().copied().zip(1..));
        }
        for (id, (_, row)) in (first..).zip(rows) {
            if let Some(number) = numbers.get(&id) {
                self.check_number(sheet, *row, *number);
            }
        }
    }

    /// Holds a row to the number it has in its sheet, if anyone gave it one.
    fn check_number(&mut self, sheet: &TableSheet<'_>, row: usize, number: u32) {
        let Some(column) = sheet.column(Role::Own) else { return };
        let Ok(Some(own)) = self.number(sheet, row, column) else { return };
        if own == number {
            return;
        }
        let message = text!(
            "baris ini bernomor {own}, padahal menurut urutannya {number}",
            "this row has the number {own}, but by its order it is {number}"
        );
        let help = text!(
            "urutkan barisnya, atau perbaiki nomornya: lembar lain menyebut baris menurut urutan",
            "put the rows in order, or correct the number: other sheets name rows by their order"
        );
        self.error_at(OWN_NUMBER_DIFFERS, sheet.mark(row, column), message, help);
    }
}
