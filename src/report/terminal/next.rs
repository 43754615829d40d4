//! What to do next: what to ask for, the cheapest way up, recommendations.

use super::findings::more;
use super::page::Page;
use crate::report::View;
use crate::report::sentences::difference;
use crate::report::view::RecommendationView;
use crate::report::words::{all_of, due, of_hundred};
use crate::text::Lang;

/// How many blanks and recommendations are shown.
const WANTED: usize = 8;
const RECOMMENDATIONS: usize = 10;

/// The blanks that decide most.
pub(super) fn wanted(page: &mut Page, view: &View<'_>) {
    if view.wanted.is_empty() {
        return;
    }
    page.heading(view.lang.pick("Yang perlu dimintakan", "What to ask for"));
    for one in view.wanted.iter().take(WANTED) {
        let widens = difference(one.widens, view.lang);
        let settles = all_of(&one.settles, view.lang);
        let words = one.blank.words();
        let text = match view.lang {
            Lang::Id => format!("{words} (menentukan {settles}; selisih skor {widens})"),
            Lang::En => format!("{words} (settles {settles}; {widens} of the score)"),
        };
        page.item(2, "-", &text);
    }
    more(page, view.lang, view.wanted.len().saturating_sub(WANTED), ("isian", "blank", "blanks"));
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
            page.paragraph(2, &format!("{} {title}:", view.lang.pick("Bagi", "For")));
        }
        theirs.for_each(|one| recommendation(page, view.lang, one));
    }
    let rest = view.recommendations.len().saturating_sub(RECOMMENDATIONS);
    more(page, view.lang, rest, ("rekomendasi", "recommendation", "recommendations"));
}

fn recommendation(page: &mut Page, lang: Lang, one: &RecommendationView<'_>) {
    let gain = of_hundred(&one.ranked.gain, lang);
    let by = one.due.map(|written| {
        let within = lang.pick("dalam", "within");
        format!("; {within} {}", due(written, lang))
    });
    let (by, score) = (by.unwrap_or_default(), lang.pick("skor", "score"));
    let text = format!("{} ({}; {score} +{gain}{by})", one.text, one.criterion.id);
    page.item(4, &format!("{}.", one.ranked.priority), &text);
}
