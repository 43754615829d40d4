//! Says in plain words what is wrong with text that is not YAML, and how to write it instead.

mod layout;
mod quotes;

use std::ops::Range;
use std::sync::Arc;

use granit_parser::{ErrorKind, Parser, ScanError};

use super::written::{line_at, quoted, value_at};
use super::{Limits, fault};
use crate::diagnostic::{Code, Diagnostic, Place, Source};
use crate::text;
use crate::text::Text;

/// Text that cannot be read as YAML, most often for want of quotes or for wrong indentation.
pub const YAML_SYNTAX: Code = Code("yaml-syntax");

/// Where reading stood when the parser gave up.
pub(super) struct Reading<'a> {
    pub(super) source: &'a Arc<Source>,
    /// Where the document begins.
    pub(super) start: usize,
    /// The scalar or alias read last.
    pub(super) last: Range<usize>,
    /// The innermost bracket known to be open.
    pub(super) flow: Option<usize>,
    pub(super) limits: Limits,
}

/// What is wrong, from what the parser says and from what stands there.
pub(super) fn diagnose(reading: &Reading<'_>, error: &ScanError) -> Diagnostic {
    use ErrorKind as Kind;
    let at = reading.byte(error);
    match error.kind() {
        Kind::RecursionLimitExceeded => {
            fault::too_deep(reading.place(at..at), reading.limits.depth)
        }
        Kind::UnexpectedCharacter { character } if !is_printable(*character) => {
            let found = reading.text().get(at..).and_then(|rest| rest.find(*character));
            let at = at + found.unwrap_or(0);
            fault::control_character(reading.place(at..at + character.len_utf8()))
        }
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabInPlainScalar
        | Kind::TabAtBlockScalarStart
        | Kind::InvalidBlockEntryWhitespace
        | Kind::InvalidMappingValueWhitespace => reading.tab(at),
        Kind::UnclosedQuotedScalar
        | Kind::InvalidQuotedScalarIndent
        | Kind::DocumentIndicatorInQuotedScalar => reading.open_quote(at),
        Kind::InvalidTrailingSingleQuotedScalar
        | Kind::InvalidTrailingDoubleQuotedScalar
        | Kind::CommentNotSeparated => reading.after_quotes(at),
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::InvalidLowSurrogate
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate
        | Kind::InvalidUnicodeEscape => reading.escape(at),
        Kind::UnclosedFlowCollection { .. }
        | Kind::UnexpectedEofFlowSequence
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofImplicitFlowMapping => {
            reading.open_bracket(if reading.is_bracket(at) { Some(at) } else { reading.flow }, at)
        }
        Kind::MismatchedFlowCollectionEnd { close, .. } => reading.wrong_bracket(at, *close),
        Kind::MisplacedFlowCollectionEnd => reading.extra_bracket(at),
        Kind::ExpectedFlowMappingSeparator
        | Kind::ExpectedFlowSequenceSeparator
        | Kind::InvalidColonPlacement
        | Kind::FlowMappingValueAdjacentCollection => reading.inside_brackets(at),
        Kind::MappingValueNotAllowed => reading.colon(at),
        Kind::CommentInterceptedScalar => reading.after_comment(at),
        _ if reading.begins_with_sign(at) => reading.sign(at),
        _ => reading.structure(at),
    }
}

fn is_printable(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

impl Reading<'_> {
    fn text(&self) -> &str {
        &self.source.text
    }

    fn slice(&self, span: &Range<usize>) -> &str {
        self.text().get(span.clone()).unwrap_or_default()
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text().get(at..)?.chars().next()
    }

    fn is_bracket(&self, at: usize) -> bool {
        matches!(self.char_at(at), Some('[' | '{'))
    }

    fn place(&self, span: Range<usize>) -> Place {
        Place { source: Arc::clone(self.source), span }
    }

    /// Where the parser gave up, as a byte that begins a character.
    fn byte(&self, error: &ScanError) -> usize {
        let at = error.marker().byte_offset().unwrap_or(self.start).min(self.text().len());
        (0..=at).rev().find(|at| self.text().is_char_boundary(*at)).unwrap_or(0)
    }

    fn error(&self, span: Range<usize>, message: Text) -> Diagnostic {
        Diagnostic::error(YAML_SYNTAX, self.place(span), message)
    }

    /// An error about the value around `at`, which belongs in quotes.
    fn unquoted(&self, at: usize, message: Text) -> Diagnostic {
        let value = value_at(self.text(), at, self.flow);
        let span = value.clone().unwrap_or_else(|| at..line_at(self.text(), at).end.max(at));
        let diagnostic = self.error(span, message);
        let value = value.filter(|span| self.mends(span, &quoted(self.slice(span))));
        let diagnostic = match value {
            Some(_) => diagnostic.help(text!(
                "tulis seluruh nilainya di dalam tanda kutip",
                "write the whole value in quotes"
            )),
            None => diagnostic.help(text!(
                "periksa tanda kutip dan kurung di sini dan di baris-baris di atasnya",
                "check the quotes and brackets here and on the lines above"
            )),
        };
        fault::quote(diagnostic, self.source, value)
    }

    /// Offers a text to write instead, if the document can then be read beyond it.
    fn instead(&self, diagnostic: Diagnostic, span: Range<usize>, with: String) -> Diagnostic {
        let mut diagnostic = diagnostic;
        if self.mends(&span, &with) {
            diagnostic.replacement = Some((self.place(span), with));
        }
        diagnostic
    }

    fn mends(&self, span: &Range<usize>, with: &str) -> bool {
        let end = line_at(self.text(), span.end).end;
        let before = self.slice(&(self.start..span.start));
        let patched = format!("{before}{with}{}", self.slice(&(span.end..end)));
        let unread = Parser::new_from_str(&patched).find_map(Result::err);
        // Brackets that were opened before may be closed on a later line.
        unread.is_none_or(|error| match error.kind() {
            ErrorKind::UnclosedFlowCollection { .. } => {
                error.marker().byte_offset().is_some_and(|at| self.start + at < span.start)
            }
            _ => false,
        })
    }
}
