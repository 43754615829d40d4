//! Assessments are mergeable: a comparison of any shards of them, in any order, is that of all dossiers at once.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const SHARDS: usize = 10;
const UNITS: usize = 1_000;

fn run(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(folder).args(arguments).env_remove("TILIK_LANG");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A thousand dossiers, each tenth of which was assessed on a machine of its own, into a list or a line each.
#[test]
fn shards_compare_like_the_whole() {
    let folder = TempDir::new().unwrap();
    let here = folder.path();
    let units = UNITS.to_string();
    let all = ["simulate", "-c", "lokmin-bulanan", "--units", &units, "--period", "2025-01"];
    let all = run(here, &all);
    fs::write(here.join("all.ndjson"), &all).unwrap();
    let lines: Vec<&str> = all.lines().collect();
    assert_eq!(lines.len(), UNITS);
    let mut shards = Vec::new();
    for shard in 0..SHARDS {
        // Units of one shard are no neighbours.
        let own: Vec<&str> = lines.iter().skip(shard).step_by(SHARDS).copied().collect();
        fs::write(here.join("part.ndjson"), own.join("\n")).unwrap();
        let format = if shard % 2 == 0 { "json" } else { "ndjson" };
        let name = format!("{shard}.{format}");
        fs::write(here.join(&name), run(here, &["assess", "part.ndjson", "--format", format]))
            .unwrap();
        shards.push(name);
    }
    let compare =
        |inputs: &[&str]| run(here, &[&["compare"], inputs, &["--format", "json"]].concat());
    let in_order: Vec<&str> = shards.iter().map(String::as_str).collect();
    let backwards: Vec<&str> = in_order.iter().rev().copied().collect();
    let whole = compare(&["all.ndjson"]);
    assert!(whole.len() > UNITS, "{whole}");
    assert!(compare(&in_order) == whole, "shards differ from the whole");
    assert!(compare(&backwards) == whole, "the order of shards matters");
}
