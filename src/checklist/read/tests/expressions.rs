//! Where faults in expressions are shown, and what YAML does to expressions.

use super::*;

const REQUIRE: &str = "require: durasi >= durasi_minimum";

#[test]
fn faults_are_underlined_where_they_stand_however_the_expression_is_written() {
    for written in [
        "require: durasi >= durasi_minimun",
        "require: 'durasi >= durasi_minimun'",
        "require: \"durasi >= durasi_minimun\"",
        "require: >-\n      durasi\n      >= durasi_minimun",
        "require: |\n      durasi >= durasi_minimun",
    ] {
        each_brings(&[(REQUIRE, written, "unknown-name", "durasi_minimun")]);
    }
}

#[test]
fn every_unknown_name_of_an_expression_is_shown() {
    let text = with(REQUIRE, "require: lama >= durasi_minimun and hadirr(tanggal)");
    let found: Vec<_> = found(&text).into_iter().map(|(code, _, text)| (code, text)).collect();
    let wanted = [
        ("unknown-name", "lama"),
        ("unknown-name", "durasi_minimun"),
        ("unknown-function", "hadirr"),
    ];
    assert_eq!(found, wanted.map(|(code, text)| (code, text.to_owned())));
}

#[test]
fn what_to_write_instead_fits_the_quotes_around_it() {
    let replacement = |written: &str| {
        let (_, diagnostics) = read(&with(REQUIRE, written));
        let (place, with) = diagnostics.iter().next().unwrap().replacement.clone().unwrap();
        format!("{} → {with}", &place.source.text[place.span])
    };
    let unsur = "any(p in peserta where unsur = \\\"kepla\\\")";
    assert_eq!(replacement(&format!("require: \"{unsur}\"")), "\\\"kepla\\\" → \\\"kepala\\\"");
    assert_eq!(
        replacement("require: any(p in peserta where unsur = \"kepla\")"),
        "\"kepla\" → \"kepala\""
    );
}

#[test]
fn an_expression_that_yaml_breaks_is_explained() {
    each_brings(&[
        (REQUIRE, "require: [capaian]", "wrong-shape", "[capaian]"),
        (
            REQUIRE,
            "require: any(h in kendala where uraian = \"meja #1\")",
            "expression-cut-by-yaml",
            "#1\")",
        ),
        (REQUIRE, "require: durasi >=", "unexpected-token", ""),
    ]);
    let (_, diagnostics) = read(&with(REQUIRE, "require: uraian = \"meja #1\""));
    let (_, quoted) = diagnostics.iter().next().unwrap().replacement.clone().unwrap();
    assert_eq!(quoted, "'uraian = \"meja #1\"'");
    for broken in
        ["require: \"capaian\" in agenda", "require: [capaian] in agenda", "require: a: b"]
    {
        assert!(!found(&with(REQUIRE, broken)).is_empty(), "{broken}");
    }
}

#[test]
fn another_file_is_no_checklist() {
    let (_, diagnostics) = read("periode: 2005\nkode: x\n");
    assert_eq!(diagnostics.iter().map(|one| one.code.0).collect::<Vec<_>>(), ["not-a-checklist"]);
    let (_, diagnostics) = read("");
    assert_eq!(diagnostics.iter().map(|one| one.code.0).collect::<Vec<_>>(), ["empty-checklist"]);
    let (_, diagnostics) = read("--- {tilik: 1}\n--- {tilik: 1}\n");
    assert_eq!(
        diagnostics.iter().map(|one| one.code.0).collect::<Vec<_>>(),
        ["several-checklists"]
    );
}

#[test]
fn any_piece_of_a_checklist_gives_messages_and_no_panic() {
    for (at, _) in EXAMPLE.char_indices().step_by(97) {
        let _ = read(&EXAMPLE[..at]);
        let _ = read(&EXAMPLE[at..]);
    }
}
