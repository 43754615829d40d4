//! Scores of several parts as a web, the field's *sarang laba-laba*.

use std::f64::consts::TAU;

use super::svg::{Svg, lines, shortened};
use super::{Bar, Caption};

const RADIUS: f64 = 95.0;
const CENTRE: (f64, f64) = (215.0, 150.0);
const SIZE: (f64, f64) = (430.0, 290.0);
/// How many characters of a label stand on a line, and how many lines it has.
const LONGEST: usize = 16;
const MOST_LINES: usize = 2;

/// The web of at least three parts; `None` where there are fewer.
#[must_use]
pub fn radar(caption: Caption<'_>, parts: &[Bar]) -> Option<String> {
    if parts.len() < 3 {
        return None;
    }
    let mut svg = Svg::begin(caption, "radar", SIZE);
    let spokes = Spokes { count: parts.len() };
    for ring in [25.0, 50.0, 75.0, 100.0] {
        svg.polygon("ring", &spokes.around(|_| ring));
    }
    for spoke in 0..parts.len() {
        svg.line("spoke", CENTRE, spokes.at(spoke, 100.0));
    }
    let value = |of: fn(&Bar) -> f64| spokes.around(|place| parts.get(place).map_or(0.0, of));
    svg.polygon("possible", &value(|part| part.high));
    svg.polygon("proven", &value(|part| part.low));
    for (place, part) in parts.iter().enumerate() {
        label(&mut svg, spokes.at(place, 116.0), part);
    }
    Some(svg.end())
}

/// Directions from the centre, the first straight up, then with the clock.
struct Spokes {
    count: usize,
}

impl Spokes {
    /// The corner of every direction, so many hundredths out.
    fn around(&self, hundredths: impl Fn(usize) -> f64) -> Vec<(f64, f64)> {
        (0..self.count).map(|place| self.at(place, hundredths(place))).collect()
    }

    fn at(&self, place: usize, hundredths: f64) -> (f64, f64) {
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let turn = TAU * number(place) / number(self.count);
        let out = RADIUS * hundredths / 100.0;
        (CENTRE.0 + out * turn.sin(), CENTRE.1 - out * turn.cos())
    }
}

/// A label outside the web, its figures below it, on the side away from the centre.
fn label(svg: &mut Svg, at: (f64, f64), part: &Bar) {
    const LINE: f64 = 13.0;
    let anchor = match at.0 - CENTRE.0 {
        right if right > 8.0 => "start",
        left if left < -8.0 => "end",
        _ => "middle",
    };
    let mut texts = in_lines(&part.label);
    texts.push(part.figures.clone());
    let height = f64::from(u32::try_from(texts.len()).unwrap_or(1)) * LINE;
    let above = at.1 < CENTRE.1 - RADIUS;
    let mut y = if above { at.1 - height + LINE } else { at.1 - height / 2.0 + LINE };
    let last = texts.len() - 1;
    for (place, text) in texts.iter().enumerate() {
        let class = if place == last { "figures" } else { "label" };
        svg.text(class, (at.0, y), (anchor, text));
        y += LINE;
    }
}

/// A label in few lines, none of them long: what is left out is told by the chart's description.
fn in_lines(label: &str) -> Vec<String> {
    let all = lines(label, LONGEST);
    let mut kept: Vec<String> =
        all.iter().take(MOST_LINES).map(|line| shortened(line, LONGEST)).collect();
    if all.len() > MOST_LINES
        && let Some(last) = kept.last_mut()
        && !last.ends_with('…')
    {
        *last = shortened(&format!("{last} …"), LONGEST);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_labels_are_cut() {
        assert_eq!(in_lines("Dampak dan tindak lanjut"), ["Dampak dan", "tindak lanjut"]);
        let long = "Penyelenggaraan lokakarya mini bulanan dan lintas sektor";
        assert_eq!(in_lines(long), ["Penyelenggaraan", "lokakarya mini …"]);
        assert_eq!(in_lines("Penyelenggaraanlokakarya"), ["Penyelenggaraan…"]);
    }

    fn part(low: f64, high: f64) -> Bar {
        Bar { label: "Masukan".into(), figures: "0%".into(), low, high }
    }

    #[test]
    fn the_first_part_points_up_and_the_rest_follow_the_clock() {
        let caption = Caption { id: "r", title: "Skor", description: "…" };
        let svg = radar(caption, &[part(100.0, 100.0), part(0.0, 100.0), part(50.0, 50.0)]);
        let svg = svg.unwrap();
        assert!(
            svg.contains("<polygon class=\"proven\" points=\"215,55 215,150 173.9,173.8\"/>"),
            "{svg}"
        );
        assert!(radar(caption, &[part(0.0, 1.0), part(0.0, 1.0)]).is_none());
    }
}
