//! `tilik check`: checks checklists, and report templates of an office's own.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Status;
use super::console::Console;
use super::inputs::{self, Findings};
use super::kit;
use super::speech::{Argument, Texts};
use crate::checklist::Checklist;
use crate::error::Error;
use crate::report::terminal::changes;
use crate::report::visible::visible;
use crate::report::words::counted;
use crate::text::Lang;

#[derive(Args)]
pub(super) struct Check {
    #[arg(required_unless_present = "templates")]
    checklists: Vec<String>,
    #[arg(long)]
    templates: Option<PathBuf>,
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
    about: (
        "Memeriksa daftar tilik dan templat laporan.",
        "Checks checklists and report templates.",
    ),
    usage: (
        "tilik check [DAFTAR_TILIK…] [--templates FOLDER] [--format json]",
        "tilik check [CHECKLIST…] [--templates FOLDER] [--format json]",
    ),
    arguments: &[
        Argument {
            name: "checklists",
            value: ("DAFTAR_TILIK", "CHECKLIST"),
            help: (
                "id daftar tilik bawaan, atau berkasnya",
                "id of a built-in checklist, or its file",
            ),
        },
        Argument {
            name: "templates",
            value: ("FOLDER", "FOLDER"),
            help: (
                "folder templat sendiri: setiap nama diperiksa, dan setiap templat dicoba",
                "folder of templates of your own: every name is checked, every template tried",
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
    if let Some(folder) = &asked.templates {
        sound.push_str(&templates(folder, &mut findings, console.lang).unwrap_or_default());
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

/// Checks the templates of a folder in both languages; what to say of them where nothing is wrong.
fn templates(folder: &Path, findings: &mut Findings, lang: Lang) -> Option<String> {
    let before = findings.status();
    let own = kit::own(folder, findings);
    let count = own.pages.len() + own.letters.len();
    kit::check(own, &mut findings.diagnostics);
    let shown = folder.display().to_string();
    let folder = visible(&shown);
    let count = counted(count, lang, "templat", "template", "templates");
    let passed = match lang {
        Lang::Id => format!("{folder}: dapat dipakai ({count})\n"),
        Lang::En => format!("{folder}: fit for use ({count})\n"),
    };
    (findings.status() == before).then_some(passed)
}

fn passed(reference: &str, checklist: &Checklist, lang: Lang) -> String {
    let criteria = counted(checklist.criteria.len(), lang, "kriteria", "criterion", "criteria");
    let reference = visible(reference);
    match lang {
        Lang::Id => format!("{reference}: dapat dipakai ({criteria})\n"),
        Lang::En => format!("{reference}: fit for use ({criteria})\n"),
    }
}
