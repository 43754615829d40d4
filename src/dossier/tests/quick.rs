//! What is read quickly is what is read carefully.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::laws::{Entries, Sample, dossiers, in_json};
use super::support::*;
use crate::checklist::Checklist;
use crate::diagnostic::Diagnostics;
use crate::dossier::{Dossier, Input, LineReader, ReadOptions, Reader};
use crate::form::Every;
use crate::quantity::Date;

/// A dossier with everything in it, as a program writes it: with nothing that takes a second look.
const USUAL: &str = r#"{"daftar_tilik":"contoh","periode":"2005","kode":"P1","nama":"Contoh","wilayah":"Utara","staf":12,"staf_tahu":9,"capaian":"85%","skala":-2.50,"tersedia":true,"lengkap":false,"catatan":"-","ditinjau":"2005-02-28","topik_utama":["capaian","lain"],"rapat":[{"bulan":"2005-02","tanggal":"2005-02-03","mulai":"08:00","selesai":"09:30","topik":[],"pimpinan":"kepala","peserta":[{"unsur":"kepala","hadir":1,"regu":2},{"unsur":"tata_usaha"}],"kendala":[{"uraian":"Jalan \u0022putus\u0022","dibahas":false}]},{"bulan":"2005-02","peserta":"-"},{"bulan":"2005-12","tanggal":"-","topik":"?"}],"sarana":[{"jenis":"Kursi","jumlah":3},{"jenis":"Meja"}],"dokumen":[{"judul":"SOP","halaman":[]}],"bukti":{"staf":"Lemari"}}"#;

fn read<T>(
    checklist: &Checklist,
    options: ReadOptions,
    read: impl FnOnce(&mut LineReader<'_, '_>) -> T,
) -> T {
    let reader = Reader::new(checklist, options);
    let input = Input { file: "a".to_owned(), sha256: String::new() };
    read(&mut LineReader::new(&reader, "a", input))
}

/// All that a dossier says, and where.
fn all(checklist: &Checklist, dossier: &Dossier) -> String {
    let mut said = contents(checklist, dossier);
    for (table, _) in checklist.form.tables() {
        let rows = dossier.records.rows(table);
        rows.ids().for_each(|row| write!(said, "{:?}", rows.row(row).at).unwrap());
    }
    let Dossier { groups, period, as_of, sources, inputs, .. } = dossier;
    write!(said, "{groups:?} {period} {as_of:?} {sources:?} {inputs:?}").unwrap();
    write!(said, " {:?}", dossier.records.calendar).unwrap();
    said
}

/// Whether a line is read quickly; if it is, it is what the careful reader reads, who finds no fault.
fn is_quick(checklist: &Checklist, options: ReadOptions, line: &str) -> bool {
    let quick = read(checklist, options, |lines| lines.read_quickly(7, line));
    let Some(quick) = quick else { return false };
    let (careful, found): (_, Diagnostics) =
        read(checklist, options, |lines| lines.read_carefully(7, line));
    assert!(found.is_empty(), "{:?}\n{line}", told_all(&found));
    let careful = careful.unwrap_or_else(|| panic!("it has no fault and no dossier\n{line}"));
    assert_eq!(all(checklist, &quick), all(checklist, &careful), "{line}");
    true
}

fn line(entries: &Entries, between: &str) -> String {
    let entries: Vec<String> = entries
        .iter()
        .map(|(key, value)| format!("\"{key}\":{between}{}", value_in_order(value, between)))
        .collect();
    format!("{{{}}}", entries.join(&format!(",{between}")))
}

fn value_in_order(value: &Sample, between: &str) -> String {
    match value {
        Sample::Rows(rows) => {
            let rows: Vec<String> = rows.iter().map(|row| line(row, between)).collect();
            format!("[{}]", rows.join(","))
        }
        Sample::Map(entries) => line(entries, between),
        other => in_json(other),
    }
}

/// The dossier with its meetings in the order of their months, some of one month.
fn by_month(mut dossier: Entries) -> Entries {
    for (key, value) in &mut dossier {
        let Sample::Rows(rows) = value else { continue };
        let months = [1, 3, 3, 12].map(|month| format!("2005-{month:02}"));
        for (row, month) in rows.iter_mut().zip(months).filter(|_| *key == "rapat") {
            for (key, value) in row {
                if *key == "bulan" {
                    *value = Sample::Text(month.clone());
                }
            }
        }
    }
    dossier
}

#[test]
fn what_programs_write_is_read_quickly() {
    let checklist = checklist();
    assert!(is_quick(&checklist, ReadOptions::default(), USUAL));
    let spaced = USUAL.replace("\":", "\" : ").replace(",\"", " , \"");
    assert!(is_quick(&checklist, ReadOptions::default(), &spaced));
    let quarterly = checklist_of(Every::Quarter);
    assert!(is_quick(&quarterly, ReadOptions::default(), USUAL));
    let by_december = ReadOptions { as_of: Date::new(2005, 12, 31), ..ReadOptions::default() };
    assert!(is_quick(&checklist, by_december, USUAL));
}

#[test]
fn what_takes_a_second_look_is_left_to_the_careful_reader() {
    let checklist = checklist();
    let is_quick = |options, from: &str, to: &str| {
        assert!(USUAL.contains(from), "{from}");
        is_quick(&checklist, options, &USUAL.replacen(from, to, 1))
    };
    let usual = ReadOptions::default();
    for (from, to) in [
        ("\"periode\":\"2005\",", ""),
        ("\"periode\":\"2005\"", "\"periode\":\"2004\""),
        ("\"kode\":\"P1\",", ""),
        ("\"kode\"", "\"kod\""),
        ("\"staf\":12", "\"staf\":8"),
        ("\"staf\":12", "\"staf\":12,\"staf\":12"),
        ("\"skala\":-2.50", "\"belum_tahu\":3"),
        ("\"bulan\":\"2005-12\"", "\"bulan\":\"2005-01\""),
        ("\"bulan\":\"2005-12\"", "\"bulan\":\"2006-01\""),
        ("\"peserta\":\"-\"", "\"peserta\":\"x\""),
        ("\"jenis\":\"Meja\"", "\"jenis\":\"Kursi\",\"jumlah\":3"),
        ("\"kepala\",\"peserta\"", "\"kepalaa\",\"peserta\""),
        ("Utara", "Uta\tra"),
        ("Utara", "Uta\u{85}ra"),
        ("\"Lemari\"", "[1]"),
        ("}}", "}}}"),
    ] {
        assert!(!is_quick(usual, from, to), "{from} {to}");
    }
    let by_march = ReadOptions { as_of: Date::new(2005, 3, 31), ..usual };
    assert!(!is_quick(by_march, "Utara", "Selatan"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_quickly_is_what_is_read_carefully(
        dossier in dossiers(),
        between in "[ \r]{0,1}",
    ) {
        let checklist = checklist();
        for dossier in [by_month(dossier.clone()), dossier] {
            is_quick(&checklist, ReadOptions::default(), &line(&dossier, &between));
        }
    }

    #[test]
    fn a_line_cut_or_mixed_up_anywhere_is_not_mistaken_for_a_sound_one(
        dossier in dossiers(),
        cut in any::<prop::sample::Index>(),
        put in "[\\[\\]{}:,\"?>\\\\ 0-9a-zé.-]{0,4}",
        drop in 0..6_usize,
    ) {
        let checklist = checklist();
        let lines = [USUAL.to_owned(), line(&by_month(dossier), "")];
        for text in lines {
            let at = (0..=cut.index(text.len() + 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let rest: String = text[at..].chars().skip(drop).collect();
            is_quick(&checklist, ReadOptions::default(), &format!("{}{put}{rest}", &text[..at]));
        }
    }
}
