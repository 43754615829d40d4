//! `share(p of rows where c)`

use super::{Aggregate, Evaluate, Of, of_condition};
use crate::bound::{Range, Truth, Value};
use crate::form::{Kind, Presence};
use crate::quantity::Number;

/// Of the rows, the share with a condition.
pub static SHARE: Aggregate = Aggregate {
    name: "share",
    usage: "share(p of rows where c)",
    explain: (
        "bagian dari baris (yang memenuhi c) yang memenuhi p",
        "of the rows (that meet c), the share with p",
    ),
    phrase: |_| {
        (
            "dari {rows}, persentase yang memenuhi syarat {of:condition}",
            "of the {rows}, the share where {of:condition}",
        )
    },
    examples: &[
        ("share(filled(pj) of rapat.masalah)", "50%"),
        ("share(hadir >= 10 of rapat where filled(tanggal))", "50%..100%"),
    ],
    of: Of::Always,
    kind: |taken| of_condition(taken, Kind::Share),
    of_conditions: true,
    of_one_row: false,
    can_be_none: true,
    evaluate: Evaluate::FromTruths(share),
};

/// Rows surely counted that meet, fail or may meet the condition, and the same of rows possibly counted.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    /// Surely counted, surely met.
    pub met: usize,
    /// Surely counted, surely not met.
    pub failed: usize,
    /// Surely counted, met or not.
    pub unknown: usize,
    /// Possibly counted, surely met.
    pub perhaps_met: usize,
    /// Possibly counted, surely not met.
    pub perhaps_failed: usize,
    /// Possibly counted, met or not.
    pub perhaps_unknown: usize,
    /// Whether any number of further rows may meet the condition.
    pub endless_met: bool,
    /// Whether any number of further rows may fail it.
    pub endless_failed: bool,
}

impl Tally {
    /// Adds a row.
    pub fn add(&mut self, presence: Presence, holds: Truth) {
        let counter = match (presence, holds) {
            (Presence::Certain, Truth::True) => &mut self.met,
            (Presence::Certain, Truth::False) => &mut self.failed,
            (Presence::Certain, Truth::Either) => &mut self.unknown,
            (Presence::Possible, Truth::True) => &mut self.perhaps_met,
            (Presence::Possible, Truth::False) => &mut self.perhaps_failed,
            (Presence::Possible, Truth::Either) => &mut self.perhaps_unknown,
            (Presence::Many, _) => {
                self.endless_met |= holds.possibly();
                self.endless_failed |= holds.negate().possibly();
                return;
            }
        };
        *counter += 1;
    }

    /// The share of rows that meet the condition; none where there may be no row.
    #[must_use]
    pub fn share<'a>(self) -> Value<'a> {
        let surely = self.met + self.failed + self.unknown;
        let perhaps = self.perhaps_met + self.perhaps_failed + self.perhaps_unknown;
        if surely + perhaps == 0 && !self.endless_met && !self.endless_failed {
            return Value::NONE;
        }
        Value::from(Range::spanning(self.low(), self.high())).or_none_if(surely == 0)
    }

    /// Every row that may fail does, and no row counts that need not.
    fn low(self) -> Number {
        if self.endless_failed {
            return Number::ZERO;
        }
        let rows =
            self.met + self.failed + self.unknown + self.perhaps_failed + self.perhaps_unknown;
        Number::from(self.met).checked_div(&Number::from(rows)).unwrap_or(Number::ONE)
    }

    /// Every row that may be met is, and no row counts that need not.
    fn high(self) -> Number {
        if self.endless_met {
            return Number::ONE;
        }
        let met = self.met + self.unknown + self.perhaps_met + self.perhaps_unknown;
        let rows = met + self.failed;
        Number::from(met).checked_div(&Number::from(rows)).unwrap_or(Number::ZERO)
    }
}

fn share(rows: &mut dyn Iterator<Item = (Presence, Truth)>) -> Value<'static> {
    let mut tally = Tally::default();
    for (presence, holds) in rows {
        tally.add(presence, holds);
    }
    tally.share()
}
