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

    /// Whether it is of this kind.
    pub(in crate::dossier) fn is(&self, code: Code) -> bool {
        self.code == code
    }

    /// Says what to write instead of the whole value.
    #[must_use]
    pub(super) fn instead(mut self, with: impl Into<String>) -> Self {
        self.instead = Some(with.into());
        self
    }

    /// Says what to write instead of the whole value, by what was to be written instead of a part of it.
    #[must_use]
    pub(super) fn instead_within(mut self, whole: impl FnOnce(&str) -> String) -> Self {
        self.instead = self.instead.map(|part| whole(&part));
        self
    }

    /// The diagnostic about the value at a place.
    #[must_use]
    pub(in crate::dossier) fn at(self, place: Place) -> Diagnostic {
        let diagnostic = Diagnostic::error(self.code, place, self.message).help(self.help);
        match self.instead {
            None => diagnostic,
            Some(with) => diagnostic.replace_within_quotes(&with),
        }
    }
}
