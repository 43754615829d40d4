//! Reads the root's sheet: questions under each other with their answers beside them, or one row under headers.

use std::ops::Range;
use std::sync::Arc;

use super::Sheets;
use super::count::{Count, Counts};
use super::head::{Head, header_row, near, shown};
use crate::diagnostic::{Address, Code, Diagnostic, HeadOf, Source};
use crate::document::DUPLICATE_KEY;
use crate::dossier::Claim;
use crate::dossier::book::{Cell, Grid};
use crate::dossier::draft::{DraftClaims, DraftRow, Mark};
use crate::dossier::evidence::says_nothing;
use crate::dossier::plan::RowKey;
use crate::dossier::value::Written;
use crate::form::Key;
use crate::form::layout::{Column, Found, Part, Role};
use crate::ids::TableId;
use crate::text;

/// Several rows where there is one unit.
pub const SEVERAL_UNITS: Code = Code("several-units");

/// Something that is asked of the unit, and where the answer stands.
pub(super) struct Question<'g> {
    role: Role,
    /// The question as it stands there, or the header.
    head: Arc<str>,
    of: HeadOf,
    at: Address,
    answer: Option<&'g Cell>,
    /// Where the claim is seen, and how it was checked.
    proof: [Option<&'g Cell>; 2],
}

/// A question with the places of its answer and of what shows it.
struct Placed<'g> {
    question: Question<'g>,
    answer: Range<usize>,
    proof: [Range<usize>; 2],
}

impl<'r> Sheets<'r, '_, '_> {
    /// Takes what stands on the root's sheet, and hands over what it says of how many rows other sheets have.
    pub(super) fn root(&mut self, grid: &Grid) -> Counts {
        let questions = self.questions(grid);
        self.answers(grid, questions)
    }

    /// Takes the answers to questions as those of the root.
    pub(super) fn answers(&mut self, grid: &Grid, questions: Vec<Question<'_>>) -> Counts {
        let mut source = self.source(grid);
        let placed: Vec<Placed<'_>> =
            questions.into_iter().map(|question| place(&mut source, grid, question)).collect();
        let source = self.draft.add_source(Arc::new(source));
        let first = placed.first();
        let mark = first.map_or_else(Mark::default, |one| Mark::new(source, one.answer.clone()));
        let line = first.map_or(1, |one| one.question.at.row);
        let row = DraftRow { parent: 0, mark, line, placed: None };
        self.draft.table_mut(TableId::ROOT).push(row);
        let mut counts = Counts::default();
        for one in &placed {
            self.answer(source, grid, one, &mut counts);
        }
        self.proofs(source, grid, &placed);
        counts
    }

    fn answer(&mut self, source: u16, grid: &Grid, one: &Placed<'_>, counts: &mut Counts) {
        let written = one.question.answer.map_or(Written::Text(""), |cell| grid.written(cell));
        let span = one.answer.clone();
        let mut intake = self.intake(source);
        let key = match one.question.role {
            Role::Period => RowKey::Period,
            Role::FilledBy => RowKey::FilledBy,
            Role::Checklist => RowKey::Checklist,
            Role::Field(field) => {
                intake.head = Some(Arc::clone(&one.question.head));
                return intake.value((TableId::ROOT, 0, field), written, span);
            }
            Role::Count(nested) => {
                let mark = Mark::new(source, span);
                let count = Count { table: TableId::ROOT, row: 0, nested, mark };
                return self.count(count, &one.question.head, written, counts);
            }
            Role::Month | Role::InMonth | Role::Holder(_) | Role::Own => return,
        };
        intake.header(key, span.clone(), Some(written), span);
    }

    /// Takes what stands beside the answers of where they are seen and how they were checked.
    fn proofs(&mut self, source: u16, grid: &Grid, placed: &[Placed<'_>]) {
        let mut claims = Vec::new();
        let mut mark = None;
        for one in placed {
            let of = match one.question.role {
                Role::Field(field) => Key::Field(field),
                Role::Count(table) => Key::Table(table),
                _ => continue,
            };
            let filled = one.proof.iter().zip(one.question.proof);
            let first = filled.clone().find(|(_, cell)| cell.is_some());
            let Some((span, _)) = first else { continue };
            mark = mark.or(Some(Mark::new(source, span.clone())));
            let [note, method] = one.question.proof.map(|cell| cell.map_or("", |it| grid.text(it)));
            if says_nothing(note) && method.trim().is_empty() {
                continue;
            }
            let [note_span, method_span] = one.proof.clone();
            let mut intake = self.intake(source);
            let note = intake.note(note, note_span);
            let methods = intake.methods(method, &method_span);
            claims.push(Claim { of, note, methods });
        }
        if let Some(mark) = mark {
            self.draft.claims.push(DraftClaims { table: TableId::ROOT, row: 0, mark, claims });
        }
    }

    /// What is asked on the root's sheet.
    fn questions<'g>(&mut self, grid: &'g Grid) -> Vec<Question<'g>> {
        let parts = &self.layout.parts;
        if let Some((_, row)) = header_row(grid, parts) {
            let head = self.parts_of(grid, row);
            let asks = head.column(Part::Question).or(head.column(Part::Key)).is_some();
            if asks && head.column(Part::Answer).is_some() {
                return self.below(grid, &head);
            }
        }
        let columns = self.layout.columns(TableId::ROOT);
        let header = header_row(grid, columns);
        let asked = grid.rows().filter(|row| self.asks(grid, row)).count();
        match header {
            _ if asked > 1 && header.is_none_or(|(known, _)| known < asked) => self.beside(grid),
            Some((_, row)) => self.across(grid, row),
            None => {
                self.header_missing(grid, columns);
                Vec::new()
            }
        }
    }

    /// The columns of a sheet of questions; other columns are for notes, and of no interest.
    fn parts_of(&self, grid: &Grid, row: &[Cell]) -> Head<Part> {
        let mut head = Head { row: row.first().map_or(0, |cell| cell.row), columns: Vec::new() };
        for cell in row {
            if let Found::Column(column) = self.layout.parts.find(grid.text(cell))
                && head.column(column.role).is_none()
            {
                let (role, header) = (column.role, shown(grid.text(cell)));
                head.columns.push(super::head::Mapped { column: cell.column, role, header });
            }
        }
        head
    }

    /// Whether a row begins with something that is asked of the unit.
    fn asks(&self, grid: &Grid, row: &[Cell]) -> bool {
        let columns = self.layout.columns(TableId::ROOT);
        let first = row.first().map(|cell| columns.find(grid.text(cell)));
        matches!(first, Some(Found::Column(_) | Found::OtherUnit(_) | Found::Several(_)))
    }

    /// Questions under each other, in columns with headers.
    fn below<'g>(&mut self, grid: &'g Grid, head: &Head<Part>) -> Vec<Question<'g>> {
        let mut questions: Vec<Question<'g>> = Vec::new();
        let answers = head.column(Part::Answer).map_or(0, |mapped| mapped.column);
        let below = |row: &&[Cell]| row.first().is_some_and(|cell| cell.row > head.row);
        for row in grid.rows().filter(below) {
            let answer = head.cell(row, Part::Answer);
            let asked = [head.cell(row, Part::Key), head.cell(row, Part::Question)];
            let Some(column) = self.asked(grid, asked, answer.is_some()) else { continue };
            let text = asked[1].or(asked[0]).map_or("", |cell| grid.text(cell));
            if let Some(unit) = head.cell(row, Part::Unit)
                && !column.may_have(grid.text(unit))
            {
                let place = self.cell_place(grid, unit);
                self.other_unit(place, grid.text(unit), column);
            }
            let row_number = row.first().map_or(0, |cell| cell.row);
            let question = Question {
                role: column.role,
                head: shown(text),
                of: HeadOf::Row(row_number),
                at: Address { row: row_number, column: answers },
                answer,
                proof: [head.cell(row, Part::Evidence), head.cell(row, Part::Method)],
            };
            self.keep(grid, &mut questions, question);
        }
        questions
    }

    /// Questions under each other, with the answers in the next cell.
    fn beside<'g>(&mut self, grid: &'g Grid) -> Vec<Question<'g>> {
        let mut questions: Vec<Question<'g>> = Vec::new();
        for row in grid.rows() {
            let (Some(first), answer) = (row.first(), row.get(1)) else { continue };
            let Some(column) = self.asked(grid, [None, Some(first)], false) else { continue };
            let question = Question {
                role: column.role,
                head: shown(grid.text(first)),
                of: HeadOf::Row(first.row),
                at: Address {
                    row: first.row,
                    column: answer.map_or(first.column + 1, |cell| cell.column),
                },
                answer,
                proof: [None, None],
            };
            self.keep(grid, &mut questions, question);
        }
        questions
    }

    /// One row under headers.
    fn across<'g>(&mut self, grid: &'g Grid, row: &'g [Cell]) -> Vec<Question<'g>> {
        let head = self.head(grid, row, self.layout.columns(TableId::ROOT));
        let mut records = records_below(grid, &head);
        let Some(record) = records.next() else { return Vec::new() };
        if let Some(cell) = records.next().and_then(|second| second.first()) {
            self.several_units(grid, cell);
        }
        questions_of(&head, record)
    }

    /// What a row asks: by its key or else its question. What is not known is reported if it is answered.
    fn asked(
        &mut self,
        grid: &Grid,
        asked: [Option<&Cell>; 2],
        is_answered: bool,
    ) -> Option<&'r Column<Role>> {
        let columns = self.layout.columns(TableId::ROOT);
        for cell in asked.into_iter().flatten() {
            let text = grid.text(cell);
            match columns.find(text) {
                Found::Column(column) => return Some(column),
                Found::OtherUnit(column) => {
                    self.other_unit(self.cell_place(grid, cell), text, column);
                    return None;
                }
                Found::Several(several) => {
                    self.ambiguous_column(self.cell_place(grid, cell), text, &several);
                    return None;
                }
                Found::Nothing => {}
            }
        }
        if let Some(cell) = asked.into_iter().flatten().next().filter(|_| is_answered) {
            self.unknown_question(grid, cell);
        }
        None
    }

    fn unknown_question(&mut self, grid: &Grid, cell: &Cell) {
        let text = grid.text(cell);
        let place = self.cell_place(grid, cell);
        if let Some(near) = near(text, self.layout.columns(TableId::ROOT).iter()) {
            return self.unknown(place, text, &near);
        }
        let shown = shown(text);
        let message = text!(
            "`{shown}` tidak ditanyakan di formulir, jadi tidak dibaca",
            "the form does not ask `{shown}`, so it is not read"
        );
        self.report(Diagnostic::warning(super::NOT_IN_FORM, place, message));
    }

    /// Keeps a question, unless it was asked before.
    fn keep<'g>(&mut self, grid: &Grid, questions: &mut Vec<Question<'g>>, question: Question<'g>) {
        let before = questions.iter().find(|before| before.role == question.role);
        let Some(before) = before else { return questions.push(question) };
        let row = |row: u32| grid.rows().flatten().find(|cell| cell.row == row);
        let [Some(first), Some(again)] = [row(before.at.row), row(question.at.row)] else { return };
        let head = &question.head;
        let message = text!("`{head}` ditanyakan dua kali", "`{head}` is asked twice");
        let help = text!("hapus salah satu barisnya", "delete one of the rows");
        let place = self.cell_place(grid, again);
        let diagnostic = Diagnostic::error(DUPLICATE_KEY, place, message).help(help);
        let first = self.cell_place(grid, first);
        self.report(diagnostic.related(first, text!("yang pertama", "the first one")));
    }

    fn several_units(&mut self, grid: &Grid, cell: &Cell) {
        let name = &grid.name;
        let message = text!(
            "lembar `{name}` berisi lebih dari satu baris, padahal hanya untuk satu unit",
            "the sheet `{name}` has more than one row, but it is for one unit"
        );
        let help = text!(
            "buat satu buku kerja untuk tiap unit dan periode",
            "make a workbook for each unit and period"
        );
        self.error(SEVERAL_UNITS, self.cell_place(grid, cell), message, help);
    }
}

/// The rows below a header that have something in its columns.
pub(super) fn records_below<'g>(
    grid: &'g Grid,
    head: &Head<Role>,
) -> impl Iterator<Item = &'g [Cell]> {
    grid.rows().filter(|row| {
        let mut cells = row.iter().filter(|cell| cell.row > head.row);
        cells.any(|cell| head.columns.iter().any(|mapped| mapped.column == cell.column))
    })
}

/// What a row under a header answers.
pub(super) fn questions_of<'g>(head: &Head<Role>, record: &'g [Cell]) -> Vec<Question<'g>> {
    let at = record.first().map_or(0, |cell| cell.row);
    let question = |mapped: &super::head::Mapped<Role>| Question {
        role: mapped.role,
        head: Arc::clone(&mapped.header),
        of: HeadOf::Column(mapped.column),
        at: Address { row: at, column: mapped.column },
        answer: record.iter().find(|cell| cell.column == mapped.column),
        proof: [None, None],
    };
    head.columns.iter().map(question).collect()
}

fn place<'g>(source: &mut Source, grid: &Grid, question: Question<'g>) -> Placed<'g> {
    source.add_head(question.of, &*question.head);
    let text = |cell: Option<&Cell>| cell.map_or("", |cell| grid.text(cell)).to_owned();
    let answer = source.add_cell(question.at, &text(question.answer));
    let proof = question.proof.map(|cell| match cell {
        None => answer.clone(),
        Some(cell) => {
            source.add_cell(Address { row: cell.row, column: cell.column }, &text(Some(cell)))
        }
    });
    Placed { question, answer, proof }
}
