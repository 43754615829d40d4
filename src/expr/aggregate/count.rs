//! `count(rows where c)`

use super::{Aggregate, Evaluate, Of};
use crate::bound::{Range, Truth};
use crate::form::{Kind, Presence};
use crate::quantity::Number;

/// How many rows.
pub static COUNT: Aggregate = Aggregate {
    name: "count",
    usage: "count(rows where c)",
    explain: ("banyaknya baris yang memenuhi c", "how many rows meet c"),
    phrase: |_| ("banyaknya {rows}", "the number of {rows}"),
    examples: &[
        ("count(rapat)", "3"),
        ("count(rapat where filled(tanggal))", "2"),
        ("count(rapat where hadir >= 10)", "1..2"),
    ],
    of: Of::Never,
    kind: |_| Some(Kind::Integer),
    of_conditions: false,
    of_one_row: false,
    can_be_none: false,
    evaluate: Evaluate::FromTruths(|rows| count(rows).into()),
};

fn count(rows: &mut dyn Iterator<Item = (Presence, Truth)>) -> Range {
    let (mut surely, mut possibly, mut unbounded) = (0_usize, 0_usize, false);
    for (presence, _) in rows {
        match presence {
            Presence::Certain => surely += 1,
            Presence::Possible => possibly += 1,
            Presence::Many => unbounded = true,
        }
    }
    let high = (!unbounded).then(|| Number::from(surely + possibly));
    Range::between(Some(Number::from(surely)), high).unwrap_or(Range::ANY)
}
