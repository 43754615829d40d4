//! Single values of assessments, and bounds.

use serde_json::{Value, json};

use super::super::defined;
use super::super::part::Part;
use crate::text::Lang;

pub(super) fn text() -> Value {
    json!({"type": "string"})
}

pub(super) fn word(words: &[&str]) -> Value {
    json!({"enum": words})
}

pub(super) fn list(of: Value) -> Value {
    json!({"type": "array", "items": of})
}

/// The same, or null.
pub(super) fn nullable(of: Value) -> Value {
    json!({"anyOf": [of, {"type": "null"}]})
}

/// A number from 0 to 100.
pub(super) fn percentage() -> Value {
    json!({"type": "number", "minimum": 0, "maximum": 100})
}

/// A number above zero.
pub(super) fn positive() -> Value {
    json!({"type": "number", "exclusiveMinimum": 0})
}

pub(super) fn natural() -> Value {
    json!({"type": "integer", "minimum": 0})
}

pub(super) fn month() -> Value {
    json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"})
}

pub(super) fn day() -> Value {
    json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
}

/// Bounds of one of the definitions below.
pub(super) fn bounds(name: &str) -> Value {
    defined(name)
}

const PERCENTAGES: Part<Lang> = Part {
    title: ("Batas dalam persen", "Bounds in percent"),
    required: &["low", "high"],
    keys: &[
        ("low", ("Yang terbukti.", "What is proven."), |_| percentage()),
        ("high", ("Yang masih mungkin.", "What is still possible."), |_| percentage()),
    ],
};

const POINTS: Part<Lang> = Part {
    title: ("Poin", "Points"),
    required: &["low", "high", "max"],
    keys: &[
        ("low", ("Yang terbukti.", "What is proven."), |_| json!({"type": "number", "minimum": 0})),
        (
            "high",
            ("Yang masih mungkin.", "What is still possible."),
            |_| json!({"type": "number", "minimum": 0}),
        ),
        ("max", ("Yang tertinggi.", "The most there is."), |_| positive()),
    ],
};

const MEASURE: Part<Lang> = Part {
    title: ("Hasil ukur", "Measure"),
    required: &["low", "high"],
    keys: &[
        (
            "low",
            ("Ujung bawah; null bila tak terbatas.", "Its lower end; null where unbounded."),
            |_| end(),
        ),
        (
            "high",
            ("Ujung atas; null bila tak terbatas.", "Its upper end; null where unbounded."),
            |_| end(),
        ),
        (
            "none",
            ("Ada bila mungkin juga tidak ada nilainya.", "There where it may also be none."),
            |_| json!({"const": true}),
        ),
    ],
};

/// Shares from 0 to 1, minutes, other numbers, 0 or 1 for no and yes; days, months and times as text.
fn end() -> Value {
    json!({
        "type": ["number", "string", "null"],
        "pattern": "^(?:[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|[0-9]{2}:[0-9]{2})$",
    })
}

/// What the others refer to.
pub(super) fn definitions(lang: Lang) -> impl Iterator<Item = (String, Value)> {
    let all = [
        ("percentages", super::part(&PERCENTAGES, lang)),
        ("points", super::part(&POINTS, lang)),
        ("measure", super::part(&MEASURE, lang)),
        ("sha256", json!({"type": "string", "pattern": "^[0-9a-f]{64}$"})),
    ];
    all.into_iter().map(|(name, of)| (name.to_owned(), of))
}
