//! A plan of visits in words of both languages.

use super::sentences::difference;
use super::words::{all_of, counted, date, month, period};
use crate::followup::standing::Wanted;
use crate::quantity::Period;
use crate::text::Lang;
use crate::visits::reasons::{Cause, Reason};
use crate::visits::{Plan, Visit};

/// How many flags are quoted.
const QUOTED: usize = 3;

/// A reason, for files and programs.
#[must_use]
pub const fn cause_key(cause: &Cause<'_>) -> &'static str {
    match cause {
        Cause::NeverSubmitted => "never_submitted",
        Cause::Missing(_) => "missing",
        Cause::NeverVisited => "never_visited",
        Cause::SinceVisit(..) => "since_visit",
        Cause::Grade(_) => "grade",
        Cause::Falling(_) => "falling",
        Cause::Critical(_) => "critical",
        Cause::Column(..) => "column",
    }
}

/// A reason in plain words, with its points.
#[must_use]
pub fn reason(reason: &Reason<'_>, lang: Lang) -> String {
    let points = counted(to_usize(reason.points), lang, "poin", "point", "points");
    format!("{} ({points})", cause(&reason.cause, lang))
}

fn cause(cause: &Cause<'_>, lang: Lang) -> String {
    match cause {
        Cause::NeverSubmitted => {
            lang.pick("belum pernah mengirim laporan", "has submitted nothing yet").to_owned()
        }
        Cause::Missing(months) => match lang {
            Lang::Id => format!("tidak ada laporan tentang {months} bulan terakhir"),
            Lang::En => format!("nothing was submitted about the last {months} months"),
        },
        Cause::NeverVisited => lang.pick("belum pernah dikunjungi", "was never visited").to_owned(),
        Cause::SinceVisit(last, months) => {
            let ago = counted(to_usize(*months), lang, "bulan", "month", "months");
            let day = date(*last, lang);
            match lang {
                Lang::Id => format!("terakhir dikunjungi {day}, {ago} yang lalu"),
                Lang::En => format!("last visited on {day}, {ago} ago"),
            }
        }
        Cause::Grade(grade) => {
            format!("{} {grade}", lang.pick("predikat terbukti", "proven grade"))
        }
        Cause::Falling(by) => {
            let by = difference(by, lang);
            match lang {
                Lang::Id => format!("skor terbukti turun {by}"),
                Lang::En => format!("the proven score fell by {by}"),
            }
        }
        Cause::Critical(unmet) => {
            let count = unmet.len();
            let ids: Vec<&str> = unmet.iter().map(|one| one.id.as_str()).collect();
            let ids = all_of(&ids, lang);
            match lang {
                Lang::Id => format!("{count} kriteria kritis belum terpenuhi: {ids}"),
                Lang::En if count == 1 => format!("1 critical criterion is unmet: {ids}"),
                Lang::En => format!("{count} critical criteria are unmet: {ids}"),
            }
        }
        Cause::Column(column, value) => format!("{column}: {value}").replace('_', " "),
    }
}

fn to_usize(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// All reasons, each with its points.
#[must_use]
pub fn reasons(visit: &Visit<'_>, lang: Lang) -> Vec<String> {
    if visit.reasons.is_empty() {
        return vec![lang.pick("giliran biasa", "its ordinary turn").to_owned()];
    }
    visit.reasons.iter().map(|reason| self::reason(reason, lang)).collect()
}

/// The unit by name, code and regions.
#[must_use]
pub fn unit(visit: &Visit<'_>) -> String {
    let unit = &visit.unit;
    let groups = unit.groups.join(", ");
    let groups = if groups.is_empty() { groups } else { format!(", {groups}") };
    format!("{} ({}){groups}", unit.name, unit.code)
}

/// The points of a unit and its name.
#[must_use]
pub fn ranked(visit: &Visit<'_>, lang: Lang) -> String {
    let points = counted(to_usize(visit.points()), lang, "poin", "point", "points");
    format!("{}: {points}", unit(visit))
}

/// How the unit stands, by its last assessment.
#[must_use]
pub fn standing(visit: &Visit<'_>, lang: Lang) -> String {
    let Some(latest) = visit.unit.latest else {
        return lang.pick("Belum ada penilaian.", "There is no assessment yet.").to_owned();
    };
    let last = lang.pick("Penilaian terakhir", "Last assessment");
    format!("{last}: {}.", super::followup::standing(latest, lang))
}

/// What to prepare for a visit, a line for each thing.
#[must_use]
pub fn prepare(visit: &Visit<'_>, lang: Lang) -> Vec<String> {
    if visit.unit.latest.is_none() {
        return vec![
            lang.pick(
                "Bawa formulir isian kosong dan bantu unit mengisinya.",
                "Bring a blank form, and help the unit to fill it in.",
            )
            .to_owned(),
        ];
    }
    [discuss(visit, lang), see(visit, lang), ask(visit, lang), clarify(visit, lang)]
        .into_iter()
        .flatten()
        .collect()
}

fn discuss(visit: &Visit<'_>, lang: Lang) -> Option<String> {
    let titles: Vec<String> =
        visit.critical().iter().map(|one| format!("{} {}", one.id, one.title)).collect();
    let word = lang.pick("Bicarakan yang kritis", "Talk about what is critical");
    (!titles.is_empty()).then(|| format!("{word}: {}.", titles.join("; ")))
}

fn see(visit: &Visit<'_>, lang: Lang) -> Option<String> {
    let wanted: Vec<String> = visit.wanted().iter().map(|one| blank(one, lang)).collect();
    let word = lang.pick("Minta diperlihatkan", "Ask to see");
    (!wanted.is_empty()).then(|| format!("{word}: {}.", wanted.join("; ")))
}

/// A blank in words, as far as the names that programs use for it tell: `lokmin Mei 2025, program 7: melapor`.
fn blank(wanted: &Wanted, lang: Lang) -> String {
    let field = wanted.field.as_ref().map(|field| field.replace('_', " "));
    match (row(&wanted.row, lang), field) {
        (row, Some(field)) if row.is_empty() => field,
        (row, Some(field)) => format!("{row}: {field}"),
        (row, None) => format!("{} {row}", lang.pick("catatan", "the record of")),
    }
}

fn row(name: &str, lang: Lang) -> String {
    let word = |word: &str| match Period::parse(word) {
        Some(months) if word.contains('-') => period(months, lang),
        _ => word.replace('_', " "),
    };
    let own = |step: &str| step.split(' ').map(word).collect::<Vec<_>>().join(" ");
    name.split(" / ").map(own).collect::<Vec<_>>().join(", ")
}

fn ask(visit: &Visit<'_>, lang: Lang) -> Option<String> {
    let advice: Vec<&str> =
        visit.advice().iter().map(|one| one.text.trim_end_matches('.')).collect();
    let word = lang.pick("Tanyakan rekomendasi yang lalu", "Ask about earlier recommendations");
    (!advice.is_empty()).then(|| format!("{word}: {}.", advice.join("; ")))
}

fn clarify(visit: &Visit<'_>, lang: Lang) -> Option<String> {
    let flags = visit.flags();
    let mut ids: Vec<&str> = flags.iter().map(|one| one.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let first = ids.get(..QUOTED).unwrap_or(&ids).join(", ");
    let count = counted(flags.len(), lang, "catatan", "record", "records");
    (!flags.is_empty()).then(|| match lang {
        Lang::Id => format!("Klarifikasi {count} ({first}{})", more(&ids)),
        Lang::En => format!("Clarify {count} ({first}{})", more(&ids)),
    } + ".")
}

const fn more(ids: &[&str]) -> &'static str {
    if ids.len() > QUOTED { ", …" } else { "" }
}

/// What the plan is, in one sentence.
#[must_use]
pub fn summary(plan: &Plan<'_>, lang: Lang) -> String {
    let all = plan.visits.len() + plan.waiting.len() + plan.resting.len();
    let (visits, all) = (plan.visits.len(), counted(all, lang, "unit", "unit", "units"));
    let day = date(plan.as_of, lang);
    let months = plan.visits.first().map(|(day, _)| month(day.month(), lang));
    match (lang, months) {
        (Lang::Id, Some(month)) => {
            format!("{visits} dari {all} dikunjungi pada {month}, menurut keadaan per {day}.")
        }
        (Lang::Id, None) => format!("Tidak ada kunjungan dari {all}, menurut keadaan per {day}."),
        (Lang::En, Some(month)) => {
            format!("{visits} of {all} are visited in {month}, as things stood on {day}.")
        }
        (Lang::En, None) => format!("No visit among {all}, as things stood on {day}."),
    }
}

/// Units that are assessed but not on the list, by code; `None` where there are none.
#[must_use]
pub fn not_listed(plan: &Plan<'_>, lang: Lang) -> Option<String> {
    let visits = plan.visits.iter().map(|(_, visit)| visit);
    let all = visits.chain(&plan.waiting).chain(&plan.resting);
    let mut codes: Vec<&str> =
        all.filter(|visit| !visit.unit.is_listed).map(|visit| visit.unit.code).collect();
    codes.sort_unstable();
    let listed = all_of(&codes, lang);
    (!codes.is_empty()).then(|| match lang {
        Lang::Id => format!("Tidak ada dalam daftar unit, tetapi mempunyai penilaian: {listed}."),
        Lang::En => format!("Not on the list of units, but assessed: {listed}."),
    })
}
