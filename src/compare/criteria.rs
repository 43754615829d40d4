//! How each criterion fared over all units, and what fails so often that it is not the units' to solve.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::entrant::{Entrant, Mark};
use super::questions::{Question, Questions};
use super::{Comparison, Unit};
use crate::bound::Range;
use crate::checklist::{Checklist, Criterion};
use crate::judge::Verdict;
use crate::quantity::Number;

/// A criterion that some unit was asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Its id.
    pub id: &'a str,
    /// What the checklist says of it; `None` where only a tailored checklist asks it.
    pub criterion: Option<&'a Criterion>,
    /// As it was asked first.
    pub first: &'a Question,
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
    pub fn of<'s>(id: &str, standings: impl IntoIterator<Item = &'s Entrant>) -> Self {
        let mut tally = Self::default();
        for mark in standings.into_iter().filter_map(|standing| standing.criterion(id)) {
            tally.add(mark);
        }
        tally
    }

    fn add(&mut self, mark: &Mark) {
        let count = match mark.verdict {
            Verdict::Met => &mut self.met,
            Verdict::Partial => &mut self.partial,
            Verdict::Unmet => &mut self.unmet,
            Verdict::Unknown => &mut self.unknown,
            Verdict::NotApplicable => &mut self.not_applicable,
        };
        *count += 1;
        self.short_if_it_applies +=
            usize::from(mark.verdict == Verdict::Unknown && mark.surely_falls_short());
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
        own.unwrap_or(&self.first.title)
    }

    /// Whether it is critical.
    #[must_use]
    pub fn is_critical(&self) -> bool {
        let own = self.criterion.map(|criterion| criterion.critical);
        own.unwrap_or(self.first.critical)
    }

    /// The id of its section.
    #[must_use]
    pub fn section(&self, checklist: &'a Checklist) -> Option<&'a str> {
        let own = self.criterion.and_then(|criterion| checklist.sections.get(criterion.section));
        let own = own.map(|section| section.id.as_str());
        own.or(self.first.section.as_deref())
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

/// Every criterion some unit was asked: those of the checklist, then others by their ids.
pub(super) fn asked<'a>(checklist: &'a Checklist, units: &[Unit<'a>]) -> Vec<Asked<'a>> {
    let mut first: BTreeMap<&'a str, &'a Question> = BTreeMap::new();
    let mut seen: HashSet<*const Questions> = HashSet::new();
    for questions in units.iter().map(|unit| &unit.standing.questions) {
        if seen.insert(Arc::as_ptr(questions)) {
            for question in &questions.criteria {
                first.entry(&question.id).or_insert(question);
            }
        }
    }
    let own = checklist.criteria.iter().filter_map(|criterion| {
        let first = first.remove(criterion.id.as_str())?;
        Some(Asked { id: &criterion.id, criterion: Some(criterion), first })
    });
    let mut asked: Vec<Asked<'a>> = own.collect();
    asked.extend(first.into_iter().map(|(id, first)| Asked { id, criterion: None, first }));
    asked
}

impl Comparison<'_> {
    /// How a criterion fared in the assessments that are compared.
    #[must_use]
    pub fn tally(&self, asked: &Asked<'_>) -> Tally {
        Tally::of(asked.id, self.units.iter().map(|unit| unit.standing))
    }
}
