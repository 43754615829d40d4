//! Many units side by side: who stands where, what fails everywhere, what changed, and how far self-assessment
//! and verification agree. Fair to those compared: bounds stay bounds, and a missing unit is never averaged in.

pub mod changes;
pub mod criteria;
pub mod entrant;
mod made;
pub mod peers;
pub mod quadrant;
pub mod questions;
pub mod rank;
pub mod roster;
pub mod settle;
pub mod spread;
pub mod summary;
pub mod together;
pub mod verified;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::checklist::Checklist;
use crate::quantity::{Number, Period};
use crate::text::Text;
use criteria::Asked;
use entrant::Entrant;
use peers::By;
use rank::Standings;
use roster::{Expected, Roster};

/// What is to be compared, and how.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The checklist whose words and thresholds hold.
    pub checklist: &'a Checklist,
    /// Every assessment, in the order of [`settle::settle`].
    pub entrants: &'a [Entrant],
    /// The units that are expected, if someone said so.
    pub roster: Option<&'a Roster>,
    /// The one period that is compared; `None` for the latest of each unit.
    pub period: Option<Period>,
    /// What makes units peers, if they are to be ranked among peers.
    pub by: Option<&'a str>,
    /// The least completeness, as a share, with which a unit is ranked.
    pub least: Number,
}

/// Many units side by side.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// What was asked.
    pub request: Request<'a>,
    /// The criteria, in the checklist's order; those that only a tailored checklist asks come last.
    pub criteria: Vec<Asked<'a>>,
    /// The units that submitted, by code.
    pub units: Vec<Unit<'a>>,
    /// The units that are expected and did not submit, in the order of the list.
    pub missing: Vec<Missing<'a>>,
    /// What makes units peers, if anything does.
    pub by: Option<By>,
    /// Where each unit stands among its peers.
    pub standings: Standings,
}

/// A unit that submitted.
#[derive(Clone, Debug)]
pub struct Unit<'a> {
    /// The assessment that is compared.
    pub standing: &'a Entrant,
    /// Its name, as the list of units has it, or else as it was submitted last.
    pub name: &'a str,
    /// One assessment for each of its periods, the earliest first.
    pub history: Vec<&'a Entrant>,
    /// The unit itself and its supervisors on the same period, the earliest first.
    pub both: Vec<(&'a Entrant, &'a Entrant)>,
    /// What makes it a peer of others; `None` where that is not known, or not asked.
    pub peer: Option<Text>,
    /// Whether it is on the list of expected units; true without a list.
    pub expected: bool,
}

/// A unit that is expected and did not submit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Missing<'a> {
    /// Its code.
    pub code: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What makes it a peer of others; `None` where that is not known, or not asked.
    pub peer: Option<Text>,
}

impl<'a> Comparison<'a> {
    /// Compares what was asked for.
    #[must_use]
    pub fn of(request: Request<'a>) -> Self {
        let by = request.by.and_then(|field| By::of(field, &request));
        let units = units(&request, by.as_ref());
        let missing = missing(&request, by.as_ref(), &units);
        let criteria = criteria::asked(request.checklist, &units);
        let standings = Standings::of(&units, &request.least);
        Self { request, criteria, units, missing, by, standings }
    }

    /// How many units are expected: those on the list, or without one those that submitted.
    #[must_use]
    pub fn expected(&self) -> usize {
        self.missing.len() + self.units.iter().filter(|unit| unit.expected).count()
    }

    /// The peer groups, in order of their names; units of which it is not known come last.
    #[must_use]
    pub fn peer_groups(&self) -> Vec<Option<&Text>> {
        let here = self.units.iter().map(|unit| unit.peer.as_ref());
        let all = here.chain(self.missing.iter().map(|unit| unit.peer.as_ref()));
        let names: BTreeMap<(bool, &str), Option<&Text>> = all
            .map(|peer| ((peer.is_none(), peer.map_or("", |it| it.get(Default::default()))), peer))
            .collect();
        names.into_values().collect()
    }

    /// How many units are compared for each period.
    #[must_use]
    pub fn periods(&self) -> BTreeMap<Period, usize> {
        let mut periods = BTreeMap::new();
        for unit in &self.units {
            *periods.entry(unit.standing.period).or_default() += 1;
        }
        periods
    }

    /// The editions of checklists by which the compared units were assessed.
    #[must_use]
    pub fn editions(&self) -> BTreeMap<(&str, &str, &str), usize> {
        let mut editions = BTreeMap::new();
        for unit in &self.units {
            let edition = unit.standing.checklist();
            let key = (edition.id.as_str(), edition.version.as_str(), edition.sha256.as_str());
            *editions.entry(key).or_default() += 1;
        }
        editions
    }
}

impl Unit<'_> {
    /// Its code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.standing.code
    }
}

/// The units with an assessment to compare. Where the unit itself and its supervisors speak of one period, the
/// supervisors' word counts; of several assessments of a period so far, the latest does.
fn units<'a>(request: &Request<'a>, by: Option<&By>) -> Vec<Unit<'a>> {
    let listed = request.roster.map_or(&[][..], |roster| &roster.units);
    let listed: HashMap<&str, &Expected> =
        listed.iter().map(|unit| (unit.code.as_str(), unit)).collect();
    let mut by_code: BTreeMap<&'a str, Vec<&'a Entrant>> = BTreeMap::new();
    for entrant in request.entrants {
        by_code.entry(&entrant.code).or_default().push(entrant);
    }
    let one = |(code, all): (&str, Vec<&'a Entrant>)| {
        unit(request, (by, listed.get(code).copied()), &all)
    };
    by_code.into_iter().filter_map(one).collect()
}

fn unit<'a>(
    request: &Request<'a>,
    (by, listed): (Option<&By>, Option<&'a Expected>),
    all: &[&'a Entrant],
) -> Option<Unit<'a>> {
    let mut history: Vec<&'a Entrant> = Vec::new();
    for entrant in all {
        match history.last_mut() {
            Some(last) if last.period == entrant.period => *last = entrant,
            _ => history.push(entrant),
        }
    }
    let asked = |one: &&&Entrant| request.period.is_none_or(|it| it == one.period);
    let standing = *history.iter().rev().find(asked)?;
    Some(Unit {
        standing,
        name: listed.and_then(|unit| unit.name.as_deref()).unwrap_or(&standing.name),
        both: verified::pairs(all),
        history,
        peer: by.and_then(|by| by.peer(Some(standing), listed)),
        expected: request.roster.is_none() || listed.is_some(),
    })
}

fn missing<'a>(request: &Request<'a>, by: Option<&By>, units: &[Unit<'a>]) -> Vec<Missing<'a>> {
    let here: BTreeSet<&str> = units.iter().map(Unit::code).collect();
    let listed = request.roster.map_or(&[][..], |roster| &roster.units);
    let missing = listed.iter().filter(|unit| !here.contains(unit.code.as_str()));
    missing
        .map(|unit| Missing {
            code: &unit.code,
            name: unit.called(),
            peer: by.and_then(|by| by.peer(None, Some(unit))),
        })
        .collect()
}
