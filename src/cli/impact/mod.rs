//! `tilik impact`: scores the same dossiers under two checklists, and shows what changes and why.

mod read;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::assess::assess;
use crate::checklist::Checklist;
use crate::cli::assess::{AS_OF, INPUTS, PERIOD};
use crate::cli::console::Console;
use crate::cli::inputs::{self, Findings, Request};
use crate::cli::output::write_whole;
use crate::cli::speech::{Argument, Texts};
use crate::cli::{Status, arguments};
use crate::dossier::Dossier;
use crate::error::Error;
use crate::impact::Comparison;
use crate::quantity::{Date, Period};
use crate::report::impact::ImpactView;
use crate::report::origin::Origin;
use crate::report::{json, markdown, terminal};

#[derive(Args)]
pub(super) struct Impact {
    old: String,
    new: String,
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    #[arg(short, long)]
    format: Option<Shape>,
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[arg(long, value_parser = arguments::period)]
    period: Option<Period>,
    #[arg(long, value_parser = arguments::date)]
    as_of: Option<Date>,
}

/// A form of output other than the summary.
#[derive(Clone, Copy, ValueEnum)]
enum Shape {
    Json,
    Md,
}

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Menilai dossier yang sama dengan dua daftar tilik: apa yang berubah, dan mengapa.",
        "Scores the same dossiers under two checklists: what changes, and why.",
    ),
    usage: (
        "tilik impact SEMULA MENJADI MASUKAN… [--format json|md] [-o BERKAS]",
        "tilik impact OLD NEW INPUT… [--format json|md] [-o FILE]",
    ),
    arguments: &[
        Argument {
            name: "old",
            value: ("SEMULA", "OLD"),
            help: (
                "daftar tilik semula: edisi lama, atau dasarnya",
                "the checklist so far: the earlier edition, or the base",
            ),
        },
        Argument {
            name: "new",
            value: ("MENJADI", "NEW"),
            help: (
                "daftar tilik yang menggantikannya: edisi baru, atau penyesuaiannya",
                "the one that takes its place: the later edition, or the tailored one",
            ),
        },
        INPUTS,
        Argument {
            name: "format",
            value: ("F", "F"),
            help: (
                "json atau md; tanpa ini ringkasan untuk dibaca",
                "json or md; otherwise a readable summary",
            ),
        },
        Argument {
            name: "output",
            value: ("BERKAS", "FILE"),
            help: (
                "tulis ke berkas ini; akhirannya, .json atau .md, menentukan format",
                "write to this file; its ending, .json or .md, says the format",
            ),
        },
        PERIOD,
        AS_OF,
    ],
};

/// Compares what two checklists make of the same dossiers.
///
/// # Errors
/// The machine refuses to write the result.
pub(super) fn run(asked: &Impact, console: &mut Console) -> Result<Status, Error> {
    let mut findings = Findings::default();
    let old = inputs::checklist_for_reading(&asked.old, &mut findings);
    let new = inputs::checklist_for_reading(&asked.new, &mut findings);
    let pairs = match (&old, &new) {
        (Some(old), Some(new)) => read(asked, (old, new), &mut findings),
        _ => Vec::new(),
    };
    console.findings(&findings);
    if let (Some(old), Some(new), false) = (&old, &new, pairs.is_empty()) {
        show(asked, (old, new), (&pairs, console))?;
    }
    Ok(findings.status())
}

fn read(
    asked: &Impact,
    (old, new): (&Checklist, &Checklist),
    findings: &mut Findings,
) -> Vec<(Dossier, Dossier)> {
    let request = Request {
        checklist: None,
        inputs: &asked.inputs,
        period: asked.period,
        as_of: asked.as_of,
    };
    read::by_both(((old, &asked.old), (new, &asked.new)), &request, findings)
}

fn show(
    asked: &Impact,
    (old, new): (&Checklist, &Checklist),
    (pairs, console): (&[(Dossier, Dossier)], &mut Console),
) -> Result<(), Error> {
    let mut origin = Origin::default();
    for (before, after) in pairs {
        origin.add(old, &before.inputs);
        origin.add(new, &after.inputs);
    }
    let comparison = Comparison::of(old, new);
    let effect = |(before, after): &(Dossier, Dossier)| {
        comparison.effect(after, (&assess(old, before), &assess(new, after)))
    };
    let effects = pairs.iter().map(effect).collect();
    let impact = comparison.impact(effects);
    let names = (asked.old.as_str(), asked.new.as_str());
    let view = ImpactView { lang: console.lang, impact: &impact, names, origin: &origin };
    let text = match shape(asked) {
        None if asked.output.is_some() => {
            let text = terminal::impact(&view, terminal::Look::PLAIN);
            format!("{text}\n{}\n", origin.text(view.lang))
        }
        None => terminal::impact(&view, console.look),
        Some(Shape::Json) => json::impact(&view)?,
        Some(Shape::Md) => markdown::impact(&view),
    };
    match &asked.output {
        Some(path) => write_whole(path, text.as_bytes()),
        None => console.result(&text),
    }
}

/// The form asked for, or the one that the file's name ends in.
fn shape(asked: &Impact) -> Option<Shape> {
    let ending = || asked.output.as_ref()?.extension()?.to_str();
    asked.format.or_else(|| match ending()?.to_lowercase().as_str() {
        "json" => Some(Shape::Json),
        "md" => Some(Shape::Md),
        _ => None,
    })
}
