//! A program written by hand for one form and twelve criteria: what somebody who knows Rust would write instead
//! of a checklist. It takes a blank for a no, knows no bounds and gives no reasons.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Deserialize;
use serde::de::{Deserializer, Visitor};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dossier<'a> {
    #[serde(rename = "daftar_tilik")]
    _checklist: &'a str,
    periode: &'a str,
    kode: &'a str,
    nama: &'a str,
    #[serde(rename = "kecamatan")]
    _subdistrict: Option<&'a str>,
    kabupaten: Option<&'a str>,
    provinsi: Option<&'a str>,
    #[serde(rename = "kategori_kawasan")]
    _area: Option<Area>,
    #[serde(rename = "rawat_inap")]
    _inpatients: Option<bool>,
    #[serde(rename = "pegawai_total")]
    _staff: Option<i64>,
    #[serde(rename = "desa_total")]
    _villages: Option<i64>,
    #[serde(rename = "jaringan_total")]
    _network: Option<i64>,
    #[serde(rename = "jam_pelayanan_mulai")]
    _opens: Option<&'a str>,
    #[serde(rename = "jam_pelayanan_selesai")]
    _closes: Option<&'a str>,
    #[serde(rename = "lokmin_lengkap")]
    _complete: Option<bool>,
    pedoman_tersedia: Option<bool>,
    sop_tersedia: Option<bool>,
    kak_tersedia: Option<bool>,
    #[serde(rename = "sk_tim")]
    _team: Option<bool>,
    pegawai_tahu_pedoman: Option<&'a str>,
    #[serde(rename = "anggaran_tersedia")]
    _budget: Option<bool>,
    #[serde(rename = "rpk_tahunan")]
    _plan: Option<bool>,
    #[serde(rename = "rpk_bulanan_sesuai")]
    _monthly_plan: Option<&'a str>,
    #[serde(rename = "bulan_terjadwal")]
    _scheduled: Option<i64>,
    #[serde(rename = "analisis_beban_kerja")]
    _workload: Option<bool>,
    #[serde(rename = "program_ber_pj")]
    _programmes_led: Option<i64>,
    #[serde(rename = "program_total")]
    _programmes: Option<i64>,
    #[serde(rename = "desa_ber_pj")]
    _villages_led: Option<i64>,
    #[serde(rename = "evaluasi_lokmin")]
    _evaluations: Option<i64>,
    #[serde(rename = "kunjungan_dinas")]
    _visits: Option<i64>,
    #[serde(rename = "umpan_balik_dinas")]
    _feedback: Option<bool>,
    #[serde(rename = "hasil_bulan_kedua_ke_ruk")]
    _proposal: Option<bool>,
    #[serde(rename = "sarana", default)]
    _facilities: Vec<Facility>,
    #[serde(default, borrow)]
    lokmin: Vec<Meeting<'a>>,
    #[serde(rename = "indikator", default, borrow)]
    _indicators: Vec<Indicator<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Area {
    Perkotaan,
    Pedesaan,
    Terpencil,
    SangatTerpencil,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facility {
    #[serde(rename = "jenis")]
    _kind: Option<FacilityKind>,
    #[serde(rename = "tersedia")]
    _there: Option<bool>,
    #[serde(rename = "baik")]
    _sound: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum FacilityKind {
    Ruang,
    KursiMeja,
    PapanTulis,
    Proyektor,
    Laptop,
    AlatPeragaPws,
    Atk,
    Formulir,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meeting<'a> {
    bulan: &'a str,
    tanggal_rencana: Option<&'a str>,
    tanggal: Option<&'a str>,
    #[serde(rename = "jam_mulai")]
    _start: Option<&'a str>,
    #[serde(rename = "jam_selesai")]
    _end: Option<&'a str>,
    #[serde(rename = "jam_rencana_mulai")]
    _planned_start: Option<&'a str>,
    #[serde(rename = "jam_rencana_selesai")]
    _planned_end: Option<&'a str>,
    #[serde(rename = "pertama")]
    _first: Option<bool>,
    pemicu: Option<Prompt>,
    #[serde(rename = "alasan_tunda")]
    _reason: Option<&'a str>,
    pimpinan: Option<Leader>,
    #[serde(rename = "notulis")]
    _minute_taker: Option<&'a str>,
    tanggal_undangan: Option<&'a str>,
    agenda: Option<Vec<Topic>>,
    #[serde(rename = "pegawai_hadir")]
    _present: Option<i64>,
    #[serde(rename = "pegawai_diundang")]
    _invited: Option<i64>,
    #[serde(rename = "semua_unit_terwakili")]
    _all_units: Option<bool>,
    #[serde(rename = "jaringan_hadir")]
    _network: Option<i64>,
    #[serde(rename = "dinas_hadir")]
    _office: Option<bool>,
    #[serde(rename = "ada_informasi_rapat")]
    _news: Option<bool>,
    #[serde(rename = "informasi_disampaikan")]
    _news_told: Option<bool>,
    #[serde(rename = "rtl_lalu_dibahas")]
    _last_plan: Option<bool>,
    daftar_hadir: Option<bool>,
    daftar_hadir_ttd: Option<bool>,
    notulen: Option<bool>,
    notulen_lengkap: Option<bool>,
    #[serde(rename = "foto")]
    _photographs: Option<bool>,
    #[serde(rename = "keputusan")]
    _decisions: Option<i64>,
    #[serde(rename = "ringkasan")]
    _summary: Option<&'a str>,
    #[serde(rename = "tanggal_laporan")]
    _reported: Option<&'a str>,
    #[serde(default, borrow)]
    program: Vec<Programme<'a>>,
    #[serde(rename = "hambatan", default, borrow)]
    _obstacles: Vec<Obstacle<'a>>,
    #[serde(rename = "rtl", default, borrow)]
    _plan: Vec<PlanItem<'a>>,
    #[serde(rename = "tindak_lanjut", default, borrow)]
    _review: Vec<Reviewed<'a>>,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Prompt {
    Terjadwal,
    Mendesak,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Leader {
    Kepala,
    DelegasiTertulis,
    DelegasiLisan,
    Lain,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Topic {
    EvaluasiRtl,
    Capaian,
    Masalah,
    Pemecahan,
    RencanaBulanDepan,
    Lain,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Programme<'a> {
    #[serde(rename = "program")]
    _name: &'a str,
    melapor: Option<bool>,
    #[serde(rename = "target")]
    _target: Option<Figure>,
    #[serde(rename = "capaian")]
    _result: Option<Figure>,
    #[serde(rename = "per_desa")]
    _by_village: Option<bool>,
    #[serde(rename = "rpk_bulan_depan")]
    _next: Option<bool>,
    #[serde(rename = "tanggal_rpk")]
    _planned: Option<&'a str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Obstacle<'a> {
    #[serde(rename = "program")]
    _programme: Option<&'a str>,
    #[serde(rename = "uraian")]
    _what: &'a str,
    #[serde(rename = "dibahas")]
    _discussed: Option<bool>,
    #[serde(rename = "penyebab")]
    _cause: Option<&'a str>,
    #[serde(rename = "pemecahan")]
    _solution: Option<&'a str>,
    #[serde(rename = "pj")]
    _who: Option<&'a str>,
    #[serde(rename = "tenggat")]
    _by: Option<&'a str>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Belum,
    Berjalan,
    Selesai,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanItem<'a> {
    #[serde(rename = "nomor")]
    _number: &'a str,
    #[serde(rename = "program")]
    _programme: Option<&'a str>,
    #[serde(rename = "kegiatan")]
    _action: Option<&'a str>,
    #[serde(rename = "pj")]
    _who: Option<&'a str>,
    #[serde(rename = "indikator")]
    _sign: Option<&'a str>,
    #[serde(rename = "tenggat")]
    _by: Option<&'a str>,
    #[serde(rename = "masuk_rpk")]
    _taken_up: Option<bool>,
    #[serde(rename = "status")]
    _status: Option<Status>,
    #[serde(rename = "tanggal_selesai")]
    _finished: Option<&'a str>,
    #[serde(rename = "bukti_pelaksanaan")]
    _proof: Option<&'a str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reviewed<'a> {
    #[serde(rename = "nomor")]
    _number: &'a str,
    #[serde(rename = "status")]
    _status: Option<Status>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Indicator<'a> {
    #[serde(rename = "nama")]
    _name: &'a str,
    #[serde(rename = "target")]
    _target: Option<Figure>,
    #[serde(rename = "nilai", default, borrow)]
    _values: Vec<Monthly<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Monthly<'a> {
    #[serde(rename = "bulan")]
    _month: &'a str,
    #[serde(rename = "capaian")]
    _result: Option<Figure>,
}

/// A number, or `-` for none.
struct Figure {
    _value: Option<f64>,
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl Visitor<'_> for Either {
            type Value = Figure;
            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("a number or `-`")
            }
            fn visit_f64<E>(self, value: f64) -> Result<Figure, E> {
                Ok(Figure { _value: Some(value) })
            }
            fn visit_i64<E>(self, value: i64) -> Result<Figure, E> {
                Ok(Figure { _value: Some(value as f64) })
            }
            fn visit_u64<E>(self, value: u64) -> Result<Figure, E> {
                Ok(Figure { _value: Some(value as f64) })
            }
            fn visit_str<E>(self, _: &str) -> Result<Figure, E> {
                Ok(Figure { _value: None })
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// The days of a date since some day long ago; `None` for a blank or `-`.
fn day(date: Option<&str>) -> Option<i64> {
    let date = date?.as_bytes();
    let digits = |from: usize, to: usize| {
        date.get(from..to)?.iter().try_fold(0_i64, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0'))
        })
    };
    let (year, month, day) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
    // Howard Hinnant's days from civil.
    let year = if month <= 2 { year - 1 } else { year };
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(year.div_euclid(400) * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year)
}

fn share(percent: Option<&str>) -> f64 {
    let hundredths = percent.and_then(|text| text.strip_suffix('%')?.parse::<f64>().ok());
    hundredths.unwrap_or(0.0) / 100.0
}

fn points(measure: f64, full: f64, part: f64) -> f64 {
    match measure {
        _ if measure >= full => 10.0,
        _ if measure >= part => 5.0,
        _ => 0.0,
    }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count == 0.0 { 0.0 } else { sum / count }
}

fn yes(of: Option<bool>) -> bool {
    of == Some(true)
}

/// The points of the twelve criteria.
fn judge(dossier: &Dossier<'_>) -> [f64; 12] {
    let held: Vec<&Meeting<'_>> =
        dossier.lokmin.iter().filter(|meeting| day(meeting.tanggal).is_some()).collect();
    let of_held = |meets: &dyn Fn(&Meeting<'_>) -> bool| {
        points(mean(held.iter().map(|one| f64::from(u8::from(meets(one))))), 0.8, 0.5)
    };
    let recorded = held.iter().filter(|one| yes(one.notulen) || yes(one.daftar_hadir));
    let months: BTreeSet<&str> = recorded.map(|one| one.bulan).collect();
    let guide = if yes(dossier.sop_tersedia) && yes(dossier.kak_tersedia) {
        1.0
    } else if yes(dossier.sop_tersedia) {
        0.5
    } else {
        0.0
    };
    let between = |a: Option<&str>, b: Option<&str>| Some(day(a)? - day(b)?);
    let topics = |one: &Meeting<'_>| {
        let wanted = [
            Topic::EvaluasiRtl,
            Topic::Capaian,
            Topic::Masalah,
            Topic::Pemecahan,
            Topic::RencanaBulanDepan,
        ];
        let agenda = one.agenda.as_deref().unwrap_or_default();
        wanted.iter().filter(|topic| agenda.contains(topic)).count() as f64 / 5.0
    };
    let reports = held.iter().flat_map(|one| &one.program);
    [
        if yes(dossier.pedoman_tersedia) { 10.0 } else { 0.0 },
        points(guide, 1.0, 0.5),
        points(share(dossier.pegawai_tahu_pedoman), 0.8, 0.5),
        of_held(&|one| between(one.tanggal, one.tanggal_undangan).is_some_and(|days| days >= 2)),
        points(mean(held.iter().map(|one| topics(one))), 0.8, 0.5),
        points(months.len() as f64 / 12.0, 1.0, 0.75),
        of_held(&|one| {
            between(one.tanggal, one.tanggal_rencana).is_some_and(|days| days.abs() <= 5)
        }),
        of_held(&|one| one.pemicu == Some(Prompt::Terjadwal)),
        of_held(&|one| matches!(one.pimpinan, Some(Leader::Kepala | Leader::DelegasiTertulis))),
        points(mean(reports.map(|one| f64::from(u8::from(yes(one.melapor))))), 0.8, 0.5),
        of_held(&|one| yes(one.notulen) && yes(one.notulen_lengkap)),
        of_held(&|one| yes(one.daftar_hadir) && yes(one.daftar_hadir_ttd)),
    ]
}

/// The score in percent: sections by weight, criteria by weight within them.
fn score(points: &[f64; 12]) -> f64 {
    const SECTIONS: [(f64, &[f64]); 4] = [
        (18.0, &[3.0, 3.0, 3.0]),
        (8.0, &[2.0, 3.0]),
        (32.0, &[5.0, 4.0, 3.0, 3.0, 3.0]),
        (20.0, &[4.0, 3.0]),
    ];
    let mut next = points.iter();
    let mut total = 0.0;
    for (weight, criteria) in SECTIONS {
        let earned: f64 = criteria.iter().zip(&mut next).map(|(one, points)| one * points).sum();
        total += weight * earned / (10.0 * criteria.iter().sum::<f64>());
    }
    100.0 * total / 78.0
}

/// A line of the table for a line of NDJSON.
pub(crate) fn row(line: &str, out: &mut String) -> Result<(), serde_json::Error> {
    let dossier: Dossier<'_> = serde_json::from_str(line)?;
    let points = judge(&dossier);
    let groups = [dossier.kabupaten, dossier.provinsi].map(Option::unwrap_or_default);
    let (code, name, period) = (dossier.kode, dossier.nama, dossier.periode);
    _ = write!(out, "{code},{name},{},{},{period},{:.4}", groups[0], groups[1], score(&points));
    points.iter().for_each(|points| _ = write!(out, ",{points}"));
    out.push('\n');
    Ok(())
}
