//! Reads the words that choices are made from.

use std::collections::HashMap;

use super::reader::{Entries, Reader};
use super::value::not_a_name;
use crate::bound::ItemSet;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::{Content, Entry, Node};
use crate::form::{Item, Vocabulary};
use crate::ids::{NotAName, check_name};
use crate::text;
use crate::text::{Lang, Text};

/// Two items that a person could not tell apart.
pub(crate) const DUPLICATE_ITEM: Code = Code("duplicate-item");
/// More items than a vocabulary can have.
pub(crate) const VOCABULARY_TOO_LARGE: Code = Code("vocabulary-too-large");
/// A vocabulary or list of choices without items.
pub(crate) const EMPTY_VOCABULARY: Code = Code("empty-vocabulary");

impl<'d> Reader<'d> {
    /// The vocabularies, in order.
    pub(super) fn vocabularies(&mut self, top: &Entries<'d>) -> Vec<Vocabulary> {
        let Some(node) = top.get("vocabularies") else { return Vec::new() };
        let entries = self.named(node, "unsur: {kepala: Kepala unit}");
        entries.iter().map(|entry| self.vocabulary(entry)).collect()
    }

    fn vocabulary(&mut self, entry: &'d Entry) -> Vocabulary {
        let name = self.name(entry).to_owned();
        let head = self.key_place(entry);
        match &entry.value.content {
            Content::List(_) => self.items_listed(&entry.value, name, head),
            Content::Scalar(_) if entry.value.is_null() => {
                self.empty_value(entry);
                Vocabulary { name, items: Vec::new() }
            }
            Content::Scalar(_) | Content::Map(_) => self.items_named(&entry.value, name, head),
        }
    }

    fn items_named(&mut self, node: &'d Node, name: String, head: Place) -> Vocabulary {
        let mut items = Vec::new();
        for entry in self.named(node, "kepala: {id: Kepala unit, en: Head}") {
            let place = self.key_place(entry);
            self.item_key(&entry.key.text, place.clone());
            let key = entry.key.text.clone();
            let label = match entry.value.is_null() {
                true => Some(Text::both(key.clone())),
                false => self.text(&entry.value),
            };
            items.push((Item { key, label: label.unwrap_or_default() }, place));
        }
        self.checked_items(name, items, head)
    }

    /// Items without labels, as listed at a field.
    pub(super) fn items_listed(&mut self, node: &'d Node, name: String, head: Place) -> Vocabulary {
        let mut items = Vec::new();
        for node in self.list(node, "[baik, rusak]") {
            let Some(key) = self.plain(node, "baik") else { continue };
            let place = self.place(node);
            self.item_key(key, place.clone());
            items.push((Item { key: key.to_owned(), label: Text::both(key) }, place));
        }
        self.checked_items(name, items, head)
    }

    fn item_key(&mut self, key: &str, place: Place) {
        if check_name(key) == Err(NotAName::Characters) {
            self.report(not_a_name(key, NotAName::Characters, place));
        }
    }

    fn checked_items(
        &mut self,
        name: String,
        items: Vec<(Item, Place)>,
        head: Place,
    ) -> Vocabulary {
        let (count, most) = (items.len(), ItemSet::CAPACITY);
        if count == 0 {
            self.report(
                Diagnostic::error(
                    EMPTY_VOCABULARY,
                    head,
                    text!("di sini tidak ada satu pun pilihan", "there is not a single item here"),
                )
                .help(text!("tulis paling sedikit satu pilihan", "write at least one item")),
            );
        } else if count > most {
            self.report(
                Diagnostic::error(
                    VOCABULARY_TOO_LARGE,
                    head,
                    text!(
                        "ada {count} pilihan, paling banyak {most}",
                        "there are {count} items, at most {most} can be"
                    ),
                )
                .help(text!(
                    "pakai field `text`, atau bagi menjadi dua field",
                    "use a `text` field, or split it into two"
                )),
            );
        }
        self.report_look_alikes(&items);
        Vocabulary { name, items: items.into_iter().map(|(item, _)| item).collect() }
    }

    /// A person may write a key or a label, in any case: no two items may share one.
    fn report_look_alikes(&mut self, items: &[(Item, Place)]) {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (at, (item, place)) in items.iter().enumerate() {
            let written = [&item.key, item.label.get(Lang::Id), item.label.get(Lang::En)];
            let mut clash = None;
            for word in written.iter().filter(|word| !word.is_empty()) {
                match seen.insert(word.trim().to_lowercase(), at) {
                    Some(other) if other != at => clash = clash.or(Some((other, *word))),
                    _ => {}
                }
            }
            let Some((other, word)) = clash else { continue };
            let Some((first, first_place)) = items.get(other) else { continue };
            let other = &first.key;
            let diagnostic = Diagnostic::error(
                DUPLICATE_ITEM,
                place.clone(),
                text!(
                    "`{word}` sudah dipakai oleh pilihan `{other}`",
                    "`{word}` is taken by the item `{other}` already"
                ),
            )
            .related(first_place.clone(), text!("pilihan yang lain", "the other item"))
            .help(text!(
                "beri kunci dan label yang berbeda; huruf besar dan kecil tidak dibedakan",
                "give them different keys and labels; upper and lower case count as the same"
            ));
            self.report(diagnostic);
        }
    }
}
