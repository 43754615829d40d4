//! The words a choice is made from.

use crate::text::Text;

/// One word: a key for files and expressions, a label for people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Its key.
    pub key: String,
    /// What people call it.
    pub label: Text,
}

/// The words a choice is made from, in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Vocabulary {
    /// Its name; empty for items listed at the field itself.
    pub name: String,
    /// Its items.
    pub items: Vec<Item>,
}

impl Vocabulary {
    /// The place of the item with this key, exactly.
    #[must_use]
    pub fn item(&self, key: &str) -> Option<usize> {
        self.items.iter().position(|item| item.key == key)
    }

    /// The place of the item a person means: its key or a label, in any case, outer space set aside.
    #[must_use]
    pub fn find(&self, written: &str) -> Option<usize> {
        let written = written.trim();
        self.item(written).or_else(|| {
            let written = written.to_lowercase();
            self.items.iter().position(|item| {
                item.key.to_lowercase() == written
                    || item.label.get(crate::text::Lang::Id).to_lowercase() == written
                    || item.label.get(crate::text::Lang::En).to_lowercase() == written
            })
        })
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.items.iter().map(|item| item.key.as_str())
    }
}
