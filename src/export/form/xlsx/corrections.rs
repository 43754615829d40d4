//! The sheet that lists what is to be corrected, each with the way to its cell.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::book::{Book, FIRST, HEADERS};
use super::measure;
use super::style;
use crate::export::form::remarks::Correction;
use crate::form::layout::Aside;
use crate::report::words::counted;
use crate::text::Lang;

/// The widths of the columns: number, cell, what stands there, what is wrong, what to do.
const WIDTHS: [f64; 5] = [6.0, 26.0, 26.0, 50.0, 54.0];

/// How many corrections are listed.
const MOST: usize = 1000;

impl Book<'_> {
    /// The sheet that lists what is to be corrected.
    pub(super) fn corrections_sheet(&self) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        let name = self.aside(Aside::Corrections);
        sheet.set_name(name)?.set_tab_color(style::ALARM);
        sheet.set_row_height(0, 26)?;
        sheet.write_string_with_format(0, 0, self.to_correct(), &style::title())?;
        let what = self.what_to_do();
        Self::what_for(&mut sheet, &what, (0, &WIDTHS))?;
        let headers = [
            self.say("No.", "No."),
            self.say("Sel", "Cell"),
            self.say("Tertulis", "What stands there"),
            self.say("Yang perlu dibetulkan", "What is wrong"),
            self.say("Cara membetulkan", "What to do"),
        ];
        for ((header, width), at) in headers.into_iter().zip(WIDTHS).zip(0..) {
            sheet.set_column_width(at, width)?;
            sheet.write_string_with_format(HEADERS, at, header, &style::header())?;
        }
        sheet.set_row_height(HEADERS, 22)?;
        let mut all: Vec<&Correction> = self.of.remarks.corrections.iter().collect();
        all.sort_by_key(|one| self.reading_order(one));
        for (correction, row) in all.iter().take(MOST).zip(FIRST..) {
            self.correction(&mut sheet, row, correction)?;
        }
        if let Some(more) = all.len().checked_sub(MOST).filter(|more| *more > 0) {
            let row = FIRST + u32::try_from(MOST).unwrap_or(0);
            sheet.merge_range(row, 1, row, 4, &self.more(more), &style::subtitle())?;
        }
        self.page(&mut sheet, WIDTHS.iter().sum());
        sheet.set_repeat_rows(HEADERS, HEADERS)?.set_freeze_panes(FIRST, 0)?;
        Ok(sheet)
    }

    fn more(&self, more: usize) -> String {
        match self.lang() {
            Lang::Id => format!("… dan {more} hal lagi, yang juga ditandai pada selnya"),
            Lang::En => format!("… and {more} more, marked in their cells as well"),
        }
    }

    /// Where a reader of the workbook meets a correction; one without a cell last.
    fn reading_order(&self, one: &Correction) -> (usize, u32, u16) {
        let sheets = self.layout.sheets();
        let order = |holds| sheets.iter().position(|sheet| sheet.holds == holds);
        let place = one.target.and_then(|target| self.place(target));
        let place = place.and_then(|(holds, row, column)| Some((order(holds)?, row, column)));
        place.unwrap_or((usize::MAX, 0, 0))
    }

    fn what_to_do(&self) -> String {
        let said = self.say(
            "Betulkan sel yang ditandai merah (tekan tautannya), lalu kirim kembali berkas ini. Lembar ini tidak perlu diubah.",
            "Correct the cells marked in red (follow the links), then send this file back. This sheet needs no change.",
        );
        let not_copied = self.say(
            "Yang tidak bertautan tidak ikut tersalin: isilah lagi di salinan ini, atau betulkan di berkas asalnya.",
            "What has no link could not be copied: fill it in here again, or correct it in the file it comes from.",
        );
        match self.of.remarks.lost {
            0 => said.to_owned(),
            _ => format!("{said} {not_copied}"),
        }
    }

    fn to_correct(&self) -> String {
        let all = &self.of.remarks.corrections;
        let errors = all.iter().filter(|one| one.is_error).count();
        let (shown, warnings) =
            (counted(errors, self.lang(), "hal", "thing", "things"), all.len() - errors);
        let name = self.aside(Aside::Corrections);
        let to_correct = self.say("perlu dibetulkan", "to correct");
        match warnings {
            0 => format!("{name}: {shown} {to_correct}"),
            _ => {
                let more = counted(warnings, self.lang(), "hal", "thing", "things");
                let to_check = self.say("perlu diperiksa", "to check");
                format!("{name}: {shown} {to_correct}, {more} {to_check}")
            }
        }
    }

    fn correction(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        correction: &Correction,
    ) -> Result<(), XlsxError> {
        sheet.write_number_with_format(row, 0, row - HEADERS, &style::told_centred())?;
        match correction.target.and_then(|target| self.place(target)) {
            Some((holds, line, column)) => {
                let name = self.sheet(holds);
                let cell = rust_xlsxwriter::utility::row_col_to_cell(line, column);
                let url =
                    Url::new(Self::link(name, line, column)).set_text(format!("{name}!{cell}"));
                sheet.write_url_with_format(row, 1, url, &style::link())?;
            }
            None => {
                sheet.write_string_with_format(row, 1, &correction.place, &style::told())?;
            }
        }
        let texts = [&correction.written, &correction.problem, &correction.help];
        for (text, at) in texts.into_iter().zip(2..) {
            self.put_text(sheet, (row, at), text, &style::told())?;
        }
        let lines = texts.into_iter().zip(WIDTHS.into_iter().skip(2));
        let lines = lines.map(|(text, width)| measure::lines(text, width, measure::RUNNING)).max();
        sheet.set_row_height(row, measure::height(lines.unwrap_or(1)))?;
        Ok(())
    }
}
