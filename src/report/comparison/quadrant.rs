//! Two axes against each other.

use super::Told;
use super::book::{Cell, Column, Kind, Table};
use super::words;
use crate::report::words::percent;
use crate::text::Lang;

/// Nothing where the checklist has not two axes.
pub(super) fn tables(told: &Told<'_>) -> Vec<Table> {
    let (lang, comparison) = (told.lang, told.comparison);
    let Some(quadrant) = comparison.quadrant() else { return Vec::new() };
    let (one, other) = (quadrant.axes.0.title.get(lang), quadrant.axes.1.title.get(lang));
    let line = percent(&quadrant.line, lang);
    let row = |point: &crate::compare::quadrant::Point<'_>| {
        let unit = comparison.units.get(point.unit)?;
        Some(vec![
            Cell::text(unit.code()),
            Cell::text(unit.name),
            Cell::Score(point.scores.0.clone()),
            Cell::Score(point.scores.1.clone()),
            words::beyond(point.beyond.0, lang),
            words::beyond(point.beyond.1, lang),
        ])
    };
    let says = match lang {
        Lang::Id => format!(
            "Setiap unit ialah sebuah titik pada skor terbuktinya; garisnya sampai ke skor tertinggi yang masih mungkin. Garis batas {line} ialah yang diminta predikat terbaik. Nama yang tidak muat ada dalam tabel."
        ),
        Lang::En => format!(
            "Each unit is a point at its proven scores; its lines run to the highest still possible. The dividing lines at {line} are what the best grade asks. Names without room are in the table."
        ),
    };
    let table = Table {
        key: "quadrant",
        title: format!("{one} × {other}"),
        says,
        columns: vec![
            Column::new("code", Kind::Short, lang.pick("Kode", "Code")),
            Column::new("name", Kind::Name, lang.pick("Unit", "Unit")),
            Column::new(&quadrant.axes.0.id, Kind::Score, one),
            Column::new(&quadrant.axes.1.id, Kind::Score, other),
            Column::new("first_beyond", Kind::Name, format!("{one} ≥ {line}")),
            Column::new("second_beyond", Kind::Name, format!("{other} ≥ {line}")),
        ],
        rows: quadrant.points.iter().filter_map(row).collect(),
        nothing: lang.pick("Tidak ada unit.", "There is no unit."),
        line: Some(quadrant.line.clone()),
    };
    vec![table]
}
