//! Choices, by key or label in any case.

use std::collections::HashMap;

use super::{Asked, Entry, Problem, Written, check_characters, excerpt, is_unknown};
use crate::bound::{Content, ItemSet};
use crate::diagnostic::Code;
use crate::form::Vocabulary;
use crate::ids::nearest;
use crate::text;
use crate::text::Lang;

/// A word that the vocabulary does not have.
pub const UNKNOWN_CHOICE: Code = Code("unknown-choice");
/// Several words where one is asked.
pub const SEVERAL_CHOSEN: Code = Code("several-chosen");
/// An item of a list that says nothing.
pub const BLANK_ITEM: Code = Code("blank-item");

/// The words of a vocabulary, ready to be found.
#[derive(Debug)]
pub(in crate::dossier) struct Words {
    keys: Vec<String>,
    /// Keys and labels, in the order of the checklist.
    names: Vec<String>,
    /// Keys and labels in lower case.
    by_lower: HashMap<String, usize>,
    /// Keys and labels as the checklist has them.
    exact: HashMap<String, usize>,
}

impl Words {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let mut names = Vec::new();
        let mut exact = HashMap::new();
        let mut by_lower = HashMap::new();
        for (place, item) in vocabulary.items.iter().enumerate() {
            for name in [item.key.as_str(), item.label.get(Lang::Id), item.label.get(Lang::En)] {
                names.push(name.to_owned());
                exact.entry(name.to_owned()).or_insert(place);
                by_lower.entry(name.to_lowercase()).or_insert(place);
            }
        }
        Self { keys: vocabulary.keys().map(str::to_owned).collect(), names, by_lower, exact }
    }

    /// The place of the item with this key.
    pub(in crate::dossier) fn key(&self, written: &str) -> Option<usize> {
        self.keys.iter().position(|key| key == written)
    }

    /// The place of the item a person means.
    pub(super) fn find(&self, written: &str) -> Option<usize> {
        self.key(written)
            .or_else(|| self.exact.get(written).copied())
            .or_else(|| self.by_lower.get(&written.to_lowercase()).copied())
    }

    /// The one item a text names.
    pub(super) fn one(&self, field: Asked<'_>, text: &str) -> Result<ItemSet, Problem> {
        match self.find(text) {
            Some(place) => Ok(ItemSet::only(place)),
            None if text.contains(';') => Err(several_chosen(field, text)),
            None => Err(self.unknown(field, text)),
        }
    }

    /// The items a text names, separated by `;`.
    pub(super) fn several(
        &self,
        field: Asked<'_>,
        text: &str,
        chosen: &mut Chosen,
    ) -> Result<(), Problem> {
        if !text.contains(';') || self.find(text).is_some() {
            return self.add(field, text, chosen);
        }
        let items: Vec<&str> =
            text.split(';').map(str::trim).filter(|item| !item.is_empty()).collect();
        for (place, item) in items.iter().enumerate() {
            self.add(field, item, chosen).map_err(|problem| {
                problem.instead_within(|with| {
                    let all = items.iter().enumerate();
                    let all = all.map(|(at, item)| if at == place { with } else { item });
                    all.collect::<Vec<_>>().join("; ")
                })
            })?;
        }
        Ok(())
    }

    /// Adds one item of a list.
    pub(in crate::dossier) fn add_item(
        &self,
        field: Asked<'_>,
        written: Written<'_>,
        chosen: &mut Chosen,
    ) -> Result<(), Problem> {
        let text = match written {
            Written::Text(text) | Written::Number(text) => text.trim(),
            Written::Boolean(true) => "true",
            Written::Boolean(false) => "false",
            Written::Null | Written::Held(_) => "",
        };
        if text.is_empty() {
            return Err(blank_item(field));
        }
        check_characters(text)?;
        self.several(field, text, chosen)
    }

    pub(super) fn add(
        &self,
        field: Asked<'_>,
        text: &str,
        chosen: &mut Chosen,
    ) -> Result<(), Problem> {
        if is_unknown(text) {
            chosen.and_more = true;
            return Ok(());
        }
        let place = self.find(text).ok_or_else(|| self.unknown(field, text))?;
        chosen.surely = chosen.surely.with(place);
        Ok(())
    }

    fn unknown(&self, field: Asked<'_>, text: &str) -> Problem {
        const SHOWN: usize = 12;
        let (name, shown) = (field.name, excerpt(text));
        let message = text!(
            "`{shown}` bukan pilihan untuk `{name}`",
            "`{shown}` is not a choice for `{name}`"
        );
        if let Some(near) = nearest(text, self.names.iter().map(String::as_str)) {
            let help = text!("mungkin maksudnya `{near}`", "did you mean `{near}`?");
            return Problem::new(UNKNOWN_CHOICE, message, help).instead(near);
        }
        // Of each item there are the key and two labels.
        let listed = |label: usize| {
            let names = self.names.iter().skip(if field.in_cell { label } else { 0 }).step_by(3);
            names.take(SHOWN).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        };
        let more = if self.keys.len() > SHOWN { ", …" } else { "" };
        let (id, en) = (listed(1), listed(2));
        let help = text!("pilihannya: {id}{more}", "the choices are {en}{more}");
        Problem::new(UNKNOWN_CHOICE, message, help)
    }
}

/// Items named so far.
#[derive(Clone, Copy, Default, Debug)]
pub(in crate::dossier) struct Chosen {
    surely: ItemSet,
    /// Whether a `?` stood among them: these at least.
    and_more: bool,
}

impl Chosen {
    /// What the items together say, of a vocabulary with so many items.
    pub(in crate::dossier) fn finish(self, items: usize) -> Entry {
        let possibly = if self.and_more { ItemSet::first(items) } else { self.surely };
        Entry::Known(Content::Choices { surely: self.surely, possibly })
    }
}

fn several_chosen(field: Asked<'_>, text: &str) -> Problem {
    let (name, shown) = (field.name, excerpt(text));
    Problem::new(
        SEVERAL_CHOSEN,
        text!(
            "`{name}` hanya satu pilihan, bukan `{shown}`",
            "`{name}` is a single choice, not `{shown}`"
        ),
        text!("tulis salah satunya", "write one of them"),
    )
}

fn blank_item(field: Asked<'_>) -> Problem {
    let name = field.name;
    Problem::new(
        BLANK_ITEM,
        text!("daftar `{name}` punya butir kosong", "the list of `{name}` has a blank item"),
        text!(
            "hapus butir itu; kalau mungkin masih ada yang lain, tulis \"?\"",
            "remove the item; write \"?\" if there may be others"
        ),
    )
}
