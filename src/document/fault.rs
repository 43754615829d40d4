//! Faults of documents that can be read as YAML but say what no checklist or dossier can mean.

use std::ops::Range;
use std::sync::Arc;

use super::written::{quoted, value_at};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::limits::Limit;
use crate::text;

/// A map has one key twice, so that it says two things of one matter.
pub const DUPLICATE_KEY: Code = Code("duplicate-key");
/// A text has a character that cannot be seen and may control a terminal.
pub const CONTROL_CHARACTER: Code = Code("control-character");
/// A key is a list, a map, or nothing at all.
pub const KEY_NOT_TEXT: Code = Code("key-not-text");
/// A `*name` refers to no `&name` before it.
pub const UNKNOWN_ALIAS: Code = Code("unknown-alias");
/// A value begins with a `!tag` that tilik does not know.
pub const UNKNOWN_TAG: Code = Code("unknown-tag");
/// A merge key `<<` refers to something that is not a map.
pub const MERGE_OF_NO_MAP: Code = Code("merge-of-no-map");
/// An entry of a `{…}` has no value, mostly because a comma cut a text in two.
pub const ENTRY_WITHOUT_VALUE: Code = Code("entry-without-value");
/// Lists and maps nest deeper than any checklist or dossier does.
pub const TOO_DEEP: Code = Code("too-deep");
/// A file has more values than the limit, its aliases resolved.
pub const TOO_LARGE: Code = Code("too-large");

/// A file has so many faults that reading stopped.
pub const TOO_MANY_FAULTS: Code = Code("too-many-faults");

/// The faults of one file. When there are too many, one more says so and the rest is left out: whoever
/// hands in such a file mistook it for another.
pub(super) struct Faults<'a> {
    diagnostics: &'a mut Diagnostics,
    left: usize,
}

impl<'a> Faults<'a> {
    pub(super) fn new(diagnostics: &'a mut Diagnostics) -> Self {
        Self { diagnostics, left: most_faults() }
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        if self.left == 1 {
            self.diagnostics.push(too_many_faults(diagnostic.place));
        } else if self.left > 1 {
            self.diagnostics.push(diagnostic);
        }
        self.left = self.left.saturating_sub(1);
    }

    pub(super) const fn are_too_many(&self) -> bool {
        self.left == 0
    }
}

/// How many faults of one file are kept at most: enough for any that is meant, or as many as somebody asks to be told.
#[must_use]
pub fn most_faults() -> usize {
    const ENOUGH: usize = 1000;
    if Limit::Faults.is_raised() { Limit::Faults.count() } else { ENOUGH }
}

/// That a file has so many faults that the rest is left out.
#[must_use]
pub fn too_many_faults(place: Option<Place>) -> Diagnostic {
    let most = most_faults();
    let message = text!(
        "berkas ini punya {most} kesalahan atau lebih; sisanya tidak diperiksa",
        "this file has {most} faults or more; the rest was not checked"
    );
    Diagnostic::error(TOO_MANY_FAULTS, place, message).help(text!(
        "perbaiki yang di atas dulu, atau periksa apakah ini berkas yang dimaksud",
        "correct what stands above first, or see whether this is the file you meant"
    ))
}

pub(super) fn duplicate_key(again: Place, key: &str, first: Place) -> Diagnostic {
    let message =
        text!("kunci `{key}` ditulis lebih dari sekali", "the key `{key}` is written twice");
    Diagnostic::error(DUPLICATE_KEY, again, message)
        .label(text!("ditulis lagi di sini", "written again here"))
        .related(first, text!("pertama kali ditulis di sini", "first written here"))
        .help(text!("hapus atau ubah nama salah satunya", "remove or rename one of them"))
}

pub(super) fn control_character(place: Place) -> Diagnostic {
    Diagnostic::error(
        CONTROL_CHARACTER,
        place,
        text!(
            "ada karakter kendali yang tidak terlihat di sini",
            "there is an invisible control character here"
        ),
    )
    .help(text!("hapus, lalu ketik ulang bagian ini", "delete this part and type it again"))
}

pub(super) fn key_not_text(place: Place) -> Diagnostic {
    Diagnostic::error(KEY_NOT_TEXT, place, text!("kunci harus berupa teks", "a key must be a text"))
        .help(text!("tulis nama sebelum `:`", "write a name before the `:`"))
}

pub(super) fn unknown_alias(
    source: &Arc<Source>,
    alias: Range<usize>,
    flow: Option<usize>,
) -> Diagnostic {
    let name = source.text.get(alias.clone()).unwrap_or_default().trim_start_matches('*');
    let message = text!(
        "`*{name}` mengacu ke `&{name}`, yang tidak ada di atasnya",
        "`*{name}` refers to `&{name}`, which does not stand above it"
    );
    with_value_quoted(UNKNOWN_ALIAS, source, alias.clone(), flow, message)
}

pub(super) fn alias_within_itself(place: Place) -> Diagnostic {
    Diagnostic::error(
        UNKNOWN_ALIAS,
        place,
        text!("nilai ini mengacu ke dirinya sendiri", "this value refers to itself"),
    )
    .help(text!("tulis nilainya di sini", "write the value here"))
}

pub(super) fn unknown_tag(
    source: &Arc<Source>,
    tag: Range<usize>,
    flow: Option<usize>,
) -> Diagnostic {
    let name = source.text.get(tag.clone()).unwrap_or_default();
    let message = text!(
        "`{name}` dibaca YAML sebagai penanda jenis yang tidak dikenal",
        "YAML reads `{name}` as a tag, and tilik knows no such tag"
    );
    with_value_quoted(UNKNOWN_TAG, source, tag.clone(), flow, message)
}

/// An error about something that was probably meant as text: the help is to put the value in quotes.
fn with_value_quoted(
    code: Code,
    source: &Arc<Source>,
    span: Range<usize>,
    flow: Option<usize>,
    message: crate::text::Text,
) -> Diagnostic {
    let value = value_at(&source.text, span.start, flow);
    let diagnostic = Diagnostic::error(code, Place { source: Arc::clone(source), span }, message)
        .help(text!(
            "kalau ini teks, tulis seluruh nilainya di dalam tanda kutip",
            "if this is a text, write the whole value in quotes"
        ));
    quote(diagnostic, source, value)
}

/// The same fault, with the value in quotes as what to write instead.
pub(super) fn quote(
    mut diagnostic: Diagnostic,
    source: &Arc<Source>,
    value: Option<Range<usize>>,
) -> Diagnostic {
    diagnostic.replacement = value.and_then(|span| {
        let with = quoted(source.text.get(span.clone())?);
        Some((Place { source: Arc::clone(source), span }, with))
    });
    diagnostic
}

pub(super) fn merge_of_no_map(key: Place) -> Diagnostic {
    Diagnostic::error(
        MERGE_OF_NO_MAP,
        key,
        text!(
            "`<<` hanya dapat menggabungkan pasangan `kunci: nilai`",
            "`<<` can only merge `key: value` pairs"
        ),
    )
    .help(text!("tulis `<<: *nama`", "write `<<: *name`"))
}

pub(super) fn entry_without_value(key: Place, whole: Option<Range<usize>>) -> Diagnostic {
    let written = key.source.text.get(key.span.clone()).unwrap_or_default().to_owned();
    if let Some((name, value)) = written.split_once(':') {
        let spaced = format!("{name}: {value}");
        let message = text!("setelah `{name}:` tidak ada spasi", "no space after `{name}:`");
        return Diagnostic::error(ENTRY_WITHOUT_VALUE, key, message)
            .help(text!("tulis spasi setelah `:`", "write a space after the `:`"))
            .replace(spaced);
    }
    let message = text!(
        "`{written}` tidak punya nilai; di dalam `{{…}}` koma memisahkan kunci",
        "`{written}` has no value; inside `{{…}}` a comma separates keys"
    );
    let source = Arc::clone(&key.source);
    let diagnostic = Diagnostic::error(ENTRY_WITHOUT_VALUE, key, message).help(text!(
        "tulis teks yang berisi koma di dalam tanda kutip",
        "write a text that holds a comma in quotes"
    ));
    quote(diagnostic, &source, whole)
}

pub(super) fn too_deep(place: Place, depth: usize) -> Diagnostic {
    Diagnostic::error(
        TOO_DEEP,
        place,
        text!(
            "isi bersarang lebih dari {depth} tingkat",
            "the content nests more than {depth} levels deep"
        ),
    )
    .help(
        Limit::Depth
            .or_raise(&text!("periksa kurung dan indentasi", "check brackets and indentation")),
    )
}

pub(super) fn too_large(place: Place, nodes: usize) -> Diagnostic {
    Diagnostic::error(
        TOO_LARGE,
        place,
        text!(
            "berkas ini berisi lebih dari {nodes} nilai, termasuk yang diulang dengan `*`",
            "this file holds more than {nodes} values, those repeated with `*` included"
        ),
    )
    .help(Limit::Values.or_raise(&text!(
        "pecah menjadi beberapa berkas, atau kurangi pengulangan dengan `*`",
        "split it into several files, or repeat less with `*`"
    )))
}

/// What part of the bytes of other files those in YAML may have.
pub(super) const YAML_SHARE: usize = 4;

pub(super) fn too_long(source: &Arc<Source>) -> Diagnostic {
    let most = Limit::File.written(Limit::File.now() / YAML_SHARE as u64);
    let message = text!(
        "berkas YAML ini lebih besar dari {most}, seperempat batas berkas lain",
        "this YAML file is larger than {most}, a quarter of what other files may be"
    );
    let place = Place { source: Arc::clone(source), span: 0..0 };
    Diagnostic::error(TOO_LARGE, place, message).help(Limit::File.or_raise(&text!(
        "pecah menjadi beberapa berkas, atau simpan sebagai NDJSON, yang dibaca baris demi baris",
        "split it into several files, or save it as NDJSON, which is read line by line"
    )))
}
