//! Reads a sound line of NDJSON straight into a dossier's rows, without a draft in between.
//!
//! It gives up at the first thing that is at fault or unusual enough to need more thought, and says nothing about
//! it: the careful reader then reads the line again, from its beginning, and reports what there is to report. So
//! what it gives is what the careful reader gives without a fault, which a property test holds it to.

mod keys;
mod rows;
mod timeline;
mod values;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::scalar;
use super::scan::Scanner;
use super::tree::Tree;
use crate::diagnostic::{Diagnostics, Source};
use crate::dossier::draft::Draft;
use crate::dossier::header::sound_period;
use crate::dossier::plan::{Plan, RowKey};
use crate::dossier::seal::{Expected, NO_CALENDAR, Placed, settle};
use crate::dossier::value::Written;
use crate::dossier::{Claims, Dossier, FilledBy, Input, Origin, Reader};
use crate::form::{Records, RowId};
use crate::ids::{FieldId, TableId};
use crate::quantity::Period;

/// A line to be read.
pub(in crate::dossier) struct Line<'l, 'c> {
    pub(in crate::dossier) reader: &'l Reader<'c>,
    /// The file it stands in.
    pub(in crate::dossier) input: &'l Input,
    pub(in crate::dossier) source: &'l Arc<Source>,
    /// Its number there.
    pub(in crate::dossier) number: usize,
    /// An empty draft, to read in it what is read in one everywhere.
    pub(in crate::dossier) draft: &'l mut Draft,
}

/// The dossier of a line that is sound, in the memory of an earlier one's records; otherwise that memory stays
/// to be used.
pub(in crate::dossier) fn read(
    line: Line<'_, '_>,
    text: &str,
    spare: &mut Option<Records>,
) -> Option<Dossier> {
    let plan = &line.reader.plan;
    let mut records = spare.take().unwrap_or_else(|| Records::new(plan.form, NO_CALENDAR));
    records.clear();
    let mut quick = Quick {
        plan,
        number: u32::try_from(line.number).unwrap_or(u32::MAX),
        scan: Scanner::new(text, line.number),
        has_rare_characters: has_rare_characters(text),
        scratch: String::new(),
        records,
        claims: Claims::default(),
        partly_known: BTreeSet::new(),
        period: None,
        filled_by: None,
        expected: None,
        line,
    };
    match quick.dossier(text) {
        Some(expected) => quick.placed(expected),
        None => {
            *spare = Some(quick.records);
            None
        }
    }
}

/// Whether a text may hold control characters that JSON allows: DEL, and those that begin with 0xC2.
fn has_rare_characters(text: &str) -> bool {
    memchr::memchr2(0x7f, 0xc2, text.as_bytes()).is_some()
}

/// A dossier while its line is read. Whatever reads a part of it gives `None` to give up.
struct Quick<'l, 'c, 't> {
    line: Line<'l, 'c>,
    plan: &'l Plan<'c>,
    /// The line's number, which is that of every row.
    number: u32,
    scan: Scanner<'t>,
    has_rare_characters: bool,
    scratch: String,
    records: Records,
    claims: Claims,
    partly_known: BTreeSet<(TableId, RowId, FieldId)>,
    period: Option<Period>,
    filled_by: Option<FilledBy>,
    /// The expected part of the period, once something was read that rests on it.
    expected: Option<Expected>,
}

impl Quick<'_, '_, '_> {
    /// Reads the line into records, and says what part of its period is expected.
    fn dossier(&mut self, text: &str) -> Option<Expected> {
        let is_short = text.len() <= self.line.reader.options.longest_line;
        if !self.scan.has_one_line() || !is_short || self.scan.peek() != Some(b'{') {
            return None;
        }
        self.row(TableId::ROOT, RowId::ROOT, 1)?;
        let expected = self.expected()?;
        self.records.calendar = expected.calendar();
        (self.scan.is_at_end() && settle(self.plan, &mut self.records)).then_some(expected)
    }

    fn placed(self, expected: Expected) -> Option<Dossier> {
        let placed = Placed {
            expected,
            filled_by: self.filled_by.unwrap_or_default(),
            records: self.records,
            claims: self.claims,
            partly_known: self.partly_known,
            sources: vec![Origin::from(&**self.line.source)],
            inputs: vec![self.line.input.clone()],
        };
        placed.dossier(self.line.reader)
    }

    /// The expected part of the period; from here on, the dossier must not say another one.
    fn expected(&mut self) -> Option<Expected> {
        if self.expected.is_none() {
            self.expected = Expected::sound(self.line.reader, self.period);
        }
        self.expected
    }

    /// Takes one of the dossier's own keys.
    fn header(&mut self, key: RowKey) -> Option<()> {
        let shape = self.scan.shape().ok()?;
        let text = match scalar(&mut self.scan, shape, &mut self.scratch).ok()?.ok()? {
            Written::Text(text) | Written::Number(text) => text.trim(),
            Written::Null => "",
            Written::Boolean(_) | Written::Held(_) => return None,
        };
        match key {
            _ if text.is_empty() => {}
            RowKey::Checklist => return self.plan.is_for(text).then_some(()),
            RowKey::Period if self.expected.is_some() => return None,
            RowKey::Period => {
                let options = &self.line.reader.options;
                self.period = Some(sound_period(self.plan.form, options, text)?);
            }
            RowKey::FilledBy => self.filled_by = Some(FilledBy::named(text)?),
            RowKey::Evidence | RowKey::Field(_) | RowKey::Table(_) => return None,
        }
        Some(())
    }

    /// Takes a row's `bukti`, by way of the draft.
    fn evidence(&mut self, table: TableId, row: RowId) -> Option<()> {
        let tree = Tree::read(&mut self.scan, &mut self.scratch).ok()?;
        if !tree.twice.is_empty() {
            return None;
        }
        let mut unheard = Diagnostics::new();
        let draft = &mut *self.line.draft;
        self.line
            .reader
            .intake(draft, self.line.source, &mut unheard)
            .evidence(table, row.0, &tree.root);
        for claims in draft.claims.drain(..) {
            self.claims.add(claims.table, row, claims.claims);
        }
        (!draft.is_broken).then_some(())
    }
}
