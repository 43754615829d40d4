//! An assessment that takes part: what a comparison keeps of it, and nothing else, since there may be many thousands.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::assess::{Judged, Measured, Outline, Verdict};
use crate::bound::{Content, Range};
use crate::checklist::Checklist;
use crate::dossier::{Dossier, FilledBy};
use crate::followup::standing::{Edition, Fared, PartScore, Standing};
use crate::form::{Kind, RowId};
use crate::ids::TableId;
use crate::quantity::{Date, Number, Period};
use crate::text::{Lang, Text};

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
    sections: Vec<Option<Range>>,
    axes: Vec<Option<Range>>,
    indicators: Vec<Option<Number>>,
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
            checklist: Edition {
                id: checklist.id.clone(),
                version: checklist.version.clone(),
                sha256: checklist.sha256.clone(),
                bases: checklist.bases.iter().map(|base| base.id.clone()).collect(),
            },
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

    fn indexed(mut self) -> Self {
        let ids = self.criteria.iter().enumerate();
        self.places = ids.map(|(place, question)| (question.id.clone(), place)).collect();
        self
    }

    /// Whether the two ask the same, in whatever language.
    fn ask_the_same(&self, other: &Self) -> bool {
        let ids = |one: &Self| one.criteria.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        self.checklist == other.checklist && ids(self) == ids(other)
    }
}

impl Entrant {
    /// An assessment made now, to the number what its record would say.
    #[must_use]
    pub fn of(
        (questions, source): (Arc<Questions>, Arc<str>),
        (checklist, dossier): (&Checklist, &Dossier),
        outline: &Outline,
    ) -> Self {
        let card = &outline.scorecard;
        let grade = |place: usize| checklist.grades.get(place).map(|grade| grade.id.clone());
        let marks = checklist.criteria.iter().zip(&outline.criteria).zip(&card.effective_weights);
        Self {
            questions,
            source,
            code: dossier.code.clone(),
            name: dossier.name.clone(),
            groups: regions(checklist, dossier),
            period: dossier.period,
            as_of: dossier.as_of,
            filled_by: dossier.filled_by,
            score: card.total.as_ref().and_then(score),
            completeness: card.total.as_ref().and_then(completeness),
            grade: card.grade.and_then(|(low, high)| grade(low).zip(grade(high))),
            criteria: marks
                .map(|((asked, judged), weight)| mark(&asked.levels.max(), judged, weight))
                .collect(),
            flags: outline.flags,
            traits: traits(checklist, dossier),
            sections: scores(&card.sections),
            axes: scores(&card.axes),
            indicators: outline.indicators.iter().map(|one| exact(&one.measure)).collect(),
        }
    }

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
        self.criteria.get(*self.questions.places.get(id)?)
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

/// What a unit chose in the fields of its own row, as far as it is known.
fn traits(checklist: &Checklist, dossier: &Dossier) -> BTreeMap<String, Text> {
    let form = &checklist.form;
    let mut traits = BTreeMap::new();
    for (id, field) in form.root().fields() {
        let Kind::Choice(vocabulary) = field.kind else { continue };
        let value = dossier.records.value(TableId::ROOT, RowId::ROOT, id);
        let Content::Choice(items) = value.content() else { continue };
        let item = items.single().filter(|_| value.is_sure());
        let item = item.and_then(|item| form.vocabulary(vocabulary).items.get(item));
        traits.extend(item.map(|item| (field.name.clone(), item.label.clone())));
    }
    traits
}

fn regions(checklist: &Checklist, dossier: &Dossier) -> Vec<(String, String)> {
    let form = &checklist.form;
    let fields = form.groups.iter().filter_map(|id| form.root().fields.get(id.index()));
    let named = fields.zip(&dossier.groups);
    named.filter_map(|(field, name)| Some((field.name.clone(), name.clone()?))).collect()
}

fn scores(parts: &[Option<Range>]) -> Vec<Option<Range>> {
    parts.iter().map(|part| part.as_ref().and_then(score)).collect()
}

fn mark(max: &Number, judged: &Judged, weight: &Number) -> Mark {
    let max = rounded(max, 1);
    let end = |end: Option<&Number>| rounded(end?, 1).checked_div(&max);
    let points = judged.points.as_ref();
    Mark {
        verdict: judged.verdict,
        share: points.and_then(|points| end(points.low()).zip(end(points.high()))),
        weight: rounded(weight, 100),
        measure: judged.measure.as_ref().and_then(exact),
    }
}

fn written_mark(fared: &Fared) -> Mark {
    Mark {
        verdict: fared.verdict,
        share: fared.share(),
        weight: fared.weight.clone(),
        measure: fared.measure.as_ref().and_then(|measure| measure.exact().cloned()),
    }
}

fn score(total: &Range) -> Option<Range> {
    let end = |end: Option<&Number>| end.map(|end| rounded(end, 100));
    Range::between(end(total.low()), end(total.high()))
}

fn completeness(total: &Range) -> Option<Number> {
    let (low, high) = total.low().zip(total.high())?;
    Some(rounded(&(Number::ONE - (high.clone() - low.clone())), 100))
}

/// A measure that is a number and known exactly; days, months and times are written as texts.
fn exact(measured: &Measured) -> Option<Number> {
    let range = measured.range.as_ref().filter(|_| !measured.may_be_none)?;
    match measured.kind {
        Kind::Date | Kind::Month | Kind::Time => None,
        Kind::Text
        | Kind::Integer
        | Kind::Number
        | Kind::Share
        | Kind::Boolean
        | Kind::Duration
        | Kind::Choice(_)
        | Kind::Choices(_) => {
            let (low, high) = (rounded(range.low()?, 1), rounded(range.high()?, 1));
            (low == high).then_some(low)
        }
    }
}

/// A value as it is read back where so many units of it are written for one, with four decimals.
fn rounded(value: &Number, units: i64) -> Number {
    const PLACES: u32 = 4;
    let scale = Number::whole(units * 10_i64.pow(PLACES));
    (value.clone() * scale.clone()).round().checked_div(&scale).unwrap_or(Number::ZERO)
}
