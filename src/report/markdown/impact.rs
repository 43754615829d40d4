//! What a change of checklists changes, as a Markdown document.

use super::escape::escape;
use super::{Page, labelled, trim_blank};
use crate::impact::{Effect, Pair, Shift};
use crate::report::impact::ImpactView;

/// An impact as a document of its own.
#[must_use]
pub fn impact(view: &ImpactView<'_>) -> String {
    let mut page = Page::default();
    let title = view.lang.pick("Dampak perubahan daftar tilik", "Impact of a change of checklists");
    page.heading(1, title);
    let [old, new] = view.editions();
    page.item("-", &labelled(view.lang, ("Semula", "Old"), &old));
    page.item("-", &labelled(view.lang, ("Menjadi", "New"), &new));
    result(&mut page, view);
    grades(&mut page, view);
    definitions(&mut page, view);
    ranking(&mut page, view);
    dossiers(&mut page, view);
    page.0.push('\n');
    page.paragraph(&escape(&view.origin.text(view.lang)));
    trim_blank(&mut page);
    page.0
}

fn result(page: &mut Page, view: &ImpactView<'_>) {
    page.heading(2, view.lang.pick("Hasil", "Result"));
    let others = [view.surely(), view.nothing_moves()].map(|text| text.map(str::to_owned));
    let sentences = [Some(view.movements())].into_iter().chain(others).chain([view.means()]);
    let text: Vec<String> = sentences.flatten().collect();
    page.paragraph(&escape(&text.join(" ")));
    trim_blank(page);
}

/// How many dossiers go from which proven grade to which.
fn grades(page: &mut Page, view: &ImpactView<'_>) {
    let table = &view.impact.overall.grades;
    if table.iter().flatten().sum::<usize>() == 0 {
        return;
    }
    page.heading(2, view.lang.pick("Predikat terbukti", "Proven grades"));
    let (old, new) = (view.old_words().checklist, view.new_words().checklist);
    let heads = new.grades.iter().map(|grade| escape(grade.title.get(view.lang)));
    let corner = view.lang.pick("semula → menjadi", "old → new").to_owned();
    page.row(std::iter::once(corner).chain(heads));
    page.row((0..=new.grades.len()).map(|_| "---".to_owned()));
    for (grade, counts) in old.grades.iter().zip(table) {
        let title = escape(grade.title.get(view.lang));
        let counts = counts.iter().map(|count| match count {
            0 => "–".to_owned(),
            count => count.to_string(),
        });
        page.row(std::iter::once(title).chain(counts));
    }
}

/// What differs between the checklists.
fn definitions(page: &mut Page, view: &ImpactView<'_>) {
    page.heading(2, view.lang.pick("Apa yang berubah", "What changes"));
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
    let mut rows: Vec<[String; 4]> = Vec::new();
    for told in view.frames() {
        rows.push(["–".to_owned(), told.label, or_dash(told.from), or_dash(told.to)]);
    }
    for pair in &view.impact.comparison.pairs {
        if let Some(only) = view.only(pair) {
            rows.push([view.title(pair), only, or_dash(None), or_dash(None)]);
        }
        for told in view.differs(pair) {
            rows.push([view.title(pair), told.label, or_dash(told.from), or_dash(told.to)]);
        }
    }
    if rows.is_empty() {
        let nothing = (
            "Tidak ada kriteria, bagian, atau predikat yang berubah.",
            "No criterion, section or grade changes.",
        );
        page.paragraph(view.lang.pick(nothing.0, nothing.1));
        return trim_blank(page);
    }
    let heads = view.lang.pick(
        ["Kriteria", "Yang berubah", "Semula", "Menjadi"],
        ["Criterion", "What changes", "Old", "New"],
    );
    page.table(heads, rows);
}

/// The criteria that move proven totals, those that move them most first.
fn ranking(page: &mut Page, view: &ImpactView<'_>) {
    let moved = &view.impact.overall.criteria;
    if moved.is_empty() {
        return;
    }
    let lang = view.lang;
    page.heading(2, lang.pick("Kriteria yang menggeser skor", "Criteria that move the score"));
    let explained = (
        "Rata-rata sumbangan pada perubahan skor terbukti, dalam poin persen. Jumlah sumbangan semua kriteria tepat sama dengan perubahan itu.",
        "Mean contribution to the change of the proven score, in percentage points. Over all criteria the contributions add up to that change exactly.",
    );
    page.paragraph(lang.pick(explained.0, explained.1));
    let rows = moved.iter().filter_map(|one| {
        let pair = view.impact.comparison.pairs.get(one.pair)?;
        let (raises, lowers) = (one.raises.to_string(), one.lowers.to_string());
        Some([view.title(pair), view.signed(&one.mean), raises, lowers])
    });
    let heads = lang.pick(
        ["Kriteria", "Rata-rata", "Naik pada dossier", "Turun pada dossier"],
        ["Criterion", "Mean", "Raises dossiers", "Lowers dossiers"],
    );
    page.table(heads, rows.collect());
}

/// Every dossier, the largest loss first.
fn dossiers(page: &mut Page, view: &ImpactView<'_>) {
    let title = ("Setiap dossier", "Each dossier");
    page.heading(2, view.lang.pick(title.0, title.1));
    trim_blank(page);
    for effect in &view.impact.effects {
        dossier(page, view, effect);
    }
}

fn dossier(page: &mut Page, view: &ImpactView<'_>, effect: &Effect) {
    page.heading(3, &escape(&view.subject(effect)));
    page.item("-", &labelled(view.lang, ("Skor", "Score"), &view.scores(effect)));
    if let Some(grades) = view.grades(effect) {
        page.item("-", &labelled(view.lang, ("Predikat", "Grade"), &grades));
    }
    let sections = view.sections(effect);
    if !sections.is_empty() {
        page.item("-", &labelled(view.lang, ("Per bagian", "By section"), &sections));
    }
    let moved = |shift: &Shift| shift.result_differs() || !shift.total().is_zero();
    let pairs = view.impact.comparison.pairs.iter().zip(&effect.criteria);
    let rows: Vec<[String; 3]> = pairs
        .filter(|(_, shift)| moved(shift))
        .map(|(pair, shift)| row(view, (pair, shift)))
        .collect();
    if !rows.is_empty() {
        page.0.push('\n');
        let heads = view.lang.pick(
            ["Kriteria", "Sumbangan", "Apa yang terjadi"],
            ["Criterion", "Contribution", "What happened"],
        );
        page.table(heads, rows);
    }
}

fn row(view: &ImpactView<'_>, (pair, shift): (&Pair, &Shift)) -> [String; 3] {
    let because = view.because(pair, shift).map(|because| format!(" ({because})"));
    let what = format!("{}{}", view.shift(shift), because.unwrap_or_default());
    [view.title(pair), view.signed(&shift.total()), what]
}
