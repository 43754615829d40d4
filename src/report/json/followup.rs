//! What became of recommendations, on the wire.

use std::io;
use std::slice;

use serde::Serialize;

use super::district::{Answered, Contribution, Flag};
use super::origin::MadeFrom;
use super::value::{Bounds, Points};
use crate::followup::answers::Answers;
use crate::followup::district::signs;
use crate::followup::plan::Entry;
use crate::followup::standing::{Fared, Standing};
use crate::followup::{self, CameBack, Followed, Followup};
use crate::report::origin::{Origin, VERSION};
use crate::report::{followup as words, keys};
use crate::text::escaped;

/// What became of the recommendations of one unit, over several lines.
///
/// # Errors
/// Only if the machine refuses.
pub fn followup(followup: &Followup<'_>, origin: &Origin) -> io::Result<String> {
    Ok(escaped(serde_json::to_string_pretty(&Wire::of(followup, origin))?) + "\n")
}

#[derive(Serialize)]
struct Wire<'a> {
    tilik: &'static str,
    made_from: MadeFrom<'a>,
    checklist: &'a str,
    unit: Unit<'a>,
    earlier: Side<'a>,
    later: Side<'a>,
    recommendations: Vec<Recommendation<'a>>,
    came_back: Vec<Returned<'a>>,
    own_plans: Vec<Row<'a>>,
    answered: Answered,
    contributions: Vec<Contribution<'a>>,
    flags: Vec<Flag<'a>>,
}

impl<'a> Wire<'a> {
    fn of(followup: &Followup<'a>, origin: &'a Origin) -> Self {
        let later = followup.later;
        Self {
            tilik: VERSION,
            made_from: MadeFrom::of(origin),
            checklist: &later.checklist.id,
            unit: Unit { code: &later.code, name: &later.name },
            earlier: Side::of(followup.earlier),
            later: Side::of(later),
            recommendations: followup.advice.iter().map(Recommendation::of).collect(),
            came_back: followup.came_back.iter().map(Returned::of).collect(),
            own_plans: followup.own.iter().map(|entry| Row::of(entry)).collect(),
            answered: Answered::of(&Answers::of(&followup.advice)),
            contributions: Contribution::all(followup),
            flags: signs(slice::from_ref(followup)).iter().map(Flag::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct Unit<'a> {
    code: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
pub(super) struct Side<'a> {
    version: &'a str,
    sha256: &'a str,
    period: Period,
    source: &'static str,
    score: Option<Bounds>,
    grade: Option<Grade<'a>>,
}

impl<'a> Side<'a> {
    pub(super) fn of(standing: &'a Standing) -> Self {
        Self {
            version: &standing.checklist.version,
            sha256: &standing.checklist.sha256,
            period: Period {
                from: standing.period.from().to_string(),
                to: standing.period.to().to_string(),
                as_of: standing.as_of.map(|day| day.to_string()),
            },
            source: standing.filled_by.key(),
            score: standing.score.as_ref().map(Bounds::percent),
            grade: standing.grade.as_ref().map(|(low, high)| Grade { low, high }),
        }
    }
}

#[derive(Serialize)]
struct Period {
    from: String,
    to: String,
    as_of: Option<String>,
}

#[derive(Serialize)]
struct Grade<'a> {
    low: &'a str,
    high: &'a str,
}

#[derive(Serialize)]
struct Recommendation<'a> {
    criterion: &'a str,
    to: &'a str,
    text: &'a str,
    priority: usize,
    due: Option<&'a str>,
    outcome: &'static str,
    earlier: Option<Judged>,
    later: Option<Judged>,
    answers: Vec<Answer<'a>>,
    unanswered: bool,
    next_plan: Option<&'static str>,
}

impl<'a> Recommendation<'a> {
    fn of(followed: &Followed<'a>) -> Self {
        let advice = followed.advice;
        Self {
            criterion: &advice.id.criterion,
            to: &advice.to,
            text: &advice.text,
            priority: advice.priority,
            due: advice.due.as_deref(),
            outcome: words::outcome_key(followed.outcome),
            earlier: followed.earlier.map(Judged::of),
            later: followed.later.map(Judged::of),
            answers: followed.answers.iter().map(Answer::of).collect(),
            unanswered: followed.unanswered,
            next_plan: followed.next.map(words::next_key),
        }
    }
}

#[derive(Serialize)]
struct Judged {
    verdict: &'static str,
    points: Option<Points>,
}

impl Judged {
    fn of(fared: &Fared) -> Self {
        Self {
            verdict: keys::verdict(fared.verdict),
            points: fared.points.as_ref().map(|points| Points::new(&points.range, &points.max)),
        }
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    claim: &'static str,
    overdue: bool,
    #[serde(flatten)]
    row: Row<'a>,
}

impl<'a> Answer<'a> {
    fn of(answer: &followup::Answer<'a>) -> Self {
        let claim = words::claim_key(answer.claim);
        Self { claim, overdue: answer.overdue, row: Row::of(answer.entry) }
    }
}

#[derive(Serialize)]
struct Row<'a> {
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    finding: Option<&'a str>,
    action: Option<&'a str>,
    in_charge: Option<&'a str>,
    due: Option<String>,
    indicator: Option<&'a str>,
    evidence: Option<&'a str>,
    status: Option<&'static str>,
    remarks: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn of(entry: &'a Entry) -> Self {
        Self {
            source: &entry.source,
            finding: entry.finding.as_deref(),
            action: entry.action.as_deref(),
            in_charge: entry.in_charge.as_deref(),
            due: entry.due.map(|due| due.to_string()),
            indicator: entry.indicator.as_deref(),
            evidence: entry.evidence.as_deref(),
            status: entry.status.map(words::status_key),
            remarks: entry.remark.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct Returned<'a> {
    criterion: &'a str,
    surely: bool,
    later: Judged,
}

impl<'a> Returned<'a> {
    fn of(came_back: &CameBack<'a>) -> Self {
        let later = came_back.later;
        Self { criterion: &later.id, surely: came_back.surely, later: Judged::of(later) }
    }
}
