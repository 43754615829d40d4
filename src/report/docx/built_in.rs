//! The Word templates that come with tilik, from the folder `reports/docx/`.

use crate::text::Lang;

/// A template and its bytes in both languages: Indonesian, English.
type BuiltIn = (&'static str, &'static [u8], &'static [u8]);

const BUILT_IN: [BuiltIn; 4] = [
    (
        "agenda",
        include_bytes!("../../../reports/docx/agenda.id.docx"),
        include_bytes!("../../../reports/docx/agenda.en.docx"),
    ),
    (
        "berita-acara",
        include_bytes!("../../../reports/docx/berita-acara.id.docx"),
        include_bytes!("../../../reports/docx/berita-acara.en.docx"),
    ),
    (
        "laporan",
        include_bytes!("../../../reports/docx/laporan.id.docx"),
        include_bytes!("../../../reports/docx/laporan.en.docx"),
    ),
    (
        "surat-umpan-balik",
        include_bytes!("../../../reports/docx/surat-umpan-balik.id.docx"),
        include_bytes!("../../../reports/docx/surat-umpan-balik.en.docx"),
    ),
];

/// The names of all Word templates, in alphabetical order.
pub fn names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(name, ..)| *name)
}

/// Every Word template in a language: its name and bytes.
pub(in crate::report) fn all(lang: Lang) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    BUILT_IN.iter().map(move |(name, id, en)| (*name, lang.pick(*id, *en)))
}
