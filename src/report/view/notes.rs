//! What a reader should know beside the result.

use crate::checklist::{Basis, Checklist};
use crate::dossier::Dossier;
use crate::report::words::{date, period};
use crate::text::Lang;

/// Notes in sentences: a day up to which was counted, and each basis not in force during the period.
pub(super) fn of(checklist: &Checklist, dossier: &Dossier, lang: Lang) -> Vec<String> {
    let as_of = dossier.as_of.map(|day| {
        let day = date(day, lang);
        match lang {
            Lang::Id => format!("Dihitung sampai dengan {day}; sesudahnya belum diharapkan."),
            Lang::En => format!("Counted up to {day}; nothing is expected yet after that day."),
        }
    });
    let validity = checklist.basis.iter().filter_map(|basis| out_of_force(basis, dossier, lang));
    as_of.into_iter().chain(validity).collect()
}

fn out_of_force(basis: &Basis, dossier: &Dossier, lang: Lang) -> Option<String> {
    let span = dossier.period;
    let months = period(span, lang);
    let title = basis.title.get(lang);
    let early = basis.from.filter(|from| *from > span.first_day());
    let late = basis.until.filter(|until| *until < span.last_day());
    match (early, late) {
        (Some(from), _) => {
            let day = date(from, lang);
            let whole = from > span.last_day();
            Some(match lang {
                Lang::Id => format!(
                    "{title} baru berlaku sejak {day}; {} periode {months} dinilai menurut pedoman yang saat itu belum berlaku.",
                    if whole { "seluruh" } else { "sebagian" }
                ),
                Lang::En => format!(
                    "{title} has been in force only since {day}; {} of {months} is judged by a guideline that was not yet in force.",
                    if whole { "all" } else { "part" }
                ),
            })
        }
        (None, Some(until)) => {
            let day = date(until, lang);
            Some(match lang {
                Lang::Id => format!(
                    "{title} berlaku sampai {day}; periode {months} melampaui masa berlakunya."
                ),
                Lang::En => {
                    format!("{title} was in force until {day}; {months} goes beyond that.")
                }
            })
        }
        (None, None) => None,
    }
}
