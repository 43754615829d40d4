//! What there is to be explained, to choose from.

use anstyle::Style;

use super::Subject;
use super::asked::source;
use super::found::identity;
use crate::checklist::{Checklist, Criterion};
use crate::report::View;
use crate::report::terminal::Look;
use crate::report::terminal::findings::verdict_style;
use crate::report::terminal::page::{Outcome, Page};
use crate::report::words::{Words, number};
use crate::text::Lang;

/// The criteria of a checklist by section, then its indicators and flags.
#[must_use]
pub fn list(words: Words<'_>, look: Look, command: &str) -> String {
    let Words { checklist, lang } = words;
    let mut page = Page::new(look);
    page.paragraph(0, &source(checklist, lang));
    criteria(&mut page, checklist, lang, |page, _, criterion| {
        page.item(2, &criterion.id, &weighed(criterion, lang));
    });
    for (title, subjects) in beside(checklist, lang) {
        page.heading(title);
        for subject in subjects {
            page.item(2, subject.id(), &subject.title(words));
        }
    }
    next(&mut page, &format!("{}: {command}", lang.pick("Satu per satu", "One by one")));
    page.into_text()
}

/// The criteria of a checklist with what a dossier earns by each.
#[must_use]
pub fn list_found(view: &View<'_>, look: Look, command: &str) -> String {
    let (checklist, lang) = (view.checklist, view.lang);
    let mut page = Page::new(look);
    identity(&mut page, view);
    criteria(&mut page, checklist, lang, |page, place, criterion| {
        let Some(found) = view.criteria.get(place) else { return };
        let points = found.points.as_ref().map(|points| format!(", {points}")).unwrap_or_default();
        let end = Outcome {
            text: format!("{}{points}", found.verdict),
            style: verdict_style(found.judged.verdict),
        };
        page.stated(2, &criterion.id, &format!("{}:", criterion.title.get(lang)), &end);
    });
    next(&mut page, &format!("{}: {command}", lang.pick("Mengapa", "Why")));
    page.into_text()
}

/// Each section with its criteria.
fn criteria(
    page: &mut Page,
    checklist: &Checklist,
    lang: Lang,
    mut show: impl FnMut(&mut Page, usize, &Criterion),
) {
    for (place, section) in checklist.sections.iter().enumerate() {
        let weight = number(&section.weight, lang);
        let title = section.title.get(lang);
        page.heading(&format!("{title} ({} {weight})", lang.pick("bobot", "weight")));
        let own = checklist.criteria.iter().enumerate().filter(|(_, one)| one.section == place);
        own.for_each(|(place, criterion)| show(page, place, criterion));
    }
}

/// A criterion's title, weight, and whether it is critical.
fn weighed(criterion: &Criterion, lang: Lang) -> String {
    let weight = number(&criterion.weight, lang);
    let critical = if criterion.critical { lang.pick(", kritis", ", critical") } else { "" };
    format!("{} ({} {weight}{critical})", criterion.title.get(lang), lang.pick("bobot", "weight"))
}

/// Indicators and flags, where there are any.
fn beside(checklist: &Checklist, lang: Lang) -> Vec<(&'static str, Vec<Subject<'_>>)> {
    let of = |wanted: fn(&Subject<'_>) -> bool| -> Vec<Subject<'_>> {
        Subject::all(checklist).filter(wanted).collect()
    };
    let indicators = of(|one| matches!(one, Subject::Indicator(..)));
    let flags = of(|one| matches!(one, Subject::Flag(..)));
    let titled = [
        (lang.pick("Indikator (di luar skor)", "Indicators (not part of the score)"), indicators),
        (lang.pick("Tanda periksa (di luar skor)", "Flags (not part of the score)"), flags),
    ];
    titled.into_iter().filter(|(_, subjects)| !subjects.is_empty()).collect()
}

/// What to type to go on.
pub(super) fn next(page: &mut Page, text: &str) {
    page.line(0, "");
    page.styled_paragraph(0, Style::new().dimmed(), text);
}
