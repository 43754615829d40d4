//! `similar(a, b)`

use super::{Function, any_can_be_none, strict};
use crate::bound::{Content, Range, Value};
use crate::form::Kind;
use crate::quantity::Number;

/// How alike two texts are.
pub static SIMILAR: Function = Function {
    name: "similar",
    usage: "similar(a, b)",
    explain: (
        "kemiripan dua teks, 0% sampai 100%, tanpa melihat huruf besar, spasi dan tanda baca",
        "how alike two texts are, 0% to 100%, case, spaces and punctuation set aside",
    ),
    arguments: 2,
    check: |arguments| {
        arguments.of(0, |kind| kind == Kind::Text)?;
        arguments.of(1, |kind| kind == Kind::Text)?;
        Ok(Kind::Share)
    },
    can_be_none: any_can_be_none,
    evaluate: |arguments| strict(arguments, || bounds(arguments).into()),
};

fn bounds(arguments: &[Value<'_>]) -> Option<Range> {
    let [one, other] = arguments else { return None };
    match (one.content(), other.content()) {
        (Content::Text(Some(one)), Content::Text(Some(other))) => {
            Some(Range::exactly(similar(one, other)))
        }
        _ => Some(Range::spanning(Number::ZERO, Number::ONE)),
    }
}

/// Likeness of two texts once case, spacing and punctuation are set aside.
///
/// Unit: an exact fraction, 0 for nothing in common, 1 for the same text. Source: Sørensen–Dice over
/// the multisets of adjacent character pairs; it finds minutes copied from last month.
#[must_use]
pub fn similar(one: &str, other: &str) -> Number {
    let (one, other) = (plain(one), plain(other));
    if one == other {
        return Number::ONE;
    }
    let (pairs, others) = (sorted_pairs(&one), sorted_pairs(&other));
    if pairs.is_empty() || others.is_empty() {
        return Number::ZERO;
    }
    let common = Number::from(2 * common(&pairs, &others));
    common.checked_div(&Number::from(pairs.len() + others.len())).unwrap_or(Number::ZERO)
}

fn plain(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

fn sorted_pairs(text: &[char]) -> Vec<(char, char)> {
    let mut pairs: Vec<(char, char)> =
        text.iter().copied().zip(text.iter().copied().skip(1)).collect();
    pairs.sort_unstable();
    pairs
}

/// How many pairs two sorted multisets share.
fn common(one: &[(char, char)], other: &[(char, char)]) -> usize {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut shared = 0;
    while let (Some(a), Some(b)) = (one.peek(), other.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(one.next()),
            std::cmp::Ordering::Greater => drop(other.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                one.next();
                other.next();
            }
        }
    }
    shared
}
