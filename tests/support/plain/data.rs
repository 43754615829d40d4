//! A dossier in which nothing is unknown, as rows of plain values.

use std::collections::BTreeMap;

use tilik::expr::{Ast, parse};
use tilik::quantity::Period;

use super::value::Plain;
use crate::support::dossier::{self, Cell, Dossier};
use crate::support::form::{Blank, Field, Form};
use crate::support::value::{Kind, Type, Value};

/// A row.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) table: usize,
    /// The row that holds it; `None` for the root.
    pub(crate) parent: Option<usize>,
    /// The values of submitted fields by their names.
    pub(crate) cells: BTreeMap<String, Plain>,
    /// The rows nested in it, in order, by the names of their tables.
    pub(crate) nested: BTreeMap<String, Vec<usize>>,
}

/// A dossier.
pub(crate) struct Data<'a> {
    pub(crate) form: &'a Form,
    pub(crate) period: Period,
    /// All rows; the first is the root.
    pub(crate) rows: Vec<Row>,
    /// Named constants.
    pub(crate) parameters: BTreeMap<&'a str, Plain>,
    /// What derived fields are computed by: their tables and names.
    pub(crate) derived: BTreeMap<(usize, &'a str), Ast>,
}

impl<'a> Data<'a> {
    /// The rows of a dossier with nothing unknown in it.
    pub(crate) fn of(form: &'a Form, dossier: &Dossier) -> Self {
        let mut rows = Vec::new();
        add(form, (0, None), &dossier.root, &mut rows);
        let parameters = form.parameters.iter().map(|it| (it.name, parameter(it)));
        let mut derived = BTreeMap::new();
        for (table, here) in form.tables.iter().enumerate() {
            for field in &here.fields {
                if let Some(derive) = &field.derive {
                    derived.insert((table, field.name.as_str()), parse(derive).unwrap());
                }
            }
        }
        Self { form, period: dossier.period, rows, parameters: parameters.collect(), derived }
    }

    /// How many months a slot of the timeline has.
    pub(crate) fn step(&self) -> i64 {
        self.form.timeline.as_ref().map_or(1, |timeline| timeline.step.into())
    }

    /// The row before one on the timeline.
    pub(crate) fn previous(&self, row: usize) -> Option<usize> {
        let table = &self.form.tables[self.rows[row].table].name;
        let all = &self.rows[0].nested[table];
        let place = all.iter().position(|it| *it == row).unwrap();
        place.checked_sub(1).map(|before| all[before])
    }
}

fn parameter(it: &crate::support::form::Parameter) -> Plain {
    let items = |written: &str| -> Vec<String> {
        let inner = written.trim_start_matches('[').trim_end_matches(']');
        inner.split(", ").map(str::to_owned).collect()
    };
    let one = |written: &str| match it.kind {
        Kind::Text | Kind::Choice(_) | Kind::Choices(_) => Plain::Text(written.to_owned()),
        _ => literal(written),
    };
    match it.is_list {
        true => Plain::List(items(&it.written).iter().map(|item| one(item)).collect()),
        false => one(&it.written),
    }
}

/// A literal of the language.
pub(crate) fn literal(written: &str) -> Plain {
    use tilik::expr::AstKind;
    let ast = parse(written).unwrap();
    let part = |ast: &Ast| match &ast.kind {
        AstKind::Number(number) | AstKind::Percent(number) | AstKind::Duration(number) => {
            Plain::Number(super::value::fraction(number))
        }
        AstKind::Date(date) => Plain::date(&date.to_string()),
        AstKind::Month(month) => Plain::month(&month.to_string()),
        AstKind::Time(time) => Plain::time(&time.to_string()),
        AstKind::Boolean(known) => Plain::Boolean(*known),
        other => panic!("{other:?} is no literal"),
    };
    match &ast.kind {
        AstKind::Negate(inner) => super::operation::negate(part(inner)),
        _ => part(&ast),
    }
}

/// Adds a row with all below it; its place.
fn add(
    form: &Form,
    (table, parent): (usize, Option<usize>),
    row: &dossier::Row,
    rows: &mut Vec<Row>,
) -> usize {
    let here = &form.tables[table];
    let mut cells = BTreeMap::new();
    for (field, cell) in here.fields.iter().zip(&row.cells) {
        if let (Some(of), Some(cell)) = (field.of, cell) {
            cells.insert(field.name.clone(), plain(form, (field, of), cell));
        }
    }
    let place = rows.len();
    rows.push(Row { table, parent, cells, nested: BTreeMap::new() });
    for (nested, below) in here.tables.iter().zip(&row.tables) {
        let below = match below {
            dossier::Rows::These(below) => below.as_slice(),
            dossier::Rows::Dash | dossier::Rows::Absent => &[],
            dossier::Rows::Unknown => panic!("a table that is unknown"),
        };
        let mut added: Vec<usize> =
            below.iter().map(|row| add(form, (*nested, Some(place)), row, rows)).collect();
        if form.is_timeline(*nested) {
            let month = |row: &usize| match rows[*row].cells["bulan"] {
                Plain::Month(month) => month,
                _ => panic!("a row of the timeline without its month"),
            };
            added.sort_by_key(month);
        }
        rows[place].nested.insert(form.tables[*nested].name.clone(), added);
    }
    place
}

/// What a cell says, where nothing about it is unknown.
fn plain(form: &Form, (field, of): (&Field, Type), cell: &Cell) -> Plain {
    match cell {
        Cell::Known(value) => known(form, of, value),
        Cell::Dash if field.may_be_none() => Plain::None,
        Cell::Dash => match of {
            Type::Boolean => Plain::Boolean(false),
            Type::Choices(_) => Plain::Choices(Default::default()),
            _ => panic!("`-` in {}", field.name),
        },
        Cell::Absent => match &field.blank {
            Blank::None => Plain::None,
            Blank::Value(written) => written_value(of, written),
            Blank::Unknown | Blank::NoneAllowed => panic!("{} is unknown", field.name),
        },
        other => panic!("{} is {other:?}", field.name),
    }
}

fn known(form: &Form, of: Type, value: &Value) -> Plain {
    let key = |item: &usize| match of {
        Type::Choice(words) | Type::Choices(words) => form.vocabularies[words].1[*item].to_owned(),
        _ => panic!("an item of no vocabulary"),
    };
    match value {
        Value::Text(text) => Plain::Text(text.clone()),
        Value::Boolean(known) => Plain::Boolean(*known),
        Value::Choice(item) => Plain::Text(key(item)),
        Value::Choices(items) => Plain::Choices(items.iter().map(key).collect()),
        Value::Quantity(steps) => written_value(of, &of.written(*steps)),
        Value::Raw(written) => written_value(of, written),
    }
}

/// What is meant by a value as people write it.
fn written_value(of: Type, written: &str) -> Plain {
    match of {
        Type::Text | Type::Choice(_) => Plain::Text(written.to_owned()),
        Type::Integer | Type::Number | Type::Percent => Plain::number(written),
        Type::Boolean => Plain::Boolean(written == "ya"),
        Type::Date => Plain::date(written),
        Type::Time => Plain::time(written),
        Type::Month => Plain::month(written),
        Type::Choices(_) => Plain::Choices([written.to_owned()].into()),
    }
}
