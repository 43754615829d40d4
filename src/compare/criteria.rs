//! How each criterion fared over all units, and what fails so often that it is not the units' to solve.

use std::collections::BTreeSet;

use super::{Comparison, Unit};
use crate::bound::Range;
use crate::checklist::{Checklist, Criterion};
use crate::followup::standing::{Fared, Standing};
use crate::judge::Verdict;
use crate::quantity::Number;

/// A criterion that some unit was asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Its id.
    pub id: &'a str,
    /// What the checklist says of it; `None` where only a tailored checklist asks it.
    pub criterion: Option<&'a Criterion>,
    /// How it fared first; `None` where no unit was asked.
    pub first: Option<&'a Fared>,
}

/// How a criterion fared over units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Units that surely earn all points.
    pub met: usize,
    /// Units that surely earn some.
    pub partial: usize,
    /// Units that surely earn none.
    pub unmet: usize,
    /// Units of which blanks leave that open.
    pub unknown: usize,
    /// Of these, units that surely fall short if it applies to them.
    pub short_if_it_applies: usize,
    /// Units to which it does not apply.
    pub not_applicable: usize,
}

/// How surely so many units fall short that it is systemic.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Certainty {
    /// However blanks are filled in.
    Surely,
    /// If blanks turn out badly.
    Possibly,
}

/// From how many units on it is worth saying that a criterion is always met, or never.
pub const ENOUGH_FOR_ALWAYS: usize = 3;

impl Tally {
    /// How a criterion fared in these assessments.
    pub fn of<'s>(id: &str, standings: impl IntoIterator<Item = &'s Standing>) -> Self {
        let mut tally = Self::default();
        for fared in standings.into_iter().filter_map(|standing| standing.criterion(id)) {
            tally.add(fared);
        }
        tally
    }

    fn add(&mut self, fared: &Fared) {
        let count = match fared.verdict {
            Verdict::Met => &mut self.met,
            Verdict::Partial => &mut self.partial,
            Verdict::Unmet => &mut self.unmet,
            Verdict::Unknown => &mut self.unknown,
            Verdict::NotApplicable => &mut self.not_applicable,
        };
        *count += 1;
        self.short_if_it_applies +=
            usize::from(fared.verdict == Verdict::Unknown && fared.surely_falls_short());
    }

    /// How many units were asked, and are not surely exempt.
    #[must_use]
    pub const fn asked(&self) -> usize {
        self.met + self.partial + self.unmet + self.unknown
    }

    /// How many units surely fall short, if it applies to them.
    #[must_use]
    pub const fn short(&self) -> usize {
        self.partial + self.unmet + self.short_if_it_applies
    }

    /// The share of units, of those to which it applies, that fall short; `None` where it applies to none.
    ///
    /// Its bounds hold however blanks are filled in. In the lowest, units of which blanks leave it open meet it,
    /// and those that fall short only if it applies to them are exempt; in the highest, all of them fall short.
    #[must_use]
    pub fn share_short(&self) -> Option<Range> {
        let surely = self.partial + self.unmet;
        let open = self.unknown - self.short_if_it_applies;
        let share = |short: usize, of: usize| Number::from(short).checked_div(&Number::from(of));
        let all = self.asked();
        let high = share(self.short() + open, all)?;
        // Where no unit may meet it, all to which it applies fall short.
        let low = if self.met + open == 0 { Some(Number::ONE) } else { None };
        let low = low.or_else(|| share(surely, all - self.short_if_it_applies))?;
        Range::between(Some(low), Some(high))
    }
}

impl<'a> Asked<'a> {
    /// What it requires, in words of one language.
    #[must_use]
    pub fn title(&self, lang: crate::text::Lang) -> &'a str {
        let own = self.criterion.map(|criterion| criterion.title.get(lang));
        own.or(self.first.map(|fared| fared.title.as_str())).unwrap_or(self.id)
    }

    /// Whether it is critical.
    #[must_use]
    pub fn is_critical(&self) -> bool {
        let own = self.criterion.map(|criterion| criterion.critical);
        own.or(self.first.map(|fared| fared.critical)).unwrap_or_default()
    }

    /// The id of its section.
    #[must_use]
    pub fn section(&self, checklist: &'a Checklist) -> Option<&'a str> {
        let own = self.criterion.and_then(|criterion| checklist.sections.get(criterion.section));
        let own = own.map(|section| section.id.as_str());
        own.or_else(|| self.first.and_then(|fared| fared.section.as_deref()))
    }

    /// Whether so many units fall short that it is systemic; `None` where they surely are not so many, or the
    /// checklist does not say when they would be.
    #[must_use]
    pub fn systemic(&self, tally: &Tally) -> Option<Certainty> {
        let least = &self.criterion?.systemic.as_ref()?.share;
        let share = tally.share_short()?;
        match (share.low().is_some_and(|low| low >= least), share.high()) {
            (true, _) => Some(Certainty::Surely),
            (false, Some(high)) if high >= least => Some(Certainty::Possibly),
            (false, _) => None,
        }
    }
}

/// Every criterion some unit was asked, and those of the checklist that none was.
pub(super) fn asked<'a>(checklist: &'a Checklist, units: &[Unit<'a>]) -> Vec<Asked<'a>> {
    let own = checklist.criteria.iter().map(|criterion| {
        let first = units.iter().find_map(|unit| unit.standing.criterion(&criterion.id));
        Asked { id: &criterion.id, criterion: Some(criterion), first }
    });
    let known: BTreeSet<&str> = checklist.criteria.iter().map(|it| it.id.as_str()).collect();
    let mut seen = BTreeSet::new();
    let all = units.iter().flat_map(|unit| &unit.standing.criteria);
    let more = all.filter(|fared| !known.contains(fared.id.as_str()) && seen.insert(&fared.id));
    let mut more: Vec<&Fared> = more.collect();
    more.sort_by_key(|fared| &fared.id);
    let more = more.into_iter().map(|one| Asked { id: &one.id, criterion: None, first: Some(one) });
    own.chain(more).filter(|asked| asked.first.is_some()).collect()
}

impl Comparison<'_> {
    /// How a criterion fared in the assessments that are compared.
    #[must_use]
    pub fn tally(&self, asked: &Asked<'_>) -> Tally {
        Tally::of(asked.id, self.units.iter().map(|unit| unit.standing))
    }
}
