//! What every readable report says of the whole, in sentences.

use super::View;
use super::view::CriterionView;
use super::words::{self, all_of, counted, of_hundred, percent};
use crate::bound::Range;
use crate::checklist::{FlagSeverity, Levels, Method};
use crate::dossier::{FilledBy, Strength};
use crate::form::Kind;
use crate::judge::Verdict;
use crate::quantity::Number;
use crate::text::Lang;

/// Bounds of a score in short: `31,25%` or `31,25–38,5%`.
#[must_use]
pub fn span(score: &Range, lang: Lang) -> String {
    match (score.low(), score.high()) {
        (Some(low), Some(high)) if low == high => percent(low, lang),
        (Some(low), Some(high)) => format!("{}–{}%", of_hundred(low, lang), of_hundred(high, lang)),
        _ => lang.pick("belum diketahui", "not known").to_owned(),
    }
}

/// A difference between scores: `3,75 poin persen`.
#[must_use]
pub fn difference(share: &Number, lang: Lang) -> String {
    let points = of_hundred(share, lang);
    format!("{points} {}", lang.pick("poin persen", "percentage points"))
}

/// Who filled the dossier in.
#[must_use]
pub const fn filled_by(filled_by: FilledBy, lang: Lang) -> &'static str {
    match filled_by {
        FilledBy::Itself => lang.pick("unit sendiri (mandiri)", "the unit itself"),
        FilledBy::Supervisor => {
            lang.pick("tim supervisi, saat kunjungan", "supervisors, on a visit")
        }
    }
}

/// The period, and the day up to which it is counted, if any.
#[must_use]
pub fn period(view: &View<'_>) -> String {
    let months = words::period(view.dossier.period, view.lang);
    match view.dossier.as_of.map(|day| words::date(day, view.lang)) {
        None => months,
        Some(day) => format!("{months}, {} {day}", view.lang.pick("sampai dengan", "up to")),
    }
}

/// The grade in short: one, or from the proven to the highest possible.
#[must_use]
pub fn grade(view: &View<'_>) -> Option<String> {
    let (low, high) = view.assessment.scorecard.grade?;
    let (proven, possible) = (view.grade(low), view.grade(high));
    Some(match view.lang {
        _ if low == high => proven.to_owned(),
        Lang::Id => format!("{proven} sampai {possible}"),
        Lang::En => format!("{proven} to {possible}"),
    })
}

/// Whether the result can still move: the period is not over, or blanks are left that matter.
fn moves(view: &View<'_>) -> (bool, bool) {
    let total = view.assessment.scorecard.total.as_ref();
    let so_far = view.dossier.as_of.is_some_and(|day| day < view.dossier.period.last_day());
    (so_far, total.is_some_and(|total| total.exact().is_none()))
}

/// Whether the result can still move.
#[must_use]
pub fn is_provisional(view: &View<'_>) -> bool {
    moves(view) != (false, false)
}

/// Whether the result can still move, and why.
#[must_use]
pub fn standing(view: &View<'_>) -> &'static str {
    if view.assessment.scorecard.total.is_none() {
        let none = "Tanpa skor: tidak ada kriteria yang berlaku";
        return view.lang.pick(none, "No score: no criterion applies");
    }
    let (id, en) = match moves(view) {
        (true, true) => (
            "Sementara: periode belum selesai, dan masih ada isian yang belum diketahui",
            "Provisional: the period is not over, and some entries are not known yet",
        ),
        (true, false) => {
            ("Sementara: periode belum selesai", "Provisional: the period is not over")
        }
        (false, true) => (
            "Sementara: masih ada isian yang belum diketahui",
            "Provisional: some entries are not known yet",
        ),
        (false, false) => (
            "Tetap: semua yang menentukan skor sudah diketahui",
            "Final: all that decides the score is known",
        ),
    };
    view.lang.pick(id, en)
}

/// How well a claim is shown.
#[must_use]
pub const fn strength(strength: Strength, lang: Lang) -> &'static str {
    let (id, en) = match strength {
        Strength::None => ("belum ada", "none"),
        Strength::Weak => ("lemah", "weak"),
        Strength::Moderate => ("sedang", "moderate"),
        Strength::Strong => ("kuat", "strong"),
    };
    lang.pick(id, en)
}

/// How a claim is checked.
#[must_use]
pub const fn method(method: Method, lang: Lang) -> &'static str {
    let (id, en) = match method {
        Method::Document => ("dokumen", "document"),
        Method::Interview => ("wawancara", "interview"),
        Method::Observation => ("observasi", "observation"),
    };
    lang.pick(id, en)
}

/// How grave a flag is.
#[must_use]
pub const fn severity(severity: FlagSeverity, lang: Lang) -> &'static str {
    let (id, en) = match severity {
        FlagSeverity::Info => ("perlu diketahui", "worth knowing"),
        FlagSeverity::Warning => ("perlu dijelaskan", "needs an explanation"),
    };
    lang.pick(id, en)
}

/// The verdict on the whole: which grade is proven, and which one is still possible.
#[must_use]
pub fn verdict(view: &View<'_>) -> String {
    let scores = &view.assessment.scorecard;
    let (Some(total), Some((low, high))) = (&scores.total, scores.grade) else {
        let nothing = (
            "Tidak ada kriteria yang berlaku bagi unit ini pada periode ini, sehingga tidak ada skor.",
            "No criterion applies to this unit in this period, so there is no score.",
        );
        return view.lang.pick(nothing.0, nothing.1).to_owned();
    };
    let (proven, possible) = (view.grade(low), view.grade(high));
    let settled = total.exact().is_some();
    match view.lang {
        Lang::Id if settled => {
            format!("Predikat {proven}; tidak ada lagi isian kosong yang memengaruhi skor.")
        }
        Lang::En if settled => {
            format!("Grade {proven}; no blank is left that could move the score.")
        }
        Lang::Id if low == high => {
            format!("Predikat {proven}; isian yang masih kosong tidak akan mengubahnya.")
        }
        Lang::En if low == high => {
            format!("Grade {proven}; what is still blank will not change it.")
        }
        Lang::Id => format!(
            "Predikat yang terbukti {proven}; bila isian yang masih kosong ternyata baik, predikat dapat mencapai {possible}."
        ),
        Lang::En => format!(
            "The proven grade is {proven}; if what is still blank turns out well, it may reach {possible}."
        ),
    }
}

/// The score: what is proven, what is possible, and how complete the dossier is.
#[must_use]
pub fn score(view: &View<'_>) -> Option<String> {
    let total = view.assessment.scorecard.total.as_ref()?;
    let (low, high) = (percent(total.low()?, view.lang), percent(total.high()?, view.lang));
    let complete = percent(&view.completeness()?, view.lang);
    let settled = total.exact().is_some();
    Some(match view.lang {
        Lang::Id if settled => format!("Skor {low}; kelengkapan {complete}."),
        Lang::En if settled => format!("Score {low}; completeness {complete}."),
        Lang::Id => format!(
            "Skor terbukti {low}; paling tinggi {high} bila semua yang belum diketahui ternyata baik. Kelengkapan {complete}."
        ),
        Lang::En => format!(
            "Proven score {low}; {high} at most, if all that is not known turns out well. Completeness {complete}."
        ),
    })
}

/// How many criteria fared how: `23 kriteria: 5 terpenuhi, 3 belum terpenuhi`.
#[must_use]
pub fn tally(view: &View<'_>) -> String {
    let words = words::Words { checklist: view.checklist, lang: view.lang };
    let count = |verdict| view.criteria.iter().filter(|one| one.judged.verdict == verdict).count();
    let parts: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| (count(verdict), words.verdict(verdict)))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    let criteria = counted(view.criteria.len(), view.lang, "kriteria", "criterion", "criteria");
    format!("{criteria}: {}.", parts.join(", "))
}

/// The critical criteria that surely are unmet, which hold the grade down; `None` where there are none.
#[must_use]
pub fn critical(view: &View<'_>) -> Option<String> {
    let unmet =
        |one: &&CriterionView<'_>| one.criterion.critical && one.judged.verdict == Verdict::Unmet;
    let ids: Vec<&str> =
        view.criteria.iter().filter(unmet).map(|one| one.criterion.id.as_str()).collect();
    let listed = all_of(&ids, view.lang);
    (!ids.is_empty()).then(|| match view.lang {
        Lang::Id => format!("Kriteria kritis yang belum terpenuhi: {listed}."),
        Lang::En => format!("Critical criteria that are unmet: {listed}."),
    })
}

/// A citation with the title of its document: `Permenkes No. 44 Tahun 2016, III.B`.
#[must_use]
pub fn citation(view: &View<'_>, written: &str) -> String {
    let (id, clause) = written.split_once(' ').unwrap_or((written, ""));
    let title = view.checklist.basis.iter().find(|basis| basis.id == id);
    let title = title.map_or(id, |basis| basis.title.get(view.lang));
    if clause.is_empty() { title.to_owned() } else { format!("{title}, {clause}") }
}

/// A sign for a verdict that needs no colour.
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

/// What was found of a criterion, in one or two sentences: its rows, its reason, or its measure beside
/// what full points ask.
#[must_use]
pub fn condition(view: &View<'_>, one: &CriterionView<'_>) -> String {
    if let Some(rows) = &one.rows {
        return format!("{rows}.");
    }
    if !one.because.is_empty() {
        return format!("{}.", one.because);
    }
    measured(view, one)
}

/// What was measured, beside what full points ask.
fn measured(view: &View<'_>, one: &CriterionView<'_>) -> String {
    let Some(measure) = &one.measure else { return String::new() };
    let threshold = full_points(view, one);
    match (threshold, one.judged.verdict, view.lang) {
        (None, _, Lang::Id) => format!("Hasil ukur: {measure}."),
        (None, _, Lang::En) => format!("Measured: {measure}."),
        (Some(full), Verdict::Partial | Verdict::Unmet, Lang::Id) => {
            format!("Hasil ukur {measure}, sedangkan poin penuh diberikan {full}.")
        }
        (Some(full), Verdict::Partial | Verdict::Unmet, Lang::En) => {
            format!("Measured {measure}, while full points are given {full}.")
        }
        (Some(full), _, Lang::Id) => format!("Hasil ukur {measure}; poin penuh diberikan {full}."),
        (Some(full), _, Lang::En) => format!("Measured {measure}; full points are given {full}."),
    }
}

/// From which measure on, or up to which, full points are given: `mulai 80%`; `None` where no one measure says.
fn full_points(view: &View<'_>, one: &CriterionView<'_>) -> Option<String> {
    let (level, (id, en), on) = match &one.criterion.levels {
        Levels::AtLeast(levels) => (levels.first()?, ("mulai", "from"), view.lang.pick("", " on")),
        Levels::AtMost(levels) => (levels.first()?, ("sampai", "up to"), ""),
        Levels::Linear => return None,
    };
    let kind = Some(one.criterion.shown_as).filter(|kind| *kind != Kind::Boolean)?;
    let threshold = view.words().range(kind, &Range::exactly(level.threshold.clone()));
    Some(format!("{} {threshold}{on}", view.lang.pick(id, en)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::with_example;

    #[test]
    fn the_verdict_says_what_is_proven_and_what_is_possible() {
        with_example("Kebun Sikolos", |checklist, dossier, assessment| {
            let view = View::of(checklist, dossier, assessment, Lang::Id);
            assert_eq!(
                verdict(&view),
                "Predikat yang terbukti kurang; bila isian yang masih kosong ternyata baik, predikat dapat mencapai baik."
            );
            assert_eq!(
                score(&view).unwrap(),
                "Skor terbukti 0%; paling tinggi 85% bila semua yang belum diketahui ternyata baik. Kelengkapan 15%."
            );
            assert_eq!(tally(&view), "2 kriteria: 2 belum dapat disimpulkan.");
            assert_eq!(citation(&view, "pmk-44-2016 III.B"), "Permenkes No. 44 Tahun 2016, III.B");
        });
    }

    #[test]
    fn spans_say_an_exact_score_once() {
        let quarter = Number::ratio(1, 4).unwrap();
        assert_eq!(span(&Range::exactly(quarter.clone()), Lang::Id), "25%");
        assert_eq!(span(&Range::spanning(quarter, Number::ONE), Lang::En), "25–100%");
    }
}
