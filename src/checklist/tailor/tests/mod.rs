//! What an overlay makes of its base, what is told of it, and what it can have wrong.

mod chains;
mod changes;
mod faults;
mod laws;
mod merging;

use crate::checklist::{Change, Checklist, Shelf, Written, chain};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::error::Error;
use crate::text::Lang;

const BASE: &str = include_str!("../../../../tests/fixtures/checklists/contoh.yaml");

/// The beginning of every overlay here.
const HEAD: &str = "tilik: 1\nextends: dasar.yaml\nchecklist:\n  id: kabupaten\n  version: \"2\"\n  title: {id: Kabupaten, en: District}\n";

/// Checklists by name.
struct Texts<'a>(&'a [(&'a str, &'a str)]);

impl Shelf for Texts<'_> {
    fn find(&self, reference: &str, _by: &Written) -> Result<Option<Written>, Error> {
        let found = self.0.iter().find(|(name, _)| *name == reference);
        Ok(found.map(|(name, text)| written(name, text)))
    }
}

fn written(name: &str, text: &str) -> Written {
    Written { name: name.to_owned(), text: text.to_owned() }
}

/// The first of the checklists, and what is said of it.
fn read(texts: &[(&str, &str)]) -> (Option<Checklist>, Diagnostics) {
    let mut found = Diagnostics::new();
    let (name, text) = texts[0];
    let checklist = chain::read(&written(name, text), &Texts(texts), &mut found).unwrap();
    (checklist, found.in_reading_order())
}

/// An overlay of the example: what it says after its head.
fn overlay(rest: &str) -> (Option<Checklist>, Diagnostics) {
    read(&[("kabupaten.yaml", &format!("{HEAD}{rest}")), ("dasar.yaml", BASE)])
}

/// The example as an overlay makes it, which is sound.
fn tailored(rest: &str) -> Checklist {
    let (checklist, found) = overlay(rest);
    assert!(found.is_empty(), "{rest}\n{found:?}");
    checklist.unwrap()
}

/// Each change as `path: from → to`, in English.
fn changes(checklist: &Checklist) -> Vec<String> {
    let said = |text: &Option<crate::text::Text>| {
        text.as_ref().map_or("·".to_owned(), |text| text.get(Lang::En).to_owned())
    };
    let change = |one: &Change| format!("{}: {} → {}", one.path, said(&one.from), said(&one.to));
    checklist.changes.iter().map(change).collect()
}

/// A fault as code, file, underlined text, and the texts marked beside it.
fn told(one: &Diagnostic) -> (&'static str, String, String, Vec<String>) {
    assert!(one.help.is_some(), "no way forward: {one:?}");
    let place = one.place.as_ref().unwrap();
    let marked =
        |place: &crate::diagnostic::Place| place.source.text[place.span.clone()].to_owned();
    let related = one.related.iter().map(|(place, _)| marked(place)).collect();
    (one.code.0, place.source.name.clone(), marked(place), related)
}
