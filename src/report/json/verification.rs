//! Whether a report still says what its inputs give, on the wire.

use std::io;

use serde::Serialize;

use crate::report::verification::{outcome_key, part_key, sentence};
use crate::text::{Lang, escaped};
use crate::verify::{Difference, Outcome, Part, Verified};

/// What was found of every assessment of a report, over several lines.
///
/// # Errors
/// Only if the machine refuses.
pub fn verification(report: &str, all: &[Verified], lang: Lang) -> io::Result<String> {
    let wire = Wire {
        tilik: env!("CARGO_PKG_VERSION"),
        report,
        same: all.iter().all(Verified::is_same),
        assessments: all.iter().map(|one| Assessment::of(one, lang)).collect(),
    };
    Ok(escaped(serde_json::to_string_pretty(&wire)?) + "\n")
}

#[derive(Serialize)]
struct Wire<'a> {
    tilik: &'static str,
    report: &'a str,
    same: bool,
    assessments: Vec<Assessment<'a>>,
}

#[derive(Serialize)]
struct Assessment<'a> {
    code: &'a str,
    name: &'a str,
    from: String,
    to: String,
    source: &'static str,
    checklist: &'a str,
    outcome: &'static str,
    differences: Vec<Other<'a>>,
}

impl<'a> Assessment<'a> {
    fn of(one: &'a Verified, lang: Lang) -> Self {
        let differences = match &one.outcome {
            Outcome::WithoutInput => [].as_slice(),
            Outcome::Compared(differences) => differences.as_slice(),
        };
        Self {
            code: &one.key.code,
            name: &one.name,
            from: one.key.period.from().to_string(),
            to: one.key.period.to().to_string(),
            source: one.key.filled_by.key(),
            checklist: &one.key.checklist,
            outcome: outcome_key(&one.outcome),
            differences: differences.iter().map(|it| Other::of(one, it, lang)).collect(),
        }
    }
}

#[derive(Serialize)]
struct Other<'a> {
    part: &'static str,
    /// Of which criterion, section, file, sheet or line.
    id: Option<String>,
    /// What of it.
    what: Option<&'a str>,
    report: Option<&'a str>,
    now: Option<&'a str>,
    text: String,
}

impl<'a> Other<'a> {
    fn of(one: &Verified, it: &'a Difference, lang: Lang) -> Self {
        let (id, what) = match &it.part {
            Part::Version | Part::Checklist | Part::Proven | Part::Highest => (None, None),
            Part::Completeness | Part::Grade(_) => (None, None),
            Part::Base(id) | Part::Input(id) | Part::Section(id) | Part::Axis(id) => {
                (Some(id.clone()), None)
            }
            Part::Other(id) => (Some(id.clone()), None),
            Part::Criterion(id, what) | Part::Indicator(id, what) | Part::Cell(id, what) => {
                (Some(id.clone()), Some(what.as_str()).filter(|what| !what.is_empty()))
            }
            Part::Line(number) => (Some(number.to_string()), None),
        };
        Self {
            part: part_key(&it.part),
            id,
            what,
            report: it.report.as_deref(),
            now: it.now.as_deref(),
            text: sentence(one, it, lang),
        }
    }
}
