//! Mistakes in what a unit submits.

use super::*;

const KODE: &str = "kode: {type: text, required: true, label: {id: Kode unit, en: Facility code}}";
const TANGGAL: &str =
    "tanggal: {type: date, none: allowed, min: first_day(bulan), max: last_day(bulan)}";

#[test]
fn shapes_and_keys() {
    each_brings(&[
        ("tilik: 1", "tilik: 2", "unsupported-version", "2"),
        ("tilik: 1\n", "tilik: 1\nextends: dasar\n", "unknown-base", "dasar"),
        ("  version: \"1\"\n", "", "missing-key", "checklist"),
        ("version: \"1\"", "versi: \"1\"\n  version: \"1\"", "unknown-key", "versi"),
        ("version: \"1\"", "version:", "empty-value", "version"),
        ("id: rapat-contoh", "id: rapat contoh", "malformed-id", "rapat contoh"),
        ("[kabupaten, provinsi]", "kabupaten", "wrong-shape", "kabupaten"),
        (
            "{id: Kepala unit, en: Head}\n",
            "{id: Kepala unit}\n",
            "missing-translation",
            "{id: Kepala unit}",
        ),
        (
            "from: 2016-10-01",
            "from: 2016-10-01, until: 2016-01-01",
            "basis-never-in-force",
            "2016-01-01",
        ),
        ("from: 2016-10-01", "from: 2016-13-01", "wrong-value", "2016-13-01"),
        ("[capaian, masalah]\n", "[capaian, masalah]\n  kosong: []\n", "empty-list", "[]"),
    ]);
}

#[test]
fn names_and_vocabularies() {
    each_brings(&[
        (
            "kabupaten: {type: text}",
            "kabupaten: {type: text}\n    periode: {type: text}",
            "reserved-name",
            "periode",
        ),
        (
            "kabupaten: {type: text}",
            "kabupaten: {type: text}\n    Luas: {type: number}",
            "malformed-name",
            "Luas",
        ),
        (
            "kabupaten: {type: text}",
            "kabupaten: {type: text}\n    sarana: {type: text}",
            "duplicate-name",
            "sarana",
        ),
        ("choices: [meja, kursi]", "choices: [meja, Kursi]", "malformed-name", "Kursi"),
        ("choices: [meja, kursi]", "choices: []", "empty-vocabulary", "[]"),
        ("choices: [meja, kursi]", "choices: unsur_pkm", "unknown-vocabulary", "unsur_pkm"),
        ("lain: Lain-lain", "lain: CAPAIAN", "duplicate-item", "lain"),
        ("lain: Lain-lain", "lain: Lain-lain, capaian2: masalah", "duplicate-item", "capaian2"),
    ]);
    let many: Vec<String> = (0..129).map(|item| format!("item_{item}")).collect();
    let list = format!("[{}]", many.join(", "));
    each_brings(&[("[meja, kursi]", &list, "vocabulary-too-large", &list)]);
}

#[test]
fn rules_of_fields() {
    each_brings(&[
        ("staf_total: {type: integer", "staf_total: {type: integr", "unknown-word", "integr"),
        ("provinsi: {type: text}", "provinsi: {type: text, min: 0}", "rule-not-for-type", "min"),
        ("provinsi: {type: text}", "provinsi: {type: text, pattern: '['}", "invalid-regex", "'['"),
        (
            "provinsi: {type: text}",
            "provinsi: {type: text, pattern: 'a)|(b'}",
            "invalid-regex",
            "'a)|(b'",
        ),
        (
            "nama: {type: text, required: true}",
            "nama: {type: text, required: true, blank: x}",
            "required-with-blank",
            "blank",
        ),
        (KODE, "kode: {type: text, blank: none}", "required-with-blank", "blank"),
        (
            "nama: {type: text, required: true}",
            "nama: {type: text, required: true, none: allowed}",
            "none-with-required",
            "none",
        ),
        (
            "tenggat: {type: date, blank: none}",
            "tenggat: {type: date, blank: none, none: allowed}",
            "none-with-blank",
            "none",
        ),
        ("blank: 0}", "blank: nihil}", "blank-value-unfit", "nihil"),
        ("blank: 0}", "blank: -1}", "blank-value-unfit", "-1"),
        ("min: 0, max: staf_total", "min: 5, max: 3", "min-above-max", "3"),
        ("min: jam_mulai", "min: bulan", "bound-of-other-type", "bulan"),
        ("max: staf_total", "max: count(rapat)", "aggregate-not-allowed", "count"),
        ("durasi: {derive:", "durasi: {min: 0, derive:", "derive-with-rules", "min"),
        ("type: percent}", "type: date}", "derive-type-differs", "date"),
        (
            "provinsi: {type: text}",
            "provinsi: {type: text}\n    luas: {type: percent, max: 100}",
            "percent-without-sign",
            "100",
        ),
    ]);
}

#[test]
fn identity_and_timeline() {
    each_brings(&[
        ("code: kode", "code: kod", "unknown-field", "kod"),
        ("[kabupaten, provinsi]", "[kabupaten, staf_total]", "identity-unfit", "staf_total"),
        ("timeline: bulan", "timeline: bula", "unknown-field", "bula"),
        ("timeline: bulan", "timeline: tanggal", "timeline-month-unfit", "tanggal"),
        (
            "bulan: {type: month, required: true}",
            "bulan: {type: month}",
            "timeline-month-unfit",
            "bulan",
        ),
        (
            "complete_when: rapat_lengkap",
            "complete_when: staf_total",
            "complete-when-unfit",
            "staf_total",
        ),
        (
            "complete_when: rapat_lengkap",
            "complete_when: rapat_lengkap\n      every: minggu",
            "unknown-word",
            "minggu",
        ),
        (
            "complete_when: rapat_lengkap",
            "complete_when: rapat_lengkap\n      blank: none",
            "blank-on-timeline",
            "none",
        ),
        (
            "    sarana:\n",
            "    sarana:\n      every: month\n",
            "timeline-key-without-timeline",
            "every",
        ),
        (
            "    sarana:\n      fields:\n",
            "    sarana:\n      timeline: m\n      fields:\n        m: {type: month, required: true}\n",
            "second-timeline",
            "timeline",
        ),
        (
            "        peserta:\n          fields:\n",
            "        peserta:\n          timeline: m\n          fields:\n            m: {type: month, required: true}\n",
            "nested-timeline",
            "timeline",
        ),
    ]);
}

#[test]
fn rules_that_need_each_other() {
    let both = "jam_mulai: {type: time, max: jam_selesai}";
    each_brings(&[("jam_mulai: {type: time}", both, "cyclic-rule", "jam_selesai")]);
    let itself = "staf_total: {type: integer, min: staf_total";
    each_brings(&[("staf_total: {type: integer, min: 0", itself, "cyclic-rule", "staf_total")]);
    let by_way_of_rows = with(
        "            hadir: {type: integer, min: 0}",
        "            hadir: {derive: 'if(kehadiran > 50%, 1, 0)'}",
    );
    let codes: Vec<_> = found(&by_way_of_rows).into_iter().map(|(code, ..)| code).collect();
    assert_eq!(codes, ["cyclic-rule"]);
}

#[test]
fn a_bound_may_rest_on_a_derived_field_and_comes_after_it() {
    let text = with(
        "jam_mulai: {type: time}",
        "jam_mulai: {type: time}\n        istirahat: {type: integer, max: paling_lama}\n        paling_lama: {derive: staf_total * 2}",
    );
    let (checklist, diagnostics) = read(&text);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let checklist = checklist.unwrap();
    let name = |(table, field)| checklist.form.field(table, field).name.as_str();
    let order: Vec<_> = checklist.rules.order.iter().map(|place| name(*place)).collect();
    let at = |name: &str| order.iter().position(|one| *one == name).unwrap();
    assert!(at("staf_total") < at("paling_lama") && at("paling_lama") < at("istirahat"));
}

#[test]
fn what_rests_on_a_refused_field_is_not_refused_as_well() {
    each_brings(&[(TANGGAL, "tanggal: {type: tanggal}", "unknown-word", "tanggal")]);
    each_brings(&[("durasi_minimum: 3 hours", "durasi_minimum: {jam: 3}", "wrong-shape", "jam")]);
}

#[test]
fn tables_nest_only_so_deep() {
    let mut text = String::from("    sarana:\n");
    let mut indent = 6;
    for depth in 0..6 {
        let pad = " ".repeat(indent);
        text.push_str(&format!(
            "{pad}fields: {{x{depth}: {{type: text}}}}\n{pad}tables:\n{pad}  t{depth}:\n"
        ));
        indent += 4;
    }
    text.push_str(&format!("{}fields: {{y: {{type: text}}}}\n    lain:\n", " ".repeat(indent)));
    each_brings(&[("    sarana:\n", &text, "tables-too-deep", "t5")]);
}
