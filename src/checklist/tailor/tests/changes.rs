//! What is told of an overlay: every change, and nothing that is none.

use super::*;

#[test]
fn what_says_the_same_is_no_change() {
    let same = "parameters: {durasi_minimum: 3 hours}\nsections: [{id: proses, weight: 2, title: {en: Process, id: Proses}}]\ncriteria: [{id: PR-01, measure: distinct(bulan of rapat) / expected}]\n";
    assert_eq!(changes(&tailored(same)), Vec::<String>::new());
}

#[test]
fn single_values_are_told_as_written() {
    let checklist = tailored(
        "parameters: {durasi_minimum: 2 hours, agenda_wajib: [masalah], kehadiran_minimum: \"80%\"}\ncriteria:\n  - {id: PR-07, levels: {at_least: {75%: 10}}}\n",
    );
    assert_eq!(
        changes(&checklist),
        [
            "parameters.durasi_minimum: 3 hours → 2 hours",
            "parameters.agenda_wajib: [capaian, masalah] → [masalah]",
            "parameters.kehadiran_minimum: 80% → \"80%\"",
            "criteria.PR-07.levels: {at_least: {100%: 10, kehadiran_minimum: 7, 50%: 4}} → {at_least: {75%: 10}}",
        ]
    );
}

#[test]
fn things_that_come_and_go_are_told_by_their_titles() {
    let checklist = tailored(
        "parameters: {batas: 3}\ncriteria:\n  - {id: PR-08, remove: true}\n  - {id: BARU, section: masukan, title: {id: Baru, en: New}, basis: [pmk-44-2016], measure: staf_total > batas}\nform: {fields: {staf_tahu: {max: {remove: true}}, ruang: {type: boolean, label: {id: Ruang, en: Room}}}}\nflags: [{id: FL-01, remove: true}]\nvocabularies: {agenda_rapat: {ruang: Ruang}}\n",
    );
    assert_eq!(
        changes(&checklist),
        [
            "parameters.batas: · → 3",
            "criteria.PR-08: Follow-up is discussed → ·",
            "criteria.BARU: · → New",
            "form.fields.staf_tahu.max: staf_total → ·",
            "form.fields.ruang: · → Room",
            "flags.FL-01: More present than invited → ·",
            "vocabularies.agenda_rapat.ruang: · → Ruang",
        ]
    );
}

#[test]
fn a_measure_made_anew_tells_what_it_drops() {
    let checklist = tailored(
        "criteria: [{id: PR-07, measure: count(rapat) / expected, recommend: {remove: true}}]\n",
    );
    let told = changes(&checklist);
    let (advice, measure) = told.split_last().unwrap();
    assert!(advice.starts_with("criteria.PR-07.recommend: ") && advice.ends_with(" → ·"));
    assert_eq!(
        measure,
        [
            "criteria.PR-07.each: rapat → ·",
            "criteria.PR-07.where: filled(tanggal) → ·",
            "criteria.PR-07.require: durasi >= durasi_minimum → ·",
            "criteria.PR-07.measure: · → count(rapat) / expected",
        ]
    );
}

#[test]
fn texts_are_told_in_the_reader_s_language() {
    let both = tailored("criteria: [{id: MA-01, title: {id: Pedoman ada, en: Guideline there}}]\n");
    let change = &both.changes[0];
    assert_eq!(change.path, "criteria.MA-01.title");
    let from = change.from.as_ref().unwrap();
    assert_eq!(from.get(Lang::Id), "Pedoman tersedia");
    assert_eq!(from.get(Lang::En), "The guideline is at hand");
    let one = tailored(
        "criteria: [{id: MA-01, title: {id: Pedoman tersedia, en: The guideline is there}}]\n",
    );
    assert_eq!(
        changes(&one),
        ["criteria.MA-01.title.en: The guideline is at hand → The guideline is there"]
    );
    assert_eq!(one.changes[0].to.as_ref().unwrap().get(Lang::Id), "The guideline is there");
}

#[test]
fn what_is_no_text_without_quotes_keeps_them() {
    let checklist = tailored(
        "parameters: {kelas: [\"3\", tiga, \"a, b\"]}\nform: {fields: {ruang: {type: text}}}\ncriteria: [{id: BARU, section: masukan, title: Baru, basis: [pmk-44-2016], measure: ruang in kelas}]\n",
    );
    assert_eq!(changes(&checklist)[0], "parameters.kelas: · → [\"3\", tiga, \"a, b\"]");
}

#[test]
fn compact_values_can_be_told_apart() {
    let checklist = tailored(
        "criteria:\n  - id: PR-01\n    evidence: [{document: {id: \"Notulen: asli\", en: Minutes}}]\n    why: |\n      Dua\n      baris.\n",
    );
    assert_eq!(
        changes(&checklist),
        [
            "criteria.PR-01.evidence: [{document: Catatan}, {interview: Head}, {observation: Papan jadwal}] → [{document: Minutes}]",
            "criteria.PR-01.why: Without meetings obstacles pile up. → Dua baris.",
        ]
    );
    assert_eq!(
        checklist.changes[0].to.as_ref().unwrap().get(Lang::Id),
        "[{document: \"Notulen: asli\"}]"
    );
}
