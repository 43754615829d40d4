//! Evidence as sheets have it: which row, which field, where it can be seen, how it was checked.

use super::written::Writer;
use crate::checklist::Method;
use crate::dossier::{Claim, Submission};
use crate::form::Key;
use crate::form::layout::{Layout, Role};
use crate::ids::TableId;

/// A claim with the row that makes it.
#[derive(Clone)]
pub(super) struct Told<'a> {
    pub(super) table: TableId,
    /// The row's place among the records of its table.
    pub(super) row: usize,
    pub(super) claim: &'a Claim,
}

/// All claims in the order of their rows.
pub(super) fn all(answers: &Submission) -> impl Iterator<Item = Told<'_>> {
    answers
        .evidence
        .iter()
        .flat_map(|of| of.claims.iter().map(|claim| Told { table: of.table, row: of.row, claim }))
}

/// What is claimed of one of the root's answers.
pub(super) fn of_root(answers: &Submission, of: Key) -> Option<&Claim> {
    all(answers)
        .find(|told| told.table == TableId::ROOT && told.claim.of == of)
        .map(|told| told.claim)
}

/// What a claim is about: the label where a column has it, otherwise the key.
pub(super) fn name(layout: &Layout, writer: Writer<'_>, told: &Told<'_>) -> String {
    let (role, key) = match told.claim.of {
        Key::Field(field) => (Role::Field(field), &writer.form.field(told.table, field).name),
        Key::Table(table) => (Role::Count(table), &writer.form.table(table).name),
    };
    let column = layout.columns(told.table).iter().find(|column| column.role == role);
    column.map_or_else(|| key.clone(), |column| column.label.get(writer.lang).to_owned())
}

/// The ways a claim was checked, as files name them.
pub(super) fn methods(claim: &Claim) -> String {
    let name = |method: &Method| match method {
        Method::Document => "dokumen",
        Method::Interview => "wawancara",
        Method::Observation => "observasi",
    };
    claim.methods.iter().map(name).collect::<Vec<_>>().join("; ")
}
