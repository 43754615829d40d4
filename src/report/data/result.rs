//! The result as a whole: the sentence of verdict, scores with their bounds, the grade.

use serde::Serialize;

use super::criterion::Criterion;
use crate::bound::Range;
use crate::quantity::Number;
use crate::report::words::percent;
use crate::report::{View, sentences};
use crate::text::{Lang, Text};

/// The result as a whole.
#[derive(Clone, Serialize, Debug)]
pub struct Outcome {
    /// One sentence: which grade is proven, and which is still possible.
    pub verdict: String,
    /// One sentence: the score and how complete the dossier is; null where nothing applies.
    pub score_text: Option<String>,
    /// The total; null where nothing applies.
    pub score: Option<Score>,
    /// How much of the score is settled: `92,75%`; null where nothing applies.
    pub completeness: Option<String>,
    /// The grade; null where nothing applies.
    pub grade: Option<Grade>,
    /// How many criteria fared how, in a sentence.
    pub tally: String,
    /// The critical criteria that surely are unmet, in a sentence; null where there are none.
    pub critical: Option<String>,
    /// Why the result is provisional, in a sentence; null where it is final.
    pub provisional: Option<&'static str>,
}

impl Outcome {
    pub(super) fn of(view: &View<'_>) -> Self {
        let scores = &view.assessment.scorecard;
        Self {
            verdict: sentences::verdict(view),
            score_text: sentences::score(view),
            score: scores.total.as_ref().map(|total| Score::of(total, view.lang)),
            completeness: view.completeness().map(|share| percent(&share, view.lang)),
            grade: scores.grade.map(|grade| Grade::of(view, grade)),
            tally: sentences::tally(view),
            critical: sentences::critical(view),
            provisional: sentences::is_provisional(view).then(|| sentences::standing(view)),
        }
    }
}

/// A score with its bounds.
#[derive(Clone, Serialize, Debug)]
pub struct Score {
    /// What is proven: `31,25%`.
    pub proven: String,
    /// What is possible at most.
    pub highest: String,
    /// Both in short: `31,25%` or `31,25–38,5%`.
    pub span: String,
    /// Whether no blank can move it.
    pub settled: bool,
    /// What is proven, for drawing: 0 to 100 with a decimal point.
    pub low: String,
    /// What is possible at most, for drawing.
    pub high: String,
    /// The distance between the two, for drawing.
    pub width: String,
}

impl Score {
    pub(super) fn of(range: &Range, lang: Lang) -> Self {
        let low = range.low().cloned().unwrap_or(Number::ZERO);
        let high = range.high().cloned().unwrap_or(Number::ONE);
        let drawn = |share: &Number| (share.clone() * Number::whole(100)).to_decimal(2);
        Self {
            proven: percent(&low, lang),
            highest: percent(&high, lang),
            span: sentences::span(range, lang),
            settled: low == high,
            low: drawn(&low),
            high: drawn(&high),
            width: drawn(&(high - low)),
        }
    }
}

/// A grade, as far as it is known.
#[derive(Clone, Serialize, Debug)]
pub struct Grade {
    /// The id of the proven grade.
    pub id: String,
    /// The proven grade.
    pub proven: String,
    /// The best that is possible.
    pub highest: String,
    /// Both in words: `kurang sampai cukup`.
    pub text: String,
    /// Whether no blank can change it.
    pub settled: bool,
}

impl Grade {
    fn of(view: &View<'_>, (low, high): (usize, usize)) -> Self {
        let id = view.checklist.grades.get(low).map(|grade| grade.id.clone());
        Self {
            id: id.unwrap_or_default(),
            proven: view.grade(low).to_owned(),
            highest: view.grade(high).to_owned(),
            text: sentences::grade(view).unwrap_or_default(),
            settled: low == high,
        }
    }
}

/// A section or axis: its score and its criteria.
#[derive(Clone, Serialize, Debug)]
pub struct Part {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its share of the total by weight: `25%`; empty for an axis.
    pub share: String,
    /// Its score; null where nothing of it applies.
    pub score: Option<Score>,
    /// Its criteria, in checklist order.
    pub criteria: Vec<Criterion>,
}

/// Each section.
pub(super) fn sections(view: &View<'_>) -> Vec<Part> {
    let weights = view.checklist.sections.iter().map(|section| section.weight.clone());
    let all = weights.fold(Number::ZERO, |sum, weight| sum + weight);
    let scores = view.checklist.sections.iter().zip(&view.assessment.scorecard.sections);
    let one = |(place, (section, score)): (usize, (&crate::checklist::Section, &Option<Range>))| {
        let share = section.weight.checked_div(&all);
        let share = share.map(|share| percent(&share, view.lang)).unwrap_or_default();
        let named = (section.id.as_str(), &section.title, score.as_ref());
        Part { share, ..part(view, named, |one| one.section == place) }
    };
    scores.enumerate().map(one).collect()
}

/// Each axis.
pub(super) fn axes(view: &View<'_>) -> Vec<Part> {
    let scores = view.checklist.axes.iter().zip(&view.assessment.scorecard.axes);
    let one = |(place, (axis, score)): (usize, (&crate::checklist::Axis, &Option<Range>))| {
        let named = (axis.id.as_str(), &axis.title, score.as_ref());
        part(view, named, |one| one.axis == Some(place))
    };
    scores.enumerate().map(one).collect()
}

fn part(
    view: &View<'_>,
    (id, title, score): (&str, &Text, Option<&Range>),
    belongs: impl Fn(&crate::checklist::Criterion) -> bool,
) -> Part {
    let criteria = view.criteria.iter().enumerate();
    Part {
        id: id.to_owned(),
        title: title.get(view.lang).to_owned(),
        share: String::new(),
        score: score.map(|score| Score::of(score, view.lang)),
        criteria: criteria
            .filter(|(_, one)| belongs(one.criterion))
            .map(|one| Criterion::of(view, one))
            .collect(),
    }
}
