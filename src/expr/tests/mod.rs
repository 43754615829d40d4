//! The language over a small form with blanks: what each expression is worth, and how faults read.

mod faults;
mod parts;
mod worth;

use super::*;
use crate::bound::{Content, ItemSet, Possible, Range, Truth, Value};
use crate::form::{
    At, Blank, Calendar, Cell, Every, Field, Form, Item, Kind, Presence, Records, Row, RowId,
    Table, Timeline, Vocabulary,
};
use crate::ids::{FieldId, TableId, VocabularyId};
use crate::quantity::{Month, Number, Period};
use crate::text::{Lang, Text};

fn field(name: &str, kind: Kind, blank: Blank) -> Field {
    Field {
        name: name.into(),
        kind,
        label: Text::both(name),
        unit: None,
        required: false,
        blank,
        pattern: None,
        derived: false,
    }
}

/// Root: `staf`, `sop`; timeline `rapat` with `bulan`, `hadir`, `agenda`; nested `masalah` with `isi`,
/// `dibahas`, `pj` (which may be none).
struct World {
    form: Form,
    records: Records,
}

impl World {
    fn new() -> Self {
        let mut form = Form::new(Text::both("unit"));
        let words = ["capaian", "masalah", "lain"]
            .map(|key| Item { key: key.into(), label: Text::both(key) });
        form.vocabularies.push(Vocabulary { name: "agenda".into(), items: words.into() });
        let root = form.table_mut(TableId::ROOT);
        root.add_field(field("staf", Kind::Integer, Blank::Unknown));
        root.add_field(field("sop", Kind::Boolean, Blank::Unknown));
        let mut rapat = Table::new("rapat", Text::both("rapat"), Some(TableId::ROOT));
        let month = rapat.add_field(field("bulan", Kind::Month, Blank::Unknown));
        rapat.add_field(field("hadir", Kind::Integer, Blank::UnknownOrNone));
        rapat.add_field(field("agenda", Kind::Choices(VocabularyId::new(0)), Blank::Unknown));
        let rapat = form.add_table(rapat);
        let mut masalah = Table::new("masalah", Text::both("masalah"), Some(rapat));
        masalah.add_field(field("isi", Kind::Text, Blank::Unknown));
        masalah.add_field(field("dibahas", Kind::Boolean, Blank::Unknown));
        masalah.add_field(field("pj", Kind::Text, Blank::None));
        form.add_table(masalah);
        form.timeline =
            Some(Timeline { table: rapat, month, every: Every::Month, complete_when: None });
        let period = Period::parse("2005-Q1").unwrap();
        let calendar = Calendar {
            expected: Number::whole(3),
            months: Number::whole(3),
            start: period.first_day(),
            end: period.last_day(),
        };
        let mut records = Records::new(&form, calendar);
        records.rows_mut(TableId::ROOT).push(row(RowId::ROOT, Presence::Certain, 1));
        let mut world = Self { form, records };
        world.set(TableId::ROOT, RowId::ROOT, 0, Number::whole(20).into());
        world.set(TableId::ROOT, RowId::ROOT, 1, Truth::Either.into());
        world
    }

    fn set(&mut self, table: TableId, at: RowId, field: usize, value: Value<'_>) {
        let cell: Cell = self.records.keep_value(&value);
        *self.records.rows_mut(table).cell_mut(at, FieldId::new(field)) = cell;
    }

    /// A meeting of a month of 2005 with attendance and agenda items.
    fn meeting(
        &mut self,
        month: u32,
        presence: Presence,
        hadir: Value<'_>,
        agenda: &[usize],
    ) -> RowId {
        let rapat = TableId::new(1);
        let at = self.records.rows_mut(rapat).push(row(RowId::ROOT, presence, 1));
        let bulan = Number::whole(Month::new(2005, month).unwrap().index().into());
        let chosen = agenda.iter().fold(ItemSet::EMPTY, |set, item| set.with(*item));
        self.set(rapat, at, 0, bulan.into());
        self.set(rapat, at, 1, hadir);
        let choices = Content::Choices { surely: chosen, possibly: chosen };
        self.set(rapat, at, 2, Possible::there(choices));
        let count = u32::try_from(self.records.rows(rapat).len()).unwrap();
        self.records.rows_mut(TableId::ROOT).set_nested(RowId::ROOT, 0, 0..count);
        at
    }

    /// A problem of the latest meeting.
    fn problem(&mut self, meeting: RowId, isi: Option<&str>, dibahas: Truth, pj: Option<&str>) {
        let masalah = TableId::new(2);
        let at = self.records.rows_mut(masalah).push(row(meeting, Presence::Certain, 1));
        self.set(masalah, at, 0, Possible::there(Content::Text(isi)));
        self.set(masalah, at, 1, dibahas.into());
        let pj = pj.map_or(Value::NONE, |pj| Possible::there(Content::Text(Some(pj))));
        self.set(masalah, at, 2, pj);
        let before = self.records.rows(TableId::new(1)).nested(meeting, 0);
        let start = if before.is_empty() { at.0 } else { before.start };
        self.records.rows_mut(TableId::new(1)).set_nested(meeting, 0, start..at.0 + 1);
    }

    fn check(&self, text: &str) -> Result<Node, Fault> {
        check(&parse(text)?, &Scope::root(&self.form, &[]), &mut Vec::new())
    }

    /// What an expression is worth, written out: `3`, `1..3`, `yes`, `either`, `none`, `2 or none`.
    #[track_caller]
    fn worth(&self, text: &str) -> String {
        let node = self.check(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
        shown(&Scene::root(&self.form, &self.records).evaluate(&node))
    }

    #[track_caller]
    fn fault(&self, text: &str) -> (String, String) {
        let fault = self.check(text).expect_err(text);
        let here = text.get(fault.span.clone()).unwrap_or_default();
        (fault.code.0.to_owned(), here.to_owned())
    }
}

fn row(parent: RowId, presence: Presence, number: u32) -> Row {
    Row { parent, presence, number, at: At::default() }
}

fn shown(value: &Value<'_>) -> String {
    let end = |end: Option<&Number>| end.map_or("∞".to_owned(), |number| format!("{number:?}"));
    let content = match value.content() {
        Content::Nothing => return "none".into(),
        Content::Truth(Truth::True) => "yes".to_owned(),
        Content::Truth(Truth::False) => "no".to_owned(),
        Content::Truth(Truth::Either) => "either".to_owned(),
        Content::Range(range) => match range.exact() {
            Some(exact) => format!("{exact:?}"),
            None => format!("{}..{}", end(range.low()), end(range.high())),
        },
        Content::Text(text) => text.unwrap_or("any text").to_owned(),
        Content::Choice(items) => format!("{:?}", items.iter().collect::<Vec<_>>()),
        Content::Choices { .. } => "choices".to_owned(),
    };
    if value.may_be_none() { format!("{content} or none") } else { content }
}

/// January with 12 present and two problems; February open; March with an unknown attendance and no
/// problem.
fn world() -> World {
    let mut world = World::new();
    let january = world.meeting(1, Presence::Certain, Number::whole(12).into(), &[0, 1]);
    world.problem(january, Some("Vaksin terlambat"), Truth::True, Some("Rina"));
    world.problem(january, Some("Listrik padam"), Truth::Either, None);
    let any = Range::between(Some(Number::ZERO), Some(Number::whole(20))).unwrap();
    world.meeting(2, Presence::Possible, Value::from(any.clone()).or_none(), &[]);
    world.meeting(3, Presence::Certain, any.into(), &[0]);
    world
}
