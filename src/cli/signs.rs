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
use crate::checklist::Checklist;
use crate::diagnostic::Source;
use crate::document::Listing;
use crate::dossier::Input;
use crate::dossier::load::no_dossier;
use crate::error::Error;
use crate::files;
use crate::files::hashes::{Hashes, hash};
use crate::quantity::{Number, Period};
use crate::report::origin::Origin;
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
    let (mut findings, mut origin) = (Findings::default(), Origin::default());
    let holidays = match &asked.holidays {
        Some(path) => Holidays::read(&listing(path, &mut origin.files)?, &mut findings.diagnostics),
        None => Holidays::default(),
    };
    let usual = Limits::default();
    let limits = Limits { likeness: asked.similar.clone().unwrap_or(usual.likeness), ..usual };
    let search = Search::new(holidays, limits);
    let gathered = gathered(asked, &search, (&mut findings, &mut origin))?;
    console.findings(&findings);
    let signs = search.signs(gathered);
    if signs.units > 0 {
        show(outlet, (&signs, &origin), console)?;
    }
    Ok(findings.status())
}

/// What is worth comparing of all sound dossiers, and what these are.
fn gathered(
    asked: &Looked,
    search: &Search,
    (findings, origin): (&mut Findings, &mut Origin),
) -> Result<Gathered, Error> {
    let request = Request {
        checklist: asked.checklist.as_deref(),
        inputs: &asked.inputs,
        period: asked.period,
        as_of: None,
    };
    let mut all = Gathered::default();
    let wanted = Asked { with_hashes: true, ..Asked::of(request) };
    Intake::of(&wanted, findings)?.each(search, |worked| {
        findings.add(worked.findings);
        for (one, checklist, inputs) in worked.made {
            origin.add(&checklist, &inputs);
            all.add(one);
        }
        Ok(())
    })?;
    if all.is_empty() && findings.status() == Status::Done {
        findings.diagnostics.push(no_dossier());
    }
    Ok(all)
}

impl Make for Search {
    type Made = (Gathered, Arc<Checklist>, Vec<Input>);

    fn dossier(&self, sound: Sound<'_>, _: &mut Findings) -> Option<Self::Made> {
        let gathered = self.look(sound.checklist, sound.dossier);
        Some((gathered, Arc::clone(sound.checklist), sound.dossier.inputs.clone()))
    }
}

/// A list in CSV, which is added to the files that were read.
///
/// # Errors
/// The machine refuses to read it.
pub(super) fn listing(path: &Path, read: &mut Hashes) -> Result<Listing, Error> {
    let text = files::text_of(files::read_list(path)?, path)?;
    read.add(&hash(&text));
    Ok(Listing::read(&Arc::new(Source::file(path.display().to_string(), text))))
}

fn show(
    outlet: Outlet<'_>,
    (signs, origin): (&Signs, &Origin),
    console: &mut Console,
) -> Result<(), Error> {
    let lang = console.lang;
    let made = Made {
        text: |look| terminal::signs(signs, lang, look),
        json: || json::signs(signs, origin, lang),
        handout: || handout::signs(signs, origin, lang),
        made: origin.text(lang),
    };
    let bytes = match outlet.shape {
        Shape::Csv => words::csv(signs, origin, lang)?.into_bytes(),
        _ => made.bytes(outlet, console.look)?,
    };
    outlet.write(&bytes, console)
}
