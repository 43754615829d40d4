//! How criteria and indicators come out.

use serde_json::{Value, json};

use super::super::part::{Key, Part, with};
use super::value::{bounds, list, natural, nullable, percentage, positive, text, word};
use crate::report::keys::{STRENGTHS, VERDICTS};
use crate::text::Lang;

/// A criterion; what does not apply has no points and no weight.
pub(super) fn criterion(lang: Lang) -> Value {
    let applies_not = json!({"properties": {"verdict": {"const": "not_applicable"}}});
    let nothing =
        json!({"properties": {"points": {"type": "null"}, "effective_weight": {"const": 0}}});
    let rules = json!({
        "if": applies_not,
        "then": nothing,
        "dependentRequired": {"rows": ["failures"], "failures": ["rows"]},
    });
    with(super::part(&CRITERION, lang), rules)
}

const CRITERION: Part<Lang> = Part {
    title: ("Kriteria", "Criterion"),
    required: &[
        "id",
        "section",
        "title",
        "basis",
        "verdict",
        "critical",
        "weight",
        "effective_weight",
        "points",
        "measure",
        "evidence",
        "missing",
    ],
    keys: &[
        ("id", ("Idnya.", "Its id."), |_| text()),
        ("section", ("Bagiannya (id).", "Its section (the id)."), |_| text()),
        ("title", ("Apa yang diminta.", "What is asked."), |_| text()),
        ("basis", ("Rujukannya.", "What it cites."), |_| list(text())),
        (
            "verdict",
            (
                "Terpenuhi, sebagian, belum, belum dapat disimpulkan, atau tidak berlaku.",
                "Met, in part, unmet, unknown because of blanks, or not applicable.",
            ),
            |_| word(&VERDICTS),
        ),
        ("critical", ("Kritis.", "Whether it is critical."), |_| json!({"type": "boolean"})),
        ("weight", ("Bobotnya di dalam bagian.", "Its weight within the section."), |_| positive()),
        (
            "effective_weight",
            (
                "Bagiannya dalam skor total terbukti, dalam persen.",
                "Its share of the proven total, in percent.",
            ),
            |_| percentage(),
        ),
        POINTS,
        MEASURE,
        (
            "rows",
            (
                "Berapa baris memenuhi dan tidak; hanya ada bila baris dinilai satu per satu.",
                "How many rows meet it and don't; there where rows are judged one by one.",
            ),
            |lang| nullable(super::part(&ROWS, *lang)),
        ),
        (
            "evidence",
            ("Kekuatan bukti isian yang dibacanya.", "How well what it reads is shown."),
            |_| word(&STRENGTHS),
        ),
        (
            "failures",
            ("Baris yang tidak memenuhi, dan sebabnya.", "Rows that fall short, and why."),
            |lang| list(super::part(&FAILURE, *lang)),
        ),
        ("missing", ("Isian kosong yang menentukan.", "Blanks that decide."), |lang| {
            list(super::part(&MISSING, *lang))
        }),
    ],
};

pub(super) const INDICATOR: Part<Lang> = Part {
    title: ("Indikator", "Indicator"),
    required: &["id", "title", "measure", "points"],
    keys: &[
        ("id", ("Idnya.", "Its id."), |_| text()),
        ("title", ("Apa yang ditunjukkannya.", "What it shows."), |_| text()),
        MEASURE,
        POINTS,
    ],
};

const POINTS: Key<Lang> = (
    "points",
    (
        "Poin yang diraih; null bila tidak berlaku atau tidak ada yang diukur.",
        "The points it earns; null where it does not apply or nothing is measured.",
    ),
    |_| nullable(bounds("points")),
);

const MEASURE: Key<Lang> = (
    "measure",
    (
        "Hasil ukurnya: bagian 0 sampai 1, lama waktu dalam menit, ya/tidak 1 atau 0; null bila pasti tidak ada.",
        "What was measured: shares from 0 to 1, durations in minutes, yes or no as 1 or 0; null for a sure none.",
    ),
    |_| nullable(bounds("measure")),
);

const ROWS: Part<Lang> = Part {
    title: ("Baris", "Rows"),
    required: &["total", "met", "unmet", "unknown"],
    keys: &[
        ("total", ("Seluruhnya.", "All of them."), |_| natural()),
        ("met", ("Yang memenuhi.", "Those that meet it."), |_| natural()),
        ("unmet", ("Yang tidak memenuhi.", "Those that don't."), |_| natural()),
        ("unknown", ("Yang belum diketahui.", "Those of which it is not known."), |_| natural()),
        (
            "more",
            ("Ada bila mungkin masih ada baris lain.", "There where there may be further rows."),
            |_| json!({"const": true}),
        ),
    ],
};

const FAILURE: Part<Lang> = Part {
    title: ("Baris yang tidak memenuhi", "Row that falls short"),
    required: &["row", "source", "because"],
    keys: &[
        (
            "row",
            ("Barisnya, misalnya `rapat 2005-03`.", "The row, such as `rapat 2005-03`."),
            |_| text(),
        ),
        ("source", ("Berkas dan barisnya.", "File and line."), |_| nullable(text())),
        ("because", ("Sebabnya.", "Why."), |_| text()),
    ],
};

const MISSING: Part<Lang> =
    Part { title: ("Isian kosong", "Blank"), required: &["row", "field"], keys: &[ROW, FIELD] };

/// The row of a blank.
pub(super) const ROW: Key<Lang> =
    ("row", ("Barisnya; kosong untuk tingkat teratas.", "The row; empty for the top."), |_| text());

/// The field of a blank.
pub(super) const FIELD: Key<Lang> = (
    "field",
    (
        "Field yang kosong; null bila seluruh baris atau tabelnya belum diketahui.",
        "The field that is blank; null where the whole row or table is not known.",
    ),
    |_| nullable(text()),
);
