//! The README and the author's guide cannot lie: their commands are run, their outputs compared, their YAML read.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod example;
mod guide;
mod page;
mod reference;
#[path = "../support/sample.rs"]
mod sample;
mod walk;

use std::fs;
use std::process::{Command, Output};

use page::{Block, Page};

fn blocks() -> Vec<Block> {
    Page::read("README.md").blocks()
}

fn tilik(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tilik"))
        .args(arguments)
        .env_remove("TILIK_LANG")
        .env("COLUMNS", "100")
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The first command of the README, without cargo.
fn first_run() -> Vec<String> {
    let block = blocks().into_iter().find(|block| block.language == "sh").unwrap();
    let arguments = block.text.strip_prefix("cargo run --release -- ").unwrap().to_owned();
    arguments.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn the_first_run_prints_what_the_readme_shows() {
    let arguments = first_run();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let output = tilik(&arguments);
    assert!(output.status.success());
    let shown =
        blocks().into_iter().find(|block| block.comment.contains("output: assess")).unwrap();
    assert!(!shown.text.is_empty(), "the README shows the beginning of the output");
    let printed = stdout(&output);
    assert!(
        printed.starts_with(&shown.text),
        "the README shows\n{}\nbut the command prints\n{printed}",
        shown.text
    );
}

#[test]
fn the_checks_it_shows_are_those_that_are_made() {
    let shown = blocks().into_iter().find(|block| block.comment.contains("output: check")).unwrap();
    let output = tilik(&["check", "tests/fixtures/readme/salah.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    let printed = String::from_utf8(output.stderr.clone()).unwrap() + &stdout(&output);
    assert_eq!(printed.trim_end(), shown.text.trim_end());
}

#[test]
fn the_explanation_it_shows_is_the_one_that_is_given() {
    let shown =
        blocks().into_iter().find(|block| block.comment.contains("output: explain")).unwrap();
    let (command, said) = shown.text.split_once('\n').unwrap();
    let arguments: Vec<&str> =
        command.strip_prefix("$ tilik ").unwrap().split_whitespace().collect();
    let output = tilik(&arguments);
    assert!(output.status.success());
    assert_eq!(stdout(&output).trim_end(), said.trim_end());
}

#[test]
fn the_comparison_it_shows_is_the_one_that_is_made() {
    let shown =
        blocks().into_iter().find(|block| block.comment.contains("output: impact")).unwrap();
    let folder = "tests/fixtures/impact";
    let inputs = ["lama.yaml", "baru.yaml", "dossier"].map(|name| format!("{folder}/{name}"));
    let [old, new, dossiers] = inputs.each_ref().map(String::as_str);
    let printed = stdout(&tilik(&["impact", old, new, dossiers]));
    assert!(!shown.text.is_empty() && printed.contains(&shown.text), "{printed}");
}

#[test]
fn its_dossiers_are_sound() {
    let folder = tempfile::tempdir().unwrap();
    let dossiers = |block: &Block| block.language == "yaml" && !block.comment.contains("file: ");
    for (number, block) in blocks().into_iter().filter(dossiers).enumerate() {
        let file = folder.path().join(format!("{number}.yaml"));
        fs::write(&file, &block.text).unwrap();
        let output = tilik(&["validate", file.to_str().unwrap()]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}\n{told}", block.text);
    }
}

#[test]
fn the_overlay_it_shows_changes_what_it_says() {
    let overlay = blocks().into_iter().find(|block| block.comment.contains("file: lokmin-mekar"));
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("lokmin-mekar.yaml"), overlay.unwrap().text).unwrap();
    let shown = blocks().into_iter().find(|block| block.comment.contains("check overlay")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    let command = command.current_dir(&folder).args(["check", "lokmin-mekar.yaml"]);
    let output = command.env_remove("TILIK_LANG").env("COLUMNS", "100").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(stdout(&output).trim_end(), shown.text);
}

#[test]
fn its_test_command_is_the_one_that_ci_runs() {
    let ci = fs::read_to_string(".ci/run").unwrap();
    let test = blocks()
        .into_iter()
        .find(|block| block.comment.starts_with("The tests"))
        .map(|block| block.text)
        .unwrap();
    assert!(ci.lines().any(|line| line == test), "`.ci/run` has no line `{test}`");
}

#[test]
fn every_command_of_its_table_exists() {
    let readme = fs::read_to_string("README.md").unwrap();
    for line in readme.lines().filter(|line| line.starts_with("| `tilik ")) {
        let command = line.split_whitespace().nth(2).unwrap().trim_end_matches('`');
        let output = tilik(&[command, "--help"]);
        assert!(output.status.success(), "`tilik {command} --help` fails");
    }
}

#[test]
fn the_files_and_headings_it_links_to_are_there() {
    assert_eq!(Page::read("README.md").broken_links(""), Vec::<String>::new());
}
