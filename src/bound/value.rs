//! Any value a checklist can speak of, as far as it is known.

use super::{ItemSet, Range, Truth};
use crate::quantity::Number;

/// What a value can be when there is one. `T` holds a text: borrowed while judging, a place in the
/// dossier's store of texts while at rest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content<T> {
    /// There surely is none.
    Nothing,
    /// Yes or no.
    Truth(Truth),
    /// A number, share, date, month, time or duration.
    Range(Range),
    /// A text; `None` is any text.
    Text(Option<T>),
    /// One item of a vocabulary: those still possible.
    Choice(ItemSet),
    /// Several items of a vocabulary: those surely chosen, and those that may be.
    Choices {
        /// Surely chosen.
        surely: ItemSet,
        /// Possibly chosen; holds all that surely are.
        possibly: ItemSet,
    },
}

/// A value with bounds, which may also be none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Possible<T> {
    content: Content<T>,
    none: bool,
}

/// A value while judging: texts are borrowed from the dossier or the checklist.
pub type Value<'a> = Possible<&'a str>;

impl<T> Possible<T> {
    /// There surely is none.
    pub const NONE: Self = Self { content: Content::Nothing, none: true };

    /// A value that is surely there.
    #[must_use]
    pub const fn there(content: Content<T>) -> Self {
        let none = matches!(content, Content::Nothing);
        Self { content, none }
    }

    /// The same value, which may now also be none.
    #[must_use]
    pub fn or_none(mut self) -> Self {
        self.none = true;
        self
    }

    /// The same value where it may be none only if `none`.
    #[must_use]
    pub fn or_none_if(self, none: bool) -> Self {
        if none { self.or_none() } else { self }
    }

    /// The same value, taken to be there. What is surely none stays none.
    #[must_use]
    pub fn present(mut self) -> Self {
        self.none = matches!(self.content, Content::Nothing);
        self
    }

    /// What it can be when it is not none.
    #[must_use]
    pub const fn content(&self) -> &Content<T> {
        &self.content
    }

    /// What it can be when it is not none, taken out.
    #[must_use]
    pub fn into_content(self) -> Content<T> {
        self.content
    }

    /// Whether it may be none.
    #[must_use]
    pub const fn may_be_none(&self) -> bool {
        self.none
    }

    /// Whether it surely is none.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        matches!(self.content, Content::Nothing)
    }

    /// Whether there is a value: true, false, or either.
    #[must_use]
    pub const fn is_filled(&self) -> Truth {
        match (self.is_none(), self.none) {
            (true, _) => Truth::False,
            (false, true) => Truth::Either,
            (false, false) => Truth::True,
        }
    }

    /// The truth of a condition, where none counts as false.
    #[must_use]
    pub const fn condition(&self) -> Truth {
        match (&self.content, self.none) {
            (Content::Truth(truth), false) => *truth,
            (Content::Truth(Truth::False), true) => Truth::False,
            (Content::Truth(_), true) => Truth::Either,
            _ => Truth::False,
        }
    }

    /// The range of a quantity; `None` when it surely is none.
    #[must_use]
    pub const fn range(&self) -> Option<&Range> {
        match &self.content {
            Content::Range(range) => Some(range),
            _ => None,
        }
    }

    /// Whether nothing about the value is left open.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        match &self.content {
            Content::Nothing => true,
            _ if self.none => false,
            Content::Truth(truth) => truth.is_sure(),
            Content::Range(range) => range.exact().is_some(),
            Content::Text(text) => text.is_some(),
            Content::Choice(items) => items.count() == 1,
            Content::Choices { surely, possibly } => surely == possibly,
        }
    }

    /// The same value with its text, if any, turned into another kind of text.
    #[must_use]
    pub fn map_text<'a, U>(&'a self, text: impl FnOnce(&'a T) -> U) -> Possible<U> {
        let content = match &self.content {
            Content::Nothing => Content::Nothing,
            Content::Truth(truth) => Content::Truth(*truth),
            Content::Range(range) => Content::Range(range.clone()),
            Content::Text(known) => Content::Text(known.as_ref().map(text)),
            Content::Choice(items) => Content::Choice(*items),
            Content::Choices { surely, possibly } => {
                Content::Choices { surely: *surely, possibly: *possibly }
            }
        };
        Possible { content, none: self.none }
    }
}

impl<T: PartialEq> Possible<T> {
    /// What can be said when either of two values may be the right one. Both are of one type.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        let none = self.none || other.none;
        let content = match (self.content, other.content) {
            (Content::Nothing, content) | (content, Content::Nothing) => content,
            (Content::Truth(a), Content::Truth(b)) => Content::Truth(a.join(b)),
            (Content::Range(a), Content::Range(b)) => Content::Range(a.join(b)),
            (Content::Text(a), Content::Text(b)) => Content::Text(if a == b { a } else { None }),
            (Content::Choice(a), Content::Choice(b)) => Content::Choice(a.union(b)),
            (
                Content::Choices { surely: a, possibly: b },
                Content::Choices { surely: c, possibly: d },
            ) => Content::Choices { surely: a.intersection(c), possibly: b.union(d) },
            // Two types never meet in a checked expression; knowing nothing of the first is safe.
            (content, _) => content,
        };
        Self { content, none }
    }
}

impl<T> From<bool> for Possible<T> {
    fn from(known: bool) -> Self {
        Self::from(Truth::from(known))
    }
}

impl<T> From<Truth> for Possible<T> {
    fn from(truth: Truth) -> Self {
        Self::there(Content::Truth(truth))
    }
}

impl<T> From<Range> for Possible<T> {
    fn from(range: Range) -> Self {
        Self::there(Content::Range(range))
    }
}

impl<T> From<Number> for Possible<T> {
    fn from(number: Number) -> Self {
        Self::from(Range::exactly(number))
    }
}

impl<T> From<Option<Range>> for Possible<T> {
    fn from(range: Option<Range>) -> Self {
        range.map_or(Self::NONE, Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn truth(truth: Truth) -> Value<'static> {
        truth.into()
    }

    fn text(text: Option<&str>) -> Value<'_> {
        Possible::there(Content::Text(text))
    }

    fn choice(items: ItemSet) -> Value<'static> {
        Possible::there(Content::Choice(items))
    }

    fn choices(surely: ItemSet, possibly: ItemSet) -> Value<'static> {
        Possible::there(Content::Choices { surely, possibly })
    }

    #[test]
    fn a_condition_that_may_be_none_may_be_false() {
        for (known, with_none) in [
            (Truth::True, Truth::Either),
            (Truth::Either, Truth::Either),
            (Truth::False, Truth::False),
        ] {
            assert_eq!(truth(known).condition(), known);
            assert_eq!(truth(known).or_none().condition(), with_none);
        }
        assert_eq!(Value::NONE.condition(), Truth::False);
    }

    #[test]
    fn a_value_is_sure_when_it_can_be_one_alone() {
        let (one, two) = (ItemSet::only(1), ItemSet::only(1).with(2));
        let sure = [
            Value::NONE,
            truth(Truth::False),
            Number::ONE.into(),
            text(Some("a")),
            choice(one),
            choices(two, two),
        ];
        for value in sure {
            assert!(value.is_sure(), "{value:?}");
            // Whether there is one at all is then open.
            assert_eq!(value.clone().or_none().is_sure(), value == Value::NONE);
        }
        let open = [
            truth(Truth::Either),
            Range::spanning(Number::ZERO, Number::ONE).into(),
            text(None),
            choice(two),
            choices(one, two),
        ];
        for value in open {
            assert!(!value.is_sure(), "{value:?}");
        }
    }

    #[test]
    fn either_of_two_values_is_as_open_as_both_together_and_no_more() {
        let (one, two) = (ItemSet::only(1), ItemSet::only(1).with(2));
        assert_eq!(text(Some("a")).join(text(Some("a"))), text(Some("a")));
        assert_eq!(text(Some("a")).join(text(Some("b"))), text(None));
        assert_eq!(text(Some("a")).join(text(None)), text(None));
        assert_eq!(choice(one).join(choice(two)), choice(two));
        assert_eq!(choices(two, two).join(choices(one, two)), choices(one, two));
        assert_eq!(truth(Truth::True).join(truth(Truth::True)), truth(Truth::True));
        assert_eq!(Value::NONE.join(Number::ONE.into()), Value::from(Number::ONE).or_none());
    }
}
