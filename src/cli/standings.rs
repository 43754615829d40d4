//! Assessments as commands read them: from reports, from records, and from dossiers, which are assessed now.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::inputs::{self, Findings, Request};
use super::records::{is_workbook, record_in};
use crate::assess::assess;
use crate::diagnostic::Source;
use crate::dossier::load::is_expectation;
use crate::error::Error;
use crate::files;
use crate::followup::{Reported, record, workbook};
use crate::limits::Limit;
use crate::quantity::Date;
use crate::report::{View, json};
use crate::text::Lang;

/// Reads assessments.
pub(super) struct Standings<'s> {
    /// The checklist dossiers are assessed by; `None` for the one each names.
    pub(super) checklist: Option<&'s str>,
    /// The day up to which dossiers are assessed, if it is asked for.
    pub(super) as_of: Option<Date>,
    /// Whether the action plans of reports are read too.
    pub(super) with_plans: bool,
    /// The language of what is assessed now.
    pub(super) lang: Lang,
    /// What was wrong.
    pub(super) findings: &'s mut Findings,
}

impl Standings<'_> {
    /// The assessments of files and folders. What can't be read is told, and the others go on.
    pub(super) fn read(&mut self, inputs: &[PathBuf]) -> Vec<Reported> {
        let (mut all, mut dossiers) = (Vec::new(), Vec::new());
        for path in self.files(inputs) {
            match self.file(&path) {
                Ok(Some(reported)) => all.extend(reported),
                Ok(None) => dossiers.push(path),
                Err(error) => self.findings.errors.push(error),
            }
        }
        if !dossiers.is_empty() {
            match self.assessed(&dossiers) {
                Ok(reported) => all.extend(reported),
                Err(error) => self.findings.errors.push(error),
            }
        }
        all
    }

    /// The assessments of a report or record; `None` for what may be a dossier.
    fn file(&mut self, path: &Path) -> Result<Option<Vec<Reported>>, Error> {
        if is_workbook(path) {
            let is_report = workbook::is_report(files::read(path)?);
            let report = if is_report { Some(self.report(path)?) } else { None };
            return Ok(report.map(|report| report.into_iter().collect()));
        }
        let Some(text) = record_in(path)? else { return Ok(None) };
        let source = Arc::new(Source::file(path.display().to_string(), text));
        let standings = record::read(&source, &mut self.findings.diagnostics);
        Ok(Some(standings.into_iter().map(Reported::unanswered).collect()))
    }

    /// The files among inputs, and those of folders in path order; hidden ones and what is expected of cases
    /// are left out.
    fn files(&mut self, inputs: &[PathBuf]) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for input in inputs {
            if !input.is_dir() {
                files.push(input.clone());
                continue;
            }
            let mut inside = Vec::new();
            if let Err(error) = search(input, 0, &mut inside) {
                self.findings.errors.push(error);
            }
            inside.sort();
            files.extend(inside);
        }
        files
    }

    fn report(&mut self, path: &Path) -> Result<Option<Reported>, Error> {
        let (name, bytes) = (path.display().to_string(), files::read(path)?);
        let diagnostics = &mut self.findings.diagnostics;
        if !self.with_plans {
            return Ok(
                workbook::read_assessment(&name, bytes, diagnostics).map(Reported::unanswered)
            );
        }
        Ok(workbook::read(&name, bytes, diagnostics))
    }

    /// The assessments of dossiers, as they would be written.
    fn assessed(&mut self, paths: &[PathBuf]) -> Result<Vec<Reported>, Error> {
        let request =
            Request { checklist: self.checklist, inputs: paths, period: None, as_of: self.as_of };
        let mut all = Vec::new();
        for (checklist, dossier) in inputs::dossiers(&request, self.findings) {
            let assessment = assess(&checklist, &dossier);
            let view = View::of(&checklist, &dossier, &assessment, self.lang);
            let source = Arc::new(Source::file(dossier.code.clone(), json::line(&view)?));
            let standings = record::read(&source, &mut self.findings.diagnostics);
            all.extend(standings.into_iter().map(Reported::unanswered));
        }
        Ok(all)
    }
}

fn search(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    let refused = |source| Error::Read { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        let path = entry.path();
        // A link to a folder is not followed: it may lead back here.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden || is_expectation(&path) || is_part(&path) {
            continue;
        }
        if is_folder && depth < Limit::Folders.count() {
            search(&path, depth + 1, files)?;
        } else if is_folder {
            return Err(Error::TooDeep { path });
        } else if files::is_ordinary(&path) {
            files.push(path);
        }
    }
    Ok(())
}

/// Whether a file is a part of a dossier in CSV, which is read by way of its `unit.csv`.
fn is_part(path: &Path) -> bool {
    let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    is_csv && path.file_name().is_none_or(|name| name != "unit.csv")
}
