//! What is wrong with names and commands in a template, and what to write instead.

use super::COMMANDS;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ids::nearest;
use crate::text;
use crate::text::Text;

/// A name that stands for nothing where it is written.
pub const TEMPLATE_NAME: Code = Code("unknown-report-name");
/// A command that there is not.
pub const TEMPLATE_COMMAND: Code = Code("unknown-report-command");
/// A name or command used for what it is not.
pub const TEMPLATE_MISUSED: Code = Code("report-template-misused");
/// A name that stands for nothing in some assessments.
pub const TEMPLATE_NULL: Code = Code("report-name-may-be-absent");

/// How a name or command is used for what it is not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Misuse {
    /// A list is filled in as if it were a text.
    PrintsList,
    /// Names of their own are filled in as if they were a text.
    PrintsGroup,
    /// Yes or no is filled in as if it were a text.
    PrintsTruth,
    /// A command asks for a list and gets something else.
    NoList,
    /// A command that encloses something is written as if it did not.
    NoBlock,
    /// A command gets other things than it asks for.
    Arguments,
    /// A part is given something to take along.
    PartTakesNothing,
}

impl Misuse {
    /// What is wrong, and what to do about it.
    fn words(self) -> (Text, Text) {
        match self {
            Self::PrintsList => (
                text!("ini daftar, bukan satu teks", "this is a list, not a text"),
                text!(
                    "tulis `{{{{#each daftar}}}} … {{{{/each}}}}`, atau `{{{{count daftar}}}}` untuk banyaknya",
                    "write `{{{{#each list}}}} … {{{{/each}}}}`, or `{{{{count list}}}}` for how many there are"
                ),
            ),
            Self::PrintsGroup => (
                text!("ini kelompok nama, bukan satu teks", "this holds names, it is not a text"),
                text!(
                    "sebut salah satu isinya setelah titik, misalnya `unit.name`",
                    "name one of them after a full stop, such as `unit.name`"
                ),
            ),
            Self::PrintsTruth => (
                text!("ini ya atau tidak, bukan satu teks", "this is yes or no, not a text"),
                text!(
                    "tulis `{{{{#if nama}}}} … {{{{else}}}} … {{{{/if}}}}`",
                    "write `{{{{#if name}}}} … {{{{else}}}} … {{{{/if}}}}`"
                ),
            ),
            Self::NoList => (
                text!("perintah ini memerlukan daftar", "this command needs a list"),
                text!(
                    "`reports/README.md` menyebut nama mana yang merupakan daftar",
                    "`reports/README.md` says which names are lists"
                ),
            ),
            Self::NoBlock => (
                text!("perintah ini mengapit sesuatu", "this command encloses something"),
                text!(
                    "tulis dengan `#` dan tutup dengan `/`: `{{{{#if nama}}}} … {{{{/if}}}}`",
                    "write it with `#` and close it with `/`: `{{{{#if name}}}} … {{{{/if}}}}`"
                ),
            ),
            Self::Arguments => (
                text!("perintah ini memerlukan isian lain", "this command needs something else"),
                text!(
                    "`reports/README.md` menunjukkan cara menulis setiap perintah",
                    "`reports/README.md` shows how each command is written"
                ),
            ),
            Self::PartTakesNothing => (
                text!("bagian tidak membawa isian", "parts take nothing along"),
                text!(
                    "tulis `{{{{> nama}}}}` saja; bagian itu melihat nama yang sama",
                    "write `{{{{> name}}}}` alone; the part sees the same names"
                ),
            ),
        }
    }
}

pub(super) fn misused(place: Place, misuse: Misuse) -> Diagnostic {
    let (message, help) = misuse.words();
    Diagnostic::error(TEMPLATE_MISUSED, place, message).help(help)
}

/// That a name stands for nothing here; `known` are the names in its place.
pub(super) fn unknown_name(place: Place, name: &str, known: &[&str]) -> Diagnostic {
    let message = text!(
        "templat tidak mengenal nama `{name}` di sini",
        "templates know no name `{name}` here"
    );
    let list = known.join(", ");
    let help = match known {
        [] => text!(
            "`reports/README.md` menjelaskan semua nama",
            "`reports/README.md` explains all names"
        ),
        _ => text!("yang ada di sini: {list}", "there are here: {list}"),
    };
    let fault = Diagnostic::error(TEMPLATE_NAME, place, message).help(help);
    let (before, last) = name.split_at(name.rfind(['.', '/']).map_or(0, |at| at + 1));
    match nearest(last, known.iter().copied()) {
        None => fault,
        Some(near) => fault
            .help(text!("mungkin maksudnya `{before}{near}`", "did you mean `{before}{near}`?"))
            .replace(format!("{before}{near}")),
    }
}

pub(super) fn unknown_command(place: Place, name: &str) -> Diagnostic {
    let list = COMMANDS.join(", ");
    let message =
        text!("templat tidak mengenal perintah `{name}`", "templates know no command `{name}`");
    Diagnostic::error(TEMPLATE_COMMAND, place, message)
        .help(text!("yang ada: {list}", "there are: {list}"))
        .did_you_mean(name, COMMANDS)
}

pub(super) fn unknown_chart(place: Place, name: &str, known: &[&str]) -> Diagnostic {
    let list = known.join(", ");
    let message = text!("tidak ada gambar bernama `{name}`", "there is no chart named `{name}`");
    Diagnostic::error(TEMPLATE_NAME, place, message)
        .help(text!("yang ada: {list}", "there are: {list}"))
        .did_you_mean(name, known.iter().copied())
}

/// That what a name begins with is null in some assessment.
pub(super) fn may_be_absent(place: Option<Place>, name: &str) -> Diagnostic {
    let group = name.rsplit_once('.').map_or(name, |(group, _)| group);
    let message = text!(
        "pada sebagian penilaian tidak ada `{group}`, sehingga `{name}` tidak dapat diisi",
        "some assessments have no `{group}`, so that `{name}` can't be filled in"
    );
    Diagnostic::error(TEMPLATE_NULL, place, message).help(text!(
        "apit dengan `{{{{#if {group}}}}} … {{{{/if}}}}`",
        "enclose it in `{{{{#if {group}}}}} … {{{{/if}}}}`"
    ))
}
