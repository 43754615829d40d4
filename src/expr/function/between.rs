//! `between(x, a, b)`

use super::{Function, never_none};
use crate::bound::{Truth, Value};
use crate::form::Kind;

/// Whether a value lies between two others, both included.
pub static BETWEEN: Function = Function {
    name: "between",
    usage: "between(x, a, b)",
    explain: (
        "apakah a ≤ x ≤ b; tidak, bila salah satunya tidak ada",
        "whether a ≤ x ≤ b; no where one of them is none",
    ),
    phrase: ("{0} [tidak ]terletak dari {1} sampai {2}", "{0} is [not ]within {1} to {2}"),
    examples: &[
        ("between(3, 3, 4)", "true"),
        ("between(2005-05-01, 2005-01-01, 2005-04-30)", "false"),
    ],
    arguments: 3,
    check: |arguments| {
        arguments.of(0, Kind::is_quantity)?;
        arguments.same(0, 1)?;
        arguments.same(0, 2)?;
        Ok(Kind::Boolean)
    },
    picks: None,
    can_be_none: never_none,
    evaluate: |arguments| between(arguments).into(),
};

fn between(arguments: &[Value<'_>]) -> Truth {
    let [x, low, high] = arguments else { return Truth::Either };
    let (Some(value), Some(least), Some(most)) = (x.range(), low.range(), high.range()) else {
        return Truth::False;
    };
    let holds = least.is_at_most(value).and(value.is_at_most(most));
    if arguments.iter().any(Value::may_be_none) { holds.and(Truth::Either) } else { holds }
}
