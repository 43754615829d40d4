//! `tilik test`: runs a checklist's cases, as authors write tests for their rules.

mod expected;
mod folder;

use std::path::{Path, PathBuf};

use clap::Args;

use super::Status;
use super::check::Shape;
use super::console::Console;
use super::inputs::{self, Findings};
use super::speech::{Argument, Texts};
use crate::assess::{Assessment, assess};
use crate::cases::{Case, Coverage, Difference, Expectation, Outcome, differences};
use crate::checklist::Checklist;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::dossier::Dossier;
use crate::error::Error;
use crate::report::terminal::{self, Failed, Look};
use crate::report::visible::visible;
use crate::report::words::{Words, all_of, counted};
use crate::report::{View, json};
use crate::text;
use crate::text::Lang;
use folder::Files;

/// A case's file with more than one dossier.
const SEVERAL_DOSSIERS: Code = Code("several-dossiers");

#[derive(Args)]
pub(super) struct Test {
    checklist: String,
    folder: Option<PathBuf>,
    #[arg(long)]
    coverage: bool,
    #[arg(long)]
    require_coverage: bool,
    #[arg(short, long)]
    format: Option<Shape>,
}

pub(super) const TEXTS: Texts = Texts {
    about: ("Menjalankan kasus uji sebuah daftar tilik.", "Runs a checklist's cases."),
    usage: (
        "tilik test DAFTAR_TILIK [FOLDER] [--coverage] [--format json]",
        "tilik test CHECKLIST [FOLDER] [--coverage] [--format json]",
    ),
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
        Argument {
            name: "coverage",
            value: ("", ""),
            help: (
                "laporkan putusan mana yang belum muncul dalam kasus mana pun",
                "report which verdicts no case brings about",
            ),
        },
        Argument {
            name: "require_coverage",
            value: ("", ""),
            help: (
                "sama, dan keluar dengan status 1 bila masih ada yang kurang",
                "the same, and exit with status 1 when any is lacking",
            ),
        },
        Argument {
            name: "format",
            value: ("json", "json"),
            help: ("untuk program lain: json", "for other programs: json"),
        },
    ],
};

/// Runs all cases of a folder and shows those that come out otherwise than expected.
///
/// # Errors
/// The machine refuses to read a folder or to write a result.
pub(super) fn run(asked: &Test, console: &mut Console) -> Result<Status, Error> {
    let mut findings = Findings::default();
    let Some(checklist) = inputs::checklist(&asked.checklist, &mut findings) else {
        console.findings(&findings);
        return Ok(Status::Wrong);
    };
    let Some(folder) = folder_of(asked, &checklist, console) else { return Ok(Status::Wrong) };
    let files = folder::cases(&folder, &mut findings.diagnostics)?;
    let words = Words { checklist: &checklist, lang: console.lang };
    let mut tester = Tester {
        words,
        look: console.look,
        reference: &asked.checklist,
        findings,
        coverage: Coverage::new(&checklist),
        cases: Vec::new(),
        told: String::new(),
    };
    for files in &files {
        tester.run(files);
    }
    console.findings(&tester.findings);
    if files.is_empty() {
        console.error(&no_cases(&folder));
        return Ok(Status::Wrong);
    }
    console.result(&tester.report(asked)?)?;
    Ok(tester.status(asked))
}

/// The folder asked for, or the one a checklist's cases stand in.
fn folder_of(asked: &Test, checklist: &Checklist, console: &mut Console) -> Option<PathBuf> {
    if asked.folder.is_some() {
        return asked.folder.clone();
    }
    let folder = Path::new("tests/fixtures/checklists").join(&checklist.id);
    if folder.is_dir() {
        return Some(folder);
    }
    let (shown, reference) = (folder.display(), &asked.checklist);
    console.error(&text!(
        "folder kasus {shown} tidak ada; sebut foldernya: `tilik test {reference} FOLDER`",
        "there is no folder of cases {shown}; name one: `tilik test {reference} FOLDER`"
    ));
    None
}

fn no_cases(folder: &Path) -> text::Text {
    let folder = folder.display();
    text!(
        "tidak ada berkas NAMA.expected.yaml di {folder}",
        "there is no file NAME.expected.yaml in {folder}"
    )
}

/// Runs cases and keeps how they came out.
struct Tester<'a> {
    words: Words<'a>,
    look: Look,
    /// The checklist as the command names it.
    reference: &'a str,
    findings: Findings,
    coverage: Coverage,
    cases: Vec<Case>,
    /// What is to be read of the cases that came out otherwise than expected.
    told: String,
}

impl Tester<'_> {
    fn run(&mut self, files: &Files) {
        let (dossier, expected) = (shown(&files.dossier), shown(&files.expected));
        let outcome = match self.read(files) {
            None => {
                let nothing = self.words.lang.pick("tidak dapat dijalankan", "cannot be run");
                self.told.push_str(&format!("{}: {nothing}\n", visible(&dossier)));
                Outcome::NotRun
            }
            Some((expectations, read)) => self.judge(&dossier, (&expectations, &read)),
        };
        self.cases.push(Case { dossier, expected, outcome });
    }

    /// What is expected, and the dossier; `None` where either has a fault.
    fn read(&mut self, files: &Files) -> Option<(Vec<Expectation>, Dossier)> {
        let checklist = self.words.checklist;
        let mut own = Findings::default();
        let expectations = match folder::expectations(&files.expected) {
            Ok(source) => expected::read(&source, checklist, &mut own.diagnostics),
            Err(error) => {
                own.errors.push(error);
                Vec::new()
            }
        };
        // That there is no dossier has been said when its folder was searched.
        let there = files.dossier.is_file();
        let mut dossiers = if there {
            inputs::dossiers_by(checklist, &files.dossier, &mut own)
        } else {
            Vec::new()
        };
        if dossiers.len() > 1 {
            several(&files.dossier, &mut own.diagnostics);
        }
        let sound = own.status() == Status::Done;
        self.findings.diagnostics.extend(own.diagnostics);
        self.findings.errors.extend(own.errors);
        dossiers.pop().filter(|_| sound).map(|dossier| (expectations, dossier))
    }

    fn judge(&mut self, file: &str, (expected, dossier): (&[Expectation], &Dossier)) -> Outcome {
        let assessment = assess(self.words.checklist, dossier);
        self.coverage.add(&assessment);
        let differences = differences(expected, &assessment);
        if differences.is_empty() {
            return Outcome::AsExpected;
        }
        let told = self.tell(file, (dossier, &assessment), &differences);
        self.told.push_str(&told);
        Outcome::Otherwise(differences)
    }

    fn tell(
        &self,
        file: &str,
        (dossier, assessment): (&Dossier, &Assessment),
        differences: &[Difference],
    ) -> String {
        let view = View::of(self.words.checklist, dossier, assessment, self.words.lang);
        let failed = Failed { view: &view, file, differences, checklist: self.reference };
        terminal::failed(&failed, self.look)
    }

    fn report(&self, asked: &Test) -> Result<String, Error> {
        let covered = asked.coverage || asked.require_coverage;
        let coverage = Some(&self.coverage).filter(|_| covered);
        if asked.format.is_some() {
            return Ok(json::cases(self.words.checklist, &self.cases, coverage)?);
        }
        let table = coverage.map(|it| terminal::coverage(self.words, it, self.look));
        Ok(format!("{}{}{}", self.told, self.summary(), table.unwrap_or_default()))
    }

    fn count(&self, counts: impl Fn(&Outcome) -> bool) -> usize {
        self.cases.iter().filter(|case| counts(&case.outcome)).count()
    }

    fn summary(&self) -> String {
        let lang = self.words.lang;
        let all = counted(self.cases.len(), lang, "kasus", "case", "cases");
        let parts = [
            (
                self.count(|outcome| matches!(outcome, Outcome::Otherwise(_))),
                lang.pick("tidak sesuai harapan", "not as expected"),
            ),
            (
                self.count(|outcome| matches!(outcome, Outcome::NotRun)),
                lang.pick("tidak dapat dijalankan", "cannot be run"),
            ),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, words)| format!("{count} {words}"))
            .collect();
        match (parts.is_empty(), lang) {
            (true, Lang::Id) => format!("{all}: semua sesuai harapan\n"),
            (true, Lang::En) => format!("{all}: all as expected\n"),
            (false, _) => format!("{all}: {}\n", all_of(&parts, lang)),
        }
    }

    fn status(&self, asked: &Test) -> Status {
        let failed = self.count(|outcome| *outcome != Outcome::AsExpected) > 0;
        let lacking = asked.require_coverage && !self.coverage.is_complete();
        let gate = if failed || lacking { Status::GateFailed } else { Status::Done };
        gate.max(self.findings.status())
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn several(path: &Path, diagnostics: &mut Diagnostics) {
    let path = path.display();
    let message = text!("{path} memuat beberapa dossier", "{path} holds several dossiers");
    diagnostics.push(Diagnostic::error(SEVERAL_DOSSIERS, None, message).help(text!(
        "satu kasus satu dossier: pindahkan yang lain ke berkas sendiri",
        "a case is one dossier: move the others to files of their own"
    )));
}
