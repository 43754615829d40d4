//! What was asked, which thousands of assessments share.

use std::collections::HashMap;

use crate::checklist::Checklist;
use crate::followup::standing::{Edition, PartScore, Standing};
use crate::text::Lang;

/// What was asked of a unit; the assessments by one checklist share it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Questions {
    /// The checklist.
    pub checklist: Edition,
    /// Its criteria, in its order.
    pub criteria: Vec<Question>,
    /// The ids of its sections, in its order.
    pub sections: Vec<String>,
    /// The ids of its axes, in its order.
    pub axes: Vec<String>,
    /// The ids of its indicators, in its order.
    pub indicators: Vec<String>,
    places: HashMap<String, usize>,
}

/// A criterion as it was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// What it requires.
    pub title: String,
    /// The id of its section.
    pub section: Option<String>,
    /// Whether it is critical.
    pub critical: bool,
}

impl Questions {
    /// What a checklist asks, in one language.
    #[must_use]
    pub fn of(checklist: &Checklist, lang: Lang) -> Self {
        let section = |place: usize| checklist.sections.get(place).map(|it| it.id.clone());
        let criteria = checklist.criteria.iter().map(|criterion| Question {
            id: criterion.id.clone(),
            title: criterion.title.get(lang).to_owned(),
            section: section(criterion.section),
            critical: criterion.critical,
        });
        Self {
            checklist: Edition::of(checklist),
            criteria: criteria.collect(),
            sections: checklist.sections.iter().map(|section| section.id.clone()).collect(),
            axes: checklist.axes.iter().map(|axis| axis.id.clone()).collect(),
            indicators: checklist.indicators.iter().map(|one| one.id.clone()).collect(),
            places: HashMap::new(),
        }
        .indexed()
    }

    /// What was asked in a written assessment.
    #[must_use]
    pub fn written(standing: &Standing) -> Self {
        let ids = |parts: &[PartScore]| parts.iter().map(|part| part.id.clone()).collect();
        let criteria = standing.criteria.iter().map(|fared| Question {
            id: fared.id.clone(),
            title: fared.title.clone(),
            section: fared.section.clone(),
            critical: fared.critical,
        });
        Self {
            checklist: standing.checklist.clone(),
            criteria: criteria.collect(),
            sections: ids(&standing.sections),
            axes: ids(&standing.axes),
            indicators: standing.indicators.iter().map(|figure| figure.id.clone()).collect(),
            places: HashMap::new(),
        }
        .indexed()
    }

    /// The place of a criterion; `None` where it was not asked.
    #[must_use]
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    fn indexed(mut self) -> Self {
        let ids = self.criteria.iter().enumerate();
        self.places = ids.map(|(place, question)| (question.id.clone(), place)).collect();
        self
    }

    /// Whether the two ask the same, in whatever language.
    pub(super) fn ask_the_same(&self, other: &Self) -> bool {
        let ids = |one: &Self| one.criteria.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        self.checklist == other.checklist && ids(self) == ids(other)
    }
}
