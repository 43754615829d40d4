//! `size(choices or list)`

use super::{Function, any_can_be_none, strict};
use crate::bound::{Content, Range, Value};
use crate::expr::node::{Literal, Node};
use crate::form::Kind;
use crate::quantity::Number;

/// How many items are chosen, or a list has.
pub static SIZE: Function = Function {
    name: "size",
    usage: "size(choices or list)",
    explain: (
        "banyaknya pilihan yang terpilih, atau isi daftar",
        "how many items are chosen, or the list has",
    ),
    arguments: 1,
    check: |arguments| {
        if let Some(length) = arguments.list_length(0) {
            let literal = Literal { kind: Kind::Integer, value: Number::from(length).into() };
            let span = arguments.span();
            arguments.replace(0, Node::literal(literal, span));
            return Ok(Kind::Integer);
        }
        arguments.of(0, |kind| matches!(kind, Kind::Choices(_))).map(|_| Kind::Integer)
    },
    can_be_none: any_can_be_none,
    evaluate: |arguments| strict(arguments, || arguments.first().and_then(size).into()),
};

fn size(value: &Value<'_>) -> Option<Range> {
    match value.content() {
        Content::Choices { surely, possibly } => {
            Some(Range::spanning(Number::from(surely.count()), Number::from(possibly.count())))
        }
        // A list's length was already counted when the expression was checked.
        Content::Range(length) => Some(length.clone()),
        _ => None,
    }
}
