//! What cases exercise: which verdicts, levels, recommendations and flags came about in some case.

use crate::assess::{Assessment, Judged, Verdict};
use crate::checklist::{Checklist, Criterion, Level, Levels};
use crate::quantity::Number;

/// The verdicts that some case should bring about for every criterion: it can be passed, it can be
/// failed, and a blank is not taken for either.
pub const REQUIRED: [Verdict; 3] = [Verdict::Met, Verdict::Unmet, Verdict::Unknown];

/// What cases exercise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coverage {
    /// How many cases there are.
    pub cases: usize,
    /// Each criterion, in checklist order.
    pub criteria: Vec<Exercised>,
    /// For each flag, how many cases raise it.
    pub flags: Vec<usize>,
}

/// What cases exercise of one criterion.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exercised {
    met: usize,
    partial: usize,
    unmet: usize,
    unknown: usize,
    not_applicable: usize,
    /// Each level, most demanding first; none of a linear scale.
    pub levels: Vec<Earned>,
    /// How many cases it gives recommendations in; `None` where it has none.
    pub advised: Option<usize>,
}

/// Points of a level and how many cases surely earn them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Earned {
    /// The points.
    pub points: Number,
    /// How many cases.
    pub cases: usize,
}

impl Coverage {
    /// What no case at all exercises of a checklist: nothing.
    #[must_use]
    pub fn new(checklist: &Checklist) -> Self {
        Self {
            cases: 0,
            criteria: checklist.criteria.iter().map(Exercised::new).collect(),
            flags: vec![0; checklist.flags.len()],
        }
    }

    /// Adds what the assessment of one more case shows.
    pub fn add(&mut self, assessment: &Assessment) {
        self.cases += 1;
        for (place, (one, judged)) in self.criteria.iter_mut().zip(&assessment.criteria).enumerate()
        {
            one.add(judged);
            let advised = assessment.recommendations.iter().any(|given| given.criterion == place);
            one.advised = one.advised.map(|cases| cases + usize::from(advised));
        }
        for (place, cases) in self.flags.iter_mut().enumerate() {
            *cases += usize::from(assessment.flags.iter().any(|raised| raised.flag == place));
        }
    }

    /// The places of the criteria on which no case brings about this verdict.
    #[must_use]
    pub fn without(&self, verdict: Verdict) -> Vec<usize> {
        let criteria = self.criteria.iter().enumerate();
        criteria.filter(|(_, one)| one.cases(verdict) == 0).map(|(place, _)| place).collect()
    }

    /// Whether every criterion comes out in every way that is required.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.criteria.iter().all(|one| one.lacking().is_empty())
    }

    /// The places of the flags that no case raises.
    #[must_use]
    pub fn flags_never_raised(&self) -> Vec<usize> {
        let flags = self.flags.iter().enumerate();
        flags.filter(|(_, cases)| **cases == 0).map(|(place, _)| place).collect()
    }
}

impl Exercised {
    fn new(criterion: &Criterion) -> Self {
        let levels = match &criterion.levels {
            Levels::AtLeast(levels) | Levels::AtMost(levels) => levels.as_slice(),
            Levels::Linear => &[],
        };
        let level = |level: &Level| Earned { points: level.points.clone(), cases: 0 };
        Self {
            met: 0,
            partial: 0,
            unmet: 0,
            unknown: 0,
            not_applicable: 0,
            levels: levels.iter().map(level).collect(),
            advised: (!criterion.recommend.is_empty()).then_some(0),
        }
    }

    /// How many cases bring about this verdict.
    #[must_use]
    pub const fn cases(&self, verdict: Verdict) -> usize {
        match verdict {
            Verdict::Met => self.met,
            Verdict::Partial => self.partial,
            Verdict::Unmet => self.unmet,
            Verdict::Unknown => self.unknown,
            Verdict::NotApplicable => self.not_applicable,
        }
    }

    /// The required verdicts that no case brings about.
    #[must_use]
    pub fn lacking(&self) -> Vec<Verdict> {
        REQUIRED.into_iter().filter(|verdict| self.cases(*verdict) == 0).collect()
    }

    /// The points of the levels that no case surely earns.
    pub fn levels_never_reached(&self) -> impl Iterator<Item = &Number> {
        self.levels.iter().filter(|level| level.cases == 0).map(|level| &level.points)
    }

    fn add(&mut self, judged: &Judged) {
        let count = match judged.verdict {
            Verdict::Met => &mut self.met,
            Verdict::Partial => &mut self.partial,
            Verdict::Unmet => &mut self.unmet,
            Verdict::Unknown => &mut self.unknown,
            Verdict::NotApplicable => &mut self.not_applicable,
        };
        *count += 1;
        let earned = judged.points.as_ref().filter(|_| judged.applies.surely());
        let earned = earned.and_then(|points| points.exact());
        for level in self.levels.iter_mut().filter(|level| Some(&level.points) == earned) {
            level.cases += 1;
        }
    }
}
