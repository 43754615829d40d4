//! Steps through JSON text, piece by piece, without building a tree.
//!
//! Numbers stay as written and every piece has its place, which is what a dossier needs: no digit may be lost
//! and every fault points at its value.

use super::fault::{Fault, Wanted};
use crate::limits::Limit;

/// What a value is, by its first character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    Map,
    List,
    Text,
    Number,
    True,
    False,
    Null,
}

/// A place in JSON text.
#[derive(Debug)]
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
    depth: u64,
    /// How deep lists and maps may nest: deeper than any form.
    deepest: u64,
    /// A byte whose line is known, and that line.
    counted: (usize, usize),
    has_one_line: bool,
}

pub(super) type Scanned<T> = Result<T, Fault>;

impl<'t> Scanner<'t> {
    /// A scanner at the beginning of a text, of which the first line has this number.
    pub(super) fn new(text: &'t str, first_line: usize) -> Self {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let has_one_line = memchr::memchr(b'\n', text.as_bytes()).is_none();
        Self {
            text,
            at,
            depth: 0,
            deepest: Limit::Depth.now(),
            counted: (0, first_line),
            has_one_line,
        }
    }

    /// Where the scanner stands.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// The line in which it stands.
    pub(super) fn line(&mut self) -> u32 {
        let (from, mut line) = self.counted;
        if !self.has_one_line {
            let passed = self.text.as_bytes().get(from..self.at).unwrap_or_default();
            line += passed.iter().filter(|byte| **byte == b'\n').count();
            self.counted = (self.at, line);
        }
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips white space.
    pub(super) fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// Skips white space; whether nothing follows.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.space();
        self.at >= self.text.len()
    }

    /// A fault where it stands.
    pub(super) fn fault(&self, wanted: Wanted) -> Fault {
        let wanted = if self.at >= self.text.len() { Wanted::MoreText } else { wanted };
        Fault { at: self.at, wanted }
    }

    /// What the next value is.
    pub(super) fn shape(&mut self) -> Scanned<Shape> {
        self.space();
        match self.peek() {
            Some(b'{') => Ok(Shape::Map),
            Some(b'[') => Ok(Shape::List),
            Some(b'"') => Ok(Shape::Text),
            Some(b'-' | b'0'..=b'9') => Ok(Shape::Number),
            Some(b't') => Ok(Shape::True),
            Some(b'f') => Ok(Shape::False),
            Some(b'n') => Ok(Shape::Null),
            _ => Err(self.fault(Wanted::Value)),
        }
    }

    /// Steps into the list or map that begins here.
    pub(super) fn enter(&mut self) -> Scanned<()> {
        self.depth += 1;
        if self.depth > self.deepest {
            return Err(self.fault(Wanted::LessDepth));
        }
        self.at += 1;
        Ok(())
    }

    /// Steps to the next key of a map; false, and out of the map, where there is none.
    pub(super) fn next_entry(&mut self, is_first: bool) -> Scanned<bool> {
        let goes_on = self.next(b'}', is_first)?;
        if goes_on && self.peek() != Some(b'"') {
            return Err(self.fault(Wanted::Key));
        }
        Ok(goes_on)
    }

    /// What follows the place where it stands.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Steps over something that was looked at in what follows.
    pub(super) const fn step_over(&mut self, length: usize) {
        self.at += length;
    }

    /// Steps to the next item of a list; false, and out of the list, where there is none.
    pub(super) fn next_item(&mut self, is_first: bool) -> Scanned<bool> {
        self.next(b']', is_first)
    }

    fn next(&mut self, end: u8, is_first: bool) -> Scanned<bool> {
        let before = self.at;
        self.space();
        if self.peek() == Some(end) {
            self.at += 1;
            self.depth = self.depth.saturating_sub(1);
            return Ok(false);
        }
        if is_first {
            return Ok(true);
        }
        if self.peek() != Some(b',') {
            let fault = self.fault(if end == b']' { Wanted::ListEnd } else { Wanted::MapEnd });
            return Err(self.at_line_end(before, fault));
        }
        let comma = self.at;
        self.at += 1;
        self.space();
        if self.peek() == Some(end) {
            return Err(Fault { at: comma, wanted: Wanted::NoComma });
        }
        Ok(true)
    }

    /// What is missing at the end of a line is not to be looked for at the beginning of another.
    fn at_line_end(&self, before: usize, fault: Fault) -> Fault {
        let passed = self.text.get(before..fault.at).unwrap_or_default();
        match fault.wanted {
            Wanted::ListEnd | Wanted::MapEnd if passed.contains('\n') => {
                Fault { at: before, ..fault }
            }
            _ => fault,
        }
    }

    /// Steps over the colon after a key.
    pub(super) fn colon(&mut self) -> Scanned<()> {
        self.space();
        if self.peek() != Some(b':') {
            return Err(self.fault(Wanted::Colon));
        }
        self.at += 1;
        self.space();
        Ok(())
    }

    /// The text in quotes that begins here: as it stands, or, where it has escapes, put into `scratch`.
    pub(super) fn text<'s>(&mut self, scratch: &'s mut String) -> Scanned<&'s str>
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

    /// The number that begins here, as written.
    pub(super) fn number(&mut self) -> Scanned<&'t str> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let leading_zero = self.peek() == Some(b'0');
        let whole = self.digits();
        if whole == 0 || (leading_zero && whole > 1) {
            return Err(Fault { at: start, wanted: Wanted::Number });
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return Err(Fault { at: start, wanted: Wanted::Number });
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            if self.digits() == 0 {
                return Err(Fault { at: start, wanted: Wanted::Number });
            }
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        self.at - start
    }

    /// Steps over `true`, `false` or `null`.
    pub(super) fn word(&mut self, word: &str) -> Scanned<()> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word) {
            return Err(self.fault(Wanted::Value));
        }
        self.at += word.len();
        Ok(())
    }

    /// Steps over a value, whatever it is.
    pub(super) fn skip(&mut self, scratch: &mut String) -> Scanned<()> {
        match self.shape()? {
            Shape::Text => self.text(scratch).map(|_| ()),
            Shape::Number => self.number().map(|_| ()),
            Shape::True => self.word("true"),
            Shape::False => self.word("false"),
            Shape::Null => self.word("null"),
            Shape::List => {
                self.enter()?;
                let mut is_first = true;
                while self.next_item(is_first)? {
                    is_first = false;
                    self.skip(scratch)?;
                }
                Ok(())
            }
            Shape::Map => {
                self.enter()?;
                let mut is_first = true;
                while self.next_entry(is_first)? {
                    is_first = false;
                    self.text(scratch)?;
                    self.colon()?;
                    self.skip(scratch)?;
                }
                Ok(())
            }
        }
    }
}

/// How many bytes come before a quote, a backslash or a control character: most of JSON, so that eight are
/// looked at in one step.
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const TOPS: u64 = u64::from_ne_bytes([0x80; 8]);
    // The top bit of each byte that is zero; beyond the first such byte it may be set wrongly.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & TOPS;
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let quotes = zeros(word ^ (ONES * u64::from(b'"')));
        let backslashes = zeros(word ^ (ONES * u64::from(b'\\')));
        let controls = word.wrapping_sub(ONES * u64::from(b' ')) & !word & TOPS;
        let special = quotes | backslashes | controls;
        if special != 0 {
            return at * 8 + (special.trailing_zeros() / 8) as usize;
        }
    }
    let special = |byte: &u8| matches!(byte, b'"' | b'\\') || *byte < b' ';
    bytes.len() - rest.len() + rest.iter().position(special).unwrap_or(rest.len())
}
