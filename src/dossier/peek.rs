//! Looks at what a dossier says at its top, before it is known by which checklist to read it.

use std::ops::{ControlFlow, Range};

use super::value::Written;
use super::{Reader, json, merge};
use crate::document::Document;
use crate::form::Texts;
use crate::quantity::Period;

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
    json::peek(text, &mut |key, written, span| {
        if let Written::Text(value) | Written::Number(value) = written
            && key == "daftar_tilik"
            && !value.trim().is_empty()
        {
            found = Some((value.trim().to_owned(), span));
        }
        ControlFlow::Continue(())
    });
    found
}

/// Which unit and period a dossier in JSON is about, without reading the rest: dossiers that have this in
/// common may be parts of one. `None` where it does not say, so that it is no part of any.
#[must_use]
pub fn unit_and_period_of_json(reader: &Reader<'_>, text: &str) -> Option<(String, Period)> {
    let plan = &reader.plan;
    let field = plan.form.root().fields.get(plan.form.code.index())?;
    let (mut code, mut stated) = (None, None);
    json::peek(text, &mut |key, written, _| {
        if key == field.name && code.is_none() {
            let mut texts = Texts::default();
            let entry = plan.values.read(field, written, &mut texts);
            code = entry.ok().and_then(|entry| merge::code(&entry, &texts));
        } else if let Written::Text(period) | Written::Number(period) = written
            && key == "periode"
            && stated.is_none()
        {
            stated = Period::parse(period.trim());
        }
        if code.is_some() && stated.is_some() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    Some((code?, stated.or(reader.options.period)?))
}
