//! How sheets are printed, protected and headed.

use rust_xlsxwriter::{IgnoreError, Note, ProtectionOptions, Worksheet, XlsxError};

use super::book::{Book, FIRST, LAST};
use super::measure;
use super::style;
use crate::form::layout::Aside;
use crate::report::words;

/// A4, by Excel's number for it.
const A4: u8 = 9;
/// How wide a sheet on an upright page may be, in characters of the ordinary font, to be read with ease.
const UPRIGHT: f64 = 145.0;
/// How wide a sheet on a landscape page may be.
const LANDSCAPE: f64 = 250.0;
/// How wide a text is at most, in the same measure.
const WIDEST_TEXT: f64 = 130.0;

impl Book<'_> {
    /// Sets a sheet up for A4: headed by the checklist, numbered, a page wide, or as many as a sheet takes to
    /// stay readable.
    pub(super) fn page(&self, sheet: &mut Worksheet, width: f64) {
        let title = ampersands(self.of.checklist.title.get(self.lang()));
        let period = self.period().map(|period| words::period(period, self.lang()));
        let (page, of) = (self.say("Halaman", "Page"), self.say("dari", "of"));
        sheet
            .set_paper_size(A4)
            .set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3)
            // A size would swallow digits that follow it, so a space stands between the two.
            .set_header(format!("&L&8 {title}&R&8 {}", period.unwrap_or_default()))
            .set_footer(format!("&L&8&A&R&8{page} &P {of} &N"))
            .set_screen_gridlines(false);
        let mut pages = 1;
        while width > LANDSCAPE * f64::from(pages) {
            pages += 1;
        }
        sheet.set_print_fit_to_pages(pages, 0);
        if width > UPRIGHT {
            sheet.set_landscape();
        }
    }

    /// Lets codes and numbers written as texts stand without a sign beside them.
    pub(super) fn leave_texts(sheet: &mut Worksheet, last: u16) -> Result<(), XlsxError> {
        sheet.ignore_error_range(FIRST, 0, LAST, last, IgnoreError::NumberStoredAsText)?;
        Ok(())
    }

    /// Locks all cells but those to write in, without a password: against slips, not against people.
    pub(super) fn protect(sheet: &mut Worksheet) {
        let mut options = ProtectionOptions::new();
        options.format_columns = true;
        options.format_rows = true;
        options.insert_rows = true;
        options.delete_rows = true;
        options.sort = true;
        options.use_autofilter = true;
        sheet.protect_with_options(&options);
    }

    /// The heading of a sheet, and below it the way back to the instructions.
    pub(super) fn heading(&self, sheet: &mut Worksheet, title: &str) -> Result<(), XlsxError> {
        let instructions = self.aside(Aside::Instructions);
        sheet.set_row_height(0, 26)?;
        sheet.write_string_with_format(0, 0, title, &style::title())?;
        let link = Self::link(instructions, 0, 0);
        let url = rust_xlsxwriter::Url::new(link).set_text(format!("← {instructions}"));
        sheet.write_url_with_format(1, 0, url, &style::plain_link())?;
        Ok(())
    }

    /// What a sheet is for, below its heading, across columns of some widths from one column on.
    pub(super) fn what_for(
        sheet: &mut Worksheet,
        what: &str,
        (first, widths): (u16, &[f64]),
    ) -> Result<(), XlsxError> {
        let mut across = 0.0;
        let mut last = first;
        for (width, column) in widths.iter().zip(first..) {
            if across > 0.0 && across + width > WIDEST_TEXT {
                break;
            }
            (across, last) = (across + width, column);
        }
        if last > first {
            sheet.merge_range(1, first, 1, last, what, &style::subtitle())?;
        } else {
            sheet.write_string_with_format(1, first, what, &style::subtitle())?;
        }
        let lines = measure::lines(what, across.max(1.0), measure::RUNNING);
        sheet.set_row_height(1, measure::height(lines).max(18.0))?;
        Ok(())
    }
}

/// A text in which Excel sees no codes, of a length for which there is room at the head of a page.
fn ampersands(text: &str) -> String {
    const LONGEST: usize = 100;
    text.chars().take(LONGEST).collect::<String>().replace('&', "&&")
}

/// A note beside a cell, large enough for its text.
pub(super) fn note(text: &str) -> Note {
    const WIDTH: u32 = 340;
    const LINE: u32 = 15;
    const CHARACTERS: usize = 54;
    const LONGEST: usize = 8000;
    let text: String = text.chars().take(LONGEST).collect();
    let lines: usize = text.lines().map(|line| line.chars().count() / CHARACTERS + 1).sum();
    let height = u32::try_from(lines).unwrap_or(1).saturating_mul(LINE) + 16;
    Note::new(text)
        .add_author_prefix(false)
        .set_author("tilik")
        .set_width(WIDTH)
        .set_height(height.min(480))
        .set_font_name("Calibri")
        .set_font_size(10)
}
