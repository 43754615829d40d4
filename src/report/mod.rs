//! Puts an assessment into words: one file per format over a shared view. No format computes a score.

pub mod csv;
pub mod json;
pub mod keys;
pub mod template;
#[cfg(test)]
mod testing;
pub mod view;
pub mod words;

pub use view::View;
