//! Why something does not hold.

use std::borrow::Cow;

use super::Words;
use super::expression::Speaker;
use super::number::PLACES;
use super::value::quantity;
use crate::bound::Range;
use crate::expr::BuiltIn;
use crate::form::Kind;
use crate::ids::TableId;
use crate::judge::{Part, Reason, Said};
use crate::quantity::Number;
use crate::text::Lang;

/// As many decimals as it may take until two numbers that differ also look different.
const MOST_PLACES: u32 = 12;

impl Words<'_> {
    /// Reasons in one line: `durasi 1 jam 15 menit < 3 jam; pj tidak ada`.
    #[must_use]
    pub fn because(&self, reasons: &[Reason]) -> String {
        reasons.iter().map(|reason| self.reason(reason)).collect::<Vec<_>>().join("; ")
    }

    fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::Compared { left, comparison, right } => {
                let places = places(left, right);
                let (left, right) = (self.said(left, places), self.said(right, places));
                format!("{left} {} {right}", comparison.sign())
            }
            Reason::Missing(said) => match (self.name(said), self.lang) {
                (None, _) => self.none(),
                (Some(name), Lang::Id) => format!("{name} tidak ada"),
                (Some(name), Lang::En) => format!("{name}: none"),
            },
            Reason::Holds(said) | Reason::Fails(said) => {
                let value = self.value(said.kind, &said.value);
                self.name(said).map_or_else(|| value.clone(), |name| format!("{name}: {value}"))
            }
            Reason::Lacks(chosen, item) => {
                let (name, item) = (self.name(chosen).unwrap_or_default(), self.said(item, PLACES));
                match self.lang {
                    Lang::Id => format!("{name} tidak memuat {item}"),
                    Lang::En => format!("{name} leaves out {item}"),
                }
            }
            Reason::Includes(chosen, item) => {
                let (name, item) = (self.name(chosen).unwrap_or_default(), self.said(item, PLACES));
                match self.lang {
                    Lang::Id => format!("{name} memuat {item}"),
                    Lang::En => format!("{name} includes {item}"),
                }
            }
            Reason::NoSuchRow(table) => match (self.lang, self.table(*table)) {
                (Lang::Id, table) => format!("tidak ada baris {table} yang sesuai"),
                (Lang::En, table) => format!("no row of {table} fits"),
            },
            Reason::SuchARow(table) => match (self.lang, self.table(*table)) {
                (Lang::Id, table) => format!("ada baris {table} yang tidak sesuai"),
                (Lang::En, table) => format!("some row of {table} does not fit"),
            },
        }
    }

    /// A side of a comparison: its name, if it has one of its own, and its value.
    fn said(&self, said: &Said, places: u32) -> String {
        let value = match exact(said) {
            Some(number) => quantity(said.kind, number, places, self.lang),
            None => self.value(said.kind, &said.value),
        };
        self.name(said).map_or_else(|| value.clone(), |name| format!("{name} {value}"))
    }

    /// What a side is called. A parameter is called by its value: what counts is what it demands.
    fn name<'s>(&'s self, said: &'s Said) -> Option<Cow<'s, str>> {
        match &said.part {
            Part::Value => None,
            Part::Field(table, field) => {
                Some(self.checklist.form.field(*table, *field).label.get(self.lang).into())
            }
            Part::Written(name) => {
                let built_in = BuiltIn::ALL.into_iter().find(|one| one.name() == name);
                let is_parameter = self.checklist.parameters.iter().any(|one| one.name == *name);
                match built_in {
                    Some(built_in) => Some(Speaker::of_dossier(*self).built_in(built_in).into()),
                    None => (!is_parameter).then_some(name.into()),
                }
            }
        }
    }

    fn table(&self, table: TableId) -> &str {
        self.checklist.form.table(table).label.get(self.lang)
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
    use crate::expr::Comparison;
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
        let words = ["durasi 1 jam 15 menit < 3 jam", "durasi 1 hour 15 minutes < 3 hours"];
        assert_eq!(both(&[reason]), words);
    }

    #[test]
    fn what_is_not_there_and_what_is_not_so_are_said_apart() {
        let reasons = [
            Reason::Missing(said(Some("pj"), Kind::Text, Possible::NONE)),
            Reason::Fails(said(Some("dibahas"), Kind::Boolean, false)),
        ];
        assert_eq!(both(&reasons), ["pj tidak ada; dibahas: tidak", "pj: none; dibahas: no"]);
    }

    #[test]
    fn different_numbers_never_look_the_same() {
        let reason = Reason::Compared {
            left: said(Some("hadir"), Kind::Share, Number::decimal(7_999_996, 7)),
            comparison: Comparison::Less,
            right: said(None, Kind::Share, Number::decimal(8, 1)),
        };
        assert_eq!(both(&[reason])[0], "hadir 79,99996% < 80%");
    }
}
