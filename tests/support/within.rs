//! What a field may hold beside the other cells of its row and of the rows that hold it.

use tilik::quantity::{Month, Period};

use super::dice::Dice;
use super::dossier::Cell;
use super::form::{Field, Form, Limit};
use super::value::{TEXTS, Type, Value};

/// A row being written, with those that hold it, outermost first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chain(Vec<(usize, Vec<Option<Cell>>)>);

impl Chain {
    /// The chain with a row below.
    pub(crate) fn with(&self, table: usize, cells: &[Option<Cell>]) -> Self {
        let mut chain = self.clone();
        chain.0.push((table, cells.to_vec()));
        chain
    }

    /// The quantity of the innermost field of a name, if it is known.
    fn quantity(&self, form: &Form, name: &str) -> Option<i64> {
        for (table, cells) in self.0.iter().rev() {
            let fields = &form.tables[*table].fields;
            if let Some(place) = fields.iter().position(|field| field.name == name) {
                return cells.get(place)?.as_ref()?.quantity();
            }
        }
        None
    }

    /// The least and most steps a field may have, as far as the known cells tell.
    pub(crate) fn range(&self, form: &Form, period: Period, field: &Field) -> (i64, i64) {
        let of = field.of.unwrap_or(Type::Integer);
        let (first, last) = of.extent();
        let limit = |limit: &Option<Limit>| self.limit(form, period, limit.as_ref()?);
        let (min, max) = (limit(&field.min), limit(&field.max));
        (min.unwrap_or(first).max(first), max.unwrap_or(last).min(last))
    }

    fn limit(&self, form: &Form, period: Period, limit: &Limit) -> Option<i64> {
        let month = |name: &str| {
            let index = i32::try_from(self.quantity(form, name)?).ok()?;
            Month::from_index(index)
        };
        match limit {
            Limit::Fixed(steps) => Some(*steps),
            Limit::Field(name, more) => Some(self.quantity(form, name)? + more),
            Limit::FirstDay(name) => Some(month(name)?.first_day().days().into()),
            Limit::LastDay(name) => Some(month(name)?.last_day().days().into()),
            Limit::PeriodStart => Some(period.first_day().days().into()),
            Limit::PeriodEnd => Some(period.last_day().days().into()),
            Limit::Free(_) => None,
        }
    }

    /// Whether every known cell of the innermost row lies within its limits, as far as they are known.
    pub(crate) fn holds(&self, form: &Form, period: Period) -> bool {
        let Some((table, cells)) = self.0.last() else { return true };
        form.tables[*table].fields.iter().zip(cells).all(|(field, cell)| {
            let known = cell.as_ref().and_then(Cell::quantity);
            let (low, high) = self.range(form, period, field);
            known.is_none_or(|steps| low <= steps && steps <= high)
        })
    }
}

/// Some value of a type between two ends; `None` where there is none. The ends and what lies near the
/// period are likely.
pub(crate) fn some_value(
    dice: &mut Dice,
    form: &Form,
    of: Type,
    period: Period,
    (low, high): (i64, i64),
) -> Option<Value> {
    let items = |words: usize| form.vocabularies[words].1.len();
    Some(match of {
        Type::Text => Value::Text((*dice.pick(TEXTS)).to_owned()),
        Type::Boolean => Value::Boolean(dice.chance(50)),
        Type::Choice(words) => Value::Choice(dice.below(items(words))),
        Type::Choices(words) => {
            let mut chosen: Vec<usize> = (0..items(words)).collect();
            chosen.retain(|_| dice.chance(50));
            if chosen.is_empty() {
                chosen.push(dice.below(items(words)));
            }
            Value::Choices(chosen)
        }
        _ if low > high => return None,
        _ => {
            let mut pool = of.pool(period);
            pool.retain(|steps| low <= *steps && *steps <= high);
            let steps = match dice.below(20) {
                0 => Some(low),
                1 => Some(high),
                2 => Some(dice.between(low, high)),
                3 => Some(dice.between(low, high.min(low.saturating_add(50)))),
                _ => dice.any(&pool),
            };
            Value::Quantity(
                steps.unwrap_or_else(|| dice.between(low, high.min(low.saturating_add(20)))),
            )
        }
    })
}
