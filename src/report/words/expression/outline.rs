//! Long expressions as an outline: a sentence with its longer parts set apart below it.

use super::{Role, Speaker, is_word};
use crate::expr::{Node, NodeKind};

/// How long a sentence may be before it is taken apart, in characters.
const SENTENCE: usize = 150;
/// How long a part may be before it is set apart.
const PART: usize = 60;

/// A sentence, and the parts it refers to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outline {
    /// The sentence.
    pub text: String,
    /// Its parts in order, each with how the sentence refers to it.
    pub parts: Vec<(Mark, Outline)>,
}

/// How a sentence refers to a part that is set apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mark {
    /// As one of several that it speaks of together.
    Bullet,
    /// By a letter or number: `(a)`.
    Letter(String),
}

/// Parts of a sentence that are set apart, in the order it refers to them.
pub(crate) struct Apart<'a, 'n> {
    depth: usize,
    parts: Vec<SetApart<'a, 'n>>,
}

/// A part that is set apart: how the sentence refers to it, who says it, and how.
pub(crate) struct SetApart<'a, 'n> {
    pub(crate) letter: String,
    pub(crate) speaker: Speaker<'a>,
    pub(crate) node: &'n Node,
    pub(crate) role: Role,
}

impl<'a, 'n> Apart<'a, 'n> {
    /// None so far, for a sentence so deep in the outline.
    pub(crate) const fn at(depth: usize) -> Self {
        Self { depth, parts: Vec::new() }
    }

    /// Sets a part apart, and says how the sentence refers to it.
    pub(crate) fn refer(&mut self, speaker: &Speaker<'a>, node: &'n Node, role: Role) -> String {
        let letter = letter(self.depth, self.parts.len());
        let refers = match role.is_condition() {
            true => speaker.pick(&letter, &format!("{letter} holds")),
            false => letter.clone(),
        };
        let role = role.by_itself();
        self.parts.push(SetApart { letter, speaker: speaker.clone(), node, role });
        refers
    }

    /// The parts set apart.
    pub(crate) fn parts(self) -> Vec<SetApart<'a, 'n>> {
        self.parts
    }
}

/// `(a)`, deeper `(1)`, `(i)`, `(A)`.
fn letter(depth: usize, place: usize) -> String {
    let from = |first: u8| char::from(first.saturating_add(u8::try_from(place % 26).unwrap_or(0)));
    match depth % 4 {
        0 => format!("({})", from(b'a')),
        1 => format!("({})", place + 1),
        2 => format!("({})", "i".repeat(place + 1)),
        _ => format!("({})", from(b'A')),
    }
}

impl Speaker<'_> {
    /// An expression as a sentence, longer parts of it set apart.
    #[must_use]
    pub fn outline(&self, node: &Node, role: Role) -> Outline {
        self.outlined(node, role, 0)
    }

    fn outlined(&self, node: &Node, role: Role, depth: usize) -> Outline {
        let whole = self.say(node, role);
        if whole.chars().count() <= SENTENCE {
            return Outline { text: whole, parts: Vec::new() };
        }
        if let Some((heading, parts)) = self.heading(node) {
            let bullet = |part| (Mark::Bullet, self.outlined(part, Role::Condition, depth));
            return Outline { text: heading, parts: parts.iter().map(bullet).collect() };
        }
        let mut apart = Apart::at(depth);
        let text = self.sentence(node, role, &mut |speaker, part, role| {
            let said = speaker.say(part, role);
            if is_word(part) || said.chars().count() <= PART {
                return said;
            }
            apart.refer(speaker, part, role)
        });
        let below = |part: SetApart<'_, '_>| {
            let outline = part.speaker.outlined(part.node, part.role, depth + 1);
            (Mark::Letter(part.letter), outline)
        };
        Outline { text, parts: apart.parts().into_iter().map(below).collect() }
    }

    /// What introduces several conditions, and the conditions; `None` for anything else.
    pub(crate) fn heading<'n>(&self, node: &'n Node) -> Option<(String, &'n [Node])> {
        self.introduced(node, false)
    }

    fn introduced<'n>(&self, node: &'n Node, denied: bool) -> Option<(String, &'n [Node])> {
        let (parts, (id, en)) = match (&node.kind, denied) {
            (NodeKind::Not(part), _) => return self.introduced(part, !denied),
            (NodeKind::And(parts), false) => {
                (parts, ("semua syarat ini terpenuhi", "all of these hold"))
            }
            (NodeKind::And(parts), true) => {
                (parts, ("tidak semua syarat ini terpenuhi", "not all of these hold"))
            }
            (NodeKind::Or(parts), false) => {
                (parts, ("salah satu dari syarat ini terpenuhi", "one of these holds"))
            }
            (NodeKind::Or(parts), true) => {
                (parts, ("tidak satu pun dari syarat ini terpenuhi", "none of these holds"))
            }
            (
                NodeKind::Literal(_)
                | NodeKind::Parameter(..)
                | NodeKind::List(_)
                | NodeKind::Field(_)
                | NodeKind::BuiltIn(_)
                | NodeKind::Negate(_)
                | NodeKind::Compare(..)
                | NodeKind::In(_)
                | NodeKind::Matches(..)
                | NodeKind::Arithmetic(..)
                | NodeKind::Call(..)
                | NodeKind::Aggregate(_),
                _,
            ) => return None,
        };
        Some((self.pick(id, en), parts))
    }
}

/// A condition without the "not"s before it.
pub(crate) fn undenied(node: &Node) -> &Node {
    match &node.kind {
        NodeKind::Not(part) => undenied(part),
        _ => node,
    }
}
