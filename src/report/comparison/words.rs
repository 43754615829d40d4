//! Words of comparisons, in both languages.

use std::cmp::Ordering;

use super::book::{Cell, Kind};
use crate::bound::Truth;
use crate::compare::changes::{Change, Direction, Reason};
use crate::compare::criteria::Certainty;
use crate::compare::rank::{Place, Ranked};
use crate::compare::verified::Accords;
use crate::dossier::FilledBy;
use crate::judge::Verdict;
use crate::quantity::{Number, Period};
use crate::report::sentences::span;
use crate::report::words;
use crate::report::words::{of_hundred, percent};
use crate::text::Lang;

/// Two decimals are enough to read.
pub(super) const PLACES: u32 = 2;

/// A verdict.
#[must_use]
pub const fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    let (id, en) = match verdict {
        Verdict::Met => ("terpenuhi", "met"),
        Verdict::Partial => ("sebagian", "in part"),
        Verdict::Unmet => ("belum terpenuhi", "unmet"),
        Verdict::Unknown => ("belum dapat disimpulkan", "unknown"),
        Verdict::NotApplicable => ("tidak berlaku", "not applicable"),
    };
    lang.pick(id, en)
}

/// The sign of a verdict, told apart by its shape alone.
#[must_use]
pub const fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "✓",
        Verdict::Partial => "◐",
        Verdict::Unmet => "✗",
        Verdict::Unknown => "?",
        Verdict::NotApplicable => "–",
    }
}

/// What the signs mean.
#[must_use]
pub fn signs(lang: Lang) -> String {
    let all =
        [Verdict::Met, Verdict::Partial, Verdict::Unmet, Verdict::Unknown, Verdict::NotApplicable];
    let one = |it: Verdict| format!("{} {}", sign(it), verdict(it, lang));
    all.map(one).join(", ")
}

/// A rank: `2`, or `1–3` where it is shared.
#[must_use]
pub fn rank(place: Place) -> String {
    match place.best == place.worst {
        true => place.best.to_string(),
        false => format!("{}–{}", place.best, place.worst),
    }
}

/// What a rank is worth, or why there is none.
#[must_use]
pub fn standing(ranked: Ranked, lang: Lang) -> Cell {
    let (key, id, en) = match ranked {
        Ranked::At(Place { best, worst, .. }) if best == worst => ("certain", "pasti", "certain"),
        Ranked::At(_) => {
            let en = "can't be told from others";
            ("shared", "tidak dapat dibedakan", en)
        }
        Ranked::TooIncomplete => {
            let en = "not ranked: too little is known";
            ("too_incomplete", "tanpa peringkat: isian kurang lengkap", en)
        }
        Ranked::NothingApplies => {
            let en = "not ranked: nothing applies";
            ("nothing_applies", "tanpa peringkat: tidak ada yang berlaku", en)
        }
    };
    Cell::word(key, lang.pick(id, en))
}

/// Who filled in what is compared, in a word.
#[must_use]
pub const fn source(filled_by: FilledBy, lang: Lang) -> &'static str {
    match filled_by {
        FilledBy::Itself => lang.pick("mandiri", "self"),
        FilledBy::Supervisor => lang.pick("supervisi", "verified"),
    }
}

/// Which way a score went; none where there is nothing to go from.
#[must_use]
pub fn direction(direction: Option<Direction>, lang: Lang) -> Cell {
    let (key, id, en) = match direction {
        Some(Direction::Up) => ("up", "▲ naik", "▲ up"),
        Some(Direction::Down) => ("down", "▼ turun", "▼ down"),
        Some(Direction::Same) => ("same", "= tetap", "= the same"),
        Some(Direction::Untold) => ("untold", "? belum dapat dipastikan", "? can't be told"),
        Some(Direction::OtherSource) => ("other_source", "≠ sumber berbeda", "≠ other source"),
        None => ("first", "• baru satu periode", "• only one period"),
    };
    Cell::word(key, lang.pick(id, en))
}

/// The criteria that moved a score, `L01 Lokmin setiap bulan (+2,5); K04 …`, with a question mark where blanks may be
/// all there is to it; before them that another source speaks, if so.
#[must_use]
pub fn reasons(change: &Change<'_>, title: impl Fn(&str) -> String, lang: Lang) -> String {
    let one = |reason: &Reason<'_>| {
        let open = if reason.surely { "" } else { "?" };
        format!("{} {} ({}{open})", reason.id, title(reason.id), signed(&reason.by, lang))
    };
    let listed = change.reasons.iter().map(one).collect::<Vec<_>>().join("; ");
    if change.is_of_one_source() {
        return listed;
    }
    let (before, now) = (change.before.filled_by, change.now.filled_by);
    let other = format!("{} → {}", source(before, lang), source(now, lang));
    if listed.is_empty() { other } else { format!("{other}: {listed}") }
}

/// A difference of shares with its sign: `+2,5`.
#[must_use]
pub fn signed(share: &Number, lang: Lang) -> String {
    let sign = if *share > Number::ZERO { "+" } else { "" };
    format!("{sign}{}", of_hundred(share, lang))
}

/// How surely something is systemic.
#[must_use]
pub fn certainty(certainty: Certainty, lang: Lang) -> Cell {
    let (key, id, en) = match certainty {
        Certainty::Surely => ("surely", "pasti sistemik", "surely systemic"),
        Certainty::Possibly => {
            let en = "systemic if blanks turn out badly";
            ("possibly", "mungkin sistemik, tergantung isian kosong", en)
        }
    };
    Cell::word(key, lang.pick(id, en))
}

/// Who rates higher, by how often; nothing where nothing can be told.
#[must_use]
pub fn rates(accords: &Accords, lang: Lang) -> Cell {
    let (key, id, en) = match accords.over.cmp(&accords.under) {
        _ if accords.told() == 0 => return Cell::Blank,
        Ordering::Greater => ("self_higher", "▲ mandiri lebih tinggi", "▲ self higher"),
        Ordering::Less => ("self_lower", "▼ mandiri lebih rendah", "▼ self lower"),
        Ordering::Equal => ("even", "= seimbang", "= even"),
    };
    Cell::word(key, lang.pick(id, en))
}

/// Whether a unit is beyond a line.
#[must_use]
pub fn beyond(truth: Truth, lang: Lang) -> Cell {
    let (key, id, en) = match truth {
        Truth::True => ("reached", "mencapai", "reaches it"),
        Truth::False => ("not_reached", "belum mencapai", "does not reach it"),
        Truth::Either => ("open", "belum pasti", "open"),
    };
    Cell::word(key, lang.pick(id, en))
}

/// How many.
#[must_use]
pub fn count(count: usize, lang: Lang) -> String {
    words::number(&Number::from(count), lang)
}

/// What a cell says to people; blank where it says nothing.
#[must_use]
pub fn cell(cell: &Cell, kind: Kind, lang: Lang) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) | Cell::Word { text, .. } => text.clone(),
        Cell::Count(count) => self::count(*count, lang),
        Cell::Number(number) if kind == Kind::Share => percent(number, lang),
        Cell::Number(number) if kind == Kind::Change => signed(number, lang),
        Cell::Number(number) if kind == Kind::Points => of_hundred(number, lang),
        Cell::Number(number) => words::number_to(number, PLACES, lang),
        Cell::Score(score) => span(score, lang),
        Cell::Rank(place) => rank(*place),
        Cell::Verdict(verdict) => sign(*verdict).to_owned(),
    }
}

/// A period in short: `2025`, `2025-S1`.
#[must_use]
pub fn period(period: Period) -> Cell {
    Cell::text(period.to_string())
}
