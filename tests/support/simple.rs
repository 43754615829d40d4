//! Simple forms in which each blank decides one thing only, and all ways to fill them in.

use tilik::quantity::{Month, Period};

use super::case::Case;
use super::checklist::{Checklist, Criterion, Levels, Measure, Measured};
use super::dice::Dice;
use super::dossier::{Cell, Dossier, Row, Rows};
use super::form::{Blank, Field, Form, Table, Timeline};
use super::value::{Type, Value};

/// What is counted, of the rows whose `w` holds or of all.
const MEASURES: &[&str] = &[
    "count(baris where p)",
    "count(baris)",
    "count(baris where w)",
    "count(baris where p and w)",
    "share(p of baris)",
    "share(not p of baris where w)",
    "share(p of baris where w)",
    "any(baris where p)",
    "any(p of baris where w)",
    "any(baris)",
    "all(p of baris)",
    "all(p of baris where not w)",
    "all(not p of baris where w)",
];

/// A checklist with one criterion, and a dossier with a few blanks.
pub(crate) fn simple_case(dice: &mut Dice, seed: u64) -> Case {
    let model = simple_checklist(dice);
    let dossier = simple_dossier(dice, &model.form);
    Case::new(seed, model, dossier)
}

/// A checklist with one criterion: an aggregate over rows with a `p` and a `w`.
fn simple_checklist(dice: &mut Dice) -> Checklist {
    let is_timeline = dice.chance(60);
    let from = Month::new(2024, 1).unwrap();
    let period = Period::new(from, from.plus(i32::try_from(dice.between(0, 4)).unwrap())).unwrap();
    let may_be_none = dice.chance(35);
    let condition = |name: &str| {
        let field = Field::plain(name, Type::Boolean);
        Field { blank: if may_be_none { Blank::NoneAllowed } else { Blank::Unknown }, ..field }
    };
    let number = Field::plain("n", Type::Integer).required();
    let month = Field::plain("bulan", Type::Month).required();
    let mut root = ["kode", "nama"].map(|name| Field::plain(name, Type::Text).required()).to_vec();
    root.push(Field::plain("lengkap", Type::Boolean));
    let tables = vec![
        Table { fields: root, tables: vec![1], ..Table::default() },
        Table {
            name: "baris".to_owned(),
            fields: vec![number, month, condition("p"), condition("w")],
            ..Table::default()
        },
    ];
    let timeline = is_timeline.then(|| Timeline {
        table: 1,
        step: 1,
        complete_when: Some("lengkap".to_owned()),
    });
    let form = Form { period, tables, timeline, vocabularies: Vec::new(), parameters: Vec::new() };
    let measure = if dice.chance(25) {
        let condition = dice.chance(50).then(|| "w".to_owned());
        Measured::Each { rows: "baris".to_owned(), condition, require: "p".to_owned() }
    } else {
        Measured::Value((*dice.pick(MEASURES)).to_owned())
    };
    let criterion = Criterion {
        id: "K-0".to_owned(),
        section: 0,
        axis: None,
        weight: None,
        critical: false,
        applies_when: None,
        measure: Measure { of: measure, levels: Some(Levels::Linear) },
        when_empty: Some("not_applicable"),
    };
    Checklist {
        form,
        sections: vec!["1"],
        axes: 0,
        grades: Vec::new(),
        gates: Vec::new(),
        criteria: vec![criterion],
        indicators: Vec::new(),
        flags: Vec::new(),
    }
}

/// A dossier with a few blanks: in `p`, in `w`, and on the timeline months without a row.
fn simple_dossier(dice: &mut Dice, form: &Form) -> Dossier {
    let mut rows = Vec::new();
    let mut blanks = 0;
    for (place, month) in form.period.months().enumerate() {
        if form.timeline.is_some() && dice.chance(30) {
            blanks += 2;
            continue;
        }
        let mut cell = || {
            if blanks < 5 && dice.chance(35) {
                blanks += 1;
                return if dice.chance(50) { Cell::Absent } else { Cell::Unknown };
            }
            Cell::Known(Value::Boolean(dice.chance(50)))
        };
        let number = i64::try_from(place).unwrap() + 1;
        rows.push(row(number, month.index().into(), cell(), cell()));
    }
    let known = |text: &str| Some(Cell::Known(Value::Text(text.to_owned())));
    let complete = if dice.chance(20) { Cell::Known(Value::Boolean(true)) } else { Cell::Absent };
    let root = Row {
        cells: vec![known("P1"), known("P1"), Some(complete)],
        tables: vec![Rows::These(rows)],
    };
    Dossier { period: form.period, root }
}

/// Every way to fill a simple dossier in.
pub(crate) fn all_fillings(form: &Form, dossier: &Dossier) -> Vec<Dossier> {
    let Rows::These(rows) = &dossier.root.tables[0] else { return Vec::new() };
    let is_complete = dossier.root.cells[2] == Some(Cell::Known(Value::Boolean(true)));
    let mut ways: Vec<Vec<Row>> = vec![Vec::new()];
    for month in form.period.months() {
        let month = i64::from(month.index());
        let of_month = |row: &&Row| row.cells[1].as_ref().and_then(Cell::quantity) == Some(month);
        let options: Vec<Option<Row>> = match rows.iter().find(of_month) {
            Some(row) => fillings_of(form, row).into_iter().map(Some).collect(),
            None if form.timeline.is_none() || is_complete => vec![None],
            None => {
                let open = row(1000 + month, month, Cell::Unknown, Cell::Unknown);
                fillings_of(form, &open).into_iter().map(Some).chain([None]).collect()
            }
        };
        ways = ways
            .iter()
            .flat_map(|way| {
                options.iter().map(|row| way.iter().cloned().chain(row.clone()).collect())
            })
            .collect();
    }
    let filled = |rows| {
        let mut filled = dossier.clone();
        filled.root.cells[2] = Some(Cell::Known(Value::Boolean(true)));
        filled.root.tables[0] = Rows::These(rows);
        filled
    };
    ways.into_iter().map(filled).collect()
}

fn row(number: i64, month: i64, p: Cell, w: Cell) -> Row {
    let known = |steps| Some(Cell::Known(Value::Quantity(steps)));
    Row { cells: vec![known(number), known(month), Some(p), Some(w)], tables: Vec::new() }
}

fn fillings_of(form: &Form, row: &Row) -> Vec<Row> {
    let mut ways = vec![row.clone()];
    for place in [2, 3] {
        let may_be_none = form.tables[1].fields[place].may_be_none();
        let is_blank = matches!(row.cells[place], Some(Cell::Absent | Cell::Unknown));
        if !is_blank {
            continue;
        }
        let mut options =
            vec![Cell::Known(Value::Boolean(true)), Cell::Known(Value::Boolean(false))];
        options.extend(may_be_none.then_some(Cell::Dash));
        let with = |way: &Row, cell: &Cell| {
            let mut way = way.clone();
            way.cells[place] = Some(cell.clone());
            way
        };
        ways = ways
            .iter()
            .flat_map(|way| options.iter().map(|cell| with(way, cell)).collect::<Vec<_>>())
            .collect();
    }
    ways
}
