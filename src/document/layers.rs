//! Documents laid over each other: every node keeps its place in the file it was written in.

use std::ops::Range;
use std::sync::Arc;

use super::{Content, Document, Entry, Node, Style};
use crate::diagnostic::{Place, Source};

impl Document {
    /// A document of one file.
    #[must_use]
    pub const fn new(source: Arc<Source>, root: Node) -> Self {
        Self { source, below: Vec::new(), root }
    }

    /// What another document says, with spans as they count once this one is laid over it.
    #[must_use]
    pub fn lower(&self, other: &Self) -> Node {
        let by = self.sources().map(|source| length(source)).sum();
        let mut root = other.root.clone();
        root.shift(by);
        root
    }

    /// This document laid over another; `root` is made of nodes of this one and of what [`Self::lower`] gives.
    #[must_use]
    pub fn over(&self, other: &Self, root: Node) -> Self {
        let below = self.below.iter().chain(other.sources()).map(Arc::clone).collect();
        Self { source: Arc::clone(&self.source), below, root }
    }

    /// The place of a node.
    #[must_use]
    pub fn place(&self, node: &Node) -> Place {
        self.locate(&node.span)
    }

    /// The place of a key.
    #[must_use]
    pub fn key_place(&self, entry: &Entry) -> Place {
        self.locate(&entry.key_span)
    }

    /// The place of the bytes `within` of a scalar's text; of the whole node where they cannot be followed.
    #[must_use]
    pub fn place_in(&self, node: &Node, within: Range<usize>) -> Place {
        let Place { source, span } = self.place(node);
        let part = node.scalar().and_then(|scalar| scalar.span_in(&source.text, &span, within));
        Place { span: part.unwrap_or(span), source }
    }

    /// The comment after a plain scalar on its line, if there is one: it may have been meant as part of
    /// the text, as in `"meja #1" in agenda`.
    #[must_use]
    pub fn comment_after(&self, node: &Node) -> Option<Place> {
        let plain = node.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
        let Place { source, span } = self.place(node);
        let rest = source.text.get(span.end..).filter(|_| plain)?;
        let line = rest.lines().next()?;
        let comment = line.trim_start();
        let end = span.end + line.len();
        let begins = end - comment.len();
        let is_comment = comment.starts_with('#');
        is_comment.then_some(Place { source, span: begins..end })
    }

    fn sources(&self) -> impl Iterator<Item = &Arc<Source>> {
        std::iter::once(&self.source).chain(&self.below)
    }

    /// The file that a span lies in, and where in it.
    fn locate(&self, span: &Range<usize>) -> Place {
        let mut first = 0;
        for source in self.sources() {
            if span.start < first + length(source) {
                let span = span.start - first..span.end.saturating_sub(first);
                return Place { source: Arc::clone(source), span };
            }
            first += length(source);
        }
        Place { source: Arc::clone(&self.source), span: span.clone() }
    }
}

/// How many bytes a file counts for: one more than it has, so that its end is not the next one's beginning.
fn length(source: &Source) -> usize {
    source.text.len() + 1
}

impl Node {
    fn shift(&mut self, by: usize) {
        shift(&mut self.span, by);
        match &mut self.content {
            Content::Scalar(_) => {}
            Content::List(items) => items.iter_mut().for_each(|item| item.shift(by)),
            Content::Map(entries) => {
                for entry in entries {
                    shift(&mut entry.key_span, by);
                    entry.value.shift(by);
                }
            }
        }
    }
}

fn shift(span: &mut Range<usize>, by: usize) {
    *span = span.start + by..span.end + by;
}
