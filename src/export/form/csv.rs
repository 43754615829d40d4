//! Writes a form as a folder of CSV files, one a table, headed by keys.
//!
//! Cells hold what was submitted as it was: whoever opens the files in a spreadsheet opens them as text.

use std::io;

use super::proofs::{self, Told};
use super::sheet::Sheets;
use super::written::Writer;
use super::{Questionnaire, own};
use crate::form::layout::{Holds, Layout, Proof, Role};
use crate::ids::TableId;

/// Names and texts of the files.
///
/// # Errors
/// Only if the machine refuses.
pub(super) fn files(of: &Questionnaire<'_>) -> io::Result<Vec<(String, Vec<u8>)>> {
    let form = &of.checklist.form;
    let folder = Folder {
        of,
        layout: Layout::of(form),
        sheets: Sheets::of(form, &of.answers, of.period()),
        writer: Writer { form, lang: of.lang },
    };
    let file = |sheet: &crate::form::layout::Sheet| {
        let rows = match sheet.holds {
            Holds::Table(TableId::ROOT) => folder.root(),
            Holds::Table(table) => folder.table(table),
            Holds::Evidence => folder.evidence(),
        };
        Ok((format!("{}.csv", sheet.key), csv(&rows)?))
    };
    folder.layout.sheets().iter().map(file).collect()
}

struct Folder<'q> {
    of: &'q Questionnaire<'q>,
    layout: Layout,
    sheets: Sheets<'q>,
    writer: Writer<'q>,
}

impl Folder<'_> {
    /// The root's answers in one line below their keys.
    fn root(&self) -> Vec<Vec<String>> {
        let columns = self.layout.columns(TableId::ROOT);
        let keys = columns.iter().map(|column| column.key.clone()).collect();
        let cell = |role: Role| self.writer.cell(TableId::ROOT, role, &own(self.of, role));
        vec![keys, columns.iter().map(|column| cell(column.role)).collect()]
    }

    fn table(&self, table: TableId) -> Vec<Vec<String>> {
        let columns = self.layout.columns(table);
        let mut rows = vec![columns.iter().map(|column| column.key.clone()).collect()];
        for line in self.sheets.lines(table, columns) {
            let cells = columns.iter().zip(&line.answers);
            let cells = cells.map(|(column, answer)| self.writer.cell(table, column.role, answer));
            rows.extend((!line.answers.is_empty()).then(|| cells.collect()));
        }
        rows
    }

    fn evidence(&self) -> Vec<Vec<String>> {
        let mut rows = vec![self.layout.proofs.iter().map(|proof| proof.key.clone()).collect()];
        for told in proofs::all(&self.of.answers) {
            rows.push(
                self.layout.proofs.iter().map(|proof| self.told(&told, proof.role)).collect(),
            );
        }
        rows
    }

    fn told(&self, told: &Told<'_>, part: Proof) -> String {
        match part {
            Proof::Row => self.sheets.row_name(told.table, told.row),
            Proof::Of => told.claim.map_or_else(String::new, |claim| {
                proofs::name(&self.layout, self.writer, told.table, claim.of)
            }),
            Proof::Note => told.claim.and_then(|claim| claim.note.clone()).unwrap_or_default(),
            Proof::Method => told.claim.map_or_else(String::new, proofs::methods),
        }
    }
}

fn csv(rows: &[Vec<String>]) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error())
}
