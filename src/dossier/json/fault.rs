//! What is wrong with text that is not JSON, in plain words.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::limits::Limit;
use crate::text;
use crate::text::Text;

/// Text that cannot be read as JSON.
pub const JSON_SYNTAX: Code = Code("json-syntax");

/// What should have stood where reading stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wanted {
    MoreText,
    Value,
    Key,
    Colon,
    ListEnd,
    MapEnd,
    NoComma,
    NoControl,
    Quote,
    Escape,
    Number,
    LessDepth,
    Nothing,
}

/// Where JSON ends being JSON.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) wanted: Wanted,
}

impl Fault {
    /// The word or the character at fault; nothing at the end of the text.
    pub(super) fn span(self, text: &str) -> Range<usize> {
        let rest = text.get(self.at..).unwrap_or_default();
        let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let character = rest.chars().next().map_or(0, char::len_utf8);
        self.at..self.at + word.max(character)
    }

    /// The diagnostic about it.
    pub(super) fn diagnostic(self, place: Option<Place>) -> Diagnostic {
        let (message, help) = self.words();
        Diagnostic::error(JSON_SYNTAX, place, message).help(help)
    }

    fn words(self) -> (Text, Text) {
        match self.wanted {
            Wanted::MoreText => (
                text!("JSON ini berakhir sebelum lengkap", "this JSON ends before it is complete"),
                text!(
                    "tutup semua tanda kutip dan kurung, atau periksa apakah berkasnya terpotong",
                    "close all quotes and brackets, or check whether the file was cut off"
                ),
            ),
            Wanted::Value => (
                text!("di sini diharapkan sebuah nilai JSON", "expected a JSON value here"),
                text!(
                    "tulis teks di dalam tanda kutip ganda, angka, true, false, null, [ atau {{",
                    "write a text in double quotes, a number, true, false, null, [ or {{"
                ),
            ),
            Wanted::Key => (
                text!("di sini diharapkan nama kunci", "expected a key here"),
                text!("tulis nama kunci di dalam tanda kutip ganda", "write it in double quotes"),
            ),
            Wanted::Colon => (
                text!("setelah nama kunci diharapkan `:`", "expected `:` after the key"),
                text!("tulis `\"kunci\": nilai`", "write `\"key\": value`"),
            ),
            Wanted::ListEnd => (
                text!("di sini diharapkan `,` atau `]`", "expected `,` or `]` here"),
                text!("pisahkan butir dengan koma", "separate items with commas"),
            ),
            Wanted::MapEnd => (
                text!("di sini diharapkan `,` atau `}}`", "expected `,` or `}}` here"),
                text!("pisahkan isian dengan koma", "separate entries with commas"),
            ),
            Wanted::NoComma => (
                text!("koma ini tidak diikuti apa pun", "nothing follows this comma"),
                text!("hapus koma ini", "remove it"),
            ),
            Wanted::NoControl => (
                text!(
                    "teks JSON tidak boleh memuat tab atau karakter kendali begitu saja",
                    "a JSON text can't hold a bare tab or other control character"
                ),
                text!("tulis tab sebagai `\\t`", "write a tab as `\\t`"),
            ),
            Wanted::Quote => (
                text!(
                    "teks ini belum ditutup di akhir baris",
                    "this text is not closed on its line"
                ),
                text!(
                    "tutup dengan tanda kutip ganda; akhir baris di dalam teks ditulis `\\n`",
                    "close it with a double quote; a line end within the text is written `\\n`"
                ),
            ),
            Wanted::Escape => (
                text!(
                    "tanda `\\` ini tidak diikuti apa pun yang dikenal",
                    "nothing known follows this `\\`"
                ),
                text!("tulis `\\\\` untuk garis miring terbalik", "write `\\\\` for a backslash"),
            ),
            Wanted::Number => (
                text!("ini bukan angka JSON", "this is not a JSON number"),
                text!(
                    "tulis seperti 12 atau 12.5, tanpa nol di depan; kode ditulis sebagai teks",
                    "write it as 12 or 12.5, without leading zeros; write codes as texts"
                ),
            ),
            Wanted::LessDepth => (
                text!("kurung bersusun terlalu dalam", "brackets nest too deeply"),
                Limit::Depth.or_raise(&text!("periksa kurungnya", "check the brackets")),
            ),
            Wanted::Nothing => (
                text!("setelah dossier ini masih ada teks", "there is text after this dossier"),
                text!("tulis satu dossier per baris", "write one dossier a line"),
            ),
        }
    }
}
