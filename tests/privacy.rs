//! Names of people stay in the report of the unit that wrote them, and `--anonymise` hides the units too.
//!
//! Two invented units write a name of their own into every text there is to write. Whatever is said of many
//! units, or of the other one, must not hold it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::{Value, json};
use tempfile::TempDir;
use tilik::checklist::Checklist;
use tilik::checklist::load::load;
use tilik::diagnostic::Diagnostics;
use tilik::form::Kind;

/// Who stands in every text of the one unit, and of the other.
const PEOPLE: [&str; 2] = ["Zulaikha Qiftirani", "Xaverius Wbotubun"];

/// A checklist that quotes texts wherever a checklist can: in reasons, flags and recommendations.
const QUOTING: &str = r#"
tilik: 1
extends: lokmin-bulanan
checklist: {id: lokmin-kutip, version: "1", title: {id: Lokmin kutip, en: Quoting}}
criteria:
  - id: X01
    section: pelaksanaan
    title: {id: Penanggung jawab disebut, en: Someone is in charge}
    basis: [pmk-44-2016 I]
    each: lokmin.hambatan
    require: pj = "Kepala" and not uraian matches "[A-Za-z]"
    recommend: [{to: puskesmas, text: {id: "Tanyakan ke kecamatan {{kecamatan}}.", en: "Ask {{kecamatan}}."}}]
flags:
  - {id: FX-1, each: lokmin, when: filled(bulan), severity: info, text: {id: "Lihat {{kecamatan}}", en: "See {{kecamatan}}"}}
"#;

struct Office {
    folder: TempDir,
    /// Codes, names and regions of the units.
    units: BTreeSet<String>,
}

fn checklist() -> Checklist {
    load("lokmin-bulanan", &mut Diagnostics::new()).unwrap().unwrap()
}

/// The names of all fields that hold a text, but for those that say which unit it is.
fn texts(checklist: &Checklist) -> BTreeSet<String> {
    let form = &checklist.form;
    let identity: BTreeSet<_> =
        [form.code, form.name].into_iter().chain(form.groups.clone()).collect();
    let mut names = BTreeSet::new();
    for (table, here) in form.tables() {
        for (id, field) in here.fields() {
            let is_identity = table.index() == 0 && identity.contains(&id);
            if field.kind == Kind::Text && !field.derived && !is_identity {
                names.insert(field.name.clone());
            }
        }
    }
    names
}

/// Writes a name into every text of a dossier, and into evidence for everything.
fn plant(value: &mut Value, (texts, name): (&BTreeSet<String>, &str), number: &mut u32) {
    match value {
        Value::Array(items) => {
            items.iter_mut().for_each(|item| plant(item, (texts, name), number));
        }
        Value::Object(entries) => {
            for (key, value) in entries.iter_mut() {
                if texts.contains(key) && value.is_string() {
                    *number += 1;
                    *value = json!(format!("{name} {number}"));
                } else {
                    plant(value, (texts, name), number);
                }
            }
        }
        _ => {}
    }
}

impl Office {
    /// Two units, two years each, with a name in every text.
    fn new() -> Self {
        let office = Self { folder: TempDir::new().unwrap(), units: BTreeSet::new() };
        fs::write(office.path("kutip.yaml"), QUOTING).unwrap();
        let simulate =
            ["simulate", "-c", "lokmin-bulanan", "--units", "2", "--periods", "2024,2025"];
        let written = office.run(&[&simulate[..], &["--missing", "20%", "--seed", "7"]].concat());
        let texts = texts(&checklist());
        assert!(texts.len() > 5, "{texts:?}");
        let mut units = BTreeSet::new();
        let mut codes: Vec<String> = Vec::new();
        for line in written.lines() {
            let mut dossier: Value = serde_json::from_str(line).unwrap();
            let say = |key: &str| dossier[key].as_str().unwrap_or_default().to_owned();
            let (code, period) = (say("kode"), say("periode"));
            let regions = ["nama", "kabupaten", "provinsi", "kabupaten_kota"].map(say);
            units.extend(regions.into_iter().filter(|said| said.len() > 3));
            units.insert(code.clone());
            if !codes.contains(&code) {
                codes.push(code.clone());
            }
            let who = codes.iter().position(|known| *known == code).unwrap();
            let identity =
                ["kode", "nama", "kabupaten", "provinsi"].map(|key| (key, dossier[key].clone()));
            plant(&mut dossier, (&texts, PEOPLE[who]), &mut 0);
            for (key, own) in identity {
                dossier[key] = own;
            }
            let root = dossier.as_object_mut().unwrap();
            let note = format!("Map merah, {}", PEOPLE[who]);
            root.insert(
                "bukti".to_owned(),
                json!({"lokmin": {"catatan": note, "metode": "dokumen"}}),
            );
            let path = office.path(&format!("{period}/{who}.json"));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            assert!(dossier.to_string().matches(PEOPLE[who]).count() > 20);
            fs::write(path, dossier.to_string()).unwrap();
        }
        assert_eq!(codes.len(), 2);
        for year in ["2024", "2025"] {
            for format in ["json", "xlsx"] {
                let folder = format!("lap-{format}-{year}");
                office.run(&[
                    "assess",
                    "-c",
                    "kutip.yaml",
                    year,
                    "-o",
                    &folder,
                    "--format",
                    format,
                ]);
            }
        }
        fs::write(office.path("kunci.txt"), "kunci yang cukup panjang\n").unwrap();
        Self { units, ..office }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What a run says on both streams.
    fn run(&self, arguments: &[&str]) -> String {
        let output = Command::cargo_bin("tilik")
            .unwrap()
            .current_dir(self.folder.path())
            .args(arguments)
            .env_remove("TILIK_LANG")
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
        assert!(output.status.success(), "{arguments:?}: {}", said[1]);
        said.concat()
    }

    /// What a run writes to a file, all that is packed into it included.
    fn written(&self, arguments: &[&str], file: &str) -> String {
        let said = self.run(&[arguments, &["-o", file]].concat());
        format!("{said}{}", everything(&self.path(file)))
    }
}

/// All text of a file, all parts of it where it is packed.
fn everything(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&bytes)) else {
        return String::from_utf8(bytes).unwrap();
    };
    let mut text = String::new();
    for place in 0..archive.len() {
        let mut part = Vec::new();
        archive.by_index(place).unwrap().read_to_end(&mut part).unwrap();
        text += &String::from_utf8_lossy(&part);
    }
    text
}

fn expect_nobody(what: &str, text: &str) {
    assert!(text.len() > 40, "{what}: {text}");
    for part in PEOPLE.iter().flat_map(|name| name.split(' ')) {
        let at = text.find(part);
        let around =
            at.map(|at| String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(200)..at]));
        assert!(at.is_none(), "{what} names {part}: {around:?}");
    }
}

#[test]
fn what_is_said_of_many_units_names_no_person() {
    let office = Office::new();
    for inputs in [["2024", "2025"], ["lap-json-2024", "lap-json-2025"]] {
        let compare = [&["compare", "-c", "kutip.yaml"][..], &inputs].concat();
        expect_nobody("compare", &office.run(&compare));
        for format in ["json", "csv"] {
            let asked = [&compare[..], &["--format", format]].concat();
            expect_nobody("compare", &office.run(&asked));
        }
        for file in ["b.xlsx", "b.html", "b.json", "b.csv"] {
            expect_nobody(file, &office.written(&compare, file));
        }
    }
    for (earlier, later) in
        [("lap-json-2024", "lap-json-2025"), ("lap-xlsx-2024", "lap-xlsx-2025"), ("2024", "2025")]
    {
        expect_nobody("followup", &office.run(&["followup", "-c", "kutip.yaml", earlier, later]));
        let asked = ["followup", "-c", "kutip.yaml", earlier, later, "--format", "json"];
        expect_nobody("followup", &office.run(&asked));
    }
    let plan = ["plan", "-c", "kutip.yaml", "--as-of", "2026-03-02", "lap-json-2025"];
    expect_nobody("plan", &office.run(&plan));
    for file in ["r.xlsx", "r.ics", "r.json"] {
        expect_nobody(file, &office.written(&plan, file));
    }
    for format in ["md", "json"] {
        let impact = ["impact", "kutip.yaml", "kutip.yaml", "2025", "--format", format];
        expect_nobody("impact", &office.run(&impact));
    }
    expect_nobody(
        "csv",
        &office.run(&["assess", "-c", "kutip.yaml", "2024", "2025", "--format", "csv"]),
    );
}

#[test]
fn a_report_names_only_people_of_its_own_unit() {
    let office = Office::new();
    let all = "json,ndjson,csv,md,xlsx,html,docx,agenda,umpan-balik";
    office.run(&["assess", "-c", "kutip.yaml", "2024", "2025", "-o", "semua", "--format", all]);
    let mut files: Vec<PathBuf> =
        fs::read_dir(office.path("semua")).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 4 * 13);
    let code = |path: &Path| -> String {
        path.file_name().unwrap().to_str().unwrap().split('_').next().unwrap().to_owned()
    };
    let first = code(&files[0]);
    let mut own = 0;
    // Which of the two a code is, the units' own reports tell.
    let whose: Vec<bool> = files.iter().map(|path| everything(path).contains(PEOPLE[0])).collect();
    let of_first = files.iter().zip(&whose).any(|(path, it)| code(path) == first && *it);
    for path in &files {
        let text = everything(path);
        let mine = usize::from((code(path) == first) != of_first);
        own += usize::from(text.contains(PEOPLE[mine]));
        assert!(!text.contains(PEOPLE[1 - mine]), "{} names {}", path.display(), PEOPLE[1 - mine]);
    }
    assert!(own > 0, "no report quotes anything, so that this test says nothing");
}

fn expect_no_unit(office: &Office, what: &str, text: &str) {
    for unit in &office.units {
        assert!(!text.contains(unit.as_str()), "{what} names {unit}:\n{text}");
    }
}

#[test]
fn pseudonyms_hide_units_and_regions_in_every_output() {
    let office = Office::new();
    assert!(office.units.len() >= 5, "{:?}", office.units);
    let list: String = office.units.iter().map(|unit| format!("{unit},Unit {unit}\n")).collect();
    fs::write(office.path("unit.csv"), format!("kode,nama\n{list}")).unwrap();
    let hidden = ["--anonymise", "kunci.txt"];
    let compare = [
        "compare",
        "-c",
        "kutip.yaml",
        "2024",
        "2025",
        "--units",
        "unit.csv",
        "--anonymise",
        "kunci.txt",
    ];
    expect_no_unit(&office, "compare", &office.run(&compare));
    for file in ["b.xlsx", "b.html", "b.json", "b.csv"] {
        expect_no_unit(&office, file, &office.written(&compare, file));
    }
    let by = ["--by", "kabupaten"];
    let regions = office.run(&[&compare[..], &by].concat());
    expect_no_unit(&office, "compare --by", &regions);
    let followup = ["followup", "-c", "kutip.yaml", "lap-xlsx-2024", "lap-xlsx-2025"];
    for more in [&[][..], &["--format", "json"]] {
        let said = office.run(&[&followup[..], &hidden, more].concat());
        expect_no_unit(&office, "followup", &said);
    }
}

/// The codes of a comparison, in order.
fn codes(office: &Office, key: &str) -> Vec<String> {
    let asked = ["compare", "2025", "--format", "json", "--anonymise", key];
    let found: Value = serde_json::from_str(&office.run(&asked)).unwrap();
    let ranking = found["ranking"].as_array().unwrap();
    let mut codes: Vec<String> =
        ranking.iter().map(|row| row["code"].as_str().unwrap().to_owned()).collect();
    codes.sort();
    codes
}

#[test]
fn pseudonyms_stay_with_their_key() {
    let office = Office::new();
    assert_eq!(codes(&office, "kunci.txt"), codes(&office, "kunci.txt"));
    fs::write(office.path("lain.txt"), "kunci lain yang panjang").unwrap();
    let (ours, theirs) = (codes(&office, "kunci.txt"), codes(&office, "lain.txt"));
    assert!(ours.iter().all(|code| !theirs.contains(code)));
    fs::write(office.path("pendek.txt"), "rahasia").unwrap();
    let output = Command::cargo_bin("tilik")
        .unwrap()
        .current_dir(office.folder.path())
        .args(["compare", "2025", "--anonymise", "pendek.txt", "--lang", "en"])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(said.starts_with("error[key-too-short]: the key in pendek.txt is too short"), "{said}");
}
