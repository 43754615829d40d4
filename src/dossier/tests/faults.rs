//! Every fault of a dossier, each with its place.

use super::support::*;
use crate::dossier::ReadOptions;
use crate::text::Lang;

#[test]
fn an_unknown_key_comes_with_the_nearest_known_one() {
    let yaml = format!("{HEAD}tersdia: ya\nrapat: [{{bulan: 2005-01, pesrta: []}}]\n");
    let (_, found) = seal_with(&checklist(), ReadOptions::default(), &yaml);
    assert_eq!(told_all(&found), ["unknown-field @ tersdia", "unknown-field @ pesrta"]);
    let replacements: Vec<&str> =
        found.iter().map(|fault| fault.replacement.as_ref().unwrap().1.as_str()).collect();
    assert_eq!(replacements, ["tersedia", "peserta"]);
}

#[test]
fn all_faults_are_listed() {
    let found = faults(
        "staf: banyak\ntersedia: mungkin\nrapat:\n  - {bulan: 2006-01, kendala: [{}]}\n  - {mulai: 25:00}\nsumber: dinas\n",
    );
    assert_eq!(
        found,
        [
            "not-a-number @ banyak",
            "not-yes-or-no @ mungkin",
            "no-such-day @ 25:00",
            "unknown-source @ dinas",
            "month-outside-period @ 2006-01",
            "missing-field @ {",
            "missing-field @ {",
        ]
    );
}

#[test]
fn shapes_that_do_not_fit_are_named() {
    assert_eq!(faults("staf: [1]\n"), ["not-one-value @ [1]"]);
    assert_eq!(faults("staf: {a: 1}\n"), ["not-one-value @ {a: 1}"]);
    assert_eq!(faults("dokumen: {judul: a}\n"), ["not-rows @ {judul: a}"]);
    assert_eq!(faults("dokumen: satu\n"), ["not-rows @ satu"]);
    assert_eq!(faults("dokumen: [satu, ]\n"), ["not-a-row @ satu"]);
    let (_, found) = seal_with(&checklist(), ReadOptions::default(), "- a\n");
    assert_eq!(told_all(&found).len(), 1);
    assert!(told_all(&found)[0].starts_with("not-a-row"));
}

#[test]
fn the_header_is_checked() {
    let read = |yaml: &str| told_all(&seal_with(&checklist(), ReadOptions::default(), yaml).1);
    assert_eq!(
        read("daftar_tilik: lain\nperiode: 2005-13\nsumber: supervisor\nkode: a\nnama: b\n"),
        ["other-checklist @ lain", "invalid-period @ 2005-13", "unknown-source @ supervisor"]
    );
    assert_eq!(
        read("daftar_tilik: contoh\nperiode: 2005\nsumber: Supervisi\nkode: a\nnama: b\n"),
        [""; 0]
    );
    assert_eq!(read("periode: 2005\n"), ["missing-field @ p", "missing-field @ p"]);
    assert_eq!(
        read("daftar_tilik: [a]\nperiode: 2005\nkode: a\nnama: b\n"),
        ["other-checklist @ [a]"]
    );
}

#[test]
fn a_row_twice_in_one_parent_is_refused_if_nothing_in_it_is_unknown() {
    let twice =
        "dokumen: [{judul: a, halaman: []}, {judul: b, halaman: []}, {judul: a, halaman: []}]\n";
    assert_eq!(faults(twice), ["duplicate-row @ {"]);
    let unknown_pages = "dokumen: [{judul: a}, {judul: a}]\n";
    assert_eq!(faults(unknown_pages), [""; 0]);
    let other_pages = "dokumen: [{judul: a, halaman: [{nomor: 1}]}, {judul: a, halaman: []}]\n";
    assert_eq!(faults(other_pages), [""; 0]);
    let unknown = "dokumen: [{judul: \"?\", halaman: []}, {judul: \"?\", halaman: []}]\n";
    assert_eq!(faults(unknown), [""; 0]);
    let other_parents = "rapat: [{bulan: 2005-01, kendala: [{uraian: a, dibahas: ya}]}, {bulan: 2005-02, kendala: [{uraian: a, dibahas: ya}]}]\n";
    assert_eq!(faults(other_parents), [""; 0]);
    let defaults = "sarana: [{jenis: meja}, {jenis: meja, jumlah: 1}]\n";
    assert_eq!(faults(defaults), ["duplicate-row @ {"]);
}

#[test]
fn a_row_twice_among_many_is_found_too() {
    let rows: Vec<String> = (0..40).map(|n| format!("{{jenis: j{}}}", n % 39)).collect();
    assert_eq!(faults(&format!("sarana: [{}]\n", rows.join(", "))), ["duplicate-row @ {"]);
}

#[test]
fn evidence_is_read_for_fields_and_tables() {
    use crate::dossier::Strength;
    use crate::form::{Key, RowId};
    use crate::ids::TableId;
    let checklist = checklist();
    let dossier = sound(
        &checklist,
        "tersedia: ya\nbukti:\n  tersedia: {catatan: Lemari, metode: [dokumen, Wawancara]}\n  staf: Daftar pegawai\n  skala: {metode: observasi}\n  rapat: {metode: wawancara; observasi}\n  wilayah:\nrapat: [{bulan: 2005-01, bukti: {}}, {bulan: 2005-02}]\n",
    );
    let form = &checklist.form;
    let strength =
        |table, row, of| dossier.claims.strength(form, &dossier.records, (table, RowId(row)), of);
    let root = |name| strength(TableId::ROOT, 0, Key::Field(field(form, TableId::ROOT, name)));
    assert_eq!(root("tersedia"), Strength::Strong);
    assert_eq!(root("staf"), Strength::Moderate);
    assert_eq!(root("skala"), Strength::Weak);
    assert_eq!(root("wilayah"), Strength::None);
    let rapat = table(form, "rapat");
    let month = Key::Field(field(form, rapat, "bulan"));
    assert_eq!(strength(rapat, 0, month), Strength::None);
    assert_eq!(strength(rapat, 1, month), Strength::Moderate);
}

#[test]
fn faults_of_evidence_are_found() {
    let found = faults(
        "bukti: {tersedi: x, staf: {metode: [dokumn], note: a}, skala: [a], jadwal: {catatan: {}}}\n",
    );
    assert_eq!(
        found,
        [
            "unknown-field @ tersedi",
            "unknown-method @ dokumn",
            "unknown-field @ note",
            "not-evidence @ [a]",
            "not-evidence @ {}",
        ]
    );
    assert_eq!(faults("bukti: ada\n"), ["not-evidence @ ada"]);
}

#[test]
fn a_yaml_fault_rejects_its_own_document_only() {
    let yaml = "periode: 2005\nkode: P1\nnama: x\nstaf: 1\nstaf: 2\n---\nperiode: 2005\nkode: P2\nnama: y\n";
    let (dossiers, found) = seal_with(&checklist(), ReadOptions::default(), yaml);
    assert_eq!(told_all(&found), ["duplicate-key @ staf"]);
    let codes: Vec<&str> = dossiers.iter().map(|dossier| dossier.code.as_str()).collect();
    assert_eq!(codes, ["P2"]);
}

#[test]
fn messages_are_in_both_languages_and_differ() {
    let yaml = format!("{HEAD}staf: banyak\nskala: 1.500\nrapat: [{{bulan: 2004-01}}]\nlain: 1\n");
    let (_, found) = seal_with(&checklist(), ReadOptions::default(), &yaml);
    for fault in &found {
        assert_ne!(fault.message.get(Lang::Id), fault.message.get(Lang::En));
    }
    let help = found.iter().find(|fault| fault.code.0 == "ambiguous-number").unwrap();
    let help = help.help.as_ref().unwrap().get(Lang::Id);
    assert_eq!(help, "tulis `1500` kalau ribuan, `1,5` kalau pecahan");
}
