//! What holds for any text.

use proptest::prelude::*;

use super::*;

fn each_node(node: &Node, see: &mut impl FnMut(&Node)) {
    see(node);
    match &node.content {
        Content::Scalar(_) => {}
        Content::List(items) => items.iter().for_each(|item| each_node(item, see)),
        Content::Map(entries) => entries.iter().for_each(|entry| each_node(&entry.value, see)),
    }
}

fn spans_are_sound(text: &str, documents: &[Document], diagnostics: &Diagnostics) {
    for document in documents {
        each_node(&document.root, &mut |node| {
            let written = text.get(node.span.clone()).expect("spans lie between characters");
            let Some(scalar) = node.scalar() else { return };
            let alias = written.starts_with('*');
            if scalar.style == Style::Plain && !alias && !written.contains(['\n', '\r', '\u{feff}'])
            {
                assert_eq!(written, scalar.text);
            }
            let _ = document.place_in(node, 0..scalar.text.len());
            let _ = document.comment_after(node);
        });
    }
    for diagnostic in diagnostics {
        let places = diagnostic.place.iter().chain(diagnostic.related.iter().map(|it| &it.0));
        for place in places.chain(diagnostic.replacement.iter().map(|it| &it.0)) {
            assert!(text.get(place.span.clone()).is_some(), "{diagnostic:?}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_gives_documents_or_diagnostics(text in "\\PC*") {
        let (documents, diagnostics) = read(&text);
        spans_are_sound(&text, &documents, &diagnostics);
    }

    #[test]
    fn any_text_of_yaml_signs_gives_documents_or_diagnostics(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "a", "b: ", "- ", "\n", "\n  ", "\n\t", "[", "]", "{", "}", ",", ": ", ":", "\"", "'",
                "#", " #", "&x ", "*x", "!", "!!str ", "|", ">", "|2-", "---\n", "...\n", "? ", "%", "@",
                "`", "\\", "\\x", "<<: ", "\r\n", "\r", "\u{feff}", "\u{7}", "é", " ", "\u{85}", "\u{2028}",
            ]),
            0..40,
        ),
    ) {
        let text = format!("x{}", parts.concat());
        let (documents, diagnostics) = read_within(&text, Limits { nodes: 1000, depth: 8 });
        prop_assert!(!documents.is_empty() || diagnostics.has_errors());
        spans_are_sound(&text, &documents, &diagnostics);
    }
}
