//! Forms to fill in: a workbook, a YAML file or a folder of CSV files, from a checklist's form alone.
//!
//! The same writer makes a blank form, one that names its unit already, and a copy of what was submitted in
//! which everything to correct is marked.

mod asked;
mod csv;
mod proofs;
mod purpose;
mod remarks;
mod sheet;
mod uses;
mod written;
mod xlsx;
mod yaml;

#[cfg(test)]
mod tests;

use std::io;

pub use remarks::{Correction, Remarks};

use crate::checklist::Checklist;
use crate::diagnostic::Diagnostic;
use crate::dossier::{Answer, Draft, Own, Submission};
use crate::form::Every;
use crate::form::layout::Role;
use crate::quantity::Period;
use crate::text::Lang;
use asked::Asked;
use remarks::Corrector;

/// A form to be filled in, or filled in already.
#[derive(Clone, Debug)]
pub struct Questionnaire<'c> {
    /// The checklist whose form it is.
    pub checklist: &'c Checklist,
    /// The language of its questions.
    pub lang: Lang,
    /// What is written in it.
    pub answers: Submission,
    /// What is to be corrected in it.
    pub remarks: Remarks,
}

impl<'c> Questionnaire<'c> {
    /// A blank form; where a period is given, its months are prepared.
    #[must_use]
    pub fn blank(checklist: &'c Checklist, lang: Lang, period: Option<Period>) -> Self {
        let mut answers = Submission::blank(&checklist.form);
        answers.period = period.map_or(Own::Blank, Own::As);
        Self { checklist, lang, answers, remarks: Remarks::default() }
    }

    /// A copy of what was submitted, in which everything that was found is marked.
    #[must_use]
    pub fn copy(
        checklist: &'c Checklist,
        lang: Lang,
        draft: &Draft,
        found: &[&Diagnostic],
    ) -> Self {
        let answers = draft.submission(&checklist.form);
        let corrector = Corrector { checklist, lang, draft, answers: &answers };
        let remarks = corrector.remarks(found);
        Self { checklist, lang, answers, remarks }
    }

    /// The period, where it is known and made of the timeline's slots.
    fn period(&self) -> Option<Period> {
        let Own::As(period) = self.answers.period else { return None };
        let quarterly =
            self.checklist.form.timeline.is_some_and(|line| line.every == Every::Quarter);
        (!quarterly || period.is_whole_quarters()).then_some(period)
    }

    fn asked(&self) -> Asked<'c> {
        Asked::of(self.checklist, self.lang, self.period())
    }

    /// The workbook.
    ///
    /// # Errors
    /// Only if the machine refuses.
    pub fn workbook(&self) -> io::Result<Vec<u8>> {
        xlsx::workbook(self).map_err(io::Error::other)
    }

    /// The YAML file, with comments; what is written in the form is left out but for the period.
    #[must_use]
    pub fn yaml(&self) -> String {
        yaml::text(self)
    }

    /// The CSV files of a folder: names and texts.
    ///
    /// # Errors
    /// Only if the machine refuses.
    pub fn csv(&self) -> io::Result<Vec<(String, Vec<u8>)>> {
        csv::files(self)
    }
}

/// What the root says in one of its columns.
fn own(of: &Questionnaire<'_>, role: Role) -> Answer {
    let answers = &of.answers;
    let root = answers.root();
    match role {
        Role::Period => stated(&answers.period, ToString::to_string),
        Role::FilledBy => stated(&answers.filled_by, |filled_by| filled_by.key().to_owned()),
        Role::Checklist => Answer::AsWritten(of.checklist.id.clone()),
        Role::Field(field) => root.map_or(Answer::Blank, |root| root.field(field).clone()),
        Role::Count(table) => {
            let place = of.checklist.form.table(table).place;
            root.map_or(Answer::Blank, |root| root.table(place).clone())
        }
        Role::Month | Role::InMonth | Role::Holder(_) | Role::Own => Answer::Blank,
    }
}

fn stated<T>(own: &Own<T>, written: impl Fn(&T) -> String) -> Answer {
    match own {
        Own::Blank => Answer::Blank,
        Own::As(value) => Answer::AsWritten(written(value)),
        Own::AsWritten(text) => Answer::AsWritten(text.clone()),
    }
}
