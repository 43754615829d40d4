//! Invented dossiers of a checklist's form, of any number: for training, demonstrations and tests of load.
//!
//! Each unit has a quality that nobody sees and that drifts from period to period; whatever is drawn for the
//! unit leans on it, so that criteria rise and fall together as those of real units do. Nothing is taken on
//! trust: each dossier is read back, and one with a fault is drawn again with less in it.

mod amount;
mod dice;
mod fill;
mod lore;
mod rows;
mod unit;
mod wish;
mod write;

#[cfg(test)]
mod tests;

pub use write::Filled;

use crate::checklist::Checklist;
use crate::dossier::{Input, LineReader, ReadOptions, Reader};
use crate::form::Calendar;
use crate::quantity::{Number, Period};
use dice::{Dice, Likelihood, WHOLE};
use fill::Filling;
use lore::Lore;
use unit::Unit;
use wish::Wished;

/// Invents the dossiers of a checklist.
#[derive(Debug)]
pub struct Simulation<'c> {
    checklist: &'c Checklist,
    reader: Reader<'c>,
    lore: Lore,
    wished: Wished,
    seed: u64,
    missing: Likelihood,
}

/// How much of a dossier is drawn: less after each attempt that its form refused.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Extent {
    /// Everything, with as many rows as are common.
    Full,
    /// Everything, with one row in each table.
    SingleRows,
    /// What must be there, and rows of the timeline.
    Required,
    /// Which unit it is and nothing else.
    UnitAlone,
}

impl Extent {
    /// How often each is tried.
    const ATTEMPTS: [Self; 10] = [
        Self::Full,
        Self::Full,
        Self::Full,
        Self::Full,
        Self::SingleRows,
        Self::SingleRows,
        Self::SingleRows,
        Self::Required,
        Self::Required,
        Self::UnitAlone,
    ];
}

impl<'c> Simulation<'c> {
    /// A simulation with a seed, in which this share of what may be left blank is.
    #[must_use]
    pub fn new(checklist: &'c Checklist, seed: u64, missing: &Number) -> Self {
        let missing = (missing.clone() * Number::whole(WHOLE)).round().to_i64().unwrap_or(0);
        Self {
            checklist,
            reader: Reader::new(checklist, ReadOptions::default()),
            lore: Lore::built_in(),
            wished: Wished::of(checklist),
            seed,
            missing: missing.clamp(0, WHOLE),
        }
    }

    /// The dossier of a unit for the period at this place among those simulated; `None` where the form
    /// allows none.
    #[must_use]
    pub fn dossier(&self, unit: u64, (place, period): (u64, Period)) -> Option<Filled> {
        Extent::ATTEMPTS.into_iter().zip(0..).find_map(|(extent, attempt)| {
            let dice = Dice::of(self.seed, &[unit, place + 1, attempt]);
            let unit = Unit::drawn(self, unit, place);
            let filled = Filling::new(self, (&unit, dice), extent, period).filled();
            self.is_sound(&filled).then_some(filled)
        })
    }

    /// Whether the dossier is read back without a fault, warnings included.
    fn is_sound(&self, filled: &Filled) -> bool {
        let input = Input { file: String::new(), sha256: String::new() };
        let (dossier, diagnostics) =
            LineReader::new(&self.reader, "", input).read(1, &filled.json());
        dossier.is_some() && diagnostics.is_empty()
    }

    fn calendar(&self, period: Period) -> Calendar {
        let slot = self.checklist.form.timeline.map_or(1, |timeline| timeline.every.months());
        let months = period.month_count();
        Calendar {
            expected: Number::whole((months / slot).into()),
            months: Number::whole(months.into()),
            start: period.first_day(),
            end: period.last_day(),
        }
    }
}
