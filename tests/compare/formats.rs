//! The same numbers in every format: what JSON says of a district stands in CSV, in the workbook and on the page.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;
use serde_json::Value;

use super::{printed, sheets};

/// A district of units that speak for two years, some of them with their supervisors beside them.
fn district(folder: &Path) -> PathBuf {
    let file = folder.join("d.ndjson");
    let path = file.to_str().unwrap();
    printed(&[
        "simulate",
        "-c",
        "daftar.yaml",
        "--units",
        "14",
        "--periods",
        "2024,2025",
        "-o",
        path,
    ]);
    let mut lines = fs::read_to_string(&file).unwrap();
    let seen: Vec<String> = lines
        .lines()
        .filter(|line| line.contains("\"2025\""))
        .step_by(3)
        .map(|line| {
            let seen = line.replacen('{', "{\"sumber\":\"supervisi\",", 1);
            seen.replace("\"pedoman\":true", "\"pedoman\":false")
        })
        .collect();
    lines += &(seen.join("\n") + "\n");
    fs::write(&file, lines).unwrap();
    file
}

/// The file of a format.
fn written(folder: &Path, district: &Path, format: &str) -> PathBuf {
    let file = folder.join(format!("banding.{format}"));
    let (from, to) = (district.to_str().unwrap(), file.to_str().unwrap());
    printed(&["compare", "-c", "daftar.yaml", from, "--lang", "en", "-o", to]);
    file
}

/// Every number of a row, with what a rank or a score has within.
fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Number(number) => vec![number.as_f64().unwrap()],
        Value::Object(parts) => parts.values().flat_map(numbers).collect(),
        _ => Vec::new(),
    }
}

/// Every text of a row.
fn texts(row: &Value) -> Vec<&str> {
    row.as_object().unwrap().values().filter_map(Value::as_str).collect()
}

/// The rows of every table, by its name.
fn tables(json: &Value) -> BTreeMap<&str, &Vec<Value>> {
    let all = json.as_object().unwrap().iter();
    let rows = all.filter(|(key, _)| *key != "notes");
    rows.filter_map(|(key, rows)| Some((key.as_str(), rows.as_array()?))).collect()
}

fn near(one: f64, other: f64, within: f64) -> bool {
    (one - other).abs() <= within
}

fn assert_holds(numbers: &[f64], found: &[f64], within: f64, place: &str) {
    for number in numbers {
        let is_there = found.iter().any(|one| near(*one, *number, within));
        assert!(is_there, "{place}: {number} is not among {found:?}");
    }
}

#[test]
fn every_format_says_the_same_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let from = district(folder);
    let json = fs::read_to_string(written(folder, &from, "json")).unwrap();
    let json: Value = serde_json::from_str(&json).unwrap();
    let tables = tables(&json);
    assert!(tables["verified_units"].len() == 5 && tables["changes"].len() == 14);
    in_csv(&tables, &fs::read_to_string(written(folder, &from, "csv")).unwrap());
    in_workbook(&tables, &written(folder, &from, "xlsx"));
    on_page(&tables, &fs::read_to_string(written(folder, &from, "html")).unwrap());
}

/// CSV has the same rows in the same order, each number to the letter.
fn in_csv(tables: &BTreeMap<&str, &Vec<Value>>, csv: &str) {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).from_reader(csv.as_bytes());
    let mut rows: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for record in reader.records() {
        let cells: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
        let (table, cells) = cells.split_first().unwrap();
        rows.entry(table.clone()).or_default().push(cells.to_vec());
    }
    for (key, table) in tables {
        let (_, rows) = rows.get(*key).unwrap().split_first().unwrap();
        assert_eq!(rows.len(), table.len(), "{key}");
        for (row, cells) in table.iter().zip(rows) {
            let found: Vec<f64> = cells.iter().filter_map(|cell| cell.parse().ok()).collect();
            assert_holds(&numbers(row), &found, 0.0, key);
        }
    }
}

/// A workbook holds numbers as such: shares as shares, which are shown as percentages.
fn in_workbook(tables: &BTreeMap<&str, &Vec<Value>>, file: &Path) {
    let sheets = sheets(file);
    let rows: Vec<&Vec<String>> = sheets.iter().flat_map(|(_, rows)| rows).collect();
    for (key, table) in tables {
        for row in *table {
            let (wanted, names) = (numbers(row), texts(row));
            let holds = |cells: &&&Vec<String>| {
                let found: Vec<f64> = cells.iter().filter_map(|cell| cell.parse().ok()).collect();
                let number = |number: &f64| {
                    let is =
                        |one: &f64| near(*one, *number, 1e-4) || near(one * 100.0, *number, 1e-4);
                    found.iter().any(is)
                };
                let is_named = names.first().is_none_or(|name| {
                    cells.iter().any(|cell| cell == name) || !name.chars().any(char::is_uppercase)
                });
                is_named && wanted.iter().all(number)
            };
            assert!(rows.iter().any(|cells| holds(&cells)), "{key}: {row}");
        }
    }
}

/// A page shows two decimals.
fn on_page(tables: &BTreeMap<&str, &Vec<Value>>, page: &str) {
    let number = Regex::new(r"-?\d[\d,]*(\.\d+)?").unwrap();
    let tag = Regex::new("<[^>]*>").unwrap();
    for (key, table) in
        tables.iter().filter(|(key, table)| **key != "systemic" && !table.is_empty())
    {
        let (_, after) = page.split_once(&format!("aria-labelledby=t-{key}>")).unwrap();
        let (body, _) = after.split_once("<tbody>").unwrap().1.split_once("</table>").unwrap();
        let rows: Vec<&str> =
            body.split("<tr").skip(1).filter(|row| !row.starts_with(" class=peer")).collect();
        assert_eq!(rows.len(), table.len(), "{key}");
        for (row, shown) in table.iter().zip(rows) {
            let text = tag.replace_all(shown.split_once('>').unwrap().1, " ").replace('–', " ");
            let found: Vec<f64> = number
                .find_iter(&text)
                .map(|found| found.as_str().replace(',', "").parse().unwrap())
                .collect();
            assert_holds(&numbers(row), &found, 0.0051, &format!("{key}: {text}"));
        }
    }
}

#[test]
fn a_page_of_many_units_stays_small_and_says_what_it_leaves_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("d.ndjson");
    let path = file.to_str().unwrap();
    printed(&[
        "simulate",
        "-c",
        "daftar.yaml",
        "--units",
        "1000",
        "--periods",
        "2024,2025",
        "-o",
        path,
    ]);
    let page = fs::read_to_string(written(folder.path(), &file, "html")).unwrap();
    assert!(page.len() < 1_000_000, "{} bytes", page.len());
    assert!(page.contains("A table of 1,000 units is too large for this page."));
    assert!(page.contains("t-ranking") && !page.contains("aria-labelledby=t-matrix>"));
}
