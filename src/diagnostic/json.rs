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

use serde::Serialize;

use super::{Diagnostic, Diagnostics, Place, Severity};
use crate::text::{Lang, Text};

/// All faults as JSON, in reading order; the module says which keys there are.
#[must_use]
pub fn to_json(diagnostics: &Diagnostics, lang: Lang) -> String {
    let ordered = diagnostics.clone().in_reading_order();
    let told: Vec<_> = ordered.iter().map(|diagnostic| Told::of(diagnostic, lang)).collect();
    // Texts and numbers cannot fail to be written as JSON.
    serde_json::to_string_pretty(&told).unwrap_or_else(|_| "[]".to_owned())
}

/// All faults as JSON on one line, in the order they were found.
#[must_use]
pub fn to_json_line(diagnostics: &Diagnostics, lang: Lang) -> String {
    let told: Vec<_> = diagnostics.iter().map(|diagnostic| Told::of(diagnostic, lang)).collect();
    serde_json::to_string(&told).unwrap_or_else(|_| "[]".to_owned())
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
    fn of(diagnostic: &'a Diagnostic, lang: Lang) -> Self {
        let text = |text: &'a Option<Text>| text.as_ref().map(|text| text.get(lang));
        let related = diagnostic.related.iter();
        Self {
            code: diagnostic.code.0,
            severity: match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            span: diagnostic.place.as_ref().map(Span::of).unwrap_or_default(),
            message: diagnostic.message.get(lang),
            label: text(&diagnostic.label),
            help: text(&diagnostic.help),
            replacement: diagnostic
                .replacement
                .as_ref()
                .map(|(place, text)| Replacement { span: Span::of(place), text }),
            related: related
                .map(|(place, text)| Related { span: Span::of(place), message: text.get(lang) })
                .collect(),
        }
    }
}

impl<'a> Span<'a> {
    fn of(place: &'a Place) -> Self {
        let source = &place.source;
        let sheet = source.sheet_name();
        let Some(address) = place.address() else {
            return match source.cells {
                None => Self::in_text(place),
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

    fn in_text(place: &'a Place) -> Self {
        let source = &place.source;
        Self {
            file: Some(&source.name),
            line: Some(place.line()),
            column: Some(source.column_of(place.span.start)),
            end_line: Some(source.line_of(place.span.end)),
            end_column: Some(source.column_of(place.span.end)),
            ..Self::default()
        }
    }
}
