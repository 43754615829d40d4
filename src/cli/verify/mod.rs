//! `tilik verify`: whether a report still says what its inputs give.

mod report;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::assess::{CHECKLIST, INPUTS};
use super::console::Console;
use super::inputs::{self, Findings, Read, Request};
use super::kit::{self, LETTERHEAD, MINUTES, TEMPLATES};
use super::records::PREVIOUS;
use super::speech::{Argument, Texts};
use super::{Status, arguments};
use crate::assess::assess;
use crate::checklist::Checklist;
use crate::diagnostic::Diagnostics;
use crate::dossier::Dossier;
use crate::error::Error;
use crate::followup::workbook::whole;
use crate::quantity::Date;
use crate::report::{Format, Kit, Refused, View, json, terminal};
use crate::text::Lang;
use crate::verify::{self, Difference, Key, Outcome, Stated, Verified, cells, page};
use report::{Report, Seen};

#[derive(Args)]
pub(super) struct Verify {
    #[arg(required = true)]
    report: PathBuf,
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    #[arg(short, long)]
    checklist: Option<String>,
    #[arg(short, long)]
    format: Option<Shape>,
    #[arg(long)]
    templates: Option<PathBuf>,
    #[arg(long)]
    letterhead: Option<PathBuf>,
    #[arg(long, value_parser = arguments::minutes)]
    minutes: Option<u32>,
    #[arg(long)]
    previous: Vec<PathBuf>,
}

/// How what was found is written.
#[derive(Clone, Copy, ValueEnum)]
enum Shape {
    Json,
}

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Menghitung ulang sebuah laporan dari masukannya, dan mengatakan apakah isinya sama.",
        "Works a report out again from its inputs, and says whether it says the same.",
    ),
    usage: (
        "tilik verify [-c DAFTAR_TILIK] LAPORAN MASUKAN… [--format json]",
        "tilik verify [-c CHECKLIST] REPORT INPUT… [--format json]",
    ),
    arguments: &[
        Argument {
            name: "report",
            value: ("LAPORAN", "REPORT"),
            help: (
                "laporan .json, .ndjson, .xlsx, atau .html dari `tilik assess`",
                "a .json, .ndjson, .xlsx or .html report of `tilik assess`",
            ),
        },
        INPUTS,
        CHECKLIST,
        Argument {
            name: "format",
            value: ("json", "json"),
            help: ("untuk program: json", "for programs: json"),
        },
        TEMPLATES,
        LETTERHEAD,
        MINUTES,
        PREVIOUS,
    ],
};

/// Assesses again what a report is about, and says where the two differ.
///
/// # Errors
/// The machine refuses to read the report or to write what was found.
pub(super) fn run(asked: &Verify, console: &mut Console) -> Result<Status, Error> {
    let mut findings = Findings::default();
    let report = Report::read(&asked.report, &mut findings.diagnostics)?;
    let Some(report) = report else {
        console.findings(&findings);
        return Ok(Status::Wrong);
    };
    let lang = match report.seen {
        Seen::Page(_, _, lang) => lang,
        Seen::Record | Seen::Workbook(_) => console.lang,
    };
    let around = kit::Asked {
        templates: asked.templates.as_deref(),
        letterhead: asked.letterhead.as_deref(),
        minutes: asked.minutes,
        previous: &asked.previous,
    };
    let kit = kit::kit(&around, lang, &mut findings);
    let unfit = findings.status() != Status::Done;
    let read = if unfit { Vec::new() } else { dossiers(asked, &report, &mut findings) };
    console.findings(&findings);
    if unfit || read.is_empty() {
        return Ok(Status::Wrong);
    }
    let about =
        |(checklist, dossier): &(Arc<Checklist>, Dossier)| (key(checklist, dossier), dossier.as_of);
    let read = read.iter().map(|one| (about(one), one)).collect();
    let again = Again { report: &report, kit: &kit, read };
    let mut verified = Vec::new();
    for stated in &report.stated {
        match again.verified(stated) {
            Ok(one) => verified.push(one),
            Err(Refused::Machine(error)) => return Err(error.into()),
            Err(Refused::Template(fault)) => {
                console.diagnostic(&fault);
                return Ok(Status::Wrong);
            }
        }
    }
    show(asked, &verified, console)?;
    Ok(verified.iter().map(status).max().unwrap_or(Status::Wrong))
}

/// How one assessment came out, as an exit status.
fn status(one: &Verified) -> Status {
    match one.outcome {
        Outcome::WithoutInput => Status::Wrong,
        Outcome::Compared(_) if one.is_same() => Status::Done,
        Outcome::Compared(_) => Status::GateFailed,
    }
}

fn show(asked: &Verify, all: &[Verified], console: &mut Console) -> Result<(), Error> {
    let text = match asked.format {
        Some(Shape::Json) => {
            json::verification(&asked.report.display().to_string(), all, console.lang)?
        }
        None => terminal::verification(all, console.lang, console.look),
    };
    console.result(&text)
}

/// The dossiers that a report may have been made from, read as they were for it.
fn dossiers(asked: &Verify, report: &Report, findings: &mut Findings) -> Read {
    let keys = || report.stated.iter().map(|it| &it.key);
    let named = shared(keys().map(|key| key.checklist.as_str()));
    let period = shared(keys().map(|key| key.period));
    let mut days: Vec<Option<Date>> = report.stated.iter().map(|it| it.as_of).collect();
    days.sort_unstable();
    days.dedup();
    let checklist = asked.checklist.as_deref().or(named);
    let mut read = Read::new();
    for as_of in days {
        let request = Request { checklist, inputs: &asked.inputs, period, as_of };
        read.extend(inputs::dossiers(&request, findings));
        if findings.status() != Status::Done && read.is_empty() {
            break;
        }
    }
    read
}

/// What all are; `None` where they differ.
fn shared<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// What tells one assessment from the others of a report: unit, period, checklist, and the day counted up to.
type About = (Key, Option<Date>);

/// What a report is held against.
struct Again<'r> {
    report: &'r Report,
    kit: &'r Kit,
    read: HashMap<About, &'r (Arc<Checklist>, Dossier)>,
}

impl Again<'_> {
    fn verified(&self, stated: &Stated) -> Result<Verified, Refused> {
        let verified = |titles, outcome| Verified {
            key: stated.key.clone(),
            name: stated.name.clone(),
            titles,
            outcome,
        };
        let Some((checklist, dossier)) = self.read.get(&(stated.key.clone(), stated.as_of)) else {
            return Ok(verified(Vec::new(), Outcome::WithoutInput));
        };
        let dossier = renamed(dossier, stated);
        let (lang, differences) = self.differences(stated, (checklist, &dossier))?;
        Ok(verified(titles(checklist, lang), Outcome::Compared(differences)))
    }

    /// Where the report says otherwise, and its language: that in which it differs least.
    fn differences(
        &self,
        stated: &Stated,
        (checklist, dossier): (&Checklist, &Dossier),
    ) -> Result<(Lang, Vec<Difference>), Refused> {
        let assessment = assess(checklist, dossier);
        let languages = match self.report.seen {
            Seen::Page(_, _, lang) => vec![lang],
            Seen::Record | Seen::Workbook(_) => vec![Lang::Id, Lang::En],
        };
        let mut least: Option<(Lang, Vec<Difference>)> = None;
        for lang in languages {
            let view = View::of(checklist, dossier, &assessment, lang);
            let found = self.against(stated, &view)?;
            if least.as_ref().is_none_or(|(_, least)| found.len() < least.len()) {
                least = Some((lang, found));
            }
        }
        Ok(least.unwrap_or_default())
    }

    /// Where a report differs from what would be written now: in what it says for programs or else, where it
    /// says the same to these, in what people see.
    fn against(&self, stated: &Stated, view: &View<'_>) -> Result<Vec<Difference>, Refused> {
        let record = match self.report.seen {
            Seen::Page(..) => json::stamp(view)?,
            Seen::Record | Seen::Workbook(_) => json::line(view)?,
        };
        // What was written just now is a whole assessment.
        let Some(now) = Stated::read(&record) else { return Ok(Vec::new()) };
        let differences = verify::differences(stated, &now);
        if !differences.is_empty() {
            return Ok(differences);
        }
        match &self.report.seen {
            Seen::Record => Ok(Vec::new()),
            Seen::Workbook(report) => {
                let now = self.written(Format::Xlsx, view, ".xlsx")?;
                let now = whole::read("", now, &mut Diagnostics::new());
                Ok(now.map(|now| cells::differences(report, &now)).unwrap_or_default())
            }
            Seen::Page(report, format, _) => {
                let now = self.written(*format, view, ".html")?;
                let now = String::from_utf8_lossy(&now);
                Ok(page::difference(report, &now).into_iter().collect())
            }
        }
    }

    /// The report's file, as it would be written now.
    fn written(&self, format: Format, view: &View<'_>, ending: &str) -> Result<Vec<u8>, Refused> {
        let files = format.files(view, self.kit)?.into_iter();
        let mut fitting = files.filter(|(name, _)| name.ends_with(ending)).map(|(_, bytes)| bytes);
        Ok(fitting.next().unwrap_or_default())
    }
}

fn key(checklist: &Checklist, dossier: &Dossier) -> Key {
    Key {
        code: dossier.code.clone(),
        period: dossier.period,
        filled_by: dossier.filled_by,
        checklist: checklist.id.clone(),
    }
}

fn titles(checklist: &Checklist, lang: Lang) -> Vec<(String, String)> {
    let criteria = checklist.criteria.iter().map(|it| (&it.id, &it.title));
    let indicators = checklist.indicators.iter().map(|it| (&it.id, &it.title));
    let all = criteria.chain(indicators);
    all.map(|(id, title)| (id.clone(), title.get(lang).to_owned())).collect()
}

/// A dossier whose files go by the names that the report knows them by: a file that was renamed is the same.
fn renamed(dossier: &Dossier, stated: &Stated) -> Dossier {
    let mut dossier = dossier.clone();
    let inputs: Vec<(String, String)> =
        dossier.inputs.iter().map(|it| (it.file.clone(), it.sha256.clone())).collect();
    let names = stated.names_of(&inputs);
    let known = |file: &str| names.iter().find(|(now, _)| now == file).map(|(_, then)| then);
    for input in &mut dossier.inputs {
        if let Some(then) = known(&input.file) {
            input.file.clone_from(then);
        }
    }
    for source in &mut dossier.sources {
        let path = Path::new(&source.file);
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
        if let Some(then) = file.as_deref().and_then(known) {
            source.file = path.with_file_name(then).display().to_string();
        }
    }
    dossier
}
