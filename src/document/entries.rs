//! Checks the entries of a map once all are read: no key twice, merge keys resolved.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::fault::Faults;
use super::{Content, Entry, Node, Style, fault};
use crate::diagnostic::{Place, Source};

/// Makes sure that no key occurs twice, and puts what `<<` refers to in its place.
pub(super) fn check(
    entries: &mut Vec<Entry>,
    flow: bool,
    source: &Arc<Source>,
    faults: &mut Faults<'_>,
) {
    if flow {
        drop_split_values(entries, source, faults);
    }
    drop_duplicates(entries, source, faults);
    if entries.iter().any(is_merge) {
        let own: HashSet<String> = entries.iter().map(|entry| entry.key.text.clone()).collect();
        *entries = merge(std::mem::take(entries), own, source, faults);
    }
}

fn drop_duplicates(entries: &mut Vec<Entry>, source: &Arc<Source>, faults: &mut Faults<'_>) {
    let mut first: HashMap<&str, &Entry> = HashMap::with_capacity(entries.len());
    let mut again = HashSet::new();
    for entry in entries.iter() {
        match first.get(entry.key.text.as_str()) {
            None => {
                first.insert(&entry.key.text, entry);
            }
            Some(earlier) => {
                faults.push(fault::duplicate_key(
                    entry.key_place(source),
                    &entry.key.text,
                    earlier.key_place(source),
                ));
                again.insert(entry.key_span.start);
            }
        }
    }
    if !again.is_empty() {
        entries.retain(|entry| !again.contains(&entry.key_span.start));
    }
}

/// Reports values of a `{…}` that a comma has cut into keys without a value, as in `{a: f(x, y)}`.
fn drop_split_values(entries: &mut Vec<Entry>, source: &Arc<Source>, faults: &mut Faults<'_>) {
    let mut before: Option<&Entry> = None;
    let mut rest = entries.as_slice();
    while let Some((entry, tail)) = rest.split_first() {
        rest = tail;
        if !lacks_value(entry, source) {
            before = Some(entry);
            continue;
        }
        let more = rest.iter().take_while(|entry| lacks_value(entry, source)).count();
        let (cut, tail) = rest.split_at(more);
        rest = tail;
        let end = cut.last().unwrap_or(entry).key_span.end;
        let whole = before
            .filter(|before| before.value.scalar().is_some_and(|it| it.style == Style::Plain))
            .map(|before| before.value.span.start..end);
        faults.push(fault::entry_without_value(entry.key_place(source), whole));
    }
    entries.retain(|entry| !lacks_value(entry, source));
}

fn lacks_value(entry: &Entry, source: &Source) -> bool {
    let after = source.text.get(entry.key_span.end..).unwrap_or_default();
    entry.value.span.is_empty() && !after.trim_start().starts_with(':')
}

fn is_merge(entry: &Entry) -> bool {
    entry.key.style == Style::Plain && entry.key.text == "<<"
}

/// Replaces `<<` by what it refers to. What the map says itself wins, then what is named first.
fn merge(
    entries: Vec<Entry>,
    mut known: HashSet<String>,
    source: &Arc<Source>,
    faults: &mut Faults<'_>,
) -> Vec<Entry> {
    let mut merged = Vec::with_capacity(entries.len());
    for entry in entries {
        if !is_merge(&entry) {
            merged.push(entry);
            continue;
        }
        let place = entry.key_place(source);
        for other in maps_of(entry.value, &place, faults) {
            let new = other.into_iter().filter(|entry| known.insert(entry.key.text.clone()));
            merged.extend(new);
        }
    }
    merged
}

fn maps_of(value: Node, key: &Place, faults: &mut Faults<'_>) -> Vec<Vec<Entry>> {
    let values = match value.content {
        Content::List(items) => items,
        content => vec![Node { content, ..value }],
    };
    let mut maps = Vec::new();
    for value in values {
        match value.content {
            Content::Map(entries) => maps.push(entries),
            // An alias that refers to nothing has been reported.
            Content::Scalar(scalar) if scalar.text.is_empty() && !value.span.is_empty() => {}
            Content::Scalar(_) | Content::List(_) => {
                faults.push(fault::merge_of_no_map(key.clone()));
            }
        }
    }
    maps
}
