//! Signs that records need a second look, in words of both languages, and as a table for spreadsheets.
//!
//! Of a text, the beginning is quoted and no more; of people, nothing is said.

use std::io;

use super::csv::{inert, line};
use super::origin::{Origin, VERSION};
use super::visible::visible;
use super::words::{Words, counted, date, percent};
use crate::bound::Range;
use crate::ids::FieldId;
use crate::quantity::Number;
use crate::signs::{Kind, Sign, Signs, Spot, Submission};
use crate::text::Lang;

/// How much of a text is quoted, in characters.
const QUOTED: usize = 100;

/// A kind of signs, for files and programs.
#[must_use]
pub const fn kind_key(kind: &Kind) -> &'static str {
    match kind {
        Kind::TextOfUnits(_) => "text_of_units",
        Kind::TextOfMonths(_) => "text_of_months",
        Kind::SameCounts => "same_counts",
        Kind::SameTimes => "same_times",
        Kind::Holiday(..) => "holiday",
    }
}

/// A kind of signs, as a heading.
#[must_use]
pub const fn kind(kind: &Kind, lang: Lang) -> &'static str {
    let (id, en) = match kind {
        Kind::TextOfUnits(_) => {
            ("Teks yang hampir sama di beberapa unit", "Nearly the same text in several units")
        }
        Kind::TextOfMonths(_) => (
            "Teks yang hampir sama dari waktu ke waktu",
            "Nearly the same text time and again in one unit",
        ),
        Kind::SameCounts => (
            "Angka yang sama dalam pertemuan berturut-turut",
            "The same numbers in one meeting after another",
        ),
        Kind::SameTimes => (
            "Jam yang sama dalam pertemuan berturut-turut",
            "The same hours in one meeting after another",
        ),
        Kind::Holiday(..) => ("Tanggal pada hari libur", "Dates on public holidays"),
    };
    lang.pick(id, en)
}

/// What to ask, for a kind of signs.
#[must_use]
pub const fn question(kind: &Kind, lang: Lang) -> &'static str {
    let (id, en) = match kind {
        Kind::TextOfUnits(_) => (
            "Tanyakan apakah teks ini berasal dari contoh bersama, dan apa yang khas di setiap unit.",
            "Ask whether the text comes from a common model, and what is particular to each unit.",
        ),
        Kind::TextOfMonths(_) => (
            "Bandingkan naskah aslinya; masalah yang berulang pun seharusnya dicatat perkembangannya.",
            "Compare the originals; even a problem that comes back should have its progress recorded.",
        ),
        Kind::SameCounts => (
            "Cocokkan dengan daftar hadir dan catatan asli setiap pertemuan.",
            "Compare with the attendance list and the original record of each meeting.",
        ),
        Kind::SameTimes => (
            "Tanyakan apakah yang dicatat jam sebenarnya atau jam menurut jadwal.",
            "Ask whether these are the hours that were kept or those of the schedule.",
        ),
        Kind::Holiday(..) => (
            "Periksa tanggalnya, atau tanyakan mengapa hari libur dipakai.",
            "Check the date, or ask why a holiday was used.",
        ),
    };
    lang.pick(id, en)
}

/// What is looked at, and how much of it was found.
#[must_use]
pub fn summary(signs: &Signs, lang: Lang) -> String {
    let (found, units) = (signs.signs.len(), counted(signs.units, lang, "unit", "unit", "units"));
    let texts = counted(signs.texts, lang, "teks", "text", "texts");
    match lang {
        Lang::Id if found == 0 => {
            format!(
                "Tidak ada yang perlu diklarifikasi pada catatan {units} ({texts} dibandingkan)."
            )
        }
        Lang::Id => {
            format!("{found} hal perlu diklarifikasi pada catatan {units} ({texts} dibandingkan).")
        }
        Lang::En if found == 0 => {
            format!("Nothing needs clarification in the records of {units} ({texts} compared).")
        }
        Lang::En => {
            let needs = if found == 1 { "1 thing needs" } else { &format!("{found} things need") };
            format!("{needs} clarification in the records of {units} ({texts} compared).")
        }
    }
}

/// What is to be kept in mind with every sign.
#[must_use]
pub const fn caution(lang: Lang) -> &'static str {
    lang.pick(
        "Semuanya pertanyaan, bukan tuduhan, dan tidak memengaruhi skor.",
        "All of these are questions, no accusations, and never part of a score.",
    )
}

/// What a sign is about, in one line.
#[must_use]
pub fn about(sign: &Sign, lang: Lang) -> String {
    let fields = fields(sign, lang).join(", ");
    let meetings = counted(sign.meetings(), lang, "catatan", "record", "records");
    let units = counted(sign.units(), lang, "unit", "unit", "units");
    match (&sign.kind, lang) {
        (Kind::TextOfUnits(least), Lang::Id) => {
            format!("{fields}: {meetings} di {units}, kemiripan {}", alike(least, lang))
        }
        (Kind::TextOfUnits(least), Lang::En) => {
            format!("{fields}: {meetings} of {units}, likeness {}", alike(least, lang))
        }
        (Kind::TextOfMonths(least), Lang::Id) => {
            format!("{fields}: {meetings}, kemiripan {}", alike(least, lang))
        }
        (Kind::TextOfMonths(least), Lang::En) => {
            format!("{fields}: {meetings}, likeness {}", alike(least, lang))
        }
        (Kind::SameCounts | Kind::SameTimes, _) => {
            format!("{}: {meetings}", values(sign, lang).join(", "))
        }
        (Kind::Holiday(day, name), _) => {
            let name = Some(name.get(lang)).filter(|name| !name.is_empty());
            let name = name.map(|name| format!(", {name}"));
            format!("{fields}: {}{}", date(*day, lang), name.unwrap_or_default())
        }
    }
}

fn alike(least: &Number, lang: Lang) -> String {
    let share = percent(least, lang);
    match (least == &Number::ONE, lang) {
        (true, _) => share,
        (false, Lang::Id) => format!("sedikitnya {share}"),
        (false, Lang::En) => format!("at least {share}"),
    }
}

/// The beginning of the text a sign is about.
#[must_use]
pub fn quoted(sign: &Sign) -> Option<String> {
    let text = sign.text.as_deref()?;
    let mut kept: String = text.chars().take(QUOTED).collect();
    if kept.len() < text.len() {
        kept = format!("{}…", kept.trim_end());
    }
    Some(kept)
}

/// The labels of the fields a sign is about.
#[must_use]
pub fn fields(sign: &Sign, lang: Lang) -> Vec<&str> {
    let Some(spot) = sign.spots.first() else { return Vec::new() };
    let table = spot.checklist.form.table(spot.table());
    let label = |field: &FieldId| Some(table.fields.get(field.index())?.label.get(lang));
    sign.fields.iter().filter_map(label).collect()
}

/// The fields of a sign, each with its value in the first row.
#[must_use]
pub fn values(sign: &Sign, lang: Lang) -> Vec<String> {
    let Some(spot) = sign.spots.first() else { return Vec::new() };
    let words = Words { checklist: &spot.checklist, lang };
    let one = |(field, value): (&FieldId, &i64)| {
        let named = spot.checklist.form.field(spot.table(), *field);
        let value = words.range(named.kind, &Range::exactly(Number::whole(*value)));
        format!("{} {value}", named.label.get(lang))
    };
    sign.fields.iter().zip(&sign.values).map(one).collect()
}

/// A row: its unit, and what it is called.
#[must_use]
pub fn spot(spot: &Spot, lang: Lang) -> String {
    let words = Words { checklist: &spot.checklist, lang };
    let steps = spot.steps.iter();
    let steps = steps.map(|step| words.called(step.table, step.number, step.month));
    let Submission { code, name, .. } = &*spot.submission;
    format!("{code} {name}, {}", steps.collect::<Vec<_>>().join(", "))
}

/// That so many records are not listed.
#[must_use]
pub fn and_more(left: usize, lang: Lang) -> String {
    let records = counted(left, lang, "catatan", "record", "records");
    match lang {
        Lang::Id => format!("masih ada {records} lagi"),
        Lang::En => format!("and {records} more"),
    }
}

/// All signs as a table: a line for each row of each sign, numbered alike where they belong together.
///
/// # Errors
/// Only if the machine refuses.
pub fn csv(signs: &Signs, origin: &Origin, lang: Lang) -> io::Result<String> {
    let heads = ["sign", "kind", "code", "name", "row", "source", "fields", "about", "quoted"];
    let made = ["tilik", "checklists_sha256", "files_sha256"];
    let mut text =
        line(&[&heads[..], &made].concat().into_iter().map(str::to_owned).collect::<Vec<_>>())?;
    let checklists: Vec<&str> = origin.checklist_hashes().collect();
    let made = [VERSION.to_owned(), checklists.join(" "), origin.files.together()];
    for (number, sign) in (1..).zip(&signs.signs) {
        for spot in &sign.spots {
            let cells = cells((number, sign), spot, lang).into_iter().chain(made.clone());
            text.push_str(&line(&cells.collect::<Vec<_>>())?);
        }
    }
    Ok(text)
}

fn cells((number, sign): (usize, &Sign), spot: &Spot, lang: Lang) -> [String; 9] {
    [
        number.to_string(),
        kind_key(&sign.kind).to_owned(),
        shown(&spot.submission.code),
        shown(&spot.submission.name),
        shown(&spot.row_name()),
        shown(&spot.source().unwrap_or_default()),
        shown(&fields(sign, lang).join("; ")),
        shown(&about(sign, lang)),
        shown(&quoted(sign).unwrap_or_default()),
    ]
}

/// A text in a table that shows what it holds, and nothing else.
fn shown(text: &str) -> String {
    inert(&visible(text))
}
