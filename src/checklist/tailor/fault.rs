//! What an overlay can have wrong as an overlay.

use super::shape::Thing;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::text;
use crate::text::Text;

/// A tailored checklist without an id, version or title of its own.
const IDENTITY_MISSING: Code = Code("identity-missing");
/// A tailored checklist with the id of the one it tailors.
const ID_OF_BASE: Code = Code("id-of-base");
/// Something that is neither in the base nor complete enough to be new.
const NOT_IN_BASE: Code = Code("not-in-base");
/// Something to be dropped that is not there.
const NOTHING_TO_REMOVE: Code = Code("nothing-to-remove");
/// `remove` with another value than `true`.
const REMOVE_NOT_TRUE: Code = Code("remove-not-true");
/// `remove` beside keys that say how the same thing is to be.
const REMOVE_NOT_ALONE: Code = Code("remove-not-alone");

/// What stands where an overlay has something else.
#[derive(Clone, Copy)]
pub(super) enum Wanted {
    Map,
    List,
}

impl Wanted {
    /// What is wanted, and what to do.
    pub(super) fn in_words(self) -> (Text, Text) {
        match self {
            Self::Map => (
                text!("pasangan `kunci: nilai`", "`key: value` pairs"),
                text!(
                    "tulis hanya kunci yang diubah, misalnya `durasi_minimum: 2 hours`",
                    "write only the keys that change, such as `durasi_minimum: 2 hours`"
                ),
            ),
            Self::List => (
                text!("daftar", "a list"),
                text!(
                    "tulis setiap butir yang diubah sebagai `- {{id: …, …}}`",
                    "write each item that changes as `- {{id: …, …}}`"
                ),
            ),
        }
    }
}

pub(super) fn identity_missing(missing: &[&str], place: Option<Place>) -> Diagnostic {
    let (keys_id, keys_en) = (joined(missing, "dan"), joined(missing, "and"));
    Diagnostic::error(
        IDENTITY_MISSING,
        place,
        text!(
            "daftar tilik yang disesuaikan belum mempunyai {keys_id} sendiri",
            "a tailored checklist needs {keys_en} of its own"
        ),
    )
    .help(text!(
        "tulis `checklist: {{id: …, version: …, title: …}}`, agar pembaca laporan tahu aturan mana yang dipakai",
        "write `checklist: {{id: …, version: …, title: …}}`, so that readers of a report know which rules were used"
    ))
}

pub(super) fn id_of_base(id: &str, place: Place) -> Diagnostic {
    Diagnostic::error(
        ID_OF_BASE,
        place,
        text!(
            "`{id}` adalah id daftar tilik yang disesuaikan",
            "`{id}` is the id of the checklist that is tailored"
        ),
    )
    .help(text!(
        "beri id lain, misalnya `{id}-kabupaten`",
        "give it another id, such as `{id}-district`"
    ))
}

pub(super) fn not_in_base(
    base: &str,
    (name, thing): (&str, &Thing),
    (lacks, place): (&[&[&str]], Place),
) -> Diagnostic {
    let (id, en) = thing.noun;
    let message = text!(
        "{id} `{name}` tidak ada di daftar tilik dasar `{base}`",
        "there is no {en} `{name}` in the base `{base}`"
    );
    let diagnostic = Diagnostic::error(NOT_IN_BASE, place, message);
    if lacks.is_empty() {
        return diagnostic
            .label(text!("tidak dipakai di mana pun di sini", "nothing here uses it"))
            .help(text!(
                "pakai namanya dalam ungkapan atau teks, atau hapus baris ini",
                "use the name in an expression or a text, or remove this line"
            ));
    }
    let (keys_id, keys_en) = (listed(lacks, "atau"), listed(lacks, "or"));
    diagnostic
        .label(text!("bila ini baru, masih kurang {keys_id}", "if it is new, it lacks {keys_en}"))
        .help(text!(
            "lihat yang ada di daftar tilik dasar, atau lengkapi sebagai {id} baru",
            "see what the base has, or complete it as a new {en}"
        ))
}

/// The keys that are lacking: `title`, `measure` or `each`.
fn listed(lacks: &[&[&str]], or: &str) -> String {
    lacks.iter().map(|keys| joined(keys, or)).collect::<Vec<_>>().join(", ")
}

/// Keys with a word before the last: `id`, `version` and `title`.
fn joined(keys: &[&str], word: &str) -> String {
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    match keys.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} {word} {last}", first.join(", ")),
        _ => keys.concat(),
    }
}

pub(super) fn nothing_to_remove(
    base: &str,
    (name, thing): (&str, Option<&Thing>),
    place: Place,
) -> Diagnostic {
    let (id, en) = thing.map_or(("kunci", "key"), |thing| thing.noun);
    Diagnostic::error(
        NOTHING_TO_REMOVE,
        place,
        text!(
            "tidak ada {id} `{name}` yang dapat dihapus dari daftar tilik dasar `{base}`",
            "the base `{base}` has no {en} `{name}` to remove"
        ),
    )
    .help(text!(
        "hapus baris ini bila dasarnya memang sudah tidak memuatnya",
        "take this line out if the base no longer has it"
    ))
}

pub(super) fn remove_not_true(value: Place) -> Diagnostic {
    Diagnostic::error(
        REMOVE_NOT_TRUE,
        value,
        text!("setelah `remove:` hanya ada `true`", "`remove:` takes `true` alone"),
    )
    .help(text!(
        "tulis `remove: true` untuk menghapus, atau hapus kunci ini",
        "write `remove: true` to remove, or take the key out"
    ))
    .replace("true")
}

pub(super) fn remove_not_alone(other: Place) -> Diagnostic {
    Diagnostic::error(
        REMOVE_NOT_ALONE,
        other,
        text!(
            "yang dihapus tidak dapat sekaligus diubah",
            "what is removed can't be changed as well"
        ),
    )
    .help(text!(
        "hapus kunci ini, atau hapus `remove: true`",
        "take this key out, or take `remove: true` out"
    ))
}
