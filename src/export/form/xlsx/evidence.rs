//! The sheet for evidence: where the claims of rows can be seen, and how they were checked.

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::book::{Book, FIRST, HEADERS, LAST};
use super::root::key_of;
use super::style::{self, Input};
use crate::export::form::proofs::{self, Told};
use crate::form::layout::{Holds, Proof};
use crate::form::{Key, Kind};
use crate::ids::TableId;
use crate::text::Lang;

/// How many places are drawn below what is told.
const PLACES: usize = 20;

fn width(proof: Proof) -> f64 {
    match proof {
        Proof::Row | Proof::Of => 34.0,
        Proof::Note => 48.0,
        Proof::Method => 24.0,
    }
}

impl Book<'_> {
    /// The sheet for evidence.
    pub(super) fn evidence_sheet(&self) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        let name = self.sheet(Holds::Evidence);
        sheet.set_name(name)?.set_tab_color(style::ACCENT);
        let title = format!("{name} — {}", self.of.checklist.title.get(self.lang()));
        let what = self.say(
            "Untuk isian pada baris lembar lain: di mana dapat dilihat, dan bagaimana diperiksa.",
            "For entries in rows of other sheets: where they can be seen, and how they were checked.",
        );
        let widths: Vec<f64> = self.layout.proofs.iter().map(|proof| width(proof.role)).collect();
        self.heading(&mut sheet, &title)?;
        Self::what_for(&mut sheet, what, (1, widths.get(1..).unwrap_or_default()))?;
        let format = style::input(Kind::Text, Input::Free, self.lang());
        for (proof, at) in self.layout.proofs.iter().zip(0..) {
            sheet.set_column_width(at, width(proof.role))?;
            sheet.set_column_format(at, &style::beyond(Kind::Text, self.lang()))?;
            let star = if proof.is_required { " *" } else { "" };
            let header = format!("{}{star}", proof.header(self.lang()));
            sheet.write_string_with_format(HEADERS, at, header, &style::header())?;
            sheet.add_data_validation(FIRST, at, LAST, at, &self.proof_rule(proof.role)?)?;
        }
        let on_root =
            |told: &Told<'_>| told.table == TableId::ROOT && self.is_on_root(told.claim.of);
        let told = proofs::all(&self.of.answers).filter(|told| !on_root(told)).map(Some);
        let lines = told.chain(std::iter::repeat_n(None, PLACES));
        for (told, row) in lines.zip(FIRST..) {
            for (proof, at) in self.layout.proofs.iter().zip(0..) {
                let text =
                    told.as_ref().map_or_else(String::new, |told| self.told(told, proof.role));
                self.put_text(&mut sheet, (row, at), &text, &format)?;
            }
        }
        sheet.set_row_height(HEADERS, 22)?;
        self.page(&mut sheet, widths.iter().sum());
        sheet.set_repeat_rows(HEADERS, HEADERS)?.set_freeze_panes(FIRST, 0)?;
        Self::protect(&mut sheet);
        Ok(sheet)
    }

    /// Whether evidence of one of the root's answers has its place beside the answer.
    fn is_on_root(&self, of: Key) -> bool {
        self.layout.columns(TableId::ROOT).iter().any(|column| key_of(column.role) == Some(of))
    }

    fn told(&self, told: &Told<'_>, part: Proof) -> String {
        match part {
            Proof::Row => self.row_name(told.table, told.row),
            Proof::Of => proofs::name(&self.layout, self.writer, told),
            Proof::Note => told.claim.note.clone().unwrap_or_default(),
            Proof::Method => proofs::methods(told.claim),
        }
    }

    /// How rows are named, by an example.
    fn example_of_row(&self) -> String {
        let form = self.form();
        let depth = |id: TableId| form.path(id).matches('.').count();
        let deepest = form.tables().min_by_key(|(id, _)| std::cmp::Reverse(depth(*id)));
        let example = deepest.map_or_else(String::new, |(id, _)| self.example_of(id));
        match self.lang() {
            Lang::Id => format!("Nama baris seperti pada laporan, misalnya: {example}"),
            Lang::En => format!("The row's name as reports have it, such as: {example}"),
        }
    }

    fn example_of(&self, table: TableId) -> String {
        let of = self.form().table(table);
        let Some(parent) = of.parent else { return String::new() };
        let own = match self.form().is_timeline(table) {
            true => self.asked.with_year(&format!("{} {{year}}-03", of.name)),
            false => format!("{} 2", of.name),
        };
        match self.example_of(parent) {
            above if above.is_empty() => own,
            above => format!("{above} / {own}"),
        }
    }

    fn proof_rule(&self, proof: Proof) -> Result<DataValidation, XlsxError> {
        let any = DataValidation::new().allow_any_value();
        match proof {
            Proof::Row => any.set_input_message(self.example_of_row()),
            Proof::Of => any.set_input_message(self.say(
                "Judul kolom pada lembar baris itu.",
                "The header of the column on that row's sheet.",
            )),
            Proof::Note => any.set_input_message(self.say(
                "Di mana dapat dilihat, misalnya nama berkas atau tempat penyimpanannya.",
                "Where it can be seen: the name of a file, say, or where it is kept.",
            )),
            Proof::Method => self.method_rule(),
        }
    }
}
