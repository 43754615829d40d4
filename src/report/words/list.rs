//! Lists and counted nouns.

use crate::text::Lang;

/// Items that all hold: `A, B, dan C`.
#[must_use]
pub fn all_of<S: AsRef<str>>(items: &[S], lang: Lang) -> String {
    joined(items, lang.pick("dan", "and"))
}

/// Items of which one holds: `A, B, atau C`.
#[must_use]
pub fn one_of<S: AsRef<str>>(items: &[S], lang: Lang) -> String {
    joined(items, lang.pick("atau", "or"))
}

pub(super) fn joined<S: AsRef<str>>(items: &[S], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [one, other] => format!("{} {word} {}", one.as_ref(), other.as_ref()),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{}, {word} {}", first.join(", "), last.as_ref())
        }
    }
}

/// A count and what is counted: `3 baris`, `1 row`, `3 rows`. Indonesian nouns don't change.
#[must_use]
pub fn counted(count: usize, lang: Lang, id: &str, one: &str, many: &str) -> String {
    let noun = lang.pick(id, if count == 1 { one } else { many });
    format!("{} {noun}", super::number(&count.into(), lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_end_in_a_word() {
        assert_eq!(all_of::<&str>(&[], Lang::Id), "");
        assert_eq!(all_of(&["A"], Lang::Id), "A");
        assert_eq!(all_of(&["A", "B"], Lang::Id), "A dan B");
        assert_eq!(all_of(&["A", "B", "C"], Lang::En), "A, B, and C");
        assert_eq!(one_of(&["A", "B", "C"], Lang::Id), "A, B, atau C");
    }

    #[test]
    fn english_nouns_follow_their_count() {
        assert_eq!(counted(1, Lang::En, "baris", "row", "rows"), "1 row");
        assert_eq!(counted(0, Lang::En, "baris", "row", "rows"), "0 rows");
        assert_eq!(counted(1200, Lang::Id, "baris", "row", "rows"), "1.200 baris");
    }
}
