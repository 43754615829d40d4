//! Submitted text made safe to show on one line: whatever could steer a terminal or hide from the eye
//! becomes a visible mark.

use std::borrow::Cow;

use crate::text::shown;

/// The text with every white space a space and every control character a mark: `␛` for an escape.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) || text.chars().all(|c| shown(c) == c)
    {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(shown).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_sequences_become_marks() {
        assert_eq!(visible("a\u{1b}[31mb\u{7f}"), "a␛[31mb␡");
        assert_eq!(visible("a\u{9b}31m"), "a\u{fffd}31m");
        assert_eq!(visible("abc\u{202e}def"), "abc\u{fffd}def");
        assert_eq!(visible("dua\r\nbaris"), "dua  baris");
    }

    #[test]
    fn what_cannot_be_seen_becomes_a_mark_and_signs_that_join_letters_stay() {
        for hidden in ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}', '\u{e0041}', '\u{3164}'] {
            assert_eq!(visible(&format!("P1{hidden}")), "P1\u{fffd}", "{hidden:?}");
        }
        assert_eq!(visible("👩\u{200d}⚕"), "👩\u{200d}⚕");
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        assert!(matches!(visible("Puskesmas Kebun Sikolos – 75%"), Cow::Borrowed(_)));
    }
}
