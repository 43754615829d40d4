//! `min(x of rows where c)`

use super::{Aggregate, Of, of_quantity, quantities};
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
    evaluate: |rows| {
        let mut ranges = quantities(rows).map(|one| (one.presence, one.range));
        least(&mut ranges)
    },
};

/// The bounds of the least of some ranges: no row can be above the highest that a sure one allows; with
/// no sure one, any single row may be the only one.
pub(super) fn least<'a>(ranges: &mut dyn Iterator<Item = (Presence, Range)>) -> Value<'a> {
    let mut any = None;
    let mut sure_high: Option<Option<Number>> = None;
    for (presence, range) in ranges {
        if presence == Presence::Certain {
            let high = range.high().cloned();
            sure_high = Some(match (sure_high, high) {
                (Some(Some(one)), Some(other)) => Some(one.min(other)),
                (Some(one), other) => one.or(other),
                (None, high) => high,
            });
        }
        any = Some(match any {
            None => range,
            Some(others) => range.join(others),
        });
    }
    let Some(any) = any else { return Value::NONE };
    match sure_high {
        None => Value::from(any).or_none(),
        Some(high) => Range::between(any.low().cloned(), high).map_or(Value::NONE, Value::from),
    }
}
