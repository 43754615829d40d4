//! Signs that records need a second look, for the terminal.

use anstyle::Style;

use super::Look;
use super::page::Page;
use crate::report::signs as words;
use crate::signs::{Sign, Signs};
use crate::text::Lang;

/// How many rows of a sign are listed.
const ROWS: usize = 6;

/// All signs, by kind, each with what to ask.
#[must_use]
pub fn page(signs: &Signs, lang: Lang, look: Look) -> String {
    let mut page = Page::new(look);
    page.styled_paragraph(0, Style::new().bold(), &words::summary(signs, lang));
    if !signs.signs.is_empty() {
        page.paragraph(0, words::caution(lang));
    }
    let mut number = 0;
    let same_kind =
        |one: &Sign, other: &Sign| words::kind_key(&one.kind) == words::kind_key(&other.kind);
    for kind in signs.signs.chunk_by(same_kind) {
        if let Some(first) = kind.first() {
            page.heading(words::kind(&first.kind, lang));
            page.paragraph(2, words::question(&first.kind, lang));
        }
        for sign in kind {
            number += 1;
            self::sign(&mut page, (number, sign), lang);
        }
    }
    page.into_text()
}

fn sign(page: &mut Page, (number, sign): (usize, &Sign), lang: Lang) {
    let mark = format!("{number}.");
    let indent = 2 + mark.len() + 1;
    page.item(2, &mark, &words::about(sign, lang));
    if let Some(text) = words::quoted(sign) {
        page.paragraph(indent, &format!("“{text}”"));
    }
    for spot in sign.spots.iter().take(ROWS) {
        let source = spot.source().map(|source| format!(" [{source}]"));
        let row = words::spot(spot, lang);
        page.item(indent, "-", &format!("{row}{}", source.unwrap_or_default()));
    }
    let left = sign.spots.len().saturating_sub(ROWS);
    if left > 0 {
        page.item(indent, "-", &words::and_more(left, lang));
    }
}
