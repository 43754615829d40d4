//! Lines that fit the terminal.

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Look;
use crate::report::visible::visible;

/// A page that is written from top to bottom.
#[derive(PartialEq, Eq)]
pub(in crate::report) struct Page {
    look: Look,
    text: String,
}

impl Page {
    pub(in crate::report) const fn new(look: Look) -> Self {
        Self { look, text: String::new() }
    }

    /// An empty page of the same look.
    pub(in crate::report) const fn another(&self) -> Self {
        Self::new(self.look)
    }

    /// Puts another page below.
    pub(in crate::report) fn append(&mut self, other: &Self) {
        self.text.push_str(&other.text);
    }

    pub(in crate::report) const fn width(&self) -> usize {
        self.look.width
    }

    pub(in crate::report) fn into_text(self) -> String {
        self.text
    }

    /// An empty line and the title of what follows.
    pub(in crate::report) fn heading(&mut self, title: &str) {
        self.text.push('\n');
        self.styled_paragraph(0, Style::new().bold(), &title.to_uppercase());
    }

    /// A text over as many lines as it needs, all indented.
    pub(in crate::report) fn paragraph(&mut self, indent: usize, text: &str) {
        self.hanging(indent, "", Style::new(), text);
    }

    /// The same in a style of its own.
    pub(in crate::report) fn styled_paragraph(&mut self, indent: usize, style: Style, text: &str) {
        for line in wrap(&visible(text), self.room(indent)) {
            let line = self.styled(&line, style);
            self.push(indent, &line);
        }
    }

    /// A mark and a text that hangs beside it.
    pub(in crate::report) fn item(&mut self, indent: usize, mark: &str, text: &str) {
        self.hanging(indent, mark, Style::new(), text);
    }

    /// The same with the mark in a style of its own.
    pub(in crate::report) fn hanging(
        &mut self,
        indent: usize,
        mark: &str,
        style: Style,
        text: &str,
    ) {
        let gap = if mark.is_empty() { 0 } else { mark.width() + 1 };
        let lines = wrap(&visible(text), self.room(indent + gap));
        for (place, line) in lines.iter().enumerate() {
            if place == 0 && gap > 0 {
                let mark = self.styled(mark, style);
                self.push(indent, &format!("{mark} {line}"));
            } else {
                self.push(indent + gap, line);
            }
        }
    }

    /// A statement that hangs beside a mark, and what it comes to: after it where there is room,
    /// otherwise on a line of its own.
    pub(in crate::report) fn stated(
        &mut self,
        indent: usize,
        mark: &str,
        text: &str,
        end: &Outcome,
    ) {
        let gap = if mark.is_empty() { 0 } else { mark.width() + 1 };
        let room = self.room(indent + gap);
        let mut lines = wrap(&visible(text), room);
        let outcome = wrap(&visible(&end.text), room);
        let outcome = outcome.iter().map(|line| self.styled(line, end.style));
        let last = lines.last().map_or(0, |line| line.width());
        match lines.last_mut() {
            Some(line) if last + 1 + end.text.width() <= room => {
                line.push(' ');
                line.extend(outcome);
            }
            _ => lines.extend(outcome),
        }
        for (place, line) in lines.iter().enumerate() {
            if place == 0 && gap > 0 {
                self.push(indent, &format!("{mark} {line}"));
            } else {
                self.push(indent + gap, line);
            }
        }
    }

    /// A line as it is, which is known to fit.
    pub(in crate::report) fn line(&mut self, indent: usize, line: &str) {
        self.push(indent, line);
    }

    /// A text in a style, where colour is wanted.
    pub(in crate::report) fn styled(&self, text: &str, style: Style) -> String {
        if self.look.colour && !text.is_empty() {
            format!("{}{text}{}", style.render(), style.render_reset())
        } else {
            text.to_owned()
        }
    }

    fn room(&self, indent: usize) -> usize {
        self.look.width.saturating_sub(indent).max(10)
    }

    fn push(&mut self, indent: usize, line: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// What a statement comes to.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::report) struct Outcome {
    /// It in words.
    pub(in crate::report) text: String,
    /// Its style.
    pub(in crate::report) style: Style,
}

/// A text in lines no wider than `width`; only a word that is wider itself is broken.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let fits = line.width() + 1 + word.width() <= width;
        if line.is_empty() {
            line.push_str(word);
        } else if fits {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        }
        while line.width() > width {
            let rest = line.split_off(cut(&line, width));
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The byte before which a text is at most `width` wide, at least one character in.
fn cut(text: &str, width: usize) -> usize {
    let mut so_far = 0;
    for (at, c) in text.char_indices() {
        so_far += c.width().unwrap_or(0);
        if so_far > width && at > 0 {
            return at;
        }
    }
    text.len()
}

/// A text that is exactly `width` wide: filled up with spaces, or cut and marked with `…`.
pub(super) fn fitted(text: &str, width: usize) -> String {
    let text = visible(text);
    let shown = if text.width() <= width {
        text.into_owned()
    } else {
        let end = cut(&text, width.saturating_sub(1));
        format!("{}…", text.get(..end).unwrap_or_default())
    };
    let room = width.saturating_sub(shown.width());
    format!("{shown}{}", " ".repeat(room))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_long_words_anywhere() {
        assert_eq!(wrap("satu dua tiga", 8), ["satu dua", "tiga"]);
        assert_eq!(wrap("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert_eq!(wrap("", 4), Vec::<String>::new());
    }

    #[test]
    fn an_outcome_stands_beside_its_statement_or_below_it() {
        let outcome = |text: &str| Outcome { text: text.into(), style: Style::new() };
        let mut page = Page::new(Look { width: 16, colour: false });
        page.stated(0, "-", "satu dua =", &outcome("75%"));
        page.stated(2, "(a)", "satu dua:", &outcome("tiga empat"));
        assert_eq!(page.into_text(), "- satu dua = 75%\n  (a) satu dua:\n      tiga empat\n");
    }

    #[test]
    fn cells_are_filled_or_cut_to_their_width() {
        assert_eq!(fitted("abc", 5), "abc  ");
        assert_eq!(fitted("abcdef", 4), "abc…");
        assert_eq!(fitted("健康中心", 6).width(), 6);
    }
}
