//! Aggregates of plain values.

use num_traits::Zero;
use tilik::expr::{Ast, AstKind};

use super::scope::Scope;
use super::value::{Plain, Q};
use super::{holds, value};

pub(crate) fn of(ast: &Ast, scope: &Scope<'_>) -> Plain {
    let AstKind::Aggregate(aggregate) = &ast.kind else { panic!("{ast:?} is no aggregate") };
    let (of, condition) = (&aggregate.of, &aggregate.condition);
    let alias = aggregate.rows.alias.as_ref();
    let rows = scope.rows(&aggregate.rows).into_iter().map(|row| scope.with(row, alias));
    let counted: Vec<Scope<'_>> = rows
        .filter(|row| condition.as_ref().is_none_or(|condition| holds(condition, row)))
        .collect();
    let having = |of: &Ast| counted.iter().filter(|row| holds(of, row)).count();
    match (aggregate.name.text.as_str(), of) {
        ("count", None) => Plain::whole(counted.len()),
        ("any", None) => Plain::Boolean(!counted.is_empty()),
        ("any", Some(of)) => Plain::Boolean(having(of) > 0),
        ("all", Some(of)) => Plain::Boolean(having(of) == counted.len()),
        ("share", Some(_)) if counted.is_empty() => Plain::None,
        ("share", Some(of)) => Plain::Number(Q::new(having(of).into(), counted.len().into())),
        ("first", Some(of)) => counted.first().map_or(Plain::None, |row| value(of, row)),
        ("last", Some(of)) => counted.last().map_or(Plain::None, |row| value(of, row)),
        (name, Some(of)) => {
            let values = counted.iter().map(|row| value(of, row));
            of_values(name, values.filter(|value| !value.is_none()).collect())
        }
        (name, None) => panic!("{name} of nothing"),
    }
}

/// Aggregates that leave out the rows of which the value is none.
fn of_values(name: &str, mut values: Vec<Plain>) -> Plain {
    let number = |value: &Plain| value.on_line().unwrap();
    let sum = |values: &[Plain]| values.iter().map(number).fold(Q::zero(), |sum, one| sum + one);
    let count = |values: &[Plain]| Q::from_integer(values.len().into());
    match name {
        "sum" => Plain::Number(sum(&values)),
        "distinct" => {
            let mut different: Vec<&Plain> = Vec::new();
            for value in &values {
                if !different.contains(&value) {
                    different.push(value);
                }
            }
            Plain::whole(different.len())
        }
        _ if values.is_empty() => Plain::None,
        "mean" => Plain::Number(sum(&values) / count(&values)),
        "median" => {
            values.sort_by_key(number);
            let (low, high) = (&values[(values.len() - 1) / 2], &values[values.len() / 2]);
            Plain::Number((number(low) + number(high)) / Q::from_integer(2.into()))
        }
        "min" => values.into_iter().min_by_key(number).unwrap(),
        "max" => values.into_iter().max_by_key(number).unwrap(),
        _ => panic!("{name} is no aggregate"),
    }
}
