//! Why something does not hold.

use super::Words;
use super::number::PLACES;
use super::value::quantity;
use crate::bound::Range;
use crate::expr::Comparison;
use crate::form::Kind;
use crate::ids::TableId;
use crate::judge::{Part, Reason, Said};
use crate::quantity::Number;
use crate::text::Lang;

/// As many decimals as it may take until two numbers that differ also look different.
const MOST_PLACES: u32 = 12;

impl Words<'_> {
    /// Reasons in one line: `“Durasi” 1 jam 15 menit, lebih singkat dari 3 jam; “PJ” tidak ada`. One that
    /// several parts come to is said once.
    #[must_use]
    pub fn because(&self, reasons: &[Reason]) -> String {
        let mut said: Vec<String> = Vec::new();
        for reason in reasons.iter().map(|reason| self.reason(reason)) {
            if !said.contains(&reason) {
                said.push(reason);
            }
        }
        said.join("; ")
    }

    fn reason(&self, reason: &Reason) -> String {
        let lang = self.lang;
        match reason {
            Reason::Compared { left, comparison, right } => {
                self.compared((left, right), *comparison)
            }
            Reason::Missing(said) => match self.name(said) {
                None => self.none(),
                Some(name) => format!("{name} {}", lang.pick("tidak ada", "is missing")),
            },
            Reason::Holds(said) | Reason::Fails(said) => self.plain(said),
            Reason::Lacks(chosen, item) => {
                let (name, item) = (self.name(chosen).unwrap_or_default(), self.said(item, PLACES));
                format!("{name} {} {item}", lang.pick("tidak memuat", "leaves out"))
            }
            Reason::Includes(chosen, item) => {
                let (name, item) = (self.name(chosen).unwrap_or_default(), self.said(item, PLACES));
                format!("{name} {} {item}", lang.pick("memuat", "includes"))
            }
            Reason::NoSuchRow(table) => match (lang, self.table(*table)) {
                (Lang::Id, table) => format!("tidak ada baris {table} yang memenuhi syarat"),
                (Lang::En, table) => format!("no row of {table} meets it"),
            },
            Reason::SuchARow(table) => match (lang, self.table(*table)) {
                (Lang::Id, table) => format!("ada baris {table} yang tidak sesuai"),
                (Lang::En, table) => format!("some row of {table} does not fit"),
            },
        }
    }

    /// How two sides stand to each other: `“Batas” 5 hari, lebih lama dari 3 hari`.
    fn compared(&self, (left, right): (&Said, &Said), comparison: Comparison) -> String {
        let places = places(left, right);
        let (value, right_value) = (self.shown(left, places), self.shown(right, places));
        let left_name = self.name(left).map(|name| format!("{name} ")).unwrap_or_default();
        let right = match self.name(right) {
            None => right_value,
            Some(name) => format!("{name} ({right_value})"),
        };
        let (id, en) = relation(left.kind, comparison);
        format!("{left_name}{value}, {} {right}", self.lang.pick(id, en))
    }

    /// A part by itself: what it is called, and its value.
    fn plain(&self, said: &Said) -> String {
        let value = self.value(said.kind, &said.value);
        match (self.name(said), said.kind) {
            (None, _) => value,
            (Some(name), Kind::Boolean) => {
                format!("{name} {} {value}", self.lang.pick("dijawab", "is answered"))
            }
            (Some(name), _) => format!("{name} {value}"),
        }
    }

    /// A side within a sentence: its name, if it has one of its own, and its value.
    fn said(&self, said: &Said, places: u32) -> String {
        let value = self.shown(said, places);
        self.name(said).map_or_else(|| value.clone(), |name| format!("{name} ({value})"))
    }

    /// The value of a side.
    fn shown(&self, said: &Said, places: u32) -> String {
        match exact(said) {
            Some(number) => quantity(said.kind, number, places, self.lang),
            None => self.value(said.kind, &said.value),
        }
    }

    /// What a side is called, in quotes. A parameter is called by its value: what counts is what it demands.
    fn name(&self, said: &Said) -> Option<String> {
        match &said.part {
            Part::Value => None,
            Part::Field(table, field) => {
                let label = self.checklist.form.field(*table, *field).label.get(self.lang);
                Some(format!("“{label}”"))
            }
            Part::Written(name) => {
                let is_parameter = self.checklist.parameters.iter().any(|one| one.name == *name);
                (!is_parameter).then(|| name.clone())
            }
        }
    }

    fn table(&self, table: TableId) -> &str {
        self.checklist.form.table(table).label.get(self.lang)
    }
}

/// How a value of a kind stands to another one.
const fn relation(kind: Kind, comparison: Comparison) -> (&'static str, &'static str) {
    use Comparison::{AtLeast, AtMost, Equal, Greater, Less, NotEqual};
    match (kind, comparison) {
        (_, Equal) => ("sama dengan", "the same as"),
        (Kind::Text | Kind::Choice(_) | Kind::Boolean, NotEqual) => ("bukan", "not"),
        (_, NotEqual) => ("tidak sama dengan", "not the same as"),
        (Kind::Date | Kind::Time | Kind::Month, Less) => ("sebelum", "before"),
        (Kind::Date | Kind::Time | Kind::Month, AtMost) => ("tidak sesudah", "not after"),
        (Kind::Date | Kind::Time | Kind::Month, Greater) => ("sesudah", "after"),
        (Kind::Date | Kind::Time | Kind::Month, AtLeast) => ("tidak sebelum", "not before"),
        (Kind::Duration, Less) => ("lebih singkat dari", "shorter than"),
        (Kind::Duration, AtMost) => ("tidak lebih lama dari", "no longer than"),
        (Kind::Duration, Greater) => ("lebih lama dari", "longer than"),
        (Kind::Duration, AtLeast) => ("tidak lebih singkat dari", "no shorter than"),
        (_, Less) => ("kurang dari", "less than"),
        (_, AtMost) => ("tidak lebih dari", "no more than"),
        (_, Greater) => ("lebih dari", "more than"),
        (_, AtLeast) => ("tidak kurang dari", "no less than"),
    }
}

fn exact(said: &Said) -> Option<&Number> {
    let counted = matches!(said.kind, Kind::Integer | Kind::Number | Kind::Share | Kind::Duration);
    said.value.range().filter(|_| counted && !said.value.may_be_none()).and_then(Range::exact)
}

/// How many decimals it takes until two different sides look different.
fn places(left: &Said, right: &Said) -> u32 {
    let (Some(one), Some(other)) = (exact(left), exact(right)) else { return PLACES };
    if one == other {
        return PLACES;
    }
    let shown = |kind, value, places| quantity(kind, value, places, Lang::En);
    (PLACES..MOST_PLACES)
        .find(|places| shown(left.kind, one, *places) != shown(right.kind, other, *places))
        .unwrap_or(MOST_PLACES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bound::Possible;
    use crate::report::tests::checklist;

    fn said(name: Option<&str>, kind: Kind, value: impl Into<Possible<String>>) -> Said {
        let part = name.map_or(Part::Value, |name| Part::Written(name.to_owned()));
        Said { part, kind, value: value.into() }
    }

    fn both(reasons: &[Reason]) -> [String; 2] {
        let checklist = checklist();
        [Lang::Id, Lang::En].map(|lang| Words { checklist: &checklist, lang }.because(reasons))
    }

    #[test]
    fn a_parameter_is_called_by_its_value() {
        let reason = Reason::Compared {
            left: said(Some("durasi"), Kind::Duration, Number::whole(75)),
            comparison: Comparison::Less,
            right: said(Some("durasi_minimum"), Kind::Duration, Number::whole(180)),
        };
        let words = [
            "durasi 1 jam 15 menit, lebih singkat dari 3 jam",
            "durasi 1 hour 15 minutes, shorter than 3 hours",
        ];
        assert_eq!(both(&[reason]), words);
    }

    #[test]
    fn what_is_not_there_and_what_is_not_so_are_said_apart() {
        let reasons = [
            Reason::Missing(said(Some("pj"), Kind::Text, Possible::NONE)),
            Reason::Fails(said(Some("dibahas"), Kind::Boolean, false)),
        ];
        assert_eq!(
            both(&reasons),
            ["pj tidak ada; dibahas dijawab tidak", "pj is missing; dibahas is answered no"]
        );
    }

    #[test]
    fn different_numbers_never_look_the_same() {
        let reason = Reason::Compared {
            left: said(Some("hadir"), Kind::Share, Number::decimal(7_999_996, 7)),
            comparison: Comparison::Less,
            right: said(None, Kind::Share, Number::decimal(8, 1)),
        };
        assert_eq!(both(&[reason])[0], "hadir 79,99996%, kurang dari 80%");
    }
}
