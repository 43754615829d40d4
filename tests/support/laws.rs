//! Changes to a checklist or a dossier that must not change a result.

use super::checklist::Checklist;
use super::dice::Dice;
use super::dossier::{Dossier, Row, Rows};
use super::form::Form;

/// The checklist with a criterion that never applies, and without it: `None` where its section has no
/// other.
pub(crate) fn without_one(
    dice: &mut Dice,
    model: &Checklist,
) -> Option<(usize, Checklist, Checklist)> {
    let place = dice.below(model.criteria.len());
    let section = model.criteria[place].section;
    if model.criteria.iter().filter(|one| one.section == section).count() < 2 {
        return None;
    }
    let (mut inapplicable, mut removed) = (model.clone(), model.clone());
    inapplicable.criteria[place].applies_when = Some("false".to_owned());
    removed.criteria.remove(place);
    Some((place, inapplicable, removed))
}

/// The dossier with the rows of every table in another order; on the timeline the rows of one month keep
/// theirs.
pub(crate) fn shuffled(dice: &mut Dice, form: &Form, dossier: &Dossier) -> Dossier {
    let root = shuffled_row(dice, form, 0, &dossier.root);
    Dossier { root, ..dossier.clone() }
}

fn shuffled_row(dice: &mut Dice, form: &Form, table: usize, row: &Row) -> Row {
    let nested = form.tables[table].tables.iter().zip(&row.tables);
    let tables = nested.map(|(nested, rows)| match rows {
        Rows::These(rows) => {
            let mut rows: Vec<Row> =
                rows.iter().map(|row| shuffled_row(dice, form, *nested, row)).collect();
            if !form.is_timeline(*nested) || one_a_month(&rows) {
                dice.shuffle(&mut rows);
            }
            Rows::These(rows)
        }
        other => other.clone(),
    });
    Row { cells: row.cells.clone(), tables: tables.collect() }
}

fn one_a_month(rows: &[Row]) -> bool {
    let month = |row: &Row| row.cells[1].as_ref().and_then(super::dossier::Cell::quantity);
    let mut months: Vec<Option<i64>> = rows.iter().map(month).collect();
    months.sort_unstable();
    months.windows(2).all(|pair| pair[0] != pair[1])
}
