//! Values as forms and expressions write them, and the pools they are drawn from.
//!
//! Dossiers and expressions draw from the same pools, so that thresholds are often hit exactly.

use tilik::quantity::{Date, Month, Period};

use super::dice::Dice;

/// The type of a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Type {
    Text,
    Integer,
    Number,
    Percent,
    Boolean,
    Date,
    Time,
    Month,
    /// An item of a vocabulary, by its place.
    Choice(usize),
    Choices(usize),
}

/// The kind of an expression: all numbers are one, and durations are only computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Text,
    Number,
    Boolean,
    Date,
    Time,
    Month,
    Duration,
    Choice(usize),
    Choices(usize),
}

/// A known value. Quantities are counted in the steps of their type: whole numbers, hundredths of a
/// number or of a percent, days, minutes, months.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Value {
    Text(String),
    Quantity(i64),
    Boolean(bool),
    Choice(usize),
    Choices(Vec<usize>),
    /// As it is to be written.
    Raw(String),
}

pub(crate) const TEXTS: &[&str] = &[
    "a",
    "Ani",
    "ani",
    "Budi",
    "lokakarya mini",
    "Lokakarya-mini!",
    "rapat 3",
    "mini lokakarya",
    "ÉVALUASI – Rapat",
    "évaluasi rapat",
    "健康",
    "ΟΔΟΣ",
    "οδος",
];

impl Type {
    pub(crate) const fn kind(self) -> Kind {
        match self {
            Self::Text => Kind::Text,
            Self::Integer | Self::Number | Self::Percent => Kind::Number,
            Self::Boolean => Kind::Boolean,
            Self::Date => Kind::Date,
            Self::Time => Kind::Time,
            Self::Month => Kind::Month,
            Self::Choice(words) => Kind::Choice(words),
            Self::Choices(words) => Kind::Choices(words),
        }
    }

    pub(crate) const fn is_quantity(self) -> bool {
        !matches!(self, Self::Text | Self::Boolean | Self::Choice(_) | Self::Choices(_))
    }

    /// The letter names of such fields begin with.
    pub(crate) const fn letter(self) -> char {
        match self {
            Self::Text => 't',
            Self::Integer => 'i',
            Self::Number => 'q',
            Self::Percent => 's',
            Self::Boolean => 'b',
            Self::Date => 'd',
            Self::Time => 'j',
            Self::Month => 'm',
            Self::Choice(_) => 'c',
            Self::Choices(_) => 'h',
        }
    }

    /// The first and the last value there can be, in steps; numbers have none, but the tests stop somewhere.
    pub(crate) fn extent(self) -> (i64, i64) {
        match self {
            Self::Date => (Date::FIRST.days().into(), Date::LAST.days().into()),
            Self::Time => (0, 1439),
            Self::Month => (Month::FIRST.index().into(), Month::LAST.index().into()),
            _ => (-100_000_000_000, 100_000_000_000),
        }
    }

    /// Quantities in steps that often occur, around the period.
    pub(crate) fn pool(self, period: Period) -> Vec<i64> {
        match self {
            Self::Integer => vec![0, 1, 2, 3, 4, 5, 7, 10, 12],
            Self::Number => vec![0, 33, 50, 100, 150, 200, 300, 1000, -50],
            Self::Percent => vec![0, 2500, 5000, 7500, 8000, 10_000],
            Self::Time => vec![0, 450, 480, 540, 660, 720, 780, 1439],
            Self::Month => {
                (period.from().index() - 1..=period.to().index() + 1).map(i64::from).collect()
            }
            Self::Date => {
                let edges = period
                    .months()
                    .flat_map(|month| [month.first_day(), month.last_day()])
                    .flat_map(|day| [day.days(), day.days() + 9]);
                edges.map(i64::from).collect()
            }
            Self::Text | Self::Boolean | Self::Choice(_) | Self::Choices(_) => Vec::new(),
        }
    }

    /// A quantity as a dossier writes it.
    pub(crate) fn written(self, steps: i64) -> String {
        let day = || Date::from_days(i32::try_from(steps).unwrap()).unwrap().to_string();
        let month = || Month::from_index(i32::try_from(steps).unwrap()).unwrap().to_string();
        match self {
            Self::Date => day(),
            Self::Month => month(),
            Self::Time => format!("{:02}:{:02}", steps / 60, steps % 60),
            Self::Number => hundredths(steps),
            Self::Percent => format!("{}%", hundredths(steps)),
            _ => steps.to_string(),
        }
    }
}

fn hundredths(steps: i64) -> String {
    let sign = if steps < 0 { "-" } else { "" };
    let steps = steps.abs();
    match steps % 100 {
        0 => format!("{sign}{}", steps / 100),
        rest => format!("{sign}{}.{rest:02}", steps / 100),
    }
}

/// A literal of the language. `period` gives the dates and months.
pub(crate) fn literal(dice: &mut Dice, kind: Kind, period: Period) -> Option<String> {
    let of = |dice: &mut Dice, kind: Type| {
        let steps = *dice.pick(&kind.pool(period));
        kind.written(steps)
    };
    Some(match kind {
        Kind::Number => match dice.below(6) {
            0 => of(dice, Type::Percent),
            1 => of(dice, Type::Number),
            _ => of(dice, Type::Integer),
        },
        Kind::Duration => {
            let all = ["30 minutes", "90 minutes", "1 hour", "3 hours", "0 hours", "1 day"];
            let more = ["7 days", "2 weeks", "0.5 hours", "-1 day", "31 days"];
            let often = dice.chance(70);
            (*if often { dice.pick(&all) } else { dice.pick(&more) }).to_owned()
        }
        Kind::Date => of(dice, Type::Date),
        Kind::Time => of(dice, Type::Time),
        Kind::Month => of(dice, Type::Month),
        Kind::Text => format!("\"{}\"", dice.pick(TEXTS)),
        Kind::Boolean => dice.chance(50).to_string(),
        Kind::Choice(_) | Kind::Choices(_) => return None,
    })
}
