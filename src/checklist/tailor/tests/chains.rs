//! Overlays of overlays, and where the first base is found.

use super::*;

fn over(base: &str, id: &str, rest: &str) -> String {
    format!("tilik: 1\nextends: {base}\nchecklist: {{id: {id}, version: 1, title: {id}}}\n{rest}")
}

#[test]
fn an_overlay_can_be_tailored_in_turn() {
    let district = over("dasar", "kabupaten", "parameters: {durasi_minimum: 2 hours}\n");
    let city = over(
        "kabupaten",
        "kota",
        "parameters: {durasi_minimum: 1 hours}\ncriteria: [{id: PR-01, weight: 9}]\n",
    );
    let texts = [("kota", city.as_str()), ("kabupaten", &district), ("dasar", BASE)];
    let (checklist, found) = read(&texts);
    assert!(found.is_empty(), "{found:?}");
    let checklist = checklist.unwrap();
    assert_eq!(
        changes(&checklist),
        ["parameters.durasi_minimum: 2 hours → 1 hours", "criteria.PR-01.weight: 3 → 9"]
    );
    let bases: Vec<_> =
        checklist.bases.iter().map(|one| (one.id.as_str(), one.changes.len())).collect();
    assert_eq!(bases, [("kabupaten", 1), ("rapat-contoh", 0)]);
    for id in ["kota", "kabupaten", "rapat-contoh"] {
        assert!(checklist.answers_to(id), "{id}");
    }
    assert!(!checklist.answers_to("contoh"));
}

#[test]
fn places_in_a_chain_are_those_of_each_file() {
    let district = over(
        "dasar",
        "kabupaten",
        "parameters: {batas: 3}\ncriteria: [{id: PR-08, measure: staf_total > batas}]\n",
    );
    let city = over(
        "kabupaten",
        "kota",
        "parameters: {batas: {remove: true}, durasi_minimum: {remove: true}}\n",
    );
    let (_, found) = read(&[("kota", &city), ("kabupaten", &district), ("dasar", BASE)]);
    let found: Vec<_> = found.iter().map(told).collect();
    let said = |file: &str, name: &str| {
        found.iter().any(|(code, there, marked, beside)| {
            *code == "unknown-name" && there == file && marked == name && beside == &[name]
        })
    };
    assert!(said("kabupaten", "batas") && said("dasar", "durasi_minimum"), "{found:?}");
}

#[test]
fn a_chain_that_comes_back_is_told_once_at_each_step() {
    let (a, b) = (over("b", "a", ""), over("a", "b", ""));
    let (checklist, found) = read(&[("a", &a), ("b", &b)]);
    assert!(checklist.is_none());
    let found: Vec<_> = found.iter().map(told).map(|(code, file, ..)| (code, file)).collect();
    assert_eq!(
        found,
        [("extends-without-end", "b".to_owned()), ("base-has-errors", "a".to_owned())]
    );
    let itself = over("a", "a", "");
    let (_, found) = read(&[("a", &itself)]);
    assert_eq!(found.iter().map(|one| one.code.0).collect::<Vec<_>>(), ["extends-without-end"]);
}

#[test]
fn a_chain_has_an_end() {
    let names: Vec<String> = (0..20).map(|at| format!("n{at}")).collect();
    let texts: Vec<String> =
        (0..20).map(|at| over(&format!("n{}", at + 1), &names[at], "")).collect();
    let texts: Vec<(&str, &str)> =
        names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (checklist, found) = read(&texts);
    assert!(checklist.is_none());
    assert_eq!(found.iter().filter(|one| one.code.0 == "extends-without-end").count(), 1);
}

#[test]
fn a_base_is_there_and_sound() {
    for (base, code, marked) in [
        ("tidak-ada", "unknown-base", "tidak-ada"),
        ("", "wrong-shape", "extends"),
        ("[dasar]", "wrong-shape", "extends"),
        ("rusak", "base-has-errors", "rusak"),
    ] {
        let texts = [("a", over(base, "a", "")), ("rusak", BASE.replace("weight: 2", "weight: 0"))];
        let texts: Vec<(&str, &str)> =
            texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let (checklist, found) = read(&texts);
        assert!(checklist.is_none());
        let own: Vec<_> = found
            .iter()
            .map(told)
            .filter(|(_, file, ..)| file == "a")
            .map(|one| (one.0, one.2))
            .collect();
        assert_eq!(own, [(code, marked.to_owned())]);
    }
}
