//! What expressions are worth, of what kind they are, and which blanks they miss.

use super::*;

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
