//! What goes well, what falls short, and what is advised about it.

use serde::Serialize;

use super::criterion::Criterion;
use crate::judge::Verdict;
use crate::quantity::Number;
use crate::report::View;
use crate::report::view::{CriterionView, RecommendationView};
use crate::report::words::due;

/// Something that goes well.
#[derive(Clone, Serialize, Debug)]
pub struct Strength {
    /// The criterion that is met.
    pub criterion: Criterion,
}

/// Something that falls short, or may.
#[derive(Clone, Serialize, Debug)]
pub struct Finding {
    /// Its place among findings, from 1.
    pub rank: usize,
    /// The criterion.
    pub criterion: Criterion,
    /// What to do about it.
    pub advice: Vec<Advice>,
}

/// What to do, by whom and by when.
#[derive(Clone, Serialize, Debug)]
pub struct Advice {
    /// Who should do it.
    pub to: String,
    /// What to do.
    pub text: String,
    /// By when: `1 bulan`; empty where the checklist does not say.
    pub due: String,
}

impl Advice {
    fn of(view: &View<'_>, one: &RecommendationView<'_>) -> Self {
        Self {
            to: one.to.title.get(view.lang).to_owned(),
            text: one.text.clone(),
            due: one.due.map(|written| due(written, view.lang)).unwrap_or_default(),
        }
    }
}

/// Criteria that surely are met, critical ones first, then those that weigh most.
pub(super) fn strengths(view: &View<'_>) -> Vec<Strength> {
    let weights = &view.assessment.scorecard.effective_weights;
    let weight = |place: usize| weights.get(place).cloned().unwrap_or(Number::ZERO);
    let mut met: Vec<(usize, &CriterionView<'_>)> = view
        .criteria
        .iter()
        .enumerate()
        .filter(|(_, one)| one.judged.verdict == Verdict::Met)
        .collect();
    met.sort_by(|(one, a), (other, b)| {
        (b.criterion.critical, weight(*other)).cmp(&(a.criterion.critical, weight(*one)))
    });
    met.into_iter().map(|one| Strength { criterion: Criterion::of(view, one) }).collect()
}

/// Criteria that surely fall short.
pub(super) fn sure(view: &View<'_>) -> Vec<Finding> {
    findings(view, |one| one.surely_falls_short())
}

/// Criteria that may fall short: blanks decide.
pub(super) fn open(view: &View<'_>) -> Vec<Finding> {
    findings(view, |one| !one.surely_falls_short())
}

fn findings(view: &View<'_>, which: impl Fn(&CriterionView<'_>) -> bool) -> Vec<Finding> {
    let short = view.shortfalls().into_iter().filter(|one| which(one));
    let place = |one: &CriterionView<'_>| {
        view.criteria.iter().position(|it| std::ptr::eq(it.criterion, one.criterion)).unwrap_or(0)
    };
    let finding = |(rank, one): (usize, &CriterionView<'_>)| Finding {
        rank: rank + 1,
        criterion: Criterion::of(view, (place(one), one)),
        advice: view.advice(one.criterion).map(|it| Advice::of(view, it)).collect(),
    };
    short.enumerate().map(finding).collect()
}
