//! Conditions, and their denial.

use super::template::fill;
use super::{Role, Say, Speaker, is_condition};
use crate::bound::{Content, Truth};
use crate::expr::{Comparison, Node, NodeKind};
use crate::form::Kind;

impl<'a> Speaker<'a> {
    /// A condition in words: that it holds, or, where `denied`, that it does not.
    pub(super) fn condition<'n>(
        &self,
        node: &'n Node,
        denied: bool,
        say: Say<'_, 'a, 'n>,
    ) -> String {
        match &node.kind {
            NodeKind::Not(part) => self.condition(part, !denied, say),
            NodeKind::And(parts) => self.not_so(denied, self.joined(parts, ("dan", "and"), say)),
            NodeKind::Or(parts) => self.not_so(denied, self.joined(parts, ("atau", "or"), say)),
            NodeKind::Compare(comparison, sides) => {
                self.not_so(denied, self.compared(*comparison, sides, say))
            }
            NodeKind::In(sides) => self.member(sides, denied, say),
            NodeKind::Matches(text, pattern) => {
                let parts = [say(self, text, Role::Operand), self.quoted(pattern.as_str())];
                let phrase = (
                    "{0} [tidak ]cocok dengan pola {1}",
                    "{0} [does not match|matches] the pattern {1}",
                );
                self.phrase(phrase, denied, &parts)
            }
            NodeKind::Call(function, arguments) if is_condition(node) => {
                self.called(function, arguments, denied, say)
            }
            NodeKind::Aggregate(aggregation) if is_condition(node) => {
                self.aggregated(aggregation, denied, say)
            }
            NodeKind::Literal(_)
            | NodeKind::Parameter(..)
            | NodeKind::List(_)
            | NodeKind::Field(_)
            | NodeKind::BuiltIn(_)
            | NodeKind::Negate(_)
            | NodeKind::Arithmetic(..)
            | NodeKind::Call(..)
            | NodeKind::Aggregate(_) => self.is_yes(node, denied, say),
        }
    }

    fn phrase(&self, phrase: (&str, &str), denied: bool, parts: &[String]) -> String {
        let part = |name: &str| parts.get(name.parse::<usize>().ok()?).cloned();
        let phrase = self.words.lang.pick(phrase.0, phrase.1);
        fill(phrase, denied, |name, _| part(name).unwrap_or_default())
    }

    /// A condition that is denied as a whole.
    fn not_so(&self, denied: bool, condition: String) -> String {
        let phrase = ("[tidak benar bahwa (|]{0}[)|]", "[it is not so that (|]{0}[)|]");
        self.phrase(phrase, denied, &[condition])
    }

    fn joined<'n>(&self, parts: &'n [Node], word: (&str, &str), say: Say<'_, 'a, 'n>) -> String {
        let said: Vec<String> = parts.iter().map(|part| say(self, part, Role::Joined)).collect();
        super::super::list::joined(&said, self.words.lang.pick(word.0, word.1))
    }

    fn compared<'n>(
        &self,
        comparison: Comparison,
        sides: &'n [Node; 2],
        say: Say<'_, 'a, 'n>,
    ) -> String {
        let [left, right] = sides;
        let (id, en) = match (comparison, is_fixed(right)) {
            (Comparison::Equal, true) if !left.of.is_quantity() => ("adalah", "is"),
            (Comparison::NotEqual, true) if !left.of.is_quantity() => ("bukan", "is not"),
            _ => stands(left.of, comparison),
        };
        let words = self.words.lang.pick(id, en);
        let (left, right) = (say(self, left, Role::Side), say(self, right, Role::Side));
        format!("{left} {words} {right}")
    }

    /// Whether an item is one of a list, or among those chosen.
    fn member<'n>(&self, sides: &'n [Node; 2], denied: bool, say: Say<'_, 'a, 'n>) -> String {
        let [item, whole] = sides;
        let of_list = matches!(whole.kind, NodeKind::List(_));
        let parts = [say(self, item, Role::Side), say(self, whole, Role::Operand)];
        let phrase = match of_list {
            true => ("{0} [bukan|adalah] salah satu dari {1}", "{0} is [not ]one of {1}"),
            false => ("{1} [tidak ]memuat {0}", "{1} [does not include|includes] {0}"),
        };
        self.phrase(phrase, denied, &parts)
    }

    /// A value that is yes or no, as a condition.
    fn is_yes<'n>(&self, node: &'n Node, denied: bool, say: Say<'_, 'a, 'n>) -> String {
        let phrase = match &node.kind {
            NodeKind::Literal(literal) => {
                let holds = matches!(literal.value.content(), Content::Truth(Truth::True));
                let always = ("[tidak pernah|selalu]", "[never|always]");
                return self.phrase(always, holds == denied, &[]);
            }
            NodeKind::Field(field) if !self.is_derived(*field) => {
                ("{0} [tidak ]dijawab ya", "{0} is [not ]answered yes")
            }
            _ => ("{0} [tidak ]bernilai ya", "{0} is [not ]yes"),
        };
        let value = match &node.kind {
            NodeKind::Field(field) => self.field(*field),
            _ if super::is_word(node) => self.word(node).unwrap_or_default(),
            _ => format!("({})", self.value(node, say)),
        };
        self.phrase(phrase, denied, &[value])
    }

    pub(in crate::report::words) fn is_derived(&self, field: crate::expr::FieldRef) -> bool {
        self.words.checklist.form.field(field.table, field.field).derived
    }
}

/// Whether a value is written in the checklist.
const fn is_fixed(node: &Node) -> bool {
    node.as_literal().is_some()
}

/// How two values of a kind stand to each other.
const fn stands(kind: Kind, comparison: Comparison) -> (&'static str, &'static str) {
    use Comparison::{AtLeast, AtMost, Equal, Greater, Less, NotEqual};
    match (kind, comparison) {
        (_, Equal) => ("sama dengan", "equals"),
        (_, NotEqual) => ("tidak sama dengan", "differs from"),
        (Kind::Date | Kind::Time | Kind::Month, Less) => ("sebelum", "is before"),
        (Kind::Date | Kind::Time | Kind::Month, AtMost) => ("paling lambat", "is no later than"),
        (Kind::Date | Kind::Time | Kind::Month, Greater) => ("sesudah", "is after"),
        (Kind::Date | Kind::Time | Kind::Month, AtLeast) => ("paling awal", "is no earlier than"),
        (Kind::Duration, Less) => ("lebih singkat dari", "is shorter than"),
        (Kind::Duration, AtMost) => ("paling lama", "is at most"),
        (Kind::Duration, Greater) => ("lebih lama dari", "is longer than"),
        (Kind::Duration, AtLeast) => ("paling singkat", "is at least"),
        (_, Less) => ("kurang dari", "is less than"),
        (_, AtMost) => ("paling banyak", "is at most"),
        (_, Greater) => ("lebih dari", "is more than"),
        (_, AtLeast) => ("paling sedikit", "is at least"),
    }
}
