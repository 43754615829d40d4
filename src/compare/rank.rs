//! Who stands where, as far as the bounds tell.

use std::collections::BTreeMap;

use super::Unit;
use crate::bound::Range;
use crate::quantity::Number;
use crate::text::Text;

/// The ranks a unit can have among its peers, however blanks are filled in; 1 is the best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// The best rank: one below the number of peers that surely score more.
    pub best: usize,
    /// The worst rank: one below the number of peers that may score more.
    pub worst: usize,
    /// How many are ranked.
    pub of: usize,
}

/// Where a unit stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ranked {
    /// Among its peers.
    At(Place),
    /// Too little of its score is known to rank it.
    TooIncomplete,
    /// Nothing of the checklist applies to it.
    NothingApplies,
}

/// Where all units stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standings {
    /// Where each unit stands, in the order of the units.
    pub places: Vec<Ranked>,
    /// The places of the units in the order in which they are shown: group by group, the highest proven score
    /// first, those without a rank last.
    pub order: Vec<usize>,
}

impl Standings {
    /// Ranks units among their peers, those that are at least so complete.
    #[must_use]
    pub fn of(units: &[Unit<'_>], least: &Number) -> Self {
        let mut places: Vec<Ranked> = units.iter().map(|unit| unranked(unit, least)).collect();
        let mut groups: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
        for (place, unit) in units.iter().enumerate() {
            groups.entry(name(unit.peer.as_ref())).or_default().push(place);
        }
        for members in groups.into_values() {
            rank(&members, units, &mut places);
        }
        let mut order: Vec<usize> = (0..units.len()).collect();
        order.sort_by_cached_key(|place| key(*place, units, &places));
        Self { places, order }
    }

    /// Where a unit stands.
    #[must_use]
    pub fn of_unit(&self, unit: usize) -> Ranked {
        self.places.get(unit).copied().unwrap_or(Ranked::NothingApplies)
    }
}

/// The ranks that scores with these bounds can have.
#[must_use]
pub fn places(bounds: &[(Number, Number)]) -> Vec<Place> {
    let (mut lows, mut highs): (Vec<&Number>, Vec<&Number>) =
        bounds.iter().map(|(low, high)| (low, high)).unzip();
    lows.sort();
    highs.sort();
    let above = |sorted: &[&Number], value: &Number| {
        sorted.len() - sorted.partition_point(|other| *other <= value)
    };
    let place = |(low, high): &(Number, Number)| Place {
        best: 1 + above(&lows, high),
        // Its own highest score is among those that may lie above its lowest.
        worst: 1 + above(&highs, low) - usize::from(high > low),
        of: bounds.len(),
    };
    bounds.iter().map(place).collect()
}

fn rank(members: &[usize], units: &[Unit<'_>], ranked: &mut [Ranked]) {
    let at = |place: &usize| matches!(ranked.get(*place), Some(Ranked::At(_)));
    let members: Vec<usize> = members.iter().copied().filter(at).collect();
    let bounds = |place: &usize| ends(units.get(*place)?.standing.score.as_ref());
    let bounds: Vec<(Number, Number)> = members.iter().filter_map(bounds).collect();
    for (member, place) in members.iter().zip(places(&bounds)) {
        if let Some(ranked) = ranked.get_mut(*member) {
            *ranked = Ranked::At(place);
        }
    }
}

/// Whether a unit is ranked at all; its place among others is not known yet.
fn unranked(unit: &Unit<'_>, least: &Number) -> Ranked {
    match (ends(unit.standing.score.as_ref()), &unit.standing.completeness) {
        (None, _) | (_, None) => Ranked::NothingApplies,
        (_, Some(completeness)) if completeness < least => Ranked::TooIncomplete,
        (Some(_), Some(_)) => Ranked::At(Place { best: 1, worst: 1, of: 1 }),
    }
}

type Key<'k> = ((bool, Option<&'k str>), bool, Number, Number, &'k str);

fn key<'k>(place: usize, units: &'k [Unit<'_>], places: &[Ranked]) -> Key<'k> {
    let unit = units.get(place);
    let peer = name(unit.and_then(|unit| unit.peer.as_ref()));
    let ranked = matches!(places.get(place), Some(Ranked::At(_)));
    let ends = unit.and_then(|unit| ends(unit.standing.score.as_ref()));
    let (low, high) = ends.unwrap_or((Number::ZERO, Number::ZERO));
    ((peer.is_none(), peer), !ranked, -low, -high, unit.map_or("", Unit::code))
}

fn name(peer: Option<&Text>) -> Option<&str> {
    peer.map(|peer| peer.get(Default::default()))
}

fn ends(score: Option<&Range>) -> Option<(Number, Number)> {
    score?.low().cloned().zip(score?.high().cloned())
}
