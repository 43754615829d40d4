//! A list as spreadsheets export it: CSV with the heads of its columns in the first line. Lines without any
//! entry are passed over.

use std::sync::Arc;

use crate::diagnostic::{Place, Source};

/// A list in CSV.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The heads of the columns, as written.
    pub columns: Vec<String>,
    /// Where they stand.
    pub heads: Place,
    /// The lines below.
    pub lines: Vec<Line>,
}

/// A line of a list.
#[derive(Clone, Debug)]
pub struct Line {
    cells: Vec<String>,
    /// Where it stands.
    pub place: Place,
}

impl Listing {
    /// Reads a text in CSV, with commas or semicolons between the entries as its first line has more of.
    #[must_use]
    pub fn read(source: &Arc<Source>) -> Self {
        let text = source.text.trim_start_matches('\u{feff}');
        let start = source.text.len() - text.len();
        let says =
            |line: &&str| line.contains(|c: char| !c.is_whitespace() && c != ';' && c != ',');
        let first = text.lines().find(says).unwrap_or_default();
        let semicolons = first.matches(';').count() > first.matches(',').count();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(if semicolons { b';' } else { b',' })
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let place = |at: usize| {
            let begin = (start + at).min(source.text.len());
            let rest = source.text.get(begin..).unwrap_or_default();
            // Empty lines are skipped with the line behind them.
            let empty = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
            let begin = begin + empty;
            let rest = rest.get(empty..).unwrap_or_default();
            let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
            Place { source: Arc::clone(source), span: begin..begin + length }
        };
        let lines = reader.records().flatten().map(|record| {
            let at = record.position().map_or(0, |position| position.byte());
            let cells = record.iter().map(|cell| cell.trim().to_owned()).collect();
            Line { cells, place: place(usize::try_from(at).unwrap_or(usize::MAX)) }
        });
        let mut lines = lines.filter(|line| line.cells.iter().any(|cell| !cell.is_empty()));
        let heads = lines.next();
        Self {
            heads: heads.as_ref().map_or_else(|| place(0), |heads| heads.place.clone()),
            columns: heads.map(|heads| heads.cells).unwrap_or_default(),
            lines: lines.collect(),
        }
    }

    /// The column with one of these names, in any case, and with `_` or spaces between words.
    #[must_use]
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        self.columns.iter().position(|head| names.contains(&plain(head).as_str()))
    }
}

/// A head or a value as programs name it: in lower case, with `_` for spaces.
#[must_use]
pub fn plain(written: &str) -> String {
    written.to_lowercase().split_whitespace().collect::<Vec<_>>().join("_")
}

impl Line {
    /// An entry; empty where the line ends before it.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(text: &str) -> Listing {
        Listing::read(&Arc::new(Source::file("daftar.csv", text)))
    }

    #[test]
    fn commas_and_semicolons_are_told_apart_and_places_are_kept() {
        for text in [
            "Kode,Nama\nA1,\"Mekar, Barat\"\n\nA2,Melati\n",
            "\u{feff}Kode;Nama\r\nA1;Mekar, Barat\r\n;\r\nA2;Melati",
        ] {
            let listing = listing(text);
            assert_eq!(listing.column(&["name", "nama"]), Some(1));
            let cells: Vec<&str> = listing.lines.iter().map(|line| line.cell(1)).collect();
            assert_eq!(cells, ["Mekar, Barat", "Melati"]);
            let last = &listing.lines[1].place;
            assert_eq!(last.line(), 4);
            assert!(last.source.text[last.span.clone()].starts_with("A2"));
        }
    }

    #[test]
    fn heads_are_the_first_line_that_says_anything() {
        let listing = listing("\n;;\nkode;nama, panggilan;\nA1;Mekar;\n");
        assert_eq!(listing.columns, ["kode", "nama, panggilan", ""]);
        assert_eq!((listing.heads.line(), listing.lines[0].place.line()), (3, 4));
    }

    #[test]
    fn a_short_line_ends_in_empty_entries() {
        let listing = listing("kode,nama,Kunjungan  Terakhir\nA1\n");
        let column = listing.column(&["kunjungan_terakhir"]).unwrap();
        assert_eq!(listing.lines[0].cell(column), "");
    }

    #[test]
    fn an_empty_text_is_an_empty_list() {
        assert!(listing("").columns.is_empty() && listing("").lines.is_empty());
    }
}
