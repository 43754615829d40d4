//! `tilik followup` from outside: a report that a unit filled in, held against its next assessment.
//!
//! `tests/fixtures/followup` holds a year's dossier, the workbook that was made of it and filled in with another
//! program, the same saved as a LibreOffice sheet, and the dossier of the half-year after.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use calamine::Reader;
use serde_json::Value;

const FIXTURES: &str = "tests/fixtures/followup";

fn tilik(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(FIXTURES).args(arguments).env("COLUMNS", "100").env_remove("TILIK_LANG");
    command.output().unwrap()
}

/// What a run prints, which must go well and say nothing else.
fn printed(arguments: &[&str]) -> String {
    let output = tilik(arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), told.as_str()), (Some(0), ""), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn followed(earlier: &str, later: &str) -> Value {
    let arguments = ["followup", "-c", "daftar.yaml", earlier, later, "--format", "json"];
    serde_json::from_str(&printed(&arguments)).unwrap()
}

/// Each recommendation with what became of it, and how each answer to it goes together with the records.
fn outcomes(followed: &Value) -> Vec<String> {
    let one = |it: &Value| {
        let answers = it["answers"].as_array().unwrap().iter();
        let claims: String =
            answers.map(|it| format!(" {}", it["claim"].as_str().unwrap())).collect();
        let (criterion, to) = (it["criterion"].as_str().unwrap(), it["to"].as_str().unwrap());
        format!("{criterion} {to} {}{claims}", it["outcome"].as_str().unwrap())
    };
    followed["recommendations"].as_array().unwrap().iter().map(one).collect()
}

#[test]
fn a_page_reads_from_summary_to_each_recommendation() {
    for (lang, file) in [("id", "expected.txt"), ("en", "expected.en.txt")] {
        let arguments = ["followup", "--lang", lang, "-c", "daftar.yaml", "rtl.xlsx", "kini.yaml"];
        let expected = fs::read_to_string(Path::new(FIXTURES).join(file)).unwrap();
        assert_eq!(printed(&arguments), expected, "{lang}");
    }
}

#[test]
fn programs_get_outcomes_claims_and_places() {
    let followed = followed("rtl.xlsx", "kini.yaml");
    let expected = [
        "M1 puskesmas carried_out agrees",
        "M1 dinas carried_out proven_anyway",
        "M2 puskesmas in_part without_evidence",
        "M5 puskesmas unknown agrees",
        "M6 puskesmas not_asked untold",
        "M3 puskesmas worse",
        "M4 puskesmas open unproven",
    ];
    assert_eq!(outcomes(&followed), expected);
    let answer = &followed["recommendations"][2]["answers"][0];
    assert_eq!(answer["source"], "rtl.xlsx!RTL!A7");
    assert_eq!(answer["status"], "done");
    assert_eq!((&answer["due"], &answer["overdue"]), (&"2026-03-31".into(), &true.into()));
    assert_eq!(followed["came_back"][0]["criterion"], "M7");
    assert_eq!(followed["own_plans"][0]["finding"], "Proyektor rusak");
}

#[test]
fn an_answer_survives_another_spreadsheet() {
    let [mut one, other] =
        ["rtl.ods", "rtl.xlsx"].map(|earlier| followed(earlier, "kini.yaml").to_string());
    one = one.replace("rtl.ods!", "rtl.xlsx!");
    assert_eq!(one, other);
}

#[test]
fn every_form_of_an_assessment_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    for dossier in ["dahulu.yaml", "kini.yaml"] {
        printed(&["assess", "-c", "daftar.yaml", dossier, "-o", out]);
    }
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let forms = |name: &str| [path(&format!("{name}.json")), path(&format!("{name}.xlsx"))];
    let expected = followed("dahulu.yaml", "kini.yaml");
    for earlier in forms("P0001_2025_supervisi") {
        for later in forms("P0001_2026-S1_supervisi") {
            assert_eq!(followed(&earlier, &later), expected, "{earlier} {later}");
        }
    }
}

#[test]
fn a_report_in_english_is_filled_in_and_read_alike() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    printed(&["assess", "--lang", "en", "-c", "daftar.yaml", "dahulu.yaml", "-o", out]);
    let report = folder.path().join("P0001_2025_supervisi.xlsx");
    let english = followed(report.to_str().unwrap(), "kini.yaml");
    assert_eq!(english["recommendations"][0]["text"], "Please copy the guideline.");
    assert_eq!(outcomes(&english), outcomes(&followed("dahulu.yaml", "kini.yaml")));
}

#[test]
fn what_cannot_be_read_exits_with_2_and_prints_nothing() {
    for (arguments, said) in [
        (["tidak-ada.xlsx", "kini.yaml"], "tidak-ada.xlsx tidak dapat dibaca"),
        (["dahulu.yaml", "tidak-ada.json"], "tidak-ada.json tidak dapat dibaca"),
        (["kini.yaml", "dahulu.yaml"], "tukar urutannya"),
    ] {
        let output = tilik(&["followup", "-c", "daftar.yaml", arguments[0], arguments[1]]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(said), "{told}");
    }
}

#[test]
fn every_file_says_of_every_recommendation_what_became_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let written = |lang: &str, name: &str| {
        let path = folder.path().join(name);
        let out = path.to_str().unwrap();
        let arguments =
            ["followup", "--lang", lang, "-c", "daftar.yaml", "rtl.xlsx", "kini.yaml", "-o", out];
        assert_eq!(printed(&arguments), "", "{name}");
        path
    };
    let followed = followed("rtl.xlsx", "kini.yaml");
    for (lang, open) in [("id", "masih terbuka"), ("en", "still open")] {
        for ending in ["html", "md", "txt"] {
            let text = fs::read_to_string(written(lang, &format!("a.{ending}"))).unwrap();
            for one in followed["recommendations"].as_array().unwrap() {
                let criterion = one["criterion"].as_str().unwrap();
                assert!(text.contains(criterion), "{ending} {criterion}");
            }
            assert!(text.contains(open), "{ending}");
        }
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(written(lang, "a.xlsx")).unwrap();
        let names = book.sheet_names();
        let sheet = book.worksheet_range(&names[1]).unwrap();
        let all = followed["recommendations"].as_array().unwrap().len();
        assert!(sheet.rows().count() > all && names.len() > 3, "{names:?}");
    }
    let json = fs::read_to_string(written("id", "a.json")).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), followed);
}

#[test]
fn what_a_unit_wrote_is_no_markup_on_a_page() {
    let folder = tempfile::tempdir().unwrap();
    for (name, period) in [("satu.yaml", "2025"), ("dua.yaml", "2026-S1")] {
        let dossier =
            format!("periode: {period}\nkode: P0001\nnama: '<script>alert(1)</script>'\n");
        fs::write(folder.path().join(name), dossier).unwrap();
    }
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (one, two, page) = (path("satu.yaml"), path("dua.yaml"), path("a.html"));
    printed(&["followup", "-c", "daftar.yaml", &one, &two, "-o", &page]);
    let page = fs::read_to_string(page).unwrap();
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"), "{page}");
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn what_moved_a_score_adds_up_to_how_far_it_moved() {
    let followed = followed("dahulu.yaml", "kini.yaml");
    let low = |side: &str| followed[side]["score"]["low"].as_f64().unwrap();
    let sum: f64 = followed["contributions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["change"].as_f64().unwrap())
        .sum();
    assert!((sum - (low("later") - low("earlier"))).abs() < 0.001, "{sum}");
    assert!(sum.abs() > 0.0);
}
