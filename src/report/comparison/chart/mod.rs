//! Charts of many units as SVG: readable without colour, by a screen reader, and in print.

mod cross;
mod strip;

pub(super) use cross::{MOST_BOUNDS, cross};
pub(super) use strip::strip;

use crate::quantity::Number;
use crate::report::visible::visible;

/// A text in which nothing is markup.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// How far along a line of some length a share lies, for drawing.
fn along(share: &Number, length: f64) -> f64 {
    share.to_decimal(6).parse::<f64>().unwrap_or_default() * length
}

/// The quarters of the way from 0% to 100%.
fn quarters() -> impl Iterator<Item = (f64, String)> {
    (0..=4_u8).map(|quarter| (f64::from(quarter) / 4.0, format!("{}%", quarter * 25)))
}
