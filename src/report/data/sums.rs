//! How the proven score adds up, line by line.

use serde::Serialize;

use crate::quantity::Number;
use crate::report::View;
use crate::report::view::CriterionView;
use crate::report::words::{number, number_to};

/// How many decimals a line shows, so that lines add up as far as anyone checks.
const PLACES: u32 = 4;

/// The lines and their sum.
#[derive(Clone, Serialize, Debug)]
pub struct Sums {
    /// A line for each criterion that counts in the proven total.
    pub lines: Vec<Sum>,
    /// Their sum in percent, without the sign; it is the proven score.
    pub total: String,
}

/// One line: effective weight × points ÷ highest points.
#[derive(Clone, Serialize, Debug)]
pub struct Sum {
    /// The criterion's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its share of the proven total, in percent.
    pub effective_weight: String,
    /// The points that are proven.
    pub points: String,
    /// The highest points there are.
    pub max: String,
    /// What it adds to the proven score, in percent.
    pub adds: String,
}

impl Sums {
    pub(super) fn of(view: &View<'_>) -> Self {
        let weights = view.assessment.scorecard.effective_weights.iter();
        let counted = view.criteria.iter().zip(weights).filter(|(_, weight)| !weight.is_zero());
        let lines: Vec<(Sum, Number)> = counted.map(|one| line(view, one)).collect();
        let total = lines.iter().fold(Number::ZERO, |sum, (_, adds)| sum + adds.clone());
        Self {
            total: hundredths(view, &total),
            lines: lines.into_iter().map(|(line, _)| line).collect(),
        }
    }
}

/// A line, and what it adds as a share.
fn line(view: &View<'_>, (one, weight): (&CriterionView<'_>, &Number)) -> (Sum, Number) {
    let max = one.criterion.levels.max();
    let points = one.judged.points.as_ref().and_then(|points| points.low().cloned());
    let points = points.unwrap_or(Number::ZERO);
    let adds = points.checked_div(&max).map_or(Number::ZERO, |part| weight.clone() * part);
    let line = Sum {
        id: one.criterion.id.clone(),
        title: one.criterion.title.get(view.lang).to_owned(),
        effective_weight: hundredths(view, weight),
        points: number(&points, view.lang),
        max: number(&max, view.lang),
        adds: hundredths(view, &adds),
    };
    (line, adds)
}

fn hundredths(view: &View<'_>, share: &Number) -> String {
    number_to(&(share.clone() * Number::whole(100)), PLACES, view.lang)
}
