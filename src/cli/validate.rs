//! `tilik validate`: reads dossiers and reports every problem, scores nothing.

use std::path::PathBuf;

use clap::Args;

use super::assess::{AS_OF, CHECKLIST, INPUTS, PERIOD};
use super::check::{FORMAT, Shape};
use super::console::Console;
use super::inputs::{self, Findings, Request};
use super::speech::{Argument, Texts};
use super::{Status, annotate, arguments};
use crate::checklist::Checklist;
use crate::dossier::Dossier;
use crate::error::Error;
use crate::quantity::{Date, Period};
use crate::report::visible::visible;
use crate::report::words;
use crate::text::Lang;

#[derive(Args)]
pub(super) struct Validate {
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    #[arg(short, long)]
    checklist: Option<String>,
    #[arg(long, value_parser = arguments::period)]
    period: Option<Period>,
    #[arg(long, value_parser = arguments::date)]
    as_of: Option<Date>,
    #[arg(long)]
    annotate: Option<PathBuf>,
    #[arg(short, long)]
    format: Option<Shape>,
}

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Membaca dossier dan melaporkan setiap masalahnya, tanpa menilai.",
        "Reads dossiers and reports every problem, scores nothing.",
    ),
    usage: (
        "tilik validate [-c DAFTAR_TILIK] MASUKAN… [--format json] [--annotate SALINAN.xlsx|FOLDER]",
        "tilik validate [-c CHECKLIST] INPUT… [--format json] [--annotate COPY.xlsx|FOLDER]",
    ),
    arguments: &[
        INPUTS,
        CHECKLIST,
        PERIOD,
        AS_OF,
        FORMAT,
        Argument {
            name: "annotate",
            value: ("SALINAN", "COPY"),
            help: (
                "tulis salinan formulir yang menandai setiap hal yang perlu dibetulkan: SALINAN.xlsx, atau folder bila dossiernya beberapa",
                "write a copy of the form that marks everything to correct: COPY.xlsx, or a folder for several dossiers",
            ),
        },
    ],
};

/// Reads every dossier and says which are sound.
///
/// # Errors
/// The machine refuses to write a result.
pub(super) fn run(asked: &Validate, console: &mut Console) -> Result<Status, Error> {
    let request = Request {
        checklist: asked.checklist.as_deref(),
        inputs: &asked.inputs,
        period: asked.period,
        as_of: asked.as_of,
    };
    if let Some(target) = &asked.annotate {
        return annotate::run(&request, (target, asked.format), console);
    }
    let mut findings = Findings::default();
    let read = inputs::dossiers(&request, &mut findings);
    let sound = read.iter().map(|(checklist, dossier)| (&**checklist, dossier));
    tell(&findings, sound, asked.format, console)?;
    Ok(findings.status())
}

/// Says what was found, and which dossiers are sound.
///
/// # Errors
/// The machine refuses to write a result.
pub(super) fn tell<'r>(
    findings: &Findings,
    read: impl Iterator<Item = (&'r Checklist, &'r Dossier)>,
    shape: Option<Shape>,
    console: &mut Console,
) -> Result<(), Error> {
    if let Some(Shape::Json) = shape {
        return console.findings_as_json(findings);
    }
    console.findings(findings);
    for (checklist, dossier) in read {
        console.result(&sound(checklist, dossier, console.lang))?;
    }
    Ok(())
}

fn sound(checklist: &Checklist, dossier: &Dossier, lang: Lang) -> String {
    let period = words::period(dossier.period, lang);
    let fine = lang.pick("tidak ada galat", "no errors");
    let name = format!("{} ({})", dossier.name, dossier.code);
    format!("{}, {period}, {}: {fine}\n", visible(&name), checklist.id)
}
