//! `first(x of rows where c)`

use super::{Aggregate, Counted, Evaluate, Of};
use crate::bound::Value;
use crate::form::Presence;

/// What is taken of the first row; none where that is none.
pub static FIRST: Aggregate = Aggregate {
    name: "first",
    usage: "first(x of rows where c)",
    explain: ("x dari baris pertama (yang memenuhi c)", "x of the first row (that meets c)"),
    phrase: |_| ("{of} dari {rows} yang pertama", "{of} of the first of the {rows}"),
    examples: &[
        ("first(hadir of rapat)", "12"),
        ("first(tanggal of rapat where bulan > 2005-01)", "none"),
    ],
    of: Of::Always,
    kind: Some,
    of_conditions: false,
    of_one_row: true,
    can_be_none: true,
    evaluate: Evaluate::FromValues(|rows| first(rows)),
};

/// Any row up to the first sure one may be the first.
pub(super) fn first<'a>(rows: &mut dyn Iterator<Item = Counted<'a>>) -> Value<'a> {
    let mut found: Option<Value<'a>> = None;
    for row in rows {
        let ends = row.presence == Presence::Certain;
        found = Some(match found {
            None => row.value,
            Some(earlier) => earlier.join(row.value),
        });
        if ends {
            return found.unwrap_or(Value::NONE);
        }
    }
    found.map_or(Value::NONE, Value::or_none)
}
