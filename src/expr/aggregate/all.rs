//! `all(p of rows where c)`

use super::{Aggregate, Evaluate, Of, of_condition};
use crate::bound::Truth;
use crate::form::{Kind, Presence};

/// Whether every such row meets a condition; true where there is no row.
pub static ALL: Aggregate = Aggregate {
    name: "all",
    usage: "all(p of rows where c)",
    explain: (
        "apakah p berlaku pada setiap baris (yang memenuhi c)",
        "whether every row (that meets c) has p",
    ),
    phrase: |_| {
        (
            "[tidak ]semua {rows} memenuhi syarat {of:condition}",
            "[not ]all {rows} meet the condition that {of:condition}",
        )
    },
    examples: &[
        ("all(filled(pj) of rapat.masalah)", "false"),
        ("all(filled(pj) of rapat.masalah where dibahas)", "true"),
    ],
    of: Of::Always,
    kind: |taken| of_condition(taken, Kind::Boolean),
    of_conditions: true,
    of_one_row: false,
    can_be_none: false,
    evaluate: Evaluate::FromTruths(|rows| all(rows).into()),
};

fn all(rows: &mut dyn Iterator<Item = (Presence, Truth)>) -> Truth {
    let mut so_far = Truth::True;
    for (presence, holds) in rows {
        match (presence == Presence::Certain, holds) {
            (true, Truth::False) => return Truth::False,
            (_, Truth::True) => {}
            _ => so_far = Truth::Either,
        }
    }
    so_far
}
