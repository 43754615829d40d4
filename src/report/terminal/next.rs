//! What to do next: what to ask for, the cheapest way up, recommendations.

use super::findings::more;
use super::page::Page;
use crate::report::View;
use crate::report::sentences::difference;
use crate::report::view::{RecommendationView, WantedView};
use crate::report::words::{all_of, counted, due, of_hundred};
use crate::text::Lang;

/// How many blanks and recommendations are shown.
const WANTED: usize = 8;
const RECOMMENDATIONS: usize = 10;
/// How many criteria are named of many.
const FEW: usize = 3;

/// The blanks that decide most, those that ask for the same and decide the same in one line.
pub(super) fn wanted(page: &mut Page, view: &View<'_>) {
    if view.wanted.is_empty() {
        return;
    }
    page.heading(view.lang.pick("Yang perlu dimintakan", "What to ask for"));
    let groups = alike(&view.wanted);
    for group in groups.iter().take(WANTED) {
        if let Some((first, others)) = group.split_first() {
            page.item(2, "-", &asked(view.lang, first, others.len()));
        }
    }
    let shown: usize = groups.iter().take(WANTED).map(Vec::len).sum();
    more(page, view.lang, view.wanted.len().saturating_sub(shown), ("isian", "blank", "blanks"));
}

fn alike<'v, 'a>(wanted: &'v [WantedView<'a>]) -> Vec<Vec<&'v WantedView<'a>>> {
    let mut groups: Vec<Vec<&WantedView<'a>>> = Vec::new();
    for one in wanted {
        let same = |group: &&mut Vec<&WantedView<'a>>| {
            group.first().is_some_and(|first| {
                first.blank.asked == one.blank.asked
                    && first.settles == one.settles
                    && first.widens == one.widens
            })
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

fn asked(lang: Lang, one: &WantedView<'_>, others: usize) -> String {
    let words = one.blank.words();
    let settles = settled(&one.settles, lang);
    let widens = difference(one.widens, lang);
    let others = (others > 0).then(|| counted(others, lang, "isian", "blank", "blanks"));
    match (lang, others) {
        (Lang::Id, None) => format!("{words} (menentukan {settles}; selisih skor {widens})"),
        (Lang::En, None) => format!("{words} (settles {settles}; {widens} of the score)"),
        (Lang::Id, Some(others)) => format!(
            "{words}, dan {others} serupa (menentukan {settles}; selisih skor {widens} untuk masing-masing)"
        ),
        (Lang::En, Some(others)) => {
            format!("{words}, and {others} like it (settles {settles}; {widens} of the score each)")
        }
    }
}

/// The criteria a blank decides; of many, how many there are and the first few.
fn settled(ids: &[&str], lang: Lang) -> String {
    let few = ids.get(..FEW).filter(|_| ids.len() > 2 * FEW);
    few.map_or_else(
        || all_of(ids, lang),
        |few| {
            let all = counted(ids.len(), lang, "kriteria", "criterion", "criteria");
            let among = lang.pick("antara lain", "such as");
            format!("{all}, {among} {}", all_of(few, lang))
        },
    )
}

/// The fewest criteria that lift the proven grade.
pub(super) fn path(page: &mut Page, view: &View<'_>) {
    let places = &view.assessment.path_to_next_grade;
    let Some((proven, _)) = view.assessment.scorecard.grade.filter(|_| !places.is_empty()) else {
        return;
    };
    page.heading(view.lang.pick("Jalan tersingkat ke predikat yang lebih baik", "Shortest way up"));
    let proven = view.grade(proven);
    page.paragraph(
        2,
        &match view.lang {
            Lang::Id => format!("Untuk naik dari predikat {proven}, penuhi dan buktikan:"),
            Lang::En => format!("To rise above {proven}, meet and prove:"),
        },
    );
    let score = view.lang.pick("skor", "score");
    for one in view.path(places) {
        let gain = of_hundred(&one.gain, view.lang);
        let title = one.criterion.title.get(view.lang);
        page.item(2, "-", &format!("{} {title} ({score} +{gain})", one.criterion.id));
    }
}

/// What to do, by who should do it.
pub(super) fn recommendations(page: &mut Page, view: &View<'_>) {
    if view.recommendations.is_empty() {
        return;
    }
    page.heading(view.lang.pick("Rekomendasi", "Recommendations"));
    let shown: Vec<&RecommendationView<'_>> =
        view.recommendations.iter().take(RECOMMENDATIONS).collect();
    for addressee in &view.checklist.addressees {
        let mut theirs = shown.iter().filter(|one| one.to.id == addressee.id).peekable();
        if theirs.peek().is_some() {
            let title = addressee.title.get(view.lang);
            page.paragraph(2, &format!("{}{title}:", view.lang.pick("Bagi ", "")));
        }
        theirs.for_each(|one| recommendation(page, view.lang, one));
    }
    let rest = view.recommendations.len().saturating_sub(RECOMMENDATIONS);
    more(page, view.lang, rest, ("rekomendasi", "recommendation", "recommendations"));
}

fn recommendation(page: &mut Page, lang: Lang, one: &RecommendationView<'_>) {
    let mut about = vec![one.criterion.id.clone()];
    if !one.ranked.gain.is_zero() {
        let gain = of_hundred(&one.ranked.gain, lang);
        about.push(format!("{} +{gain}", lang.pick("skor", "score")));
    }
    if let Some(written) = one.due {
        about.push(format!("{} {}", lang.pick("dalam", "within"), due(written, lang)));
    }
    let text = format!("{} ({})", one.text, about.join("; "));
    page.item(4, &format!("{}.", one.ranked.priority), &text);
}
