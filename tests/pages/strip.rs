//! The strip of the timeline: held, not as scheduled, not counted, not held, not known.

use crate::{MONTHLY, QUARTERLY, between, case};

fn told(folder: &str, name: &str) -> String {
    let report = case(folder, name).report;
    let told = between(&report, "<desc id=\"chart-timeline-desc\">", "</desc>");
    told.split_inclusive('.').next().unwrap().to_owned()
}

#[test]
fn months_are_held_off_schedule_or_not_held() {
    let expected =
        "Lokakarya mini dalam 12 bulan: 6 diadakan, 3 tidak sesuai jadwal, dan 3 tidak diadakan.";
    assert_eq!(told(MONTHLY, "campuran"), expected);
    assert_eq!(told(MONTHLY, "kosong"), "Lokakarya mini dalam 12 bulan: 12 belum diketahui.");
}

#[test]
fn what_a_quarter_waits_too_long_for_is_not_as_scheduled() {
    let expected = "Lokmin tribulanan dalam 4 triwulan: 2 diadakan, 1 tidak sesuai jadwal, dan 1 tidak diadakan.";
    assert_eq!(told(QUARTERLY, "campuran"), expected);
}

#[test]
fn a_meeting_of_others_is_shown_as_one_that_does_not_count() {
    let expected = "Lokmin tribulanan dalam 4 triwulan: 4 tidak dihitung.";
    assert_eq!(told(QUARTERLY, "hanya-stunting"), expected);
}
