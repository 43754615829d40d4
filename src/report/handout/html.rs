//! A handout as one page, in the style of all pages: complete without a network and without a script, on
//! screen and on A4.

use std::io;

use super::{Cell, Handout, Kind, Mark, Part, Shape, Tone};
use crate::report::templates::{page_escape as escape, style};
use crate::report::words::counted;
use crate::text::Lang;

/// More rows of one table than this nobody reads on a page; a workbook holds them.
const MOST_ROWS: usize = 500;
/// A table of more columns than this takes a page on its side.
const UPRIGHT: usize = 7;

/// What the style of all pages does not have.
const STYLE: &str = "
.lead { font-weight: 600; }
dd.open, td.open { border-bottom: 1px solid var(--line); height: 2.4rem; min-width: 8rem; }
.finding.plain { border-left-color: var(--accent); }
.finding.met { border-left-color: var(--met); } .finding.not_applicable { border-left-color: var(--line); }
.finding h3 .mark { font-weight: 600; }
td ul, dd ul { margin: 0; padding-left: 1.1rem; }
td.text { min-width: 14rem; } th.text { width: 40%; } td.short, th.short { overflow-wrap: normal; }
td.number + td { padding-left: 1.2rem; } th.name, td.name { min-width: 9rem; } tbody th { font-weight: 400; }
@media print { td.text { min-width: 0; } dd.open, td.open { height: 9mm; } .finding dl { grid-template-columns: 29mm 1fr; } }
";

/// A handout as a page of its own.
///
/// # Errors
/// The style can't be filled in.
pub(super) fn page(handout: &Handout) -> io::Result<String> {
    let lang = handout.lang;
    let style = style(lang, (&handout.title, &handout.when))?;
    let side = if is_wide(handout) { "@page { size: A4 landscape; }\n" } else { "" };
    let title = escape(&format!("{}: {}, {}", handout.kind, handout.title, handout.when));
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n<title>{title}</title>\n<style>\n{}{STYLE}{side}</style>\n</head>\n<body>\n<main>\n",
        lang.code(),
        style.trim_end(),
    );
    page += &header(handout);
    for part in handout.shown() {
        page += &self::part(part, lang);
    }
    page += &format!("<p class=\"made\">{}</p>\n", escape(&handout.made));
    Ok(page + "</main>\n</body>\n</html>\n")
}

fn is_wide(handout: &Handout) -> bool {
    let tables = handout.shown().filter(|part| part.shape == Shape::Table);
    tables.map(|part| part.columns.len()).any(|columns| columns > UPRIGHT)
}

fn header(handout: &Handout) -> String {
    let mut text = format!(
        "<header>\n<p class=\"kind\">{}</p>\n<h1>{}</h1>\n<p>{}</p>\n",
        escape(handout.kind),
        escape(&handout.title),
        escape(&handout.when)
    );
    if !handout.facts.is_empty() {
        text += "<dl class=\"facts\">\n";
        for (name, value) in &handout.facts {
            text += &format!("<div><dt>{}</dt><dd>{}</dd></div>\n", escape(name), escape(value));
        }
        text += "</dl>\n";
    }
    text += &format!("</header>\n<p class=\"verdict lead\">{}</p>\n", escape(&handout.lead));
    for note in &handout.notes {
        text += &format!("<p>{}</p>\n", escape(note));
    }
    text
}

fn part(part: &Part, lang: Lang) -> String {
    let (id, title) = (part.id, escape(&part.title));
    // A table is a region of its own, and two of one name would not be told apart.
    let own = part.shape == Shape::Table && !part.rows.is_empty();
    let name = if own { String::new() } else { format!(" aria-labelledby=\"{id}\"") };
    let mut text = format!("<section{name}>\n<h2 id=\"{id}\">{title}</h2>\n");
    let says = if part.rows.is_empty() { part.nothing } else { &part.says };
    if !says.is_empty() {
        text += &format!("<p>{}</p>\n", escape(says));
    }
    text += &match part.shape {
        _ if part.rows.is_empty() => String::new(),
        Shape::Table => table(part, lang),
        Shape::Cards => part.rows.iter().take(MOST_ROWS).map(|row| card(part, row, lang)).collect(),
    };
    text += &more(part.rows.len(), lang);
    text + "</section>\n"
}

/// Says that rows were left out, where they were.
fn more(rows: usize, lang: Lang) -> String {
    let left = rows.saturating_sub(MOST_ROWS);
    let said = match lang {
        Lang::Id => format!("Masih ada {}", counted(left, lang, "baris lagi", "", "")),
        Lang::En => format!("And {}", counted(left, lang, "", "more row", "more rows")),
    };
    let where_to = lang.pick("selengkapnya dalam .xlsx", "the .xlsx has them all");
    if left == 0 { String::new() } else { format!("<p class=\"small\">{said}; {where_to}.</p>\n") }
}

fn table(part: &Part, lang: Lang) -> String {
    let id = part.id;
    let mut text = format!(
        "<div class=\"table\" role=\"region\" aria-labelledby=\"{id}\" tabindex=\"0\"><table>\n<thead><tr>"
    );
    for column in &part.columns {
        text += &format!("<th scope=\"col\"{}>{}</th>", class(column.kind), escape(column.head));
    }
    text += "</tr></thead>\n<tbody>\n";
    let name = part.columns.iter().position(|column| column.kind == Kind::Name);
    for row in part.rows.iter().take(MOST_ROWS) {
        text += "<tr>";
        for (place, (column, cell)) in part.columns.iter().zip(row).enumerate() {
            let class = class(column.kind);
            let said = match cell {
                Cell::Mark(mark) => self::mark(*mark),
                other => escape(&other.said(lang).join("; ")),
            };
            text += &match Some(place) == name {
                true => format!("<th scope=\"row\"{class}>{said}</th>"),
                false => format!("<td{class}>{said}</td>"),
            };
        }
        text += "</tr>\n";
    }
    text + "</tbody>\n</table></div>\n"
}

const fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Place | Kind::Count | Kind::Share => " class=\"number\"",
        Kind::Name => " class=\"name\"",
        Kind::Text => " class=\"text\"",
        Kind::Open => " class=\"open\"",
        Kind::Short => " class=\"short\"",
        Kind::Mark => "",
    }
}

/// A row by itself: its number and name, what matters most of it, then the rest by name.
fn card(part: &Part, row: &[Cell], lang: Lang) -> String {
    let [place, name, most, rest @ ..] = row else { return String::new() };
    let [_, _, about, columns @ ..] = part.columns.as_slice() else { return String::new() };
    let aside = match most {
        Cell::Mark(mark) => self::mark(*mark),
        Cell::Blank => String::new(),
        other => {
            format!("<small class=\"gain\">{}: {}</small>", escape(about.head), said(other, lang))
        }
    };
    let (place, name) = (said(place, lang), said(name, lang));
    let tone = if let Cell::Mark(mark) = most { class_of(mark.tone) } else { "plain" };
    let mut text = format!(
        "<article class=\"finding {tone}\">\n<h3><span>{place}. {name}</span> {aside}</h3>\n<dl>\n"
    );
    for (column, cell) in columns.iter().zip(rest) {
        let head = escape(column.head);
        text += &match (column.kind, cell) {
            (Kind::Open, _) => format!("<dt>{head}</dt><dd class=\"open\"></dd>\n"),
            (_, Cell::Blank) => String::new(),
            _ => format!("<dt>{head}</dt><dd>{}</dd>\n", said(cell, lang)),
        };
    }
    text + "</dl>\n</article>\n"
}

fn said(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Mark(mark) => self::mark(*mark),
        Cell::Lines(lines) if lines.len() > 1 => {
            let items = lines.iter().map(|line| format!("<li>{}</li>", escape(line)));
            format!("<ul>{}</ul>", items.collect::<String>())
        }
        other => escape(&other.said(lang).concat()),
    }
}

fn mark(mark: Mark) -> String {
    let (tone, sign, word) = (class_of(mark.tone), mark.sign, escape(mark.word));
    format!("<span class=\"mark {tone}\">{sign} {word}</span>")
}

/// What the style of all pages calls it.
const fn class_of(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "met",
        Tone::Half => "partial",
        Tone::Bad => "unmet",
        Tone::Unknown => "unknown",
        Tone::Aside => "not_applicable",
    }
}
