//! `tilik test`: runs a checklist's cases, as authors write tests for their rules.

mod expected;
mod folder;

use std::path::{Path, PathBuf};

use clap::Args;

use super::Status;
use super::console::Console;
use super::inputs::{self, Findings};
use super::speech::{Argument, Texts};
use crate::assess::assess;
use crate::checklist::Checklist;
use crate::error::Error;
use crate::report::visible::visible;
use crate::report::words::counted;
use crate::text;
use crate::text::Lang;
use expected::Mismatch;
use folder::Case;

#[derive(Args)]
pub(super) struct Test {
    checklist: String,
    folder: Option<PathBuf>,
}

pub(super) const TEXTS: Texts = Texts {
    about: ("Menjalankan kasus uji sebuah daftar tilik.", "Runs a checklist's cases."),
    usage: ("tilik test DAFTAR_TILIK [FOLDER]", "tilik test CHECKLIST [FOLDER]"),
    arguments: &[
        Argument {
            name: "checklist",
            value: ("DAFTAR_TILIK", "CHECKLIST"),
            help: (
                "id daftar tilik bawaan, atau berkasnya",
                "id of a built-in checklist, or its file",
            ),
        },
        Argument {
            name: "folder",
            value: ("FOLDER", "FOLDER"),
            help: (
                "dossier NAMA.yaml dengan harapannya NAMA.expected.yaml (bawaan: tests/fixtures/checklists/ID)",
                "dossiers NAME.yaml with what is expected, NAME.expected.yaml (default: tests/fixtures/checklists/ID)",
            ),
        },
    ],
};

/// How many cases there were, and how many came out otherwise.
#[derive(Default)]
struct Count {
    all: usize,
    failed: usize,
}

/// Runs all cases of a folder and shows those that come out otherwise than expected.
///
/// # Errors
/// The machine refuses to read a file or to write a result.
pub(super) fn run(asked: &Test, console: &mut Console) -> Result<Status, Error> {
    let mut findings = Findings::default();
    let Some(checklist) = inputs::checklist(&asked.checklist, &mut findings) else {
        console.findings(&findings);
        return Ok(Status::Wrong);
    };
    let folder = asked.folder.clone();
    let folder =
        folder.unwrap_or_else(|| Path::new("tests/fixtures/checklists").join(&checklist.id));
    let cases = folder::cases(&folder)?;
    let mut count = Count::default();
    for case in &cases {
        let failed = one(case, &checklist, (console, &mut findings))?;
        count.all += 1;
        count.failed += usize::from(failed);
    }
    console.findings(&findings);
    if cases.is_empty() {
        let folder = folder.display();
        console.error(&text!(
            "tidak ada berkas NAMA.expected.yaml di {folder}",
            "there is no file NAME.expected.yaml in {folder}"
        ));
        return Ok(Status::Wrong);
    }
    console.result(&summary(&count, console.lang))?;
    let gate = if count.failed > 0 { Status::GateFailed } else { Status::Done };
    Ok(gate.max(findings.status()))
}

/// Whether a case comes out otherwise than expected, or cannot be run.
fn one(
    case: &Case,
    checklist: &Checklist,
    (console, findings): (&mut Console, &mut Findings),
) -> Result<bool, Error> {
    let expected = expected::read(&case.expected, checklist, &mut findings.diagnostics);
    let dossiers = inputs::dossiers_by(checklist, &case.dossier, findings);
    let mut mismatches = Vec::new();
    for dossier in &dossiers {
        let assessment = assess(checklist, dossier);
        mismatches.extend(expected::mismatches(&expected, checklist, &assessment));
    }
    let name = visible(&case.dossier.display().to_string()).into_owned();
    if dossiers.is_empty() {
        let nothing = console.lang.pick("tidak terbaca", "cannot be read");
        console.result(&format!("{name}: {nothing}\n"))?;
    } else if !mismatches.is_empty() {
        console.result(&format!("{name}:\n"))?;
    }
    for mismatch in &mismatches {
        console.result(&shown(mismatch, console.lang))?;
    }
    Ok(dossiers.is_empty() || !mismatches.is_empty())
}

fn shown(mismatch: &Mismatch, lang: Lang) -> String {
    let Mismatch { what, expected, actual } = mismatch;
    match lang {
        Lang::Id => format!("  {what}: diharapkan {expected}, hasilnya {actual}\n"),
        Lang::En => format!("  {what}: expected {expected}, got {actual}\n"),
    }
}

fn summary(count: &Count, lang: Lang) -> String {
    let all = counted(count.all, lang, "kasus", "case", "cases");
    match (count.failed, lang) {
        (0, Lang::Id) => format!("{all}: semua sesuai harapan\n"),
        (0, Lang::En) => format!("{all}: all as expected\n"),
        (failed, Lang::Id) => format!("{all}: {failed} tidak sesuai harapan\n"),
        (failed, Lang::En) => format!("{all}: {failed} not as expected\n"),
    }
}
