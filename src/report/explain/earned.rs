//! What a result earns, and what that weighs in the score.

use crate::bound::Range;
use crate::checklist::{Criterion, Gate, Level, Levels};
use crate::form::Kind;
use crate::quantity::Number;
use crate::report::terminal::page::Page;
use crate::report::words::{Words, number, percent};
use crate::text::Lang;

/// What each result earns, the most first.
pub(super) fn levels(page: &mut Page, words: Words<'_>, levels: &Levels, kind: Kind) {
    page.heading(words.lang.pick("Poin", "Points"));
    let earns = |page: &mut Page, earned: &Number, when: &str| {
        let earned = points(words, &Range::exactly(earned.clone()));
        page.item(2, "-", &format!("{earned}: {when}"));
    };
    match levels {
        Levels::AtLeast(steps) | Levels::AtMost(steps) => {
            let measure = words.lang.pick("hasil ukur", "the measure is");
            for step in steps {
                let threshold = reached(words, (levels, kind), step);
                earns(page, &step.points, &format!("{measure} {threshold}"));
            }
            earns(page, &Number::ZERO, words.lang.pick("selain itu", "otherwise"));
        }
        Levels::Linear => {
            let text = (
                "10 poin dikali hasil ukur: 100% memberi 10 poin, 50% memberi 5 poin, 0% memberi 0 poin.",
                "10 points times the measure: 100% earns 10 points, 50% earns 5, 0% earns none.",
            );
            page.paragraph(2, words.lang.pick(text.0, text.1));
        }
    }
}

/// Points within bounds: `antara 0 dan 5 poin`.
pub(super) fn points(words: Words<'_>, points: &Range) -> String {
    let one = points.exact() == Some(&Number::ONE);
    let noun = words.lang.pick("poin", if one { "point" } else { "points" });
    format!("{} {noun}", words.range(Kind::Number, points))
}

/// A threshold as something to reach, with the parameter that holds it: `paling sedikit 80% (penuh)`.
pub(super) fn reached(words: Words<'_>, (levels, kind): (&Levels, Kind), level: &Level) -> String {
    let more = !matches!(levels, Levels::AtMost(_));
    let ends = match (kind, more) {
        (Kind::Boolean, _) => return yes_or_no(words.lang, more, &level.threshold).to_owned(),
        (Kind::Date | Kind::Time | Kind::Month, true) => ("paling awal", "at the earliest"),
        (Kind::Date | Kind::Time | Kind::Month, false) => ("paling lambat", "at the latest"),
        (Kind::Duration, true) => ("paling singkat", "at least"),
        (Kind::Duration, false) => ("paling lama", "at most"),
        (_, true) => ("paling sedikit", "at least"),
        (_, false) => ("paling banyak", "at most"),
    };
    let value = words.range(kind, &Range::exactly(level.threshold.clone()));
    let parameter = level.parameter.as_ref().map(|name| format!(" ({name})"));
    format!("{} {value}{}", words.lang.pick(ends.0, ends.1), parameter.unwrap_or_default())
}

/// Which answers reach a threshold, yes being 1 and no 0.
fn yes_or_no(lang: Lang, more: bool, threshold: &Number) -> &'static str {
    let reached = |answer: &Number| if more { answer >= threshold } else { answer <= threshold };
    match (reached(&Number::ONE), reached(&Number::ZERO)) {
        (true, true) => lang.pick("ya atau tidak", "yes or no"),
        (true, false) => lang.pick("ya", "yes"),
        (false, _) => lang.pick("tidak", "no"),
    }
}

/// The share of the section and of the whole, and what it means to be critical.
pub(super) fn weight(page: &mut Page, words: Words<'_>, criterion: &Criterion) {
    let (lang, checklist) = (words.lang, words.checklist);
    page.heading(lang.pick("Bobot", "Weight"));
    let Some(section) = checklist.sections.get(criterion.section) else { return };
    let siblings = checklist.criteria.iter().filter(|one| one.section == criterion.section);
    let all: Number = siblings.map(|one| one.weight.clone()).sum();
    let sections: Number = checklist.sections.iter().map(|one| one.weight.clone()).sum();
    let share = (criterion.weight.clone() * section.weight.clone())
        .checked_div(&(all.clone() * sections))
        .map_or_else(String::new, |share| percent(&share, lang));
    let [weight, all] = [&criterion.weight, &all].map(|weight| number(weight, lang));
    let title = section.title.get(lang);
    let text = match lang {
        Lang::Id => format!(
            "Bobot {weight} dari {all} dalam bagian {title}; bila semua kriteria berlaku, {share} dari skor."
        ),
        Lang::En => format!(
            "Weight {weight} of {all} in the section {title}; {share} of the score where every criterion applies."
        ),
    };
    page.paragraph(2, &text);
    if criterion.critical {
        page.paragraph(2, &critical(words));
    }
}

/// What it means that a criterion is critical.
fn critical(words: Words<'_>) -> String {
    let lang = words.lang;
    let gate = |(place, gate): (usize, &Gate)| {
        let cap = words.checklist.grades.get(gate.cap).map_or("", |grade| grade.title.get(lang));
        let count = gate.critical_unmet;
        match (lang, place) {
            (Lang::Id, 0) => format!(
                "bila {count} kriteria kritis belum terpenuhi, predikat paling tinggi {cap}"
            ),
            (Lang::Id, _) => format!("bila {count}, paling tinggi {cap}"),
            (Lang::En, 0) => {
                let are = if count == 1 { "criterion is" } else { "criteria are" };
                format!("while {count} critical {are} unmet, the grade is at best {cap}")
            }
            (Lang::En, _) => format!("while {count} are, at best {cap}"),
        }
    };
    let gates: Vec<String> = words.checklist.gates.iter().enumerate().map(gate).collect();
    let is_critical = lang.pick("Kriteria ini kritis", "It is critical");
    match gates.is_empty() {
        true => format!("{is_critical}."),
        false => format!("{is_critical}: {}.", gates.join("; ")),
    }
}
