//! What a YAML file says, as a tree in which every key and value knows its place and its text as written.

mod build;
mod entries;
mod fault;
mod layers;
mod listing;
mod place;
mod syntax;
mod written;
mod yaml;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

pub use fault::{
    CONTROL_CHARACTER, DUPLICATE_KEY, ENTRY_WITHOUT_VALUE, KEY_NOT_TEXT, MERGE_OF_NO_MAP, TOO_DEEP,
    TOO_LARGE, TOO_MANY_FAULTS, UNKNOWN_ALIAS, UNKNOWN_TAG, most_faults, too_many_faults,
};
pub use listing::{Line, Listing};
pub use syntax::YAML_SYNTAX;
pub use yaml::{Limits, read_yaml};

use crate::diagnostic::{Place, Source};

/// One YAML document of a file, or several of them laid over each other.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file.
    pub source: Arc<Source>,
    /// The files of the documents it is laid over, nearest first. Spans count on into them, as if all files
    /// stood one after another with one byte between them.
    below: Vec<Arc<Source>>,
    /// What it says.
    pub root: Node,
}

/// A value in a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// Bytes of the source, quotes included.
    pub span: Range<usize>,
    /// The line it begins in, counted from 1.
    pub line: u32,
    /// What it says.
    pub content: Content,
}

impl Node {
    /// The place of the node in its source.
    #[must_use]
    pub fn place(&self, source: &Arc<Source>) -> Place {
        Place { source: Arc::clone(source), span: self.span.clone() }
    }

    /// The scalar, if it is one.
    #[must_use]
    pub const fn scalar(&self) -> Option<&Scalar> {
        match &self.content {
            Content::Scalar(scalar) => Some(scalar),
            Content::List(_) | Content::Map(_) => None,
        }
    }

    /// Whether nothing was written, or `null` or `~` without quotes.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.scalar().is_some_and(Scalar::is_null)
    }

    /// The value of a key, if this is a map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// A key and its value, if this is a map that has it.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.content {
            Content::Map(entries) => entries.iter().find(|entry| entry.key.text == key),
            Content::Scalar(_) | Content::List(_) => None,
        }
    }
}

/// What a node says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// A single value.
    Scalar(Scalar),
    /// Values in order.
    List(Vec<Node>),
    /// Keys and their values in order; no key twice.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The key.
    pub key: Scalar,
    /// Bytes of the key in the source, quotes included.
    pub key_span: Range<usize>,
    /// The line of the key, counted from 1.
    pub line: u32,
    /// The value; an empty plain scalar where nothing follows the colon.
    pub value: Node,
}

impl Entry {
    /// The place of the key in its source.
    #[must_use]
    pub fn key_place(&self, source: &Arc<Source>) -> Place {
        Place { source: Arc::clone(source), span: self.key_span.clone() }
    }
}

/// A single value, as written: nothing is guessed about its type.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scalar {
    /// The text, quotes and escapes resolved.
    pub text: String,
    /// How it was written.
    pub style: Style,
}

impl Scalar {
    /// Whether nothing was written, or `null` or `~` without quotes.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.style == Style::Plain
            && matches!(self.text.as_str(), "" | "~" | "null" | "Null" | "NULL")
    }
}

/// How a scalar was written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// As a block after `|` or `>`.
    Block,
}
