//! What a person wrote wrongly: where, what, and what to write instead. People get all of theirs at once.

mod cells;
mod excerpt;
pub mod json;
mod render;
mod source;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

pub use cells::{Address, Cells, HeadOf, column_name};
pub use json::to_json;
pub use render::{Look, Tally, render, render_all, untold};
pub use source::Source;

use crate::text;
use crate::text::Text;

/// The stable name of a kind of fault, such as `weight-out-of-range`.
///
/// The constant stands beside the code that raises it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Code(pub &'static str);

/// Whether the fault stops the work.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// The checklist or dossier is not used.
    Error,
    /// It is used as written, but probably not what was meant.
    Warning,
}

/// A stretch of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file, or the line of a file, it lies in.
    pub source: Arc<Source>,
    /// Bytes of the source's text.
    pub span: Range<usize>,
}

impl Place {
    /// The line the place begins in, counted from 1 in the whole file.
    #[must_use]
    pub fn line(&self) -> usize {
        self.source.line_of(self.span.start)
    }

    /// The cell it is, in a sheet or CSV file.
    #[must_use]
    pub fn address(&self) -> Option<Address> {
        self.source.address(self.span.start)
    }

    /// What the cell is about: its column's header or its row's question; `None` in a running text.
    #[must_use]
    pub fn head(&self) -> Option<&str> {
        self.source.head(self.span.start)
    }

    /// `FILE:LINE`, as reports name a source; `FILE!SHEET!C7` for a cell.
    #[must_use]
    pub fn name(&self) -> String {
        let file = self.source.full_name();
        match (self.address(), &self.source.cells) {
            (Some(address), _) if self.source.sheet_name().is_some() => {
                format!("{file}!{}", address.name())
            }
            (None, Some(_)) => file,
            _ => format!("{file}:{}", self.line()),
        }
    }
}

/// One fault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, in a sentence without a full stop.
    pub message: Text,
    /// Where; `None` when it concerns no place, such as an empty folder.
    pub place: Option<Place>,
    /// What stands at the place, if the message does not say it.
    pub label: Option<Text>,
    /// Other places that matter, such as the first of two entries with one name.
    pub related: Vec<(Place, Text)>,
    /// What to do.
    pub help: Option<Text>,
    /// What to write at a place instead.
    pub replacement: Option<(Place, String)>,
}

impl Diagnostic {
    fn new(code: Code, severity: Severity, place: Option<Place>, message: Text) -> Self {
        Self {
            code,
            severity,
            message,
            place,
            label: None,
            related: Vec::new(),
            help: None,
            replacement: None,
        }
    }

    /// An error.
    #[must_use]
    pub fn error(code: Code, place: impl Into<Option<Place>>, message: Text) -> Self {
        Self::new(code, Severity::Error, place.into(), message)
    }

    /// A warning.
    #[must_use]
    pub fn warning(code: Code, place: impl Into<Option<Place>>, message: Text) -> Self {
        Self::new(code, Severity::Warning, place.into(), message)
    }

    /// Whether it stops the work.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Says what stands at the place.
    #[must_use]
    pub fn label(mut self, label: Text) -> Self {
        self.label = Some(label);
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// Names another place that matters.
    #[must_use]
    pub fn related(mut self, place: Place, label: Text) -> Self {
        self.related.push((place, label));
        self
    }

    /// Says what to write at the place instead.
    #[must_use]
    pub fn replace(mut self, with: impl Into<String>) -> Self {
        self.replacement = self.place.clone().map(|place| (place, with.into()));
        self
    }

    /// Suggests the nearest known name, if one is near: as help, and as what to write instead.
    #[must_use]
    pub fn did_you_mean<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match crate::ids::nearest(written, known) {
            None => self,
            Some(name) => self
                .help(text!("mungkin maksudnya `{name}`", "did you mean `{name}`?"))
                .replace_within_quotes(name),
        }
    }

    /// Says what to write at the place instead, in quotes if what stands there is.
    #[must_use]
    pub fn replace_within_quotes(self, with: &str) -> Self {
        let written = self
            .place
            .as_ref()
            .and_then(|place| place.source.text.get(place.span.clone())?.chars().next());
        match written {
            Some(quote @ ('"' | '\'')) => self.replace(format!("{quote}{with}{quote}")),
            _ => self.replace(with),
        }
    }
}

/// All that was found in one run, in the order found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Nothing found so far.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all faults of another run.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(others);
    }

    /// Whether any of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether nothing was found.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The faults in the order found.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Puts the faults in the order in which a reader meets them.
    #[must_use]
    pub fn in_reading_order(self) -> Self {
        Self(self.ordered().into_iter().cloned().collect())
    }

    /// The faults as a reader meets them: by file as first named, then by sheet, then by place.
    /// Faults without a place come last.
    #[must_use]
    pub fn ordered(&self) -> Vec<&Diagnostic> {
        let mut files: HashMap<&str, usize> = HashMap::new();
        for place in self.0.iter().filter_map(|diagnostic| diagnostic.place.as_ref()) {
            let next = files.len();
            files.entry(&place.source.name).or_insert(next);
        }
        let mut ordered: Vec<&Diagnostic> = self.0.iter().collect();
        ordered.sort_by_cached_key(|diagnostic| match &diagnostic.place {
            None => (usize::MAX, 0, 0, 0),
            Some(place) => (
                files.get(place.source.name.as_str()).copied().unwrap_or(usize::MAX),
                place.source.cells.as_ref().map_or(0, |cells| cells.order),
                place.address().map_or(place.source.first_line, |address| address.row as usize),
                place.span.start,
            ),
        });
        ordered
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
