//! Assessments as Parquet: the tables say what the CSV file and the assessments say, in typed columns.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::fs::{self, File};
use std::path::Path;
use std::process::Command as Program;

use assert_cmd::Command;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use serde_json::Value;
use tempfile::TempDir;

struct Run(TempDir);

impl Run {
    /// A folder with invented dossiers.
    fn invented() -> Self {
        let run = Self(TempDir::new().unwrap());
        run.run("simulate -c lokmin-bulanan --units 30 --missing 15 -o a.ndjson");
        run
    }

    fn run(&self, arguments: &str) -> String {
        let (status, out, messages) = self.outcome(arguments);
        assert_eq!(status, 0, "{arguments}\n{messages}");
        out
    }

    fn outcome(&self, arguments: &str) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
        command.current_dir(self.0.path()).args(arguments.split_whitespace());
        let output = command.env_remove("TILIK_LANG").output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }
}

/// The names and rows of a table.
fn table(path: &Path) -> (Vec<String>, Vec<Vec<Field>>) {
    let reader = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
    let schema = reader.metadata().file_metadata().schema().get_fields();
    let names = schema.iter().map(|field| field.name().to_owned()).collect();
    let rows = reader.get_row_iter(None).unwrap();
    let rows =
        rows.map(|row| row.unwrap().into_columns().into_iter().map(|(_, cell)| cell).collect());
    (names, rows.collect())
}

/// A cell as the CSV file writes it; of a day its month.
fn as_in_csv(cell: &Field) -> String {
    match cell {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Double(number) => number.to_string(),
        Field::Date(_) => cell.to_string()[..7].to_owned(),
        other => panic!("{other:?}"),
    }
}

fn csv(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect());
    (lines.next().unwrap(), lines.collect())
}

#[test]
fn the_table_of_dossiers_says_what_the_csv_file_says() {
    let run = Run::invented();
    run.run("assess a.ndjson --format parquet -o out");
    let (names, rows) = table(&run.path("out/lokmin-bulanan.parquet"));
    let (columns, lines) = csv(&run.run("assess a.ndjson --format csv"));
    assert_eq!(names, columns);
    assert_eq!(lines.len(), 30);
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(as_in_csv).collect()).collect();
    assert_eq!(rows, lines);
}

#[test]
fn the_table_of_criteria_says_what_the_assessments_say() {
    let run = Run::invented();
    run.run("assess a.ndjson --format parquet -o out");
    let (names, rows) = table(&run.path("out/lokmin-bulanan_kriteria.parquet"));
    let told: Vec<Value> = serde_json::from_str(&run.run("assess a.ndjson --format json")).unwrap();
    let mut rows = rows.iter();
    let mut seen = 0;
    for one in &told {
        for criterion in one["criteria"].as_array().unwrap() {
            let row = rows.next().unwrap();
            let cell = |name: &str| &row[names.iter().position(|it| it == name).unwrap()];
            let text = |value: &Value| Field::Str(value.as_str().unwrap().to_owned());
            let number = |value: &Value| value.as_f64().map_or(Field::Null, Field::Double);
            assert_eq!(cell("code"), &text(&one["unit"]["code"]));
            for (column, key) in [
                ("criterion", "id"),
                ("section", "section"),
                ("title", "title"),
                ("verdict", "verdict"),
            ] {
                assert_eq!(cell(column), &text(&criterion[key]), "{column}");
            }
            assert_eq!(cell("critical"), &Field::Bool(criterion["critical"].as_bool().unwrap()));
            for key in ["weight", "effective_weight"] {
                assert_eq!(cell(key), &number(&criterion[key]), "{key}");
            }
            for end in ["low", "high"] {
                assert_eq!(cell(&format!("points_{end}")), &number(&criterion["points"][end]));
                assert_eq!(cell(&format!("measure_{end}")), &number(&criterion["measure"][end]));
            }
            seen += 1;
        }
    }
    assert_eq!((rows.next(), seen), (None, 30 * 45));
}

#[test]
fn the_bytes_are_the_same_with_any_number_of_threads_and_beside_other_formats() {
    let run = Run::invented();
    run.run("assess a.ndjson --format parquet -o one --threads 1");
    run.run("assess a.ndjson --format json,parquet -o two --threads 3");
    for name in ["lokmin-bulanan.parquet", "lokmin-bulanan_kriteria.parquet"] {
        let of = |folder: &str| fs::read(run.path(folder).join(name)).unwrap();
        assert!(of("one") == of("two"), "{name}");
    }
    assert_eq!(fs::read_dir(run.path("one")).unwrap().count(), 2);
    assert_eq!(fs::read_dir(run.path("two")).unwrap().count(), 32);
}

#[test]
fn each_checklist_has_tables_of_its_own() {
    let run = Run::invented();
    run.run("simulate -c pkp-lokmin --units 2 -o b.ndjson");
    run.run("assess a.ndjson b.ndjson --format parquet -o out");
    let (_, rows) = table(&run.path("out/pkp-lokmin.parquet"));
    assert_eq!((rows.len(), fs::read_dir(run.path("out")).unwrap().count()), (2, 4));
}

#[test]
fn tables_need_a_folder() {
    let run = Run::invented();
    let (status, out, messages) = run.outcome("assess a.ndjson --format parquet");
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(messages.contains("-o FOLDER"), "{messages}");
}

/// Needs `pip install pyarrow duckdb`:
///
/// ```sh
/// cargo test --test parquet -- --ignored
/// ```
#[test]
#[ignore = "needs DuckDB and pyarrow"]
fn duckdb_and_pyarrow_read_the_tables() {
    let run = Run::invented();
    run.run("assess a.ndjson --format parquet -o out");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/other_programs/baca_parquet.py");
    let mut python = Program::new("python3");
    let output = python.arg(script).arg(run.path("out")).arg("lokmin-bulanan").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    let types = |table: &str, name: &str| {
        let columns = said[table].as_array().unwrap();
        let found = columns.iter().find(|column| column[0] == name).unwrap();
        [found[1].as_str().unwrap().to_owned(), found[2].as_str().unwrap().to_owned()]
    };
    assert_eq!(types("dossiers", "code"), ["VARCHAR", "string"]);
    assert_eq!(types("dossiers", "from"), ["DATE", "date32[day]"]);
    assert_eq!(types("dossiers", "score_low"), ["DOUBLE", "double"]);
    assert_eq!(types("dossiers", "L01_high"), ["DOUBLE", "double"]);
    assert_eq!(types("criteria", "critical"), ["BOOLEAN", "bool"]);
    let (columns, lines) = csv(&run.run("assess a.ndjson --format csv"));
    let rows = said["rows"].as_array().unwrap();
    assert_eq!(rows.len(), lines.len());
    for (row, line) in rows.iter().zip(&lines) {
        for ((cell, written), column) in row.as_array().unwrap().iter().zip(line).zip(&columns) {
            let cell = cell.as_str().unwrap();
            match (cell.parse::<f64>(), column.as_str()) {
                (Ok(number), column) if column.ends_with("_low") || column.ends_with("_high") => {
                    assert_eq!(number, written.parse::<f64>().unwrap(), "{column}");
                }
                (_, "from" | "to") => assert_eq!(&cell[..7], written),
                _ => assert_eq!(cell, written, "{column}"),
            }
        }
    }
    // The proven score is what its criteria add up to, rounding apart.
    for row in said["joined"].as_array().unwrap() {
        let (score, again) = (row[1].as_f64().unwrap(), row[2].as_f64().unwrap());
        assert!((score - again).abs() < 0.01, "{row}");
    }
}
