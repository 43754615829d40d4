//! Single values of a checklist, and small shapes that occur in many places.
//!
//! The reader takes scalars as written, quoted or not, so that `10` and `"10"` are both numbers here.

use serde_json::{Map, Value, json};

use super::super::part::{Both, Part, told, with};
use super::super::{defined, pattern};
use crate::ids::RESERVED;
use crate::text::Lang;

/// A number without sign, as the expression language writes it.
const DIGITS: &str = r"[0-9]+(?:\.[0-9]+)?";

/// A text that people read.
pub(super) fn text() -> Value {
    defined("text")
}

/// An expression of the language. Of one example alone editors would make a value.
pub(super) fn expression(examples: [&str; 2]) -> Value {
    with(defined("expression"), json!({"examples": examples}))
}

/// The rows of an `each`.
pub(super) fn rows() -> Value {
    json!({"type": "string", "pattern": r"\S"})
}

/// An id: letters, digits, `-`, `_` and `.`.
pub(super) fn id() -> Value {
    defined("id")
}

/// A name that expressions can use.
pub(super) fn name() -> Value {
    defined("name")
}

/// A text that only programs read.
pub(super) fn plain() -> Value {
    json!({"type": ["string", "number", "boolean"]})
}

/// `true` or `false`, the second where nothing is said.
pub(super) fn boolean() -> Value {
    with(defined("boolean"), json!({"default": false}))
}

/// One of a few words.
pub(super) fn word(words: &[&str]) -> Value {
    json!({"enum": words})
}

/// A number above zero; 1 where nothing is said.
pub(super) fn weight() -> Value {
    with(defined("weight"), json!({"default": 1}))
}

/// A whole number from 1 on.
pub(super) fn count() -> Value {
    defined("count")
}

/// A percentage.
pub(super) fn share() -> Value {
    defined("percent")
}

/// A day.
pub(super) fn date() -> Value {
    defined("date")
}

/// A list.
pub(super) fn list(of: Value) -> Value {
    json!({"type": "array", "items": of})
}

/// A map from names that the author chooses, other than those that have a meaning of their own.
pub(super) fn by_name(of: Value) -> Value {
    let taken: Map<String, Value> =
        RESERVED.iter().map(|name| ((*name).to_owned(), json!(false))).collect();
    json!({
        "type": "object",
        "propertyNames": name(),
        "properties": taken,
        "additionalProperties": of,
    })
}

/// The definitions that the values above refer to.
pub(super) fn definitions(lang: Lang) -> Map<String, Value> {
    let parts = [("text", translations(lang)), ("levels", levels(lang))];
    let scalars =
        SCALARS.iter().map(|(name, of, (id, en))| (*name, told(of(), lang.pick(*id, *en))));
    parts.into_iter().chain(scalars).map(|(name, of)| (name.to_owned(), of)).collect()
}

/// A single value: what it is called, its schema, and what is said of one that does not fit.
type Scalar = (&'static str, fn() -> Value, Both);

const SCALARS: &[Scalar] = &[
    (
        "expression",
        || with(plain(), json!({"pattern": r"\S"})),
        ("Tulis sebuah ungkapan.", "Write an expression."),
    ),
    (
        "id",
        || with(plain(), json!({"pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$"})),
        (
            "Tulis id dengan huruf, angka, -, _ dan . saja, tanpa spasi.",
            "Write an id of letters, digits, -, _ and . only, without spaces.",
        ),
    ),
    (
        "name",
        || json!({"type": ["string", "boolean"], "pattern": "^[a-z_][a-z0-9_]*$"}),
        (
            "Tulis nama dengan huruf kecil a-z, angka dan _, diawali huruf.",
            "Write a name of lower-case letters a-z, digits and _, a letter first.",
        ),
    ),
    (
        "boolean",
        || json!({"type": ["boolean", "string"], "pattern": "^(?:true|false)$"}),
        ("Tulis true atau false.", "Write true or false."),
    ),
    (
        "weight",
        || with(json!({"type": ["number", "string"], "exclusiveMinimum": 0}), reading(DIGITS)),
        ("Tulis angka di atas 0.", "Write a number above 0."),
    ),
    (
        "count",
        || with(json!({"type": ["integer", "string"], "minimum": 1}), reading(r"[0-9]+(?:\.0+)?")),
        ("Tulis bilangan bulat, paling sedikit 1.", "Write a whole number, at least 1."),
    ),
    (
        "points",
        || with(json!({"type": ["number", "string"], "minimum": 0}), reading(DIGITS)),
        ("Tulis poinnya: 0 atau lebih.", "Write the points: 0 or more."),
    ),
    (
        "percent",
        || with(json!({"type": "string"}), reading(&format!(r"{DIGITS}\s*%"))),
        (
            "Tulis persentase dengan tandanya, misalnya 80%.",
            "Write a percentage with its sign, such as 80%.",
        ),
    ),
    (
        "date",
        || with(json!({"type": "string"}), reading("[0-9]{4}-[0-9]{2}-[0-9]{2}")),
        ("Tulis tanggal, misalnya 2016-10-01.", "Write a date, such as 2016-10-01."),
    ),
];

/// Texts that read like this.
fn reading(written: &str) -> Value {
    json!({"pattern": pattern::any_of(&[written.to_owned()])})
}

/// `{id: …, en: …}`, or a bare text that serves both languages.
fn translations(lang: Lang) -> Value {
    let types = ["string", "object", "number", "boolean"];
    with(TRANSLATIONS.schema(&(), lang), json!({"type": types, "minProperties": 1}))
}

const TRANSLATIONS: Part<()> = Part {
    title: ("Teks", "Text"),
    required: &[],
    keys: &[
        ("id", ("Teksnya dalam bahasa Indonesia.", "The text in Indonesian."), |()| plain()),
        ("en", ("Teksnya dalam bahasa Inggris.", "The text in English."), |()| plain()),
    ],
};

/// What a measure earns: by thresholds in one of two ways, or ten times the measure.
fn levels(lang: Lang) -> Value {
    let in_one_way = json!({
        "type": ["object", "string"],
        "pattern": "^linear$",
        "examples": ["linear"],
        "minProperties": 1,
        "maxProperties": 1,
    });
    let message = lang.pick(
        "Tulis at_least atau at_most dengan ambang dan poinnya, atau linear.",
        "Write at_least or at_most with thresholds and points, or linear.",
    );
    told(with(LEVELS.schema(&(), lang), in_one_way), message)
}

const LEVELS: Part<()> = Part {
    title: ("Tingkat", "Levels"),
    required: &[],
    keys: &[
        (
            "at_least",
            (
                "Lebih banyak lebih baik: ambang (`75%`, `3 hours`, nama parameter) dan poinnya, yang terberat lebih dulu. Di bawah ambang terendah poinnya 0.",
                "More is better: thresholds (`75%`, `3 hours`, the name of a parameter) and their points, the most demanding first. Below the lowest there are 0 points.",
            ),
            |()| thresholds(),
        ),
        (
            "at_most",
            (
                "Lebih sedikit lebih baik: ambang dan poinnya, yang terberat lebih dulu.",
                "Less is better: thresholds and their points, the most demanding first.",
            ),
            |()| thresholds(),
        ),
    ],
};

fn thresholds() -> Value {
    json!({"type": "object", "minProperties": 1, "additionalProperties": defined("points")})
}
