//! The rows of an action plan.

use std::collections::HashMap;

use super::cells::Cell;
use super::heads::PlanSheet;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::dossier::deadline;
use crate::followup::plan::{ActionPlan, AdviceId, Column, Entry, Status};
use crate::followup::standing::Standing;
use crate::quantity::Date;
use crate::text;
use crate::text::Lang;

/// A status that is none of those to choose from.
pub const UNKNOWN_STATUS: Code = Code("unknown-status");
/// A deadline that is no day.
pub const DEADLINE_NOT_A_DATE: Code = Code("deadline-not-a-date");
/// A row that names a recommendation which its report does not have.
pub const UNKNOWN_ADVICE: Code = Code("unknown-advice");

/// The rows of an action plan in which anything was written, or that answer a recommendation.
pub(super) fn read(
    sheet: &PlanSheet<'_>,
    standing: &Standing,
    diagnostics: &mut Diagnostics,
) -> ActionPlan {
    let mut rows = Rows { sheet, standing, diagnostics, seen: HashMap::new() };
    let entries = sheet.rows().into_iter().filter_map(|row| rows.entry(row)).collect();
    ActionPlan { entries }
}

struct Rows<'r, 'c> {
    sheet: &'r PlanSheet<'c>,
    standing: &'r Standing,
    diagnostics: &'r mut Diagnostics,
    /// How many rows of each criterion there were so far, where only the criterion is named.
    seen: HashMap<String, usize>,
}

impl Rows<'_, '_> {
    fn entry(&mut self, row: u32) -> Option<Entry> {
        let answers = self.answers(row);
        let own = answers.is_none();
        let finding =
            || self.text(row, Column::Finding).or_else(|| self.text(row, Column::Recommendation));
        let entry = Entry {
            finding: if own { finding() } else { None },
            action: self.text(row, Column::Action),
            in_charge: self.text(row, Column::InCharge),
            indicator: self.text(row, Column::Indicator),
            evidence: self.text(row, Column::Evidence),
            remark: self.text(row, Column::Remark),
            source: self.sheet.row_name(row),
            due: self.due(row),
            status: self.status(row),
            answers,
        };
        let says_something = !own || entry.is_answered() || entry.finding.is_some();
        says_something.then_some(entry)
    }

    fn text(&self, row: u32, column: Column) -> Option<String> {
        self.sheet.cell(row, column).map(|(cell, _)| match cell {
            Cell::Text(text) => text.trim().to_owned(),
            Cell::Day(day) => day.to_string(),
        })
    }

    /// The recommendation a row answers: by its hidden name, or else by the criterion its finding begins with.
    fn answers(&mut self, row: u32) -> Option<AdviceId> {
        let Some((cell, at)) = self.sheet.cell(row, Column::Advice) else {
            return self.by_finding(row);
        };
        let id = match cell {
            Cell::Text(text) => AdviceId::parse(text),
            Cell::Day(_) => None,
        };
        let known = id.filter(|id| self.standing.advice.iter().any(|advice| advice.id == *id));
        if known.is_none() {
            self.diagnostics.push(unknown_advice(self.sheet.place(at)));
        }
        known
    }

    fn by_finding(&mut self, row: u32) -> Option<AdviceId> {
        let finding = self.text(row, Column::Finding)?;
        let criterion = finding.split_whitespace().next()?.trim_end_matches(':').to_owned();
        let place = self.seen.get(&criterion).copied().unwrap_or_default();
        let id = AdviceId { criterion, place };
        let known = self.standing.advice.iter().any(|advice| advice.id == id);
        if known {
            self.seen.insert(id.criterion.clone(), place + 1);
        }
        known.then_some(id)
    }

    fn due(&mut self, row: u32) -> Option<Date> {
        let (cell, at) = self.sheet.cell(row, Column::Due)?;
        let day = match cell {
            Cell::Day(day) => Some(*day),
            Cell::Text(text) => deadline(text),
        };
        if day.is_none() {
            self.diagnostics.push(not_a_date(self.sheet.place(at)));
        }
        day
    }

    fn status(&mut self, row: u32) -> Option<Status> {
        let (cell, at) = self.sheet.cell(row, Column::Status)?;
        let status = match cell {
            Cell::Text(text) => Status::parse(text),
            Cell::Day(_) => None,
        };
        if status.is_none() {
            self.diagnostics.push(unknown_status(self.sheet.place(at)));
        }
        status
    }
}

fn unknown_status(place: Place) -> Diagnostic {
    let listed = |lang: Lang| {
        let words = Status::ALL.map(|status| lang.pick(status.word().0, status.word().1));
        words.map(|word| format!("`{word}`")).join(", ")
    };
    let (id, en) = (listed(Lang::Id), listed(Lang::En));
    let message = text!("status ini tidak dikenal", "this is no known status");
    Diagnostic::warning(UNKNOWN_STATUS, place, message)
        .help(text!("dianggap belum diisi; pilih {id}", "it counts as not filled in; choose {en}"))
}

fn not_a_date(place: Place) -> Diagnostic {
    let message = text!("batas waktu ini bukan tanggal", "this deadline is no day");
    Diagnostic::warning(DEADLINE_NOT_A_DATE, place, message).help(text!(
        "dianggap belum diisi; tulis misalnya 31/12/2026 atau 31 Desember 2026",
        "it counts as not filled in; write for example 31/12/2026 or 2026-12-31"
    ))
}

fn unknown_advice(place: Place) -> Diagnostic {
    let message = text!(
        "baris ini menyebut rekomendasi yang tidak ada dalam laporannya",
        "this row names a recommendation that its report does not have"
    );
    Diagnostic::warning(UNKNOWN_ADVICE, place, message).help(text!(
        "dibaca sebagai rencana sendiri; jangan mengisi kolom tersembunyi `tilik`",
        "it is read as a plan of the unit's own; leave the hidden column `tilik` alone"
    ))
}
