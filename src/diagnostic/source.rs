//! The text a diagnostic points into.

/// A file's text, or one line of a file with many.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The path as given, `-` for standard input.
    pub name: String,
    /// The text.
    pub text: String,
    /// The number of the text's first line in its file, counted from 1.
    pub first_line: usize,
}

impl Source {
    /// A whole file.
    #[must_use]
    pub fn file(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), first_line: 1 }
    }

    /// One line of a file.
    #[must_use]
    pub fn line(name: impl Into<String>, text: impl Into<String>, number: usize) -> Self {
        Self { name: name.into(), text: text.into(), first_line: number }
    }

    /// The line, counted from 1 in the whole file, of a byte of the text.
    #[must_use]
    pub fn line_of(&self, at: usize) -> usize {
        let before = self.text.as_bytes().get(..at).unwrap_or(self.text.as_bytes());
        self.first_line + before.iter().filter(|byte| **byte == b'\n').count()
    }

    /// The column, counted in characters from 1, of a byte of the text. A byte order mark does not count.
    #[must_use]
    pub fn column_of(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.trim_start_matches('\u{feff}').chars().count() + 1
    }
}
