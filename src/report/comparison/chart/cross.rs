//! Two scores of each unit against each other, each as a point with its bounds as a cross.

use super::{Caption, along, escape, picture};
use crate::quantity::Number;

const SIDE: u32 = 460;
const LEFT: u32 = 56;
const TOP: u32 = 16;
/// Room on the right for names of points far right.
const RIGHT: u32 = 220;
const BELOW: u32 = 52;
/// About how wide a letter is, and how tall a line of them.
const LETTER: i64 = 6;
const LINE: i64 = 13;

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
    let mut names = Names::default();
    for (name, across, up) in points {
        let named = names.take(name, (across.0, up.0));
        inside += &point(name, (across, up), named);
    }
    inside += "</g>";
    picture((LEFT + SIDE + RIGHT, TOP + SIDE + BELOW), caption, &inside)
}

/// Where names stand already: each from its left end to its right one, and how far up.
#[derive(Default)]
struct Names(Vec<(i64, i64, i64)>);

impl Names {
    /// Whether there is room for a name at a point, which is taken then. A name without room is in the table.
    fn take(&mut self, name: &str, (across, up): (&Number, &Number)) -> bool {
        let at = |share: &Number| (share.clone() * Number::from(i64::from(SIDE))).floor().to_i64();
        let Some((left, y)) = at(across).zip(at(up)) else { return false };
        let letters = i64::try_from(name.chars().count()).unwrap_or(i64::MAX / LETTER);
        let right = left + letters * LETTER;
        let meets = |(from, to, other): &(i64, i64, i64)| {
            left <= *to && *from <= right && (y - other).abs() < LINE
        };
        let free = !self.0.iter().any(meets);
        if free {
            self.0.push((left, right, y));
        }
        free
    }
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
