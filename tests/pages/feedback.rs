//! The feedback for a unit: three strengths, three steps, and a message that a telephone shows whole.

use crate::crowded;
use crate::{MONTHLY, between, case, headings, pages, text};

/// How long a message may be, in characters. Messengers take far more; what is longer is folded up or cut.
const LONGEST: usize = 2_000;

#[test]
fn three_strengths_and_three_steps_are_enough() {
    let feedback = case(MONTHLY, "campuran").feedback;
    let expected = [
        "Yang sudah baik dan perlu dipertahankan",
        "Langkah yang paling membantu",
        "Pertemuan berikutnya",
    ];
    assert_eq!(headings(&feedback), expected);
    for list in ["ul", "ol"] {
        let items = between(&feedback, &format!("<{list}>"), &format!("</{list}>"));
        assert_eq!(items.matches("<li>").count(), 3, "{list}");
    }
}

#[test]
fn it_speaks_kindly_where_nothing_is_known_or_nothing_is_left_to_do() {
    let said = text(&case(MONTHLY, "kosong").feedback);
    assert!(said.contains("Mari kita lengkapi bersama, agar yang baik pun terlihat."), "{said}");
    assert!(said.contains("Lokakarya mini: diadakan atau tidak, beserta catatannya"), "{said}");
    let said = text(&case(MONTHLY, "teladan").feedback);
    assert!(said.contains("Semua yang diminta pedoman sudah terpenuhi."), "{said}");
}

#[test]
fn a_message_says_the_same_in_few_lines() {
    let expected = "\
Yth. Kepala dan seluruh staf *Puskesmas Setengah Jalan*

Terima kasih atas catatan Lokakarya mini bulanan puskesmas, Januari–Desember 2025.
Skor terbukti 13,39% (masih dapat mencapai 76,3%). Predikat: Kurang sampai Cukup.

*Sudah baik*
✓ Capaian dibandingkan dengan target

*Langkah yang paling membantu*
1. Laksanakan lokmin setiap bulan sesuai jadwal dan simpan notulen serta daftar hadirnya, juga bila kepala puskesmas berhalangan.
2. Susun RTL dalam matriks yang memuat kegiatan, penanggung jawab, batas waktu, dan indikator keberhasilan.
3. Catat sekurang-kurangnya satu hambatan untuk setiap program yang belum mencapai target.

*Mohon dilengkapi*
• Tanggal rencana (2 catatan)
• Daftar Indikator prioritas
• RPK atau POA bulan depan tersusun (4 catatan)

Tanggal pertemuan berikutnya kami sampaikan menyusul. Tim pembina siap membantu; silakan menghubungi kami kapan saja.
";
    let message = case(MONTHLY, "separuh").message;
    let (message, made) = message.trim_end().rsplit_once('\n').unwrap();
    assert_eq!(message, expected);
    assert!(made.starts_with("tilik ") && made.chars().count() < 80, "{made}");
}

#[test]
fn no_message_is_too_long_however_long_the_names_are() {
    let folder = tempfile::tempdir().unwrap();
    let [checklist, dossier] = crowded::written(folder.path());
    let message = pages(&["-c", &checklist, &dossier]).message;
    let length = message.chars().count();
    assert!((500..=LONGEST).contains(&length), "{length}\n{message}");
}
