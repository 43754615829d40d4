//! Text that Markdown shows as it is.

use crate::report::visible::visible;

/// The text on one line with everything Markdown would take for markup escaped, links included.
pub(super) fn escape(text: &str) -> String {
    let text = visible(text);
    let text = text.trim();
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let (before, from) = text.split_at(at);
        // Some readers look for `{…}` behind a heading before they look for backslashes.
        if c == '{' {
            escaped.push_str("&#123;");
            continue;
        }
        if is_markup(c) || opens_block(before, from) || links(before, from) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

const fn is_markup(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '$' | '@')
}

/// Whether what follows this place would begin a list, a rule or a heading's underline.
fn opens_block(before: &str, from: &str) -> bool {
    let number = !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit());
    let mut following = from.chars();
    match following.next() {
        Some('-' | '+' | '=') => before.is_empty(),
        Some('.' | ')') => number && following.next().is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// Whether a character at this place would make a link of an address.
fn links(before: &str, from: &str) -> bool {
    from.starts_with("://") || (from.starts_with('.') && before.to_lowercase().ends_with("www"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_submitted_becomes_markup() {
        assert_eq!(escape("a|b *c* [d](e) <f>"), "a\\|b \\*c\\* \\[d\\](e) \\<f\\>");
        assert_eq!(escape("- x"), "\\- x");
        assert_eq!(escape("a {.b}"), "a &#123;.b}");
        assert_eq!(escape("12. x"), "12\\. x");
        assert_eq!(escape("satu\n\n# dua"), "satu  \\# dua");
        assert_eq!(escape("http://a.b WWW.c.d e@f.g"), "http\\://a.b WWW\\.c.d e\\@f.g");
    }

    #[test]
    fn ordinary_words_stay_readable() {
        for text in ["Rapat 12 Januari 2005, 07.30–09.00: hadir 75% (9 dari 12)", "66.13%", "07.30"]
        {
            assert_eq!(escape(text), text);
        }
    }
}
