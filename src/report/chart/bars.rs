//! Scores as bars: what is proven filled, what is still possible hatched.

use super::Caption;
use super::svg::Svg;

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

const LABEL: f64 = 210.0;
const LENGTH: f64 = 300.0;
const FIGURES: f64 = 110.0;
const ROW: f64 = 26.0;
const BAR: f64 = 14.0;
/// How many characters of a label fit before its bar.
const LONGEST: usize = 34;

/// A bar below another, with lines at thresholds: hundredths and what they are called.
#[must_use]
pub fn bars(caption: Caption<'_>, bars: &[Bar], thresholds: &[(f64, String)]) -> String {
    let rows = f64::from(u32::try_from(bars.len()).unwrap_or(u32::MAX)) * ROW;
    let foot = if thresholds.is_empty() { 4.0 } else { 18.0 };
    let size = (LABEL + LENGTH + FIGURES, rows + foot);
    let mut svg = Svg::begin(caption, "bars", size);
    let mut top = 0.0;
    for bar in bars {
        draw(&mut svg, bar, top);
        top += ROW;
    }
    for (at, name) in thresholds {
        let x = LABEL + along(*at);
        svg.line("threshold", (x, 0.0), (x, rows));
        svg.text("small", (x, rows + 13.0), ("middle", name));
    }
    svg.end()
}

fn draw(svg: &mut Svg, bar: &Bar, top: f64) {
    let y = top + (ROW - BAR) / 2.0;
    let text = top + ROW / 2.0 + 4.5;
    svg.text("label", (0.0, text), ("start", &shortened(&bar.label)));
    svg.rectangle("track", (LABEL, y), (LENGTH, BAR));
    let (low, high) = (along(bar.low), along(bar.high));
    svg.rectangle("possible", (LABEL + low, y), ((high - low).max(0.0), BAR));
    svg.rectangle("proven", (LABEL, y), (low, BAR));
    svg.text("figures", (LABEL + LENGTH + 8.0, text), ("start", &bar.figures));
}

fn along(hundredths: f64) -> f64 {
    hundredths.clamp(0.0, 100.0) / 100.0 * LENGTH
}

fn shortened(label: &str) -> String {
    if label.chars().count() <= LONGEST {
        return label.to_owned();
    }
    let kept: String = label.chars().take(LONGEST - 1).collect();
    format!("{}…", kept.trim_end())
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
        assert!(svg.contains("<rect class=\"proven\" x=\"210\" y=\"6\" width=\"75\""), "{svg}");
        assert!(svg.contains("<rect class=\"possible\" x=\"285\" y=\"6\" width=\"150\""), "{svg}");
        assert!(svg.contains("aria-labelledby=\"b-title b-desc\""));
        assert!(svg.contains(">Baik</text>"));
    }
}
