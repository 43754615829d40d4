//! Puts answers into cells: numbers, dates and times as such, everything else as text, nothing as a formula.

use rust_xlsxwriter::{Format, FormatAlign, Formula, Note, Worksheet, XlsxError};

use super::book::Book;
use super::page::note;
use super::style::{self, Input};
use crate::bound::{Content, Range};
use crate::dossier::{About, Answer, Spot};
use crate::export::form::remarks::{Kept, Target};
use crate::export::form::sheet::{about, kind_of, names_holder};
use crate::form::Kind;
use crate::form::layout::Role;
use crate::ids::TableId;
use crate::quantity::{Date, Month, Number};
use crate::text::Lang;

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
        let kept = of.record.and_then(|record| self.kept(table, record, role));
        match (role, number(kind, answer)) {
            _ if kept.is_some() => keep(sheet, (row, column), kept, format)?,
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

    /// What a cell holds that must stay as wrong as it was.
    fn kept(&self, table: TableId, record: usize, role: Role) -> Option<&Kept> {
        let target = Target::Cell(Spot { table, record, about: about(role)? });
        self.remarks(target).iter().find_map(|one| one.kept.as_ref())
    }

    /// Puts a text into a cell; nothing, where there is none.
    pub(super) fn put_text(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        // What XML can't hold is no text that anybody typed.
        let text = text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
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
        let spots = abouts.map(|about| Target::Cell(Spot { table, record, about }));
        let holder = names_holder(role).then_some(Target::Holder(table, record, role));
        self.note_on(&spots.chain(holder).collect::<Vec<_>>())
    }

    /// What is wrong at some places and what to write instead.
    pub(super) fn note_on(&self, targets: &[Target]) -> Option<Note> {
        let remarks = targets.iter().flat_map(|target| self.remarks(*target));
        let said: Vec<String> = remarks
            .map(|one| match one.help.is_empty() {
                true => one.problem.clone(),
                false => format!("{}\n→ {}", one.problem, one.help),
            })
            .collect();
        (!said.is_empty()).then(|| note(&said.join("\n\n")))
    }
}

/// Puts into a cell what no text stands for.
fn keep(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    kept: Option<&Kept>,
    format: Format,
) -> Result<(), XlsxError> {
    match kept {
        Some(Kept::Quantity(kind, value)) => {
            let format = format.set_num_format(style::number_format(*kind, Lang::Id));
            let answer = Answer::Known(Content::Range(Range::exactly(value.clone())));
            let number = number(*kind, &answer).unwrap_or_default();
            sheet.write_number_with_format(row, column, number, &format)?;
        }
        Some(Kept::Boolean(known)) => {
            sheet.write_boolean_with_format(row, column, *known, &format)?;
        }
        Some(Kept::Error) | None => {
            let formula = Formula::new("=NA()").set_result("#N/A");
            sheet.write_formula_with_format(row, column, formula, &format)?;
        }
    }
    Ok(())
}

/// The root's answers stand under each other, and what tells where a row belongs is no quantity.
fn aligned(format: Format, (table, role): (TableId, Role)) -> Format {
    match role {
        _ if table == TableId::ROOT => format.set_align(FormatAlign::Left),
        Role::InMonth | Role::Holder(_) => format.set_align(FormatAlign::Center),
        _ => format,
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
