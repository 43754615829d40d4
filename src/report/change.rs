//! What changed since an earlier assessment, in sentences. What blanks leave open is not called a rise or fall.

use std::cmp::Ordering;

use super::View;
use super::followup::moved;
use super::sentences::{difference, span};
use crate::bound::Range;
use crate::followup::Followup;
use crate::followup::standing::{Fared, Standing};
use crate::text::Lang;

/// How the score moved: for sure, not at all, or as far as it is known.
#[must_use]
pub fn score(followup: &Followup<'_>, lang: Lang) -> String {
    let (before, now) = (&followup.earlier.score, &followup.later.score);
    let (Some(before), Some(now)) = (before, now) else {
        return without_score(followup, lang).to_owned();
    };
    match compared(before, now) {
        Some(Ordering::Equal) => same(now, lang),
        Some(order) => surely(order, (before, now), lang),
        None => open(followup, (before, now), lang),
    }
}

fn without_score(followup: &Followup<'_>, lang: Lang) -> &'static str {
    let (id, en) = match (&followup.earlier.score, &followup.later.score) {
        (None, None) => (
            "Dahulu dan kini tidak ada kriteria yang berlaku, sehingga tidak ada skor.",
            "No criterion applied then, and none applies now, so there is no score.",
        ),
        (None, Some(_)) => (
            "Pada penilaian terdahulu tidak ada kriteria yang berlaku, sehingga skornya tidak dapat dibandingkan.",
            "No criterion applied at the earlier assessment, so scores can't be compared.",
        ),
        (Some(_), _) => (
            "Kini tidak ada kriteria yang berlaku, sehingga skornya tidak dapat dibandingkan.",
            "No criterion applies now, so scores can't be compared.",
        ),
    };
    lang.pick(id, en)
}

fn same(now: &Range, lang: Lang) -> String {
    let now = span(now, lang);
    match lang {
        Lang::Id => format!("Skor tetap {now}."),
        Lang::En => format!("The score is still {now}."),
    }
}

fn surely(order: Ordering, (before, now): (&Range, &Range), lang: Lang) -> String {
    let by = before.exact().zip(now.exact());
    let by = by.map(|(before, now)| {
        format!(" {}", difference(&(now.clone() - before.clone()).abs(), lang))
    });
    let (by, before, now) = (by.unwrap_or_default(), span(before, lang), span(now, lang));
    let rose = order == Ordering::Greater;
    match lang {
        Lang::Id => {
            let verb = if rose { "naik" } else { "turun" };
            format!("Skor {verb}{by}, dari {before} menjadi {now}.")
        }
        Lang::En => {
            let verb = if rose { "rose" } else { "fell" };
            let by = by.trim_start();
            let by = if by.is_empty() { String::new() } else { format!(" by {by}") };
            format!("The score {verb}{by}, from {before} to {now}.")
        }
    }
}

/// Blanks of either assessment leave open which way the score went.
fn open(followup: &Followup<'_>, (before, now): (&Range, &Range), lang: Lang) -> String {
    let proven = moved(followup, lang).unwrap_or_default();
    let (before, now) = (span(before, lang), span(now, lang));
    match lang {
        Lang::Id => format!(
            "Dahulu {before}, kini {now}: selama masih ada isian yang belum diketahui, belum pasti apakah skor naik atau turun. {proven}"
        ),
        Lang::En => format!(
            "Then {before}, now {now}: while entries are not known, it is open whether the score rose or fell. {proven}"
        ),
    }
}

/// How a score or share lies to an earlier one; `None` where blanks leave it open.
fn compared(before: &Range, now: &Range) -> Option<Ordering> {
    let (before_low, before_high) = (before.low()?, before.high()?);
    let (low, high) = (now.low()?, now.high()?);
    if low > before_high {
        Some(Ordering::Greater)
    } else if high < before_low {
        Some(Ordering::Less)
    } else if low == high && before_low == before_high {
        Some(Ordering::Equal)
    } else {
        None
    }
}

/// How the grade moved; empty where one of the two is none.
#[must_use]
pub fn grade(view: &View<'_>, followup: &Followup<'_>) -> String {
    let (Some(before), Some(now)) = (&followup.earlier.grade, &followup.later.grade) else {
        return String::new();
    };
    let said = [before, now].map(|ends| grades(view, ends));
    let [one, other] = &said;
    match (ranked(view, before, now), view.lang) {
        (Some(Ordering::Greater), Lang::Id) => format!("Predikat naik dari {one} menjadi {other}."),
        (Some(Ordering::Greater), Lang::En) => format!("The grade rose from {one} to {other}."),
        (Some(Ordering::Less), Lang::Id) => format!("Predikat turun dari {one} menjadi {other}."),
        (Some(Ordering::Less), Lang::En) => format!("The grade fell from {one} to {other}."),
        (Some(Ordering::Equal), Lang::Id) => format!("Predikat tetap {other}."),
        (Some(Ordering::Equal), Lang::En) => format!("The grade is still {other}."),
        (None, Lang::Id) => format!("Predikat dahulu {one}, kini {other}."),
        (None, Lang::En) => format!("The grade was {one}, and is now {other}."),
    }
}

/// Ids of the lowest and the highest grade possible.
type Ends = (String, String);

/// Grades in words: one, or from the proven to the highest possible.
fn grades(view: &View<'_>, (low, high): &Ends) -> String {
    let title = |id: &String| {
        let known = view.checklist.grades.iter().find(|grade| grade.id == *id);
        known.map_or(id.as_str(), |grade| grade.title.get(view.lang)).to_owned()
    };
    match low == high {
        true => title(low),
        false => format!("{} {} {}", title(low), view.lang.pick("sampai", "to"), title(high)),
    }
}

/// How grades lie to earlier ones; `None` where blanks leave it open, or a grade is no longer given.
fn ranked(view: &View<'_>, before: &Ends, now: &Ends) -> Option<Ordering> {
    // Grades stand best first.
    let place = |id: &String| view.checklist.grades.iter().position(|grade| grade.id == *id);
    let (before_low, before_high) = (place(&before.0)?, place(&before.1)?);
    let (low, high) = (place(&now.0)?, place(&now.1)?);
    if low < before_high {
        Some(Ordering::Greater)
    } else if high > before_low {
        Some(Ordering::Less)
    } else if low == high && before_low == before_high {
        Some(Ordering::Equal)
    } else {
        None
    }
}

/// Criteria that surely earn more than before, or surely less, in the order of the checklist.
pub fn criteria<'f>(
    (earlier, later): (&'f Standing, &'f Standing),
    way: Ordering,
) -> impl Iterator<Item = (&'f Fared, &'f Fared)> {
    let both = later.criteria.iter().filter_map(|now| Some((earlier.criterion(&now.id)?, now)));
    both.filter(move |(before, now)| {
        let share = |fared: &Fared| fared.share().map(|(low, high)| Range::spanning(low, high));
        let order = share(before).zip(share(now)).and_then(|(one, two)| compared(&one, &two));
        order == Some(way)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Number;

    fn of(low: i64, high: i64) -> Range {
        let share = |percent| Number::decimal(percent, 2);
        Range::spanning(share(low), share(high))
    }

    #[test]
    fn only_what_no_blank_can_undo_is_a_rise_or_a_fall() {
        assert_eq!(compared(&of(40, 45), &of(50, 60)), Some(Ordering::Greater));
        assert_eq!(compared(&of(40, 45), &of(10, 39)), Some(Ordering::Less));
        assert_eq!(compared(&of(40, 40), &of(40, 40)), Some(Ordering::Equal));
        assert_eq!(compared(&of(40, 45), &of(45, 60)), None);
        assert_eq!(compared(&of(40, 45), &of(40, 45)), None);
    }

    #[test]
    fn a_rise_says_by_how_much_where_that_is_known() {
        let said = |before, now, lang| surely(Ordering::Greater, (&before, &now), lang);
        let exact = "Skor naik 15 poin persen, dari 40% menjadi 55%.";
        assert_eq!(said(of(40, 40), of(55, 55), Lang::Id), exact);
        let open = "The score rose, from 40–45% to 55–60%.";
        assert_eq!(said(of(40, 45), of(55, 60), Lang::En), open);
    }
}
