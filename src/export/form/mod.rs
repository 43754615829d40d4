//! Forms to fill in: a workbook, a YAML file or a folder of CSV files, from a checklist's form alone.
//!
//! The same writer makes a blank form, one that names its unit already, and a copy of what was submitted in
//! which everything to correct is marked.

mod asked;
mod corrector;
mod csv;
mod kept;
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

pub use remarks::{Correction, Kept, Remarks, Target, WrittenEvidence};

use crate::checklist::Checklist;
use crate::diagnostic::Diagnostic;
use crate::dossier::{About, Answer, Draft, Own, Record, Spot, Submission};
use crate::form::layout::Role;
use crate::form::{Every, Form};
use crate::ids::TableId;
use crate::quantity::Period;
use crate::text::Lang;
use asked::Asked;
use corrector::Corrector;
use written::Writer;

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

    /// A form in which something is answered already.
    #[must_use]
    pub fn begun(checklist: &'c Checklist, lang: Lang, draft: &Draft) -> Self {
        let answers = draft.submission(&checklist.form);
        Self { checklist, lang, answers, remarks: Remarks::default() }
    }

    /// A copy of what was submitted, in which everything that was found is marked.
    #[must_use]
    pub fn copy(
        (checklist, lang): (&'c Checklist, Lang),
        draft: &Draft,
        found: &[&Diagnostic],
    ) -> Self {
        let mut answers = draft.submission(&checklist.form);
        let mut remarks = Corrector::new((checklist, lang), draft, &answers).remarks(found);
        if remarks.lost > 0 {
            let open = lang.pick("belum dibetulkan", "not corrected yet");
            answers.checklist = Some(format!("{} ({open})", checklist.id));
        }
        keep_counts(&mut answers, &checklist.form, &remarks);
        keep_timeline(&mut answers, &checklist.form, &mut remarks);
        Self { checklist, lang, answers, remarks }
    }

    /// The code and the name of the unit, as far as they are filled in.
    #[must_use]
    pub fn unit(&self) -> [String; 2] {
        let form = &self.checklist.form;
        let writer = Writer { form, lang: self.lang };
        [form.code, form.name].map(|field| {
            let answer = own(self, Role::Field(field));
            writer.text(form.field(TableId::ROOT, field), &answer)
        })
    }

    /// The period as part of a file's name; empty where it is not known.
    #[must_use]
    pub fn period_name(&self) -> String {
        let Own::As(period) = self.answers.period else { return String::new() };
        period.to_string().replace("..", "--")
    }

    /// The same form, for this period where it names none.
    #[must_use]
    pub fn or_for(mut self, period: Option<Period>) -> Self {
        if let (Own::Blank, Some(period)) = (&self.answers.period, period) {
            self.answers.period = Own::As(period);
        }
        self
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

/// Keeps wrong numbers of rows as they were written: what is read of a table are its rows.
fn keep_counts(answers: &mut Submission, form: &Form, remarks: &Remarks) {
    for one in remarks.corrections.iter().filter(|one| !one.written.is_empty()) {
        let Some(Target::Cell(Spot { table, record, about: About::Table(nested) })) = one.target
        else {
            continue;
        };
        let records = answers.records.get_mut(table.index());
        let record = records.and_then(|records| records.get_mut(record));
        let said = record.and_then(|record| record.tables.get_mut(form.table(nested).place));
        if let Some(said @ Answer::Blank) = said {
            *said = Answer::AsWritten(one.written.clone());
        }
    }
}

/// Keeps something other than rows in place of the timeline, of which no cell says how many rows it has, as
/// a row with that for its month.
fn keep_timeline(answers: &mut Submission, form: &Form, remarks: &mut Remarks) {
    let Some(timeline) = form.timeline else { return };
    let place = form.table(timeline.table).place;
    let said = answers.root().map(|root| root.table(place).clone());
    let Some(written @ Answer::AsWritten(_)) = said else { return };
    let Some(rows) = answers.records.get_mut(timeline.table.index()) else { return };
    let spot =
        Spot { table: timeline.table, record: rows.len(), about: About::Field(timeline.month) };
    let mut fields = vec![Answer::Blank; timeline.month.index()];
    fields.push(written);
    rows.push(Record { fields, ..Record::default() });
    for one in &mut remarks.corrections {
        if let Some(Target::Cell(Spot { about: About::Table(table), .. })) = one.target
            && table == timeline.table
        {
            one.target = Some(Target::Cell(spot));
        }
    }
}

/// What the root says in one of its columns.
fn own(of: &Questionnaire<'_>, role: Role) -> Answer {
    let answers = &of.answers;
    let root = answers.root();
    match role {
        Role::Period => stated(&answers.period, ToString::to_string),
        Role::FilledBy => stated(&answers.filled_by, |filled_by| filled_by.key().to_owned()),
        Role::Checklist => {
            Answer::AsWritten(answers.checklist.as_ref().unwrap_or(&of.checklist.id).clone())
        }
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
