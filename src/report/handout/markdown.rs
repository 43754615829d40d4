//! A handout as a Markdown document.

use super::{Cell, Handout, Kind, Part, Shape};
use crate::report::markdown::escape;
use crate::text::Lang;

/// A handout as a document of its own.
pub(super) fn document(handout: &Handout) -> String {
    let lang = handout.lang;
    let mut text = format!("# {}: {}\n\n", escape(handout.kind), escape(&handout.title));
    text += &format!("{}\n\n", escape(&handout.when));
    for (name, value) in &handout.facts {
        text += &format!("- {}: {}\n", escape(name), escape(value));
    }
    if !handout.facts.is_empty() {
        text.push('\n');
    }
    text += &format!("**{}**\n", escape(&handout.lead));
    for note in &handout.notes {
        text += &format!("\n{}\n", escape(note));
    }
    for part in handout.shown() {
        text += &self::part(part, lang);
    }
    text + &format!("\n{}\n", escape(&handout.made))
}

fn part(part: &Part, lang: Lang) -> String {
    let mut text = format!("\n## {}\n", escape(&part.title));
    let says = if part.rows.is_empty() { part.nothing } else { &part.says };
    if !says.is_empty() {
        text += &format!("\n{}\n", escape(says));
    }
    text + &match part.shape {
        _ if part.rows.is_empty() => String::new(),
        Shape::Table => table(part, lang),
        Shape::Cards => part.rows.iter().map(|row| card(part, row, lang)).collect(),
    }
}

fn table(part: &Part, lang: Lang) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = "\n".to_owned();
    text += &line(part.columns.iter().map(|column| escape(column.head)).collect());
    text += &line(part.columns.iter().map(|column| side(column.kind).to_owned()).collect());
    for row in &part.rows {
        text += &line(row.iter().map(|cell| escape(&cell.said(lang).join("; "))).collect());
    }
    text
}

const fn side(kind: Kind) -> &'static str {
    match kind {
        Kind::Place | Kind::Count | Kind::Share => "---:",
        Kind::Name | Kind::Short | Kind::Text | Kind::Mark | Kind::Open => "---",
    }
}

/// A row by itself, under its number and name.
fn card(part: &Part, row: &[Cell], lang: Lang) -> String {
    let [place, name, most, rest @ ..] = row else { return String::new() };
    let [_, _, about, columns @ ..] = part.columns.as_slice() else { return String::new() };
    let [place, name, most] = [place, name, most].map(|cell| escape(&cell.said(lang).join("; ")));
    let mut text = format!("\n### {place}. {name}\n\n");
    let own = (about.head, &most);
    let others: Vec<(&str, &Cell)> = columns.iter().map(|column| column.head).zip(rest).collect();
    if !own.1.is_empty() {
        text += &format!("- {}: {}\n", escape(own.0), own.1);
    }
    for (head, cell) in others {
        let said = cell.said(lang);
        match said.as_slice() {
            [] => {}
            [one] => text += &format!("- {}: {}\n", escape(head), escape(one)),
            many => {
                text += &format!("- {}:\n", escape(head));
                for one in many {
                    text += &format!("  - {}\n", escape(one));
                }
            }
        }
    }
    text
}
