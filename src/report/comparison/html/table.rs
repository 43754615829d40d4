//! A table on a page: each row begins with what it is about, and figures may have a small chart beside them.

use crate::compare::criteria::Tally;
use crate::quantity::Number;
use crate::report::comparison::book::{Cell, Column, Kind, Table};
use crate::report::comparison::chart::{escape, score, spark, verdicts};
use crate::report::comparison::words;
use crate::report::keys;
use crate::text::Lang;

/// Decimals by which rows are sorted.
const PLACES: u32 = 6;

/// The table, with peers under each other's names where rows are by peers.
pub(super) fn table(table: &Table, lang: Lang) -> String {
    let grouped = table.key == "ranking" && column(table, "peer").is_some();
    let columns: Vec<usize> = (0..table.columns.len())
        .filter(|place| !grouped || Some(*place) != column(table, "peer"))
        .collect();
    let class = if table.key == "matrix" { "matrix sort" } else { "sort" };
    let caption = escape(&table.title);
    let mut text =
        format!("<div class=\"wide\"><table class=\"{class}\" aria-label=\"{caption}\">\n");
    text += &heads(table, &columns, lang);
    text += "<tbody>\n";
    let mut peer = None;
    for row in &table.rows {
        let own = table.cell(row, "peer").as_text();
        if grouped && peer.replace(own) != Some(own) {
            let all = columns.len() + 1;
            text +=
                &format!("<tr class=\"peer\"><th colspan=\"{all}\">{}</th></tr>\n", escape(own));
        }
        text += &self::row(table, (row, &columns), lang);
    }
    text + "</tbody></table></div>\n"
}

fn column(table: &Table, key: &str) -> Option<usize> {
    table.columns.iter().position(|column| column.key == key)
}

/// After which column rows are drawn, and what stands over the drawing; `None` for tables of figures alone.
fn drawing(key: &str, lang: Lang) -> Option<(&'static str, &'static str)> {
    match key {
        "ranking" => Some(("score", lang.pick("0% sampai 100%", "0% to 100%"))),
        "criteria" => Some(("asked", "✓ ◐ ✗ ?")),
        "changes" => Some(("change", lang.pick("Skor", "Scores"))),
        _ => None,
    }
}

fn heads(table: &Table, columns: &[usize], lang: Lang) -> String {
    let all: Vec<&Column> = columns.iter().filter_map(|it| table.columns.get(*it)).collect();
    let mut text = "<thead>".to_owned();
    if all.iter().any(|column| column.above.is_some()) {
        text += "<tr>";
        for group in all.chunk_by(|one, other| one.above == other.above) {
            let above = group.first().and_then(|one| one.above.as_deref()).unwrap_or_default();
            let (wide, above) = (group.len(), escape(above));
            text +=
                &format!("<th class=\"above\" colspan=\"{wide}\" scope=\"colgroup\">{above}</th>");
        }
        text += "</tr>";
    }
    text += "<tr>";
    let drawing = drawing(table.key, lang);
    for column in all {
        let class = if column.kind.is_figure() { " class=\"f\"" } else { "" };
        let full = column.full.as_ref().map(|full| format!(" title=\"{}\"", escape(full)));
        let (full, head) = (full.unwrap_or_default(), escape(&column.head));
        text += &format!("<th scope=\"col\"{class}{full}>{head}</th>");
        if let Some((_, head)) = drawing.filter(|(after, _)| *after == column.key) {
            text += &format!("<th scope=\"col\">{head}</th>");
        }
    }
    text + "</tr></thead>\n"
}

fn row(table: &Table, (row, columns): (&[Cell], &[usize]), lang: Lang) -> String {
    let mut text = "<tr>".to_owned();
    let drawing = drawing(table.key, lang);
    for place in columns {
        let Some((column, cell)) = table.columns.get(*place).zip(row.get(*place)) else { continue };
        text += &self::cell(column, cell, lang);
        if drawing.is_some_and(|(after, _)| after == column.key) {
            text += &format!("<td class=\"draw\">{}</td>", drawn(table, row));
        }
    }
    text + "</tr>\n"
}

fn cell(column: &Column, cell: &Cell, lang: Lang) -> String {
    let said = escape(&words::cell(cell, column.kind, lang));
    if let Cell::Verdict(verdict) = cell {
        let (key, word) = (keys::verdict(*verdict), words::verdict(*verdict, lang));
        return format!("<td class=\"v {key}\">{said}<i>{word}</i></td>");
    }
    if matches!(column.key.as_str(), "name" | "title") {
        return format!("<th scope=\"row\">{said}</th>");
    }
    match column.kind.is_figure() {
        true => format!("<td class=\"f\" data-v=\"{}\">{said}</td>", sorted_by(cell)),
        false => format!("<td>{said}</td>"),
    }
}

/// The number by which a cell is sorted: of a range, its lower end.
fn sorted_by(cell: &Cell) -> String {
    match cell {
        Cell::Count(count) => count.to_string(),
        Cell::Number(number) => number.to_decimal(PLACES),
        Cell::Score(range) => range.low().map_or_else(String::new, |low| low.to_decimal(PLACES)),
        Cell::Rank(place) => place.best.to_string(),
        Cell::Blank | Cell::Text(_) | Cell::Word { .. } | Cell::Verdict(_) => String::new(),
    }
}

fn drawn(table: &Table, row: &[Cell]) -> String {
    let count = |key: &str| match table.cell(row, key) {
        Cell::Count(count) => *count,
        _ => 0,
    };
    match table.key {
        "ranking" => table.cell(row, "score").as_score().map_or_else(String::new, score),
        "criteria" => verdicts(&Tally {
            met: count("met"),
            partial: count("partial"),
            unmet: count("unmet"),
            unknown: count("unknown"),
            ..Tally::default()
        }),
        _ => {
            let cells = table.columns.iter().zip(row);
            let scores = cells.filter(|(column, _)| column.kind == Kind::Score);
            let scores: Vec<Option<(&Number, &Number)>> =
                scores.map(|(_, cell)| cell.as_score()).collect();
            spark(&scores)
        }
    }
}
