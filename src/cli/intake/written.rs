//! Assessments that were written earlier, which some commands take in beside dossiers.

use std::sync::Arc;

use super::lines::Line;
use super::sources::Source;
use crate::diagnostic::{self, Diagnostic, Diagnostics};
use crate::dossier::load::Format;
use crate::error::Error;
use crate::files;
use crate::followup::standing::Standing;
use crate::followup::{record, workbook};
use crate::limits::Limit;

/// Whether a file holds assessments: a report, or records of them.
pub(super) fn is_written(source: &Source) -> bool {
    let place = source.place();
    match source.format {
        Format::Lines => source.first_line().is_some_and(|(_, text)| record::is_record(&text)),
        Format::Json => files::read_text(place).is_ok_and(|text| record::is_record(&text)),
        Format::Workbook => files::read(place).is_ok_and(workbook::is_report),
        Format::Yaml | Format::Csv => false,
    }
}

/// The assessments of a file.
pub(super) fn of_file(source: &Source, found: &mut Diagnostics) -> Result<Vec<Standing>, Error> {
    if source.format == Format::Workbook {
        let bytes = files::read(source.place())?;
        return Ok(Vec::from_iter(workbook::read_assessment(&source.name, bytes, found)));
    }
    let text = files::read_text(source.place())?;
    Ok(record::read(&Arc::new(diagnostic::Source::file(&*source.name, text)), found))
}

/// The assessments of a line.
pub(super) fn of_line(
    source: &Source,
    line: Line<'_>,
    found: &mut Diagnostics,
) -> Result<Vec<Standing>, Diagnostic> {
    let text = line.text(&source.name, Limit::Line.count())?;
    Ok(record::read(&Arc::new(diagnostic::Source::line(&*source.name, text, line.number)), found))
}
