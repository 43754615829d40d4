//! A line of a source, fit to be shown on a terminal: short enough and harmless.

use std::borrow::Cow;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::Place;
use super::cells::Cells;
use crate::text::shown;

/// The first line of a place, or its row of cells, as far as it may be shown.
pub(super) struct Excerpt {
    /// What stands there.
    pub(super) text: String,
    /// The bytes of it that are the place.
    pub(super) span: Range<usize>,
    /// Whether it begins later than its line, so that columns can't be counted in it.
    pub(super) is_cut: bool,
}

/// The line of a place. Every character of it stays one character. `None` for a line so long that it would take
/// too long to cut.
pub(super) fn line(place: &Place) -> Option<Excerpt> {
    let parts = parts(place);
    if is_too_long(&parts) {
        return None;
    }
    let (parts, is_cut) = near(&parts);
    let [before, marked, after] = parts.map(harmless_text);
    let span = before.len()..before.len() + marked.len();
    Some(Excerpt { text: before + &marked + &after, span, is_cut })
}

/// What of a line can be seen at all: as much around its place as fits the widest terminal. To fit a line of a
/// million characters to a width is dear, and such a line may have a thousand faults.
fn near<'p>([before, marked, after]: &'p [Cow<'_, str>; 3]) -> ([&'p str; 3], bool) {
    let first = |text: &'p str| match text.char_indices().nth(AROUND) {
        Some((end, _)) => text.get(..end).unwrap_or(text),
        None => text,
    };
    let last = match before.char_indices().rev().nth(AROUND) {
        Some((start, _)) => before.get(start..).unwrap_or(before),
        None => before,
    };
    let shown = first(marked);
    let behind = if shown.len() < marked.len() { "" } else { first(after) };
    ([last, shown, behind], last.len() < before.len())
}

/// The line of a place once something else is written there, cut around it to a width; of a row of cells
/// just the one that is to be written.
pub(super) fn line_with(place: &Place, text: &str, width: usize) -> String {
    let text = untabbed(text);
    let parts = parts(place);
    if is_too_long(&parts) || place.source.cells.is_some() {
        return cut_right(text, width);
    }
    let [before, _, after] = parts.map(|part| untabbed(&part));
    fit([before.trim_start().to_owned(), text, after.trim_end().to_owned()], width).concat()
}

/// What stands at a place now, cut to a width.
pub(super) fn text_of(place: &Place, width: usize) -> String {
    let [_, marked, _] = parts(place);
    cut_right(untabbed(&marked), width)
}

const CUT: &str = "...";
/// Between cells of a row.
const BESIDE: &str = " | ";
/// How many characters, or cells, are looked at on either side of a place: more than terminals are wide.
const AROUND: usize = 2_000;
/// How many bytes a line may have to be shown in part; the largest dossiers have some hundred thousand.
const LONGEST_LINE: usize = 1_000_000;
/// How many characters of a message are shown; longer ones quote something without end.
const LONGEST_MESSAGE: usize = 600;

/// A message on one line, whatever it quotes.
pub(super) fn message(text: &str) -> String {
    let mut chars = text.chars();
    let mut told: String = chars.by_ref().take(LONGEST_MESSAGE).map(harmless).collect();
    if chars.next().is_some() {
        told.push_str(CUT);
    }
    told
}

/// The line of a place: what stands before it, the place itself, and what follows.
fn parts(place: &Place) -> [Cow<'_, str>; 3] {
    let source = &place.source;
    if let Some(cells) = &source.cells {
        return row_parts(cells, &source.text, place.span.start);
    }
    let text = source.text.as_str();
    let (before, rest) = text.split_at_checked(place.span.start).unwrap_or((text, ""));
    let before = before.rsplit('\n').next().unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default().trim_end_matches('\r');
    let length = place.span.len().min(line.len());
    let (marked, after) = line.split_at_checked(length).unwrap_or((line, ""));
    [before.into(), marked.into(), after.into()]
}

/// The row of a cell: the cells before it, the cell itself, and those that follow.
fn row_parts<'t>(cells: &Cells, text: &'t str, at: usize) -> [Cow<'t, str>; 3] {
    let Some(cell) = cells.at(at) else { return Default::default() };
    let row = cells.row_of(cell);
    let row = row.start.max(cell.saturating_sub(AROUND))..row.end.min(cell + AROUND);
    let shown = |cell: usize| text.get(cells.span(cell, text)).unwrap_or_default().trim();
    let before: String = (row.start..cell).flat_map(|cell| [shown(cell), BESIDE]).collect();
    let after: String = (cell + 1..row.end).flat_map(|cell| [BESIDE, shown(cell)]).collect();
    let after = after.trim_end_matches([' ', '|']).to_owned();
    [before.into(), shown(cell).into(), after.into()]
}

fn is_too_long(parts: &[Cow<'_, str>; 3]) -> bool {
    parts.iter().map(|part| part.len()).sum::<usize>() > LONGEST_LINE
}

fn harmless_text(text: &str) -> String {
    text.chars().filter(|c| *c != '\u{feff}').map(harmless_or_tab).collect()
}

fn untabbed(text: &str) -> String {
    harmless_text(text).replace('\t', "    ")
}

fn harmless_or_tab(c: char) -> char {
    if c == '\t' { c } else { harmless(c) }
}

/// The character, or a sign for it where a terminal would act on it or turn the text around.
fn harmless(c: char) -> char {
    match c {
        // They join letters, and hide where a word is not the one it seems to be.
        '\u{200c}' | '\u{200d}' => '\u{fffd}',
        c => shown(c),
    }
}

/// The three parts of a line cut to a width: first what is far from the middle part, then that one's end.
fn fit([before, marked, after]: [String; 3], width: usize) -> [String; 3] {
    if columns(&before) + columns(&marked) + columns(&after) <= width {
        return [before, marked, after];
    }
    let left = columns(&before).min(width / 3);
    let before = cut_left(before, left);
    let middle = width - left;
    let marked = cut_right(marked, middle);
    let right = middle - columns(&marked).min(middle);
    [before, marked, cut_right(after, right)]
}

fn columns(text: &str) -> usize {
    text.chars().map(width_of).sum()
}

fn width_of(c: char) -> usize {
    c.width().unwrap_or(0)
}

fn cut_right(text: String, width: usize) -> String {
    if columns(&text) <= width {
        return text;
    }
    let kept = taken(text.chars(), width.saturating_sub(CUT.len()));
    let mark = CUT.get(..width.min(CUT.len())).unwrap_or(CUT);
    kept.into_iter().chain(mark.chars()).collect()
}

fn cut_left(text: String, width: usize) -> String {
    if columns(&text) <= width {
        return text;
    }
    let kept = taken(text.chars().rev(), width.saturating_sub(CUT.len()));
    let mark = CUT.get(..width.min(CUT.len())).unwrap_or(CUT);
    mark.chars().chain(kept.into_iter().rev()).collect()
}

fn taken(chars: impl Iterator<Item = char>, width: usize) -> Vec<char> {
    let mut used = 0;
    chars
        .take_while(|c| {
            used += width_of(*c);
            used <= width
        })
        .collect()
}
