//! What is to be corrected in a form: where, what is wrong, what to write.

use std::collections::HashMap;

use crate::dossier::Spot;
use crate::form::layout::Role;
use crate::form::{Key, Kind};
use crate::ids::TableId;
use crate::quantity::Number;

/// Where a form has what is to be corrected.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Target {
    /// In a cell of a record, or of the root.
    Cell(Spot),
    /// In what a record of a table says of the row that holds it.
    Holder(TableId, usize, Role),
    /// In how one of the root's answers was checked.
    Method(Key),
    /// In a line of evidence that could not be understood.
    Evidence(usize),
}

/// Something to correct.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Correction {
    /// Where the form has it, if it does.
    pub target: Option<Target>,
    /// Where it was found in what was submitted.
    pub place: String,
    /// What stands there.
    pub written: String,
    /// What is wrong with it.
    pub problem: String,
    /// What to do about it.
    pub help: String,
    /// Whether the form can't be used until it is corrected.
    pub is_error: bool,
    /// What the cell is to hold, so that it is as wrong as before: as a text it would be taken for right.
    pub kept: Option<Kept>,
}

/// What a cell holds that no text stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kept {
    /// A quantity of a kind.
    Quantity(Kind, Number),
    /// Yes or no.
    Boolean(bool),
    /// An error that a formula came to.
    Error,
}

/// A line of the sheet for evidence, as it was written: the row, what of it, where it is seen, how it was
/// checked.
pub type WrittenEvidence = [String; 4];

/// All that is to be corrected in a form.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Remarks {
    /// In the order in which they were found.
    pub corrections: Vec<Correction>,
    /// Lines of evidence that could not be understood.
    pub evidence: Vec<WrittenEvidence>,
    /// How many of them no cell of the form shows.
    pub lost: usize,
    /// How the root's answers were checked, where that could not be understood.
    pub methods: HashMap<Key, String>,
}

impl Remarks {
    /// What is to be corrected at each place.
    pub(super) fn by_target(&self) -> HashMap<Target, Vec<&Correction>> {
        let mut by_target: HashMap<Target, Vec<&Correction>> = HashMap::new();
        for one in &self.corrections {
            if let Some(target) = one.target {
                by_target.entry(target).or_default().push(one);
            }
        }
        by_target
    }
}
