//! Assessing NDJSON line by line: what comes out is what reading it as a whole would give.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A folder of files in which tilik is run.
struct Run(TempDir);

struct Outcome {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Run {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn file(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.0.path().join(name), text).unwrap();
        self
    }

    fn with_input(&self, arguments: &str, input: &str) -> Outcome {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
        command.current_dir(self.0.path()).args(arguments.split_whitespace());
        command.env_remove("TILIK_LANG").env_remove("COLUMNS").write_stdin(input);
        let output = command.output().unwrap();
        Outcome {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn run(&self, arguments: &str) -> Outcome {
        self.with_input(arguments, "")
    }

    /// Tilik with this many threads: what it writes, and what it says.
    fn threads(&self, arguments: &str, threads: u32) -> (i32, String, String) {
        let outcome = self.run(&format!("{arguments} --threads {threads}"));
        (outcome.status, outcome.stdout, outcome.stderr)
    }

    /// The same inputs line by line and as a whole: as a list they are read as a whole first.
    fn streamed_and_whole(&self, inputs: &str) -> (Outcome, Vec<Value>) {
        let whole = self.run(&format!("assess {inputs} --format json"));
        let streamed = self.run(&format!("assess {inputs} --format ndjson"));
        assert_eq!(streamed.status, whole.status, "{}\n{}", streamed.stderr, whole.stderr);
        let whole: Vec<Value> = serde_json::from_str(&whole.stdout).unwrap();
        assert_eq!(values(&streamed.stdout), whole, "{}", streamed.stderr);
        (streamed, whole)
    }
}

fn values(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Invented dossiers, one a line.
fn invented(units: u32) -> String {
    let asked = format!("simulate -c lokmin-bulanan --units {units} --seed 3 --missing 5");
    Run::new().run(&asked).stdout
}

fn dossier(code: &str, rest: &str) -> String {
    format!(
        r#"{{"daftar_tilik":"lokmin-bulanan","periode":"2025","kode":"{code}","nama":"Mekar"{rest}}}"#
    )
}

#[test]
fn lines_are_told_as_they_are_when_read_as_a_whole() {
    let run = Run::new().file("a.ndjson", invented(30));
    let (_, whole) = run.streamed_and_whole("a.ndjson");
    assert_eq!(whole.len(), 30);
}

#[test]
fn the_bytes_do_not_depend_on_the_number_of_threads() {
    let run = Run::new().file("a.ndjson", invented(60));
    for format in ["csv", "ndjson"] {
        let with = |threads| {
            run.run(&format!("assess a.ndjson --format {format} --threads {threads}")).stdout
        };
        let one = with(1);
        assert!(one.lines().count() >= 60);
        for threads in [2, 3, 7] {
            assert_eq!(with(threads), one, "{format}, {threads} threads");
        }
    }
}

#[test]
fn standard_input_gives_the_same_as_a_file() {
    let lines = invented(4);
    let run = Run::new().file("piped.ndjson", &lines);
    let piped = run.with_input("assess - --format csv", &lines);
    assert_eq!(piped.stdout, run.run("assess piped.ndjson --format csv").stdout);
    let piped = values(&run.with_input("assess - --format ndjson", &lines).stdout);
    let inputs = |value: &Value| value["inputs"][0].clone();
    let file = values(&run.run("assess piped.ndjson --format ndjson").stdout);
    assert_eq!(inputs(&piped[0])["sha256"], inputs(&file[0])["sha256"]);
    assert_eq!(inputs(&piped[0])["file"], "-");
}

#[test]
fn yaml_and_json_over_several_lines_are_still_read_from_standard_input() {
    let run = Run::new();
    let yaml = "daftar_tilik: lokmin-bulanan\nperiode: 2025\nkode: A\nnama: Mekar\n";
    let json = "{\n\"daftar_tilik\": \"lokmin-bulanan\", \"periode\": \"2025\",\n\"kode\": \"A\", \"nama\": \"Mekar\"}\n";
    let of = |input| run.with_input("assess - --format csv", input);
    assert_eq!(of(yaml).status, 0, "{}", of(yaml).stderr);
    assert_eq!(of(yaml).stdout, of(json).stdout);
}

#[test]
fn a_bad_line_is_reported_and_the_rest_goes_on() {
    let good = |code| dossier(code, "");
    let lines = [
        good("A").into_bytes(),
        b"{\"kode\": \"B\", \"nam".to_vec(),
        dossier("C", r#","pedoman_tersedia":"mungkin""#).into_bytes(),
        b"{\"nama\": \"\xff\"}".to_vec(),
        Vec::new(),
        good("D").into_bytes(),
    ];
    let run = Run::new().file("a.ndjson", lines.join(&b'\n'));
    let outcome = run.run("assess -c lokmin-bulanan a.ndjson --format csv");
    assert_eq!(outcome.status, 2);
    let codes: Vec<&str> =
        outcome.stdout.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(codes, ["A", "D"]);
    for (code, line) in [("json-syntax", 2), ("not-yes-or-no", 3), ("not-utf8", 4)] {
        let place = format!("a.ndjson:{line}:");
        assert!(outcome.stderr.contains(code), "{code}\n{}", outcome.stderr);
        assert!(outcome.stderr.contains(&place), "{place}\n{}", outcome.stderr);
    }
    assert!(outcome.stderr.ends_with("3 galat\n"), "{}", outcome.stderr);
}

/// What one unit submitted for one period may stand in several lines and files; each part says what the
/// others do not.
#[test]
fn parts_of_one_dossier_are_joined_wherever_they_stand() {
    let guideline = r#","pedoman_tersedia":true"#;
    let month = |month| {
        format!(r#","lokmin":[{{"bulan":"2025-{month:02}","tanggal":"2025-{month:02}-05"}}]"#)
    };
    let first = [dossier("A", guideline), dossier("B", ""), dossier(" A ", &month(1))];
    let second = [
        dossier("A", r#","sumber":"supervisi""#),
        dossier("A", &month(2)),
        dossier("A", r#","sop_tersedia":true,"sumber":"supervisi""#),
    ];
    let run = Run::new().file("a.ndjson", first.join("\n")).file("b.ndjson", second.join("\n"));
    let (_, whole) = run.streamed_and_whole("a.ndjson b.ndjson");
    let told: Vec<(&str, &str)> = whole
        .iter()
        .map(|one| (one["unit"]["code"].as_str().unwrap(), one["source"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("A", "mandiri"), ("B", "mandiri"), ("A", "supervisi")]);
    assert_eq!(whole[0]["inputs"].as_array().unwrap().len(), 2);
}

#[test]
fn parts_that_disagree_are_refused_with_both_places() {
    let lines = [
        dossier("A", r#","pedoman_tersedia":true"#),
        dossier("B", ""),
        dossier("A", r#","pedoman_tersedia":false"#),
    ];
    let run = Run::new().file("a.ndjson", lines.join("\n"));
    let (streamed, whole) = run.streamed_and_whole("a.ndjson");
    assert_eq!((streamed.status, whole.len()), (2, 1));
    assert_eq!(streamed.stderr.matches("conflicting-values").count(), 1, "{}", streamed.stderr);
    assert!(streamed.stderr.contains("a.ndjson:1:") && streamed.stderr.contains("a.ndjson:3:"));
}

#[test]
fn files_may_name_their_checklists_each() {
    let other = r#"{"daftar_tilik":"pkp-lokmin","periode":"2025","kode":"Z","nama":"Z"}"#;
    let run = Run::new().file("a.ndjson", dossier("A", "")).file("b.ndjson", other);
    let (_, whole) = run.streamed_and_whole("a.ndjson b.ndjson");
    assert_eq!(whole.len(), 2);
    let table = run.run("assess a.ndjson b.ndjson --format csv");
    assert_eq!((table.status, table.stdout.lines().count()), (2, 2));
    assert!(table.stderr.contains("tidak dapat menjadi satu tabel CSV"), "{}", table.stderr);
}

#[test]
fn a_low_score_is_named_and_fails_the_run() {
    let run = Run::new().file("a.ndjson", invented(3));
    let outcome = run.run("assess a.ndjson --format csv --fail-under 100");
    assert_eq!(outcome.status, 1);
    assert_eq!(outcome.stderr.matches("di bawah 100%").count(), 3, "{}", outcome.stderr);
}

#[test]
fn nothing_to_assess_is_an_error() {
    let run = Run::new().file("a.ndjson", "\n\n");
    let outcome = run.run("assess -c lokmin-bulanan a.ndjson --format csv");
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
    assert!(outcome.stderr.contains("no-dossier"), "{}", outcome.stderr);
}

/// A folder with dossiers in every format, of which some are broken and some are parts of one.
fn everything() -> Run {
    let run = Run::new();
    for (format, period) in [("yaml", 2023), ("xlsx", 2024)] {
        let asked = format!("simulate -c lokmin-bulanan --units 9 --period {period}");
        let outcome = run.run(&format!("{asked} --format {format} -o all/{format}"));
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    }
    let list: Vec<String> =
        (0..20).map(|unit| dossier(&format!("L{unit}"), r#","sop_tersedia":true"#)).collect();
    let part = dossier("L7", r#","pedoman_tersedia":true"#);
    let other = "daftar_tilik: lokmin-bulanan\nperiode: 2025\nkode: L7\nnama: Mekar\n";
    fs::create_dir_all(run.0.path().join("all/csv/unit")).unwrap();
    run.file("all/a.ndjson", format!("{}{{\n{part}\n", invented(12)))
        .file("all/list.json", format!("[{}]", list.join(",\n")))
        .file("all/y-part.yaml", format!("{other}kak_tersedia: ya\n"))
        .file("all/z-broken.yaml", "kode: [\n")
        .file("all/z-empty.yaml", "")
        .file("all/z-notes.txt", "nothing to read")
        .file("all/z-wrong.xlsx", "no workbook")
        .file(
            "all/z-wrong.yaml",
            format!("{}pedoman_tersedia: mungkin\n", other.replace("L7", "W")),
        )
        .file(
            "all/csv/unit/unit.csv",
            "daftar_tilik,periode,kode,nama\nlokmin-bulanan,2025,C,Mekar\n",
        )
}

#[test]
fn a_folder_is_assessed_with_any_number_of_threads_to_the_same_bytes() {
    let run = everything();
    for (checklist, format) in [("", "csv"), ("-c lokmin-bulanan", "csv"), ("", "json")] {
        let asked = format!("assess {checklist} all --format {format}");
        let one = run.threads(&asked, 1);
        assert_eq!(one.0, 2, "{}", one.2);
        for threads in [2, 5] {
            assert_eq!(run.threads(&asked, threads), one, "{asked}, {threads} threads");
        }
    }
    let (_, table, messages) = run.threads("assess all --format csv", 2);
    let codes: Vec<&str> =
        table.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(codes.len(), 12 + 1 + 19 + 18 + 1, "{messages}");
    assert_eq!(codes[12], "L7", "told where its first part stands");
    assert_eq!(codes.iter().filter(|code| **code == "L7").count(), 1);
    assert_eq!(codes[13], "C");
    for said in ["a.ndjson:13:", "z-broken.yaml", "z-notes.txt", "z-wrong.xlsx", "z-wrong.yaml:5:"]
    {
        assert_eq!(messages.matches(said).count(), 1, "{said}\n{messages}");
    }
    assert!(messages.ends_with("4 galat, 1 peringatan\n"), "{messages}");
}

#[test]
fn parts_of_one_dossier_are_joined_whatever_files_they_stand_in() {
    let run = everything();
    let (_, told, _) = run.threads("assess all --format ndjson", 3);
    let joined = values(&told).into_iter().find(|one| one["unit"]["code"] == "L7").unwrap();
    let files: Vec<&str> = joined["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["file"].as_str().unwrap())
        .collect();
    assert_eq!(files, ["a.ndjson", "list.json", "y-part.yaml"]);
}

#[test]
fn reports_are_the_same_files_with_any_number_of_threads() {
    let run = everything();
    let written = |threads: u32| {
        let folder = format!("reports-{threads}");
        run.threads(
            &format!("assess all/yaml all/a.ndjson -o {folder} --format html,xlsx"),
            threads,
        );
        let entries = fs::read_dir(run.0.path().join(folder)).unwrap();
        let mut files: Vec<(String, Vec<u8>)> = entries
            .map(|entry| entry.unwrap())
            .map(|entry| {
                (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
            })
            .collect();
        files.sort();
        files
    };
    let one = written(1);
    assert_eq!(one.len(), 2 * (9 + 12 + 1));
    assert!(one == written(3), "the bytes differ");
}

/// For pipes: whoever sends lines can tie what comes back to them.
#[test]
fn each_line_has_a_line_whatever_is_wrong_with_it() {
    let run = Run::new();
    let part = |rest| dossier("D", rest);
    let lines = [
        dossier("A", ""),
        "{\"kode\": \"B\", \"nam".to_owned(),
        String::new(),
        dossier("C", r#","pedoman_tersedia":"mungkin""#),
        part(r#","pedoman_tersedia":true"#),
        part(r#","sop_tersedia":true"#),
        "kode: E".to_owned(),
    ];
    let asked = "assess - -c lokmin-bulanan --format ndjson --each-line";
    let outcome = run.with_input(asked, &(lines.join("\n") + "\n"));
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    let told = values(&outcome.stdout);
    let said: Vec<String> = told
        .iter()
        .map(|one| match one["faults"].as_array() {
            Some(faults) => {
                let codes: Vec<&str> =
                    faults.iter().map(|it| it["code"].as_str().unwrap()).collect();
                format!("{}: {}", one["source"].as_str().unwrap(), codes.join(", "))
            }
            None => one["unit"]["code"].as_str().unwrap().to_owned(),
        })
        .collect();
    let expected = [
        "A",
        "-:2: json-syntax",
        "-:3: no-dossier",
        "-:4: not-yes-or-no",
        "D",
        "-:6: no-dossier",
        "-:7: json-syntax",
    ];
    assert_eq!(said, expected);
    let nothing = run.with_input(asked, "");
    assert_eq!((nothing.status, nothing.stdout.as_str()), (0, ""), "{}", nothing.stderr);
    let broken_first = run.with_input(asked, "kode: E\nnama: F\n");
    assert_eq!(values(&broken_first.stdout).len(), 2);
}

#[test]
fn a_line_for_each_line_is_for_lines_alone() {
    let run = Run::new().file("a.yaml", "kode: A").file("a.ndjson", dossier("A", ""));
    for asked in ["a.yaml --format ndjson", "a.ndjson --format csv", "a.ndjson"] {
        let outcome = run.run(&format!("assess -c lokmin-bulanan {asked} --each-line"));
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{asked}");
        assert!(outcome.stderr.contains("--format ndjson"), "{asked}\n{}", outcome.stderr);
    }
    assert_eq!(run.run("assess a.ndjson --format ndjson --each-line").status, 2);
}
