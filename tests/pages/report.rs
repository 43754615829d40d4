//! The report: its parts in order, what each holds, and where the score comes from.

use crate::{MONTHLY, between, case, headings, text};

#[test]
fn its_parts_stand_in_order() {
    let report = case(MONTHLY, "separuh").report;
    let expected = [
        "Hasil",
        "Yang sudah baik",
        "Temuan utama",
        "Bukti yang perlu dimintakan",
        "Jalan tersingkat ke predikat yang lebih baik",
        "Semua kriteria",
        "Indikator di luar skor",
        "Kesepakatan",
        "Lampiran: dari mana skor berasal",
    ];
    assert_eq!(headings(&report), expected);
}

#[test]
fn it_says_whom_it_is_about_by_what_it_was_judged_and_whether_that_is_final() {
    let said = text(&case(MONTHLY, "kebun-sikolos-2005").report);
    for line in [
        "Puskesmas Kebun Sikolos",
        "Lokakarya mini bulanan puskesmas, Januari–Desember 2005",
        "Sementara: masih ada isian yang belum diketahui.",
        "0137020101",
        "tim supervisi, saat kunjungan",
        "lokmin-bulanan, edisi 1",
        "Skor terbukti 0%",
        "Paling tinggi yang mungkin 69,84%",
        "Kelengkapan data 30,16%",
    ] {
        assert!(said.lines().any(|it| it == line), "{line}\n{said}");
    }
    let verdict = "Predikat Kurang; isian yang masih kosong tidak akan mengubahnya.";
    assert!(said.contains(verdict), "{said}");
}

#[test]
fn a_result_that_nothing_can_move_has_no_second_score() {
    let said = text(&case(MONTHLY, "campuran").report);
    assert!(said.contains("Tetap: semua yang menentukan skor sudah diketahui."));
    assert!(!said.contains("Paling tinggi yang mungkin"));
    assert!(!said.contains("Bukti yang perlu dimintakan"));
}

#[test]
fn three_strengths_and_seven_findings_are_the_most() {
    let report = case(MONTHLY, "campuran").report;
    let strengths = between(&report, "id=\"baik\"", "</ul>");
    assert_eq!(strengths.matches("<li>").count(), 3);
    assert_eq!(report.matches("<article class=\"finding").count(), 7);
    assert!(text(&report).contains("Masih ada 27 temuan lain: "));
}

#[test]
fn a_finding_says_condition_clause_evidence_advice_by_whom_when_and_what_it_gains() {
    let report = case(MONTHLY, "campuran").report;
    let finding = text(between(&report, "<article class=\"finding unmet\">", "</article>"));
    let expected = "\
1. Alternatif dan pemecahan masalah dirumuskan bersama (L12) bila terpenuhi: +2,67 poin persen
Kondisi
✗ belum terpenuhi 0 dari 10 poin. Kriteria kritis. Hambatan: 4 dari 10 memenuhi syarat, 6 tidak.
Kriteria
Permenkes No. 44 Tahun 2016, proses lokmin bulanan rutin; KMK No. HK.01.07/MENKES/165/2023, 1.6.2b; Marlina Permata Sari, Analisis manajemen lokakarya mini di Puskesmas Kebun Sikolos, FKM UI, 2005 (skripsi)
Bukti
Lokakarya mini April 2025, Hambatan 2: “Pemecahan” tidak ada [dossier.yaml:266]
Lokakarya mini Mei 2025, Hambatan 1: “Pemecahan” tidak ada [dossier.yaml:313]
Lokakarya mini Juni 2025, Hambatan 1: “Pemecahan” tidak ada [dossier.yaml:360]
dan 3 catatan lain
Saran
Bahas setiap hambatan sampai ada pemecahan yang dipilih bersama, dan catat dalam notulen; yang terbukti demikian 4 dari 10 hambatan. Oleh Puskesmas, dalam 1 bulan.";
    assert_eq!(finding, expected);
}

#[test]
fn a_finding_about_no_rows_shows_the_entries_it_rests_on() {
    let said = text(&case(MONTHLY, "campuran").report);
    assert!(said.contains("Lokakarya mini: 12 dalam catatan; Map lokakarya mini 2025 (dokumen) ["));
    assert!(said.contains("“Evaluasi penyelenggaraan lokmin tahun ini”: 0 ["));
}

#[test]
fn a_finding_cites_what_was_in_force_then() {
    let finding = |name| {
        let report = case(MONTHLY, name).report;
        let of_it = report.split("<article").find(|part| part.contains("#k-L01\"")).unwrap();
        text(&format!("<{}", between(of_it, "Kriteria</dt>", "</dd>")))
    };
    assert!(!finding("campuran").contains("edisi sebelum 2006"));
    let then = finding("kebun-sikolos-2005");
    assert!(then.contains("edisi sebelum 2006") && !then.contains("Permenkes"), "{then}");
}

#[test]
fn every_criterion_stands_in_its_section_and_its_details_can_be_folded() {
    let report = case(MONTHLY, "campuran").report;
    assert_eq!(report.matches("<tr id=\"k-").count(), 45);
    assert_eq!(report.matches("<summary>Rincian: ").count(), 7);
    let row = text(between(&report, "<tr id=\"k-L12\">", "</tr>"));
    let expected = [
        "L12",
        "Alternatif dan pemecahan masalah dirumuskan bersama (kritis)",
        "✗ belum terpenuhi",
        "40%",
        "0/10",
        "2,67%",
    ];
    assert_eq!(row.lines().collect::<Vec<_>>(), expected);
    let details = text(between(&report, "<summary>Rincian: Pelaksanaan", "</details>"));
    assert!(details.contains("Bukti yang dicari: "), "{details}");
    assert!(details.contains("Lokakarya mini Oktober 2025, Hambatan 1: “Pemecahan” tidak ada"));
}

#[test]
fn signs_of_the_same_kind_stand_together_and_apart_from_the_score() {
    let report = case(MONTHLY, "campuran").report;
    let said = text(between(&report, "id=\"klarifikasi\">", "</section>"));
    assert!(said.contains("tidak memengaruhi skor"));
    let once = "Ada butir RTL lokmin sebelumnya yang belum selesai dan tidak ditinjau lagi.";
    assert_eq!(said.matches(once).count(), 1, "{said}");
    for month in ["April", "Oktober", "Desember"] {
        assert!(said.contains(&format!("Lokakarya mini {month} 2025 [dossier.yaml:")), "{said}");
    }
}

#[test]
fn the_lines_of_the_appendix_add_up_to_the_score() {
    let report = case(MONTHLY, "campuran").report;
    let appendix = between(&report, "id=\"lampiran\"", "</section>");
    let decimal = |text: &str| text.replace(',', "").parse::<i64>().unwrap();
    let scaled = |text: &str| {
        let (whole, part) = text.split_once(',').unwrap_or((text, ""));
        decimal(whole) * 10_000 + decimal(&format!("{part:0<4}"))
    };
    let lines = appendix.split("<span class=\"number\">").skip(1);
    let added: Vec<i64> = lines.map(|line| scaled(line.split('<').next().unwrap())).collect();
    assert_eq!(added.len(), 45);
    let total = scaled(between(appendix, "<strong>", "%</strong>"));
    // Each line is rounded to four decimals.
    assert!((added.iter().sum::<i64>() - total).abs() <= 45, "{added:?} {total}");
    assert!(appendix.contains("dossier.yaml: <span class=\"hash\">"));
    assert_eq!(appendix.matches("class=\"hash\"").count(), 2);
}

#[test]
fn charts_say_in_words_what_they_show() {
    let report = case(MONTHLY, "campuran").report;
    let charts = report.matches("<svg ").count();
    assert_eq!(charts, 4);
    for part in
        ["role=\"img\"", "<title id=\"chart-", "<desc id=\"chart-", "aria-labelledby=\"chart-"]
    {
        assert_eq!(report.matches(part).count(), charts, "{part}");
    }
    let described = between(&report, "<desc id=\"chart-radar-desc\">", "</desc>");
    assert!(described.contains("Pelaksanaan 56,25%; Pengawasan 50%;"), "{described}");
}

#[test]
fn both_sides_sign_what_was_agreed() {
    let head = ["--letterhead", "reports/trial/kop.yaml"];
    let dossier = format!("{MONTHLY}/campuran/dossier.yaml");
    let said = text(&crate::pages(&[&dossier, head[0], head[1]]).report);
    for line in [
        "PEMERINTAH KABUPATEN CONTOH",
        "Kepala Puskesmas Simpang Ragam",
        "Siti Marlina",
        "Contoh, 12 Februari 2026",
        "Ketua tim pembina",
        "Rahmi Yusuf",
        "NIP 19771203 200501 2 004",
    ] {
        assert!(said.contains(line), "{line}");
    }
}

#[test]
fn what_a_district_tailored_is_told() {
    let tailored = "tests/fixtures/tailoring/lokmin-mekar.yaml";
    let dossier = format!("{MONTHLY}/teladan/dossier.yaml");
    let report = crate::pages(&["-c", tailored, &dossier]).report;
    let said = text(between(&report, "id=\"penyesuaian\">", "</section>"));
    assert!(said.contains("Menyesuaikan lokmin-bulanan (edisi 1)"), "{said}");
    assert!(said.contains("durasi_cukup: dari 3 jam menjadi 2 jam 30 menit"), "{said}");
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    let [one, other] = [case(MONTHLY, "sukatani"), case(MONTHLY, "sukatani")];
    assert!(one.report == other.report && one.agenda == other.agenda);
    assert!(one.feedback == other.feedback && one.message == other.message);
}
