//! `tilik followup` for many units, from outside.
//!
//! `tests/fixtures/district` holds a small checklist whose flags speak of the follow-up plan, and two rounds of dossiers:
//! two units that can be paired, one that is gone, one that is new, and one whose rounds are swapped.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use calamine::{DataType, Reader};
use serde_json::Value;

const FIXTURES: &str = "tests/fixtures/district";

fn tilik(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(FIXTURES).args(arguments).env("COLUMNS", "100").env_remove("TILIK_LANG");
    command.output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = tilik(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn followed(earlier: &str, later: &str) -> Value {
    let arguments = ["followup", "-c", "daftar.yaml", earlier, later, "--format", "json"];
    serde_json::from_str(&printed(&arguments)).unwrap()
}

/// The sum of numbers that were each rounded to four decimals.
fn sum(items: &Value, key: &str) -> f64 {
    items.as_array().unwrap().iter().map(|item| item[key].as_f64().unwrap()).sum()
}

#[test]
fn a_page_pools_what_became_of_all_recommendations() {
    for (lang, file) in [("id", "expected.txt"), ("en", "expected.en.txt")] {
        let arguments = ["followup", "--lang", lang, "-c", "daftar.yaml", "dahulu", "kini"];
        let expected = fs::read_to_string(Path::new(FIXTURES).join(file)).unwrap();
        assert_eq!(printed(&arguments), expected, "{lang}");
    }
}

#[test]
fn units_that_cannot_be_paired_are_listed_and_count_for_nothing() {
    let all = followed("dahulu", "kini");
    let apart: Vec<(&str, &str)> = all["not_paired"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["code"].as_str().unwrap(), one["because"].as_str().unwrap()))
        .collect();
    assert_eq!(apart, [("P0003", "only_earlier"), ("P0004", "only_later"), ("P0005", "not_later")]);
    assert_eq!((&all["units_paired"], &all["scores"]["n"]), (&2.into(), &2.into()));
}

#[test]
fn pooled_counts_are_the_sums_of_the_units_counts() {
    let all = followed("dahulu", "kini");
    let units = all["units"].as_array().unwrap();
    for outcome in ["total", "carried_out", "open", "worse", "unknown", "in_part", "not_asked"] {
        let of = |part: &Value| part[outcome].as_u64().unwrap();
        let pooled = of(&all["outcomes"]);
        assert_eq!(
            units.iter().map(|unit| of(&unit["outcomes"])).sum::<u64>(),
            pooled,
            "{outcome}"
        );
        let by_advice = all["recommendations"].as_array().unwrap();
        assert_eq!(by_advice.iter().map(|one| of(&one["units"])).sum::<u64>(), pooled, "{outcome}");
        let by_addressee = all["addressees"].as_object().unwrap();
        assert_eq!(by_addressee.values().map(of).sum::<u64>(), pooled, "{outcome}");
    }
}

#[test]
fn what_moved_the_scores_adds_up_to_how_far_they_moved() {
    let all = followed("dahulu", "kini");
    for unit in all["units"].as_array().unwrap() {
        let score = |side: &str| unit[side]["score"]["low"].as_f64().unwrap();
        let moved = score("later") - score("earlier");
        assert!((sum(&unit["contributions"], "change") - moved).abs() < 0.01, "{unit}");
    }
    let mean = all["scores"]["mean_change"].as_f64().unwrap();
    assert!((sum(&all["movers"], "mean_change") - mean).abs() < 0.01);
}

#[test]
fn records_and_reports_say_what_the_dossiers_do_in_any_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for round in ["dahulu", "kini"] {
        printed(&["assess", "-c", "daftar.yaml", round, "-o", &path(round)]);
        let lines = printed(&["assess", "-c", "daftar.yaml", round, "--format", "ndjson"]);
        let backwards: Vec<&str> = lines.lines().rev().collect();
        fs::write(path(&format!("{round}.ndjson")), backwards.join("\n")).unwrap();
    }
    let expected = followed("dahulu", "kini");
    assert_eq!(followed(&path("dahulu.ndjson"), &path("kini.ndjson")), expected);
    // A folder of reports holds each assessment twice, as a workbook and as a record.
    assert_eq!(followed(&path("dahulu"), &path("kini")), expected);
}

#[test]
fn a_unit_alone_is_followed_as_ever() {
    let one = printed(&["followup", "-c", "daftar.yaml", "dahulu/P0001.yaml", "kini/P0001.yaml"]);
    assert!(one.starts_with("Tindak lanjut: Mekar (P0001)\n"), "{one}");
    let folder = tempfile::tempdir().unwrap();
    fs::copy(Path::new(FIXTURES).join("kini/P0001.yaml"), folder.path().join("a.yaml")).unwrap();
    let later = folder.path().to_str().unwrap();
    assert_eq!(printed(&["followup", "-c", "daftar.yaml", "dahulu/P0001.yaml", later]), one);
}

#[test]
fn of_several_rounds_the_last_is_followed_and_the_rest_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for (from, name) in [("dahulu/P0001.yaml", "satu.yaml"), ("kini/P0001.yaml", "dua.yaml")] {
        fs::copy(Path::new(FIXTURES).join(from), folder.path().join(name)).unwrap();
    }
    let both = folder.path().to_str().unwrap();
    let output = tilik(&["followup", "-c", "daftar.yaml", "dahulu/P0001.yaml", both]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("1 penilaian tidak dipakai"), "{told}");
    let one = printed(&["followup", "-c", "daftar.yaml", "dahulu/P0001.yaml", "kini/P0001.yaml"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), one);
}

#[test]
fn sound_units_are_followed_beside_a_broken_file() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["P0001.yaml", "P0002.yaml"] {
        fs::copy(Path::new(FIXTURES).join("kini").join(name), folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("rusak.json"), "{\"tilik\": 1, \"criteria\": []}").unwrap();
    let later = folder.path().to_str().unwrap();
    let output = tilik(&["followup", "-c", "daftar.yaml", "dahulu", later]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stdout).unwrap().contains("P0002 Melati"));
}

#[test]
fn every_file_lists_every_unit_and_who_could_not_be_paired() {
    let folder = tempfile::tempdir().unwrap();
    for ending in ["html", "md"] {
        for (lang, heading) in [("id", "Tidak dipasangkan"), ("en", "Not paired")] {
            let path = folder.path().join(format!("a.{ending}"));
            let out = path.to_str().unwrap();
            let arguments =
                ["followup", "--lang", lang, "-c", "daftar.yaml", "dahulu", "kini", "-o", out];
            assert_eq!(printed(&arguments), "");
            let text = fs::read_to_string(&path).unwrap();
            for code in 1..=5 {
                assert!(text.contains(&format!("P000{code}")), "{ending} P000{code}");
            }
            assert!(text.contains(heading), "{ending}");
        }
    }
    let to_standard = ["followup", "-c", "daftar.yaml", "dahulu", "kini", "--format", "md"];
    let path = folder.path().join("b.md");
    printed(&["followup", "-c", "daftar.yaml", "dahulu", "kini", "-o", path.to_str().unwrap()]);
    assert_eq!(printed(&to_standard), fs::read_to_string(path).unwrap());
}

#[test]
fn the_workbook_says_what_programs_are_told_with_every_share_beside_its_n() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    printed(&["followup", "-c", "daftar.yaml", "dahulu", "kini", "-o", path.to_str().unwrap()]);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let all = followed("dahulu", "kini");
    for (sheet, items, name) in
        [("Menurut unit", "units", 1), ("Menurut rekomendasi", "recommendations", 1)]
    {
        let cells = book.worksheet_range(sheet).unwrap();
        let rows: Vec<_> = cells.rows().collect();
        let is = |row: &[calamine::Data], text: &str| {
            row.iter().position(|cell| cell.get_string() == Some(text))
        };
        let heads = rows.iter().position(|row| is(row, "Terlaksana").is_some()).unwrap();
        let n = rows[heads].iter().position(|cell| cell.to_string().ends_with("(n)")).unwrap();
        let done = is(rows[heads], "Terlaksana").unwrap();
        let share = is(rows[heads], "Terlaksana, bagian").unwrap();
        let listed = all[items].as_array().unwrap();
        assert_eq!(rows.len() - heads - 1, listed.len(), "{sheet}");
        for row in &rows[heads + 1..] {
            let figure = |column: usize| row[column].get_float().unwrap();
            assert!((figure(share) - figure(done) / figure(n)).abs() < 1e-9, "{sheet}");
            assert!(!row[name].to_string().is_empty());
        }
    }
}

#[test]
fn the_same_round_twice_is_no_followup() {
    let all = followed("kini", "kini");
    assert_eq!(all["units_paired"], 0);
    let apart = all["not_paired"].as_array().unwrap();
    assert!(!apart.is_empty() && apart.iter().all(|one| one["because"] == "same_assessment"));
}
