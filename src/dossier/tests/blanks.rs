//! Blank is not no: the table of what nothing, `?`, `-` and null mean.

use super::support::*;
use crate::bound::{Content, ItemSet, Possible, Truth, Value};
use crate::form::{Presence, any_of_kind};
use crate::ids::TableId;

/// A root field after `field: WRITTEN`; without the field where nothing is written at all.
fn root(name: &str, written: Option<&str>) -> Value<'static> {
    let checklist = checklist();
    let line = written.map_or(String::new(), |written| format!("{name}: {written}\n"));
    let dossier = sound(&checklist, &line);
    let value = value(&checklist.form, &dossier, ("", 0), name);
    value.map_text(|text| -> &'static str { String::leak((*text).to_owned()) })
}

const BLANKS: [Option<&str>; 3] = [None, Some(""), Some("\"\"")];

fn text(known: &'static str) -> Value<'static> {
    Possible::there(Content::Text(Some(known)))
}

fn any_text() -> Value<'static> {
    Possible::there(Content::Text(None))
}

#[test]
fn a_blank_is_unknown_unless_the_form_says_otherwise() {
    for blank in BLANKS {
        assert_eq!(root("wilayah", blank), any_text());
        assert_eq!(root("tersedia", blank), Truth::Either.into());
        assert_eq!(root("catatan", blank), Value::NONE);
        assert_eq!(root("jadwal", blank), text("tetap"));
        let date = any_of_kind(crate::form::Kind::Date, 0);
        assert_eq!(root("ditinjau", blank), date.or_none());
    }
}

#[test]
fn a_question_mark_is_unknown_whatever_a_blank_means() {
    for written in ["\"?\"", "tidak diketahui", "Tidak Diketahui", "\" ? \""] {
        let written = Some(written);
        assert_eq!(root("wilayah", written), any_text());
        assert_eq!(root("catatan", written), any_text().or_none());
        assert_eq!(root("jadwal", written), any_text());
        assert_eq!(root("tersedia", written), Truth::Either.into());
        assert!(root("ditinjau", written).may_be_none());
        let topics = Possible::there(Content::Choices {
            surely: ItemSet::EMPTY,
            possibly: ItemSet::first(3),
        });
        assert_eq!(root("topik_utama", written), topics.or_none());
    }
}

#[test]
fn a_dash_is_none_where_there_may_be_none() {
    for written in ["\"-\"", "tidak ada", "Tidak ada"] {
        assert_eq!(root("catatan", Some(written)), Value::NONE);
        assert_eq!(root("ditinjau", Some(written)), Value::NONE);
        assert_eq!(root("topik_utama", Some(written)), Value::NONE);
        assert_eq!(root("tersedia", Some(written)), false.into());
        let found = faults(&format!("staf: {written}\n"));
        assert_eq!(found, [format!("none-not-allowed @ {written}")]);
        let found = faults(&format!("wilayah: {written}\n"));
        assert_eq!(found, [format!("none-not-allowed @ {written}")]);
    }
}

#[test]
fn null_is_none_where_there_may_be_none_and_blank_elsewhere() {
    for written in ["null", "~"] {
        assert_eq!(root("catatan", Some(written)), Value::NONE);
        assert_eq!(root("ditinjau", Some(written)), Value::NONE);
        assert_eq!(root("wilayah", Some(written)), any_text());
        assert_eq!(root("tersedia", Some(written)), Truth::Either.into());
        assert_eq!(root("jadwal", Some(written)), text("tetap"));
    }
    assert_eq!(root("wilayah", Some("\"null\"")), text("null"));
}

#[test]
fn what_identifies_a_dossier_or_a_row_must_be_known() {
    assert_eq!(faults("rapat: [{bulan: \"?\"}]\n"), ["must-be-known @ \"?\""]);
    assert_eq!(
        faults("rapat: [{bulan: 2005-01..2005-02}]\n"),
        ["must-be-known @ 2005-01..2005-02"]
    );
    let (_, found) = seal_with(
        &checklist(),
        crate::dossier::ReadOptions::default(),
        "periode: 2005\nkode: \"?\"\nnama: x\n",
    );
    assert_eq!(told_all(&found), ["must-be-known @ \"?\""]);
}

#[test]
fn a_required_field_may_be_unknown_but_not_blank() {
    let checklist = checklist();
    let dossier = sound(&checklist, "rapat: [{bulan: 2005-01, kendala: [{uraian: \"?\"}]}]\n");
    assert_eq!(value(&checklist.form, &dossier, ("kendala", 0), "uraian"), any_text());
    let found = faults("rapat: [{bulan: 2005-01, kendala: [{dibahas: ya}, {uraian: }]}]\n");
    assert_eq!(found, ["missing-field @ {", "missing-field @ "]);
}

/// The presences of the rows of a root table after `table: WRITTEN`.
fn presences(name: &str, written: Option<&str>) -> Vec<Presence> {
    let checklist = checklist();
    let line = written.map_or(String::new(), |written| format!("{name}: {written}\n"));
    let dossier = sound(&checklist, &line);
    let id = table(&checklist.form, name);
    let place = checklist.form.table(id).place;
    let rows = dossier.records.rows(id);
    let nested = dossier.records.rows(TableId::ROOT).nested(crate::form::RowId::ROOT, place);
    nested.map(|row| rows.row(crate::form::RowId(row)).presence).collect()
}

#[test]
fn an_absent_table_is_unknown_unless_the_form_says_that_it_is_empty() {
    for absent in [None, Some(""), Some("null"), Some("~"), Some("\"\"")] {
        assert_eq!(presences("dokumen", absent), [Presence::Many]);
        assert_eq!(presences("sarana", absent), []);
    }
    for empty in ["[]", "\"-\"", "tidak ada"] {
        assert_eq!(presences("dokumen", Some(empty)), []);
        assert_eq!(presences("sarana", Some(empty)), []);
    }
    for unknown in ["\"?\"", "tidak diketahui"] {
        assert_eq!(presences("dokumen", Some(unknown)), [Presence::Many]);
        assert_eq!(presences("sarana", Some(unknown)), [Presence::Many]);
    }
}

#[test]
fn in_the_rows_of_an_unknown_table_all_is_unknown_whatever_blanks_mean() {
    let checklist = checklist();
    let dossier = sound(&checklist, "sarana: \"?\"\nrapat: [{bulan: 2005-01}]\n");
    let form = &checklist.form;
    assert_eq!(
        value(form, &dossier, ("sarana", 0), "jumlah"),
        any_of_kind(crate::form::Kind::Integer, 0)
    );
    assert!(value(form, &dossier, ("kendala", 0), "tenggat").may_be_none());
    assert!(value(form, &dossier, ("kendala", 0), "tenggat").range().is_some());
    let pages = table(form, "halaman");
    assert_eq!(dossier.records.rows(pages).row(crate::form::RowId(0)).presence, Presence::Many);
}

#[test]
fn a_default_is_taken_for_a_blank() {
    let checklist = checklist();
    let dossier = sound(&checklist, "sarana: [{jenis: meja}, {jenis: kursi, jumlah: 40}]\n");
    assert_eq!(value(&checklist.form, &dossier, ("sarana", 0), "jumlah"), whole(1, 1));
    assert_eq!(value(&checklist.form, &dossier, ("sarana", 1), "jumlah"), whole(40, 40));
}

#[test]
fn what_is_known_in_part_is_a_claim() {
    let checklist = checklist();
    let dossier = sound(&checklist, "staf: \">= 3\"\ncapaian: \"?\"\nskala: 1\n");
    let id = |name| field(&checklist.form, TableId::ROOT, name);
    let row = crate::form::RowId::ROOT;
    let is_claim = |name| dossier.is_claim(TableId::ROOT, row, id(name));
    assert!(is_claim("staf") && is_claim("skala") && !is_claim("capaian") && !is_claim("wilayah"));
}
