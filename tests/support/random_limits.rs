//! Random `min` and `max` of fields.

use super::dice::Dice;
use super::expression::Author;
use super::form::{Blank, Field, Form, Limit};
use super::value::Type;

/// Gives a field a `min`, a `max` or both.
pub(crate) fn limits(dice: &mut Dice, form: &Form, table: usize, field: &mut Field, of: Type) {
    let mut pool = of.pool(form.period);
    pool.sort_unstable();
    let (low, high) = (dice.below(pool.len()), dice.below(pool.len()));
    let least = dice.chance(65).then(|| Limit::Fixed(pool[low.min(high).min(pool.len() / 2)]));
    let most = dice.chance(65).then(|| Limit::Fixed(pool[low.max(high).max(pool.len() / 2)]));
    field.min = least;
    field.max = most;
    // A blank's own value must lie within its limits, which only fixed ones make sure of.
    let is_value = matches!(field.blank, Blank::Value(_));
    if is_value {
        (field.min, field.max) = (None, None);
    } else if dice.chance(45) {
        let limit = relative_limit(dice, form, table, of);
        // Beside a fixed one it often leaves nothing; such forms are worth having, but few.
        if dice.chance(85) || !matches!(limit, Limit::Field(..)) {
            (field.min, field.max) = (None, None);
        }
        let limit = Some(limit);
        if dice.chance(50) { field.max = limit } else { field.min = limit }
    }
}

/// A limit by another field of the row or of one that holds it, by the period, or by an expression.
fn relative_limit(dice: &mut Dice, form: &Form, table: usize, of: Type) -> Limit {
    let names = |of: Type| {
        let mut names = Vec::new();
        let mut here = table;
        loop {
            names.extend(
                form.tables[here]
                    .fields
                    .iter()
                    .filter(|one| one.of == Some(of))
                    .map(|one| one.name.clone()),
            );
            if here == 0 {
                // A name that an inner row hides means the inner field.
                return names;
            }
            here = form.tables[here].parent;
        }
    };
    if of == Type::Date {
        let month = dice.any(&names(Type::Month));
        match (dice.below(5), month) {
            (0, _) => return Limit::PeriodStart,
            (1, _) => return Limit::PeriodEnd,
            (2, Some(month)) => return Limit::FirstDay(month),
            (3, Some(month)) => return Limit::LastDay(month),
            _ => {}
        }
    }
    if dice.chance(10)
        && let Some(free) = Author::of_row_alone(dice, form, table).expression(of.kind(), 2)
    {
        return Limit::Free(free.text);
    }
    let steps = if of == Type::Month { [0, 1, 0] } else { [0, 7, -2] };
    match dice.any(&names(of)) {
        Some(name) => Limit::Field(name, *dice.pick(&steps)),
        None => Limit::Fixed(*dice.pick(&of.pool(form.period))),
    }
}

/// Holds a field to a derived one of its row or of one above, where that does not rest on it.
pub(crate) fn limit_by_derived(dice: &mut Dice, form: &mut Form) {
    for table in 0..form.tables.len() {
        for place in 0..form.tables[table].fields.len() {
            let field = &form.tables[table].fields[place];
            let free = field.min.is_none() && field.max.is_none();
            let may = free
                && field.name != "n"
                && field.name != "bulan"
                && field.of.is_some_and(Type::is_quantity);
            if !may || matches!(field.blank, Blank::Value(_)) || !dice.chance(20) {
                continue;
            }
            let (name, kind) = (field.name.clone(), field.kind);
            let derived: Vec<String> = rows_above(form, table)
                .flat_map(|table| &form.tables[table].fields)
                .filter(|one| {
                    one.derive.is_some() && one.kind == kind && !rests_on(form, &one.name, &name)
                })
                .map(|one| one.name.clone())
                .collect();
            let limit = dice.any(&derived).map(|name| Limit::Field(name, 0));
            form.tables[table].fields[place].max = limit;
        }
    }
}

/// A table and those that hold it.
fn rows_above(form: &Form, table: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(table), |table| (*table != 0).then(|| form.tables[*table].parent))
}

/// Whether any field of a name needs some field of another name, by its rules or theirs. Names are not
/// told apart by their tables, which is more careful than it has to be.
fn rests_on(form: &Form, name: &str, other: &str) -> bool {
    let mut needed = vec![name.to_owned()];
    let mut seen = 0;
    while let Some(name) = needed.get(seen).cloned() {
        seen += 1;
        for field in
            form.tables.iter().flat_map(|table| &table.fields).filter(|field| field.name == name)
        {
            for word in words(field) {
                if word == other {
                    return true;
                }
                if !needed.contains(&word) {
                    needed.push(word);
                }
            }
        }
    }
    name == other
}

/// The words of a field's rules.
fn words(field: &Field) -> Vec<String> {
    let of = field.of.unwrap_or(Type::Integer);
    let limits = [&field.min, &field.max].into_iter().flatten().map(|limit| limit.written(of));
    let rules: Vec<String> = limits.chain(field.derive.clone()).collect();
    let split = |rule: &String| -> Vec<String> {
        rule.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').map(str::to_owned).collect()
    };
    rules.iter().flat_map(split).collect()
}

/// Whether a field's limits name another: a field of that name beside it would be meant then, and the two
/// might need each other.
pub(crate) fn mentions(field: &Field, name: &str) -> bool {
    words(field).iter().any(|word| word == name)
}
