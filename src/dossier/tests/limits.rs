//! What `min`, `max` and `derive` make of values.

use super::support::*;
use crate::bound::{Range, Value};
use crate::form::RowId;

fn root(rest: &str, name: &str) -> Value<'static> {
    let checklist = checklist();
    let dossier = sound(&checklist, rest);
    value(&checklist.form, &dossier, ("", 0), name).map_text(|_| "")
}

#[test]
fn a_blank_is_narrowed_by_what_is_known_of_its_limits() {
    assert_eq!(root("staf: 20\n", "staf_tahu"), whole(0, 20));
    assert_eq!(root("staf: 10..20\n", "staf_tahu"), whole(0, 20));
    assert_eq!(root("staf: 20\nstaf_tahu: \"> 5\"\n", "staf_tahu"), whole(6, 20));
    let open = Range::between(Some(0_i64.into()), None).unwrap();
    assert_eq!(root("", "staf_tahu"), open.into());
    assert_eq!(root("", "capaian"), whole(0, 1));
}

#[test]
fn limits_are_not_narrowed_in_turn() {
    let open = Range::between(Some(0_i64.into()), None).unwrap();
    assert_eq!(root("staf_tahu: 5\n", "staf"), open.into());
}

#[test]
fn a_limit_that_may_be_none_bounds_nothing() {
    // The date may be none, so that nothing is left of it as a limit; `bulan` is known and bounds it.
    let checklist = checklist();
    let dossier = sound(&checklist, "lengkap: ya\nrapat: [{bulan: 2005-02}]\n");
    let date = value(&checklist.form, &dossier, ("rapat", 0), "tanggal");
    assert_eq!(date, whole(day(2005, 2, 1), day(2005, 2, 28)).or_none());
}

#[test]
fn a_known_value_out_of_range_is_refused() {
    assert_eq!(faults("staf: -1\n"), ["out-of-range @ -1"]);
    assert_eq!(faults("staf: 20\nstaf_tahu: 21\n"), ["out-of-range @ 21"]);
    assert_eq!(faults("staf: 20\nstaf_tahu: \">= 21\"\n"), ["out-of-range @ \">= 21\""]);
    assert_eq!(faults("staf: 10..20\nstaf_tahu: 20\n"), [""; 0]);
    assert_eq!(faults("capaian: 100,1%\n"), ["out-of-range @ 100,1%"]);
    let meeting = |rest: &str| faults(&format!("rapat: [{{bulan: 2005-02, {rest}}}]\n"));
    assert_eq!(meeting("tanggal: 2005-03-01"), ["out-of-range @ 2005-03-01"]);
    assert_eq!(meeting("mulai: 9:00, selesai: 8:00"), ["out-of-range @ 8:00"]);
    assert_eq!(meeting("mulai: 8:00..9:30, selesai: 8:00"), [""; 0]);
}

#[test]
fn a_blank_for_which_nothing_is_left_is_refused() {
    let meeting = "rapat: [{bulan: 2005-01, peserta: [{unsur: kepala}]}]\n";
    assert_eq!(faults(&format!("staf: 1\n{meeting}")), ["nothing-possible @ {"]);
    assert_eq!(faults(&format!("staf: 2\n{meeting}")), [""; 0]);
    // A limit that is at fault itself is no reason to complain of what it limits.
    assert_eq!(faults(&format!("staf: -1\n{meeting}")), ["out-of-range @ -1"]);
}

#[test]
fn the_message_says_what_would_fit_in_both_languages() {
    let yaml = format!("{HEAD}capaian: 150%\n");
    let (_, found) = seal_with(&checklist(), crate::dossier::ReadOptions::default(), &yaml);
    let message = &found.iter().next().unwrap().message;
    assert_eq!(message.get(crate::text::Lang::Id), "`capaian` harus dari 0% sampai 100%");
    assert_eq!(message.get(crate::text::Lang::En), "`capaian` must be from 0% to 100%");
}

#[test]
fn derived_fields_follow_their_parts_in_rows_that_may_not_exist_too() {
    let checklist = checklist();
    let dossier = sound(
        &checklist,
        "staf: 20\nstaf_tahu: 4..6\nrapat: [{bulan: 2005-01, mulai: 7:30, selesai: 9.00}]\n",
    );
    let form = &checklist.form;
    assert_eq!(value(form, &dossier, ("", 0), "belum_tahu"), whole(14, 16));
    assert_eq!(value(form, &dossier, ("", 0), "jumlah_rapat"), whole(1, 12));
    assert_eq!(value(form, &dossier, ("rapat", 0), "durasi"), whole(90, 90));
    assert_eq!(value(form, &dossier, ("rapat", 1), "durasi"), whole(-1439, 1439));
    assert_eq!(faults("belum_tahu: 3\n"), ["derived-field-submitted @ belum_tahu"]);
}

#[test]
fn an_end_that_may_be_before_its_beginning_stays_after_it() {
    let checklist = checklist();
    let dossier = sound(&checklist, "rapat: [{bulan: 2005-01, mulai: 7:30}]\n");
    let table = table(&checklist.form, "rapat");
    let end = field(&checklist.form, table, "selesai");
    let end = dossier.records.value(table, RowId(0), end);
    assert_eq!(end, whole(450, 1439));
}

/// A row of which one field can have no value can't be, so an unknown table of such rows is empty. Such
/// rows once kept bounds as wide as if nothing limited them, wider than before the limits were known.
#[test]
fn an_unknown_table_whose_rows_can_have_no_value_is_empty() {
    let rows = |rest: &str| {
        let checklist = checklist();
        let dossier = sound(&checklist, rest);
        let (meetings, guests) =
            (table(&checklist.form, "rapat"), table(&checklist.form, "peserta"));
        let place = checklist.form.table(guests).place;
        dossier.records.rows(meetings).nested(RowId(0), place).len()
    };
    let meeting = "lengkap: ya\nrapat: [{bulan: 2005-01, peserta: \"?\"}]\n";
    assert_eq!(rows(&format!("staf: 2\n{meeting}")), 1);
    assert_eq!(rows(&format!("staf: 1\n{meeting}")), 0);
}
