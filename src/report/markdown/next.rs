//! What to do next: what to ask for, the shortest ways up, recommendations.

use super::escape::escape;
use super::{Page, trim_blank};
use crate::report::View;
use crate::report::sentences::difference;
use crate::report::view::RecommendationView;
use crate::report::words::{all_of, due, of_hundred};

/// Every blank that widens the score, the widest first.
pub(super) fn wanted(page: &mut Page, view: &View<'_>) {
    if view.wanted.is_empty() {
        return;
    }
    page.heading(2, view.lang.pick("Yang perlu dimintakan", "What to ask for"));
    let rows = view.wanted.iter().map(|one| {
        let settles = all_of(&one.settles, view.lang);
        [one.blank.words(), settles, difference(one.widens, view.lang)]
    });
    let heads = view.lang.pick(
        ["Isian yang kosong", "Menentukan", "Selisih skor"],
        ["Blank", "Settles", "Difference in score"],
    );
    page.table(heads, rows.collect());
}

/// The shortest ways to the next grade and to the best.
pub(super) fn paths(page: &mut Page, view: &View<'_>) {
    let assessment = view.assessment;
    let next = ("Jalan tersingkat ke predikat yang lebih baik", "Shortest way up");
    path(page, view, next, &assessment.path_to_next_grade);
    if assessment.path_to_best != assessment.path_to_next_grade {
        let best = ("Jalan tersingkat ke predikat terbaik", "Shortest way to the best grade");
        path(page, view, best, &assessment.path_to_best);
    }
}

fn path(page: &mut Page, view: &View<'_>, title: (&str, &str), places: &[usize]) {
    if places.is_empty() {
        return;
    }
    page.heading(2, view.lang.pick(title.0, title.1));
    let rows = view.path(places).map(|one| {
        let title = one.criterion.title.get(view.lang).to_owned();
        [one.criterion.id.clone(), title, format!("+{}", of_hundred(&one.gain, view.lang))]
    });
    let heads = view.lang.pick(["No.", "Kriteria", "Skor"], ["No.", "Criterion", "Score"]);
    page.table(heads, rows.collect());
}

/// What to do, by who should do it.
pub(super) fn recommendations(page: &mut Page, view: &View<'_>) {
    if view.recommendations.is_empty() {
        return;
    }
    page.heading(2, view.lang.pick("Rekomendasi", "Recommendations"));
    trim_blank(page);
    for addressee in &view.checklist.addressees {
        let theirs = view.recommendations.iter().filter(|one| one.to.id == addressee.id);
        let theirs: Vec<&RecommendationView<'_>> = theirs.collect();
        if theirs.is_empty() {
            continue;
        }
        let title = addressee.title.get(view.lang);
        page.heading(3, &format!("{}{}", view.lang.pick("Bagi ", ""), escape(title)));
        let rows = theirs.into_iter().map(|one| {
            let by = one.due.map_or_else(|| "–".to_owned(), |written| due(written, view.lang));
            let gain = format!("+{}", of_hundred(&one.ranked.gain, view.lang));
            let priority = one.ranked.priority.to_string();
            [priority, one.text.clone(), one.criterion.id.clone(), gain, by]
        });
        let heads = view.lang.pick(
            ["Prioritas", "Rekomendasi", "Kriteria", "Skor", "Tenggat"],
            ["Priority", "Recommendation", "Criterion", "Score", "Due"],
        );
        page.table(heads, rows.collect());
    }
}
