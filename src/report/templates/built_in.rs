//! The templates that come with tilik, from the folder `reports/`.

/// Names and texts, in alphabetical order.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("html/gaya", include_str!("../../../reports/html/gaya.hbs")),
    ("html/laporan", include_str!("../../../reports/html/laporan.hbs")),
];

/// The text of a template.
#[must_use]
pub fn text(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
