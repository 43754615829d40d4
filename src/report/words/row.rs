//! What rows and blanks are called.

use super::{Words, calendar};
use crate::dossier::Dossier;
use crate::expr::Leaf;
use crate::form::{Every, Presence, RowId};
use crate::ids::TableId;
use crate::quantity::{Month, Number};
use crate::text::Lang;

/// A blank: where it is, and how it is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Blank {
    /// The row, as files and programs name it.
    pub row: String,
    /// The field, or the table whose rows are unknown; `None` for a row that may not exist.
    pub field: Option<String>,
    /// The row in words; empty for the root.
    pub place: String,
    /// What is asked for, in words.
    pub asked: String,
}

impl Blank {
    /// Where and what in words: `Lokakarya mini Mei 2005: jam selesai`.
    #[must_use]
    pub fn words(&self) -> String {
        match self.place.as_str() {
            "" => self.asked.clone(),
            place => format!("{place}: {}", self.asked),
        }
    }
}

impl Words<'_> {
    /// A row in words: `Lokakarya mini Maret 2005, Hambatan 2`; empty for the root.
    #[must_use]
    pub fn row(&self, dossier: &Dossier, table: TableId, row: RowId) -> String {
        let Some(parent) = self.checklist.form.table(table).parent else { return String::new() };
        let own = self.own_name(dossier, table, row);
        let holder = dossier.records.rows(table).row(row).parent;
        match self.row(dossier, parent, holder) {
            above if above.is_empty() => own,
            above => format!("{above}, {own}"),
        }
    }

    fn own_name(&self, dossier: &Dossier, table: TableId, row: RowId) -> String {
        let form = &self.checklist.form;
        let label = form.table(table).label.get(self.lang);
        let here = dossier.records.rows(table).row(row);
        let Some(timeline) = form.timeline.filter(|timeline| timeline.table == table) else {
            return self.called(table, here.number, None);
        };
        let month = dossier.records.value(table, row, timeline.month);
        let first = month.range().and_then(|range| range.low()).and_then(Number::to_i64);
        let first = first.and_then(|index| Month::from_index(i32::try_from(index).ok()?));
        let Some(first) = first else { return label.to_owned() };
        match (here.presence, timeline.every, here.number) {
            (Presence::Certain, _, number) | (_, Every::Month, number) => {
                self.called(table, number, Some(first))
            }
            (_, Every::Quarter, _) => {
                let (quarter, year) = (first.quarter(), first.year());
                match self.lang {
                    Lang::Id => format!("{label} triwulan {quarter} {year}"),
                    Lang::En => format!("{label} quarter {quarter} of {year}"),
                }
            }
        }
    }

    /// What a row that is there is called among those of its table: by its month, or else by its number.
    #[must_use]
    pub fn called(&self, table: TableId, number: u32, month: Option<Month>) -> String {
        let label = self.checklist.form.table(table).label.get(self.lang);
        match (month.map(|month| calendar::month(month, self.lang)), number) {
            (None, number) => format!("{label} {number}"),
            (Some(month), 0 | 1) => format!("{label} {month}"),
            (Some(month), number) => {
                format!("{label} {month} {}{number}", self.lang.pick("ke-", "no. "))
            }
        }
    }

    /// A blank: its row and field, and both in words.
    #[must_use]
    pub fn blank(&self, dossier: &Dossier, leaf: Leaf) -> Blank {
        let form = &self.checklist.form;
        match leaf {
            Leaf::Cell { table, row, field } => {
                let field = form.field(table, field);
                let asked = field.label.get(self.lang).to_owned();
                self.blank_in(dossier, (table, row), Some(field.name.clone()), asked)
            }
            Leaf::Slot { table, row } => {
                let asked = self.lang.pick("apakah ada, dan isinya", "whether there is one");
                self.blank_in(dossier, (table, row), None, asked.to_owned())
            }
            Leaf::Table { table, parent, .. } => {
                let holder = form.table(table).parent.unwrap_or(TableId::ROOT);
                let table = form.table(table);
                let label = table.label.get(self.lang);
                let asked = match self.lang {
                    Lang::Id => format!("daftar {label}"),
                    Lang::En => format!("all rows of {label}"),
                };
                self.blank_in(dossier, (holder, parent), Some(table.name.clone()), asked)
            }
        }
    }

    fn blank_in(
        &self,
        dossier: &Dossier,
        (table, row): (TableId, RowId),
        field: Option<String>,
        asked: String,
    ) -> Blank {
        Blank {
            row: dossier.row_name(&self.checklist.form, table, row),
            field,
            place: self.row(dossier, table, row),
            asked,
        }
    }
}
