//! `min(x of rows where c)`

use super::{Aggregate, Evaluate, Of, of_quantity, quantities};
use crate::bound::{Range, Value};
use crate::form::{Kind, Presence};
use crate::quantity::Number;

/// The least value over rows.
pub static MIN: Aggregate = Aggregate {
    name: "min",
    usage: "min(x of rows where c)",
    explain: (
        "nilai x terkecil dari baris (yang memenuhi c)",
        "the least x over the rows (that meet c)",
    ),
    phrase: |taken| match taken {
        Some(Kind::Date | Kind::Time | Kind::Month) => {
            ("{of} paling awal dari {rows}", "the earliest {of} over {rows}")
        }
        Some(Kind::Duration) => ("{of} tersingkat dari {rows}", "the shortest {of} over {rows}"),
        _ => ("{of} terkecil dari {rows}", "the least {of} over {rows}"),
    },
    examples: &[("min(tanggal of rapat)", "2005-01-12")],
    of: Of::Always,
    kind: of_quantity,
    of_conditions: false,
    of_one_row: true,
    can_be_none: true,
    evaluate: Evaluate::FromValues(|rows| {
        let mut ranges = quantities(rows).map(|one| (one.presence, one.range));
        least(&mut ranges)
    }),
};

/// The bounds of the least of some ranges: no row can be above the highest that a sure one allows; with
/// no sure one, any single row may be the only one.
pub(super) fn least<'a>(ranges: &mut dyn Iterator<Item = (Presence, Range)>) -> Value<'a> {
    let (mut lowest, mut sure, mut any): (_, _, Option<Range>) = (None, None, None);
    for (presence, range) in ranges {
        if presence == Presence::Certain {
            sure = Some(lower(sure, range.high()));
        }
        lowest = Some(match lowest {
            Some(None) => None,
            Some(Some(low)) => range.low().map(|other| lower_of(low, other)),
            None => range.low().cloned(),
        });
        if sure.is_none() {
            any = Some(match any {
                None => range,
                Some(others) => others.join(range),
            });
        }
    }
    match (lowest, sure) {
        (Some(low), Some(high)) => Range::between(low, high).map_or(Value::NONE, Value::from),
        _ => any.map_or(Value::NONE, |any| Value::from(any).or_none()),
    }
}

/// The lower of two highest values, of which the first may not be known yet; none is beyond all others.
fn lower(one: Option<Option<Number>>, other: Option<&Number>) -> Option<Number> {
    match (one.flatten(), other) {
        (Some(one), Some(other)) => Some(lower_of(one, other)),
        (one, other) => one.or_else(|| other.cloned()),
    }
}

fn lower_of(one: Number, other: &Number) -> Number {
    if *other < one { other.clone() } else { one }
}
