//! What a text in JSON says, its numbers as they are written: nothing is rounded on the way.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// How deep an assessment goes at most; nothing that tilik wrote goes deeper.
const DEEPEST: usize = 16;

/// A value in JSON.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Tree {
    /// `null`.
    Null,
    /// `true` or `false`.
    Truth(bool),
    /// A number, as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// Keys and values in the order written.
    Map(Vec<(String, Self)>),
}

impl Tree {
    /// What a text says; `None` where it is no JSON, or nested deeper than any assessment.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::of(serde_json::from_str(text).ok()?, DEEPEST)
    }

    /// The same of a value that is known to be JSON.
    pub(super) fn of_raw(raw: &RawValue) -> Option<Self> {
        Self::of(raw, DEEPEST)
    }

    fn of(raw: &RawValue, deeper: usize) -> Option<Self> {
        let (text, deeper) = (raw.get(), deeper.checked_sub(1)?);
        Some(match text.as_bytes().first()? {
            b'{' => {
                let Entries(entries) = serde_json::from_str(text).ok()?;
                let value = |(key, raw)| Some((key, Self::of(raw, deeper)?));
                Self::Map(entries.into_iter().map(value).collect::<Option<_>>()?)
            }
            b'[' => {
                let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
                let items = items.into_iter().map(|raw| Self::of(raw, deeper));
                Self::List(items.collect::<Option<_>>()?)
            }
            b'"' => Self::Text(serde_json::from_str(text).ok()?),
            b'n' => Self::Null,
            b't' => Self::Truth(true),
            b'f' => Self::Truth(false),
            _ => Self::Number(text.to_owned()),
        })
    }

    /// The value of a key; `None` where this is no map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|(other, _)| other == key).map(|(_, it)| it),
            _ => None,
        }
    }

    /// The text at some keys; `None` where there is no text.
    #[must_use]
    pub fn text(&self, keys: &[&str]) -> Option<&str> {
        let at = keys.iter().try_fold(self, |tree, key| tree.get(key))?;
        match at {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items at a key; none where there is no list.
    #[must_use]
    pub fn list(&self, key: &str) -> &[Self] {
        match self.get(key) {
            Some(Self::List(items)) => items,
            _ => &[],
        }
    }

    /// What items of lists are told apart by.
    pub(super) fn id(&self) -> Option<&str> {
        self.text(&["id"])
    }

    /// What is said, in one line.
    pub(super) fn said(&self) -> String {
        match self {
            Self::Null => "–".to_owned(),
            Self::Truth(truth) => truth.to_string(),
            Self::Number(text) | Self::Text(text) => text.clone(),
            Self::List(items) => items.iter().map(Self::said).collect::<Vec<_>>().join(", "),
            Self::Map(entries) => {
                let entry = |(key, value): &(String, Self)| format!("{key}: {}", value.said());
                entries.iter().map(entry).collect::<Vec<_>>().join(", ")
            }
        }
    }
}

/// The entries of a map, in order, also where a key is written twice.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Entries<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(All)
    }
}
