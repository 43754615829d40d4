//! Two scores of each unit against each other, each as a point with its bounds as a cross.

use super::{along, quarters};
use crate::quantity::Number;
use crate::report::chart::Caption;
use crate::report::chart::svg::Svg;
use crate::report::visible::visible;

const SIDE: f64 = 560.0;
const LEFT: f64 = 56.0;
const TOP: f64 = 16.0;
/// Room on the right for names of points far right.
const RIGHT: f64 = 180.0;
const BELOW: f64 = 52.0;
/// About how wide a letter is, and how tall a line of them.
const LETTER: f64 = 5.8;
const LINE: f64 = 12.0;
/// More points than this are drawn smaller and without names, which would hide them.
const MANY: usize = 150;

/// More points than this are drawn without their bounds, and those in one place once.
pub(crate) const MOST_BOUNDS: usize = 1_000;

/// A unit: its name, and the lowest and highest of both scores.
pub(crate) type Crossed<'c> = (&'c str, Bounds<'c>, Bounds<'c>);
type Bounds<'b> = (&'b Number, &'b Number);

/// The plane of two scores, with a line across each at the same share.
pub(crate) fn cross(
    points: &[Crossed<'_>],
    (axes, line): ([&str; 2], &Number),
    caption: Caption<'_>,
) -> String {
    let mut svg = Svg::begin(caption, "cross", (LEFT + SIDE + RIGHT, TOP + SIDE + BELOW));
    ground(&mut svg, axes, line);
    if points.len() > MOST_BOUNDS {
        cloud(&mut svg, points);
        return svg.end();
    }
    let many = points.len() > MANY;
    let mut names = Names::default();
    for (name, across, up) in points {
        let at = (right(across.0), down(up.0));
        let name = visible(name);
        svg.begin_group(&name);
        svg.line("bounds", at, (right(across.1), at.1));
        svg.line("bounds", at, (at.0, down(up.1)));
        svg.circle("proven", at, if many { 3.0 } else { 4.5 });
        let label = (at.0 + 7.0, at.1 - 5.0);
        if !many && names.take(&name, label) {
            svg.text("small", label, ("start", &name));
        }
        svg.end_group();
    }
    svg.end()
}

/// The points alone, each place once.
fn cloud(svg: &mut Svg, points: &[Crossed<'_>]) {
    let place = |(_, across, up): &Crossed<'_>| (right(across.0).round(), down(up.0).round());
    let mut places: Vec<(f64, f64)> = points.iter().map(place).collect();
    places.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    places.dedup();
    for at in places {
        svg.circle("proven", at, 2.0);
    }
}

fn right(share: &Number) -> f64 {
    LEFT + along(share, SIDE)
}

fn down(share: &Number) -> f64 {
    TOP + SIDE - along(share, SIDE)
}

/// Where names stand already: each from its left end to its right one, and how far down.
#[derive(Default)]
struct Names(Vec<(f64, f64, f64)>);

impl Names {
    /// Whether there is room for a name, which is taken then. A name without room is in the table.
    fn take(&mut self, name: &str, (left, y): (f64, f64)) -> bool {
        let letters = f64::from(u32::try_from(name.chars().count()).unwrap_or(u32::MAX));
        let right = left + letters * LETTER;
        let meets = |(from, to, other): &(f64, f64, f64)| {
            left <= *to && *from <= right && (y - other).abs() < LINE
        };
        let free = right < LEFT + SIDE + RIGHT && !self.0.iter().any(meets);
        if free {
            self.0.push((left, right, y));
        }
        free
    }
}

fn ground(svg: &mut Svg, [across, up]: [&str; 2], line: &Number) {
    let (right_end, bottom) = (LEFT + SIDE, TOP + SIDE);
    let (at, level) = (right(line), down(line));
    svg.rectangle("good", (at, TOP), (right_end - at, level - TOP));
    for (part, name) in quarters() {
        let (x, y) = (LEFT + part * SIDE, bottom - part * SIDE);
        svg.line("grid", (x, TOP), (x, bottom));
        svg.line("grid", (LEFT, y), (right_end, y));
        svg.text("small", (x, bottom + 16.0), ("middle", &name));
        svg.text("small", (LEFT - 6.0, y + 4.0), ("end", &name));
    }
    svg.line("threshold", (at, TOP), (at, bottom));
    svg.line("threshold", (LEFT, level), (right_end, level));
    svg.text("label", (LEFT + SIDE / 2.0, bottom + 38.0), ("middle", &format!("{across} →")));
    svg.upright("label", (LEFT - 42.0, TOP + SIDE / 2.0), &format!("{up} →"));
}
