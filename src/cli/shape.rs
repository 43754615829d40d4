//! What a result is written as, and where: asked for by name, or told by the ending of a file's name.

use std::io;
use std::path::Path;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::console::Console;
use super::output::write_whole;
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Error;
use crate::report::handout::{Format, Handout};
use crate::report::terminal::Look;
use crate::text;

/// A file whose name does not say what it is to be written as.
const UNKNOWN_OUTPUT: Code = Code("unknown-output-format");
/// What is no text, without a file to go to.
const FILE_MISSING: Code = Code("output-file-missing");

/// What a result is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// Plain text to read, as the terminal shows it.
    Text,
    /// For programs.
    Json,
    /// A table for programs.
    Csv,
    /// A calendar.
    Calendar,
    /// A document to read.
    Markdown,
    /// A page to read.
    Html,
    /// A workbook.
    Xlsx,
}

impl Shape {
    const ALL: [Self; 7] =
        [Self::Text, Self::Json, Self::Csv, Self::Calendar, Self::Markdown, Self::Html, Self::Xlsx];

    /// Its name, and how its files end.
    const fn name(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Calendar => "ics",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.name().eq_ignore_ascii_case(name))
    }
}

/// Takes one of these names for an argument.
pub(super) fn one_of(shapes: &'static [Shape]) -> impl TypedValueParser<Value = Shape> {
    let names = PossibleValuesParser::new(shapes.iter().map(|shape| shape.name()));
    names.try_map(|name| Shape::named(&name).ok_or("no such format"))
}

/// Where a result goes, and as what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outlet<'a> {
    /// What it is written as.
    pub(super) shape: Shape,
    /// The file; `None` for standard output.
    file: Option<&'a Path>,
}

impl<'a> Outlet<'a> {
    /// The outlet that is asked for: of these shapes the one that is named, or the one by which the file's name
    /// ends, or else text.
    ///
    /// # Errors
    /// The name ends in none of them, or what is no text has no file to go to.
    pub(super) fn of(
        asked: Option<Shape>,
        file: Option<&'a Path>,
        shapes: &[Shape],
    ) -> Result<Self, Diagnostic> {
        let shape = match (asked, file) {
            (Some(shape), _) => shape,
            (None, None) => Shape::Text,
            (None, Some(file)) => ending(file, shapes).ok_or_else(|| unknown(file, shapes))?,
        };
        if shape == Shape::Xlsx && file.is_none() {
            return Err(file_missing());
        }
        Ok(Self { shape, file })
    }

    /// Writes the result.
    ///
    /// # Errors
    /// The folder or the console refuses it.
    pub(super) fn write(&self, bytes: &[u8], console: &mut Console) -> Result<(), Error> {
        match self.file {
            Some(file) => write_whole(file, bytes),
            None => console.result(&String::from_utf8_lossy(bytes)),
        }
    }
}

/// How a result is made, in those ways that all who make handouts have.
pub(super) struct Made<T, J, H> {
    /// The page for the terminal.
    pub(super) text: T,
    /// For programs.
    pub(super) json: J,
    /// What the other formats show.
    pub(super) handout: H,
    /// What it was made by and from: a file of plain text says so in its last line.
    pub(super) made: String,
}

impl<T, J, H> Made<T, J, H>
where
    T: FnOnce(Look) -> String,
    J: FnOnce() -> io::Result<String>,
    H: FnOnce() -> Handout,
{
    /// The result as it is asked for; of what only some commands make, the page.
    ///
    /// # Errors
    /// Only if the machine refuses.
    pub(super) fn bytes(self, outlet: Outlet<'_>, look: Look) -> io::Result<Vec<u8>> {
        Ok(match outlet.shape {
            Shape::Text | Shape::Csv | Shape::Calendar => match outlet.file {
                None => (self.text)(look).into_bytes(),
                Some(_) => format!("{}\n{}\n", (self.text)(Look::PLAIN), self.made).into_bytes(),
            },
            Shape::Json => (self.json)()?.into_bytes(),
            Shape::Markdown => Format::Markdown.file(&(self.handout)())?,
            Shape::Html => Format::Html.file(&(self.handout)())?,
            Shape::Xlsx => Format::Xlsx.file(&(self.handout)())?,
        })
    }
}

fn ending(file: &Path, shapes: &[Shape]) -> Option<Shape> {
    let shape = Shape::named(file.extension()?.to_str()?)?;
    (shape == Shape::Text || shapes.contains(&shape)).then_some(shape)
}

fn unknown(file: &Path, shapes: &[Shape]) -> Diagnostic {
    let file = file.display();
    let endings: Vec<String> = shapes.iter().map(|shape| format!(".{}", shape.name())).collect();
    let listed = endings.join(", ");
    let message = text!(
        "nama berkas {file} tidak menyebut format yang dikenal",
        "the name {file} says no format that is known"
    );
    Diagnostic::error(UNKNOWN_OUTPUT, None, message).help(text!(
        "akhiri namanya dengan salah satu dari: {listed}",
        "let it end in one of: {listed}"
    ))
}

fn file_missing() -> Diagnostic {
    let message = text!(
        "format `xlsx` ditulis sebagai berkas tersendiri",
        "`xlsx` is written as a file of its own"
    );
    Diagnostic::error(FILE_MISSING, None, message)
        .help(text!("tambahkan `-o BERKAS.xlsx`", "add `-o FILE.xlsx`"))
}
