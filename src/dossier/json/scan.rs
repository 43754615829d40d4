//! Steps through JSON text, piece by piece, without building a tree.
//!
//! Numbers stay as written and every piece has its place, which is what a dossier needs: no digit may be lost
//! and every fault points at its value.

mod text;

use std::ops::Range;

use super::bytes::leading_digits;
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
#[derive(Clone, Debug)]
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

    /// Whether the text has no line end.
    pub(super) const fn has_one_line(&self) -> bool {
        self.has_one_line
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

    /// The byte where it stands.
    pub(super) fn peek(&self) -> Option<u8> {
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
    #[inline]
    pub(super) fn next_entry(&mut self, is_first: bool) -> Scanned<bool> {
        // As programs mostly write it, without space.
        if !is_first && self.bytes().starts_with(b",\"") {
            self.at += 1;
            return Ok(true);
        }
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

    /// What follows the place where it stands, as bytes.
    pub(super) fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Steps back to where it stood before.
    pub(super) const fn back_to(&mut self, at: usize) {
        self.at = at;
    }

    /// The text that stands somewhere.
    pub(super) fn slice(&self, at: Range<usize>) -> &'t str {
        self.text.get(at).unwrap_or_default()
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

    /// Steps over `true` or `false`, if that is what begins here.
    pub(super) fn truth(&mut self) -> Option<bool> {
        let (length, known) = match self.bytes() {
            [b't', b'r', b'u', b'e', ..] => (4, true),
            [b'f', b'a', b'l', b's', b'e', ..] => (5, false),
            _ => return None,
        };
        self.at += length;
        Some(known)
    }

    /// The digits of the number that begins here and how many of them stand behind its point, if it has no
    /// exponent and fits a machine word; otherwise nothing is stepped over.
    pub(super) fn decimal(&mut self) -> Option<(i64, u32)> {
        const MOST: usize = 15;
        let text = self.bytes();
        let (is_negative, digits) = match text.strip_prefix(b"-") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, value) = leading_digits(digits, 0);
        let (behind, value) = match digits.get(whole..) {
            Some([b'.', rest @ ..]) => leading_digits(rest, value),
            _ => (0, value),
        };
        let has_point = digits.get(whole) == Some(&b'.');
        let length = whole + usize::from(has_point) + behind;
        let is_number = whole > 0
            && (whole == 1 || digits.first() != Some(&b'0'))
            && has_point == (behind > 0)
            && whole + behind <= MOST
            && !matches!(digits.get(length), Some(b'.' | b'e' | b'E'));
        is_number.then(|| {
            self.at += usize::from(is_negative) + length;
            (if is_negative { -value } else { value }, u32::try_from(behind).unwrap_or(0))
        })
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
