//! A sheet that is written from top to bottom. Texts are only ever written as texts: none becomes a formula.

use std::borrow::Cow;

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet, XlsxError};

use super::height::fitting;
use super::style;
use crate::quantity::Number;
use crate::report::sentences;
use crate::report::view::View;
use crate::report::visible::visible;
use crate::report::words::counted;
use crate::text::Lang;

/// What a spreadsheet refuses, which no assessment should bring about.
pub(super) type Written = Result<(), XlsxError>;

/// The height of a row with nothing in it, and of the highest row there is, in points.
const BLANK: f64 = 12.0;
const HIGHEST: f64 = 409.0;
/// What an upright page holds, in points, with a little to spare: no two programs set it alike.
const UPRIGHT: f64 = 715.0;
/// The longest text a cell holds, in UTF-16 units.
const LONGEST: usize = 32_767;
/// The longest name in the margin of a page.
const LONGEST_NAME: usize = 70;
/// Decimals that no spreadsheet's number can tell apart from the exact value.
const PLACES: u32 = 17;

/// The sides of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Page {
    Upright,
    Wide,
}

/// What stands in the margins of a page.
pub(super) struct Margins<'m> {
    pub(super) lang: Lang,
    /// Whom or what it is about, and for which months.
    pub(super) name: &'m str,
    pub(super) about: &'m str,
    /// The checklist and its edition.
    pub(super) checklist: &'m str,
}

/// A sheet and the row that is being written.
pub(super) struct Sheet<'w> {
    /// The sheet, for what cells alone can't say.
    pub(super) inner: &'w mut Worksheet,
    /// The row that is being written.
    pub(super) row: u32,
    widths: Vec<f64>,
    /// How high the row must be, and how much of its printed page lies above it, in points.
    height: f64,
    above: f64,
    page: Page,
    /// The rows that begin a printed page.
    breaks: Vec<u32>,
}

impl<'w> Sheet<'w> {
    /// An empty sheet at the end of a workbook, with columns of these widths.
    ///
    /// # Errors
    /// The name is taken or can't be one.
    pub(super) fn new(
        workbook: &'w mut Workbook,
        name: &str,
        widths: &[f64],
    ) -> Result<Self, XlsxError> {
        let inner = workbook.add_worksheet();
        inner.set_name(name)?.set_screen_gridlines(false);
        for (column, width) in (0..).zip(widths) {
            inner.set_column_width(column, *width)?;
        }
        let (widths, breaks) = (widths.to_vec(), Vec::new());
        let page = Page::Wide;
        Ok(Self { inner, row: 0, widths, height: 0.0, above: 0.0, page, breaks })
    }

    /// Sets the page up: A4, as wide as the paper, and who it is about in its margins.
    pub(super) fn page(&mut self, view: &View<'_>, page: Page) {
        let edition = view.lang.pick("edisi", "edition");
        self.paper(
            page,
            &Margins {
                lang: view.lang,
                name: &view.unit,
                about: &sentences::period(view),
                checklist: &format!("{}, {edition} {}", view.checklist.id, view.checklist.version),
            },
        );
    }

    /// Sets the page up: A4, as wide as the paper, with these texts in its margins.
    pub(super) fn paper(&mut self, page: Page, margins: &Margins<'_>) {
        const A4: u8 = 9;
        self.page = page;
        match page {
            Page::Upright => self.inner.set_portrait(),
            Page::Wide => self.inner.set_landscape(),
        };
        // A size in a margin would swallow digits that follow it, so a space stands between the two.
        let [name, about, checklist] =
            [margins.name, margins.about, margins.checklist].map(margin_text);
        let (page_word, of) = margins.lang.pick(("Halaman", "dari"), ("Page", "of"));
        self.inner
            .set_paper_size(A4)
            .set_print_fit_to_pages(1, 0)
            .set_margins(0.45, 0.45, 0.7, 0.65, 0.3, 0.3)
            .set_header(format!("&L&9 {name}&R&9 {about}"))
            .set_footer(format!("&L&9 {checklist} · &A&R&9{page_word} &P {of} &N"));
    }

    /// Writes a text of ordinary size; the row becomes as high as it takes to show it whole.
    ///
    /// # Errors
    /// There is no such column.
    pub(super) fn text(&mut self, column: u16, text: &str, format: &Format) -> Written {
        self.write((column, column), visible(text), (format, style::SIZE))
    }

    /// Writes texts below each other in one cell.
    ///
    /// # Errors
    /// There is no such column.
    pub(super) fn lines(&mut self, column: u16, lines: &[String], format: &Format) -> Written {
        let lines: Vec<Cow<'_, str>> = lines.iter().map(|line| visible(line)).collect();
        self.write((column, column), Cow::Owned(lines.join("\n")), (format, style::SIZE))
    }

    /// Writes a text in a format and its size over several columns.
    ///
    /// # Errors
    /// There are no such columns.
    pub(super) fn spanned(
        &mut self,
        columns: (u16, u16),
        text: &str,
        look: (&Format, f64),
    ) -> Written {
        self.write(columns, visible(text), look)
    }

    /// How high a row is that shows a text of ordinary size whole over several columns, in points.
    pub(super) fn height_of(&self, columns: (u16, u16), text: &str) -> f64 {
        fitting(text, self.widths_of(columns), style::SIZE)
    }

    fn widths_of(&self, (first, last): (u16, u16)) -> &[f64] {
        self.widths.get(usize::from(first)..=usize::from(last)).unwrap_or_default()
    }

    fn write(
        &mut self,
        (first, last): (u16, u16),
        text: Cow<'_, str>,
        (format, size): (&Format, f64),
    ) -> Written {
        let text = shortened(text, LONGEST);
        self.height = self.height.max(fitting(&text, self.widths_of((first, last)), size));
        let format = stays_text(&text, format);
        if first == last {
            self.inner.write_string_with_format(self.row, first, text, &format)?;
        } else {
            self.inner.merge_range(self.row, first, self.row, last, &text, &format)?;
        }
        Ok(())
    }

    /// Writes a number.
    ///
    /// # Errors
    /// There is no such column.
    pub(super) fn number(&mut self, column: u16, value: &Number, format: &Format) -> Written {
        self.inner.write_number_with_format(self.row, column, float(value), format)?;
        Ok(())
    }

    /// Writes a number over several columns.
    ///
    /// # Errors
    /// There are no such columns.
    pub(super) fn spanned_number(
        &mut self,
        (first, last): (u16, u16),
        value: &Number,
        format: &Format,
    ) -> Written {
        if first < last {
            self.inner.merge_range(self.row, first, self.row, last, "", format)?;
        }
        self.number(first, value, format)
    }

    /// Writes a formula of our own with the result it has.
    ///
    /// # Errors
    /// There is no such column.
    pub(super) fn formula(
        &mut self,
        column: u16,
        (formula, result): (String, &Number),
        format: &Format,
    ) -> Written {
        let formula = Formula::new(formula).set_result(decimal(result));
        self.inner.write_formula_with_format(self.row, column, formula, format)?;
        Ok(())
    }

    /// Leaves a cell empty.
    ///
    /// # Errors
    /// There is no such column.
    pub(super) fn blank(&mut self, column: u16, format: &Format) -> Written {
        self.inner.write_blank(self.row, column, format)?;
        Ok(())
    }

    /// Ends the row.
    ///
    /// # Errors
    /// The sheet is full.
    pub(super) fn end_row(&mut self) -> Written {
        let height = match self.height {
            0.0 => BLANK,
            height => height.min(HIGHEST),
        };
        self.keep_together(height)?;
        self.inner.set_row_height(self.row, height)?;
        self.above += height;
        self.height = 0.0;
        self.row += 1;
        Ok(())
    }

    /// Begins a new printed page if so much height no longer fits on the one begun. Wide pages are smaller
    /// than what they show, by how much their program knows; it breaks them.
    ///
    /// # Errors
    /// The sheet is full.
    pub(super) fn keep_together(&mut self, height: f64) -> Written {
        if self.page == Page::Upright && self.above + height > UPRIGHT {
            self.breaks.push(self.row);
            self.inner.set_page_breaks(&self.breaks)?;
            self.above = 0.0;
        }
        Ok(())
    }

    /// Makes the row at least this high, in points.
    pub(super) fn at_least(&mut self, height: f64) {
        self.height = self.height.max(height);
    }

    /// What the sheet is, and one sentence on how to read it, over all its columns.
    ///
    /// # Errors
    /// The sheet is full.
    pub(super) fn title(&mut self, title: &str, says: &str) -> Written {
        let last = u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or_default();
        self.spanned((0, last), title, (&style::title(), style::TITLE_SIZE))?;
        self.end_row()?;
        self.spanned((0, last), says, (&style::aside(), style::SIZE))?;
        self.end_row()?;
        self.end_row()
    }

    /// The heads of a table's columns, which every printed page repeats and which stay in sight.
    ///
    /// # Errors
    /// There are too many columns.
    pub(super) fn heads(&mut self, heads: &[&str], kept: u16) -> Written {
        for (column, head) in (0..).zip(heads) {
            self.text(column, head, &style::head())?;
        }
        self.inner.set_repeat_rows(self.row, self.row)?;
        self.inner.set_freeze_panes(self.row + 1, kept)?;
        self.end_row()
    }

    /// One sentence where a table would have no rows.
    ///
    /// # Errors
    /// The sheet is full.
    pub(super) fn nothing(&mut self, says: &str) -> Written {
        let last = u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or_default();
        self.spanned((0, last), says, (&style::cell(), style::SIZE))?;
        self.end_row()
    }
}

/// More rows than this nobody reads in one table.
pub(super) const MOST_ROWS: usize = 20_000;

/// Says under a table that it holds the first rows only, where it does.
///
/// # Errors
/// The sheet is full.
pub(super) fn left_out(sheet: &mut Sheet<'_>, view: &View<'_>, rows: usize) -> Written {
    let rest = rows.saturating_sub(MOST_ROWS);
    if rest == 0 {
        return Ok(());
    }
    let rest = counted(rest, view.lang, "baris", "row", "rows");
    let says = match view.lang {
        Lang::Id => format!("Masih ada {rest} lagi; selengkapnya dengan --format json."),
        Lang::En => format!("And {rest} more; see them all with --format json."),
    };
    sheet.nothing(&says)
}

/// A value as the number of a cell. Nothing is decided by it.
pub(super) fn float(value: &Number) -> f64 {
    decimal(value).parse().unwrap_or_default()
}

fn decimal(value: &Number) -> String {
    value.to_decimal(PLACES)
}

/// A share of a hundred, as people say it.
pub(super) fn hundredths(share: &Number) -> Number {
    share.clone() * Number::whole(100)
}

/// The format in which a text stays text also when someone edits its cell.
fn stays_text(text: &str, format: &Format) -> Format {
    let formula = text.starts_with(['=', '+', '-', '@']);
    if formula { format.clone().set_quote_prefix() } else { format.clone() }
}

/// A text of at most so many UTF-16 units; what is cut off leaves a mark.
fn shortened(text: Cow<'_, str>, most: usize) -> Cow<'_, str> {
    if text.encode_utf16().count() <= most {
        return text;
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += c.len_utf16();
        used <= most
    };
    Cow::Owned(text.chars().take_while(fits).chain(['…']).collect())
}

/// A text in the margin of a page, where `&` begins a command.
fn margin_text(text: &str) -> String {
    shortened(visible(text), LONGEST_NAME).replace('&', "&&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_keeps_its_quote() {
        for text in ["=1+1", "+62 812", "-", "@SUM(A1)"] {
            let format = stays_text(text, &style::cell());
            assert_eq!(format, style::cell().set_quote_prefix(), "{text}");
        }
        assert_eq!(stays_text("Kebun Sikolos", &style::cell()), style::cell());
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_at_a_character() {
        let long = "é🏥".repeat(20_000);
        let text = shortened(Cow::Borrowed(&long), LONGEST);
        assert!(text.encode_utf16().count() <= LONGEST);
        assert!(text.ends_with('…'));
        assert_eq!(shortened(Cow::Borrowed("pendek"), LONGEST), "pendek");
    }

    #[test]
    fn margins_take_no_commands_from_names() {
        assert_eq!(margin_text("KIA & KB &P"), "KIA && KB &&P");
        assert!(margin_text(&"x".repeat(500)).chars().count() < 100);
    }
}
