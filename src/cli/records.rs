//! Reads assessments that were written earlier: records for programs, and workbooks.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::inputs::Findings;
use super::speech::Argument;
use crate::diagnostic::{Place, Source};
use crate::error::Error;
use crate::files;
use crate::followup::{Reported, record, workbook};

pub(super) const PREVIOUS: Argument = Argument {
    name: "previous",
    value: ("BERKAS", "FILE"),
    help: (
        "penilaian terdahulu (.json, .ndjson, atau laporan .xlsx dengan RTL), untuk html, docx, dan agenda",
        "earlier assessments (.json, .ndjson, or a report's .xlsx with its plan), for html, docx and agenda",
    ),
};

/// The assessments of files; what is wrong with these is found.
pub(super) fn earlier(paths: &[PathBuf], findings: &mut Findings) -> Vec<Reported> {
    let mut all = Vec::new();
    for path in paths {
        match of_file(path, findings) {
            Ok(found) => all.extend(found),
            Err(error) => findings.errors.push(error),
        }
    }
    all
}

fn of_file(path: &Path, findings: &mut Findings) -> Result<Vec<Reported>, Error> {
    let name = path.display().to_string();
    if is_workbook(path) {
        let report = workbook::read(&name, files::read(path)?, &mut findings.diagnostics);
        return Ok(report.into_iter().collect());
    }
    let Some(text) = record_in(path)? else {
        let source = Arc::new(Source::file(name, String::new()));
        let fault = record::not_an_assessment(Place { source, span: 0..0 });
        findings.diagnostics.push(fault);
        return Ok(Vec::new());
    };
    let source = Arc::new(Source::file(name, text));
    let standings = record::read(&source, &mut findings.diagnostics);
    Ok(standings.into_iter().map(Reported::unanswered).collect())
}

/// Whether a file is a workbook, by its name.
pub(super) fn is_workbook(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["xlsx", "xlsm", "xls", "ods"].iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// The text of a file that holds assessments; `None` for any other.
pub(super) fn record_in(path: &Path) -> Result<Option<String>, Error> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if !["json", "ndjson", "jsonl"].iter().any(|known| known.eq_ignore_ascii_case(ending)) {
        return Ok(None);
    }
    let text = files::read_text(path)?;
    Ok(record::is_record(&text).then_some(text))
}
