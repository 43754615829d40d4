//! Small bars beside figures. They say nothing that the figures don't, and so are silent to a screen reader.

use super::along;
use crate::compare::criteria::Tally;
use crate::quantity::Number;

const WIDE: u32 = 220;
const TALL: u32 = 14;
/// A period's place among others, and how tall the highest score is.
const STEP: usize = 16;
const HIGH: u32 = 28;

/// A score: what is proven, then what is still possible.
pub(crate) fn score((low, high): (&Number, &Number)) -> String {
    let (from, to) = (along(low, WIDE), along(&(high.clone() - low.clone()), WIDE));
    // The upper half alone is striped by a lighter colour, so that the two differ in height too.
    format!(
        "<svg width=\"{WIDE}\" height=\"{TALL}\" aria-hidden=\"true\"><rect class=\"ground\" y=\"6\" width=\"{WIDE}\" height=\"2\"/><rect class=\"possible\" x=\"{from}\" y=\"3\" width=\"{to}\" height=\"8\"/><rect class=\"proven\" width=\"{from}\" height=\"{TALL}\"/></svg>"
    )
}

/// Scores over periods, one upright bar each; a gap where there is none.
pub(crate) fn spark(scores: &[Option<(&Number, &Number)>]) -> String {
    let wide = scores.len() * STEP;
    let one = |(place, score): (usize, &Option<(&Number, &Number)>)| {
        let Some((low, high)) = score else { return String::new() };
        let x = place * STEP + 2;
        let top = along(&(Number::ONE - (*high).clone()), HIGH);
        let proven = along(&(Number::ONE - (*low).clone()), HIGH);
        let tall = along(&((*high).clone() - (*low).clone()), HIGH);
        let rest = along(low, HIGH);
        format!(
            "<rect class=\"possible\" x=\"{}\" y=\"{top}\" width=\"6\" height=\"{tall}\"/><rect class=\"proven\" x=\"{x}\" y=\"{proven}\" width=\"12\" height=\"{rest}\"/>",
            x + 3
        )
    };
    let bars: String = scores.iter().enumerate().map(one).collect();
    format!(
        "<svg width=\"{wide}\" height=\"{HIGH}\" aria-hidden=\"true\"><rect class=\"ground\" y=\"27\" width=\"{wide}\" height=\"1\"/>{bars}</svg>"
    )
}

/// How units fared in a criterion: met, in part, unmet, unknown, side by side.
pub(crate) fn verdicts(tally: &Tally) -> String {
    let parts = [
        ("proven", tally.met),
        ("part", tally.partial),
        ("none", tally.unmet),
        ("open", tally.unknown),
    ];
    let mut before = 0;
    let mut bars = String::new();
    for (class, count) in parts.into_iter().filter(|(_, count)| *count > 0) {
        let end = |units: usize| {
            let share = Number::from(units).checked_div(&Number::from(tally.asked()));
            share.map_or_else(String::new, |share| along(&share, WIDE / 2))
        };
        let (x, wide) = (end(before), end(count));
        bars += &format!("<rect class=\"{class}\" x=\"{x}\" width=\"{wide}\" height=\"{TALL}\"/>");
        before += count;
    }
    format!("<svg width=\"{}\" height=\"{TALL}\" aria-hidden=\"true\">{bars}</svg>", WIDE / 2)
}
