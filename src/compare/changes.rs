//! What changed from one period of a unit to its next.

use std::collections::BTreeSet;

use super::entrant::{Entrant, Mark};
use super::{Comparison, Unit};
use crate::quantity::{Number, Period};

/// How many criteria are named as those that made a change.
const MOST_REASONS: usize = 3;

/// What changed from one assessment of a unit to its next.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change<'a> {
    /// The earlier assessment.
    pub before: &'a Entrant,
    /// The later one.
    pub now: &'a Entrant,
    /// Which way the score went, as far as the bounds tell.
    pub direction: Direction,
    /// By how much the proven score moved, as a share.
    pub proven: Number,
    /// The criteria that moved the proven score most in the direction it went, with their parts of that.
    pub reasons: Vec<Reason<'a>>,
}

/// Which way a score went.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Direction {
    /// Surely down: the highest now lies below the lowest before.
    Down,
    /// The bounds overlap: blanks decide.
    Untold,
    /// Not to be told, since the unit itself speaks of the one and its supervisors of the other.
    OtherSource,
    /// Surely the same.
    Same,
    /// Surely up: the lowest now lies above the highest before.
    Up,
}

/// A criterion that moved the proven score.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason<'a> {
    /// Its id.
    pub id: &'a str,
    /// By how much, as a share of the proven total.
    pub by: Number,
    /// Whether it surely earned another share of its points; otherwise blanks may be all there is to it.
    pub surely: bool,
}

impl<'a> Unit<'a> {
    /// What changed from the period before to the one that is compared; `None` without an earlier one, or where
    /// nothing applied.
    #[must_use]
    pub fn change(&self) -> Option<Change<'a>> {
        let compared = self.history.iter().position(|one| std::ptr::eq(*one, self.standing))?;
        let before = *self.history.get(compared.checked_sub(1)?)?;
        Change::between(before, self.standing)
    }
}

impl<'a> Change<'a> {
    /// What changed between two assessments of a unit.
    #[must_use]
    pub fn between(before: &'a Entrant, now: &'a Entrant) -> Option<Self> {
        let proven = now.proven()?.clone() - before.proven()?.clone();
        let direction = Direction::between(before, now)?;
        let reasons = reasons(before, now, &proven);
        Some(Self { before, now, direction, proven, reasons })
    }

    /// Whether both speak by the same mouth: the unit itself, or its supervisors.
    #[must_use]
    pub fn is_of_one_source(&self) -> bool {
        self.before.filled_by == self.now.filled_by
    }
}

impl Direction {
    fn between(before: &Entrant, now: &Entrant) -> Option<Self> {
        let (earlier, later) = (before.score.as_ref()?, now.score.as_ref()?);
        Some(if before.filled_by != now.filled_by {
            Self::OtherSource
        } else if earlier.is_below(later).surely() {
            Self::Up
        } else if later.is_below(earlier).surely() {
            Self::Down
        } else if earlier.is_same(later).surely() {
            Self::Same
        } else {
            Self::Untold
        })
    }
}

/// The criteria whose parts of the proven score moved as the whole did, those that moved most first. What all
/// criteria moved adds up to what the proven score moved.
fn reasons<'a>(before: &'a Entrant, now: &'a Entrant, moved: &Number) -> Vec<Reason<'a>> {
    let adds = |mark: Option<&Mark>| mark.map_or(Number::ZERO, |mark| mark.adds().0);
    let all = before.questions.criteria.iter().chain(&now.questions.criteria);
    let ids: BTreeSet<&'a str> = all.map(|question| question.id.as_str()).collect();
    let part = |id: &'a str| {
        let (before, now) = (before.criterion(id), now.criterion(id));
        Reason { id, by: adds(now) - adds(before), surely: surely_moved(before, now) }
    };
    let with = |reason: &Reason<'_>| match moved.is_negative() {
        true => reason.by.is_negative(),
        false => reason.by > Number::ZERO,
    };
    let mut reasons: Vec<Reason<'a>> = ids.into_iter().map(part).filter(with).collect();
    // Stable, so that those that moved as much stay in the order of their ids.
    reasons.sort_by_key(|reason| -reason.by.abs());
    reasons.truncate(if moved.is_zero() { 0 } else { MOST_REASONS });
    reasons
}

/// Whether a criterion surely earned another share of its points than before, or came in or fell out.
fn surely_moved(before: Option<&Mark>, now: Option<&Mark>) -> bool {
    let share = |mark: Option<&'_ Mark>| mark.and_then(|mark| mark.share.clone());
    match (share(before), share(now)) {
        (Some((low, high)), Some((least, most))) => high < least || most < low,
        (None, None) => false,
        (Some(_), None) | (None, Some(_)) => true,
    }
}

impl<'a> Comparison<'a> {
    /// The periods of all units, the earliest first.
    #[must_use]
    pub fn all_periods(&self) -> Vec<Period> {
        let all = self.units.iter().flat_map(|unit| &unit.history).map(|standing| standing.period);
        let mut all: Vec<Period> = all.collect::<BTreeSet<_>>().into_iter().collect();
        all.sort_by_key(|period| (period.to(), std::cmp::Reverse(period.from())));
        all
    }

    /// The assessments of a period, one of each unit that has one.
    pub fn in_period(&self, period: Period) -> impl Iterator<Item = &'a Entrant> {
        let of =
            move |unit: &Unit<'a>| unit.history.iter().find(|one| one.period == period).copied();
        self.units.iter().filter_map(of)
    }
}
