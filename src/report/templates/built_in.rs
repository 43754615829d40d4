//! The templates that come with tilik, from the folder `reports/`.

/// Names and texts, in alphabetical order.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("html/agenda", include_str!("../../../reports/html/agenda.hbs")),
    ("html/bukti", include_str!("../../../reports/html/bukti.hbs")),
    ("html/gaya", include_str!("../../../reports/html/gaya.hbs")),
    ("html/hasil", include_str!("../../../reports/html/hasil.hbs")),
    ("html/identitas", include_str!("../../../reports/html/identitas.hbs")),
    ("html/jalan", include_str!("../../../reports/html/jalan.hbs")),
    ("html/kesepakatan", include_str!("../../../reports/html/kesepakatan.hbs")),
    ("html/klarifikasi", include_str!("../../../reports/html/klarifikasi.hbs")),
    ("html/kop", include_str!("../../../reports/html/kop.hbs")),
    ("html/kriteria", include_str!("../../../reports/html/kriteria.hbs")),
    ("html/lampiran", include_str!("../../../reports/html/lampiran.hbs")),
    ("html/laporan", include_str!("../../../reports/html/laporan.hbs")),
    ("html/temuan", include_str!("../../../reports/html/temuan.hbs")),
    ("html/umpan-balik", include_str!("../../../reports/html/umpan-balik.hbs")),
    ("text/umpan-balik", include_str!("../../../reports/text/umpan-balik.hbs")),
];

/// The text of a template.
#[must_use]
pub fn text(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
