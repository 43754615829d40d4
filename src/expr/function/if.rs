//! `if(c, x, y)`

use super::Function;
use crate::bound::{Truth, Value};
use crate::form::Kind;

/// One of two values, as a condition says.
pub static IF: Function = Function {
    name: "if",
    usage: "if(c, x, y)",
    explain: ("x bila c berlaku, selain itu y", "x where c holds, otherwise y"),
    phrase: (
        "{1:loose} bila {0:condition}, selain itu {2:loose}",
        "{1:loose} if {0:condition}, otherwise {2:loose}",
    ),
    examples: &[("if(staf >= 20, 10, 5)", "10"), ("if(sop, 10, 5)", "5..10")],
    arguments: 3,
    check: |arguments| {
        arguments.of(0, |kind| kind == Kind::Boolean)?;
        arguments.same(1, 2)
    },
    picks: Some(picks),
    can_be_none: |arguments| arguments.iter().skip(1).any(|argument| argument.can_be_none),
    evaluate: |arguments| match arguments {
        [condition, x, y] => match condition.condition() {
            Truth::True => x.clone(),
            Truth::False => y.clone(),
            Truth::Either => x.clone().join(y.clone()),
        },
        _ => Value::NONE,
    },
};

/// The condition, and what it may pick.
fn picks(values: &[Value<'_>], at: usize) -> bool {
    let holds = values.first().map_or(Truth::Either, Value::condition);
    match at {
        0 => true,
        1 => holds.possibly(),
        _ => holds.negate().possibly(),
    }
}
