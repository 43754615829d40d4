//! What became of recommendations in many units, on the wire.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use super::followup::Side;
use super::origin::MadeFrom;
use super::value::Decimal;
use crate::followup::answers::Answers;
use crate::followup::district::{
    Across, Apart, Count, District, Mover, Signs, Tally, contributions,
};
use crate::followup::standing::Fared;
use crate::followup::{Followup, Outcome};
use crate::quantity::Number;
use crate::report::district as words;
use crate::report::followup::outcome_key;
use crate::report::origin::{Origin, VERSION};
use crate::text::escaped;

/// What became of the recommendations of many units, over several lines.
///
/// # Errors
/// Only if the machine refuses.
pub fn district(district: &District<'_>, origin: &Origin) -> io::Result<String> {
    Ok(escaped(serde_json::to_string_pretty(&Wire::of(district, origin))?) + "\n")
}

#[derive(Serialize)]
struct Wire<'a> {
    tilik: &'static str,
    made_from: MadeFrom<'a>,
    units_paired: usize,
    outcomes: Outcomes,
    addressees: BTreeMap<&'a str, Outcomes>,
    came_back: CameBack,
    answers: Answered,
    scores: Scores,
    units: Vec<Unit<'a>>,
    recommendations: Vec<Recommendation<'a>>,
    movers: Vec<Moved<'a>>,
    flags: Vec<Flag<'a>>,
    not_paired: Vec<NotPaired<'a>>,
}

impl<'a> Wire<'a> {
    fn of(district: &District<'a>, origin: &'a Origin) -> Self {
        let (moves, answers) = (district.moves(), district.answers());
        let (met, surely, perhaps) = district.came_back();
        let sum = moves.iter().cloned().sum::<Number>();
        Self {
            tilik: VERSION,
            made_from: MadeFrom::of(origin),
            units_paired: district.units.len(),
            outcomes: Outcomes::of(&district.tally()),
            addressees: district
                .by_addressee()
                .into_iter()
                .map(|(to, tally)| (to, Outcomes::of(&tally)))
                .collect(),
            came_back: CameBack { met_earlier: met, surely, perhaps },
            answers: Answered::of(&answers),
            scores: Scores {
                n: moves.len(),
                mean_change: sum.checked_div(&moves.len().into()).as_ref().map(Decimal::percent),
            },
            units: district.units.iter().map(Unit::of).collect(),
            recommendations: district.by_advice().iter().map(Recommendation::of).collect(),
            movers: district.movers().iter().map(|it| Moved::of(it, moves.len())).collect(),
            flags: district.signs().iter().map(Flag::of).collect(),
            not_paired: district.apart.iter().map(NotPaired::of).collect(),
        }
    }
}

/// How many recommendations there are, and how many became what.
#[derive(Serialize)]
struct Outcomes {
    total: usize,
    #[serde(flatten)]
    became: BTreeMap<&'static str, usize>,
}

impl Outcomes {
    fn of(tally: &Tally) -> Self {
        let became = Outcome::ALL.map(|outcome| (outcome_key(outcome), tally.of(outcome)));
        Self { total: tally.total(), became: became.into() }
    }
}

#[derive(Serialize)]
struct CameBack {
    met_earlier: usize,
    surely: usize,
    perhaps: usize,
}

#[derive(Serialize)]
pub(super) struct Answered {
    total: usize,
    without_evidence: usize,
    unproven: usize,
    overdue: usize,
    open_promises: usize,
    repeated: usize,
    dropped: usize,
    recommendations_asked: usize,
    unanswered: usize,
}

impl Answered {
    pub(super) fn of(answers: &Answers) -> Self {
        Self {
            total: answers.total,
            without_evidence: answers.without_evidence,
            unproven: answers.unproven,
            overdue: answers.overdue,
            open_promises: answers.open,
            repeated: answers.repeated,
            dropped: answers.dropped,
            recommendations_asked: answers.asked,
            unanswered: answers.unanswered,
        }
    }
}

#[derive(Serialize)]
struct Scores {
    n: usize,
    mean_change: Option<Decimal>,
}

#[derive(Serialize)]
struct Unit<'a> {
    code: &'a str,
    name: &'a str,
    checklist: &'a str,
    earlier: Side<'a>,
    later: Side<'a>,
    outcomes: Outcomes,
    came_back: Vec<&'a str>,
    contributions: Vec<Contribution<'a>>,
}

impl<'a> Unit<'a> {
    fn of(unit: &Followup<'a>) -> Self {
        let surely = unit.came_back.iter().filter(|one| one.surely);
        Self {
            code: &unit.later.code,
            name: &unit.later.name,
            checklist: &unit.later.checklist.id,
            earlier: Side::of(unit.earlier),
            later: Side::of(unit.later),
            outcomes: Outcomes::of(&unit.advice.iter().map(|one| one.outcome).collect()),
            came_back: surely.map(|one| one.later.id.as_str()).collect(),
            contributions: Contribution::all(unit),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Contribution<'a> {
    criterion: &'a str,
    change: Decimal,
}

impl<'a> Contribution<'a> {
    /// What each criterion did to a unit's proven score.
    pub(super) fn all(unit: &Followup<'a>) -> Vec<Self> {
        let one = |(criterion, by): (&'a Fared, Number)| Self {
            criterion: &criterion.id,
            change: Decimal::percent(&by),
        };
        contributions(unit).into_iter().map(one).collect()
    }
}

#[derive(Serialize)]
struct Recommendation<'a> {
    criterion: &'a str,
    number: usize,
    to: &'a str,
    title: &'a str,
    units: Outcomes,
}

impl<'a> Recommendation<'a> {
    fn of(across: &Across<'a>) -> Self {
        Self {
            criterion: &across.id.criterion,
            number: across.id.place + 1,
            to: across.to,
            title: across.title,
            units: Outcomes::of(&across.tally),
        }
    }
}

#[derive(Serialize)]
struct Moved<'a> {
    criterion: &'a str,
    title: &'a str,
    mean_change: Option<Decimal>,
    units_up: usize,
    units_down: usize,
}

impl<'a> Moved<'a> {
    fn of(mover: &Mover<'a>, n: usize) -> Self {
        Self {
            criterion: &mover.criterion.id,
            title: &mover.criterion.title,
            mean_change: mover.sum.checked_div(&n.into()).as_ref().map(Decimal::percent),
            units_up: mover.up,
            units_down: mover.down,
        }
    }
}

#[derive(Serialize)]
pub(super) struct Flag<'a> {
    id: &'a str,
    text: &'a str,
    earlier: Raised,
    later: Raised,
}

#[derive(Serialize)]
struct Raised {
    units: usize,
    records: usize,
}

impl<'a> Flag<'a> {
    pub(super) fn of(signs: &Signs<'a>) -> Self {
        let raised = |count: Count| Raised { units: count.units, records: count.records };
        Self {
            id: signs.id,
            text: signs.text,
            earlier: raised(signs.earlier),
            later: raised(signs.later),
        }
    }
}

#[derive(Serialize)]
struct NotPaired<'a> {
    code: &'a str,
    name: &'a str,
    because: &'static str,
}

impl<'a> NotPaired<'a> {
    fn of(apart: &Apart<'a>) -> Self {
        let unit = apart.standing;
        Self { code: &unit.code, name: &unit.name, because: words::why_key(apart.why) }
    }
}
