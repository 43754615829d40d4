//! tilik
pub mod assess;
pub mod bound;
pub mod checklist;
pub mod diagnostic;
pub mod document;
pub mod dossier;
pub mod error;
pub mod expr;
pub mod form;
pub mod ids;
pub mod quantity;
pub mod text;
