//! Reads single values: ids, names, words, numbers, shares, days.

use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Entry, Node};
use crate::expr::Literal;
use crate::form::Kind;
use crate::ids::{NotAName, check_name};
use crate::quantity::{Date, Number};
use crate::text;
use crate::text::Text;

/// An id with a space or a sign that ids don't have.
pub(crate) const MALFORMED_ID: Code = Code("malformed-id");
/// A name of a field, table, parameter or item that is not made of `a-z`, `0-9` and `_`.
pub(crate) const MALFORMED_NAME: Code = Code("malformed-name");
/// A name that means something else in expressions or dossiers.
pub(crate) const RESERVED_NAME: Code = Code("reserved-name");
/// A word that is none of those that may stand here.
pub(crate) const UNKNOWN_WORD: Code = Code("unknown-word");
/// A text where a number, a percentage, a day, or yes or no is asked.
pub(crate) const WRONG_VALUE: Code = Code("wrong-value");

impl<'d> Reader<'d> {
    /// A text that only programs read, such as a version.
    pub(super) fn plain(&mut self, node: &'d Node, example: &str) -> Option<&'d str> {
        self.scalar(
            node,
            &text!("satu teks", "a text"),
            text!("misalnya `{example}`", "for example `{example}`"),
        )
    }

    /// An id: letters, digits, `-`, `_` and `.`.
    pub(super) fn id(&mut self, node: &'d Node) -> Option<&'d str> {
        let id = self.plain(node, "PR-01")?;
        if !is_id(id) {
            let place = self.place(node);
            self.malformed_id(id, place);
        }
        Some(id)
    }

    /// An id that stands before a colon.
    pub(super) fn key_id(&mut self, entry: &'d Entry) -> &'d str {
        let id = &entry.key.text;
        if !is_id(id) {
            let place = self.key_place(entry);
            self.malformed_id(id, place);
        }
        id
    }

    fn malformed_id(&mut self, id: &str, place: crate::diagnostic::Place) {
        let message = text!("`{id}` tidak dapat menjadi id", "`{id}` can't be an id");
        self.report(Diagnostic::error(MALFORMED_ID, place, message).help(text!(
            "pakai huruf, angka, `-`, `_` dan `.` saja, tanpa spasi",
            "use letters, digits, `-`, `_` and `.` only, without spaces"
        )));
    }

    /// A name that expressions can use, before a colon. It is given even where it is refused, so that
    /// what uses it is not refused as well.
    pub(super) fn name(&mut self, entry: &'d Entry) -> &'d str {
        let name = &entry.key.text;
        if let Err(why) = check_name(name) {
            let place = self.key_place(entry);
            self.report(not_a_name(name, why, place));
        }
        name
    }

    /// Yes or no.
    pub(super) fn boolean(&mut self, node: &'d Node) -> Option<bool> {
        let help = || text!("tulis `true` atau `false`", "write `true` or `false`");
        let written =
            self.scalar(node, &text!("`true` atau `false`", "`true` or `false`"), help())?;
        match written {
            "true" => Some(true),
            "false" => Some(false),
            _ => self.not_boolean(node, written),
        }
    }

    fn not_boolean<T>(&mut self, node: &Node, written: &str) -> Option<T> {
        let place = self.place(node);
        let diagnostic = Diagnostic::error(
            WRONG_VALUE,
            place,
            text!(
                "tulis `true` atau `false` di sini, bukan `{written}`",
                "write `true` or `false` here, not `{written}`"
            ),
        );
        let meant = match written.to_lowercase().as_str() {
            "ya" | "yes" | "benar" | "1" => Some("true"),
            "tidak" | "no" | "salah" | "0" => Some("false"),
            _ => None,
        };
        let diagnostic = diagnostic.help(text!(
            "`true` berarti ya, `false` berarti tidak",
            "`true` means yes, `false` means no"
        ));
        self.report(match meant {
            Some(meant) => diagnostic.replace(meant),
            None => diagnostic,
        });
        None
    }

    /// One of a few words and what it stands for.
    pub(super) fn word<T: Copy>(&mut self, node: &'d Node, words: &[(&str, T)]) -> Option<T> {
        let list = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        let help = text!("pilihannya: {list}", "the choices are: {list}");
        let written = self.scalar(node, &text!("satu kata", "a word"), help.clone())?;
        let found = words.iter().find(|(word, _)| *word == written);
        if found.is_none() {
            let message =
                text!("`{written}` tidak dikenal di sini", "`{written}` is no word known here");
            let known = words.iter().map(|(word, _)| *word);
            let place = self.place(node);
            self.report(
                Diagnostic::error(UNKNOWN_WORD, place, message)
                    .help(help)
                    .did_you_mean(written, known),
            );
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// A plain number.
    pub(super) fn number(&mut self, node: &'d Node, example: &str) -> Option<Number> {
        let help = text!("misalnya `{example}`", "for example `{example}`");
        let written = self.scalar(node, &text!("angka", "a number"), help.clone())?;
        let number = literal_of(written, |kind| matches!(kind, Kind::Integer | Kind::Number));
        number.or_else(|| {
            self.wrong_value(
                node,
                text!("`{written}` bukan angka", "`{written}` is no number"),
                help,
            )
        })
    }

    /// A percentage, as a share.
    pub(super) fn share(&mut self, node: &'d Node, example: &str) -> Option<Number> {
        let help = text!("misalnya `{example}`", "for example `{example}`");
        let written = self.scalar(node, &text!("persentase", "a percentage"), help.clone())?;
        literal_of(written, |kind| kind == Kind::Share).or_else(|| {
            let message = text!("`{written}` bukan persentase", "`{written}` is no percentage");
            self.wrong_value(node, message, help)
        })
    }

    /// A day.
    pub(super) fn date(&mut self, node: &'d Node) -> Option<Date> {
        let help = text!("misalnya `2016-10-01`", "for example `2016-10-01`");
        let written = self.scalar(node, &text!("tanggal", "a date"), help.clone())?;
        literal_of(written, |kind| kind == Kind::Date)
            .and_then(|days| Date::from_days(i32::try_from(days.to_i64()?).ok()?))
            .or_else(|| {
                let message = text!("`{written}` bukan tanggal", "`{written}` is no date");
                self.wrong_value(node, message, help)
            })
    }

    pub(super) fn wrong_value<T>(&mut self, node: &Node, message: Text, help: Text) -> Option<T> {
        let place = self.place(node);
        self.report(Diagnostic::error(WRONG_VALUE, place, message).help(help));
        None
    }
}

/// The number a text is as a literal of a kind that fits.
fn literal_of(written: &str, fits: impl Fn(Kind) -> bool) -> Option<Number> {
    let literal = Literal::parse(written).filter(|literal| fits(literal.kind))?;
    literal.range()?.exact().cloned()
}

fn is_id(id: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    id.bytes().all(sign) && id.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric())
}

pub(super) fn not_a_name(name: &str, why: NotAName, place: crate::diagnostic::Place) -> Diagnostic {
    match why {
        NotAName::Characters => Diagnostic::error(
            MALFORMED_NAME,
            place,
            text!("`{name}` tidak dapat menjadi nama", "`{name}` can't be a name"),
        )
        .help(text!(
            "pakai huruf kecil a-z, angka dan `_`, diawali huruf; tulisan untuk pembaca ada di `label`",
            "use lower-case letters a-z, digits and `_`, a letter first; what people read goes in `label`"
        )),
        NotAName::Reserved => Diagnostic::error(
            RESERVED_NAME,
            place,
            text!(
                "`{name}` sudah mempunyai arti sendiri dalam ungkapan atau berkas isian",
                "`{name}` already means something in expressions or dossiers"
            ),
        )
        .help(text!("pilih nama lain, misalnya `{name}_1`", "choose another name, such as `{name}_1`")),
    }
}
