//! `tilik signs`: signs that records were not written about a meeting of their own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::assess::{CHECKLIST, INPUTS, PERIOD};
use super::console::Console;
use super::inputs::{self, Findings, Request};
use super::output::write_whole;
use super::speech::{Argument, Texts};
use super::{Status, arguments};
use crate::diagnostic::Source;
use crate::document::Listing;
use crate::error::Error;
use crate::files;
use crate::quantity::{Number, Period};
use crate::report::{json, signs as words, terminal};
use crate::signs::holidays::Holidays;
use crate::signs::{Limits, Read, Signs};

#[derive(Args)]
pub(super) struct Looked {
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    #[arg(short, long)]
    checklist: Option<String>,
    #[arg(long)]
    holidays: Option<PathBuf>,
    #[arg(long, value_parser = arguments::score)]
    similar: Option<Number>,
    #[arg(short, long)]
    format: Option<Shape>,
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[arg(long, value_parser = arguments::period)]
    period: Option<Period>,
}

/// A form of output other than the page for the terminal.
#[derive(Clone, Copy, ValueEnum)]
enum Shape {
    Json,
    Csv,
}

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Mencari tanda bahwa catatan perlu diklarifikasi, di antara bulan dan unit.",
        "Looks for signs that records need clarification, across months and units.",
    ),
    usage: (
        "tilik signs [-c DAFTAR_TILIK] MASUKAN… [--holidays BERKAS.csv] [--format json|csv] [-o BERKAS]",
        "tilik signs [-c CHECKLIST] INPUT… [--holidays FILE.csv] [--format json|csv] [-o FILE]",
    ),
    arguments: &[
        INPUTS,
        CHECKLIST,
        Argument {
            name: "holidays",
            value: ("BERKAS.csv", "FILE.csv"),
            help: (
                "hari libur dengan kolom tanggal dan nama; tanpa ini hanya 1 Januari, 1 Mei, 1 Juni, 17 Agustus, 25 Desember",
                "holidays with columns date and name; otherwise only 1 January, 1 May, 1 June, 17 August, 25 December",
            ),
        },
        Argument {
            name: "similar",
            value: ("N", "N"),
            help: (
                "kemiripan teks yang menjadi tanda, dalam persen (bawaan: 90)",
                "how alike texts are to be a sign, in percent (default: 90)",
            ),
        },
        Argument {
            name: "format",
            value: ("F", "F"),
            help: (
                "json atau csv; tanpa ini ringkasan untuk dibaca",
                "json or csv; otherwise a readable summary",
            ),
        },
        Argument {
            name: "output",
            value: ("BERKAS", "FILE"),
            help: (
                "tulis ke berkas ini; akhirannya, .json atau .csv, menentukan format",
                "write to this file; its ending, .json or .csv, says the format",
            ),
        },
        PERIOD,
    ],
};

/// Looks through all sound dossiers together.
///
/// # Errors
/// The machine refuses to read the holidays or to write the result.
pub(super) fn run(asked: &Looked, console: &mut Console) -> Result<Status, Error> {
    let mut findings = Findings::default();
    let holidays = match &asked.holidays {
        Some(path) => Holidays::read(&listing(path)?, &mut findings.diagnostics),
        None => Holidays::default(),
    };
    let request = Request {
        checklist: asked.checklist.as_deref(),
        inputs: &asked.inputs,
        period: asked.period,
        as_of: None,
    };
    let read = inputs::dossiers(&request, &mut findings);
    console.findings(&findings);
    if read.is_empty() {
        return Ok(findings.status());
    }
    let dossiers: Vec<Read<'_>> =
        read.iter().map(|(checklist, dossier)| (checklist.as_ref(), dossier)).collect();
    let usual = Limits::default();
    let limits = Limits { likeness: asked.similar.clone().unwrap_or(usual.likeness), ..usual };
    show(asked, &Signs::of(&dossiers, &holidays, &limits), console)?;
    Ok(findings.status())
}

/// A list in CSV.
///
/// # Errors
/// The machine refuses to read it.
pub(super) fn listing(path: &Path) -> Result<Listing, Error> {
    let text = files::text_of(files::read_list(path)?, path)?;
    Ok(Listing::read(&Arc::new(Source::file(path.display().to_string(), text))))
}

fn show(asked: &Looked, signs: &Signs<'_>, console: &mut Console) -> Result<(), Error> {
    let text = match shape(asked) {
        None if asked.output.is_some() => {
            terminal::signs(signs, console.lang, terminal::Look::PLAIN)
        }
        None => terminal::signs(signs, console.lang, console.look),
        Some(Shape::Json) => json::signs(signs, console.lang)?,
        Some(Shape::Csv) => words::csv(signs, console.lang)?,
    };
    match &asked.output {
        Some(path) => write_whole(path, text.as_bytes()),
        None => console.result(&text),
    }
}

/// The form asked for, or the one that the file's name ends in.
fn shape(asked: &Looked) -> Option<Shape> {
    let ending = || asked.output.as_ref()?.extension()?.to_str();
    asked.format.or_else(|| match ending()?.to_lowercase().as_str() {
        "json" => Some(Shape::Json),
        "csv" => Some(Shape::Csv),
        _ => None,
    })
}
