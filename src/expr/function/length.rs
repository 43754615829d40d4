//! `length(text)`

use super::{Function, any_can_be_none, strict};
use crate::bound::{Content, Range, Value};
use crate::form::Kind;
use crate::quantity::Number;

/// How many characters a text has.
pub static LENGTH: Function = Function {
    name: "length",
    usage: "length(text)",
    explain: ("banyaknya huruf dan tanda dalam teks", "how many characters the text has"),
    phrase: |_| ("banyaknya huruf dan tanda dalam {0}", "the number of characters in {0}"),
    examples: &[("length(\"rapat\")", "5")],
    arguments: 1,
    check: |arguments| arguments.of(0, |kind| kind == Kind::Text).map(|_| Kind::Integer),
    picks: None,
    can_be_none: any_can_be_none,
    evaluate: |arguments| strict(arguments, || arguments.first().and_then(length).into()),
};

/// A submitted text has a character at least.
fn length(text: &Value<'_>) -> Option<Range> {
    match text.content() {
        Content::Text(Some(text)) => Some(Range::exactly(Number::from(text.chars().count()))),
        Content::Text(None) => Range::between(Some(Number::ONE), None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bound::Possible;

    #[test]
    fn characters_are_counted_and_not_bytes() {
        let of = |text: Option<&'static str>| length(&Possible::there(Content::Text(text)));
        assert_eq!(of(Some("Añi 🏥")), Some(Range::exactly(Number::whole(5))));
        assert_eq!(of(None), Range::between(Some(Number::ONE), None));
    }
}
