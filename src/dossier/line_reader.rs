//! Reads NDJSON line by line with the same memory over and over: for inputs of many thousands of dossiers.

use std::sync::Arc;

use super::draft::Draft;
use super::json::quick::{self, Line};
use super::{Dossier, Input, Reader, seal};
use crate::diagnostic::{Diagnostics, Source};
use crate::form::Records;

/// Reads the lines of one NDJSON file. Lines of one unit, period and source are not joined here.
#[derive(Debug)]
pub struct LineReader<'r, 'c> {
    reader: &'r Reader<'c>,
    input: Input,
    line: Arc<Source>,
    draft: Draft,
    spare: Option<Records>,
}

impl<'r, 'c> LineReader<'r, 'c> {
    /// A reader of the lines of a file, which goes by this name as given.
    #[must_use]
    pub fn new(reader: &'r Reader<'c>, name: &str, input: Input) -> Self {
        let line = Arc::new(Source::line(name, "", 1));
        Self { reader, input, line, draft: reader.begin(), spare: None }
    }

    /// The dossier of a line with its number, and what was found; `None` where something was wrong with it.
    pub fn read(&mut self, number: usize, line: &str) -> (Option<Dossier>, Diagnostics) {
        match self.read_quickly(number, line) {
            Some(dossier) => (Some(dossier), Diagnostics::new()),
            None => self.read_carefully(number, line),
        }
    }

    /// The dossier of a line with no fault and nothing unusual.
    pub(super) fn read_quickly(&mut self, number: usize, line: &str) -> Option<Dossier> {
        self.draft.clear();
        let (reader, input, source) = (self.reader, &self.input, &self.line);
        let here = Line { reader, input, source, number, draft: &mut self.draft };
        quick::read(here, line, &mut self.spare)
    }

    /// The dossier of any line, by way of a draft in which everything has its place.
    pub(super) fn read_carefully(
        &mut self,
        number: usize,
        line: &str,
    ) -> (Option<Dossier>, Diagnostics) {
        self.draft.clear();
        match Arc::get_mut(&mut self.line) {
            Some(source) => {
                source.text.clear();
                source.text.push_str(line);
                source.first_line = number;
            }
            // A diagnostic still points into the line before.
            None => self.line = Arc::new(Source::line(self.line.name.clone(), line, number)),
        }
        let mut diagnostics = Diagnostics::new();
        self.reader.read_line(&self.line, &mut self.draft, &mut diagnostics);
        self.draft.add_input(self.input.clone());
        let spare = self.spare.take();
        let dossier = seal::seal(self.reader, &mut self.draft, spare, &mut diagnostics);
        (dossier, diagnostics)
    }

    /// Takes back a dossier that is done with, so that the next one needs no memory of its own.
    pub fn take_back(&mut self, dossier: Dossier) {
        self.spare = Some(dossier.records);
    }
}
