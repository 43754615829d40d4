//! What became of the recommendations of one unit, as a handout.

use std::slice;

use super::district::signs;
use super::{Cell, Handout, Kind, Mark, Part, Shape, Tone};
use crate::followup::plan::Entry;
use crate::followup::standing::Fared;
use crate::followup::{CameBack, Followed, Followup, Outcome, district};
use crate::report::followup as words;
use crate::report::origin::Origin;
use crate::report::words::{due, period};
use crate::text::Lang;

/// What became of the recommendations of one unit.
#[must_use]
pub fn followup(followup: &Followup<'_>, origin: &Origin, lang: Lang) -> Handout {
    let (earlier, later) = (followup.earlier, followup.later);
    let [before, now] = [earlier, later].map(|standing| period(standing.period, lang));
    let flags = district::signs(slice::from_ref(followup));
    Handout {
        lang,
        kind: kind(lang),
        title: format!("{} ({})", later.name, later.code),
        when: format!("{before} → {now}"),
        day: later.day(),
        facts: vec![
            (lang.pick("Dahulu", "Earlier"), words::standing(earlier, lang)),
            (lang.pick("Kini", "Later"), words::standing(later, lang)),
        ],
        lead: words::tally(followup, lang),
        notes: words::more(followup, lang),
        parts: vec![
            advice(followup, lang),
            came_back(followup, lang),
            movers(followup, lang),
            own(followup, lang),
            signs(&flags, lang),
        ],
        made: origin.text(lang),
    }
}

/// What kind of document it is.
pub(super) const fn kind(lang: Lang) -> &'static str {
    lang.pick("Tindak lanjut rekomendasi", "Follow-up of recommendations")
}

/// What became of a recommendation, as a mark.
pub(super) const fn mark(outcome: Outcome, lang: Lang) -> Mark {
    let tone = match outcome {
        Outcome::CarriedOut => Tone::Good,
        Outcome::InPart => Tone::Half,
        Outcome::Open | Outcome::Worse => Tone::Bad,
        Outcome::Unknown => Tone::Unknown,
        Outcome::NotAsked => Tone::Aside,
    };
    Mark { sign: words::sign(outcome), word: words::outcome(outcome, lang), tone }
}

fn advice(followup: &Followup<'_>, lang: Lang) -> Part {
    let columns = lang.pick(
        [
            ("No.", Kind::Place),
            ("Kriteria", Kind::Name),
            ("Hasil", Kind::Mark),
            ("Rekomendasi", Kind::Text),
            ("Kepada", Kind::Short),
            ("Tenggat", Kind::Short),
            ("Poin", Kind::Short),
            ("Jawaban dalam RTL", Kind::Text),
            ("Perlu dilihat lagi", Kind::Text),
        ],
        [
            ("No.", Kind::Place),
            ("Criterion", Kind::Name),
            ("Outcome", Kind::Mark),
            ("Recommendation", Kind::Text),
            ("To", Kind::Short),
            ("Within", Kind::Short),
            ("Points", Kind::Short),
            ("Answer in the plan", Kind::Text),
            ("Needs a second look", Kind::Text),
        ],
    );
    let sorted = Outcome::ALL.iter().flat_map(|outcome| followup.with(*outcome));
    Part {
        id: "rekomendasi",
        title: lang.pick("Rekomendasi", "Recommendations").to_owned(),
        sheet: lang.pick("Rekomendasi", "Recommendations"),
        says: lang
            .pick(
                "Yang paling memerlukan perhatian lebih dulu; nomornya ialah urutan prioritas dalam laporan terdahulu. Poin ialah bagian dari poin penuh kriterianya.",
                "What needs attention most comes first; numbers are the priorities of the earlier report. Points are shares of the criterion's full points.",
            )
            .to_owned(),
        shape: Shape::Cards,
        columns: Part::columns(columns),
        rows: sorted.map(|followed| recommendation(followed, lang)).collect(),
        nothing: "",
    }
}

fn recommendation(followed: &Followed<'_>, lang: Lang) -> Vec<Cell> {
    let advice = followed.advice;
    let title = followed.later.or(followed.earlier).map_or("", |fared| fared.title.as_str());
    let due = advice.due.as_ref().map(|written| due(written, lang));
    let answers = followed.answers.iter().map(|answer| words::answer(answer.entry, lang));
    let remarks = words::remarks(followed, lang).into_iter().map(str::to_owned);
    vec![
        Cell::Count(advice.priority),
        Cell::text(format!("{} {title}", advice.id.criterion)),
        Cell::Mark(mark(followed.outcome, lang)),
        Cell::text(&advice.text),
        Cell::text(&advice.to),
        Cell::text(due.unwrap_or_default()),
        points((followed.earlier, followed.later), lang),
        Cell::lines(answers.collect()),
        Cell::lines(remarks.collect()),
    ]
}

/// The points of a criterion before and now.
fn points((before, now): (Option<&Fared>, Option<&Fared>), lang: Lang) -> Cell {
    Cell::text(words::step(&words::earned(before, lang), &words::earned(now, lang), lang))
}

fn came_back(followup: &Followup<'_>, lang: Lang) -> Part {
    let columns = lang.pick(
        [
            ("Kode", Kind::Short),
            ("Kriteria", Kind::Name),
            ("Keadaan", Kind::Short),
            ("Poin", Kind::Short),
        ],
        [
            ("Id", Kind::Short),
            ("Criterion", Kind::Name),
            ("Standing", Kind::Short),
            ("Points", Kind::Short),
        ],
    );
    let row = |one: &CameBack<'_>| {
        vec![
            Cell::text(&one.later.id),
            Cell::text(&one.later.title),
            Cell::text(words::returned(one, lang)),
            points((followup.earlier.criterion(&one.later.id), Some(one.later)), lang),
        ]
    };
    Part {
        id: "muncul-kembali",
        title: lang
            .pick("Dahulu terpenuhi, kini tidak lagi", "Met earlier, and no longer")
            .to_owned(),
        sheet: lang.pick("Muncul kembali", "Came back"),
        says: String::new(),
        shape: Shape::Table,
        columns: Part::columns(columns),
        rows: followup.came_back.iter().map(row).collect(),
        nothing: "",
    }
}

fn movers(followup: &Followup<'_>, lang: Lang) -> Part {
    let columns = lang.pick(
        [
            ("Kode", Kind::Short),
            ("Kriteria", Kind::Name),
            ("Poin", Kind::Short),
            ("Poin persen", Kind::Share),
        ],
        [
            ("Id", Kind::Short),
            ("Criterion", Kind::Name),
            ("Points", Kind::Short),
            ("Percentage points", Kind::Share),
        ],
    );
    let row = |one: words::Contribution<'_>| {
        vec![
            Cell::text(&one.fared.id),
            Cell::text(&one.fared.title),
            points((one.before, one.now), lang),
            Cell::Change(one.by),
        ]
    };
    let known = district::moved(followup).is_some();
    let all = if known { words::contributions(followup) } else { Vec::new() };
    Part {
        id: "penggerak",
        title: lang.pick("Yang menggerakkan skor terbukti", "What moved the proven score").to_owned(),
        sheet: lang.pick("Penggerak skor", "What moved it"),
        says: lang
            .pick(
                "Jumlah kolom poin persen ialah perubahan skor terbukti. Angka sebuah kriteria dapat berubah walaupun poinnya tetap, bila bobotnya dalam skor berubah.",
                "The percentage points add up to the change of the proven score. Those of a criterion can change although its points are the same, where its weight in the score did.",
            )
            .to_owned(),
        shape: Shape::Table,
        columns: Part::columns(columns),
        rows: all.into_iter().map(row).collect(),
        nothing: "",
    }
}

fn own(followup: &Followup<'_>, lang: Lang) -> Part {
    let columns = lang.pick(
        [("Temuan", Kind::Name), ("Rencana", Kind::Text), ("Sumber", Kind::Short)],
        [("Finding", Kind::Name), ("Plan", Kind::Text), ("Source", Kind::Short)],
    );
    let row = |entry: &&Entry| {
        vec![
            Cell::text(entry.finding.as_deref().unwrap_or_default()),
            Cell::text(words::answer(entry, lang)),
            Cell::text(&entry.source),
        ]
    };
    Part {
        id: "rencana-sendiri",
        title: lang
            .pick("Rencana di luar rekomendasi", "Plans beside the recommendations")
            .to_owned(),
        sheet: lang.pick("Rencana sendiri", "Own plans"),
        says: String::new(),
        shape: Shape::Table,
        columns: Part::columns(columns),
        rows: followup.own.iter().map(row).collect(),
        nothing: "",
    }
}
