//! Assessments that were written earlier, which some commands take in beside dossiers.

use std::sync::Arc;

use super::lines::Line;
use super::sources::Source;
use crate::cli::inputs::Findings;
use crate::diagnostic;
use crate::dossier::load::{Content, Format, Loaded};
use crate::files;
use crate::followup::standing::Standing;
use crate::followup::{record, workbook};
use crate::limits::Limit;

/// Whether a file holds assessments: a report, or records of them.
pub(super) fn is_written(source: &mut Source) -> bool {
    match source.format {
        Format::Lines => source.first_line().is_some_and(|(_, text)| record::is_record(&text)),
        Format::Json => source.opened().loaded.as_ref().is_some_and(|it| record_of(it).is_some()),
        Format::Workbook => files::read(source.place()).is_ok_and(workbook::is_report),
        Format::Yaml | Format::Csv => false,
    }
}

/// The assessments of a file.
pub(super) fn of_file(source: &Source, findings: &mut Findings) -> Vec<Standing> {
    if source.format == Format::Workbook {
        return match files::read(source.place()) {
            Ok(bytes) => {
                let found = &mut findings.diagnostics;
                workbook::read_assessment(&source.name, bytes, found).into_iter().collect()
            }
            Err(error) => {
                findings.errors.push(error);
                Vec::new()
            }
        };
    }
    let opened = source.open();
    findings.add(opened.findings);
    let record = opened.loaded.as_ref().and_then(record_of);
    record.map(|text| record::read(text, &mut findings.diagnostics)).unwrap_or_default()
}

/// The assessments of a line.
pub(super) fn of_line(source: &Source, line: Line<'_>, findings: &mut Findings) -> Vec<Standing> {
    match line.text(&source.name, Limit::Line.count()) {
        Ok(text) => {
            let line = Arc::new(diagnostic::Source::line(&*source.name, text, line.number));
            record::read(&line, &mut findings.diagnostics)
        }
        Err(fault) => {
            findings.diagnostics.push(fault);
            Vec::new()
        }
    }
}

/// The text of a file that holds assessments.
fn record_of(file: &Loaded) -> Option<&Arc<diagnostic::Source>> {
    match &file.content {
        Content::Json(text) | Content::Lines(text) => {
            Some(text).filter(|text| record::is_record(&text.text))
        }
        Content::Yaml(_) | Content::Cells(_) => None,
    }
}
