//! Reads dossiers from the tree of a YAML document.

use super::Reader;
use std::ops::Range;

use super::draft::Draft;
use super::intake::{Intake, SIGN_NOT_QUOTED, Shape};
use super::plan::RowKey;
use super::value::{Chosen, Written};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Content, Document, Entry, Node, Scalar, Style};
use crate::form::Kind;
use crate::ids::{FieldId, TableId};
use crate::text;

/// Reads one document into a draft.
pub(super) fn read(
    reader: &Reader<'_>,
    document: &Document,
    diagnostics: &mut Diagnostics,
) -> Draft {
    let mut draft = reader.begin();
    let mut yaml = Yaml(reader.intake(&mut draft, &document.source, diagnostics));
    match &document.root.content {
        Content::Map(entries) => yaml.row((TableId::ROOT, 0), &document.root, entries),
        Content::Scalar(_) | Content::List(_) => {
            yaml.0.not_a_row(TableId::ROOT, document.root.span.clone());
            draft.is_cut_off = true;
        }
    }
    draft
}

struct Yaml<'r, 'c>(Intake<'r, 'c>);

impl Yaml<'_, '_> {
    fn row(&mut self, (table, parent): (TableId, u32), node: &Node, entries: &[Entry]) {
        let row = self.0.row(table, parent, node.span.start, node.line);
        let mut next = 0;
        for entry in entries {
            let name = entry.key.text.as_str();
            match self.0.key(table, name, &entry.key_span, &mut next) {
                None => {}
                Some(RowKey::Field(field)) => self.field((table, row, field), entry),
                Some(RowKey::Table(nested)) => self.table((table, row), nested, entry),
                Some(RowKey::Evidence) => self.0.evidence(table, row, &entry.value),
                Some(own @ (RowKey::Checklist | RowKey::Period | RowKey::FilledBy)) => {
                    let written = entry.value.scalar().map(written);
                    let span = entry.value.span.clone();
                    self.0.header(own, entry.key_span.clone(), written, span);
                }
            }
        }
    }

    fn field(&mut self, at: (TableId, u32, FieldId), entry: &Entry) {
        let node = &entry.value;
        let field = self.0.field(at.0, at.2);
        let span = node.span.clone();
        match (&node.content, field.kind) {
            (Content::Scalar(scalar), kind) if is_sign(scalar) && kind != Kind::Text => {
                self.sign_not_quoted(at, entry);
            }
            (Content::Scalar(scalar), _) => self.0.value(at, written(scalar), span),
            (Content::List(items), Kind::Choices(_)) => {
                let mut chosen = Some(Chosen::default());
                for item in items {
                    let written = match &item.content {
                        Content::Scalar(scalar) => Ok(written(scalar)),
                        Content::List(_) => Err(Shape::List),
                        Content::Map(_) => Err(Shape::Map),
                    };
                    chosen = self.0.item(field, written, item.span.clone(), chosen);
                }
                self.0.chosen(at, chosen, span);
            }
            (Content::List(_), _) => self.0.not_one_value(at, Shape::List, span),
            (Content::Map(_), _) => self.0.not_one_value(at, Shape::Map, span),
        }
    }

    /// `> 3` without quotes is the beginning of a text over several lines, and so reads as an empty one.
    fn sign_not_quoted(&mut self, at: (TableId, u32, FieldId), entry: &Entry) {
        let span = self.rest_of_line(entry);
        let place = self.0.place(span.clone());
        let value = place.as_ref().and_then(|place| place.source.text.get(span.clone()));
        let value = value.unwrap_or_default().to_owned();
        let sign = value.chars().next().unwrap_or('>');
        let message = text!(
            "nilai yang diawali `{sign}` harus ditulis di dalam tanda kutip",
            "a value that begins with `{sign}` must be in quotes"
        );
        let help = text!(
            "tulis seluruh nilainya di dalam tanda kutip; tanpa itu YAML membacanya sebagai teks kosong",
            "put the whole value in quotes; without them YAML reads it as an empty text"
        );
        let diagnostic = Diagnostic::error(SIGN_NOT_QUOTED, place, message).help(help);
        self.0.report(diagnostic.replace(format!("\"{value}\"")));
        self.0.refuse(at, span);
    }

    /// What follows a key on its line: a text over several lines has its place on the next one.
    fn rest_of_line(&self, entry: &Entry) -> Range<usize> {
        let key = entry.key_span.clone();
        let source = self.0.place(key.clone()).map(|place| place.source);
        let text = source.as_ref().and_then(|source| source.text.get(key.end..));
        let line = text.and_then(|text| text.lines().next()).unwrap_or_default();
        let value = line.trim_start_matches([':', ' ']);
        let start = key.end + line.len() - value.len();
        start..start + value.trim_end().len()
    }

    fn table(&mut self, (table, row): (TableId, u32), nested: TableId, entry: &Entry) {
        let node = &entry.value;
        let items = match &node.content {
            Content::Scalar(scalar) => {
                let span = node.span.clone();
                return self.0.table_word((table, row), nested, written(scalar), span);
            }
            Content::Map(_) => {
                return self.0.not_rows((table, row), nested, node.span.clone());
            }
            Content::List(items) => items,
        };
        let start = self.0.draft.table(nested).len();
        for item in items {
            if self.0.draft.is_full() {
                break;
            }
            match &item.content {
                Content::Map(entries) => self.row((nested, row), item, entries),
                Content::Scalar(_) | Content::List(_) => {
                    self.0.not_a_row(nested, item.span.clone());
                }
            }
        }
        let rows = start..self.0.draft.table(nested).len();
        self.0.nested_rows((table, row), nested, rows, entry.key_span.clone());
    }
}

/// Whether nothing but the sign of a text over several lines was written.
fn is_sign(scalar: &Scalar) -> bool {
    scalar.style == Style::Block && scalar.text.trim().is_empty()
}

fn written(scalar: &Scalar) -> Written<'_> {
    if scalar.is_null() && !scalar.text.is_empty() {
        Written::Null
    } else {
        Written::Text(&scalar.text)
    }
}
