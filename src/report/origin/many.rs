//! One hash of many assessments, or of what units answered to them: the same in whatever order they come, from
//! dossiers, records or reports, and however these lie in files.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::bound::Range;
use crate::compare::entrant::Entrant;
use crate::dossier::FilledBy;
use crate::files::hashes::hexadecimal;
use crate::followup::Reported;
use crate::followup::plan::Entry;
use crate::followup::standing::{Fared, Standing};
use crate::quantity::{Number, Period};
use crate::report::followup::status_key;

/// How many there are, and their hash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Many {
    /// How many there are, each counted once.
    pub count: usize,
    /// The SHA-256 of a line for each, the lines sorted.
    pub sha256: String,
}

impl Many {
    fn of(lines: impl IntoIterator<Item = String>) -> Self {
        let lines: BTreeSet<String> = lines.into_iter().collect();
        let mut all = Sha256::new();
        for line in &lines {
            all.update(line);
            all.update("\n");
        }
        Self { count: lines.len(), sha256: hexadecimal(&all.finalize()) }
    }

    /// Assessments that take part in a comparison.
    #[must_use]
    pub fn entrants(entrants: &[Entrant]) -> Self {
        Self::of(entrants.iter().map(|one| {
            let shares = one.marks().map(|(_, mark)| mark.share.clone());
            let checklist = one.checklist().sha256.as_str();
            let whose = (one.code.as_str(), one.period, one.filled_by);
            line(whose, (checklist, one.score.as_ref()), shares)
        }))
    }

    /// Assessments that were read back.
    #[must_use]
    pub fn standings<'a>(standings: impl IntoIterator<Item = &'a Standing>) -> Self {
        Self::of(standings.into_iter().map(|one| {
            let checklist = one.checklist.sha256.as_str();
            let whose = (one.code.as_str(), one.period, one.filled_by);
            line(whose, (checklist, one.score.as_ref()), one.criteria.iter().map(Fared::share))
        }))
    }

    /// What units wrote into their action plans.
    #[must_use]
    pub fn answers<'a>(reported: impl IntoIterator<Item = &'a Reported>) -> Self {
        Self::of(reported.into_iter().flat_map(|one| {
            let says = |entry: &&Entry| entry.is_answered() || entry.answers.is_none();
            one.plan.entries.iter().filter(says).map(|entry| answer(&one.standing, entry))
        }))
    }
}

/// What an assessment says: code, first and last month, source, the checklist's hash, both ends of the score, and of
/// each criterion's share of its points, in percent with four decimals.
fn line(
    (code, period, filled_by): (&str, Period, FilledBy),
    (checklist, score): (&str, Option<&Range>),
    shares: impl Iterator<Item = Option<(Number, Number)>>,
) -> String {
    let percent = |end: &Number| (end.clone() * Number::whole(100)).to_decimal(4);
    let end = |end: Option<&Number>| end.map(percent).unwrap_or_default();
    let (from, to, by) = (period.from(), period.to(), filled_by.key());
    let (low, high) = (end(score.and_then(Range::low)), end(score.and_then(Range::high)));
    let mut line = format!("{code},{from},{to},{by},{checklist},{low},{high}");
    for share in shares {
        let (low, high) = share.as_ref().map(|(low, high)| (low, high)).unzip();
        line += &format!(",{},{}", end(low), end(high));
    }
    line
}

/// What a row of an action plan says, and whose it is, as a list in JSON. Where it stands is left out: another
/// spreadsheet gives the file another name.
fn answer(standing: &Standing, entry: &Entry) -> String {
    let Standing { code, period, filled_by, .. } = standing;
    let [from, to] = [period.from(), period.to()].map(|month| month.to_string());
    let cells = [
        Some(code.clone()),
        Some(from),
        Some(to),
        Some(filled_by.key().to_owned()),
        entry.answers.as_ref().map(ToString::to_string),
        entry.finding.clone(),
        entry.action.clone(),
        entry.in_charge.clone(),
        entry.due.map(|due| due.to_string()),
        entry.indicator.clone(),
        entry.evidence.clone(),
        entry.status.map(|status| status_key(status).to_owned()),
        entry.remark.clone(),
    ];
    serde_json::Value::from(cells.map(serde_json::Value::from).to_vec()).to_string()
}
