//! What a reader should know beside the result.

use super::validity;
use crate::checklist::Checklist;
use crate::dossier::Dossier;
use crate::report::words::date;
use crate::text::Lang;

/// Notes in sentences: a day up to which was counted, and which basis was not in force in the period.
pub(super) fn of(checklist: &Checklist, dossier: &Dossier, lang: Lang) -> Vec<String> {
    let as_of = dossier.as_of.map(|day| {
        let day = date(day, lang);
        match lang {
            Lang::Id => format!("Dihitung sampai dengan {day}; sesudahnya belum diharapkan."),
            Lang::En => format!("Counted up to {day}; nothing is expected yet after that day."),
        }
    });
    as_of.into_iter().chain(validity::notes(checklist, dossier, lang)).collect()
}
