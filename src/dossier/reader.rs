//! Reads dossiers by a checklist: from texts and workbooks into drafts, and drafts into dossiers.

use std::sync::Arc;

use super::book::Book;
use super::draft::Draft;
use super::intake::Intake;
use super::plan::Plan;
use super::{Dossier, Identity, json, merge, seal, sheets, yaml};
use crate::checklist::Checklist;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Source};
use crate::document::{Limits, read_yaml};
use crate::limits::Limit;
use crate::quantity::{Date, Period};
use crate::text;

/// A line of NDJSON that is longer than any dossier.
pub const LINE_TOO_LONG: Code = Code("line-too-long");

/// What the command says of all dossiers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadOptions {
    /// The period of dossiers that name none; others must agree with it.
    pub period: Option<Period>,
    /// The day by which slots have to have ended to be expected.
    pub as_of: Option<Date>,
    /// How many bytes a line of NDJSON has at most.
    pub longest_line: usize,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { period: None, as_of: None, longest_line: Limit::Line.count() }
    }
}

/// Reads dossiers by one checklist.
#[derive(Debug)]
pub struct Reader<'c> {
    pub(super) plan: Plan<'c>,
    pub(super) options: ReadOptions,
}

impl<'c> Reader<'c> {
    /// A reader of a checklist's dossiers.
    #[must_use]
    pub fn new(checklist: &'c Checklist, options: ReadOptions) -> Self {
        Self { plan: Plan::new(checklist), options }
    }

    /// Reads dossiers that name another checklist too: to compare the two, both read the same.
    #[must_use]
    pub const fn also_for(mut self, other: &'c Checklist) -> Self {
        self.plan.also = Some(other);
        self
    }

    /// The checklist.
    #[must_use]
    pub const fn checklist(&self) -> &'c Checklist {
        self.plan.checklist
    }

    /// What the command says of all dossiers.
    #[must_use]
    pub const fn options(&self) -> &ReadOptions {
        &self.options
    }

    /// An empty draft, to be read into.
    #[must_use]
    pub fn begin(&self) -> Draft {
        Draft::new(self.plan.form)
    }

    /// Takes what is found in a source into a draft.
    pub(super) fn intake<'r>(
        &'r self,
        draft: &'r mut Draft,
        source: &Arc<Source>,
        diagnostics: &'r mut Diagnostics,
    ) -> Intake<'r, 'c> {
        let source = draft.add_source(Arc::clone(source));
        let (plan, options) = (&self.plan, &self.options);
        Intake { plan, options, draft, diagnostics, source, head: None }
    }

    /// The dossiers of a YAML file, one a document.
    pub fn read_yaml(&self, source: &Arc<Source>, diagnostics: &mut Diagnostics) -> Vec<Draft> {
        let mut found = Diagnostics::new();
        let documents = read_yaml(source, Limits::default(), &mut found);
        let mut after = 0;
        let mut drafts = Vec::new();
        for document in &documents {
            let mut draft = yaml::read(self, document, diagnostics);
            // A fault of YAML itself belongs to the document it stands in.
            let within = after..document.root.span.end;
            after = document.root.span.end;
            draft.is_broken |= found.iter().any(|fault| {
                fault.place.as_ref().is_some_and(|place| within.contains(&place.span.start))
            });
            drafts.push(draft);
        }
        // A control character is reported by whoever meets it first.
        let is_new = |fault: &Diagnostic| {
            !diagnostics.iter().any(|d| (d.code, &d.place) == (fault.code, &fault.place))
        };
        let new: Vec<Diagnostic> = found.into_iter().filter(is_new).collect();
        diagnostics.extend(new);
        drafts
    }

    /// The dossiers of a JSON file: one, a list of them, or one a line.
    pub fn read_json(&self, source: &Arc<Source>, diagnostics: &mut Diagnostics) -> Vec<Draft> {
        let mut lines = source.text.lines().filter(|line| !line.trim().is_empty());
        let begins = |line: Option<&str>| {
            line.is_some_and(|line| line.trim_start_matches('\u{feff}').starts_with('{'))
        };
        if begins(lines.next()) && begins(lines.next()) {
            return self.read_lines(&source.name, &source.text, diagnostics);
        }
        json::read(self, source, diagnostics)
    }

    /// The dossiers of NDJSON, one a line.
    pub fn read_lines(&self, name: &str, text: &str, diagnostics: &mut Diagnostics) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for (number, line) in lines(text) {
            let mut draft = self.begin();
            let source = Arc::new(Source::line(name, line, number));
            self.read_line(&source, &mut draft, diagnostics);
            drafts.push(draft);
        }
        drafts
    }

    /// The dossier of one line of NDJSON, read into an empty draft.
    pub fn read_line(&self, line: &Arc<Source>, draft: &mut Draft, diagnostics: &mut Diagnostics) {
        if line.text.len() > self.options.longest_line {
            let intake = self.intake(draft, line, diagnostics);
            too_long(intake, self.options.longest_line);
            return;
        }
        json::read_one(self.intake(draft, line, diagnostics), line);
    }

    /// The units of a list in a CSV file, one a row, each as the beginning of its dossier.
    pub fn read_units(&self, book: &Book, diagnostics: &mut Diagnostics) -> Vec<Draft> {
        sheets::read_units(self, book, diagnostics)
    }

    /// The dossier of a workbook, or of the CSV files of a folder.
    pub fn read_book(&self, name: &str, book: &Book, diagnostics: &mut Diagnostics) -> Draft {
        sheets::read(self, name, book, diagnostics)
    }

    /// What makes a draft part of one dossier with others; `None` where its code or period is not known.
    #[must_use]
    pub fn identity(&self, draft: &Draft) -> Option<Identity> {
        Identity::of(&self.plan, &self.options, draft)
    }

    /// Joins the drafts of one unit, period and source, each at the place of its first.
    pub fn merge(&self, drafts: Vec<Draft>, diagnostics: &mut Diagnostics) -> Vec<Draft> {
        merge::merge(self, drafts, diagnostics)
    }

    /// The dossier of a draft; `None` where something was wrong with it. The draft is left for
    /// [`Draft::clear`].
    pub fn seal(&self, draft: &mut Draft, diagnostics: &mut Diagnostics) -> Option<Dossier> {
        seal::seal(self, draft, None, diagnostics)
    }
}

/// The lines of NDJSON that hold something, with their numbers; a byte order mark is left out.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    let numbered = lines.enumerate().map(|(index, line)| (index + 1, line));
    numbered.filter(|(_, line)| !line.trim_ascii().is_empty())
}

fn too_long(mut intake: Intake<'_, '_>, longest: usize) {
    let longest = Limit::Line.written(longest as u64);
    let message =
        text!("baris ini lebih panjang dari {longest}", "this line is longer than {longest}");
    let help = text!("tulis satu dossier per baris", "write one dossier a line");
    let help = Limit::Line.or_raise(&help);
    let place = intake.place(0..0);
    intake.report(Diagnostic::error(LINE_TOO_LONG, place, message).help(help));
    intake.draft.is_cut_off = true;
}
