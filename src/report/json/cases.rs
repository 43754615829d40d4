//! How cases came out and what they exercise, on the wire.

use std::io;

use serde::Serialize;

use super::value::{Bounds, Decimal};
use crate::assess::Verdict;
use crate::cases::{Case, Coverage, Difference, End, Ends, Exercised, Outcome};
use crate::checklist::Checklist;
use crate::quantity::Number;
use crate::report::keys;
use crate::text::escaped;

/// A run of cases, with what they exercise where that was asked for.
///
/// # Errors
/// Only if the machine refuses.
pub fn cases(
    checklist: &Checklist,
    cases: &[Case],
    coverage: Option<&Coverage>,
) -> io::Result<String> {
    let wire = Wire {
        tilik: env!("CARGO_PKG_VERSION"),
        checklist: Edition::of(checklist),
        cases: cases.iter().map(|case| Tried::of(checklist, case)).collect(),
        coverage: coverage.map(|coverage| Covered::of(checklist, coverage)),
    };
    Ok(escaped(serde_json::to_string_pretty(&wire)?) + "\n")
}

#[derive(Serialize)]
struct Wire<'a> {
    tilik: &'static str,
    checklist: Edition<'a>,
    cases: Vec<Tried<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<Covered<'a>>,
}

#[derive(Serialize)]
struct Edition<'a> {
    id: &'a str,
    version: &'a str,
    sha256: &'a str,
}

impl<'a> Edition<'a> {
    fn of(checklist: &'a Checklist) -> Self {
        Self { id: &checklist.id, version: &checklist.version, sha256: &checklist.sha256 }
    }
}

#[derive(Serialize)]
struct Tried<'a> {
    dossier: &'a str,
    expected: &'a str,
    outcome: &'static str,
    differences: Vec<Differs<'a>>,
}

impl<'a> Tried<'a> {
    fn of(checklist: &'a Checklist, case: &'a Case) -> Self {
        let (outcome, differences) = match &case.outcome {
            Outcome::AsExpected => ("as_expected", [].as_slice()),
            Outcome::Otherwise(differences) => ("otherwise", differences.as_slice()),
            Outcome::NotRun => ("not_run", [].as_slice()),
        };
        let differences = differences.iter().map(|one| Differs::of(checklist, one)).collect();
        Self { dossier: &case.dossier, expected: &case.expected, outcome, differences }
    }
}

#[derive(Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
enum Differs<'a> {
    Score { expected: Expected<Decimal>, actual: Option<Bounds> },
    Grade { expected: Expected<&'a str>, actual: Option<Grades<'a>> },
    Verdict { criterion: &'a str, expected: &'static str, actual: &'static str },
    Flags { absent: Vec<&'a str>, unexpected: Vec<&'a str> },
}

/// The ends that something is expected of; null expects that there is none.
#[derive(Serialize)]
struct Expected<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<Option<T>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<Option<T>>,
}

impl<T> Expected<T> {
    fn of<E>(ends: &Ends<E>, value: impl Fn(&E) -> T) -> Self {
        let one = |end: &End<E>| match end {
            End::Any => None,
            End::Nothing => Some(None),
            End::Is(it) => Some(Some(value(it))),
        };
        Self { low: one(&ends.low), high: one(&ends.high) }
    }
}

#[derive(Serialize)]
struct Grades<'a> {
    low: &'a str,
    high: &'a str,
}

impl<'a> Differs<'a> {
    fn of(checklist: &'a Checklist, difference: &'a Difference) -> Self {
        let grade = |place: usize| checklist.grades.get(place).map_or("", |one| one.id.as_str());
        match difference {
            Difference::Score { expected, actual } => Self::Score {
                expected: Expected::of(expected, |share: &Number| Decimal::percent(share)),
                actual: actual.as_ref().map(Bounds::percent),
            },
            Difference::Grade { expected, actual } => Self::Grade {
                expected: Expected::of(expected, |place| grade(*place)),
                actual: actual.map(|(low, high)| Grades { low: grade(low), high: grade(high) }),
            },
            Difference::Verdict { criterion, expected, actual } => Self::Verdict {
                criterion: checklist.criteria.get(*criterion).map_or("", |one| one.id.as_str()),
                expected: keys::verdict(*expected),
                actual: keys::verdict(*actual),
            },
            Difference::Flags { absent, unexpected } => Self::Flags {
                absent: flags(checklist, absent),
                unexpected: flags(checklist, unexpected),
            },
        }
    }
}

fn flags<'a>(checklist: &'a Checklist, places: &[usize]) -> Vec<&'a str> {
    let flags = places.iter().filter_map(|place| checklist.flags.get(*place));
    flags.map(|flag| flag.id.as_str()).collect()
}

#[derive(Serialize)]
struct Covered<'a> {
    complete: bool,
    cases: usize,
    criteria: Vec<Criterion<'a>>,
    flags: Vec<Flag<'a>>,
}

impl<'a> Covered<'a> {
    fn of(checklist: &'a Checklist, coverage: &'a Coverage) -> Self {
        let criteria = checklist.criteria.iter().zip(&coverage.criteria);
        let flags = checklist.flags.iter().zip(&coverage.flags);
        Self {
            complete: coverage.is_complete(),
            cases: coverage.cases,
            criteria: criteria.map(|(one, exercised)| Criterion::of(&one.id, exercised)).collect(),
            flags: flags.map(|(flag, cases)| Flag { id: &flag.id, cases: *cases }).collect(),
        }
    }
}

#[derive(Serialize)]
struct Criterion<'a> {
    id: &'a str,
    verdicts: Verdicts,
    lacking: Vec<&'static str>,
    levels: Vec<Level>,
    recommended: Option<usize>,
}

impl<'a> Criterion<'a> {
    fn of(id: &'a str, exercised: &Exercised) -> Self {
        let levels = exercised.levels.iter();
        Self {
            id,
            verdicts: Verdicts::of(exercised),
            lacking: exercised.lacking().into_iter().map(keys::verdict).collect(),
            levels: levels
                .map(|one| Level { points: Decimal::new(&one.points), cases: one.cases })
                .collect(),
            recommended: exercised.advised,
        }
    }
}

/// How many cases bring about each verdict.
#[derive(Serialize)]
struct Verdicts {
    met: usize,
    partial: usize,
    unmet: usize,
    unknown: usize,
    not_applicable: usize,
}

impl Verdicts {
    const fn of(exercised: &Exercised) -> Self {
        Self {
            met: exercised.cases(Verdict::Met),
            partial: exercised.cases(Verdict::Partial),
            unmet: exercised.cases(Verdict::Unmet),
            unknown: exercised.cases(Verdict::Unknown),
            not_applicable: exercised.cases(Verdict::NotApplicable),
        }
    }
}

#[derive(Serialize)]
struct Level {
    points: Decimal,
    cases: usize,
}

#[derive(Serialize)]
struct Flag<'a> {
    id: &'a str,
    cases: usize,
}
