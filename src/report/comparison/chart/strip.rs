//! How scores are spread: a tick for each unit over a box from quartile to quartile.

use super::{Caption, along, picture};
use crate::compare::spread::Spread;
use crate::quantity::Number;

const LENGTH: u32 = 800;
const LEFT: u32 = 20;
const TALL: u32 = 96;

/// Each unit's proven score as a tick, the middle half as a box, the median as a bold line.
pub(crate) fn strip(values: &[Number], spread: &Spread, caption: Caption<'_>) -> String {
    let at = |value: &Number| along(value, LENGTH);
    let mut inside = format!("<g transform=\"translate({LEFT} 0)\">");
    for quarter in 0..=4_u32 {
        let (x, percent) = (LENGTH / 4 * quarter, quarter * 25);
        inside += &format!(
            "<line class=\"grid\" x1=\"{x}\" x2=\"{x}\" y1=\"8\" y2=\"72\"/><text class=\"small\" x=\"{x}\" y=\"88\" text-anchor=\"middle\">{percent}%</text>"
        );
    }
    let wide = at(&(spread.upper.clone() - spread.lower.clone()));
    let (lower, median) = (at(&spread.lower), at(&spread.median));
    inside += &format!(
        "<rect class=\"possible\" x=\"{lower}\" y=\"18\" width=\"{wide}\" height=\"30\"/><rect class=\"edge\" x=\"{lower}\" y=\"18\" width=\"{wide}\" height=\"30\"/><line x1=\"{median}\" x2=\"{median}\" y1=\"14\" y2=\"52\" stroke=\"#0f5257\" stroke-width=\"4\"/>"
    );
    for value in values {
        let x = at(value);
        inside += &format!(
            "<line x1=\"{x}\" x2=\"{x}\" y1=\"54\" y2=\"70\" stroke=\"#1f2933\" stroke-opacity=\".6\" stroke-width=\"2\"/>"
        );
    }
    inside += "</g>";
    picture((LENGTH + 2 * LEFT, TALL), caption, &inside)
}
