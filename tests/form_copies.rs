//! What is written into a form is read back as it was: a sound dossier as the same, a faulty one as faulty.
//!
//! `TILIK_CASES=5000 cargo test --release --test form_copies` makes a long run.

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

use formats::{Outcome, outcome};
use support::case::Case;
use support::dice::Dice;
use support::random_checklist::Wanted;
use support::run::{Tally, cases};
use tilik::checklist::Checklist;
use tilik::diagnostic::{Diagnostic, Diagnostics};
use tilik::dossier::load::load;
use tilik::dossier::{Draft, ReadOptions, Reader};
use tilik::export::form::Questionnaire;
use tilik::text::Lang;

/// Copies of what a file says, as a workbook and as CSV files; `None` where it can't be read at all.
fn copies(dice: &mut Dice, checklist: &Checklist, file: &Path) -> Option<[PathBuf; 2]> {
    let mut diagnostics = Diagnostics::new();
    let reader = Reader::new(checklist, ReadOptions::default());
    let files = load(&[file.to_owned()], &mut std::io::empty(), &mut Vec::new(), &mut diagnostics);
    let drafts = files.iter().flat_map(|file| file.read(&reader, &mut diagnostics)).collect();
    let drafts: Vec<Draft> = reader.merge(drafts, &mut diagnostics);
    let draft = drafts.first()?;
    reader.seal(&mut draft.clone(), &mut diagnostics);
    let found: Vec<&Diagnostic> = diagnostics.iter().collect();
    let lang = *dice.pick(&[Lang::Id, Lang::En]);
    let copy = Questionnaire::copy((checklist, lang), draft, &found);
    let [workbook, folder] = ["copy.xlsx", "copy"].map(|name| file.with_file_name(name));
    fs::write(&workbook, copy.workbook().unwrap()).unwrap();
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in copy.csv().unwrap() {
        fs::write(folder.join(name), bytes).unwrap();
    }
    Some([workbook, folder])
}

#[test]
fn a_dossier_copied_into_a_form_is_the_same_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dossier.yaml");
    cases("copies", 150, |seed, tally| {
        let dice = &mut Dice::new(seed);
        let case = Case::random(dice, seed, Wanted::default());
        fs::write(&file, case.dossier.yaml(&case.model.form)).unwrap();
        let (first, _) = outcome(&case.checklist, &file);
        let Outcome::Assessed(_) = first else { return tally.refused += 1 };
        tally.assessed += 1;
        for copy in copies(dice, &case.checklist, &file).unwrap() {
            let (other, told) = outcome(&case.checklist, &copy);
            if other != first {
                let faults = [format!("{first:#?}\n{other:#?}\n{told}")];
                case.fail(&format!("{} differs", copy.display()), &faults, &case.dossier);
            }
        }
    });
}

/// Things that are wrong in most fields.
const JUNK: &[&str] = &[
    "abc",
    "[a, b]",
    "{a: b}",
    "2031-01",
    "-5",
    "1.500",
    "25:00",
    "31/02/2024",
    "1e400",
    "\"> > 3\"",
    "20..10",
    "kepala; bidan",
];

/// The text with something wrong in place of one of its values.
fn spoilt(dice: &mut Dice, text: &str) -> String {
    let values: Vec<usize> = text.match_indices(": ").map(|(at, _)| at + 2).collect();
    let start = *dice.pick(&values);
    let rest = &text[start..];
    let end = match rest.as_bytes()[0] {
        b'"' => rest[1..].find('"').map_or(rest.len(), |at| at + 2),
        _ => rest.find([',', '}', ']', '\n']).unwrap_or(rest.len()),
    };
    format!("{}{}{}", &text[..start], dice.pick(JUNK), &rest[end..])
}

/// Whoever sends a copy back without correcting it gets the same answer again: a copy must not turn what was
/// wrong into something that seems right.
#[test]
fn the_copy_of_a_faulty_dossier_is_faulty() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dossier.yaml");
    let mut faulty = 0;
    cases("faulty copies", 150, |seed, tally: &mut Tally| {
        let dice = &mut Dice::new(seed);
        let case = Case::random(dice, seed, Wanted::default());
        let text = spoilt(dice, &case.dossier.yaml(&case.model.form));
        fs::write(&file, &text).unwrap();
        let (Outcome::Refused(codes), first) = outcome(&case.checklist, &file) else { return };
        // What is no YAML has no rows to be copied.
        let Some([workbook, _]) = copies(dice, &case.checklist, &file) else { return };
        faulty += 1;
        tally.assessed += 1;
        let (copy, told) = outcome(&case.checklist, &workbook);
        if let Outcome::Assessed(_) = copy {
            panic!("seed {seed}: {codes:?} are gone\n{first}\n{told}\n{text}");
        }
    });
    assert!(faulty > 0);
}
