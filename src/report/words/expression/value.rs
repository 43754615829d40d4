//! Values: sums and differences, functions, what is computed from rows.

use super::template::{Manner, fill};
use super::{Role, Say, Speaker, is_condition};
use crate::expr::{Aggregation, Calculation, Function, Node, NodeKind, Operator};
use crate::form::Kind;
use crate::quantity::Number;
use crate::text::Lang;

impl<'a> Speaker<'a> {
    /// A value in words.
    pub(super) fn value<'n>(&self, node: &'n Node, say: Say<'_, 'a, 'n>) -> String {
        match &node.kind {
            NodeKind::Literal(_)
            | NodeKind::Parameter(..)
            | NodeKind::List(_)
            | NodeKind::Field(_)
            | NodeKind::BuiltIn(_) => self.word(node).unwrap_or_default(),
            NodeKind::Negate(part) => format!("minus {}", say(self, part, Role::Operand)),
            NodeKind::Arithmetic(operator, calculation, sides) => {
                self.calculated((*operator, *calculation), sides, say)
            }
            NodeKind::Call(function, arguments) if !is_condition(node) => {
                match apart(function, arguments) {
                    Some(sides) => self.how_far_apart(node, sides, say),
                    None => self.called(function, arguments, false, say),
                }
            }
            NodeKind::Aggregate(aggregation) if !is_condition(node) => {
                self.aggregated(aggregation, false, say)
            }
            NodeKind::Not(_)
            | NodeKind::And(_)
            | NodeKind::Or(_)
            | NodeKind::Compare(..)
            | NodeKind::In(_)
            | NodeKind::Matches(..)
            | NodeKind::Call(..)
            | NodeKind::Aggregate(_) => {
                let condition = self.condition(node, false, say);
                match self.words.lang {
                    Lang::Id => format!("apakah {condition}"),
                    Lang::En => format!("whether {condition}"),
                }
            }
        }
    }

    fn calculated<'n>(
        &self,
        (operator, calculation): (Operator, Calculation),
        sides: &'n [Node; 2],
        say: Say<'_, 'a, 'n>,
    ) -> String {
        let [left, right] = sides;
        let lang = self.words.lang;
        if let Some(noun) = span(operator, calculation, left.of) {
            let from = say(self, right, Role::Operand);
            let to = say(self, left, Role::Operand);
            return match lang {
                Lang::Id => format!("{} dari {from} sampai {to}", noun.0),
                Lang::En => format!("{} from {from} to {to}", noun.1),
            };
        }
        let first = if is_chain(operator, left) { Role::Side } else { Role::Operand };
        let (one, other) = (say(self, left, first), say(self, right, Role::Operand));
        let sign = lang.pick(sign(operator).0, sign(operator).1);
        match calculation {
            Calculation::OnMonth => format!("{one} {sign} {other} {}", months(right, lang)),
            Calculation::Plain
            | Calculation::BetweenDates
            | Calculation::OnDate
            | Calculation::OnTime => format!("{one} {sign} {other}"),
        }
    }

    /// How far two values lie apart, whichever is the greater.
    fn how_far_apart<'n>(
        &self,
        node: &'n Node,
        (left, right): (&'n Node, &'n Node),
        say: Say<'_, 'a, 'n>,
    ) -> String {
        let (id, en) = match node.of {
            Kind::Duration => ("jarak waktu antara", "the time between"),
            _ => ("selisih antara", "the difference between"),
        };
        let (one, other) = (say(self, left, Role::Operand), say(self, right, Role::Operand));
        let (noun, and) = self.words.lang.pick((id, "dan"), (en, "and"));
        format!("{noun} {one} {and} {other}")
    }

    /// A function in the words of its own phrase.
    pub(super) fn called<'n>(
        &self,
        function: &Function,
        arguments: &'n [Node],
        denied: bool,
        say: Say<'_, 'a, 'n>,
    ) -> String {
        let phrase = self.words.lang.pick(function.phrase.0, function.phrase.1);
        fill(phrase, denied, |name, manner| {
            let argument = name.parse::<usize>().ok().and_then(|place| arguments.get(place));
            argument.map_or_else(String::new, |argument| say(self, argument, role(manner)))
        })
    }

    /// An aggregate in the words of its own phrase.
    pub(super) fn aggregated<'n>(
        &self,
        aggregation: &'n Aggregation,
        denied: bool,
        say: Say<'_, 'a, 'n>,
    ) -> String {
        let taken = aggregation.of.as_ref();
        let phrase = (aggregation.aggregate.phrase)(taken.map(|of| of.of));
        let inside = self.within(&aggregation.rows);
        fill(self.words.lang.pick(phrase.0, phrase.1), denied, |name, manner| match (name, taken) {
            ("rows", _) => self.rows(aggregation, say),
            (_, Some(of)) => say(&inside, of, role(manner)),
            (_, None) => String::new(),
        })
    }
}

/// The two sides of `abs(x - y)`.
fn apart<'n>(function: &Function, arguments: &'n [Node]) -> Option<(&'n Node, &'n Node)> {
    match arguments {
        [Node { kind: NodeKind::Arithmetic(Operator::Minus, _, sides), .. }]
            if function.name == "abs" =>
        {
            let [left, right] = sides.as_ref();
            Some((left, right))
        }
        _ => None,
    }
}

const fn role(manner: Manner) -> Role {
    match manner {
        Manner::Closed => Role::Operand,
        Manner::Loose => Role::Side,
        Manner::Condition => Role::Condition,
    }
}

/// Whether a left side can be read on without parentheses: `a ditambah b dikurangi c`.
fn is_chain(operator: Operator, left: &Node) -> bool {
    let is_sum = |operator| matches!(operator, Operator::Plus | Operator::Minus);
    match &left.kind {
        NodeKind::Arithmetic(before, Calculation::Plain, _) if left.of.is_number() => {
            is_sum(*before) == is_sum(operator)
        }
        _ => false,
    }
}

/// What lies between two moments; `None` where no moments are held against each other.
const fn span(
    operator: Operator,
    calculation: Calculation,
    kind: Kind,
) -> Option<(&'static str, &'static str)> {
    match (operator, calculation, kind) {
        (Operator::Minus, Calculation::BetweenDates, _)
        | (Operator::Minus, Calculation::Plain, Kind::Time) => Some(("waktu", "the time")),
        (Operator::Minus, Calculation::Plain, Kind::Month) => {
            Some(("banyaknya bulan", "the number of months"))
        }
        _ => None,
    }
}

/// The noun after a number that is added to a month.
fn months(count: &Node, lang: Lang) -> &'static str {
    let literal = count.as_literal().and_then(|literal| literal.range()?.exact());
    lang.pick("bulan", if literal == Some(&Number::ONE) { "month" } else { "months" })
}

/// An operator between its sides.
const fn sign(operator: Operator) -> (&'static str, &'static str) {
    match operator {
        Operator::Plus => ("ditambah", "plus"),
        Operator::Minus => ("dikurangi", "minus"),
        Operator::Times => ("dikali", "times"),
        Operator::Divide => ("dibagi", "divided by"),
    }
}
