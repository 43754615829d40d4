//! What is made from a checklist alone: blank forms to fill in, and schemas for editors.

pub mod form;
pub mod schema;
