//! One line a dossier: who, when, score, grade, and the points of every criterion.

use std::fmt::{self, Write as _};
use std::io;

use super::comparison::book::{Book, Cell, Column, Kind};
use super::comparison::made::HASH;
use super::keys;
use super::origin::VERSION;
use super::visible::visible;
use crate::assess::Judged;
use crate::bound::Range;
use crate::checklist::Checklist;
use crate::dossier::Dossier;
use crate::quantity::Number;
use crate::score::Total;

/// How many decimals are written.
const PLACES: u32 = 4;

/// The line with the names of the columns.
///
/// # Errors
/// Only if the machine refuses.
pub fn header(checklist: &Checklist) -> io::Result<String> {
    let names: Vec<String> = columns(checklist).iter().map(|name| inert(name)).collect();
    line(&names)
}

/// The names of the columns.
pub(super) fn columns(checklist: &Checklist) -> Vec<String> {
    let root = checklist.form.root();
    let groups = checklist.form.groups.iter();
    let groups = groups.filter_map(|id| root.fields.get(id.index())).map(|field| &field.name);
    let mut names: Vec<String> = vec!["code".to_owned(), "name".to_owned()];
    names.extend(groups.cloned());
    let plain = ["from", "to", "source", "score_low", "score_high", "grade_low", "grade_high"];
    names.extend(plain.map(str::to_owned));
    for criterion in &checklist.criteria {
        names.extend(["low", "high"].map(|end| format!("{}_{end}", criterion.id)));
    }
    names
}

/// The line of one dossier. It needs no words, so that a table of many thousands is made without any.
///
/// # Errors
/// Only if the machine refuses.
pub fn row(
    checklist: &Checklist,
    dossier: &Dossier,
    (criteria, total): (&[Judged], &Total),
) -> io::Result<String> {
    let mut line = Line::default();
    line.text(&dossier.code)?;
    line.text(&dossier.name)?;
    for group in &dossier.groups {
        line.text(group.as_deref().unwrap_or_default())?;
    }
    line.shown(&dossier.period.from())?;
    line.shown(&dossier.period.to())?;
    line.text(dossier.filled_by.key())?;
    line.ends(total.score.as_ref(), 100)?;
    let grade = |place: usize| checklist.grades.get(place).map(|grade| grade.id.as_str());
    let (low, high) = total.grade.unzip();
    for place in [low, high] {
        line.text(place.and_then(grade).unwrap_or_default())?;
    }
    for one in criteria {
        line.ends(one.points.as_ref(), 1)?;
    }
    line.finish()
}

/// A line that is written cell by cell, each in the same memory.
struct Line {
    writer: csv::Writer<Vec<u8>>,
    cell: String,
}

impl Default for Line {
    fn default() -> Self {
        // As much as a line of fifty criteria has.
        const USUAL: usize = 512;
        let writer = csv::WriterBuilder::new().buffer_capacity(USUAL).from_writer(Vec::new());
        Self { writer, cell: String::new() }
    }
}

impl Line {
    fn text(&mut self, text: &str) -> io::Result<()> {
        let text = visible(text);
        Ok(match is_inert(&text) {
            true => self.writer.write_field(&*text),
            false => self.writer.write_field(inert(&text)),
        }?)
    }

    fn shown(&mut self, shown: &dyn fmt::Display) -> io::Result<()> {
        self.cell.clear();
        write!(self.cell, "{shown}").map_err(io::Error::other)?;
        Ok(self.writer.write_field(&self.cell)?)
    }

    fn ends(&mut self, range: Option<&Range>, scale: i64) -> io::Result<()> {
        for end in [range.and_then(Range::low), range.and_then(Range::high)] {
            self.cell.clear();
            if let Some(end) = end {
                let scaled = (scale != 1).then(|| end.clone() * Number::whole(scale));
                let end = scaled.as_ref().unwrap_or(end);
                end.write_decimal(PLACES, &mut self.cell).map_err(io::Error::other)?;
            }
            self.writer.write_field(&self.cell)?;
        }
        Ok(())
    }

    fn finish(mut self) -> io::Result<String> {
        self.writer.write_record(None::<&[u8]>)?;
        let bytes =
            self.writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
        String::from_utf8(bytes).map_err(io::Error::other)
    }
}

/// All tables of a comparison below each other, each with its heads; every line begins with the name of its table.
///
/// # Errors
/// Only if the machine refuses.
pub fn comparison(book: &Book) -> io::Result<String> {
    let mut text = String::new();
    for table in book.chapters.iter().flat_map(|chapter| &chapter.tables) {
        let named = |cells: Vec<String>| {
            let cells: Vec<String> = [table.key.to_owned()].into_iter().chain(cells).collect();
            line(&cells)
        };
        text += &named(table.columns.iter().flat_map(heads).collect())?;
        for row in &table.rows {
            let cells = table.columns.iter().zip(row);
            text += &named(cells.flat_map(|(column, cell)| values(column, cell)).collect())?;
        }
    }
    // A table of one row, as all others begin with their name.
    let facts = book.about.iter().filter(|fact| fact.key.ends_with(HASH));
    let (heads, hashes): (Vec<_>, Vec<_>) =
        facts.map(|fact| (fact.key.to_owned(), inert(&fact.plain))).unzip();
    text += &line(&[vec!["made_from".to_owned(), "tilik".to_owned()], heads].concat())?;
    text += &line(&[vec!["made_from".to_owned(), VERSION.to_owned()], hashes].concat())?;
    Ok(text)
}

/// The names of a column: two where its cells have two ends.
fn heads(column: &Column) -> Vec<String> {
    let key = &column.key;
    match column.kind {
        Kind::Score => vec![inert(&format!("{key}_low")), inert(&format!("{key}_high"))],
        Kind::Rank => vec![format!("{key}_best"), format!("{key}_worst")],
        _ => vec![inert(key)],
    }
}

fn values(column: &Column, cell: &Cell) -> Vec<String> {
    let scale =
        if matches!(column.kind, Kind::Share | Kind::Change | Kind::Points) { 100 } else { 1 };
    match cell {
        Cell::Blank => vec![String::new(); heads(column).len()],
        Cell::Text(text) => vec![inert(&visible(text))],
        Cell::Word { key, .. } => vec![inert(key)],
        Cell::Count(count) => vec![count.to_string()],
        Cell::Number(number) => {
            vec![(number.clone() * Number::whole(scale)).to_decimal(PLACES)]
        }
        Cell::Score(range) => ends(Some(range), 100).into(),
        Cell::Rank(place) => vec![place.best.to_string(), place.worst.to_string()],
        Cell::Verdict(verdict) => vec![keys::verdict(*verdict).to_owned()],
    }
}

fn ends(range: Option<&Range>, scale: i64) -> [String; 2] {
    let one = |end: Option<&Number>| {
        end.map(|end| (end.clone() * Number::whole(scale)).to_decimal(PLACES)).unwrap_or_default()
    };
    [one(range.and_then(Range::low)), one(range.and_then(Range::high))]
}

/// A text that no spreadsheet takes for a formula, nor any part of it.
///
/// Where a comma is the decimal sign, as in Indonesia, spreadsheets part a line at semicolons and know nothing
/// of quotation marks within: what follows one is the beginning of a cell too.
pub(super) fn inert(text: &str) -> String {
    let mut inert = String::with_capacity(text.len());
    for part in text.split_inclusive([';', '\t', '\r', '\n']) {
        let begins = part.trim_start_matches([' ', '"', '\'']);
        if begins.starts_with(FORMULAS) || (inert.is_empty() && part.starts_with(ENDS)) {
            inert.push('\'');
        }
        inert.push_str(part);
    }
    inert
}

/// Whether a text holds nothing that could begin a formula, so that it is written as it is.
fn is_inert(text: &str) -> bool {
    !text.starts_with(ENDS) && !text.contains(FORMULAS)
}

/// What formulas begin with; some spreadsheets take the wide signs for the same.
const FORMULAS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// What spreadsheets leave out at the beginning of a cell.
const ENDS: [char; 3] = ['\t', '\r', '\n'];

/// A line of cells, which are written as they are.
pub(super) fn line(cells: &[String]) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells)?;
    let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_text() {
        assert_eq!(inert("=1+1"), "'=1+1");
        assert_eq!(inert("-2"), "'-2");
        assert_eq!(inert("\tx"), "'\tx");
        assert_eq!(inert("＝1+1"), "'＝1+1");
        assert_eq!(inert("Kebun Sikolos"), "Kebun Sikolos");
    }

    /// Excel in Indonesia makes cells of what stands between semicolons, quotation marks or not.
    #[test]
    fn no_part_of_a_text_is_a_formula_where_semicolons_separate() {
        assert_eq!(inert("Mawar;=HYPERLINK(1);x"), "Mawar;'=HYPERLINK(1);x");
        assert_eq!(inert("Mawar; \"+1"), "Mawar;' \"+1");
        assert_eq!(inert("dua\nbaris\n@x"), "dua\nbaris\n'@x");
        assert_eq!(inert("KIA; KB; gizi 1-2"), "KIA; KB; gizi 1-2");
    }

    #[test]
    fn cells_with_commas_are_quoted() {
        let cells = ["a,b".to_owned(), String::new(), "c\"d".to_owned()];
        assert_eq!(line(&cells).unwrap(), "\"a,b\",,\"c\"\"d\"\n");
    }
}
