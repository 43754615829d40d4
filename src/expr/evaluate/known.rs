//! What is surely known, which most of a dossier is, compared and calculated without bounds in between.
//!
//! Nothing here decides anything by itself: where something is not known for certain, there is no answer, and the
//! bounds are asked. Where there is one, the bounds give the same.

use super::{IF, Scene, arithmetic};
use crate::bound::{Content, Truth};
use crate::expr::{Comparison, Node, NodeKind};
use crate::form::Kind;
use crate::quantity::Number;

impl<'a> Scene<'a> {
    /// Whether a comparison holds, where both sides are known.
    pub(super) fn compare_known(
        &self,
        comparison: Comparison,
        left: &'a Node,
        right: &'a Node,
    ) -> Option<bool> {
        let same = match left.of {
            Kind::Text => self.known_text(left)? == self.known_text(right)?,
            Kind::Choice(_) => self.known_item(left)? == self.known_item(right)?,
            of if of.is_quantity() => {
                return Some(comparison.holds(&self.exact(left)?, &self.exact(right)?));
            }
            _ => return None,
        };
        match comparison {
            Comparison::Equal => Some(same),
            Comparison::NotEqual => Some(!same),
            _ => None,
        }
    }

    /// The number that a part of an expression surely is.
    fn exact(&self, node: &'a Node) -> Option<Number> {
        match &node.kind {
            NodeKind::Field(field) if field.row.back == 0 => self.cell(*field).number().cloned(),
            NodeKind::Literal(literal) | NodeKind::Parameter(_, literal) => {
                literal.value.range()?.exact().cloned()
            }
            NodeKind::BuiltIn(built_in) => Some(self.built_in(*built_in)),
            NodeKind::Arithmetic(operator, calculation, sides) => {
                let [left, right] = sides.as_ref();
                let (left, right) = (self.exact(left)?, self.exact(right)?);
                arithmetic::exactly(*operator, *calculation, left, right)
            }
            NodeKind::Call(function, arguments) => match arguments.as_slice() {
                [condition, x, y] if std::ptr::eq(*function, &raw const IF) => {
                    match self.condition(condition) {
                        Truth::True => self.exact(x),
                        Truth::False => self.exact(y),
                        Truth::Either => None,
                    }
                }
                [of] => {
                    let value = (function.evaluate)(&[self.exact(of)?.into()]);
                    value.is_sure().then(|| value.range()?.exact().cloned()).flatten()
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn known_text(&self, node: &'a Node) -> Option<&'a str> {
        match &node.kind {
            NodeKind::Field(field) if field.row.back == 0 => {
                self.cell(*field).known_text().map(|text| self.records.text(text))
            }
            _ => None,
        }
    }

    fn known_item(&self, node: &'a Node) -> Option<usize> {
        match &node.kind {
            NodeKind::Field(field) if field.row.back == 0 => self.cell(*field).known_item(),
            NodeKind::Literal(literal) | NodeKind::Parameter(_, literal) => {
                match literal.value.content() {
                    Content::Choice(items) => items.single(),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}
