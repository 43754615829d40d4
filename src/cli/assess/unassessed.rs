//! What stands in place of an assessment, where every line in is to have a line out.

use std::sync::Arc;

use crate::cli::intake::{Line, Source};
use crate::diagnostic::json::to_json_line;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::dossier::load::NO_DOSSIER;
use crate::report::origin::VERSION;
use crate::text;
use crate::text::{Lang, escaped};

/// A line without an assessment of its own.
pub(super) struct Unassessed<'l> {
    pub(super) source: &'l Source,
    pub(super) line: Line<'l>,
    pub(super) lang: Lang,
}

impl Unassessed<'_> {
    /// A line of JSON that says what was found.
    pub(super) fn told(&self, mut found: Diagnostics) -> String {
        if found.is_empty() {
            found.push(self.why());
        }
        let place = format!("{}:{}", self.source.name, self.line.number);
        let place = escaped(serde_json::Value::from(place).to_string());
        let faults = to_json_line(&found, self.lang);
        format!("{{\"tilik\":\"{VERSION}\",\"source\":{place},\"faults\":{faults}}}\n")
    }

    /// Why a line in which nothing is wrong has no assessment.
    fn why(&self) -> Diagnostic {
        let text = String::from_utf8_lossy(self.line.bytes).into_owned();
        let source =
            Arc::new(crate::diagnostic::Source::line(&*self.source.name, text, self.line.number));
        let place = Place { source, span: 0..0 };
        if self.line.is_blank() {
            let message = text!("baris ini kosong", "this line is empty");
            return Diagnostic::error(NO_DOSSIER, place, message);
        }
        let message = text!(
            "baris ini bagian dari dossier yang sudah dinilai pada baris di atasnya",
            "this line is a part of a dossier that is told at a line above"
        );
        Diagnostic::warning(NO_DOSSIER, place, message)
    }
}
