//! `tilik check`: checks checklists.

use clap::{Args, ValueEnum};

use super::Status;
use super::console::Console;
use super::inputs::{self, Findings};
use super::speech::{Argument, Texts};
use crate::checklist::Checklist;
use crate::error::Error;
use crate::report::terminal::changes;
use crate::report::visible::visible;
use crate::report::words::counted;
use crate::text::Lang;

#[derive(Args)]
pub(super) struct Check {
    #[arg(required = true)]
    checklists: Vec<String>,
    #[arg(short, long)]
    format: Option<Shape>,
}

/// A form of output for programs.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Shape {
    Json,
}

pub(super) const FORMAT: Argument = Argument {
    name: "format",
    value: ("json", "json"),
    help: ("untuk penyunting teks dan program lain: json", "for editors and other programs: json"),
};

pub(super) const TEXTS: Texts = Texts {
    about: ("Memeriksa daftar tilik.", "Checks checklists."),
    usage: ("tilik check DAFTAR_TILIK… [--format json]", "tilik check CHECKLIST… [--format json]"),
    arguments: &[
        Argument {
            name: "checklists",
            value: ("DAFTAR_TILIK", "CHECKLIST"),
            help: (
                "id daftar tilik bawaan, atau berkasnya",
                "id of a built-in checklist, or its file",
            ),
        },
        FORMAT,
    ],
};

/// Reports everything wrong with each of the checklists, and what each changes of the one it extends.
///
/// # Errors
/// Results cannot be written.
pub(super) fn run(asked: &Check, console: &mut Console) -> Result<Status, Error> {
    let mut findings = Findings::default();
    let mut sound = String::new();
    for reference in &asked.checklists {
        if let Some(checklist) = inputs::checklist(reference, &mut findings) {
            sound.push_str(&passed(reference, &checklist, console.lang));
            sound.push_str(&changes(&checklist, console.lang, console.look));
        }
    }
    match asked.format {
        Some(Shape::Json) => console.findings_as_json(&findings)?,
        None => {
            console.findings(&findings);
            console.result(&sound)?;
        }
    }
    Ok(findings.status())
}

fn passed(reference: &str, checklist: &Checklist, lang: Lang) -> String {
    let criteria = counted(checklist.criteria.len(), lang, "kriteria", "criterion", "criteria");
    let reference = visible(reference);
    match lang {
        Lang::Id => format!("{reference}: dapat dipakai ({criteria})\n"),
        Lang::En => format!("{reference}: fit for use ({criteria})\n"),
    }
}
