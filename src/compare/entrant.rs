//! An assessment that takes part: what a comparison keeps of it, and nothing else, since there may be many thousands.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::questions::{Question, Questions};
use crate::bound::Range;
use crate::dossier::FilledBy;
use crate::followup::standing::{Edition, Fared, PartScore, Standing};
use crate::judge::Verdict;
use crate::quantity::{Date, Number, Period};
use crate::text::Text;

/// How a criterion fared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Its verdict.
    pub verdict: Verdict,
    /// Its lowest and highest points, as shares of those there could be; `None` where it did not apply.
    pub share: Option<(Number, Number)>,
    /// Its share of the proven total.
    pub weight: Number,
    /// Its measure, where that is a number and known exactly.
    pub measure: Option<Number>,
}

/// An assessment that takes part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entrant {
    /// What was asked.
    pub questions: Arc<Questions>,
    /// The unit's code.
    pub code: String,
    /// The unit's name.
    pub name: String,
    /// Its regions that are known, nearest first, each with what it is.
    pub groups: Vec<(String, String)>,
    /// The period.
    pub period: Period,
    /// The day up to which was counted, if it was asked for.
    pub as_of: Option<Date>,
    /// Who filled the dossier in.
    pub filled_by: FilledBy,
    /// The total score, as a share; `None` where nothing applied.
    pub score: Option<Range>,
    /// How much of the score is known, as a share; `None` where nothing applied.
    pub completeness: Option<Number>,
    /// The ids of the lowest and the highest grade possible.
    pub grade: Option<(String, String)>,
    /// How each criterion fared, in the order in which it was asked.
    pub criteria: Vec<Mark>,
    /// How many records need a second look.
    pub flags: usize,
    /// Where it was read.
    pub source: Arc<str>,
    /// What the unit chose in fields of its own, by their names; a written assessment does not hold it.
    pub traits: BTreeMap<String, Text>,
    pub(super) sections: Vec<Option<Range>>,
    pub(super) axes: Vec<Option<Range>>,
    pub(super) indicators: Vec<Option<Number>>,
}

impl Entrant {
    /// A written assessment.
    #[must_use]
    pub fn written(standing: Standing, source: Arc<str>) -> Self {
        let scores = |parts: Vec<PartScore>| parts.into_iter().map(|part| part.score).collect();
        Self {
            questions: Arc::new(Questions::written(&standing)),
            source,
            code: standing.code,
            name: standing.name,
            groups: standing.groups,
            period: standing.period,
            as_of: standing.as_of,
            filled_by: standing.filled_by,
            score: standing.score,
            completeness: standing.completeness,
            grade: standing.grade,
            criteria: standing.criteria.iter().map(written_mark).collect(),
            flags: standing.flags.len(),
            traits: BTreeMap::new(),
            sections: scores(standing.sections),
            axes: scores(standing.axes),
            indicators: standing
                .indicators
                .into_iter()
                .map(|figure| figure.measure?.exact().cloned())
                .collect(),
        }
    }

    /// The checklist it was assessed by.
    #[must_use]
    pub fn checklist(&self) -> &Edition {
        &self.questions.checklist
    }

    /// How a criterion fared; `None` where it was not asked.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&Mark> {
        self.criteria.get(self.questions.place(id)?)
    }

    /// Each criterion with how it fared, in the order in which it was asked.
    pub fn marks(&self) -> impl Iterator<Item = (&Question, &Mark)> {
        self.questions.criteria.iter().zip(&self.criteria)
    }

    /// The score of a section; `None` where there is none, or nothing of it applied.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<&Range> {
        part(&self.questions.sections, &self.sections, id)?.as_ref()
    }

    /// The score of an axis; `None` where there is none, or nothing of it applied.
    #[must_use]
    pub fn axis(&self, id: &str) -> Option<&Range> {
        part(&self.questions.axes, &self.axes, id)?.as_ref()
    }

    /// What a criterion or an indicator measured, where that is a number and known exactly.
    #[must_use]
    pub fn measure(&self, id: &str) -> Option<&Number> {
        match self.criterion(id) {
            Some(mark) => mark.measure.as_ref(),
            None => part(&self.questions.indicators, &self.indicators, id)?.as_ref(),
        }
    }

    /// The proven score, as a share; `None` where nothing applied.
    #[must_use]
    pub fn proven(&self) -> Option<&Number> {
        self.score.as_ref()?.low()
    }

    /// The last day it speaks of.
    #[must_use]
    pub fn day(&self) -> Date {
        let last = self.period.last_day();
        self.as_of.map_or(last, |day| day.min(last))
    }

    /// Whether two assessments say the same, wherever they were read and in whatever language they were written.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let bare = |one: &Self| Self {
            questions: Arc::clone(&self.questions),
            source: Arc::clone(&self.source),
            traits: BTreeMap::new(),
            ..one.clone()
        };
        self.questions.ask_the_same(&other.questions) && bare(self) == bare(other)
    }
}

impl Mark {
    /// What it adds to the proven total, and what it would add besides if it were met, as shares of that total.
    #[must_use]
    pub fn adds(&self) -> (Number, Number) {
        let low = self.share.as_ref().map_or(Number::ZERO, |(low, _)| low.clone());
        let adds = self.weight.clone() * low;
        (adds.clone(), self.weight.clone() - adds)
    }

    /// Whether it surely earned all points.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.verdict == Verdict::Met
    }

    /// Whether it surely earned less than all points.
    #[must_use]
    pub fn surely_falls_short(&self) -> bool {
        matches!(self.verdict, Verdict::Unmet | Verdict::Partial)
            || self.share.as_ref().is_some_and(|(_, high)| *high < Number::ONE)
    }
}

fn part<'p, T>(ids: &[String], parts: &'p [T], id: &str) -> Option<&'p T> {
    parts.get(ids.iter().position(|known| known == id)?)
}

fn written_mark(fared: &Fared) -> Mark {
    Mark {
        verdict: fared.verdict,
        share: fared.share(),
        weight: fared.weight.clone(),
        measure: fared.measure.as_ref().and_then(|measure| measure.exact().cloned()),
    }
}
