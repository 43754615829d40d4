//! What is read from YAML, and what is said when it cannot be.

mod faults;
mod laws;
mod places;
mod reading;
mod syntax_faults;

use std::sync::Arc;

use super::*;
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::text::Lang;

fn read_within(text: &str, limits: Limits) -> (Vec<Document>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let source = Arc::new(Source::file("contoh.yaml", text));
    (read_yaml(&source, limits, &mut diagnostics), diagnostics)
}

fn read(text: &str) -> (Vec<Document>, Diagnostics) {
    read_within(text, Limits::default())
}

/// The only document of a text without faults.
fn sound(text: &str) -> Document {
    let (mut documents, diagnostics) = read(text);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(documents.len(), 1);
    documents.remove(0)
}

/// The text of a scalar under keys, or in a list under the place's number.
fn at<'a>(node: &'a Node, path: &[&str]) -> &'a Node {
    path.iter().fold(node, |node, step| match &node.content {
        Content::List(items) => &items[step.parse::<usize>().unwrap()],
        Content::Map(_) => node.get(step).unwrap(),
        Content::Scalar(_) => panic!("a scalar has no parts"),
    })
}

fn text_at<'a>(document: &'a Document, path: &[&str]) -> &'a str {
    &at(&document.root, path).scalar().unwrap().text
}

/// A fault as `code, underlined text, message, what to write instead`.
fn told(diagnostic: &Diagnostic) -> (&'static str, &str, &str, Option<&str>) {
    let place = diagnostic.place.as_ref().unwrap();
    (
        diagnostic.code.0,
        &place.source.text[place.span.clone()],
        diagnostic.message.get(Lang::En),
        diagnostic.replacement.as_ref().map(|(_, text)| text.as_str()),
    )
}

/// The only fault of a text.
fn fault_of(text: &str) -> Diagnostic {
    let (_, diagnostics) = read(text);
    assert_eq!(diagnostics.iter().count(), 1, "{diagnostics:?}");
    diagnostics.into_iter().next().unwrap()
}
