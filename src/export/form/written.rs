//! Answers as they are written: what a reader of values understands, and understands as the same.

use super::sheet::kind_of;
use crate::bound::{Content, ItemSet, Range, Truth};
use crate::dossier::Answer;
use crate::form::layout::Role;
use crate::form::{Field, Form, Kind, Vocabulary, any_of_kind};
use crate::ids::TableId;
use crate::quantity::{Date, Month, Number, Time};
use crate::text::Lang;

/// What says that something is unknown.
pub(super) const UNKNOWN: &str = "?";
/// What says that there is none.
pub(super) const NONE: &str = "-";
/// How many digits a submitted number has at most.
const MAX_DIGITS: usize = 18;
/// More decimals than a submitted number, or the end of a range of them, can have.
const MOST_DECIMALS: u32 = 20;

/// Writes the answers of one form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writer<'f> {
    pub(super) form: &'f Form,
    /// The language of choices.
    pub(super) lang: Lang,
}

impl Writer<'_> {
    /// An answer to a field as a text; empty where nothing is written.
    pub(super) fn text(&self, field: &Field, answer: &Answer) -> String {
        match answer {
            Answer::Blank => String::new(),
            Answer::Unknown => UNKNOWN.to_owned(),
            Answer::None => NONE.to_owned(),
            Answer::AsWritten(text) => text.clone(),
            Answer::Known(content) => self.content(field, content),
        }
    }

    /// What stands in a column, or beside one of the root's questions, as a text.
    pub(super) fn cell(&self, table: TableId, role: Role, answer: &Answer) -> String {
        match (role, answer) {
            (Role::Field(field), _) => self.text(self.form.field(table, field), answer),
            (Role::Count(_), Answer::None) => "0".to_owned(),
            (_, Answer::Blank) => String::new(),
            (_, Answer::None) => NONE.to_owned(),
            (_, Answer::AsWritten(text)) => text.clone(),
            (_, Answer::Known(Content::Range(range))) => {
                range_text(kind_of(self.form, table, role), range)
            }
            (_, Answer::Unknown | Answer::Known(_)) => UNKNOWN.to_owned(),
        }
    }

    fn content(&self, field: &Field, content: &Content<String>) -> String {
        match content {
            Content::Nothing => NONE.to_owned(),
            Content::Truth(Truth::True) => "ya".to_owned(),
            Content::Truth(Truth::False) => "tidak".to_owned(),
            Content::Truth(Truth::Either) | Content::Text(None) => UNKNOWN.to_owned(),
            Content::Text(Some(text)) => text.clone(),
            Content::Range(range) => range_text(field.kind, range),
            Content::Choice(items) => match (items.single(), self.vocabulary(field)) {
                (Some(item), Some(vocabulary)) => word(vocabulary, item, self.lang).to_owned(),
                _ => UNKNOWN.to_owned(),
            },
            Content::Choices { surely, possibly } => self.choices(field, *surely, *possibly),
        }
    }

    fn choices(&self, field: &Field, surely: ItemSet, possibly: ItemSet) -> String {
        let Some(vocabulary) = self.vocabulary(field) else { return UNKNOWN.to_owned() };
        let mut words: Vec<&str> =
            surely.iter().map(|item| word(vocabulary, item, self.lang)).collect();
        if surely != possibly {
            words.push(UNKNOWN);
        }
        match words.as_slice() {
            // A list of nothing is not the same as no list where there may be none.
            [] if field.blank.may_be_none() => ";".to_owned(),
            [] => NONE.to_owned(),
            [UNKNOWN] => format!("{UNKNOWN};"),
            words => words.join("; "),
        }
    }

    fn vocabulary(&self, field: &Field) -> Option<&Vocabulary> {
        match field.kind {
            Kind::Choice(id) | Kind::Choices(id) => Some(self.form.vocabulary(id)),
            _ => None,
        }
    }
}

/// What an item is written as: its label, or its key where the label would mean something else.
pub(super) fn word(vocabulary: &Vocabulary, item: usize, lang: Lang) -> &str {
    let Some(this) = vocabulary.items.get(item) else { return UNKNOWN };
    let label = this.label.get(lang);
    let says_else = [UNKNOWN, NONE, "tidak diketahui", "tidak ada"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(label.trim()));
    let is_plain = label.trim() == label && !label.contains([';', '\n', '\r', '\t']);
    let is_own = vocabulary.find(label) == Some(item);
    if is_plain && is_own && !says_else { label } else { &this.key }
}

/// A quantity, or the range it lies in.
fn range_text(kind: Kind, range: &Range) -> String {
    if let Some(exact) = range.exact() {
        return quantity(kind, exact);
    }
    let all = any_of_kind::<()>(kind, 0).range().cloned().unwrap_or(Range::ANY);
    let low = range.low().filter(|low| Some(*low) != all.low());
    let high = range.high().filter(|high| Some(*high) != all.high());
    match (low, high) {
        (Some(low), Some(high)) => format!("{}..{}", quantity(kind, low), quantity(kind, high)),
        (Some(low), None) if is_writable(kind, low) => format!(">= {}", quantity(kind, low)),
        (Some(low), None) => format!("> {}", quantity(kind, &(low.clone() - step(kind)))),
        (None, Some(high)) if is_writable(kind, high) => format!("<= {}", quantity(kind, high)),
        (None, Some(high)) => format!("< {}", quantity(kind, &(high.clone() + step(kind)))),
        (None, None) => UNKNOWN.to_owned(),
    }
}

/// How far the end of a range lies from what was written, where that was left out.
fn step(kind: Kind) -> Number {
    match kind {
        Kind::Share => Number::decimal(1, MOST_DECIMALS),
        _ => Number::decimal(1, MOST_DECIMALS - 2),
    }
}

/// Whether somebody may have written just this number.
fn is_writable(kind: Kind, value: &Number) -> bool {
    let written = quantity(kind, value);
    let digits = written.trim_start_matches(['-', '0', '.']);
    digits.bytes().filter(u8::is_ascii_digit).count() <= MAX_DIGITS || !kind.is_number()
}

/// One quantity by its kind.
pub(super) fn quantity(kind: Kind, value: &Number) -> String {
    let whole = || value.to_i64().and_then(|value| i32::try_from(value).ok());
    let written = match kind {
        Kind::Date => whole().and_then(Date::from_days).map(|date| date.to_string()),
        Kind::Month => whole().and_then(Month::from_index).map(|month| month.to_string()),
        Kind::Time => time(value).map(|time| time.to_string()),
        Kind::Share => Some(format!("{}%", decimal(&(value.clone() * Number::whole(100))))),
        _ => None,
    };
    written.unwrap_or_else(|| decimal(value))
}

/// A time of day.
pub(super) fn time(minutes: &Number) -> Option<Time> {
    let minutes = u32::try_from(minutes.to_i64()?).ok()?;
    Time::new(minutes / 60, minutes % 60)
}

/// A number that nobody can take for thousands: `1.5`, but `1.2340`.
fn decimal(value: &Number) -> String {
    let exact = value.to_decimal(MOST_DECIMALS);
    let digits = exact.strip_prefix('-').unwrap_or(&exact);
    match digits.split_once('.') {
        Some((whole, part)) if part.len() == 3 && whole.len() <= 3 && whole != "0" => {
            format!("{exact}0")
        }
        _ => exact,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: Option<Number>, high: Option<Number>) -> Range {
        Range::between(low, high).unwrap()
    }

    #[test]
    fn numbers_are_never_taken_for_thousands() {
        assert_eq!(quantity(Kind::Number, &Number::decimal(1234, 3)), "1.2340");
        assert_eq!(quantity(Kind::Number, &Number::decimal(-1234, 3)), "-1.2340");
        assert_eq!(quantity(Kind::Number, &Number::decimal(234, 3)), "0.234");
        assert_eq!(quantity(Kind::Number, &Number::decimal(12_345_678, 3)), "12345.678");
        assert_eq!(quantity(Kind::Share, &Number::decimal(12_345, 5)), "12.3450%");
        assert_eq!(quantity(Kind::Time, &Number::whole(450)), "07:30");
    }

    #[test]
    fn what_is_known_in_part_keeps_its_ends() {
        let thirty = || Some(Number::whole(30));
        assert_eq!(range_text(Kind::Integer, &range(thirty(), None)), ">= 30");
        assert_eq!(range_text(Kind::Integer, &range(None, thirty())), "<= 30");
        let above = Number::whole(30) + Number::decimal(1, 18);
        assert_eq!(range_text(Kind::Number, &range(Some(above), None)), "> 30");
        let below = Number::decimal(5, 1) - Number::decimal(1, 20);
        assert_eq!(range_text(Kind::Share, &range(None, Some(below))), "< 50%");
        let tiny = Number::decimal(1, 18);
        assert_eq!(range_text(Kind::Number, &range(Some(tiny), None)), ">= 0.000000000000000001");
        let month = Month::new(2005, 3).unwrap();
        let days =
            [month.first_day(), month.last_day()].map(|day| Some(Number::whole(day.days().into())));
        let [first, last] = days;
        assert_eq!(range_text(Kind::Date, &range(first.clone(), last)), "2005-03-01..2005-03-31");
        let end = Some(Number::whole(Date::LAST.days().into()));
        assert_eq!(range_text(Kind::Date, &range(first, end)), ">= 2005-03-01");
    }
}
