//! Puts answers into cells: numbers, dates and times as such, everything else as text, nothing as a formula.

use rust_xlsxwriter::{Format, FormatAlign, Note, Worksheet, XlsxError};

use super::book::Book;
use super::page::note;
use super::style::{self, Input};
use crate::bound::Content;
use crate::dossier::{About, Answer, Spot};
use crate::export::form::sheet::kind_of;
use crate::form::Kind;
use crate::form::layout::Role;
use crate::ids::TableId;
use crate::quantity::{Date, Month, Number};

/// How long a text in a cell may be, in UTF-16 units; Excel allows no more.
const LONGEST_TEXT: usize = 32_767;
/// Excel's number for the day before the first that it has, as tilik counts days.
const DAY_ZERO: i32 = 693_594;
/// The first of Excel's days that is where the calendar has it: Excel takes 1900 for a leap year.
const FIRST_TRUE_DAY: i32 = 61;

/// What is put into a cell.
pub(super) struct Filled<'a> {
    pub(super) table: TableId,
    /// The record, where the cell belongs to one.
    pub(super) record: Option<usize>,
    pub(super) role: Role,
    pub(super) answer: &'a Answer,
    pub(super) wanted: Input,
}

impl Book<'_> {
    /// Puts an answer into a cell, marked where it is to be corrected.
    pub(super) fn fill(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        of: &Filled<'_>,
    ) -> Result<(), XlsxError> {
        let Filled { table, role, answer, .. } = *of;
        let wrong = of.record.and_then(|record| self.wrong(table, record, role));
        let input = if wrong.is_some() { Input::Wrong } else { of.wanted };
        let kind = kind_of(self.form(), table, role);
        let format = aligned(style::input(kind, input, self.lang()), (table, role));
        match (role, number(kind, answer)) {
            (Role::Count(_), _) if *answer == Answer::None => {
                sheet.write_number_with_format(row, column, 0, &format)?;
            }
            (_, Some(number)) => {
                sheet.write_number_with_format(row, column, number, &format)?;
            }
            (_, None) => {
                let text = self.writer.cell(table, role, answer);
                self.put_text(sheet, (row, column), &text, &format)?;
            }
        }
        if let Some(note) = wrong {
            sheet.insert_note(row, column, &note)?;
        }
        Ok(())
    }

    /// Puts a text into a cell; nothing, where there is none.
    pub(super) fn put_text(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if text.is_empty() {
            sheet.write_blank(row, column, format)?;
        } else if text.encode_utf16().count() <= LONGEST_TEXT {
            sheet.write_string_with_format(row, column, text, format)?;
        } else {
            let kept: String = text.chars().take(LONGEST_TEXT / 2).collect();
            sheet.write_string_with_format(row, column, format!("{kept}…"), format)?;
        }
        Ok(())
    }

    /// What is wrong with a cell and what to write instead.
    fn wrong(&self, table: TableId, record: usize, role: Role) -> Option<Note> {
        let is_first =
            self.layout.columns(table).iter().next().map(|column| column.role) == Some(role);
        let of_row = is_first && table != TableId::ROOT;
        let abouts = about(role).into_iter().chain(of_row.then_some(About::Row));
        let said: Vec<String> = abouts
            .flat_map(|about| self.remarks(Spot { table, record, about }))
            .map(|one| match one.help.is_empty() {
                true => one.problem.clone(),
                false => format!("{}\n→ {}", one.problem, one.help),
            })
            .collect();
        (!said.is_empty()).then(|| note(&said.join("\n\n")))
    }
}

/// The root's answers stand under each other, and what tells where a row belongs is no quantity.
fn aligned(format: Format, (table, role): (TableId, Role)) -> Format {
    match role {
        _ if table == TableId::ROOT => format.set_align(FormatAlign::Left),
        Role::InMonth | Role::Holder(_) => format.set_align(FormatAlign::Center),
        _ => format,
    }
}

/// What a column says of its row; `None` for what only tells where a row belongs.
pub(super) const fn about(role: Role) -> Option<About> {
    match role {
        Role::Field(field) => Some(About::Field(field)),
        Role::Count(table) => Some(About::Table(table)),
        Role::Period => Some(About::Period),
        Role::FilledBy => Some(About::FilledBy),
        Role::Checklist => Some(About::Checklist),
        Role::Month | Role::InMonth | Role::Holder(_) | Role::Own => None,
    }
}

/// The number a cell holds for an answer; `None` where only a text says it exactly.
fn number(kind: Kind, answer: &Answer) -> Option<f64> {
    let Answer::Known(Content::Range(range)) = answer else { return None };
    let value = range.exact()?;
    let whole = || value.to_i64().and_then(|value| i32::try_from(value).ok());
    match kind {
        Kind::Integer | Kind::Number | Kind::Share => exact_float(value),
        Kind::Date => serial(Date::from_days(whole()?)?),
        Kind::Month => serial(Month::from_index(whole()?)?.first_day()),
        Kind::Time => Some(f64::from(whole()?) / 1440.0),
        Kind::Text | Kind::Boolean | Kind::Duration | Kind::Choice(_) | Kind::Choices(_) => None,
    }
}

/// The float whose shortest writing is the number.
fn exact_float(value: &Number) -> Option<f64> {
    let written = value.to_decimal(20);
    let float: f64 = written.parse().ok()?;
    (float.to_string() == written).then_some(float)
}

/// Excel's number for a day, where it has one that is right.
fn serial(date: Date) -> Option<f64> {
    let serial = date.days() - DAY_ZERO;
    (serial >= FIRST_TRUE_DAY).then(|| f64::from(serial))
}
