//! The reference in the author's guide: what the code determines stands there as the code has it, in both languages,
//! and each example comes out as it says.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use tilik::bound::Content;
use tilik::checklist::Checklist;
use tilik::expr::Scene;
use tilik::expr::table::{Entry, aggregates, functions};
use tilik::ids::RESERVED;
use tilik::text::Lang;

use crate::guide::part;
use crate::page::in_code;
use crate::{example, sample};

const LANGS: [Lang; 2] = [Lang::Id, Lang::En];

/// Holds a part to what the code says; one that differs is shown whole, to be put in its place.
fn expect_generated(name: &str, text: impl Fn(Lang) -> String) {
    for lang in LANGS {
        let (page, text) = (part(lang), text(lang));
        assert_eq!(page.generated(name), text, "`{name}` in the guide should read\n{text}");
    }
}

#[test]
fn it_has_every_key_as_the_schema_explains_it() {
    expect_generated("keys", |lang| {
        let schema = tilik::export::schema::checklist(lang);
        let mut text = String::new();
        let places = ["", "form › fields", "form › tables", "", "criteria › levels"];
        let names = ["checklist", "fields", "tables", "text", "levels"];
        for (name, place) in names.into_iter().zip(places) {
            keys(&schema["$defs"][name], place, lang, &mut text);
        }
        text
    });
}

/// A table of the keys of each object within a schema, outer ones first.
fn keys(schema: &Value, place: &str, lang: Lang, text: &mut String) {
    let properties = schema["properties"].as_object();
    if schema["additionalProperties"] == false {
        let title = schema["title"].as_str().unwrap();
        let place = if place.is_empty() { String::new() } else { format!(" (`{place}`)") };
        let heading = lang.pick("| kunci | arti | |", "| key | meaning | |");
        *text += &format!("\n**{title}**{place}\n\n{heading}\n| --- | --- | --- |\n");
        let required = schema["required"].as_array().unwrap();
        for (key, of) in properties.into_iter().flatten() {
            let about = of["description"].as_str().unwrap();
            let remark = remark(of, required.contains(&Value::from(key.as_str())), lang);
            *text += &format!("| `{key}` | {about} | {remark} |\n");
        }
    }
    for (key, of) in properties.into_iter().flatten() {
        let place = if place.is_empty() { key.clone() } else { format!("{place} › {key}") };
        keys(of, &place, lang, text);
        keys(&of["items"], &place, lang, text);
    }
    keys_of_entries(schema, place, lang, text);
}

/// The same for maps from names that an author chooses.
fn keys_of_entries(schema: &Value, place: &str, lang: Lang, text: &mut String) {
    if schema["additionalProperties"].is_object() && schema.get("propertyNames").is_some() {
        let name = lang.pick("NAMA", "NAME");
        keys(&schema["additionalProperties"], &format!("{place} › {name}"), lang, text);
    }
}

/// Whether a key must be there, which words it takes, and what holds without it.
fn remark(of: &Value, is_required: bool, lang: Lang) -> String {
    let word = |word: &Value| {
        let by_default = lang.pick(" (bawaan)", " (default)");
        let mark = if of.get("default") == Some(word) { by_default } else { "" };
        format!("`{}`{mark}", word.as_str().map_or(word.to_string(), str::to_owned))
    };
    let words = of["enum"].as_array().filter(|words| words.iter().all(Value::is_string));
    match (is_required, words, of.get("default")) {
        (true, ..) => lang.pick("wajib", "required").to_owned(),
        (false, Some(words), _) => words.iter().map(word).collect::<Vec<_>>().join(" · "),
        (false, None, Some(default)) => word(default),
        (false, None, None) => String::new(),
    }
}

#[test]
fn it_has_every_reserved_word() {
    let words: Vec<String> = RESERVED.iter().map(|word| format!("`{word}`")).collect();
    expect_generated("reserved", |_| format!("{}\n", words.join(" · ")));
}

#[test]
fn it_has_every_function() {
    expect_generated("functions", |lang| rows(functions(), lang));
}

#[test]
fn it_has_every_aggregate() {
    expect_generated("aggregates", |lang| rows(aggregates(), lang));
}

fn rows(entries: impl Iterator<Item = Entry>, lang: Lang) -> String {
    let heading =
        lang.pick("| ditulis | nilainya | misalnya |", "| written | its value | such as |");
    let rows: String = entries.map(|entry| row(entry, lang)).collect();
    format!("{heading}\n| --- | --- | --- |\n{rows}")
}

fn row(entry: Entry, lang: Lang) -> String {
    let (id, en) = entry.explain;
    let example = |(text, worth): &(&str, &str)| format!("`{text}` → `{worth}`");
    let examples: Vec<String> = entry.examples.iter().map(example).collect();
    format!("| `{}` | {} | {} |\n", entry.usage, lang.pick(id, en), examples.join("<br>"))
}

#[test]
fn it_shows_the_dossier_of_the_examples() {
    let text = sample::dossier_text();
    let text = text.lines().skip_while(|line| line.starts_with('#') || line.is_empty());
    let text = text.collect::<Vec<_>>().join("\n");
    expect_generated("sample", |_| format!("```yaml\n{text}\n```\n"));
}

#[test]
fn its_expressions_are_worth_what_it_says() {
    let checklist = sample::checklist();
    let dossier = sample::dossier(&checklist);
    for lang in LANGS {
        let rows = part(lang).table("examples");
        assert!(rows.len() > 20);
        for row in rows {
            let [text, worth, _] = row.as_slice() else { panic!("{row:?}") };
            let (text, worth) = (in_code(text)[0], in_code(worth)[0]);
            assert_eq!(sample::worth(&checklist, &dossier, text), worth, "{text}");
        }
    }
}

/// The names in code of the first cells of a table.
fn first_cells(lang: Lang, table: &str) -> BTreeSet<String> {
    let rows = part(lang).table(table);
    rows.iter().flat_map(|row| in_code(&row[0])).map(str::to_owned).collect()
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

/// The operators that are words, and the keys of a dossier: what else is reserved has a value of its own.
const WORDS: [&str; 9] = ["and", "or", "not", "in", "matches", "of", "where", "true", "false"];
const DOSSIER: [&str; 4] = ["daftar_tilik", "periode", "sumber", "bukti"];

#[test]
fn it_has_every_built_in_name() {
    let other = |name: &&str| !WORDS.contains(name) && !DOSSIER.contains(name);
    let names = set(RESERVED.iter().copied().filter(other));
    assert!(names.len() > 3);
    LANGS.iter().for_each(|lang| assert_eq!(first_cells(*lang, "names"), names));
}

#[test]
fn it_has_every_operator() {
    let signs = ["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/"];
    for lang in LANGS {
        let table: String = part(lang).table("examples").concat().join(" ");
        let is_missing = |operator: &&str| !table.contains(&format!(" {operator} "));
        let alone = ["not", "true", "false"];
        let operators = signs.into_iter().chain(WORDS).filter(|word| !alone.contains(word));
        let missing: Vec<&str> = operators.filter(is_missing).collect();
        assert!(missing.is_empty(), "{missing:?}");
        alone.iter().for_each(|word| assert!(table.contains(word), "{word}"));
    }
}

/// The names that texts know, as the message about an unknown one lists them.
#[test]
fn it_has_every_name_that_texts_know() {
    let help = example::help_of("text: \"{{zzz}}\"");
    let list = help.split(": ").nth(1).unwrap();
    let known = list.split(", ").filter(|name| !name.contains(' '));
    for lang in LANGS {
        let told: String = first_cells(lang, "texts").into_iter().collect();
        for name in known.clone().filter(|name| *name != "parameters") {
            assert!(told.contains(name), "{name}");
        }
    }
}

#[test]
fn it_has_every_type_with_values_that_are_taken_and_refused() {
    let schema = tilik::export::schema::checklist(Lang::En);
    let field = &schema["$defs"]["fields"]["additionalProperties"]["properties"]["type"];
    let known = set(field["enum"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()));
    for lang in LANGS {
        assert_eq!(first_cells(lang, "types"), known);
        for row in part(lang).table("types") {
            let kind = in_code(&row[0])[0];
            let checklist = example::with_field(kind, "");
            let is_read = |value| sample::read(&checklist, &example::dossier(value)).is_some();
            in_code(&row[2]).iter().for_each(|value| assert!(is_read(value), "{kind}: {value}"));
            in_code(&row[3]).iter().for_each(|value| assert!(!is_read(value), "{kind}: {value}"));
        }
    }
}

/// Each key of a dossier's own, with values that are taken.
#[test]
fn it_has_every_key_of_a_dossier() {
    let checklist = example::with_field("text", "");
    for lang in LANGS {
        assert_eq!(first_cells(lang, "dossier"), set(DOSSIER));
        for row in part(lang).table("dossier") {
            let key = in_code(&row[0])[0];
            for value in in_code(&row[2]) {
                let text = example::dossier_with(key, value);
                assert!(sample::read(&checklist, &text).is_some(), "{text}");
            }
        }
    }
}

/// The keys of expectations, as the message about an unknown one lists them.
#[test]
fn it_has_every_key_of_an_expectation() {
    let folder = "tests/fixtures/diagnostics/unknown-expectation--far";
    let message = fs::read_to_string(format!("{folder}/expected.txt")).unwrap();
    let line = message.lines().find(|line| line.contains("bantuan: ")).unwrap();
    let known = set(line.rsplit(": ").next().unwrap().split(", "));
    LANGS.iter().for_each(|lang| assert_eq!(first_cells(*lang, "expectations"), known));
}

#[test]
fn blanks_mean_what_it_says() {
    let declared = ["", "blank: none", "none: allowed", "required: true"];
    for lang in LANGS {
        for row in part(lang).table("blanks") {
            let value = in_code(&row[0]).first().copied().unwrap_or_default();
            for (how, said) in declared.iter().zip(&row[1..]) {
                let checklist = example::with_field("text", how);
                assert_eq!(meaning(&checklist, value, lang), said, "`{value}` under `{how}`");
            }
        }
    }
}

/// What is known of the example's field when this is written.
fn meaning(checklist: &Checklist, value: &str, lang: Lang) -> &'static str {
    let Some(dossier) = sample::read(checklist, &example::dossier(value)) else {
        return lang.pick("ditolak", "refused");
    };
    let scene = Scene::root(&checklist.form, &dossier.records);
    match scene.evaluate(&sample::node(checklist, "isian")).content() {
        Content::Nothing => lang.pick("tidak ada", "none"),
        Content::Text(None) => lang.pick("belum diketahui", "unknown"),
        _ => lang.pick("diketahui", "known"),
    }
}
