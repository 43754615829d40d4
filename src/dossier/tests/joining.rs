//! Several drafts of one unit, period and source are one dossier.

use std::sync::Arc;

use super::support::*;
use crate::diagnostic::{Diagnostics, Source};
use crate::dossier::{Dossier, Input, ReadOptions, Reader};
use crate::form::RowId;

/// The dossiers of several YAML files, `1.yaml` and on, and what was found.
fn join(files: &[&str]) -> (Vec<Dossier>, Vec<String>) {
    let numbered: Vec<(usize, &str)> = (1..).zip(files.iter().copied()).collect();
    join_in_order(&numbered)
}

/// The same of files with numbers of their own, in the order given.
fn join_in_order(files: &[(usize, &str)]) -> (Vec<Dossier>, Vec<String>) {
    let checklist = checklist();
    let reader = Reader::new(&checklist, ReadOptions::default());
    let mut found = Diagnostics::new();
    let mut drafts = Vec::new();
    for (number, text) in files {
        let file = format!("{number}.yaml");
        let source = Arc::new(Source::file(file.clone(), format!("{HEAD}{text}")));
        for mut draft in reader.read_yaml(&source, &mut found) {
            draft.add_input(Input { file: file.clone(), sha256: String::new() });
            drafts.push(draft);
        }
    }
    let mut drafts = reader.merge(drafts, &mut found);
    let dossiers = drafts.iter_mut().filter_map(|draft| reader.seal(draft, &mut found)).collect();
    let told = found.iter().map(|fault| {
        let related = fault.related.iter().map(|(place, _)| format!(" / {}", place.name()));
        format!("{}{}", told(fault), related.collect::<String>())
    });
    (dossiers, told.collect())
}

#[test]
fn in_whatever_order_files_are_given_rows_stand_in_the_order_of_their_paths() {
    let files = [
        (1, "sarana: [{jenis: meja}]\n"),
        (2, "sarana: [{jenis: kursi}]\n"),
        (3, "sarana: [{jenis: papan}]\n"),
    ];
    let checklist = checklist();
    let sources = |order: [usize; 3]| {
        let (dossiers, found) = join_in_order(&order.map(|place| files[place]));
        assert_eq!(found, [""; 0]);
        let rows = dossiers[0].records.rows(table(&checklist.form, "sarana")).ids();
        let source = |row| dossiers[0].row_source(table(&checklist.form, "sarana"), row).unwrap();
        let inputs: Vec<String> = dossiers[0].inputs.iter().map(|it| it.file.clone()).collect();
        (rows.map(source).collect::<Vec<_>>(), inputs)
    };
    let expected = sources([0, 1, 2]);
    assert_eq!(expected.1, ["1.yaml", "2.yaml", "3.yaml"]);
    assert!(expected.0[0].starts_with("1.yaml:") && expected.0[2].starts_with("3.yaml:"));
    for order in [[2, 1, 0], [1, 2, 0], [2, 0, 1]] {
        assert_eq!(sources(order), expected, "{order:?}");
    }
}

#[test]
fn months_in_several_files_make_one_year() {
    let (dossiers, found) = join(&[
        "staf: 3\nsarana: [{jenis: meja}]\nrapat: [{bulan: 2005-02, kendala: [{uraian: b}]}]\n",
        "staf: 3\nwilayah: Kab. Contoh\nsarana: [{jenis: kursi}]\nrapat: [{bulan: 2005-01, kendala: [{uraian: a1}, {uraian: a2}]}]\nbukti: {staf: Daftar}\n",
        "lengkap: ya\nrapat: [{bulan: 2005-03, bukti: {bulan: x}}]\n",
    ]);
    assert_eq!(found, [""; 0]);
    let [dossier] = &dossiers[..] else { panic!("{}", dossiers.len()) };
    let checklist = checklist();
    let form = &checklist.form;
    let files: Vec<&str> = dossier.sources.iter().map(|source| source.file.as_str()).collect();
    assert_eq!(files, ["1.yaml", "2.yaml", "3.yaml"]);
    assert_eq!(dossier.inputs.len(), 3);
    assert_eq!(dossier.groups, [Some("Kab. Contoh".to_owned())]);
    assert_eq!(dossier.records.rows(table(form, "rapat")).len(), 3);
    assert_eq!(dossier.records.rows(table(form, "sarana")).len(), 2);
    let text = |row| value(form, dossier, ("kendala", row), "uraian");
    let known = |text: &'static str| -> crate::bound::Value<'static> {
        crate::bound::Possible::there(crate::bound::Content::Text(Some(text)))
    };
    assert_eq!((text(0), text(1), text(2)), (known("a1"), known("a2"), known("b")));
    let source = |row| dossier.row_source(table(form, "rapat"), RowId(row)).unwrap();
    assert_eq!((source(0), source(1)), ("2.yaml:7".to_owned(), "1.yaml:6".to_owned()));
    assert!(dossier.claims.of_row(table(form, "rapat"), RowId(2)).is_some());
}

#[test]
fn different_values_name_both_places() {
    let (dossiers, found) = join(&["staf: 3\nwilayah: a\n", "staf: 4\nwilayah: a\n"]);
    assert!(dossiers.is_empty());
    assert_eq!(found, ["conflicting-values @ 4 / 1.yaml:4"]);
    let (_, found) = join(&["staf: \"?\"\n", "staf: 4\n"]);
    assert_eq!(found, ["conflicting-values @ 4 / 1.yaml:4"]);
    let (dossiers, found) = join(&["staf:\n", "staf: 4\n", "staf: \"4\"\n"]);
    assert_eq!((dossiers.len(), found.len()), (1, 0));
}

#[test]
fn a_month_stands_in_one_file() {
    let (_, found) =
        join(&["rapat: [{bulan: 2005-01}]\n", "rapat: [{bulan: 2005-01, mulai: 8:00}]\n"]);
    assert_eq!(found, ["month-in-two-places @ 2005-01 / 1.yaml:4"]);
}

#[test]
fn tables_said_to_be_unknown_or_none_do_not_go_with_rows() {
    let (_, found) = join(&["dokumen: \"?\"\n", "dokumen: [{judul: a}]\n"]);
    assert_eq!(found, ["conflicting-values @ dokumen / 1.yaml:4"]);
    let (_, found) = join(&["dokumen: \"-\"\n", "dokumen: [{judul: a}]\n"]);
    assert_eq!(found, ["conflicting-values @ dokumen / 1.yaml:4"]);
    let (dossiers, found) = join(&["dokumen: []\n", "dokumen: [{judul: a}]\n", "dokumen:\n"]);
    assert_eq!((dossiers.len(), found), (1, Vec::<String>::new()));
}

#[test]
fn other_periods_and_sources_are_other_dossiers() {
    let checklist = checklist();
    let yaml =
        format!("{HEAD}---\n{HEAD}sumber: supervisi\n---\nperiode: 2006\nkode: P1\nnama: x\n");
    let (dossiers, found) = seal_with(&checklist, ReadOptions::default(), &yaml);
    assert_eq!((dossiers.len(), found.is_empty()), (3, true));
}

#[test]
fn a_broken_part_rejects_the_whole_dossier() {
    let (dossiers, found) = join(&["rapat: [{bulan: 2005-01}]\n", "staf: banyak\n"]);
    assert_eq!((dossiers.len(), found.len()), (0, 1));
}

#[test]
fn evidence_for_one_thing_agrees() {
    let (_, found) = join(&["bukti: {staf: a}\n", "bukti: {staf: b}\n"]);
    assert_eq!(found, ["conflicting-values @ {staf: b} / 1.yaml:4"]);
    let (dossiers, _) = join(&["bukti: {staf: a}\n", "bukti: {staf: a, skala: b}\n"]);
    let root = dossiers[0].claims.of_row(crate::ids::TableId::ROOT, RowId::ROOT).unwrap();
    assert_eq!(root.len(), 2);
}
