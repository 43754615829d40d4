//! How faults read, and what is offered instead.

use super::*;

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
