//! Finds the value a writer meant where YAML reads something else, so that it can be put in quotes.

use std::ops::Range;

/// The line around a byte, without its line end.
pub(super) fn line_at(text: &str, at: usize) -> Range<usize> {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let rest = after.split('\n').next().unwrap_or_default();
    let end = before.len() + rest.len();
    let line = text.get(start..end).unwrap_or_default();
    start..start + line.trim_end_matches('\r').len()
}

/// Where the text of the line around a byte begins: after indentation and after the dashes of lists.
pub(super) fn line_text_start(text: &str, at: usize) -> usize {
    let line = line_at(text, at);
    let written = slice(text, &line).trim_start_matches('\u{feff}');
    let mut rest = written.trim_start();
    while let Some(item) = rest.strip_prefix("- ") {
        rest = item.trim_start();
    }
    line.end - rest.len()
}

/// The value around a byte: all that follows `key:` or `-` on the line, or up to the next comma or closing
/// bracket inside a `{…}` or `[…]`. `flow` says where such a bracket is known to be open.
pub(super) fn value_at(text: &str, at: usize, flow: Option<usize>) -> Option<Range<usize>> {
    flow.filter(|open| at.saturating_sub(*open) < LONGEST)
        .and_then(|open| flow_value(text, open, at))
        .or_else(|| block_value(text, at))
}

/// How many bytes are searched for a value: no person writes longer lines by hand.
const LONGEST: usize = 4096;

/// The text in quotes, single ones where it holds double ones.
pub(super) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

fn slice<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

fn block_value(text: &str, at: usize) -> Option<Range<usize>> {
    let line = line_at(text, at);
    if line.len() > LONGEST {
        return None;
    }
    let first = line_text_start(text, at);
    let start = first + after_key(slice(text, &(first..line.end)));
    let rest = slice(text, &(start..line.end));
    let end = start + rest.get(..comment_start(rest)).unwrap_or(rest).trim_end().len();
    if at < start || start == end {
        return None;
    }
    if rest.starts_with(['{', '['])
        && let Some(inner) = flow_value(text, start, at)
    {
        return Some(inner);
    }
    Some(start..end)
}

/// The value around a byte inside the brackets that open at `open`; `None` when they close before it.
fn flow_value(text: &str, open: usize, at: usize) -> Option<Range<usize>> {
    let mut from = open + 1;
    loop {
        let rest = text.get(from..)?;
        from += rest.len() - rest.trim_start().len();
        let rest = text.get(from..)?;
        let length = item_length(rest);
        let end = from + length;
        if at <= end && length > 0 {
            let item = rest.get(..length)?;
            let start = from + after_key(item);
            let value = item.get(after_key(item)..)?.trim_end();
            let nested = value.starts_with(['{', '[']).then(|| flow_value(text, start, at));
            return nested.flatten().or((!value.is_empty()).then(|| start..start + value.len()));
        }
        match rest.get(length..)?.chars().next()? {
            ',' | '\n' | '\r' => from = end + 1,
            _ => return None,
        }
    }
}

/// How long the item of a `{…}` or `[…]` is: to the next comma, closing bracket or line end outside any
/// brackets and quotes of its own.
fn item_length(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut skip_to = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        match c {
            '\n' | '\r' => return at,
            ',' if depth == 0 => return at,
            ']' | '}' if depth == 0 => return at,
            ']' | '}' | ')' => depth = depth.saturating_sub(1),
            '[' | '{' | '(' => depth += 1,
            '"' => skip_to = at + quoted_length(text.get(at..).unwrap_or_default()),
            '\'' if before == ' ' => {
                skip_to = at + quoted_length(text.get(at..).unwrap_or_default());
            }
            _ => {}
        }
        before = c;
    }
    text.len()
}

/// How long the quoted text at the beginning is, quotes included; just the quote if it is not closed on
/// the line.
fn quoted_length(text: &str) -> usize {
    let quote = text.chars().next().unwrap_or('"');
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' => break,
            '\\' if quote == '"' && !escaped => escaped = true,
            c if c == quote && !escaped => return at + 1,
            _ => escaped = false,
        }
    }
    1
}

/// Where the value begins in `key: value`; 0 where there is no key.
fn after_key(text: &str) -> usize {
    let key = if text.starts_with(['"', '\'']) { quoted_length(text) } else { 0 };
    let rest = text.get(key..).unwrap_or_default();
    let colon = match key {
        0 if text.starts_with(['{', '[']) => None,
        0 => rest.find(": ").or_else(|| rest.find(":\t")),
        _ => rest.trim_start().starts_with(": ").then(|| rest.len() - rest.trim_start().len()),
    };
    let Some(colon) = colon else { return 0 };
    let value = rest.get(colon + 1..).unwrap_or_default().trim_start();
    text.len() - value.len()
}

/// Where a comment begins: at a `#` after a space, outside double quotes.
fn comment_start(text: &str) -> usize {
    let mut skip_to = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        match c {
            '"' => skip_to = at + quoted_length(text.get(at..).unwrap_or_default()),
            '#' if before.is_whitespace() => return at,
            _ => {}
        }
        before = c;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value found around the text `mark`.
    fn value<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
        value_at(text, text.find(mark).unwrap(), None).map(|range| &text[range])
    }

    #[test]
    fn in_block_style_the_value_is_the_rest_of_the_line() {
        assert_eq!(value("a:\n  - b: \"x\" in c  # why\n", "in"), Some("\"x\" in c"));
        assert_eq!(value("a: b = \"x #1\" # why", "#1"), Some("b = \"x #1\""));
        assert_eq!(value("a: [b] in c\r\nd: 1", "in"), Some("[b] in c"));
        assert_eq!(value("- [b] in c", "in"), Some("[b] in c"));
        assert_eq!(value("a: b: c", ": c"), Some("b: c"));
    }

    #[test]
    fn in_braces_the_value_ends_at_the_comma_outside_its_brackets() {
        assert_eq!(value("{a: 1, b: f(x, y) in [z], c: 2}", "in"), Some("f(x, y) in [z]"));
        assert_eq!(value("a: {b: \"x, y\" in c}", "in"), Some("\"x, y\" in c"));
        assert_eq!(value("a: {b: [1, {c: [x] in y}]}", "in"), Some("[x] in y"));
        assert_eq!(value_at("[1,\n  >= 3, 2]", 6, Some(0)), Some(6..10));
    }

    #[test]
    fn quotes_are_chosen_by_what_the_text_holds() {
        assert_eq!(quoted(">= 30"), "\">= 30\"");
        assert_eq!(quoted("\"x\" in y"), "'\"x\" in y'");
        assert_eq!(quoted("\"x\" in y's"), "'\"x\" in y''s'");
    }
}
