//! Parts that are said one below the other: conditions, terms of a sum, values of which one is picked.

use super::template::fill;
use super::value::role;
use super::{Role, Say, Speaker, is_word};
use crate::expr::{Calculation, Cases, Node, NodeKind, Operator};

/// How many terms a sum has before they are said one below the other.
const TERMS: usize = 3;

/// Parts that a heading introduces.
pub(crate) struct Series<'n> {
    pub(crate) heading: String,
    pub(crate) parts: Parts<'n>,
}

/// What kind of parts they are.
pub(crate) enum Parts<'n> {
    /// Conditions of an "and" or an "or".
    Conditions(&'n [Node]),
    /// What is added up.
    Terms(Vec<&'n Node>),
    /// Values of which the first is picked whose condition holds.
    Cases(Vec<Case<'n>>),
}

/// A value and when it is picked.
pub(crate) struct Case<'n> {
    /// The call that picks it.
    pub(crate) call: &'n Node,
    /// Its condition, and whether that has to fail; `None` where it is what is left.
    pub(crate) condition: Option<(&'n Node, bool)>,
    value: &'n Node,
    phrases: &'static Cases,
}

impl<'a> Speaker<'a> {
    /// What introduces the parts of an expression, and the parts, where it is made of several alike.
    pub(crate) fn series<'n>(&self, node: &'n Node, role: Role) -> Option<Series<'n>> {
        let conditions = self.conditions(node, false);
        conditions.or_else(|| if role.is_condition() { None } else { self.values(node) })
    }

    /// A case in words, each of its parts said by `say`.
    pub(crate) fn case<'n>(&self, case: &Case<'n>, say: Say<'_, 'a, 'n>) -> String {
        let phrases = case.phrases;
        let phrase = if case.condition.is_some() { phrases.case } else { phrases.otherwise };
        let phrase = self.words.lang.pick(phrase.0, phrase.1);
        fill(phrase, false, |name, manner| match (name, case.condition) {
            ("0", Some((condition, denied))) => self.condition(condition, denied, say),
            _ => say(self, case.value, role(manner)),
        })
    }

    fn conditions<'n>(&self, node: &'n Node, denied: bool) -> Option<Series<'n>> {
        let (parts, (id, en)) = match (&node.kind, denied) {
            (NodeKind::Not(part), _) => return self.conditions(part, !denied),
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
        Some(Series { heading: self.pick(id, en), parts: Parts::Conditions(parts) })
    }

    fn values<'n>(&self, node: &'n Node) -> Option<Series<'n>> {
        if let Some((phrases, cases)) = cases(node) {
            let heading = self.pick(phrases.heading.0, phrases.heading.1);
            return Some(Series { heading, parts: Parts::Cases(cases) });
        }
        let terms = terms(node);
        let are_many = terms.len() >= TERMS && !terms.iter().all(|term| is_word(term));
        let heading = self.pick("jumlah dari semua ini", "the sum of these");
        are_many.then_some(Series { heading, parts: Parts::Terms(terms) })
    }
}

/// What is added up, in the order written.
fn terms(node: &Node) -> Vec<&Node> {
    match &node.kind {
        NodeKind::Arithmetic(Operator::Plus, Calculation::Plain, sides) => {
            let [left, right] = sides.as_ref();
            terms(left).into_iter().chain([right]).collect()
        }
        _ => vec![node],
    }
}

/// The values that calls within calls of one function may pick, whichever branch the next call stands in;
/// `None` where there is one call alone.
fn cases(node: &Node) -> Option<(&'static Cases, Vec<Case<'_>>)> {
    let NodeKind::Call(function, _) = &node.kind else { return None };
    let phrases = function.picks.as_ref()?.cases.as_ref()?;
    let goes_on = |part: &&Node| matches!(&part.kind, NodeKind::Call(one, _) if std::ptr::eq(*one, *function));
    let mut found = Vec::new();
    let mut next = Some(node);
    while let Some(call) = next {
        let NodeKind::Call(_, arguments) = &call.kind else { break };
        let [condition, value, otherwise] = arguments.as_slice() else { break };
        let case = |condition, value| Case { call, condition, value, phrases };
        next = [otherwise, value].into_iter().find(goes_on);
        match next {
            Some(next) if std::ptr::eq(next, value) => {
                found.push(case(Some((condition, true)), otherwise));
            }
            Some(_) => found.push(case(Some((condition, false)), value)),
            None => {
                found.push(case(Some((condition, false)), value));
                found.push(case(None, otherwise));
            }
        }
    }
    (found.len() > 2).then_some((phrases, found))
}
