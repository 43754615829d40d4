//! Units by criteria.

use super::Told;
use super::book::{Cell, Column, Kind, Table};
use super::words;

pub(super) fn tables(told: &Told<'_>) -> Vec<Table> {
    let (lang, comparison) = (told.lang, told.comparison);
    let checklist = comparison.request.checklist;
    let mut columns = vec![
        Column::new("code", Kind::Short, lang.pick("Kode", "Code")),
        Column::new("name", Kind::Name, lang.pick("Unit", "Unit")),
    ];
    columns.extend(told.peer_column());
    columns.push(Column::new("score", Kind::Score, lang.pick("Skor", "Score")));
    columns.extend(comparison.criteria.iter().map(|asked| {
        let section = asked.section(checklist);
        let section = checklist.sections.iter().find(|it| Some(it.id.as_str()) == section);
        Column {
            above: section.map(|section| section.title.get(lang).to_owned()),
            full: Some(asked.title(lang).to_owned()),
            ..Column::new(asked.id, Kind::Verdict, asked.id)
        }
    }));
    let row = |place: &usize| {
        let unit = comparison.units.get(*place)?;
        let own = [Cell::text(unit.code()), Cell::text(unit.name)].into_iter();
        let score = Cell::score(unit.standing.score.as_ref());
        let verdicts = comparison.criteria.iter().map(|asked| {
            let mark = unit.standing.criterion(asked.id);
            mark.map_or(Cell::Blank, |mark| Cell::Verdict(mark.verdict))
        });
        Some(own.chain(told.peer_cell(unit.peer.as_ref())).chain([score]).chain(verdicts).collect())
    };
    let table = Table {
        key: "matrix",
        title: lang.pick("Unit dan kriteria", "Units and criteria").to_owned(),
        says: format!("{}.", words::signs(lang)),
        columns,
        rows: comparison.standings.order.iter().filter_map(row).collect(),
        nothing: lang.pick("Tidak ada unit.", "There is no unit."),
        line: None,
    };
    vec![table]
}
