//! Choices: one item of a vocabulary, or several.

use serde_json::{Value, json};

use super::super::part::{told, with};
use super::super::pattern::{any_case, any_of, separated};
use super::Wanted;
use super::value::{none, of_words, unknown};
use crate::form::{Item, Vocabulary};
use crate::text::Lang;

/// One item, by key or label in any case.
pub(super) fn one(vocabulary: &Vocabulary, (lang, wanted): (Lang, Wanted), message: &str) -> Value {
    let named = of_words(&types(vocabulary), words(vocabulary), wanted);
    json!({"anyOf": [suggested(vocabulary, lang), told(named, message)]})
}

/// Several items, in a list or separated by `;`.
pub(super) fn several(
    vocabulary: &Vocabulary,
    (lang, wanted): (Lang, Wanted),
    message: &str,
) -> Value {
    let types = types(vocabulary);
    let separated = separated(&[words(vocabulary), unknown().to_vec()].concat().join("|"));
    let item_types = [&["string"], &types[..]].concat();
    let item = json!({"type": item_types, "pattern": any_of(std::slice::from_ref(&separated))});
    let item = json!({"anyOf": [suggested(vocabulary, lang), told(item, message)]});
    let written = [vec![separated], none().to_vec()].concat();
    let all = of_words(&[&types[..], &["array"]].concat(), written, wanted);
    with(told(all, message), json!({"items": item}))
}

/// The keys, which editors offer with their labels.
fn suggested(vocabulary: &Vocabulary, lang: Lang) -> Value {
    let keys: Vec<&str> = vocabulary.keys().collect();
    let labels: Vec<&str> = vocabulary.items.iter().map(|item| item.label.get(lang)).collect();
    json!({"enum": keys, "markdownEnumDescriptions": labels})
}

/// Patterns of all that a person may write for an item.
fn words(vocabulary: &Vocabulary) -> Vec<String> {
    let mut patterns: Vec<String> = Vec::new();
    for word in names(vocabulary) {
        let pattern = any_case(word.trim());
        if !pattern.is_empty() && !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
    }
    patterns
}

fn names(vocabulary: &Vocabulary) -> impl Iterator<Item = &str> {
    vocabulary.items.iter().flat_map(names_of)
}

fn names_of(item: &Item) -> [&str; 3] {
    [&item.key, item.label.get(Lang::Id), item.label.get(Lang::En)]
}

/// Types, other than texts, as which YAML readers take some of the words.
fn types(vocabulary: &Vocabulary) -> Vec<&'static str> {
    let any = |like: fn(&str) -> bool| names(vocabulary).any(like);
    let types = [("number", any(may_be_number)), ("boolean", any(may_be_boolean))];
    types.into_iter().filter(|(_, any)| *any).map(|(name, _)| name).collect()
}

fn may_be_number(word: &str) -> bool {
    word.trim_start_matches(['-', '+', '.']).starts_with(|first: char| first.is_ascii_digit())
}

/// Whether YAML 1.1 or 1.2 has yes or no for a word.
fn may_be_boolean(word: &str) -> bool {
    const WORDS: [&str; 8] = ["true", "false", "yes", "no", "on", "off", "y", "n"];
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}
