//! What would become of a criterion if the blanks of one kind were known.

use super::earned::points;
use super::tree::Tree;
use crate::bound::{Content, ItemSet, Possible, Range, Truth};
use crate::expr::Leaf;
use crate::form::Kind;
use crate::ids::{FieldId, TableId};
use crate::judge::{Judged, Supposed, WhatIf};
use crate::quantity::Number;
use crate::text::Lang;

/// How many choices are tried one by one.
const CHOICES: usize = 5;
/// How far above its least a quantity without a most is tried.
const FURTHEST: i64 = 1000;

/// What the points would be if all blanks of a kind were one thing, for each thing they can be.
pub(super) fn supposed(
    tree: &Tree<'_, '_>,
    (what_if, judged): (&WhatIf<'_>, &Judged),
    blanks: &[Leaf],
) -> Vec<String> {
    let tried = |supposed| {
        let after = what_if.suppose(blanks, &supposed);
        (supposed, after)
    };
    let tried: Vec<(Supposed, Judged)> =
        alternatives(tree, what_if, blanks).into_iter().map(tried).collect();
    let same = |after: &Judged| after.points == judged.points && after.applies == judged.applies;
    if tried.is_empty() {
        return Vec::new();
    }
    if tried.iter().all(|(_, after)| same(after)) {
        return vec![no_difference(tree, judged)];
    }
    let kind = kind(tree, blanks);
    let line = |(supposed, after): &(Supposed, Judged)| {
        let case = case(tree, (kind, supposed), blanks.len() > 1);
        format!("{case}: {}.", earned(tree, after))
    };
    tried.iter().map(line).collect()
}

/// Whether no blank can change the points, nor whether the criterion applies.
pub(super) fn is_settled(judged: &Judged) -> bool {
    judged.applies.is_sure() && judged.points.as_ref().is_none_or(|points| points.exact().is_some())
}

/// That blanks make no difference, or those of one kind alone.
pub(super) fn no_difference(tree: &Tree<'_, '_>, judged: &Judged) -> String {
    let points = earned(tree, judged);
    match (tree.words.lang, is_settled(judged)) {
        (Lang::Id, true) => format!("Apa pun isinya: tetap {points}."),
        (Lang::En, true) => format!("Whatever it is: still {points}."),
        (Lang::Id, false) => format!("Belum menentukan dengan sendirinya: tetap {points}."),
        (Lang::En, false) => format!("It does not decide by itself: still {points}."),
    }
}

/// The points, or that the criterion does not apply.
fn earned(tree: &Tree<'_, '_>, judged: &Judged) -> String {
    match (&judged.points, judged.applies) {
        (Some(range), Truth::True | Truth::Either) => points(tree.words, range),
        _ => tree.words.lang.pick("kriteria ini tidak berlaku", "it does not apply").to_owned(),
    }
}

/// `Bila semuanya ya`, `If there is none`.
fn case(tree: &Tree<'_, '_>, (kind, supposed): (Kind, &Supposed), several: bool) -> String {
    let words = tree.words;
    let (id, en) = match (supposed, several) {
        (Supposed::There, false) => ("Bila ada", "If there is one"),
        (Supposed::There, true) => ("Bila semuanya ada", "If each is there"),
        (Supposed::NotThere, false) => ("Bila tidak ada", "If there is none"),
        (Supposed::NotThere, true) => ("Bila semuanya tidak ada", "If none is there"),
        (Supposed::Is(value), _) => {
            let value = words.value(kind, value);
            let is_word = matches!(kind, Kind::Choice(_));
            let value = if is_word { format!("“{value}”") } else { value };
            return match (words.lang, several) {
                (Lang::Id, false) => format!("Bila {value}"),
                (Lang::Id, true) => format!("Bila semuanya {value}"),
                (Lang::En, false) => format!("If it is {value}"),
                (Lang::En, true) => format!("If each is {value}"),
            };
        }
    };
    words.lang.pick(id, en).to_owned()
}

fn kind(tree: &Tree<'_, '_>, blanks: &[Leaf]) -> Kind {
    match blanks {
        [Leaf::Cell { table, field, .. }, ..] => {
            tree.words.checklist.form.field(*table, *field).kind
        }
        _ => Kind::Boolean,
    }
}

/// What blanks that ask for the same can be, all of them alike.
fn alternatives(tree: &Tree<'_, '_>, what_if: &WhatIf<'_>, blanks: &[Leaf]) -> Vec<Supposed> {
    match blanks {
        [Leaf::Slot { .. }, ..] => vec![Supposed::There, Supposed::NotThere],
        [Leaf::Table { .. }, ..] => vec![Supposed::NotThere],
        [Leaf::Cell { table, field, .. }, ..] if !decides_rows(tree, *table, *field) => {
            values(tree, what_if, blanks)
        }
        [] | [Leaf::Cell { .. }, ..] => Vec::new(),
    }
}

/// Whether a field says that no row is missing: no row is made or unmade here.
fn decides_rows(tree: &Tree<'_, '_>, table: TableId, field: FieldId) -> bool {
    let timeline = tree.words.checklist.form.timeline.filter(|_| table == TableId::ROOT);
    timeline.is_some_and(|timeline| timeline.complete_when == Some(field))
}

/// What fields can be, where that is little: yes or no, one of a few choices, there or not; of a quantity,
/// the two neighbours between which the points change.
fn values(tree: &Tree<'_, '_>, what_if: &WhatIf<'_>, blanks: &[Leaf]) -> Vec<Supposed> {
    let records = &tree.dossier.records;
    let value = |blank: &Leaf| match blank {
        Leaf::Cell { table, row, field } => Some(records.value(*table, *row, *field)),
        Leaf::Slot { .. } | Leaf::Table { .. } => None,
    };
    let values: Vec<_> = blanks.iter().filter_map(value).collect();
    let contents = || values.iter().map(Possible::content);
    let kind = kind(tree, blanks);
    let mut all: Vec<Supposed> = match kind {
        Kind::Boolean => [Truth::True, Truth::False].map(|one| Supposed::Is(one.into())).into(),
        Kind::Choice(_) => common_choices(contents()),
        Kind::Integer
        | Kind::Number
        | Kind::Share
        | Kind::Date
        | Kind::Time
        | Kind::Month
        | Kind::Duration => neighbours(what_if, (kind, contents()), blanks),
        Kind::Text | Kind::Choices(_) => Vec::new(),
    };
    if values.iter().all(Possible::may_be_none) {
        if all.is_empty() {
            all.push(Supposed::There);
        }
        all.push(Supposed::NotThere);
    }
    all
}

/// The choices that all of some blanks can be, where they are few.
fn common_choices<'v>(contents: impl Iterator<Item = &'v Content<&'v str>>) -> Vec<Supposed> {
    let items = |content: &Content<&str>| match content {
        Content::Choice(items) => *items,
        _ => ItemSet::EMPTY,
    };
    let common = contents.map(items).reduce(ItemSet::intersection).unwrap_or_default();
    let only = |item| Supposed::Is(Possible::there(Content::Choice(ItemSet::only(item))));
    if common.count() <= CHOICES { common.iter().map(only).collect() } else { Vec::new() }
}

/// The two neighbouring values between which the points change, if some are found among those that all of
/// some blanks can be. Days and months of several rows are never the same, so they are not tried together.
fn neighbours<'v>(
    what_if: &WhatIf<'_>,
    (kind, contents): (Kind, impl Iterator<Item = &'v Content<&'v str>>),
    blanks: &[Leaf],
) -> Vec<Supposed> {
    if matches!(kind, Kind::Date | Kind::Month) && blanks.len() > 1 {
        return Vec::new();
    }
    let range = |content: &Content<&str>| match content {
        Content::Range(range) => Some(range.clone()),
        _ => None,
    };
    let common = contents.map(range).reduce(|one, other| one?.meet(other?)).flatten();
    let found = common.and_then(|common| {
        let (ends, step) = steps(kind, &common)?;
        what_if.turning_point(blanks, &ends, &step)
    });
    found.into_iter().flatten().map(|one| Supposed::Is(one.into())).collect()
}

/// The whole steps within a range, and how long a step is.
fn steps(kind: Kind, range: &Range) -> Option<(Range, Number)> {
    let step = if kind == Kind::Share { Number::ratio(1, 100)? } else { Number::ONE };
    let in_steps = |end: &Number, whole: fn(&Number) -> Number| {
        end.checked_div(&step).map(|count| whole(&count) * step.clone())
    };
    let low = in_steps(range.low().unwrap_or(&Number::ZERO), Number::ceil)?;
    let furthest = low.clone() + Number::whole(FURTHEST);
    let high = in_steps(range.high().unwrap_or(&furthest), Number::floor)?;
    Some((Range::between(Some(low), Some(high))?, step))
}
