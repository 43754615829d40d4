//! tilik
pub mod bound;
pub mod diagnostic;
pub mod document;
pub mod error;
pub mod form;
pub mod ids;
pub mod quantity;
pub mod text;
