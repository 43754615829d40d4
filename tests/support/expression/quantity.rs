//! Random numbers, durations, dates, times and months.

use super::{Author, Written};
use crate::support::value::Kind;

impl Author<'_> {
    pub(super) fn number(&mut self, depth: usize) -> Option<Written> {
        match self.dice.below(100) {
            0..=11 => {
                let sign = *self.dice.pick(&["+", "-", "*", "/", "/"]);
                self.operation(Kind::Number, sign, Kind::Number, depth)
            }
            12..=13 => self.negative(Kind::Number, depth),
            14..=17 => {
                let name = *self.dice.pick(&["abs", "round"]);
                self.call(name, Kind::Number, depth)
            }
            18..=20 => self.call("weekday", Kind::Date, depth),
            21..=24 => {
                let name = *self.dice.pick(&["quarter", "month_of_year"]);
                let kind = *self.dice.pick(&[Kind::Date, Kind::Month]);
                self.call(name, kind, depth)
            }
            25..=26 => self.call("length", Kind::Text, depth),
            27..=30 => self.call("size", Kind::Choices(1), depth),
            31 => Some(Written::atom("size([\"a\", \"b\"])".to_owned())),
            32..=35 => self.covers(depth),
            36..=38 => {
                let one = self.expression(Kind::Text, depth)?;
                let other = self.beside(Kind::Text, depth, None)?;
                Some(Written::atom(format!("similar({}, {})", one.text, other.text)))
            }
            39..=41 => self.operation(Kind::Month, "-", Kind::Month, depth),
            42..=45 => self.operation(Kind::Duration, "/", Kind::Duration, depth),
            46..=57 => self.aggregate("count", None, depth),
            58..=73 => self.aggregate("share", Some(Kind::Boolean), depth),
            74..=81 => {
                let kinds = [Kind::Number, Kind::Date, Kind::Time, Kind::Month, Kind::Duration];
                let more = [Kind::Text, Kind::Boolean, Kind::Choice(0), Kind::Choice(1)];
                let kind = *self.dice.pick(&[&kinds[..], &more[..]].concat());
                self.aggregate("distinct", Some(kind), depth)
            }
            82..=91 => self.average(Kind::Number, depth),
            _ => self.extreme(Kind::Number, depth),
        }
    }

    pub(super) fn duration(&mut self, depth: usize) -> Option<Written> {
        match self.dice.below(12) {
            0..=2 => self.operation(Kind::Date, "-", Kind::Date, depth),
            3 | 4 => self.operation(Kind::Time, "-", Kind::Time, depth),
            5 => {
                let sign = *self.dice.pick(&["+", "-"]);
                self.operation(Kind::Duration, sign, Kind::Duration, depth)
            }
            6 => match self.dice.below(3) {
                0 => self.operation(Kind::Number, "*", Kind::Duration, depth),
                1 => self.operation(Kind::Duration, "*", Kind::Number, depth),
                _ => self.operation(Kind::Duration, "/", Kind::Number, depth),
            },
            7 => self.negative(Kind::Duration, depth),
            8 => self.call("abs", Kind::Duration, depth),
            9 | 10 => self.average(Kind::Duration, depth),
            _ => self.extreme(Kind::Duration, depth),
        }
    }

    pub(super) fn date(&mut self, depth: usize) -> Option<Written> {
        match self.dice.below(6) {
            0 | 1 => self.shifted(Kind::Date, Kind::Duration, depth),
            2 => self.call("first_day", Kind::Month, depth),
            3 => self.call("last_day", Kind::Month, depth),
            _ => self.extreme(Kind::Date, depth),
        }
    }

    pub(super) fn time(&mut self, depth: usize) -> Option<Written> {
        match self.dice.below(2) {
            0 => self.shifted(Kind::Time, Kind::Duration, depth),
            _ => self.extreme(Kind::Time, depth),
        }
    }

    pub(super) fn month(&mut self, depth: usize) -> Option<Written> {
        match self.dice.below(4) {
            0 => self.shifted(Kind::Month, Kind::Number, depth),
            1 | 2 => self.call("month", Kind::Date, depth),
            _ => self.extreme(Kind::Month, depth),
        }
    }

    fn shifted(&mut self, kind: Kind, by: Kind, depth: usize) -> Option<Written> {
        let sign = *self.dice.pick(&["+", "-"]);
        self.operation(kind, sign, by, depth)
    }

    fn operation(&mut self, left: Kind, sign: &str, right: Kind, depth: usize) -> Option<Written> {
        let one = self.expression(left, depth)?;
        let other = self.beside(right, depth, Some(&one).filter(|_| left == right))?;
        Some(Written::joined(format!(
            "{} {sign} {}",
            one.beside_operator(),
            other.beside_operator()
        )))
    }

    fn negative(&mut self, kind: Kind, depth: usize) -> Option<Written> {
        let part = self.expression(kind, depth)?;
        Some(Written::joined(format!("-{}", part.beside_operator())))
    }

    fn call(&mut self, name: &str, kind: Kind, depth: usize) -> Option<Written> {
        let argument = self.expression(kind, depth)?;
        Some(Written::atom(format!("{name}({})", argument.text)))
    }

    fn covers(&mut self, depth: usize) -> Option<Written> {
        let chosen = self.expression(Kind::Choices(1), depth)?;
        let mut items = self.form.vocabularies[1].1.clone();
        items.truncate(usize::try_from(self.dice.between(1, 3)).unwrap());
        let items: Vec<String> = items.iter().map(|item| format!("\"{item}\"")).collect();
        Some(Written::atom(format!("covers({}, [{}])", chosen.text, items.join(", "))))
    }
}
