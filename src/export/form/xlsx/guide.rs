//! The first sheet: how to fill the form in.

mod texts;

use rust_xlsxwriter::{Format, FormatAlign, Url, Worksheet, XlsxError};

use super::book::Book;
use super::measure;
use super::style;
use crate::form::layout::Aside;
use crate::report::words;

/// The columns beside the margin, and how many characters they have room for.
const COLUMNS: [(u16, f64); 3] = [(1, 30.0), (2, 34.0), (3, 50.0)];

/// Where the next line of the sheet goes.
struct Page<'b, 'q> {
    book: &'b Book<'q>,
    sheet: Worksheet,
    row: u32,
}

impl Book<'_> {
    /// The sheet that says how to fill the form in.
    pub(super) fn guide_sheet(&self) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(self.aside(Aside::Instructions))?.set_column_width(0, 2)?;
        for (column, width) in COLUMNS {
            sheet.set_column_width(column, width)?;
        }
        let mut page = Page { book: self, sheet, row: 0 };
        page.title()?;
        page.section(self.say("Apa yang diminta", "What is asked"))?;
        page.paragraphs(&texts::what_is_asked(self))?;
        page.section(self.say("Langkah mengisi", "How to fill it in"))?;
        page.steps(&texts::steps(self))?;
        page.section(self.say("Cara menulis jawaban", "How to write answers"))?;
        page.table(&texts::ways_to_write(self))?;
        page.section(self.say("Lembar dalam berkas ini", "Sheets of this file"))?;
        page.sheets()?;
        page.section(self.say("Setelah terisi", "When it is filled in"))?;
        page.paragraphs(&texts::what_happens_next(self))?;
        page.documents()?;
        let mut sheet = page.sheet;
        self.page(&mut sheet, COLUMNS.iter().map(|(_, width)| width).sum());
        Self::protect(&mut sheet);
        Ok(sheet)
    }
}

impl Page<'_, '_> {
    fn title(&mut self) -> Result<(), XlsxError> {
        let (checklist, lang) = (self.book.of.checklist, self.book.lang());
        self.sheet.set_row_height(0, 30)?;
        let title = checklist.title.get(lang);
        self.sheet.write_string_with_format(0, 1, title, &style::title())?;
        let mut about = vec![self.book.say("Formulir isian", "Form to fill in").to_owned()];
        about.extend(self.book.period().map(|period| words::period(period, lang)));
        about.push(format!("{} {}", self.book.say("edisi", "edition"), checklist.version));
        let about = about.join(" · ");
        self.sheet.merge_range(1, 1, 1, 3, &about, &style::subtitle())?;
        self.row = 2;
        Ok(())
    }

    fn section(&mut self, title: &str) -> Result<(), XlsxError> {
        self.row += 1;
        for (column, _) in COLUMNS {
            self.sheet.write_blank(self.row, column, &style::section())?;
        }
        self.sheet.write_string_with_format(self.row, 1, title, &style::section())?;
        self.sheet.set_row_height(self.row, 20)?;
        self.row += 1;
        Ok(())
    }

    fn paragraphs(&mut self, texts: &[String]) -> Result<(), XlsxError> {
        texts.iter().try_for_each(|text| self.paragraph(text))
    }

    fn steps(&mut self, texts: &[String]) -> Result<(), XlsxError> {
        texts
            .iter()
            .zip(1..)
            .try_for_each(|(text, number)| self.paragraph(&format!("{number}.  {text}")))
    }

    /// A text across all columns.
    fn paragraph(&mut self, text: &str) -> Result<(), XlsxError> {
        let across = COLUMNS.iter().map(|(_, width)| width).sum();
        let lines = measure::lines(text, across, measure::RUNNING);
        self.sheet.set_row_height(self.row, measure::height(lines))?;
        let format = style::paragraph();
        self.sheet.merge_range(self.row, 1, self.row, 3, text, &format)?;
        self.row += 1;
        Ok(())
    }

    fn table(&mut self, rows: &[[String; 3]]) -> Result<(), XlsxError> {
        for (place, row) in rows.iter().enumerate() {
            let formats = match place {
                0 => [style::header(), style::header(), style::header()],
                _ => [style::told_bold(), code(), style::told()],
            };
            for ((text, format), (column, _)) in row.iter().zip(&formats).zip(COLUMNS) {
                self.sheet.write_string_with_format(self.row, column, text, format)?;
            }
            let texts = row.iter().zip(COLUMNS);
            let lines =
                texts.map(|(text, (_, width))| measure::lines(text, width, measure::RUNNING)).max();
            self.sheet.set_row_height(self.row, measure::height(lines.unwrap_or(1)))?;
            self.row += 1;
        }
        Ok(())
    }

    /// The sheets to be filled in, each with the way there.
    fn sheets(&mut self) -> Result<(), XlsxError> {
        let book = self.book;
        self.table(&[texts::sheet_headers(book)])?;
        for sheet in book.layout.sheets() {
            let name = sheet.name.get(book.lang());
            let [holds, of] = texts::about_sheet(book, sheet.holds);
            let url = Url::new(Book::link(name, 0, 0)).set_text(name);
            self.sheet.write_url_with_format(self.row, 1, url, &style::link())?;
            self.sheet.write_string_with_format(self.row, 2, &holds, &style::told())?;
            self.sheet.write_string_with_format(self.row, 3, &of, &style::told())?;
            let lines = [name, &holds, &of].into_iter().zip(COLUMNS);
            let lines =
                lines.map(|(text, (_, width))| measure::lines(text, width, measure::RUNNING)).max();
            self.sheet.set_row_height(self.row, measure::height(lines.unwrap_or(1)))?;
            self.row += 1;
        }
        Ok(())
    }

    /// The documents that the questions rest on.
    fn documents(&mut self) -> Result<(), XlsxError> {
        let documents: Vec<&str> = self.book.purposes.documents().collect();
        if documents.is_empty() {
            return Ok(());
        }
        self.section(self.book.say("Dasar pertanyaan", "What the questions rest on"))?;
        self.paragraph(self.book.say(
            "Arahkan penunjuk ke sebuah pertanyaan atau judul kolom (yang bertanda segitiga kecil) untuk melihat kriteria yang membacanya dan dasarnya.",
            "Point at a question or a column's header (those with a small triangle) to see the criteria that read it and what they rest on.",
        ))?;
        documents.into_iter().try_for_each(|title| self.paragraph(&format!("•  {title}")))
    }
}

/// What is to be typed, set off from words.
fn code() -> Format {
    style::told().set_font_name("Consolas").set_font_size(10).set_align(FormatAlign::Left)
}
