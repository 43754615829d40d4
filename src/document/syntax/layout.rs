//! Lines and brackets that do not fit together.

use super::super::written::{line_at, line_text_start, value_at};
use super::Reading;
use crate::diagnostic::Diagnostic;
use crate::text;

impl Reading<'_> {
    pub(super) fn tab(&self, at: usize) -> Diagnostic {
        let lines = line_at(self.text(), at).start;
        let tab = self.text().get(lines..).and_then(|rest| rest.find('\t')).map(|tab| lines + tab);
        let tab = tab.unwrap_or(at);
        let line = line_at(self.text(), tab);
        let written = self.slice(&line);
        let indent = line.start..line.end - written.trim_start().len();
        let span = if indent.contains(&tab) { indent } else { tab..tab + 1 };
        let diagnostic = self.error(
            span.clone(),
            text!(
                "ada tab di sini; YAML hanya mengenal spasi di awal baris",
                "there is a tab here; YAML knows only spaces at the beginning of a line"
            ),
        );
        let spaces = self.slice(&span).replace('\t', "  ");
        self.instead(
            diagnostic.help(text!("ganti tab dengan spasi", "replace the tab by spaces")),
            span,
            spaces,
        )
    }

    pub(super) fn open_bracket(&self, open: Option<usize>, at: usize) -> Diagnostic {
        let open = open.unwrap_or(at);
        let bracket = self.char_at(open).unwrap_or('[');
        let close = closing(bracket);
        let message = text!(
            "kurung `{bracket}` yang dibuka di sini tidak ditutup",
            "the bracket `{bracket}` opened here is never closed"
        );
        self.error(open..open + bracket.len_utf8(), message)
            .help(text!("tutup dengan `{close}`", "close it with `{close}`"))
    }

    pub(super) fn wrong_bracket(&self, open: usize, close: char) -> Diagnostic {
        let bracket = self.char_at(open).unwrap_or('[');
        let right = closing(bracket);
        let message = text!(
            "kurung `{bracket}` yang dibuka di sini ditutup dengan `{close}`",
            "the bracket `{bracket}` opened here is closed with `{close}`"
        );
        self.error(open..open + bracket.len_utf8(), message)
            .help(text!("tutup dengan `{right}`", "close it with `{right}`"))
    }

    pub(super) fn extra_bracket(&self, at: usize) -> Diagnostic {
        let bracket = self.char_at(at).unwrap_or(']');
        let message = text!(
            "kurung `{bracket}` ini menutup sesuatu yang tidak pernah dibuka",
            "this bracket `{bracket}` closes what was never opened"
        );
        let diagnostic = self.error(at..at + bracket.len_utf8(), message).help(text!(
            "hapus kurung ini, atau tulis seluruh nilainya di dalam tanda kutip",
            "remove this bracket, or write the whole value in quotes"
        ));
        self.instead(diagnostic, at..at + bracket.len_utf8(), String::new())
    }

    pub(super) fn inside_brackets(&self, at: usize) -> Diagnostic {
        match self.flow {
            Some(open) if !self.slice(&(open..at)).contains('\n') => {}
            Some(open) => {
                let line = self.source.line_of(at);
                let bracket = self.char_at(open).unwrap_or('[');
                let close = closing(bracket);
                return self
                    .error(
                        line_text_start(self.text(), at)..at.max(line_text_start(self.text(), at)),
                        text!(
                            "sebelum baris {line} ada koma atau kurung penutup yang hilang",
                            "a comma or closing bracket is missing before line {line}"
                        ),
                    )
                    .related(
                        self.place(open..open + 1),
                        text!("kurung dibuka di sini", "the bracket opens here"),
                    )
                    .help(text!(
                        "akhiri baris di atasnya dengan `,` atau `{close}`",
                        "end the line above with `,` or `{close}`"
                    ));
            }
            None => {}
        }
        let message = text!(
            "di dalam `{{…}}` dan `[…]`, teks dengan `,` `[` `]` `{{` `}}` atau `: ` harus dikutip",
            "inside `{{…}}` and `[…]`, a text with `,` `[` `]` `{{` `}}` or `: ` needs quotes"
        );
        self.unquoted(at, message)
    }

    /// A fault in how lines relate, or a value that goes on after it seemed complete.
    pub(super) fn structure(&self, at: usize) -> Diagnostic {
        let first = line_text_start(self.text(), at);
        if at > first && value_at(self.text(), at, self.flow).is_some() {
            let message = text!(
                "nilainya sudah lengkap sebelum teks ini",
                "the value is already complete before this text"
            );
            return self.unquoted(at, message);
        }
        self.line_without_key(first).unwrap_or_else(|| self.indentation(at))
    }

    /// A line that should be `key: value` but is not, if this is one.
    pub(super) fn line_without_key(&self, first: usize) -> Option<Diagnostic> {
        let line = first..line_at(self.text(), first).end;
        let written = self.slice(&line).trim_end();
        let span = first..first + written.len();
        if written.is_empty()
            || self.is_item(first)
            || written.contains(": ")
            || written.ends_with(':')
        {
            return None;
        }
        let diagnostic = self.error(
            span.clone(),
            text!(
                "baris ini bukan `kunci: nilai`, padahal di sini harus begitu",
                "this line should read `key: value`, but does not"
            ),
        );
        let Some((key, value)) = written.split_once(':') else {
            return Some(diagnostic.help(text!(
                "tulis `:` dan spasi setelah kunci, atau samakan indentasinya",
                "write `:` and a space after the key, or correct the indentation"
            )));
        };
        let spaced = format!("{key}: {value}");
        let help = text!("tulis spasi setelah `:`", "write a space after the `:`");
        Some(self.instead(diagnostic.help(help), span, spaced))
    }

    /// A line that goes on with a text although a comment has ended it.
    pub(super) fn after_comment(&self, at: usize) -> Diagnostic {
        let rest = self.text().get(at..).unwrap_or_default();
        let mut begin = at;
        for (index, line) in rest.split_inclusive('\n').enumerate() {
            let written = line.trim();
            if index > 0 && !written.is_empty() && !written.starts_with('#') {
                break;
            }
            begin += line.len();
        }
        self.indentation(begin)
    }

    /// Whether the line begins with the dash of a list.
    fn is_item(&self, at: usize) -> bool {
        self.slice(&line_at(self.text(), at)).trim_start().starts_with("- ")
    }

    pub(super) fn indentation(&self, at: usize) -> Diagnostic {
        let line = line_at(self.text(), at);
        let first = line.end - self.slice(&line).trim_start().len();
        self.error(
            first..line.end,
            text!(
                "baris ini tidak cocok dengan baris di atasnya; indentasinya salah",
                "this line does not fit the lines above it; its indentation is wrong"
            ),
        )
        .help(text!(
            "samakan jumlah spasi di awal baris dengan baris lain yang setingkat",
            "give it as many spaces at its beginning as the other lines of its level"
        ))
    }
}

/// The bracket that closes this one.
const fn closing(bracket: char) -> char {
    match bracket {
        '{' => '}',
        _ => ']',
    }
}
