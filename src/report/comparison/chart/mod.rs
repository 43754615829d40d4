//! Charts as SVG: readable without colour, by a screen reader, and in print.

mod bars;
mod cross;
mod strip;

pub(super) use bars::{score, spark, verdicts};
pub(super) use cross::cross;
pub(super) use strip::strip;

use crate::quantity::Number;
use crate::report::visible::visible;

/// What a chart is called, and what it says to those who do not see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Caption<'a> {
    /// An id that no other chart of the page has.
    pub(super) id: &'a str,
    /// The title.
    pub(super) title: &'a str,
    /// The same content in sentences.
    pub(super) description: &'a str,
}

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
fn along(share: &Number, length: u32) -> String {
    (share.clone() * Number::whole(length.into())).to_decimal(1)
}

/// A whole picture with its caption.
fn picture((wide, tall): (u32, u32), caption: Caption<'_>, inside: &str) -> String {
    let (id, title, description) = (caption.id, escape(caption.title), escape(caption.description));
    format!(
        "<svg viewBox=\"0 0 {wide} {tall}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{description}</desc>{inside}</svg>"
    )
}
