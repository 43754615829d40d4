//! A dossier means the same however it is written, as long as it is written lawfully.

use super::support::*;
use crate::dossier::ReadOptions;

/// As a program writes it: keys, ISO dates, decimal points.
const PLAIN: &str = "\
periode: 2005-S1
sumber: supervisi
kode: P1
nama: Kebun Sikolos
staf: 20
capaian: 62.5%
skala: 2.5
tersedia: true
lengkap: false
ditinjau: 2005-06-12
topik_utama: [capaian, masalah]
rapat:
  - bulan: 2005-01
    tanggal: 2005-01-12
    mulai: 07:30
    selesai: 09:00
    topik: [capaian, lain]
    pimpinan: tata_usaha
    peserta: [{unsur: kepala, hadir: 3, regu: 4}]
    kendala: []
  - bulan: 2005-02
    tanggal: null
sarana:
  - {jenis: meja, jumlah: 4}
";

/// As people in different offices write it.
const UNUSUAL: &str = "\
# Diisi saat kunjungan.
rapat:
- bulan: \"02/2005\"
  tanggal: tidak ada
- pimpinan: TATA USAHA
  topik: [Other; mixed, Results]
  bulan: Januari 2005
  tanggal: 12 Januari 2005
  mulai: 7.30
  selesai: \"09.00 \"
  kendala: TIDAK ADA
  peserta:
      -   hadir:  '3'
          unsur:  Kepala Unit
          regu: 4,0
sarana: [ { jumlah: \"4\", \"jenis\": 'meja' } ]
topik_utama: masalah ; CAPAIAN;
ditinjau: 12/6/2005
lengkap: Tidak
tersedia: Ya
skala: 2,50
capaian: 62,5 %
staf: 020
nama: >-
  Kebun
  Sikolos
kode: \"  P1  \"
sumber: Supervisi
periode: 2005-01..2005-06
";

/// What the only dossier of a text says; it has no fault.
fn read(text: &str) -> String {
    let checklist = checklist();
    let (dossiers, found) = seal_with(&checklist, ReadOptions::default(), text);
    assert_eq!((dossiers.len(), told_all(&found)), (1, Vec::new()), "{text}");
    contents(&checklist, &dossiers[0])
}

#[test]
fn unusual_writing_says_what_plain_writing_says() {
    assert_eq!(read(UNUSUAL), read(PLAIN));
}

#[test]
fn line_ends_and_marks_of_other_systems_say_nothing() {
    for text in [PLAIN, UNUSUAL] {
        let plain = read(text);
        assert_eq!(read(&text.replace('\n', "\r\n")), plain, "line ends of Windows");
        assert_eq!(read(&format!("\u{feff}{text}")), plain, "a byte order mark");
        assert_eq!(read(text.trim_end()), plain, "no line end at the end");
        assert_eq!(read(&format!("---\n{text}...\n")), plain, "marks of documents");
    }
}

#[test]
fn a_difference_would_be_seen() {
    let other = PLAIN.replace("hadir: 3", "hadir: 2");
    assert_ne!(read(&other), read(PLAIN));
}
