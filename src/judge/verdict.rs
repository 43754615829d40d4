//! How a criterion fared, and why.

use crate::bound::{Possible, Range, Truth};
use crate::dossier::Strength;
use crate::expr::{Comparison, Leaf, Node};
use crate::form::{Kind, RowId};
use crate::ids::TableId;

/// How one criterion fared. Each answer a supervisor can give has its own name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Verdict {
    /// All points are earned.
    Met,
    /// Some points are earned.
    Partial,
    /// No point is earned.
    Unmet,
    /// A blank decides between verdicts; the assessment names that blank.
    Unknown,
    /// The pedoman does not ask this of this unit; the criterion leaves the denominator.
    NotApplicable,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Met, Self::Partial, Self::Unmet, Self::Unknown, Self::NotApplicable];
}

/// A measure as far as it is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Measured {
    /// The kind of the measure; booleans are 0 or 1.
    pub kind: Kind,
    /// Its bounds; `None` when it surely is none.
    pub range: Option<Range>,
    /// Whether it may be none.
    pub may_be_none: bool,
}

/// How the rows of an `each` criterion fared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct RowTally {
    /// Rows that surely are judged and surely meet the requirement.
    pub met: usize,
    /// Rows that surely are judged and surely don't.
    pub unmet: usize,
    /// Every other row that may be judged, open slots included.
    pub unknown: usize,
    /// Whether any number of further rows is possible.
    pub more: bool,
}

impl RowTally {
    /// How many rows there are.
    #[must_use]
    pub const fn total(self) -> usize {
        self.met + self.unmet + self.unknown
    }
}

/// A row that surely falls short; [`super::why_row_fails`] says why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Failure {
    /// The row's table.
    pub table: TableId,
    /// The row.
    pub row: RowId,
}

/// Why something does not hold.
#[derive(Clone, Debug)]
pub enum Reason<'n> {
    /// A comparison that holds instead of the one required: a meeting that is shorter than it should be.
    Compared {
        /// The left side.
        left: Said<'n>,
        /// How the sides stand to each other.
        comparison: Comparison,
        /// The right side.
        right: Said<'n>,
    },
    /// Something that should be there is not.
    Missing(Said<'n>),
    /// Something that should not be so is.
    Holds(Said<'n>),
    /// Something that should be so is not.
    Fails(Said<'n>),
    /// Several choices do not include an item that they should: what was chosen, and the item.
    Lacks(Said<'n>, Said<'n>),
    /// Several choices include an item that they should not: what was chosen, and the item.
    Includes(Said<'n>, Said<'n>),
    /// No row of a table is as it should be.
    NoSuchRow(TableId),
    /// Some row of a table is as it should not be.
    SuchARow(TableId),
}

/// A part of an expression and its value, to be put into words.
#[derive(Clone, Debug)]
pub struct Said<'n> {
    /// What it is called by: a field, or something calculated. `None` for what is said by its value alone.
    pub part: Option<&'n Node>,
    /// Its kind.
    pub kind: Kind,
    /// Its value; texts are owned so that the trail outlives the dossier.
    pub value: Possible<String>,
}

/// A criterion, judged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judged {
    /// How it fared.
    pub verdict: Verdict,
    /// Whether it applies; either where a blank decides.
    pub applies: Truth,
    /// Its measure; `None` where it surely does not apply.
    pub measure: Option<Measured>,
    /// The points it can earn where it applies; `None` where it surely does not.
    pub points: Option<Range>,
    /// Its rows, for criteria with `each` that may apply.
    pub rows: Option<RowTally>,
    /// The rows that fall short.
    pub failures: Vec<Failure>,
    /// The blanks it still depends on.
    pub missing: Vec<Leaf>,
    /// How well the weakest claim it rests on is shown.
    pub evidence: Strength,
}

/// An indicator, measured.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Indicated {
    /// Its measure.
    pub measure: Measured,
    /// The points it earns; `None` without levels, or where the measure surely is none.
    pub points: Option<Range>,
}
