//! `max(x of rows where c)`

use super::min::least;
use super::{Aggregate, Evaluate, Of, of_quantity, quantities};
use crate::bound::{Content, Value};
use crate::form::Kind;

/// The greatest value over rows.
pub static MAX: Aggregate = Aggregate {
    name: "max",
    usage: "max(x of rows where c)",
    explain: (
        "nilai x terbesar dari baris (yang memenuhi c)",
        "the greatest x over the rows (that meet c)",
    ),
    phrase: |taken| match taken {
        Some(Kind::Date | Kind::Time | Kind::Month) => {
            ("{of} paling akhir dari {rows}", "the latest {of} over {rows}")
        }
        Some(Kind::Duration) => ("{of} terlama dari {rows}", "the longest {of} over {rows}"),
        _ => ("{of} terbesar dari {rows}", "the greatest {of} over {rows}"),
    },
    examples: &[("max(hadir of rapat)", "12..20")],
    of: Of::Always,
    kind: of_quantity,
    of_conditions: false,
    of_one_row: true,
    can_be_none: true,
    evaluate: Evaluate::FromValues(|rows| {
        let mut turned = quantities(rows).map(|one| (one.presence, one.range.negate()));
        turn(least(&mut turned))
    }),
};

/// The greatest is the least with signs turned.
fn turn<'a>(least: Value<'a>) -> Value<'a> {
    let may_be_none = least.may_be_none();
    match least.into_content() {
        Content::Range(range) => Value::from(range.negate()).or_none_if(may_be_none),
        _ => Value::NONE,
    }
}
