//! The functions and aggregates of the language, to be found by name and listed for readers.
//!
//! Adding one is a file with everything about it, and a line in the table of [`super::function`] or
//! [`super::aggregate`], which also makes the file a module. `cargo fmt` does not see those files;
//! `rustfmt` formats them by name, as `.ci/run` does.
//!
//! The `phrase` of each says how a sentence puts it: `{0}` is the first argument, in parentheses where it
//! is more than a word; `{0:loose}` is the same without them; `{0:condition}` is an argument said as a
//! condition; an aggregate has `{rows}` and `{of}`. What stands in `[brackets]` is said only where the
//! whole is denied, what follows a bar in them only where it is not.

use super::aggregate::{AGGREGATES, Aggregate};
use super::function::{FUNCTIONS, Function};

/// Makes a module of each file and a table of what they define.
macro_rules! list {
    ($(#[$doc:meta])* $table:ident: $item:ty { $($file:ident::$name:ident,)* }) => {
        $(pub mod $file;)*

        $(#[$doc])*
        pub static $table: &[&$item] = &[$(&$file::$name),*];
    };
}
pub(super) use list;

/// An expression over the sample dossier, and what it is worth as the language writes it: `3`, `75%`,
/// `true`, `"text"`; `2..3` for bounds, `?` for what is not known, `none`.
pub type Example = (&'static str, &'static str);

/// What a reader is told of a function or an aggregate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// How it is written, with names for its parts.
    pub usage: &'static str,
    /// What it gives, in Indonesian and English.
    pub explain: (&'static str, &'static str),
    /// Expressions over the sample dossier, and what they are worth.
    pub examples: &'static [Example],
}

/// The functions as a reference lists them.
pub fn functions() -> impl Iterator<Item = Entry> {
    FUNCTIONS.iter().map(|one| Entry {
        name: one.name,
        usage: one.usage,
        explain: one.explain,
        examples: one.examples,
    })
}

/// The aggregates as a reference lists them.
pub fn aggregates() -> impl Iterator<Item = Entry> {
    AGGREGATES.iter().map(|one| Entry {
        name: one.name,
        usage: one.usage,
        explain: one.explain,
        examples: one.examples,
    })
}

/// The function of this name.
#[must_use]
pub fn function(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name).copied()
}

/// The aggregate of this name.
#[must_use]
pub fn aggregate(name: &str) -> Option<&'static Aggregate> {
    AGGREGATES.iter().find(|aggregate| aggregate.name == name).copied()
}

/// All names that can stand before a parenthesis.
pub fn callable_names() -> impl Iterator<Item = &'static str> {
    functions().chain(aggregates()).map(|one| one.name)
}
