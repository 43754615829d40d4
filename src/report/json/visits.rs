//! A plan of visits, on the wire.

use std::io;

use serde::Serialize;

use super::origin::MadeFrom;
use super::value::Decimal;
use crate::followup::standing::Standing;
use crate::quantity::Date;
use crate::report::origin::{Origin, VERSION};
use crate::report::visits as words;
use crate::text::{Lang, escaped};
use crate::visits::{Plan, Visit};

/// A plan, over several lines.
///
/// # Errors
/// Only if the machine refuses.
pub fn visits(plan: &Plan<'_>, origin: &Origin, lang: Lang) -> io::Result<String> {
    let above = plan.visits.len();
    let planned = (1..).zip(&plan.visits);
    let others = |from: usize, visits| -> Vec<WireVisit<'_>> {
        let visits: &[Visit<'_>] = visits;
        (from..).zip(visits).map(|(rank, visit)| WireVisit::of((rank, None), visit, lang)).collect()
    };
    let wire = Wire {
        tilik: VERSION,
        made_from: MadeFrom::of(origin),
        as_of: plan.as_of.to_string(),
        visits: planned
            .map(|(rank, (day, visit))| WireVisit::of((rank, Some(*day)), visit, lang))
            .collect(),
        waiting: others(above + 1, &plan.waiting),
        resting: others(above + plan.waiting.len() + 1, &plan.resting),
    };
    Ok(escaped(serde_json::to_string_pretty(&wire)?) + "\n")
}

#[derive(Serialize)]
struct Wire<'a> {
    tilik: &'static str,
    made_from: MadeFrom<'a>,
    as_of: String,
    visits: Vec<WireVisit<'a>>,
    waiting: Vec<WireVisit<'a>>,
    resting: Vec<WireVisit<'a>>,
}

#[derive(Serialize)]
struct WireVisit<'a> {
    rank: usize,
    date: Option<String>,
    code: &'a str,
    name: &'a str,
    groups: &'a [&'a str],
    listed: bool,
    points: u32,
    reasons: Vec<WireReason>,
    score: Option<Decimal>,
    grade: Option<&'a str>,
    assessed_until: Option<String>,
    last_visit: Option<String>,
    prepare: Vec<String>,
}

impl<'a> WireVisit<'a> {
    fn of((rank, day): (usize, Option<Date>), visit: &'a Visit<'a>, lang: Lang) -> Self {
        let unit = &visit.unit;
        let grade = unit.latest.and_then(|latest| latest.grade.as_ref());
        let reasons = visit.reasons.iter().map(|reason| WireReason {
            kind: words::cause_key(&reason.cause),
            points: reason.points,
            text: words::reason(reason, lang),
        });
        Self {
            rank,
            date: day.map(|day| day.to_string()),
            code: unit.code,
            name: unit.name,
            groups: &unit.groups,
            listed: unit.is_listed,
            points: visit.points(),
            reasons: reasons.collect(),
            score: unit.latest.and_then(Standing::proven).map(Decimal::percent),
            grade: grade.map(|(low, _)| low.as_str()),
            assessed_until: unit.latest.map(|latest| latest.day().to_string()),
            last_visit: unit.last_visit.map(|day| day.to_string()),
            prepare: words::prepare(visit, lang),
        }
    }
}

#[derive(Serialize)]
struct WireReason {
    kind: &'static str,
    points: u32,
    text: String,
}
