//! The aggregates of the language: each in a file of its own, with a line in the table below.

super::table::list! {
    /// Every aggregate: its file, and its name there.
    AGGREGATES: Aggregate {
        all::ALL,
        any::ANY,
        count::COUNT,
        distinct::DISTINCT,
        first::FIRST,
        last::LAST,
        max::MAX,
        mean::MEAN,
        median::MEDIAN,
        min::MIN,
        share::SHARE,
        sum::SUM,
    }
}

use std::fmt;

use super::ast::Word;
use super::check::kind_name;
use super::fault::{self, Fault};
use super::node::Node;
use super::table::Example;
use crate::bound::{Range, Truth, Value};
use crate::form::{Kind, Presence};
use crate::text;

/// A value computed from rows.
pub struct Aggregate {
    /// Its name.
    pub name: &'static str,
    /// How it is written, with names for its parts.
    pub usage: &'static str,
    /// What it gives, in Indonesian and English.
    pub explain: (&'static str, &'static str),
    /// How a sentence says it, in Indonesian and English, by the kind of what is taken of each row; see
    /// [`super::table`] for the signs in it.
    pub phrase: fn(Option<Kind>) -> (&'static str, &'static str),
    /// Aggregates over the sample dossier, and what they are worth.
    pub examples: &'static [Example],
    /// Whether something is taken of each row.
    pub of: Of,
    /// The kind of its value, from that of what is taken; `None` where that does not fit. Without
    /// `of`, rows count as true.
    pub kind: fn(Kind) -> Option<Kind>,
    /// Whether it takes conditions, of which none counts as false.
    pub of_conditions: bool,
    /// Whether its value is that of one of the rows.
    pub of_one_row: bool,
    /// Whether it can be none.
    pub can_be_none: bool,
    /// How its bounds follow from the rows that count.
    pub evaluate: Evaluate,
}

/// How the bounds of an aggregate follow from the rows that count, in order.
#[derive(Clone, Copy)]
pub enum Evaluate {
    /// From whether each meets a condition; without `of` it does.
    FromTruths(fn(&mut dyn Iterator<Item = (Presence, Truth)>) -> Value<'static>),
    /// From what is taken of each.
    FromValues(for<'a> fn(&mut dyn Iterator<Item = Counted<'a>>) -> Value<'a>),
}

impl fmt::Debug for Aggregate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.usage)
    }
}

/// Whether an aggregate takes something `of` each row.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Of {
    /// It counts rows.
    Never,
    /// It may.
    Maybe,
    /// It must.
    Always,
}

/// A row that counts, surely or possibly, and what is taken of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counted<'a> {
    /// Whether it counts: surely, possibly, or any number of times.
    pub presence: Presence,
    /// What is taken of it.
    pub value: Value<'a>,
    /// The kind of that value.
    pub kind: Kind,
}

impl Counted<'_> {
    /// Whether the row surely counts just once.
    #[must_use]
    pub const fn surely(&self) -> bool {
        matches!(self.presence, Presence::Certain)
    }
}

/// A quantity taken of a row, where it is not none.
struct Quantity {
    presence: Presence,
    range: Range,
}

/// The quantities of rows, those that are none left out; one that may be none may be left out.
fn quantities<'a>(rows: &mut dyn Iterator<Item = Counted<'a>>) -> impl Iterator<Item = Quantity> {
    rows.filter_map(|row| {
        let range = row.value.range()?.clone();
        let presence = match (row.presence, row.value.may_be_none()) {
            (Presence::Certain, true) => Presence::Possible,
            (presence, _) => presence,
        };
        Some(Quantity { presence, range })
    })
}

impl Aggregate {
    /// The kind of the aggregate's value.
    ///
    /// # Errors
    /// `of` is missing or misplaced, or what is taken does not fit.
    pub fn check(&self, of: Option<&Node>, name: &Word) -> Result<Kind, Fault> {
        let (called, usage) = (self.name, self.usage);
        let misused = |message| {
            Fault::new(fault::OF_MISUSED, name.span.clone(), message).help(text!(
                "tulis `{usage}`, dengan nama tabel sebagai `rows`; `where c` boleh dihilangkan",
                "write `{usage}`, with the name of a table as `rows`; `where c` may be left out"
            ))
        };
        match (self.of, of) {
            (Of::Never, Some(_)) => Err(misused(text!(
                "`{called}` menghitung baris dan tidak memakai `of`",
                "`{called}` counts rows and takes no `of`"
            ))),
            (Of::Always, None) => Err(misused(text!(
                "`{called}` memerlukan `of`: apa yang diambil dari tiap baris",
                "`{called}` needs `of`: what is taken of each row"
            ))),
            (_, of) => {
                let taken = of.map_or(Kind::Boolean, |node| node.of);
                (self.kind)(taken).ok_or_else(|| self.unfit(of, name, taken))
            }
        }
    }

    fn unfit(&self, of: Option<&Node>, name: &Word, taken: Kind) -> Fault {
        let (called, usage) = (self.name, self.usage);
        let ((id, en), (explain_id, explain_en)) = (kind_name(taken), self.explain);
        Fault::new(
            fault::TYPE_MISMATCH,
            of.map_or_else(|| name.span.clone(), |node| node.span.clone()),
            text!("`{called}` tidak menerima {id}", "`{called}` does not take {en}"),
        )
        .help(text!("`{usage}`: {explain_id}", "`{usage}`: {explain_en}"))
    }
}

/// For aggregates of conditions.
const fn of_condition(taken: Kind, gives: Kind) -> Option<Kind> {
    match taken {
        Kind::Boolean => Some(gives),
        _ => None,
    }
}

/// For sums and averages.
const fn of_amount(taken: Kind) -> Option<Kind> {
    match taken {
        Kind::Integer | Kind::Number | Kind::Share | Kind::Duration => Some(taken),
        _ => None,
    }
}

/// For averages: the mean of whole numbers need not be whole.
const fn average(taken: Kind) -> Option<Kind> {
    match taken {
        Kind::Integer => Some(Kind::Number),
        _ => of_amount(taken),
    }
}

/// For extremes.
fn of_quantity(taken: Kind) -> Option<Kind> {
    taken.is_quantity().then_some(taken)
}
