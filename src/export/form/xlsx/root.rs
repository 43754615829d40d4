//! The root's sheet: questions under each other, with room for answers and evidence.

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::book::{ANSWER, Book, FIRST, HEADERS, Part as Block, RootRow};
use super::fill::Filled;
use super::lists;
use super::measure;
use super::page::note;
use super::style::{self, Input};
use crate::dossier::{About, Spot};
use crate::export::form::sheet::kind_of;
use crate::export::form::{Target, own, proofs};
use crate::form::layout::{Column, Holds, Part, Role};
use crate::form::{Key, Kind};
use crate::ids::TableId;

/// Widths of the columns, in the order of the layout's parts.
fn width(part: Part) -> f64 {
    match part {
        Part::Question => 48.0,
        Part::Key => 4.0,
        Part::Answer => 28.0,
        Part::Unit => 14.0,
        Part::Evidence => 30.0,
        Part::Method => 18.0,
    }
}

impl Book<'_> {
    /// The root's sheet.
    pub(super) fn root_sheet(&self) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(self.sheet(Holds::Table(TableId::ROOT)))?.set_tab_color(style::ACCENT);
        let title = format!(
            "{} — {}",
            self.form().unit.get(self.lang()),
            self.of.checklist.title.get(self.lang())
        );
        let what = self.say(
            "Satu jawaban untuk setiap pertanyaan; kotak kuning (*) wajib diisi.",
            "One answer to each question; yellow boxes (*) must be filled in.",
        );
        let widths: Vec<f64> = self.layout.parts.iter().map(|part| width(part.role)).collect();
        self.heading(&mut sheet, &title)?;
        let from_answer = widths.get(usize::from(ANSWER)..).unwrap_or_default();
        Self::what_for(&mut sheet, what, (ANSWER, from_answer))?;
        self.root_headers(&mut sheet)?;
        for (row, of) in (FIRST..).zip(&self.root) {
            match of {
                RootRow::Heading(block) => self.block(&mut sheet, row, *block)?,
                RootRow::Question(role) => self.question(&mut sheet, row, *role)?,
            }
        }
        self.page(&mut sheet, widths.iter().sum());
        sheet.set_repeat_rows(HEADERS, HEADERS)?.set_freeze_panes(FIRST, 1)?;
        Self::leave_texts(&mut sheet, ANSWER)?;
        Self::protect(&mut sheet);
        Ok(sheet)
    }

    fn root_headers(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for (part, column) in self.layout.parts.iter().zip(0..) {
            sheet.set_column_width(column, width(part.role))?;
            if part.role == Part::Key {
                sheet.set_column_hidden(column)?;
            }
            let header = part.header(self.lang());
            sheet.write_string_with_format(HEADERS, column, header, &style::header())?;
        }
        sheet.set_row_height(HEADERS, 22)?;
        Ok(())
    }

    fn block(&self, sheet: &mut Worksheet, row: u32, block: Block) -> Result<(), XlsxError> {
        let title = match block {
            Block::About => self.say("Tentang formulir ini", "About this form"),
            Block::Identity => self.say("Identitas", "Identity"),
            Block::Questions => self.say("Isian", "Questions"),
            Block::Counts => self.say("Jumlah baris pada lembar lain", "Rows on other sheets"),
        };
        for (_, column) in self.layout.parts.iter().zip(0..) {
            sheet.write_blank(row, column, &style::section())?;
        }
        sheet.write_string_with_format(row, 0, title, &style::section())?;
        sheet.set_row_height(row, 20)?;
        Ok(())
    }

    fn question(&self, sheet: &mut Worksheet, row: u32, role: Role) -> Result<(), XlsxError> {
        let columns = self.layout.columns(TableId::ROOT);
        let Some(column) = columns.iter().find(|column| column.role == role) else { return Ok(()) };
        for (part, at) in self.layout.parts.iter().zip(0..) {
            match part.role {
                Part::Question => self.asked_of(sheet, (row, at), column)?,
                Part::Key => {
                    sheet.write_string_with_format(row, at, &column.key, &style::quiet())?;
                }
                Part::Answer if role == Role::Checklist && !self.is_checklist_wrong() => {
                    sheet.write_string_with_format(row, at, self.named(), &style::quiet())?;
                }
                Part::Answer => self.answer(sheet, (row, at), column)?,
                Part::Unit => {
                    sheet.write_string_with_format(row, at, self.unit(column), &style::quiet())?;
                }
                Part::Evidence | Part::Method => self.proof(sheet, (row, at), role, part.role)?,
            }
        }
        Ok(())
    }

    fn asked_of(
        &self,
        sheet: &mut Worksheet,
        (row, at): (u32, u16),
        column: &Column<Role>,
    ) -> Result<(), XlsxError> {
        let header = self.header(TableId::ROOT, column);
        let lines = measure::lines(&header, width(Part::Question), measure::RUNNING);
        sheet.set_row_height(row, measure::height(lines))?;
        sheet.write_string_with_format(row, at, header, &style::told())?;
        let purpose = self.purpose(TableId::ROOT, column.role);
        if !purpose.is_empty() {
            sheet.insert_note(row, at, &note(&purpose))?;
        }
        Ok(())
    }

    fn answer(
        &self,
        sheet: &mut Worksheet,
        (row, at): (u32, u16),
        column: &Column<Role>,
    ) -> Result<(), XlsxError> {
        let role = column.role;
        let wanted =
            if column.is_required || role == Role::Period { Input::Required } else { Input::Free };
        let answer = own(self.of, role);
        let of = Filled { table: TableId::ROOT, record: Some(0), role, answer: &answer, wanted };
        self.fill(sheet, (row, at), &of)?;
        let cell = row_col_to_cell(row, at);
        sheet.add_data_validation(
            row,
            at,
            row,
            at,
            &self.validation(TableId::ROOT, role, &cell)?,
        )?;
        Ok(())
    }

    fn is_checklist_wrong(&self) -> bool {
        let spot = Spot { table: TableId::ROOT, record: 0, about: About::Checklist };
        !self.remarks(Target::Cell(spot)).is_empty()
    }

    /// The checklist that the form is for; nobody is to change it.
    fn named(&self) -> String {
        self.writer.cell(TableId::ROOT, Role::Checklist, &own(self.of, Role::Checklist))
    }

    /// What a number counts, or what kind of answer is asked for where it is no number: beside a number only
    /// its own unit may stand.
    fn unit(&self, column: &Column<Role>) -> String {
        if let Some(unit) = &column.unit {
            return unit.get(self.lang()).to_owned();
        }
        let said = match kind_of(self.form(), TableId::ROOT, column.role) {
            Kind::Boolean => self.say("ya / tidak", "ya / tidak"),
            Kind::Date => self.say("tanggal", "date"),
            Kind::Time => self.say("jam:menit", "hour:minute"),
            Kind::Month => self.say("bulan", "month"),
            Kind::Choice(_) => self.say("pilih satu", "choose one"),
            Kind::Choices(_) => self.say("pilih, pisah dengan ;", "choose, separate by ;"),
            Kind::Integer if matches!(column.role, Role::Count(_)) => self.say("baris", "rows"),
            Kind::Share => "%",
            Kind::Text | Kind::Integer | Kind::Number | Kind::Duration => "",
        };
        said.to_owned()
    }

    /// Where an answer can be seen, or how it was checked.
    fn proof(
        &self,
        sheet: &mut Worksheet,
        (row, at): (u32, u16),
        role: Role,
        part: Part,
    ) -> Result<(), XlsxError> {
        let Some(of) = key_of(role) else {
            sheet.write_blank(row, at, &style::quiet())?;
            return Ok(());
        };
        let format = style::input(Kind::Text, Input::Free, self.lang());
        let claim = proofs::of_root(&self.of.answers, of);
        let text = claim.map_or_else(String::new, |claim| match part {
            Part::Method => proofs::methods(claim),
            _ => claim.note.clone().unwrap_or_default(),
        });
        let wrong = self.of.remarks.methods.get(&of).filter(|_| part == Part::Method);
        match wrong {
            None => self.put_text(sheet, (row, at), &text, &format)?,
            Some(written) => {
                let format = style::input(Kind::Text, Input::Wrong, self.lang());
                self.put_text(sheet, (row, at), written, &format)?;
                if let Some(note) = self.note_on(&[Target::Method(of)]) {
                    sheet.insert_note(row, at, &note)?;
                }
            }
        }
        if part == Part::Method {
            sheet.add_data_validation(row, at, row, at, &self.method_rule()?)?;
        }
        Ok(())
    }

    /// A rule that offers the ways to check a claim, of which several may be written.
    pub(super) fn method_rule(&self) -> Result<DataValidation, XlsxError> {
        DataValidation::new()
            .allow_list_formula(rust_xlsxwriter::Formula::new(format!("={}", lists::METHODS)))
            .show_error_message(false)
            .set_input_message(self.say(
                "dokumen, wawancara, atau observasi; beberapa dipisahkan dengan titik koma.",
                "dokumen (document), wawancara (interview) or observasi (observation); separate several by semicolons.",
            ))
    }
}

/// What evidence on the root's sheet is about.
pub(super) const fn key_of(role: Role) -> Option<Key> {
    match role {
        Role::Field(field) => Some(Key::Field(field)),
        Role::Count(table) => Some(Key::Table(table)),
        Role::Period
        | Role::FilledBy
        | Role::Checklist
        | Role::Month
        | Role::InMonth
        | Role::Holder(_)
        | Role::Own => None,
    }
}
