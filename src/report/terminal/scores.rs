//! Scores as small bars: what is proven, what is still possible.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::page::{Page, fitted};
use crate::bound::Range;
use crate::quantity::Number;
use crate::report::sentences::span;
use crate::text::{Lang, Text};

/// A title and its score; `None` where nothing applies.
pub(super) type Scored<'a> = (&'a Text, Option<&'a Range>);

/// Widest of `31,25–38,75%`.
const SPAN: usize = 12;

/// Writes one line for each title: the title, its bar, its bounds.
pub(super) fn bars(page: &mut Page, lang: Lang, rows: &[Scored<'_>]) {
    let widest = rows.iter().map(|(title, _)| title.get(lang).width()).max().unwrap_or(0);
    let room = page.width().saturating_sub(2 + 2 + 2 + SPAN);
    let bar = (room / 2).clamp(8, 30);
    let title_width = widest.min(room.saturating_sub(bar));
    for (title, score) in rows {
        let title = fitted(title.get(lang), title_width);
        let line = match score {
            None => format!("{title}  {}", lang.pick("tidak berlaku", "not applicable")),
            Some(score) => format!("{title}  {}  {}", drawn(page, score, bar), span(score, lang)),
        };
        page.line(2, &line);
    }
}

/// How to read a bar.
pub(super) const fn legend(lang: Lang) -> &'static str {
    lang.pick("█ terbukti, ▒ masih mungkin, · tidak tercapai", "█ proven, ▒ still possible, · lost")
}

/// A bar of this width.
pub(super) fn drawn(page: &Page, score: &Range, width: usize) -> String {
    let cells = |end: Option<&Number>, whole: fn(&Number) -> Number| {
        let end = end.map(|end| whole(&(end.clone() * Number::from(width))));
        let end = end.and_then(|end| usize::try_from(end.to_i64()?).ok());
        end.unwrap_or(0).min(width)
    };
    // What is proven is never drawn longer than it is, and what is possible never shorter; where both are
    // the same, nothing is left to draw between them.
    let proven = cells(score.low(), Number::floor);
    let possible = match score.exact() {
        Some(_) => proven,
        None => cells(score.high(), Number::ceil),
    };
    let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    let rest = width.saturating_sub(possible.max(proven));
    format!(
        "{}{}{}",
        page.styled(&"█".repeat(proven), colour(AnsiColor::Green)),
        page.styled(&"▒".repeat(possible.saturating_sub(proven)), colour(AnsiColor::Yellow)),
        page.styled(&"·".repeat(rest), Style::new().dimmed()),
    )
}
