//! Random conditions.

use super::{Author, Written};
use crate::support::value::Kind;

const KINDS: &[(usize, Kind)] = &[
    (40, Kind::Number),
    (14, Kind::Date),
    (12, Kind::Duration),
    (8, Kind::Time),
    (8, Kind::Month),
    (6, Kind::Text),
    (4, Kind::Boolean),
    (5, Kind::Choice(0)),
    (3, Kind::Choice(1)),
];

const PATTERNS: &[&str] = &["^a", "[aA]ni", "\\d+", "lokakarya", "i$"];

impl Author<'_> {
    pub(super) fn condition(&mut self, depth: usize) -> Option<Written> {
        match self.dice.below(100) {
            0..=44 => self.comparison(depth),
            45..=52 => self.membership(depth),
            53..=55 => self.matching(depth),
            56..=61 => {
                let part = self.expression(Kind::Boolean, depth)?;
                Some(Written::joined(format!("not {}", part.beside_operator())))
            }
            62..=75 => self.joined(depth),
            76..=81 => self.filled(depth),
            82..=86 => self.between(depth),
            _ => self.quantified(depth),
        }
    }

    /// A kind to compare: mostly that of a field in sight.
    fn comparable(&mut self) -> Option<Kind> {
        let seen = if self.dice.chance(75) { self.kind_in_sight() } else { None };
        match seen {
            Some(Kind::Choices(_)) => None,
            Some(kind) => Some(kind),
            None => Some(self.dice.weighted(KINDS)),
        }
    }

    fn comparison(&mut self, depth: usize) -> Option<Written> {
        let kind = self.comparable()?;
        let left = self.expression(kind, depth)?;
        let right = self.beside(kind, depth, Some(&left))?;
        if left.field.is_some() && left.field == right.field {
            return None;
        }
        let ordered =
            !matches!(kind, Kind::Text | Kind::Boolean | Kind::Choice(_) | Kind::Choices(_));
        let signs: &[&str] =
            if ordered { &["=", "!=", "<", "<=", ">", ">=", "<=", ">="] } else { &["=", "!="] };
        let sign = self.dice.pick(signs);
        let (mut one, mut other) = (left.beside_operator(), right.beside_operator());
        if self.dice.chance(15) {
            std::mem::swap(&mut one, &mut other);
        }
        Some(Written::joined(format!("{one} {sign} {other}")))
    }

    fn membership(&mut self, depth: usize) -> Option<Written> {
        if self.dice.chance(45) {
            let whole = self.expression(Kind::Choices(1), depth)?;
            let choice =
                if self.dice.chance(30) { self.expression(Kind::Choice(1), depth) } else { None };
            let item = choice.unwrap_or_else(|| self.item(1));
            return Some(Written::joined(format!(
                "{} in {}",
                item.beside_operator(),
                whole.beside_operator()
            )));
        }
        let kind = self.comparable()?;
        let item = self.expression(kind, depth)?;
        let list = match kind {
            Kind::Number if self.dice.chance(25) => "p_daftar_angka".to_owned(),
            Kind::Choice(0) if self.dice.chance(40) => "p_daftar_jabatan".to_owned(),
            _ => {
                let mut parts = Vec::new();
                for _ in 0..self.dice.between(1, 3) {
                    parts.push(self.beside(kind, depth.min(1), Some(&item))?.text);
                }
                format!("[{}]", parts.join(", "))
            }
        };
        Some(Written::joined(format!("{} in {list}", item.beside_operator())))
    }

    fn matching(&mut self, depth: usize) -> Option<Written> {
        let text = self.expression(Kind::Text, depth)?;
        let pattern = self.dice.pick(PATTERNS);
        Some(Written::joined(format!("{} matches \"{pattern}\"", text.beside_operator())))
    }

    fn joined(&mut self, depth: usize) -> Option<Written> {
        let word = *self.dice.pick(&[" and ", " or "]);
        let mut parts = Vec::new();
        for _ in 0..self.dice.between(2, 3) {
            parts.push(self.expression(Kind::Boolean, depth)?.beside_operator());
        }
        Some(Written::joined(parts.join(word)))
    }

    fn filled(&mut self, depth: usize) -> Option<Written> {
        let kinds =
            [Kind::Number, Kind::Date, Kind::Time, Kind::Text, Kind::Choices(1), Kind::Boolean];
        let kind = *self.dice.pick(&kinds);
        let value = self.expression(kind, depth)?;
        Some(Written::atom(format!("filled({})", value.text)))
    }

    fn between(&mut self, depth: usize) -> Option<Written> {
        let kind = self.dice.weighted(&KINDS[..5]);
        let value = self.expression(kind, depth)?;
        let low = self.beside(kind, depth, Some(&value))?;
        let high = self.beside(kind, depth, Some(&value))?;
        Some(Written::atom(format!("between({}, {}, {})", value.text, low.text, high.text)))
    }

    fn quantified(&mut self, depth: usize) -> Option<Written> {
        match self.dice.below(3) {
            0 => self.aggregate("any", None, depth),
            1 => self.aggregate("any", Some(Kind::Boolean), depth),
            _ => self.aggregate("all", Some(Kind::Boolean), depth),
        }
    }
}
