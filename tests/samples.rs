//! The samples in `reports/samples/` are what the program makes today.
//!
//! ```sh
//! TILIK_RENEW=1 cargo test --test samples
//! ```
//!
//! renews them. Without it, each difference is told with its file, part and line, so that it can be read first.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "support/parts.rs"]
mod parts;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

use parts::parts;

/// A folder of samples, the case it is of, and how that is asked for.
struct Sample {
    folder: &'static str,
    case: &'static str,
    arguments: &'static [&'static str],
}

const LETTERHEAD: &str = "reports/samples/kop.yaml";
const SAMPLES: [Sample; 4] = [
    Sample { folder: "campuran", case: "campuran", arguments: &["--letterhead", LETTERHEAD] },
    Sample {
        folder: "campuran-en",
        case: "campuran",
        arguments: &["--letterhead", LETTERHEAD, "--lang", "en"],
    },
    Sample { folder: "kebun-sikolos-2005", case: "kebun-sikolos-2005", arguments: &[] },
    Sample { folder: "sukatani", case: "sukatani", arguments: &[] },
];

const FORMATS: &str = "json,ndjson,csv,md,xlsx,html,docx,agenda,umpan-balik";

/// Files by their names.
type Files = BTreeMap<String, Vec<u8>>;

impl Sample {
    fn kept_in(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/samples").join(self.folder)
    }

    /// What the program makes of the case.
    fn made(&self) -> Files {
        let folder = tempfile::tempdir().unwrap();
        let dossier =
            format!("tests/fixtures/checklists/lokmin-bulanan/{}/dossier.yaml", self.case);
        Command::new(env!("CARGO_BIN_EXE_tilik"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env_remove("TILIK_LANG")
            .args(["assess", &dossier, "--format", FORMATS])
            .args(self.arguments)
            .arg("-o")
            .arg(folder.path())
            .assert()
            .success();
        files(folder.path())
    }

    /// Puts other files in the folder's place.
    fn renew(&self, made: &Files) {
        let folder = self.kept_in();
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        made.iter().for_each(|(name, bytes)| fs::write(folder.join(name), bytes).unwrap());
    }
}

/// The files of a folder; none where there is no such folder.
fn files(folder: &Path) -> Files {
    let entries = fs::read_dir(folder).into_iter().flatten().map(Result::unwrap);
    entries
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// How files differ, a paragraph each.
fn differences(kept: &Files, made: &Files) -> Vec<String> {
    let names: Vec<&String> = kept.keys().chain(made.keys()).collect();
    let told = |name: &String| match (kept.get(name), made.get(name)) {
        (Some(_), None) => vec![format!("{name}: is made no more")],
        (None, _) => vec![format!("{name}: is new")],
        (Some(kept), Some(made)) if kept == made => Vec::new(),
        (Some(kept), Some(made)) => {
            let told = within(name, &parts(kept), &parts(made));
            if told.is_empty() { vec![format!("{name}: is packed otherwise")] } else { told }
        }
    };
    let mut all: Vec<String> = names.into_iter().flat_map(told).collect();
    all.dedup();
    all
}

/// How the parts of a file differ.
fn within(name: &str, kept: &[(String, String)], made: &[(String, String)]) -> Vec<String> {
    let of = |parts: &[(String, String)]| -> Vec<String> {
        parts.iter().map(|(part, _)| part.clone()).collect()
    };
    if of(kept) != of(made) {
        return vec![format!("{name}: has the parts {:?}, not {:?}", of(made), of(kept))];
    }
    let both = kept.iter().zip(made).filter(|((_, kept), (_, made))| kept != made);
    both.map(|((part, kept), (_, made))| format!("{name} {part}\n{}", lines(kept, made))).collect()
}

/// The lines between the first that differs and the last.
fn lines(kept: &str, made: &str) -> String {
    const SHOWN: usize = 12;
    let (kept, made): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), made.lines().collect());
    let same = kept.iter().zip(&made).take_while(|(one, other)| one == other).count();
    let rest = kept.len().min(made.len()) - same;
    let ends = kept.iter().rev().zip(made.iter().rev());
    let end = ends.take(rest).take_while(|(one, other)| one == other).count();
    let show = |sign: char, lines: &[&str]| -> String {
        lines.iter().take(SHOWN).map(|line| format!("  {sign} {line}\n")).collect()
    };
    let old = show('-', kept.get(same..kept.len() - end).unwrap_or_default());
    let new = show('+', made.get(same..made.len() - end).unwrap_or_default());
    format!("  line {}\n{old}{new}", same + 1)
}

#[test]
fn samples_are_what_the_program_makes_today() {
    let renews = std::env::var_os("TILIK_RENEW").is_some();
    let mut told = Vec::new();
    for sample in &SAMPLES {
        let made = sample.made();
        let different = differences(&files(&sample.kept_in()), &made);
        if renews && !different.is_empty() {
            sample.renew(&made);
        }
        told.extend(different.into_iter().map(|line| format!("{}/{line}", sample.folder)));
    }
    let told = told.join("\n");
    if renews {
        println!("{told}");
        return;
    }
    assert!(
        told.is_empty(),
        "{told}\n\nIf each difference is meant: TILIK_RENEW=1 cargo test --test samples"
    );
}

#[test]
fn samples_hold_no_path_of_the_machine_they_were_made_on() {
    let here = env!("CARGO_MANIFEST_DIR");
    let temporary = std::env::temp_dir().display().to_string();
    for sample in &SAMPLES {
        for (name, bytes) in sample.made() {
            for (part, text) in parts(&bytes) {
                let found = [here, temporary.as_str(), "\\Users\\", "/home/"]
                    .into_iter()
                    .find(|path| text.contains(path));
                assert_eq!(found, None, "{}/{name} {part}", sample.folder);
            }
        }
    }
}

#[test]
fn a_difference_is_told_with_its_part_and_line() {
    let kept = [("a.xml".to_owned(), "1\n2\n3\n4".to_owned())];
    let made = [("a.xml".to_owned(), "1\n2\nx\ny\n4".to_owned())];
    assert_eq!(within("b.docx", &kept, &made), ["b.docx a.xml\n  line 3\n  - 3\n  + x\n  + y\n"]);
    assert_eq!(within("b.docx", &kept, &kept), Vec::<String>::new());
}
