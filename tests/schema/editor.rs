//! `docs/editor.md` cannot lie: its commands are run, and its files are valid by the schemas they name.

use std::fs;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::validator::Validator;
use crate::yaml::documents;

/// The fenced blocks of a language.
fn blocks(language: &str) -> Vec<String> {
    let text = fs::read_to_string("docs/editor.md").unwrap();
    let fences: Vec<&str> = text.split("```").collect();
    let inside = fences.iter().skip(1).step_by(2);
    let of = inside.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'));
    of.map(str::to_owned).collect()
}

fn tilik(folder: &TempDir, line: &str) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    let output = command.current_dir(folder.path()).args(line.split_whitespace()).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && output.stderr.is_empty(), "tilik {line}\n{told}");
}

#[test]
fn the_guide_is_true() {
    let folder = TempDir::new().unwrap();
    let commands = blocks("sh").concat();
    assert_eq!(commands.lines().count(), 6);
    commands.lines().for_each(|line| tilik(&folder, line.strip_prefix("tilik ").unwrap()));
    let schema = |name: &str| -> Value {
        let text = fs::read_to_string(folder.path().join(name));
        serde_json::from_str(&text.unwrap_or_else(|_| panic!("no command writes {name}"))).unwrap()
    };
    let dossiers = blocks("yaml");
    assert_eq!(dossiers.len(), 2);
    for dossier in dossiers {
        let (_, name) = dossier.lines().next().unwrap().split_once("$schema=").unwrap();
        Validator::new(&schema(name)).expect(name, &documents(&dossier).unwrap()[0]);
        fs::write(folder.path().join("dossier.yaml"), &dossier).unwrap();
        tilik(&folder, "validate dossier.yaml");
    }
    for settings in blocks("json") {
        let settings: Value = serde_json::from_str(&settings).unwrap();
        for name in settings["yaml.schemas"].as_object().unwrap().keys() {
            schema(name);
        }
    }
}
