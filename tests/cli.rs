//! The command line from outside: arguments, files, streams, exit status.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const CHECKLIST: &str = r#"
tilik: 1
checklist:
  id: contoh
  version: "1"
  title: {id: Contoh, en: Example}
  basis: [{id: pmk-44-2016, title: "Permenkes No. 44 Tahun 2016", from: 2016-10-01}]
form:
  unit: {id: Puskesmas, en: Health centre}
  code: kode
  name: nama
  fields:
    kode: {type: text, required: true, label: {id: Kode, en: Code}}
    nama: {type: text, required: true, label: {id: Nama, en: Name}}
    pedoman: {type: boolean, label: {id: Pedoman, en: Guideline}}
    jadwal: {type: boolean, label: {id: Jadwal, en: Schedule}}
sections: [{id: masukan, title: {id: Masukan, en: Input}, weight: 1}]
grades:
  - {id: baik, title: {id: Baik, en: Good}, at_least: 80%}
  - {id: kurang, title: {id: Kurang, en: Poor}}
addressees: {puskesmas: {id: Puskesmas, en: Health centre}}
criteria:
  - id: M1
    section: masukan
    title: {id: Pedoman tersedia, en: The guideline is at hand}
    basis: [pmk-44-2016 III.B]
    measure: pedoman
    recommend: [{to: puskesmas, text: {id: Sediakan pedoman., en: Please get the guideline.}, due: 1 month}]
  - id: M2
    section: masukan
    title: {id: Jadwal tersedia, en: The schedule is at hand}
    basis: [pmk-44-2016 III.B]
    measure: jadwal
    recommend: [{to: puskesmas, text: {id: Susun jadwal., en: Please make a schedule.}}]
"#;

/// A folder of files in which tilik is run.
struct Run {
    folder: TempDir,
}

/// What a run left behind.
struct Outcome {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Run {
    /// A folder with the example checklist.
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }.file("contoh.yaml", CHECKLIST)
    }

    fn file(self, name: &str, text: &str) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// A dossier of a unit with this code, and what it says of guideline and schedule.
    fn dossier(self, name: &str, code: &str, rest: &str) -> Self {
        let text = format!("periode: 2020\nkode: {code}\nnama: Mekar {code}\n{rest}");
        self.file(name, &text)
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
        let mut names: Vec<String> = entries.map(|entry| name(entry.unwrap())).collect();
        names.sort();
        names
    }

    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
        command.current_dir(self.folder.path()).args(arguments.split_whitespace());
        command.env_remove("TILIK_LANG").env_remove("COLUMNS").env_remove("NO_COLOR");
        command
    }

    fn run(&self, arguments: &str) -> Outcome {
        Outcome::of(&mut self.command(arguments))
    }
}

impl Outcome {
    fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        Self {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).expect(&self.stderr)
    }
}

const FULL: &str = "pedoman: ya\njadwal: ya\n";
const HALF: &str = "pedoman: ya\n";

#[test]
fn help_is_spoken_in_both_languages() {
    let run = Run::new();
    let id = run.run("assess --help");
    assert_eq!((id.status, id.stderr.as_str()), (0, ""));
    assert!(id.stdout.contains("Pemakaian: tilik assess"), "{}", id.stdout);
    assert!(!id.stdout.contains("Usage") && !id.stdout.contains("Print"), "{}", id.stdout);
    let en = run.run("--lang en assess --help");
    assert!(en.stdout.contains("Usage: tilik assess"), "{}", en.stdout);
    let by_environment = Outcome::of(run.command("assess --help").env("TILIK_LANG", "en"));
    assert_eq!(by_environment.stdout, en.stdout);
}

#[test]
fn wrong_arguments_are_named_with_what_was_meant() {
    let run = Run::new();
    for (arguments, said) in [
        ("", "Pemakaian"),
        ("asess x", "mungkin maksudnya `assess`"),
        ("assess --formt json x", "mungkin maksudnya `--format`"),
        ("assess --format pdf x", "format yang ada: json, ndjson, csv, md"),
        ("assess", "`<MASUKAN>...` belum ditulis"),
        ("assess x --period 2005-13", "`2005-13` bukan nilai untuk"),
        ("assess x --as-of 30-06-2005", "tulis misalnya 2005-06-30"),
        ("assess x --fail-under 101", "tulis angka dari 0 sampai 100"),
        ("assess x --format json,md", "tambahkan `-o FOLDER`"),
        ("assess x -o a -o b", "hanya dapat ditulis sekali"),
        ("--lang fr assess x", "tulis `id` (Indonesia) atau `en` (Inggris)"),
        ("checklists --show tidak-ada", "tidak ada daftar tilik bawaan `tidak-ada`"),
    ] {
        let outcome = run.run(arguments);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{arguments}");
        assert!(outcome.stderr.contains(said), "{arguments}\n{}", outcome.stderr);
    }
}

#[test]
fn a_summary_goes_to_standard_output_without_colour() {
    let run = Run::new().dossier("a.yaml", "A1", HALF);
    let outcome = run.run("assess -c contoh.yaml a.yaml");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert!(outcome.stdout.starts_with("Puskesmas Mekar A1 (A1)\n"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("Skor terbukti 50%"), "{}", outcome.stdout);
    assert!(!outcome.stdout.contains('\u{1b}'));
    let english = run.run("assess --lang en -c contoh.yaml a.yaml");
    assert!(english.stdout.contains("Proven score 50%"), "{}", english.stdout);
}

#[test]
fn columns_are_as_wide_as_asked() {
    let run = Run::new().dossier("a.yaml", "A1", HALF);
    let narrow = Outcome::of(run.command("assess -c contoh.yaml a.yaml").env("COLUMNS", "50"));
    let widest = narrow.stdout.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(widest <= 50, "{}", narrow.stdout);
}

#[test]
fn formats_go_to_standard_output_in_input_order() {
    let run = Run::new().dossier("b.yaml", "B1", FULL).dossier("a.yaml", "A1", HALF);
    let json = run.run("assess -c contoh.yaml --format json b.yaml a.yaml").json();
    let codes: Vec<&str> =
        json.as_array().unwrap().iter().map(|one| one["unit"]["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["B1", "A1"]);
    assert_eq!(json[1]["score"], serde_json::json!({"low": 50, "high": 100}));
    let ndjson = run.run("assess -c contoh.yaml --format ndjson .");
    assert_eq!(ndjson.stdout.lines().count(), 2, "{}", ndjson.stderr);
    let csv = run.run("assess -c contoh.yaml --format csv b.yaml a.yaml");
    let expected = "code,name,from,to,source,score_low,score_high,grade_low,grade_high,M1_low,M1_high,M2_low,M2_high\n\
        B1,Mekar B1,2020-01,2020-12,mandiri,100,100,baik,baik,10,10,10,10\n\
        A1,Mekar A1,2020-01,2020-12,mandiri,50,100,kurang,baik,10,10,0,10\n";
    assert_eq!(csv.stdout, expected, "{}", csv.stderr);
    let markdown = run.run("assess -c contoh.yaml --format md a.yaml");
    assert!(markdown.stdout.starts_with("# Laporan penilaian: Puskesmas Mekar A1\n"));
}

#[test]
fn standard_input_is_read() {
    let run = Run::new();
    let mut command = run.command("assess -c contoh.yaml --format json -");
    let line = r#"{"periode": "2020", "kode": "A1", "nama": "Mekar", "pedoman": "ya"}"#;
    let outcome = Outcome::of(command.write_stdin(line));
    assert_eq!(outcome.json()[0]["score"]["low"], 50, "{}", outcome.stderr);
}

#[test]
fn the_checklist_may_be_the_one_a_dossier_names() {
    let run = Run::new()
        .file("checklists/contoh.yaml", CHECKLIST)
        .dossier("a.yaml", "A1", &format!("daftar_tilik: contoh\n{FULL}"))
        .dossier("b.yaml", "B1", FULL)
        .dossier("c.yaml", "C1", &format!("daftar_tilik: ../contoh.yaml\n{FULL}"));
    let outcome = run.run("assess --format json a.yaml");
    assert_eq!(
        (outcome.status, outcome.json()[0]["checklist"]["id"].as_str()),
        (0, Some("contoh"))
    );
    let unnamed = run.run("assess --format json b.yaml");
    assert_eq!((unnamed.status, unnamed.stdout.as_str()), (2, "[]\n"));
    assert!(unnamed.stderr.contains("checklist-not-named"), "{}", unnamed.stderr);
    let path = run.run("assess --format json c.yaml");
    assert!(path.stderr.contains("checklist-not-an-id"), "{}", path.stderr);
}

#[test]
fn reports_are_named_after_code_and_period_and_stay_in_their_folder() {
    let run = Run::new().dossier("a.yaml", "A1", HALF).dossier("b.yaml", "../../B1", FULL);
    let outcome = run.run("assess -c contoh.yaml a.yaml b.yaml -o laporan/2020 --format json,md");
    assert_eq!((outcome.status, outcome.stdout.as_str()), (0, ""), "{}", outcome.stderr);
    let names = run.names("laporan/2020");
    assert_eq!(names.len(), 4, "{names:?}");
    assert!(names.contains(&"A1_2020.json".to_owned()), "{names:?}");
    assert!(run.read("laporan/2020/A1_2020.md").starts_with("# Laporan penilaian"));
    let json: serde_json::Value =
        serde_json::from_str(&run.read("laporan/2020/A1_2020.json")).unwrap();
    assert_eq!(json[0]["unit"]["code"], "A1");
    assert_eq!(run.names("."), ["a.yaml", "b.yaml", "contoh.yaml", "laporan"]);
}

#[test]
fn a_folder_alone_gets_the_workbook_and_the_record() {
    let run = Run::new().dossier("a.yaml", "A1", HALF);
    let outcome = run.run("assess -c contoh.yaml a.yaml -o laporan");
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert_eq!(run.names("laporan"), ["A1_2020.json", "A1_2020.xlsx"]);
}

#[test]
fn a_proven_score_under_the_limit_fails_the_gate() {
    let run = Run::new().dossier("a.yaml", "A1", HALF).dossier("b.yaml", "B1", FULL);
    assert_eq!(run.run("assess -c contoh.yaml --fail-under 50 a.yaml").status, 0);
    let failed = run.run("assess -c contoh.yaml --fail-under 50,5 --format json a.yaml b.yaml");
    assert_eq!(failed.status, 1);
    assert_eq!(failed.json().as_array().unwrap().len(), 2);
    assert!(failed.stderr.contains("skor terbukti 50%, di bawah 50,5%"), "{}", failed.stderr);
}

#[test]
fn a_wrong_dossier_does_not_stop_the_sound_ones() {
    let run = Run::new().dossier("a.yaml", "A1", "pedomann: ya\n").dossier("b.yaml", "B1", FULL);
    let outcome = run.run("assess -c contoh.yaml --format json a.yaml b.yaml");
    assert_eq!(outcome.status, 2);
    assert_eq!(outcome.json().as_array().unwrap().len(), 1);
    assert!(outcome.stderr.contains("unknown-field"), "{}", outcome.stderr);
    assert_eq!(run.run("assess -c contoh.yaml tidak-ada.yaml").status, 2);
    assert_eq!(run.run("assess -c tidak-ada.yaml b.yaml").status, 2);
}

#[test]
fn validate_reads_and_scores_nothing() {
    let run =
        Run::new().dossier("a.yaml", "A1", "pedoman: mungkin\n").dossier("b.yaml", "B1", FULL);
    let outcome = run.run("validate -c contoh.yaml a.yaml b.yaml");
    assert_eq!(outcome.status, 2);
    assert_eq!(outcome.stdout, "Mekar B1 (B1), Januari–Desember 2020, contoh: tidak ada galat\n");
    assert!(outcome.stderr.contains("a.yaml:4"), "{}", outcome.stderr);
}

#[test]
fn a_criterion_is_explained_by_its_checklist_and_by_a_dossier() {
    let run = Run::new().dossier("a.yaml", "A1", HALF);
    let asked = run.run("explain -c contoh.yaml M1");
    assert_eq!((asked.status, asked.stderr.as_str()), (0, ""));
    assert!(asked.stdout.starts_with("M1 Pedoman tersedia\n"), "{}", asked.stdout);
    assert!(asked.stdout.contains("measure: pedoman"), "{}", asked.stdout);
    let found = run.run("explain -c contoh.yaml m1 a.yaml");
    assert_eq!((found.status, found.stderr.as_str()), (0, ""));
    assert!(found.stdout.contains("“Pedoman” dijawab ya: ya"), "{}", found.stdout);
    let english = run.run("--lang en explain -c contoh.yaml M2 a.yaml");
    assert!(english.stdout.contains("“Schedule” is answered yes: not known"), "{}", english.stdout);
    assert!(!english.stdout.contains('\u{1b}'));
}

#[test]
fn a_criterion_of_a_dossier_is_that_of_the_checklist_it_names() {
    let run = Run::new()
        .file("checklists/contoh.yaml", CHECKLIST)
        .dossier("a.yaml", "A1", &format!("daftar_tilik: contoh\n{HALF}"))
        .dossier("b.yaml", "B1", &format!("daftar_tilik: contoh\n{FULL}"));
    let both = run.run("explain M2 a.yaml b.yaml");
    assert_eq!((both.status, both.stderr.as_str()), (0, ""));
    assert!(
        both.stdout.contains("tilik explain -c contoh M2\n\n\nPuskesmas Mekar B1"),
        "{}",
        both.stdout
    );
    let mut command = run.command("explain M2 -");
    let from_input = Outcome::of(command.write_stdin(run.read("b.yaml")));
    assert!(from_input.stdout.contains("“Jadwal” dijawab ya: ya"), "{}", from_input.stderr);
}

#[test]
fn without_a_criterion_there_is_a_list_to_choose_from() {
    let run = Run::new().dossier("a.yaml", "A1", HALF);
    let of_checklist = run.run("explain -c contoh.yaml");
    assert_eq!(of_checklist.status, 0);
    assert!(
        of_checklist.stdout.contains("  M1 Pedoman tersedia (bobot 1)\n"),
        "{}",
        of_checklist.stdout
    );
    assert!(of_checklist.stdout.contains("tilik explain -c contoh.yaml KRITERIA"));
    let of_dossier = run.run("explain -c contoh.yaml a.yaml");
    assert_eq!(of_dossier.status, 0, "{}", of_dossier.stderr);
    assert!(
        of_dossier.stdout.contains("  M1 Pedoman tersedia: terpenuhi, 10 dari 10 poin\n"),
        "{}",
        of_dossier.stdout
    );
}

#[test]
fn an_id_of_several_built_in_checklists_is_that_of_the_one_they_tailor() {
    let run = Run::new();
    let shown = run.run("explain M05");
    assert_eq!(shown.status, 0, "{}", shown.stderr);
    assert!(shown.stdout.contains("(lokmin-bulanan, edisi 1)"), "{}", shown.stdout);
    assert!(
        shown.stderr.contains("catatan: ditampilkan dari `lokmin-bulanan`"),
        "{}",
        shown.stderr
    );
    let own = run.run("explain -c lokmin-ilp M05");
    assert!(own.stdout.contains("(lokmin-ilp, edisi 1)"), "{}", own.stdout);
    assert_eq!((own.status, own.stderr.as_str()), (0, ""));
    let of_unlike_ones = run.run("explain FL-01");
    assert_eq!((of_unlike_ones.status, of_unlike_ones.stdout.as_str()), (2, ""));
    assert!(of_unlike_ones.stderr.contains("pilih salah satu dengan `-c`"));
}

#[test]
fn an_unknown_criterion_is_answered_with_what_may_have_been_meant() {
    let run = Run::new().dossier("a.yaml", "A1", HALF).dossier("b.yaml", "B1", HALF);
    for (arguments, said) in [
        ("explain -c contoh.yaml M3", "mungkin maksudnya `M1`: Pedoman tersedia"),
        ("explain -c contoh.yaml jadwal", "mungkin maksudnya `M2`: Jadwal tersedia"),
        ("explain -c contoh.yaml ZZZZ", "`tilik explain -c contoh`"),
        (
            "explain -c contoh.yaml tidak-ada.yaml",
            "berkas atau folder `tidak-ada.yaml` juga tidak ada",
        ),
        ("explain -c tidak-ada.yaml M1", "tidak-ada.yaml"),
        ("explain ZZZZ", "tidak ada kriteria, indikator, atau tanda periksa `ZZZZ`"),
        ("explain -c contoh.yaml M1 tidak-ada.yaml", "tidak-ada.yaml tidak dapat dibaca"),
    ] {
        let outcome = run.run(arguments);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{arguments}");
        assert!(outcome.stderr.contains(said), "{arguments}\n{}", outcome.stderr);
    }
    let of_two = run.run("explain -c contoh.yaml M3 a.yaml b.yaml");
    assert_eq!((of_two.status, of_two.stderr.matches("M3").count()), (2, 1), "{}", of_two.stderr);
}

#[test]
fn check_says_what_is_sound_and_what_is_not() {
    let broken = CHECKLIST.replace("measure: pedoman", "measure: pedomann");
    let run = Run::new().file("salah.yaml", &broken);
    let sound = run.run("check contoh.yaml");
    assert_eq!((sound.status, sound.stderr.as_str()), (0, ""));
    assert_eq!(sound.stdout, "contoh.yaml: dapat dipakai (2 kriteria)\n");
    let wrong = run.run("check contoh.yaml salah.yaml");
    assert_eq!(wrong.status, 2);
    assert!(wrong.stderr.contains("salah.yaml"), "{}", wrong.stderr);
    let json = run.run("check --format json salah.yaml");
    assert_eq!((json.status, json.stderr.as_str()), (2, ""));
    assert_eq!(json.json()[0]["file"], "salah.yaml");
    assert_eq!(run.run("check --format json contoh.yaml").stdout, "[]\n");
}

#[test]
fn cases_come_out_as_expected_or_not() {
    let expected = "score: {low: 50, high: 100}\ngrade: {low: kurang, high: baik}\nverdicts: {M1: met, M2: unknown}\nflags: []\n";
    let run = Run::new()
        .dossier("kasus/a/dossier.yaml", "A1", HALF)
        .file("kasus/a/dossier.expected.yaml", expected)
        .dossier("gagal/b.yaml", "B1", HALF)
        .file("gagal/b.expected.yaml", "score: 62.5\nverdicts: {M1: unmet}\n")
        .dossier("aneh/c.yaml", "C1", HALF)
        .file("aneh/c.expected.yaml", "skor: 50\nverdicts: {M3: met, M1: baik}\n");
    let fine = run.run("test contoh.yaml kasus");
    assert_eq!((fine.status, fine.stdout.as_str()), (0, "1 kasus: semua sesuai harapan\n"));
    let failed = run.run("test contoh.yaml gagal");
    assert_eq!(failed.status, 1, "{}", failed.stderr);
    let name = Path::new("gagal").join("b.yaml");
    assert!(failed.stdout.starts_with(&format!("{}: tidak sesuai harapan\n", name.display())));
    for said in [
        "score: diharapkan 62,5%, hasilnya 50% sampai 100%\n",
        "    diharapkan unmet (belum terpenuhi), hasilnya met (terpenuhi)\n",
        "\n1 kasus: 1 tidak sesuai harapan\n",
    ] {
        assert!(failed.stdout.contains(said), "{}", failed.stdout);
    }
    let odd = run.run("test contoh.yaml aneh");
    assert_eq!(odd.status, 2);
    for code in ["unknown-expectation", "impossible-expectation"] {
        assert!(odd.stderr.contains(code), "{}", odd.stderr);
    }
    assert_eq!(run.run("test contoh.yaml checklists-tidak-ada").status, 2);
}

#[test]
fn schemas_are_written_in_either_language_and_the_same_each_time() {
    let run = Run::new();
    let titles = [
        ("schema", "Daftar tilik"),
        ("schema -c contoh.yaml", "Isian: Contoh (contoh, edisi 1)"),
        ("schema --assessment", "Hasil penilaian"),
        ("--lang en schema -c contoh.yaml", "Dossier: Example (contoh, edition 1)"),
    ];
    for (arguments, title) in titles {
        let outcome = run.run(arguments);
        assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""), "{arguments}");
        assert_eq!(outcome.json()["title"], title);
        assert_eq!(run.run(&format!("{arguments} -o skema.json")).stdout, "");
        assert_eq!(run.read("skema.json"), outcome.stdout, "{arguments}");
    }
}

#[test]
fn a_schema_needs_a_sound_checklist_and_one_purpose() {
    let run = Run::new().file("salah.yaml", &CHECKLIST.replace("type: boolean", "type: bolean"));
    let wrong = run.run("schema -c salah.yaml -o skema.json");
    assert_eq!((wrong.status, wrong.stdout.as_str()), (2, ""));
    assert!(wrong.stderr.contains("unknown-word"), "{}", wrong.stderr);
    assert_eq!(run.names("."), ["contoh.yaml", "salah.yaml"]);
    let both = run.run("schema -c contoh.yaml --assessment");
    assert_eq!((both.status, both.stdout.as_str()), (2, ""));
    assert!(both.stderr.contains("tidak dapat dipakai bersama"), "{}", both.stderr);
}

#[test]
fn completions_are_written_for_each_shell() {
    let run = Run::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let outcome = run.run(&format!("completions {shell}"));
        assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""), "{shell}");
        assert!(outcome.stdout.contains("fail-under"), "{shell}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_who_has_seen_enough_ends_the_run_quietly() {
    use std::process::Stdio;
    let run = Run::new();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_tilik"))
        .args(["completions", "bash"])
        .current_dir(run.folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), [].as_slice()));
}
