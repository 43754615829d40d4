//! From a stretch of a scalar's text to the place in the source where it is written.

use std::ops::Range;

use super::{Scalar, Style};

impl Scalar {
    /// The bytes of the source for the bytes `within` of the text, which is written at `span`.
    ///
    /// Texts on one line without escapes are placed exactly. Where lines are folded, or a quote or
    /// backslash is escaped, the source is followed as far as it says the same. `None` for whatever cannot
    /// be followed.
    pub(super) fn span_in(
        &self,
        source: &str,
        span: &Range<usize>,
        within: Range<usize>,
    ) -> Option<Range<usize>> {
        let written = source.get(span.clone())?;
        let quotes = usize::from(self.style == Style::Quoted && written != self.text);
        let inner = written.get(quotes..written.len().checked_sub(quotes)?)?;
        self.text.get(within.clone())?;
        let start = span.start + quotes;
        if inner == self.text {
            return Some(start + within.start..start + within.end);
        }
        let quote = written.chars().next().filter(|_| quotes > 0);
        let found = follow(&self.text, inner, quote, &within)?;
        Some(start + found.start..start + found.end)
    }
}

/// Walks over a text and what is written for it side by side; gives the written bytes for `within`.
fn follow(
    text: &str,
    written: &str,
    quote: Option<char>,
    within: &Range<usize>,
) -> Option<Range<usize>> {
    let mut source = written.char_indices().peekable();
    let mut found: Option<Range<usize>> = None;
    for (at, wanted) in text.char_indices() {
        if at >= within.end {
            break;
        }
        // White space may be written as more of it, and over several lines.
        while source.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        if wanted.is_whitespace() {
            continue;
        }
        let (start, mut c) = source.next()?;
        if quote == Some('"') && c == '\\' {
            c = source.next_if(|(_, c)| matches!(c, '"' | '\\' | '/'))?.1;
        }
        if c != wanted {
            return None;
        }
        if quote == Some('\'') && c == '\'' {
            source.next_if(|(_, c)| *c == '\'');
        }
        if at >= within.start {
            let end = source.peek().map_or(written.len(), |(next, _)| *next);
            found = Some(found.map_or(start, |found| found.start)..end);
        }
    }
    found
}
