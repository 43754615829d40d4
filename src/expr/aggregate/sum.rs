//! `sum(x of rows where c)`

use super::{Aggregate, Counted, Evaluate, Of, Quantity, of_amount, quantities};
use crate::bound::Range;
use crate::form::Presence;
use crate::quantity::Number;

/// The total over rows; 0 where there is none.
pub static SUM: Aggregate = Aggregate {
    name: "sum",
    usage: "sum(x of rows where c)",
    explain: (
        "jumlah x dari semua baris (yang memenuhi c)",
        "the sum of x over the rows (that meet c)",
    ),
    phrase: |_| ("jumlah {of} dari semua {rows}", "the sum of {of} over {rows}"),
    examples: &[("sum(hadir of rapat)", "12..32")],
    of: Of::Always,
    kind: of_amount,
    of_conditions: false,
    of_one_row: false,
    can_be_none: false,
    evaluate: Evaluate::FromValues(|rows| sum(rows).into()),
};

fn sum<'a>(rows: &mut dyn Iterator<Item = Counted<'a>>) -> Range {
    quantities(rows).map(part).fold(Range::exactly(Number::ZERO), Range::plus)
}

/// What one row adds: its value, nothing, or its value any number of times.
fn part(quantity: Quantity) -> Range {
    let nothing = Range::exactly(Number::ZERO);
    match quantity.presence {
        Presence::Certain => quantity.range,
        Presence::Possible => quantity.range.join(nothing),
        Presence::Many => {
            let times = Range::between(Some(Number::ZERO), None).unwrap_or(Range::ANY);
            quantity.range.join(nothing).times(times)
        }
    }
}
