//! Tells what became of dossiers, in their order.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::made::{Made, Output, Target};
use crate::checklist::Checklist;
use crate::cli::Status;
use crate::cli::console::Console;
use crate::cli::inputs::Findings;
use crate::cli::intake::Worked;
use crate::cli::output::{Folder, NewFile};
use crate::diagnostic::{Tally, untold};
use crate::dossier::load::no_dossier;
use crate::error::Error;
use crate::limits::Limit;
use crate::report::Stream;
use crate::report::parquet::{Rows, Tables};
use crate::text;
use crate::text::{Lang, Text};

/// What was told so far.
pub(super) struct Told<'t> {
    target: &'t Target,
    checklists: Vec<Arc<Checklist>>,
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
    pub(super) fn new(
        (target, folder): (&'t Target, Option<Folder>),
        checklists: Vec<Arc<Checklist>>,
    ) -> Self {
        Self {
            target,
            checklists,
            folder,
            status: Status::Done,
            tally: Tally::default(),
            first: None,
            told_other_columns: false,
            tables: BTreeMap::new(),
        }
    }

    /// Tells what was wrong.
    pub(super) fn findings(&mut self, findings: &Findings, console: &mut Console) {
        for diagnostic in &findings.diagnostics {
            self.tally.add(diagnostic.severity);
            if self.tally.all() <= Limit::Faults.count() {
                console.diagnostic(diagnostic);
            }
        }
        for error in &findings.errors {
            self.status = Status::Wrong;
            console.error(&error.message());
        }
    }

    /// Tells what became of some dossiers.
    pub(super) fn take(
        &mut self,
        worked: Worked<Made>,
        console: &mut Console,
    ) -> Result<(), Error> {
        self.findings(&worked.findings, console);
        let mut short = Vec::new();
        for Made { checklist, result, short: own } in worked.made {
            self.one((checklist, result), console)?;
            short.extend(own);
        }
        for note in &short {
            self.status = self.status.max(Status::GateFailed);
            console.note(note);
        }
        Ok(())
    }

    fn one(
        &mut self,
        (checklist, result): (usize, Output),
        console: &mut Console,
    ) -> Result<(), Error> {
        let is_first = self.first.is_none();
        let first = *self.first.get_or_insert(checklist);
        let text = match result {
            Output::Text(text) => text,
            Output::Files(names, files, rows) => {
                let Some(folder) = &mut self.folder else { return Ok(()) };
                folder.add(&names, &files)?;
                return rows.map_or(Ok(()), |rows| self.row((checklist, *rows), console.lang));
            }
        };
        let before = match self.target {
            Target::Stream(Stream::Csv) if first != checklist => {
                self.other_columns(console);
                return Ok(());
            }
            Target::Stream(stream) if is_first => match self.checklists.get(checklist) {
                Some(checklist) => stream.opening(checklist)?,
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
    fn row(&mut self, (place, rows): (usize, Rows), lang: Lang) -> Result<(), Error> {
        let (Some(folder), Some(checklist)) = (&self.folder, self.checklists.get(place)) else {
            return Ok(());
        };
        let tables = match self.tables.entry(place) {
            Entry::Occupied(begun) => begun.into_mut(),
            Entry::Vacant(vacant) => {
                let files = folder.tables(checklist)?;
                vacant.insert(Tables::begin(checklist, lang, files)?)
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
        console.message(&untold(self.tally.all(), console.lang));
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
