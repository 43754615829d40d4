//! Makes a dossier of a draft: blanks get their bounds, rows their places, and what cannot be is reported.

mod calendar;
mod derive;
mod limits;
mod rows;
mod timeline;
mod twice;

use std::collections::BTreeSet;

pub use calendar::{LATER_ROWS_LEFT_OUT, NOTHING_ENDED, PERIOD_MISSING};
pub use limits::{NOTHING_POSSIBLE, OUT_OF_RANGE};
pub use rows::MISSING_FIELD;
pub use timeline::{COMPLETE_BUT_UNKNOWN, MONTH_OUTSIDE_PERIOD};
pub use twice::DUPLICATE_ROW;

use super::draft::{Draft, Mark};
use super::plan::{Plan, Step};
use super::{Claims, Dossier, Origin, Reader};
use crate::bound::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::form::{Calendar, Cell, Records, RowId};
use crate::ids::{FieldId, TableId};
use crate::limits::Limit;
use crate::text;
use crate::text::{Lang, Text};
use calendar::Expected;

/// A dossier with more rows than any unit submits.
pub(super) const TOO_MANY_ROWS: Code = Code("too-many-rows");

/// The dossier of a draft, in the memory of an earlier one's records where there is one.
pub(super) fn seal(
    reader: &Reader<'_>,
    draft: &mut Draft,
    spare: Option<Records>,
    diagnostics: &mut Diagnostics,
) -> Option<Dossier> {
    if draft.is_cut_off || !draft.has_root() {
        return None;
    }
    if draft.is_full() {
        too_many_rows(draft, diagnostics);
        return None;
    }
    let expected = calendar::expected(reader, draft, diagnostics);
    let calendar = expected.as_ref().map_or(calendar::NONE, Expected::calendar);
    let mut sealer = Sealer::new(reader, draft, spare, calendar, diagnostics);
    sealer.root(expected.as_ref());
    for step in &reader.plan.steps {
        match step {
            Step::Derive(table, field, node) => sealer.derive((*table, *field), node),
            Step::Limit(bounded) => sealer.narrow(bounded),
        }
    }
    sealer.claims();
    expected.and_then(|expected| sealer.finish(reader, &expected))
}

fn too_many_rows(draft: &mut Draft, diagnostics: &mut Diagnostics) {
    let most = Limit::Rows.shown();
    let message = text!(
        "dossier ini berisi lebih dari {most} baris",
        "this dossier has more than {most} rows"
    );
    let help = text!(
        "periksa apakah isinya tersalin berulang, atau pisahkan per unit dan periode",
        "see whether something was pasted again and again, or keep units and periods apart"
    );
    let place = draft.place_within(draft.table(TableId::ROOT).row(0).mark);
    let fault = Diagnostic::error(TOO_MANY_ROWS, place, message).help(Limit::Rows.or_raise(&help));
    draft.report(fault, diagnostics);
}

struct Sealer<'s, 'c> {
    plan: &'s Plan<'c>,
    draft: &'s mut Draft,
    records: Records,
    claims: Claims,
    partly_known: BTreeSet<(TableId, RowId, FieldId)>,
    diagnostics: &'s mut Diagnostics,
}

impl<'s, 'c> Sealer<'s, 'c> {
    fn new(
        reader: &'s Reader<'c>,
        draft: &'s mut Draft,
        spare: Option<Records>,
        calendar: Calendar,
        diagnostics: &'s mut Diagnostics,
    ) -> Self {
        let mut records = match spare {
            None => Records::new(reader.plan.form, calendar),
            Some(mut records) => {
                records.clear();
                records.calendar = calendar;
                records
            }
        };
        records.swap_texts(&mut draft.texts);
        Self {
            plan: &reader.plan,
            draft,
            records,
            claims: Claims::default(),
            partly_known: BTreeSet::new(),
            diagnostics,
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.draft.report(diagnostic, self.diagnostics);
    }

    fn error(&mut self, code: Code, mark: Mark, message: Text, help: Text) {
        let place = self.draft.place(mark);
        self.report(Diagnostic::error(code, place, message).help(help));
    }

    /// The row of the draft that a row was made of; `None` for one that nobody wrote.
    fn written(&self, table: TableId, row: RowId) -> Option<u32> {
        let rows = &self.draft.table(table).rows;
        let place = rows.iter().position(|written| written.placed == Some(row))?;
        u32::try_from(place).ok()
    }

    /// Where a row was written.
    fn row_place(&self, table: TableId, row: RowId) -> Option<Place> {
        let written = self.written(table, row)?;
        self.draft.place(self.draft.table(table).row(written).mark)
    }

    fn claims(&mut self) {
        for claims in std::mem::take(&mut self.draft.claims) {
            let row = self.draft.table(claims.table).row(claims.row);
            if let Some(placed) = row.placed {
                self.claims.add(claims.table, placed, claims.claims);
            }
        }
    }

    fn finish(self, reader: &Reader<'_>, expected: &Expected) -> Option<Dossier> {
        if self.draft.is_broken {
            return None;
        }
        let form = self.plan.form;
        let code = self.plain(form.code)?;
        let header = self.draft.header;
        let filled_by = header.filled_by.and_then(|(stated, _)| stated.known());
        Some(Dossier {
            name: self.plain(form.name).unwrap_or_else(|| code.clone()),
            code,
            groups: form.groups.iter().map(|group| self.plain(*group)).collect(),
            period: expected.period,
            as_of: reader.options.as_of,
            filled_by: filled_by.unwrap_or_default(),
            sources: self.draft.sources.iter().map(|source| Origin::from(&**source)).collect(),
            inputs: std::mem::take(&mut self.draft.inputs),
            records: self.records,
            claims: self.claims,
            partly_known: self.partly_known,
        })
    }

    /// A root field's value as people read it; `None` where it is not known.
    fn plain(&self, field: FieldId) -> Option<String> {
        let cell: &Cell = self.records.rows(TableId::ROOT).cell(RowId::ROOT, field);
        let of = self.plan.form.root().fields.get(field.index())?;
        if !cell.is_sure() {
            return None;
        }
        match cell.content() {
            Content::Text(Some(text)) => Some(self.records.text(*text).to_owned()),
            Content::Range(range) => Some(range.exact()?.to_decimal(18)),
            Content::Choice(items) => match of.kind {
                crate::form::Kind::Choice(id) => {
                    let item = self.plan.form.vocabulary(id).items.get(items.single()?)?;
                    Some(item.label.get(Lang::Id).to_owned())
                }
                _ => None,
            },
            Content::Nothing
            | Content::Truth(_)
            | Content::Text(None)
            | Content::Choices { .. } => None,
        }
    }
}
