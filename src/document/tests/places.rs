//! From a part of a text to where it is written.

use super::*;

/// What is written in the source for a part of the text under `a`.
fn written<'a>(source: &'a str, part: &str) -> &'a str {
    let document = sound(source);
    let node = at(&document.root, &["a"]);
    let from = node.scalar().unwrap().text.find(part).unwrap();
    &source[document.place_in(node, from..from + part.len()).span]
}

#[test]
fn a_part_of_a_text_is_found_where_it_is_written() {
    assert_eq!(written("a: durasi >= batas", "batas"), "batas");
    assert_eq!(written("a: 'é \"x\" in y'", "\"x\""), "\"x\"");
    assert_eq!(written("a: 'it''s in y'", "it's"), "it''s");
    assert_eq!(written("a: \"x = \\\"y\\\" or z\"", "\"y\""), "\\\"y\\\"");
    assert_eq!(written("a: >-\n  x\n    and y\n  or z\n", "or"), "or");
    assert_eq!(written("a: |\n  x and\n  y or z\n", "and\ny or"), "and\n  y or");
    assert_eq!(written("a: x\n  and y", "x and"), "x\n  and");
    assert_eq!(written("a: !!str null", "ul"), "ul");
}

#[test]
fn what_cannot_be_followed_is_the_whole_text() {
    assert_eq!(written("a: \"x\\n\\u0041b\"", "b"), "\"x\\n\\u0041b\"");
    let document = sound("a: b");
    let node = at(&document.root, &["a"]);
    assert_eq!(document.place_in(node, 5..9).span, node.span);
    assert_eq!(document.place_in(&document.root, 0..1).span, document.root.span);
}

#[test]
fn a_comment_that_may_have_been_text_is_found() {
    let document = sound("a: x matches \"no #1\"\nb: 'x' # y\nc: x\n");
    let place = document.comment_after(at(&document.root, &["a"])).unwrap();
    assert_eq!(&document.source.text[place.span], "#1\"");
    assert_eq!(document.comment_after(at(&document.root, &["b"])), None);
    assert_eq!(document.comment_after(at(&document.root, &["c"])), None);
}

#[test]
fn nodes_of_documents_laid_over_each_other_keep_their_places() {
    let (top, middle, bottom) = (sound("a: x"), sound("b: 'it''s y'"), sound("\n\nc: z # w\n"));
    let below = middle.over(&bottom, middle.lower(&bottom));
    let both = top.over(&below, top.lower(&below));
    let c = at(&both.root, &["c"]);
    assert_eq!((both.place(c).line(), both.place(c).span), (3, 5..6));
    assert!(Arc::ptr_eq(&both.place(c).source, &bottom.source));
    assert_eq!(both.key_place(both.root.entry("c").unwrap()).span, 2..3);
    assert_eq!(both.comment_after(c).unwrap().span, 7..10);
    let with_b = top.over(&middle, top.lower(&middle));
    let b = at(&with_b.root, &["b"]);
    let place = with_b.place_in(b, 5..6);
    assert_eq!(&place.source.text[place.span], "y");
    // A document's own nodes are where they were.
    assert_eq!(with_b.place(at(&top.root, &["a"])).span, 3..4);
}
