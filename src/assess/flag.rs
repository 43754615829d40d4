//! Signs that a record needs a second look.

use crate::bound::Truth;
use crate::checklist::{Checklist, Flag};
use crate::dossier::Dossier;
use crate::expr::Scene;
use crate::form::{Presence, RowId};
use crate::ids::TableId;

/// A flag that was raised.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Raised {
    /// The flag's place.
    pub flag: usize,
    /// The row's table.
    pub table: TableId,
    /// The row.
    pub row: RowId,
}

/// Every flag that is surely true, in checklist order, then in the order of rows.
pub(super) fn raised(checklist: &Checklist, dossier: &Dossier) -> Vec<Raised> {
    let scene = Scene::root(&checklist.form, &dossier.records);
    let flags = checklist.flags.iter().enumerate();
    flags.flat_map(|(place, flag)| rows(&scene, place, flag)).collect()
}

fn rows<'a>(scene: &Scene<'a>, place: usize, flag: &'a Flag) -> Vec<Raised> {
    let raised = |table, row| Raised { flag: place, table, row };
    let holds = |scene: &Scene<'a>| scene.condition(&flag.when) == Truth::True;
    let Some(path) = &flag.each else {
        let root = holds(scene).then(|| raised(TableId::ROOT, RowId::ROOT));
        return root.into_iter().collect();
    };
    scene
        .rows_of(path, Some(RowId::ROOT))
        .filter(|(presence, row)| {
            *presence == Presence::Certain && holds(&scene.with(path.frame, path.last(), *row))
        })
        .map(|(_, row)| raised(path.last(), row))
        .collect()
}
