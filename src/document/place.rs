//! From a stretch of a scalar's text to the place in the source where it is written.

use std::ops::Range;
use std::sync::Arc;

use super::{Document, Node, Style};
use crate::diagnostic::{Place, Source};

impl Node {
    /// The place in the source of the bytes `within` of the scalar's text.
    ///
    /// Texts on one line without escapes are placed exactly. Where lines are folded, or a quote or
    /// backslash is escaped, the source is followed as far as it says the same. Whatever cannot be
    /// followed, and a node that is no scalar, gives the place of the whole node.
    #[must_use]
    pub fn place_in(&self, source: &Arc<Source>, within: Range<usize>) -> Place {
        self.span_in(&source.text, within)
            .map_or_else(|| self.place(source), |span| Place { source: Arc::clone(source), span })
    }

    fn span_in(&self, source: &str, within: Range<usize>) -> Option<Range<usize>> {
        let scalar = self.scalar()?;
        let written = source.get(self.span.clone())?;
        let quotes = usize::from(scalar.style == Style::Quoted && written != scalar.text);
        let inner = written.get(quotes..written.len().checked_sub(quotes)?)?;
        scalar.text.get(within.clone())?;
        let start = self.span.start + quotes;
        if inner == scalar.text {
            return Some(start + within.start..start + within.end);
        }
        let quote = written.chars().next().filter(|_| quotes > 0);
        let found = follow(&scalar.text, inner, quote, &within)?;
        Some(start + found.start..start + found.end)
    }
}

impl Document {
    /// The place of the bytes `within` of a scalar's text; see [`Node::place_in`].
    #[must_use]
    pub fn place_in(&self, node: &Node, within: Range<usize>) -> Place {
        node.place_in(&self.source, within)
    }

    /// The comment after a plain scalar on its line, if there is one: it may have been meant as part of
    /// the text, as in `"meja #1" in agenda`.
    #[must_use]
    pub fn comment_after(&self, node: &Node) -> Option<Place> {
        let plain = node.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
        let rest = self.source.text.get(node.span.end..).filter(|_| plain)?;
        let line = rest.lines().next()?;
        let comment = line.trim_start();
        let end = node.span.end + line.len();
        let place = || Place { source: Arc::clone(&self.source), span: end - comment.len()..end };
        comment.starts_with('#').then(place)
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
