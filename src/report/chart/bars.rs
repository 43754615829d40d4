//! Scores as bars: what is proven filled, what is still possible hatched.

use super::Caption;
use super::svg::{Svg, shortened};

/// A bar; its ends in hundredths of its length.
#[derive(Clone, PartialEq, Debug)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// Its figures in words, at its right.
    pub figures: String,
    /// What is proven: 0 to 100.
    pub low: f64,
    /// What is possible at most: 0 to 100.
    pub high: f64,
}

const LABEL: f64 = 158.0;
const LENGTH: f64 = 160.0;
const FIGURES: f64 = 86.0;
const ROW: f64 = 25.0;
const BAR: f64 = 14.0;
/// How many characters of a label fit before its bar.
const LONGEST: usize = 25;
/// The height of a line of names below the bars, and about how wide a letter is in it.
const SMALL: (f64, f64) = (13.0, 5.6);
/// How many characters of a threshold's name are shown.
const LONGEST_NAME: usize = 22;

/// A bar below another, with lines at thresholds: hundredths and what they are called.
#[must_use]
pub fn bars(caption: Caption<'_>, bars: &[Bar], thresholds: &[(f64, String)]) -> String {
    let rows = f64::from(u32::try_from(bars.len()).unwrap_or(u32::MAX)) * ROW;
    let names = below(thresholds);
    let foot = names.iter().fold(4.0, |foot: f64, name| foot.max(name.down + 4.0));
    let size = (LABEL + LENGTH + FIGURES, rows + foot);
    let mut svg = Svg::begin(caption, "bars", size);
    let mut top = 0.0;
    for bar in bars {
        draw(&mut svg, bar, top);
        top += ROW;
    }
    for name in &names {
        svg.line("threshold", (name.x, 0.0), (name.x, rows));
        svg.text("small", (name.x, rows + name.down), ("middle", &name.text));
    }
    svg.end()
}

/// A threshold's name below the bars.
struct Name {
    x: f64,
    /// How far below the bars it stands.
    down: f64,
    text: String,
}

/// The names of thresholds from left to right, each in the first line where it does not meet another.
fn below(thresholds: &[(f64, String)]) -> Vec<Name> {
    let mut sorted: Vec<&(f64, String)> = thresholds.iter().collect();
    sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut ends: Vec<f64> = Vec::new();
    let place = |(at, text): &(f64, String)| {
        let (x, text) = (LABEL + along(*at), shortened(text, LONGEST_NAME));
        let half =
            f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX)) * SMALL.1 / 2.0;
        let line = ends.iter().position(|end| *end + SMALL.1 < x - half).unwrap_or(ends.len());
        match ends.get_mut(line) {
            Some(end) => *end = x + half,
            None => ends.push(x + half),
        }
        let lines = f64::from(u32::try_from(line).unwrap_or(u32::MAX));
        Name { x, down: (lines + 1.0) * SMALL.0, text }
    };
    sorted.into_iter().map(place).collect()
}

fn draw(svg: &mut Svg, bar: &Bar, top: f64) {
    let y = top + (ROW - BAR) / 2.0;
    let text = top + ROW / 2.0 + 4.5;
    svg.text("label", (0.0, text), ("start", &shortened(&bar.label, LONGEST)));
    svg.rectangle("track", (LABEL, y), (LENGTH, BAR));
    let (low, high) = (along(bar.low), along(bar.high));
    svg.rectangle("possible", (LABEL + low, y), ((high - low).max(0.0), BAR));
    svg.rectangle("proven", (LABEL, y), (low, BAR));
    svg.text("figures", (LABEL + LENGTH + 8.0, text), ("start", &bar.figures));
}

fn along(hundredths: f64) -> f64 {
    hundredths.clamp(0.0, 100.0) / 100.0 * LENGTH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_filled_as_far_as_proven_and_hatched_as_far_as_possible() {
        let caption = Caption { id: "b", title: "Skor", description: "Masukan 25–75%." };
        let bar =
            Bar { label: "Masukan".into(), figures: "25–75%".into(), low: 25.0, high: 75.0 };
        let svg = bars(caption, &[bar], &[(80.0, "Baik".to_owned())]);
        assert!(svg.contains("<rect class=\"proven\" x=\"158\" y=\"5.5\" width=\"40\""), "{svg}");
        assert!(svg.contains("<rect class=\"possible\" x=\"198\" y=\"5.5\" width=\"80\""), "{svg}");
        assert!(svg.contains("aria-labelledby=\"b-title b-desc\""));
        assert!(svg.contains(">Baik</text>"));
    }

    #[test]
    fn names_of_thresholds_never_lie_over_each_other() {
        let names = [(80.0, "Baik 80%".to_owned()), (60.0, "Cukup 60%".to_owned())];
        let placed: Vec<f64> = below(&names).iter().map(|name| name.down).collect();
        assert_eq!(placed, [13.0, 26.0]);
        let far = [(20.0, "Cukup".to_owned()), (90.0, "Baik".to_owned())];
        assert!(below(&far).iter().all(|name| name.down < 14.0));
    }
}
