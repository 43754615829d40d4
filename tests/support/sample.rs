//! The sample dossier over which examples of the language are worked out, and values as the language writes them.

use std::fs;
use std::sync::Arc;

use tilik::bound::{Content, Range, Truth, Value};
use tilik::checklist::{Checklist, load, notation};
use tilik::diagnostic::{Diagnostics, Source};
use tilik::dossier::{Dossier, ReadOptions, Reader};
use tilik::expr::{Node, Scene, Scope, check, parse};
use tilik::form::Kind;
use tilik::quantity::Number;

const SAMPLE: &str = "tests/fixtures/language";

/// The sample checklist.
pub(crate) fn checklist() -> Checklist {
    let text = fs::read_to_string(format!("{SAMPLE}/checklist.yaml")).unwrap();
    let mut diagnostics = Diagnostics::new();
    let checklist = load::from_text("checklist.yaml", &text, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    checklist.unwrap()
}

/// The text of the sample dossier.
pub(crate) fn dossier_text() -> String {
    fs::read_to_string(format!("{SAMPLE}/dossier.yaml")).unwrap()
}

/// The sample dossier.
pub(crate) fn dossier(checklist: &Checklist) -> Dossier {
    read(checklist, &dossier_text()).expect("the sample is sound")
}

/// A dossier, where nothing is wrong with it.
pub(crate) fn read(checklist: &Checklist, text: &str) -> Option<Dossier> {
    let reader = Reader::new(checklist, ReadOptions::default());
    let mut diagnostics = Diagnostics::new();
    let source = Arc::new(Source::file("dossier.yaml", text));
    let mut drafts = reader.read_yaml(&source, &mut diagnostics);
    let dossier = reader.seal(drafts.first_mut()?, &mut diagnostics);
    dossier.filter(|_| diagnostics.is_empty())
}

/// An expression over the root of the sample.
pub(crate) fn node(checklist: &Checklist, text: &str) -> Node {
    let scope = Scope::root(&checklist.form, &checklist.parameters);
    let mut warnings = Vec::new();
    let node = check(&parse(text).unwrap(), &scope, &mut warnings).expect(text);
    assert!(warnings.is_empty(), "{text}: {warnings:?}");
    node
}

/// What an expression over the root is worth, as the language writes it.
pub(crate) fn worth(checklist: &Checklist, dossier: &Dossier, text: &str) -> String {
    let node = node(checklist, text);
    let scene = Scene::root(&checklist.form, &dossier.records);
    written(node.of, &scene.evaluate(&node))
}

/// A value as the language writes it.
fn written(kind: Kind, value: &Value<'_>) -> String {
    let known = match value.content() {
        Content::Nothing => return "none".to_owned(),
        Content::Truth(Truth::Either) => "?".to_owned(),
        Content::Truth(known) => (*known == Truth::True).to_string(),
        Content::Range(range) => written_range(kind, range),
        Content::Text(text) => text.map_or("?".to_owned(), |text| format!("\"{text}\"")),
        Content::Choice(_) | Content::Choices { .. } => panic!("no example gives a choice"),
    };
    if value.may_be_none() { format!("{known} or none") } else { known }
}

fn written_range(kind: Kind, range: &Range) -> String {
    let one = |end: &Number| notation::literal(kind, end);
    match (range.exact(), range.low(), range.high()) {
        (Some(exact), _, _) => one(exact),
        (None, Some(low), Some(high)) => format!("{}..{}", one(low), one(high)),
        (None, Some(low), None) => format!(">= {}", one(low)),
        (None, None, Some(high)) => format!("<= {}", one(high)),
        (None, None, None) => "?".to_owned(),
    }
}
