//! Reads dossiers from JSON: straight into a draft's typed places, guided by the form.
//!
//! The scanner is our own because each value needs its place, its digits as written, and one fault a value
//! rather than one a file. A test holds it to what `serde_json` accepts and reads.

mod fault;
mod scan;
mod tree;

pub use fault::JSON_SYNTAX;

use std::ops::{ControlFlow, Range};
use std::sync::Arc;

use super::Reader;
use super::draft::Draft;
use super::intake::{Intake, Shape as NotOne};
use super::plan::RowKey;
use super::value::{Chosen, Written};
use crate::diagnostic::{Diagnostics, Source};
use crate::form::{Field, Kind};
use crate::ids::{FieldId, TableId};
use fault::{Fault, Wanted};
use scan::{Scanned, Scanner, Shape};
use tree::Tree;

/// The dossiers of a text: one, a list of them, or several one after another.
///
/// Text that is no JSON ends the reading, with the dossiers before it kept.
pub(super) fn read(
    reader: &Reader<'_>,
    source: &Arc<Source>,
    diagnostics: &mut Diagnostics,
) -> Vec<Draft> {
    let mut scan = Scanner::new(&source.text, source.first_line);
    let mut drafts = Vec::new();
    if scan.is_at_end() {
        return drafts;
    }
    let in_list = scan.shape() == Ok(Shape::List) && scan.enter().is_ok();
    loop {
        let mut draft = reader.begin();
        let mut intake = reader.intake(&mut draft, source, diagnostics);
        let goes_on = match in_list {
            true => scan.next_item(drafts.is_empty()),
            false => Ok(!scan.is_at_end()),
        };
        match goes_on.and_then(|goes_on| Ok(goes_on && dossier(&mut scan, &mut intake)?)) {
            Ok(true) => drafts.push(draft),
            Ok(false) => break,
            Err(fault) => {
                cut_off(&mut intake, &source.text, fault);
                drafts.push(draft);
                return drafts;
            }
        }
    }
    if in_list && !scan.is_at_end() {
        let mut rest = reader.begin();
        let mut intake = reader.intake(&mut rest, source, diagnostics);
        cut_off(&mut intake, &source.text, scan.fault(Wanted::Nothing));
    }
    drafts
}

/// Reads a text that is one dossier, such as a line of NDJSON.
pub(super) fn read_one(mut intake: Intake<'_, '_>, source: &Source) {
    let mut scan = Scanner::new(&source.text, source.first_line);
    let read = dossier(&mut scan, &mut intake);
    let ended = read.and_then(|_| match scan.is_at_end() {
        true => Ok(()),
        false => Err(scan.fault(Wanted::Nothing)),
    });
    if let Err(fault) = ended {
        cut_off(&mut intake, &source.text, fault);
    }
}

/// Says that a text is no JSON, so that its dossier is not to be sealed.
fn cut_off(intake: &mut Intake<'_, '_>, text: &str, fault: Fault) {
    let place = intake.place(fault.span(text));
    intake.report(fault.diagnostic(place));
    intake.draft.is_cut_off = true;
}

/// Reads one dossier; always true, unless the text is no JSON.
fn dossier(scan: &mut Scanner<'_>, intake: &mut Intake<'_, '_>) -> Scanned<bool> {
    let mut json = Json { scan, intake, key: String::new(), scratch: String::new() };
    match json.scan.shape()? {
        Shape::Map => json.row(TableId::ROOT, 0)?,
        _ => {
            let span = json.skip()?;
            json.intake.not_a_row(TableId::ROOT, span);
            json.intake.draft.is_cut_off = true;
        }
    }
    Ok(true)
}

struct Json<'j, 'r, 'c, 't> {
    scan: &'j mut Scanner<'t>,
    intake: &'j mut Intake<'r, 'c>,
    key: String,
    scratch: String,
}

impl<'c> Json<'_, '_, 'c, '_> {
    fn row(&mut self, table: TableId, parent: u32) -> Scanned<()> {
        let line = self.scan.line();
        let row = self.intake.row(table, parent, self.scan.at(), line);
        let mut next = 0;
        let mut evidence = None;
        let mut is_first = true;
        self.scan.enter()?;
        while self.scan.next_entry(is_first)? {
            is_first = false;
            let start = self.scan.at();
            let key = self.key(table, &mut next)?;
            let span = start..self.scan.at();
            self.scan.colon()?;
            match key {
                None => {
                    self.skip()?;
                }
                Some(RowKey::Field(field)) => self.field((table, row, field), span)?,
                Some(RowKey::Table(nested)) => self.table((table, row), nested, span)?,
                Some(RowKey::Evidence) => self.evidence(table, row, span, &mut evidence)?,
                Some(own @ (RowKey::Checklist | RowKey::Period | RowKey::FilledBy)) => {
                    self.header(own, span)?;
                }
            }
        }
        Ok(())
    }

    /// Steps over a key and says what it means; mostly it is the one that comes next in the form.
    fn key(&mut self, table: TableId, next: &mut usize) -> Scanned<Option<RowKey>> {
        let plan = self.intake.plan.table(table);
        if let Some((length, key)) = plan.expected(self.scan.rest(), next) {
            self.scan.step_over(length);
            return Ok(Some(key));
        }
        let start = self.scan.at();
        let key = self.scan.text(&mut self.key)?;
        Ok(self.intake.key(table, key, &(start..self.scan.at()), next))
    }

    /// Steps over a value and says where it stands.
    fn skip(&mut self) -> Scanned<Range<usize>> {
        self.scan.space();
        let start = self.scan.at();
        self.scan.skip(&mut self.scratch)?;
        Ok(start..self.scan.at())
    }

    fn header(&mut self, key: RowKey, key_span: Range<usize>) -> Scanned<()> {
        let shape = self.scan.shape()?;
        let start = self.scan.at();
        let written = scalar(self.scan, shape, &mut self.scratch)?;
        let span = start..self.scan.at();
        self.intake.header(key, key_span, written.ok(), span);
        Ok(())
    }

    fn evidence(
        &mut self,
        table: TableId,
        row: u32,
        key_span: Range<usize>,
        before: &mut Option<Range<usize>>,
    ) -> Scanned<()> {
        if let Some(first) = before.as_ref() {
            let first = self.intake.mark(first.clone());
            self.skip()?;
            self.intake.duplicate(RowKey::Evidence.own_name(), key_span, first);
            return Ok(());
        }
        let tree = Tree::read(self.scan, &mut self.scratch)?;
        for (key, again, first) in tree.twice {
            let first = self.intake.mark(first);
            self.intake.duplicate(&key, again, first);
        }
        self.intake.evidence(table, row, &tree.root);
        *before = Some(tree.root.span);
        Ok(())
    }

    fn field(&mut self, at: (TableId, u32, FieldId), key_span: Range<usize>) -> Scanned<()> {
        let (table, row, id) = at;
        if let Some(first) = self.intake.given_before(table, row, id) {
            self.skip()?;
            let name = &self.intake.field(table, id).name;
            self.intake.duplicate(name, key_span, first);
            return Ok(());
        }
        let shape = self.scan.shape()?;
        let field = self.intake.field(table, id);
        if let (Shape::List, Kind::Choices(_)) = (shape, field.kind) {
            return self.choices(at, field);
        }
        let start = self.scan.at();
        let written = scalar(self.scan, shape, &mut self.scratch)?;
        let span = start..self.scan.at();
        match written {
            Ok(written) => self.intake.value(at, written, span),
            Err(shape) => self.intake.not_one_value(at, shape, span),
        }
        Ok(())
    }

    fn choices(&mut self, at: (TableId, u32, FieldId), field: &'c Field) -> Scanned<()> {
        let start = self.scan.at();
        let mut chosen = Some(Chosen::default());
        let mut is_first = true;
        self.scan.enter()?;
        while self.scan.next_item(is_first)? {
            is_first = false;
            let shape = self.scan.shape()?;
            let start = self.scan.at();
            let written = scalar(self.scan, shape, &mut self.scratch)?;
            let span = start..self.scan.at();
            chosen = self.intake.item(field, written, span, chosen);
        }
        self.intake.chosen(at, chosen, start..self.scan.at());
        Ok(())
    }

    fn table(
        &mut self,
        (table, row): (TableId, u32),
        nested: TableId,
        key_span: Range<usize>,
    ) -> Scanned<()> {
        if let Some(first) = self.intake.nested_before((table, row), nested) {
            self.skip()?;
            let name = &self.intake.plan.form.table(nested).name;
            self.intake.duplicate(name, key_span, first);
            return Ok(());
        }
        let shape = self.scan.shape()?;
        if shape == Shape::List {
            return self.rows((table, row), nested, key_span);
        }
        let start = self.scan.at();
        let written = scalar(self.scan, shape, &mut self.scratch)?;
        let span = start..self.scan.at();
        match written {
            Ok(written) => self.intake.table_word((table, row), nested, written, span),
            Err(_) => self.intake.not_rows((table, row), nested, span),
        }
        Ok(())
    }

    fn rows(
        &mut self,
        (table, row): (TableId, u32),
        nested: TableId,
        key_span: Range<usize>,
    ) -> Scanned<()> {
        let start = self.intake.draft.table(nested).len();
        let mut is_first = true;
        self.scan.enter()?;
        while self.scan.next_item(is_first)? {
            is_first = false;
            if self.intake.draft.is_full() {
                self.skip()?;
            } else if self.scan.shape()? == Shape::Map {
                self.row(nested, row)?;
            } else {
                let span = self.skip()?;
                self.intake.not_a_row(nested, span);
            }
        }
        let rows = start..self.intake.draft.table(nested).len();
        self.intake.nested_rows((table, row), nested, rows, key_span);
        Ok(())
    }
}

/// The single value that begins here, or, after stepping over it, what stands there instead.
fn scalar<'s, 't: 's>(
    scan: &mut Scanner<'t>,
    shape: Shape,
    scratch: &'s mut String,
) -> Scanned<Result<Written<'s>, NotOne>> {
    Ok(Ok(match shape {
        Shape::Text => Written::Text(scan.text(scratch)?),
        Shape::Number => Written::Number(scan.number()?),
        Shape::True => scan.word("true").map(|()| Written::Boolean(true))?,
        Shape::False => scan.word("false").map(|()| Written::Boolean(false))?,
        Shape::Null => scan.word("null").map(|()| Written::Null)?,
        Shape::List => {
            scan.skip(scratch)?;
            return Ok(Err(NotOne::List));
        }
        Shape::Map => {
            scan.skip(scratch)?;
            return Ok(Err(NotOne::Map));
        }
    }))
}

/// What is told of an entry at the top of a dossier: its key, its value, and where that stands.
pub(super) type Visit<'v> = dyn FnMut(&str, Written<'_>, Range<usize>) -> ControlFlow<()> + 'v;

/// Visits the single values at the top of the first dossier of a text, as far as it is JSON and as long as
/// the visitor goes on.
pub(super) fn peek(text: &str, visit: &mut Visit<'_>) {
    let mut scan = Scanner::new(text, 1);
    // What is no JSON is reported when the dossier is read.
    let _ = peek_at(&mut scan, visit);
}

fn peek_at(scan: &mut Scanner<'_>, visit: &mut Visit<'_>) -> Scanned<()> {
    let (mut key, mut scratch) = (String::new(), String::new());
    if scan.shape()? == Shape::List {
        scan.enter()?;
    }
    if scan.shape()? != Shape::Map {
        return Ok(());
    }
    scan.enter()?;
    let mut is_first = true;
    while scan.next_entry(is_first)? {
        is_first = false;
        let key = scan.text(&mut key)?;
        scan.colon()?;
        let shape = scan.shape()?;
        let start = scan.at();
        if let Ok(written) = scalar(scan, shape, &mut scratch)?
            && visit(key, written, start..scan.at()).is_break()
        {
            return Ok(());
        }
    }
    Ok(())
}

/// Whether a text is JSON, one value and nothing after it.
#[cfg(test)]
pub(super) fn is_json(text: &str) -> bool {
    let mut scan = Scanner::new(text, 1);
    scan.skip(&mut String::new()).is_ok() && scan.is_at_end()
}
