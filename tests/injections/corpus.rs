//! The corpus of hostile texts, and two worlds that differ in nothing else: in one every text that people write is
//! hostile, in the other harmless. Whatever tilik makes of the two must have the same shape.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

const TEXTS: &str = "tests/fixtures/injections/texts.json";

/// A hostile text.
#[derive(Clone, Debug)]
pub(crate) struct Injection {
    pub(crate) name: String,
    pub(crate) text: String,
    /// Whether it holds characters that no input may hold.
    pub(crate) control: bool,
}

/// All hostile texts.
pub(crate) fn injections() -> Vec<Injection> {
    let all: Value = serde_json::from_str(&fs::read_to_string(TEXTS).unwrap()).unwrap();
    let text = |one: &Value| one.as_str().unwrap().to_owned();
    let injection = |one: &Value| Injection {
        name: text(&one["name"]),
        text: repeated(&text(&one["text"])),
        control: one["control"].as_bool().unwrap_or(false),
    };
    all.as_array().unwrap().iter().map(injection).collect()
}

/// `REPEAT:word:400` is a word four hundred times, which nobody wants to see in a file.
fn repeated(text: &str) -> String {
    let Some(rest) = text.strip_prefix("REPEAT:") else { return text.to_owned() };
    let (word, times) = rest.split_once(':').unwrap();
    word.repeat(times.parse().unwrap())
}

/// What people write in a world.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum World {
    Hostile,
    Harmless,
}

impl World {
    pub(crate) const ALL: [Self; 2] = [Self::Harmless, Self::Hostile];

    /// What is written where a hostile text could be.
    pub(crate) fn text(self, injection: &Injection) -> String {
        match self {
            Self::Hostile => injection.text.clone(),
            Self::Harmless => "Mawar".to_owned(),
        }
    }
}

/// Those that an input may hold.
pub(crate) fn admitted() -> Vec<Injection> {
    injections().into_iter().filter(|one| !one.control).collect()
}

/// Those that YAML may hold, which knows what is no character.
fn of_yaml() -> Vec<Injection> {
    admitted().into_iter().filter(|one| !one.text.contains('\u{ffff}')).collect()
}

/// Those that a text of a checklist may hold: braces mean something there.
fn of_checklists() -> Vec<Injection> {
    of_yaml().into_iter().filter(|one| !one.text.contains("{{")).collect()
}

/// A checklist whose criteria have a hostile text each, wherever they may have one.
pub(crate) fn checklist(world: World) -> String {
    let all = of_checklists();
    let text = |place: usize| world.text(&all[place % all.len()]);
    let label = |place: usize| json!({"id": text(place), "en": text(place)});
    let criterion = |place: usize| {
        let measured = if place.is_multiple_of(2) {
            json!({"each": "rapat", "require": "notulen and uraian != \"\""})
        } else {
            json!({"measure": "pedoman", "critical": place == 1})
        };
        let mut criterion = json!({
            "id": format!("K{place:02}"), "section": "masukan", "axis": if place.is_multiple_of(2) { "satu" } else { "dua" },
            "title": label(place), "why": label(place), "basis": [format!("pedoman {}", text(place))],
            "evidence": [{"document": label(place)}, {"interview": label(place + 1)}],
            "recommend": [{"to": "unit", "text": label(place), "due": "1 month"}],
            "systemic": {"share": "50%", "to": "unit", "text": label(place)},
        });
        criterion.as_object_mut().unwrap().extend(measured.as_object().unwrap().clone());
        criterion
    };
    let criteria: Vec<Value> = (0..all.len()).map(criterion).collect();
    let checklist = json!({
        "tilik": 1,
        "checklist": {"id": "sisip", "version": text(0), "title": label(1),
            "basis": [{"id": "pedoman", "title": text(2), "from": "2010-01-01"}]},
        "form": {
            "unit": {"id": "Unit", "en": "Unit"}, "code": "kode", "name": "nama", "groups": ["kabupaten"],
            "fields": {
                "kode": {"type": "text", "required": true, "label": {"id": "Kode", "en": "Code"}},
                "nama": {"type": "text", "required": true, "label": {"id": "Nama", "en": "Name"}},
                "kabupaten": {"type": "text", "label": {"id": "Kabupaten", "en": "District"}},
                "alamat": {"type": "text", "label": {"id": "Alamat", "en": "Address"}},
                "pedoman": {"type": "boolean", "label": {"id": "Pedoman", "en": "Guideline"}},
                "jumlah": {"type": "integer", "label": {"id": "Jumlah", "en": "Number"}, "unit": label(3)},
                "jenis": {"type": "choice", "choices": "jenis", "label": {"id": "Jenis", "en": "Kind"}},
            },
            "tables": {"rapat": {
                "label": {"id": "Rapat", "en": "Meeting"}, "timeline": "bulan",
                "fields": {
                    "bulan": {"type": "month", "required": true, "label": {"id": "Bulan", "en": "Month"}},
                    "tanggal": {"type": "date", "none": "allowed", "label": {"id": "Tanggal", "en": "Date"}},
                    "notulen": {"type": "boolean", "label": {"id": "Notulen", "en": "Minutes"}},
                    "uraian": {"type": "text", "label": {"id": "Uraian", "en": "What"}},
                },
                "tables": {"hambatan": {
                    "label": {"id": "Hambatan", "en": "Obstacle"},
                    "fields": {
                        "uraian": {"type": "text", "required": true, "label": {"id": "Uraian", "en": "What"}},
                        "pj": {"type": "text", "label": {"id": "Penanggung jawab", "en": "Who"}},
                    },
                }},
            }},
        },
        "vocabularies": {"jenis": {"satu": label(4), "dua": {"id": "Dua", "en": "Two"}}},
        "sections": [{"id": "masukan", "title": label(5)}],
        "axes": [{"id": "satu", "title": label(27)}, {"id": "dua", "title": label(29)}],
        "grades": [{"id": "baik", "title": label(7), "at_least": "80%"}, {"id": "kurang", "title": label(8)}],
        "addressees": {"unit": label(9)},
        "criteria": criteria,
        "flags": [{"id": "F1", "each": "rapat", "when": "filled(tanggal)", "severity": "warning",
            "text": {"id": "Periksa {{nama}}.", "en": "See {{nama}}."}}],
    });
    serde_json::to_string_pretty(&checklist).unwrap()
}

/// The dossier of a unit whose texts are some of the corpus, from a place on, each in a field of its own: in as many
/// dossiers as there are texts, each stands in each field; in every third of them, in some.
pub(crate) fn dossier(world: World, place: usize, all: &[Injection], year: u32) -> Value {
    let text = |field: usize| world.text(&all[(place + field) % all.len()]);
    // A code alone tells units apart.
    let code = format!(
        "{}{}",
        text(0),
        if world == World::Harmless { place.to_string() } else { String::new() }
    );
    let meeting = |month: u32| {
        json!({
            "bulan": format!("{year}-{month:02}"), "tanggal": format!("{year}-{month:02}-17"), "notulen": "tidak",
            "uraian": text(1), "hambatan": [{"uraian": text(2), "pj": text(3)}],
            "bukti": {"notulen": {"catatan": text(4), "metode": ["dokumen"]}},
        })
    };
    let months: Vec<Value> = (1..=4).map(meeting).collect();
    json!({
        "daftar_tilik": "sisip", "periode": year.to_string(), "kode": code, "nama": text(0), "kabupaten": text(2),
        "alamat": text(1), "pedoman": if place.is_multiple_of(2) { "tidak" } else { "ya" }, "jenis": "satu",
        "bukti": {"pedoman": {"catatan": text(2), "metode": ["dokumen"]}},
        "rapat": months,
    })
}

/// The letterhead of an office.
fn letterhead(world: World) -> String {
    let all = of_yaml();
    let text = |place: usize| world.text(&all[place % all.len()]);
    let person = |place: usize| json!({"nama": text(place), "jabatan": text(place + 1), "pangkat": text(place + 2), "nip": text(place + 3)});
    let everything: Vec<String> = all.iter().map(|one| world.text(one)).collect();
    let kop = json!({
        "kop": everything, "nomor": text(0), "sifat": text(1), "lampiran": text(2), "hal": text(3), "tempat": text(4),
        "tanggal": "2026-02-12", "dasar": everything, "tim": [person(5), person(9), person(13)],
        "penandatangan": person(17), "kepala_unit": person(21), "tembusan": everything,
    });
    serde_json::to_string_pretty(&kop).unwrap()
}

fn csv(rows: Vec<Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Writes a world into a folder: `daftar.yaml` in the folder of checklists, dossiers of two years, a letterhead,
/// lists of units and holidays.
pub(crate) fn write(world: World, folder: &Path) {
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    put("checklists/sisip.yaml", checklist(world).as_bytes());
    put("kop.yaml", letterhead(world).as_bytes());
    let all = admitted();
    for year in [2024, 2025] {
        let lines: Vec<String> = (0..all.len())
            .map(|place| format!("{}\n", dossier(world, place, &all, year)))
            .collect();
        put(&format!("{year}.ndjson"), lines.concat().as_bytes());
        let third: String = lines.into_iter().step_by(3).collect();
        put(&format!("{year}-sepertiga.ndjson"), third.as_bytes());
    }
    let heads = ["kode", "nama", "kabupaten", "wilayah"].map(str::to_owned).to_vec();
    let unit = |(place, one): (usize, &Injection)| {
        let text = world.text(one);
        vec![
            format!(
                "{text}{}",
                if world == World::Harmless { place.to_string() } else { String::new() }
            ),
            text.clone(),
            text.clone(),
            text,
        ]
    };
    put("unit.csv", &csv([heads].into_iter().chain(all.iter().enumerate().map(unit)).collect()));
    let heads = ["tanggal", "nama"].map(str::to_owned).to_vec();
    let holiday = |(place, one): (usize, &Injection)| {
        vec![format!("2025-{:02}-17", 1 + place % 12), world.text(one)]
    };
    put(
        "libur.csv",
        &csv([heads].into_iter().chain(all.iter().enumerate().take(12).map(holiday)).collect()),
    );
}
