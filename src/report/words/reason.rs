//! Why something does not hold.

use super::expression::{Role, Speaker, is_condition, is_word};
use super::number::PLACES;
use super::value::quantity;
use crate::bound::{Content, Range, Truth};
use crate::expr::{Comparison, Node, NodeKind};
use crate::form::Kind;
use crate::judge::{Reason, Said};
use crate::quantity::Number;
use crate::text::Lang;

/// As many decimals as it may take until two numbers that differ also look different.
const MOST_PLACES: u32 = 12;

/// How many characters the name of a calculation has at most.
const LONGEST: usize = 90;

impl Speaker<'_> {
    /// Reasons in one line: `“Durasi” 1 jam 15 menit, lebih singkat dari 3 jam; “PJ” tidak ada`. One that
    /// several parts come to is said once.
    #[must_use]
    pub fn because(&self, reasons: &[Reason<'_>]) -> String {
        let mut said: Vec<String> = Vec::new();
        for reason in reasons.iter().map(|reason| self.reason(reason)) {
            if !said.contains(&reason) {
                said.push(reason);
            }
        }
        said.join("; ")
    }

    fn reason(&self, reason: &Reason<'_>) -> String {
        let lang = self.words.lang;
        match reason {
            Reason::Compared { left, comparison, right } => {
                self.against((left, right), *comparison)
            }
            Reason::Missing(said) => match self.name(said) {
                None => self.words.none(),
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
    fn against(&self, (left, right): (&Said<'_>, &Said<'_>), comparison: Comparison) -> String {
        let places = places(left, right);
        let (value, right_value) = (self.shown(left, places), self.shown(right, places));
        let left_name = self.name(left).map(|name| format!("{name} ")).unwrap_or_default();
        let right = self.with(right, right_value);
        let (id, en) = relation(left.kind, comparison);
        format!("{left_name}{value}, {} {right}", self.words.lang.pick(id, en))
    }

    /// A part by itself, that is so or not.
    fn plain(&self, said: &Said<'_>) -> String {
        let value = self.words.value(said.kind, &said.value);
        let Some(node) = said.part else { return value };
        let name = self.say(node, Role::Side);
        let (id, en) = match &node.kind {
            NodeKind::Field(_) if said.kind != Kind::Boolean => return format!("{name} {value}"),
            NodeKind::Field(field) if !self.is_derived(*field) => ("dijawab", "is answered"),
            _ if is_condition(node) => {
                let no = *said.value.content() == Content::Truth(Truth::False);
                return if no { self.denied(node) } else { self.say(node, Role::Condition) };
            }
            _ => ("bernilai", "is"),
        };
        format!("{name} {} {value}", self.words.lang.pick(id, en))
    }

    /// A side within a sentence: its name, if it has one of its own, and its value.
    fn said(&self, said: &Said<'_>, places: u32) -> String {
        self.with(said, self.shown(said, places))
    }

    /// What a side is called, if it has a name of its own, with its value.
    fn with(&self, said: &Said<'_>, value: String) -> String {
        let Some(node) = said.part else { return value };
        match &node.kind {
            NodeKind::Field(field) => self.field_with(*field, &value),
            _ => match self.short_name(node) {
                None => value,
                Some(name) => format!("{name} ({value})"),
            },
        }
    }

    /// The value of a side.
    fn shown(&self, said: &Said<'_>, places: u32) -> String {
        match exact(said) {
            Some(number) => quantity(said.kind, number, places, self.words.lang),
            None => self.words.value(said.kind, &said.value),
        }
    }

    /// What a side is called; `None` where it is said by its value alone.
    fn name(&self, said: &Said<'_>) -> Option<String> {
        let node = said.part?;
        let calculated = ("hasil hitungan", "what was calculated:");
        let calculated = || self.words.lang.pick(calculated.0, calculated.1).to_owned();
        Some(self.short_name(node).unwrap_or_else(calculated))
    }

    /// What a part is called; `None` for a calculation that takes long to say.
    fn short_name(&self, node: &Node) -> Option<String> {
        let name = self.say(node, Role::Side);
        (is_word(node) || name.chars().count() <= LONGEST).then_some(name)
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

fn exact<'s>(said: &'s Said<'_>) -> Option<&'s Number> {
    let counted = matches!(said.kind, Kind::Integer | Kind::Number | Kind::Share | Kind::Duration);
    said.value.range().filter(|_| counted && !said.value.may_be_none()).and_then(Range::exact)
}

/// How many decimals it takes until two different sides look different.
fn places(left: &Said<'_>, right: &Said<'_>) -> u32 {
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
    use crate::checklist::load::from_text;
    use crate::diagnostic::Diagnostics;
    use crate::expr::{Scope, check, check_rows, parse, parse_rows};
    use crate::report::words::Words;

    const EXAMPLE: &str = include_str!("../../../tests/fixtures/checklists/contoh.yaml");

    /// Reasons about expressions over a row of the example's meetings, in both languages.
    fn both(
        texts: &[&str],
        reasons: impl for<'n> Fn(&'n [Node]) -> Vec<Reason<'n>>,
    ) -> [String; 2] {
        let checklist = from_text("contoh.yaml", EXAMPLE, &mut Diagnostics::new()).unwrap();
        let root = Scope::root(&checklist.form, &checklist.parameters);
        let (rows, scope) = check_rows(&parse_rows("rapat").unwrap(), &root).unwrap();
        let node = |text: &&str| check(&parse(text).unwrap(), &scope, &mut Vec::new()).unwrap();
        let nodes: Vec<Node> = texts.iter().map(node).collect();
        [Lang::Id, Lang::En].map(|lang| {
            let words = Words { checklist: &checklist, lang };
            Speaker::of_judged(words, &rows).because(&reasons(&nodes))
        })
    }

    /// That the first expression is 75 minutes, less than three hours.
    fn too_short(nodes: &[Node]) -> Vec<Reason<'_>> {
        vec![Reason::Compared {
            left: said(nodes.first(), Kind::Duration, Number::whole(75)),
            comparison: Comparison::Less,
            right: said(None, Kind::Duration, Number::whole(180)),
        }]
    }

    fn said(part: Option<&Node>, kind: Kind, value: impl Into<Possible<String>>) -> Said<'_> {
        Said { part, kind, value: value.into() }
    }

    #[test]
    fn a_comparison_is_said_in_words_and_a_parameter_by_its_value() {
        let told = both(&["durasi"], too_short);
        let words = [
            "“durasi” 1 jam 15 menit, lebih singkat dari 3 jam",
            "“durasi” 1 hour 15 minutes, shorter than 3 hours",
        ];
        assert_eq!(told, words);
    }

    #[test]
    fn what_is_calculated_is_said_in_the_labels_of_the_form() {
        let told = both(&["abs(jam_selesai - jam_mulai)"], too_short);
        let words = [
            "jarak waktu antara “jam_selesai” dan “jam_mulai” 1 jam 15 menit, lebih singkat dari 3 jam",
            "the time between “jam_selesai” and “jam_mulai” 1 hour 15 minutes, shorter than 3 hours",
        ];
        assert_eq!(told, words);
    }

    #[test]
    fn a_calculation_that_takes_long_to_say_is_called_one() {
        let long = "if(jam_mulai > 12:00, jam_selesai, if(jam_selesai > 12:00, 12:00, jam_selesai)) - jam_mulai";
        let told = both(&[long], too_short);
        let words = [
            "hasil hitungan 1 jam 15 menit, lebih singkat dari 3 jam",
            "what was calculated: 1 hour 15 minutes, shorter than 3 hours",
        ];
        assert_eq!(told, words);
    }

    #[test]
    fn what_is_not_there_and_what_is_not_so_are_said_apart_and_once() {
        let told = both(&["tanggal", "pedoman_tersedia", "staf_total"], |nodes| {
            let missing = || Reason::Missing(said(nodes.first(), Kind::Date, Possible::NONE));
            let no = Reason::Fails(said(nodes.get(1), Kind::Boolean, false));
            vec![missing(), no, missing()]
        });
        let words = [
            "“tanggal” tidak ada; “pedoman_tersedia” dijawab tidak",
            "“tanggal” is missing; “pedoman_tersedia” is answered no",
        ];
        assert_eq!(told, words);
    }

    #[test]
    fn different_numbers_never_look_the_same() {
        let told = both(&["kehadiran"], |nodes| {
            vec![Reason::Compared {
                left: said(nodes.first(), Kind::Share, Number::decimal(7_999_996, 7)),
                comparison: Comparison::Less,
                right: said(None, Kind::Share, Number::decimal(8, 1)),
            }]
        });
        assert_eq!(told[0], "“kehadiran” 79,99996%, kurang dari 80%");
    }
}
