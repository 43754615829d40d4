//! Expressions as sentences: what a checklist measures, said in the labels of its form.

mod condition;
mod name;
mod outline;
mod rows;
mod template;
mod value;

#[cfg(test)]
mod tests;

pub(crate) use outline::{Apart, SetApart, undenied};
pub use outline::{Mark, Outline};

use super::Words;
use crate::expr::{Node, NodeKind, RowsPath};
use crate::form::Kind;
use crate::ids::TableId;

/// Says expressions, knowing which rows they see.
#[derive(Clone, Debug)]
pub struct Speaker<'a> {
    /// The checklist, and the language.
    pub words: Words<'a>,
    /// The rows in sight, outermost first; the first is the root.
    frames: Vec<Seen>,
}

/// A row in sight.
#[derive(Clone, Debug)]
struct Seen {
    table: TableId,
    alias: Option<String>,
    /// Whether it is the row that a criterion judges.
    judged: bool,
}

/// How a part is said where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// As a value, by itself.
    Value,
    /// As a side of a comparison.
    Side,
    /// As a value within another's phrase.
    Operand,
    /// As a condition, by itself.
    Condition,
    /// As one of several conditions.
    Joined,
}

impl Role {
    /// Whether it is that of a condition.
    #[must_use]
    pub const fn is_condition(self) -> bool {
        match self {
            Self::Value | Self::Side | Self::Operand => false,
            Self::Condition | Self::Joined => true,
        }
    }

    /// The same for a part that is set apart from its sentence.
    const fn by_itself(self) -> Self {
        if self.is_condition() { Self::Condition } else { Self::Value }
    }
}

/// Says a part of a sentence; the speaker sees the rows that the part sees.
pub type Say<'s, 'a, 'n> = &'s mut dyn FnMut(&Speaker<'a>, &'n Node, Role) -> String;

impl<'a> Speaker<'a> {
    /// For expressions over a whole dossier.
    #[must_use]
    pub fn of_dossier(words: Words<'a>) -> Self {
        let root = Seen { table: TableId::ROOT, alias: None, judged: false };
        Self { words, frames: vec![root] }
    }

    /// For expressions over the rows that a criterion judges one by one.
    #[must_use]
    pub fn of_judged(words: Words<'a>, rows: &RowsPath) -> Self {
        let mut speaker = Self::of_dossier(words).within(rows);
        if let Some(row) = speaker.frames.last_mut() {
            row.judged = true;
        }
        speaker
    }

    /// For expressions over one row of a table, such as how a derived field is computed.
    #[must_use]
    pub fn of_row(words: Words<'a>, table: TableId) -> Self {
        let mut speaker = Self::of_dossier(words);
        if table != TableId::ROOT {
            speaker.frames.push(Seen { table, alias: None, judged: false });
        }
        speaker
    }

    /// The speaker who sees a row of these rows too.
    #[must_use]
    pub fn within(&self, rows: &RowsPath) -> Self {
        let mut speaker = self.clone();
        let row = Seen { table: rows.last(), alias: rows.alias.clone(), judged: false };
        speaker.frames.truncate(usize::from(rows.frame));
        speaker.frames.push(row);
        speaker
    }

    /// An expression in one sentence, without a full stop.
    #[must_use]
    pub fn say(&self, node: &Node, role: Role) -> String {
        let text = self.sentence(node, role, &mut |speaker, part, role| speaker.say(part, role));
        if stands_in_parentheses(node, role) { format!("({text})") } else { text }
    }

    /// An expression in one sentence, each of whose parts is said by `say`.
    pub fn sentence<'n>(&self, node: &'n Node, role: Role, say: Say<'_, 'a, 'n>) -> String {
        if role.is_condition() { self.condition(node, false, say) } else { self.value(node, say) }
    }

    /// That a condition does not hold, in one sentence.
    #[must_use]
    pub fn denied(&self, node: &Node) -> String {
        self.condition(node, true, &mut |speaker, part, role| speaker.say(part, role))
    }

    fn pick(&self, id: &str, en: &str) -> String {
        match self.words.lang {
            crate::text::Lang::Id => id.to_owned(),
            crate::text::Lang::En => en.to_owned(),
        }
    }
}

/// Whether a part is one word, however long: something written or filled in.
#[must_use]
pub const fn is_word(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Literal(_)
        | NodeKind::Parameter(..)
        | NodeKind::List(_)
        | NodeKind::Field(_)
        | NodeKind::BuiltIn(_) => true,
        NodeKind::Not(_)
        | NodeKind::Negate(_)
        | NodeKind::And(_)
        | NodeKind::Or(_)
        | NodeKind::Compare(..)
        | NodeKind::In(_)
        | NodeKind::Matches(..)
        | NodeKind::Arithmetic(..)
        | NodeKind::Call(..)
        | NodeKind::Aggregate(_) => false,
    }
}

/// Whether a part is said in parentheses, so that it is clear where it ends.
fn stands_in_parentheses(node: &Node, role: Role) -> bool {
    match role {
        Role::Value | Role::Condition => false,
        Role::Operand => !is_word(node),
        Role::Side => ends_in_a_clause(node),
        Role::Joined => could_take_in_the_next(node),
    }
}

/// Whether a part is said as something that holds or not, and not as a value: what can be denied.
pub(super) fn is_condition(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Not(_)
        | NodeKind::And(_)
        | NodeKind::Or(_)
        | NodeKind::Compare(..)
        | NodeKind::In(_)
        | NodeKind::Matches(..) => true,
        NodeKind::Call(function, _) => template::can_be_denied(function.phrase.0),
        NodeKind::Aggregate(one) => {
            let taken = one.of.as_ref().map(|of| of.of);
            template::can_be_denied((one.aggregate.phrase)(taken).0)
        }
        NodeKind::Literal(_)
        | NodeKind::Parameter(..)
        | NodeKind::List(_)
        | NodeKind::Field(_)
        | NodeKind::BuiltIn(_)
        | NodeKind::Negate(_)
        | NodeKind::Arithmetic(..) => false,
    }
}

/// Whether the words of a value end in those of a condition.
fn ends_in_a_clause(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Aggregate(one) => {
            one.condition.is_some() || one.of.as_ref().is_some_and(|of| !is_word(of))
        }
        NodeKind::Call(..) => is_condition(node) || takes_a_condition(node),
        NodeKind::Literal(_)
        | NodeKind::Parameter(..)
        | NodeKind::List(_)
        | NodeKind::Field(_)
        | NodeKind::BuiltIn(_)
        | NodeKind::Not(_)
        | NodeKind::Negate(_)
        | NodeKind::And(_)
        | NodeKind::Or(_)
        | NodeKind::Compare(..)
        | NodeKind::In(_)
        | NodeKind::Matches(..)
        | NodeKind::Arithmetic(..) => is_condition(node),
    }
}

/// Whether an "and" after a condition could be read as part of it.
fn could_take_in_the_next(node: &Node) -> bool {
    match &node.kind {
        NodeKind::And(_) | NodeKind::Or(_) | NodeKind::Aggregate(_) => true,
        // What is denied as a whole stands in parentheses already.
        NodeKind::Not(part) => {
            !matches!(part.kind, NodeKind::And(_) | NodeKind::Or(_)) && could_take_in_the_next(part)
        }
        NodeKind::Call(..) => takes_a_condition(node),
        NodeKind::Literal(_)
        | NodeKind::Parameter(..)
        | NodeKind::List(_)
        | NodeKind::Field(_)
        | NodeKind::BuiltIn(_)
        | NodeKind::Negate(_)
        | NodeKind::Compare(..)
        | NodeKind::In(_)
        | NodeKind::Matches(..)
        | NodeKind::Arithmetic(..) => false,
    }
}

/// Whether a function has a condition among its arguments.
fn takes_a_condition(node: &Node) -> bool {
    node.parts().iter().any(|part| part.of == Kind::Boolean && !is_word(part))
}
