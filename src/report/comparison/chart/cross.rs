//! Two scores of each unit against each other, each as a point with its bounds as a cross.

use super::{Caption, along, escape, picture};
use crate::quantity::Number;

const SIDE: u32 = 460;
const LEFT: u32 = 56;
const TOP: u32 = 16;
/// Room on the right for names of points far right.
const RIGHT: u32 = 220;
const BELOW: u32 = 52;
/// More names than this hide each other.
const MOST_NAMES: usize = 40;

/// A unit: its name, and the lowest and highest of both scores.
pub(crate) type Crossed<'c> = (&'c str, (&'c Number, &'c Number), (&'c Number, &'c Number));

/// The plane of two scores, with a line across each at the same share.
pub(crate) fn cross(
    points: &[Crossed<'_>],
    (axes, line): ([&str; 2], &Number),
    caption: Caption<'_>,
) -> String {
    let mut inside = format!("<g transform=\"translate({LEFT} {TOP})\">");
    inside += &ground(axes, line);
    for (name, across, up) in points {
        inside += &point(name, (across, up), points.len() <= MOST_NAMES);
    }
    inside += "</g>";
    picture((LEFT + SIDE + RIGHT, TOP + SIDE + BELOW), caption, &inside)
}

fn ground([across, up]: [&str; 2], line: &Number) -> String {
    let mut ground = String::new();
    for quarter in 0..=4_u32 {
        let (at, percent) = (SIDE / 4 * quarter, quarter * 25);
        let down = SIDE - at;
        ground += &format!(
            "<line class=\"grid\" x1=\"{at}\" x2=\"{at}\" y2=\"{SIDE}\"/><line class=\"grid\" x2=\"{SIDE}\" y1=\"{down}\" y2=\"{down}\"/><text class=\"small\" x=\"{at}\" y=\"{}\" text-anchor=\"middle\">{percent}%</text><text class=\"small\" x=\"-6\" y=\"{}\" text-anchor=\"end\">{percent}%</text>",
            SIDE + 16,
            down + 4
        );
    }
    let (at, down) = (along(line, SIDE), along(&(Number::ONE - line.clone()), SIDE));
    let (middle, across, up) = (SIDE / 2, escape(across), escape(up));
    ground
        + &format!(
            "<line class=\"line\" x1=\"{at}\" x2=\"{at}\" y2=\"{SIDE}\"/><line class=\"line\" x2=\"{SIDE}\" y1=\"{down}\" y2=\"{down}\"/><text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{across} →</text><text transform=\"translate(-42 {middle}) rotate(-90)\" text-anchor=\"middle\">{up} →</text>",
            SIDE + 38
        )
}

type Bounds<'b> = (&'b Number, &'b Number);

fn point(name: &str, (across, up): (&Bounds<'_>, &Bounds<'_>), named: bool) -> String {
    let down = |value: &Number| along(&(Number::ONE - value.clone()), SIDE);
    let (x, right) = (along(across.0, SIDE), along(across.1, SIDE));
    let (y, top) = (down(up.0), down(up.1));
    let name = escape(name);
    let label = match named {
        true => {
            format!("<text class=\"small\" x=\"{x}\" y=\"{y}\" dx=\"7\" dy=\"-5\">{name}</text>")
        }
        false => String::new(),
    };
    format!(
        "<g><title>{name}</title><path class=\"cross\" fill=\"none\" d=\"M{x} {y}H{right}M{x} {y}V{top}\"/><circle class=\"proven\" cx=\"{x}\" cy=\"{y}\" r=\"4.5\"/>{label}</g>"
    )
}
