//! From the path of a change to the part of the checklist, the thing and the key that it is about.

use std::collections::HashMap;

use crate::checklist::Checklist;
use crate::text::{Lang, Text};

/// What a change is about.
pub(super) struct Where<'a> {
    /// The part of the checklist: Indonesian, English.
    pub(super) part: (&'static str, &'static str),
    /// The thing in it; empty where the part is one thing.
    pub(super) thing: String,
    /// What it is called in the tailored checklist, where it still is there.
    pub(super) title: Option<&'a Text>,
    /// Whether such a thing has a title beside its id, by which it is told.
    pub(super) has_title: bool,
    /// Whether its values are texts that people read.
    pub(super) of_texts: bool,
    /// What of it is changed; empty for the thing as a whole.
    pub(super) key: &'a str,
}

/// Parts by the beginning of their paths.
const PARTS: &[(&str, (&str, &str))] = &[
    ("checklist.basis.", ("Dasar", "Basis")),
    ("parameters.", ("Parameter", "Parameters")),
    ("form.", ("Formulir", "Form")),
    ("vocabularies.", ("Kosakata", "Vocabularies")),
    ("sections.", ("Bagian", "Sections")),
    ("axes.", ("Aspek", "Aspects")),
    ("grades.", ("Predikat", "Grades")),
    ("addressees.", ("Penerima rekomendasi", "Addressees")),
    ("gates", ("Batas predikat", "Caps on the grade")),
    ("criteria.", ("Kriteria", "Criteria")),
    ("indicators.", ("Indikator", "Indicators")),
    ("flags.", ("Perlu klarifikasi", "Records to clarify")),
];

/// Keys by what readers call them.
const KEYS: &[(&str, (&str, &str))] = &[
    ("title", ("judul", "title")),
    ("section", ("bagian", "section")),
    ("axis", ("aspek", "aspect")),
    ("why", ("alasan", "reason")),
    ("basis", ("dasar", "basis")),
    ("evidence", ("bukti", "evidence")),
    ("weight", ("bobot", "weight")),
    ("critical", ("status kritis", "critical")),
    ("measure", ("ukuran", "measure")),
    ("each", ("baris yang dinilai", "rows judged")),
    ("where", ("penyaring baris", "rows picked")),
    ("require", ("syarat", "requirement")),
    ("levels", ("jenjang nilai", "levels")),
    ("when_empty", ("arti bila tidak ada", "meaning of none")),
    ("applies_when", ("syarat berlaku", "when it applies")),
    ("recommend", ("rekomendasi", "recommendations")),
    ("systemic", ("rekomendasi bersama", "systemic recommendation")),
    ("from", ("awal masa berlaku", "in force from")),
    ("until", ("akhir masa berlaku", "in force until")),
    ("at_least", ("ambang", "threshold")),
    ("severity", ("tingkat", "severity")),
    ("when", ("syarat", "condition")),
    ("text", ("teks", "text")),
    ("type", ("jenis", "type")),
    ("label", ("label", "label")),
    ("unit", ("satuan", "unit")),
    ("choices", ("pilihan", "choices")),
    ("min", ("nilai terendah", "lowest value")),
    ("max", ("nilai tertinggi", "highest value")),
    ("required", ("wajib isi", "required")),
    ("derive", ("rumus", "derivation")),
];

impl<'a> Where<'a> {
    pub(super) fn of(path: &'a str, titles: &Titles<'a>) -> Self {
        let found = PARTS.iter().find(|(start, _)| path.starts_with(start));
        let Some((start, part)) = found else {
            return Self::in_part(("Lain-lain", "Other"), ("", path));
        };
        let rest = path.get(start.len()..).unwrap_or_default();
        match *start {
            "gates" => Self::in_part(*part, ("", path)),
            "form." => of_form(*part, rest),
            "parameters." => Self::in_part(*part, (rest, "")),
            "vocabularies." | "addressees." => {
                let place = Self::in_part(*part, rest.split_once('.').unwrap_or((rest, "")));
                Self { of_texts: true, ..place }
            }
            _ => {
                let (thing, title, key) = titles.thing(start, rest);
                let place = Self::in_part(*part, (thing, key));
                Self { title, has_title: true, ..place }
            }
        }
    }

    fn in_part(part: (&'static str, &'static str), (thing, key): (&str, &'a str)) -> Self {
        let thing = thing.to_owned();
        Self { part, thing, title: None, has_title: false, of_texts: false, key }
    }
}

/// The things of a checklist that go by ids, and their titles, by the beginning of their paths.
pub(super) struct Titles<'a>(HashMap<(&'static str, &'a str), &'a Text>);

impl<'a> Titles<'a> {
    pub(super) fn of(checklist: &'a Checklist) -> Self {
        let mut titles = HashMap::new();
        let mut add = |start, id: &'a String, title| titles.insert((start, id.as_str()), title);
        for one in &checklist.basis {
            add("checklist.basis.", &one.id, &one.title);
        }
        for one in &checklist.sections {
            add("sections.", &one.id, &one.title);
        }
        for one in &checklist.axes {
            add("axes.", &one.id, &one.title);
        }
        for one in &checklist.grades {
            add("grades.", &one.id, &one.title);
        }
        for one in &checklist.criteria {
            add("criteria.", &one.id, &one.title);
        }
        for one in &checklist.indicators {
            add("indicators.", &one.id, &one.title);
        }
        for one in &checklist.flags {
            add("flags.", &one.id, &one.text);
        }
        Self(titles)
    }

    /// The thing at the beginning of a path, its title, and the key behind it. An id may hold dots, as those
    /// tell that are still there.
    fn thing(&self, start: &'static str, rest: &'a str) -> (&'a str, Option<&'a Text>, &'a str) {
        let dots = rest.match_indices('.').map(|(at, _)| at);
        let mut ends = std::iter::once(rest.len()).chain(dots);
        let known = ends.find_map(|end| {
            let (id, key) = rest.split_at_checked(end)?;
            let title = self.0.get(&(start, id))?;
            Some((id, Some(*title), key.strip_prefix('.').unwrap_or(key)))
        });
        known.unwrap_or_else(|| {
            let (id, key) = rest.split_once('.').unwrap_or((rest, ""));
            (id, None, key)
        })
    }
}

/// What readers call a key, and the keys within it: themselves where they have no other name.
#[must_use]
pub fn key_name(key: &str, lang: Lang) -> String {
    let (bare, language) = translation(key);
    let name = |key| {
        let known = KEYS.iter().find(|(known, _)| *known == key);
        known.map_or(key, |(_, (id, en))| lang.pick(*id, *en))
    };
    let name = bare.split('.').map(name).collect::<Vec<_>>().join(", ");
    let language = match language {
        None => return name,
        Some(Lang::Id) => lang.pick("bahasa Indonesia", "Indonesian"),
        Some(Lang::En) => lang.pick("bahasa Inggris", "English"),
    };
    format!("{name} ({language})")
}

/// Whether what stands behind a key is a text that people read.
pub(super) fn is_text(key: &str) -> bool {
    let (bare, _) = translation(key);
    matches!(bare.rsplit('.').next(), Some("title" | "why" | "text" | "label" | "unit"))
}

/// The key of a text that is changed in one language alone, and that language.
fn translation(key: &str) -> (&str, Option<Lang>) {
    match key.rsplit_once('.') {
        Some((bare, code)) if Lang::parse(code).is_some() => (bare, Lang::parse(code)),
        _ => (key, None),
    }
}

/// The tables and fields on the way, and the key behind them.
fn of_form<'a>(part: (&'static str, &'static str), rest: &'a str) -> Where<'a> {
    let (mut names, mut rest): (Vec<&str>, &'a str) = (Vec::new(), rest);
    while let Some(inner) = ["tables.", "fields."].iter().find_map(|it| rest.strip_prefix(it)) {
        let (name, key) = inner.split_once('.').unwrap_or((inner, ""));
        names.push(name);
        rest = key;
    }
    Where::in_part(part, (&names.join("."), rest))
}
