//! Finds what a place in a source is about: which row of a draft, and which of its cells.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::draft::{Draft, Given, Mark};
use super::value::Entry;
use crate::diagnostic::{Place, Source};
use crate::form::Form;
use crate::ids::{FieldId, TableId};

/// What something that was written is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum About {
    /// The row as a whole.
    Row,
    /// One of its fields.
    Field(FieldId),
    /// One of its nested tables, as a whole.
    Table(TableId),
    /// The period.
    Period,
    /// Who filled the dossier in.
    FilledBy,
    /// Which checklist it is for.
    Checklist,
}

/// A cell of a submission, or a row of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Spot {
    /// The row's table.
    pub table: TableId,
    /// The row's place among the records of its table; 0 for the root.
    pub record: usize,
    /// What of it.
    pub about: About,
}

impl Spot {
    /// Something that the root says.
    const fn root(about: About) -> Self {
        Self { table: TableId::ROOT, record: 0, about }
    }
}

/// A row of a draft.
type At = (TableId, u32);

/// The rows of a draft by where they were written.
#[derive(Debug)]
pub struct Spots<'d> {
    draft: &'d Draft,
    form: &'d Form,
    /// Rows with the bytes at which they begin, in the order of the sources.
    starts: Vec<(u16, u32, At)>,
    /// Rows by source and line.
    lines: HashMap<(u16, u32), Vec<At>>,
}

/// Bytes of one of a draft's sources.
struct Bytes {
    source: u16,
    span: Range<usize>,
}

impl Bytes {
    fn is_within(&self, mark: Mark) -> bool {
        mark.source == self.source
            && mark.start as usize <= self.span.start
            && self.span.end <= mark.end as usize
    }
}

impl Draft {
    /// Whether a place lies in one of its sources, or in a sheet of one of its files.
    #[must_use]
    pub fn has(&self, place: &Place) -> bool {
        let is_file = |source: &Arc<Source>| source.name == place.source.name;
        let is_sheet = place.source.cells.is_some();
        self.source_of(place).is_some() || (is_sheet && self.sources.iter().any(is_file))
    }

    fn source_of(&self, place: &Place) -> Option<u16> {
        let is_it =
            |source: &Arc<Source>| Arc::ptr_eq(source, &place.source) || **source == *place.source;
        u16::try_from(self.sources.iter().position(is_it)?).ok()
    }

    /// The rows by where they were written. A draft that was sealed no longer has its cells.
    #[must_use]
    pub fn spots<'d>(&'d self, form: &'d Form) -> Spots<'d> {
        let rows = form.tables().flat_map(|(table, _)| {
            (0..).zip(&self.table(table).rows).map(move |(at, row)| (row, (table, at)))
        });
        let (mut starts, mut lines) = (Vec::new(), HashMap::<_, Vec<At>>::new());
        for (row, at) in rows {
            starts.push((row.mark.source, row.mark.start, at));
            lines.entry((row.mark.source, row.line)).or_default().push(at);
        }
        starts.sort_unstable();
        Spots { draft: self, form, starts, lines }
    }
}

impl Spots<'_> {
    /// The cell that a place lies in; otherwise the row.
    #[must_use]
    pub fn find(&self, place: &Place) -> Option<Spot> {
        let source = self.draft.source_of(place)?;
        let at = Bytes { source, span: place.span.clone() };
        let rows = match place.address() {
            Some(_) => self.rows_in_line(source, place),
            None => self.rows_around(&at),
        };
        let cell = || rows.iter().find_map(|row| self.cell(*row, &at));
        self.own_key(&at).or_else(cell).or_else(|| self.row(&rows, place, &at))
    }

    fn own_key(&self, at: &Bytes) -> Option<Spot> {
        let header = &self.draft.header;
        let own = [
            (header.checklist, About::Checklist),
            (header.period.map(|(_, mark)| mark), About::Period),
            (header.filled_by.map(|(_, mark)| mark), About::FilledBy),
        ];
        let found = own.into_iter().find(|(mark, _)| mark.is_some_and(|mark| at.is_within(mark)));
        found.map(|(_, about)| Spot::root(about))
    }

    /// The rows of a sheet that stand in the line of a place; the root's sheet has just one, whatever its lines.
    fn rows_in_line(&self, source: u16, place: &Place) -> Vec<At> {
        let root = self.draft.table(TableId::ROOT).rows.first();
        let is_root = root.is_some_and(|row| row.mark.source == source);
        let line = u32::try_from(place.line()).ok();
        let rows = line.and_then(|line| self.lines.get(&(source, line)));
        let rows = rows.into_iter().flatten().copied().filter(|(table, _)| *table != TableId::ROOT);
        is_root.then_some((TableId::ROOT, 0)).into_iter().chain(rows).collect()
    }

    /// The row that begins last before a place in a running text, and those that hold it.
    fn rows_around(&self, at: &Bytes) -> Vec<At> {
        let start = u32::try_from(at.span.start).unwrap_or(u32::MAX);
        let before = self
            .starts
            .partition_point(|(source, begin, _)| (*source, *begin) <= (at.source, start));
        let last = before.checked_sub(1).and_then(|last| self.starts.get(last));
        let innermost = last.filter(|(source, ..)| *source == at.source).map(|(_, _, row)| *row);
        let holder = |(table, row): &At| {
            let above = self.form.table(*table).parent?;
            Some((above, self.draft.table(*table).row(*row).parent))
        };
        std::iter::successors(innermost, holder).collect()
    }

    /// The cell of a row that a place lies in.
    fn cell(&self, (table, row): At, at: &Bytes) -> Option<Spot> {
        let rows = self.draft.table(table);
        let of = self.form.table(table);
        if row >= rows.len() {
            return None;
        }
        let is_here = |field: &FieldId| {
            *rows.entry(row, *field) != Entry::Absent && at.is_within(rows.mark(row, *field))
        };
        let field = of.fields().map(|(id, _)| id).find(is_here).map(About::Field);
        let says = |nested: &&TableId| {
            let nested = rows.nested(row, self.form.table(**nested).place);
            nested.given != Given::Absent && at.is_within(nested.mark)
        };
        let about = field.or_else(|| of.tables.iter().find(says).map(|id| About::Table(*id)));
        Some(Spot { table, record: row as usize, about: about? })
    }

    /// The row that begins at a place, or in its line.
    fn row(&self, rows: &[At], place: &Place, at: &Bytes) -> Option<Spot> {
        let line = u32::try_from(place.line()).ok()?;
        let start = |row: &&At| {
            let mark = self.draft.table(row.0).rows.get(row.1 as usize).map(|row| row.mark);
            mark.is_some_and(|mark| {
                mark.source == at.source && mark.start as usize == at.span.start
            })
        };
        let in_line = |row: &&At| {
            let row = self.draft.table(row.0).rows.get(row.1 as usize);
            place.address().is_some() || row.is_some_and(|row| row.line == line)
        };
        let row = rows.iter().find(start).or_else(|| rows.iter().find(in_line))?;
        Some(Spot { table: row.0, record: row.1 as usize, about: About::Row })
    }
}
