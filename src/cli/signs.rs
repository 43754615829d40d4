//! `tilik signs`: signs that records were not written about a meeting of their own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::assess::{CHECKLIST, INPUTS, PERIOD};
use super::console::Console;
use super::inputs::{Findings, Request};
use super::intake::{Asked, Intake, Make, Sound};
use super::shape::{self, Made, Outlet, Shape};
use super::speech::{Argument, Texts};
use super::{Status, arguments};
use crate::diagnostic::Source;
use crate::document::Listing;
use crate::dossier::load::no_dossier;
use crate::error::Error;
use crate::files;
use crate::quantity::{Number, Period};
use crate::report::{handout, json, signs as words, terminal};
use crate::signs::holidays::Holidays;
use crate::signs::{Gathered, Limits, Search, Signs};

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
    #[arg(short, long, value_parser = shape::one_of(&SHAPES))]
    format: Option<Shape>,
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[arg(long, value_parser = arguments::period)]
    period: Option<Period>,
}

/// What signs may be written as, besides text.
const SHAPES: [Shape; 5] = [Shape::Xlsx, Shape::Html, Shape::Markdown, Shape::Json, Shape::Csv];

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Mencari tanda bahwa catatan perlu diklarifikasi, di antara bulan dan unit.",
        "Looks for signs that records need clarification, across months and units.",
    ),
    usage: (
        "tilik signs [-c DAFTAR_TILIK] MASUKAN… [--holidays BERKAS.csv] [-o BERKAS.xlsx|.html|.md|.json|.csv]",
        "tilik signs [-c CHECKLIST] INPUT… [--holidays FILE.csv] [-o FILE.xlsx|.html|.md|.json|.csv]",
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
                "json, csv, md, html, atau xlsx (hanya dengan -o); tanpa ini ringkasan untuk dibaca",
                "json, csv, md, html, or xlsx (with -o alone); otherwise a readable summary",
            ),
        },
        Argument {
            name: "output",
            value: ("BERKAS", "FILE"),
            help: (
                "tulis ke berkas ini; akhirannya, .xlsx, .html, .md, .json atau .csv, menentukan format",
                "write to this file; its ending, .xlsx, .html, .md, .json or .csv, says the format",
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
    let outlet = match Outlet::of(asked.format, asked.output.as_deref(), &SHAPES) {
        Ok(outlet) => outlet,
        Err(fault) => return Ok(console.refuse(&fault)),
    };
    let mut findings = Findings::default();
    let holidays = match &asked.holidays {
        Some(path) => Holidays::read(&listing(path)?, &mut findings.diagnostics),
        None => Holidays::default(),
    };
    let usual = Limits::default();
    let limits = Limits { likeness: asked.similar.clone().unwrap_or(usual.likeness), ..usual };
    let search = Search::new(holidays, limits);
    let gathered = gathered(asked, &search, &mut findings)?;
    console.findings(&findings);
    let signs = search.signs(gathered);
    if signs.units > 0 {
        show(outlet, &signs, console)?;
    }
    Ok(findings.status())
}

/// What is worth comparing of all sound dossiers.
fn gathered(asked: &Looked, search: &Search, findings: &mut Findings) -> Result<Gathered, Error> {
    let request = Request {
        checklist: asked.checklist.as_deref(),
        inputs: &asked.inputs,
        period: asked.period,
        as_of: None,
    };
    let mut all = Gathered::default();
    Intake::of(&Asked::of(request), findings)?.each(search, |worked| {
        findings.add(worked.findings);
        worked.made.into_iter().for_each(|one| all.add(one));
        Ok(())
    })?;
    if all.is_empty() && findings.status() == Status::Done {
        findings.diagnostics.push(no_dossier());
    }
    Ok(all)
}

impl Make for Search {
    type Made = Gathered;

    fn dossier(&self, sound: Sound<'_>, _: &mut Findings) -> Option<Gathered> {
        Some(self.look(sound.checklist, sound.dossier))
    }
}

/// A list in CSV.
///
/// # Errors
/// The machine refuses to read it.
pub(super) fn listing(path: &Path) -> Result<Listing, Error> {
    let text = files::text_of(files::read_list(path)?, path)?;
    Ok(Listing::read(&Arc::new(Source::file(path.display().to_string(), text))))
}

fn show(outlet: Outlet<'_>, signs: &Signs, console: &mut Console) -> Result<(), Error> {
    let lang = console.lang;
    let made = Made {
        text: |look| terminal::signs(signs, lang, look),
        json: || json::signs(signs, lang),
        handout: || handout::signs(signs, lang),
    };
    let bytes = match outlet.shape {
        Shape::Csv => words::csv(signs, lang)?.into_bytes(),
        _ => made.bytes(outlet, console.look)?,
    };
    outlet.write(&bytes, console)
}
