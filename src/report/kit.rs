//! What reports are made with: templates, letters, and what an office puts around them.

use std::collections::BTreeMap;
use std::io;

use super::data::{Around, Data};
use super::docx::{self, WordTemplate};
use super::templates::Templates;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Source};
use crate::text;
use crate::text::Lang;

/// A Word template of a name that none has.
pub const LETTER_UNKNOWN: Code = Code("unknown-word-template");

/// Templates of an office's own, which replace those that come with tilik.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// Pages and texts: their names and what they say.
    pub pages: Vec<(String, Source)>,
    /// Word files: their names, their paths, and their bytes.
    pub letters: Vec<(String, String, Vec<u8>)>,
}

/// Why a report was not made.
#[derive(Debug)]
pub enum Refused {
    /// The machine would not.
    Machine(io::Error),
    /// A template could not be filled in.
    Template(Box<Diagnostic>),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Machine(error)
    }
}

impl From<Box<Diagnostic>> for Refused {
    fn from(fault: Box<Diagnostic>) -> Self {
        Self::Template(fault)
    }
}

/// What reports are made with.
#[derive(Debug)]
pub struct Kit {
    templates: Templates,
    letters: BTreeMap<String, WordTemplate>,
    around: Around,
}

impl Kit {
    /// Reports in one language, with templates of an office's own; what is wrong with these is reported.
    #[must_use]
    pub fn new(lang: Lang, own: Own, around: Around, diagnostics: &mut Diagnostics) -> Self {
        let templates = Templates::with(own.pages, diagnostics);
        let mut letters = BTreeMap::new();
        for (name, bytes) in docx::all(lang) {
            let letter = WordTemplate::read(&format!("{name}.docx"), bytes);
            keep(letter, name, &mut letters, diagnostics);
        }
        for (name, path, bytes) in own.letters {
            if !docx::names().any(|known| known == name) {
                diagnostics.push(unknown_letter(&path, &name));
                continue;
            }
            keep(WordTemplate::read(&path, &bytes), &name, &mut letters, diagnostics);
        }
        Self { templates, letters, around }
    }

    /// All names of an assessment, as templates see them.
    pub(super) fn data(&self, view: &super::View<'_>) -> Data {
        Data::of(view, &self.around)
    }

    /// A page or text, filled in.
    pub(super) fn page(&self, name: &str, data: &Data) -> Result<Vec<u8>, Refused> {
        Ok(self.templates.fill(name, data)?.into_bytes())
    }

    /// A Word file, filled in.
    pub(super) fn letter(&self, name: &str, data: &Data) -> Result<Vec<u8>, Refused> {
        let letter = self.letters.get(name).ok_or_else(|| Box::new(unknown_letter(name, name)))?;
        Ok(letter.fill(data)??)
    }

    /// Fills in every template, and reports what cannot be filled in.
    pub fn try_all(&self, view: &super::View<'_>, diagnostics: &mut Diagnostics) -> io::Result<()> {
        let data = self.data(view);
        let pages = super::templates::PAGES.iter().map(|name| self.page(name, &data));
        let letters = self.letters.keys().map(|name| self.letter(name, &data));
        for made in pages.chain(letters) {
            match made {
                Ok(_) => {}
                Err(Refused::Machine(error)) => return Err(error),
                Err(Refused::Template(fault)) => diagnostics.push(*fault),
            }
        }
        Ok(())
    }
}

fn keep(
    letter: Result<WordTemplate, Box<Diagnostic>>,
    name: &str,
    letters: &mut BTreeMap<String, WordTemplate>,
    diagnostics: &mut Diagnostics,
) {
    match letter {
        Ok(letter) => {
            letters.insert(name.to_owned(), letter);
        }
        Err(fault) => diagnostics.push(*fault),
    }
}

fn unknown_letter(path: &str, name: &str) -> Diagnostic {
    let names: Vec<&str> = docx::names().collect();
    let list = names.join(", ");
    let message = text!(
        "{path}: tidak ada templat Word bernama `{name}` yang dapat diganti",
        "{path}: there is no Word template named `{name}` to replace"
    );
    Diagnostic::error(LETTER_UNKNOWN, None, message)
        .help(text!("yang ada: {list}", "there are: {list}"))
        .did_you_mean(name, names)
}
