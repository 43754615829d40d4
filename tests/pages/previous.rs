//! What a report adds when an earlier assessment is given.

use crate::{headings, pages, text};

const FIXTURES: &str = "tests/fixtures/followup";

fn with(previous: &[&str]) -> crate::Pages {
    let [checklist, now] = ["daftar.yaml", "kini.yaml"].map(|name| format!("{FIXTURES}/{name}"));
    let mut arguments = vec!["-c", &checklist, &now];
    arguments.extend(previous);
    pages(&arguments)
}

#[test]
fn the_change_and_what_became_of_advice_are_told() {
    let then = format!("{FIXTURES}/rtl.xlsx");
    let pages = with(&["--previous", &then]);
    let said = text(&pages.report);
    for line in [
        "Perubahan sejak penilaian Januari–Desember 2025",
        "Skor naik, dari 28,57% menjadi 33,33–50%. Predikat tetap Kurang.",
        "▲ Naik: Pedoman tersedia (M1, 0% → 100%); Notulen ada (M2, 0% → 50%).",
        "▼ Turun: Pegawai hadir (M3, 50% → 0%); Kehadiran dicatat (M7, 100% → 0%).",
        "Muncul kembali: Kehadiran dicatat (M7, kini 0%).",
        "! dinyatakan selesai tanpa bukti, dan catatan belum membuktikannya",
        "Proyektor rusak; Belum mulai; kegiatan: Membeli proyektor; penanggung jawab: Bendahara",
    ] {
        assert!(said.lines().any(|it| it == line), "{line}\n{said}");
    }
    let parts = headings(&pages.report);
    let place = |name| parts.iter().position(|part| part == name).unwrap();
    assert!(place("Bukti yang perlu dimintakan") < place("Tindak lanjut rekomendasi terdahulu"));
    assert!(
        place("Tindak lanjut rekomendasi terdahulu")
            < place("Jalan tersingkat ke predikat yang lebih baik")
    );
    let said = text(&pages.feedback);
    assert!(
        said.contains("Sejak penilaian Januari–Desember 2025: Skor naik, dari 28,57%"),
        "{said}"
    );
}

#[test]
fn nothing_is_said_of_a_change_that_nobody_asked_for() {
    let pages = with(&[]);
    let said = text(&pages.report);
    assert!(!said.contains("Perubahan sejak") && !said.contains("Tindak lanjut rekomendasi"));
    assert!(!text(&pages.feedback).contains("Sejak penilaian"));
}
