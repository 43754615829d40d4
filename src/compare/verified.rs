//! What a unit says of itself against what its supervisors saw, for the same period.

use std::collections::BTreeMap;

use super::Comparison;
use super::entrant::{Entrant, Mark};
use crate::checklist::Checklist;
use crate::dossier::FilledBy;
use crate::form::Kind;
use crate::quantity::Number;

/// How the unit's word on a criterion goes together with its supervisors'.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Accord {
    /// Both surely give the same points.
    Agrees,
    /// The unit surely gives itself more points.
    OverRated,
    /// The unit surely gives itself fewer points.
    UnderRated,
    /// One of them says that it does not apply.
    AppliesToOne,
    /// Blanks leave it open.
    Untold,
}

/// How often each answer occurs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Accords {
    /// The same points.
    pub agree: usize,
    /// More points by the unit.
    pub over: usize,
    /// Fewer points by the unit.
    pub under: usize,
    /// Applicable to one of them.
    pub applies_to_one: usize,
    /// Left open by blanks.
    pub untold: usize,
}

/// A count as it is reported and as it was verified, pooled over assessments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counted {
    /// How many pairs of known counts are in it.
    pub pairs: usize,
    /// The sum of what was reported.
    pub reported: Number,
    /// The sum of what was verified.
    pub verified: Number,
}

impl Accord {
    /// How two judgements of a criterion go together.
    #[must_use]
    pub fn of(own: &Mark, seen: &Mark) -> Option<Self> {
        match (&own.share, &seen.share) {
            (None, None) => None,
            (Some(_), None) | (None, Some(_)) => Some(Self::AppliesToOne),
            (Some((low, high)), Some((least, most))) => Some(if low > most {
                Self::OverRated
            } else if high < least {
                Self::UnderRated
            } else if low == high && least == most {
                Self::Agrees
            } else {
                Self::Untold
            }),
        }
    }
}

impl Accords {
    fn add(&mut self, accord: Accord) {
        *match accord {
            Accord::Agrees => &mut self.agree,
            Accord::OverRated => &mut self.over,
            Accord::UnderRated => &mut self.under,
            Accord::AppliesToOne => &mut self.applies_to_one,
            Accord::Untold => &mut self.untold,
        } += 1;
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            agree: self.agree + other.agree,
            over: self.over + other.over,
            under: self.under + other.under,
            applies_to_one: self.applies_to_one + other.applies_to_one,
            untold: self.untold + other.untold,
        }
    }

    /// How many could be told.
    #[must_use]
    pub const fn told(&self) -> usize {
        self.agree + self.over + self.under + self.applies_to_one
    }

    /// The share of agreement, of what could be told; `None` where nothing could.
    #[must_use]
    pub fn agreement(&self) -> Option<Number> {
        Number::from(self.agree).checked_div(&Number::from(self.told()))
    }

    fn of<'s>(pairs: impl IntoIterator<Item = (&'s Mark, &'s Mark)>) -> Self {
        let mut accords = Self::default();
        for accord in pairs.into_iter().filter_map(|(own, seen)| Accord::of(own, seen)) {
            accords.add(accord);
        }
        accords
    }
}

impl Counted {
    /// The factor of verification: what was verified over what was reported, sum over sum; `None` where nothing
    /// was reported.
    #[must_use]
    pub fn factor(&self) -> Option<Number> {
        self.verified.checked_div(&self.reported)
    }
}

/// A unit's own assessments with those of its supervisors for the same period, the earliest first.
pub(super) fn pairs<'a>(all: &[&'a Entrant]) -> Vec<(&'a Entrant, &'a Entrant)> {
    let key = |one: &Entrant| (one.period, one.as_of);
    let own = all.iter().copied().filter(|it| it.filled_by == FilledBy::Itself);
    let seen = |own: &Entrant| {
        let mut seen = all.iter().copied().filter(|it| it.filled_by == FilledBy::Supervisor);
        seen.find(|it| key(it) == key(own))
    };
    own.filter_map(|own| Some((own, seen(own)?))).collect()
}

/// How two assessments of one unit go together, criterion by criterion.
#[must_use]
pub fn accords(own: &Entrant, seen: &Entrant) -> Accords {
    Accords::of(own.marks().filter_map(|(asked, mark)| Some((mark, seen.criterion(&asked.id)?))))
}

/// The counts of two assessments, pooled, by the ids of what is counted. Only what both know exactly is in it.
#[must_use]
pub fn counts(checklist: &Checklist, pairs: &[(&Entrant, &Entrant)]) -> BTreeMap<String, Counted> {
    let mut pooled: BTreeMap<String, Counted> = BTreeMap::new();
    for (own, seen) in pairs {
        for id in counted(checklist) {
            let (Some(reported), Some(verified)) = (own.measure(id), seen.measure(id)) else {
                continue;
            };
            let nothing = Counted { pairs: 0, reported: Number::ZERO, verified: Number::ZERO };
            let sum = pooled.entry(id.to_owned()).or_insert(nothing);
            sum.pairs += 1;
            sum.reported = sum.reported.clone() + reported.clone();
            sum.verified = sum.verified.clone() + verified.clone();
        }
    }
    pooled
}

/// All counts together.
#[must_use]
pub fn pooled<'c>(counts: impl IntoIterator<Item = &'c Counted>) -> Option<Counted> {
    counts.into_iter().cloned().reduce(|one, other| Counted {
        pairs: one.pairs + other.pairs,
        reported: one.reported + other.reported,
        verified: one.verified + other.verified,
    })
}

/// The ids of criteria and indicators that measure a count.
fn counted(checklist: &Checklist) -> impl Iterator<Item = &str> {
    let whole = |kind: Kind| kind == Kind::Integer;
    let criteria = checklist.criteria.iter();
    let criteria = criteria.filter(move |it| whole(it.shown_as) && whole(it.measure.kind()));
    let indicators = checklist.indicators.iter();
    let indicators = indicators.filter(move |it| whole(it.shown_as) && whole(it.measure.of));
    criteria.map(|it| it.id.as_str()).chain(indicators.map(|it| it.id.as_str()))
}

impl<'a> Comparison<'a> {
    /// All pairs of a unit's own assessment and its supervisors': of the one period that is compared, or of all.
    pub fn both(&self) -> impl Iterator<Item = (&'a Entrant, &'a Entrant)> {
        let asked = self.request.period;
        let all = self.units.iter().flat_map(|unit| unit.both.iter().copied());
        all.filter(move |(own, _)| asked.is_none_or(|period| period == own.period))
    }

    /// How the pairs go together in one criterion.
    #[must_use]
    pub fn accords(&self, id: &str) -> Accords {
        Accords::of(self.both().filter_map(|(own, seen)| own.criterion(id).zip(seen.criterion(id))))
    }
}
