//! What a tailored checklist changes against its base, grouped and in words.

mod parts;

use std::collections::HashMap;

pub use parts::key_name;

use crate::checklist::{Base, Change, Checklist};
use crate::expr::Literal;
use crate::form::Kind;
use crate::report::words::{Words, all_of};
use crate::text::{Lang, Text};
use parts::{Titles, Where, is_text};

/// What stands over it in a report: in Indonesian, in English.
pub const TITLE: (&str, &str) = ("Penyesuaian daftar tilik yang berlaku", "Tailoring in force");

/// What one checklist of a chain changes against its base.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// Which of the bases makes the changes; `None` for the checklist itself.
    pub by: Option<&'a Base>,
    /// The changes, those of one part of the checklist together.
    pub parts: Vec<Part>,
}

/// The changes in one part of a checklist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// What the part is called.
    pub title: &'static str,
    /// The things that are changed, in the order in which the overlay names them.
    pub things: Vec<Changed>,
}

/// A thing that is changed, added or removed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changed {
    /// Its id, name or key; what it is known by in the file.
    pub id: String,
    /// Its title, where it has one.
    pub title: Option<String>,
    /// What becomes of it.
    pub fate: Fate,
    /// What is changed, a sentence for each change.
    pub said: Vec<String>,
}

/// What becomes of a thing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Fate {
    /// It is in the tailored checklist alone.
    Added,
    /// It is in both, but not the same.
    Changed,
    /// It is in the base alone.
    Removed,
}

impl Changed {
    /// The id and the title: `L13 Lama pertemuan cukup`.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.title {
            None => self.id.clone(),
            Some(title) => format!("{} {title}", self.id),
        }
    }
}

impl Step<'_> {
    /// Who made these changes, where it is not the checklist itself: `Yang sudah diubah oleh lokmin-2006 (edisi 1):`.
    #[must_use]
    pub fn heading(&self, lang: Lang) -> Option<String> {
        let by = edition(self.by?, lang);
        Some(match lang {
            Lang::Id => format!("Yang sudah diubah oleh {by}:"),
            Lang::En => format!("Changed by {by} already:"),
        })
    }
}

impl Part {
    /// How many things share which fate, and which: `2 dihapus (L14 dan K07), 1 diubah (L13)`.
    #[must_use]
    pub fn brief(&self, lang: Lang) -> String {
        let fates = [
            (Fate::Added, lang.pick("ditambahkan", "added")),
            (Fate::Changed, lang.pick("diubah", "changed")),
            (Fate::Removed, lang.pick("dihapus", "removed")),
        ];
        let told = fates.iter().filter_map(|(fate, word)| {
            let those = self.things.iter().filter(|thing| thing.fate == *fate);
            let ids: Vec<&str> = those.map(|thing| thing.id.as_str()).collect();
            (!ids.is_empty()).then(|| format!("{} {word} ({})", ids.len(), all_of(&ids, lang)))
        });
        told.collect::<Vec<_>>().join("; ")
    }
}

/// The changes of a checklist against its base, then those of the base against its own, and so on.
#[must_use]
pub fn steps(checklist: &Checklist, lang: Lang) -> Vec<Step<'_>> {
    let all = all_steps(Words { checklist, lang }, |_| true);
    all.filter(|step| step.by.is_none() || !step.parts.is_empty()).collect()
}

/// The same, of the changes at some paths and below them alone; steps that make none of these are left out.
#[must_use]
pub fn steps_at<'a>(checklist: &'a Checklist, lang: Lang, paths: &[String]) -> Vec<Step<'a>> {
    let is_at = |change: &&Change| {
        let mut below = paths.iter().filter_map(|path| change.path.strip_prefix(path.as_str()));
        below.any(|below| below.is_empty() || below.starts_with('.'))
    };
    let steps = all_steps(Words { checklist, lang }, is_at);
    steps.filter(|step| !step.parts.is_empty()).collect()
}

fn all_steps<'a>(
    words: Words<'a>,
    wanted: impl Fn(&&Change) -> bool,
) -> impl Iterator<Item = Step<'a>> {
    let of_bases = words.checklist.bases.iter().map(|base| (Some(base), &base.changes));
    let all = std::iter::once((None, &words.checklist.changes)).chain(of_bases);
    all.map(move |(by, changes)| Step {
        by,
        parts: parts_of(words, changes.iter().filter(&wanted)),
    })
}

/// What is tailored, in a sentence without a full stop: `Menyesuaikan lokmin-bulanan (edisi 1)`.
#[must_use]
pub fn opening(checklist: &Checklist, lang: Lang) -> Option<String> {
    let bases: Vec<String> = checklist.bases.iter().map(|base| edition(base, lang)).collect();
    let chain = bases.join(lang.pick(", yang menyesuaikan ", ", which tailors "));
    (!bases.is_empty()).then(|| format!("{} {chain}", lang.pick("Menyesuaikan", "Tailors")))
}

fn edition(base: &Base, lang: Lang) -> String {
    format!("{} ({} {})", base.id, lang.pick("edisi", "edition"), base.version)
}

fn parts_of<'a>(words: Words<'a>, changes: impl Iterator<Item = &'a Change>) -> Vec<Part> {
    let titles = Titles::of(words.checklist);
    let mut parts: Vec<Part> = Vec::new();
    let mut places: HashMap<(&str, String), (usize, usize)> = HashMap::new();
    for change in changes {
        let place = Where::of(&change.path, &titles);
        let title = words.lang.pick(place.part.0, place.part.1);
        let id = if place.thing.is_empty() { place.key } else { &place.thing };
        let known = places.get(&(title, id.to_owned())).filter(|_| !place.key.is_empty());
        let thing = known.and_then(|(part, thing)| parts.get_mut(*part)?.things.get_mut(*thing));
        if let Some(thing) = thing {
            thing.said.push(said(words, &place, change));
            continue;
        }
        let part = parts.iter().position(|part| part.title == title).unwrap_or_else(|| {
            parts.push(Part { title, things: Vec::new() });
            parts.len() - 1
        });
        let Some(Part { things, .. }) = parts.get_mut(part) else { continue };
        places.insert((title, id.to_owned()), (part, things.len()));
        things.push(changed(words, (id, &place), change));
    }
    parts
}

/// A thing with the first of its changes.
fn changed(words: Words<'_>, (id, place): (&str, &Where<'_>), change: &Change) -> Changed {
    Changed {
        id: id.to_owned(),
        title: title(words, place, change),
        fate: fate(place, change),
        said: vec![said(words, place, change)],
    }
}

fn fate(place: &Where<'_>, change: &Change) -> Fate {
    match (&change.from, &change.to) {
        (None, Some(_)) if place.key.is_empty() => Fate::Added,
        (Some(_), None) if place.key.is_empty() => Fate::Removed,
        _ => Fate::Changed,
    }
}

/// The title of a thing that has one of its own: as it is now, or as it was.
fn title(words: Words<'_>, place: &Where<'_>, change: &Change) -> Option<String> {
    let of_change = || {
        let whole = change.to.as_ref().or(change.from.as_ref());
        whole.filter(|_| place.key.is_empty())
    };
    let title = place.title.or_else(of_change).filter(|_| place.has_title)?;
    Some(title.get(words.lang).to_owned())
}

/// A change in words: `bobot dari 2 menjadi 4`.
fn said(words: Words<'_>, place: &Where<'_>, change: &Change) -> String {
    let lang = words.lang;
    let shown = |text: &Text| value(words, place, text.get(lang));
    // A thing that comes or goes as a whole has its title beside it already.
    let followed = |word: &str, text: &Text| match place.has_title && place.key.is_empty() {
        true => word.to_owned(),
        false => format!("{word}: {}", shown(text)),
    };
    let sentence = match (&change.from, &change.to) {
        (Some(from), Some(to)) => {
            let (from, to) = (shown(from), shown(to));
            match lang {
                Lang::Id => format!("dari {from} menjadi {to}"),
                Lang::En => format!("from {from} to {to}"),
            }
        }
        (None, Some(to)) => followed(lang.pick("ditambahkan", "added"), to),
        (Some(from), None) => followed(lang.pick("dihapus", "removed"), from),
        (None, None) => String::new(),
    };
    if place.thing.is_empty() || place.key.is_empty() {
        return sentence;
    }
    format!("{} {sentence}", key_name(place.key, lang))
}

/// A value as reports write it: `3 hours` is `3 jam`, a text stands in quotes; anything else stays as it is.
fn value(words: Words<'_>, place: &Where<'_>, written: &str) -> String {
    let is_item = place.of_texts && !written.starts_with(['{', '[']);
    if is_item || is_text(place.key) {
        return format!("“{written}”");
    }
    match Literal::parse(written) {
        Some(literal) if literal.kind != Kind::Text => words.value(literal.kind, &literal.value),
        _ => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::load::from_text;
    use crate::diagnostic::Diagnostics;

    const BASE: &str = include_str!("../../../tests/fixtures/checklists/contoh.yaml");

    fn change(path: &str, from: &[(&str, &str)], to: &[(&str, &str)]) -> Change {
        let text = |text: &[(&str, &str)]| text.first().map(|(id, en)| Text::new(*id, *en));
        Change { path: path.to_owned(), from: text(from), to: text(to) }
    }

    /// The example, as if it had made these changes to a base.
    fn tailored(changes: Vec<Change>) -> Checklist {
        let checklist = from_text("contoh.yaml", BASE, &mut Diagnostics::new()).unwrap();
        let base = Base {
            id: "dasar".to_owned(),
            version: "1".to_owned(),
            title: Text::both("Dasar"),
            sha256: String::new(),
            changes: Vec::new(),
        };
        Checklist { bases: vec![base], changes, ..checklist }
    }

    /// Each thing as `part / name: sentences`.
    fn lines(checklist: &Checklist, lang: Lang) -> Vec<String> {
        let steps = steps(checklist, lang);
        let parts = steps.iter().flat_map(|step| &step.parts);
        let told = |part: &Part| {
            let title = part.title;
            let line = |one: &Changed| format!("{title} / {}: {}", one.name(), one.said.join("; "));
            part.things.iter().map(line).collect::<Vec<_>>()
        };
        parts.flat_map(told).collect()
    }

    #[test]
    fn changes_are_told_thing_by_thing() {
        let checklist = tailored(vec![
            change(
                "parameters.durasi_minimum",
                &[("2 hours", "2 hours")],
                &[("3 hours", "3 hours")],
            ),
            change("criteria.PR-01.weight", &[("2.5", "2.5")], &[("3", "3")]),
            change("parameters.batas", &[], &[("80%", "80%")]),
            change("criteria.PR-01.critical", &[], &[("true", "true")]),
            change(
                "criteria.PR-01.title.en",
                &[("Workshops", "Workshops")],
                &[("A mini workshop", "A mini workshop")],
            ),
            change("criteria.PR-09", &[("Lama", "Old")], &[]),
            change("criteria.PR-08", &[], &[("Tindak lanjut dibahas", "Follow-up is discussed")]),
            change("form.tables.rapat.fields.tanggal.max", &[("hari", "hari")], &[]),
            change("form.groups", &[("[a]", "[a]")], &[("[b]", "[b]")]),
            change("checklist.basis.pmk-44-2016.until", &[], &[("2024-12-31", "2024-12-31")]),
            change("gates", &[("[x]", "[x]")], &[]),
            change("vocabularies.agenda_rapat.lain", &[], &[("Hal lain", "Other")]),
            change("criteria.PR-01.systemic.text", &[("a", "a")], &[("b", "b")]),
        ]);
        assert_eq!(
            lines(&checklist, Lang::Id),
            [
                "Parameter / durasi_minimum: dari 2 jam menjadi 3 jam",
                "Parameter / batas: ditambahkan: 80%",
                "Kriteria / PR-01 Lokakarya mini dilaksanakan setiap bulan: bobot dari 2,5 menjadi 3; status kritis ditambahkan: ya; judul (bahasa Inggris) dari “Workshops” menjadi “A mini workshop”; rekomendasi bersama, teks dari “a” menjadi “b”",
                "Kriteria / PR-09 Lama: dihapus",
                "Kriteria / PR-08 Tindak lanjut dibahas: ditambahkan",
                "Formulir / rapat.tanggal: nilai tertinggi dihapus: hari",
                "Formulir / groups: dari [a] menjadi [b]",
                "Dasar / pmk-44-2016 Permenkes No. 44 Tahun 2016 tentang Pedoman Manajemen Puskesmas: akhir masa berlaku ditambahkan: 31 Desember 2024",
                "Batas predikat / gates: dihapus: [x]",
                "Kosakata / agenda_rapat: lain ditambahkan: “Hal lain”",
            ]
        );
        assert_eq!(
            lines(&checklist, Lang::En)[2],
            "Criteria / PR-01 A mini workshop is held every month: weight from 2.5 to 3; critical added: yes; title (English) from “Workshops” to “A mini workshop”; systemic recommendation, text from “a” to “b”"
        );
    }

    #[test]
    fn a_part_in_brief_counts_fates() {
        let checklist = tailored(vec![
            change("criteria.PR-01.weight", &[("2", "2")], &[("3", "3")]),
            change("criteria.PR-09", &[("Lama", "Old")], &[]),
            change("criteria.PR-10", &[("Lama", "Old")], &[]),
        ]);
        let steps = steps(&checklist, Lang::Id);
        assert_eq!(
            steps[0].parts[0].brief(Lang::Id),
            "1 diubah (PR-01); 2 dihapus (PR-09 dan PR-10)"
        );
        assert_eq!(opening(&checklist, Lang::Id).unwrap(), "Menyesuaikan dasar (edisi 1)");
    }
}
