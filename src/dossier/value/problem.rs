//! What is wrong with a written value, before it is given its place.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::text::Text;

/// A fault of a written value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::dossier) struct Problem {
    code: Code,
    message: Text,
    help: Text,
    instead: Option<String>,
}

impl Problem {
    /// A fault, with what to do about it.
    pub(in crate::dossier) const fn new(code: Code, message: Text, help: Text) -> Self {
        Self { code, message, help, instead: None }
    }

    /// Says what to write instead of the whole value.
    #[must_use]
    pub(super) fn instead(mut self, with: impl Into<String>) -> Self {
        self.instead = Some(with.into());
        self
    }

    /// The diagnostic about the value at a place.
    #[must_use]
    pub(in crate::dossier) fn at(self, place: Place) -> Diagnostic {
        let written = place.source.text.get(place.span.clone()).unwrap_or_default();
        let quote = written.chars().next().filter(|c| matches!(c, '"' | '\'')).map(String::from);
        let quote = quote.unwrap_or_default();
        let diagnostic = Diagnostic::error(self.code, place, self.message).help(self.help);
        match self.instead {
            None => diagnostic,
            Some(with) => diagnostic.replace(format!("{quote}{with}{quote}")),
        }
    }
}
