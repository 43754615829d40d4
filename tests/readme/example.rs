//! The smallest checklist there is, to try one field or one text of it.

use tilik::checklist::{Checklist, load};
use tilik::diagnostic::Diagnostics;
use tilik::text::Lang;

/// A checklist in which the field `isian` is declared so.
fn written(declared: &str, text: &str) -> String {
    format!(
        "tilik: 1
checklist: {{id: contoh, version: \"1\", title: Contoh, basis: [{{id: d, title: Dasar}}]}}
form:
  unit: Unit
  code: kode
  name: nama
  fields:
    kode: {{type: text}}
    nama: {{type: text}}
    isian: {{{declared}}}
vocabularies: {{jabatan: {{kepala: Kepala puskesmas, bidan: Bidan}}}}
sections: [{{id: s, title: Bagian}}]
addressees: {{unit: Unit}}
criteria:
  - id: A
    section: s
    title: Ada
    basis: [d]
    measure: 1
    levels: linear
    recommend: [{{to: unit, {text}}}]
"
    )
}

/// The checklist, with a field of a type and further keys.
pub(crate) fn with_field(kind: &str, more: &str) -> Checklist {
    let choices = if kind.starts_with("choice") { ", choices: jabatan" } else { "" };
    let more = if more.is_empty() { String::new() } else { format!(", {more}") };
    let text = written(&format!("type: {kind}{choices}{more}"), "text: Saran");
    let mut diagnostics = Diagnostics::new();
    load::from_text("contoh.yaml", &text, &mut diagnostics).expect(&text)
}

/// A dossier in which the field is filled in so.
pub(crate) fn dossier(value: &str) -> String {
    format!("daftar_tilik: contoh\nperiode: 2026\nkode: A\nnama: A\nisian: {value}\n")
}

/// A dossier with a key of its own, in place of the one it has.
pub(crate) fn dossier_with(key: &str, value: &str) -> String {
    let text = dossier("ada");
    let rest: String = text.split_inclusive('\n').filter(|line| !line.starts_with(key)).collect();
    format!("{rest}{key}: {value}\n")
}

/// What is said to help with a faulty text of a recommendation.
pub(crate) fn help_of(text: &str) -> String {
    let text = written("type: text", text);
    let mut diagnostics = Diagnostics::new();
    let _ = load::from_text("contoh.yaml", &text, &mut diagnostics);
    let first = diagnostics.iter().next().unwrap();
    first.help.as_ref().unwrap().get(Lang::En).to_owned()
}
