//! Phrases: names in braces stand for parts, brackets hold what a denial adds or says instead.

/// How a part is said within a phrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Manner {
    /// `{0}`: in parentheses where it is more than a word.
    Closed,
    /// `{0:loose}`: as it is.
    Loose,
    /// `{0:condition}`: as a condition.
    Condition,
}

/// A phrase with its parts said by `part`. What stands in brackets is said only where it is denied;
/// what follows a bar in them, only where it is not.
pub(super) fn fill(
    phrase: &str,
    denied: bool,
    mut part: impl FnMut(&str, Manner) -> String,
) -> String {
    let mut text = String::with_capacity(phrase.len());
    let mut rest = phrase;
    while let Some((before, from)) = split_at_sign(rest) {
        text.push_str(before);
        let (sign, from) = from.split_at(1);
        let end = if sign == "[" { ']' } else { '}' };
        let (inside, after) = from.split_once(end).unwrap_or((from, ""));
        match sign {
            "[" => {
                let (no, yes) = inside.split_once('|').unwrap_or((inside, ""));
                text.push_str(if denied { no } else { yes });
            }
            _ => text.push_str(&said(inside, &mut part)),
        }
        rest = after;
    }
    text + rest
}

/// Whether a phrase says something that can be denied.
pub(super) fn can_be_denied(phrase: &str) -> bool {
    phrase.contains('[')
}

/// What comes before the next bracket or brace, and what follows from it on.
fn split_at_sign(text: &str) -> Option<(&str, &str)> {
    text.find(['[', '{']).map(|at| text.split_at(at))
}

fn said(inside: &str, part: &mut impl FnMut(&str, Manner) -> String) -> String {
    let (name, manner) = inside.split_once(':').unwrap_or((inside, ""));
    let manner = match manner {
        "loose" => Manner::Loose,
        "condition" => Manner::Condition,
        _ => Manner::Closed,
    };
    part(name, manner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_put_in_their_places_and_denials_only_where_denied() {
        let part = |name: &str, manner| format!("<{name} {manner:?}>");
        assert_eq!(fill("{0} [tidak ]ada", false, part), "<0 Closed> ada");
        assert_eq!(fill("{0} [tidak ]ada", true, part), "<0 Closed> tidak ada");
        assert_eq!(fill("[is no|is a] {0}", false, |_, _| "b".into()), "is a b");
        assert_eq!(fill("[is no|is a] {0}", true, |_, _| "b".into()), "is no b");
        let chosen = fill("{1:loose} bila {0:condition}!", false, part);
        assert_eq!(chosen, "<1 Loose> bila <0 Condition>!");
    }
}
