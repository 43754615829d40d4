//! How high a row must be for text that wraps: not every spreadsheet fits rows to their text by itself, and
//! none does for merged cells.

use rust_xlsxwriter::utility::cell_autofit_width;

/// The size of type that widths are measured in, in points.
const MEASURED: f64 = 11.0;
/// Pixels of a column's unit of width, those that each column has besides, and those that hold no text.
const UNIT: f64 = 7.0;
const COLUMN: f64 = 5.0;
const SIDES: f64 = 7.0;
/// The height of a line against the size of its type, and what stands above and below all lines.
const LEADING: f64 = 1.27;
const ABOVE_AND_BELOW: f64 = 4.0;

/// How high a row is, in points, that shows a text whole over columns of these widths.
pub(super) fn fitting(text: &str, widths: &[f64], size: f64) -> f64 {
    let wide: f64 = widths.iter().map(|width| width * UNIT + COLUMN).sum();
    let room = (wide - SIDES) * MEASURED / size;
    let lines: u32 = text.lines().map(|line| lines(line, room)).sum();
    f64::from(lines.max(1)) * size * LEADING + ABOVE_AND_BELOW
}

/// How many lines one line of text takes when it wraps between words.
fn lines(text: &str, room: f64) -> u32 {
    let space = wide(" ");
    let (mut lines, mut used) = (1, 0.0);
    for word in text.split(' ') {
        let word = wide(word);
        if used > 0.0 && used + space + word > room {
            lines += 1;
            used = 0.0;
        }
        used += if used > 0.0 { space + word } else { word };
        // A word that is longer than a line is broken.
        while used > room {
            lines += 1;
            used -= room;
        }
    }
    lines
}

/// How wide a text is in pixels.
fn wide(text: &str) -> f64 {
    // What the library measures stops at the widest column, which a single character never reaches.
    let one = |c: char| cell_autofit_width(c.encode_utf8(&mut [0; 4])) - cell_autofit_width("");
    text.chars().map(|c| f64::from(one(c))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_grow_with_lines_and_narrow_columns() {
        let high = |text: &str, width: f64| fitting(text, &[width], 10.0);
        let one = high("Masukan", 20.0);
        assert_eq!(high("", 20.0), one);
        assert!(high("satu\ndua", 20.0) > one);
        let long = "Matriks pembagian tugas dan daerah binaan membagi habis program dan wilayah";
        assert!(high(long, 20.0) > high(long, 40.0));
        assert!(high(long, 40.0) > high(long, 120.0));
        assert_eq!(high(long, 120.0), one);
    }

    #[test]
    fn a_word_without_spaces_is_broken() {
        assert!(fitting(&"a".repeat(400), &[20.0], 10.0) > 200.0);
    }
}
