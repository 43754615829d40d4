//! What a reader should know beside the result.

use crate::checklist::{Basis, Checklist};
use crate::dossier::Dossier;
use crate::quantity::Date;
use crate::report::words::{date, period};
use crate::text::Lang;

/// Notes in sentences: a day up to which was counted, and which basis was not in force in the period.
pub(super) fn of(checklist: &Checklist, dossier: &Dossier, lang: Lang) -> Vec<String> {
    let (first, last) = (dossier.period.first_day(), dossier.period.last_day());
    let early = |basis: &Basis| basis.from.filter(|from| *from > first);
    let late = |basis: &Basis| basis.until.filter(|until| *until < last);
    let early = named(checklist, lang, ("sejak", "since"), early);
    let late = named(checklist, lang, ("sampai", "until"), late);
    let months = period(dossier.period, lang);
    let as_of = dossier.as_of.map(|day| {
        let day = date(day, lang);
        match lang {
            Lang::Id => format!("Dihitung sampai dengan {day}; sesudahnya belum diharapkan."),
            Lang::En => format!("Counted up to {day}; nothing is expected yet after that day."),
        }
    });
    let early = early.map(|listed| match lang {
        Lang::Id => format!("Belum berlaku pada awal periode {months}: {listed}."),
        Lang::En => format!("Not yet in force at the beginning of {months}: {listed}."),
    });
    let late = late.map(|listed| match lang {
        Lang::Id => format!("Sudah tidak berlaku pada akhir periode {months}: {listed}."),
        Lang::En => format!("No longer in force at the end of {months}: {listed}."),
    });
    as_of.into_iter().chain(early).chain(late).collect()
}

/// The documents for which there is such a day, each with it; `None` where there is no document.
fn named(
    checklist: &Checklist,
    lang: Lang,
    word: (&str, &str),
    day: impl Fn(&Basis) -> Option<Date>,
) -> Option<String> {
    let word = lang.pick(word.0, word.1);
    let one =
        |basis: &Basis| day(basis).map(|day| format!("{} ({word} {})", basis.id, date(day, lang)));
    let listed: Vec<String> = checklist.basis.iter().filter_map(one).collect();
    (!listed.is_empty()).then(|| listed.join(", "))
}
