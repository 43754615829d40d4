//! Looks at what a YAML document says at its top, and no further than it has to.

use std::ops::{ControlFlow, Range};

use granit_parser::{Event, ScalarStyle};

use super::yaml::parser;
use super::{Limits, Scalar, Style};

/// What looks at a scalar: its key, what it says, its bytes; whether that is enough.
pub type See<'s> = dyn FnMut(&str, &Scalar, Range<usize>) -> ControlFlow<()> + 's;

/// Shows the scalars of the first document's map, each with its key and its bytes, until it is enough or it can
/// no longer be told what belongs to the map without reading it whole.
pub fn peek(text: &str, see: &mut See<'_>) {
    let mut parser = parser(text, Limits::default());
    let (mut depth, mut key) = (0_usize, None);
    while let Some(Ok((event, span))) = parser.next_event() {
        match (event, depth) {
            (Event::MappingStart(..), 0) => depth = 1,
            (Event::SequenceStart(..) | Event::Scalar(..) | Event::Alias(_), 0) => return,
            (Event::MappingStart(..) | Event::SequenceStart(..), _) => {
                // At the top it is the value of a key; a key of several parts is none.
                if depth == 1 && key.take().is_none() {
                    return;
                }
                depth += 1;
            }
            (Event::MappingEnd | Event::SequenceEnd, _) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return;
                }
            }
            (Event::Alias(_) | Event::UnresolvedAlias(_), 1) if key.take().is_none() => return,
            (Event::Scalar(_, _, _, Some(_)), 1) => return,
            (Event::Scalar(text, style, _, None), 1) => match key.take() {
                None => key = Some(text.into_owned()),
                Some(key) => {
                    let plain = style == ScalarStyle::Plain;
                    let style = if plain { Style::Plain } else { Style::Quoted };
                    let scalar = Scalar { text: text.into_owned(), style };
                    let bytes = span.byte_range().unwrap_or_default();
                    if see(&key, &scalar, bytes).is_break() {
                        return;
                    }
                }
            },
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(String, String)> {
        let mut seen = Vec::new();
        peek(text, &mut |key, scalar, span| {
            assert!(text[span].contains(&scalar.text));
            seen.push((key.to_owned(), scalar.text.clone()));
            ControlFlow::Continue(())
        });
        seen
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn only_what_stands_at_the_top_is_seen() {
        let text =
            "kode: \"01\"\nlokasi: {kode: 02}\nrows:\n  - kode: 03\n  - [kode]\nnama: Mekar\n";
        assert_eq!(seen(text), pairs(&[("kode", "01"), ("nama", "Mekar")]));
    }

    #[test]
    fn it_ends_where_only_reading_could_tell() {
        assert_eq!(seen("a: 1\n? [b]\n: 2\nc: 3\n"), pairs(&[("a", "1")]));
        assert_eq!(seen("a: 1\nb: !other 2\nc: 3\n"), pairs(&[("a", "1")]));
        assert_eq!(seen("- a: 1\n"), []);
        assert_eq!(seen("a: 1\nb: [\n"), pairs(&[("a", "1")]));
        assert_eq!(seen("a: 1\n---\nb: 2\n"), pairs(&[("a", "1")]));
    }

    #[test]
    fn an_alias_is_passed_over() {
        assert_eq!(seen("a: &x 1\nb: *x\nc: 3\n"), pairs(&[("a", "1"), ("c", "3")]));
    }
}
