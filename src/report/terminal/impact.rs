//! What a change of checklists changes: who loses and who gains, which criteria it is that do it, and why.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::Look;
use super::findings::more;
use super::page::{Page, fitted};
use crate::checklist::Grade;
use crate::impact::{Effect, Movement, Pair, Shift};
use crate::quantity::Number;
use crate::report::impact::ImpactView;
use crate::report::words::counted;

/// How many criteria are ranked, how many dossiers are shown, and how many criteria of each.
const RANKED: usize = 10;
const DOSSIERS: usize = 10;
const SHIFTS: usize = 4;
/// The least width of a column of counts.
const COLUMN: usize = 4;

/// An impact as a readable summary.
#[must_use]
pub fn impact(view: &ImpactView<'_>, look: Look) -> String {
    let mut page = Page::new(look);
    let title = view.lang.pick("Dampak perubahan daftar tilik", "Impact of a change of checklists");
    page.styled_paragraph(0, Style::new().bold(), title);
    let [old, new] = view.editions();
    page.paragraph(0, &format!("{}: {old}", view.lang.pick("Semula", "Old")));
    page.paragraph(0, &format!("{}: {new}", view.lang.pick("Menjadi", "New")));
    result(&mut page, view);
    grades(&mut page, view);
    definitions(&mut page, view);
    ranking(&mut page, view);
    dossiers(&mut page, view);
    page.into_text()
}

fn result(page: &mut Page, view: &ImpactView<'_>) {
    page.heading(view.lang.pick("Hasil", "Result"));
    page.paragraph(2, &view.movements());
    let others = [view.surely(), view.nothing_moves()].map(|text| text.map(str::to_owned));
    for sentence in others.into_iter().chain([view.means()]).flatten() {
        page.paragraph(2, &sentence);
    }
}

/// How many dossiers go from which proven grade to which.
fn grades(page: &mut Page, view: &ImpactView<'_>) {
    let table = &view.impact.overall.grades;
    if table.iter().flatten().all(|count| *count == 0) {
        return;
    }
    let lang = view.lang;
    page.heading(lang.pick("Predikat terbukti", "Proven grades"));
    let (old, new) = (&view.old_words().checklist.grades, &view.new_words().checklist.grades);
    let titles = |grades: &[Grade]| -> Vec<String> {
        grades.iter().map(|grade| grade.title.get(lang).to_owned()).collect()
    };
    let (rows, heads) = (titles(old), titles(new));
    let corner = lang.pick("semula \\ menjadi", "old \\ new");
    let grid = Grid::of(page.width(), corner, (&rows, &heads));
    page.line(2, &grid.line(corner, heads.iter().map(|head| grid.cell(head)).collect()));
    for ((before, title), counts) in old.iter().zip(&rows).zip(table) {
        let cells = new.iter().zip(counts).map(|(after, count)| {
            let moved = *count > 0 && before.id != after.id;
            let style = if moved { Style::new().bold() } else { Style::new() };
            let count = if *count == 0 { "·".to_owned() } else { count.to_string() };
            page.styled(&grid.cell(&count), style)
        });
        let line = grid.line(title, cells.collect());
        page.line(2, &line);
    }
}

/// The widths of a table of counts.
struct Grid {
    first: usize,
    column: usize,
}

impl Grid {
    /// As wide as titles and heads are, as far as the page allows.
    fn of(width: usize, corner: &str, (rows, heads): (&[String], &[String])) -> Self {
        let widest = |titles: &[String]| titles.iter().map(|it| it.width()).max().unwrap_or(0);
        let room = width.saturating_sub(2);
        let least = COLUMN.saturating_mul(heads.len());
        let first = widest(rows).max(corner.width()).min(room.saturating_sub(least));
        let most = room.saturating_sub(first).checked_div(heads.len()).unwrap_or(room);
        Self { first, column: (widest(heads).max(COLUMN) + 2).min(most).max(COLUMN) }
    }

    fn cell(&self, text: &str) -> String {
        let column = self.column;
        format!("{:>column$}", fitted(text, column.saturating_sub(1)).trim())
    }

    fn line(&self, title: &str, cells: Vec<String>) -> String {
        format!("{}{}", fitted(title, self.first), cells.concat())
    }
}

/// What differs between the checklists.
fn definitions(page: &mut Page, view: &ImpactView<'_>) {
    page.heading(view.lang.pick("Apa yang berubah", "What changes"));
    let differing = |pair: &&Pair| view.only(pair).is_some() || !pair.differs.is_empty();
    let (frames, pairs) = (view.frames(), &view.impact.comparison.pairs);
    for told in &frames {
        page.item(2, "-", &capitalised(&view.told(told)));
    }
    for pair in pairs.iter().filter(differing) {
        page.item(2, "-", &view.title(pair));
        for line in
            view.only(pair).into_iter().chain(view.differs(pair).iter().map(|it| view.told(it)))
        {
            page.paragraph(4, &line);
        }
    }
    if frames.is_empty() && !pairs.iter().any(|pair| differing(&pair)) {
        let nothing = (
            "Tidak ada kriteria, bagian, atau predikat yang berubah.",
            "No criterion, section or grade changes.",
        );
        page.paragraph(2, view.lang.pick(nothing.0, nothing.1));
    }
}

fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// The criteria that move proven totals most.
fn ranking(page: &mut Page, view: &ImpactView<'_>) {
    let (lang, moved) = (view.lang, &view.impact.overall.criteria);
    if moved.is_empty() {
        return;
    }
    page.heading(lang.pick("Kriteria yang menggeser skor", "Criteria that move the score"));
    let explained = (
        "Rata-rata sumbangan pada perubahan skor terbukti, dalam poin persen; jumlah semua kriteria tepat sama dengan perubahan itu. Di belakangnya: pada berapa dossier kriteria itu menaikkan dan menurunkan.",
        "Mean contribution to the change of the proven score, in percentage points; over all criteria they add up to that change exactly. Behind it: in how many dossiers the criterion raises and lowers it.",
    );
    page.paragraph(2, lang.pick(explained.0, explained.1));
    let (up, down) = (lang.pick("naik", "up"), lang.pick("turun", "down"));
    let title_width = page.width().saturating_sub(2 + 9 + 16);
    for one in moved.iter().take(RANKED) {
        let Some(pair) = view.impact.comparison.pairs.get(one.pair) else { continue };
        let title = fitted(&view.title(pair), title_width);
        let counts = format!("{up} {}, {down} {}", one.raises, one.lowers);
        let mean = page.styled(&format!("{:>8}", view.signed(&one.mean)), style_of(&one.mean));
        page.line(2, &format!("{title}{mean}  {counts}"));
    }
    more(page, lang, moved.len().saturating_sub(RANKED), ("kriteria", "criterion", "criteria"));
}

/// A fall is red, a rise green.
fn style_of(change: &Number) -> Style {
    let colour = match change {
        _ if change.is_zero() => return Style::new(),
        change if change.is_negative() => AnsiColor::Red,
        _ => AnsiColor::Green,
    };
    Style::new().fg_color(Some(colour.into()))
}

/// The dossiers, the largest loss first.
fn dossiers(page: &mut Page, view: &ImpactView<'_>) {
    let effects = &view.impact.effects;
    page.heading(view.lang.pick(
        "Setiap dossier, yang paling turun lebih dulu",
        "Each dossier, the largest loss first",
    ));
    for (place, effect) in effects.iter().take(DOSSIERS).enumerate() {
        page.item(2, &format!("{}.", place + 1), &view.subject(effect));
        let line = format!("{} {}", view.lang.pick("skor", "score"), view.scores(effect));
        page.styled_paragraph(5, movement_style(effect.movement()), &line);
        if let Some(grades) = view.grades(effect) {
            page.paragraph(5, &format!("{}: {grades}", view.lang.pick("predikat", "grade")));
        }
        let sections = view.sections(effect);
        if !sections.is_empty() {
            page.paragraph(
                5,
                &format!("{}: {sections}", view.lang.pick("per bagian", "by section")),
            );
        }
        shifts(page, view, effect);
    }
    more(
        page,
        view.lang,
        effects.len().saturating_sub(DOSSIERS),
        ("dossier", "dossier", "dossiers"),
    );
}

const fn movement_style(movement: Movement) -> Style {
    let colour = match movement {
        Movement::Loses => AnsiColor::Red,
        Movement::Open => AnsiColor::Yellow,
        Movement::Gains => AnsiColor::Green,
        Movement::Stays | Movement::Incomparable => return Style::new(),
    };
    Style::new().fg_color(Some(anstyle::Color::Ansi(colour)))
}

/// The criteria that change a dossier's score most, and what the others add up to.
fn shifts(page: &mut Page, view: &ImpactView<'_>, effect: &Effect) {
    let pairs = view.impact.comparison.pairs.iter().zip(&effect.criteria);
    let moved = |shift: &Shift| shift.result_differs() || !shift.total().is_zero();
    let mut shown: Vec<(&Pair, &Shift)> = pairs.filter(|(_, shift)| moved(shift)).collect();
    // First what has another result; that the weights of all others shift follows from it.
    shown.sort_by_key(|(_, shift)| {
        let size = shift.total().abs();
        (size.is_zero(), !shift.result_differs(), std::cmp::Reverse(size))
    });
    let rest = shown.split_off(shown.len().min(SHIFTS));
    for (pair, shift) in shown {
        let total = shift.total();
        let mark = format!("{:>7}", view.signed(&total));
        page.hanging(5, &mark, style_of(&total), &view.title(pair));
        page.paragraph(13, &view.shift(shift));
        if let Some(because) = view.because(pair, shift) {
            page.paragraph(13, &because);
        }
    }
    if rest.iter().all(|(_, shift)| shift.total().is_zero()) {
        return;
    }
    let sum = rest.iter().fold(Number::ZERO, |sum, (_, shift)| sum + shift.total());
    let others =
        counted(rest.len(), view.lang, "kriteria lain", "other criterion", "other criteria");
    page.hanging(5, &format!("{:>7}", view.signed(&sum)), Style::new(), &others);
}
