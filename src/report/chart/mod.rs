//! Charts as SVG for pages: readable without colour, by a screen reader, and in print.
//!
//! Each is one `<svg>` with a title and a description; its classes are coloured by the page around it.

mod bars;
mod radar;
mod strip;
pub(super) mod svg;

pub use bars::{Bar, bars};
pub use radar::radar;
pub use strip::strip;

/// What a chart is called, and what it says to those who do not see it.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    /// An id that no other chart of the page has.
    pub id: &'a str,
    /// The title.
    pub title: &'a str,
    /// The same content in sentences.
    pub description: &'a str,
}
