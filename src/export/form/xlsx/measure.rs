//! How much room texts take, as far as that can be told without their font.

/// The height of a line of the ordinary font, in points.
const LINE: f64 = 15.0;
/// The room above and below the text of a row.
const PADDING: f64 = 4.0;
/// The greatest height of a row; Excel allows no more.
const HIGHEST: f64 = 409.0;
/// How much narrower the characters of running text are than digits, on which widths rest.
pub(super) const RUNNING: f64 = 0.93;
/// How much wider bold characters are.
pub(super) const BOLD: f64 = 1.12;

/// A whole number as a measure.
pub(super) fn measure(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How many lines a text takes in a column of some width, with characters of some width.
pub(super) fn lines(text: &str, width: f64, character: f64) -> usize {
    text.lines().map(|line| lines_of(line, width - 1.5, character)).sum::<usize>().max(1)
}

fn lines_of(text: &str, room: f64, character: f64) -> usize {
    let mut lines = 1;
    let mut used = 0.0;
    for word in text.split_whitespace() {
        let length = measure(word.chars().count()) * character;
        if used > 0.0 && used + character + length > room {
            lines += 1;
            used = 0.0;
        }
        if used > 0.0 {
            used += character;
        }
        used += length;
        while used > room && room > 1.0 {
            lines += 1;
            used -= room;
        }
    }
    lines
}

/// The height of a row with so many lines.
pub(super) fn height(lines: usize) -> f64 {
    (LINE * measure(lines) + PADDING).min(HIGHEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_to_the_next_line_whole_unless_they_are_longer_than_one() {
        assert_eq!(lines("", 10.0, 1.0), 1);
        assert_eq!(lines("satu dua", 10.0, 1.0), 1);
        assert_eq!(lines("satu dua tiga", 10.0, 1.0), 2);
        assert_eq!(lines("satu\ndua", 10.0, 1.0), 2);
        assert_eq!(lines("abcdefghijklmnopqrstuvwxyz", 10.0, 1.0), 4);
    }
}
