//! What one unit submitted for one period, read and checked.

mod book;
mod claims;
mod draft;
mod evidence;
mod header;
mod intake;
mod json;
mod line_reader;
pub mod load;
mod loaded;
mod merge;
pub mod peek;
mod plan;
mod reader;
mod seal;
mod spot;
mod submission;
mod sheets;
mod value;
mod wording;
mod yaml;

#[cfg(test)]
mod tests;

pub use book::{
    Book, DAMAGED_WORKBOOK, ENCRYPTED_WORKBOOK, NOT_A_WORKBOOK, Refusal, Shown, WORKBOOK_TOO_LARGE,
};
pub use claims::{Claim, Claims, Strength};
pub use draft::Draft;
pub(crate) use evidence::METHODS;
pub use evidence::{NOT_EVIDENCE, UNKNOWN_METHOD};
pub use header::{
    INVALID_PERIOD, OTHER_CHECKLIST, PERIOD_DISAGREES, PERIOD_NOT_QUARTERS, UNKNOWN_SOURCE,
};
pub use intake::{
    DERIVED_SUBMITTED, MUST_BE_KNOWN, NOT_A_ROW, NOT_ONE_VALUE, NOT_ROWS, SIGN_NOT_QUOTED,
    UNKNOWN_FIELD,
};
pub use json::JSON_SYNTAX;
pub use line_reader::LineReader;
pub use merge::{CONFLICTING_VALUES, Identity, MONTH_TWICE};
pub use reader::{LINE_TOO_LONG, ReadOptions, Reader, lines};
pub use seal::{
    COMPLETE_BUT_UNKNOWN, DUPLICATE_ROW, LATER_ROWS_LEFT_OUT, MISSING_FIELD, MONTH_OUTSIDE_PERIOD,
    NOTHING_ENDED, NOTHING_POSSIBLE, OUT_OF_RANGE, PERIOD_MISSING,
};
pub use sheets::{
    AMBIGUOUS_COLUMN, AMBIGUOUS_SHEET, COLUMN_MISSING, COUNT_DIFFERS, DUPLICATE_UNIT,
    HEADER_MISSING, HOLDER_NOT_FOUND, NOT_A_COUNT, NOT_A_ROW_NUMBER, NOT_IN_FORM,
    OWN_NUMBER_DIFFERS, ROOT_SHEET_MISSING, ROW_NOT_FOUND, SEVERAL_UNITS, SHEET_TWICE,
    SKIPPED_SHEET, UNKNOWN_SHEET,
};
pub use spot::{About, Spot, Spots};
pub use submission::{Answer, Evidence, Holder, Own, Record, Submission, plain};
pub(crate) use value::MONTHS;
pub use value::{
    AMBIGUOUS_NUMBER, AMBIGUOUS_TIME, BLANK_ITEM, CELL_ERROR, EMPTY_RANGE, FORMULA_NOT_COMPUTED,
    NO_SUCH_DAY, NONE_NOT_ALLOWED, NOT_A_DATE, NOT_A_MONTH, NOT_A_NUMBER, NOT_A_TIME, NOT_AS_TYPED,
    NOT_WHOLE, NOT_YES_OR_NO, PATTERN_MISMATCH, PERCENT_SIGN_MISSING, SEVERAL_CHOSEN,
    TOO_MANY_DIGITS, TWO_DIGIT_YEAR, UNKNOWN_CHOICE, WRONG_TYPE, day, deadline,
};

use std::collections::BTreeSet;

use crate::diagnostic::Source;
use crate::form::{Form, Presence, Records, RowId};
use crate::ids::{FieldId, TableId};
use crate::quantity::{Date, Month, Number, Period};

/// Who filled a dossier in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum FilledBy {
    /// The unit itself (`mandiri`).
    #[default]
    Itself,
    /// A supervisor, on a visit (`supervisi`).
    Supervisor,
}

impl FilledBy {
    /// The word in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Itself => "mandiri",
            Self::Supervisor => "supervisi",
        }
    }
}

/// A file that was read.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Input {
    /// Its name, without folders.
    pub file: String,
    /// The hash of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Where rows were written: a file, or a sheet of a workbook.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Origin {
    /// The path as given.
    pub file: String,
    /// The sheet; `None` for anything but a workbook.
    pub sheet: Option<String>,
}

impl Origin {
    /// How a row is named by its line: `FILE:LINE`, in a sheet `FILE!SHEET!A7`.
    #[must_use]
    pub fn row(&self, line: u32) -> String {
        let file = &self.file;
        match &self.sheet {
            None => format!("{file}:{line}"),
            Some(sheet) => format!("{file}!{sheet}!A{line}"),
        }
    }
}

impl From<&Source> for Origin {
    fn from(source: &Source) -> Self {
        Self { file: source.name.clone(), sheet: source.sheet_name().map(str::to_owned) }
    }
}

/// What one unit submitted for one period.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The unit's code.
    pub code: String,
    /// The unit's name.
    pub name: String,
    /// Its regions, nearest first, as the form's groups list them.
    pub groups: Vec<Option<String>>,
    /// The period it is about.
    pub period: Period,
    /// The day up to which slots are expected, if it was asked for.
    pub as_of: Option<Date>,
    /// Who filled it in.
    pub filled_by: FilledBy,
    /// Its rows.
    pub records: Records,
    /// Where its rows come from; rows name these by place.
    pub sources: Vec<Origin>,
    /// Where its claims can be seen, and how they were checked.
    pub claims: Claims,
    /// The files, with their hashes.
    pub inputs: Vec<Input>,
    /// Fields of which something is known, but not all.
    pub partly_known: BTreeSet<(TableId, RowId, FieldId)>,
}

impl Dossier {
    /// What tells it apart from the other dossiers of a run.
    #[must_use]
    pub fn identity(&self) -> Identity {
        let (code, period, filled_by) = (self.code.clone(), self.period, self.filled_by);
        Identity { code, period, filled_by }
    }

    /// How a row is named: `lokmin 2005-03`, `lokmin 2005-03 / hambatan 2`; the root is `""`.
    #[must_use]
    pub fn row_name(&self, form: &Form, table: TableId, row: RowId) -> String {
        let Some(parent) = form.table(table).parent else { return String::new() };
        let here = self.records.rows(table).row(row);
        let own = self.own_name(form, table, row);
        match self.row_name(form, parent, here.parent) {
            above if above.is_empty() => own,
            above => format!("{above} / {own}"),
        }
    }

    fn own_name(&self, form: &Form, table: TableId, row: RowId) -> String {
        let name = &form.table(table).name;
        let here = self.records.rows(table).row(row);
        match form.timeline.filter(|timeline| timeline.table == table) {
            None if here.presence == Presence::Many => name.clone(),
            None => format!("{name} {}", here.number),
            Some(timeline) => {
                let month = self.records.value(table, row, timeline.month);
                let first = month.range().and_then(|range| range.low()).and_then(Number::to_i64);
                let first = first.and_then(|index| Month::from_index(i32::try_from(index).ok()?));
                let Some(first) = first else { return name.clone() };
                match (here.presence, timeline.every, here.number) {
                    (Presence::Certain, _, 1) => format!("{name} {first}"),
                    (Presence::Certain, _, number) => format!("{name} {first} #{number}"),
                    (_, crate::form::Every::Quarter, _) => {
                        format!("{name} {:04}-Q{}", first.year(), first.quarter())
                    }
                    (_, crate::form::Every::Month, _) => format!("{name} {first}"),
                }
            }
        }
    }

    /// Whether a field says something: a known value, or one that is partly known.
    #[must_use]
    pub fn is_claim(&self, table: TableId, row: RowId, field: FieldId) -> bool {
        self.records.rows(table).cell(row, field).is_sure()
            || self.partly_known.contains(&(table, row, field))
    }

    /// Where a row was written: `FILE:LINE` or `FILE!SHEET!A7`; `None` for a row that nobody wrote.
    #[must_use]
    pub fn row_source(&self, table: TableId, row: RowId) -> Option<String> {
        let at = self.records.rows(table).row(row).at;
        let source = self.sources.get(usize::from(at.source))?;
        (at.line > 0).then(|| source.row(at.line))
    }
}
