//! A second evaluator of the language, slow and obvious, for dossiers in which nothing is unknown.
//!
//! It shares with the first one only the parser: names are looked up anew each time they are met, values are
//! plain, numbers are fractions of big integers, days are those of `chrono`, and nothing has bounds.

mod aggregate;
mod call;
mod data;
mod judge;
mod operation;
mod scope;
mod value;

pub(crate) use judge::{Result, judge};
use value::Plain;
pub(crate) use value::{Q, fraction};

use tilik::expr::{Ast, AstKind};

use scope::Scope;

/// What an expression is worth for some rows in sight.
pub(crate) fn value(ast: &Ast, scope: &Scope<'_>) -> Plain {
    match &ast.kind {
        AstKind::Number(number) | AstKind::Percent(number) | AstKind::Duration(number) => {
            Plain::Number(value::fraction(number))
        }
        AstKind::Date(date) => Plain::date(&date.to_string()),
        AstKind::Month(month) => Plain::month(&month.to_string()),
        AstKind::Time(time) => Plain::time(&time.to_string()),
        AstKind::Text(text) => Plain::Text(text.clone()),
        AstKind::Boolean(known) => Plain::Boolean(*known),
        AstKind::Name(words) => scope.name(words),
        AstKind::List(items) => Plain::List(items.iter().map(|item| value(item, scope)).collect()),
        AstKind::Not(part) => Plain::Boolean(!holds(part, scope)),
        AstKind::And(parts) => Plain::Boolean(parts.iter().all(|part| holds(part, scope))),
        AstKind::Or(parts) => Plain::Boolean(parts.iter().any(|part| holds(part, scope))),
        AstKind::Negate(part) => operation::negate(value(part, scope)),
        AstKind::Compare(comparison, sides) => {
            let [left, right] = &**sides;
            let (left, right) = (value(left, scope), value(right, scope));
            Plain::Boolean(operation::compare(*comparison, &left, &right))
        }
        AstKind::In(sides) => {
            let [item, whole] = &**sides;
            Plain::Boolean(operation::is_in(&value(item, scope), &value(whole, scope)))
        }
        AstKind::Matches(sides) => {
            let [text, pattern] = &**sides;
            Plain::Boolean(operation::matches(&value(text, scope), &value(pattern, scope)))
        }
        AstKind::Arithmetic(operator, sides) => {
            let [left, right] = &**sides;
            operation::arithmetic(*operator, value(left, scope), value(right, scope))
        }
        AstKind::Call(name, arguments) => call::call(&name.text, arguments, scope),
        AstKind::Aggregate(_) => aggregate::of(ast, scope),
    }
}

/// Whether a condition holds: what is none does not.
pub(crate) fn holds(ast: &Ast, scope: &Scope<'_>) -> bool {
    value(ast, scope) == Plain::Boolean(true)
}
