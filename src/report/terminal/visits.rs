//! A plan of visits, for the terminal.

use anstyle::Style;

use super::Look;
use super::page::Page;
use crate::report::visits as words;
use crate::report::words::date;
use crate::text::Lang;
use crate::visits::{Plan, Visit};

/// Whom to visit when, why, and with what; then who waits, and who was visited just now.
#[must_use]
pub fn page(plan: &Plan<'_>, lang: Lang, look: Look) -> String {
    let mut page = Page::new(look);
    let title = lang.pick("Rencana kunjungan", "Plan of visits");
    page.styled_paragraph(0, Style::new().bold(), title);
    page.paragraph(0, &words::summary(plan, lang));
    if let Some(said) = words::not_listed(plan, lang) {
        page.paragraph(0, &said);
    }
    visits(&mut page, plan, lang);
    let waiting = ("Berikutnya, bila ada waktu", "Next, if there is time");
    others(&mut page, (waiting, &plan.waiting), plan.visits.len(), lang);
    let resting = ("Baru saja dikunjungi", "Visited just now");
    others(&mut page, (resting, &plan.resting), plan.visits.len() + plan.waiting.len(), lang);
    page.into_text()
}

fn visits(page: &mut Page, plan: &Plan<'_>, lang: Lang) {
    if plan.visits.is_empty() {
        return;
    }
    page.heading(lang.pick("Kunjungan", "Visits"));
    for (number, (day, visit)) in (1..).zip(&plan.visits) {
        let mark = format!("{number}.");
        let indent = 2 + mark.len() + 1;
        page.hanging(2, &mark, Style::new().bold(), &words::ranked(visit, lang));
        let proposed = lang.pick("Usul tanggal", "Proposed day");
        page.paragraph(indent, &format!("{proposed}: {}", date(*day, lang)));
        page.paragraph(indent, &words::standing(visit, lang));
        reasons(page, visit, (indent, lang));
        page.paragraph(indent, lang.pick("Siapkan:", "To prepare:"));
        for thing in words::prepare(visit, lang) {
            page.item(indent, "-", &thing);
        }
    }
}

fn reasons(page: &mut Page, visit: &Visit<'_>, (indent, lang): (usize, Lang)) {
    page.paragraph(indent, lang.pick("Alasan:", "Reasons:"));
    for reason in words::reasons(visit, lang) {
        page.item(indent, "-", &reason);
    }
}

/// Units that are not visited, with their reasons in short.
fn others(
    page: &mut Page,
    ((id, en), visits): ((&str, &str), &[Visit<'_>]),
    above: usize,
    lang: Lang,
) {
    if visits.is_empty() {
        return;
    }
    page.heading(lang.pick(id, en));
    for (number, visit) in (above + 1..).zip(visits) {
        let reasons: Vec<String> =
            visit.reasons.iter().map(|reason| words::reason(reason, lang)).collect();
        let reasons =
            if reasons.is_empty() { String::new() } else { format!("; {}", reasons.join("; ")) };
        page.item(2, &format!("{number}."), &format!("{}{reasons}", words::ranked(visit, lang)));
    }
}
