//! `size(choices or list)`

use super::{Function, any_can_be_none, strict};
use crate::bound::{Content, Range, Value};
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
    phrase: ("banyaknya butir dalam {0}", "the number of items in {0}"),
    examples: &[("size(agenda_wajib)", "2"), ("first(size(agenda) of rapat)", "3")],
    arguments: 1,
    check: |arguments| {
        if arguments.count_list(0) {
            return Ok(Kind::Integer);
        }
        arguments.of(0, |kind| matches!(kind, Kind::Choices(_))).map(|_| Kind::Integer)
    },
    picks: None,
    can_be_none: any_can_be_none,
    evaluate: |arguments| strict(arguments, || arguments.first().and_then(size).into()),
};

fn size(value: &Value<'_>) -> Option<Range> {
    match value.content() {
        Content::Choices { surely, possibly } => {
            Some(Range::spanning(Number::from(surely.count()), Number::from(possibly.count())))
        }
        // A list is worth how many items it has.
        Content::Range(length) => Some(length.clone()),
        _ => None,
    }
}
