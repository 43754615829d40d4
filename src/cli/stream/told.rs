//! Tells what became of dossiers, in their order.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::work::{Made, Worked};
use super::{Run, Target};
use crate::cli::Status;
use crate::cli::console::Console;
use crate::cli::inputs::Findings;
use crate::cli::output::{Folder, NewFile};
use crate::diagnostic::Tally;
use crate::dossier::load::no_dossier;
use crate::error::Error;
use crate::report::Stream;
use crate::report::parquet::{Rows, Tables};
use crate::text;
use crate::text::Text;

/// What was told so far.
pub(super) struct Told<'t> {
    target: &'t Target,
    folder: Option<Folder>,
    status: Status,
    tally: Tally,
    /// The checklist of the first dossier, whose columns stand at the top of a table.
    first: Option<usize>,
    told_other_columns: bool,
    /// Tables of all dossiers, by checklist.
    tables: BTreeMap<usize, Tables<NewFile>>,
}

impl<'t> Told<'t> {
    pub(super) fn new(folder: Option<Folder>, target: &'t Target) -> Self {
        let (status, tally) = (Status::Done, Tally::default());
        let tables = BTreeMap::new();
        Self { target, folder, status, tally, first: None, told_other_columns: false, tables }
    }

    /// Tells what was wrong.
    pub(super) fn findings(&mut self, findings: &Findings, console: &mut Console) {
        for diagnostic in &findings.diagnostics {
            self.tally.add(diagnostic.severity);
            console.diagnostic(diagnostic);
        }
        for error in &findings.errors {
            self.status = Status::Wrong;
            console.error(&error.message());
        }
    }

    /// Tells what became of some dossiers.
    pub(super) fn take(
        &mut self,
        worked: Worked,
        run: &Run<'_>,
        console: &mut Console,
    ) -> Result<(), Error> {
        self.findings(&worked.findings, console);
        for made in worked.made {
            self.one((worked.checklist, made), run, console)?;
        }
        for note in &worked.short {
            self.status = self.status.max(Status::GateFailed);
            console.note(note);
        }
        Ok(())
    }

    fn one(
        &mut self,
        (checklist, made): (usize, Made),
        run: &Run<'_>,
        console: &mut Console,
    ) -> Result<(), Error> {
        let is_first = self.first.is_none();
        let first = *self.first.get_or_insert(checklist);
        let text = match made {
            Made::Text(text) => text,
            Made::Files(names, files, rows) => {
                let Some(folder) = &mut self.folder else { return Ok(()) };
                folder.add(&names, &files)?;
                return rows.map_or(Ok(()), |rows| self.row((checklist, *rows), run));
            }
        };
        let before = match self.target {
            Target::Stream(Stream::Csv) if first != checklist => {
                self.other_columns(console);
                return Ok(());
            }
            Target::Stream(stream) if is_first => match run.readers.get(checklist) {
                Some(reader) => stream.opening(reader.checklist())?,
                None => String::new(),
            },
            Target::Stream(stream) => stream.between().to_owned(),
            Target::Summaries(_) if !is_first => "\n\n".to_owned(),
            Target::Summaries(_) | Target::Files(..) => String::new(),
        };
        console.result(&before)?;
        console.result(&text)
    }

    /// Adds a dossier to the tables of its checklist.
    fn row(&mut self, (checklist, rows): (usize, Rows), run: &Run<'_>) -> Result<(), Error> {
        let (Some(folder), Some(reader)) = (&self.folder, run.readers.get(checklist)) else {
            return Ok(());
        };
        let tables = match self.tables.entry(checklist) {
            Entry::Occupied(begun) => begun.into_mut(),
            Entry::Vacant(place) => {
                let files = folder.tables(reader.checklist())?;
                place.insert(Tables::begin(reader.checklist(), run.lang, files)?)
            }
        };
        Ok(tables.add(rows)?)
    }

    fn other_columns(&mut self, console: &mut Console) {
        self.status = Status::Wrong;
        if !std::mem::replace(&mut self.told_other_columns, true) {
            console.error(&other_columns());
        }
    }

    /// Completes what was told; that there was nothing is an error, unless there may be nothing.
    pub(super) fn close(
        mut self,
        may_be_nothing: bool,
        console: &mut Console,
    ) -> Result<Status, Error> {
        let nothing = self.first.is_none() && !may_be_nothing;
        if nothing && self.status == Status::Done && !self.tally.has_errors() {
            let nothing = no_dossier();
            self.tally.add(nothing.severity);
            console.diagnostic(&nothing);
        }
        match self.target {
            Target::Stream(Stream::Json) if self.first.is_none() => console.result("[]\n")?,
            Target::Stream(stream) => console.result(stream.closing(self.first.is_some()))?,
            Target::Summaries(_) | Target::Files(..) => {}
        }
        for tables in self.tables.into_values() {
            tables.finish()?.into_iter().try_for_each(NewFile::keep)?;
        }
        console.message(&self.tally.text(console.lang));
        Ok(self.status.max(Status::wrong_if(self.tally.has_errors())))
    }
}

/// That one table can't hold the dossiers of several checklists.
fn other_columns() -> Text {
    text!(
        "dossier dari daftar tilik yang berbeda tidak dapat menjadi satu tabel CSV; pilih satu dengan `-c`, atau tulis ke folder dengan `-o`",
        "dossiers of different checklists can't share a CSV table; choose one with `-c`, or write to a folder with `-o`"
    )
}
