//! Mistakes in what is judged, and how it counts.

use super::*;

const PR_01: &str = "levels: {at_least: {100%: 10, 75%: 7, 50%: 4}}\n    recommend:\n      - {to: unit, text: {id: \"Tetapkan";
const PKP: &str = "{at_least: {9: 10, 5: 7, 1: 4}}";

fn levels(levels: &str) -> String {
    PR_01.replace("{at_least: {100%: 10, 75%: 7, 50%: 4}}", levels)
}

#[test]
fn parts_of_the_score() {
    each_brings(&[
        ("en: Process}, weight: 2", "en: Process}, weight: -2", "weight-out-of-range", "-2"),
        ("en: Process}, weight: 2", "en: Process}, weight: banyak", "wrong-value", "banyak"),
        (
            "axes:
",
            "axes:
  - {id: mutu, title: Mutu}
",
            "duplicate-id",
            "mutu",
        ),
        ("en: Fair}, at_least: 60%", "en: Fair}", "grade-without-threshold", "id"),
        ("en: Fair}, at_least: 60%", "en: Fair}, at_least: 85%", "grades-out-of-order", "85%"),
        ("en: Fair}, at_least: 60%", "en: Fair}, at_least: 160%", "share-out-of-range", "160%"),
        ("en: Fair}, at_least: 60%", "en: Fair}, at_least: 60", "wrong-value", "60"),
        ("en: Poor}", "en: Poor}, at_least: 10%", "last-grade-with-threshold", "at_least"),
        ("cap: kurang", "cap: buruk", "unknown-grade", "buruk"),
        ("cap: kurang", "cap: baik", "gate-without-effect", "baik"),
        ("critical_unmet: 3", "critical_unmet: 0", "gate-count-out-of-range", "0"),
        ("critical: true", "critical: false", "gate-without-critical", "gates"),
        ("axes:\n", "  - {id: luaran, title: Luaran}\naxes:\n", "section-without-criteria", "id"),
    ]);
}

#[test]
fn criteria_name_what_there_is() {
    each_brings(&[
        ("id: PR-08", "id: PR-07", "duplicate-id", "PR-07"),
        (
            "section: proses\n    title: {id: Tindak",
            "section: prosess\n    title: {id: Tindak",
            "unknown-section",
            "prosess",
        ),
        ("axis: keterlaksanaan", "axis: kualitas", "unknown-axis", "kualitas"),
        ("[pmk-44-2016]", "[pmk-43-2016 I]", "unknown-basis", "pmk-43-2016"),
        ("    basis: [pmk-44-2016]\n", "", "criterion-without-basis", "id"),
        ("to: dinas", "to: provinsi", "unknown-addressee", "provinsi"),
        ("share: 50%", "share: 0%", "share-out-of-range", "0%"),
        ("due: 1 month", "due: segera", "due-not-understood", "segera"),
        ("{document: Catatan}", "{dokumen: Catatan}", "unknown-key", "dokumen"),
        ("when_empty: unmet", "when_empty: nol", "unknown-word", "nol"),
        ("    when_empty: unmet\n", "", "missing-when-empty", "staf_tahu / staf_total"),
        ("critical: true", "critical: ya", "wrong-value", "ya"),
    ]);
}

#[test]
fn measures() {
    each_brings(&[
        (
            "measure: pedoman_tersedia",
            "measure: pedoman_tersedia\n    each: rapat\n    require: true",
            "measure-and-each",
            "each",
        ),
        (
            "measure: pedoman_tersedia",
            "measure: pedoman_tersedia\n    where: true",
            "where-without-each",
            "where",
        ),
        ("    measure: pedoman_tersedia\n", "", "missing-key", "id"),
        ("measure: pedoman_tersedia", "measure: nama", "measure-unfit", "nama"),
        ("measure: pedoman_tersedia", "measure: staf_total", "missing-levels", "id"),
        ("    levels: linear\n", "    levels: lurus\n", "levels-unfit", "lurus"),
        (
            "measure: count(rapat), levels: {at_least: {9: 10, 5: 7, 1: 4}}",
            "measure: period_end - period_start, levels: linear",
            "linear-unfit",
            "linear",
        ),
        ("applies_when: true", "applies_when: staf_total", "condition-expected", "staf_total"),
        ("each: l in rapat\n", "each: l in rapa\n", "unknown-name", "rapa"),
        ("where: filled(tanggal)", "where: filled(bulan)", "always-filled", "bulan"),
    ]);
}

#[test]
fn levels_are_strictly_ordered_and_can_be_reached() {
    let brings = |new: &str, code: &str, underlined: &str| {
        each_brings(&[(PR_01, &levels(new), code, underlined)]);
    };
    brings("{at_least: {100%: 10, 75%: 7, 80%: 4}}", "levels-out-of-order", "80%");
    brings("{at_least: {100%: 10, 75%: 7, 0.75: 4}}", "levels-out-of-order", "0.75");
    brings("{at_least: {100%: 7, 75%: 10}}", "levels-out-of-order", "75%");
    brings("{at_most: {100%: 10, 75%: 7}}", "levels-out-of-order", "75%");
    brings("{at_least: {100%: 0}}", "points-out-of-range", "at_least");
    brings("{at_least: {100%: -1}}", "points-out-of-range", "-1");
    brings("{at_least: {3 hours: 10}}", "threshold-of-other-type", "3 hours");
    brings("{at_least: {agenda_wajib: 10}}", "unknown-name", "agenda_wajib");
    brings("{at_least: {kehadiran: 10}}", "unknown-name", "kehadiran");
    brings("{at_least: {100%: 10}, at_most: {1: 1}}", "levels-unfit", "at_most");
    brings("{at_least: {}}", "levels-unfit", "at_least");
    brings("{at_least: {50%: 10, -10%: 4, -20%: 2}}", "unreachable-level", "-20%");
    each_brings(&[
        (PKP, "{at_least: {9: 10, 0: 7, -1: 4}}", "unreachable-level", "-1"),
        (PKP, "{at_least: {5.5: 10, 5.2: 7}}", "unreachable-level", "5.2"),
        (PKP, "{at_most: {-1: 10, 3: 7}}", "unreachable-level", "-1"),
        (
            "{100%: 10, kehadiran_minimum: 7, 50%: 4}",
            "{100: 10, 50%: 4}",
            "unreachable-level",
            "100",
        ),
        (
            "measure: pedoman_tersedia",
            "measure: pedoman_tersedia\n    levels: {at_least: {100%: 10, 50%: 5}}",
            "unreachable-level",
            "50%",
        ),
    ]);
}

#[test]
fn levels_may_rise_or_fall_and_name_parameters() {
    let rising = with(PKP, "{at_least: {1: 4, 5: 7, 9: 10}}");
    let (checklist, diagnostics) = read(&rising);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let (falling, _) = read(EXAMPLE);
    let of =
        |checklist: &Option<Checklist>| checklist.as_ref().unwrap().indicators[0].levels.clone();
    assert_eq!(of(&checklist), of(&falling));
    let fewer = with(PKP, "{at_most: {0: 10, 3: 7}}");
    assert!(read(&fewer).1.is_empty());
}

#[test]
fn more_expected_than_the_longest_period_has_is_out_of_reach() {
    let count = "measure: count(rapat), levels: {at_least: {9: 10, 5: 7, 1: 4}}";
    each_brings(&[(
        count,
        "measure: expected, levels: {at_least: {121: 10, 120: 5}}",
        "unreachable-level",
        "121",
    )]);
    let reachable = with(count, "measure: abs(expected - 7), levels: {at_most: {0: 10, 1: 5}}");
    assert!(read(&reachable).1.is_empty());
}

/// Two steps back from a row that is itself two steps back are four; the dossier that stands for all of
/// them was too short for that, and said that no such row could be.
#[test]
fn steps_back_inside_earlier_rows_add_up() {
    let inner = "any(previous.previous.kendala where any(previous.previous.kendala))";
    let far = format!("measure: count(rapat where {inner}), levels: {{at_least: {{1: 4}}}}");
    let reachable = with(&format!("measure: count(rapat), levels: {PKP}"), &far);
    assert!(read(&reachable).0.is_some(), "{:?}", found(&reachable));
}

#[test]
fn texts_use_names_that_can_be_filled_in() {
    each_brings(&[
        ("baru {{measure}}", "baru {{measur}}", "unknown-template-name", "measur"),
        (
            "baru {{measure}}",
            "baru {{measure}",
            "template-syntax",
            "{{measure} dari bulan yang ada.",
        ),
        ("{{row}}: {{because}}", "{{row}}: {{measure}}", "unknown-template-name", "measure"),
        ("{{row}}: {{because}}", "{{row}}: {{../measur}}", "unknown-template-name", "measur"),
        (
            "{{#unless @last}};{{/unless}}",
            "{{#kecuali @last}};{{/kecuali}}",
            "unknown-template-helper",
            "kecuali",
        ),
        (
            "{id: Hadir melebihi undangan,",
            "{id: \"Hadir {{hadir}}\",",
            "unknown-template-name",
            "hadir",
        ),
        (
            "{id: Hadir melebihi undangan,",
            "{id: \"Hadir {{measure}}\",",
            "template-name-unfilled",
            "measure",
        ),
        ("{id: Pedoman tersedia,", "{id: \"Pedoman {{nama}}\",", "template-not-filled", "id"),
    ]);
    assert!(
        read(&with("{{row}}: {{because}}", "{{this.row}} {{../nama}} {{@root.points}}"))
            .1
            .is_empty()
    );
}

#[test]
fn texts_that_nest_without_end_are_refused() {
    let nested =
        |open: &str, close: &str| format!("{}nama{}", open.repeat(5000), close.repeat(5000));
    let texts = [
        nested("{{#if nama}}", "{{/if}}"),
        format!("{{{{#if {}}}}}x{{{{/if}}}}", nested("(not ", ")")),
        nested("{{#if nama}}", ""),
        nested("{{nama}}", ""),
        format!("{{{{#if nama}}}}{}{{{{/if}}}}", nested("{{else if nama}}", "")),
    ];
    let old = "\"Tetapkan jadwal setahun; baru {{measure}} dari bulan yang ada.\"";
    for text in texts {
        let text = format!("\"{text}\"");
        each_brings(&[(old, &text, "template-too-long", &text)]);
    }
}
