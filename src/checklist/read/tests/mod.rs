//! What a checklist says, and what is said of its mistakes.

mod expressions;
mod forms;
mod judged;

use crate::checklist::load::from_text;
use crate::checklist::{Checklist, Levels, Measure, WhenEmpty};
use crate::diagnostic::Diagnostics;
use crate::form::{Blank, Kind};
use crate::quantity::Number;

const EXAMPLE: &str = include_str!("../../../../tests/fixtures/checklists/contoh.yaml");

fn read(text: &str) -> (Option<Checklist>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let checklist = from_text("contoh.yaml", text, &mut diagnostics);
    (checklist, diagnostics.in_reading_order())
}

/// Code, line and underlined text of everything found.
fn found(text: &str) -> Vec<(&'static str, usize, String)> {
    let (_, diagnostics) = read(text);
    diagnostics
        .iter()
        .map(|one| {
            let place = one.place.as_ref().unwrap();
            let underlined = place.source.text[place.span.clone()].to_owned();
            assert!(one.help.is_some(), "no way forward: {one:?}");
            (one.code.0, place.line(), underlined)
        })
        .collect()
}

/// The example with one line of it changed.
fn with(old: &str, new: &str) -> String {
    assert!(EXAMPLE.contains(old), "{old}");
    EXAMPLE.replacen(old, new, 1)
}

/// Each change to the example brings just this one message: old text, new text, code, underlined text.
fn each_brings(mistakes: &[(&str, &str, &str, &str)]) {
    for (old, new, code, underlined) in mistakes {
        let found = found(&with(old, new));
        let found: Vec<_> = found.iter().map(|(code, _, text)| (*code, text.as_str())).collect();
        assert_eq!(found, [(*code, *underlined)], "{old} → {new}");
    }
}

#[test]
fn the_example_is_sound() {
    let (checklist, diagnostics) = read(EXAMPLE);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let checklist = checklist.unwrap();
    assert_eq!(checklist.id, "rapat-contoh");
    assert_eq!(checklist.sha256.len(), 64);
    let form = &checklist.form;
    let rapat = form.timeline.unwrap();
    let field = |name: &str| {
        let table = form.table(rapat.table);
        table.fields.iter().find(|field| field.name == name).unwrap()
    };
    assert_eq!((field("durasi").kind, field("durasi").derived), (Kind::Duration, true));
    assert_eq!(field("durasi").blank, Blank::Unknown);
    assert_eq!(
        (field("kehadiran").kind, &field("kehadiran").blank),
        (Kind::Share, &Blank::UnknownOrNone)
    );
    let criterion = |id: &str| checklist.criteria.iter().find(|one| one.id == id).unwrap();
    assert_eq!(criterion("MA-01").levels, Levels::whole());
    assert_eq!(criterion("MA-02").when_empty, WhenEmpty::Unmet);
    let monthly = criterion("PR-01");
    assert_eq!((monthly.section, monthly.axis, monthly.shown_as), (1, Some(0), Kind::Share));
    assert_eq!(monthly.weight, Number::whole(3));
    let Measure::Rows(each) = &criterion("PR-07").measure else { panic!() };
    assert_eq!(each.require.written(), "durasi >= durasi_minimum");
    assert_eq!(checklist.gates.len(), 2);
}

#[test]
fn ten_mistakes_are_ten_messages_in_one_run() {
    let text = EXAMPLE
        .replace("  durasi_minimum: 3 hours", "  Durasi: 3 hours\n  durasi_minimum: 3 hours")
        .replace("nama: {type: text, required: true}", "nama: {type: teks}")
        .replace("kabupaten: {type: text}", "kabupaten: {type: text, pattern: \"(\"}")
        .replace("max: staf_total}", "max: staf_totl}")
        .replace("weight: 3", "weight: 0")
        .replace("axis: mutu", "axis: mutuu")
        .replace("durasi >= durasi_minimum", "durasi >= 3")
        .replace("{9: 10, 5: 7, 1: 4}", "{9: 10, 5: 7, 6: 4}")
        .replace("baru {{measure}}", "baru {{ukuran}}")
        .replace("severity: warning", "severity: gawat");
    let codes: Vec<_> = found(&text).into_iter().map(|(code, line, _)| (code, line)).collect();
    let wanted = [
        ("malformed-name", 9),
        ("unknown-word", 20),
        ("invalid-regex", 21),
        ("unknown-name", 24),
        ("weight-out-of-range", 97),
        ("unknown-template-name", 102),
        ("unknown-axis", 106),
        ("type-mismatch", 111),
        ("levels-out-of-order", 131),
        ("unknown-word", 133),
    ];
    assert_eq!(codes, wanted);
}

#[test]
fn a_long_checklist_loads_in_a_moment() {
    let start = EXAMPLE.find("  - id: PR-08").unwrap();
    let end = EXAMPLE.find("indicators:").unwrap();
    let mut text = EXAMPLE.to_owned();
    for number in 0..200 {
        let criterion = EXAMPLE[start..end].replace("PR-08", &format!("PR-{}", 100 + number));
        text.insert_str(end, &criterion);
    }
    let began = std::time::Instant::now();
    let (checklist, _) = read(&text);
    assert_eq!(checklist.unwrap().criteria.len(), 205);
    assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
}

#[test]
fn an_endless_sum_is_refused_and_does_not_overflow() {
    let sum = vec!["1"; 50_000].join(" + ");
    each_brings(&[("staf_tahu / staf_total", &sum, "expression-too-deep", "+")]);
    let longest = format!("staf_tahu / {}", vec!["1"; 200].join(" + "));
    assert!(read(&with("staf_tahu / staf_total", &longest)).0.is_some());
}
