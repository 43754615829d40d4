//! Faults in expressions, before they are given a place in a file.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::text::Text;

/// A sign or word that can't stand where it does.
pub const UNEXPECTED: Code = Code("unexpected-token");
/// A text, bracket or parenthesis that is not closed.
pub const UNCLOSED: Code = Code("unclosed");
/// A date, month or time that does not exist.
pub const IMPOSSIBLE_DATE: Code = Code("impossible-date");
/// A number with more than 18 digits.
pub const NUMBER_TOO_LONG: Code = Code("number-too-long");
/// Comparisons in a row, as in `1 < x < 3`.
pub const CHAINED: Code = Code("chained-comparison");
/// An expression nested too deeply.
pub const TOO_DEEP: Code = Code("expression-too-deep");
/// A name that nothing in scope has.
pub const UNKNOWN_NAME: Code = Code("unknown-name");
/// A table where a value is asked.
pub const TABLE_AS_VALUE: Code = Code("table-as-value");
/// A value where rows are asked.
pub const NOT_A_TABLE: Code = Code("not-a-table");
/// A function or aggregate that does not exist.
pub const UNKNOWN_FUNCTION: Code = Code("unknown-function");
/// A function called with too few or too many arguments.
pub const WRONG_ARGUMENTS: Code = Code("wrong-arguments");
/// Kinds of values that don't go together.
pub const TYPE_MISMATCH: Code = Code("type-mismatch");
/// A text that is no item of the vocabulary it is compared with.
pub const UNKNOWN_ITEM: Code = Code("unknown-item");
/// `previous` where there is no timeline row.
pub const PREVIOUS_OUTSIDE: Code = Code("previous-outside-timeline");
/// `previous` where it is not allowed.
pub const PREVIOUS_FORBIDDEN: Code = Code("previous-not-allowed");
/// An aggregate where it is not allowed.
pub const AGGREGATE_FORBIDDEN: Code = Code("aggregate-not-allowed");
/// An aggregate with or without `of` against its nature.
pub const OF_MISUSED: Code = Code("of-misused");
/// Aggregates nested more than three deep.
pub const AGGREGATES_TOO_DEEP: Code = Code("aggregates-too-deep");
/// An alias that hides a name in scope.
pub const ALIAS_HIDES: Code = Code("alias-hides-name");
/// A pattern that is no regular expression.
pub const INVALID_REGEX: Code = Code("invalid-regex");
/// A field compared with itself.
pub const SELF_COMPARISON: Code = Code("compared-with-itself");
/// `filled` of a field that can't be none.
pub const ALWAYS_FILLED: Code = Code("always-filled");
/// A bare table name that means an earlier row's, where the judged row has one too.
pub const EARLIER_TABLE: Code = Code("earlier-rows-table");
/// A list where a single value is asked, or of mixed kinds.
pub const LIST_MISUSED: Code = Code("list-misused");

/// A fault in an expression: bytes of its text instead of a place in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Its kind.
    pub code: Code,
    /// The bytes of the expression it concerns.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub help: Option<Text>,
    /// What to write instead of the span.
    pub replacement: Option<String>,
    /// Whether the expression can be used all the same.
    pub is_warning: bool,
}

impl Fault {
    /// A fault that makes the expression unusable.
    #[must_use]
    pub fn new(code: Code, span: Range<usize>, message: Text) -> Self {
        Self { code, span, message, help: None, replacement: None, is_warning: false }
    }

    /// A sign that something else was meant.
    #[must_use]
    pub fn warning(code: Code, span: Range<usize>, message: Text) -> Self {
        Self { is_warning: true, ..Self::new(code, span, message) }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// Says what to write instead.
    #[must_use]
    pub fn replace(mut self, with: impl Into<String>) -> Self {
        self.replacement = Some(with.into());
        self
    }

    /// Suggests the nearest known name, if one is near.
    #[must_use]
    pub fn did_you_mean<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match crate::ids::nearest(written, known) {
            None => self,
            Some(name) => self
                .help(crate::text!("mungkin maksudnya `{name}`", "did you mean `{name}`?"))
                .replace(name),
        }
    }
}
