//! Files as Windows writes them are read like any other, and no name that Windows refuses is written.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use tempfile::TempDir;

const CHECKLIST: &str = "\
tilik: 1
checklist: {id: contoh, version: \"1\", title: Contoh, basis: [{id: p, title: P}]}
form:
  unit: Puskesmas
  code: kode
  name: nama
  fields:
    kode: {type: text, required: true}
    nama: {type: text, required: true}
    catatan: {type: text, blank: none}
    pedoman: {type: boolean}
  tables:
    sarana:
      fields:
        jenis: {type: text, required: true}
        ada: {type: boolean}
sections: [{id: s, title: S, weight: 1}]
grades: [{id: baik, title: Baik, at_least: 80%}, {id: kurang, title: Kurang}]
addressees: {puskesmas: Puskesmas}
criteria:
  - id: A
    section: s
    title: Pedoman
    basis: [p 1]
    measure: pedoman
    recommend: [{to: puskesmas, text: Sediakan.}]
  - id: B
    section: s
    title: Sarana
    basis: [p 1]
    each: sarana
    require: ada
    recommend: [{to: puskesmas, text: Lengkapi.}]
";

const YAML: &str = "kode: P1\nnama: Mekar\nperiode: 2020\npedoman: ya\nsarana:\n  - {jenis: meja, ada: ya}\n  - {jenis: kursi, ada: tidak}\n";

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(TempDir::new().unwrap());
        desk.write("contoh.yaml", CHECKLIST);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The same as Notepad would save it: with a mark at the beginning, and line ends of two characters.
    fn write_as_windows(&self, name: &str, text: &str) {
        self.write(name, &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    }

    fn run(&self, arguments: &[&str]) -> String {
        let output = Command::cargo_bin("tilik")
            .unwrap()
            .current_dir(self.0.path())
            .args(arguments)
            .env_remove("TILIK_LANG")
            .output()
            .unwrap();
        let [out, err] = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
        assert_eq!((output.status.code(), err.as_str()), (Some(0), ""), "{arguments:?}: {out}");
        out
    }

    /// Points of a dossier, as CSV.
    fn scored(&self, input: &str) -> String {
        self.run(&["assess", "-c", "contoh.yaml", input, "--format", "csv"])
    }
}

#[test]
fn files_of_windows_say_what_those_of_others_say() {
    let lines = "{\"kode\": \"P1\", \"nama\": \"Mekar\", \"periode\": 2020, \"pedoman\": \"ya\", \"sarana\": [{\"jenis\": \"meja\", \"ada\": \"ya\"}, {\"jenis\": \"kursi\", \"ada\": \"tidak\"}]}\n";
    let unix = Desk::new();
    unix.write("d.yaml", YAML);
    let expected = unix.scored("d.yaml");
    assert!(
        expected.contains("P1,Mekar,2020-01,2020-12,mandiri,50,50,kurang,kurang,10,10,0,0"),
        "{expected}"
    );
    let desk = Desk::new();
    desk.write_as_windows("contoh.yaml", CHECKLIST);
    desk.write_as_windows("d.yaml", YAML);
    desk.write_as_windows("d.json", &lines.replace("], ", "],\n"));
    desk.write_as_windows("d.ndjson", lines);
    desk.write_as_windows("csv/unit.csv", "kode;nama;periode;pedoman\nP1;Mekar;2020;ya\n");
    desk.write_as_windows("csv/sarana.csv", "jenis;ada\nmeja;ya\nkursi;tidak\n");
    for input in ["d.yaml", "d.json", "d.ndjson", "csv"] {
        assert_eq!(desk.scored(input), expected, "{input}");
    }
}

#[test]
fn lists_policies_letterheads_and_records_of_windows_are_read() {
    let desk = Desk::new();
    desk.write("d.yaml", YAML);
    let record = desk.run(&["assess", "-c", "contoh.yaml", "d.yaml", "--format", "json"]);
    desk.write_as_windows("lap.json", &record);
    desk.run(&["verify", "-c", "contoh.yaml", "lap.json", "d.yaml"]);
    desk.write_as_windows("unit.csv", "kode;nama\nP1;Mekar\nP2;Melati\n");
    let compare = ["compare", "-c", "contoh.yaml", "lap.json", "--units", "unit.csv"];
    assert!(desk.run(&compare).contains("Melati"));
    desk.write_as_windows("kunci.txt", "kunci yang cukup panjang\n");
    desk.write("kunci-lain.txt", "kunci yang cukup panjang");
    let hidden = |key: &str| desk.run(&[&compare[..], &["--anonymise", key]].concat());
    assert_eq!(hidden("kunci.txt"), hidden("kunci-lain.txt"));
    let policy = desk.run(&["plan", "--show-policy"]);
    desk.write_as_windows("kebijakan.yaml", &policy);
    desk.write_as_windows("libur.csv", "tanggal,nama\n2020-05-21,Kenaikan Isa Almasih\n");
    let plan = ["plan", "-c", "contoh.yaml", "--as-of", "2021-03-01", "lap.json"];
    let around = ["--policy", "kebijakan.yaml", "--units", "unit.csv", "--holidays", "libur.csv"];
    desk.run(&[&plan[..], &around].concat());
    desk.write_as_windows("kop.yaml", "kop: [DINAS KESEHATAN]\nnomor: 445/1\n");
    desk.write_as_windows(
        "templat/html/kop.hbs",
        "<p>{{unit.name}}</p>\n{{#if lang}}\n<p>x</p>\n{{/if}}\n",
    );
    let html = ["assess", "-c", "contoh.yaml", "d.yaml", "-o", "lap", "--format", "html"];
    let own = ["--letterhead", "kop.yaml", "--templates", "templat"];
    desk.run(&[&html[..], &own].concat());
    // A page whose line ends a mail program changed is the same page.
    let page = fs::read_to_string(desk.path("lap/P1_2020.html")).unwrap();
    desk.write_as_windows("lap/P1_2020.html", &page.replace("\r\n", "\n"));
    let verify = ["verify", "-c", "contoh.yaml", "lap/P1_2020.html", "d.yaml"];
    desk.run(&[&verify[..], &own].concat());
}

#[test]
fn no_code_becomes_a_name_that_windows_refuses() {
    let codes =
        ["CON", "nul", "Aux", "COM1", "lpt9", "PRN", "a.", "b ", "c:d", "e?f", "con.txt", "ｅ"];
    let desk = Desk::new();
    for (number, code) in codes.iter().enumerate() {
        let text = YAML.replace("kode: P1", &format!("kode: \"{code}\""));
        desk.write(&format!("masuk/{number}.yaml"), &text);
    }
    desk.run(&[
        "assess",
        "-c",
        "contoh.yaml",
        "masuk",
        "-o",
        "lap",
        "--format",
        "json,html,umpan-balik",
    ]);
    let names = |folder: &str| -> Vec<String> {
        let entries = fs::read_dir(desk.path(folder)).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    let list: String = codes.iter().map(|code| format!("{code}\n")).collect();
    desk.write("unit.csv", &format!("kode\n{list}"));
    desk.run(&["form", "-c", "contoh.yaml", "--units", "unit.csv", "-o", "formulir"]);
    let (reports, forms) = (names("lap"), names("formulir"));
    assert_eq!((reports.len(), forms.len()), (codes.len() * 4, codes.len()));
    let names = [reports, forms].concat();
    let devices = ["con", "prn", "aux", "nul"].map(str::to_owned);
    let numbered = (1..=9).flat_map(|number| [format!("com{number}"), format!("lpt{number}")]);
    let devices: Vec<String> = devices.into_iter().chain(numbered).collect();
    for name in names {
        // What stands before the first point is what Windows takes for a device.
        let stem = name.split('.').next().unwrap().to_lowercase();
        assert!(!devices.contains(&stem), "{name}");
        assert!(name.is_ascii() && !name.contains([':', '?', '*', '<', '>', '|', '"', '\\', '/']));
        assert!(!name.ends_with(['.', ' ']), "{name}");
    }
}
