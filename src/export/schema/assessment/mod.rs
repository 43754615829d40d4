//! The schema of assessments as JSON: one, as a line of NDJSON has it, or a list of them.

mod advice;
mod criterion;
mod value;

use serde_json::{Map, Value, json};

use super::part::{Key, Part};
use super::{DRAFT, defined};
use crate::dossier::FilledBy;
use crate::text::Lang;
use value::{bounds, day, list, month, nullable, percentage, positive, text, word};

/// The schema of assessments, explained in a language.
#[must_use]
pub fn assessment(lang: Lang) -> Value {
    let one = ("assessment".to_owned(), part(&ASSESSMENT, lang));
    json!({
        "$schema": DRAFT,
        "title": lang.pick("Hasil penilaian", "Assessments"),
        "description": lang.pick(
            "Satu hasil penilaian (sebaris NDJSON), atau daftarnya (JSON).",
            "One assessment (a line of NDJSON), or a list of them (JSON).",
        ),
        "if": {"type": "array"},
        "then": {"items": defined("assessment")},
        "else": defined("assessment"),
        "$defs": Map::from_iter([one].into_iter().chain(value::definitions(lang))),
    })
}

/// An object of an assessment.
fn part(part: &Part<Lang>, lang: Lang) -> Value {
    part.schema(&lang, lang)
}

const ASSESSMENT: Part<Lang> = Part {
    title: ("Hasil penilaian", "Assessment"),
    required: &[
        "tilik",
        "checklist",
        "unit",
        "period",
        "source",
        "score",
        "completeness",
        "grade",
        "sections",
        "axes",
        "criteria",
        "indicators",
        "recommendations",
        "path_to_next_grade",
        "path_to_best",
        "evidence_to_collect",
        "flags",
        "inputs",
    ],
    keys: &[
        ("tilik", ("Versi program.", "The version of the program."), |_| text()),
        ("checklist", ("Daftar tilik yang dipakai.", "The checklist it rests on."), |lang| {
            part(&EDITION, *lang)
        }),
        ("unit", ("Unit yang dinilai.", "The unit that was assessed."), |lang| part(&UNIT, *lang)),
        ("period", ("Periode yang dinilai.", "The period it is about."), |lang| {
            part(&PERIOD, *lang)
        }),
        (
            "source",
            (
                "Siapa yang mengisi: unit sendiri atau tim supervisi.",
                "Who filled it in: the unit itself, or a supervisor.",
            ),
            |_| word(&[FilledBy::Itself.key(), FilledBy::Supervisor.key()]),
        ),
        (
            "score",
            (
                "Skor total dalam persen: `low` terbukti, `high` masih mungkin; null bila tidak ada yang berlaku.",
                "The total score in percent: `low` is proven, `high` still possible; null where nothing applies.",
            ),
            |_| nullable(bounds("percentages")),
        ),
        (
            "completeness",
            (
                "Kelengkapan: 100 dikurangi jarak antara `low` dan `high`; null bila tidak ada yang berlaku.",
                "100 minus the distance between `low` and `high`; null where nothing applies.",
            ),
            |_| nullable(percentage()),
        ),
        (
            "grade",
            (
                "Predikat (id): yang terbukti dan yang masih mungkin; null bila tidak ada yang berlaku.",
                "The grade (its id): proven and still possible; null where nothing applies.",
            ),
            |lang| nullable(part(&GRADES, *lang)),
        ),
        ("sections", ("Skor tiap bagian.", "The score of each section."), |lang| {
            list(part(&SECTION, *lang))
        }),
        ("axes", ("Skor tiap aspek.", "The score of each axis."), |lang| list(part(&AXIS, *lang))),
        (
            "criteria",
            (
                "Hasil tiap kriteria, menurut urutan daftar tilik.",
                "How each criterion fared, in checklist order.",
            ),
            |lang| list(criterion::criterion(*lang)),
        ),
        ("indicators", ("Ukuran di samping skor.", "Measures beside the score."), |lang| {
            list(part(&criterion::INDICATOR, *lang))
        }),
        (
            "recommendations",
            ("Apa yang perlu dilakukan, menurut prioritas.", "What to do, by priority."),
            |lang| list(part(&advice::RECOMMENDATION, *lang)),
        ),
        (
            "path_to_next_grade",
            (
                "Kriteria (id) paling sedikit yang bila terpenuhi menaikkan predikat terbukti.",
                "A smallest set of criteria (ids) whose being met lifts the proven grade.",
            ),
            |_| list(text()),
        ),
        (
            "path_to_best",
            ("Begitu pula sampai predikat terbaik.", "The same up to the best grade."),
            |_| list(text()),
        ),
        (
            "evidence_to_collect",
            (
                "Isian kosong yang melebarkan skor, yang terlebar lebih dulu.",
                "Blanks that widen the score, the widest first.",
            ),
            |lang| list(part(&advice::WANTED, *lang)),
        ),
        (
            "flags",
            (
                "Catatan yang perlu diperiksa lagi; bukan bagian skor.",
                "Records that need a second look; never part of the score.",
            ),
            |lang| list(part(&advice::FLAG, *lang)),
        ),
        ("inputs", ("Berkas yang dibaca.", "The files that were read."), |lang| {
            list(part(&INPUT, *lang))
        }),
    ],
};

const ID: Key<Lang> = ("id", ("Id daftar tilik.", "The checklist's id."), |_| text());
const VERSION: Key<Lang> = ("version", ("Edisinya.", "Its edition."), |_| text());
const SHA256: Key<Lang> =
    ("sha256", ("Sidik berkasnya.", "The hash of its file."), |_| defined("sha256"));

const EDITION: Part<Lang> = Part {
    title: ("Daftar tilik", "Checklist"),
    required: &["id", "version", "sha256", "changes"],
    keys: &[
        ID,
        VERSION,
        SHA256,
        (
            "bases",
            (
                "Daftar tilik asalnya, yang terdekat lebih dulu; hanya ada bila ia menyesuaikan yang lain.",
                "The checklists it extends, the nearest first; there only where it extends any.",
            ),
            |lang| list(part(&BASE, *lang)),
        ),
        (
            "changes",
            (
                "Apa yang disesuaikan terhadap daftar tilik asalnya.",
                "What was tailored against its base.",
            ),
            |lang| list(part(&CHANGE, *lang)),
        ),
    ],
};

const BASE: Part<Lang> = Part {
    title: ("Daftar tilik asal", "Base"),
    required: &["id", "version", "sha256"],
    keys: &[ID, VERSION, SHA256],
};

const CHANGE: Part<Lang> = Part {
    title: ("Penyesuaian", "Change"),
    required: &["path", "from", "to"],
    keys: &[
        (
            "path",
            ("Di mana: kunci dipisahkan titik.", "Where: keys with dots between them."),
            |_| text(),
        ),
        (
            "from",
            ("Isi asalnya; null bila ditambahkan.", "What the base says; null where it was added."),
            |_| nullable(text()),
        ),
        (
            "to",
            (
                "Isi penyesuaiannya; null bila dihapus.",
                "What it says now; null where it was removed.",
            ),
            |_| nullable(text()),
        ),
    ],
};

const UNIT: Part<Lang> = Part {
    title: ("Unit", "Unit"),
    required: &["code", "name", "groups"],
    keys: &[
        ("code", ("Kodenya.", "Its code."), |_| text()),
        ("name", ("Namanya.", "Its name."), |_| text()),
        (
            "groups",
            (
                "Wilayahnya menurut field formulir, yang terdekat lebih dulu; null bila tidak diketahui.",
                "Its regions by the form's fields, the nearest first; null where one is not known.",
            ),
            |_| json!({"type": "object", "additionalProperties": nullable(text())}),
        ),
    ],
};

const PERIOD: Part<Lang> = Part {
    title: ("Periode", "Period"),
    required: &["from", "to", "as_of"],
    keys: &[
        ("from", ("Bulan pertama.", "The first month."), |_| month()),
        ("to", ("Bulan terakhir.", "The last month."), |_| month()),
        (
            "as_of",
            (
                "Hari penilaian periode berjalan (`--as-of`); null bila seluruh periode dinilai.",
                "The day up to which it was judged (`--as-of`); null where the whole period was.",
            ),
            |_| nullable(day()),
        ),
    ],
};

const GRADES: Part<Lang> = Part {
    title: ("Predikat", "Grade"),
    required: &["low", "high"],
    keys: &[
        ("low", ("Yang terbukti.", "The proven one."), |_| nullable(text())),
        ("high", ("Yang masih mungkin.", "The one still possible."), |_| nullable(text())),
    ],
};

const SECTION: Part<Lang> = Part {
    title: ("Bagian", "Section"),
    required: &["id", "title", "weight", "score"],
    keys: &[
        ("id", ("Idnya.", "Its id."), |_| text()),
        ("title", ("Judulnya.", "Its title."), |_| text()),
        ("weight", ("Bobotnya dalam skor total.", "Its weight in the total."), |_| positive()),
        SCORE,
    ],
};

const AXIS: Part<Lang> = Part {
    title: ("Aspek", "Axis"),
    required: &["id", "title", "score"],
    keys: &[
        ("id", ("Idnya.", "Its id."), |_| text()),
        ("title", ("Judulnya.", "Its title."), |_| text()),
        SCORE,
    ],
};

const SCORE: Key<Lang> = (
    "score",
    (
        "Skornya dalam persen; null bila tidak ada yang berlaku di dalamnya.",
        "Its score in percent; null where nothing in it applies.",
    ),
    |_| nullable(bounds("percentages")),
);

const INPUT: Part<Lang> = Part {
    title: ("Berkas", "File"),
    required: &["file", "sha256"],
    keys: &[
        ("file", ("Namanya, tanpa folder.", "Its name, without folders."), |_| text()),
        ("sha256", ("Sidik isinya.", "The hash of its bytes."), |_| defined("sha256")),
    ],
};
