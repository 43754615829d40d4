//! What a comparison looks at: a value where it lies, so that nothing is copied to be compared.

use crate::bound::{Content, ItemSet, Possible, Range, Truth, Value};
use crate::expr::ast::Comparison;
use crate::form::{Cell, Records};
use crate::quantity::Number;

/// A side of a comparison.
pub(super) enum Side<'a> {
    /// A cell of the dossier, with the store its text lies in.
    Cell(&'a Records, &'a Cell),
    /// A value of the checklist.
    Literal(&'a Possible<String>),
    /// A value that was calculated.
    Value(Value<'a>),
}

impl Side<'_> {
    /// Whether it is there.
    pub(super) fn is_filled(&self) -> Truth {
        match self {
            Self::Cell(_, cell) => cell.is_filled(),
            Self::Literal(literal) => literal.is_filled(),
            Self::Value(value) => value.is_filled(),
        }
    }

    /// A comparison, `in` or `matches` does not hold where one of its sides is none.
    pub(super) fn false_where_none(&self, holds: Truth) -> Truth {
        holds.and(self.is_filled())
    }

    /// The quantity, where only one is possible.
    fn exact(&self) -> Option<&Number> {
        match self {
            Self::Cell(_, cell) => cell.number(),
            Self::Literal(literal) => literal.range().and_then(Range::exact),
            Self::Value(value) => value.range().and_then(Range::exact),
        }
    }

    fn range(&self) -> Option<Range> {
        match self {
            Self::Cell(_, cell) => cell.value().range().cloned(),
            Self::Literal(literal) => literal.range().cloned(),
            Self::Value(value) => value.range().cloned(),
        }
    }

    /// The text, where it is one: `None` within for any text.
    pub(super) fn text(&self) -> Option<Option<&str>> {
        match self {
            Self::Cell(records, cell) => match cell.known_text() {
                Some(span) => Some(Some(records.text(span))),
                None => match cell.value().content() {
                    Content::Text(span) => Some(span.map(|span| records.text(span))),
                    _ => None,
                },
            },
            Self::Literal(literal) => match literal.content() {
                Content::Text(text) => Some(text.as_deref()),
                _ => None,
            },
            Self::Value(value) => match value.content() {
                Content::Text(text) => Some(*text),
                _ => None,
            },
        }
    }

    fn truth(&self) -> Option<Truth> {
        match self {
            Self::Cell(_, cell) => truth_of(cell.value().content()),
            Self::Literal(literal) => truth_of(literal.content()),
            Self::Value(value) => truth_of(value.content()),
        }
    }

    fn choice(&self) -> Option<ItemSet> {
        match self {
            Self::Cell(_, cell) => choice_of(cell.value().content()),
            Self::Literal(literal) => choice_of(literal.content()),
            Self::Value(value) => choice_of(value.content()),
        }
    }

    /// Items surely and possibly chosen.
    fn choices(&self) -> Option<(ItemSet, ItemSet)> {
        match self {
            Self::Cell(_, cell) => choices_of(cell.value().content()),
            Self::Literal(literal) => choices_of(literal.content()),
            Self::Value(value) => choices_of(value.content()),
        }
    }
}

const fn truth_of<T>(content: &Content<T>) -> Option<Truth> {
    match content {
        Content::Truth(truth) => Some(*truth),
        _ => None,
    }
}

const fn choice_of<T>(content: &Content<T>) -> Option<ItemSet> {
    match content {
        Content::Choice(items) => Some(*items),
        _ => None,
    }
}

const fn choices_of<T>(content: &Content<T>) -> Option<(ItemSet, ItemSet)> {
    match content {
        Content::Choices { surely, possibly } => Some((*surely, *possibly)),
        _ => None,
    }
}

/// Whether a comparison of two values holds where both are there.
pub(super) fn compare(comparison: Comparison, left: &Side<'_>, right: &Side<'_>) -> Truth {
    if let (Some(left), Some(right)) = (left.exact(), right.exact()) {
        return comparison.holds(left, right).into();
    }
    if let (Some(left), Some(right)) = (left.range(), right.range()) {
        return match comparison {
            Comparison::Equal => left.is_same(&right),
            Comparison::NotEqual => left.is_same(&right).negate(),
            Comparison::Less => left.is_below(&right),
            Comparison::AtMost => left.is_at_most(&right),
            Comparison::Greater => right.is_below(&left),
            Comparison::AtLeast => right.is_at_most(&left),
        };
    }
    let same = same(left, right);
    if comparison == Comparison::NotEqual { same.negate() } else { same }
}

fn same(left: &Side<'_>, right: &Side<'_>) -> Truth {
    if let (Some(Some(one)), Some(Some(other))) = (left.text(), right.text()) {
        return (one == other).into();
    }
    if let (Some(one), Some(other)) = (left.truth(), right.truth()) {
        let sure = one.is_sure() && other.is_sure();
        return if sure { (one == other).into() } else { Truth::Either };
    }
    match (left.choice(), right.choice()) {
        (Some(one), Some(other)) if one.intersection(other).is_empty() => Truth::False,
        (Some(one), Some(other)) if one == other && one.count() == 1 => Truth::True,
        _ => Truth::Either,
    }
}

/// Whether a single item is among those chosen.
pub(super) fn chosen(item: &Side<'_>, whole: &Side<'_>) -> Truth {
    let (Some(item), Some((surely, possibly))) = (item.choice(), whole.choices()) else {
        return Truth::Either;
    };
    if item.intersection(possibly).is_empty() {
        Truth::False
    } else if item.intersection(surely) == item {
        Truth::True
    } else {
        Truth::Either
    }
}
