//! `last(x of rows where c)`

use super::first::first;
use super::{Aggregate, Counted, Of};

/// What is taken of the last row; none where that is none.
pub static LAST: Aggregate = Aggregate {
    name: "last",
    usage: "last(x of rows where c)",
    explain: ("x dari baris terakhir (yang memenuhi c)", "x of the last row (that meets c)"),
    of: Of::Always,
    kind: Some,
    of_conditions: false,
    can_be_none: true,
    evaluate: |rows| {
        let mut rows: Vec<Counted<'_>> = rows.collect();
        rows.reverse();
        first(&mut rows.into_iter())
    },
};
