//! A value at rest: sixteen bytes, since a year of a unit has some two thousand of them.

use std::sync::Arc;

use super::TextSpan;
use crate::bound::{Content, ItemSet, Possible, Range, Truth};
use crate::quantity::Number;

/// What a row says of a field, or what that can be. Its text lies in the dossier's store of texts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell(Kept);

/// What is surely known is kept in place, which nearly all is; of what is not, cells share what it can be.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Kept {
    Nothing,
    Truth(bool),
    Number(Number),
    Text(TextSpan),
    Item(u8),
    /// Items that are surely all, by their bits.
    Items(u64),
    /// Anything else.
    Open(Arc<Possible<TextSpan>>),
}

impl Cell {
    /// There surely is none.
    pub const NONE: Self = Self(Kept::Nothing);

    /// A value that is surely there.
    #[must_use]
    pub fn there(content: Content<TextSpan>) -> Self {
        Possible::there(content).into()
    }

    /// Yes or no.
    #[must_use]
    pub const fn truth(known: bool) -> Self {
        Self(Kept::Truth(known))
    }

    /// A text.
    #[must_use]
    pub const fn text(text: TextSpan) -> Self {
        Self(Kept::Text(text))
    }

    /// One item of a vocabulary.
    #[must_use]
    pub fn item(item: usize) -> Self {
        match u8::try_from(item) {
            Ok(small) if item < ItemSet::CAPACITY => Self(Kept::Item(small)),
            _ => Self::there(Content::Choice(ItemSet::only(item))),
        }
    }

    /// These items of a vocabulary and no others.
    #[must_use]
    pub fn items(items: ItemSet) -> Self {
        match items.bits() {
            Some(bits) => Self(Kept::Items(bits)),
            None => {
                let content = Content::Choices { surely: items, possibly: items };
                Self(Kept::Open(Arc::new(Possible::there(content))))
            }
        }
    }

    /// What it can be.
    #[must_use]
    pub fn value(&self) -> Possible<TextSpan> {
        match &self.0 {
            Kept::Nothing => Possible::NONE,
            Kept::Truth(known) => (*known).into(),
            Kept::Number(number) => number.clone().into(),
            Kept::Text(text) => Possible::there(Content::Text(Some(*text))),
            Kept::Item(item) => Possible::there(Content::Choice(ItemSet::only(usize::from(*item)))),
            Kept::Items(bits) => {
                let items = ItemSet::of_bits(*bits);
                Possible::there(Content::Choices { surely: items, possibly: items })
            }
            Kept::Open(possible) => possible.as_ref().clone(),
        }
    }

    /// The quantity, where it is surely there and only one is possible.
    #[must_use]
    pub const fn number(&self) -> Option<&Number> {
        match &self.0 {
            Kept::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The text, where it is surely there and known.
    #[must_use]
    pub const fn known_text(&self) -> Option<TextSpan> {
        match &self.0 {
            Kept::Text(text) => Some(*text),
            _ => None,
        }
    }

    /// The item, where it is surely there and only one is possible.
    #[must_use]
    pub const fn known_item(&self) -> Option<usize> {
        match &self.0 {
            Kept::Item(item) => Some(*item as usize),
            _ => None,
        }
    }

    /// Whether nothing about it is left open.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        match &self.0 {
            Kept::Open(possible) => possible.is_sure(),
            _ => true,
        }
    }

    /// Whether it surely is none.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        matches!(self.0, Kept::Nothing)
    }

    /// Whether it may be none.
    #[must_use]
    pub fn may_be_none(&self) -> bool {
        self.is_filled() != Truth::True
    }

    /// Whether there is a value: true, false, or either.
    #[must_use]
    pub fn is_filled(&self) -> Truth {
        match &self.0 {
            Kept::Nothing => Truth::False,
            Kept::Open(possible) => possible.is_filled(),
            _ => Truth::True,
        }
    }

    /// The truth of a condition, where none counts as false.
    #[must_use]
    pub fn condition(&self) -> Truth {
        match &self.0 {
            Kept::Truth(known) => Truth::from(*known),
            Kept::Open(possible) => possible.condition(),
            _ => Truth::False,
        }
    }
}

impl From<Possible<TextSpan>> for Cell {
    fn from(possible: Possible<TextSpan>) -> Self {
        if possible.is_none() {
            return Self::NONE;
        }
        let kept = match possible.content() {
            _ if possible.may_be_none() => None,
            Content::Truth(truth) => truth.is_sure().then(|| Self::truth(truth.surely())),
            Content::Range(range) => range.exact().map(|exact| exact.clone().into()),
            Content::Text(text) => text.map(Self::text),
            Content::Choice(items) => items.single().map(Self::item),
            Content::Choices { surely, possibly } => {
                (surely == possibly).then(|| Self::items(*surely))
            }
            Content::Nothing => None,
        };
        kept.unwrap_or_else(|| Self(Kept::Open(Arc::new(possible))))
    }
}

impl From<Number> for Cell {
    fn from(number: Number) -> Self {
        Self(Kept::Number(number))
    }
}

impl From<Range> for Cell {
    fn from(range: Range) -> Self {
        Possible::from(range).into()
    }
}

impl From<Truth> for Cell {
    fn from(truth: Truth) -> Self {
        Possible::from(truth).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Possible<TextSpan>> {
        let one = Number::ONE;
        let many = ItemSet::only(3).with(100);
        let contents = [
            Content::Truth(Truth::True),
            Content::Truth(Truth::Either),
            Content::Range(Range::exactly(one.clone())),
            Content::Range(Range::spanning(Number::ZERO, one)),
            Content::Range(Range::ANY),
            Content::Text(Some(TextSpan::default())),
            Content::Text(None),
            Content::Choice(ItemSet::only(127)),
            Content::Choice(many),
            Content::Choices { surely: ItemSet::only(2), possibly: ItemSet::only(2) },
            Content::Choices { surely: many, possibly: many },
            Content::Choices { surely: ItemSet::EMPTY, possibly: many },
        ];
        let there = contents.map(Possible::there);
        let perhaps = there.clone().map(Possible::or_none);
        there.into_iter().chain(perhaps).chain([Possible::NONE]).collect()
    }

    #[test]
    fn a_value_at_rest_is_the_value_it_was() {
        for possible in all() {
            let cell = Cell::from(possible.clone());
            assert_eq!(cell.value(), possible);
            assert_eq!(cell.is_sure(), possible.is_sure(), "{possible:?}");
            assert_eq!(cell.may_be_none(), possible.may_be_none(), "{possible:?}");
            assert_eq!(cell.is_none(), possible.is_none(), "{possible:?}");
            assert_eq!(cell.is_filled(), possible.is_filled(), "{possible:?}");
            assert_eq!(cell.condition(), possible.condition(), "{possible:?}");
        }
    }

    #[test]
    fn a_cell_is_small() {
        assert_eq!(size_of::<Cell>(), 16);
    }
}
