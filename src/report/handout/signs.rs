//! Signs that records need clarification, as a handout: each with room for what the units say to it.

use super::{Cell, Handout, Kind, Part, Shape};
use crate::quantity::{Date, Period};
use crate::report::origin::Origin;
use crate::report::signs as words;
use crate::report::words::{counted, period};
use crate::signs::{self, Sign, Signs};
use crate::text::Lang;

/// The column of what is quoted.
const QUOTED: usize = 4;
/// How many rows of a sign are listed.
const ROWS: usize = 12;

/// Signs that records need clarification.
#[must_use]
pub fn signs(signs: &Signs, origin: &Origin, lang: Lang) -> Handout {
    let months = signs.days.and_then(|(from, to)| Period::new(from.month(), to.month()));
    let kinds = signs
        .signs
        .chunk_by(|one, other| words::kind_key(&one.kind) == words::kind_key(&other.kind));
    let mut numbers = 1..;
    Handout {
        lang,
        kind: lang.pick("Perlu klarifikasi", "Needs clarification"),
        title: counted(signs.units, lang, "unit", "unit", "units"),
        when: months.map(|months| period(months, lang)).unwrap_or_default(),
        day: signs.days.map_or(Date::FIRST, |(_, to)| to),
        facts: Vec::new(),
        lead: words::summary(signs, lang),
        notes: vec![words::caution(lang).to_owned()],
        parts: kinds.filter_map(|kind| part(kind, &mut numbers, lang)).collect(),
        made: origin.text(lang),
    }
}

fn part(signs: &[Sign], numbers: &mut impl Iterator<Item = usize>, lang: Lang) -> Option<Part> {
    let first = &signs.first()?.kind;
    let columns = lang.pick(
        [
            ("No.", Kind::Place),
            ("Yang ditemukan", Kind::Name),
            ("Unit", Kind::Count),
            ("Catatan", Kind::Text),
            ("Kutipan", Kind::Text),
            ("Penjelasan unit", Kind::Open),
        ],
        [
            ("No.", Kind::Place),
            ("What was found", Kind::Name),
            ("Units", Kind::Count),
            ("Records", Kind::Text),
            ("Quoted", Kind::Text),
            ("What the unit says", Kind::Open),
        ],
    );
    let mut columns = Part::columns(columns);
    if shape(first) == Shape::Table {
        columns.remove(QUOTED);
    }
    Some(Part {
        id: words::kind_key(first),
        title: words::kind(first, lang).to_owned(),
        sheet: sheet(words::kind_key(first), lang),
        says: words::question(first, lang).to_owned(),
        shape: shape(first),
        columns,
        rows: signs.iter().zip(numbers).map(|(sign, number)| row(number, sign, lang)).collect(),
        nothing: "",
    })
}

/// Texts are read one by one; the rest are looked up.
const fn shape(kind: &signs::Kind) -> Shape {
    match kind {
        signs::Kind::TextOfUnits(_) | signs::Kind::TextOfMonths(_) => Shape::Cards,
        signs::Kind::SameCounts | signs::Kind::SameTimes | signs::Kind::Holiday(..) => Shape::Table,
    }
}

fn row(number: usize, sign: &Sign, lang: Lang) -> Vec<Cell> {
    let mut row = vec![
        Cell::Count(number),
        Cell::text(words::about(sign, lang)),
        Cell::Count(sign.units()),
        Cell::lines(spots(sign, lang)),
    ];
    // Only what is about texts has a column for them.
    row.extend(words::quoted(sign).map(|text| Cell::text(format!("“{text}”"))));
    row.push(Cell::Blank);
    row
}

/// The first rows of a sign, and how many more there are.
fn spots(sign: &Sign, lang: Lang) -> Vec<String> {
    let left = sign.spots.len().saturating_sub(ROWS);
    let more = (left > 0).then(|| words::and_more(left, lang));
    sign.spots.iter().take(ROWS).map(|spot| words::spot(spot, lang)).chain(more).collect()
}

fn sheet(key: &str, lang: Lang) -> &'static str {
    let (id, en) = match key {
        "text_of_units" => ("Teks antarunit", "Texts of units"),
        "text_of_months" => ("Teks berulang", "Texts repeated"),
        "same_counts" => ("Angka sama", "Same numbers"),
        "same_times" => ("Jam sama", "Same hours"),
        _ => ("Hari libur", "Holidays"),
    };
    lang.pick(id, en)
}
