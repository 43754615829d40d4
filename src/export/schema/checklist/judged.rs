//! What is judged, measured and flagged.

use serde_json::{Value, json};

use super::super::defined;
use super::super::part::{Both, Key, Part, with};
use super::Author;
use super::value::{boolean, expression, id, list, plain, rows, share, text, weight};

const CRITERION: Part<Author> = Part {
    title: ("Kriteria", "Criterion"),
    required: &["id", "section", "title"],
    keys: &[
        ("id", ("Id kriteria, misalnya `PR-01`.", "The criterion's id, such as `PR-01`."), |_| {
            id()
        }),
        (
            "section",
            ("Bagiannya: id dari `sections`.", "Its section: an id of `sections`."),
            |_| id(),
        ),
        ("axis", ("Aspeknya: id dari `axes`.", "Its axis: an id of `axes`."), |_| id()),
        (
            "title",
            ("Apa yang diminta, dalam satu kalimat.", "What is asked, in a sentence."),
            |_| text(),
        ),
        ("why", ("Mengapa pedoman memintanya.", "Why the guideline asks it."), |_| text()),
        (
            "basis",
            (
                "Rujukannya: id dokumen dan bagiannya, misalnya `pmk-44-2016 III.B`.",
                "What it cites: a document's id and the part, such as `pmk-44-2016 III.B`.",
            ),
            |_| list(plain()),
        ),
        (
            "evidence",
            ("Apa yang membuktikannya, dan dengan cara apa.", "What shows it, and how."),
            |author| list(with(author.whole(&EVIDENCE), json!({"minProperties": 1}))),
        ),
        (
            "weight",
            ("Bobotnya di dalam bagian, di atas 0.", "Its weight within the section, above 0."),
            |_| weight(),
        ),
        (
            "critical",
            (
                "Kritis: selama belum terpenuhi, `gates` membatasi predikat.",
                "Critical: while it is unmet, `gates` cap the grade.",
            ),
            |_| boolean(),
        ),
        ("measure", MEASURE, |_| expression(["count(rapat) / expected", "pedoman_tersedia"])),
        (
            "each",
            (
                "Tabel yang barisnya dinilai satu per satu, misalnya `rapat` atau `r in rapat`; ukurannya bagian baris yang memenuhi `require`.",
                "The table whose rows are judged one by one, such as `rapat` or `r in rapat`; the measure is the share of rows that meet `require`.",
            ),
            |_| rows(),
        ),
        (
            "where",
            ("Baris mana yang dinilai; tanpa ini, semua.", "Which rows are judged; otherwise all."),
            |_| expression(["filled(tanggal)", "jenis = \"rutin\""]),
        ),
        ("require", ("Syarat tiap baris.", "What each row must meet."), |_| {
            expression(["selesai - mulai >= 3 hours", "filled(pj)"])
        }),
        LEVELS,
        (
            "when_empty",
            (
                "Arti bila tidak ada yang dapat diukur.",
                "What it means that there is nothing to measure.",
            ),
            |_| json!({"enum": ["met", "unmet", "not_applicable"], "default": "not_applicable"}),
        ),
        (
            "applies_when",
            (
                "Kapan kriteria ini berlaku; selain itu ia keluar dari penyebut.",
                "Where the criterion applies; elsewhere it leaves the denominator.",
            ),
            |_| expression(["count(rapat) > 0", "true"]),
        ),
        ("recommend", ("Saran bila belum terpenuhi.", "What to do about a shortfall."), |author| {
            list(author.whole(&RECOMMENDATION))
        }),
        (
            "systemic",
            (
                "Saran bila banyak unit belum memenuhinya; dipakai `tilik compare`.",
                "What to do when many units fall short; used by `tilik compare`.",
            ),
            |author| author.part(&SYSTEMIC),
        ),
    ],
};

const EVIDENCE: Part<Author> = Part {
    title: ("Bukti", "Evidence"),
    required: &[],
    keys: &[
        ("document", ("Dokumen yang dibaca.", "A document to read."), |_| text()),
        ("interview", ("Siapa yang diwawancarai.", "Whom to ask."), |_| text()),
        ("observation", ("Apa yang diamati.", "What to look at."), |_| text()),
    ],
};

const RECOMMENDATION: Part<Author> = Part {
    title: ("Rekomendasi", "Recommendation"),
    required: &["to", "text"],
    keys: &[
        TO,
        (
            "text",
            (
                "Sarannya; `{{measure}}`, `{{missing}}` dan nama lain diganti dengan nilainya.",
                "What to do; `{{measure}}`, `{{missing}}` and other names are filled in.",
            ),
            |_| text(),
        ),
        ("due", ("Tenggatnya, misalnya `2 weeks`.", "By when, such as `2 weeks`."), |_| {
            with(plain(), json!({"examples": ["2 weeks", "1 month"]}))
        }),
    ],
};

const SYSTEMIC: Part<Author> = Part {
    title: ("Saran untuk banyak unit", "Advice for many units"),
    required: &["share", "to", "text"],
    keys: &[
        ("share", ("Mulai dari bagian unit sebesar ini.", "From which share of units on."), |_| {
            share()
        }),
        TO,
        ("text", ("Sarannya.", "What to do."), |_| text()),
    ],
};

pub(super) const INDICATOR: Part<Author> = Part {
    title: ("Indikator", "Indicator"),
    required: &["id", "title", "measure"],
    keys: &[
        ("id", ("Id indikator.", "The indicator's id."), |_| id()),
        ("title", ("Apa yang ditunjukkannya.", "What it shows."), |_| text()),
        ("measure", MEASURE, |_| expression(["count(rapat)", "hadir / diundang"])),
        LEVELS,
    ],
};

pub(super) const FLAG: Part<Author> = Part {
    title: ("Tanda", "Flag"),
    required: &["id", "when", "text"],
    keys: &[
        ("id", ("Id tanda.", "The flag's id."), |_| id()),
        (
            "each",
            (
                "Tabel yang barisnya diperiksa; tanpa ini, isian sebagai keseluruhan.",
                "The table whose rows are looked at; otherwise the dossier as a whole.",
            ),
            |_| rows(),
        ),
        (
            "when",
            (
                "Tanda muncul hanya bila ini pasti benar.",
                "It is raised only where this is surely true.",
            ),
            |_| expression(["hadir > diundang", "tanggal > period_end"]),
        ),
        (
            "severity",
            (
                "`info`: patut diketahui; `warning`: perlu penjelasan.",
                "`info`: worth knowing; `warning`: needs an explanation.",
            ),
            |_| json!({"enum": ["info", "warning"], "default": "warning"}),
        ),
        ("text", ("Apa yang perlu diperiksa.", "What needs a second look."), |_| text()),
    ],
};

const MEASURE: Both = (
    "Ungkapan yang diukur: angka, lama waktu, tanggal, bulan, jam, atau ya/tidak.",
    "The expression that is measured: a number, duration, date, month, time, or yes or no.",
);

const LEVELS: Key<Author> = (
    "levels",
    (
        "Poin menurut ukurannya: ambang dengan `at_least` atau `at_most`, atau `linear` (10 kali ukurannya).",
        "The points a measure earns: thresholds after `at_least` or `at_most`, or `linear` (10 times the measure).",
    ),
    |_| defined("levels"),
);

const TO: Key<Author> = (
    "to",
    ("Penerimanya: id dari `addressees`.", "Whom it addresses: an id of `addressees`."),
    |_| id(),
);

impl Author {
    /// A criterion measures a value, or judges rows; an overlay that names one of the four keys of a measure
    /// names all it needs.
    pub(super) fn criterion(&self) -> Value {
        let together = json!({"dependentRequired": {"each": ["require"], "require": ["each"], "where": ["each"]}});
        let either = json!({
            "anyOf": [{"required": ["measure"]}, {"required": ["each"]}],
            "not": {"required": ["measure", "each"]},
        });
        self.where_whole(with(self.item(&CRITERION), together), either)
    }
}
