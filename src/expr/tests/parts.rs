//! What is a literal or a number, and when two expressions are the same.

use super::*;

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
