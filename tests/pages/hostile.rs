//! What a unit submitted is data: it never becomes markup, a style, a script, or bold letters in a message.

use std::fs;

use crate::{between, pages};

const CHECKLIST: &str = r#"
tilik: 1
checklist: {id: uji, version: "1", title: Uji, basis: [{id: dasar, title: Dasar}]}
form:
  unit: Puskesmas
  code: kode
  name: nama
  groups: [kabupaten]
  fields:
    kode: {type: text, required: true}
    nama: {type: text, required: true}
    kabupaten: {type: text}
    catatan: {type: text}
    lengkap: {type: boolean}
  tables:
    lokmin:
      timeline: bulan
      complete_when: lengkap
      fields:
        bulan: {type: month, required: true}
        ringkasan: {type: text}
sections: [{id: a, title: Bagian}]
grades: [{id: baik, title: Baik, at_least: 80%}, {id: kurang, title: Kurang}]
addressees: {puskesmas: Puskesmas}
criteria:
  - {id: A1, section: a, title: Ringkasan, basis: [dasar], each: lokmin, require: 'ringkasan = "ada"', recommend: [{to: puskesmas, text: "Perbaiki {{catatan}}."}]}
  - {id: A2, section: a, title: Catatan, basis: [dasar], measure: 'catatan = "ada"', recommend: [{to: puskesmas, text: "Lihat {{catatan}}."}]}
flags:
  - {id: F1, when: filled(nama), severity: info, text: "Periksa {{catatan}}"}
"#;

const ATTACKS: [&str; 6] = [
    "<script>alert(1)</script>",
    "</style></title><svg onload=alert(1)>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "a*/ } body { display: none } /*",
    "{{unit.code}} *tebal* ~coret~ `kode`",
];

/// A text as a value of YAML.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[test]
fn nothing_submitted_becomes_markup() {
    for attack in ATTACKS {
        let folder = tempfile::tempdir().unwrap();
        let [checklist, dossier] =
            ["uji.yaml", "dossier.yaml"].map(|name| folder.path().join(name));
        fs::write(&checklist, CHECKLIST).unwrap();
        let text = quoted(attack);
        let yaml = format!(
            "daftar_tilik: uji\nperiode: 2025-01\nkode: P1\nnama: {text}\nkabupaten: {text}\ncatatan: {text}\n\
             bukti: {{catatan: {{catatan: {text}}}}}\nlengkap: ya\nlokmin: [{{bulan: 2025-01, ringkasan: {text}}}]\n"
        );
        fs::write(&dossier, yaml).unwrap();
        let pages = pages(&["-c", checklist.to_str().unwrap(), dossier.to_str().unwrap()]);
        for page in [&pages.report, &pages.agenda, &pages.feedback] {
            is_sound(page, attack);
        }
        let bold = pages.message.lines().filter(|line| line.contains('*'));
        for line in bold {
            assert_eq!(line.matches('*').count(), 2, "{line}");
        }
        assert!(!pages.message.contains(['~', '`']), "{}", pages.message);
    }
}

/// A page has only the elements and attributes that templates write, and its style sheet is whole.
fn is_sound(page: &str, attack: &str) {
    for element in ["<script", "<img", "<svg onload"] {
        assert!(!page.contains(element), "{attack}: {element}");
    }
    let style = between(page, "<style>", "</style>");
    assert!(!style.contains("body { display"), "{attack}");
    assert_eq!(page.matches("</style>").count(), 1, "{attack}");
    assert_eq!(page.matches("</title>\n<style>").count(), 1, "{attack}");
    for tag in page.split('<').skip(1).map(|part| part.split('>').next().unwrap()) {
        for handler in [" onload", " onerror", " onmouseover"] {
            assert!(!tag.contains(handler), "{attack}: <{tag}>");
        }
    }
    // What the unit wrote can still be read.
    let letters: String = attack.chars().filter(|c| c.is_alphanumeric()).collect();
    let shown: String = crate::text(page).chars().filter(|c| c.is_alphanumeric()).collect();
    assert!(shown.contains(&letters), "{attack}");
}
