//! What is said of YAML that no checklist or dossier can mean.

use super::*;

#[test]
fn every_repeated_key_is_named_with_the_first() {
    let (documents, diagnostics) = read("a: 1\nb: {c: 1, c: 2}\na: 2\na: 3\n");
    let found: Vec<_> = diagnostics.iter().map(told).collect();
    let twice = |key| (DUPLICATE_KEY.0, key);
    let named: Vec<_> = found.iter().map(|told| (told.0, told.1)).collect();
    assert_eq!(named, [twice("c"), twice("a"), twice("a")]);
    let lines = diagnostics.iter().map(|it| it.related[0].0.line());
    assert_eq!(lines.collect::<Vec<_>>(), [2, 1, 1]);
    assert_eq!(text_at(&documents[0], &["a"]), "1");
}

#[test]
fn an_alias_bomb_is_one_fault_at_once() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let items = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    let (documents, diagnostics) = read_within(&bomb, Limits { nodes: 100_000, depth: 64 });
    assert!(documents.is_empty());
    let codes: Vec<_> = diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, [TOO_LARGE]);
}

#[test]
fn repeating_a_long_text_costs_what_it_weighs() {
    let long = "x".repeat(64_000);
    let text = format!("a: &a {long}\nb: [{}]\n", vec!["*a"; 200].join(", "));
    let (_, diagnostics) = read_within(&text, Limits { nodes: 100_000, depth: 64 });
    assert_eq!(diagnostics.iter().map(|it| it.code).collect::<Vec<_>>(), [TOO_LARGE]);
}

#[test]
fn nesting_is_limited_however_it_comes_about() {
    let limits = Limits { nodes: 1000, depth: 3 };
    let code = |text: &str| {
        let (_, diagnostics) = read_within(text, limits);
        diagnostics.iter().map(|it| it.code).collect::<Vec<_>>()
    };
    assert_eq!(code("a: {b: [1]}\n"), []);
    assert_eq!(code("a: {b: [[1]]}\n"), [TOO_DEEP]);
    assert_eq!(code("a:\n  b:\n    c:\n      d: 1\n"), [TOO_DEEP]);
    assert_eq!(code("a: &x [[1]]\nb: [*x]\n"), [TOO_DEEP]);
    assert_eq!(code(&"[".repeat(20_000)), [TOO_DEEP]);
}

#[test]
fn invisible_characters_are_refused_written_or_escaped() {
    assert_eq!(told(&fault_of("a: x\u{7}y")).0, CONTROL_CHARACTER.0);
    assert_eq!(told(&fault_of("a: x\u{7}y")).1, "\u{7}");
    assert_eq!(told(&fault_of("a: \"x\\e[2J\"")).1, "\"x\\e[2J\"");
    assert_eq!(told(&fault_of("\"a\\0\": 1")).0, CONTROL_CHARACTER.0);
    sound("a: \"x\\ty\\r\\nz\"");
}

#[test]
fn keys_are_texts() {
    assert_eq!(told(&fault_of("[a]: 1")).0, KEY_NOT_TEXT.0);
    assert_eq!(told(&fault_of("? {a: 1}\n: 2")).1, "{a: 1}");
    assert_eq!(told(&fault_of("a: 1\n: 2")).0, KEY_NOT_TEXT.0);
}

#[test]
fn what_yaml_reads_as_alias_or_tag_may_have_been_text() {
    let found = fault_of("a: *x * 2\n");
    let message = "`*x` refers to `&x`, which does not stand above it";
    assert_eq!(told(&found), (UNKNOWN_ALIAS.0, "*x", message, Some("\"*x * 2\"")));
    assert_eq!(told(&fault_of("a: &a [*a]")).2, "this value refers to itself");
    assert_eq!(told(&fault_of("<<: *x\na: 1\n")).0, UNKNOWN_ALIAS.0);
    let found = fault_of("a: !filled(x) and y\n");
    assert_eq!((told(&found).0, told(&found).1), (UNKNOWN_TAG.0, "!filled(x)"));
    assert_eq!(told(&found).3, Some("\"!filled(x) and y\""));
}

#[test]
fn only_maps_can_be_merged() {
    assert_eq!(told(&fault_of("<<: 3\na: 1\n")).0, MERGE_OF_NO_MAP.0);
}

#[test]
fn a_comma_in_braces_must_not_cut_a_text_in_silence() {
    let found = fault_of("x: {a: f(x, y, z), c: 1}");
    assert_eq!(told(&found).1, "y");
    assert_eq!(told(&found).3, Some("\"f(x, y, z)\""));
    assert_eq!(told(&fault_of("{a:1, b: 2}")).3, Some("a: 1"));
}

#[test]
fn a_file_of_nothing_but_faults_is_given_up() {
    let (_, diagnostics) = read(&format!("[{}]", vec!["*a"; 5000].join(",")));
    assert_eq!(diagnostics.iter().count(), 1000);
    assert_eq!(diagnostics.iter().last().unwrap().code, TOO_MANY_FAULTS);
}
