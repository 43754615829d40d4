//! What is wrong with a template, at its place, and what to do about it.

use std::sync::Arc;

use handlebars::{RenderError, RenderErrorReason};

use super::BUILT_IN;
use super::misuse::may_be_absent;
use super::rounds::were_too_many;
use super::tags::{self, unmatched};
use crate::diagnostic::{Code, Diagnostic, Place, Source};
use crate::limits::Limit;
use crate::text;

/// Braces that don't match, or something templates don't do.
pub const TEMPLATE_UNREADABLE: Code = Code("report-template-unreadable");
/// More than anyone writes.
pub const TEMPLATE_TOO_LONG: Code = Code("report-template-too-long");
/// Three braces, which would not escape what is filled in.
pub const TEMPLATE_RAW: Code = Code("report-template-raw");
/// A tag where what is filled in could become a script, a style or an address.
pub const TEMPLATE_SPOT: Code = Code("report-template-spot");
/// A command of pages in a Word file.
pub const TEMPLATE_ONLY_ON_PAGES: Code = Code("report-command-only-on-pages");
/// A name that stands for nothing.
pub const TEMPLATE_NOT_FILLED: Code = Code("report-template-not-filled");
/// A template or part of a name that none has.
pub const TEMPLATE_NAME_UNKNOWN: Code = Code("unknown-report-template");
/// A part that stands within itself.
pub const TEMPLATE_WITHIN_ITSELF: Code = Code("report-template-within-itself");

/// That braces are not complete: where they don't match, or else at the place given.
pub(in crate::report) fn unreadable(
    source: &Arc<Source>,
    otherwise: impl FnOnce() -> Place,
) -> Diagnostic {
    let found = unmatched(&source.text);
    let place = found.map(|span| Place { source: Arc::clone(source), span });
    let place = place.unwrap_or_else(otherwise);
    let message = text!(
        "kurung kurawal di sini tidak lengkap atau tidak berpasangan",
        "the braces here are not complete, or don't match"
    );
    Diagnostic::error(TEMPLATE_UNREADABLE, place, message).help(text!(
        "tulis `{{{{nama}}}}`, `{{{{#if nama}}}} … {{{{/if}}}}`, atau `{{{{#each daftar}}}} … {{{{/each}}}}`",
        "write `{{{{name}}}}`, `{{{{#if name}}}} … {{{{/if}}}}` or `{{{{#each list}}}} … {{{{/each}}}}`"
    ))
}

/// That parts stand too deep within each other to be read, if they do.
pub(in crate::report) fn too_deep(source: &Arc<Source>) -> Option<Diagnostic> {
    let span = tags::too_deep(&source.text)?;
    let place = Place { source: Arc::clone(source), span };
    let message = text!("tanda di sini bersusun terlalu dalam", "tags nest too deeply here");
    Some(Diagnostic::error(TEMPLATE_UNREADABLE, place, message).help(text!(
        "tutup setiap `{{{{#…}}}}` dengan `{{{{/…}}}}`, atau pindahkan sebagian ke templat bagian lain",
        "close each `{{{{#…}}}}` by `{{{{/…}}}}`, or move some of it to another part's template"
    )))
}

/// That a template is larger than anyone writes, if it is: to note the place of each tag takes as long as it is.
pub(in crate::report) fn too_long(source: &Arc<Source>, template: &str) -> Option<Diagnostic> {
    const BYTES: usize = 4 << 20;
    const TAGS: usize = 2_000;
    if template.len() <= BYTES && template.matches("{{").nth(TAGS).is_none() {
        return None;
    }
    let message = text!(
        "templat ini lebih dari 4 MB atau berisi lebih dari {TAGS} tanda `{{{{…}}}}`",
        "this template has more than 4 MB, or more than {TAGS} tags `{{{{…}}}}`"
    );
    Some(Diagnostic::error(TEMPLATE_TOO_LONG, whole(source), message).help(text!(
        "mulai dari templat bawaan; yang berulang ditulis sekali di antara `{{{{#each …}}}}` dan `{{{{/each}}}}`",
        "begin from the built-in template; write what repeats once, between `{{{{#each …}}}}` and `{{{{/each}}}}`"
    )))
}

pub(super) fn raw(place: Place) -> Diagnostic {
    let message = text!(
        "tiga kurung kurawal membuat isian dapat menjadi markah",
        "three braces would let submitted text become markup"
    );
    Diagnostic::error(TEMPLATE_RAW, place, message)
        .help(text!("tulis dua kurung kurawal saja", "write two braces only"))
}

pub(super) fn spot(place: Place) -> Diagnostic {
    let message = text!(
        "isian di tempat ini dapat menjadi skrip, gaya, atau alamat",
        "what is filled in here could become a script, a style or an address"
    );
    Diagnostic::error(TEMPLATE_SPOT, place, message).help(text!(
        "taruh di antara `>` dan `<`, atau di dalam atribut berkutip seperti `title=\"…\"`; di dalam gaya tulis `{{{{css nama}}}}`",
        "put it between `>` and `<`, or in a quoted attribute such as `title=\"…\"`; within a style write `{{{{css name}}}}`"
    ))
}

/// That a command makes what only a page can show.
pub(super) fn only_on_pages(place: Place, command: &str) -> Diagnostic {
    let message = text!(
        "`{command}` hanya ada pada halaman HTML, bukan pada berkas Word",
        "`{command}` is for HTML pages only, not for Word files"
    );
    Diagnostic::error(TEMPLATE_ONLY_ON_PAGES, place, message).help(text!(
        "hapus tanda ini; gambar dapat disalin dari laporan HTML",
        "remove this tag; drawings can be copied from the HTML report"
    ))
}

pub(super) fn no_such_part(source: &Arc<Source>, (at, part): ((usize, usize), &str)) -> Diagnostic {
    let message = text!("tidak ada bagian bernama `{part}`", "there is no part named `{part}`");
    Diagnostic::error(TEMPLATE_NAME_UNKNOWN, tag_at(source, at), message).help(known())
}

pub(super) fn unknown_template(source: &Source, name: &str) -> Diagnostic {
    let message = text!(
        "tidak ada templat `{name}` yang dapat diganti",
        "there is no template `{name}` to replace"
    );
    let place = whole(&Arc::new(source.clone()));
    Diagnostic::error(TEMPLATE_NAME_UNKNOWN, place, message).help(known())
}

fn known() -> crate::text::Text {
    let names: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
    let names = names.join(", ");
    text!("yang ada: {names}", "there are: {names}")
}

pub(super) fn within_itself(source: &Arc<Source>, name: &str) -> Diagnostic {
    let message = text!(
        "bagian `{name}` berada di dalam dirinya sendiri",
        "the part `{name}` stands within itself"
    );
    Diagnostic::error(TEMPLATE_WITHIN_ITSELF, whole(source), message).help(text!(
        "hapus salah satu `{{{{> …}}}}` yang membuat lingkaran itu",
        "remove one of the `{{{{> …}}}}` that close the circle"
    ))
}

pub(super) fn not_filled(source: Option<&Arc<Source>>, error: &RenderError) -> Diagnostic {
    not_filled_at(error, |name| {
        source.map(|source| match (error.line_no, error.column_no) {
            (Some(line), Some(column)) => name_at(source, (line, column), name),
            _ => whole(source),
        })
    })
}

/// What could not be filled in; `place` is asked with the name at fault, empty where it is none.
pub(in crate::report) fn not_filled_at(
    error: &RenderError,
    place: impl Fn(&str) -> Option<Place>,
) -> Diagnostic {
    // Unknown names are told from those that are null by checking them apart.
    if let RenderErrorReason::MissingVariable(Some(name)) = error.reason() {
        return may_be_absent(place(name), name);
    }
    if were_too_many(error) {
        return too_many_rounds(place(""));
    }
    let message =
        text!("templat ini tidak dapat diisi di sini", "the template can't be filled in here");
    Diagnostic::error(TEMPLATE_NOT_FILLED, place(""), message).help(text!(
        "semua nama dan perintah dijelaskan di `reports/README.md`",
        "`reports/README.md` explains all names and commands"
    ))
}

fn too_many_rounds(place: Option<Place>) -> Diagnostic {
    let most = Limit::Rounds.shown();
    let message = text!(
        "perulangan dalam templat ini berputar lebih dari {most} kali",
        "the loops of this template go round more than {most} times"
    );
    let help = text!(
        "kurangi `{{{{#each}}}}` di dalam `{{{{#each}}}}`, atau ambil sebagian daftar: `(first 20 daftar)`",
        "put fewer `{{{{#each}}}}` into each other, or take a part of a list: `(first 20 list)`"
    );
    Diagnostic::error(TEMPLATE_NOT_FILLED, place, message).help(Limit::Rounds.or_raise(&help))
}

pub(super) fn whole(source: &Arc<Source>) -> Place {
    Place { source: Arc::clone(source), span: 0..0 }
}

/// A name in the tag at a line and column; the whole tag where it does not hold the name.
pub(super) fn name_at(source: &Arc<Source>, at: (usize, usize), name: &str) -> Place {
    let tag = tag_at(source, at);
    let text = source.text.get(tag.span.clone()).unwrap_or_default();
    match text.find(name).filter(|_| !name.is_empty()) {
        None => tag,
        Some(found) => {
            let start = tag.span.start + found;
            Place { span: start..start + name.len(), ..tag }
        }
    }
}

/// The tag at a line and column, both counted from 1: from its braces to their end on the line.
pub(super) fn tag_at(source: &Arc<Source>, (line, column): (usize, usize)) -> Place {
    let before: usize =
        source.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = source.text.get(before..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let at = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let start = line.get(..at).and_then(|head| head.rfind("{{")).unwrap_or(at);
    let start = if line.get(at..).is_some_and(|tail| tail.starts_with("{{")) { at } else { start };
    let length = line.get(start..).and_then(|tail| Some(tail.find("}}")? + 2));
    let end = length.map_or(line.len(), |length| start + length);
    Place { source: Arc::clone(source), span: before + start..before + end }
}
