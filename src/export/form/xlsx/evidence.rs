//! The sheet for evidence: where the claims of rows can be seen, and how they were checked.

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::book::{Book, FIRST, HEADERS, LAST};
use super::measure;
use super::root::key_of;
use super::style::{self, Input};
use crate::export::form::proofs::{self, Told};
use crate::export::form::{Target, WrittenEvidence};
use crate::form::Kind;
use crate::form::layout::{Holds, Proof, normal};
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

/// A line of the sheet for evidence.
#[derive(Default)]
struct ProofLine {
    /// Its place among those that could not be understood.
    wrong: Option<usize>,
    texts: WrittenEvidence,
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
        self.proof_columns(&mut sheet)?;
        let lines = self.proof_lines();
        let empty = ProofLine::default();
        for (line, row) in lines.iter().chain(std::iter::repeat_n(&empty, PLACES)).zip(FIRST..) {
            self.proof_line(&mut sheet, row, line)?;
        }
        sheet.set_row_height(HEADERS, 22)?;
        self.page(&mut sheet, widths.iter().sum());
        sheet.set_repeat_rows(HEADERS, HEADERS)?.set_freeze_panes(FIRST, 0)?;
        Self::protect(&mut sheet);
        Ok(sheet)
    }

    fn proof_columns(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for (proof, at) in self.layout.proofs.iter().zip(0..) {
            sheet.set_column_width(at, width(proof.role))?;
            sheet.set_column_format(at, &style::beyond(Kind::Text, self.lang()))?;
            let star = if proof.is_required { " *" } else { "" };
            let header = format!("{}{star}", proof.header(self.lang()));
            sheet.write_string_with_format(HEADERS, at, header, &style::header())?;
            sheet.add_data_validation(FIRST, at, LAST, at, &self.proof_rule(proof.role)?)?;
        }
        Ok(())
    }

    /// What could not be understood first, then what was.
    fn proof_lines(&self) -> Vec<ProofLine> {
        let wrong = self.of.remarks.evidence.iter().enumerate();
        let mut lines: Vec<ProofLine> = wrong
            .map(|(place, texts)| ProofLine { wrong: Some(place), texts: texts.clone() })
            .collect();
        let told = proofs::all(&self.of.answers).filter(|told| !self.is_on_root(told));
        for texts in told.map(|told| self.told(&told)) {
            // A claim of which something could not be understood stands there already.
            let is_there = |line: &ProofLine| {
                line.wrong.is_some()
                    && line
                        .texts
                        .iter()
                        .zip(&texts)
                        .take(2)
                        .all(|(one, other)| normal(one) == normal(other))
            };
            if !lines.iter().any(is_there) {
                lines.push(ProofLine { wrong: None, texts });
            }
        }
        lines
    }

    fn proof_line(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        line: &ProofLine,
    ) -> Result<(), XlsxError> {
        let input = if line.wrong.is_some() { Input::Wrong } else { Input::Free };
        let format = style::input(Kind::Text, input, self.lang());
        for (proof, at) in self.layout.proofs.iter().zip(0..) {
            let [row_name, of, note, method] = &line.texts;
            let text = match proof.role {
                Proof::Row => row_name,
                Proof::Of => of,
                Proof::Note => note,
                Proof::Method => method,
            };
            self.put_text(sheet, (row, at), text, &format)?;
        }
        let widths = self.layout.proofs.iter().map(|proof| width(proof.role));
        let lines = line.texts.iter().zip(widths);
        let lines = lines.map(|(text, width)| measure::lines(text, width, 1.0)).max();
        sheet.set_row_height(row, measure::height(lines.unwrap_or(1)))?;
        let note = line.wrong.and_then(|place| self.note_on(&[Target::Evidence(place)]));
        if let Some(note) = note {
            sheet.insert_note(row, 0, &note)?;
        }
        Ok(())
    }

    /// Whether evidence of one of the root's answers has its place beside the answer.
    fn is_on_root(&self, told: &Told<'_>) -> bool {
        let of = told.claim.map(|claim| claim.of);
        let mut columns = self.layout.columns(TableId::ROOT).iter();
        told.table == TableId::ROOT
            && columns.any(|column| of.is_some() && key_of(column.role) == of)
    }

    fn told(&self, told: &Told<'_>) -> [String; 4] {
        let row = self.row_name(told.table, told.row);
        let Some(claim) = told.claim else {
            return [row, String::new(), String::new(), String::new()];
        };
        let of = proofs::name(&self.layout, self.writer, told.table, claim.of);
        [row, of, claim.note.clone().unwrap_or_default(), proofs::methods(claim)]
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
