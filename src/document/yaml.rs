//! Reads YAML into documents.

use std::sync::Arc;

use granit_parser::{Parser, StrInput};

use super::build::{Builder, Halt};
use super::{Document, fault};
use crate::diagnostic::{Diagnostics, Source};
use crate::limits::Limit;

/// How large a file may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// How many values, aliases resolved; a long text repeated by aliases counts as several.
    pub nodes: usize,
    /// How deep lists and maps nest.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { nodes: Limit::Values.count(), depth: Limit::Depth.count() }
    }
}

/// The documents of a YAML file, in order.
///
/// A file that holds nothing, or only comments, has no document; a bare `---` is a document with an empty
/// plain scalar. A document that cannot be read as YAML is reported once and left out, and reading goes on
/// with the next one. Other faults are all reported, and the document is kept without the part at fault.
pub fn read_yaml(
    source: &Arc<Source>,
    limits: Limits,
    diagnostics: &mut Diagnostics,
) -> Vec<Document> {
    if source.text.len() > most_bytes() {
        diagnostics.push(fault::too_long(source));
        return Vec::new();
    }
    let mut parser = parser(&source.text, limits);
    let mut builder = Builder::new(source, limits, diagnostics);
    let mut documents = Vec::new();
    while let Some(event) = parser.next_event() {
        let taken = match event {
            Ok((event, span)) => builder.take(event, &span),
            Err(error) => Err(builder.refuse(&error)),
        };
        match taken {
            Ok(document) => documents.extend(document),
            Err(Halt::File) => break,
            Err(Halt::Document) if parser.proceed_next_document().unwrap_or(false) => {}
            Err(Halt::Document) => break,
        }
    }
    documents
}

/// How many bytes a file may have: read, a text may take five times as many. A megabyte is harmless.
fn most_bytes() -> usize {
    (Limit::File.count() / fault::YAML_SHARE).max(1 << 20)
}

/// The events of a text.
pub(super) fn parser(text: &str, limits: Limits) -> Parser<'_, StrInput<'_>> {
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        flow_nesting_limit: limits.depth,
        block_nesting_limit: limits.depth,
    };
    Parser::new_from_str_with_options(text, options)
}
