//! Why a condition does not hold: the parts that decide it, with their values.

use super::{Reason, Said};
use crate::bound::{Content, Truth, Value};
use crate::checklist::{Checklist, EachRow, Measure};
use crate::dossier::Dossier;
use crate::expr::{Comparison, Node, NodeKind, Scene};
use crate::form::{Kind, RowId};

/// Why a row surely does not meet the requirement of its criterion: the parts that decide it.
///
/// Reasons are found again when a report asks for them, from the same rows and the same expression;
/// judging ten thousand dossiers for a table of points needs none of them.
#[must_use]
pub fn why_row_fails<'c>(
    checklist: &'c Checklist,
    dossier: &'c Dossier,
    each: &'c EachRow,
    row: RowId,
) -> Vec<Reason<'c>> {
    let scene = Scene::root(&checklist.form, &dossier.records);
    why_not(&scene.with(each.rows.frame, each.rows.last(), row), &each.require)
}

/// Why a measure that is yes or no surely is no; nothing for other measures.
#[must_use]
pub fn why_unmet<'c>(
    checklist: &'c Checklist,
    dossier: &'c Dossier,
    measure: &'c Measure,
) -> Vec<Reason<'c>> {
    let scene = Scene::root(&checklist.form, &dossier.records);
    match measure {
        Measure::Value(node)
            if node.of == Kind::Boolean && scene.condition(node) == Truth::False =>
        {
            why_not(&scene, node)
        }
        Measure::Value(_) | Measure::Rows(_) => Vec::new(),
    }
}

/// Why a condition surely does not hold: the parts that decide it.
#[must_use]
pub fn why_not<'a>(scene: &Scene<'a>, node: &'a Node) -> Vec<Reason<'a>> {
    let mut reasons = Vec::new();
    explain(scene, node, false, &mut reasons);
    reasons
}

/// Adds what makes a condition come out as `outcome`.
fn explain<'a>(scene: &Scene<'a>, node: &'a Node, outcome: bool, reasons: &mut Vec<Reason<'a>>) {
    match &node.kind {
        NodeKind::Not(part) => explain(scene, part, !outcome, reasons),
        NodeKind::And(parts) | NodeKind::Or(parts) => {
            for part in parts {
                if scene.condition(part) == Truth::from(outcome) {
                    explain(scene, part, outcome, reasons);
                }
            }
        }
        NodeKind::Compare(comparison, sides) => {
            let [left, right] = sides.as_ref();
            reasons.push(compared(scene, *comparison, (left, right), outcome));
        }
        NodeKind::Call(function, arguments) => {
            reasons.push(called(scene, node, function.name, arguments, outcome));
        }
        NodeKind::In(sides) => reasons.push(member(scene, sides, outcome)),
        NodeKind::Matches(part, _) => reasons.push(plain(scene, part, outcome)),
        NodeKind::Aggregate(aggregation) => {
            let table = aggregation.rows.last();
            // That all rows are so fails for some row; that any is so holds for some row.
            let is_all = aggregation.aggregate.name == "all";
            reasons.push(if is_all == outcome {
                Reason::NoSuchRow(table)
            } else {
                Reason::SuchARow(table)
            });
        }
        NodeKind::Literal(_)
        | NodeKind::Parameter(..)
        | NodeKind::List(_)
        | NodeKind::Field(_)
        | NodeKind::BuiltIn(_)
        | NodeKind::Negate(_)
        | NodeKind::Arithmetic(..) => reasons.push(plain(scene, node, outcome)),
    }
}

/// A part that is yes or no by itself.
fn plain<'a>(scene: &Scene<'a>, node: &'a Node, outcome: bool) -> Reason<'a> {
    let said = say(scene, node);
    match (outcome, said.value.is_none()) {
        (false, true) => Reason::Missing(said),
        (false, false) => Reason::Fails(said),
        (true, _) => Reason::Holds(said),
    }
}

/// A function that is yes or no.
fn called<'a>(
    scene: &Scene<'a>,
    node: &'a Node,
    name: &str,
    arguments: &'a [Node],
    outcome: bool,
) -> Reason<'a> {
    match (name, arguments) {
        ("filled", [part]) if outcome => Reason::Holds(say(scene, part)),
        ("filled", [part]) => Reason::Missing(say(scene, absent(scene, part))),
        ("between", [part, low, high]) if !outcome => {
            let least = scene.evaluate(low);
            let value = scene.evaluate(part);
            let below = value.range().zip(least.range());
            let is_below = below.is_some_and(|(value, least)| value.is_below(least).surely());
            let (comparison, end) =
                if is_below { (Comparison::AtLeast, low) } else { (Comparison::AtMost, high) };
            compared(scene, comparison, (part, end), outcome)
        }
        _ => plain(scene, node, outcome),
    }
}

/// Whether an item is among others.
fn member<'a>(scene: &Scene<'a>, sides: &'a [Node; 2], outcome: bool) -> Reason<'a> {
    let [item, whole] = sides;
    if matches!(whole.kind, NodeKind::List(_)) {
        return plain(scene, item, outcome);
    }
    let (chosen, item) = (say(scene, whole), say(scene, item));
    match outcome {
        true => Reason::Includes(chosen, item),
        false if chosen.value.is_none() => Reason::Missing(chosen),
        false => Reason::Lacks(chosen, item),
    }
}

fn compared<'a>(
    scene: &Scene<'a>,
    comparison: Comparison,
    (left, right): (&'a Node, &'a Node),
    outcome: bool,
) -> Reason<'a> {
    let none = [left, right].into_iter().find(|side| scene.evaluate(side).is_none());
    if let Some(side) = none {
        return Reason::Missing(say(scene, absent(scene, side)));
    }
    let comparison = if outcome { comparison } else { comparison.opposite() };
    Reason::Compared { left: say(scene, left), comparison, right: say_briefly(scene, right) }
}

/// The right side of a comparison: what is calculated there is said by its value alone.
fn say_briefly<'a>(scene: &Scene<'a>, node: &'a Node) -> Said<'a> {
    let said = say(scene, node);
    match node.kind {
        NodeKind::Call(..) | NodeKind::Arithmetic(..) => Said { part: None, ..said },
        _ => said,
    }
}

/// Of a part that is none, the innermost part that is to blame: of `abs(x - y)`, the field that is none.
fn absent<'a>(scene: &Scene<'a>, node: &'a Node) -> &'a Node {
    let to_blame = |kind: &NodeKind| {
        matches!(kind, NodeKind::Call(..) | NodeKind::Arithmetic(..) | NodeKind::Negate(_))
    };
    if !to_blame(&node.kind) {
        return node;
    }
    let inner = node.parts().into_iter().find(|part| scene.evaluate(part).is_none());
    inner.map_or(node, |part| absent(scene, part))
}

fn say<'a>(scene: &Scene<'a>, node: &'a Node) -> Said<'a> {
    let value = scene.evaluate(node);
    let kind = if matches!(value.content(), Content::Truth(_)) { Kind::Boolean } else { node.of };
    // A parameter is called by its value: what counts is what it demands.
    let by_value = matches!(node.kind, NodeKind::Literal(_) | NodeKind::Parameter(..));
    Said { part: (!by_value).then_some(node), kind, value: owned(&value) }
}

fn owned(value: &Value<'_>) -> crate::bound::Possible<String> {
    value.map_text(|text| (*text).to_owned())
}
