//! Entries of a map or things of a list, found by their names.

use std::collections::HashMap;

/// What the base has under names, and what is added to it.
pub(super) struct Known<T> {
    items: Vec<Option<T>>,
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl<T> Known<T> {
    /// What the base has. Names are told apart; what has none is kept, but never found.
    pub(super) fn of(items: Vec<T>, name: impl Fn(&T) -> Option<&str>) -> Self {
        let names: Vec<String> =
            items.iter().map(|item| name(item).unwrap_or_default().to_owned()).collect();
        let places = names.iter().enumerate().map(|(at, name)| (name.clone(), at)).collect();
        Self { items: items.into_iter().map(Some).collect(), names, places }
    }

    /// Takes out what goes by a name, and says where it was.
    pub(super) fn take(&mut self, name: &str) -> Option<(usize, T)> {
        let at = *self.places.get(name)?;
        Some((at, self.items.get_mut(at)?.take()?))
    }

    /// Puts something where something else was taken out.
    pub(super) fn put(&mut self, at: usize, item: T) {
        if let Some(place) = self.items.get_mut(at) {
            *place = Some(item);
        }
    }

    /// Adds something new, after all else. It is never found: an overlay names nothing twice.
    pub(super) fn push(&mut self, item: T) {
        self.items.push(Some(item));
    }

    /// The names that are there from the base, in its order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let there = self.names.iter().zip(&self.items).filter(|(_, item)| item.is_some());
        there.map(|(name, _)| name.as_str())
    }

    /// All that is there.
    pub(super) fn into_items(self) -> Vec<T> {
        self.items.into_iter().flatten().collect()
    }
}
