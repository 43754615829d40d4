//! What editors say of fields and tables while someone fills them in.

use super::Wanted;
use crate::bound::Range;
use crate::form::{Blank, Every, Field, Kind};
use crate::ids::TableId;
use crate::report::words::Words;
use crate::text::Lang;

/// What a field asks for: its label, the form of its values, its limits, and what a blank means.
///
/// The label comes first, and is no title: editors show either, but not always both.
pub(super) fn of_field(
    words: Words<'_>,
    field: &Field,
    (wanted, limits): (Wanted, Option<&Range>),
) -> String {
    let lang = words.lang;
    let mut sentences = vec![label(field, lang), how_to_write(field.kind, lang).to_owned()];
    sentences.extend(limits.map(|limits| of_limits(words, field.kind, limits)));
    sentences.extend(field.pattern.as_ref().map(|(_, own)| of_pattern(own, lang)));
    sentences.push(of_blank(words, field, wanted));
    sentences.join(" ")
}

/// A field's label, with what its number counts.
fn label(field: &Field, lang: Lang) -> String {
    let label = field.label.get(lang);
    match &field.unit {
        Some(unit) => format!("{label} ({}).", unit.get(lang)),
        None => as_sentence(label),
    }
}

fn as_sentence(label: &str) -> String {
    let end = if label.ends_with(['.', '?', '!', '…']) { "" } else { "." };
    format!("{label}{end}")
}

/// How values of a kind are written; also said of one that is written otherwise.
pub(super) const fn how_to_write(kind: Kind, lang: Lang) -> &'static str {
    let (id, en) = match kind {
        Kind::Text => ("Tulis teks.", "Write a text."),
        Kind::Integer => (
            "Tulis bilangan bulat; yang diketahui sebagian: \">= 10\" atau 10..20.",
            "Write a whole number; where it is known in part: \">= 10\" or 10..20.",
        ),
        Kind::Number => (
            "Tulis angka, dengan koma atau titik untuk desimal; yang diketahui sebagian: \">= 10\" atau 10..20.",
            "Write a number, with a comma or a point for decimals; where it is known in part: \">= 10\" or 10..20.",
        ),
        Kind::Share => (
            "Tulis persentase dengan tandanya, misalnya 85%; yang diketahui sebagian: \">= 50%\" atau 10%..20%.",
            "Write a percentage with its sign, such as 85%; where it is known in part: \">= 50%\" or 10%..20%.",
        ),
        Kind::Boolean => ("Tulis ya atau tidak.", "Write ya (yes) or tidak (no)."),
        Kind::Date => (
            "Tulis tanggal: 2005-01-12, 12/01/2005, atau 12 Januari 2005; 2005-01 kalau harinya belum diketahui.",
            "Write a date: 2005-01-12, 12/01/2005 (day first) or 12 Januari 2005; 2005-01 for some day of that month.",
        ),
        Kind::Month => (
            "Tulis bulan dan tahun: 2005-01 atau Januari 2005.",
            "Write a month of a year: 2005-01 or Januari 2005.",
        ),
        Kind::Time => {
            ("Tulis jam: 7:30, 07:30, atau 07.30.", "Write a time of day: 7:30, 07:30 or 07.30.")
        }
        Kind::Duration => ("Tulis lama waktu.", "Write a duration."),
        Kind::Choice(_) => (
            "Tulis satu pilihan: kuncinya atau labelnya.",
            "Write one of the choices: its key or its label.",
        ),
        Kind::Choices(_) => (
            "Tulis pilihannya dalam daftar, atau dipisahkan titik koma; \"?\" di antaranya berarti mungkin masih ada yang lain.",
            "Write the choices in a list, or separated by semicolons; \"?\" among them means that there may be others.",
        ),
    };
    lang.pick(id, en)
}

/// Which pattern texts must have.
pub(super) fn of_pattern(pattern: &str, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("Seluruh teksnya harus berpola `{pattern}`."),
        Lang::En => format!("The whole text must have the pattern `{pattern}`."),
    }
}

fn of_limits(words: Words<'_>, kind: Kind, limits: &Range) -> String {
    let limits = words.range(kind, limits);
    match words.lang {
        Lang::Id => format!("Nilainya {limits}."),
        Lang::En => format!("It is {limits}."),
    }
}

fn of_blank(words: Words<'_>, field: &Field, wanted: Wanted) -> String {
    let lang = words.lang;
    let said = match (wanted, field.required, &field.blank) {
        (Wanted::Known, _, _) => (
            "Wajib diisi, dan harus diketahui dengan pasti.",
            "It must be filled in, and be known for certain.",
        ),
        (_, true, _) => (
            "Wajib diisi; \"?\" kalau belum diketahui.",
            "It must be filled in; \"?\" if it is not known.",
        ),
        (_, _, Blank::Unknown) => {
            ("Dikosongkan kalau belum diketahui.", "Leave it blank if it is not known.")
        }
        (_, _, Blank::UnknownOrNone) => (
            "Dikosongkan kalau belum diketahui; \"-\" kalau memang tidak ada.",
            "Leave it blank if it is not known; \"-\" if there is none.",
        ),
        (_, _, Blank::None) => (
            "Kosong berarti tidak ada; \"?\" kalau belum diketahui.",
            "A blank means that there is none; \"?\" if it is not known.",
        ),
        (_, _, Blank::Value(value)) => {
            let value = words.value(field.kind, value);
            return match lang {
                Lang::Id => format!("Kosong berarti {value}; \"?\" kalau belum diketahui."),
                Lang::En => format!("A blank means {value}; \"?\" if it is not known."),
            };
        }
    };
    lang.pick(said.0, said.1).to_owned()
}

/// What a table asks for, and what it means that it is left out.
pub(super) fn of_table(words: Words<'_>, id: TableId) -> String {
    let (form, lang) = (&words.checklist.form, words.lang);
    let label = as_sentence(form.table(id).label.get(lang));
    let timeline = form.timeline.filter(|timeline| timeline.table == id);
    let rows = match timeline.map(|timeline| timeline.every) {
        Some(Every::Month) => {
            ("Tabel dengan satu baris tiap bulan", "A table with a row for each month")
        }
        Some(Every::Quarter) => {
            ("Tabel dengan satu baris tiap triwulan", "A table with a row for each quarter")
        }
        None => ("Tabel", "A table"),
    };
    let blank = match (timeline.is_some(), form.table(id).blank_is_empty) {
        (true, _) => ("", ""),
        (false, true) => (
            " Tidak diisi berarti tidak ada; \"?\" kalau belum diketahui.",
            " Left out, it has no rows; \"?\" if they are not known.",
        ),
        (false, false) => (
            " Tidak diisi kalau belum diketahui; [] kalau memang tidak ada.",
            " Leave it out if its rows are not known; [] if there are none.",
        ),
    };
    let each = (": tiap baris diawali `- `.", ": each row begins with `- `.");
    let said = [rows, each, blank].map(|(id, en)| lang.pick(id, en)).concat();
    format!("{label} {said}")
}
