//! The agenda of a visit: one page, its time shared out, what is at stake most first.

use crate::{MONTHLY, between, case, headings, pages, text};

/// The minutes of each part.
fn minutes(agenda: &str) -> Vec<u32> {
    let parts = agenda.split("<p class=\"minutes\">").skip(1);
    parts.filter_map(|part| part.split(' ').next()?.parse().ok()).collect()
}

#[test]
fn a_visit_takes_ninety_minutes_from_strengths_to_the_next_date() {
    let agenda = case(MONTHLY, "campuran").agenda;
    let expected = [
        "Pembukaan: mulai dari yang sudah baik",
        "Dokumen yang dilihat",
        "Yang ditanyakan dan diamati",
        "Memecahkan masalah bersama",
        "Penutup",
    ];
    assert_eq!(headings(&agenda), expected);
    assert_eq!(minutes(&agenda), [10, 30, 20, 22, 8]);
    assert!(text(&agenda).contains("Agenda kunjungan (90 menit)"));
}

#[test]
fn a_shorter_visit_has_shorter_parts() {
    let dossier = format!("{MONTHLY}/campuran/dossier.yaml");
    let agenda = pages(&[&dossier, "--minutes", "60"]).agenda;
    assert_eq!(minutes(&agenda).iter().sum::<u32>(), 60);
}

#[test]
fn documents_stand_by_what_is_at_stake_with_what_they_settle() {
    let agenda = case(MONTHLY, "campuran").agenda;
    let documents = text(between(&agenda, "Dokumen yang dilihat</h2>", "</ul>"));
    let first: Vec<&str> = documents.lines().take(2).collect();
    assert_eq!(first, ["Notulen tiga bulan berturut-turut (D02; +2,73)", "Notulen (L12; +2,67)"]);
    assert_eq!(documents.lines().count(), 7);
}

#[test]
fn there_is_room_for_three_problems_even_where_none_is_known() {
    for name in ["campuran", "kosong"] {
        let agenda = case(MONTHLY, name).agenda;
        let table = between(&agenda, "id=\"bersama\"", "</table>");
        let rows = table.split("<tbody>").nth(1).unwrap().matches("<tr>").count();
        assert_eq!(rows, 3, "{name}");
    }
}

#[test]
fn the_office_begins_with_what_it_promised_itself() {
    let fixtures = "tests/fixtures/followup";
    let [checklist, now, then] =
        ["daftar.yaml", "kini.yaml", "rtl.xlsx"].map(|name| format!("{fixtures}/{name}"));
    let agenda = pages(&["-c", &checklist, &now, "--previous", &then]).agenda;
    let promised = text(between(&agenda, "Janji kita sendiri pada kunjungan lalu", "</ul>"));
    assert_eq!(promised, "Bagikan pedoman. (M1; terlaksana)");
}
