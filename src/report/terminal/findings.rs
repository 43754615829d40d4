//! What falls short and why, and which records need a second look.

use anstyle::{AnsiColor, Style};

use super::page::Page;
use crate::judge::Verdict;
use crate::report::view::CriterionView;
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
    if let Some(rows) = &one.rows {
        page.paragraph(5, rows);
    } else if !one.because.is_empty() {
        page.paragraph(5, &one.because);
    } else if let Some(measure) = &one.measure {
        page.paragraph(5, &format!("{}: {measure}", view.lang.pick("hasil ukur", "measured")));
    }
    for failure in one.failures.iter().take(ROWS) {
        let source = finding::source(view, failure.source.as_deref());
        let place = if failure.label.is_empty() { "" } else { ": " };
        page.item(5, "-", &format!("{}{place}{}{source}", failure.label, failure.because));
    }
    let rows = one.failures.len().saturating_sub(ROWS);
    if rows > 0 {
        let rows = counted(rows, view.lang, "baris", "row", "rows");
        let text = match view.lang {
            Lang::Id => format!("masih ada {rows} lagi"),
            Lang::En => format!("and {rows} more"),
        };
        page.item(5, "-", &text);
    }
    if !one.criterion.basis.is_empty() {
        let basis = one.criterion.basis.join("; ");
        page.paragraph(5, &format!("{}: {basis}", view.lang.pick("Dasar", "Basis")));
    }
}

/// A verdict's colour.
fn verdict_style(verdict: Verdict) -> Style {
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
        let place = if flag.label.is_empty() { "" } else { ": " };
        let source = flag.source.as_deref().filter(|_| !flag.label.is_empty());
        let source = finding::source(view, source);
        let text = format!("{}{place}{}{source} ({})", flag.label, flag.text, flag.flag.id);
        page.item(2, "-", &text);
    }
    more(page, view.lang, view.flags.len().saturating_sub(FLAGS), ("catatan", "record", "records"));
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
