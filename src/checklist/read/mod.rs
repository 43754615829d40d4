//! From a document to a checked checklist: every problem is reported in one run, and nothing downstream
//! checks again.

mod advice;
mod criteria;
mod expression;
mod flags;
mod form;
mod head;
mod indicators;
mod levels;
mod listed;
mod measure;
mod nothing_known;
mod parameters;
mod parts;
mod reach;
mod reader;
mod template;
mod texts;
mod threshold;
mod value;
mod vocabularies;

#[cfg(test)]
mod tests;

use super::{Checklist, selections};
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use reader::Reader;

pub(super) use listed::duplicate_id;
pub(super) use reader::{missing_key, wrong_shape};

/// The checklist that a document says, or `None` where anything in it is wrong.
///
/// `sha256` is the hash of the file's bytes. What the document `extends` has been merged into it, if anything: the
/// checklist is given without bases and changes. All errors and warnings are added to `diagnostics`, which may
/// hold what was said of the document already.
pub fn from_document(
    document: &Document,
    sha256: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Checklist> {
    let mut reader = Reader::new(document, diagnostics);
    let checklist = checklist(&mut reader, sha256);
    let sound = !reader.found.has_errors();
    diagnostics.extend(reader.found);
    checklist.filter(|_| sound)
}

fn checklist<'d>(reader: &mut Reader<'d>, sha256: &str) -> Option<Checklist> {
    let top = reader.top()?;
    let head = reader.head_of_checklist(&top);
    let (parameters, refused) = reader.parameters(&top);
    let parts = reader.parts(&top);
    let form = reader.form(&top, &parameters, refused);
    let judged = reader.judged(&top, &parameters, &parts, head.as_ref(), form.as_ref());
    let (head, form, mut judged) = (head?, form?, judged?);
    let selections = selections::number(&mut judged.criteria);
    Some(Checklist {
        id: head.id.to_owned(),
        version: head.version.to_owned(),
        title: head.title,
        sha256: sha256.to_owned(),
        bases: Vec::new(),
        changes: Vec::new(),
        basis: head.basis,
        parameters,
        form: form.form,
        rules: form.rules,
        sections: parts.sections,
        axes: parts.axes,
        grades: parts.grades,
        addressees: parts.addressees,
        gates: parts.gates,
        criteria: judged.criteria,
        indicators: judged.indicators,
        flags: judged.flags,
        selections,
    })
}
