//! Who stands where.

use super::Told;
use super::book::{Cell, Column, Kind, Table};
use super::words;
use crate::compare::Unit;
use crate::compare::rank::Ranked;
use crate::text::Lang;

pub(super) fn tables(told: &Told<'_>) -> Vec<Table> {
    let (lang, comparison) = (told.lang, told.comparison);
    let row = |place: &usize| {
        let ranked = comparison.standings.of_unit(*place);
        comparison.units.get(*place).map(|unit| row(told, unit, ranked))
    };
    let columns = told.peer_column().into_iter().chain(columns(lang)).collect();
    let table = Table {
        key: "ranking",
        title: lang.pick("Peringkat menurut skor terbukti", "Ranking by proven score").to_owned(),
        says: says(told),
        columns,
        rows: comparison.standings.order.iter().filter_map(row).collect(),
        nothing: lang.pick("Tidak ada unit untuk diperingkat.", "There is no unit to rank."),
        line: None,
    };
    vec![table]
}

fn says(told: &Told<'_>) -> String {
    let whole = match told.lang {
        Lang::Id => {
            "Sebuah unit di atas unit lain hanya bila skor terbuktinya melebihi skor tertinggi unit itu. Bila rentangnya bertumpang tindih, urutannya tidak dapat dibedakan dan peringkatnya ditulis dari yang terbaik sampai yang terburuk yang mungkin."
        }
        Lang::En => {
            "A unit stands above another only if its proven score exceeds the other's highest. Where bounds overlap the order can't be told, and ranks run from the best to the worst possible."
        }
    };
    match told.comparison.by {
        None => whole.to_owned(),
        Some(_) => format!(
            "{whole} {}",
            told.lang.pick("Peringkat berlaku di dalam kelompok.", "Ranks hold within each group.")
        ),
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new("rank", Kind::Rank, lang.pick("Peringkat", "Rank")),
        Column::new("of", Kind::Count, lang.pick("dari", "of")),
        Column::new("code", Kind::Short, lang.pick("Kode", "Code")),
        Column::new("name", Kind::Name, lang.pick("Unit", "Unit")),
        Column::new("score", Kind::Score, lang.pick("Skor", "Score")),
        Column::new("completeness", Kind::Share, lang.pick("Kelengkapan", "Completeness")),
        Column::new("grade", Kind::Short, lang.pick("Predikat", "Grade")),
        Column::new("standing", Kind::Name, lang.pick("Kepastian", "Certainty")),
        Column::new("period", Kind::Short, lang.pick("Periode", "Period")),
        Column::new("source", Kind::Short, lang.pick("Sumber", "Source")),
        Column::new("flags", Kind::Count, lang.pick("Perlu klarifikasi", "To clarify")),
    ]
}

fn row(told: &Told<'_>, unit: &Unit<'_>, ranked: Ranked) -> Vec<Cell> {
    let (lang, standing) = (told.lang, unit.standing);
    let (rank, of) = match ranked {
        Ranked::At(place) => (Cell::Rank(place), Cell::Count(place.of)),
        Ranked::TooIncomplete | Ranked::NothingApplies => (Cell::Blank, Cell::Blank),
    };
    let own = [
        rank,
        of,
        Cell::text(unit.code()),
        Cell::text(unit.name),
        Cell::score(standing.score.as_ref()),
        Cell::number(standing.completeness.clone()),
        told.grade(unit),
        words::standing(ranked, lang),
        words::period(standing.period),
        Cell::word(standing.filled_by.key(), words::source(standing.filled_by, lang)),
        Cell::Count(standing.flags),
    ];
    told.peer_cell(unit.peer.as_ref()).into_iter().chain(own).collect()
}

impl Told<'_> {
    /// The grade of a unit, or the grades between which blanks decide.
    fn grade(&self, unit: &Unit<'_>) -> Cell {
        let Some((low, high)) = &unit.standing.grade else { return Cell::Blank };
        let grades = &self.comparison.request.checklist.grades;
        let title = |id: &String| {
            let grade = grades.iter().find(|grade| grade.id == *id);
            grade.map_or(id.clone(), |grade| grade.title.get(self.lang).to_owned())
        };
        match low == high {
            true => Cell::word(low, title(low)),
            false => {
                Cell::word(format!("{low}..{high}"), format!("{}–{}", title(low), title(high)))
            }
        }
    }
}
