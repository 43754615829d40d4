//! Workbooks that other programs had a hand in: LibreOffice opens and saves them, openpyxl fills in the blank
//! form cell by cell. Neither changes what the dossier says.
//!
//! They need those programs, so that they are run when asked for:
//!
//! ```sh
//! cargo test --test other_programs -- --ignored --nocapture
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on stops, and says at which seed"
)]
#![allow(dead_code, reason = "the support is that of several tests")]

#[path = "support/filled_in.rs"]
mod filled_in;
#[path = "support/formats.rs"]
mod formats;
#[path = "support/sheets.rs"]
mod sheets;
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use formats::{Outcome, outcome, write_all, write_form};
use support::case::Case;
use support::dice::Dice;
use support::random_checklist::Wanted;
use tilik::checklist::{Checklist, builtin, load};
use tilik::diagnostic::Diagnostics;
use tilik::export::form::Questionnaire;
use tilik::quantity::Period;
use tilik::text::Lang;

/// Dossiers with much in them, by checklist and case.
const FULL: [(&str, &str, &str); 6] = [
    ("lokmin-bulanan", "teladan", "2025"),
    ("lokmin-bulanan", "campuran", "2025"),
    ("lokmin-bulanan", "tanpa-hasil", "2025"),
    ("lokmin-tribulanan", "teladan", "2025"),
    ("lokmin-ilp", "teladan-2025", "2025"),
    ("pkp-lokmin", "teladan", "2025"),
];

fn case(id: &str, name: &str) -> (Checklist, PathBuf) {
    let text = builtin::text(id).unwrap();
    let checklist = load::from_text(id, text, &mut Diagnostics::new()).unwrap();
    (checklist, Path::new("tests/fixtures/checklists").join(id).join(name).join("dossier.yaml"))
}

/// Whether a program can be run so.
fn is_there(program: &str, arguments: &[&str]) -> bool {
    let there =
        Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success());
    if !there {
        println!("skipped: `{program} {}` cannot be run here", arguments.join(" "));
    }
    there
}

/// What LibreOffice makes of a file in another format.
fn converted(path: &Path, format: &str, folder: &Path) -> PathBuf {
    let out = folder.join(format!("as-{format}"));
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let output = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", format, "--outdir"])
        .args([&out, path])
        .output()
        .unwrap();
    let made = out.join(path.with_extension(format).file_name().unwrap());
    assert!(made.exists(), "{}", String::from_utf8_lossy(&output.stderr));
    made
}

/// A workbook says the same once LibreOffice has opened it and saved it in each of its formats.
fn survives(checklist: &Checklist, expected: &Outcome, path: &Path, folder: &Path) {
    for format in ["xlsx", "ods", "xls"] {
        let saved = converted(path, format, folder);
        let (read, told) = outcome(checklist, &saved);
        assert!(read == *expected, "{} as {format}\n{told}", path.display());
    }
}

#[test]
#[ignore = "needs LibreOffice (soffice)"]
fn forms_say_the_same_after_libreoffice_saved_them() {
    if !is_there("soffice", &["--version"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (id, name, _) in FULL {
        let (checklist, path) = case(id, name);
        let (expected, _) = outcome(&checklist, &path);
        let yaml = fs::read_to_string(&path).unwrap();
        let [book, _] = write_form(&checklist, &yaml, folder.path());
        survives(&checklist, &expected, &book, folder.path());
        println!("{id}, {name}: the same as xlsx, ods and xls");
    }
}

#[test]
#[ignore = "needs LibreOffice (soffice)"]
fn random_workbooks_say_the_same_after_libreoffice_saved_them() {
    if !is_there("soffice", &["--version"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for seed in 0..12 {
        let dice = &mut Dice::new(seed);
        let case = Case::random(dice, seed, Wanted::default());
        let paths = write_all(dice, &case.model.form, &case.dossier, folder.path());
        let (expected, _) = outcome(&case.checklist, &paths[0]);
        survives(&case.checklist, &expected, &folder.path().join("dossier.xlsx"), folder.path());
    }
}

#[test]
#[ignore = "needs python3 with openpyxl"]
fn a_blank_form_says_what_openpyxl_filled_in() {
    if !is_there("python3", &["-c", "import openpyxl"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for (id, name, period) in FULL {
        let (checklist, path) = case(id, name);
        let (expected, _) = outcome(&checklist, &path);
        let form = Questionnaire::blank(&checklist, Lang::Id, Period::parse(period));
        fs::write(at("blank.xlsx"), form.workbook().unwrap()).unwrap();
        let yaml = fs::read_to_string(&path).unwrap();
        fs::write(at("answers.json"), filled_in::answers(&checklist, &yaml).to_string()).unwrap();
        let script = Path::new("tests/other_programs/isi_formulir.py");
        let files = [at("blank.xlsx"), at("answers.json"), at("filled.xlsx")];
        let output = Command::new("python3").arg(script).args(&files).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let (read, told) = outcome(&checklist, &files[2]);
        assert!(read == expected, "{id}, {name}\n{told}");
        println!("{id}, {name}: the same after openpyxl filled the form in");
    }
}
