//! The summary that `tilik assess` shows: the result, what it rests on, what to do next.

mod cases;
pub mod comparison;
mod coverage;
mod district;
pub(super) mod findings;
mod impact;
pub mod followup;
mod next;
pub(super) mod page;
mod scores;
mod signs;
pub(super) mod tailoring;
mod verification;
mod visits;

pub use cases::{Failed, failed};
pub use coverage::coverage;
pub use district::page as district;
pub use impact::impact;

use anstyle::Style;

use super::{View, sentences};
use page::Page;
pub use signs::page as signs;
pub use tailoring::changes;
pub use verification::page as verification;
pub use visits::page as visits;

/// How the terminal wants it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// How many columns there are.
    pub width: usize,
    /// Whether colours are wanted.
    pub colour: bool,
}

impl Look {
    /// Eighty columns of plain text, as files and pipes get it.
    pub const PLAIN: Self = Self { width: 80, colour: false };
    /// Lines longer than this are hard to read, wider terminals or not.
    const WIDEST: usize = 100;
    /// Fewer columns than this leave no room for words.
    const NARROWEST: usize = 40;

    /// The look of a terminal with so many columns.
    #[must_use]
    pub fn new(columns: usize, colour: bool) -> Self {
        Self { width: columns.clamp(Self::NARROWEST, Self::WIDEST), colour }
    }
}

/// An assessment as a readable summary.
#[must_use]
pub fn summary(view: &View<'_>, look: Look) -> String {
    let mut page = Page::new(look);
    identity(&mut page, view);
    result(&mut page, view);
    sections(&mut page, view);
    findings::flags(&mut page, view);
    findings::findings(&mut page, view);
    next::wanted(&mut page, view);
    next::path(&mut page, view);
    next::recommendations(&mut page, view);
    indicators(&mut page, view);
    tailoring::in_force(&mut page, view.checklist, view.lang);
    notes(&mut page, view);
    page.into_text()
}

fn identity(page: &mut Page, view: &View<'_>) {
    let (lang, dossier) = (view.lang, view.dossier);
    let title = format!("{} ({})", view.unit, dossier.code);
    page.styled_paragraph(0, Style::new().bold(), &title);
    let groups: Vec<&str> = dossier.groups.iter().filter_map(Option::as_deref).collect();
    if !groups.is_empty() {
        page.paragraph(0, &groups.join(", "));
    }
    let (period, by) = (sentences::period(view), sentences::filled_by(dossier.filled_by, lang));
    page.paragraph(0, &format!("{}: {period}", lang.pick("Periode", "Period")));
    page.paragraph(0, &format!("{}: {by}", lang.pick("Diisi oleh", "Filled in by")));
    let checklist = view.checklist;
    let (title, edition) = (checklist.title.get(lang), &checklist.version);
    let word = lang.pick("edisi", "edition");
    let name = lang.pick("Daftar tilik", "Checklist");
    page.paragraph(0, &format!("{name}: {title} ({}, {word} {edition})", checklist.id));
}

fn result(page: &mut Page, view: &View<'_>) {
    page.heading(view.lang.pick("Hasil", "Result"));
    page.styled_paragraph(2, Style::new().bold(), &sentences::verdict(view));
    for sentence in sentences::score(view).into_iter().chain(sentences::critical(view)) {
        page.paragraph(2, &sentence);
    }
    page.paragraph(2, &sentences::tally(view));
}

fn sections(page: &mut Page, view: &View<'_>) {
    let (lang, scores) = (view.lang, &view.assessment.scorecard);
    let Some(total) = &scores.total else { return };
    page.heading(lang.pick("Skor per bagian", "Score by section"));
    let all = crate::text::Text::new("Seluruhnya", "Total");
    let titles = view.checklist.sections.iter().map(|section| &section.title);
    let mut rows: Vec<scores::Scored<'_>> =
        titles.zip(scores.sections.iter().map(Option::as_ref)).collect();
    rows.push((&all, Some(total)));
    scores::bars(page, lang, &rows);
    if !view.checklist.axes.is_empty() {
        page.heading(lang.pick("Skor per aspek", "Score by aspect"));
        let titles = view.checklist.axes.iter().map(|axis| &axis.title);
        let rows: Vec<scores::Scored<'_>> =
            titles.zip(scores.axes.iter().map(Option::as_ref)).collect();
        scores::bars(page, lang, &rows);
    }
    page.paragraph(2, scores::legend(lang));
}

fn indicators(page: &mut Page, view: &View<'_>) {
    if view.indicators.is_empty() {
        return;
    }
    let title = ("Indikator (di luar skor)", "Indicators (not part of the score)");
    page.heading(view.lang.pick(title.0, title.1));
    for one in &view.indicators {
        let title = one.indicator.title.get(view.lang);
        let points = one.points.as_ref().map(|points| format!(" ({points})")).unwrap_or_default();
        page.item(2, "-", &format!("{title}: {}{points}", one.measure));
    }
}

fn notes(page: &mut Page, view: &View<'_>) {
    if view.notes.is_empty() {
        return;
    }
    page.heading(view.lang.pick("Catatan", "Notes"));
    for note in &view.notes {
        page.item(2, "-", note);
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::report::tests::with_example;
    use crate::text::Lang;

    fn shown(name: &str, lang: Lang, look: Look) -> String {
        with_example(name, |checklist, dossier, assessment| {
            summary(&View::of(checklist, dossier, assessment, lang), look)
        })
    }

    #[test]
    fn a_summary_reads_from_result_to_next_steps() {
        let id = shown("Kebun Sikolos", Lang::Id, Look::PLAIN);
        assert_eq!(id, include_str!("example.id.txt"));
        let en = shown("Kebun Sikolos", Lang::En, Look::PLAIN);
        assert_eq!(en, include_str!("example.en.txt"));
    }

    #[test]
    fn every_line_fits_narrow_and_wide_terminals() {
        for columns in [40, 50, 80, 200] {
            let look = Look::new(columns, false);
            let text = shown("Kebun Sikolos", Lang::Id, look);
            let widest = text.lines().map(UnicodeWidthStr::width).max().unwrap();
            assert!(widest <= look.width, "{columns}: {widest}");
        }
    }

    #[test]
    fn submitted_control_characters_never_reach_the_terminal() {
        let text = shown("Kebun\u{1b}[2J\u{7}", Lang::Id, Look::PLAIN);
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
        assert!(text.contains("Kebun␛[2J␇"));
    }

    #[test]
    fn colour_changes_nothing_but_colour() {
        let plain = shown("Kebun Sikolos", Lang::Id, Look::PLAIN);
        let coloured = shown("Kebun Sikolos", Lang::Id, Look { colour: true, ..Look::PLAIN });
        assert!(coloured.contains('\u{1b}'));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    }
}
