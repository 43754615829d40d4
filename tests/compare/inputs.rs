//! What may be compared: dossiers and assessments in any number of files, in any order, on any number of threads.

use std::fs;
use std::path::Path;

use super::{FIXTURES, district, json, printed, tilik};

/// Assesses each dossier on its own and writes what comes of it to a folder.
fn assessed(folder: &Path) {
    for entry in fs::read_dir(Path::new(FIXTURES).join("dossier")).unwrap() {
        let path = entry.unwrap().path();
        let dossier = format!("dossier/{}", path.file_name().unwrap().to_str().unwrap());
        let line = printed(&["assess", "-c", "daftar.yaml", &dossier, "--format", "ndjson"]);
        let name = path.with_extension("ndjson");
        fs::write(folder.join(name.file_name().unwrap()), line).unwrap();
    }
}

#[test]
fn shards_of_assessments_give_the_bytes_of_all_dossiers_at_once() {
    let folder = tempfile::tempdir().unwrap();
    assessed(folder.path());
    let shards = folder.path().to_str().unwrap();
    let whole = district(&["--format", "json", "--by", "kecamatan"]);
    let arguments = ["-c", "daftar.yaml", "--units", "unit.csv", "--by", "kecamatan"];
    let arguments = [&["compare", shards, "--format", "json"][..], &arguments].concat();
    assert_eq!(printed(&arguments), whole);
}

#[test]
fn neither_the_order_of_inputs_nor_giving_one_twice_matters() {
    let mut dossiers: Vec<String> = fs::read_dir(Path::new(FIXTURES).join("dossier"))
        .unwrap()
        .map(|entry| format!("dossier/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    dossiers.sort();
    dossiers.reverse();
    let dossiers: Vec<&str> = dossiers.iter().map(String::as_str).collect();
    let options = ["--units", "unit.csv"];
    let arguments = [&["compare", "-c", "daftar.yaml"][..], &dossiers, &options].concat();
    assert_eq!(printed(&arguments), district(&[]));
    let folder = tempfile::tempdir().unwrap();
    assessed(folder.path());
    let both = [&arguments[..], &[folder.path().to_str().unwrap()]].concat();
    assert_eq!(printed(&both), district(&[]));
}

#[test]
fn reports_are_read_as_the_assessments_they_are_of() {
    let folder = tempfile::tempdir().unwrap();
    let reports = folder.path().to_str().unwrap();
    printed(&["assess", "-c", "daftar.yaml", "dossier", "-o", reports, "--format", "xlsx"]);
    let options = ["-c", "daftar.yaml", "--units", "unit.csv", "--by", "kecamatan"];
    let arguments = [&["compare", reports, "--format", "json"][..], &options].concat();
    assert_eq!(printed(&arguments), district(&["--format", "json", "--by", "kecamatan"]));
    // One of them, and dossiers of the others beside it.
    let one = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    let both = ["compare", "dossier", one.to_str().unwrap(), "--format", "csv"];
    let both = [&both[..], &["-c", "daftar.yaml", "--units", "unit.csv"]].concat();
    assert_eq!(printed(&both), district(&["--format", "csv"]));
}

#[test]
fn a_dossier_in_several_files_and_lines_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let csv = |name: &str| {
        let path = folder.path().join(name);
        printed(&["compare", "-c", "daftar.yaml", path.to_str().unwrap(), "--format", "csv"])
    };
    let other = r#"{"periode":"2026","kode":"P9","nama":"Lain","pedoman":true,"jadwal":false}"#;
    let parts = [
        r#"{"periode":"2026","kode":"P1","nama":"Satu","pedoman":true}"#,
        r#"{"periode":"2026","kode":"P1","nama":"Satu","jadwal":true,"pertemuan":9}"#,
    ];
    let whole = r#"{"periode":"2026","kode":"P1","nama":"Satu","pedoman":true,"jadwal":true,"pertemuan":9,"ranap":false}"#;
    fs::create_dir(folder.path().join("whole")).unwrap();
    fs::create_dir(folder.path().join("parts")).unwrap();
    write("whole/all.ndjson", &format!("{whole}\n{other}\n"));
    write("parts/a.ndjson", &format!("{}\n{other}\n{}\n", parts[1], parts[0]));
    write("parts/b.yaml", "periode: 2026\nkode: P1\nnama: Satu\nranap: tidak\n");
    assert_eq!(csv("parts"), csv("whole"));
}

#[test]
fn parts_that_contradict_each_other_are_told_and_the_others_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("d.ndjson");
    let lines = [
        r#"{"periode":"2026","kode":"U1","nama":"Satu","pedoman":true}"#,
        r#"{"periode":"2026","kode":"U2","nama":"Dua","pedoman":true}"#,
        r#"{"periode":"2026","kode":"U1","nama":"Satu","pedoman":false}"#,
    ];
    fs::write(&path, lines.join("\n")).unwrap();
    let output =
        tilik(&["compare", "-c", "daftar.yaml", path.to_str().unwrap(), "--format", "csv"]);
    let (out, told) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(told.matches("conflicting-values").count(), 1, "{told}");
    assert!(out.contains("\nranking,") && out.contains(",U2,") && !out.contains(",U1,"), "{out}");
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("banyak.ndjson");
    let path = file.to_str().unwrap();
    printed(&["simulate", "-c", "daftar.yaml", "--units", "3000", "-o", path]);
    let compared = |threads: &str| {
        let arguments = ["compare", "-c", "daftar.yaml", path, "--format", "json"];
        printed(&[&arguments[..], &["--threads", threads]].concat())
    };
    assert!(compared("1") == compared("3"));
}

#[test]
fn what_is_given_on_standard_input_takes_part() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let dossier = fs::read(Path::new(FIXTURES).join("dossier/melati-2026.yaml")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    let arguments = ["compare", "-c", "daftar.yaml", "-", "--format", "csv"];
    let command = command.current_dir(FIXTURES).args(arguments).env_remove("TILIK_LANG");
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = command.spawn().unwrap();
    running.stdin.take().unwrap().write_all(&dossier).unwrap();
    let output = running.wait_with_output().unwrap();
    let named = ["compare", "-c", "daftar.yaml", "dossier/melati-2026.yaml", "--format", "csv"];
    assert_eq!(String::from_utf8(output.stdout).unwrap(), printed(&named));
}

#[test]
fn assessments_are_told_from_dossiers_in_whatever_file_they_stand() {
    let folder = tempfile::tempdir().unwrap();
    let dossiers = ["dossier/melati-2025.yaml", "dossier/melati-2026.yaml"];
    let written = |format: &str| {
        let arguments = ["assess", "-c", "daftar.yaml", dossiers[0], dossiers[1], "--format"];
        printed(&[&arguments[..], &[format]].concat())
    };
    let compared = |inputs: &[&str]| {
        let arguments = [&["compare", "-c", "daftar.yaml"][..], inputs, &["--format", "csv"]];
        printed(&arguments.concat())
    };
    let expected = compared(&dossiers);
    for (name, format) in [("a.json", "json"), ("a.ndjson", "ndjson"), ("a.jsonl", "ndjson")] {
        let file = folder.path().join(name);
        fs::write(&file, written(format)).unwrap();
        assert_eq!(compared(&[file.to_str().unwrap()]), expected, "{name}");
    }
    // One file with the later of them, and the dossier of the earlier one.
    let later = written("ndjson").lines().last().unwrap().to_owned();
    let file = folder.path().join("later.ndjson");
    fs::write(&file, later).unwrap();
    assert_eq!(compared(&[dossiers[0], file.to_str().unwrap()]), expected);
}

#[test]
fn a_text_about_many_units_names_where_they_lie() {
    let folder = tempfile::tempdir().unwrap();
    let checklist = fs::read_to_string(Path::new(FIXTURES).join("daftar.yaml")).unwrap();
    let plain = "Bagikan pedoman ke semua puskesmas.";
    let named = "'Bagikan pedoman di {{kecamatan}}; {{nama}} belum.'";
    let file = folder.path().join("daftar.yaml");
    assert!(checklist.contains(plain));
    fs::write(&file, checklist.replace(plain, named)).unwrap();
    let compare = ["compare", "-c", file.to_str().unwrap(), "dossier", "--format", "json"];
    let output = tilik(&compare);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("checklist-has-warnings"), "{told}");
    let compared: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let systemic = compared["systemic"].as_array().unwrap();
    let text = systemic.iter().find(|row| row["id"] == "M1").unwrap()["text"].as_str().unwrap();
    assert_eq!(text, "Bagikan pedoman di Selatan dan Utara; … belum.");
    assert_eq!(json(&[])["systemic"].as_array().unwrap().len(), systemic.len());
}
