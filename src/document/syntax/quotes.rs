//! Values that must be written in quotes, and quotes that are not closed.

use super::super::written::{line_at, value_at};
use super::Reading;
use crate::diagnostic::Diagnostic;
use crate::text;

impl Reading<'_> {
    pub(super) fn open_quote(&self, at: usize) -> Diagnostic {
        let quote = if matches!(self.char_at(at), Some('"' | '\'')) {
            at
        } else {
            let rest = self.text().get(self.last.end..at).unwrap_or_default();
            rest.find(['"', '\'']).map_or(at, |quote| self.last.end + quote)
        };
        let line = line_at(self.text(), quote);
        let written = self.slice(&(quote..line.end)).trim_end();
        let mark = self.char_at(quote).filter(|c| matches!(c, '"' | '\'')).unwrap_or('"');
        let span = quote..quote + written.len();
        let diagnostic = self.error(
            span.clone(),
            text!(
                "tanda kutip `{mark}` yang dibuka di sini tidak ditutup",
                "the quote `{mark}` opened here is never closed"
            ),
        );
        if mark == '\'' {
            return diagnostic.help(text!(
                "tutup dengan `'`; kalau `'` bagian dari teks, tulis teksnya di dalam `\"…\"`",
                "close it with `'`; if the `'` is part of the text, write the text in `\"…\"`"
            ));
        }
        let closed = format!("{written}{mark}");
        let help = text!("tutup dengan `{mark}`", "close it with `{mark}`");
        self.instead(diagnostic.help(help), span, closed)
    }

    pub(super) fn after_quotes(&self, at: usize) -> Diagnostic {
        let message = text!(
            "setelah tanda kutip penutup masih ada teks",
            "the text goes on after the closing quote"
        );
        self.unquoted(at, message)
    }

    pub(super) fn escape(&self, at: usize) -> Diagnostic {
        let value = value_at(self.text(), at, self.flow).filter(|value| value.start == at);
        let span = value.unwrap_or(at..at);
        let inner = self.slice(&span).trim_matches('"').to_owned();
        let diagnostic = self
            .error(
                span.clone(),
                text!(
                    "`\\` di dalam tanda kutip ganda harus diikuti tanda yang dikenal YAML",
                    "a `\\` in double quotes must be followed by a sign that YAML knows"
                ),
            )
            .help(text!(
                "tulis `\\\\`, atau pakai tanda kutip tunggal",
                "write `\\\\`, or use single quotes"
            ));
        let with = format!("'{}'", inner.replace('\'', "''"));
        self.instead(diagnostic, span, with)
    }

    pub(super) fn colon(&self, at: usize) -> Diagnostic {
        let goes_on = self.slice(&self.last).contains('\n')
            && self.last.end <= at
            && line_at(self.text(), self.last.end) == line_at(self.text(), at);
        if goes_on {
            return self.indentation(at);
        }
        let message = text!(
            "teks ini berisi `: `, jadi harus ditulis di dalam tanda kutip",
            "this text holds `: `, so it must be written in quotes"
        );
        self.unquoted(at, message)
    }

    pub(super) fn begins_with_sign(&self, at: usize) -> bool {
        const SIGNS: &[char] = &['>', '|', '?', '-', '@', '`', '%', '*', '&', '!', ',', '#', '='];
        self.char_at(at).is_some_and(|c| SIGNS.contains(&c))
            && value_at(self.text(), at, self.flow).is_some_and(|value| {
                // `* 2` after an alias begins no value, but the whole value begins with a sign.
                self.slice(&value).starts_with(SIGNS)
            })
    }

    pub(super) fn sign(&self, at: usize) -> Diagnostic {
        let value = value_at(self.text(), at, self.flow).unwrap_or(at..at);
        let sign = self.char_at(value.start).unwrap_or_default();
        if sign == '-' {
            let message = text!(
                "daftar dengan `-` tidak dapat dimulai di belakang `:`",
                "a list with `-` cannot begin right after `:`"
            );
            return self.unquoted(at, message).help(text!(
                "mulai daftarnya di baris baru; kalau ini teks, tulis di dalam tanda kutip",
                "begin the list on a new line; if this is a text, write it in quotes"
            ));
        }
        let sign = if sign == '`' { "\"`\"".to_owned() } else { format!("`{sign}`") };
        let message = text!(
            "nilai yang diawali {sign} harus ditulis di dalam tanda kutip",
            "a value that begins with {sign} must be written in quotes"
        );
        self.unquoted(at, message)
    }
}
