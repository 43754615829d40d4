//! Which months are expected, and what an open one means.

use super::support::*;
use crate::checklist::Checklist;
use crate::dossier::{Dossier, ReadOptions};
use crate::form::{Every, Presence, RowId};
use crate::ids::TableId;
use crate::quantity::{Date, Number, Period};

/// Each meeting as its month (or months) and presence.
fn meetings(checklist: &Checklist, dossier: &Dossier) -> Vec<(String, Presence, u32)> {
    let id = table(&checklist.form, "rapat");
    let nested = dossier.records.rows(TableId::ROOT).nested(RowId::ROOT, 0);
    let rows = dossier.records.rows(id);
    assert_eq!(nested.len(), rows.len());
    rows.ids()
        .map(|row| {
            let of = rows.row(row);
            (dossier.row_name(&checklist.form, id, row), of.presence, of.number)
        })
        .collect()
}

fn names(checklist: &Checklist, dossier: &Dossier, presence: Presence) -> Vec<String> {
    let all = meetings(checklist, dossier).into_iter();
    all.filter(|(_, is, _)| *is == presence).map(|(name, ..)| name).collect()
}

#[test]
fn a_month_without_a_row_is_open() {
    let checklist = checklist();
    let dossier = sound(&checklist, "rapat: [{bulan: 2005-03}]\n");
    let open = names(&checklist, &dossier, Presence::Possible);
    assert_eq!(open.len(), 11);
    assert_eq!(open[1..3], ["rapat 2005-02", "rapat 2005-04"]);
    assert_eq!(names(&checklist, &dossier, Presence::Certain), ["rapat 2005-03"]);
    let february = value(&checklist.form, &dossier, ("rapat", 1), "bulan");
    assert_eq!(february, whole(month(2005, 2), month(2005, 2)));
    let date = value(&checklist.form, &dossier, ("rapat", 1), "tanggal");
    assert_eq!(date, whole(day(2005, 2, 1), day(2005, 2, 28)).or_none());
    let guests = dossier.records.rows(table(&checklist.form, "peserta"));
    assert!(guests.ids().all(|row| guests.row(row).presence == Presence::Many));
    assert_eq!(guests.len(), 12);
}

#[test]
fn absent_and_empty_timelines_leave_it_to_the_slots() {
    let checklist = checklist();
    for written in ["", "rapat: []\n", "rapat: \"-\"\n", "rapat: \"?\"\n", "rapat:\n"] {
        let dossier = sound(&checklist, written);
        assert_eq!(names(&checklist, &dossier, Presence::Possible).len(), 12, "{written}");
    }
    for written in ["", "rapat: []\n", "rapat: tidak ada\n"] {
        let dossier = sound(&checklist, &format!("lengkap: ya\n{written}"));
        assert_eq!(meetings(&checklist, &dossier), [], "{written}");
    }
    let dossier = sound(&checklist, "lengkap: tidak\n");
    assert_eq!(names(&checklist, &dossier, Presence::Possible).len(), 12);
    assert_eq!(faults("lengkap: ya\nrapat: \"?\"\n"), ["complete-but-unknown @ \"?\""]);
}

#[test]
fn rows_are_ordered_by_month_and_rows_of_a_month_as_submitted() {
    let checklist = checklist();
    let dossier = sound(
        &checklist,
        "lengkap: ya\nrapat: [{bulan: 2005-04, mulai: 9:00}, {bulan: 2005-01}, {bulan: 2005-04, mulai: 8:00}]\n",
    );
    let expected = ["rapat 2005-01", "rapat 2005-04", "rapat 2005-04 #2"];
    assert_eq!(names(&checklist, &dossier, Presence::Certain), expected);
    assert_eq!(value(&checklist.form, &dossier, ("rapat", 1), "mulai"), whole(540, 540));
}

#[test]
fn nested_rows_stay_with_their_parents() {
    let checklist = checklist();
    let dossier = sound(
        &checklist,
        "lengkap: ya\nrapat:\n  - {bulan: 2005-02, kendala: [{uraian: b}, {uraian: c}]}\n  - {bulan: 2005-01, kendala: [{uraian: a}]}\n",
    );
    let problems = table(&checklist.form, "kendala");
    let rows = dossier.records.rows(problems);
    let named: Vec<String> =
        rows.ids().map(|row| dossier.row_name(&checklist.form, problems, row)).collect();
    assert_eq!(
        named,
        ["rapat 2005-01 / kendala 1", "rapat 2005-02 / kendala 1", "rapat 2005-02 / kendala 2"]
    );
    let meetings = dossier.records.rows(table(&checklist.form, "rapat"));
    assert_eq!((meetings.nested(RowId(0), 1), meetings.nested(RowId(1), 1)), (0..1, 1..3));
}

#[test]
fn an_open_quarter_has_one_possible_row_in_one_of_its_months() {
    let checklist = checklist_of(Every::Quarter);
    let dossier = sound(&checklist, "rapat: [{bulan: 2005-05}]\n");
    let open = names(&checklist, &dossier, Presence::Possible);
    assert_eq!(open, ["rapat 2005-Q1", "rapat 2005-Q3", "rapat 2005-Q4"]);
    let first = value(&checklist.form, &dossier, ("rapat", 0), "bulan");
    assert_eq!(first, whole(month(2005, 1), month(2005, 3)));
    assert_eq!(dossier.records.calendar.expected, Number::whole(4));
    assert_eq!(dossier.records.calendar.months, Number::whole(12));
}

#[test]
fn a_quarterly_form_asks_for_whole_quarters() {
    let checklist = checklist_of(Every::Quarter);
    let read = |yaml: &str, period: Option<&str>| {
        let period = period.and_then(Period::parse);
        let options = ReadOptions { period, ..ReadOptions::default() };
        told_all(&seal_with(&checklist, options, yaml).1)
    };
    let unit = "kode: P1\nnama: x\n";
    let found = read(&format!("periode: 2005-04\n{unit}"), None);
    assert_eq!(found, ["period-not-quarters @ 2005-04"]);
    assert_eq!(read(unit, Some("2005-04")), ["period-not-quarters @ k"]);
    assert_eq!(read(unit, Some("2005-Q2")), [""; 0]);
}

fn as_of(year: i32, month: u32, day: u32) -> ReadOptions {
    ReadOptions { as_of: Date::new(year, month, day), ..ReadOptions::default() }
}

#[test]
fn as_of_a_day_only_slots_that_ended_are_expected_and_later_rows_are_left_out() {
    let checklist = checklist();
    let yaml =
        format!("{HEAD}rapat: [{{bulan: 2005-07}}, {{bulan: 2005-01}}, {{bulan: 2005-04}}]\n");
    let (dossiers, found) = seal_with(&checklist, as_of(2005, 3, 31), &yaml);
    assert_eq!(told_all(&found), ["later-rows-left-out @ 2005-04"]);
    let dossier = &dossiers[0];
    let known = meetings(&checklist, dossier);
    assert_eq!(known.len(), 3);
    assert_eq!(names(&checklist, dossier, Presence::Certain), ["rapat 2005-01"]);
    let calendar = &dossier.records.calendar;
    assert_eq!((&calendar.expected, &calendar.months), (&Number::whole(3), &Number::whole(3)));
    assert_eq!(calendar.end, Date::new(2005, 3, 31).unwrap());
    assert_eq!(dossier.as_of, Date::new(2005, 3, 31));

    let (dossiers, _) = seal_with(&checklist, as_of(2005, 3, 30), &yaml);
    assert_eq!(dossiers[0].records.calendar.expected, Number::whole(2));
    let (dossiers, found) = seal_with(&checklist, as_of(2005, 1, 30), &yaml);
    assert!(dossiers.is_empty());
    assert_eq!(told_all(&found), ["nothing-ended @ 2005"]);
}

#[test]
fn as_of_a_day_in_a_quarter_that_quarter_is_not_yet_expected() {
    let checklist = checklist_of(Every::Quarter);
    let yaml = format!("{HEAD}rapat: [{{bulan: 2005-04}}]\n");
    let (dossiers, found) = seal_with(&checklist, as_of(2005, 6, 29), &yaml);
    assert_eq!(told_all(&found), ["later-rows-left-out @ 2005-04"]);
    assert_eq!(dossiers[0].records.calendar.months, Number::whole(3));
}

#[test]
fn the_command_may_say_the_period() {
    let checklist = checklist();
    let options = ReadOptions { period: Period::parse("2005"), ..ReadOptions::default() };
    let (dossiers, found) = seal_with(&checklist, options, "kode: P1\nnama: x\n");
    assert!(found.is_empty());
    assert_eq!(dossiers[0].period.to_string(), "2005");
    let (_, found) = seal_with(&checklist, options, "periode: 2006\nkode: P1\nnama: x\n");
    assert_eq!(told_all(&found), ["period-disagrees @ 2006"]);
    let (_, found) = seal_with(&checklist, ReadOptions::default(), "kode: P1\nnama: x\n");
    assert_eq!(told_all(&found), ["period-missing @ k"]);
}
