//! A plan of visits as a handout: the visits to carry along and sign off, and all other units with their reasons.

use super::{Cell, Handout, Kind, Part, Shape};
use crate::followup::standing::Standing;
use crate::quantity::Date;
use crate::report::origin::Origin;
use crate::report::visits as words;
use crate::report::words::{date, month};
use crate::text::Lang;
use crate::visits::{Plan, Visit};

/// A plan of visits.
#[must_use]
pub fn visits(plan: &Plan<'_>, origin: &Origin, lang: Lang) -> Handout {
    let day = date(plan.as_of, lang);
    let first = plan.visits.first().map(|(day, _)| month(day.month(), lang));
    let none = lang.pick("tidak ada kunjungan", "no visits").to_owned();
    let points = lang.pick(
        "Poin ialah jumlah poin semua alasannya menurut kebijakan kunjungan; makin banyak, makin mendesak. Tanggal adalah usul dan boleh digeser.",
        "Points are the sum over all reasons by the policy of visits; the more, the more urgent. Days are proposals and may be moved.",
    );
    Handout {
        lang,
        kind: lang.pick("Rencana kunjungan", "Plan of visits"),
        title: first.unwrap_or(none),
        when: match lang {
            Lang::Id => format!("menurut keadaan per {day}"),
            Lang::En => format!("as things stood on {day}"),
        },
        day: plan.as_of,
        facts: Vec::new(),
        lead: words::summary(plan, lang),
        notes: words::not_listed(plan, lang).into_iter().chain([points.to_owned()]).collect(),
        parts: vec![planned(plan, lang), others(plan, lang)],
        made: origin.text(lang),
    }
}

fn planned(plan: &Plan<'_>, lang: Lang) -> Part {
    let columns = lang.pick(
        [
            ("No.", Kind::Place),
            ("Unit", Kind::Name),
            ("Poin", Kind::Count),
            ("Usul tanggal", Kind::Short),
            ("Keadaan", Kind::Text),
            ("Alasan", Kind::Text),
            ("Siapkan", Kind::Text),
            ("Hasil kunjungan", Kind::Open),
        ],
        [
            ("No.", Kind::Place),
            ("Unit", Kind::Name),
            ("Points", Kind::Count),
            ("Proposed day", Kind::Short),
            ("Standing", Kind::Text),
            ("Reasons", Kind::Text),
            ("To prepare", Kind::Text),
            ("What came of it", Kind::Open),
        ],
    );
    let visits = (1..).zip(&plan.visits);
    Part {
        id: "kunjungan",
        title: lang.pick("Kunjungan", "Visits").to_owned(),
        sheet: lang.pick("Kunjungan", "Visits"),
        says: String::new(),
        shape: Shape::Cards,
        columns: Part::columns(columns),
        rows: visits.map(|(place, (day, visit))| row((place, *day), visit, lang)).collect(),
        nothing: lang.pick("Tidak ada kunjungan.", "There is no visit."),
    }
}

fn row((place, day): (usize, Date), visit: &Visit<'_>, lang: Lang) -> Vec<Cell> {
    vec![
        Cell::Count(place),
        Cell::text(words::unit(visit)),
        points(visit),
        Cell::text(date(day, lang)),
        Cell::text(words::standing(visit, lang)),
        Cell::lines(words::reasons(visit, lang)),
        Cell::lines(words::prepare(visit, lang)),
        Cell::Blank,
    ]
}

fn points(visit: &Visit<'_>) -> Cell {
    Cell::Count(usize::try_from(visit.points()).unwrap_or(usize::MAX))
}

fn others(plan: &Plan<'_>, lang: Lang) -> Part {
    let columns = lang.pick(
        [
            ("No.", Kind::Place),
            ("Unit", Kind::Name),
            ("Poin", Kind::Count),
            ("Skor terbukti", Kind::Share),
            ("Kunjungan terakhir", Kind::Short),
            ("Alasan", Kind::Text),
            ("Keterangan", Kind::Short),
        ],
        [
            ("No.", Kind::Place),
            ("Unit", Kind::Name),
            ("Points", Kind::Count),
            ("Proven score", Kind::Share),
            ("Last visit", Kind::Short),
            ("Reasons", Kind::Text),
            ("Remarks", Kind::Short),
        ],
    );
    let waiting = lang.pick("menunggu giliran", "waits for its turn");
    let resting = lang.pick("baru dikunjungi", "visited just now");
    let all = plan.waiting.iter().map(|visit| (visit, waiting));
    let all = all.chain(plan.resting.iter().map(|visit| (visit, resting)));
    Part {
        id: "unit-lain",
        title: lang.pick("Unit lain", "Other units").to_owned(),
        sheet: lang.pick("Unit lain", "Other units"),
        says: lang
            .pick(
                "Tidak dikunjungi bulan ini; yang paling mendesak lebih dulu.",
                "Not visited this month; the most urgent come first.",
            )
            .to_owned(),
        shape: Shape::Table,
        columns: Part::columns(columns),
        rows: (plan.visits.len() + 1..)
            .zip(all)
            .map(|(place, it)| other(place, it, lang))
            .collect(),
        nothing: lang.pick("Semua unit dikunjungi.", "Every unit is visited."),
    }
}

fn other(place: usize, (visit, remark): (&Visit<'_>, &str), lang: Lang) -> Vec<Cell> {
    let proven = visit.unit.latest.and_then(Standing::proven).cloned();
    let last = visit.unit.last_visit.map(|day| date(day, lang));
    vec![
        Cell::Count(place),
        Cell::text(words::unit(visit)),
        points(visit),
        Cell::share(proven),
        Cell::text(last.unwrap_or_default()),
        Cell::lines(words::reasons(visit, lang)),
        Cell::text(remark),
    ]
}
