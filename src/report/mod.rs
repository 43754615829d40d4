//! Puts an assessment into words: one file per format over a shared view. No format computes a score.

pub mod csv;
pub mod json;
pub mod keys;
pub mod markdown;
pub mod sentences;
pub mod template;
pub mod terminal;
#[cfg(test)]
mod testing;
pub mod view;
pub mod visible;
pub mod words;

pub use view::View;
