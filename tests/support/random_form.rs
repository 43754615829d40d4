//! Random forms: every type of field, limits, derived fields, tables two deep below the root.

use tilik::quantity::{Month, Period};

use super::dice::Dice;
use super::expression::Author;
use super::form::{Blank, Field, Form, Limit, Parameter, Table, Timeline};
use super::random_checklist::Wanted;
use super::random_limits::{limit_by_derived, limits, mentions};
use super::value::{Kind, TEXTS, Type, literal};

/// A form whose dossiers are about `period`.
pub(crate) fn random_form(dice: &mut Dice, period: Period, wanted: Wanted) -> Form {
    let vocabularies = vec![
        ("jabatan", vec!["kepala", "bidan", "gizi"]),
        ("agenda", vec!["capaian", "masalah", "lain"]),
    ];
    let root = Table { name: String::new(), ..Table::default() };
    let parameters = parameters(dice, period);
    let mut form = Form { period, tables: vec![root], timeline: None, vocabularies, parameters };
    form.tables[0].fields =
        ["kode", "nama"].map(|name| Field::plain(name, Type::Text).required()).into();
    if dice.chance(75) {
        timeline(dice, &mut form);
    }
    for name in ["sarana", "staf"] {
        if dice.chance(45) || (name == "staf" && form.tables.len() == 1) {
            let table = add_table(&mut form, name, 0);
            form.tables[table].blank_none = dice.chance(40);
            if dice.chance(40) {
                nested(dice, &mut form, table, if name == "staf" { "pelatihan" } else { "alat" });
            }
        }
    }
    for table in 0..form.tables.len() {
        for _ in 0..dice.between(2, 5) {
            plain_field(dice, &mut form, table);
        }
    }
    for _ in 0..dice.below(5) {
        derived_field(dice, &mut form, wanted);
    }
    limit_by_derived(dice, &mut form);
    form
}

/// A period: whole quarters in half of the cases, so that quarterly forms are not rare.
pub(crate) fn random_period(dice: &mut Dice) -> Period {
    let year = *dice.pick(&[2023, 2024]);
    if dice.chance(50) {
        let (from, quarters) = (dice.between(0, 3), dice.between(1, 4));
        return run(year, from * 3, quarters * 3);
    }
    let (from, months) = (dice.between(0, 11), dice.between(1, 12));
    run(year, from, if dice.chance(50) { months } else { dice.between(1, 3) })
}

fn run(year: i32, from: i64, months: i64) -> Period {
    let from = Month::new(year, 1).unwrap().plus(i32::try_from(from).unwrap());
    Period::new(from, from.plus(i32::try_from(months).unwrap() - 1)).unwrap()
}

fn add_table(form: &mut Form, name: &str, parent: usize) -> usize {
    let table = form.tables.len();
    let mut number = Field::plain("n", Type::Integer).required();
    number.min = Some(Limit::Fixed(1));
    let fields = vec![number];
    form.tables.push(Table { name: name.to_owned(), parent, fields, ..Table::default() });
    form.tables[parent].tables.push(table);
    table
}

fn timeline(dice: &mut Dice, form: &mut Form) {
    let table = add_table(form, "lokmin", 0);
    form.tables[table].fields.push(Field::plain("bulan", Type::Month).required());
    let step = if form.period.is_whole_quarters() && dice.chance(50) { 3 } else { 1 };
    let complete_when = dice.chance(75).then(|| "lengkap".to_owned());
    form.tables[0].fields.push(Field::plain("lengkap", Type::Boolean));
    form.timeline = Some(Timeline { table, step, complete_when });
    for name in ["hambatan", "rtl"] {
        if dice.chance(45) {
            nested(dice, form, table, name);
        }
    }
}

fn nested(dice: &mut Dice, form: &mut Form, parent: usize, name: &str) {
    let table = add_table(form, name, parent);
    form.tables[table].blank_none = dice.chance(30);
    if dice.chance(30) {
        let below = add_table(form, &format!("{name}_rinci"), table);
        form.tables[below].blank_none = dice.chance(30);
    }
}

fn parameters(dice: &mut Dice, period: Period) -> Vec<Parameter> {
    let mut one = |name, kind| {
        let written = match kind {
            Kind::Text => (*dice.pick(TEXTS)).to_owned(),
            _ => literal(dice, kind, period).unwrap(),
        };
        Parameter { name, kind, written, is_list: false }
    };
    let mut all = vec![
        one("p_jumlah", Kind::Number),
        one("p_lama", Kind::Duration),
        one("p_tanggal", Kind::Date),
        one("p_bulan", Kind::Month),
        one("p_jam", Kind::Time),
        one("p_teks", Kind::Text),
        one("p_benar", Kind::Boolean),
    ];
    let mut list = |name, kind, written: &str| {
        all.push(Parameter { name, kind, written: written.to_owned(), is_list: true });
    };
    list("p_daftar_angka", Kind::Number, "[1, 2, 0.5]");
    list("p_daftar_jabatan", Kind::Choice(0), "[kepala, gizi]");
    all
}

fn random_type(dice: &mut Dice) -> Type {
    dice.weighted(&[
        (8, Type::Integer),
        (3, Type::Number),
        (3, Type::Percent),
        (7, Type::Boolean),
        (5, Type::Date),
        (4, Type::Time),
        (2, Type::Month),
        (3, Type::Text),
        (3, Type::Choice(0)),
        (1, Type::Choice(1)),
        (3, Type::Choices(1)),
    ])
}

/// Adds a field under a name that other tables may have too, so that inner names hide outer ones.
fn plain_field(dice: &mut Dice, form: &mut Form, table: usize) {
    let of = random_type(dice);
    let name = format!("{}{}", of.letter(), dice.between(1, 3));
    let here = &form.tables[table].fields;
    if here.iter().any(|field| field.name == name || mentions(field, &name)) {
        return;
    }
    let mut field = Field::plain(name, of);
    field.required = dice.chance(15);
    if !field.required {
        field.blank = match dice.below(10) {
            0..=4 => Blank::Unknown,
            5 | 6 => Blank::NoneAllowed,
            7 | 8 => Blank::None,
            _ => blank_value(dice, form, of),
        };
    }
    if of.is_quantity() && dice.chance(45) {
        limits(dice, form, table, &mut field, of);
        if mentions(&field, &field.name) {
            (field.min, field.max) = (None, None);
        }
    }
    form.tables[table].fields.push(field);
}

fn blank_value(dice: &mut Dice, form: &Form, of: Type) -> Blank {
    Blank::Value(match of {
        Type::Text => "Ani".to_owned(),
        Type::Boolean => (*dice.pick(&["ya", "tidak"])).to_owned(),
        Type::Choice(words) => (*dice.pick(&form.vocabularies[words].1)).to_owned(),
        Type::Choices(words) => form.vocabularies[words].1[0].to_owned(),
        _ => of.written(*dice.pick(&of.pool(form.period))),
    })
}

/// Adds a derived field, which sees only what stands before it, so that there is no cycle.
fn derived_field(dice: &mut Dice, form: &mut Form, wanted: Wanted) {
    let table = dice.below(form.tables.len());
    let kind = dice.weighted(&[
        (6, Kind::Duration),
        (6, Kind::Number),
        (4, Kind::Boolean),
        (3, Kind::Date),
        (1, Kind::Time),
        (1, Kind::Month),
        (1, Kind::Text),
    ]);
    let name =
        format!("turunan{}", form.tables.iter().map(|table| table.fields.len()).sum::<usize>());
    let mut author = Author::of_field(dice, form, table);
    author.order_free = wanted.order_free;
    let Some(derive) = author.expression(kind, 2) else { return };
    let field = Field {
        name,
        of: None,
        kind,
        required: false,
        blank: Blank::Unknown,
        min: None,
        max: None,
        derive: Some(derive.text),
    };
    form.tables[table].fields.push(field);
}
