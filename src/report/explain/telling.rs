//! A sentence as it is told of a dossier: words with their values, longer parts set apart.

use super::tree::Tree;
use crate::expr::{Node, NodeKind};
use crate::form::Kind;
use crate::judge::Account;
use crate::report::words::expression::{Apart, Role, Say, SetApart, Speaker, is_word};

/// How long a part may be to be said within a sentence, in characters.
const WITHIN: usize = 60;
/// The same for a calculation that can be followed at sight.
const PLAIN: usize = 80;

/// Tells a sentence part by part, and keeps what it refers to.
pub(super) struct Telling<'t, 'p, 'a> {
    tree: &'t Tree<'p, 'a>,
    told: Told<'a>,
    apart: Apart<'a, 'a>,
}

/// What a sentence refers to.
pub(super) struct Told<'a> {
    /// What the sentence is about, without the "not"s before it.
    pub(super) inner: Account<'a>,
    /// The parts set apart, by letter.
    pub(super) apart: Vec<SetApart<'a, 'a>>,
    /// The fields it names, and the kinds their values are shown as.
    pub(super) fields: Vec<(&'a Node, Kind)>,
}

impl<'t, 'p, 'a> Telling<'t, 'p, 'a> {
    /// Of a part that is so deep in the tree.
    pub(super) fn of(tree: &'t Tree<'p, 'a>, inner: Account<'a>, depth: usize) -> Self {
        let itself = Some(inner.node).filter(|node| matches!(node.kind, NodeKind::Field(_)));
        let fields = itself.map(|node| (node, node.of)).into_iter().collect();
        let told = Told { inner, apart: Vec::new(), fields };
        Self { tree, told, apart: Apart::at(depth) }
    }

    /// The sentence that `tell` makes of its parts, and what it refers to.
    pub(super) fn all(
        mut self,
        tell: impl FnOnce(Say<'_, 'a, 'a>) -> String,
    ) -> (String, Told<'a>) {
        let said = tell(&mut |speaker, part, role| self.say(speaker, part, role));
        (said, Told { apart: self.apart.parts(), ..self.told })
    }

    fn say(&mut self, speaker: &Speaker<'a>, part: &'a Node, role: Role) -> String {
        let inner = self.told.inner;
        // What is said of the rows of an aggregate has a value for each of them.
        if matches!(inner.node.kind, NodeKind::Aggregate(_)) {
            return within(speaker, part, role);
        }
        let shown = shown_in(inner.node, part);
        if matches!(part.kind, NodeKind::Field(_)) {
            self.told.fields.push((part, shown));
        }
        match self.tree.valued(speaker, (inner.part(part), role), shown) {
            Some(word) => word,
            None if !inner.looks_at(part) => within(speaker, part, role),
            None if can_be_followed(inner.node, part) && length(speaker, part) <= PLAIN => {
                speaker.placed(part, role, &mut |speaker, part, role| self.say(speaker, part, role))
            }
            None => self.apart.refer(speaker, part, role),
        }
    }
}

/// The kind that a part of an expression is shown as: a number that is compared with a share as a share.
pub(super) fn shown_in(whole: &Node, part: &Node) -> Kind {
    let sides = compared_within(whole, part).unwrap_or_default();
    let with_a_share = sides.iter().any(|side| side.of == Kind::Share);
    if with_a_share && part.of.is_number() { Kind::Share } else { part.of }
}

/// The sides of the comparison within an expression of which a part is one.
fn compared_within<'n>(node: &'n Node, part: &Node) -> Option<&'n [Node]> {
    match &node.kind {
        NodeKind::Compare(_, sides) if sides.iter().any(|side| std::ptr::eq(side, part)) => {
            Some(sides.as_slice())
        }
        _ => node.parts().into_iter().find_map(|one| compared_within(one, part)),
    }
}

/// A part that is not looked at, or that each row has a value of its own for.
fn within(speaker: &Speaker<'_>, part: &Node, role: Role) -> String {
    match length(speaker, part) <= WITHIN {
        true => speaker.say(part, role),
        false => "…".to_owned(),
    }
}

fn length(speaker: &Speaker<'_>, part: &Node) -> usize {
    speaker.say(part, Role::Value).chars().count()
}

/// Whether a part is a calculation from words that can be followed at sight. One that is compared with
/// something is not: there its value is what counts.
fn can_be_followed(whole: &Node, part: &Node) -> bool {
    is_plain(part) && compared_within(whole, part).is_none()
}

fn is_plain(part: &Node) -> bool {
    match &part.kind {
        NodeKind::Arithmetic(..) | NodeKind::Negate(_) => part.parts().into_iter().all(is_plain),
        _ => part.of != Kind::Boolean && is_word(part),
    }
}
