//! What an overlay can have wrong, and where that is said.

use super::*;

/// The faults of an overlay: code, file, underlined text, what is marked beside it.
fn faults(rest: &str) -> Vec<(&'static str, String, String, Vec<String>)> {
    let (checklist, found) = overlay(rest);
    assert_eq!(checklist.is_some(), !found.has_errors(), "{rest}");
    found.iter().map(told).collect()
}

/// Code and underlined text of the faults of an overlay, all in its own file.
fn own_faults(rest: &str) -> Vec<(&'static str, String)> {
    let faults = faults(rest);
    assert!(faults.iter().all(|(_, file, ..)| file == "kabupaten.yaml"), "{faults:?}");
    faults.into_iter().map(|(code, _, marked, _)| (code, marked)).collect()
}

fn each_brings(mistakes: &[(&str, &str, &str)]) {
    for (rest, code, marked) in mistakes {
        assert_eq!(own_faults(rest), [(*code, (*marked).to_owned())], "{rest}");
    }
}

#[test]
fn what_is_neither_in_the_base_nor_complete_is_no_overlay_of_it() {
    each_brings(&[
        ("criteria: [{id: PR-70, weight: 2}]\n", "not-in-base", "PR-70"),
        ("criteria: [{id: X, title: X, section: proses}]\n", "not-in-base", "X"),
        ("sections: [{id: prosess, weight: 2}]\n", "not-in-base", "prosess"),
        ("axes: [{id: mutuu}]\n", "not-in-base", "mutuu"),
        ("grades: [{id: bagus, at_least: 90%}]\n", "not-in-base", "bagus"),
        ("indicators: [{id: PKP, levels: {at_least: {8: 10}}}]\n", "not-in-base", "PKP"),
        ("flags: [{id: FL-02, severity: info}]\n", "not-in-base", "FL-02"),
        ("form: {fields: {kodee: {min: 3}}}\n", "not-in-base", "kodee"),
        (
            "form: {tables: {rapt: {fields: {tanggal: {min: period_start}}}}}\n",
            "not-in-base",
            "rapt",
        ),
        ("form: {tables: {rapt: {label: Rapat}}}\n", "not-in-base", "rapt"),
        ("parameters: {durasi_minimun: 2 hours}\n", "not-in-base", "durasi_minimun"),
        ("vocabularies: {agenda_rapt: {ruang: Ruang}}\n", "not-in-base", "agenda_rapt"),
        ("addressees: {dinass: Dinas}\n", "not-in-base", "dinass"),
    ]);
}

#[test]
fn the_nearest_known_name_is_offered() {
    let (_, found) = overlay("criteria: [{id: PR-70, weight: 2}]\n");
    let one = found.iter().next().unwrap();
    assert_eq!(one.replacement.as_ref().unwrap().1, "PR-07");
    assert_eq!(
        one.label.as_ref().unwrap().get(Lang::En),
        "if it is new, it lacks `section`, `title`, `measure` or `each`"
    );
}

#[test]
fn a_base_that_no_longer_has_what_is_named_is_a_fault_of_its_place() {
    each_brings(&[
        ("criteria: [{id: PR-99, remove: true}]\n", "nothing-to-remove", "PR-99"),
        ("parameters: {durasi: {remove: true}}\n", "nothing-to-remove", "durasi"),
        ("criteria: [{id: PR-07, axiss: {remove: true}}]\n", "nothing-to-remove", "axiss"),
        ("gate: {remove: true}\n", "nothing-to-remove", "gate"),
    ]);
}

#[test]
fn remove_says_true_and_nothing_else() {
    each_brings(&[
        ("criteria: [{id: PR-07, remove: yes}]\n", "remove-not-true", "yes"),
        ("criteria: [{id: PR-07, remove: true, weight: 2}]\n", "remove-not-alone", "weight"),
        ("gates: {remove: false}\n", "remove-not-true", "false"),
    ]);
}

#[test]
fn an_overlay_goes_by_a_name_of_its_own() {
    let head = "tilik: 1\nextends: dasar.yaml\n";
    for (rest, code, marked) in [
        ("", "identity-missing", "extends"),
        ("checklist: {id: kabupaten, title: Kabupaten}\n", "identity-missing", "checklist"),
        ("checklist: {id: rapat-contoh, version: 1, title: K}\n", "id-of-base", "rapat-contoh"),
    ] {
        let (_, found) = read(&[("a.yaml", &format!("{head}{rest}")), ("dasar.yaml", BASE)]);
        let found: Vec<_> = found.iter().map(told).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].0, found[0].2.as_str()), (code, marked));
    }
}

#[test]
fn other_shapes_leave_the_base_as_it_is() {
    each_brings(&[
        ("criteria: {PR-01: {weight: 2}}\n", "wrong-shape", "PR-01"),
        ("parameters: 5\n", "wrong-shape", "5"),
        ("form: [a]\n", "wrong-shape", "[a]"),
    ]);
    // The colon itself has no text after it.
    assert_eq!(own_faults("parameters:\n"), [("wrong-shape", String::new())]);
}

#[test]
fn what_every_checklist_can_have_wrong_is_said_of_the_overlay_s_lines() {
    each_brings(&[
        ("criteria: [{id: PR-01, weigth: 2}]\n", "unknown-key", "weigth"),
        ("criteria: [{id: PR-01, weight: 0}]\n", "weight-out-of-range", "0"),
        ("criteria: [{id: PR-01, weight: 2}, {id: PR-01, weight: 3}]\n", "duplicate-id", "PR-01"),
        ("criteria: [{weight: 2}]\n", "missing-key", "weight"),
        ("criteria: [{id: PR-07, measure: durasi_minimun}]\n", "unknown-name", "durasi_minimun"),
        ("criteria: [{id: PR-01, where: true}]\n", "where-without-each", "where"),
        ("parametrs: {durasi_minimum: 2 hours}\n", "unknown-key", "parametrs"),
    ]);
}

#[test]
fn a_fault_that_shows_in_the_base_s_lines_names_what_brings_it() {
    let removed = faults("parameters: {durasi_minimum: {remove: true}}\n");
    let (code, file, marked, beside) = &removed[0];
    assert_eq!(
        (*code, file.as_str(), marked.as_str()),
        ("unknown-name", "dasar.yaml", "durasi_minimum")
    );
    assert_eq!(beside, &["durasi_minimum"]);
    let changed = faults("parameters: {durasi_minimum: 3}\n");
    let (code, file, marked, beside) = &changed[0];
    assert_eq!(
        (*code, file.as_str(), marked.as_str()),
        ("type-mismatch", "dasar.yaml", "durasi_minimum")
    );
    assert_eq!(beside, &["durasi_minimum"]);
    let other = faults("criteria: [{id: PR-01, remove: true}]\n");
    let (code, file, marked, beside) = &other[0];
    assert_eq!(
        (*code, file.as_str(), marked.as_str()),
        ("gate-without-critical", "dasar.yaml", "gates")
    );
    assert_eq!(beside, &["dasar.yaml"]);
}

#[test]
fn warnings_of_the_base_are_its_author_s_business() {
    let base = BASE.replace("    basis: [pmk-44-2016]\n", "");
    let text = format!("{HEAD}criteria: [{{id: PR-08, basis: {{remove: true}}}}]\n");
    let (checklist, found) = read(&[("a.yaml", &text), ("dasar.yaml", &base)]);
    assert!(checklist.is_some());
    let found: Vec<_> = found.iter().map(told).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0, found[0].1.as_str()), ("criterion-without-basis", "a.yaml"));
}
