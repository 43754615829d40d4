//! Lays a checklist over the one it extends, and lists what that changes.
//!
//! Maps merge by key and lists of things by id, new ones last; `remove: true` drops one. Everything else is
//! replaced whole: `shape` says what merges how. The merged document knows of every value in which file it
//! was written, so that it is checked like any other.

mod completeness;
mod fault;
mod identity;
mod known;
mod merge;
mod said;
mod shape;
mod trace;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use super::{Base, Change};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Content, Document, Node};
use completeness::{lacking, mentioned};
use shape::{CHECKLIST, Shape};
use trace::Touched;

/// A checklist laid over its base.
pub(super) struct Tailored {
    /// Both as one, the base's values where nothing else is said.
    pub(super) document: Document,
    /// What differs from the base, in the order of the file.
    pub(super) changes: Vec<Change>,
    /// The things of the base that are changed or dropped.
    touched: Touched,
}

/// Lays a document over another. `bases` are the checklist that the other one is, and those it extends in turn.
pub(super) fn tailor(
    over: &Document,
    base: &Document,
    bases: &[Base],
    found: &mut Diagnostics,
) -> Tailored {
    let base_id = bases.first().map_or("", |base| &base.id);
    let mut tailor = Tailor {
        over,
        base_id,
        mentioned: mentioned(&over.root),
        changes: Vec::new(),
        touched: Touched::default(),
        found,
    };
    tailor.identity(bases);
    let (lower, mut upper) = (over.lower(base), over.root.clone());
    if let Content::Map(entries) = &mut upper.content {
        entries.retain(|entry| entry.key.text != "extends");
    }
    let root = tailor.keys("", (lower, &upper), CHECKLIST);
    let Tailor { changes, touched, .. } = tailor;
    Tailored { document: over.over(base, root), changes, touched }
}

struct Tailor<'a> {
    over: &'a Document,
    base_id: &'a str,
    /// What the overlay's values name.
    mentioned: HashSet<String>,
    changes: Vec<Change>,
    touched: Touched,
    found: &'a mut Diagnostics,
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

impl Tailor<'_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// One value, which both have.
    fn value(&mut self, path: &str, (base, over): (Node, &Node), shape: &'static Shape) -> Node {
        let is_list = |node: &Node| matches!(node.content, Content::List(_));
        match shape {
            Shape::Own => over.clone(),
            Shape::Keys(keys) => self.keys(path, (base, over), keys),
            Shape::Listed(thing) => self.listed(path, (base, over), thing),
            Shape::Items(_) if is_list(&base) || is_list(over) => self.replaced(path, &base, over),
            Shape::Named(thing) | Shape::Items(thing) => self.named(path, (base, over), thing),
            Shape::Whole => self.replaced(path, &base, over),
        }
    }

    fn replaced(&mut self, path: &str, base: &Node, over: &Node) -> Node {
        self.changes.extend(said::replaced(path, base, over));
        over.clone()
    }
}
