//! `tilik compare`: many units and periods side by side.

mod entrants;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::anonymise::{self, ANONYMISE};
use super::assess::{AS_OF, CHECKLIST};
use super::console::Console;
use super::inputs::{self, Findings};
use super::output::write_whole;
use super::simulate::THREADS;
use super::speech::{Argument, Texts};
use super::{Status, arguments};
use crate::checklist::Checklist;
use crate::compare::entrant::Entrant;
use crate::compare::roster::Roster;
use crate::compare::{self, Comparison, peers, settle};
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::dossier::load::no_dossier;
use crate::error::Error;
use crate::files;
use crate::quantity::{Date, Number, Period};
use crate::report::comparison::book::Book;
use crate::report::comparison::made::{made_of, pseudonyms};
use crate::report::comparison::{Format, Told};
use crate::report::{json, terminal};
use crate::text;

/// A file for the comparison whose name does not say what format it is to have.
const UNKNOWN_OUTPUT: Code = Code("unknown-output-format");
/// A period of which nothing was submitted.
const NOTHING_IN_PERIOD: Code = Code("nothing-in-period");
/// With less than half of a score known, a rank says more about blanks than about the unit.
const LEAST: &str = "50";

#[derive(Args)]
pub(super) struct Compared {
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    #[arg(short, long)]
    checklist: Option<String>,
    #[arg(short, long, conflicts_with = "format")]
    output: Option<PathBuf>,
    #[arg(short, long)]
    format: Option<Stream>,
    #[arg(long)]
    units: Option<PathBuf>,
    #[arg(long)]
    by: Option<String>,
    #[arg(long, value_parser = arguments::score, default_value = LEAST, hide_default_value = true)]
    min_completeness: Number,
    #[arg(long, value_parser = arguments::period)]
    period: Option<Period>,
    #[arg(long, value_parser = arguments::date)]
    as_of: Option<Date>,
    #[arg(long, alias = "anonymize")]
    anonymise: Option<PathBuf>,
    #[arg(long)]
    threads: Option<NonZeroUsize>,
}

/// A format for programs, on standard output.
#[derive(Clone, Copy, ValueEnum)]
enum Stream {
    Json,
    Csv,
}

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Membandingkan banyak unit dan periode: peringkat, masalah bersama, perubahan.",
        "Puts many units and periods side by side: ranks, shared shortfalls, changes.",
    ),
    usage: (
        "tilik compare [-c DAFTAR_TILIK] MASUKAN… [-o BERKAS.xlsx|.html|.json|.csv]",
        "tilik compare [-c CHECKLIST] INPUT… [-o FILE.xlsx|.html|.json|.csv]",
    ),
    arguments: &[
        Argument {
            name: "inputs",
            value: ("MASUKAN", "INPUT"),
            help: (
                "berkas atau folder dossier, atau hasil penilaian (.json, .ndjson, laporan .xlsx); - untuk masukan standar",
                "files or folders of dossiers, or of assessments (.json, .ndjson, reports in .xlsx); - for standard input",
            ),
        },
        CHECKLIST,
        Argument {
            name: "output",
            value: ("BERKAS", "FILE"),
            help: (
                "berkas hasil: .xlsx, .html, .json, atau .csv; tanpa ini ringkasan di terminal",
                "the file to write: .xlsx, .html, .json or .csv; otherwise a summary on the terminal",
            ),
        },
        Argument {
            name: "format",
            value: ("F", "F"),
            help: ("json atau csv ke keluaran standar", "json or csv to standard output"),
        },
        Argument {
            name: "units",
            value: ("BERKAS.csv", "FILE.csv"),
            help: (
                "unit yang diharapkan: kode, nama, dan kolom lain; yang belum menyampaikan didaftar",
                "the units expected: code, name and other columns; those that did not submit are listed",
            ),
        },
        Argument {
            name: "by",
            value: ("ISIAN", "FIELD"),
            help: (
                "peringkat di dalam kelompok: wilayah, isian pilihan, atau kolom --units",
                "rank within groups: a region, a choice, or a column of --units",
            ),
        },
        Argument {
            name: "min_completeness",
            value: ("N", "N"),
            help: (
                "kelengkapan dalam persen yang diperlukan untuk peringkat (bawaan: 50)",
                "completeness in percent that a rank takes (default: 50)",
            ),
        },
        Argument {
            name: "period",
            value: ("PERIODE", "PERIOD"),
            help: (
                "bandingkan periode ini saja, misalnya 2025 atau 2025-S1; tanpa ini, yang terakhir dari setiap unit",
                "compare this period alone, such as 2025 or 2025-S1; otherwise the latest of each unit",
            ),
        },
        AS_OF,
        ANONYMISE,
        THREADS,
    ],
};

/// Compares everything sound.
///
/// # Errors
/// The machine refuses to read the list of units or to write the result.
pub(super) fn run(asked: &Compared, console: &mut Console) -> Result<Status, Error> {
    let mut findings = Findings::default();
    let format = asked.output.as_ref().map(|path| format_of(path));
    if let (Some(path), Some(None)) = (&asked.output, format) {
        findings.diagnostics.push(unknown_output(path));
        console.findings(&findings);
        return Ok(Status::Wrong);
    }
    let book = Reading { asked, findings: &mut findings, console: &*console }.book();
    console.findings(&findings);
    let Some(book) = book? else { return Ok(Status::Wrong) };
    match (&asked.output, format.flatten(), asked.format) {
        (Some(path), Some(format), _) => write_whole(path, &format.file(&book)?)?,
        (_, _, Some(Stream::Json)) => console.result(&json::comparison(&book)?)?,
        (_, _, Some(Stream::Csv)) => console.result(&crate::report::csv::comparison(&book)?)?,
        (_, _, None) => console.result(&terminal::comparison::page(&book, console.look))?,
    }
    Ok(findings.status())
}

fn format_of(path: &Path) -> Option<Format> {
    Format::parse(&path.extension()?.to_str()?.to_ascii_lowercase())
}

/// Reads everything that a comparison takes.
struct Reading<'r> {
    asked: &'r Compared,
    findings: &'r mut Findings,
    console: &'r Console,
}

impl Reading<'_> {
    /// The comparison; `None` where nothing can be compared.
    fn book(&mut self) -> Result<Option<Book>, Error> {
        let (entrants, checklists) = entrants::read(self.asked, self.console.lang, self.findings)?;
        if entrants.is_empty() && self.findings.status() == Status::Done {
            self.findings.diagnostics.push(no_dossier());
        }
        let Some(checklist) = self.checklist(&entrants, &checklists) else { return Ok(None) };
        let root = checklist.bases.last().map_or(&checklist.id, |base| &base.id);
        let mut entrants = settle::settle(entrants, root, &mut self.findings.diagnostics);
        let mut roster = match &self.asked.units {
            None => None,
            Some(path) => match self.roster(path, &checklist)? {
                None => return Ok(None),
                roster => roster,
            },
        };
        let key = self.asked.anonymise.as_deref();
        let names = anonymise::pseudonyms(key, self.findings)?;
        if key.is_some() && names.is_none() {
            return Ok(None);
        }
        if let Some(names) = &names {
            roster = roster.map(|roster| anonymise::roster(roster, names, &checklist.form));
            anonymise::entrants(&mut entrants, names);
        }
        Ok(self.compared(&checklist, &entrants, roster.as_ref()))
    }

    fn compared(
        &mut self,
        checklist: &Checklist,
        entrants: &[Entrant],
        roster: Option<&Roster>,
    ) -> Option<Book> {
        let request = compare::Request {
            checklist,
            entrants,
            roster,
            period: self.asked.period,
            by: self.asked.by.as_deref(),
            least: self.asked.min_completeness.clone(),
        };
        if let Some(unfit) = request.by.and_then(|field| peers::unfit(field, &request)) {
            self.findings.diagnostics.push(unfit);
            return None;
        }
        let comparison = Comparison::of(request);
        if comparison.units.is_empty() {
            if let Some(period) = self.asked.period.filter(|_| !entrants.is_empty()) {
                self.findings.diagnostics.push(nothing_in(period, entrants));
            }
            return None;
        }
        let left_out = self.findings.status() != Status::Done;
        let lang = self.console.lang;
        let mut book = Told { comparison: &comparison, lang, left_out }.book();
        book.about.extend(made_of(checklist, entrants, lang));
        book.notes.extend(self.asked.anonymise.as_ref().map(|_| pseudonyms(lang).to_owned()));
        Some(book)
    }

    /// The checklist whose words and thresholds hold: the one that is given, or the one that all go back to.
    fn checklist(
        &mut self,
        entrants: &[Entrant],
        read: &[Arc<Checklist>],
    ) -> Option<Arc<Checklist>> {
        if self.asked.checklist.is_some() {
            return read.first().cloned();
        }
        let id = settle::reference(entrants)?;
        let known = read.iter().find(|checklist| checklist.id == id).cloned();
        known.or_else(|| inputs::given(Some(&id), self.findings).ok().flatten())
    }

    /// The units that are expected; `None` where their list cannot be used.
    fn roster(&mut self, path: &Path, checklist: &Checklist) -> Result<Option<Roster>, Error> {
        let text = files::text_of(files::read_list(path)?, path)?;
        let source = Arc::new(Source::file(path.display().to_string(), text));
        Ok(Roster::read(&source, &checklist.form, &mut self.findings.diagnostics))
    }
}

fn unknown_output(path: &Path) -> Diagnostic {
    let path = path.display();
    let message = text!(
        "nama berkas {path} tidak menyebut format yang dikenal",
        "the name {path} says no format that is known"
    );
    Diagnostic::error(UNKNOWN_OUTPUT, None, message).help(text!(
        "akhiri namanya dengan .xlsx, .html, .json, atau .csv",
        "let it end in .xlsx, .html, .json or .csv"
    ))
}

fn nothing_in(period: Period, entrants: &[Entrant]) -> Diagnostic {
    let mut periods: Vec<Period> = entrants.iter().map(|one| one.period).collect();
    periods.sort_unstable();
    periods.dedup();
    let listed = periods.iter().map(Period::to_string).collect::<Vec<_>>().join(", ");
    let message = text!(
        "tidak ada unit yang dinilai untuk periode {period}",
        "no unit was assessed for the period {period}"
    );
    Diagnostic::error(NOTHING_IN_PERIOD, None, message)
        .help(text!("periode yang ada: {listed}", "the periods there are: {listed}"))
}
