//! A row of which something is to be asked, and what of its dossier is still needed to name it.

use std::sync::Arc;

use super::When;
use crate::checklist::Checklist;
use crate::dossier::{Dossier, FilledBy, Origin, row_called};
use crate::form::{Form, RowId};
use crate::ids::TableId;
use crate::quantity::{Month, Number, Period};

/// Who submitted a dossier, and for when.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Submission {
    /// The unit's code.
    pub code: String,
    /// The period.
    pub period: Period,
    /// Who filled it in.
    pub filled_by: FilledBy,
    /// The unit's name.
    pub name: String,
}

/// A row of a dossier, which is not needed any more itself.
#[derive(Clone, Debug)]
pub struct Spot {
    /// The checklist that the dossier was read by.
    pub checklist: Arc<Checklist>,
    /// Whose dossier it is.
    pub submission: Arc<Submission>,
    /// The row and those that hold it, the outermost first; the root is left out.
    pub steps: Box<[Step]>,
    /// When it was.
    pub when: When,
    /// Where it was written, if it was.
    pub(super) written: Option<(Arc<Origin>, u32)>,
}

/// A row among those of its table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Step {
    /// Its table.
    pub table: TableId,
    /// Its month, on the timeline.
    pub month: Option<Month>,
    /// Its number in its holder; on the timeline, in its month.
    pub number: u32,
}

impl Spot {
    /// The unit's code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.submission.code
    }

    /// The row's table.
    #[must_use]
    pub fn table(&self) -> TableId {
        self.steps.last().map_or(TableId::ROOT, |step| step.table)
    }

    /// How the row is named: `lokmin 2005-03 / hambatan 2`.
    #[must_use]
    pub fn row_name(&self) -> String {
        let form = &self.checklist.form;
        let names: Vec<String> = self
            .steps
            .iter()
            .map(|step| row_called(&form.table(step.table).name, step.number, step.month))
            .collect();
        names.join(" / ")
    }

    /// Where the row was written: `FILE:LINE` or `FILE!SHEET!A7`.
    #[must_use]
    pub fn source(&self) -> Option<String> {
        self.written.as_ref().map(|(origin, line)| origin.row(*line))
    }

    /// By what spots are put in order, whatever the order of dossiers.
    pub(super) fn rank(&self) -> (&str, When, &Submission, &str, &[Step]) {
        let id = self.checklist.id.as_str();
        (self.code(), self.when, &self.submission, id, &self.steps)
    }
}

/// The steps to a row, and when it was: the month of its timeline row, or else the dossier's period. `None` where
/// the month is not known.
pub(super) fn way(
    form: &Form,
    dossier: &Dossier,
    (table, row): (TableId, RowId),
) -> Option<(Box<[Step]>, When)> {
    let (mut steps, mut when) = (Vec::new(), None);
    let (mut table, mut row) = (table, row);
    while let Some(parent) = form.table(table).parent {
        let here = dossier.records.rows(table).row(row);
        let timeline = form.timeline.filter(|timeline| timeline.table == table);
        let month = match timeline {
            None => None,
            Some(timeline) => {
                let month = dossier.records.value(table, row, timeline.month);
                let index = month.range()?.exact().and_then(Number::to_i64)?;
                let month = Month::from_index(i32::try_from(index).ok()?)?;
                when = Some(When::Meeting(month, here.number));
                Some(month)
            }
        };
        steps.push(Step { table, month, number: here.number });
        row = here.parent;
        table = parent;
    }
    steps.reverse();
    Some((steps.into(), when.unwrap_or(When::Within(dossier.period))))
}
