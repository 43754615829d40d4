//! What may stand after the name of a field, by the kind of its values.
//!
//! An editor's YAML reader guesses types where ours does not: to it a code may be a number, and `07.30` is one.

use serde_json::{Value, json};

use super::super::part::{told, with};
use super::super::pattern::{any_case, any_of, any_of_or_blank, reads_alike};
use super::{Wanted, choice, sentences};
use crate::bound::Range;
use crate::dossier::MONTHS;
use crate::form::{Field, Kind};
use crate::quantity::Number;
use crate::report::words::Words;

/// A number as people write it.
const NUMBER: &str = r"-?[0-9]+(?:[.,][0-9]+)?";
const WHOLE: &str = r"-?[0-9]+(?:[.,]0+)?";
const TIME: &str = "[0-9]{1,2}[:.][0-9]{2}";

/// What definitions of a kind are called.
pub(super) const fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::Share => "percent",
        Kind::Boolean => "boolean",
        Kind::Date => "date",
        Kind::Time => "time",
        Kind::Month => "month",
        Kind::Duration => "duration",
        Kind::Choice(_) => "choice",
        Kind::Choices(_) => "choices",
    }
}

/// The schema of a kind of values.
pub(super) fn of_kind(words: Words<'_>, kind: Kind, wanted: Wanted) -> Value {
    let message = sentences::how_to_write(kind, words.lang);
    let vocabulary = |id| words.checklist.form.vocabulary(id);
    match kind {
        Kind::Choice(id) => choice::one(vocabulary(id), (words.lang, wanted), message),
        Kind::Choices(id) => choice::several(vocabulary(id), (words.lang, wanted), message),
        Kind::Text => text(wanted),
        _ => told(single(kind, wanted), message),
    }
}

/// Any text; numbers and yes or no are texts too.
fn text(wanted: Wanted) -> Value {
    match wanted {
        Wanted::Known | Wanted::Filled => {
            json!({"type": ["string", "number", "boolean"], "pattern": r"\S"})
        }
        Wanted::OrNone | Wanted::Any => json!({"type": ["string", "number", "boolean", "null"]}),
    }
}

/// Yes or no, or a quantity.
fn single(kind: Kind, wanted: Wanted) -> Value {
    let (types, examples) = match kind {
        Kind::Boolean => (["boolean"].as_slice(), json!(["ya", "tidak"])),
        Kind::Integer => (["integer"].as_slice(), json!([12, ">= 10", "10..20"])),
        Kind::Number => (["number"].as_slice(), json!([12.5, ">= 10", "10..20"])),
        Kind::Time => (["number"].as_slice(), json!(["07:30", "> 12:00"])),
        Kind::Share => (&[][..], json!(["85%", ">= 50%", "10%..20%"])),
        Kind::Date => (&[][..], json!(["2005-01-12", "12 Januari 2005", "2005-01"])),
        Kind::Month => (&[][..], json!(["2005-01", "Januari 2005"])),
        Kind::Text | Kind::Duration | Kind::Choice(_) | Kind::Choices(_) => (&[][..], json!([])),
    };
    let schema = with(of_words(types, written(kind), wanted), json!({"examples": examples}));
    match kind {
        // YAML 1.1 makes minutes since midnight of `11:00`.
        Kind::Time => with(schema, json!({"minimum": 0, "maximum": 1439})),
        _ => schema,
    }
}

/// Patterns of what may be written for a kind.
fn written(kind: Kind) -> Vec<String> {
    match kind {
        Kind::Boolean => ["ya", "tidak", "true", "false", "-", "tidak ada"].map(any_case).to_vec(),
        Kind::Integer => vec![partly(WHOLE)],
        Kind::Number => vec![partly(NUMBER)],
        Kind::Share => vec![partly(&format!(r"{NUMBER}\s*%"))],
        Kind::Date => vec![partly(&date())],
        Kind::Month => vec![partly(&month())],
        Kind::Time => vec![partly(TIME)],
        Kind::Text | Kind::Duration | Kind::Choice(_) | Kind::Choices(_) => Vec::new(),
    }
}

/// One value, or what is known of it in part: `>= 30`, `10..20`.
fn partly(one: &str) -> String {
    format!(r"(?:[<>]=?\s*)?(?:{one})(?:\s*\.\.\s*(?:{one}))?")
}

/// A month of a year: `2005-01`, `01/2005`, `Januari 2005`.
fn month() -> String {
    let names = month_names();
    format!(r"[0-9]{{4}}-[0-9]{{2}}|[0-9]{{1,2}}[/-][0-9]{{4}}|(?:{names})\.*\s+[0-9]{{4}}")
}

/// A day, or a month that stands for its days.
fn date() -> String {
    let names = month_names();
    [
        r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?".to_owned(),
        r"[0-9]{1,2}[/-](?:[0-9]{1,2}[/-])?[0-9]{4}".to_owned(),
        format!(r"(?:[0-9]{{1,2}}\s+)?(?:{names})\.*\s+[0-9]{{4}}"),
    ]
    .join("|")
}

fn month_names() -> String {
    MONTHS.concat().iter().map(|name| any_case(name)).collect::<Vec<_>>().join("|")
}

/// Values of these types, and texts that read as one of these, or as blank, unknown or none where that may be.
pub(super) fn of_words(types: &[&str], mut written: Vec<String>, wanted: Wanted) -> Value {
    // Of values that are texts, an editor writes those with quotes that need them if that comes first.
    let mut types = [&["string"], types].concat();
    written.extend(beside(wanted));
    let pattern = match wanted {
        Wanted::Known | Wanted::Filled => any_of(&written),
        Wanted::OrNone | Wanted::Any => {
            types.push("null");
            any_of_or_blank(&written)
        }
    };
    json!({"type": types, "pattern": pattern})
}

/// What may be written beside values.
fn beside(wanted: Wanted) -> Vec<String> {
    match wanted {
        Wanted::Known => Vec::new(),
        Wanted::Filled | Wanted::Any => unknown().to_vec(),
        Wanted::OrNone => [unknown(), none()].concat(),
    }
}

/// Patterns of what says that nothing is known.
pub(super) fn unknown() -> [String; 2] {
    ["?", "tidak diketahui"].map(any_case)
}

/// Patterns of what says that there is nothing.
pub(super) fn none() -> [String; 2] {
    ["-", "tidak ada"].map(any_case)
}

/// Texts that say that there is nothing, or that nothing is known.
pub(super) fn nothing_or_unknown() -> Value {
    json!({"pattern": any_of_or_blank(&[unknown(), none()].concat())})
}

/// The pattern a field asks of its texts, if every program reads it alike.
pub(super) fn own_pattern(words: Words<'_>, field: &Field, wanted: Wanted) -> Value {
    let Some((_, own)) = field.pattern.as_ref().filter(|(_, own)| reads_alike(own)) else {
        return json!({});
    };
    let mut schema = of_words(&[], vec![own.clone()], wanted);
    if let Some(keywords) = schema.as_object_mut() {
        keywords.remove("type");
    }
    told(schema, &sentences::of_pattern(own, words.lang))
}

/// The limits of a number. Other quantities may be texts of many forms, which a schema can't compare.
pub(super) fn own_limits(kind: Kind, limits: Option<&Range>) -> Value {
    let mut schema = json!({});
    if !matches!(kind, Kind::Integer | Kind::Number) {
        return schema;
    }
    let ends =
        [("minimum", limits.and_then(Range::low)), ("maximum", limits.and_then(Range::high))];
    for (keyword, end) in ends {
        if let Some(number) = end.and_then(number) {
            schema = with(schema, json!({keyword: number}));
        }
    }
    schema
}

/// A number that programs read as it is; `None` where they might round it.
fn number(value: &Number) -> Option<Value> {
    const SAFE: usize = 15;
    let written = value.to_decimal(15);
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    if digits > SAFE { None } else { serde_json::from_str(&written).ok() }
}
