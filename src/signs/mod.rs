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
mod spot;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::checklist::Checklist;
use crate::dossier::Dossier;
use crate::ids::FieldId;
use crate::quantity::{Date, Month, Number, Period};
use crate::text::Text;
pub use gather::Gathered;
use gather::{Meeting, Passage};
use holidays::Holidays;
use likeness::Likeness;
pub use spot::{Spot, Step, Submission};

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
#[derive(Clone, Debug, Default)]
pub struct Signs {
    /// The signs, by kind, and among a kind what reaches furthest first.
    pub signs: Vec<Sign>,
    /// How many texts were long enough to be looked at.
    pub texts: usize,
    /// How many times two different texts were compared.
    pub compared: usize,
    /// How many units there are.
    pub units: usize,
    /// The first and the last day that dossiers are about; `None` without any.
    pub days: Option<(Date, Date)>,
}

/// A sign that records need a second look.
#[derive(Clone, Debug)]
pub struct Sign {
    /// What it is.
    pub kind: Kind,
    /// The fields it is about, all of the table of the first row.
    pub fields: Vec<FieldId>,
    /// The values of these fields that are the same, for a sign that is about numbers or times.
    pub values: Vec<i64>,
    /// The text it is about, as its first row has it.
    pub text: Option<Arc<str>>,
    /// The rows, by unit and time; for a holiday there is one.
    pub spots: Vec<Spot>,
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

/// When a row was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum When {
    /// In a month of the timeline, its so-and-so-many-th row.
    Meeting(Month, u32),
    /// At some time in a period.
    Within(Period),
}

impl Sign {
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

/// What is looked for. Dossiers are looked through each on its own, on any thread; of each is kept only what is
/// compared.
#[derive(Clone, Debug)]
pub struct Search {
    limits: Limits,
    holidays: Holidays,
}

impl Search {
    /// A search for what these limits and holidays make a sign.
    #[must_use]
    pub const fn new(holidays: Holidays, limits: Limits) -> Self {
        Self { limits, holidays }
    }

    /// Looks through a dossier.
    #[must_use]
    pub fn look(&self, checklist: &Arc<Checklist>, dossier: &Dossier) -> Gathered {
        Gathered::of((checklist, dossier), (&self.limits, &self.holidays))
    }

    /// All signs in what was gathered.
    #[must_use]
    pub fn signs(&self, mut gathered: Gathered) -> Signs {
        let fields = std::mem::take(&mut gathered.fields);
        let (units, days) = (gathered.units.len(), gathered.days);
        let mut all = Signs { units, days, ..Signs::default() };
        for (_, passages) in fields {
            all.add_texts(passages, &self.limits.likeness);
        }
        let meetings: Vec<&Meeting> = gathered.all_meetings().collect();
        all.signs.extend(repeated::signs(&meetings, &self.limits));
        all.signs.extend(gathered.on_holidays());
        // Of one kind, what reaches furthest first; what reaches equally far stays by unit and time.
        all.signs.sort_by_cached_key(|sign| {
            let reach = (std::cmp::Reverse(sign.units()), std::cmp::Reverse(sign.meetings()));
            (sign.rank(), reach)
        });
        all
    }
}

impl Signs {
    fn add_texts(&mut self, mut passages: Vec<Passage>, least: &Number) {
        passages.sort_by(|one, other| one.spot.rank().cmp(&other.spot.rank()));
        self.texts += passages.len();
        let texts: Vec<&str> = passages.iter().map(|passage| &*passage.text).collect();
        let found = Likeness::of(&texts, least);
        self.compared += found.compared;
        for group in &found.groups {
            let members = group.texts.iter().filter_map(|place| passages.get(*place));
            self.signs.extend(same_text(members, &group.least));
        }
    }
}

/// What nearly the same texts are a sign of; nothing where one meeting alone has them.
fn same_text<'p>(members: impl Iterator<Item = &'p Passage>, least: &Number) -> Option<Sign> {
    // One meeting that stands in two dossiers, as the unit and as its supervisors wrote it, is one.
    let mut seen = BTreeSet::new();
    let members: Vec<&Passage> = members
        .filter(|passage: &&'p Passage| {
            let passage: &'p Passage = passage;
            seen.insert((passage.spot.code(), passage.spot.when))
        })
        .collect();
    let [first, _, ..] = members.as_slice() else { return None };
    let units: BTreeSet<&str> = members.iter().map(|passage| passage.spot.code()).collect();
    let kind = match units.len() {
        1 => Kind::TextOfMonths(least.clone()),
        _ => Kind::TextOfUnits(least.clone()),
    };
    Some(Sign {
        kind,
        fields: vec![first.field],
        values: Vec::new(),
        text: Some(Arc::clone(&first.text)),
        spots: members.iter().map(|passage| passage.spot.clone()).collect(),
    })
}
