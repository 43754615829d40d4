//! Invented dossiers of the built-in checklist `lokmin-bulanan`, the same on every run.

use std::fmt::Write as _;

/// A small generator of numbers that look random and never change.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn yes(&mut self, percent: u64) -> bool {
        self.roll(100) < percent
    }
}

const PROGRAMMES: &[&str] = &[
    "KIA-KB",
    "Gizi",
    "Imunisasi",
    "Promosi Kesehatan",
    "Kesehatan Lingkungan",
    "P2P",
    "Perkesmas",
    "Lansia",
];
const OBSTACLES: &[&str] = &[
    "Vaksin datang terlambat dari gudang farmasi kabupaten",
    "Kader posyandu belum dilatih ulang tahun ini",
    "Jalan ke dua desa terputus karena longsor",
    "Buku register lama belum selesai disalin",
];

/// `count` dossiers of twelve months each, one a line.
pub(crate) fn ndjson(count: usize) -> String {
    let mut dice = Dice(2005);
    let mut lines = String::new();
    for unit in 0..count {
        dossier(&mut lines, unit, &mut dice);
        lines.push('\n');
    }
    lines
}

fn dossier(out: &mut String, unit: usize, dice: &mut Dice) {
    let _ = write!(
        out,
        r#"{{"daftar_tilik":"lokmin-bulanan","periode":"2025","kode":"P{unit:010}","nama":"Puskesmas {unit}","kabupaten":"Kabupaten {}","provinsi":"Provinsi {}","kategori_kawasan":"pedesaan","rawat_inap":{},"pegawai_total":{},"desa_total":12,"jaringan_total":9,"jam_pelayanan_mulai":"07:30","jam_pelayanan_selesai":"14:00","lokmin_lengkap":true,"pedoman_tersedia":{},"sop_tersedia":{},"kak_tersedia":{},"sk_tim":true,"pegawai_tahu_pedoman":"{}%","anggaran_tersedia":true,"rpk_tahunan":true,"rpk_bulanan_sesuai":"{}%","bulan_terjadwal":12,"analisis_beban_kerja":true,"program_ber_pj":8,"program_total":8,"desa_ber_pj":12,"evaluasi_lokmin":1,"kunjungan_dinas":2,"umpan_balik_dinas":true,"hasil_bulan_kedua_ke_ruk":true,"#,
        unit / 20,
        unit / 500,
        dice.yes(40),
        30 + dice.roll(40),
        dice.yes(90),
        dice.yes(80),
        dice.yes(60),
        40 + dice.roll(61),
        60 + dice.roll(41),
    );
    facilities(out, dice);
    out.push_str(r#","lokmin":["#);
    for month in 1..=12 {
        if month > 1 {
            out.push(',');
        }
        meeting(out, month, dice);
    }
    out.push_str(r#"],"indikator":["#);
    for (place, name) in ["K4", "Imunisasi dasar lengkap", "D/S"].iter().enumerate() {
        let comma = if place > 0 { "," } else { "" };
        let _ = write!(out, r#"{comma}{{"nama":"{name}","target":90,"nilai":["#);
        for month in 1..=12 {
            let comma = if month > 1 { "," } else { "" };
            let value = 40 + month * 3 + dice.roll(9);
            let _ = write!(out, r#"{comma}{{"bulan":"2025-{month:02}","capaian":{value}.5}}"#);
        }
        out.push_str("]}");
    }
    out.push_str("]}");
}

fn facilities(out: &mut String, dice: &mut Dice) {
    out.push_str(r#""sarana":["#);
    let kinds = [
        "ruang",
        "kursi_meja",
        "papan_tulis",
        "proyektor",
        "laptop",
        "alat_peraga_pws",
        "atk",
        "formulir",
    ];
    for (place, kind) in kinds.iter().enumerate() {
        let comma = if place > 0 { "," } else { "" };
        let _ = write!(
            out,
            r#"{comma}{{"jenis":"{kind}","tersedia":{},"baik":{}}}"#,
            dice.yes(85),
            dice.yes(80)
        );
    }
    out.push(']');
}

fn meeting(out: &mut String, month: u64, dice: &mut Dice) {
    let day = 3 + dice.roll(5);
    let start = 11 + dice.roll(2);
    let end = start + 2 + dice.roll(2);
    let _ = write!(
        out,
        r#"{{"bulan":"2025-{month:02}","tanggal_rencana":"2025-{month:02}-05","tanggal":"2025-{month:02}-{day:02}","jam_mulai":"{start}:00","jam_selesai":"{end}:{:02}","jam_rencana_mulai":"11:00","jam_rencana_selesai":"14:00","pertama":{},"pemicu":"{}","alasan_tunda":"-","pimpinan":"kepala","notulis":"Siti Aminah","tanggal_undangan":"2025-{month:02}-01","agenda":["evaluasi_rtl","capaian","masalah","pemecahan"{}],"pegawai_hadir":{},"pegawai_diundang":45,"semua_unit_terwakili":{},"jaringan_hadir":{},"dinas_hadir":{},"ada_informasi_rapat":true,"informasi_disampaikan":true,"rtl_lalu_dibahas":{},"daftar_hadir":true,"daftar_hadir_ttd":{},"notulen":true,"notulen_lengkap":{},"foto":true,"keputusan":{},"ringkasan":"Rapat bulan {month} membahas capaian {} program, {} hambatan dan rencana bulan berikutnya; disepakati pembagian tugas per desa.","tanggal_laporan":"2025-{month:02}-{:02}","program":["#,
        dice.roll(60),
        month == 1,
        if dice.yes(90) { "terjadwal" } else { "mendesak" },
        if dice.yes(80) { r#","rencana_bulan_depan""# } else { "" },
        25 + dice.roll(20),
        dice.yes(70),
        4 + dice.roll(6),
        dice.yes(20),
        dice.yes(80),
        dice.yes(85),
        dice.yes(75),
        dice.roll(6),
        4 + dice.roll(5),
        dice.roll(4),
        day + 3,
    );
    for (place, programme) in PROGRAMMES.iter().enumerate() {
        let comma = if place > 0 { "," } else { "" };
        let target = 80 + dice.roll(15);
        let _ = write!(
            out,
            r#"{comma}{{"program":"{programme}","melapor":{},"target":{target},"capaian":{}.{},"per_desa":{},"rpk_bulan_depan":{},"tanggal_rpk":"2025-{month:02}-{:02}"}}"#,
            dice.yes(92),
            target - 12 + dice.roll(20),
            dice.roll(10),
            dice.yes(75),
            dice.yes(85),
            day + 10,
        );
    }
    rows_of_follow_up(out, month, dice);
}

fn rows_of_follow_up(out: &mut String, month: u64, dice: &mut Dice) {
    out.push_str(r#"],"hambatan":["#);
    for place in 0..3 {
        let comma = if place > 0 { "," } else { "" };
        let programme = PROGRAMMES[dice.roll(8) as usize];
        let what = OBSTACLES[dice.roll(4) as usize];
        let _ = write!(
            out,
            r#"{comma}{{"program":"{programme}","uraian":"{what} ({month}-{place})","dibahas":{},"penyebab":"Jadwal pengiriman tidak diketahui petugas","pemecahan":"{}","pj":"Rina","tenggat":"2025-{month:02}-28"}}"#,
            dice.yes(90),
            if dice.yes(85) { "Koordinasi mingguan dengan gudang farmasi" } else { "" },
        );
    }
    out.push_str(r#"],"rtl":["#);
    for place in 0..3 {
        let comma = if place > 0 { "," } else { "" };
        let programme = PROGRAMMES[dice.roll(8) as usize];
        let _ = write!(
            out,
            r#"{comma}{{"nomor":"{month}.{place}","program":"{programme}","kegiatan":"Kunjungan rumah dan sweeping di dua desa","pj":"Budi","indikator":"80% sasaran terkunjungi","tenggat":"2025-{month:02}-27","masuk_rpk":{},"status":"{}","tanggal_selesai":"2025-{month:02}-{:02}","bukti_pelaksanaan":"Laporan kegiatan"}}"#,
            dice.yes(80),
            if dice.yes(80) { "selesai" } else { "berjalan" },
            10 + dice.roll(17),
        );
    }
    out.push_str(r#"],"tindak_lanjut":["#);
    for place in 0..3 {
        let comma = if place > 0 { "," } else { "" };
        let _ = write!(out, r#"{comma}{{"nomor":"{}.{place}","status":"selesai"}}"#, month - 1);
    }
    out.push_str("]}");
}
