//! From the path of a change to the part of the checklist, the thing and the key that it is about.

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
    ("choices", ("pilihan", "choices")),
    ("min", ("nilai terendah", "lowest value")),
    ("max", ("nilai tertinggi", "highest value")),
    ("required", ("wajib isi", "required")),
    ("derive", ("rumus", "derivation")),
];

impl<'a> Where<'a> {
    pub(super) fn of(path: &'a str, checklist: &'a Checklist) -> Self {
        let found = PARTS.iter().find(|(start, _)| path.starts_with(start));
        let Some((start, part)) = found else {
            return Self::in_part(("Lain-lain", "Other"), ("", path));
        };
        let rest = path.get(start.len()..).unwrap_or_default();
        match *start {
            "gates" => Self::in_part(*part, ("", path)),
            "form." => of_form(*part, rest),
            "parameters." | "vocabularies." | "addressees." => {
                Self::in_part(*part, rest.split_once('.').unwrap_or((rest, "")))
            }
            _ => of_things(*part, rest, &titles(start, checklist)),
        }
    }

    fn in_part(part: (&'static str, &'static str), (thing, key): (&str, &'a str)) -> Self {
        Self { part, thing: thing.to_owned(), title: None, has_title: false, key }
    }
}

/// What readers call a key: itself where it has no other name.
pub(super) fn key_name(key: &str, lang: Lang) -> String {
    let (bare, language) = translation(key);
    let known = KEYS.iter().find(|(known, _)| *known == bare);
    let name = known.map_or(bare, |(_, (id, en))| lang.pick(*id, *en));
    let language = match language {
        None => return name.to_owned(),
        Some(Lang::Id) => lang.pick("bahasa Indonesia", "Indonesian"),
        Some(Lang::En) => lang.pick("bahasa Inggris", "English"),
    };
    format!("{name} ({language})")
}

/// Whether what stands behind a key is a text that people read.
pub(super) fn is_text(key: &str) -> bool {
    matches!(translation(key).0, "title" | "why" | "text" | "label")
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

/// A thing with an id, which may hold dots, as those that are still there tell.
fn of_things<'a>(
    part: (&'static str, &'static str),
    rest: &'a str,
    titles: &[(&'a str, &'a Text)],
) -> Where<'a> {
    let key_after = |id: &str| {
        let key = rest.strip_prefix(id)?;
        if key.is_empty() { Some(key) } else { key.strip_prefix('.') }
    };
    let known = titles.iter().find_map(|(id, title)| Some((*id, *title, key_after(id)?)));
    let (thing, title, key) = match known {
        Some((id, title, key)) => (id, Some(title), key),
        None => {
            let (id, key) = rest.split_once('.').unwrap_or((rest, ""));
            (id, None, key)
        }
    };
    Where { part, thing: thing.to_owned(), title, has_title: true, key }
}

/// The things of a part that the checklist has, with their titles.
fn titles<'a>(start: &str, checklist: &'a Checklist) -> Vec<(&'a str, &'a Text)> {
    macro_rules! of {
        ($things:expr, $title:ident) => {
            $things.iter().map(|one| (one.id.as_str(), &one.$title)).collect()
        };
    }
    match start {
        "checklist.basis." => of!(checklist.basis, title),
        "sections." => of!(checklist.sections, title),
        "axes." => of!(checklist.axes, title),
        "grades." => of!(checklist.grades, title),
        "criteria." => of!(checklist.criteria, title),
        "indicators." => of!(checklist.indicators, title),
        _ => of!(checklist.flags, text),
    }
}
