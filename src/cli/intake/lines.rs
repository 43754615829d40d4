//! Reads NDJSON piece by piece, whole lines at a time.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::mem;

use memchr::{memchr, memchr_iter, memrchr};

use crate::diagnostic::Diagnostic;
use crate::dossier::load::not_utf8;

/// How many bytes are read at once; a piece has about as many, unless a line is longer.
const PIECE: usize = 1 << 18;

/// Some lines of a file, one after the other.
#[derive(Debug)]
pub(super) struct Piece {
    /// The file's place among the inputs.
    pub(super) file: usize,
    /// The number of the first line.
    first: usize,
    /// The byte of the file at which the first line begins.
    start: u64,
    bytes: Vec<u8>,
    /// Where each line ends in `bytes`, its end included.
    ends: Vec<usize>,
    /// How long a line may be.
    longest: usize,
}

/// A line of a piece.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Line<'p> {
    /// Its number in the file.
    pub(in crate::cli) number: usize,
    /// The byte of the file at which it begins.
    pub(super) start: u64,
    /// What it says, without its end.
    pub(in crate::cli) bytes: &'p [u8],
}

impl Piece {
    /// The lines that hold something; a byte order mark is left out.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.all().filter(|line| !line.is_blank())
    }

    /// All lines; a byte order mark is left out.
    pub(super) fn all(&self) -> impl Iterator<Item = Line<'_>> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let lines = starts.zip(&self.ends).zip(self.first..);
        lines.map(|((start, end), number)| {
            let end = (*end).min(start.saturating_add(kept(self.longest)));
            let bytes = self.bytes.get(start..end).unwrap_or_default();
            Line { number, start: self.start + start as u64, bytes: bare(bytes, number) }
        })
    }
}

impl<'p> Line<'p> {
    /// Whether nothing stands in it.
    pub(in crate::cli) const fn is_blank(&self) -> bool {
        self.bytes.trim_ascii().is_empty()
    }

    /// What it says as text, of a file that goes by a name. Of a line that was cut off, maybe within a letter, it is
    /// what is whole: that it is too long is said when it is read.
    ///
    /// # Errors
    /// It is no text in UTF-8.
    pub(super) fn text(&self, name: &str, longest: usize) -> Result<&'p str, Diagnostic> {
        let error = match std::str::from_utf8(self.bytes) {
            Ok(text) => return Ok(text),
            Err(error) => error,
        };
        let sound = self.bytes.get(..error.valid_up_to()).unwrap_or_default();
        match std::str::from_utf8(sound).ok().filter(|_| self.bytes.len() > longest) {
            Some(text) => Ok(text),
            None => Err(not_utf8(name, sound, self.number)),
        }
    }
}

/// A line without its end, and the first one without a byte order mark.
fn bare(bytes: &[u8], number: usize) -> &[u8] {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
    bytes.strip_prefix(MARK).filter(|_| number == 1).unwrap_or(bytes)
}

/// The pieces of a file.
#[derive(Debug)]
pub(super) struct Pieces {
    input: File,
    file: usize,
    number: usize,
    start: u64,
    longest: usize,
    /// What was read of the line with which the next piece begins.
    begun: Vec<u8>,
}

impl Pieces {
    /// The pieces of an open file, from its beginning. Of a line that is longer than `longest` only so much
    /// is kept as shows that it is.
    pub(super) const fn new(file: usize, opened: File, longest: usize) -> Self {
        Self { input: opened, file, number: 1, start: 0, longest, begun: Vec::new() }
    }

    fn piece(&mut self) -> io::Result<Option<Piece>> {
        let mut bytes = mem::take(&mut self.begun);
        loop {
            bytes.reserve(PIECE);
            if self.read(&mut bytes)? == 0 {
                break;
            }
            if let Some(end) = memrchr(b'\n', &bytes) {
                self.begun = bytes.split_off(end + 1);
                break;
            }
            if bytes.len() > kept(self.longest) {
                return self.cut_off(bytes).map(Some);
            }
        }
        let read = bytes.len() as u64;
        Ok((read > 0).then(|| self.made(bytes, read)))
    }

    /// Adds as much as a piece has: how many bytes that are.
    fn read(&mut self, into: &mut Vec<u8>) -> io::Result<usize> {
        (&mut self.input).take(PIECE as u64).read_to_end(into)
    }

    /// A piece that ends a line which is too long, after the rest of that line was passed over.
    fn cut_off(&mut self, mut bytes: Vec<u8>) -> io::Result<Piece> {
        let mut read = bytes.len() as u64;
        bytes.truncate(kept(self.longest));
        let mut passed = Vec::with_capacity(PIECE);
        loop {
            passed.clear();
            let more = self.read(&mut passed)?;
            match memchr(b'\n', &passed) {
                Some(end) => {
                    self.begun = passed.split_off(end + 1);
                    read += passed.len() as u64;
                    break;
                }
                None => read += more as u64,
            }
            if more == 0 {
                break;
            }
        }
        Ok(self.made(bytes, read))
    }

    /// A piece of these bytes, of which so many were read.
    fn made(&mut self, bytes: Vec<u8>, read: u64) -> Piece {
        let (first, start) = (self.number, self.start);
        let mut ends: Vec<usize> = memchr_iter(b'\n', &bytes).map(|end| end + 1).collect();
        if ends.last() != Some(&bytes.len()) {
            ends.push(bytes.len());
        }
        self.number += ends.len();
        self.start += read;
        Piece { file: self.file, first, start, bytes, ends, longest: self.longest }
    }
}

/// How many bytes of a line are kept at most: it shows that it is too long, without or with its end.
const fn kept(longest: usize) -> usize {
    longest.saturating_add(2)
}

impl Iterator for Pieces {
    type Item = io::Result<Piece>;

    fn next(&mut self) -> Option<Self::Item> {
        self.piece().transpose()
    }
}

/// The line that begins at a byte of a file.
pub(super) fn line_at(mut opened: File, start: u64, longest: usize) -> io::Result<Vec<u8>> {
    opened.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    BufReader::new(opened.take(longest as u64 + 2)).read_until(b'\n', &mut bytes)?;
    Ok(bare(&bytes, usize::from(start == 0)).to_owned())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn pieces(text: &str, longest: usize) -> Vec<Piece> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.rewind().unwrap();
        Pieces::new(0, file, longest).collect::<io::Result<_>>().unwrap()
    }

    fn numbered(text: &str, longest: usize) -> Vec<(usize, String)> {
        let said = |line: Line<'_>| (line.number, String::from_utf8_lossy(line.bytes).into_owned());
        pieces(text, longest)
            .iter()
            .flat_map(|piece| piece.lines().map(said).collect::<Vec<_>>())
            .collect()
    }

    #[test]
    fn blank_lines_count_and_are_left_out() {
        let lines = numbered("\u{feff}a\r\n\n  \nb", 100);
        assert_eq!(lines, [(1, "a".to_owned()), (4, "b".to_owned())]);
    }

    #[test]
    fn lines_of_many_pieces_keep_their_numbers_and_places() {
        let text: String = (0..60_000).map(|number| format!("line {number}\n")).collect();
        let pieces = pieces(&text, 100);
        assert!(pieces.len() > 1);
        for line in pieces.iter().flat_map(Piece::lines) {
            let expected = format!("line {}", line.number - 1);
            assert_eq!(line.bytes, expected.as_bytes());
            let start = usize::try_from(line.start).unwrap();
            assert!(text[start..].starts_with(&expected));
        }
    }

    #[test]
    fn an_endless_line_is_cut_and_the_next_one_is_whole() {
        let text = format!("{}\nnext\n", "x".repeat(1000));
        let lines = numbered(&text, 10);
        assert_eq!(lines.len(), 2);
        assert!(lines[0].1.len() > 10 && lines[0].1.len() < 20);
        assert_eq!(lines[1], (2, "next".to_owned()));
    }
}
