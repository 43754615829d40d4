//! Random checklists, dossiers and fillings for the tests of laws.

pub(crate) mod case;
pub(crate) mod checklist;
pub(crate) mod dice;
pub(crate) mod dossier;
pub(crate) mod expression;
pub(crate) mod filling;
pub(crate) mod form;
pub(crate) mod inside;
pub(crate) mod laws;
pub(crate) mod pipeline;
pub(crate) mod random_checklist;
pub(crate) mod random_dossier;
pub(crate) mod random_form;
pub(crate) mod random_limits;
pub(crate) mod repair;
pub(crate) mod run;
pub(crate) mod simple;
pub(crate) mod value;
pub(crate) mod within;
