//! `tilik schema`: JSON Schemas for editors and other programs.

use std::path::PathBuf;

use clap::Args;

use super::Status;
use super::console::Console;
use super::inputs::{self, Findings};
use super::output;
use super::speech::{Argument, Texts};
use crate::error::Error;
use crate::export::schema;

#[derive(Args)]
pub(super) struct Schema {
    #[arg(short, long, conflicts_with = "assessment")]
    checklist: Option<String>,
    #[arg(long)]
    assessment: bool,
    #[arg(short, long)]
    output: Option<PathBuf>,
}

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Menulis JSON Schema daftar tilik, isian, atau hasil penilaian.",
        "Writes the JSON Schema of checklists, dossiers or assessments.",
    ),
    usage: (
        "tilik schema [-c DAFTAR_TILIK | --assessment] [-o BERKAS]",
        "tilik schema [-c CHECKLIST | --assessment] [-o FILE]",
    ),
    arguments: &[
        Argument {
            name: "checklist",
            value: ("DAFTAR_TILIK", "CHECKLIST"),
            help: (
                "skema isian menurut daftar tilik ini: id bawaan, atau berkasnya",
                "the schema of this checklist's dossiers: a built-in id, or its file",
            ),
        },
        Argument {
            name: "assessment",
            value: ("", ""),
            help: ("skema hasil penilaian sebagai JSON", "the schema of assessments as JSON"),
        },
        Argument {
            name: "output",
            value: ("BERKAS", "FILE"),
            help: (
                "tulis ke berkas ini, bukan ke keluaran standar",
                "write to this file, not to standard output",
            ),
        },
    ],
};

/// Writes the schema of a checklist's dossiers, of assessments, or of checklists.
///
/// # Errors
/// The result cannot be written.
pub(super) fn run(asked: &Schema, console: &mut Console) -> Result<Status, Error> {
    let mut findings = Findings::default();
    let schema = match &asked.checklist {
        Some(reference) => inputs::checklist(reference, &mut findings)
            .map(|checklist| schema::dossier(&checklist, console.lang)),
        None if asked.assessment => Some(schema::assessment(console.lang)),
        None => Some(schema::checklist(console.lang)),
    };
    console.findings(&findings);
    let Some(schema) = schema else { return Ok(Status::Wrong) };
    let text = schema::text(&schema);
    match &asked.output {
        Some(path) => output::write_whole(path, text.as_bytes())?,
        None => console.result(&text)?,
    }
    Ok(findings.status())
}
