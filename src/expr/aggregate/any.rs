//! `any(rows where c)`, `any(p of rows where c)`

use super::{Aggregate, Evaluate, Of, of_condition};
use crate::bound::Truth;
use crate::form::{Kind, Presence};

/// Whether there is such a row.
pub static ANY: Aggregate = Aggregate {
    name: "any",
    usage: "any(p of rows where c)",
    explain: (
        "apakah ada baris (yang memenuhi c) yang memenuhi p",
        "whether there is a row (that meets c) with p",
    ),
    phrase: |taken| match taken {
        None => ("[tidak ]ada {rows}", "there are [no ]{rows}"),
        Some(_) => (
            "di antara {rows} [tidak ]ada yang memenuhi syarat {of:condition}",
            "among {rows} there is [none|one] that meets the condition that {of:condition}",
        ),
    },
    examples: &[
        ("any(rapat where hadir > 10)", "true"),
        ("any(rapat where hadir > 15)", "?"),
        ("any(filled(pj) of rapat.masalah)", "true"),
    ],
    of: Of::Maybe,
    kind: |taken| of_condition(taken, Kind::Boolean),
    of_conditions: true,
    of_one_row: false,
    can_be_none: false,
    evaluate: Evaluate::FromTruths(|rows| any(rows).into()),
};

fn any(rows: &mut dyn Iterator<Item = (Presence, Truth)>) -> Truth {
    let mut found = Truth::False;
    for (presence, holds) in rows {
        match (presence == Presence::Certain, holds) {
            (true, Truth::True) => return Truth::True,
            (_, Truth::False) => {}
            _ => found = Truth::Either,
        }
    }
    found
}
