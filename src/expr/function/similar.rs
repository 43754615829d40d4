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
    phrase: |_| ("kemiripan {0} dengan {1}", "the likeness of {0} and {1}"),
    examples: &[
        ("similar(\"malam\", \"Malam!\")", "100%"),
        ("similar(\"night\", \"nacht\")", "25%"),
    ],
    arguments: 2,
    check: |arguments| {
        arguments.of(0, |kind| kind == Kind::Text)?;
        arguments.of(1, |kind| kind == Kind::Text)?;
        Ok(Kind::Share)
    },
    picks: None,
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
    if one == other {
        return Number::ONE;
    }
    let countable = |text: &str| text.is_ascii() && text.len() <= usize::from(u8::MAX);
    if countable(one) && countable(other) {
        return similar_ascii(one.as_bytes(), other.as_bytes());
    }
    let (one, other) = (plain(one), plain(other));
    if one == other {
        return Number::ONE;
    }
    let (pairs, others) = (sorted_pairs(&one), sorted_pairs(&other));
    likeness(common(&pairs, &others), pairs.len(), others.len())
}

/// Twice the common pairs by all pairs; 0 when a text has none.
fn likeness(common: usize, pairs: usize, others: usize) -> Number {
    if pairs == 0 || others == 0 {
        return Number::ZERO;
    }
    let all = Number::from(pairs + others);
    Number::from(2 * common).checked_div(&all).unwrap_or(Number::ZERO)
}

/// How many letters and digits ASCII has, upper and lower case being one.
const SIGNS: usize = 36;

/// The same for texts in ASCII, which most are: pairs are counted in a table instead of sorted. Neither
/// has more than 255 characters, so no count overflows and the table stays small.
fn similar_ascii(one: &[u8], other: &[u8]) -> Number {
    let mut counts = [0_u8; SIGNS * SIGNS];
    let mut pairs = 0;
    for pair in ascii_pairs(one) {
        pairs += 1;
        if let Some(count) = counts.get_mut(pair) {
            *count += 1;
        }
    }
    let (mut others, mut common) = (0, 0);
    for pair in ascii_pairs(other) {
        others += 1;
        if let Some(count @ 1..) = counts.get_mut(pair) {
            *count -= 1;
            common += 1;
        }
    }
    // Where there are pairs, equal texts share all of them.
    if (pairs == 0 || others == 0) && signs(one).eq(signs(other)) {
        return Number::ONE;
    }
    likeness(common, pairs, others)
}

/// The number of each letter and digit; [`SIGNS`] for anything else.
#[allow(
    clippy::indexing_slicing,
    reason = "the places are letters and digits, worked out by the compiler"
)]
const NUMBERED: [u8; 256] = {
    let mut numbered = [SIGNS as u8; 256];
    let mut sign = 0;
    while sign < 26 {
        numbered[b'a' as usize + sign] = 10 + sign as u8;
        numbered[b'A' as usize + sign] = 10 + sign as u8;
        sign += 1;
    }
    let mut digit = 0;
    while digit < 10 {
        numbered[b'0' as usize + digit] = digit as u8;
        digit += 1;
    }
    numbered
};

/// The letters and digits of a text, numbered.
fn signs(text: &[u8]) -> impl Iterator<Item = usize> {
    let number =
        |byte: &u8| NUMBERED.get(usize::from(*byte)).map_or(SIGNS, |sign| usize::from(*sign));
    text.iter().map(number).filter(|sign| *sign < SIGNS)
}

fn ascii_pairs(text: &[u8]) -> impl Iterator<Item = usize> {
    let mut before = None;
    signs(text).filter_map(move |sign| {
        let pair = before.map(|before: usize| before * SIGNS + sign);
        before = Some(sign);
        pair
    })
}

fn plain(text: &str) -> Vec<char> {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn by_sorting(one: &str, other: &str) -> Number {
        let (one, other) = (plain(one), plain(other));
        if one == other {
            return Number::ONE;
        }
        let (pairs, others) = (sorted_pairs(&one), sorted_pairs(&other));
        likeness(common(&pairs, &others), pairs.len(), others.len())
    }

    #[test]
    fn case_is_set_aside_in_every_script() {
        assert_eq!(similar("ÉVALUASI", "évaluasi!"), Number::ONE);
        // A sigma that ends a word has a small letter of its own.
        assert_eq!(similar("ΟΔΟΣ", "οδος"), Number::ONE);
        assert_eq!(similar("健康", "健"), Number::ZERO);
    }

    proptest! {
        #[test]
        fn counting_pairs_gives_what_sorting_them_gives(one in "[ -~]{0,30}", other in "[ -~]{0,30}") {
            prop_assert_eq!(similar(&one, &other), by_sorting(&one, &other));
            prop_assert_eq!(similar(&one, &other), similar(&other, &one));
        }
    }
}
