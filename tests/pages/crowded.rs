//! A case that is too much of everything: seventy findings, and names as long as a form lets anyone write them,
//! with and without a space in which a line could be broken.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// How many criteria surely fall short.
const FINDINGS: usize = 70;
/// How many are left open by a blank of their own.
const OPEN: usize = 30;
/// How long names are, in characters.
const LONG: usize = 120;

const SECTIONS: usize = 7;
const MONTHS: usize = 12;

/// Writes checklist and dossier into a folder and says where they stand.
pub(crate) fn written(folder: &Path) -> [String; 2] {
    [("sesak.yaml", checklist()), ("dossier.yaml", dossier())].map(|(name, text)| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    })
}

/// Words until a name is long.
fn spaced(first: &str) -> String {
    let words = ["penyelenggaraan", "lokakarya", "mini", "puskesmas", "dan", "tindak", "lanjutnya"];
    let all = std::iter::once(first).chain(words.into_iter().cycle());
    let text = all.take(30).collect::<Vec<_>>().join(" ");
    text.chars().take(LONG).collect::<String>().trim_end().to_owned()
}

/// One word that is as long.
fn unbroken(first: &str) -> String {
    format!("{first}{}", "penyelenggaraanlokakaryamini".repeat(5)).chars().take(LONG).collect()
}

/// A long name, every third in one word.
fn long(first: &str, place: usize) -> String {
    if place.is_multiple_of(3) { unbroken(first) } else { spaced(first) }
}

/// The checklist: half of its criteria judge each meeting, half ask one thing of the unit.
fn checklist() -> String {
    let mut yaml = String::from("tilik: 1\nchecklist:\n  id: sesak\n  version: \"1\"\n");
    let _ = writeln!(yaml, "  title: {}", spaced("Daftar"));
    let _ = writeln!(yaml, "  basis: [{{id: pedoman, title: {}}}]", unbroken("Pedoman"));
    yaml.push_str("form:\n  unit: Puskesmas\n  code: kode\n  name: nama\n  groups: [kabupaten]\n");
    let _ = writeln!(
        yaml,
        "  fields:\n    kode: {{type: text}}\n    nama: {{type: text, required: true}}"
    );
    let _ = writeln!(yaml, "    kabupaten: {{type: text, label: {}}}", spaced("Kabupaten"));
    yaml.push_str("    lengkap: {type: boolean}\n    ada: {type: boolean}\n");
    for place in 0..OPEN {
        let label = long(&format!("Isian{place}"), place);
        let _ = writeln!(yaml, "    isian_{place}: {{type: boolean, label: {label}}}");
    }
    let label = spaced("Pertemuan");
    let _ = writeln!(yaml, "  tables:\n    lokmin:\n      label: {label}\n      timeline: bulan");
    yaml.push_str("      complete_when: lengkap\n      fields:\n        bulan: {type: month, required: true}\n");
    let label = unbroken("Notulen");
    let _ = writeln!(yaml, "        notulen: {{type: boolean, label: {label}}}\nsections:");
    for place in 0..SECTIONS {
        let title = long(&format!("Bagian{place}"), place);
        let _ = writeln!(yaml, "  - {{id: bagian_{place}, title: {title}}}");
    }
    let (good, poor) = (spaced("Baik"), unbroken("Kurang"));
    yaml.push_str("grades:\n");
    let _ = writeln!(yaml, "  - {{id: baik, title: {good}, at_least: 10%}}");
    let _ = writeln!(yaml, "  - {{id: kurang, title: {poor}}}");
    let _ = writeln!(yaml, "addressees: {{puskesmas: {}}}\ncriteria:", spaced("Puskesmas"));
    for place in 0..FINDINGS + OPEN {
        criterion(&mut yaml, place);
    }
    yaml.push_str("flags:\n");
    for place in 0..15 {
        let text = long(&format!("Tanda{place}"), place);
        let _ =
            writeln!(yaml, "  - {{id: F{place}, each: lokmin, when: not notulen, text: {text}}}");
    }
    yaml
}

fn criterion(yaml: &mut String, place: usize) {
    let title = long(&format!("Kriteria{place}"), place);
    let _ = writeln!(yaml, "  - id: K{place}\n    section: bagian_{}", place % SECTIONS);
    let _ =
        writeln!(yaml, "    title: {title}\n    why: {title}\n    basis: [pedoman bab {place}]");
    let _ = writeln!(yaml, "    critical: {}", place.is_multiple_of(10));
    let document = long(&format!("Dokumen{place}"), place);
    let person = long(&format!("Petugas{place}"), place + 1);
    let _ = writeln!(yaml, "    evidence: [{{document: {document}}}, {{interview: {person}}}]");
    match place.checked_sub(FINDINGS) {
        Some(open) => {
            let _ = writeln!(yaml, "    measure: isian_{open}");
        }
        None if place.is_multiple_of(2) => {
            yaml.push_str("    each: lokmin\n    require: notulen\n")
        }
        None => yaml.push_str("    measure: ada\n"),
    }
    let advice = format!("{}. {}.", long("Lengkapi", place), spaced("Bahas"));
    let _ = writeln!(yaml, "    recommend: [{{to: puskesmas, text: {advice}, due: 1 month}}]");
}

/// A dossier in which every meeting falls short, and what is left open is blank.
fn dossier() -> String {
    let mut yaml = String::from("daftar_tilik: sesak\nperiode: 2025\nkode: P0001\n");
    let _ = writeln!(yaml, "nama: {}\nkabupaten: {}", unbroken("Sesak"), spaced("Kabupaten"));
    yaml.push_str("lengkap: ya\nada: tidak\nlokmin:\n");
    for month in 1..=MONTHS {
        let _ = writeln!(yaml, "  - {{bulan: 2025-{month:02}, notulen: tidak}}");
    }
    yaml
}
