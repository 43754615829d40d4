//! Submitted text made safe to show on one line: whatever could steer a terminal or hide from the eye
//! becomes a visible mark.

use std::borrow::Cow;

/// The text with every white space a space and every control character a mark: `␛` for an escape.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| shown(c) != c) {
        Cow::Owned(text.chars().map(shown).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// What is shown for a character.
fn shown(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if c.is_control() || turns_text(c) => '\u{fffd}',
        c => c,
    }
}

/// Whether a character changes the direction or the lines of the text around it.
const fn turns_text(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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
    fn ordinary_text_is_left_alone() {
        assert!(matches!(visible("Puskesmas Kebun Sikolos – 75%"), Cow::Borrowed(_)));
    }
}
