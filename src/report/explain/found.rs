//! What a dossier's result is, how it came about, and what would change it.

use anstyle::Style;

use super::asked::{basis, counts_as, source};
use super::list::next;
use super::tailored::tailored;
use super::tree::Tree;
use super::{Subject, Wanted, change, measured, missing};
use crate::bound::Truth;
use crate::checklist::{Basis, Criterion, Indicator, Measure};
use crate::form::{Kind, RowId};
use crate::judge::{Account, Judged, Verdict};
use crate::report::View;
use crate::report::sentences;
use crate::report::terminal::findings::verdict_style;
use crate::report::terminal::page::Page;
use crate::report::view::{CriterionView, InForce};
use crate::report::words::{Words, of_hundred};
use crate::text::Lang;

/// How a dossier came to what is said of a subject.
#[must_use]
pub fn found<'a>(view: &View<'a>, subject: Subject<'a>, wanted: &Wanted) -> String {
    let words = Words { checklist: view.checklist, lang: view.lang };
    let mut page = Page::new(wanted.look);
    identity(&mut page, view);
    page.line(0, "");
    let title = subject.title(words);
    page.styled_paragraph(0, Style::new().bold(), &format!("{} {title}", subject.id()));
    let mut tree = Tree { page: &mut page, words, dossier: view.dossier, all: wanted.all_rows };
    match subject {
        Subject::Criterion(place, criterion) => {
            if let Some(found) = view.criteria.get(place) {
                of_criterion(&mut tree, view, (place, criterion), found);
            }
        }
        Subject::Indicator(place, indicator) => of_indicator(&mut tree, view, place, indicator),
        Subject::Flag(place, _) => of_flag(&mut tree, view, place, subject),
    }
    tailored(tree.page, words, subject);
    let more = view.lang.pick("Selengkapnya", "All about it");
    next(&mut page, &format!("{more}: {}", wanted.next));
    page.into_text()
}

/// The unit, the period and the checklist.
pub(super) fn identity(page: &mut Page, view: &View<'_>) {
    let unit = format!("{} ({}), {}", view.unit, view.dossier.code, sentences::period(view));
    page.styled_paragraph(0, Style::new().bold(), &unit);
    page.paragraph(0, &source(view.checklist, view.lang));
}

fn of_criterion<'a>(
    tree: &mut Tree<'_, 'a>,
    view: &View<'a>,
    (place, criterion): (usize, &'a Criterion),
    found: &CriterionView<'a>,
) {
    result(tree, view, place, found);
    let words = tree.words;
    measured::in_words(tree.page, words, Subject::Criterion(place, criterion));
    if found.judged.applies != Truth::False || found.judged.measure.is_some() {
        tree.page.heading(words.lang.pick("Bagaimana hasil itu diperoleh", "How it came about"));
        match &criterion.measure {
            Measure::Value(value) => tree.whole(value, criterion.shown_as),
            Measure::Rows(each) => {
                tree.judged(Account::of_each(view.checklist, tree.dossier, each));
            }
        }
        without_measure(tree, criterion, found.judged);
    }
    applies(tree, criterion);
    missing::missing(tree, criterion, found.judged);
    change::what_would(tree, criterion, found.judged);
    in_force(tree, view, criterion);
}

/// The verdict, the measure, the points and what they are to the score.
fn result(tree: &mut Tree<'_, '_>, view: &View<'_>, place: usize, found: &CriterionView<'_>) {
    let lang = view.lang;
    let points = found.points.as_ref().map(|points| format!(", {points}")).unwrap_or_default();
    let verdict = format!("{}{points}", found.verdict);
    tree.page.styled_paragraph(2, verdict_style(found.judged.verdict), &capital(&verdict));
    if let Some(measure) = &found.measure {
        tree.page.paragraph(2, &format!("{}: {measure}", lang.pick("Hasil ukur", "Measured")));
    }
    if found.judged.verdict == Verdict::NotApplicable {
        return;
    }
    let Some(weight) = view.assessment.scorecard.effective_weights.get(place) else { return };
    let (gain, whole) = (&found.gain, of_hundred(weight, lang));
    let earned = of_hundred(&(weight.clone() - gain.clone()), lang);
    let text = match lang {
        Lang::Id if weight.is_zero() => "Tidak ikut dalam skor terbukti.".to_owned(),
        Lang::En if weight.is_zero() => "No part of the proven score.".to_owned(),
        Lang::Id => format!("Andil dalam skor terbukti: {earned} dari {whole} poin persen."),
        Lang::En => format!("Its part of the proven score: {earned} of {whole} percentage points."),
    };
    tree.page.paragraph(2, &text);
}

/// The text with a capital letter at its beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What a measure of none means here.
fn without_measure(tree: &mut Tree<'_, '_>, criterion: &Criterion, judged: &Judged) {
    let Some(measure) = judged.measure.as_ref().filter(|measure| measure.may_be_none) else {
        return;
    };
    let counts_as = counts_as(tree.words, criterion.when_empty);
    let text = match (measure.range.is_none(), tree.words.lang) {
        (true, Lang::Id) => {
            format!("Tidak ada yang dapat diukur; kriteria ini lalu dianggap {counts_as}.")
        }
        (true, Lang::En) => format!("There is nothing to measure; it then counts as {counts_as}."),
        (false, Lang::Id) => {
            format!("Mungkin tidak ada yang dapat diukur; kriteria ini lalu dianggap {counts_as}.")
        }
        (false, Lang::En) => {
            format!("There may be nothing to measure; it then counts as {counts_as}.")
        }
    };
    tree.page.paragraph(2, &text);
}

/// Whether it applies, and why.
fn applies<'a>(tree: &mut Tree<'_, 'a>, criterion: &'a Criterion) {
    let Some(condition) = &criterion.applies_when else { return };
    let lang = tree.words.lang;
    tree.page.heading(lang.pick("Apakah berlaku", "Whether it applies"));
    tree.whole(condition, Kind::Boolean);
}

/// The clauses it rests on, with those that were not in force in the period.
fn in_force(tree: &mut Tree<'_, '_>, view: &View<'_>, criterion: &Criterion) {
    let note = |basis: &Basis| {
        let (id, en) = match InForce::of(basis, view.dossier) {
            InForce::Throughout => return None,
            InForce::NotYet => {
                ("belum berlaku pada periode ini", "not yet in force in this period")
            }
            InForce::NoLonger => {
                ("sudah tidak berlaku pada periode ini", "no longer in force in this period")
            }
            InForce::InPart => (
                "hanya berlaku pada sebagian periode ini",
                "in force in a part of this period only",
            ),
        };
        Some(view.lang.pick(id, en).to_owned())
    };
    basis(tree.page, tree.words, criterion, note);
}

fn of_indicator<'a>(
    tree: &mut Tree<'_, 'a>,
    view: &View<'a>,
    place: usize,
    indicator: &'a Indicator,
) {
    let lang = view.lang;
    if let Some(found) = view.indicators.get(place) {
        let points = found.points.as_ref().map(|points| format!(", {points}")).unwrap_or_default();
        let measured = lang.pick("Hasil ukur", "Measured");
        tree.page.paragraph(2, &format!("{measured}: {}{points}", found.measure));
    }
    measured::in_words(tree.page, tree.words, Subject::Indicator(place, indicator));
    tree.page.heading(lang.pick("Bagaimana hasil itu diperoleh", "How it came about"));
    tree.whole(&indicator.measure, indicator.shown_as);
}

fn of_flag<'a>(tree: &mut Tree<'_, 'a>, view: &View<'a>, place: usize, subject: Subject<'a>) {
    let Subject::Flag(_, flag) = subject else { return };
    let raised = view.assessment.flags.iter().filter(|raised| raised.flag == place);
    let rows: Vec<RowId> = raised.map(|raised| raised.row).collect();
    let text = match (rows.len(), view.lang) {
        (0, Lang::Id) => "Tanda ini tidak muncul.".to_owned(),
        (0, Lang::En) => "It is not raised.".to_owned(),
        (count, Lang::Id) => format!("Tanda ini muncul {count} kali."),
        (1, Lang::En) => "It is raised once.".to_owned(),
        (count, Lang::En) => format!("It is raised {count} times."),
    };
    tree.page.paragraph(2, &text);
    measured::in_words(tree.page, tree.words, subject);
    if rows.is_empty() {
        return;
    }
    tree.page.heading(view.lang.pick("Di mana dan mengapa muncul", "Where it is raised, and why"));
    match &flag.each {
        None => tree.whole(&flag.when, Kind::Boolean),
        Some(path) => {
            for row in rows.iter().take(tree.limit(0)) {
                tree.raised(path, &flag.when, *row);
            }
            tree.more(2, rows.len().saturating_sub(tree.limit(0)));
        }
    }
}
