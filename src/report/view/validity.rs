//! Which of the cited documents were in force in the period, and which criteria rest on others alone.

use crate::checklist::{Basis, Checklist, Criterion};
use crate::dossier::Dossier;
use crate::quantity::Date;
use crate::report::words::{all_of, date, period};
use crate::text::Lang;

/// The days that are judged, both ends included.
#[derive(Clone, Copy)]
struct Days {
    first: Date,
    last: Date,
}

/// How a document's time in force lies to the days that are judged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum InForce {
    /// It was in force on each of them.
    Throughout,
    /// It came into force after them.
    NotYet,
    /// It was replaced before them.
    NoLonger,
    /// It was in force on some of them.
    InPart,
}

impl InForce {
    /// How a document's time in force lies to the days that a dossier is judged by.
    pub(in crate::report) fn of(basis: &Basis, dossier: &Dossier) -> Self {
        Days::of(dossier).standing(basis)
    }
}

impl Days {
    fn of(dossier: &Dossier) -> Self {
        let (first, last) = (dossier.period.first_day(), dossier.period.last_day());
        Self { first, last: dossier.as_of.map_or(last, |day| day.min(last)) }
    }

    fn standing(self, basis: &Basis) -> InForce {
        let begins_after = |day: Date| basis.from.is_some_and(|from| from > day);
        let ends_before = |day: Date| basis.until.is_some_and(|until| until < day);
        if begins_after(self.last) {
            InForce::NotYet
        } else if ends_before(self.first) {
            InForce::NoLonger
        } else if begins_after(self.first) || ends_before(self.last) {
            InForce::InPart
        } else {
            InForce::Throughout
        }
    }

    /// Whether on each of the days one of the documents was in force: an edition may have replaced another.
    fn are_covered_by(self, bases: &[&Basis]) -> bool {
        let mut next = self.first.days();
        loop {
            let reach = bases.iter().filter(|basis| starts_by(basis, next)).map(|it| end(it));
            match reach.max() {
                Some(end) if end >= self.last.days() => return true,
                Some(end) if end >= next => next = end + 1,
                _ => return false,
            }
        }
    }
}

fn starts_by(basis: &Basis, day: i32) -> bool {
    basis.from.is_none_or(|from| from.days() <= day)
}

/// The last day in force; the end of all days where none is said.
fn end(basis: &Basis) -> i32 {
    basis.until.unwrap_or(Date::LAST).days()
}

/// Sentences about documents that were not in force all the time, if criteria cite any.
pub(super) fn notes(checklist: &Checklist, dossier: &Dossier, lang: Lang) -> Vec<String> {
    let (days, months) = (Days::of(dossier), period(dossier.period, lang));
    let cited = |basis: &&Basis| checklist.criteria.iter().any(|one| cites(one, basis));
    let named = |standing| {
        let bases = checklist.basis.iter().filter(cited);
        let those = bases.filter(|basis| days.standing(basis) == standing);
        let names: Vec<String> = those.map(|basis| name(basis, standing, lang)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let not_yet = named(InForce::NotYet).map(|names| match lang {
        Lang::Id => format!("Belum berlaku pada periode {months}: {names}."),
        Lang::En => format!("Not yet in force in {months}: {names}."),
    });
    let no_longer = named(InForce::NoLonger).map(|names| match lang {
        Lang::Id => format!("Sudah tidak berlaku pada periode {months}: {names}."),
        Lang::En => format!("No longer in force in {months}: {names}."),
    });
    let in_part = named(InForce::InPart).map(|names| match lang {
        Lang::Id => format!("Hanya berlaku pada sebagian periode {months}: {names}."),
        Lang::En => format!("In force in a part of {months} only: {names}."),
    });
    let mut notes: Vec<String> = [not_yet, no_longer, in_part].into_iter().flatten().collect();
    if !notes.is_empty() {
        notes.push(criteria(checklist, days, lang));
    }
    notes
}

/// Which criteria that is about.
fn criteria(checklist: &Checklist, days: Days, lang: Lang) -> String {
    let rests_on_others = |one: &&Criterion| {
        let cited: Vec<&Basis> = checklist.basis.iter().filter(|it| cites(one, it)).collect();
        !cited.is_empty() && !days.are_covered_by(&cited)
    };
    let ids: Vec<&str> =
        checklist.criteria.iter().filter(rests_on_others).map(|one| one.id.as_str()).collect();
    let listed = all_of(&ids, lang);
    match lang {
        Lang::Id if ids.is_empty() => {
            "Setiap kriteria tetap bertumpu pada dasar yang berlaku sepanjang periode itu."
                .to_owned()
        }
        Lang::En if ids.is_empty() => {
            "Every criterion still rests on something in force throughout that time.".to_owned()
        }
        Lang::Id => format!(
            "Kriteria yang tidak bertumpu pada dasar yang berlaku sepanjang periode itu: {listed}."
        ),
        Lang::En => {
            format!("Criteria that rest on nothing in force throughout that time: {listed}.")
        }
    }
}

fn cites(criterion: &Criterion, basis: &Basis) -> bool {
    let id = |citation: &String| citation.split_whitespace().next() == Some(&basis.id);
    criterion.basis.iter().any(id)
}

/// The document and what of its time in force matters: `pmk-44-2016 (sejak 1 Oktober 2016)`.
fn name(basis: &Basis, standing: InForce, lang: Lang) -> String {
    let from = basis.from.filter(|_| standing != InForce::NoLonger);
    let until = basis.until.filter(|_| standing != InForce::NotYet);
    let from = from.map(|day| format!("{} {}", lang.pick("sejak", "since"), date(day, lang)));
    let until = until.map(|day| format!("{} {}", lang.pick("sampai", "until"), date(day, lang)));
    let times: Vec<String> = [from, until].into_iter().flatten().collect();
    format!("{} ({})", basis.id, times.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Date> {
        let parts: Vec<u32> = text.split('-').map(|part| part.parse().unwrap()).collect();
        Date::new(parts[0].cast_signed(), parts[1], parts[2])
    }

    fn basis(from: Option<&str>, until: Option<&str>) -> Basis {
        Basis {
            id: "x".to_owned(),
            title: crate::text::Text::both("X"),
            from: from.and_then(day),
            until: until.and_then(day),
        }
    }

    const OLD: (Option<&str>, Option<&str>) = (None, Some("2016-09-30"));
    const NEW: (Option<&str>, Option<&str>) = (Some("2016-10-01"), None);

    fn days(first: &str, last: &str) -> Days {
        Days { first: day(first).unwrap(), last: day(last).unwrap() }
    }

    #[test]
    fn an_edition_stands_to_a_period_in_one_of_four_ways() {
        let (old, new) = (basis(OLD.0, OLD.1), basis(NEW.0, NEW.1));
        let year = |year: i32| days(&format!("{year}-01-01"), &format!("{year}-12-31"));
        assert!(year(2015).standing(&old) == InForce::Throughout);
        assert!(year(2015).standing(&new) == InForce::NotYet);
        assert!(year(2016).standing(&old) == InForce::InPart);
        assert!(year(2016).standing(&new) == InForce::InPart);
        assert!(year(2017).standing(&old) == InForce::NoLonger);
        // The first and the last day count.
        assert!(days("2016-10-01", "2016-12-31").standing(&new) == InForce::Throughout);
        assert!(days("2016-01-01", "2016-09-30").standing(&old) == InForce::Throughout);
        assert!(days("2016-01-01", "2016-09-30").standing(&new) == InForce::NotYet);
    }

    #[test]
    fn editions_that_follow_each_other_cover_a_period_together() {
        let (old, new) = (basis(OLD.0, OLD.1), basis(NEW.0, NEW.1));
        let late = basis(Some("2016-10-02"), None);
        let year = days("2016-01-01", "2016-12-31");
        assert!(year.are_covered_by(&[&new, &old]));
        assert!(!year.are_covered_by(&[&new]) && !year.are_covered_by(&[&old]));
        assert!(!year.are_covered_by(&[&old, &late]), "a day lies between them");
        assert!(year.are_covered_by(&[&late, &basis(None, None)]));
    }
}
