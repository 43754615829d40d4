//! What holds for every overlay.

use proptest::prelude::*;

use super::*;

/// The lines of the base after its head: everything that an overlay may say again.
fn body() -> Vec<&'static str> {
    BASE.lines().skip_while(|line| *line != "parameters:").collect()
}

#[test]
fn saying_again_what_the_base_says_changes_nothing() {
    let again = body().join("\n");
    assert_eq!(changes(&tailored(&again)), Vec::<String>::new());
}

proptest! {
    /// Lines of the base, some left out, some with a word replaced: whatever comes of it, it is either a sound
    /// checklist or one whose faults are told, each with a place in one of the two files.
    #[test]
    fn any_overlay_is_sound_or_told_what_is_wrong(
        kept in prop::collection::vec(prop::bool::weighted(0.8), 200),
        edits in prop::collection::vec((0usize..120, "remove: true|id: X|weight: 0|\\{\\}|[a-z]{1,6}"), 0..4),
    ) {
        let mut lines: Vec<String> = body().into_iter().map(str::to_owned).collect();
        for (at, with) in &edits {
            if let Some(line) = lines.get_mut(*at) {
                let indent = line.len() - line.trim_start().len();
                *line = format!("{}{with}", " ".repeat(indent));
            }
        }
        let kept: Vec<String> =
            lines.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(line, _)| line).collect();
        let (checklist, found) = overlay(&kept.join("\n"));
        prop_assert_eq!(checklist.is_some(), !found.has_errors());
        for one in &found {
            let place = one.place.as_ref().unwrap();
            prop_assert!(place.source.text.get(place.span.clone()).is_some());
            prop_assert!(["kabupaten.yaml", "dasar.yaml"].contains(&place.source.name.as_str()));
        }
    }
}
