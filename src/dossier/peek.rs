//! Looks at what a dossier says at its top, before it is known by which checklist to read it.

use std::ops::{ControlFlow, Range};
use std::sync::Arc;

use super::book::{Book, Cell, Grid};
use super::value::{Asked, Written};
use super::{Reader, json, merge, yaml};
use crate::diagnostic::{Address, Place, Source};
use crate::document::{self, Document};
use crate::form::layout::{Found, Part, normal, parts};
use crate::form::{Field, Texts};
use crate::quantity::Period;

/// The checklist a YAML document names, and where.
#[must_use]
pub fn checklist_of_document(document: &Document) -> Option<(String, Range<usize>)> {
    let node = document.root.get("daftar_tilik")?;
    let name = node.scalar()?.text.trim();
    (!name.is_empty()).then(|| (name.to_owned(), node.span.clone()))
}

/// The checklist that a dossier in JSON names, and where. Of several in one text, the first counts.
#[must_use]
pub fn checklist_of_json(text: &str) -> Option<(String, Range<usize>)> {
    let mut found = None;
    json::peek(text, &mut |key, written, span| {
        if let Written::Text(value) | Written::Number(value) = written
            && key == "daftar_tilik"
            && !value.trim().is_empty()
        {
            found = Some((value.trim().to_owned(), span));
        }
        ControlFlow::Continue(())
    });
    found
}

/// The checklist that the first dossier in YAML names, and where, without reading the rest. `None` where only
/// reading it can tell.
#[must_use]
pub fn checklist_of_yaml(text: &str) -> Option<(String, Range<usize>)> {
    let mut found = None;
    document::peek(text, &mut |key, scalar, span| {
        if key != "daftar_tilik" {
            return ControlFlow::Continue(());
        }
        let name = scalar.text.trim();
        found = (!name.is_empty()).then(|| (name.to_owned(), span));
        ControlFlow::Break(())
    });
    found
}

/// Which unit and period a dossier in JSON is about, without reading the rest: dossiers that have this in
/// common may be parts of one. `None` where it does not say, so that it is no part of any.
#[must_use]
pub fn unit_and_period_of_json(reader: &Reader<'_>, text: &str) -> Option<(String, Period)> {
    let mut about = About::new(reader)?;
    json::peek(text, &mut |key, written, _| about.see(key, written));
    about.known()
}

/// The same of the beginning of a dossier, if that says both.
#[must_use]
pub fn unit_and_period_at_top(reader: &Reader<'_>, head: &str) -> Option<(String, Period)> {
    let mut about = About::new(reader)?;
    json::peek(head, &mut |key, written, _| about.see(key, written));
    about.code.zip(about.stated)
}

/// Which unit and period the one dossier of a text in YAML is about, without reading the rest. `None` where
/// only reading it can tell.
#[must_use]
pub fn unit_and_period_of_yaml(reader: &Reader<'_>, text: &str) -> Option<(String, Period)> {
    let is_mark = |line: &str| line.starts_with("---") || line.starts_with("...");
    if text.split(['\n', '\r']).skip(1).any(is_mark) {
        return None;
    }
    let mut about = About::new(reader)?;
    document::peek(text, &mut |key, scalar, _| about.see(key, yaml::written(scalar)));
    about.stated.and_then(|_| about.known())
}

/// What a dossier is about, as far as it has been looked at.
struct About<'r, 'c> {
    reader: &'r Reader<'c>,
    field: &'c Field,
    code: Option<String>,
    stated: Option<Period>,
}

impl<'r, 'c> About<'r, 'c> {
    fn new(reader: &'r Reader<'c>) -> Option<Self> {
        let form = reader.plan.form;
        let field = form.root().fields.get(form.code.index())?;
        Some(Self { reader, field, code: None, stated: None })
    }

    /// Looks at a value of the root; breaks off once everything is known.
    fn see(&mut self, key: &str, written: Written<'_>) -> ControlFlow<()> {
        if key == self.field.name && self.code.is_none() {
            let mut texts = Texts::default();
            let asked = Asked::by_key(self.field).as_code(true);
            let entry = self.reader.plan.values.read(asked, written, &mut texts);
            self.code = entry.ok().and_then(|entry| merge::code(&entry, &texts));
        } else if let Written::Text(period) | Written::Number(period) = written
            && key == "periode"
            && self.stated.is_none()
        {
            self.stated = Period::parse(period.trim());
        }
        if self.code.is_some() && self.stated.is_some() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    fn known(self) -> Option<(String, Period)> {
        Some((self.code?, self.stated.or(self.reader.options.period)?))
    }
}

/// The checklist that a workbook names, and where; nothing, and the workbook.
///
/// Its form is not known yet, so that any sheet may be the one that says so.
#[must_use]
pub fn checklist_of_book(name: &str, book: &Book) -> (Option<String>, Place) {
    let Some((grid, cell)) = answer_in(&book.grids) else {
        let source = Arc::new(Source::sheet(name, None));
        return (None, Place { source, span: 0..0 });
    };
    let mut source = match &grid.file {
        None => Source::sheet(name, Some(&grid.name)),
        Some(file) => Source::sheet(file.as_str(), None),
    };
    let text = grid.text(cell).trim();
    let span = source.add_cell(Address { row: cell.row, column: cell.column }, text);
    (Some(text.to_owned()), Place { source: Arc::new(source), span })
}

/// The first cell with a checklist's id, and its sheet.
pub(super) fn answer_in(grids: &[Grid]) -> Option<(&Grid, &Cell)> {
    grids.iter().find_map(|grid| Some((grid, answer(grid)?)))
}

/// The cell with the checklist's id: beside the question in a column of answers, otherwise below the header.
fn answer(grid: &Grid) -> Option<&Cell> {
    const NAMES: [&str; 3] = ["daftar_tilik", "daftar tilik", "checklist"];
    let asked =
        grid.rows().flatten().find(|cell| NAMES.contains(&normal(grid.text(cell)).as_str()));
    let asked = asked?;
    let answers = answers(grid).filter(|(row, _)| *row < asked.row);
    match answers {
        Some((_, column)) => grid.at(asked.row, column),
        None => grid.at(asked.row + 1, asked.column).or_else(|| beside(grid, asked)),
    }
}

/// The row of the header of a sheet of questions, and the column of its answers.
fn answers(grid: &Grid) -> Option<(u32, u16)> {
    let parts = parts();
    let is = |cell: &&Cell, part: Part| match parts.find(grid.text(cell)) {
        Found::Column(column) => column.role == part,
        Found::Several(_) | Found::OtherUnit(_) | Found::Nothing => false,
    };
    grid.rows().find_map(|row| {
        let answer = row.iter().find(|cell| is(cell, Part::Answer))?;
        row.iter().find(|cell| is(cell, Part::Question) || is(cell, Part::Key))?;
        Some((answer.row, answer.column))
    })
}

fn beside<'g>(grid: &'g Grid, asked: &Cell) -> Option<&'g Cell> {
    grid.rows().flatten().find(|cell| cell.row == asked.row && cell.column > asked.column)
}
