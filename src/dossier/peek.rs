//! Looks at what a dossier says at its top, before it is known by which checklist to read it.

use std::ops::Range;

use super::json;
use crate::document::Document;

/// The checklist a YAML document names, and where.
#[must_use]
pub fn checklist_of_document(document: &Document) -> Option<(String, Range<usize>)> {
    let node = document.root.get("daftar_tilik")?;
    let name = node.scalar()?.text.trim();
    (!name.is_empty()).then(|| (name.to_owned(), node.span.clone()))
}

/// The checklist that a dossier in JSON names, and where. Of several in one text, the first counts.
#[must_use]
pub fn checklist_of_json(text: &str) -> Option<(String, Range<usize>)> {
    let mut found = None;
    json::peek(text, &mut |key, value, span| {
        if key == "daftar_tilik" && !value.trim().is_empty() {
            found = Some((value.trim().to_owned(), span));
        }
    });
    found
}
