//! An overlay gives the checklist that its base would be, had it been written that way.

use super::*;

/// The base with lines changed: old text, new text.
fn edited(edits: &[(&str, &str)]) -> Checklist {
    let mut text = BASE.to_owned();
    for (old, new) in edits {
        assert_eq!(text.matches(old).count(), 1, "{old}");
        text = text.replace(old, new);
    }
    let (checklist, found) = read(&[("dasar.yaml", &text)]);
    checklist.unwrap_or_else(|| panic!("{found:?}"))
}

/// Everything that decides how dossiers are read and judged, and what is said of them, line by line.
fn substance(checklist: &Checklist) -> Vec<String> {
    let Checklist { basis, parameters, form, rules, sections, axes, grades, .. } = checklist;
    let Checklist { addressees, gates, criteria, indicators, flags, .. } = checklist;
    let inputs = format!("{basis:#?}{parameters:#?}{form:#?}{rules:#?}");
    let judged = format!("{sections:#?}{axes:#?}{grades:#?}{addressees:#?}{gates:#?}");
    let text = format!("{inputs}{judged}{criteria:#?}{indicators:#?}{flags:#?}");
    let mut lines = text.lines();
    let mut kept = Vec::new();
    while let Some(line) = lines.next() {
        kept.push(line.to_owned());
        // The index of a table's keys has no order of its own.
        if let Some(indent) = line.strip_suffix("keys: {") {
            let end = format!("{indent}}},");
            let mut keys: Vec<&str> = lines.by_ref().take_while(|line| *line != end).collect();
            keys.retain(|line| line.contains('"'));
            keys.sort_unstable();
            kept.extend(keys.into_iter().map(str::to_owned));
        }
    }
    kept
}

fn same(overlay: &str, edits: &[(&str, &str)]) {
    let (tailored, edited) = (substance(&tailored(overlay)), substance(&edited(edits)));
    let differs = tailored.iter().zip(&edited).find(|(one, other)| one != other);
    assert_eq!(differs, None, "{overlay}");
    assert_eq!(tailored.len(), edited.len(), "{overlay}");
}

#[test]
fn nothing_changed_is_the_base_under_another_name() {
    let checklist = tailored("");
    assert_eq!((checklist.id.as_str(), checklist.version.as_str()), ("kabupaten", "2"));
    assert_eq!(checklist.title.get(Lang::Id), "Kabupaten");
    assert_eq!((changes(&checklist), checklist.bases.len()), (vec![], 1));
    assert_eq!(checklist.bases[0].id, "rapat-contoh");
    assert_eq!(checklist.bases[0].sha256.len(), 64);
    assert_ne!(checklist.bases[0].sha256, checklist.sha256);
    same("", &[]);
}

#[test]
fn maps_merge_by_key() {
    same(
        "parameters: {durasi_minimum: 2 hours, agenda_wajib: [masalah]}\n",
        &[
            ("durasi_minimum: 3 hours", "durasi_minimum: 2 hours"),
            ("[capaian, masalah]", "[masalah]"),
        ],
    );
    same(
        "form:\n  tables:\n    rapat:\n      fields:\n        tanggal: {max: last_day(bulan + 1)}\n        ruang: {type: text}\n      tables: {peserta: {fields: {hadir: {max: diundang}}}}\n",
        &[
            ("max: last_day(bulan)}", "max: last_day(bulan + 1)}"),
            (
                "        agenda: {type: choices, choices: agenda_rapat}\n",
                "        agenda: {type: choices, choices: agenda_rapat}\n        ruang: {type: text}\n",
            ),
            ("hadir: {type: integer, min: 0}", "hadir: {type: integer, min: 0, max: diundang}"),
        ],
    );
    same(
        "vocabularies:\n  agenda_rapat: {lain: Yang lain, ruang: Ruang}\naddressees: {unit: {id: Unit kerja, en: Unit}}\n",
        &[
            ("lain: Lain-lain}", "lain: Yang lain, ruang: Ruang}"),
            ("unit: Unit,", "unit: {id: Unit kerja, en: Unit},"),
        ],
    );
    same(
        "criteria: [{id: PR-01, systemic: {share: 60%}}]\n",
        &[("systemic: {share: 50%", "systemic: {share: 60%")],
    );
}

#[test]
fn lists_of_things_merge_by_id_with_new_ones_last() {
    same(
        "checklist:\n  id: kabupaten\n  version: \"2\"\n  title: Kabupaten\n  basis: [{id: perbup, title: Perbup}, {id: pmk-44-2016, until: 2024-12-31}]\n"
            .trim_start_matches("checklist:\n  id: kabupaten\n  version: \"2\"\n  title: Kabupaten\n"),
        &[(
            "from: 2016-10-01}\n",
            "from: 2016-10-01, until: 2024-12-31}\n    - {id: perbup, title: Perbup}\n",
        )],
    );
    same(
        "sections: [{id: proses, weight: 5}]\naxes: [{id: mutu, title: Mutu}]\ngrades: [{id: baik, at_least: 85%}]\n",
        &[
            ("en: Process}, weight: 2", "en: Process}, weight: 5"),
            ("{id: mutu, title: {id: Mutu, en: Quality}}", "{id: mutu, title: Mutu}"),
            ("at_least: 80%", "at_least: 85%"),
        ],
    );
    same(
        "criteria:\n  - {id: BARU, section: masukan, title: Baru, basis: [pmk-44-2016], measure: staf_total > 3}\n  - {id: PR-01, weight: 4}\nindicators: [{id: PKP-BULANAN, levels: {at_least: {8: 10}}}]\nflags: [{id: FL-01, severity: info}]\n",
        &[
            ("weight: 3\n", "weight: 4\n"),
            (
                "indicators:\n",
                "  - {id: BARU, section: masukan, title: Baru, basis: [pmk-44-2016], measure: staf_total > 3}\nindicators:\n",
            ),
            ("{at_least: {9: 10, 5: 7, 1: 4}}", "{at_least: {8: 10}}"),
            ("severity: warning", "severity: info"),
        ],
    );
}

#[test]
fn remove_drops_an_entry_of_a_map_or_a_list() {
    same(
        "criteria: [{id: PR-08, remove: true}, {id: PR-01, critical: {remove: true}}]\ngates: {remove: true}\nindicators: [{id: PKP-BULANAN, remove: true}]\n",
        &[
            (
                "  - id: PR-08\n    section: proses\n    title: {id: Tindak lanjut dibahas, en: Follow-up is discussed}\n    basis: [pmk-44-2016 III.B]\n    each: l in rapat\n    require: all(filled(h.pemecahan) of h in previous.kendala) and covers(agenda, agenda_wajib) = 100%\n",
                "",
            ),
            ("    critical: true\n", ""),
            (
                "gates:\n  - {critical_unmet: 1, cap: cukup}\n  - {critical_unmet: 3, cap: kurang}\n",
                "",
            ),
            (
                "indicators:\n  - {id: PKP-BULANAN, title: {id: Nilai PKP lokakarya mini bulanan, en: PKP score}, measure: count(rapat), levels: {at_least: {9: 10, 5: 7, 1: 4}}}\n",
                "",
            ),
        ],
    );
    same(
        "form: {fields: {provinsi: {remove: true}}, groups: [kabupaten], tables: {sarana: {remove: true}}}\nvocabularies: {agenda_rapat: {lain: {remove: true}}}\n",
        &[
            ("    provinsi: {type: text}\n", ""),
            ("groups: [kabupaten, provinsi]", "groups: [kabupaten]"),
            (
                "    sarana:\n      fields:\n        jenis: {type: choice, choices: [meja, kursi]}\n",
                "",
            ),
            (", lain: Lain-lain}", "}"),
        ],
    );
}

#[test]
fn texts_levels_and_other_lists_are_replaced_whole() {
    same(
        "criteria:\n  - id: PR-01\n    title: Rapat bulanan\n    levels: {at_least: {90%: 5}}\n    basis: [pmk-44-2016]\n    evidence: [{document: Notulen}]\n    recommend: [{to: dinas, text: Bina.}]\n",
        &[
            (
                "title: {id: Lokakarya mini dilaksanakan setiap bulan, en: A mini workshop is held every month}",
                "title: Rapat bulanan",
            ),
            ("levels: {at_least: {100%: 10, 75%: 7, 50%: 4}}", "levels: {at_least: {90%: 5}}"),
            (
                "basis: [pmk-44-2016 III.B]\n    evidence: [{document: Catatan}, {interview: {id: Kepala unit, en: Head}}, {observation: Papan jadwal}]",
                "basis: [pmk-44-2016]\n    evidence: [{document: Notulen}]",
            ),
            (
                "{to: unit, text: {id: \"Tetapkan jadwal setahun; baru {{measure}} dari bulan yang ada.\", en: \"Set a schedule; only {{measure}} of {{nama}}'s months.\"}, due: 1 month}",
                "{to: dinas, text: Bina.}",
            ),
        ],
    );
    same(
        "gates: [{critical_unmet: 2, cap: cukup}]\n",
        &[(
            "  - {critical_unmet: 1, cap: cukup}\n  - {critical_unmet: 3, cap: kurang}\n",
            "  - {critical_unmet: 2, cap: cukup}\n",
        )],
    );
}

#[test]
fn naming_one_part_of_a_measure_drops_the_base_s_four() {
    // Its advice counts rows, and goes with them.
    let (_, rest) = BASE.split_once("id: PR-07\n").unwrap();
    let start = rest.find("    recommend:\n").unwrap();
    let recommended = &rest[start..rest.find("  - id: PR-08\n").unwrap()];
    same(
        "criteria: [{id: PR-07, measure: count(rapat) / expected, recommend: {remove: true}}]\n",
        &[
            (
                "each: rapat\n    where: filled(tanggal)\n    require: durasi >= durasi_minimum\n",
                "measure: count(rapat) / expected\n",
            ),
            (recommended, ""),
        ],
    );
    same(
        "criteria: [{id: PR-07, each: rapat, require: durasi >= durasi_minimum}]\n",
        &[("    where: filled(tanggal)\n", "")],
    );
}

#[test]
fn a_bare_list_of_items_is_replaced_whole() {
    same(
        "vocabularies: {unsur_unit: [kepala, staf]}\n",
        &[(
            "unsur_unit:\n    kepala: {id: Kepala unit, en: Head}\n    tata_usaha: {id: Kepala tata usaha, en: Administration head}\n",
            "unsur_unit: [kepala, staf]\n",
        )],
    );
}
