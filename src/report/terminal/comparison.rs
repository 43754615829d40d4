//! Many units side by side, for the terminal: the same tables as in every format, as far as they fit.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::Look;
use super::page::{Page, fitted, wrap};
use super::scores;
use crate::judge::Verdict;
use crate::report::comparison::book::{Book, Cell, Column, Fact, Kind, Subject, Table};
use crate::report::comparison::made::HASH;
use crate::report::comparison::words;
use crate::report::visible::visible;
use crate::text::Lang;

/// The widest that a column of names gets, and the narrowest.
const WIDEST_NAME: usize = 34;
const NARROWEST: usize = 8;
/// What lies between two columns.
const GAP: usize = 2;
/// More rows than this of a chapter's later tables are for files.
const MOST_ROWS: usize = 12;

/// A comparison: the summary and the ranking whole, of everything else what matters most.
#[must_use]
pub fn page(book: &Book, look: Look) -> String {
    let mut page = Page::new(look);
    page.styled_paragraph(0, Style::new().bold(), &book.title);
    let for_people = |fact: &&Fact| !fact.key.ends_with(HASH);
    for fact in book.about.iter().filter(for_people) {
        page.paragraph(0, &format!("{}: {}", fact.label, fact.value));
    }
    for note in &book.notes {
        page.item(0, "-", note);
    }
    for chapter in &book.chapters {
        for table in &chapter.tables {
            match chapter.subject {
                Subject::Ranking => ranking(&mut page, table, book.lang),
                Subject::Matrix => matrix(&mut page, table, book.lang),
                Subject::Summary
                | Subject::Criteria
                | Subject::Trend
                | Subject::Quadrant
                | Subject::Verified => self::table(&mut page, table, book.lang),
            }
        }
    }
    page.into_text()
}

/// What of each table is shown here; the rest is in the files. `None` for all columns.
fn shown(key: &str) -> Option<&'static [&'static str]> {
    Some(match key {
        "missing" | "grades" | "sections" | "axes" | "always" | "verdicts" => {
            return None;
        }
        "attendance" => &["group", "expected", "submitted", "missing", "ranked"],
        "spread" => &["of", "n", "lower_quartile", "median", "upper_quartile", "mean"],
        "periods" => &["period", "n", "lower_quartile", "median", "upper_quartile"],
        "changes" => &["name", "direction", "change", "because"],
        "together" => &["one", "other", "both", "either", "share", "judged"],
        "quadrant" => return None,
        "verified" => &["pairs", "agree", "over", "under", "told", "agreement", "factor"],
        "verified_units" => &["name", "period", "agree", "over", "under", "told", "factor"],
        "verified_criteria" => &["id", "title", "agree", "over", "under", "told"],
        "verified_counts" => &["id", "title", "reported", "verified", "factor"],
        _ => &[],
    })
}

fn table(page: &mut Page, table: &Table, lang: Lang) {
    if table.key == "systemic" {
        return systemic(page, table, lang);
    }
    let keys = shown(table.key);
    if keys.is_some_and(<[_]>::is_empty) {
        return;
    }
    begin(page, table);
    let places: Vec<usize> = (0..table.columns.len())
        .filter(|place| {
            let key = table.columns.get(*place).map_or("", |column| column.key.as_str());
            keys.is_none_or(|keys| keys.contains(&key))
        })
        .collect();
    let most = if keys.is_none() || table.key == "attendance" { usize::MAX } else { MOST_ROWS };
    grid(page, table, (&places, most, lang));
}

fn begin(page: &mut Page, table: &Table) {
    page.heading(&table.title);
    if table.rows.is_empty() {
        page.paragraph(2, table.nothing);
    } else {
        page.paragraph(2, &table.says);
    }
}

/// The rows of some columns, the heads above them.
fn grid(page: &mut Page, table: &Table, (places, most, lang): (&[usize], usize, Lang)) {
    if table.rows.is_empty() {
        return;
    }
    let columns: Vec<&Column> = places.iter().filter_map(|it| table.columns.get(*it)).collect();
    let words = |row: &Vec<Cell>| -> Vec<String> {
        let cells = columns.iter().zip(places.iter().filter_map(|place| row.get(*place)));
        cells.map(|(column, cell)| visible(&words::cell(cell, column.kind, lang)).into()).collect()
    };
    let rows: Vec<Vec<String>> = table.rows.iter().take(most).map(words).collect();
    let heads: Vec<String> = columns.iter().map(|column| column.head.clone()).collect();
    let widths = widths(&columns, (&heads, &rows), page.width().saturating_sub(2));
    head(page, (&columns, &widths), &heads);
    for row in &rows {
        self::row(page, (&columns, &widths), row);
    }
    more(page, table.rows.len().saturating_sub(most), lang);
}

fn more(page: &mut Page, rest: usize, lang: Lang) {
    if rest > 0 {
        page.paragraph(
            2,
            &match lang {
                Lang::Id => format!("… dan {rest} lagi; selengkapnya dengan -o BERKAS"),
                Lang::En => format!("… and {rest} more; see them all with -o FILE"),
            },
        );
    }
}

/// How wide each column is: as wide as its widest cell, as long as all fit; then the texts give way.
fn widths(
    columns: &[&Column],
    (heads, rows): (&[String], &[Vec<String>]),
    room: usize,
) -> Vec<usize> {
    let widest = |place: usize| {
        let cells = rows.iter().filter_map(|row| row.get(place)).map(|cell| cell.width());
        let words = heads.get(place).map_or("", String::as_str).split(' ').map(str::width);
        cells.chain(words).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..columns.len()).map(widest).collect();
    for (width, column) in widths.iter_mut().zip(columns) {
        if column.kind == Kind::Name {
            *width = (*width).min(WIDEST_NAME);
        }
    }
    let room = room.saturating_sub(GAP * columns.len().saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max().filter(|width| **width > NARROWEST) else {
            break;
        };
        *widest -= 1;
    }
    widths
}

/// The heads of columns, over as many lines as they take; all end on the last.
fn head(page: &mut Page, (columns, widths): (&[&Column], &[usize]), heads: &[String]) {
    let wrapped: Vec<Vec<String>> =
        heads.iter().zip(widths).map(|(head, width)| wrap(head, *width)).collect();
    let most = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for place in 0..most {
        let at = |lines: &Vec<String>| {
            let line = (place + lines.len()).checked_sub(most).and_then(|it| lines.get(it));
            line.cloned().unwrap_or_default()
        };
        let cells: Vec<String> = wrapped.iter().map(at).collect();
        let line = page.styled(&line(columns, widths, &cells), Style::new().dimmed());
        page.line(2, &line);
    }
}

/// A row; sentences go over as many lines as they take.
fn row(page: &mut Page, (columns, widths): (&[&Column], &[usize]), cells: &[String]) {
    let lines = |((column, width), cell): ((&&Column, &usize), &String)| match column.kind {
        Kind::Text => wrap(cell, *width),
        _ => vec![cell.clone()],
    };
    let wrapped: Vec<Vec<String>> = columns.iter().zip(widths).zip(cells).map(lines).collect();
    let most = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for place in 0..most {
        let at = |lines: &Vec<String>| lines.get(place).cloned().unwrap_or_default();
        let cells: Vec<String> = wrapped.iter().map(at).collect();
        page.line(2, &line(columns, widths, &cells));
    }
}

fn line(columns: &[&Column], widths: &[usize], cells: &[String]) -> String {
    let cell = |((column, width), text): ((&&Column, &usize), &String)| {
        let text = fitted(text, *width);
        if !column.kind.is_figure() {
            return text;
        }
        let figure = text.trim_end();
        format!("{}{figure}", " ".repeat(width.saturating_sub(figure.width())))
    };
    let cells: Vec<String> = columns.iter().zip(widths).zip(cells).map(cell).collect();
    cells.join(&" ".repeat(GAP)).trim_end().to_owned()
}

/// Each unit with its rank, its bounds drawn, and how sure that is.
fn ranking(page: &mut Page, table: &Table, lang: Lang) {
    const SPAN: usize = 12;
    const RANK: usize = 7;
    begin(page, table);
    let name = |row: &Vec<Cell>| table.cell(row, "name").as_text().to_owned();
    let widest = table.rows.iter().map(|row| visible(&name(row)).width()).max().unwrap_or(0);
    let room = page.width().saturating_sub(2 + RANK + 3 * GAP + SPAN);
    let bar = (room / 2).clamp(8, 30);
    let width = widest.min(room.saturating_sub(bar));
    let mut group = None;
    for row in &table.rows {
        let peer = table.cell(row, "peer").as_text();
        if !peer.is_empty() && group.replace(peer.to_owned()).as_deref() != Some(peer) {
            page.styled_paragraph(2, Style::new().bold(), peer);
        }
        let rank = match table.cell(row, "rank") {
            Cell::Rank(place) => words::rank(*place),
            _ => "–".to_owned(),
        };
        let (drawn, span) = match table.cell(row, "score") {
            Cell::Score(score) => {
                let span = words::cell(&Cell::Score(score.clone()), Kind::Score, lang);
                (scores::drawn(page, score, bar), span)
            }
            _ => (" ".repeat(bar), lang.pick("tidak berlaku", "not applicable").to_owned()),
        };
        let rank = format!("{}{rank}", " ".repeat(RANK.saturating_sub(rank.width())));
        page.line(2, &format!("{rank}  {}  {drawn}  {span}", fitted(&name(row), width)));
    }
    if !table.rows.is_empty() {
        page.paragraph(2, scores::legend(lang));
    }
}

/// A line of signs for each unit, section by section.
fn matrix(page: &mut Page, table: &Table, lang: Lang) {
    begin(page, table);
    let name = |row: &Vec<Cell>| table.cell(row, "name").as_text().to_owned();
    let signs = table.columns.iter().filter(|column| column.kind == Kind::Verdict).count();
    let room = page.width().saturating_sub(2 + GAP);
    let widest = table.rows.iter().map(|row| visible(&name(row)).width()).max().unwrap_or(0);
    let width = widest.min(room.saturating_sub(signs + table.columns.len() / 4).max(NARROWEST));
    let mut taken = 0;
    for row in &table.rows {
        let mut line = String::new();
        let mut section = None;
        for (column, cell) in table.columns.iter().zip(row) {
            let Cell::Verdict(verdict) = cell else { continue };
            if section.replace(&column.above).is_some_and(|before| *before != column.above) {
                line.push(' ');
            }
            line += &page.styled(words::sign(*verdict), style(*verdict));
        }
        page.line(2, &format!("{}  {line}", fitted(&name(row), width)));
        taken += 1;
        if taken == MOST_ROWS * 4 {
            more(page, table.rows.len() - taken, lang);
            break;
        }
    }
}

const fn style(verdict: Verdict) -> Style {
    let colour = match verdict {
        Verdict::Met => AnsiColor::Green,
        Verdict::Partial => AnsiColor::Yellow,
        Verdict::Unmet => AnsiColor::Red,
        Verdict::Unknown | Verdict::NotApplicable => return Style::new().dimmed(),
    };
    Style::new().fg_color(Some(anstyle::Color::Ansi(colour)))
}

/// What fails everywhere, with what to do about it and who.
fn systemic(page: &mut Page, table: &Table, lang: Lang) {
    begin(page, table);
    for row in &table.rows {
        let text = |key: &str| {
            let cell = table.cell(row, key);
            let column = table.columns.iter().find(|column| column.key == key);
            words::cell(cell, column.map_or(Kind::Text, |column| column.kind), lang)
        };
        page.item(2, "-", &format!("{} {}", text("id"), text("title")));
        let (short, asked, share) = (text("short"), text("asked"), text("short_share"));
        let (certainty, at_stake) = (text("certainty"), text("at_stake"));
        page.paragraph(4, &match lang {
            Lang::Id => format!(
                "{certainty}: {short} dari {asked} unit pasti gagal (bagian gagal {share}); {at_stake} poin tergantung per unit"
            ),
            Lang::En => format!(
                "{certainty}: {short} of {asked} units surely fall short (share {share}); {at_stake} points at stake per unit"
            ),
        });
        page.paragraph(4, &format!("{}: {}", text("to"), text("text")));
    }
}
