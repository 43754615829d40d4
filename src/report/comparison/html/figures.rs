//! What is seen first of a chapter: figures and charts.

use crate::compare::spread::Spread;
use crate::quantity::Number;
use crate::report::chart::Caption;
use crate::report::comparison::book::{Book, Cell, Kind, Table};
use crate::report::comparison::chart::{MOST_BOUNDS, cross, escape, strip};
use crate::report::comparison::words;
use crate::report::words::percent;
use crate::text::Lang;

/// The figures of the summary, and how the proven scores are spread.
pub(super) fn summary(book: &Book) -> String {
    let lang = book.lang;
    let all = |key: &str| {
        let table = book.table("attendance");
        let row = table.and_then(|table| Some((table, table.rows.first()?)));
        row.map_or(Cell::Blank, |(table, row)| table.cell(row, key).clone())
    };
    let submitted = match (all("submitted"), all("expected")) {
        (Cell::Count(submitted), Cell::Count(expected)) => match lang {
            Lang::Id => format!("{submitted} dari {expected}"),
            Lang::En => format!("{submitted} of {expected}"),
        },
        (other, _) => words::cell(&other, Kind::Count, lang),
    };
    let spread = |of: &str| {
        let table = book.table("spread")?;
        let row = table.rows.iter().find(|row| is_word(table.cell(row, "of"), of))?;
        let n = words::cell(table.cell(row, "n"), Kind::Count, lang);
        Some((words::cell(table.cell(row, "median"), Kind::Share, lang), n))
    };
    let of = |name: &str, spread: Option<(String, String)>| match spread {
        Some((median, n)) => (format!("{name} (n = {n})"), Some(median)),
        None => (name.to_owned(), None),
    };
    let sure = |row: &&Vec<Cell>, table: &Table| is_word(table.cell(row, "certainty"), "surely");
    let systemic = book
        .table("systemic")
        .map_or(0, |table| table.rows.iter().filter(|row| sure(row, table)).count());
    let figures = [
        (lang.pick("unit menyampaikan", "units submitted").to_owned(), Some(submitted)),
        of(lang.pick("median skor terbukti", "median proven score"), spread("proven")),
        of(lang.pick("median kelengkapan", "median completeness"), spread("completeness")),
        (
            lang.pick("masalah bersama yang pasti", "sure systemic shortfalls").to_owned(),
            Some(systemic.to_string()),
        ),
    ];
    let mut text = "<div class=\"figures\">".to_owned();
    for (name, figure) in figures {
        let figure = figure.unwrap_or_else(|| "–".to_owned());
        text += &format!("<div><b>{}</b>{name}</div>", escape(&figure));
    }
    text + "</div>\n" + &spread_chart(book).unwrap_or_default()
}

fn is_word(cell: &Cell, wanted: &str) -> bool {
    matches!(cell, Cell::Word { key, .. } if key == wanted)
}

fn spread_chart(book: &Book) -> Option<String> {
    let lang = book.lang;
    let ranking = book.table("ranking")?;
    let scores = ranking.rows.iter().filter_map(|row| ranking.cell(row, "score").as_score());
    let values: Vec<Number> = scores.map(|(low, _)| low.clone()).collect();
    let spread = Spread::of(values.iter().cloned())?;
    let said = |number: &Number| percent(number, lang);
    let (count, lower, median, upper) =
        (spread.count, said(&spread.lower), said(&spread.median), said(&spread.upper));
    let (least, most) = (said(&spread.least), said(&spread.most));
    let description = match lang {
        Lang::Id => format!(
            "Setiap garis kecil satu unit (n = {count}). Kotak memuat separuh unit yang di tengah, {lower} sampai {upper}; garis tebal ialah median {median}. Terendah {least}, tertinggi {most}."
        ),
        Lang::En => format!(
            "Each tick is a unit (n = {count}). The box holds the middle half, {lower} to {upper}; the bold line is the median, {median}. Least {least}, most {most}."
        ),
    };
    let title = lang.pick("Sebaran skor terbukti", "Spread of proven scores");
    let caption = Caption { id: "sebaran", title, description: &description };
    let chart = strip(&values, &spread, caption);
    let said = escape(&description);
    let chart = scrolled(title, &chart, lang);
    Some(format!(
        "<figure class=strip>{chart}<figcaption><b>{title}.</b> {said}</figcaption></figure>\n"
    ))
}

/// The plane of two axes; its figures stand in the table below it.
pub(super) fn quadrant(table: &Table, lang: Lang) -> String {
    let [_, _, one, other, ..] = table.columns.as_slice() else { return String::new() };
    let points: Vec<_> = table
        .rows
        .iter()
        .filter_map(|row| {
            let score = |key: &str| table.cell(row, key).as_score();
            Some((table.cell(row, "name").as_text(), score(&one.key)?, score(&other.key)?))
        })
        .collect();
    let Some(line) = &table.line else { return String::new() };
    let count = words::count(points.len(), lang);
    let mut description = match lang {
        Lang::Id => {
            format!("{count} unit menurut {} (mendatar) dan {} (tegak).", one.head, other.head)
        }
        Lang::En => format!("{count} units by {} (across) and {} (up).", one.head, other.head),
    };
    if points.len() > MOST_BOUNDS {
        description += lang.pick(
            " Untuk unit sebanyak ini hanya skor terbuktinya yang digambar.",
            " Of so many units the proven scores alone are drawn.",
        );
    }
    let caption = Caption { id: "kuadran-bidang", title: &table.title, description: &description };
    let chart = cross(&points, ([&one.head, &other.head], line), caption);
    let chart = scrolled(&table.title, &chart, lang);
    let said = escape(&description);
    format!("<figure class=plane>{chart}<figcaption>{said}</figcaption></figure>\n")
}

/// A chart that a narrow screen scrolls, since it would be too small to read.
fn scrolled(title: &str, chart: &str, lang: Lang) -> String {
    let (word, title) = (lang.pick("Grafik", "Chart"), escape(title));
    format!("<div class=wide role=region tabindex=0 aria-label=\"{word}: {title}\">{chart}</div>")
}
