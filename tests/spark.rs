//! The recipe for Apache Spark, in local mode: what comes out of a cluster is what one machine says.
//!
//! It needs Java 17 and `pip install pyspark pyarrow`, and takes about a minute, so that it is run when asked for:
//!
//! ```sh
//! cargo test --test spark -- --ignored --nocapture
//! ```

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const TILIK: &str = env!("CARGO_BIN_EXE_tilik");

/// Runs a program in a folder: what it writes.
fn run(folder: &Path, program: &str, arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let mut command = Command::new(program);
    command.current_dir(folder).args(arguments).env_remove("TILIK_LANG");
    command.env("PYSPARK_PYTHON", "python3").env("SPARK_LOCAL_IP", "127.0.0.1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}\n{messages}");
    output.stdout
}

/// Rows of Parquet files as JSON, in no particular order.
fn rows(folder: &Path, table: &str, columns: &str) -> Vec<Value> {
    let script = "import json, sys, pyarrow.dataset as d\n\
        t = d.dataset(sys.argv[1], partitioning='hive').to_table(columns=sys.argv[2].split(','))\n\
        print(json.dumps(t.to_pylist()))";
    let out = run(folder, "python3", &["-c", script, table, columns], b"");
    serde_json::from_slice(&out).unwrap()
}

/// Everything of a folder's text files.
fn text_of(folder: &Path) -> Vec<u8> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut parts: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    parts.sort();
    parts.iter().flat_map(|part| fs::read(part).unwrap()).collect()
}

#[test]
#[ignore = "needs Java and PySpark"]
fn a_cluster_says_what_one_machine_says() {
    let folder = TempDir::new().unwrap();
    let here = folder.path();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("spark/penilaian.py");
    let script = script.to_str().unwrap();
    let asked = ["simulate", "-c", "lokmin-bulanan", "--units", "60", "--periods", "2024,2025"];
    let invented = String::from_utf8(run(here, TILIK, &asked, b"")).unwrap();
    fs::write(here.join("all.ndjson"), &invented).unwrap();
    let bad = [
        "{\"kode\": \"B\", \"nam",
        "",
        "{\"periode\":\"2025\",\"kode\":\"C\",\"nama\":\"C\",\"jadwl\":1}",
    ];
    for (part, lines) in invented.lines().collect::<Vec<_>>().chunks(40).enumerate() {
        let province = here.join(format!("dossiers/provinsi=P{part}"));
        fs::create_dir_all(&province).unwrap();
        let lines = [lines, &[bad[part]]].concat().join("\n");
        fs::write(province.join("a.ndjson"), lines + "\n").unwrap();
    }
    let to_parquet = "import pyarrow as a, pyarrow.parquet as p\n\
        lines = open('all.ndjson', encoding='utf-8').read().splitlines()\n\
        p.write_table(a.table({'dossier': lines}), 'all.parquet', row_group_size=30)";
    run(here, "python3", &["-c", to_parquet], b"");

    let common = [script, "--tilik", TILIK, "--checklist", "lokmin-bulanan"];
    let text = ["--dossiers", "dossiers", "--out", "out"];
    let said = run(here, "python3", &[&common[..], &text].concat(), b"");
    assert_eq!(String::from_utf8_lossy(&said).trim(), "120 dinilai, 3 ditolak");
    let table = ["--dossiers", "all.parquet", "--format", "parquet", "--out", "again"];
    run(here, "python3", &[&common[..], &table].concat(), b"");

    // The comparison of what the cluster assessed, and of all dossiers at once.
    let whole = run(here, TILIK, &["compare", "all.ndjson", "--format", "json"], b"");
    for out in ["out", "again"] {
        let assessed = text_of(&here.join(out).join("ndjson"));
        let merged = run(here, TILIK, &["compare", "-", "--format", "json"], &assessed);
        assert!(merged == whole, "{out}: the comparisons differ");
    }

    let mut scores: Vec<(String, String)> =
        rows(here, "out/penilaian", "code,from,score_low,score_high")
            .iter()
            .map(|row| {
                (
                    format!("{} {}", row["code"], row["from"]),
                    format!("{} {}", row["score_low"], row["score_high"]),
                )
            })
            .collect();
    scores.sort();
    let one = run(here, TILIK, &["assess", "all.ndjson", "--format", "json"], b"");
    let one: Vec<Value> = serde_json::from_slice(&one).unwrap();
    let number = |value: &Value| Value::from(value.as_f64().unwrap());
    let mut expected: Vec<(String, String)> = one
        .iter()
        .map(|it| {
            let score = format!("{} {}", number(&it["score"]["low"]), number(&it["score"]["high"]));
            (format!("{} {}", it["unit"]["code"], it["period"]["from"]), score)
        })
        .collect();
    expected.sort();
    assert_eq!(scores, expected);

    let criteria = rows(here, "out/kriteria", "code,criterion");
    let counted = one.iter().map(|it| it["criteria"].as_array().unwrap().len());
    assert_eq!(criteria.len(), counted.sum::<usize>());
    let mut refused: Vec<String> = rows(here, "out/ditolak", "dossier,faults")
        .iter()
        .map(|row| {
            let faults: Value = serde_json::from_str(row["faults"].as_str().unwrap()).unwrap();
            faults[0]["code"].as_str().unwrap().to_owned()
        })
        .collect();
    refused.sort();
    assert_eq!(refused, ["json-syntax", "no-dossier", "unknown-field"]);
}
