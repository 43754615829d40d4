//! Makes a dossier of a draft: blanks get their bounds, rows their places, and what cannot be is reported.

mod calendar;
mod derive;
mod limits;
mod rows;
mod timeline;
mod twice;
mod unwritten;

use std::collections::BTreeSet;

pub use calendar::{LATER_ROWS_LEFT_OUT, NOTHING_ENDED, PERIOD_MISSING};
pub use limits::{NOTHING_POSSIBLE, OUT_OF_RANGE};
pub use rows::MISSING_FIELD;
pub use timeline::{COMPLETE_BUT_UNKNOWN, MONTH_OUTSIDE_PERIOD};
pub use twice::DUPLICATE_ROW;

use super::draft::{Draft, Mark};
use super::plan::{Plan, Step};
use super::{Claims, Dossier, FilledBy, Input, Origin, Reader};
use crate::bound::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::form::{Calendar, Form, Kind, Records, RowId};
use crate::ids::{FieldId, TableId};
use crate::limits::Limit;
use crate::text;
use crate::text::{Lang, Text};

pub(super) use calendar::{Expected, NO_CALENDAR};
pub(super) use twice::twice;
pub(super) use unwritten::Unwritten;

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
    let calendar = expected.as_ref().map_or(NO_CALENDAR, Expected::calendar);
    let mut sealer = Sealer::new(reader, draft, spare, calendar, diagnostics);
    sealer.root(expected.as_ref());
    for step in &reader.plan.steps {
        match step {
            Step::Derive(table, field, node) => {
                derive::derive(sealer.plan.form, &mut sealer.records, (*table, *field), node);
            }
            Step::Limit(bounded) => sealer.narrow(bounded),
        }
    }
    sealer.claims();
    expected.and_then(|expected| sealer.finish(reader, expected))
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

    fn finish(self, reader: &Reader<'_>, expected: Expected) -> Option<Dossier> {
        if self.draft.is_broken {
            return None;
        }
        let filled_by = self.draft.header.filled_by.and_then(|(stated, _)| stated.known());
        let placed = Placed {
            expected,
            filled_by: filled_by.unwrap_or_default(),
            records: self.records,
            claims: self.claims,
            partly_known: self.partly_known,
            sources: self.draft.sources.iter().map(|source| Origin::from(&**source)).collect(),
            inputs: std::mem::take(&mut self.draft.inputs),
        };
        placed.dossier(reader)
    }
}

/// All that a dossier is made of.
pub(super) struct Placed {
    pub(super) expected: Expected,
    pub(super) filled_by: FilledBy,
    pub(super) records: Records,
    pub(super) claims: Claims,
    pub(super) partly_known: BTreeSet<(TableId, RowId, FieldId)>,
    pub(super) sources: Vec<Origin>,
    pub(super) inputs: Vec<Input>,
}

impl Placed {
    /// The dossier; `None` where its code is not known.
    pub(super) fn dossier(self, reader: &Reader<'_>) -> Option<Dossier> {
        let form = reader.plan.form;
        let plain = |field| plain(form, &self.records, field);
        let code = plain(form.code)?;
        Some(Dossier {
            name: plain(form.name).unwrap_or_else(|| code.clone()),
            code,
            groups: form.groups.iter().map(|group| plain(*group)).collect(),
            period: self.expected.period,
            as_of: reader.options.as_of,
            filled_by: self.filled_by,
            sources: self.sources,
            inputs: self.inputs,
            records: self.records,
            claims: self.claims,
            partly_known: self.partly_known,
        })
    }
}

/// Computes derived fields and holds the others to their limits; whether they keep to these.
pub(super) fn settle(plan: &Plan<'_>, records: &mut Records) -> bool {
    plan.steps.iter().all(|step| match step {
        Step::Derive(table, field, node) => {
            derive::derive(plan.form, records, (*table, *field), node);
            true
        }
        Step::Limit(bounded) => limits::narrow(plan.form, records, bounded).is_empty(),
    })
}

/// A root field's value as people read it; `None` where it is not known.
fn plain(form: &Form, records: &Records, field: FieldId) -> Option<String> {
    let value = records.rows(TableId::ROOT).cell(RowId::ROOT, field).value();
    let of = form.root().fields.get(field.index())?;
    if !value.is_sure() {
        return None;
    }
    match value.content() {
        Content::Text(Some(text)) => Some(records.text(*text).to_owned()),
        Content::Range(range) => Some(range.exact()?.to_decimal(18)),
        Content::Choice(items) => match of.kind {
            Kind::Choice(id) => {
                let item = form.vocabulary(id).items.get(items.single()?)?;
                Some(item.label.get(Lang::Id).to_owned())
            }
            _ => None,
        },
        Content::Nothing | Content::Truth(_) | Content::Text(None) | Content::Choices { .. } => {
            None
        }
    }
}
