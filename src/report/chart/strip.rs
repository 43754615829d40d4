//! The timeline slot by slot: one box for each, with a sign that needs no colour.

use super::Caption;
use super::svg::Svg;

const BOX: f64 = 30.0;
const GAP: f64 = 3.0;
const HEIGHT: f64 = 28.0;
const SIZE: f64 = 44.0;
/// How many boxes stand beside each other.
const PER_ROW: usize = 12;

/// A row of boxes: each with its class, its sign and what it is called.
#[must_use]
pub fn strip(caption: Caption<'_>, slots: &[(&str, &str, String)]) -> String {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    // As wide as a whole row, so that a few boxes are no larger than many.
    let across = number(PER_ROW) * (BOX + GAP) - GAP;
    let rows = number(slots.len().div_ceil(PER_ROW).max(1));
    let mut svg = Svg::begin(caption, "strip", (across, rows * SIZE));
    for (place, (class, sign, name)) in slots.iter().enumerate() {
        let x = number(place % PER_ROW) * (BOX + GAP);
        let y = number(place / PER_ROW) * SIZE;
        svg.rounded(class, (x, y), (BOX, HEIGHT));
        svg.text("sign", (x + BOX / 2.0, y + HEIGHT / 2.0 + 6.0), ("middle", sign));
        svg.text("small", (x + BOX / 2.0, y + HEIGHT + 12.0), ("middle", name));
    }
    svg.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_periods_go_on_in_the_next_row() {
        let caption = Caption { id: "s", title: "Bulan", description: "…" };
        let slots: Vec<(&str, &str, String)> =
            (0..13).map(|place| ("held", "✓", place.to_string())).collect();
        let svg = strip(caption, &slots);
        assert!(svg.contains("viewBox=\"0 0 393 88\""), "{svg}");
        assert!(svg.contains("<rect class=\"held\" x=\"0\" y=\"44\""), "{svg}");
    }
}
