//! Invented dossiers: whatever a form asks, they are read back without a fault.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on stops, and says at which seed"
)]

#[expect(dead_code, reason = "the tests of bounds use more of the random checklists")]
mod support;

use std::fs;

use assert_cmd::Command;
use support::case::Case;
use support::dice::Dice;
use support::pipeline;
use support::random_checklist::Wanted;
use support::run::cases;
use tempfile::TempDir;
use tilik::assess::{assess, scores};
use tilik::checklist::Checklist;
use tilik::dossier::Dossier;
use tilik::quantity::Number;
use tilik::simulate::Simulation;

/// Forms of any shape: limits that rest on each other, rows that may not be alike, quarters, derived fields.
#[test]
fn any_form_is_filled_in_and_read_back() {
    let mut all = 0;
    let mut left_out = 0;
    cases("invented dossiers", 150, |seed, tally| {
        let mut dice = Dice::new(seed);
        let case = Case::random(&mut dice, seed, Wanted::default());
        let missing = Number::ratio(i128::from(seed % 4), 6).unwrap();
        let simulation = Simulation::new(&case.checklist, seed, &missing);
        for unit in 0..2 {
            all += 1;
            let Some(filled) = simulation.dossier(unit, (0, case.model.form.period)) else {
                left_out += 1;
                continue;
            };
            tally.assessed += 1;
            let told = || format!("seed {seed}\n{}\n{}", case.model.yaml(), filled.yaml());
            let read = pipeline::read(&case.checklist, &filled.yaml());
            let dossier = read.unwrap_or_else(|fault| panic!("{fault}\n{}", told()));
            let dossier = dossier.unwrap_or_else(|| panic!("it is refused\n{}", told()));
            same_scores(&case.checklist, &dossier, &told);
        }
    });
    // Some random forms leave no value for a field, whoever fills them in.
    assert!(left_out * 10 <= all, "{left_out} of {all} dossiers could not be invented");
}

/// Scores without reasons are those with reasons.
fn same_scores(checklist: &Checklist, dossier: &Dossier, told: &dyn Fn() -> String) {
    let whole = assess(checklist, dossier);
    let (criteria, total) = scores(checklist, dossier);
    assert_eq!(total, whole.scorecard.whole(), "{}", told());
    for (short, long) in criteria.iter().zip(&whole.criteria) {
        let (short, long) = [short, long].map(|one| (one.verdict, one.applies, &one.points)).into();
        assert_eq!(short, long, "{}", told());
    }
}

struct Run(TempDir);

impl Run {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn run(&self, arguments: &str) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
        command.current_dir(self.0.path()).args(arguments.split_whitespace());
        let output = command.env_remove("TILIK_LANG").output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let names = fs::read_dir(self.0.path().join(folder)).unwrap();
        let mut names: Vec<String> =
            names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

#[test]
fn the_same_seed_writes_the_same_bytes_with_any_number_of_threads() {
    let run = Run::new();
    let with = |threads, seed| {
        let asked = format!(
            "simulate --units 40 --periods 2024,2025 --seed {seed} --missing 10 --threads {threads}"
        );
        let (status, out, messages) = run.run(&asked);
        assert_eq!((status, messages.as_str()), (0, ""));
        out
    };
    let one = with(1, 7);
    assert_eq!(one.lines().count(), 80);
    assert_eq!(one, with(3, 7));
    assert_ne!(one, with(1, 8));
}

#[test]
fn a_file_or_a_folder_is_written_and_validates() {
    let run = Run::new();
    for (asked, made) in [
        ("-c pkp-lokmin --units 3 -o a.ndjson", "a.ndjson"),
        ("-c lokmin-tribulanan --units 3 -o b.yaml", "b.yaml"),
        ("-c lokmin-ilp --units 3 --period 2025-S1 -o folder", "folder"),
    ] {
        let (status, out, messages) = run.run(&format!("simulate {asked}"));
        assert_eq!((status, out.as_str(), messages.as_str()), (0, "", ""), "{asked}");
        let (status, out, messages) = run.run(&format!("validate {made}"));
        assert_eq!((status, messages.as_str()), (0, ""), "{made}");
        assert_eq!(out.lines().count(), 3, "{out}");
    }
    let first = ["S0000000001_2025-S1.yaml", "S0000000002_2025-S1.yaml"];
    assert_eq!(run.names("folder")[..2], first);
    assert_eq!(run.names("."), ["a.ndjson", "b.yaml", "folder"]);
}

#[test]
fn what_cannot_be_invented_is_said() {
    let run = Run::new();
    let (status, _, messages) = run.run("simulate -c lokmin-tribulanan --units 1 --period 2025-01");
    assert_eq!(status, 2);
    assert!(messages.contains("tidak terdiri dari triwulan penuh"), "{messages}");
    let (status, _, messages) = run.run("--lang en simulate -c nothing --units 1");
    assert_eq!(status, 2, "{messages}");
}

/// The form as a workbook, filled in: what is read back is what the same seed says in any other format.
#[test]
fn workbooks_say_what_the_same_seed_says_in_yaml() {
    let run = Run::new();
    for (format, folder) in [("yaml", "yaml"), ("xlsx", "a"), ("xlsx", "b")] {
        let asked = "simulate -c lokmin-bulanan --units 6 --seed 2 --missing 20%";
        let (status, _, messages) = run.run(&format!("{asked} --format {format} -o {folder}"));
        assert_eq!((status, messages.as_str()), (0, ""));
    }
    let (status, _, messages) = run.run("validate a");
    assert_eq!((status, messages.as_str()), (0, ""));
    let scores = |folder: &str| run.run(&format!("assess {folder} --format csv")).1;
    assert_eq!(scores("a"), scores("yaml"));
    for entry in fs::read_dir(run.0.path().join("a")).unwrap() {
        let path = entry.unwrap().path();
        let again = run.0.path().join("b").join(path.file_name().unwrap());
        assert!(fs::read(&path).unwrap() == fs::read(again).unwrap(), "{}", path.display());
    }
}

#[test]
fn workbooks_need_a_folder() {
    let run = Run::new();
    for asked in ["--format xlsx", "-o all.xlsx", "-o all.yaml --format xlsx"] {
        let (status, out, messages) = run.run(&format!("simulate --units 2 {asked}"));
        assert_eq!((status, out.as_str()), (2, ""), "{asked}");
        assert!(messages.contains("-o FOLDER"), "{asked}\n{messages}");
    }
}
