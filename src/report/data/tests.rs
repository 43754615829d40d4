use super::*;
use crate::report::tests::with_example;
use crate::text::Lang;

fn data(lang: Lang) -> Data {
    with_example("Kebun Sikolos", |checklist, dossier, assessment| {
        Data::of(&View::of(checklist, dossier, assessment, lang), &Around::default())
    })
}

#[test]
fn an_assessment_is_told_in_names_and_words() {
    let data = data(Lang::Id);
    assert_eq!(data.unit.title, "Puskesmas Kebun Sikolos");
    assert_eq!(data.unit.region, "Deli = Serdang");
    assert_eq!(data.period.months, "Januari–April 2005");
    let score = data.result.score.unwrap();
    assert_eq!((score.proven.as_str(), score.highest.as_str()), ("0%", "85%"));
    assert_eq!((score.low.as_str(), score.high.as_str(), score.width.as_str()), ("0", "85", "85"));
    assert_eq!(data.sections.len(), 1);
    assert_eq!(data.sections[0].share, "100%");
    let basis = &data.checklist.basis[0];
    assert_eq!(basis.validity, "berlaku sejak 1 Oktober 2016");
    assert_eq!(basis.cited_by, "PR-07 dan IN-01");
}

#[test]
fn what_blanks_decide_is_open_and_nothing_more() {
    let data = data(Lang::En);
    let ids = |findings: &[Finding]| -> Vec<String> {
        findings.iter().map(|one| one.criterion.id.clone()).collect()
    };
    // One of its meetings surely was too short, so that full points are out of reach.
    assert_eq!(ids(&data.findings), ["PR-07"]);
    assert_eq!(ids(&data.open), ["IN-01"]);
    let provisional = data.result.provisional;
    assert_eq!(provisional, Some("Provisional: some entries are not known yet"));
}

#[test]
fn the_lines_of_the_sum_make_the_proven_score() {
    let data = data(Lang::En);
    assert_eq!(data.sums.total, "0");
    assert_eq!(data.sums.lines.len(), 2);
    assert_eq!(data.sums.lines[0].max, "10");
}

/// Every name of a value, lists by their first thing.
fn names(at: &str, value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(entries) => {
            for (key, value) in entries {
                let name = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                found.push(name.clone());
                names(&name, value, found);
            }
        }
        serde_json::Value::Array(things) => {
            if let Some(first) = things.first() {
                names(&format!("{at}[]"), first, found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_name_is_explained_to_those_who_change_templates() {
    let readme = include_str!("../../../reports/README.md");
    let mut all = Vec::new();
    names("", &serde_json::to_value(data(Lang::Id)).unwrap(), &mut all);
    assert!(all.len() > 100, "{all:?}");
    // A criterion has the same names wherever it stands, and is explained once.
    let once =
        |name: &&String| !name.contains(".criterion.") && !name.starts_with("axes[].criteria[].");
    let missing: Vec<&String> =
        all.iter().filter(once).filter(|name| !readme.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "reports/README.md leaves out {missing:?}");
}
