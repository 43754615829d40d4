//! Reads what a blank field means, and whether a field must be submitted or may be none.

use super::Draft;
use crate::bound::{Content as Possibly, ItemSet, Possible, Truth};
use crate::checklist::Rules;
use crate::checklist::notation;
use crate::checklist::read::reader::{Entries, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Content, Entry, Node, Style};
use crate::expr::Literal;
use crate::form::{Blank, Field, Form, Kind};
use crate::ids::{FieldId, TableId};
use crate::quantity::Number;
use crate::text;
use crate::text::Text;

/// A required field that says what a blank means.
pub(crate) const REQUIRED_WITH_BLANK: Code = Code("required-with-blank");
/// A required field that may be none.
pub(crate) const NONE_WITH_REQUIRED: Code = Code("none-with-required");
/// A field that may be none and also says what a blank means.
pub(crate) const NONE_WITH_BLANK: Code = Code("none-with-blank");
/// A value for blanks that the field itself would not take.
pub(crate) const BLANK_VALUE_UNFIT: Code = Code("blank-value-unfit");

impl<'d> Reader<'d> {
    /// `required`, `none` and `blank`; a value after `blank` is read once all rules are known.
    pub(super) fn blank(&mut self, entries: &Entries<'d>, field: &mut Field) {
        let required = entries.get("required").and_then(|node| self.boolean(node));
        field.required = required.unwrap_or(false);
        let allowed = entries.get("none").and_then(|node| self.word(node, &[("allowed", true)]));
        if allowed == Some(true) {
            field.blank = Blank::UnknownOrNone;
        }
        if entries.get("blank").is_some_and(says_none) {
            field.blank = Blank::None;
        }
        let conflicts: [(bool, [&str; 2], Code, Text); 3] = [
            (
                field.required,
                ["blank", "required"],
                REQUIRED_WITH_BLANK,
                text!(
                    "field wajib tidak pernah kosong, jadi `blank` tidak ada gunanya",
                    "a required field is never blank, so `blank` means nothing"
                ),
            ),
            (
                field.required,
                ["none", "required"],
                NONE_WITH_REQUIRED,
                text!(
                    "field wajib selalu ada isinya, jadi `none` tidak ada gunanya",
                    "a required field always has a value, so `none` means nothing"
                ),
            ),
            (
                entries.entry("blank").is_some() && !field.required,
                ["none", "blank"],
                NONE_WITH_BLANK,
                text!(
                    "`none: allowed` dan `blank` tidak dapat dipakai bersama",
                    "`none: allowed` and `blank` don't go together"
                ),
            ),
        ];
        for (conflict, [key, other], code, message) in conflicts {
            if let Some(entry) = entries.entry(key).filter(|_| conflict) {
                self.conflict(entry, other, code, message);
            }
        }
    }

    fn conflict(&mut self, entry: &Entry, other: &str, code: Code, message: Text) {
        let (key, place) = (&entry.key.text, self.key_place(entry));
        self.report(
            Diagnostic::error(code, place, message)
                .help(text!("hapus `{key}` atau `{other}`", "remove `{key}` or `{other}`")),
        );
    }

    /// Values after `blank`, held to the field's own type and rules.
    pub(super) fn blank_values(&mut self, draft: &mut Draft<'d>, rules: &Rules) {
        for place in draft.places() {
            let entries = draft.written(place).and_then(|written| written.entries.as_ref());
            let node = entries.and_then(|entries| entries.get("blank"));
            let Some(node) = node.filter(|node| !says_none(node)) else { continue };
            let field = draft.form.field(place.0, place.1);
            if field.derived || draft.refused.fields.contains(&place) {
                continue;
            }
            if let Some(value) = self.blank_value(node, &draft.form, place, rules)
                && let Some(field) = draft.field_mut(place)
            {
                field.blank = Blank::Value(value);
            }
        }
    }

    fn blank_value(
        &mut self,
        node: &'d Node,
        form: &Form,
        (table, id): (TableId, FieldId),
        rules: &Rules,
    ) -> Option<Possible<String>> {
        let field = form.field(table, id);
        let Some(value) = value_of(node, field, form) else {
            let help = example(field.kind);
            let message = text!(
                "nilai ini tidak dapat diisikan ke field ini",
                "this value does not fit the field"
            );
            return self.unfit(node, message, help);
        };
        let rules = rules.of(table, id)?;
        let known = value.range().and_then(|range| range.exact()).cloned();
        let limit = |rule: &Option<crate::expr::Node>| {
            rule.as_ref()?.as_literal()?.range()?.exact().cloned()
        };
        let (min, max) = (limit(&rules.min), limit(&rules.max));
        let outside = known.filter(|known| {
            min.as_ref().is_some_and(|min| known < min)
                || max.as_ref().is_some_and(|max| known > max)
        });
        if let Some(known) = outside {
            let written = notation::literal(field.kind, &known);
            let message = text!(
                "`{written}` di luar `min` atau `max` field ini",
                "`{written}` is outside the field's `min` or `max`"
            );
            let help =
                text!("pilih nilai di dalam batas itu", "choose a value within these limits");
            return self.unfit(node, message, help);
        }
        Some(value)
    }

    fn unfit<T>(&mut self, node: &Node, message: Text, help: Text) -> Option<T> {
        let place = self.place(node);
        self.report(Diagnostic::error(BLANK_VALUE_UNFIT, place, message).help(help));
        None
    }
}

/// Whether a blank means none: the bare word.
fn says_none(node: &Node) -> bool {
    node.scalar().is_some_and(|scalar| scalar.style == Style::Plain && scalar.text == "none")
}

/// The value that stands after `blank`, as the field's type reads it.
fn value_of(node: &Node, field: &Field, form: &Form) -> Option<Possible<String>> {
    if let (Content::List(nodes), Kind::Choices(vocabulary)) = (&node.content, field.kind) {
        let words = form.vocabulary(vocabulary);
        let items: Option<Vec<usize>> =
            nodes.iter().map(|node| words.find(&node.scalar()?.text)).collect();
        return Some(chosen(items?.into_iter().fold(ItemSet::EMPTY, ItemSet::with)));
    }
    let written = &node.scalar()?.text;
    let number = |fits: fn(Kind) -> bool| -> Option<Number> {
        let literal = Literal::parse(written).filter(|literal| fits(literal.kind))?;
        literal.range()?.exact().cloned()
    };
    match field.kind {
        Kind::Text => {
            let matches = field.pattern.as_ref().is_none_or(|(regex, _)| regex.is_match(written));
            matches.then(|| Possible::there(Possibly::Text(Some(written.clone()))))
        }
        Kind::Boolean => match written.to_lowercase().as_str() {
            "true" | "ya" => Some(Truth::True.into()),
            "false" | "tidak" => Some(Truth::False.into()),
            _ => None,
        },
        Kind::Integer => number(|kind| kind == Kind::Integer).map(Possible::from),
        Kind::Number => {
            number(|kind| matches!(kind, Kind::Integer | Kind::Number)).map(Possible::from)
        }
        Kind::Share => number(|kind| kind == Kind::Share).map(Possible::from),
        Kind::Date => number(|kind| kind == Kind::Date).map(Possible::from),
        Kind::Time => number(|kind| kind == Kind::Time).map(Possible::from),
        Kind::Month => number(|kind| kind == Kind::Month).map(Possible::from),
        Kind::Duration => number(|kind| kind == Kind::Duration).map(Possible::from),
        Kind::Choice(vocabulary) => {
            let item = form.vocabulary(vocabulary).find(written)?;
            Some(Possible::there(Possibly::Choice(ItemSet::only(item))))
        }
        Kind::Choices(vocabulary) => {
            let item = form.vocabulary(vocabulary).find(written)?;
            Some(chosen(ItemSet::only(item)))
        }
    }
}

fn chosen(items: ItemSet) -> Possible<String> {
    Possible::there(Possibly::Choices { surely: items, possibly: items })
}

fn example(kind: Kind) -> Text {
    let example = match kind {
        Kind::Text => "blank: none",
        Kind::Integer | Kind::Number => "blank: 0",
        Kind::Share => "blank: 0%",
        Kind::Boolean => "blank: false",
        Kind::Date => "blank: 2016-10-01",
        Kind::Time => "blank: 07:30",
        Kind::Month => "blank: 2016-10",
        Kind::Duration => "blank: 3 hours",
        Kind::Choice(_) | Kind::Choices(_) => {
            return text!(
                "tulis salah satu pilihannya, atau `none`",
                "write one of its items, or `none`"
            );
        }
    };
    text!("misalnya `{example}`, atau `blank: none`", "for example `{example}`, or `blank: none`")
}
