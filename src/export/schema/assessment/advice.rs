//! What to do, what to ask for, and what to look at again.

use serde_json::json;

use super::super::part::Part;
use super::criterion::{FIELD, ROW};
use super::value::{nullable, percentage, text, word};
use crate::checklist::FlagSeverity;
use crate::report::keys;
use crate::text::Lang;

pub(super) const RECOMMENDATION: Part<Lang> = Part {
    title: ("Rekomendasi", "Recommendation"),
    required: &["criterion", "to", "text", "priority", "gain", "due"],
    keys: &[
        ("criterion", ("Kriterianya (id).", "The criterion (its id)."), |_| text()),
        ("to", ("Penerimanya (id).", "Whom it addresses (the id)."), |_| text()),
        ("text", ("Sarannya.", "What to do."), |_| text()),
        (
            "priority",
            ("Prioritasnya, mulai dari 1.", "Its priority, from 1 on."),
            |_| json!({"type": "integer", "minimum": 1}),
        ),
        (
            "gain",
            (
                "Kenaikan skor terbukti, dalam persen.",
                "What it adds to the proven score, in percent.",
            ),
            |_| percentage(),
        ),
        ("due", ("Tenggatnya, misalnya `1 month`.", "By when, such as `1 month`."), |_| {
            nullable(text())
        }),
    ],
};

pub(super) const WANTED: Part<Lang> = Part {
    title: ("Isian yang dicari", "Blank to ask for"),
    required: &["row", "field", "widens"],
    keys: &[
        ROW,
        FIELD,
        (
            "widens",
            ("Sebesar apa ia melebarkan skor.", "By how much it widens the score."),
            |_| json!({"type": "number", "minimum": 0}),
        ),
    ],
};

pub(super) const FLAG: Part<Lang> = Part {
    title: ("Tanda", "Flag"),
    required: &["id", "row", "source", "severity", "text"],
    keys: &[
        ("id", ("Idnya.", "Its id."), |_| text()),
        ("row", ("Barisnya; kosong untuk tingkat teratas.", "The row; empty for the top."), |_| {
            text()
        }),
        ("source", ("Berkas dan barisnya.", "File and line."), |_| nullable(text())),
        (
            "severity",
            (
                "Patut diketahui, atau perlu penjelasan.",
                "Worth knowing, or in need of an explanation.",
            ),
            |_| word(&[FlagSeverity::Info, FlagSeverity::Warning].map(keys::severity)),
        ),
        ("text", ("Apa yang perlu diperiksa.", "What needs a second look."), |_| text()),
    ],
};
