//! What is said of text that is not YAML.

use super::*;

/// Each line: what is written, what is underlined, what is said, what to write instead.
const CASES: &[(&str, &str, &str, Option<&str>)] = &[
    (
        "x: > 50%\ny: 1",
        "> 50%",
        "a value that begins with `>` must be written in quotes",
        Some("\"> 50%\""),
    ),
    (
        "x: >= 30 # why",
        ">= 30",
        "a value that begins with `>` must be written in quotes",
        Some("\">= 30\""),
    ),
    ("x: ?", "?", "a value that begins with `?` must be written in quotes", Some("\"?\"")),
    ("x: - ", "-", "a list with `-` cannot begin right after `:`", Some("\"-\"")),
    ("x: @a", "@a", "a value that begins with `@` must be written in quotes", Some("\"@a\"")),
    ("x: `a`", "`a`", "a value that begins with \"`\" must be written in quotes", Some("\"`a`\"")),
    ("x: %a", "%a", "a value that begins with `%` must be written in quotes", Some("\"%a\"")),
    ("x: & a", "& a", "a value that begins with `&` must be written in quotes", Some("\"& a\"")),
    ("x: , a", ", a", "a value that begins with `,` must be written in quotes", Some("\", a\"")),
    (
        "{a: 1, b: >= 3}",
        ">= 3",
        "a value that begins with `>` must be written in quotes",
        Some("\">= 3\""),
    ),
    (
        "x: \"a\" in b",
        "\"a\" in b",
        "the text goes on after the closing quote",
        Some("'\"a\" in b'"),
    ),
    (
        "x: {a: \"b\" in c, d: 1}",
        "\"b\" in c",
        "the text goes on after the closing quote",
        Some("'\"b\" in c'"),
    ),
    (
        "x: [a, b] = c",
        "[a, b] = c",
        "the value is already complete before this text",
        Some("\"[a, b] = c\""),
    ),
    (
        "- [a] in b\n- c",
        "[a] in b",
        "the value is already complete before this text",
        Some("\"[a] in b\""),
    ),
    (
        "x: {a: b in [c], d: 1}",
        "b in [c]",
        "inside `{…}` and `[…]`, a text with `,` `[` `]` `{` `}` or `: ` needs quotes",
        Some("\"b in [c]\""),
    ),
    (
        "x: a = \"b: c\"",
        "a = \"b: c\"",
        "this text holds `: `, so it must be written in quotes",
        Some("'a = \"b: c\"'"),
    ),
    ("x: \"a\ny: b", "\"a", "the quote `\"` opened here is never closed", Some("\"a\"")),
    ("x: 'Aisyiyah\ny: b", "'Aisyiyah", "the quote `'` opened here is never closed", None),
    (
        "x: \"\\d+\"",
        "\"\\d+\"",
        "a `\\` in double quotes must be followed by a sign that YAML knows",
        Some("'\\d+'"),
    ),
    ("x: [a, b\n", "[", "the bracket `[` opened here is never closed", None),
    ("x: {a: [b}\n", "[", "the bracket `[` opened here is closed with `}`", None),
    ("x: {\n  a: 1\n  b: 2\n}", "b", "a comma or closing bracket is missing before line 3", None),
    ("x: {a: 1}}", "}", "this bracket `}` closes what was never opened", Some("")),
    (
        "a:\n\tb: 1",
        "\t",
        "there is a tab here; YAML knows only spaces at the beginning of a line",
        Some("  "),
    ),
    (
        "a:\n  b: 1\n c: 2",
        "c: 2",
        "this line does not fit the lines above it; its indentation is wrong",
        None,
    ),
    (
        "a: 1\n  b: 2",
        "b: 2",
        "this line does not fit the lines above it; its indentation is wrong",
        None,
    ),
    (
        "a: 1 # why\n  b: 2",
        "b: 2",
        "this line does not fit the lines above it; its indentation is wrong",
        None,
    ),
    (
        "a: 1\n- b",
        "- b",
        "this line does not fit the lines above it; its indentation is wrong",
        None,
    ),
    ("a: 1\nb\nc: 2", "b", "this line should read `key: value`, but does not", None),
    ("a: 1\nb:2\nc: 3", "b:2", "this line should read `key: value`, but does not", Some("b: 2")),
];

#[test]
fn common_mistakes_are_told_in_plain_words() {
    for (text, underlined, message, instead) in CASES {
        assert_eq!(told(&fault_of(text)), (YAML_SYNTAX.0, *underlined, *message, *instead));
    }
}

#[test]
fn both_languages_say_the_same() {
    let found = fault_of("pegawai_tahu: > 50%");
    assert_eq!(
        found.message.get(Lang::Id),
        "nilai yang diawali `>` harus ditulis di dalam tanda kutip"
    );
    let help = found.help.unwrap();
    assert_eq!(help.get(Lang::Id), "tulis seluruh nilainya di dalam tanda kutip");
    assert_eq!(help.get(Lang::En), "write the whole value in quotes");
}

#[test]
fn one_bad_document_does_not_spoil_the_next() {
    let (documents, diagnostics) = read("a: 1\n---\nb: [\n---\nc: x: y\n---\nd: 4\n");
    let lines: Vec<_> = diagnostics.iter().map(|it| it.place.as_ref().unwrap().line()).collect();
    assert_eq!(lines, [3, 5]);
    assert_eq!(documents.len(), 2);
    assert_eq!(text_at(&documents[1], &["d"]), "4");
}

#[test]
fn no_help_is_offered_that_does_not_help() {
    let found = fault_of("a: {b: \"x\n  c: \"y\"}");
    assert_eq!(found.replacement, None);
    let help = "check the quotes and brackets here and on the lines above";
    assert_eq!(found.help.unwrap().get(Lang::En), help);
}
