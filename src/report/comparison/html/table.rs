//! A table on a page: each row begins with what it is about, and figures may have a small drawing beside them.
//!
//! A page may hold thousands of rows, so they are written short: without the ends of cells and rows, which HTML lets
//! out, and with drawings that the style of the page makes from two lengths.

use std::borrow::Cow;

use super::layout::{Layout, Shown};
use crate::judge::Verdict;
use crate::report::comparison::book::{Cell, Column, Kind, Table};
use crate::report::comparison::chart::escape;
use crate::report::comparison::words;
use crate::text::Lang;

/// The table, its rows under the names of their groups where they have any.
pub(super) fn table(table: &Table, lang: Lang) -> String {
    let layout = Layout::of(table);
    let class = if table.key == "matrix" { "matrix sort" } else { "sort" };
    let id = format!("t-{}", table.key);
    let mut text = format!(
        "<div class=wide role=region tabindex=0 aria-labelledby={id}><table class=\"{class}\" aria-labelledby={id}>\n"
    );
    text += &heads(&layout, lang);
    text += "<tbody>\n";
    let mut group = None;
    for row in &table.rows {
        let own = layout.group.and_then(|place| row.get(place)).map(Cell::as_text);
        if own.is_some() && group.replace(own) != Some(own) {
            let (all, own) = (layout.columns.len(), escape(own.unwrap_or_default()));
            text += &format!("<tr class=peer><th colspan={all}>{own}\n");
        }
        text += &self::row(&layout, row, lang);
    }
    text + "</table></div>\n"
}

fn heads(layout: &Layout<'_>, lang: Lang) -> String {
    let all: Vec<Option<&Column>> = layout.columns.iter().map(|it| layout.column(it)).collect();
    let above = |column: &Option<&Column>| column.and_then(|column| column.above.clone());
    let mut text = "<thead>".to_owned();
    if all.iter().any(|column| above(column).is_some()) {
        text += "<tr>";
        for group in all.chunk_by(|one, other| above(one) == above(other)) {
            let (wide, name) = (group.len(), group.first().and_then(above).unwrap_or_default());
            let name = escape(&name);
            text += &match name.is_empty() {
                true => format!("<td colspan={wide}>"),
                false => {
                    format!("<th class=above colspan={wide} scope=colgroup title=\"{name}\">{name}")
                }
            };
        }
    }
    text += "<tr>";
    for shown in &layout.columns {
        let (class, full, head) = match (shown, layout.column(shown)) {
            (Shown::Drawn(drawing), _) => (" data-drawn", None, Cow::Borrowed(drawing.head(lang))),
            (_, None) => continue,
            (_, Some(column)) => {
                let class = match column.kind {
                    Kind::Verdict => " class=v",
                    kind if kind.is_figure() => " class=f",
                    _ => "",
                };
                (class, column.full.as_deref(), Cow::Owned(escape(&column.head)))
            }
        };
        let full = full.map_or_else(String::new, |full| format!(" title=\"{}\"", escape(full)));
        text += &format!("<th scope=col{class}{full}>{head}");
    }
    text + "</thead>\n"
}

fn row(layout: &Layout<'_>, row: &[Cell], lang: Lang) -> String {
    let mut text = "<tr>".to_owned();
    for (place, shown) in layout.columns.iter().enumerate() {
        let said = |column: usize| said(layout.table, row, column, lang);
        text += &match *shown {
            Shown::Drawn(drawing) => drawing.cell(layout.table, row),
            Shown::Named { name, code } => {
                let (name, code) = (said(name), code.map(said).unwrap_or_default());
                let tag = if place == 0 { "th scope=row" } else { "td" };
                let marked = layout.mark(row).map(|mark| format!(" <em>({mark})</em>"));
                let marked = marked.filter(|_| place == 0).unwrap_or_default();
                match layout.begins_with_code() {
                    true => format!("<{tag}><b>{code}</b> {name}{marked}"),
                    false => format!("<{tag}>{name} <small>{code}</small>"),
                }
            }
            Shown::Ranked { rank, of } => match row.get(rank) {
                Some(Cell::Rank(_)) => {
                    let of_word = lang.pick("dari", "of");
                    format!("<td class=f><b>{}</b> {of_word} {}", said(rank), said(of))
                }
                _ => "<td class=f>–".to_owned(),
            },
            Shown::Plain(column) => cell(layout.table, row, (place, column), lang),
        };
    }
    text + "\n"
}

fn said(table: &Table, row: &[Cell], column: usize, lang: Lang) -> String {
    let kind = table.columns.get(column).map_or(Kind::Text, |column| column.kind);
    row.get(column).map_or_else(String::new, |cell| escape(&words::cell(cell, kind, lang)))
}

fn cell(table: &Table, row: &[Cell], (place, column): (usize, usize), lang: Lang) -> String {
    let text = said(table, row, column, lang);
    if let Some(Cell::Verdict(verdict)) = row.get(column) {
        let (class, word) = (class(*verdict), words::verdict(*verdict, lang));
        return format!("<td class={class}>{text}<i>{word}</i>");
    }
    if place == 0 {
        return format!("<th scope=row>{text}");
    }
    match table.columns.get(column).is_some_and(|column| column.kind.is_figure()) {
        true => format!("<td class=f>{text}"),
        false => format!("<td>{text}"),
    }
}

/// What a verdict is called in the style of the page.
const fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "m",
        Verdict::Partial => "p",
        Verdict::Unmet => "u",
        Verdict::Unknown => "q",
        Verdict::NotApplicable => "n",
    }
}
