//! The keys of a checklist as a whole: what it is, and the constants and words it works with.

use serde_json::{Value, json};

use super::super::part::{Part, with};
use super::value::{by_name, date, id, list, name, plain, text};
use super::{Author, form, judged, scores};

const TOP: Part<Author> = Part {
    title: ("Daftar tilik", "Checklist"),
    required: &["tilik", "checklist", "form", "sections", "criteria"],
    keys: &[
        (
            "tilik",
            ("Versi format daftar tilik: `1`.", "Version of the checklist format: `1`."),
            |_| json!({"enum": [1, "1"]}),
        ),
        (
            "extends",
            (
                "Daftar tilik yang disesuaikan: id bawaan atau jalur berkasnya. Berkas ini lalu hanya memuat yang berbeda.",
                "The checklist that this one tailors: a built-in id or the path of a file. This file then says only what differs.",
            ),
            |_| plain(),
        ),
        (
            "checklist",
            (
                "Identitas daftar tilik: id, edisi, judul, dan dasarnya.",
                "What the checklist is: its id, edition, title, and what it rests on.",
            ),
            |author| author.part_with(&IDENTITY, IDENTITY.required),
        ),
        (
            "parameters",
            (
                "Angka dan daftar bernama yang dipakai kriteria; daerah dapat menyesuaikannya.",
                "Named numbers and lists that criteria use; a district may tailor them.",
            ),
            Author::parameters,
        ),
        (
            "form",
            ("Apa yang diisi unit: field dan tabel.", "What a unit submits: fields and tables."),
            |author| author.part(&form::FORM),
        ),
        (
            "vocabularies",
            (
                "Daftar pilihan untuk field `choice` dan `choices`.",
                "Lists of items for fields of type `choice` and `choices`.",
            ),
            Author::vocabularies,
        ),
        (
            "sections",
            (
                "Bagian daftar tilik; tiap bagian mempunyai skor sendiri.",
                "Parts of the checklist, each with a score of its own.",
            ),
            |author| list(author.item(&scores::SECTION)),
        ),
        (
            "axes",
            (
                "Pandangan kedua atas kriteria yang sama: satu skor tiap aspek, di samping skor total.",
                "A second view of the same criteria: one score per axis, beside the total.",
            ),
            |author| list(author.item(&scores::AXIS)),
        ),
        (
            "grades",
            (
                "Predikat menurut skor total, yang terbaik lebih dulu; hanya yang terakhir tanpa `at_least`.",
                "Grades by the total score, the best first; the last alone has no `at_least`.",
            ),
            |author| author.where_whole(list(author.item(&scores::GRADE)), json!({"minItems": 1})),
        ),
        (
            "addressees",
            ("Pihak yang dapat dituju rekomendasi.", "Whom recommendations may address."),
            Author::addressees,
        ),
        (
            "gates",
            (
                "Batas predikat selama ada kriteria kritis yang belum terpenuhi.",
                "What caps the grade while critical criteria are unmet.",
            ),
            |author| list(author.whole(&scores::GATE)),
        ),
        (
            "criteria",
            ("Apa yang dinilai, satu per satu.", "What is judged, one by one."),
            |author| list(author.criterion()),
        ),
        (
            "indicators",
            (
                "Ukuran yang ditampilkan di samping skor dan tidak ikut dinilai.",
                "Measures that are shown beside the score and never part of it.",
            ),
            |author| list(author.item(&judged::INDICATOR)),
        ),
        (
            "flags",
            (
                "Tanda bahwa suatu catatan perlu diperiksa lagi; tidak ikut dinilai.",
                "Signs that a record needs a second look; never part of the score.",
            ),
            |author| list(author.item(&judged::FLAG)),
        ),
    ],
};

const IDENTITY: Part<Author> = Part {
    title: ("Identitas", "Identity"),
    required: &["id", "version", "title"],
    keys: &[
        (
            "id",
            (
                "Id daftar tilik: huruf, angka, `-`, `_` dan `.`. Berkas isian menyebutnya di `daftar_tilik`.",
                "The checklist's id: letters, digits, `-`, `_` and `.`. Dossiers name it in `daftar_tilik`.",
            ),
            |_| id(),
        ),
        ("version", ("Edisi, misalnya `\"1\"`.", "The edition, such as `\"1\"`."), |_| plain()),
        ("title", ("Judul untuk pembaca.", "The title that readers see."), |_| text()),
        (
            "basis",
            (
                "Dokumen yang dirujuk kriteria dengan id-nya: `pmk-44-2016 III.B`.",
                "Documents that criteria cite by their ids: `pmk-44-2016 III.B`.",
            ),
            |author| list(author.item(&BASIS)),
        ),
    ],
};

const BASIS: Part<Author> = Part {
    title: ("Dasar", "Basis"),
    required: &["id", "title"],
    keys: &[
        ("id", ("Kata pertama setiap rujukan.", "The first word of each citation."), |_| id()),
        ("title", ("Nama dokumennya.", "The title of the document."), |_| text()),
        ("from", ("Hari mulai berlaku.", "The day it came into force."), |_| date()),
        ("until", ("Hari terakhir berlaku.", "The last day it was in force."), |_| date()),
    ],
};

impl Author {
    /// The whole file.
    pub(super) fn top(&self) -> Value {
        let title = ("Penyesuaian daftar tilik", "Tailored checklist");
        let (id, en) = self.pick(TOP.title, title);
        with(
            self.part_with(&TOP, &["extends", "checklist"]),
            json!({"title": self.lang.pick(id, en)}),
        )
    }

    fn parameters(&self) -> Value {
        by_name(self.removable(json!({
            "type": ["string", "number", "boolean", "array"],
            "items": plain(),
            "minItems": 1,
            "examples": ["3 hours", "80%"],
        })))
    }

    fn vocabularies(&self) -> Value {
        let label = json!({"anyOf": [text(), {"type": "null"}]});
        by_name(self.removable(json!({
            "type": ["object", "array"],
            "propertyNames": name(),
            "additionalProperties": self.removable(label),
            "minProperties": 1,
            "items": name(),
            "minItems": 1,
        })))
    }

    fn addressees(&self) -> Value {
        json!({
            "type": "object",
            "propertyNames": id(),
            "additionalProperties": self.removable(text()),
        })
    }
}
