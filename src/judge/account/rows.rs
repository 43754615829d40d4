//! The rows that a value is computed from: which of them count, and what is taken of each.

use super::Account;
use crate::bound::{Truth, Value};
use crate::checklist::EachRow;
use crate::expr::{Aggregate, Aggregation, Node, RowsPath, passing};
use crate::form::{Presence, RowId};
use crate::ids::TableId;

/// Rows that were looked at one by one.
#[derive(Clone, Debug)]
pub struct RowsAccount<'a> {
    /// Which rows.
    pub path: &'a RowsPath,
    /// Which of them count.
    pub condition: Option<&'a Node>,
    /// What is taken of each.
    pub of: Option<&'a Node>,
    /// Whether that is a condition, which a row meets or not.
    pub takes_conditions: bool,
    /// The aggregate they are counted by; `None` where a criterion judges them.
    pub aggregate: Option<&'static Aggregate>,
    /// All of them, in order.
    pub rows: Vec<RowAccount<'a>>,
}

/// A row that was looked at.
#[derive(Clone, Debug)]
pub struct RowAccount<'a> {
    /// Its table.
    pub table: TableId,
    /// The row.
    pub row: RowId,
    /// Whether it exists.
    pub presence: Presence,
    /// What it is to the value.
    pub standing: Standing,
    /// What is taken of it; `None` where rows are only counted.
    pub taken: Option<Value<'a>>,
    counting: Option<Account<'a>>,
    taking: Option<Account<'a>>,
}

/// What a row is to the value computed from it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// It surely counts, and does not meet the condition.
    Unmet,
    /// Whether it exists, counts or meets the condition is not known.
    Unsure,
    /// It surely counts, and meets the condition.
    Met,
    /// It surely counts, with some value.
    Counted,
    /// It counts, but there is nothing to take of it.
    WithoutValue,
    /// It does not count.
    LeftOut,
}

impl<'a> RowsAccount<'a> {
    /// The rows of an aggregate.
    pub(super) fn of(whole: Account<'a>, aggregation: &'a Aggregation) -> Self {
        let mut account = Self {
            path: &aggregation.rows,
            condition: aggregation.condition.as_ref(),
            of: aggregation.of.as_ref(),
            takes_conditions: aggregation.aggregate.of_conditions && aggregation.of.is_some(),
            aggregate: Some(aggregation.aggregate),
            rows: Vec::new(),
        };
        account.look_at_all(whole);
        account
    }

    /// The rows that a criterion judges.
    pub(super) fn of_each(whole: Account<'a>, each: &'a EachRow) -> Self {
        let mut account = Self {
            path: &each.rows,
            condition: each.condition.as_deref(),
            of: Some(&each.require),
            takes_conditions: true,
            aggregate: None,
            rows: Vec::new(),
        };
        account.look_at_all(whole);
        account
    }

    fn look_at_all(&mut self, whole: Account<'a>) {
        for start in whole.scene.starts_of(self.path) {
            for (presence, row) in whole.scene.rows_of(self.path, start) {
                let looked = self.look_at(whole, presence, row);
                // After `previous`, several rows may be the earlier one, and have rows in common.
                if !self.rows.iter().any(|one| one.row == row) {
                    self.rows.push(looked);
                }
            }
        }
    }

    fn look_at(&self, whole: Account<'a>, presence: Presence, row: RowId) -> RowAccount<'a> {
        let table = self.path.last();
        let scene = whole.scene.with(self.path.frame, table, row);
        let account = |node: &'a Node| whole.part(node).over(scene);
        let (counting, taking) = (self.condition.map(account), self.of.map(account));
        let counts = counting.map_or(Truth::True, |condition| condition.truth());
        let taken = taking.map(|of| of.value());
        let standing = self.standing(presence, counts, taken.as_ref());
        RowAccount { table, row, presence, standing, taken, counting, taking }
    }

    fn standing(&self, presence: Presence, counts: Truth, taken: Option<&Value<'_>>) -> Standing {
        match (passing(presence, counts), taken) {
            (None, _) => Standing::LeftOut,
            (Some(Presence::Possible | Presence::Many), _) => Standing::Unsure,
            (Some(Presence::Certain), Some(taken)) if self.takes_conditions => {
                match taken.condition() {
                    Truth::True => Standing::Met,
                    Truth::False => Standing::Unmet,
                    Truth::Either => Standing::Unsure,
                }
            }
            (Some(Presence::Certain), Some(taken)) if taken.is_none() => Standing::WithoutValue,
            (Some(Presence::Certain), _) => Standing::Counted,
        }
    }

    /// The rows of a standing, in order.
    pub fn of_standing(&self, standing: Standing) -> impl Iterator<Item = &RowAccount<'a>> {
        self.rows.iter().filter(move |row| row.standing == standing)
    }

    /// Whether any number of further rows is possible.
    #[must_use]
    pub fn may_be_more(&self) -> bool {
        let open = |row: &RowAccount<'_>| row.presence == Presence::Many;
        self.of_standing(Standing::Unsure).any(open)
    }
}

impl<'a> RowAccount<'a> {
    /// Why it counts or not, where a condition says so.
    #[must_use]
    pub const fn counting(&self) -> Option<Account<'a>> {
        self.counting
    }

    /// How what is taken of it came about.
    #[must_use]
    pub const fn taking(&self) -> Option<Account<'a>> {
        self.taking
    }
}
