//! The dossier's own keys: which checklist, which period, who filled it in, and what shows its claims.

use serde_json::{Map, Value, json};

use super::super::defined;
use super::super::part::{Both, Part, described, told, with};
use super::super::pattern::{any_case, any_of_or_blank, exactly, separated};
use super::value::nothing_or_unknown;
use crate::dossier::{FilledBy, METHODS};
use crate::form::Table;
use crate::report::words::Words;
use crate::text::Lang;

const CHECKLIST: Both = (
    "Tulis id daftar tilik yang dipakai di sini; boleh dikosongkan bila perintahnya menyebutkannya.",
    "Write the id of the checklist in use here; it may be left out where the command names it.",
);
const PERIOD: Both = (
    "Tulis periodenya: 2005, 2005-S1 (semester), 2005-Q3 (triwulan), 2005-04, atau 2005-01..2005-06.",
    "Write the period: 2005, 2005-S1 (half-year), 2005-Q3 (quarter), 2005-04 or 2005-01..2005-06.",
);
const FILLED_BY: Both = (
    "Tulis siapa yang mengisi: mandiri (unit sendiri, juga bila dikosongkan) atau supervisi (diperiksa saat kunjungan).",
    "Write who filled it in: mandiri (the unit itself, also where blank) or supervisi (verified on a visit).",
);
const EVIDENCE: Both = (
    "Di mana isian baris ini dapat dilihat, dan bagaimana diperiksa. Tanpa `metode`, bukti adalah dokumen.",
    "Where what this row says can be seen, and how it was checked. Without `metode` it is a document.",
);
const EVIDENCE_FORM: Both = (
    "Sebut isian atau tabel yang dibuktikan, misalnya `bukti: {nama: Papan nama}`.",
    "Name the field or table that is shown, as in `bukti: {nama: Signboard}`.",
);
const METHOD_FORM: Both = (
    "Tulis dokumen, wawancara, atau observasi; boleh beberapa.",
    "Write dokumen, wawancara or observasi; one or several.",
);

/// The keys that only the root has.
pub(super) fn keys(words: Words<'_>) -> Map<String, Value> {
    let all = [
        ("daftar_tilik", CHECKLIST, checklist(&words.checklist.id)),
        ("periode", PERIOD, period()),
        ("sumber", FILLED_BY, filled_by()),
    ];
    let explained =
        |about: Both, of| described(about, told(of, words.lang.pick(about.0, about.1)), words.lang);
    all.into_iter().map(|(key, about, of)| (key.to_owned(), explained(about, of))).collect()
}

fn checklist(id: &str) -> Value {
    json!({
        // An id of digits alone is a number to some.
        "type": ["string", "number", "boolean", "null"],
        "pattern": any_of_or_blank(&[exactly(id)]),
        "examples": [id],
    })
}

fn period() -> Value {
    let (year, month) = ("[0-9]{4}", "[0-9]{4}-[0-9]{2}");
    let written = [
        format!("{year}(?:-[Ss][12]|-[Qq][1-4]|-[0-9]{{2}})?"),
        format!(r"{month}\s*\.\.\s*{month}"),
    ];
    json!({
        "type": ["string", "integer", "null"],
        "minimum": 1900,
        "maximum": 9999,
        "pattern": any_of_or_blank(&written),
        "examples": [2005, "2005-S1", "2005-Q3", "2005-04", "2005-01..2005-06"],
    })
}

fn filled_by() -> Value {
    let words = [FilledBy::Itself, FilledBy::Supervisor].map(FilledBy::key);
    json!({
        "type": ["string", "null"],
        "pattern": any_of_or_blank(&words.map(any_case)),
        "examples": words,
        "default": FilledBy::default().key(),
    })
}

/// What shows a row's claims, by field or table; computed fields too.
pub(super) fn evidence(words: Words<'_>, table: &Table) -> Value {
    let form = &words.checklist.form;
    let fields = table.fields.iter().map(|field| (&field.name, &field.label));
    let tables = table.tables.iter().map(|id| form.table(*id));
    let tables = tables.map(|table| (&table.name, &table.label));
    let claim =
        |label: &crate::text::Text| with(json!({"title": label.get(words.lang)}), defined("claim"));
    let properties: Map<String, Value> =
        fields.chain(tables).map(|(name, label)| (name.clone(), claim(label))).collect();
    let evidence = json!({
        "title": words.lang.pick("Bukti", "Evidence"),
        "type": ["object", "string", "null"],
        "additionalProperties": false,
        "properties": properties,
    });
    let evidence = told(
        with(evidence, nothing_or_unknown()),
        words.lang.pick(EVIDENCE_FORM.0, EVIDENCE_FORM.1),
    );
    described(EVIDENCE, evidence, words.lang)
}

const CLAIM: Part<Lang> = Part {
    title: ("Bukti", "Evidence"),
    required: &[],
    keys: &[
        (
            "catatan",
            ("Di mana dapat dilihat, misalnya `Lemari arsip TU`.", "Where it can be seen."),
            |_| json!({"type": ["string", "number", "boolean", "null"]}),
        ),
        (
            "metode",
            (
                "Cara memeriksanya: `dokumen`, `wawancara`, `observasi`; boleh beberapa.",
                "How it was checked: `dokumen`, `wawancara`, `observasi`; one or several.",
            ),
            |lang| methods(lang.pick(METHOD_FORM.0, METHOD_FORM.1)),
        ),
    ],
};

/// The evidence of one field or table; a bare text says where it is.
pub(super) fn claim(lang: Lang) -> Value {
    let types = json!({"type": ["string", "number", "boolean", "object", "null"]});
    with(CLAIM.schema(&lang, lang), types)
}

fn methods(message: &str) -> Value {
    let words = METHODS.map(|(word, _)| word);
    let pattern = any_of_or_blank(&[separated(&words.map(any_case).join("|"))]);
    let named = told(json!({"type": ["string", "null"], "pattern": pattern}), message);
    let item = json!({"anyOf": [{"enum": words}, named]});
    told(json!({"type": ["array", "string", "null"], "pattern": pattern, "items": item}), message)
}
