//! Texts in quotes, with their escapes.

use std::ops::Range;

use super::{Fault, Scanned, Scanner, Wanted};
use crate::dossier::json::bytes::plain_length;

impl<'t> Scanner<'t> {
    /// Where the text in quotes stands that begins here, if it has no escapes; otherwise nothing is stepped over.
    pub(in crate::dossier::json) fn plain_text(&mut self) -> Option<Range<usize>> {
        let text = self.bytes().strip_prefix(b"\"")?;
        let (start, length) = (self.at + 1, plain_length(text));
        (text.get(length) == Some(&b'"')).then(|| {
            self.at = start + length + 1;
            start..start + length
        })
    }

    /// The text in quotes that begins here: as it stands, or, where it has escapes, put into `scratch`.
    pub(in crate::dossier::json) fn text<'s>(&mut self, scratch: &'s mut String) -> Scanned<&'s str>
    where
        't: 's,
    {
        let start = self.at + 1;
        let bytes = self.text.as_bytes().get(start..).unwrap_or_default();
        let length = plain_length(bytes);
        self.at = start + length;
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Ok(self.text.get(start..start + length).unwrap_or_default());
        }
        scratch.clear();
        scratch.push_str(self.text.get(start..self.at).unwrap_or_default());
        self.rest_of_text(scratch)?;
        Ok(scratch)
    }

    fn rest_of_text(&mut self, text: &mut String) -> Scanned<()> {
        loop {
            let start = self.at;
            let bytes = self.text.as_bytes().get(start..).unwrap_or_default();
            self.at += plain_length(bytes);
            text.push_str(self.text.get(start..self.at).unwrap_or_default());
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => text.push(self.escape()?),
                Some(b'\n' | b'\r') => return Err(self.fault(Wanted::Quote)),
                Some(_) => return Err(self.fault(Wanted::NoControl)),
                None => return Err(self.fault(Wanted::MoreText)),
            }
        }
    }

    fn escape(&mut self) -> Scanned<char> {
        let start = self.at;
        self.at += 1;
        let escaped = match self.peek() {
            Some(b'u') => {
                self.at += 1;
                self.unicode()
            }
            Some(byte) => {
                self.at += 1;
                match byte {
                    b'"' | b'\\' | b'/' => Some(char::from(byte)),
                    b'b' => Some('\u{8}'),
                    b'f' => Some('\u{c}'),
                    b'n' => Some('\n'),
                    b'r' => Some('\r'),
                    b't' => Some('\t'),
                    _ => None,
                }
            }
            None => None,
        };
        escaped.ok_or(Fault { at: start, wanted: Wanted::Escape })
    }

    fn unicode(&mut self) -> Option<char> {
        let first = self.four_digits()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        let rest = self.text.as_bytes().get(self.at..)?;
        rest.strip_prefix(b"\\u")?;
        self.at += 2;
        let second = self.four_digits().filter(|second| (0xdc00..0xe000).contains(second))?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00))
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        self.at += 4;
        hexadecimal.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
    }
}
