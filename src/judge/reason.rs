//! Why a condition does not hold: the parts that decide it, with their values.

use super::{Reason, Said};
use crate::bound::{Content, Truth, Value};
use crate::expr::{Comparison, Node, NodeKind, Scene};
use crate::form::{Form, Kind};
use crate::text::Text;

/// The parts of a condition for which it surely does not hold.
pub(super) fn why_not<'a>(scene: &Scene<'a>, node: &'a Node) -> Vec<Reason> {
    let mut reasons = Vec::new();
    explain(scene, node, false, &mut reasons);
    reasons
}

/// Adds what makes a condition come out as `outcome`.
fn explain<'a>(scene: &Scene<'a>, node: &'a Node, outcome: bool, reasons: &mut Vec<Reason>) {
    match &node.kind {
        NodeKind::Not(part) => explain(scene, part, !outcome, reasons),
        NodeKind::And(parts) | NodeKind::Or(parts) => {
            for part in parts {
                if scene.evaluate(part).condition() == Truth::from(outcome) {
                    explain(scene, part, outcome, reasons);
                }
            }
        }
        NodeKind::Compare(comparison, sides) => {
            reasons.push(compared(scene, *comparison, sides, outcome));
        }
        NodeKind::Call(function, arguments) if function.name == "filled" => {
            if let [argument] = arguments.as_slice() {
                let said = say(scene, argument);
                reasons.push(if outcome { Reason::Holds(said) } else { Reason::Missing(said) });
            }
        }
        _ => reasons.push(plain(say(scene, node), outcome)),
    }
}

fn plain(said: Said, outcome: bool) -> Reason {
    match (outcome, said.value.is_none()) {
        (false, true) => Reason::Missing(said),
        (false, false) => Reason::Fails(said),
        (true, _) => Reason::Holds(said),
    }
}

fn compared<'a>(
    scene: &Scene<'a>,
    comparison: Comparison,
    sides: &'a [Node; 2],
    outcome: bool,
) -> Reason {
    let [left, right] = sides;
    let (left, right) = (say(scene, left), say(scene, right));
    if left.value.is_none() {
        return Reason::Missing(left);
    }
    if right.value.is_none() {
        return Reason::Missing(right);
    }
    let comparison = if outcome { comparison } else { comparison.opposite() };
    Reason::Compared { left, comparison, right }
}

fn say<'a>(scene: &Scene<'a>, node: &'a Node) -> Said {
    let value = scene.evaluate(node);
    let kind = if matches!(value.content(), Content::Truth(_)) { Kind::Boolean } else { node.of };
    Said { name: name(scene.form, node), kind, value: owned(&value) }
}

fn owned(value: &Value<'_>) -> crate::bound::Possible<String> {
    value.map_text(|text| (*text).to_owned())
}

/// What a part of an expression is called: a field by its label, the rest by how it is written. A
/// literal has no name beside its value.
fn name(form: &Form, node: &Node) -> Option<Text> {
    match &node.kind {
        NodeKind::Literal(_) => None,
        NodeKind::Field(field) => Some(form.field(field.table, field.field).label.clone()),
        _ => Some(Text::both(written(form, node))),
    }
}

/// A part of an expression as an author would write it, shortened where it goes on inside.
fn written(form: &Form, node: &Node) -> String {
    let inner = |node: &Node| written(form, node);
    let all =
        |parts: &[Node], between: &str| parts.iter().map(inner).collect::<Vec<_>>().join(between);
    match &node.kind {
        NodeKind::Literal(_) => "…".to_owned(),
        NodeKind::Parameter(name, _) => name.clone(),
        NodeKind::Field(field) => form.field(field.table, field.field).name.clone(),
        NodeKind::BuiltIn(built_in) => built_in.name().to_owned(),
        NodeKind::List(parts) => format!("[{}]", all(parts, ", ")),
        NodeKind::Not(part) => format!("not {}", inner(part)),
        NodeKind::Negate(part) => format!("-{}", inner(part)),
        NodeKind::And(parts) => all(parts, " and "),
        NodeKind::Or(parts) => all(parts, " or "),
        NodeKind::Compare(comparison, sides) => {
            let [left, right] = sides.as_ref();
            format!("{} {} {}", inner(left), comparison.sign(), inner(right))
        }
        NodeKind::In(sides) => {
            let [left, right] = sides.as_ref();
            format!("{} in {}", inner(left), inner(right))
        }
        NodeKind::Matches(part, pattern) => format!("{} matches \"{pattern}\"", inner(part)),
        NodeKind::Arithmetic(operator, _, sides) => {
            let [left, right] = sides.as_ref();
            format!("{} {} {}", inner(left), operator.sign(), inner(right))
        }
        NodeKind::Call(function, arguments) => {
            format!("{}({})", function.name, all(arguments, ", "))
        }
        NodeKind::Aggregate(aggregation) => {
            let rows = form.path(aggregation.rows.last());
            format!("{}({rows})", aggregation.aggregate.name)
        }
    }
}
