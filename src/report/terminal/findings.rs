//! What falls short and why, and which records need a second look.

use anstyle::{AnsiColor, Style};

use super::page::Page;
use crate::judge::Verdict;
use crate::report::view::{CriterionView, FlagView};
use crate::report::words::counted;
use crate::report::{View, finding};
use crate::text::Lang;

/// How many findings are shown, and how many rows of each.
const FINDINGS: usize = 5;
const ROWS: usize = 3;
const FLAGS: usize = 10;

/// The findings that cost most.
pub(super) fn findings(page: &mut Page, view: &View<'_>) {
    let short = view.shortfalls();
    let sure: Vec<&CriterionView<'_>> =
        short.into_iter().filter(|one| one.surely_falls_short()).collect();
    if sure.is_empty() {
        return;
    }
    page.heading(view.lang.pick("Temuan terberat", "Gravest findings"));
    for (place, one) in sure.iter().take(FINDINGS).enumerate() {
        finding(page, view, place + 1, one);
    }
    more(page, view.lang, sure.len().saturating_sub(FINDINGS), ("temuan", "finding", "findings"));
}

fn finding(page: &mut Page, view: &View<'_>, number: usize, one: &CriterionView<'_>) {
    let title = one.criterion.title.get(view.lang);
    let critical = view.lang.pick(" (kritis)", " (critical)");
    let critical = if one.criterion.critical { critical } else { "" };
    page.item(2, &format!("{number}."), &format!("{} {title}{critical}", one.criterion.id));
    let points = one.points.as_ref().map(|points| format!(", {points}")).unwrap_or_default();
    let verdict = format!("{}{points}", one.verdict);
    page.styled_paragraph(5, verdict_style(one.judged.verdict), &verdict);
    reasons(page, view, (5, one));
    if !one.criterion.basis.is_empty() {
        let basis = one.criterion.basis.join("; ");
        page.paragraph(5, &format!("{}: {basis}", view.lang.pick("Dasar", "Basis")));
    }
}

/// What a verdict rests on: the rows and those that fall short, or the parts that decide, or the measure.
pub(super) fn reasons(
    page: &mut Page,
    view: &View<'_>,
    (indent, one): (usize, &CriterionView<'_>),
) {
    if let Some(rows) = &one.rows {
        page.paragraph(indent, rows);
    } else if !one.because.is_empty() {
        page.paragraph(indent, &one.because);
    } else if let Some(measure) = &one.measure {
        let label = view.lang.pick("hasil ukur", "measured");
        page.paragraph(indent, &format!("{label}: {measure}"));
    }
    for failure in one.failures.iter().take(ROWS) {
        let source = finding::source(view.dossier, failure.source.as_deref());
        let place = if failure.label.is_empty() { "" } else { ": " };
        page.item(indent, "-", &format!("{}{place}{}{source}", failure.label, failure.because));
    }
    let rows = one.failures.len().saturating_sub(ROWS);
    if rows > 0 {
        let rows = counted(rows, view.lang, "baris", "row", "rows");
        let text = match view.lang {
            Lang::Id => format!("masih ada {rows} lagi"),
            Lang::En => format!("and {rows} more"),
        };
        page.item(indent, "-", &text);
    }
}

/// A verdict's colour.
pub(in crate::report) fn verdict_style(verdict: Verdict) -> Style {
    let colour = match verdict {
        Verdict::Met => AnsiColor::Green,
        Verdict::Partial | Verdict::Unknown => AnsiColor::Yellow,
        Verdict::Unmet => AnsiColor::Red,
        Verdict::NotApplicable => return Style::new().dimmed(),
    };
    Style::new().fg_color(Some(colour.into()))
}

/// The records that need a second look.
pub(super) fn flags(page: &mut Page, view: &View<'_>) {
    if view.flags.is_empty() {
        return;
    }
    page.heading(view.lang.pick("Perlu klarifikasi", "Needs clarification"));
    for flag in view.flags.iter().take(FLAGS) {
        page.item(2, "-", &format!("{} ({})", raised(view, flag), flag.flag.id));
    }
    more(page, view.lang, view.flags.len().saturating_sub(FLAGS), ("catatan", "record", "records"));
}

/// A raised flag: the row, what is said of it, and where it was written.
pub(super) fn raised(view: &View<'_>, flag: &FlagView<'_>) -> String {
    let place = if flag.label.is_empty() { "" } else { ": " };
    let source = flag.source.as_deref().filter(|_| !flag.label.is_empty());
    let source = finding::source(view.dossier, source);
    format!("{}{place}{}{source}", flag.label, flag.text)
}

/// Says how many are not shown, if any.
pub(super) fn more(page: &mut Page, lang: Lang, count: usize, nouns: (&str, &str, &str)) {
    if count == 0 {
        return;
    }
    let (id, one, many) = nouns;
    let all = counted(count, lang, id, one, many);
    let text = match lang {
        Lang::Id => format!("masih ada {all} lagi; selengkapnya dengan --format md"),
        Lang::En => format!("and {all} more; see them all with --format md"),
    };
    page.paragraph(2, &text);
}
