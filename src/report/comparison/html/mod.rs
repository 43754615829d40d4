//! Many units side by side as one page: complete without a network and without a script, on screen and on paper.

mod drawing;
mod figures;
mod fitted;
mod layout;
mod table;

use super::book::{Book, Chapter, Subject, Table};
use super::chart::escape;
use super::words;
use crate::report::comparison::book::{Cell, Kind};
use crate::report::origin::made_with;
use crate::text::Lang;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// A comparison as a page of its own.
#[must_use]
pub fn page(book: &Book) -> String {
    let lang = book.lang;
    let (title, style) = (escape(&book.title), STYLE.trim_end());
    let (sort, find) =
        lang.pick(("Urutkan", "Cari unit atau kode"), ("Sort", "Find a unit or a code"));
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n{style}\n</style>\n</head>\n<body data-sort=\"{sort}\" data-find=\"{find}\">\n<main>\n",
        lang.code()
    );
    page += &header(book);
    for chapter in shown(book) {
        page += &self::chapter(book, chapter);
    }
    page += &format!("<footer>{}</footer>\n</main>\n", made_with(lang));
    page += &format!("<script>\n{}\n</script>\n</body>\n</html>\n", SCRIPT.trim_end());
    page
}

/// The chapters that have something to say.
fn shown(book: &Book) -> impl Iterator<Item = &Chapter> {
    book.chapters.iter().filter(|chapter| !chapter.tables.is_empty())
}

fn header(book: &Book) -> String {
    let mut header = format!("<header>\n<h1>{}</h1>\n<dl class=\"about\">", escape(&book.title));
    for fact in &book.about {
        header +=
            &format!("<div><dt>{}</dt><dd>{}</dd></div>", escape(fact.label), escape(&fact.value));
    }
    header += "</dl>\n";
    if !book.notes.is_empty() {
        let notes: String =
            book.notes.iter().map(|note| format!("<li>{}</li>", escape(note))).collect();
        header += &format!("<ul class=\"notes\">{notes}</ul>\n");
    }
    let links: String = shown(book)
        .map(|chapter| {
            let (id, title) = (id(chapter.subject), escape(chapter.title));
            format!("<li><a href=\"#{id}\">{title}</a></li>")
        })
        .collect();
    let label = book.lang.pick("Isi", "Contents");
    header + &format!("</header>\n<nav aria-label=\"{label}\"><ul>{links}</ul></nav>\n")
}

const fn id(subject: Subject) -> &'static str {
    match subject {
        Subject::Summary => "ringkasan",
        Subject::Ranking => "peringkat",
        Subject::Matrix => "matriks",
        Subject::Criteria => "kriteria",
        Subject::Trend => "tren",
        Subject::Quadrant => "kuadran",
        Subject::Verified => "mandiri-supervisi",
    }
}

fn chapter(book: &Book, chapter: &Chapter) -> String {
    let (id, title) = (id(chapter.subject), escape(chapter.title));
    let mut text = format!("<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n");
    if chapter.subject == Subject::Summary {
        text += &figures::summary(book);
    }
    // Small tables stand beside each other.
    let beside = chapter.subject == Subject::Summary;
    text += if beside { "<div class=blocks>\n" } else { "" };
    for table in &chapter.tables {
        let wide = matches!(table.key, "spread" | "attendance");
        let class = if wide { " class=whole" } else { "" };
        text += &match beside {
            true => format!("<div{class}>\n{}</div>\n", self::table(book, table)),
            false => self::table(book, table),
        };
    }
    text += if beside { "</div>\n" } else { "" };
    text + "</section>\n"
}

/// A table with its title, how it is read, and what of it is left out here.
fn table(book: &Book, table: &Table) -> String {
    let mut text = format!("<h3 id=\"t-{}\">{}</h3>\n", table.key, escape(&table.title));
    if table.rows.is_empty() {
        return text + &format!("<p>{}</p>\n", escape(table.nothing));
    }
    if !table.says.is_empty() {
        text += &format!("<p class=\"says\">{}</p>\n", escape(&table.says));
    }
    if table.key == "quadrant" {
        text += &figures::quadrant(table, book.lang);
    }
    let fitted = fitted::Fitted::of(table, book.lang);
    if let Some(note) = &fitted.note {
        text += &format!("<p class=\"says\">{}</p>\n", escape(note));
    }
    match table.key {
        "systemic" => text + &systemic(&fitted.table, book.lang),
        _ if fitted.table.rows.is_empty() => text,
        _ => text + &table::table(&fitted.table, book.lang),
    }
}

/// What fails everywhere, each with what to do about it and who, to be read out.
fn systemic(table: &Table, lang: Lang) -> String {
    let mut text = "<div class=advices>\n".to_owned();
    for row in &table.rows {
        let said = |key: &str| {
            let kind = table.columns.iter().find(|column| column.key == key);
            let kind = kind.map_or(Kind::Text, |column| column.kind);
            escape(&words::cell(table.cell(row, key), kind, lang))
        };
        let (short, asked, share) = (said("short"), said("asked"), said("short_share"));
        let (certainty, stake) = (said("certainty"), said("at_stake"));
        let figures = match lang {
            Lang::Id => format!(
                "{certainty}: {short} dari {asked} unit pasti gagal (bagian gagal {share}, ambang {}); rata-rata {stake} poin persen tergantung per unit.",
                said("threshold")
            ),
            Lang::En => format!(
                "{certainty}: {short} of {asked} units surely fall short (share {share}, threshold {}); a mean of {stake} percentage points at stake per unit.",
                said("threshold")
            ),
        };
        let sure =
            matches!(table.cell(row, "certainty"), Cell::Word { key, .. } if key == "surely");
        let class = if sure { "advice" } else { "advice open" };
        text += &format!(
            "<div class=\"{class}\"><h4>{} {}</h4><p>{figures}</p><p><b>{}:</b> {}</p></div>\n",
            said("id"),
            said("title"),
            said("to"),
            said("text")
        );
    }
    text + "</div>\n"
}
