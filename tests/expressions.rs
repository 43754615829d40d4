//! Every function and aggregate says what it does, in both languages, and its examples come out as it says.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "support/sample.rs"]
mod sample;

use std::collections::BTreeSet;
use std::fs;

use tilik::checklist::Checklist;
use tilik::expr::aggregate::{AGGREGATES, Of};
use tilik::expr::function::FUNCTIONS;
use tilik::expr::table::{Entry, aggregates, functions};
use tilik::expr::{NodeKind, Scene};
use tilik::form::Kind;

use sample::{checklist, dossier, node, worth};

fn all() -> Vec<Entry> {
    functions().chain(aggregates()).collect()
}

#[test]
fn every_example_comes_out_as_it_says() {
    let checklist = checklist();
    let dossier = dossier(&checklist);
    for entry in all() {
        for (text, said) in entry.examples {
            assert_eq!(worth(&checklist, &dossier, text), *said, "{text}");
        }
    }
}

#[test]
fn every_function_and_aggregate_has_a_usage_an_explanation_and_examples() {
    for entry in all() {
        let name = entry.name;
        assert!(entry.usage.starts_with(&format!("{name}(")), "{name}: {}", entry.usage);
        for text in [entry.explain.0, entry.explain.1] {
            assert!(text.split_whitespace().count() > 2, "{name}: `{text}` explains nothing");
        }
        assert_ne!(entry.explain.0, entry.explain.1, "{name} is explained in one language only");
        let shows_it = |(text, _): &&(&str, &str)| text.contains(&format!("{name}("));
        assert!(entry.examples.iter().filter(shows_it).count() > 0, "{name} has no example");
    }
}

#[test]
fn every_name_is_used_once() {
    let names: Vec<&str> = all().iter().map(|entry| entry.name).collect();
    let different: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), different.len(), "{names:?}");
}

/// The names in a phrase, without how they are said: `{0:loose}` is 0.
fn placeholders(phrase: &str) -> BTreeSet<String> {
    let inside = phrase.split('{').skip(1).map(|rest| rest.split('}').next().unwrap());
    inside.map(|name| name.split(':').next().unwrap().to_owned()).collect()
}

fn expect_phrase(name: &str, phrase: (&str, &str), wanted: &BTreeSet<String>, denied: bool) {
    for text in [phrase.0, phrase.1] {
        assert_eq!(placeholders(text), *wanted, "{name}: `{text}`");
        assert_eq!(text.contains('['), denied, "{name}: `{text}` and its denial");
        assert_eq!(text.matches('[').count(), text.matches(']').count(), "{name}: `{text}`");
    }
    assert_ne!(phrase.0, phrase.1, "{name} has a phrase in one language only");
}

/// Whether the first example, which is the call itself, is yes or no.
fn is_condition(checklist: &Checklist, entry: Entry) -> bool {
    node(checklist, entry.examples.first().unwrap().0).of == Kind::Boolean
}

#[test]
fn every_function_has_a_phrase_with_each_of_its_arguments() {
    let checklist = checklist();
    for (function, entry) in FUNCTIONS.iter().zip(functions()) {
        let wanted = (0..function.arguments).map(|place| place.to_string()).collect();
        let denied = is_condition(&checklist, entry);
        expect_phrase(function.name, function.phrase, &wanted, denied);
    }
}

#[test]
fn every_aggregate_has_a_phrase_with_its_rows_and_what_is_taken_of_them() {
    let checklist = checklist();
    let kinds = [Kind::Boolean, Kind::Integer, Kind::Duration, Kind::Date, Kind::Text];
    for (aggregate, entry) in AGGREGATES.iter().zip(aggregates()) {
        let denied = is_condition(&checklist, entry);
        let rows = BTreeSet::from(["rows".to_owned()]);
        let taken = BTreeSet::from(["rows".to_owned(), "of".to_owned()]);
        if aggregate.of != Of::Always {
            expect_phrase(aggregate.name, (aggregate.phrase)(None), &rows, denied);
        }
        if aggregate.of != Of::Never {
            for kind in kinds {
                expect_phrase(aggregate.name, (aggregate.phrase)(Some(kind)), &taken, denied);
            }
        }
    }
}

#[test]
fn every_file_of_a_function_or_an_aggregate_stands_in_the_table() {
    for (folder, listed) in [("function", FUNCTIONS.len()), ("aggregate", AGGREGATES.len())] {
        let files = fs::read_dir(format!("src/expr/{folder}")).unwrap().count();
        assert_eq!(listed, files - 1, "each file but mod.rs has a line in the table of {folder}s");
    }
}

/// Arguments that a function picks from are looked at only where it may pick them.
#[test]
fn what_is_not_picked_is_not_looked_at() {
    let checklist = checklist();
    let dossier = dossier(&checklist);
    let scene = Scene::root(&checklist.form, &dossier.records);
    for (text, looked_at) in [
        ("if(staf > 3, 1, 2)", "staf > 3, 1"),
        ("if(staf < 3, 1, 2)", "staf < 3, 2"),
        ("if(sop, 1, 2)", "sop, 1, 2"),
        ("coalesce(nama, \"x\")", "nama"),
        ("coalesce(ketua, nama)", "ketua, nama"),
        ("between(staf, 1, 2)", "staf, 1, 2"),
    ] {
        let node = node(&checklist, text);
        let NodeKind::Call(function, arguments) = &node.kind else { panic!("{text}") };
        let parts = scene.looked_at(function, arguments);
        let parts: Vec<&str> = parts.iter().map(|part| &text[part.span.clone()]).collect();
        assert_eq!(parts.join(", "), looked_at, "{text}");
    }
}
