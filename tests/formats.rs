//! One dossier says the same in every format: YAML, JSON, NDJSON, a workbook, a folder of CSV files.
//!
//! Forms and dossiers are random. An ordinary run has some hundred; `TILIK_CASES=20000 cargo test --release
//! --test formats` makes a long one, and `TILIK_SEED=17 TILIK_CASES=1` repeats the case of seed 17.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on stops, and says at which seed"
)]
#![allow(dead_code, reason = "the support is that of several tests")]

#[path = "support/formats.rs"]
mod formats;
#[path = "support/sheets.rs"]
mod sheets;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use formats::{Outcome, outcome, write_all, write_form};
use support::case::Case;
use support::dice::Dice;
use support::random_checklist::Wanted;
use support::run::cases;
use tilik::checklist::{builtin, load};
use tilik::diagnostic::Diagnostics;

/// How many dossiers in turn share a checklist.
const DOSSIERS_A_CHECKLIST: u64 = 8;

#[test]
fn every_format_gives_the_same_assessment() {
    let mut shared: Option<Case> = None;
    let folder = tempfile::tempdir().unwrap();
    cases("formats", 160, |seed, tally| {
        let of_checklist = seed / DOSSIERS_A_CHECKLIST;
        let mut case = shared
            .take()
            .filter(|case| case.seed / DOSSIERS_A_CHECKLIST == of_checklist)
            .unwrap_or_else(|| Case::random(&mut Dice::new(of_checklist), seed, Wanted::default()));
        let dice = &mut Dice::new(seed);
        case.seed = seed;
        case.another_dossier(dice);
        let mut paths = write_all(dice, &case.model.form, &case.dossier, folder.path());
        // The program's own form is a large workbook, so that not every dossier is written into one.
        if seed % 4 == 0 {
            let yaml = case.dossier.yaml(&case.model.form);
            paths.extend(write_form(&case.checklist, &yaml, folder.path()));
        }
        let (first, _) = outcome(&case.checklist, &paths[0]);
        match &first {
            Outcome::Assessed(_) => tally.assessed += 1,
            Outcome::Refused(_) => tally.refused += 1,
        }
        for path in &paths[1..] {
            let (other, told) = outcome(&case.checklist, path);
            if other != first {
                let faults = [format!("{first:#?}\n{other:#?}\n{told}")];
                case.fail(&format!("{} differs", path.display()), &faults, &case.dossier);
            }
        }
        shared = Some(case);
    });
}

/// The dossiers of the built-in checklists' cases, each with its checklist.
fn cases_of_built_in() -> Vec<(tilik::checklist::Checklist, PathBuf)> {
    let mut found = Vec::new();
    for id in builtin::ids() {
        let Ok(folders) = fs::read_dir(Path::new("tests/fixtures/checklists").join(id)) else {
            continue;
        };
        for folder in folders {
            let text = builtin::text(id).unwrap();
            let checklist = load::from_text(id, text, &mut Diagnostics::new()).unwrap();
            found.push((checklist, folder.unwrap().path().join("dossier.yaml")));
        }
    }
    found
}

#[test]
fn every_case_says_the_same_in_its_checklists_own_form() {
    let folder = tempfile::tempdir().unwrap();
    for (checklist, path) in cases_of_built_in() {
        let yaml = fs::read_to_string(&path).unwrap();
        let (expected, told) = outcome(&checklist, &path);
        assert!(matches!(expected, Outcome::Assessed(_)), "{}\n{told}", path.display());
        for written in write_form(&checklist, &yaml, folder.path()) {
            let (read, told) = outcome(&checklist, &written);
            assert!(read == expected, "{} as {}\n{told}", path.display(), written.display());
        }
    }
}
