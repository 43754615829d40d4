//! What became of recommendations in many units, in words of both languages.

use super::followup::{outcome, signed_difference};
use super::sentences::difference;
use super::words::{counted, number, percent};
use crate::followup::district::{Across, Apart, Count, District, Mover, Tally, Why};
use crate::followup::{Followup, Outcome};
use crate::quantity::Number;
use crate::text::Lang;

/// The outcomes in the order in which they are told.
const TOLD: [Outcome; 6] = [
    Outcome::CarriedOut,
    Outcome::InPart,
    Outcome::Open,
    Outcome::Worse,
    Outcome::Unknown,
    Outcome::NotAsked,
];

/// Why a unit could not be paired, for files and programs.
#[must_use]
pub const fn why_key(why: Why) -> &'static str {
    match why {
        Why::OnlyEarlier => "only_earlier",
        Why::OnlyLater => "only_later",
        Why::OtherChecklist => "other_checklist",
        Why::NotLater => "not_later",
        Why::Same => "same_assessment",
    }
}

/// A unit that could not be paired, and why.
#[must_use]
pub fn apart(apart: &Apart<'_>, lang: Lang) -> String {
    let unit = apart.standing;
    format!("{} {}: {}", unit.code, unit.name, why(apart.why, lang))
}

/// Why a unit could not be paired, in words.
#[must_use]
pub const fn why(why: Why, lang: Lang) -> &'static str {
    let (id, en) = match why {
        Why::OnlyEarlier => ("tidak ada penilaian kemudian", "there is no later assessment"),
        Why::OnlyLater => ("tidak ada penilaian terdahulu", "there is no earlier assessment"),
        Why::OtherChecklist => (
            "kedua penilaiannya memakai daftar tilik berbeda",
            "its two are by different checklists",
        ),
        Why::NotLater => {
            ("penilaian kemudiannya lebih dahulu", "its later assessment is the earlier one")
        }
        Why::Same => ("kedua penilaiannya sama", "its two assessments are one"),
    };
    lang.pick(id, en)
}

/// How many recommendations of how many units became what, each with its share of all.
#[must_use]
pub fn tally(district: &District<'_>, lang: Lang) -> String {
    let tally = district.tally();
    let (all, units) = (tally.total(), district.units.len());
    let units = counted(units, lang, "unit", "unit", "units");
    if all == 0 {
        return match lang {
            Lang::Id => format!("Penilaian terdahulu {units} tidak memuat rekomendasi."),
            Lang::En => format!("The earlier assessments of {units} recommend nothing."),
        };
    }
    let part = |(count, became): (usize, Outcome)| {
        let share = share(count, all).map(|share| format!(" ({})", percent(&share, lang)));
        let count = number(&count.into(), lang);
        format!("{count} {}{}", outcome(became, lang), share.unwrap_or_default())
    };
    let said: Vec<String> = parts(&tally).map(part).collect();
    let all = counted(all, lang, "rekomendasi", "recommendation", "recommendations");
    match lang {
        Lang::Id => format!("Dari {all} bagi {units}: {}.", said.join(", ")),
        Lang::En => format!("Of {all} to {units}: {}.", said.join(", ")),
    }
}

/// How many became what: `1 dari 3 terlaksana; 2 masih terbuka`.
#[must_use]
pub fn short(tally: &Tally, lang: Lang) -> String {
    let all = tally.total();
    let done = tally.of(Outcome::CarriedOut);
    let (of, done_word) = (lang.pick("dari", "of"), outcome(Outcome::CarriedOut, lang));
    let rest = parts(tally)
        .filter(|(_, became)| *became != Outcome::CarriedOut)
        .map(|(count, became)| format!("{count} {}", outcome(became, lang)));
    let head = format!("{done} {of} {all} {done_word}");
    std::iter::once(head).chain(rest).collect::<Vec<_>>().join(", ")
}

/// What any recommendations became, and how many did.
fn parts(tally: &Tally) -> impl Iterator<Item = (usize, Outcome)> {
    TOLD.into_iter().map(|became| (tally.of(became), became)).filter(|(count, _)| *count > 0)
}

/// How many criteria that were met no longer are; `None` where none was met.
#[must_use]
pub fn came_back(district: &District<'_>, lang: Lang) -> Option<String> {
    let (met, surely, perhaps) = district.came_back();
    let more = (perhaps > 0).then(|| match lang {
        Lang::Id => format!(", dan {perhaps} belum dapat dipastikan lagi"),
        Lang::En => format!(", and {perhaps} no longer certain"),
    });
    let more = more.unwrap_or_default();
    (met > 0).then(|| match lang {
        Lang::Id => {
            format!("Dari {met} kriteria yang dahulu terpenuhi, {surely} kini tidak lagi{more}.")
        }
        Lang::En => format!("Criteria met earlier: {met}; of these, {surely} no longer met{more}."),
    })
}

/// What else is to be said of all units together.
#[must_use]
pub fn more(district: &District<'_>, lang: Lang) -> Vec<String> {
    let answers = super::followup::answers(&district.answers(), lang);
    let others = came_back(district, lang).into_iter().chain(answers);
    others.chain(moves(district, lang)).collect()
}

/// How far the proven scores moved on average over the units that have both; `None` where none has.
#[must_use]
pub fn moves(district: &District<'_>, lang: Lang) -> Option<String> {
    let moves = district.moves();
    let mean = mean(&moves.iter().cloned().sum(), moves.len())?;
    let by = difference(&mean.abs(), lang);
    let up = moves.iter().filter(|by| Number::ZERO < **by).count();
    let down = moves.iter().filter(|by| by.is_negative()).count();
    let same = moves.len() - up - down;
    let n = moves.len();
    Some(match lang {
        Lang::Id => {
            let moved = match (mean.is_zero(), mean.is_negative()) {
                (true, _) => "tetap".to_owned(),
                (_, true) => format!("turun {by}"),
                (_, false) => format!("naik {by}"),
            };
            format!(
                "Skor terbukti rata-rata per unit {moved} (n = {n}): naik di {up} unit, turun di {down}, tetap di {same}."
            )
        }
        Lang::En => {
            let moved = match (mean.is_zero(), mean.is_negative()) {
                (true, _) => "is the same".to_owned(),
                (_, true) => format!("fell by {by}"),
                (_, false) => format!("rose by {by}"),
            };
            let units = if up == 1 { "unit" } else { "units" };
            format!(
                "The mean proven score of a unit {moved} (n = {n}): it rose in {up} {units}, fell in {down}, stayed in {same}."
            )
        }
    })
}

/// What became of a unit's recommendations, in one line.
#[must_use]
pub fn unit(unit: &Followup<'_>, lang: Lang) -> String {
    let proven = |score: Option<&Number>| {
        score.map_or_else(|| lang.pick("tanpa skor", "no score").to_owned(), |it| percent(it, lang))
    };
    let (before, now) = (proven(unit.earlier.proven()), proven(unit.later.proven()));
    let tally: Tally = unit.advice.iter().map(|followed| followed.outcome).collect();
    let advice = match tally.total() {
        0 => lang.pick("dahulu tanpa rekomendasi", "nothing was recommended").to_owned(),
        _ => short(&tally, lang),
    };
    let back = unit.came_back.iter().filter(|one| one.surely).count();
    let back = (back > 0).then(|| match lang {
        Lang::Id => format!("; {back} muncul kembali"),
        Lang::En => format!("; {back} came back"),
    });
    let other = (unit.earlier.filled_by != unit.later.filled_by).then_some(
        lang.pick("; diisi oleh pihak yang berbeda", "; not filled in by the same party"),
    );
    format!(
        "{} {}: {before} → {now}; {advice}{}{}",
        unit.later.code,
        unit.later.name,
        back.unwrap_or_default(),
        other.unwrap_or_default()
    )
}

/// What became of one recommendation in all units.
#[must_use]
pub fn across(across: &Across<'_>, lang: Lang) -> String {
    let units = short(&across.tally, lang);
    format!("{} {} ({}): {units}", across.id, across.title, across.to)
}

/// What a criterion did to the proven scores of `n` units.
#[must_use]
pub fn mover(mover: &Mover<'_>, n: usize, lang: Lang) -> Option<String> {
    let mean = mean(&mover.sum, n)?;
    let by = signed_difference(&mean, lang);
    let (criterion, up, down) = (mover.criterion, mover.up, mover.down);
    let name = format!("{} {}", criterion.id, criterion.title);
    Some(match lang {
        Lang::Id => format!("{name}: {by} (menaikkan skor {up} unit, menurunkan {down})"),
        Lang::En => {
            format!("{name}: {by} (raised the score of {up}, lowered that of {down})")
        }
    })
}

/// Units and records: `3 catatan di 2 unit`.
#[must_use]
pub fn records(count: Count, lang: Lang) -> String {
    if count.records == 0 {
        return lang.pick("tidak ada", "none").to_owned();
    }
    let records = counted(count.records, lang, "catatan", "record", "records");
    let units = counted(count.units, lang, "unit", "unit", "units");
    format!("{records} {} {units}", lang.pick("di", "of"))
}

fn mean(sum: &Number, n: usize) -> Option<Number> {
    sum.checked_div(&Number::from(n))
}

fn share(count: usize, all: usize) -> Option<Number> {
    Number::from(count).checked_div(&Number::from(all))
}
