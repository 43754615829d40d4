//! What all units together look like. Units that are missing are in none of these figures.

use super::Comparison;
use super::criteria::Tally;
use super::entrant::Entrant;
use super::spread::Spread;
use crate::bound::Range;
use crate::quantity::Number;
use crate::text::Text;

/// The scores of a section or an axis over the units to which any of it applies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// How the proven scores are spread.
    pub proven: Spread,
    /// The mean of the units' scores: of the lowest, and of the highest.
    pub mean: Range,
}

/// How many units have a grade.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Graded {
    /// Whose records prove it, if nothing else.
    pub proven: usize,
    /// Who surely have it.
    pub surely: usize,
    /// Who may have it.
    pub possibly: usize,
}

/// What of a unit is spread.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aspect {
    /// The proven score.
    Proven,
    /// The highest score that is still possible.
    Highest,
    /// How much of the score is known.
    Completeness,
}

impl<'a> Comparison<'a> {
    /// How something is spread over the units, of one group of peers or of all; `None` where no unit has it.
    #[must_use]
    pub fn spread(&self, aspect: Aspect, peer: Option<Option<&Text>>) -> Option<Spread> {
        let units = self.units.iter();
        let units = units.filter(|unit| peer.is_none_or(|peer| unit.peer.as_ref() == peer));
        Spread::of(units.filter_map(|unit| aspect.of(unit.standing).cloned()))
    }

    /// How many units have a grade, and of how many that is known in part at least.
    #[must_use]
    pub fn graded(&self, grade: &str) -> (Graded, usize) {
        let grades = &self.request.checklist.grades;
        let place = |id: &str| grades.iter().position(|grade| grade.id == id);
        let here = place(grade);
        let mut graded = Graded { proven: 0, surely: 0, possibly: 0 };
        let all = self.units.iter().filter_map(|unit| unit.standing.grade.as_ref());
        let mut known = 0;
        for (low, high) in all {
            known += 1;
            graded.proven += usize::from(low == grade);
            graded.surely += usize::from(low == grade && high == grade);
            // Grades stand in the checklist with the best one first.
            graded.possibly += usize::from(place(high) <= here && here <= place(low));
        }
        (graded, known)
    }

    /// The scores of a section.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<Part> {
        self.part(|standing| standing.section(id))
    }

    /// The scores of an axis.
    #[must_use]
    pub fn axis(&self, id: &str) -> Option<Part> {
        self.part(|standing| standing.axis(id))
    }

    fn part(&self, of: impl Fn(&'a Entrant) -> Option<&'a Range>) -> Option<Part> {
        let scores: Vec<&Range> = self.units.iter().filter_map(|unit| of(unit.standing)).collect();
        let proven = Spread::of(scores.iter().filter_map(|score| score.low().cloned()))?;
        let highest = Spread::of(scores.iter().filter_map(|score| score.high().cloned()))?;
        let mean = Range::spanning(proven.mean.clone(), highest.mean);
        Some(Part { proven, mean })
    }

    /// How all criteria of all units fared, one by one.
    #[must_use]
    pub fn pooled(&self) -> Tally {
        self.criteria.iter().map(|asked| self.tally(asked)).fold(Tally::default(), Tally::and)
    }
}

impl Aspect {
    fn of(self, standing: &Entrant) -> Option<&Number> {
        match self {
            Self::Proven => standing.proven(),
            Self::Highest => standing.score.as_ref()?.high(),
            Self::Completeness => standing.completeness.as_ref(),
        }
    }
}

impl Tally {
    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            met: self.met + other.met,
            partial: self.partial + other.partial,
            unmet: self.unmet + other.unmet,
            unknown: self.unknown + other.unknown,
            short_if_it_applies: self.short_if_it_applies + other.short_if_it_applies,
            not_applicable: self.not_applicable + other.not_applicable,
        }
    }
}
