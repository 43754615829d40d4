//! Whether a report still says what its inputs give, for the terminal.

use anstyle::Style;

use super::Look;
use super::page::Page;
use crate::report::verification as words;
use crate::text::Lang;
use crate::verify::{Outcome, Verified};

/// How many assessments are listed although they are the same.
const SAME: usize = 5;
/// How many differences of one assessment are told.
const TOLD: usize = 12;

/// What was found of every assessment; of many that are the same, only how many.
#[must_use]
pub fn page(all: &[Verified], lang: Lang, look: Look) -> String {
    let mut page = Page::new(look);
    let list_all = all.len() <= SAME;
    for one in all.iter().filter(|one| list_all || !one.is_same()) {
        assessment(&mut page, one, lang);
    }
    page.styled_paragraph(0, Style::new().bold(), &words::summary(all, lang));
    page.into_text()
}

fn assessment(page: &mut Page, one: &Verified, lang: Lang) {
    page.styled_paragraph(0, Style::new().bold(), &words::heading(one, lang));
    if let Outcome::Compared(differences) = &one.outcome {
        for it in differences.iter().take(TOLD) {
            page.item(2, "-", &words::sentence(one, it, lang));
        }
        let left = differences.len().saturating_sub(TOLD);
        if left > 0 {
            let more = match lang {
                Lang::Id => format!("dan {left} perbedaan lain; semuanya dengan --format json"),
                Lang::En => format!("and {left} more; all of them by --format json"),
            };
            page.item(2, "-", &more);
        }
        if let Some(unmoved) = words::unmoved(one, lang) {
            page.paragraph(2, unmoved);
        }
    }
    page.line(0, "");
}
