//! What changed over periods.

use super::Told;
use super::book::{Cell, Column, Kind, Table};
use super::summary::{spread_cells, spread_columns};
use super::words;
use crate::compare::changes::{Change, Direction};
use crate::compare::criteria::Tally;
use crate::compare::spread::Spread;
use crate::compare::{Comparison, Unit};
use crate::quantity::Period;
use crate::text::Lang;

/// Nothing where all is about one period.
pub(super) fn tables(told: &Told<'_>) -> Vec<Table> {
    let periods = told.comparison.all_periods();
    match periods.len() {
        0 | 1 => Vec::new(),
        _ => vec![changes(told, &periods), over_periods(told, &periods), criteria(told, &periods)],
    }
}

fn over_periods(told: &Told<'_>, periods: &[Period]) -> Table {
    let (lang, comparison) = (told.lang, told.comparison);
    let row = |at: &Period| {
        let proven = comparison.in_period(*at).filter_map(|it| it.proven().cloned());
        let name = words::period(*at);
        [name].into_iter().chain(spread_cells(Spread::of(proven))).collect()
    };
    Table {
        key: "periods",
        title: lang.pick("Skor terbukti setiap periode", "Proven scores by period").to_owned(),
        says: lang
            .pick(
                "n ialah banyaknya unit dalam periode itu; unitnya tidak selalu sama.",
                "n is the number of units in that period; they are not always the same ones.",
            )
            .to_owned(),
        columns: [Column::new("period", Kind::Name, lang.pick("Periode", "Period"))]
            .into_iter()
            .chain(spread_columns(lang))
            .collect(),
        rows: periods.iter().map(row).collect(),
        nothing: "",
        line: None,
    }
}

fn changes(told: &Told<'_>, periods: &[Period]) -> Table {
    let lang = told.lang;
    let says = match lang {
        Lang::Id => {
            "Dari periode sebelumnya. Naik atau turun hanya bila rentang kedua periode tidak bertumpang tindih. Perubahan: selisih skor terbukti dalam poin persen; penyebabnya kriteria yang paling banyak menggerakkannya, dengan ? bila mungkin hanya karena isian kosong. Bila yang satu mandiri dan yang lain supervisi, arahnya tidak disebut."
        }
        Lang::En => {
            "Since the period before. Up or down only where the bounds of the two do not overlap. Change: of the proven score, in percentage points; it was made most of all by the criteria named, with ? where blanks may be all there is to it. Where the one is a unit's own word and the other its supervisors', no direction is told."
        }
    };
    let mut columns = vec![
        Column::new("code", Kind::Short, lang.pick("Kode", "Code")),
        Column::new("name", Kind::Name, lang.pick("Unit", "Unit")),
        Column::new("direction", Kind::Name, lang.pick("Arah", "Direction")),
        Column::new("change", Kind::Change, lang.pick("Perubahan", "Change")),
        Column::new("because", Kind::Text, lang.pick("Penyebab", "Because of")),
    ];
    columns
        .extend(periods.iter().map(|it| Column::new(it.to_string(), Kind::Score, it.to_string())));
    Table {
        key: "changes",
        title: lang.pick("Perubahan setiap unit", "Changes of each unit").to_owned(),
        says: says.to_owned(),
        columns,
        rows: in_order(told.comparison).into_iter().map(|one| row(told, periods, one)).collect(),
        nothing: "",
        line: None,
    }
}

type Changed<'c, 'a> = (&'c Unit<'a>, Option<Change<'a>>);

/// Risers first, those that rose most on top; fallers last.
fn in_order<'c, 'a>(comparison: &'c Comparison<'a>) -> Vec<Changed<'c, 'a>> {
    let units = comparison.units.iter().map(|unit| (unit, unit.change()));
    let mut units: Vec<Changed<'c, 'a>> = units.collect();
    units.sort_by_key(|(_, change)| match change {
        None => (5, None),
        Some(change) => {
            let place = match change.direction {
                Direction::Up => 0,
                Direction::Same => 1,
                Direction::Untold => 2,
                Direction::OtherSource => 3,
                Direction::Down => 4,
            };
            (place, Some(-change.proven.clone()))
        }
    });
    units
}

fn row(told: &Told<'_>, periods: &[Period], (unit, change): Changed<'_, '_>) -> Vec<Cell> {
    let lang = told.lang;
    let title = |id: &str| told.title(id).to_owned();
    let because = change.as_ref().map(|it| words::reasons(it, title, lang));
    let own = [
        Cell::text(unit.code()),
        Cell::text(unit.name),
        words::direction(change.as_ref().map(|it| it.direction), lang),
        Cell::number(change.as_ref().map(|it| it.proven.clone())),
        Cell::Text(because.unwrap_or_default()),
    ];
    let in_period = |at: &Period| {
        let standing = unit.history.iter().find(|it| it.period == *at);
        Cell::score(standing.and_then(|it| it.score.as_ref()))
    };
    own.into_iter().chain(periods.iter().map(in_period)).collect()
}

fn criteria(told: &Told<'_>, periods: &[Period]) -> Table {
    let (lang, comparison) = (told.lang, told.comparison);
    let mut columns = vec![
        Column::new("id", Kind::Short, lang.pick("Kode", "Id")),
        Column::new("title", Kind::Text, lang.pick("Kriteria", "Criterion")),
    ];
    for at in periods {
        let above = Some(at.to_string());
        let heads = lang.pick(["terpenuhi", "dari", "bagian"], ["met", "of", "share"]);
        let kinds = [("met", Kind::Count), ("asked", Kind::Count), ("share", Kind::Share)];
        columns.extend(kinds.into_iter().zip(heads).map(|((key, kind), head)| Column {
            above: above.clone(),
            ..Column::new(format!("{key} {at}"), kind, head)
        }));
    }
    let row = |asked: &crate::compare::criteria::Asked<'_>| {
        let mut cells = vec![Cell::text(asked.id), Cell::text(asked.title(lang))];
        for at in periods {
            let tally = Tally::of(asked.id, comparison.in_period(*at));
            let share = Told::share(tally.met, tally.asked());
            cells.extend([Cell::Count(tally.met), Cell::Count(tally.asked()), Cell::number(share)]);
        }
        cells
    };
    Table {
        key: "criteria_by_period",
        title: lang.pick("Kriteria terpenuhi setiap periode", "Criteria met by period").to_owned(),
        says: lang
            .pick(
                "Unit yang pasti memenuhi, dari unit yang diminta.",
                "Units that surely meet it, of those asked.",
            )
            .to_owned(),
        columns,
        rows: comparison.criteria.iter().map(row).collect(),
        nothing: "",
        line: None,
    }
}
