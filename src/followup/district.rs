//! What became of recommendations in many units: figures are pooled over the units of which both sides are
//! there, and nothing of the others is counted.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::Answers;
use super::pair::{self, DIFFERENT_CHECKLISTS, SAME_ASSESSMENT};
use super::plan::AdviceId;
use super::standing::{Fared, Standing};
use super::{Followed, Followup, Outcome, Reported};
use crate::quantity::Number;

/// What became of the recommendations of many units.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct District<'a> {
    /// Each unit that both sides hold, by code.
    pub units: Vec<Followup<'a>>,
    /// The units that could not be paired, by code.
    pub apart: Vec<Apart<'a>>,
}

/// A unit that could not be paired.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Apart<'a> {
    /// Its assessment; the earlier one where there are two.
    pub standing: &'a Standing,
    /// Why.
    pub why: Why,
}

/// Why the assessments of a unit could not be paired.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Why {
    /// There is no later assessment.
    OnlyEarlier,
    /// There is no earlier one.
    OnlyLater,
    /// The two are by different checklists.
    OtherChecklist,
    /// The second is earlier than the first.
    NotLater,
    /// The two are one.
    Same,
}

/// How many recommendations became what.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally(BTreeMap<Outcome, usize>);

/// What became of one recommendation in all units that got it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Across<'a> {
    /// Which recommendation.
    pub id: &'a AdviceId,
    /// To whom.
    pub to: &'a str,
    /// What its criterion requires.
    pub title: &'a str,
    /// In how many units it became what.
    pub tally: Tally,
}

/// What a criterion did to the proven scores.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mover<'a> {
    /// How it fared in one of the units.
    pub criterion: &'a Fared,
    /// What it added to all proven scores together, as a share of one; below zero where it took away.
    pub sum: Number,
    /// In how many units it added something.
    pub up: usize,
    /// In how many it took something away.
    pub down: usize,
}

/// How often a flag was raised.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signs<'a> {
    /// The flag's id.
    pub id: &'a str,
    /// What it says of every record that raises it; empty where it says something else of each.
    pub text: &'a str,
    /// Units and records earlier.
    pub earlier: Count,
    /// Units and records later.
    pub later: Count,
}

/// A number of records, and of the units that have them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// How many units.
    pub units: usize,
    /// How many records.
    pub records: usize,
}

impl Tally {
    /// How many became this.
    #[must_use]
    pub fn of(&self, outcome: Outcome) -> usize {
        self.0.get(&outcome).copied().unwrap_or_default()
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.values().sum()
    }
}

impl FromIterator<Outcome> for Tally {
    fn from_iter<I: IntoIterator<Item = Outcome>>(outcomes: I) -> Self {
        let mut tally = Self::default();
        for outcome in outcomes {
            *tally.0.entry(outcome).or_default() += 1;
        }
        tally
    }
}

/// The last assessment of each unit, by code: by the day up to which it speaks, and of one day a visit's before
/// the unit's own, and one that came back with answers before one without.
#[must_use]
pub fn latest(all: &[Reported]) -> BTreeMap<&str, &Reported> {
    let rank = |one: &Reported| {
        let standing = &one.standing;
        (standing.day(), standing.filled_by, !one.plan.entries.is_empty())
    };
    let mut last: BTreeMap<&str, &Reported> = BTreeMap::new();
    for one in all {
        let kept = last.entry(one.standing.code.as_str()).or_insert(one);
        if rank(kept) < rank(one) {
            *kept = one;
        }
    }
    last
}

impl<'a> District<'a> {
    /// Pairs the units of two rounds of assessments by their codes.
    #[must_use]
    pub fn of(
        earlier: &BTreeMap<&'a str, &'a Reported>,
        later: &BTreeMap<&'a str, &'a Reported>,
    ) -> Self {
        let (mut units, mut apart) = (Vec::new(), Vec::new());
        let codes: BTreeSet<&str> = earlier.keys().chain(later.keys()).copied().collect();
        for code in codes {
            match (earlier.get(code), later.get(code)) {
                (Some(one), Some(other)) => match misfit(&one.standing, &other.standing) {
                    None => units.push(Followup::of(one, other)),
                    Some(why) => apart.push(Apart { standing: &one.standing, why }),
                },
                (Some(one), None) => {
                    apart.push(Apart { standing: &one.standing, why: Why::OnlyEarlier });
                }
                (None, Some(one)) => {
                    apart.push(Apart { standing: &one.standing, why: Why::OnlyLater });
                }
                (None, None) => {}
            }
        }
        Self { units, apart }
    }

    /// All recommendations of all units.
    pub fn advice(&self) -> impl Iterator<Item = &Followed<'a>> {
        self.units.iter().flat_map(|unit| &unit.advice)
    }

    /// How many of them became what.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.advice().map(|followed| followed.outcome).collect()
    }

    /// The same for each addressee, by id.
    #[must_use]
    pub fn by_addressee(&self) -> Vec<(&'a str, Tally)> {
        let mut outcomes: BTreeMap<&str, Vec<Outcome>> = BTreeMap::new();
        for followed in self.advice() {
            outcomes.entry(followed.advice.to.as_str()).or_default().push(followed.outcome);
        }
        outcomes.into_iter().map(|(to, all)| (to, all.into_iter().collect())).collect()
    }

    /// Each recommendation over all units that got it: what is left to do in most of them first.
    #[must_use]
    pub fn by_advice(&self) -> Vec<Across<'a>> {
        let mut groups: BTreeMap<(&AdviceId, &str), Vec<&Followed<'a>>> = BTreeMap::new();
        for followed in self.advice() {
            let key = (&followed.advice.id, followed.advice.to.as_str());
            groups.entry(key).or_default().push(followed);
        }
        let across = |((id, to), all): ((&'a AdviceId, &'a str), Vec<&Followed<'a>>)| Across {
            id,
            to,
            title: all
                .iter()
                .find_map(|one| one.later.or(one.earlier))
                .map_or("", |fared| fared.title.as_str()),
            tally: all.iter().map(|one| one.outcome).collect(),
        };
        let mut all: Vec<Across<'a>> = groups.into_iter().map(across).collect();
        let left = |one: &Across<'_>| one.tally.total() - one.tally.of(Outcome::CarriedOut);
        all.sort_by(|one, other| left(other).cmp(&left(one)).then_with(|| one.id.cmp(other.id)));
        all
    }

    /// How many criteria were met earlier; how many of these surely fall short now, and how many may.
    #[must_use]
    pub fn came_back(&self) -> (usize, usize, usize) {
        let met = |unit: &Followup<'_>| {
            unit.earlier.criteria.iter().filter(|fared| fared.is_met()).count()
        };
        let back = || self.units.iter().flat_map(|unit| &unit.came_back);
        let surely = back().filter(|one| one.surely).count();
        (self.units.iter().map(met).sum(), surely, back().count() - surely)
    }

    /// By how much each proven score moved, as a share, where both are known.
    #[must_use]
    pub fn moves(&self) -> Vec<Number> {
        self.units.iter().filter_map(moved).collect()
    }

    /// What each criterion did to the proven scores of the units whose two scores are known, what moved most
    /// first. The sums add up to those of [`Self::moves`].
    #[must_use]
    pub fn movers(&self) -> Vec<Mover<'a>> {
        let mut movers: BTreeMap<&str, Mover<'a>> = BTreeMap::new();
        for unit in self.units.iter().filter(|unit| moved(unit).is_some()) {
            for (criterion, by) in contributions(unit) {
                let mover = movers.entry(criterion.id.as_str()).or_insert_with(|| Mover {
                    criterion,
                    sum: Number::ZERO,
                    up: 0,
                    down: 0,
                });
                mover.up += usize::from(Number::ZERO < by);
                mover.down += usize::from(by.is_negative());
                mover.sum = mover.sum.clone() + by;
            }
        }
        let mut all: Vec<Mover<'a>> = movers.into_values().collect();
        all.sort_by_key(|mover| std::cmp::Reverse(mover.sum.abs()));
        all
    }

    /// What the units answered, counted.
    #[must_use]
    pub fn answers(&self) -> Answers {
        Answers::of(self.advice())
    }

    /// The flags of the paired units, by id.
    #[must_use]
    pub fn signs(&self) -> Vec<Signs<'a>> {
        signs(&self.units)
    }
}

/// The flags of some units, by id.
#[must_use]
pub fn signs<'a>(units: &[Followup<'a>]) -> Vec<Signs<'a>> {
    let mut signs: BTreeMap<&str, Signs<'a>> = BTreeMap::new();
    for unit in units {
        count(&mut signs, unit.later, |signs| &mut signs.later);
        count(&mut signs, unit.earlier, |signs| &mut signs.earlier);
    }
    signs.into_values().collect()
}

/// By how much the proven score of a unit moved.
#[must_use]
pub fn moved(unit: &Followup<'_>) -> Option<Number> {
    Some(unit.later.proven()?.clone() - unit.earlier.proven()?.clone())
}

/// What each criterion did to a unit's proven score, where it did anything.
#[must_use]
pub fn contributions<'a>(unit: &Followup<'a>) -> Vec<(&'a Fared, Number)> {
    let before: BTreeMap<&str, &'a Fared> =
        unit.earlier.criteria.iter().map(|fared| (fared.id.as_str(), fared)).collect();
    let asked: BTreeSet<&str> = unit.later.criteria.iter().map(|fared| fared.id.as_str()).collect();
    let now = unit.later.criteria.iter().map(|fared| {
        let was = before.get(fared.id.as_str()).map_or(Number::ZERO, |fared| fared.proven());
        (fared, fared.proven() - was)
    });
    let gone = unit.earlier.criteria.iter().filter(|fared| !asked.contains(fared.id.as_str()));
    let gone = gone.map(|fared| (fared, -fared.proven()));
    now.chain(gone).filter(|(_, by)| !by.is_zero()).collect()
}

fn misfit(earlier: &Standing, later: &Standing) -> Option<Why> {
    let fault = pair::mismatch(earlier, later)?;
    Some(match fault.code {
        DIFFERENT_CHECKLISTS => Why::OtherChecklist,
        SAME_ASSESSMENT => Why::Same,
        _ => Why::NotLater,
    })
}

fn count<'a>(
    signs: &mut BTreeMap<&'a str, Signs<'a>>,
    standing: &'a Standing,
    side: for<'s> fn(&'s mut Signs<'a>) -> &'s mut Count,
) {
    let mut seen = BTreeSet::new();
    for flagged in &standing.flags {
        let sign = signs.entry(flagged.id.as_str()).or_insert_with(|| Signs {
            id: &flagged.id,
            text: &flagged.text,
            earlier: Count::default(),
            later: Count::default(),
        });
        // What it says of one unit, such as a name, is not said of all.
        if sign.text != flagged.text {
            sign.text = "";
        }
        let side = side(sign);
        side.records += 1;
        side.units += usize::from(seen.insert(&flagged.id));
    }
}
