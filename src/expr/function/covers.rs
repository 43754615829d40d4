//! `covers(choices, list)`

use super::{Function, any_can_be_none, strict};
use crate::bound::{Content, ItemSet, Range, Value};
use crate::form::Kind;
use crate::quantity::Number;

/// How much of a list is chosen.
pub static COVERS: Function = Function {
    name: "covers",
    usage: "covers(choices, list)",
    explain: (
        "bagian dari daftar itu yang terpilih",
        "the share of the list's items that are chosen",
    ),
    phrase: |_| ("bagian dari {1} yang tercakup dalam {0}", "the share of {1} that {0} covers"),
    examples: &[
        ("first(covers(agenda, agenda_wajib) of rapat)", "100%"),
        ("last(covers(agenda, [\"capaian\", \"masalah\"]) of rapat)", "50%"),
    ],
    arguments: 2,
    check: |arguments| match arguments.of(0, |kind| matches!(kind, Kind::Choices(_)))? {
        Kind::Choices(vocabulary) => arguments.items(1, vocabulary).map(|()| Kind::Share),
        other => Ok(other),
    },
    picks: None,
    can_be_none: any_can_be_none,
    evaluate: |arguments| strict(arguments, || covers(arguments).into()),
};

/// Unit: a share, 0 to 1; none for an empty list.
fn covers(arguments: &[Value<'_>]) -> Option<Range> {
    let [chosen, list] = arguments else { return None };
    let (Content::Choices { surely, possibly }, Content::Choices { surely: list, .. }) =
        (chosen.content(), list.content())
    else {
        return None;
    };
    let share = |items: ItemSet| {
        Number::from(items.intersection(*list).count()).checked_div(&Number::from(list.count()))
    };
    if surely == possibly {
        return share(*surely).map(Range::exactly);
    }
    Some(Range::spanning(share(*surely)?, share(*possibly)?))
}
