//! `if(c, x, y)`

use super::Function;
use crate::bound::{Truth, Value};
use crate::form::Kind;

/// One of two values, as a condition says.
pub static IF: Function = Function {
    name: "if",
    usage: "if(c, x, y)",
    explain: ("x bila c berlaku, selain itu y", "x where c holds, otherwise y"),
    arguments: 3,
    check: |arguments| {
        arguments.of(0, |kind| kind == Kind::Boolean)?;
        arguments.same(1, 2)
    },
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
