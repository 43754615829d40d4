//! Sets of vocabulary items.

/// A set of items of one vocabulary, each named by its place there (0 to [`ItemSet::CAPACITY`] − 1).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct ItemSet([u64; 2]);

impl ItemSet {
    /// How many items a vocabulary can have.
    pub const CAPACITY: usize = 128;
    /// No item.
    pub const EMPTY: Self = Self([0; 2]);

    /// The first `count` items.
    #[must_use]
    pub fn first(count: usize) -> Self {
        (0..count.min(Self::CAPACITY)).fold(Self::EMPTY, Self::with)
    }

    /// Just this item.
    #[must_use]
    pub fn only(item: usize) -> Self {
        Self::EMPTY.with(item)
    }

    /// The set and this item. Items beyond the capacity are not representable and left out; a checklist
    /// with such a vocabulary is refused when it is read.
    #[must_use]
    pub fn with(mut self, item: usize) -> Self {
        if let Some(word) = self.0.get_mut(item / 64) {
            *word |= 1 << (item % 64);
        }
        self
    }

    /// The first 64 items by their bits; `None` where there are others.
    #[must_use]
    pub const fn bits(self) -> Option<u64> {
        match self.0 {
            [bits, 0] => Some(bits),
            _ => None,
        }
    }

    /// The set with these bits.
    #[must_use]
    pub const fn of_bits(bits: u64) -> Self {
        Self([bits, 0])
    }

    /// Whether the item is in the set.
    #[must_use]
    pub fn has(self, item: usize) -> bool {
        self.0.get(item / 64).is_some_and(|word| word >> (item % 64) & 1 == 1)
    }

    /// How many items the set has.
    #[must_use]
    pub const fn count(self) -> usize {
        let [a, b] = self.0;
        (a.count_ones() + b.count_ones()) as usize
    }

    /// Whether there is no item.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.count() == 0
    }

    /// Items of either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        let ([a, b], [c, d]) = (self.0, other.0);
        Self([a | c, b | d])
    }

    /// Items of both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        let ([a, b], [c, d]) = (self.0, other.0);
        Self([a & c, b & d])
    }

    /// The only item, when there is just one.
    #[must_use]
    pub fn single(self) -> Option<usize> {
        (self.count() == 1).then(|| self.iter().next()).flatten()
    }

    /// The items in vocabulary order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..Self::CAPACITY).filter(move |item| self.has(*item))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_beyond_the_sixty_fourth_count_like_the_others() {
        let (low, high) = (ItemSet::only(3), ItemSet::only(100));
        let both = low.union(high);
        assert_eq!(
            (both.count(), both.has(3), both.has(100), both.has(36)),
            (2, true, true, false)
        );
        assert_eq!(both.iter().collect::<Vec<_>>(), [3, 100]);
        assert_eq!(both.intersection(ItemSet::only(100).with(70)), high);
        assert_eq!(both.intersection(ItemSet::only(36)), ItemSet::EMPTY);
    }

    #[test]
    fn what_two_sets_share_stays_in_their_union() {
        for item in [3, 100] {
            let both = ItemSet::only(item).union(ItemSet::only(item).with(5).with(70));
            assert_eq!(both.iter().collect::<Vec<_>>().len(), 3);
            assert!(both.has(item) && both.has(5) && both.has(70));
        }
    }

    #[test]
    fn the_first_sixty_four_items_fit_into_a_word() {
        let first = ItemSet::only(0).with(63);
        assert_eq!(first.bits(), Some(1 << 63 | 1));
        assert_eq!(ItemSet::of_bits(1 << 63 | 1), first);
        assert_eq!(first.with(64).bits(), None);
    }

    #[test]
    fn only_one_item_is_single() {
        assert_eq!(ItemSet::only(100).single(), Some(100));
        assert_eq!(ItemSet::only(100).with(3).single(), None);
        assert_eq!(ItemSet::EMPTY.single(), None);
    }
}
