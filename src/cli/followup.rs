//! `tilik followup`: what became of earlier recommendations.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::Status;
use super::assess::CHECKLIST;
use super::console::Console;
use super::inputs::{self, Findings, Request};
use super::records::{is_workbook, read, record_in};
use super::speech::{Argument, Texts};
use crate::assess::assess;
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::error::Error;
use crate::followup::plan::ActionPlan;
use crate::followup::standing::Standing;
use crate::followup::{Followup, pair, record, workbook};
use crate::report::terminal::followup as terminal;
use crate::report::{View, json};
use crate::text;
use crate::text::Lang;

/// An input with more than one assessment.
const SEVERAL_ASSESSMENTS: Code = Code("several-assessments");

#[derive(Args)]
pub(super) struct Followed {
    #[arg(required = true)]
    earlier: PathBuf,
    #[arg(required = true)]
    later: PathBuf,
    #[arg(short, long)]
    checklist: Option<String>,
    #[arg(short, long)]
    format: Option<Shape>,
}

/// How what became of recommendations is written.
#[derive(Clone, Copy, ValueEnum)]
enum Shape {
    Json,
}

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Menunjukkan rekomendasi mana yang sudah terlaksana, dan mana yang muncul kembali.",
        "Shows which recommendations were carried out, and which came back.",
    ),
    usage: (
        "tilik followup [-c DAFTAR_TILIK] DAHULU KINI [--format json]",
        "tilik followup [-c CHECKLIST] EARLIER LATER [--format json]",
    ),
    arguments: &[
        Argument {
            name: "earlier",
            value: ("DAHULU", "EARLIER"),
            help: (
                "penilaian terdahulu: laporan .xlsx (dengan RTL yang sudah diisi), .json, atau dossier",
                "the earlier assessment: a report's .xlsx (with its action plan filled in), .json, or a dossier",
            ),
        },
        Argument {
            name: "later",
            value: ("KINI", "LATER"),
            help: (
                "penilaian kemudian: laporan .xlsx, .json, atau dossier",
                "the later assessment: a report's .xlsx, .json, or a dossier",
            ),
        },
        CHECKLIST,
        Argument {
            name: "format",
            value: ("json", "json"),
            help: ("untuk program: json", "for programs: json"),
        },
    ],
};

/// Holds a later assessment against the recommendations of an earlier one.
///
/// # Errors
/// The machine refuses to read an input or to write the result.
pub(super) fn run(asked: &Followed, console: &mut Console) -> Result<Status, Error> {
    let mut findings = Findings::default();
    let mut side = Side { asked, lang: console.lang, findings: &mut findings };
    let earlier = side.with_plan(&asked.earlier)?;
    let later = side.standing(&asked.later)?;
    let both = earlier.zip(later);
    if let Some(((earlier, _), later)) = &both {
        findings.diagnostics.extend(pair::mismatch(earlier, later));
    }
    console.findings(&findings);
    let status = findings.status();
    if let (Some(((earlier, plan), later)), Status::Done) = (&both, status) {
        let followup = Followup::of(earlier, plan, later);
        let text = match asked.format {
            Some(Shape::Json) => json::followup(&followup)?,
            None => terminal::page(&followup, console.lang, console.look),
        };
        console.result(&text)?;
    }
    Ok(status)
}

/// Reads one of the two sides.
struct Side<'s> {
    asked: &'s Followed,
    lang: Lang,
    findings: &'s mut Findings,
}

impl Side<'_> {
    /// The assessment, and what the unit answered to it, if it is a workbook.
    fn with_plan(&mut self, path: &Path) -> Result<Option<(Standing, ActionPlan)>, Error> {
        if !is_workbook(path) {
            return Ok(self.standing(path)?.map(|standing| (standing, ActionPlan::default())));
        }
        let (name, bytes) = (path.display().to_string(), read(path)?);
        let report = workbook::read(&name, bytes, &mut self.findings.diagnostics);
        Ok(report.map(|report| (report.standing, report.plan)))
    }

    fn standing(&mut self, path: &Path) -> Result<Option<Standing>, Error> {
        let name = path.display().to_string();
        if is_workbook(path) {
            let diagnostics = &mut self.findings.diagnostics;
            return Ok(workbook::read_assessment(&name, read(path)?, diagnostics));
        }
        if let Some(text) = record_in(path)? {
            let source = Arc::new(Source::file(name, text));
            let all = record::read(&source, &mut self.findings.diagnostics);
            return Ok(self.only(path, all));
        }
        let all = self.assessed(path)?;
        Ok(self.only(path, all))
    }

    /// The assessments of the dossiers of a file, as they would be written.
    fn assessed(&mut self, path: &Path) -> Result<Vec<Standing>, Error> {
        let request = Request {
            checklist: self.asked.checklist.as_deref(),
            inputs: &[path.to_owned()],
            period: None,
            as_of: None,
        };
        let mut all = Vec::new();
        for (checklist, dossier) in inputs::dossiers(&request, self.findings) {
            let assessment = assess(&checklist, &dossier);
            let view = View::of(&checklist, &dossier, &assessment, self.lang);
            let source = Arc::new(Source::file(path.display().to_string(), json::line(&view)?));
            all.extend(record::read(&source, &mut self.findings.diagnostics));
        }
        Ok(all)
    }

    /// The one assessment that there should be.
    fn only(&mut self, path: &Path, mut all: Vec<Standing>) -> Option<Standing> {
        if all.len() > 1 {
            self.findings.diagnostics.push(several_assessments(path, all.len()));
            return None;
        }
        all.pop()
    }
}

fn several_assessments(path: &Path, count: usize) -> Diagnostic {
    let path = path.display();
    let message = text!(
        "{path} memuat {count} penilaian, padahal yang dibandingkan satu",
        "{path} holds {count} assessments, where one is compared"
    );
    Diagnostic::error(SEVERAL_ASSESSMENTS, None, message).help(text!(
        "beri berkas satu unit untuk satu periode, misalnya dari `tilik assess -o FOLDER`",
        "give the file of one unit and one period, such as one of `tilik assess -o FOLDER`"
    ))
}
