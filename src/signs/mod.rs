//! Signs that records may not have been written about a meeting of their own: across months and units, where
//! a flag of a checklist sees one dossier alone. They are questions; none is ever part of a score.
//!
//! The engine knows no minutes and no attendance list. It looks at what a timeline's rows hold: their texts and
//! those nested in them, their whole numbers, their times of day and their dates. Without a timeline it looks at
//! the texts of all tables but the root.

mod gather;
pub mod holidays;
pub mod likeness;
mod repeated;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::checklist::Checklist;
use crate::dossier::Dossier;
use crate::form::RowId;
use crate::ids::{FieldId, TableId};
use crate::quantity::{Date, Month, Number, Period};
use crate::text::Text;
use gather::Passage;
use holidays::Holidays;
use likeness::Likeness;

/// A dossier with the checklist it was read by.
pub type Read<'a> = (&'a Checklist, &'a Dossier);

/// From when on something is a sign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Limits {
    /// How alike two texts are.
    pub likeness: Number,
    /// How many letters and digits a text has at least; shorter ones are alike by chance.
    pub letters: usize,
    /// How many meetings in a row have the same numbers.
    pub counts: usize,
    /// How many meetings in a row have the same times of day. More than for numbers: an hour may be agreed on.
    pub times: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { likeness: Number::decimal(9, 1), letters: 40, counts: 4, times: 6 }
    }
}

/// All signs of a run.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Signs<'a> {
    /// The signs, by kind, and among a kind what reaches furthest first.
    pub signs: Vec<Sign<'a>>,
    /// How many texts were long enough to be looked at.
    pub texts: usize,
    /// How many pairs of texts were compared.
    pub compared: usize,
    /// How many units there are.
    pub units: usize,
}

/// A sign that records need a second look.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sign<'a> {
    /// What it is.
    pub kind: Kind,
    /// The fields it is about, all of one table.
    pub fields: Vec<FieldId>,
    /// The rows, by unit and time; for a holiday there is one.
    pub spots: Vec<Spot<'a>>,
}

/// What a sign is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Nearly the same text in several units; the least likeness among them.
    TextOfUnits(Number),
    /// Nearly the same text at several times in one unit.
    TextOfMonths(Number),
    /// The same whole numbers in meetings that follow each other.
    SameCounts,
    /// The same times of day in meetings that follow each other.
    SameTimes,
    /// A date that is a public holiday.
    Holiday(Date, Text),
}

/// A row of a dossier.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    /// The dossier, with its checklist.
    pub read: Read<'a>,
    /// The row's table.
    pub table: TableId,
    /// The row.
    pub row: RowId,
    /// When it was.
    pub when: When,
}

impl PartialEq for Spot<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.read.1, other.read.1)
            && (self.table, self.row, self.when) == (other.table, other.row, other.when)
    }
}

impl Eq for Spot<'_> {}

/// When a row was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum When {
    /// In a month of the timeline, its so-and-so-many-th row.
    Meeting(Month, u32),
    /// At some time in a period.
    Within(Period),
}

impl<'a> Spot<'a> {
    /// The unit's code.
    #[must_use]
    pub fn code(&self) -> &'a str {
        &self.read.1.code
    }
}

impl Sign<'_> {
    /// How many units it is about.
    #[must_use]
    pub fn units(&self) -> usize {
        self.spots.iter().map(Spot::code).collect::<BTreeSet<_>>().len()
    }

    /// How many meetings it is about: the same one in two dossiers is one.
    #[must_use]
    pub fn meetings(&self) -> usize {
        self.spots.iter().map(|spot| (spot.code(), spot.when)).collect::<BTreeSet<_>>().len()
    }

    /// The text it is about, as its first row has it; `None` where it is not about texts.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        let (spot, field) = (self.spots.first()?, self.fields.first()?);
        gather::known_text(spot.read, (spot.table, spot.row), *field)
    }

    const fn rank(&self) -> usize {
        match self.kind {
            Kind::TextOfUnits(_) => 0,
            Kind::TextOfMonths(_) => 1,
            Kind::SameCounts => 2,
            Kind::SameTimes => 3,
            Kind::Holiday(..) => 4,
        }
    }
}

impl<'a> Signs<'a> {
    /// Looks through dossiers. Their order does not matter.
    #[must_use]
    pub fn of(dossiers: &[Read<'a>], holidays: &Holidays, limits: &Limits) -> Self {
        let mut dossiers = dossiers.to_vec();
        dossiers.sort_by_key(|(checklist, dossier)| (dossier.identity(), &checklist.id));
        let mut all = Self { units: units(&dossiers), ..Self::default() };
        all.add_texts(&dossiers, limits);
        let meetings = gather::meetings(&dossiers);
        all.signs.extend(repeated::signs(&meetings, limits));
        all.signs.extend(gather::on_holidays(&meetings, holidays));
        // Of one kind, what reaches furthest first; what reaches equally far stays by unit and time.
        all.signs.sort_by_key(|sign| {
            let reach = (std::cmp::Reverse(sign.units()), std::cmp::Reverse(sign.meetings()));
            (sign.rank(), reach)
        });
        all
    }

    fn add_texts(&mut self, dossiers: &[Read<'a>], limits: &Limits) {
        let mut fields: BTreeMap<String, Vec<Passage<'a>>> = BTreeMap::new();
        for read in dossiers {
            gather::passages(*read, limits.letters, &mut fields);
        }
        for passages in fields.values() {
            self.texts += passages.len();
            let texts: Vec<&str> = passages.iter().map(|passage| passage.text).collect();
            let found = Likeness::of(&texts, &limits.likeness);
            self.compared += found.compared;
            for group in &found.groups {
                let members: Vec<&Passage<'a>> =
                    group.texts.iter().filter_map(|place| passages.get(*place)).collect();
                self.signs.extend(same_text(&members, &group.least));
            }
        }
    }
}

fn units(dossiers: &[Read<'_>]) -> usize {
    dossiers.iter().map(|(_, dossier)| &dossier.code).collect::<BTreeSet<_>>().len()
}

/// What nearly the same texts are a sign of; nothing where one meeting alone has them.
fn same_text<'a>(members: &[&Passage<'a>], least: &Number) -> Option<Sign<'a>> {
    let first = members.first()?;
    let mut seen = BTreeSet::new();
    let mut spots: Vec<Spot<'a>> = members.iter().map(|passage| passage.spot).collect();
    // One meeting that stands in two dossiers, as the unit and as its supervisors wrote it, is one.
    spots.sort_by(|one, other| (one.code(), one.when).cmp(&(other.code(), other.when)));
    spots.retain(|spot| seen.insert((spot.code(), spot.when)));
    let sign = |kind| Sign { kind, fields: vec![first.field], spots: spots.clone() };
    let units = spots.iter().map(Spot::code).collect::<BTreeSet<_>>().len();
    match (units, spots.len()) {
        (_, 0 | 1) => None,
        (1, _) => Some(sign(Kind::TextOfMonths(least.clone()))),
        _ => Some(sign(Kind::TextOfUnits(least.clone()))),
    }
}
