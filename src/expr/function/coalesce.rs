//! `coalesce(x, y)`

use super::Function;
use crate::bound::Value;

/// A value, or another where it is none.
pub static COALESCE: Function = Function {
    name: "coalesce",
    usage: "coalesce(x, y)",
    explain: ("x, atau y bila x tidak ada", "x, or y where x is none"),
    phrase: (
        "{0:loose}, atau {1:loose} bila itu tidak ada",
        "{0:loose}, or {1:loose} where there is none",
    ),
    examples: &[("coalesce(1 / 0, 7)", "7"), ("coalesce(ketua, nama)", "\"Mekar\"")],
    arguments: 2,
    check: |arguments| arguments.same(0, 1),
    picks: Some(|values, at| at == 0 || values.first().is_some_and(Value::may_be_none)),
    can_be_none: |arguments| arguments.iter().all(|argument| argument.can_be_none),
    evaluate: |arguments| match arguments {
        [x, y] if x.is_none() => y.clone(),
        [x, y] if x.may_be_none() => x.clone().present().join(y.clone()),
        [x, ..] => x.clone(),
        [] => Value::NONE,
    },
};
