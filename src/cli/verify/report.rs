//! A report as `tilik verify` reads it: what it says for programs, and what people see of it.

use std::path::Path;
use std::sync::Arc;

use crate::cli::records::is_workbook;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::error::Error;
use crate::files;
use crate::followup::record::not_an_assessment;
use crate::followup::workbook::whole::{self, Whole};
use crate::report::Format;
use crate::text;
use crate::text::Lang;
use crate::verify::{Stated, page};

/// A file of a format that says nothing for programs.
const NOT_VERIFIABLE: Code = Code("not-verifiable");
/// A page that carries nothing for programs.
const PAGE_WITHOUT_RECORD: Code = Code("page-without-record");

/// A report that was read.
pub(super) struct Report {
    /// What it says for programs.
    pub(super) stated: Vec<Stated>,
    /// What people see of it.
    pub(super) seen: Seen,
}

/// What people see of a report.
pub(super) enum Seen {
    /// Nothing but what programs see.
    Record,
    /// The cells of a workbook.
    Workbook(Whole),
    /// A page: its text, the format it is of, and its language.
    Page(String, Format, Lang),
}

impl Report {
    /// What a file holds; `None` where that can't be verified, which is reported.
    ///
    /// # Errors
    /// The machine refuses to read it.
    pub(super) fn read(path: &Path, diagnostics: &mut Diagnostics) -> Result<Option<Self>, Error> {
        let name = path.display().to_string();
        let bytes = files::read(path)?;
        if is_workbook(path) {
            let whole = whole::read(&name, bytes, diagnostics);
            return Ok(whole.and_then(|whole| workbook(&name, whole, diagnostics)));
        }
        let text = files::text_of(bytes, path)?;
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        Ok(match ending.to_ascii_lowercase().as_str() {
            "json" | "ndjson" | "jsonl" => records(&name, text, diagnostics),
            "html" | "htm" => on_page(&name, &text, diagnostics),
            _ => {
                diagnostics.push(not_verifiable(&name));
                None
            }
        })
    }
}

fn workbook(name: &str, whole: Whole, diagnostics: &mut Diagnostics) -> Option<Report> {
    let stated = Stated::read(&whole.record);
    if stated.is_none() {
        diagnostics.push(damaged(name, String::new()));
    }
    Some(Report { stated: vec![stated?], seen: Seen::Workbook(whole) })
}

fn records(name: &str, text: String, diagnostics: &mut Diagnostics) -> Option<Report> {
    let stated = Stated::read_all(&text).filter(|all| !all.is_empty());
    if stated.is_none() {
        diagnostics.push(damaged(name, text));
    }
    Some(Report { stated: stated?, seen: Seen::Record })
}

fn on_page(name: &str, text: &str, diagnostics: &mut Diagnostics) -> Option<Report> {
    let text = text.trim_start_matches('\u{feff}');
    let Some(carried) = page::carried(text) else {
        diagnostics.push(page_without_record(name));
        return None;
    };
    let stated = Stated::read(carried.record);
    let lang = stated.as_ref().and_then(|it| Lang::parse(it.tree.text(&["lang"])?));
    let format = match carried.template {
        "html/laporan" => Some(Format::Html),
        "html/agenda" => Some(Format::Agenda),
        "html/umpan-balik" => Some(Format::Feedback),
        _ => None,
    };
    let (Some(stated), Some(lang), Some(format)) = (stated, lang, format) else {
        diagnostics.push(damaged(name, String::new()));
        return None;
    };
    Some(Report { stated: vec![stated], seen: Seen::Page(text.to_owned(), format, lang) })
}

fn damaged(name: &str, text: String) -> Diagnostic {
    let source = Arc::new(Source::file(name, text));
    not_an_assessment(Place { source, span: 0..0 })
}

fn not_verifiable(name: &str) -> Diagnostic {
    let message = text!(
        "{name} bukan laporan yang dapat diperiksa",
        "{name} is no report that can be verified"
    );
    Diagnostic::error(NOT_VERIFIABLE, None, message).help(text!(
        "yang dapat diperiksa: .json, .ndjson, .xlsx, dan .html dari `tilik assess`",
        "what can be verified: .json, .ndjson, .xlsx and .html of `tilik assess`"
    ))
}

fn page_without_record(name: &str) -> Diagnostic {
    let message = text!(
        "halaman {name} tidak memuat angka dan hash untuk diperiksa",
        "the page {name} does not carry the figures and hashes to verify"
    );
    Diagnostic::error(PAGE_WITHOUT_RECORD, None, message).help(text!(
        "minta berkas .html yang asli, seperti ditulis `tilik assess`; yang disalin ke program lain atau dibuat tilik yang lebih lama tidak memuatnya",
        "ask for the original .html as `tilik assess` wrote it; a copy made by another program or a page of an older tilik carries none"
    ))
}
