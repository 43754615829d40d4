//! How scores are spread: a tick for each unit over a box from quartile to quartile.

use super::{along, quarters};
use crate::compare::spread::Spread;
use crate::quantity::Number;
use crate::report::chart::Caption;
use crate::report::chart::svg::Svg;

const LENGTH: f64 = 800.0;
const LEFT: f64 = 20.0;
const TALL: f64 = 96.0;
/// Where the box begins and ends, and where the ticks do.
const BOX: (f64, f64) = (18.0, 48.0);
const TICKS: (f64, f64) = (54.0, 70.0);

/// More ticks than this need no more than one on each place.
const MANY: usize = 800;

/// Each unit's proven score as a tick, the middle half as a box, the median as a bold line.
pub(crate) fn strip(values: &[Number], spread: &Spread, caption: Caption<'_>) -> String {
    let at = |value: &Number| LEFT + along(value, LENGTH);
    let mut svg = Svg::begin(caption, "spread", (LENGTH + 2.0 * LEFT, TALL));
    for (part, name) in quarters() {
        let x = LEFT + part * LENGTH;
        svg.line("grid", (x, 8.0), (x, 72.0));
        svg.text("small", (x, 88.0), ("middle", &name));
    }
    let (lower, upper, median) = (at(&spread.lower), at(&spread.upper), at(&spread.median));
    svg.rectangle("box", (lower, BOX.0), (upper - lower, BOX.1 - BOX.0));
    svg.line("median", (median, BOX.0 - 4.0), (median, BOX.1 + 4.0));
    let mut ticks: Vec<f64> = values.iter().map(at).collect();
    if ticks.len() > MANY {
        // Where thousands lie on each other, one tick says as much.
        ticks.iter_mut().for_each(|x| *x = x.round());
        ticks.sort_by(f64::total_cmp);
        ticks.dedup();
    }
    for x in ticks {
        svg.line("tick", (x, TICKS.0), (x, TICKS.1));
    }
    svg.end()
}
