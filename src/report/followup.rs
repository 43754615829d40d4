//! What became of recommendations, in words of both languages and in the words of programs.

use std::sync::Arc;

use super::sentences::difference;
use super::words::{all_of, counted, date, of_hundred, percent, period};
use super::{View, json};
use crate::bound::Range;
use crate::diagnostic::{Diagnostics, Source};
use crate::followup::answers::Answers;
use crate::followup::plan::{Entry, Status};
use crate::followup::standing::{Edition, Fared, Standing};
use crate::followup::{CameBack, Claim, Followed, Followup, Next, Outcome, district, record};
use crate::quantity::Number;
use crate::text::Lang;

/// What the next action plan says of a promise, for files and programs.
#[must_use]
pub const fn next_key(next: Next) -> &'static str {
    match next {
        Next::Repeated => "repeated",
        Next::Dropped => "dropped",
    }
}

/// What became of a recommendation, for files and programs.
#[must_use]
pub const fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Worse => "worse",
        Outcome::Open => "open",
        Outcome::InPart => "in_part",
        Outcome::Unknown => "unknown",
        Outcome::CarriedOut => "carried_out",
        Outcome::NotAsked => "not_asked",
    }
}

/// A sign for what became of a recommendation that needs no colour.
#[must_use]
pub const fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::CarriedOut => "✓",
        Outcome::InPart => "◐",
        Outcome::Open => "✗",
        Outcome::Worse => "▼",
        Outcome::Unknown => "?",
        Outcome::NotAsked => "–",
    }
}

/// An assessment as later ones are held against it; `None` if the machine refuses to write it down.
#[must_use]
pub fn standing_of(view: &View<'_>) -> Option<Standing> {
    let source = Arc::new(Source::file(String::new(), json::line(view).ok()?));
    record::read(&source, &mut Diagnostics::new()).pop()
}

/// How what a unit says goes together with the records, for files and programs.
#[must_use]
pub const fn claim_key(claim: Claim) -> &'static str {
    match claim {
        Claim::Silent => "silent",
        Claim::Agrees => "agrees",
        Claim::Unproven => "unproven",
        Claim::WithoutEvidence => "without_evidence",
        Claim::ProvenAnyway => "proven_anyway",
        Claim::Untold => "untold",
    }
}

/// A status, for files and programs.
#[must_use]
pub const fn status_key(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "not_started",
        Status::InProgress => "in_progress",
        Status::Done => "done",
        Status::CannotBeDone => "cannot_be_done",
    }
}

/// What became of a recommendation.
#[must_use]
pub const fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    let (id, en) = match outcome {
        Outcome::Worse => ("memburuk", "worse than before"),
        Outcome::Open => ("masih terbuka", "still open"),
        Outcome::InPart => ("terlaksana sebagian", "carried out in part"),
        Outcome::Unknown => ("belum diketahui", "not known yet"),
        Outcome::CarriedOut => ("terlaksana", "carried out"),
        Outcome::NotAsked => ("tidak lagi diminta", "no longer asked"),
    };
    lang.pick(id, en)
}

/// How what a unit says goes together with what the records prove; `None` where there is nothing to add.
#[must_use]
pub const fn claim(claim: Claim, lang: Lang) -> Option<&'static str> {
    let (id, en) = match claim {
        Claim::Silent | Claim::Agrees => return None,
        Claim::Unproven => (
            "dinyatakan selesai, tetapi catatan belum membuktikannya; periksa bukti yang disebut",
            "said to be done, but the records do not prove it; look at the evidence it names",
        ),
        Claim::WithoutEvidence => (
            "dinyatakan selesai tanpa bukti, dan catatan belum membuktikannya",
            "said to be done without evidence, and the records do not prove it",
        ),
        Claim::ProvenAnyway => (
            "belum dinyatakan selesai, tetapi catatan membuktikannya",
            "not said to be done, but the records prove it",
        ),
        Claim::Untold => (
            "dinyatakan selesai; kriterianya tidak lagi diminta, sehingga tidak dapat diperiksa",
            "said to be done; its criterion is no longer asked, so that nothing proves it",
        ),
    };
    Some(lang.pick(id, en))
}

/// How many recommendations became what: `Dari 5 rekomendasi: 2 terlaksana, 3 masih terbuka.`
#[must_use]
pub fn tally(followup: &Followup<'_>, lang: Lang) -> String {
    let all = followup.advice.len();
    if all == 0 {
        let none = "Penilaian terdahulu tidak memuat rekomendasi.";
        return lang.pick(none, "The earlier assessment recommends nothing.").to_owned();
    }
    let parts: Vec<String> = [
        Outcome::CarriedOut,
        Outcome::InPart,
        Outcome::Open,
        Outcome::Worse,
        Outcome::Unknown,
        Outcome::NotAsked,
    ]
    .into_iter()
    .map(|became| (followup.with(became).count(), became))
    .filter(|(count, _)| *count > 0)
    .map(|(count, became)| format!("{count} {}", outcome(became, lang)))
    .collect();
    let all = counted(all, lang, "rekomendasi", "recommendation", "recommendations");
    format!("{} {all}: {}.", lang.pick("Dari", "Of"), parts.join(", "))
}

/// What of the answers of units needs a second look, in sentences; none where nothing does.
#[must_use]
pub fn answers(answers: &Answers, lang: Lang) -> Vec<String> {
    let parts = [claimed(answers, lang), promised(answers, lang), unanswered(answers, lang)];
    parts.into_iter().flatten().collect()
}

/// How answers go together with the records.
fn claimed(answers: &Answers, lang: Lang) -> Option<String> {
    let parts = [
        (
            answers.without_evidence,
            ("dinyatakan selesai tanpa bukti", "said to be done without evidence"),
        ),
        (
            answers.unproven,
            ("dinyatakan selesai tetapi belum terbukti", "said to be done but not proven"),
        ),
        (answers.overdue, ("melewati batas waktunya", "past their deadline")),
    ];
    let parts = parts.map(|(count, (id, en))| format!("{count} {}", lang.pick(id, en)));
    let all = counted(answers.total, lang, "jawaban dalam matriks RTL", "answer", "answers");
    let any = answers.without_evidence + answers.unproven + answers.overdue > 0;
    any.then(|| match lang {
        Lang::Id => format!("Dari {all}: {}.", all_of(&parts, lang)),
        Lang::En => format!("Of {all} in action plans: {}.", all_of(&parts, lang)),
    })
}

/// What the next action plans say of promises that are still open.
fn promised(answers: &Answers, lang: Lang) -> Option<String> {
    let Answers { open, repeated, dropped, .. } = *answers;
    (open > 0).then(|| match lang {
        Lang::Id => format!(
            "Dari {open} janji yang masih terbuka: {repeated} dijanjikan lagi dalam RTL berikutnya dan {dropped} tidak disebut lagi."
        ),
        Lang::En => format!(
            "Of {}: {repeated} promised again in the next action plan, and {dropped} not mentioned any more.",
            counted(open, lang, "", "promise still open", "promises still open")
        ),
    })
}

/// How many recommendations were passed over in action plans that came back.
fn unanswered(answers: &Answers, lang: Lang) -> Option<String> {
    let Answers { asked, unanswered, .. } = *answers;
    let all = counted(asked, lang, "rekomendasi", "recommendation", "recommendations");
    (unanswered > 0).then(|| match lang {
        Lang::Id => {
            format!("{unanswered} dari {all} tidak dijawab dalam matriks RTL yang kembali.")
        }
        Lang::En => {
            format!("{unanswered} of {all} not answered in the action plan that came back.")
        }
    })
}

/// What of an answer to a recommendation, or of there being none, needs a second look.
#[must_use]
pub fn remarks(followed: &Followed<'_>, lang: Lang) -> Vec<&'static str> {
    let settled = matches!(followed.outcome, Outcome::CarriedOut | Outcome::NotAsked);
    let late = followed.answers.iter().any(|answer| answer.overdue);
    let claims = followed.answers.iter().filter_map(|answer| claim(answer.claim, lang));
    let others = [
        (late, ("batas waktunya sudah lewat", "its deadline has passed")),
        (
            followed.next == Some(Next::Repeated),
            ("dijanjikan lagi dalam RTL berikutnya", "promised again in the next action plan"),
        ),
        (
            followed.next == Some(Next::Dropped),
            ("tidak disebut lagi dalam RTL berikutnya", "not mentioned in the next action plan"),
        ),
        (
            followed.unanswered && !settled,
            ("tidak dijawab dalam matriks RTL", "not answered in the action plan"),
        ),
    ];
    let others = others.into_iter().filter(|(holds, _)| *holds);
    claims.chain(others.map(|(_, (id, en))| lang.pick(id, en))).collect()
}

/// The period of an assessment, its proven score and its grade.
#[must_use]
pub fn standing(standing: &Standing, lang: Lang) -> String {
    let months = period(standing.period, lang);
    let so_far = standing.as_of.filter(|day| *day < standing.period.last_day());
    let up_to = so_far.map(|day| date(day, lang));
    let up_to = up_to.map(|day| format!(", {} {day}", lang.pick("sampai dengan", "up to")));
    let low = standing.score.as_ref().and_then(Range::low);
    let score = match (low, lang) {
        (Some(low), Lang::Id) => format!("skor terbukti {}", percent(low, lang)),
        (Some(low), Lang::En) => format!("proven score {}", percent(low, lang)),
        (None, _) => lang.pick("tidak ada skor", "no score").to_owned(),
    };
    let grade = standing.grade.as_ref().map(|(low, high)| match low == high {
        true => format!(", {} {low}", lang.pick("predikat", "grade")),
        false => {
            let to = lang.pick("sampai", "to");
            format!(", {} {low} {to} {high}", lang.pick("predikat", "grade"))
        }
    });
    format!("{months}{}: {score}{}", up_to.unwrap_or_default(), grade.unwrap_or_default())
}

/// How far the proven score moved; `None` where one of the two is none.
#[must_use]
pub fn moved(followup: &Followup<'_>, lang: Lang) -> Option<String> {
    let proven = |standing: &Standing| standing.score.as_ref()?.low().cloned();
    let (before, now) = (proven(followup.earlier)?, proven(followup.later)?);
    let by = difference(&(now.clone() - before.clone()).abs(), lang);
    Some(match lang {
        _ if before == now => {
            lang.pick("Skor terbukti tetap.", "The proven score is the same.").to_owned()
        }
        Lang::Id if before < now => format!("Skor terbukti naik {by}."),
        Lang::Id => format!("Skor terbukti turun {by}."),
        Lang::En if before < now => format!("The proven score rose by {by}."),
        Lang::En => format!("The proven score fell by {by}."),
    })
}

/// How something that was met came back.
#[must_use]
pub const fn returned(one: &CameBack<'_>, lang: Lang) -> &'static str {
    match one.surely {
        true => lang.pick("muncul kembali", "came back"),
        false => lang.pick("belum dapat dipastikan lagi", "no longer certain"),
    }
}

/// What else is to be said of a unit.
#[must_use]
pub fn more(followup: &Followup<'_>, lang: Lang) -> Vec<String> {
    let told = answers(&Answers::of(&followup.advice), lang).into_iter();
    told.chain(moved(followup, lang)).chain(edition(followup, lang)).collect()
}

/// What each criterion did to the proven score, what did most first.
#[must_use]
pub fn contributions<'a>(followup: &Followup<'a>) -> Vec<Contribution<'a>> {
    let before = |id: &str| followup.earlier.criterion(id);
    let now = |id: &str| followup.later.criterion(id);
    let all = district::contributions(followup).into_iter();
    let mut all: Vec<Contribution<'a>> = all
        .map(|(fared, by)| Contribution {
            fared,
            before: before(&fared.id),
            now: now(&fared.id),
            by,
        })
        .collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.by.abs()));
    all
}

/// What a criterion did to a unit's proven score.
#[derive(Clone, Debug)]
pub struct Contribution<'a> {
    /// The criterion, as it fared on one of the sides.
    pub fared: &'a Fared,
    /// How it fared earlier; `None` where it was not asked.
    pub before: Option<&'a Fared>,
    /// How it fared later; `None` where it is no longer asked.
    pub now: Option<&'a Fared>,
    /// What it added, as a share; below zero where it took away.
    pub by: Number,
}

/// The same in a line: `K01 Notulen ada: +5 poin persen (0% → 100%)`.
#[must_use]
pub fn contribution(one: &Contribution<'_>, lang: Lang) -> String {
    let points = step(&earned(one.before, lang), &earned(one.now, lang), lang);
    let by = signed_difference(&one.by, lang);
    format!("{} {}: {by} ({points})", one.fared.id, one.fared.title)
}

/// What was earned before and now: `0% → 50%`, `tetap 50%`.
#[must_use]
pub fn step(before: &str, now: &str, lang: Lang) -> String {
    match before == now {
        true => format!("{} {now}", lang.pick("tetap", "still")),
        false => format!("{before} → {now}"),
    }
}

/// A difference between scores with its sign: `−2,5 poin persen`.
#[must_use]
pub fn signed_difference(by: &Number, lang: Lang) -> String {
    let sign = match (by.is_zero(), by.is_negative()) {
        (true, _) => "",
        (false, true) => "−",
        (false, false) => "+",
    };
    format!("{sign}{}", difference(&by.abs(), lang))
}

/// The points of a criterion, as shares of a hundred: `40%`, `antara 0% dan 40%`.
#[must_use]
pub fn earned(fared: Option<&Fared>, lang: Lang) -> String {
    let none = lang.pick("tidak dinilai", "not judged");
    fared.and_then(Fared::share).map_or_else(
        || none.to_owned(),
        |(low, high)| match low == high {
            true => percent(&low, lang),
            false => format!("{}–{}%", of_hundred(&low, lang), of_hundred(&high, lang)),
        },
    )
}

/// A row of an action plan in one line: `Selesai; kegiatan: …; penanggung jawab: …; bukti: …`.
#[must_use]
pub fn answer(entry: &Entry, lang: Lang) -> String {
    let word = |status: Status| lang.pick(status.word().0, status.word().1).to_owned();
    let status = entry.status.map(word);
    let due = entry.due.map(|due| date(due, lang));
    let named = [
        (("kegiatan", "action"), entry.action.as_ref()),
        (("penanggung jawab", "in charge"), entry.in_charge.as_ref()),
        (("batas waktu", "due"), due.as_ref()),
        (("indikator", "indicator"), entry.indicator.as_ref()),
        (("bukti", "evidence"), entry.evidence.as_ref()),
        (("keterangan", "remarks"), entry.remark.as_ref()),
    ];
    let named = named
        .into_iter()
        .filter_map(|((id, en), text)| text.map(|text| format!("{}: {text}", lang.pick(id, en))));
    status.into_iter().chain(named).collect::<Vec<_>>().join("; ")
}

/// What differs between the two checklists; `None` where they are the same.
#[must_use]
pub fn edition(followup: &Followup<'_>, lang: Lang) -> Option<String> {
    let (before, now) = (&followup.earlier.checklist, &followup.later.checklist);
    let named = |edition: &Edition| match before.id == now.id {
        true => format!("{} {}", lang.pick("edisi", "edition"), edition.version),
        false => edition.id.clone(),
    };
    let (one, other) = (named(before), named(now));
    (before.sha256 != now.sha256).then(|| match lang {
        Lang::Id => format!(
            "Isi daftar tiliknya berbeda ({one} dan {other}); kriteria yang sama dibandingkan menurut bagian poinnya."
        ),
        Lang::En => format!(
            "The checklists differ ({one} and {other}); the same criteria are compared by the share of their points."
        ),
    })
}

#[cfg(test)]
mod tests;
