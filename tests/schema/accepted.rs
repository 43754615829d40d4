//! Whatever the readers accept is valid.

use std::path::Path;

use serde_json::Value;
use tilik::checklist::Checklist;
use tilik::dossier::ReadOptions;
use tilik::export::schema;
use tilik::text::Lang;

use crate::files::{cases, checklist_beside, checklist_of, dossiers_of, files, text};
use crate::support::case::Case;
use crate::support::dice::Dice;
use crate::support::random_checklist::Wanted;
use crate::support::run::cases as random_cases;
use crate::validator::Validator;
use crate::yaml::{documents, typed_eagerly};

/// Stops the test where a text is not valid, by whatever rules its values are typed.
fn expect_yaml(validator: &Validator, name: &str, text: &str) {
    let documents = documents(text)
        .unwrap_or_else(|| panic!("{name} is read by tilik but no other YAML reader"));
    for document in &documents {
        validator.expect(name, document);
        validator.expect(&format!("{name}, typed eagerly,"), &typed_eagerly(document));
    }
}

fn dossiers_of_checklist(checklist: &Checklist) -> Validator {
    Validator::new(&schema::dossier(checklist, Lang::Id))
}

#[test]
fn checklists() {
    let validator = Validator::new(&schema::checklist(Lang::Id));
    let mut accepted = 0;
    for folder in ["checklists", "tests/fixtures"] {
        for path in files(folder, &["yaml", "yml"]) {
            let Some(text) = text(&path).filter(|text| text.contains("tilik: 1")) else { continue };
            if checklist_of(path.to_str().unwrap()).is_some() {
                accepted += 1;
                expect_yaml(&validator, path.to_str().unwrap(), &text);
            }
        }
    }
    assert!(accepted > 15, "only {accepted} checklists are fit for use");
}

#[test]
fn dossiers_of_cases() {
    for (id, dossiers) in cases() {
        let validator = dossiers_of_checklist(&checklist_of(&id).unwrap());
        for path in dossiers {
            expect_yaml(&validator, path.to_str().unwrap(), &text(&path).unwrap());
        }
    }
}

#[test]
fn dossiers_of_fixtures() {
    let mut accepted = 0;
    for path in files("tests/fixtures/diagnostics", &["yaml", "json", "ndjson"]) {
        let Some(text) = text(&path).filter(|_| is_dossier(&path)) else { continue };
        let Some(checklist) = checklist_beside(&path) else { continue };
        let name = path.to_str().unwrap();
        if dossiers_of(&checklist, (name, &text), ReadOptions::default()).is_none() {
            continue;
        }
        accepted += 1;
        let validator = dossiers_of_checklist(&checklist);
        if name.ends_with("json") {
            json(&text).iter().for_each(|value| validator.expect(name, value));
        } else {
            expect_yaml(&validator, name, &text);
        }
    }
    assert!(accepted > 5, "only {accepted} dossiers are sound");
}

fn is_dossier(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name != "checklist.yaml")
}

/// The values of JSON or NDJSON, lists taken apart.
pub(crate) fn json(text: &str) -> Vec<Value> {
    let all = serde_json::Deserializer::from_str(text).into_iter::<Value>().flatten();
    all.flat_map(|value| match value {
        Value::Array(items) => items,
        other => vec![other],
    })
    .collect()
}

/// Every form of a value that the reader takes, in each kind of field.
#[test]
fn written_forms() {
    let checklist = checklist_of("tests/fixtures/schema/checklist.yaml").unwrap();
    let validator = dossiers_of_checklist(&checklist);
    let mut accepted = 0;
    let lines = include_str!("../fixtures/schema/written-forms.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (template, forms) = line.split_once(" |").unwrap();
        for form in forms.split(" | ").map(str::trim) {
            let text = dossier_with(&template.replace('…', form));
            let read = dossiers_of(&checklist, ("dossier.yaml", &text), ReadOptions::default());
            assert!(read.is_some(), "tilik refuses `{form}` in {template}\n{text}");
            expect_yaml(&validator, &format!("{form} in {template}"), &text);
            accepted += 1;
        }
    }
    assert!(accepted > 200, "only {accepted} forms");
}

/// A dossier that says something of one of its keys.
pub(crate) fn dossier_with(line: &str) -> String {
    let header = ["periode: 2005", "kode: A1", "nama: Mekar"];
    let key = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
    let others = header.iter().filter(|other| key(other) != key(line));
    others.chain([&line]).map(|line| format!("{line}\n")).collect()
}

#[test]
fn random_checklists_and_dossiers() {
    let checklists = Validator::new(&schema::checklist(Lang::Id));
    random_cases("schemas", 60, |seed, tally| {
        let case = Case::random(&mut Dice::new(seed), seed, Wanted::default());
        expect_yaml(&checklists, "a random checklist", &case.model.yaml());
        let dossier = case.dossier.yaml(&case.model.form);
        if case.assess(&case.dossier, tally).is_some() {
            expect_yaml(&dossiers_of_checklist(&case.checklist), "a random dossier", &dossier);
        }
    });
}
