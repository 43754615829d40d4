//! The kept corpus of the fuzz targets in `fuzz/`, and hostile inputs that were once mishandled: none may break what
//! the targets check.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "../fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 7] = [
    ("checklist", targets::checklist),
    ("expression", targets::expression),
    ("dossier_yaml", targets::dossier_yaml),
    ("dossier_json", targets::dossier_json),
    ("xlsx", targets::xlsx),
    ("csv", targets::csv),
    ("templates", targets::templates),
];

#[test]
fn every_target_holds_on_its_corpus() {
    for (name, target) in TARGETS {
        let folder = Path::new("fuzz/corpus").join(name);
        let mut paths: Vec<_> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        assert!(paths.len() >= 3, "{name} has a corpus");
        for path in paths {
            println!("{}", path.display());
            target(&fs::read(&path).unwrap());
        }
    }
}

#[test]
fn every_target_is_built_and_listed() {
    let manifest = fs::read_to_string("fuzz/Cargo.toml").unwrap();
    for (name, _) in TARGETS {
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
        assert!(Path::new(&format!("fuzz/fuzz_targets/{name}.rs")).exists(), "{name}");
    }
}
