//! Why a criterion is asked, how it is measured, and how a dossier came to its result.

mod asked;
mod change;
mod earned;
mod found;
mod list;
mod measured;
mod missing;
mod rows;
mod subject;
mod supposed;
mod tailored;
mod tree;

pub use asked::asked;
pub use found::found;
pub use list::{list, list_found};
pub use subject::Subject;

use super::terminal::Look;

/// How an explanation is wanted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// How the terminal wants it.
    pub look: Look,
    /// Whether every row is shown, however many there are.
    pub all_rows: bool,
    /// What to type to learn more, shown at the end.
    pub next: String,
}
