//! Diagnostics for editors and other programs.
//!
//! An array in reading order, one object for each fault, always with these keys in this order:
//!
//! | key | value |
//! | --- | --- |
//! | `code` | the stable name of the fault, such as `weight-out-of-range` |
//! | `severity` | `error` or `warning` |
//! | `file` | the path as given; `null` where the fault concerns no file, as are the eight that follow |
//! | `line`, `column` | where it begins, counted from 1, columns in characters; of a cell its row and column |
//! | `end_line`, `end_column` | right after its last character, or the next column |
//! | `sheet`, `cell` | the sheet's name and the cell as Excel writes it, `C7`; `null` outside a workbook |
//! | `header`, `content` | what the cell is about and what stands in it; `null` in a running text |
//! | `message` | what is wrong, in the language asked for |
//! | `label` | what stands there, or `null` |
//! | `help` | what to do, or `null` |
//! | `replacement` | `{file, line, …, text}`: what to write at that place, or `null` |
//! | `related` | other places that matter, each `{file, line, …, message}` |

use std::sync::Arc;

use serde::Serialize;

use super::{Diagnostic, Diagnostics, Place, Severity, Source};
use crate::text::{Lang, Text, escaped};

/// All faults as JSON, in reading order; the module says which keys there are.
#[must_use]
pub fn to_json(diagnostics: &Diagnostics, lang: Lang) -> String {
    let mut lines = Lines::default();
    let ordered = diagnostics.ordered();
    let told: Vec<_> =
        ordered.iter().map(|diagnostic| Told::of(diagnostic, lang, &mut lines)).collect();
    // Texts and numbers cannot fail to be written as JSON.
    escaped(serde_json::to_string_pretty(&told).unwrap_or_else(|_| "[]".to_owned()))
}

/// All faults as JSON on one line, in the order they were found.
#[must_use]
pub fn to_json_line(diagnostics: &Diagnostics, lang: Lang) -> String {
    let mut lines = Lines::default();
    let told: Vec<_> =
        diagnostics.iter().map(|diagnostic| Told::of(diagnostic, lang, &mut lines)).collect();
    escaped(serde_json::to_string(&told).unwrap_or_else(|_| "[]".to_owned()))
}

#[derive(Serialize)]
struct Told<'a> {
    code: &'a str,
    severity: &'a str,
    #[serde(flatten)]
    span: Span<'a>,
    message: &'a str,
    label: Option<&'a str>,
    help: Option<&'a str>,
    replacement: Option<Replacement<'a>>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize, Default)]
struct Span<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    sheet: Option<&'a str>,
    cell: Option<String>,
    header: Option<&'a str>,
    content: Option<&'a str>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    #[serde(flatten)]
    span: Span<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    span: Span<'a>,
    message: &'a str,
}

impl<'a> Told<'a> {
    fn of(diagnostic: &'a Diagnostic, lang: Lang, lines: &mut Lines) -> Self {
        let text = |text: &'a Option<Text>| text.as_ref().map(|text| text.get(lang));
        let related = diagnostic.related.iter();
        Self {
            code: diagnostic.code.0,
            severity: match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            span: diagnostic.place.as_ref().map(|place| Span::of(place, lines)).unwrap_or_default(),
            message: diagnostic.message.get(lang),
            label: text(&diagnostic.label),
            help: text(&diagnostic.help),
            replacement: diagnostic
                .replacement
                .as_ref()
                .map(|(place, text)| Replacement { span: Span::of(place, lines), text }),
            related: related
                .map(|(place, text)| {
                    let (span, message) = (Span::of(place, lines), text.get(lang));
                    Related { span, message }
                })
                .collect(),
        }
    }
}

impl<'a> Span<'a> {
    fn of(place: &'a Place, lines: &mut Lines) -> Self {
        let source = &place.source;
        let sheet = source.sheet_name();
        let Some(address) = place.address() else {
            return match source.cells {
                None => Self::in_text(place, lines),
                Some(_) => Self { file: Some(&source.name), sheet, ..Self::default() },
            };
        };
        let (line, column) = (place.line(), usize::from(address.column));
        Self {
            file: Some(&source.name),
            line: Some(line),
            column: Some(column),
            end_line: Some(line),
            end_column: Some(column + 1),
            sheet,
            cell: sheet.map(|_| address.name()),
            header: place.head(),
            content: source.text.get(place.span.clone()),
        }
    }

    fn in_text(place: &'a Place, lines: &mut Lines) -> Self {
        let source = &place.source;
        let (start, end) = (lines.at(source, place.span.start), lines.at(source, place.span.end));
        Self {
            file: Some(&source.name),
            line: Some(start.line),
            column: Some(start.column),
            end_line: Some(end.line),
            end_column: Some(end.column),
            ..Self::default()
        }
    }
}

/// Counts lines and columns on from the place that was asked about before: faults come in reading order, and
/// there may be many in a long text.
#[derive(Default)]
struct Lines {
    known: Option<(Arc<Source>, Known)>,
}

/// A byte of a source, with its line and column.
#[derive(Clone, Copy)]
struct Known {
    at: usize,
    line: usize,
    column: usize,
}

impl Lines {
    fn at(&mut self, source: &Arc<Source>, at: usize) -> Known {
        let known = self.known.take().filter(|(before, _)| Arc::ptr_eq(before, source));
        let counted = known.and_then(|(_, known)| known.on_to(source, at));
        let known = counted.unwrap_or_else(|| Known {
            at,
            line: source.line_of(at),
            column: source.column_of(at),
        });
        self.known = Some((Arc::clone(source), known));
        known
    }
}

impl Known {
    /// A later byte; `None` where it is none, or where a byte order mark would count.
    fn on_to(self, source: &Source, at: usize) -> Option<Self> {
        let passed = source.text.get(self.at..at).filter(|_| self.at > 0)?;
        let columns = |text: &str| text.chars().count();
        Some(match passed.rsplit_once('\n') {
            None => Self { at, column: self.column + columns(passed), ..self },
            Some((above, here)) => {
                let ends = above.bytes().filter(|byte| *byte == b'\n').count() + 1;
                Self { at, line: self.line + ends, column: columns(here) + 1 }
            }
        })
    }
}
