//! A dossier in which nothing is known: what an expression gives there is all it can ever give.

use crate::bound::{Possible, Range};
use crate::checklist::Rules;
use crate::expr::Scene;
use crate::form::{At, Calendar, Cell, Form, Presence, Records, Row, RowId, any_of_kind};
use crate::ids::{FieldId, TableId};

/// How many rows the timeline has, so that `previous` finds some; each stands for any number of rows.
const ROWS: usize = 4;

/// How many steps back on the timeline the rows allow for.
pub(super) const STEPS_BACK: u8 = 3;

/// Rows of which nothing is known but what literal `min` and `max` allow.
pub(super) fn nothing_known(form: &Form, rules: &Rules, calendar: Calendar) -> Records {
    let mut records = Records::new(form, calendar);
    let root =
        Row { parent: RowId::ROOT, presence: Presence::Certain, number: 1, at: At::default() };
    records.rows_mut(TableId::ROOT).push(root);
    for (id, table) in form.tables() {
        if let Some(parent) = table.parent {
            fill_table(form, &mut records, (id, parent));
        }
    }
    for (id, table) in form.tables() {
        for (field, _) in table.fields() {
            fill_field(form, rules, &mut records, (id, field));
        }
    }
    for place in &rules.derived {
        derive(form, rules, &mut records, *place);
    }
    records
}

/// One row that stands for any number says all of an ordinary table, whose rows are not told apart.
fn fill_table(form: &Form, records: &mut Records, (table, parent): (TableId, TableId)) {
    let place = form.table(table).place;
    let count = if form.is_timeline(table) { ROWS } else { 1 };
    for holder in records.rows(parent).ids() {
        let start = records.rows(table).len();
        for number in 1..=count {
            let row = Row {
                parent: holder,
                presence: Presence::Many,
                number: u32::try_from(number).unwrap_or(u32::MAX),
                at: At::default(),
            };
            records.rows_mut(table).push(row);
        }
        let span = RowId::new(start).0..RowId::new(start + count).0;
        records.rows_mut(parent).set_nested(holder, place, span);
    }
}

fn fill_field(form: &Form, rules: &Rules, records: &mut Records, (table, id): (TableId, FieldId)) {
    let field = form.field(table, id);
    let items = match field.kind {
        crate::form::Kind::Choice(vocabulary) | crate::form::Kind::Choices(vocabulary) => {
            form.vocabulary(vocabulary).items.len()
        }
        _ => 0,
    };
    let mut value = any_of_kind(field.kind, items);
    if let Some(range) = value.range().cloned() {
        value = Possible::from(narrowed(range, rules, (table, id)));
    }
    let value: Cell = value.or_none_if(field.blank.may_be_none()).into();
    for row in records.rows(table).ids() {
        *records.rows_mut(table).cell_mut(row, id) = value.clone();
    }
}

/// A range held to the literal `min` and `max` of its field.
fn narrowed(range: Range, rules: &Rules, (table, field): (TableId, FieldId)) -> Range {
    let Some(rules) = rules.of(table, field) else { return range };
    let limit =
        |rule: &Option<crate::expr::Node>| rule.as_ref()?.as_literal()?.range()?.exact().cloned();
    let limits = Range::between(limit(&rules.min), limit(&rules.max));
    limits.and_then(|limits| range.clone().meet(limits)).unwrap_or(range)
}

fn derive(form: &Form, rules: &Rules, records: &mut Records, (table, field): (TableId, FieldId)) {
    let Some(node) = rules.of(table, field).and_then(|rules| rules.derive.as_ref()) else { return };
    for row in records.rows(table).ids() {
        // A text that may be any of several is not kept: any text will do.
        let value = Scene::root(form, records).of_row(table, row).evaluate(node);
        let value: Possible<String> = value.map_text(|text| (*text).to_owned());
        let cell = match value.content() {
            crate::bound::Content::Text(_) => any_of_kind(crate::form::Kind::Text, 0),
            _ => value.map_text(|_| crate::form::TextSpan::default()),
        };
        let cell = cell.or_none_if(value.may_be_none());
        *records.rows_mut(table).cell_mut(row, field) = cell.into();
    }
}
