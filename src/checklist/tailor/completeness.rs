//! Tells something new in an overlay from something of the base by a mistyped name.

use std::collections::HashSet;

use super::shape::{Shape, Thing};
use crate::document::{Content, Node};

/// What a complete thing of this kind says and this one does not: for each lack, the keys that would fill it.
/// A thing made of others lacks what all of them lack.
pub(super) fn lacking(thing: &Thing, own: &Node) -> Vec<&'static [&'static str]> {
    let says = |keys: &[&str]| keys.iter().any(|key| own.get(key).is_some());
    let lacks: Vec<_> = thing.needs.iter().copied().filter(|keys| !says(keys)).collect();
    let Shape::Keys(keys) = &thing.shape else { return lacks };
    let within = keys.iter().filter_map(|(key, shape)| lacking_within(shape, own.get(key)?));
    lacks.into_iter().chain(within.flatten()).collect()
}

fn lacking_within(shape: &Shape, node: &Node) -> Option<Vec<&'static [&'static str]>> {
    let (Shape::Named(thing), Content::Map(entries)) = (shape, &node.content) else { return None };
    let lacks = entries.iter().map(|entry| lacking(thing, &entry.value));
    lacks.min_by_key(Vec::len)
}

/// All that values of a document name: whole texts, and the words in them.
pub(super) fn mentioned(root: &Node) -> HashSet<String> {
    let mut words = HashSet::new();
    mention(root, &mut words);
    words
}

fn mention(node: &Node, words: &mut HashSet<String>) {
    match &node.content {
        Content::Scalar(scalar) => {
            let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
            words.extend(scalar.text.split(|c| !is_part(c)).map(str::to_owned));
            words.insert(scalar.text.clone());
        }
        Content::List(items) => items.iter().for_each(|item| mention(item, words)),
        Content::Map(entries) => entries.iter().for_each(|entry| mention(&entry.value, words)),
    }
}
