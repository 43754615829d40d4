//! Evaluates a checked expression over the rows of a dossier, from bounds to bounds.

mod aggregate;
mod arithmetic;
mod fixed;
mod known;
mod rows;
mod selections;
mod side;

use super::ast::Comparison;
use super::function::filled::FILLED;
use super::function::r#if::IF;
use super::node::{BuiltIn, FieldRef, Node, NodeKind, RowRef, RowsPath};
use super::{Function, MAX_FRAMES};
use crate::bound::{Truth, Value};
use crate::form::{Cell, Form, Presence, Records, RowId};
use crate::ids::TableId;
use crate::quantity::Number;
use rows::PathRows;
pub use selections::Selections;
use side::{Side, chosen, compare};

/// The rows an expression sees while it is evaluated: one for each frame of its scope.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The form the rows belong to.
    pub form: &'a Form,
    /// All rows.
    pub records: &'a Records,
    /// Rows that were found before.
    selections: Option<&'a Selections>,
    tables: [TableId; MAX_FRAMES],
    rows: [RowId; MAX_FRAMES],
}

impl<'a> Scene<'a> {
    /// A scene in which only the root row is in sight.
    #[must_use]
    pub const fn root(form: &'a Form, records: &'a Records) -> Self {
        let (tables, rows) = ([TableId::ROOT; MAX_FRAMES], [RowId::ROOT; MAX_FRAMES]);
        Self { form, records, selections: None, tables, rows }
    }

    /// The same scene, in which rows that are looked at again are found just once.
    #[must_use]
    pub const fn with_selections(self, selections: &'a Selections) -> Self {
        Self { selections: Some(selections), ..self }
    }

    /// The scene with another row in sight.
    #[must_use]
    pub fn with(mut self, frame: u8, table: TableId, row: RowId) -> Self {
        let frame = usize::from(frame);
        if let (Some(place), Some(here)) = (self.tables.get_mut(frame), self.rows.get_mut(frame)) {
            *place = table;
            *here = row;
        }
        self
    }

    /// The scene of one row of a table: the row in the first frame after the root.
    #[must_use]
    pub fn of_row(self, table: TableId, row: RowId) -> Self {
        if table == TableId::ROOT { self } else { self.with(1, table, row) }
    }

    /// The row a reference means, before any step back on the timeline.
    fn here(&self, reference: RowRef) -> RowId {
        let frame = usize::from(reference.frame);
        let mut row = self.rows.get(frame).copied().unwrap_or(RowId::ROOT);
        if reference.up == 0 {
            return row;
        }
        let mut table = self.tables.get(frame).copied().unwrap_or(TableId::ROOT);
        for above in (0..reference.up).rev() {
            row = self.records.rows(table).row(row).parent;
            if above > 0 {
                table = self.form.table(table).parent.unwrap_or(TableId::ROOT);
            }
        }
        row
    }

    /// The value of an expression.
    #[must_use]
    pub fn evaluate(&self, node: &'a Node) -> Value<'a> {
        match &node.kind {
            NodeKind::Literal(literal) | NodeKind::Parameter(_, literal) => literal.value(),
            NodeKind::Field(field) => self.field(*field),
            NodeKind::Compare(..)
            | NodeKind::And(_)
            | NodeKind::Or(_)
            | NodeKind::Not(_)
            | NodeKind::In(_)
            | NodeKind::Matches(..) => self.condition(node).into(),
            NodeKind::Aggregate(aggregation) => self.aggregate(aggregation),
            NodeKind::Arithmetic(operator, calculation, sides) => {
                let [left, right] = sides.as_ref();
                let (left, right) = (self.evaluate(left), self.evaluate(right));
                arithmetic::calculate(*operator, *calculation, &left, &right)
            }
            NodeKind::Negate(part) => arithmetic::negate(self.evaluate(part)),
            NodeKind::Call(function, arguments) => match arguments.as_slice() {
                [condition, x, y] if std::ptr::eq(*function, &raw const IF) => {
                    self.picked(condition, x, y)
                }
                _ => self.call(function.evaluate, arguments),
            },
            NodeKind::BuiltIn(built_in) => self.built_in(*built_in).into(),
            // The `in` that a list stands in looks at its items; `size` asks how many there are.
            NodeKind::List(items) => Number::from(items.len()).into(),
        }
    }

    /// The truth of a condition, where none counts as false: what [`Self::evaluate`] gives, without a
    /// value in between.
    #[must_use]
    pub fn condition(&self, node: &'a Node) -> Truth {
        match &node.kind {
            NodeKind::Field(field) if field.row.back == 0 => self.cell(*field).condition(),
            NodeKind::And(parts) => self.all(parts),
            NodeKind::Or(parts) => self.any(parts),
            NodeKind::Not(part) => self.condition(part).negate(),
            NodeKind::Compare(comparison, sides) => self.compare(*comparison, sides),
            NodeKind::Call(function, arguments) if std::ptr::eq(*function, &raw const FILLED) => {
                arguments.first().map_or(Truth::False, |of| self.is_filled(of))
            }
            _ => self.other_condition(node),
        }
    }

    /// The conditions that are asked less often; set apart so that the others stay small.
    #[inline(never)]
    fn other_condition(&self, node: &'a Node) -> Truth {
        match &node.kind {
            NodeKind::In(sides) => self.membership(sides),
            NodeKind::Matches(text, pattern) => {
                let text = self.side(text);
                let holds = match text.text() {
                    Some(Some(known)) => pattern.is_match(known).into(),
                    Some(None) => Truth::Either,
                    None => Truth::False,
                };
                text.false_where_none(holds)
            }
            _ => self.evaluate(node).condition(),
        }
    }

    fn is_filled(&self, of: &'a Node) -> Truth {
        match &of.kind {
            NodeKind::Field(field) if field.row.back == 0 => self.cell(*field).is_filled(),
            _ => self.side(of).is_filled(),
        }
    }

    fn call(
        &self,
        function: for<'v> fn(&[Value<'v>]) -> Value<'v>,
        arguments: &'a [Node],
    ) -> Value<'a> {
        match arguments {
            [x] => function(&[self.evaluate(x)]),
            [x, y] => function(&[self.evaluate(x), self.evaluate(y)]),
            [x, y, z] => function(&[self.evaluate(x), self.evaluate(y), self.evaluate(z)]),
            _ => {
                let values: Vec<Value<'a>> = arguments.iter().map(|x| self.evaluate(x)).collect();
                function(&values)
            }
        }
    }

    /// What an `if` gives, without a look at what it does not pick.
    fn picked(&self, condition: &'a Node, x: &'a Node, y: &'a Node) -> Value<'a> {
        match self.condition(condition) {
            Truth::True => self.evaluate(x),
            Truth::False => self.evaluate(y),
            Truth::Either => self.evaluate(x).join(self.evaluate(y)),
        }
    }

    /// The arguments of a call that its value rests on: of an `if`, the condition and what it may pick.
    pub fn looked_at(&self, function: &Function, arguments: &'a [Node]) -> Vec<&'a Node> {
        let Some(picks) = &function.picks else { return arguments.iter().collect() };
        let values: Vec<Value<'a>> = arguments.iter().map(|x| self.evaluate(x)).collect();
        let places = arguments.iter().enumerate();
        places
            .filter(|(at, _)| (picks.looks_at)(&values, *at))
            .map(|(_, argument)| argument)
            .collect()
    }

    fn built_in(&self, built_in: BuiltIn) -> Number {
        let calendar = &self.records.calendar;
        match built_in {
            BuiltIn::Expected => calendar.expected.clone(),
            BuiltIn::Months => calendar.months.clone(),
            BuiltIn::PeriodStart => Number::whole(calendar.start.days().into()),
            BuiltIn::PeriodEnd => Number::whole(calendar.end.days().into()),
        }
    }

    fn field(&self, field: FieldRef) -> Value<'a> {
        let here = self.here(field.row);
        if field.row.back == 0 {
            return self.records.value(field.table, here, field.field);
        }
        let mut value: Option<Value<'a>> = None;
        alternatives(self.form, self.records, here, field.row.back, &mut |earlier| {
            let one = match earlier {
                None => Value::NONE,
                Some(row) => self.records.value(field.table, row, field.field),
            };
            value = Some(match value.take() {
                None => one,
                Some(others) => others.join(one),
            });
        });
        value.unwrap_or(Value::NONE)
    }

    fn all(&self, parts: &'a [Node]) -> Truth {
        let mut so_far = Truth::True;
        for part in parts {
            match self.condition(part) {
                Truth::False => return Truth::False,
                Truth::Either => so_far = Truth::Either,
                Truth::True => {}
            }
        }
        so_far
    }

    fn any(&self, parts: &'a [Node]) -> Truth {
        let mut so_far = Truth::False;
        for part in parts {
            match self.condition(part) {
                Truth::True => return Truth::True,
                Truth::Either => so_far = Truth::Either,
                Truth::False => {}
            }
        }
        so_far
    }

    fn cell(&self, field: FieldRef) -> &'a Cell {
        self.records.rows(field.table).cell(self.here(field.row), field.field)
    }

    fn side(&self, node: &'a Node) -> Side<'a> {
        match &node.kind {
            NodeKind::Field(field) if field.row.back == 0 => {
                Side::Cell(self.records, self.cell(*field))
            }
            NodeKind::Literal(literal) | NodeKind::Parameter(_, literal) => {
                Side::Literal(&literal.value)
            }
            _ => Side::Value(self.evaluate(node)),
        }
    }

    fn compare(&self, comparison: Comparison, sides: &'a [Node; 2]) -> Truth {
        let [left, right] = sides;
        match self.compare_known(comparison, left, right) {
            Some(holds) => holds.into(),
            None => self.compare_sides(comparison, left, right),
        }
    }

    #[inline(never)]
    fn compare_sides(&self, comparison: Comparison, left: &'a Node, right: &'a Node) -> Truth {
        let (left, right) = (self.side(left), self.side(right));
        right.false_where_none(left.false_where_none(compare(comparison, &left, &right)))
    }

    fn membership(&self, sides: &'a [Node; 2]) -> Truth {
        let [item, whole] = sides;
        let item = self.side(item);
        let holds = match &whole.kind {
            NodeKind::List(items) => items.iter().fold(Truth::False, |found, one| {
                let one = self.side(one);
                found.or(one.false_where_none(compare(Comparison::Equal, &item, &one)))
            }),
            _ => {
                let whole = self.side(whole);
                whole.false_where_none(chosen(&item, &whole))
            }
        };
        item.false_where_none(holds)
    }

    /// The rows of a path that starts from a row, in order; none where there is no such row.
    pub fn rows_of(
        &self,
        path: &'a RowsPath,
        from: Option<RowId>,
    ) -> impl Iterator<Item = (Presence, RowId)> + use<'a> {
        PathRows::new(self.form, self.records, path, from)
    }

    /// Every row that a path may start from: just one, or, after `previous`, those that may be it.
    pub fn starts_of(&self, path: &RowsPath) -> Vec<Option<RowId>> {
        let here = self.here(path.from);
        let mut starts = Vec::new();
        alternatives(self.form, self.records, here, path.from.back, &mut |row| starts.push(row));
        starts
    }

    /// The row a field is read from, or each that it may be read from; `None` where there may be none.
    pub fn rows_read(&self, field: FieldRef) -> Vec<Option<RowId>> {
        let here = self.here(field.row);
        let mut rows = Vec::new();
        alternatives(self.form, self.records, here, field.row.back, &mut |row| rows.push(row));
        rows
    }
}

/// Whether a row counts, from whether it exists and whether its condition holds; `None` where not.
#[must_use]
pub const fn passing(presence: Presence, condition: Truth) -> Option<Presence> {
    match (presence, condition) {
        (_, Truth::False) => None,
        (Presence::Certain, Truth::Either) => Some(Presence::Possible),
        (presence, _) => Some(presence),
    }
}

/// Every row that may be `back` steps before a row of the timeline, nearest first: a row that may not
/// exist is passed over as well. `None` stands for there being no such row.
pub(super) fn alternatives(
    form: &Form,
    records: &Records,
    row: RowId,
    back: u8,
    visit: &mut dyn FnMut(Option<RowId>),
) {
    match back {
        0 => visit(Some(row)),
        1 => one_step_back(form, records, row, visit),
        _ => {
            let mut rows = vec![Some(row)];
            for _ in 0..back {
                rows = all_one_step_back(form, records, &rows);
            }
            rows.into_iter().for_each(visit);
        }
    }
}

fn one_step_back(form: &Form, records: &Records, row: RowId, visit: &mut dyn FnMut(Option<RowId>)) {
    let Some(timeline) = form.timeline else { return visit(None) };
    let rows = records.rows(timeline.table);
    for earlier in (0..row.0).rev().map(RowId) {
        visit(Some(earlier));
        if rows.row(earlier).presence == Presence::Certain {
            return;
        }
    }
    visit(None);
}

/// What one step back leads to from any of some rows, each once.
fn all_one_step_back(form: &Form, records: &Records, rows: &[Option<RowId>]) -> Vec<Option<RowId>> {
    let mut earlier = Vec::new();
    for row in rows {
        match row {
            None => earlier.push(None),
            Some(row) => one_step_back(form, records, *row, &mut |one| earlier.push(one)),
        }
    }
    earlier.sort_unstable_by(|one, other| other.cmp(one));
    earlier.dedup();
    earlier
}
