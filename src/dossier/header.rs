//! The dossier's own keys: which checklist, which period, who filled it in.

use std::ops::Range;

use super::draft::Stated;
use super::intake::Intake;
use super::plan::RowKey;
use super::value::{Written, excerpt};
use super::{FilledBy, ReadOptions};
use crate::diagnostic::{Code, Diagnostic};
use crate::form::{Every, Form};
use crate::quantity::Period;
use crate::text;

/// A dossier for another checklist.
pub const OTHER_CHECKLIST: Code = Code("other-checklist");
/// Something that is no period.
pub const INVALID_PERIOD: Code = Code("invalid-period");
/// A period that does not consist of the timeline's quarters.
pub const PERIOD_NOT_QUARTERS: Code = Code("period-not-quarters");
/// A period that is not the one the command asks for.
pub const PERIOD_DISAGREES: Code = Code("period-disagrees");
/// Neither `mandiri` nor `supervisi`.
pub const UNKNOWN_SOURCE: Code = Code("unknown-source");

/// Whether a period is made of the slots of a form's timeline.
pub(super) fn fits(form: &Form, period: Period) -> bool {
    match form.timeline.map(|timeline| timeline.every) {
        Some(Every::Quarter) => period.is_whole_quarters(),
        Some(Every::Month) | None => true,
    }
}

/// The period that a text says, if it is one that the form and the command allow.
pub(super) fn sound_period(form: &Form, options: &ReadOptions, text: &str) -> Option<Period> {
    let agrees = |period: &Period| options.period.is_none_or(|asked| asked == *period);
    Period::parse(text).filter(|period| fits(form, *period)).filter(agrees)
}

impl FilledBy {
    const ALL: [Self; 2] = [Self::Itself, Self::Supervisor];

    /// Who filled a dossier in, by the word in files.
    pub(super) fn named(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.key().eq_ignore_ascii_case(text))
    }
}

impl Intake<'_, '_> {
    /// Takes one of the dossier's own keys.
    pub(super) fn header(
        &mut self,
        key: RowKey,
        key_span: Range<usize>,
        written: Option<Written<'_>>,
        span: Range<usize>,
    ) {
        let header = &self.draft.header;
        let before = match key {
            RowKey::Checklist => header.checklist,
            RowKey::Period => header.period.map(|(_, mark)| mark),
            RowKey::FilledBy => header.filled_by.map(|(_, mark)| mark),
            RowKey::Evidence | RowKey::Field(_) | RowKey::Table(_) => None,
        };
        if let Some(first) = before {
            return self.duplicate(key.own_name(), key_span, first);
        }
        let text = match written {
            Some(Written::Text(text) | Written::Number(text)) => text.trim(),
            Some(Written::Null) => "",
            // Spreadsheets make a date of a month.
            Some(Written::Held(held)) => held.month().unwrap_or("…"),
            Some(Written::Boolean(_)) | None => "…",
        };
        let mark = self.mark(span.clone());
        match key {
            RowKey::Checklist => {
                self.checklist(text, span);
                self.draft.header.checklist = Some(mark);
            }
            RowKey::Period => {
                let period = self.period(text, span);
                self.draft.header.period = Some((period, mark));
            }
            RowKey::FilledBy => {
                let filled_by = self.filled_by(text, span);
                self.draft.header.filled_by = Some((filled_by, mark));
            }
            RowKey::Evidence | RowKey::Field(_) | RowKey::Table(_) => {}
        }
    }

    fn checklist(&mut self, text: &str, span: Range<usize>) {
        if text.is_empty() || self.plan.is_for(text) {
            return;
        }
        let id = &self.plan.checklist.id;
        let shown = excerpt(text);
        let message = text!(
            "dossier ini untuk daftar tilik `{shown}`, bukan `{id}`",
            "this dossier is for the checklist `{shown}`, not `{id}`"
        );
        let help = text!(
            "pilih daftar tilik dengan `-c {shown}`, atau perbaiki nama ini",
            "choose the checklist with `-c {shown}`, or correct this name"
        );
        self.error(OTHER_CHECKLIST, span, message, help);
    }

    fn period(&mut self, text: &str, span: Range<usize>) -> Stated<Period> {
        if text.is_empty() {
            return Stated::Blank;
        }
        let shown = excerpt(text);
        let Some(period) = Period::parse(text) else {
            let message = text!("`{shown}` bukan periode", "`{shown}` is not a period");
            let help = text!(
                "tulis 2005, 2005-S1, 2005-Q3, 2005-04, atau 2005-01..2005-06 (paling lama 10 tahun)",
                "write 2005, 2005-S1, 2005-Q3, 2005-04 or 2005-01..2005-06 (10 years at most)"
            );
            self.error(INVALID_PERIOD, span, message, help);
            return Stated::Refused;
        };
        if !fits(self.plan.form, period) {
            let message = text!(
                "`{shown}` tidak terdiri dari triwulan penuh",
                "`{shown}` is not made of whole quarters"
            );
            let help = text!(
                "formulir ini per triwulan: tulis misalnya 2005, 2005-S1, atau 2005-Q3",
                "this form is quarterly: write 2005, 2005-S1 or 2005-Q3, say"
            );
            self.error(PERIOD_NOT_QUARTERS, span, message, help);
            return Stated::Refused;
        }
        match self.options.period.filter(|asked| *asked != period) {
            None => Stated::As(period),
            Some(asked) => {
                let message = text!(
                    "dossier ini untuk periode {period}, bukan {asked} yang diminta",
                    "this dossier is for the period {period}, not {asked} as asked for"
                );
                let help = text!(
                    "samakan `--period` dengan dossier, atau hapus salah satunya",
                    "let `--period` agree with the dossier, or remove one of them"
                );
                self.error(PERIOD_DISAGREES, span, message, help);
                Stated::Refused
            }
        }
    }

    fn filled_by(&mut self, text: &str, span: Range<usize>) -> Stated<FilledBy> {
        if text.is_empty() {
            return Stated::Blank;
        }
        let found = FilledBy::named(text);
        if found.is_none() {
            let shown = excerpt(text);
            let message = text!("sumber `{shown}` tidak dikenal", "there is no source `{shown}`");
            let help = text!(
                "tulis `mandiri` (diisi sendiri) atau `supervisi` (diperiksa saat kunjungan)",
                "write `mandiri` (self-assessed) or `supervisi` (verified on a visit)"
            );
            let place = self.place(span);
            let diagnostic = Diagnostic::error(UNKNOWN_SOURCE, place, message).help(help);
            self.report(diagnostic.did_you_mean(text, FilledBy::ALL.map(FilledBy::key)));
        }
        found.map_or(Stated::Refused, Stated::As)
    }
}
