//! The language over a small form with blanks: what each expression is worth, and how faults read.

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

#[test]
fn literals_and_arithmetic_are_exact() {
    let world = world();
    for (text, worth) in [
        ("0.1 + 0.2 = 0.3", "yes"),
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("7 / 2", "7/2"),
        ("1 / 0", "none"),
        ("80%", "4/5"),
        ("2 hours + 30 minutes", "150"),
        ("90 minutes / 1 hour", "3/2"),
        ("2005-03-01 - 2005-02-01 = 4 weeks", "yes"),
        ("2005-01-31 + 1 day = 2005-02-01", "yes"),
        ("2005-01-31 + 36 hours = 2005-02-01", "yes"),
        ("11:00 + 13 hours", "none"),
        ("16:30 - 11:00 >= 5 hours", "yes"),
        ("2005-12 + 1 = 2006-01", "yes"),
        ("2006-01 - 2005-11", "2"),
        ("-3 - -4", "1"),
        ("not 1 = 2 and 2 > 1", "yes"),
    ] {
        assert_eq!(world.worth(text), worth, "{text}");
    }
}

#[test]
fn functions_give_what_their_names_say() {
    let world = world();
    for (text, worth) in [
        ("abs(-3)", "3"),
        ("abs(2 hours - 3 hours) = 1 hour", "yes"),
        ("round(2.5)", "3"),
        ("round(-2.5)", "-2"),
        ("weekday(2005-01-12)", "3"),
        ("month(2005-01-12) = 2005-01", "yes"),
        ("quarter(2005-04)", "2"),
        ("quarter(2005-12-31)", "4"),
        ("month_of_year(2005-11-02)", "11"),
        ("first_day(2005-02) = 2005-02-01", "yes"),
        ("last_day(2004-02) = 2004-02-29", "yes"),
        ("length(\"rapat\")", "5"),
        ("size([1, 2, 2])", "3"),
        ("between(3, 3, 4)", "yes"),
        ("between(2005-05-01, 2005-01-01, 2005-04-30)", "no"),
        ("if(1 < 2, 10, 20)", "10"),
        ("if(sop, 10, 20)", "10..20"),
        ("coalesce(1 / 0, 7)", "7"),
        ("similar(\"malam\", \"Malam!\")", "1"),
        ("similar(\"night\", \"nacht\")", "1/4"),
        ("similar(\"a\", \"b\")", "0"),
        ("2 in [1, 2]", "yes"),
        ("\"abc\" in [\"x\"]", "no"),
        ("\"RTL 12\" matches \"\\d+\"", "yes"),
        ("expected", "3"),
        ("months = expected", "yes"),
        ("last_day(month(period_start)) = 2005-01-31", "yes"),
    ] {
        assert_eq!(world.worth(text), worth, "{text}");
    }
}

#[test]
fn a_node_knows_its_kind_and_whether_it_can_be_none() {
    let world = world();
    for (text, kind, can_be_none) in [
        ("7", Kind::Integer, false),
        ("2.5", Kind::Number, false),
        ("staf + 1", Kind::Integer, false),
        ("10% + 20%", Kind::Share, false),
        ("filled(1 / 0)", Kind::Boolean, false),
        ("abs(staf)", Kind::Integer, false),
        ("abs(1 / 0)", Kind::Number, true),
        ("100% - 20%", Kind::Share, false),
        ("staf + 1 / 0", Kind::Number, true),
        ("1 / 0 + staf", Kind::Number, true),
        ("1 / 2 + staf", Kind::Number, false),
        ("2005-01-31 + 1 day", Kind::Date, true),
        ("2005-03-01 - 2005-02-01", Kind::Duration, false),
        ("sum(hadir of rapat)", Kind::Integer, false),
        ("mean(hadir of rapat)", Kind::Number, true),
        ("median(hadir of rapat)", Kind::Number, true),
        ("max(hadir of rapat)", Kind::Integer, true),
        ("share(hadir > 1 of rapat)", Kind::Share, true),
    ] {
        let node = world.check(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
        assert_eq!((node.of, node.can_be_none), (kind, can_be_none), "{text}");
    }
}

#[test]
fn aggregates_count_what_is_there_and_what_may_be() {
    let world = world();
    for (text, worth) in [
        ("count(rapat)", "2..3"),
        ("distinct(bulan of rapat) / expected", "2/3..1"),
        ("count(rapat where hadir >= 10)", "1..3"),
        ("max(coalesce(hadir, 50) of rapat)", "12..50"),
        ("sum(coalesce(hadir, 50) of rapat where bulan = 2005-02)", "0..50"),
        ("distinct(hadir of rapat where bulan = 2005-03)", "1"),
        ("distinct(hadir of rapat)", "1..3"),
        ("sum(hadir of rapat)", "12..52"),
        ("min(hadir of rapat)", "0..12"),
        ("max(hadir of rapat)", "12..20"),
        ("mean(hadir of rapat)", "4..52/3"),
        ("median(hadir of rapat)", "0..20"),
        ("first(hadir of rapat)", "12"),
        ("last(hadir of rapat)", "0..20"),
        ("any(rapat where hadir = 12)", "yes"),
        ("all(hadir >= 0 of rapat where bulan != 2005-02)", "yes"),
        ("share(hadir >= 12 of rapat)", "1/3..1"),
        ("count(rapat.masalah)", "2"),
        ("share(dibahas of rapat.masalah)", "1/2..1"),
        ("share(filled(pj) of rapat.masalah)", "1/2"),
        ("count(rapat where any(masalah where dibahas))", "1"),
        ("any(any(\"masalah\" in agenda of r in rapat) of m in rapat.masalah)", "yes"),
        (
            "share(covers(agenda, [\"capaian\", \"masalah\"]) = 100% of rapat where filled(hadir))",
            "1/3..1/2",
        ),
        ("mean(length(isi) of rapat.masalah)", "29/2"),
        ("sum(hadir of rapat where bulan > 2005-05)", "0"),
        ("mean(hadir of rapat where bulan > 2005-05)", "none"),
        ("all(sop of rapat where bulan > 2005-05)", "yes"),
    ] {
        assert_eq!(world.worth(text), worth, "{text}");
    }
}

#[test]
fn the_row_before_an_open_slot_is_the_open_one_or_the_one_before_that() {
    let world = world();
    for (text, worth) in [
        ("first(previous.hadir of rapat)", "none"),
        ("last(previous.hadir of rapat)", "0..20 or none"),
        ("last(previous.previous.hadir of rapat)", "12 or none"),
        ("last(count(previous.masalah) of rapat)", "0..2"),
        ("first(count(previous.masalah) of rapat)", "0"),
        ("share(filled(previous.hadir) of rapat where bulan = 2005-03)", "0..1"),
    ] {
        assert_eq!(world.worth(text), worth, "{text}");
    }
}

#[test]
fn a_fault_names_its_kind_and_the_words_it_stands_in() {
    let world = world();
    for (text, code, here) in [
        ("hadir", "unknown-name", "hadir"),
        ("stff > 3", "unknown-name", "stff"),
        ("rapat > 3", "table-as-value", "rapat"),
        ("count(staf)", "not-a-table", "staf"),
        ("cuont(rapat)", "unknown-function", "cuont"),
        ("1 < staf < 3", "chained-comparison", "1 < staf < 3"),
        ("staf == 3", "unexpected-token", "=="),
        ("staf >= 3 &&  sop", "unexpected-token", "&&"),
        ("(staf + 1", "unclosed", "("),
        ("\"abc", "unclosed", "\"abc"),
        ("2016-13", "impossible-date", "2016-13"),
        ("2 hours >= 3", "type-mismatch", "3"),
        ("staf + sop", "type-mismatch", "staf + sop"),
        ("staf and sop", "type-mismatch", "staf"),
        ("sop > true", "type-mismatch", "sop"),
        ("staf = staf", "compared-with-itself", "staf = staf"),
        ("abs(1, 2)", "wrong-arguments", "abs(1, 2)"),
        ("any(\"maslah\" in agenda of rapat)", "unknown-item", "\"maslah\""),
        ("previous.hadir", "previous-outside-timeline", "previous"),
        ("share(rapat)", "of-misused", "share"),
        ("count(hadir of rapat)", "of-misused", "count"),
        ("count(staf in rapat)", "alias-hides-name", "staf"),
        ("count(hadir in rapat)", "alias-hides-name", "hadir"),
        ("count(expected in rapat)", "alias-hides-name", "expected"),
        ("\"a\" matches \"(\"", "invalid-regex", "\"(\""),
        ("1234567890123456789", "number-too-long", "1234567890123456789"),
        ("3hours", "unexpected-token", "3h"),
        ("staf in 3", "type-mismatch", "3"),
        ("[1, 2]", "list-misused", "[1, 2]"),
        ("count(masalah)", "unknown-name", "masalah"),
    ] {
        assert_eq!(world.fault(text), (code.to_owned(), here.to_owned()), "{text}");
    }
}

#[test]
fn a_mistyped_name_is_answered_with_the_nearest_known_one() {
    let world = world();
    let fault = world.check("count(rapt)").unwrap_err();
    assert_eq!(fault.replacement.as_deref(), Some("rapat"));
    assert_eq!(fault.help.unwrap().get(Lang::Id), "mungkin maksudnya `rapat`");
    let fault = world.check("2 hours >= 3").unwrap_err();
    assert_eq!(fault.replacement.as_deref(), Some("3 hours"));
}

#[test]
fn a_word_in_upper_case_is_a_text_where_something_equals_it_and_else_a_name() {
    let world = world();
    for (text, instead) in [
        ("STAF > 3", "staf"),
        ("staf <= STAF", "staf"),
        ("staf >= STAF", "staf"),
        ("any(pj = RINA of rapat.masalah)", "\"RINA\""),
        ("any(pj != RINA of rapat.masalah)", "\"RINA\""),
    ] {
        let fault = world.check(text).unwrap_err();
        assert_eq!(fault.replacement.as_deref(), Some(instead), "{text}");
    }
}

#[test]
fn a_literal_is_one_value_with_at_most_a_minus_before_it() {
    for text in
        ["7", "-7", "-2.5", "85%", "-10%", "2 hours", "2005-01-12", "2005-01", "\"a\"", "true"]
    {
        assert!(parse_literal(text).is_some(), "{text}");
    }
    for text in
        ["1 + 1", "staf", "-staf", "(7)", " (7)", "-2005-01", "not true", "[1]", "1 = 1", ""]
    {
        assert!(parse_literal(text).is_none(), "{text}");
    }
}

#[test]
fn a_number_has_at_most_eighteen_digits_and_eighteen_decimals() {
    let nines = "9".repeat(18);
    for text in [nines.clone(), format!("0.{nines}"), format!("000{nines}")] {
        assert!(parse(&text).is_ok(), "{text}");
    }
    for text in [format!("9{nines}"), format!("0.0{nines}"), format!("1.{nines}")] {
        assert_eq!(parse(&text).unwrap_err().code, fault::NUMBER_TOO_LONG, "{text}");
    }
}

#[test]
fn two_expressions_are_the_same_when_all_their_parts_are() {
    let world = world();
    let one_by_one = [
        "1",
        "2",
        "staf",
        "sop",
        "not sop",
        "expected",
        "months",
        "staf + 1",
        "staf - 1",
        "staf + 2",
        "staf > 1",
        "staf >= 1",
        "abs(staf)",
        "round(staf)",
        "\"a\" matches \"a\"",
        "\"a\" matches \"b\"",
        "count(rapat)",
        "count(rapat.masalah)",
        "sum(hadir of rapat)",
        "max(hadir of rapat)",
        "any(hadir = 1 of rapat)",
        "any(rapat where hadir = 1)",
        "any(rapat where hadir = 2)",
    ];
    for (place, text) in one_by_one.iter().enumerate() {
        for (other, also) in one_by_one.iter().enumerate() {
            let is_same = world.check(text).unwrap().is_same(&world.check(also).unwrap());
            assert_eq!(is_same, place == other, "{text} and {also}");
        }
    }
}

#[test]
fn deep_nesting_ends_in_a_fault_and_not_in_a_crash() {
    let deep = format!("{}1{}", "(".repeat(100_000), ")".repeat(100_000));
    assert_eq!(parse(&deep).unwrap_err().code, fault::TOO_DEEP);
    let nots = format!("{}sop", "not (".repeat(100));
    assert_eq!(parse(&nots).unwrap_err().code, fault::TOO_DEEP);
}

#[test]
fn a_bare_table_name_inside_earlier_rows_is_pointed_out() {
    let world = world();
    let text = "all(any(any(masalah where dibahas) of previous.masalah) of rapat)";
    let mut warnings = Vec::new();
    check(&parse(text).unwrap(), &Scope::root(&world.form, &[]), &mut warnings).unwrap();
    assert_eq!(warnings.iter().map(|fault| fault.code).collect::<Vec<_>>(), [fault::EARLIER_TABLE]);
}

#[test]
fn what_is_missing_is_named_down_to_the_cell() {
    let world = world();
    let node = world.check("share(hadir >= 13 of rapat)").unwrap();
    let scene = Scene::root(&world.form, &world.records);
    let mut leaves = Vec::new();
    trace(&scene, &node, &|value| !value.is_sure(), &mut |leaf| leaves.push(leaf));
    let rapat = TableId::new(1);
    assert_eq!(
        leaves,
        [
            Leaf::Slot { table: rapat, row: RowId(1) },
            Leaf::Cell { table: rapat, row: RowId(2), field: FieldId::new(1) },
        ]
    );
}
