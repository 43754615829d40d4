//! `last(x of rows where c)`

use super::first::first;
use super::{Aggregate, Counted, Evaluate, Of};

/// What is taken of the last row; none where that is none.
pub static LAST: Aggregate = Aggregate {
    name: "last",
    usage: "last(x of rows where c)",
    explain: ("x dari baris terakhir (yang memenuhi c)", "x of the last row (that meets c)"),
    phrase: |_| ("{of} dari {rows} yang terakhir", "{of} of the last of the {rows}"),
    examples: &[("last(tanggal of rapat)", "2005-03-09")],
    of: Of::Always,
    kind: Some,
    of_conditions: false,
    of_one_row: true,
    can_be_none: true,
    evaluate: Evaluate::FromValues(|rows| {
        let mut rows: Vec<Counted<'_>> = rows.collect();
        rows.reverse();
        first(&mut rows.into_iter())
    }),
};
