//! Names of sheets and columns, as people write them.

use std::collections::HashMap;

use crate::text::{Lang, Text};

/// A name by which two writings of it are the same: case, outer and repeated white space, and a `*` at the
/// end are set aside, and an underscore is a space.
#[must_use]
pub fn normal(name: &str) -> String {
    let name = name.trim().trim_end_matches('*');
    let words = name.split(|c: char| c.is_whitespace() || c == '_').filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// A name with what stands in brackets at its end: `durasi (menit)`.
pub(super) fn bracketed(name: &str) -> Option<(&str, &str)> {
    let (name, rest) = name.strip_suffix(')')?.rsplit_once('(')?;
    let name = name.trim_end();
    (!name.is_empty()).then_some((name, rest.trim()))
}

/// Names that are given, each to one thing of a sheet or workbook.
#[derive(Clone, Debug)]
pub(super) struct Taken<T>(HashMap<String, T>);

impl<T: Copy + PartialEq> Taken<T> {
    pub(super) fn new() -> Self {
        Self(HashMap::new())
    }

    /// What has a name, as [`normal`] makes it.
    pub(super) fn get(&self, name: &str) -> Option<T> {
        self.0.get(name).copied()
    }

    /// Gives names to something, unless something else has one of them.
    pub(super) fn give(&mut self, owner: T, names: &[&str]) -> bool {
        let names: Vec<String> = names.iter().map(|name| normal(name)).collect();
        let is_free = |name: &String| self.get(name).is_none_or(|other| other == owner);
        let all_free = names.iter().all(is_free);
        if all_free {
            self.0.extend(names.into_iter().map(|name| (name, owner)));
        }
        all_free
    }
}

/// A text in which something follows in both languages.
pub(super) fn followed(text: &Text, by: &str) -> Text {
    let with = |lang| format!("{} ({by})", text.get(lang));
    Text::new(with(Lang::Id), with(Lang::En))
}
