//! What holds for every dossier and every text.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::support::*;
use crate::checklist::Checklist;
use crate::diagnostic::{Diagnostics, Source};
use crate::dossier::{Draft, ReadOptions, Reader};

/// A value as both formats write it: a text in quotes, or a word or number without.
#[derive(Clone, Debug)]
pub(super) enum Sample {
    Text(String),
    Plain(&'static str),
    List(Vec<Sample>),
    Rows(Vec<Entries>),
    Map(Entries),
}

pub(super) type Entries = Vec<(&'static str, Sample)>;

fn json(sample: &Sample, out: &mut String) {
    match sample {
        Sample::Text(text) => out.push_str(&serde_json::to_string(text).unwrap()),
        Sample::Plain(word) => out.push_str(word),
        Sample::List(items) => list(items.iter().map(in_json), out),
        Sample::Map(entries) => out.push_str(&json_object(entries)),
        Sample::Rows(rows) => list(rows.iter().map(json_object), out),
    }
}

fn list(items: impl Iterator<Item = String>, out: &mut String) {
    write!(out, "[{}]", items.collect::<Vec<_>>().join(", ")).unwrap();
}

pub(super) fn in_json(sample: &Sample) -> String {
    let mut out = String::new();
    json(sample, &mut out);
    out
}

/// The entries as a JSON object, last first: their order says nothing.
fn json_object(entries: &Entries) -> String {
    let entries: Vec<String> =
        entries.iter().rev().map(|(key, value)| format!("\"{key}\":{}", in_json(value))).collect();
    format!("{{{}}}", entries.join(",\t"))
}

fn yaml(entries: &Entries, indent: usize, out: &mut String) {
    for (key, value) in entries {
        write!(out, "{:indent$}{key}:", "").unwrap();
        match value {
            Sample::Rows(rows) if !rows.is_empty() => {
                out.push('\n');
                for row in rows {
                    writeln!(out, "{:indent$}  -", "").unwrap();
                    yaml(row, indent + 4, out);
                }
            }
            other => writeln!(out, " {}", in_json(other)).unwrap(),
        }
    }
}

fn one_of(texts: &'static [&'static str]) -> BoxedStrategy<Sample> {
    prop::sample::select(texts).prop_map(|text| Sample::Text(text.to_owned())).boxed()
}

fn plain(words: &'static [&'static str]) -> BoxedStrategy<Sample> {
    prop::sample::select(words).prop_map(Sample::Plain).boxed()
}

fn any_text() -> BoxedStrategy<Sample> {
    let printable = "[a-zA-Z0-9 \"\\\\/:#é?-]{1,12}a".prop_map(Sample::Text);
    let any = any::<String>().prop_map(Sample::Text);
    prop_oneof![40 => printable, 1 => any].boxed()
}

/// Mostly sound values, and now and then one at fault.
fn mostly(sound: BoxedStrategy<Sample>, faulty: &'static [&'static str]) -> BoxedStrategy<Sample> {
    prop_oneof![40 => sound, 1 => one_of(faulty)].boxed()
}

fn numbers() -> BoxedStrategy<Sample> {
    let sound =
        prop_oneof![plain(&["2", "3", "null"]), one_of(&["", "?", "4", "> 1", "< 9", "3..8"])];
    mostly(sound.boxed(), &["2,5", "1.500", "8..3", "banyak", "tidak ada", "-3"])
}

fn booleans() -> BoxedStrategy<Sample> {
    let sound = prop_oneof![plain(&["true", "false", "null"]), one_of(&["ya", "Tidak", "-", "?"])];
    mostly(sound.boxed(), &["yes"])
}

fn dates(sound: &'static [&'static str]) -> BoxedStrategy<Sample> {
    mostly(one_of(sound), &["besok", "12/13/2005", "1/1/05"])
}

fn months() -> BoxedStrategy<Sample> {
    mostly(one_of(&["2005-01", "2005-02", "Maret 2005", "12/2005", "2005-11"]), &["2006-01", "?"])
}

fn topics() -> BoxedStrategy<Sample> {
    let item = mostly(one_of(&["capaian", "Masalah", "lain", "?"]), &["salah"]);
    prop_oneof![
        prop::collection::vec(item, 0..3).prop_map(Sample::List),
        one_of(&["capaian; masalah", "-", "?", ""]),
    ]
    .boxed()
}

/// Some of the entries, each with one of its values; those that begin with `!` always.
fn some(fields: Vec<(&'static str, BoxedStrategy<Sample>)>) -> BoxedStrategy<Entries> {
    let of = |(key, values): (&'static str, BoxedStrategy<Sample>)| {
        let (weight, key) = key.strip_prefix('!').map_or((0.6, key), |key| (0.99, key));
        prop::option::weighted(weight, values.prop_map(move |value| (key, value)))
    };
    let each: Vec<_> = fields.into_iter().map(of).collect();
    each.prop_map(|entries| entries.into_iter().flatten().collect()).boxed()
}

fn rows(row: BoxedStrategy<Entries>) -> BoxedStrategy<Sample> {
    // A row with nothing in it cannot be written in block style.
    let full = |rows: Vec<Entries>| rows.into_iter().filter(|row| !row.is_empty()).collect();
    let rows = prop::collection::vec(row, 0..4).prop_map(move |rows| Sample::Rows(full(rows)));
    let sound = prop_oneof![6 => rows, 1 => one_of(&["?", "-", ""])];
    mostly(sound.boxed(), &["x"])
}

fn meetings() -> BoxedStrategy<Sample> {
    let guest = some(vec![
        ("!unsur", mostly(one_of(&["kepala", "Head", "tata_usaha", "?"]), &["lain"])),
        ("hadir", numbers()),
        ("regu", numbers()),
    ]);
    let late =
        dates(&["2006-01-12", "12/02/2006", "1 Mei 2006", "2006-03", "> 2006-06-01", "-", "?"]);
    let problem = some(vec![("!uraian", any_text()), ("dibahas", booleans()), ("tenggat", late)]);
    rows(some(vec![
        ("!bulan", months()),
        ("tanggal", dates(&["?", "-", ""])),
        ("mulai", mostly(one_of(&["7:30", "08.00", "7:00..8:00", "?"]), &["25:00"])),
        ("selesai", mostly(one_of(&["9:30", "08.00", "> 8:00", "?"]), &["6:00"])),
        ("topik", topics()),
        ("pimpinan", mostly(one_of(&["kepala", "KEPALA UNIT", "?"]), &["kepalaa"])),
        ("peserta", rows(guest)),
        ("kendala", rows(problem)),
    ]))
}

pub(super) fn dossiers() -> BoxedStrategy<Entries> {
    let paper =
        some(vec![("!judul", any_text()), ("halaman", rows(some(vec![("nomor", numbers())])))]);
    let staff = prop_oneof![plain(&["12", "30"]), one_of(&["12", ">= 9", "10..20", "?", ""])];
    let root = some(vec![
        ("sumber", mostly(one_of(&["mandiri", "Supervisi", ""]), &["dinas"])),
        ("wilayah", any_text()),
        ("staf", mostly(staff.boxed(), &["1"])),
        ("staf_tahu", numbers()),
        ("capaian", mostly(one_of(&["85%", "12,5%", "< 50%", "10%..20%", "?"]), &["85", "101%"])),
        ("skala", mostly(plain(&["2.5", "-1", "0.125"]), &["1.500"])),
        ("tersedia", booleans()),
        ("lengkap", booleans()),
        ("catatan", any_text()),
        ("jadwal", any_text()),
        ("ditinjau", dates(&["2005-01-12", "12/02/2005", "1 Mei 2005", "2005-03", "-", "?"])),
        ("topik_utama", topics()),
        ("rapat", meetings()),
        ("sarana", rows(some(vec![("!jenis", any_text()), ("jumlah", numbers())]))),
        ("dokumen", rows(paper)),
    ]);
    (root, prop::option::of(one_of(&["Lemari", "-", "", "?"])))
        .prop_map(|(mut root, note)| {
            let claims = note.map(|note| vec![("staf", note), ("rapat", Sample::Plain("{}"))]);
            root.extend(claims.map(|claims| ("bukti", Sample::Map(claims))));
            let head = [("periode", "2005"), ("kode", "P1"), ("nama", "Contoh")];
            let head = head.map(|(key, value)| (key, Sample::Text(value.to_owned())));
            head.into_iter().chain(root).collect()
        })
        .boxed()
}

/// What drafts come to: the dossiers' contents, or the sorted codes of what is wrong.
fn outcome(
    reader: &Reader<'_>,
    read: impl Fn(&mut Diagnostics) -> Vec<Draft>,
) -> (Vec<String>, Vec<&'static str>) {
    let mut found = Diagnostics::new();
    let mut drafts = read(&mut found);
    let sealed: Vec<String> = drafts
        .iter_mut()
        .filter_map(|draft| reader.seal(draft, &mut found))
        .map(|dossier| contents(reader.checklist(), &dossier))
        .collect();
    let mut codes: Vec<&str> = found.iter().map(|fault| fault.code.0).collect();
    codes.sort_unstable();
    (sealed, codes)
}

fn file(text: &str) -> Arc<Source> {
    Arc::new(Source::file("a", text))
}

/// Reads a text in every way and seals what comes of it.
fn read_every_way(checklist: &Checklist, text: &str) {
    let reader = Reader::new(checklist, ReadOptions::default());
    let source = file(text);
    outcome(&reader, |found| reader.read_yaml(&source, found));
    outcome(&reader, |found| reader.read_json(&source, found));
    outcome(&reader, |found| {
        let drafts = reader.read_lines("a", text, found);
        reader.merge(drafts, found)
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_format_says_the_same(dossier in dossiers()) {
        let checklist = checklist();
        let reader = Reader::new(&checklist, ReadOptions::default());
        let mut block = String::new();
        yaml(&dossier, 0, &mut block);
        let object = json_object(&dossier);
        let as_yaml = outcome(&reader, |found| reader.read_yaml(&file(&block), found));
        let as_json = outcome(&reader, |found| reader.read_json(&file(&object), found));
        let line = object.replace('\t', " ");
        let as_line = outcome(&reader, |found| reader.read_lines("a", &line, found));
        prop_assert_eq!(&as_yaml, &as_json, "{}\n{}", block, object);
        prop_assert_eq!(&as_json, &as_line);
    }

    #[test]
    fn reading_again_with_the_same_memory_says_the_same(many in prop::collection::vec(dossiers(), 1..5)) {
        let checklist = checklist();
        let reader = Reader::new(&checklist, ReadOptions::default());
        let input = crate::dossier::Input { file: "a".to_owned(), sha256: String::new() };
        let mut lines = crate::dossier::LineReader::new(&reader, "a", input);
        for dossier in many {
            let line = json_object(&dossier);
            let (fresh, _) = outcome(&reader, |found| reader.read_lines("a", &line, found));
            let (again, _) = lines.read(1, &line);
            let again = again.map(|dossier| {
                let said = contents(&checklist, &dossier);
                lines.take_back(dossier);
                said
            });
            prop_assert_eq!(fresh.first(), again.as_ref());
        }
    }

    #[test]
    fn parts_in_any_order_come_to_the_same_values(dossier in dossiers()) {
        let checklist = checklist();
        let reader = Reader::new(&checklist, ReadOptions::default());
        // The header and the root's own values in one part, each table in a part of its own.
        let is_table = |value: &Sample| matches!(value, Sample::Rows(_));
        let (tables, values): (Entries, Entries) =
            dossier.iter().cloned().partition(|(_, value)| is_table(value));
        let head: Entries = values.iter().filter(|(key, _)| ["periode", "kode", "nama", "sumber"].contains(key)).cloned().collect();
        let mut parts = vec![json_object(&values)];
        parts.extend(tables.into_iter().map(|table| {
            json_object(&head.iter().cloned().chain([table]).collect())
        }));
        let whole = outcome(&reader, |found| reader.read_lines("a", &json_object(&dossier), found));
        let joined = outcome(&reader, |found| {
            let drafts = reader.read_lines("a", &parts.join("\n"), found);
            reader.merge(drafts, found)
        });
        prop_assert_eq!(whole.0, joined.0);
    }

    #[test]
    fn any_text_gives_faults_and_no_panic(text in any::<String>()) {
        read_every_way(&checklist(), &text);
    }

    #[test]
    fn a_dossier_cut_or_mixed_up_anywhere_gives_faults_and_no_panic(
        dossier in dossiers(),
        cut in any::<prop::sample::Index>(),
        put in "[\\[\\]{}:,\"'?>|\\\\ \n0-9a-zé\u{feff}-]{0,4}",
        drop in 0..6_usize,
    ) {
        let checklist = checklist();
        let mut block = String::new();
        yaml(&dossier, 0, &mut block);
        for text in [block, json_object(&dossier)] {
            let at = (0..=cut.index(text.len() + 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let rest: String = text[at..].chars().skip(drop).collect();
            read_every_way(&checklist, &format!("{}{put}{rest}", &text[..at]));
        }
    }

    #[test]
    fn values_of_any_text_give_faults_and_no_panic(text in "[-0-9.,%?<>=:/ ;a-zé]{0,12}") {
        let text = serde_json::to_string(&text).unwrap();
        let fields = ["staf", "capaian", "skala", "ditinjau", "tersedia", "topik_utama", "nomor"];
        let entries: Vec<String> = fields.iter().map(|field| format!("\"{field}\": {text}")).collect();
        read_every_way(&checklist(), &format!("{{{}, \"rapat\": [{{\"bulan\": {text}, \"mulai\": {text}}}]}}", entries.join(", ")));
    }

    #[test]
    fn what_is_json_is_what_serde_json_takes_for_it(
        dossier in dossiers(),
        cut in any::<prop::sample::Index>(),
        put in "[\\[\\]{}:,\"\\\\ \n\t0-9.eE+truefalsnu-]{0,3}",
        drop in 0..3_usize,
    ) {
        let text = json_object(&dossier);
        let at = (0..=cut.index(text.len() + 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let rest: String = text[at..].chars().skip(drop).collect();
        let text = format!("{}{put}{rest}", &text[..at]);
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        prop_assume!(!theirs.as_ref().is_err_and(|why| why.to_string().contains("out of range")));
        prop_assert_eq!(crate::dossier::json::is_json(&text), theirs.is_ok(), "{}", text);
    }
}
