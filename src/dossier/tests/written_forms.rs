//! A test for every way a value can be written.

use super::support::*;
use crate::bound::{Content, ItemSet, Possible, Range, Value};
use crate::form::RowId;
use crate::ids::TableId;
use crate::quantity::Number;

/// The value of a root field that was written so.
fn read(name: &str, written: &str) -> Value<'static> {
    let checklist = checklist();
    let dossier = sound(&checklist, &format!("{name}: {written}\n"));
    owned(&value(&checklist.form, &dossier, ("", 0), name))
}

/// The value of a field of a meeting that was written so.
fn read_in_meeting(name: &str, written: &str) -> Value<'static> {
    let checklist = checklist();
    let dossier = sound(&checklist, &format!("rapat: [{{bulan: 2005-01, {name}: {written}}}]\n"));
    owned(&value(&checklist.form, &dossier, ("rapat", 0), name))
}

fn owned(value: &Value<'_>) -> Value<'static> {
    value.map_text(|text| -> &'static str { String::leak((*text).to_owned()) })
}

/// The only fault of a root field that was written so.
fn refused(name: &str, written: &str) -> String {
    let mut found = faults(&format!("{name}: {written}\n"));
    assert_eq!(found.len(), 1, "{written}: {found:?}");
    let fault = found.remove(0);
    fault.split(" @ ").next().unwrap().to_owned()
}

fn number(digits: i64, scale: u32) -> Value<'static> {
    Number::decimal(digits, scale).into()
}

#[test]
fn numbers_have_a_comma_or_a_point_but_never_thousands() {
    assert_eq!(read("skala", "12,5"), number(125, 1));
    assert_eq!(read("skala", "12.5"), number(125, 1));
    assert_eq!(read("skala", "-0.25"), number(-25, 2));
    assert_eq!(read("skala", "0.500"), number(5, 1));
    assert_eq!(read("skala", "1500.250"), number(150_025, 2));
    assert_eq!(read("skala", "1,5000"), number(15, 1));
    assert_eq!(read("skala", "\" 7 \""), number(7, 0));
    assert_eq!(read("staf", "12,0"), number(12, 0));
    for ambiguous in ["1.500", "1,500", "12.000", "-123,456"] {
        assert_eq!(refused("skala", ambiguous), "ambiguous-number", "{ambiguous}");
    }
    for wrong in ["1.500.000", "1.234,5", "5,", ",5", "1 500", "1e3", "0x10", "+5", "dua", "--1"] {
        assert_eq!(refused("skala", &format!("\"{wrong}\"")), "not-a-number", "{wrong}");
    }
    assert_eq!(refused("staf", "12,5"), "not-whole");
}

#[test]
fn numbers_have_at_most_eighteen_digits() {
    assert_eq!(read("skala", "123456789012345678"), number(123_456_789_012_345_678, 0));
    assert_eq!(read("skala", "0,123456789012345678"), number(123_456_789_012_345_678, 18));
    assert_eq!(refused("skala", "1234567890123456789"), "too-many-digits");
    assert_eq!(refused("skala", "0,1234567890123456789"), "too-many-digits");
}

#[test]
fn percentages_need_their_sign() {
    assert_eq!(read("capaian", "85%"), number(85, 2));
    assert_eq!(read("capaian", "12,5 %"), number(125, 3));
    assert_eq!(refused("capaian", "85"), "percent-sign-missing");
    assert_eq!(refused("capaian", "1.500%"), "ambiguous-number");
    assert_eq!(refused("capaian", "banyak"), "not-a-number");
}

#[test]
fn yes_and_no_are_words_in_any_case() {
    for (written, known) in [("ya", true), ("TRUE", true), ("Tidak", false), ("false", false)] {
        assert_eq!(read("tersedia", written), known.into());
    }
    for wrong in ["yes", "1", "ada", "mungkin"] {
        assert_eq!(refused("tersedia", wrong), "not-yes-or-no");
    }
}

#[test]
fn dates_are_iso_or_indonesian() {
    let twelfth = whole(day(2005, 1, 12), day(2005, 1, 12));
    for written in [
        "2005-01-12",
        "12/01/2005",
        "12/1/2005",
        "12-01-2005",
        "12 Januari 2005",
        "12 jan 2005",
        "12 JANUARI 2005",
    ] {
        assert_eq!(read("ditinjau", written), twelfth, "{written}");
    }
    for (written, month) in
        [("1 Agu 2005", 8), ("1 Nopember 2005", 11), ("1 Pebruari 2005", 2), ("1 Des. 2005", 12)]
    {
        assert_eq!(read("ditinjau", written), whole(day(2005, month, 1), day(2005, month, 1)));
    }
    assert_eq!(refused("ditinjau", "12/01/05"), "two-digit-year");
    assert_eq!(refused("ditinjau", "12 Januari 05"), "two-digit-year");
    assert_eq!(refused("ditinjau", "31/02/2005"), "no-such-day");
    assert_eq!(refused("ditinjau", "01/13/2005"), "no-such-day");
    assert_eq!(refused("ditinjau", "1800-01-01"), "no-such-day");
    for wrong in ["besok", "2005", "2005-1-2", "12 Januari", "12 Januarius 2005", "20050112"] {
        assert_eq!(refused("ditinjau", wrong), "not-a-date", "{wrong}");
    }
}

#[test]
fn a_month_in_a_date_field_stands_for_its_days() {
    assert_eq!(read("ditinjau", "2005-02"), whole(day(2005, 2, 1), day(2005, 2, 28)));
    assert_eq!(read("ditinjau", "Februari 2004"), whole(day(2004, 2, 1), day(2004, 2, 29)));
}

#[test]
fn months_are_iso_or_indonesian() {
    let checklist = checklist();
    for written in ["2005-03", "Maret 2005", "mar 2005", "03/2005", "3/2005"] {
        let dossier = sound(&checklist, &format!("rapat: [{{bulan: {written}}}]\nlengkap: ya\n"));
        let march = whole(month(2005, 3), month(2005, 3));
        assert_eq!(value(&checklist.form, &dossier, ("rapat", 0), "bulan"), march);
    }
    for (wrong, code) in
        [("2005-13", "no-such-day"), ("maret", "not-a-month"), ("2005-03-01", "not-a-month")]
    {
        let found = faults(&format!("rapat: [{{bulan: {wrong}}}]\n"));
        assert_eq!(found, [format!("{code} @ {wrong}")]);
    }
}

#[test]
fn times_have_a_colon_or_a_point() {
    for written in ["7:30", "07:30", "07.30", "\"7.30\""] {
        assert_eq!(read_in_meeting("mulai", written), whole(450, 450), "{written}");
    }
    for (wrong, code) in [("24:00", "no-such-day"), ("7", "not-a-time"), ("7:5", "not-a-time")] {
        let found = faults(&format!("rapat: [{{bulan: 2005-01, mulai: \"{wrong}\"}}]\n"));
        assert_eq!(found, [format!("{code} @ \"{wrong}\"")]);
    }
}

#[test]
fn a_choice_is_a_key_or_a_label_in_any_case() {
    for written in ["kepala", "KEPALA", "Kepala unit", "head"] {
        let chosen = Possible::there(Content::Choice(ItemSet::only(0)));
        assert_eq!(read_in_meeting("pimpinan", written), chosen);
    }
    let found = faults("rapat: [{bulan: 2005-01, pimpinan: kepla}]\n");
    assert_eq!(found, ["unknown-choice @ kepla"]);
    let found = faults("rapat: [{bulan: 2005-01, pimpinan: kepala; tata_usaha}]\n");
    assert_eq!(found, ["several-chosen @ kepala; tata_usaha"]);
}

fn chosen(surely: &[usize], possibly: &[usize]) -> Value<'static> {
    let set = |items: &[usize]| items.iter().fold(ItemSet::EMPTY, |set, item| set.with(*item));
    Possible::there(Content::Choices { surely: set(surely), possibly: set(possibly) })
}

#[test]
fn several_choices_are_a_list_or_separated_by_semicolons() {
    for written in ["[capaian, Masalah]", "\"capaian; masalah\"", "\"masalah;capaian;\""] {
        assert_eq!(read_in_meeting("topik", written), chosen(&[0, 1], &[0, 1]), "{written}");
    }
    assert_eq!(read_in_meeting("topik", "\"Other; mixed\""), chosen(&[2], &[2]));
    assert_eq!(read_in_meeting("topik", "[]"), chosen(&[], &[]));
    assert_eq!(read_in_meeting("topik", "\"-\""), chosen(&[], &[]));
    assert_eq!(read_in_meeting("topik", "tidak ada"), chosen(&[], &[]));
    assert_eq!(read_in_meeting("topik", "[capaian, \"?\"]"), chosen(&[0], &[0, 1, 2]));
    assert_eq!(read_in_meeting("topik", "\"capaian; ?\""), chosen(&[0], &[0, 1, 2]));
    assert_eq!(read_in_meeting("topik", "\"?\""), chosen(&[], &[0, 1, 2]));
    let found = faults("rapat: [{bulan: 2005-01, topik: [capaian, salah, null, [lain]]}]\n");
    assert_eq!(found, ["unknown-choice @ salah", "blank-item @ null", "not-one-value @ [lain]"]);
}

fn between(low: Option<Number>, high: Option<Number>) -> Value<'static> {
    Range::between(low, high).unwrap().into()
}

#[test]
fn what_is_known_in_part_is_a_range() {
    assert_eq!(read("skala", "\">= 30\""), between(Some(30_i64.into()), None));
    assert_eq!(read("skala", "10..20"), whole(10, 20));
    assert_eq!(
        read("skala", "\"-5,5 .. -3\""),
        between(Some(Number::decimal(-55, 1)), Some((-3_i64).into()))
    );
    assert_eq!(read("staf", "\"< 10\""), whole(0, 9));
    assert_eq!(read("staf", "\"<= 10\""), whole(0, 10));
    assert_eq!(read("staf", "\"> 3\""), between(Some(4_i64.into()), None));
    assert_eq!(read("capaian", "10%..20%"), between(Number::ratio(1, 10), Number::ratio(1, 5)));
    assert_eq!(read("ditinjau", "2005-03..2005-05"), whole(day(2005, 3, 1), day(2005, 5, 31)));
    assert_eq!(read("ditinjau", "\"> 2005-03\""), whole(day(2005, 4, 1), day(9999, 12, 31)));
    assert_eq!(read("ditinjau", "\"< 2005-03\""), whole(day(1900, 1, 1), day(2005, 2, 28)));
    assert_eq!(read_in_meeting("mulai", "06:30..07.00"), whole(390, 420));
    assert_eq!(read_in_meeting("mulai", "\"< 7:30\""), whole(0, 449));
    assert_eq!(refused("staf", "20..10"), "empty-range");
    assert_eq!(refused("skala", "\">= banyak\""), "not-a-number");
    assert_eq!(refused("capaian", "10..20%"), "percent-sign-missing");
}

#[test]
fn less_than_a_half_stays_under_half_and_leaves_out_nothing_that_could_be_submitted() {
    let under = read("capaian", "\"< 50%\"");
    let high = under.range().unwrap().high().unwrap().clone();
    assert!(high < Number::decimal(5, 1));
    let closest = read("capaian", "49,9999999999999999%");
    assert!(high >= *closest.range().unwrap().exact().unwrap());
    let under = read("skala", "\"< 0,5\"");
    let closest = read("skala", "0,499999999999999999");
    assert!(under.range().unwrap().high() >= closest.range().unwrap().low());
}

#[test]
fn texts_are_trimmed_and_keep_their_zeros() {
    assert_eq!(
        read("wilayah", "\"  Kab. Contoh \""),
        Possible::there(Content::Text(Some("Kab. Contoh")))
    );
    assert_eq!(read("wilayah", "0012"), Possible::there(Content::Text(Some("0012"))));
    assert_eq!(read("wilayah", "true"), Possible::there(Content::Text(Some("true"))));
    assert_eq!(refused("wilayah", "\"a\\u0007b\""), "control-character");
}

#[test]
fn a_pattern_holds_for_the_whole_text() {
    assert_eq!(read("nomor", "AB-12"), Possible::there(Content::Text(Some("AB-12"))));
    assert_eq!(refused("nomor", "AB-12x"), "pattern-mismatch");
}

#[test]
fn a_bare_sign_before_a_number_reads_as_a_block_and_is_refused() {
    assert_eq!(faults("staf: >2\nlengkap: ya\n"), ["sign-not-quoted @ >2"]);
    assert_eq!(faults("staf: \"> 2\"\nlengkap: ya\n"), [""; 0]);
}

#[test]
fn the_row_knows_its_line() {
    let checklist = checklist();
    let dossier = sound(&checklist, "rapat:\n  - bulan: 2005-02\n  - bulan: 2005-01\n");
    let rapat = table(&checklist.form, "rapat");
    assert_eq!(dossier.row_source(rapat, RowId(0)).as_deref(), Some("a.yaml:6"));
    assert_eq!(dossier.row_source(rapat, RowId(1)).as_deref(), Some("a.yaml:5"));
    assert_eq!(dossier.row_source(rapat, RowId(2)), None);
    assert_eq!(dossier.row_source(TableId::ROOT, RowId::ROOT).as_deref(), Some("a.yaml:1"));
}
