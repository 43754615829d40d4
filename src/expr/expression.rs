//! A checked expression together with how its author wrote it.

use std::ops::Deref;

use super::Node;

/// A checked expression and the text it was read from. Wherever it is evaluated it is its [`Node`]; only
/// who explains it asks for the text.
#[derive(Clone, Debug)]
pub struct Expression {
    node: Node,
    written: String,
}

impl Expression {
    /// A checked expression that was written so.
    #[must_use]
    pub fn new(node: Node, written: impl Into<String>) -> Self {
        Self { node, written: written.into() }
    }

    /// The expression itself, to be marked.
    pub(crate) const fn node_mut(&mut self) -> &mut Node {
        &mut self.node
    }

    /// The text, as its author wrote it.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }
}

impl Deref for Expression {
    type Target = Node;

    fn deref(&self) -> &Node {
        &self.node
    }
}
