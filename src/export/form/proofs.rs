//! Evidence as sheets have it: which row, which field, where it can be seen, how it was checked.

use super::written::Writer;
use crate::checklist::Method;
use crate::dossier::{Claim, Submission};
use crate::form::Key;
use crate::form::layout::{Layout, Role};
use crate::ids::TableId;

/// A claim with the row that makes it.
pub(super) struct Told<'a> {
    pub(super) table: TableId,
    /// The row's place among the records of its table.
    pub(super) row: usize,
    /// `None` says that nothing of the row is shown.
    pub(super) claim: Option<&'a Claim>,
}

/// All claims in the order of their rows. That nothing is shown is of no account for the root, which no
/// other row speaks for.
pub(super) fn all(answers: &Submission) -> impl Iterator<Item = Told<'_>> {
    answers.evidence.iter().flat_map(|of| {
        let told = |claim| Told { table: of.table, row: of.row, claim };
        let says_nothing = of.claims.is_empty() && of.table != TableId::ROOT;
        let claims = of.claims.iter().map(Some).chain(says_nothing.then_some(None));
        claims.map(told)
    })
}

/// What is claimed of one of the root's answers.
pub(super) fn of_root(answers: &Submission, of: Key) -> Option<&Claim> {
    let mut claims = all(answers).filter(|told| told.table == TableId::ROOT);
    claims.find_map(|told| told.claim.filter(|claim| claim.of == of))
}

/// What a claim is about: the label where a column has it, otherwise the key.
pub(super) fn name(layout: &Layout, writer: Writer<'_>, table: TableId, of: Key) -> String {
    let (role, key) = match of {
        Key::Field(field) => (Role::Field(field), &writer.form.field(table, field).name),
        Key::Table(nested) => (Role::Count(nested), &writer.form.table(nested).name),
    };
    let column = layout.columns(table).iter().find(|column| column.role == role);
    column.map_or_else(|| key.clone(), |column| column.label.get(writer.lang).to_owned())
}

/// The ways a claim was checked, as files name them. A claim of which nothing else is said is a document.
pub(super) fn methods(claim: &Claim) -> String {
    let name = |method: &Method| match method {
        Method::Document => "dokumen",
        Method::Interview => "wawancara",
        Method::Observation => "observasi",
    };
    if claim.methods.is_empty() && claim.note.as_deref().is_none_or(says_nothing) {
        return name(&Method::Document).to_owned();
    }
    claim.methods.iter().map(name).collect::<Vec<_>>().join("; ")
}

/// Whether a note would be taken for none.
fn says_nothing(note: &str) -> bool {
    ["?", "-", "tidak ada", "tidak diketahui"].iter().any(|word| word.eq_ignore_ascii_case(note))
}
