//! What a form is made of: fields, tables, and which of them identify a unit.

use serde_json::{Value, json};

use super::super::defined;
use super::super::part::Part;
use super::Author;
use super::value::{boolean, by_name, expression, list, name, plain, text, word};

pub(super) const FORM: Part<Author> = Part {
    title: ("Formulir", "Form"),
    required: &["unit", "code", "name", "fields"],
    keys: &[
        (
            "unit",
            ("Apa yang dinilai, misalnya kantor.", "What is audited, such as an office."),
            |_| text(),
        ),
        (
            "code",
            (
                "Field teks di tingkat teratas yang mengenali unit; selalu wajib diisi.",
                "The text field at the top that identifies a unit; always required.",
            ),
            |_| name(),
        ),
        (
            "name",
            (
                "Field teks di tingkat teratas yang memuat nama unit.",
                "The text field at the top that holds the unit's name.",
            ),
            |_| name(),
        ),
        (
            "groups",
            (
                "Field teks yang mengelompokkan unit menurut wilayah, yang terdekat lebih dulu.",
                "Text fields that group units by region, the nearest first.",
            ),
            |_| list(name()),
        ),
        (
            "fields",
            ("Isian tentang unit itu sendiri.", "What is asked of the unit itself."),
            |author| defined(author.fields_name()),
        ),
        (
            "tables",
            ("Tabel: isian yang berulang.", "Tables: what is asked many times."),
            |author| defined(author.tables_name()),
        ),
    ],
};

const FIELD: Part<Author> = Part {
    title: ("Field", "Field"),
    required: &[],
    keys: &[
        ("type", ("Jenis nilainya.", "What kind of value it has."), |_| {
            word(&[
                "text", "integer", "number", "percent", "boolean", "date", "time", "month",
                "choice", "choices",
            ])
        }),
        (
            "label",
            ("Sebutan untuk pembaca; tanpa ini, namanya.", "What readers see; otherwise its name."),
            |_| text(),
        ),
        (
            "unit",
            (
                "Satuan angkanya sebagai keterangan, misalnya orang.",
                "What its number counts, as a label, such as people.",
            ),
            |_| text(),
        ),
        ("required", ("Wajib diisi.", "It must be submitted."), |_| boolean()),
        (
            "blank",
            (
                "Arti bila kosong: `none` (tidak ada) atau sebuah nilai; tanpa ini, belum diketahui.",
                "What a blank means: `none`, or a value; otherwise it is unknown.",
            ),
            |_| {
                json!({
                    "type": ["string", "number", "boolean", "array"],
                    "items": plain(),
                    "examples": ["none"],
                })
            },
        ),
        (
            "none",
            (
                "`allowed`: boleh memang tidak ada (ditulis `-`), sedangkan kosong berarti belum diketahui.",
                "`allowed`: there may be none (written `-`), while a blank is unknown.",
            ),
            |_| word(&["allowed"]),
        ),
        (
            "min",
            (
                "Nilai terendah: ungkapan atas baris ini dan baris yang memuatnya.",
                "The least it can be: an expression over its row and those around it.",
            ),
            |_| expression(["0", "first_day(bulan)"]),
        ),
        (
            "max",
            (
                "Nilai tertinggi: ungkapan atas baris ini dan baris yang memuatnya.",
                "The most it can be: an expression over its row and those around it.",
            ),
            |_| expression(["100%", "last_day(bulan)"]),
        ),
        (
            "pattern",
            (
                "Ekspresi reguler yang harus cocok dengan seluruh teksnya.",
                "A regular expression that its whole text must match.",
            ),
            |_| plain(),
        ),
        (
            "choices",
            (
                "Pilihannya: nama di `vocabularies`, atau daftar.",
                "Its items: a name of `vocabularies`, or a list.",
            ),
            |_| json!({"type": ["string", "boolean", "array"], "items": name(), "minItems": 1}),
        ),
        (
            "derive",
            (
                "Ungkapan yang menghitung field ini, yang lalu tidak diisi.",
                "The expression that computes the field, which then can't be submitted.",
            ),
            |_| expression(["selesai - mulai", "sum(hadir of peserta)"]),
        ),
    ],
};

const TABLE: Part<Author> = Part {
    title: ("Tabel", "Table"),
    required: &["fields"],
    keys: &[
        (
            "label",
            ("Sebutan untuk pembaca; tanpa ini, namanya.", "What readers see; otherwise its name."),
            |_| text(),
        ),
        (
            "timeline",
            (
                "Field bulan yang menjadikan tabel ini linimasa: tiap bulan diharapkan satu baris.",
                "The month field that makes this table the timeline: a row is expected each month.",
            ),
            |_| name(),
        ),
        (
            "every",
            (
                "Seberapa sering linimasa mengharapkan satu baris.",
                "How often the timeline expects a row.",
            ),
            |_| json!({"enum": ["month", "quarter"], "default": "month"}),
        ),
        (
            "complete_when",
            (
                "Field ya/tidak di tingkat teratas yang menyatakan bahwa semua baris linimasa sudah ada.",
                "The yes-or-no field at the top that says that all rows of the timeline are there.",
            ),
            |_| name(),
        ),
        (
            "blank",
            (
                "`none`: tabel yang tidak diisi berarti tidak ada; tanpa ini, belum diketahui.",
                "`none`: a table left out is empty; otherwise it is unknown.",
            ),
            |_| word(&["none"]),
        ),
        ("fields", ("Isian tiap baris.", "What each row has."), |author| {
            defined(author.fields_name())
        }),
        ("tables", ("Tabel di dalam tiap baris.", "Tables nested in each row."), |author| {
            defined(author.tables_name())
        }),
    ],
};

impl Author {
    /// The name of the definition of fields.
    pub(super) const fn fields_name(&self) -> &'static str {
        self.pick("fields", "overlay_fields")
    }

    /// The name of the definition of tables.
    pub(super) const fn tables_name(&self) -> &'static str {
        self.pick("tables", "overlay_tables")
    }

    /// Fields by name: each has a type, which choices have items for, or is computed.
    pub(super) fn fields(&self) -> Value {
        let complete = json!({
            "anyOf": [{"required": ["type"]}, {"required": ["derive"]}],
            "if": {"properties": {"type": {"enum": ["choice", "choices"]}}, "required": ["type"]},
            "then": {"required": ["choices"]},
        });
        by_name(self.where_whole(self.entry(&FIELD), complete))
    }

    /// Tables by name.
    pub(super) fn tables(&self) -> Value {
        by_name(self.entry(&TABLE))
    }
}
