//! Reads a checklist together with the one it extends, and that one's base in turn.

use std::sync::Arc;

use super::read::wrong_shape;
use super::tailor::tailor;
use super::{Base, Checklist, builtin, from_document};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::document::{Document, Entry, Limits, read_yaml};
use crate::error::Error;
use crate::files::hashes::hash;
use crate::text;

/// A file with more than one document.
const SEVERAL_CHECKLISTS: Code = Code("several-checklists");
/// A file that holds nothing.
const EMPTY_CHECKLIST: Code = Code("empty-checklist");
/// `extends` names no checklist.
const UNKNOWN_BASE: Code = Code("unknown-base");
/// The checklist that another one extends has errors of its own.
const BASE_HAS_ERRORS: Code = Code("base-has-errors");
/// A chain of `extends` that comes back to where it began, or that nobody could follow.
const EXTENDS_WITHOUT_END: Code = Code("extends-without-end");

/// How many checklists may extend one another.
const LONGEST: usize = 8;

/// A checklist's text, and what messages call it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// Its path, or the id of a built-in one.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// Where checklists that others extend are found.
pub trait Shelf {
    /// The checklist that `reference` means where `by` writes it; `None` where there is none.
    ///
    /// # Errors
    /// It is there but can't be read.
    fn find(&self, reference: &str, by: &Written) -> Result<Option<Written>, Error>;
}

/// The checklist that a text says, laid over those it extends.
///
/// `Ok(None)` where anything in it or below it is wrong; `diagnostics` then say what.
///
/// # Errors
/// One that it extends is there but can't be read.
pub(super) fn read(
    written: &Written,
    shelf: &dyn Shelf,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Checklist>, Error> {
    let mut chain = Chain { shelf, above: Vec::new() };
    Ok(chain.read(written, diagnostics)?.map(|(_, checklist)| checklist))
}

/// The checklists from the one asked for down to the one being read.
struct Chain<'a> {
    shelf: &'a dyn Shelf,
    above: Vec<Written>,
}

impl Chain<'_> {
    fn read(
        &mut self,
        written: &Written,
        found: &mut Diagnostics,
    ) -> Result<Option<(Document, Checklist)>, Error> {
        let mut own = Diagnostics::new();
        let document = document(written, &mut own);
        let broken = own.has_errors();
        let sha256 = hash(&written.text);
        let read = match &document {
            None => None,
            Some(document) => match document.root.entry("extends") {
                None => {
                    let checklist = from_document(document, &sha256, &mut own);
                    checklist.map(|checklist| (document.clone(), checklist))
                }
                Some(extends) => {
                    self.above.push(written.clone());
                    self.over((document, extends), &sha256, &mut own)?
                }
            },
        };
        found.extend(own);
        Ok(read.filter(|_| !broken))
    }

    /// A document laid over the one it extends.
    fn over(
        &mut self,
        (document, extends): (&Document, &Entry),
        sha256: &str,
        found: &mut Diagnostics,
    ) -> Result<Option<(Document, Checklist)>, Error> {
        let mut of_base = Diagnostics::new();
        let is_asked_for = self.above.len() == 1;
        let base = match self.base(document, extends, found)? {
            None => return Ok(None),
            Some(base) => self.read(&base, &mut of_base)?,
        };
        let place = document.place(&extends.value);
        let Some((below, base)) = base else {
            found.extend(of_base);
            // Bases of bases need no word of their own: their faults are told where they are.
            found.extend(is_asked_for.then(|| base_has_errors(place)));
            return Ok(None);
        };
        let bases = bases(base);
        let tailored = tailor(document, &below, &bases, found);
        let broken = found.has_errors();
        let mut merged = found.clone();
        let checklist = from_document(&tailored.document, sha256, &mut merged);
        *found = tailored.traced(merged, &of_base, &place);
        let checklist = checklist.filter(|_| !broken).map(|checklist| Checklist {
            bases,
            changes: tailored.changes,
            ..checklist
        });
        Ok(checklist.map(|checklist| (tailored.document, checklist)))
    }

    /// The text of the checklist that `extends` names.
    fn base(
        &self,
        document: &Document,
        extends: &Entry,
        found: &mut Diagnostics,
    ) -> Result<Option<Written>, Error> {
        let place = document.place(&extends.value);
        let Some(reference) = extends.value.scalar().filter(|_| !extends.value.is_null()) else {
            found.push(no_reference(extends, document));
            return Ok(None);
        };
        let Some(by) = self.above.last() else { return Ok(None) };
        let base = self.shelf.find(&reference.text, by)?;
        match &base {
            None => found.push(unknown_base(&reference.text, place)),
            // A chain that goes round comes back to the same text, by whatever path.
            Some(base) if self.above.iter().any(|above| above.text == base.text) => {
                found.push(goes_round(&base.name, place));
                return Ok(None);
            }
            Some(_) if self.above.len() >= LONGEST => {
                found.push(too_long(place));
                return Ok(None);
            }
            Some(_) => {}
        }
        Ok(base)
    }
}

/// The only document of a text.
fn document(written: &Written, found: &mut Diagnostics) -> Option<Document> {
    let source = Arc::new(Source::file(&written.name, &written.text));
    let mut documents = read_yaml(&source, Limits::default(), found);
    if let Some(second) = documents.get(1) {
        found.push(several_checklists(second.place(&second.root)));
        return None;
    }
    let document = documents.pop();
    if document.is_none() && !found.has_errors() {
        found.push(empty_checklist(&source));
    }
    document
}

/// A checklist as a base, and its own bases after it.
fn bases(base: Checklist) -> Vec<Base> {
    let Checklist { id, version, title, sha256, changes, bases, .. } = base;
    let nearest = Base { id, version, title, sha256, changes };
    std::iter::once(nearest).chain(bases).collect()
}

fn several_checklists(place: Place) -> Diagnostic {
    Diagnostic::error(
        SEVERAL_CHECKLISTS,
        place,
        text!("satu berkas hanya memuat satu daftar tilik", "a file holds one checklist only"),
    )
    .help(text!("pindahkan yang kedua ke berkas lain", "move the second one to another file"))
}

fn empty_checklist(source: &Arc<Source>) -> Diagnostic {
    let place = Place { source: Arc::clone(source), span: 0..0 };
    Diagnostic::error(
        EMPTY_CHECKLIST,
        place,
        text!("berkas ini tidak memuat apa pun", "this file holds nothing"),
    )
    .help(text!("daftar tilik diawali `tilik: 1`", "a checklist begins with `tilik: 1`"))
}

fn no_reference(extends: &Entry, document: &Document) -> Diagnostic {
    let wanted = text!("id atau berkas daftar tilik lain", "the id or file of another checklist");
    let (id, place) = (builtin::ids().next().unwrap_or("ID"), document.key_place(extends));
    wrong_shape(&extends.value, place, &wanted)
        .help(text!("misalnya `extends: {id}`", "for example `extends: {id}`"))
}

fn unknown_base(reference: &str, place: Place) -> Diagnostic {
    Diagnostic::error(
        UNKNOWN_BASE,
        place,
        text!(
            "daftar tilik dasar `{reference}` tidak ditemukan",
            "there is no checklist `{reference}` to extend"
        ),
    )
    .help(text!(
        "sebut id dari `tilik checklists`, atau berkas; jalurnya dihitung dari folder berkas ini, misalnya `dasar.yaml`",
        "name an id from `tilik checklists`, or a file, by its path from this file's folder, such as `base.yaml`"
    ))
    .did_you_mean(reference, builtin::ids())
}

fn base_has_errors(place: Place) -> Diagnostic {
    Diagnostic::error(
        BASE_HAS_ERRORS,
        place,
        text!(
            "daftar tilik dasar ini belum dapat dipakai, jadi penyesuaiannya belum diperiksa",
            "this base is not fit for use, so what is tailored here was not checked"
        ),
    )
    .help(text!("perbaiki dulu daftar tilik dasarnya", "correct the base first"))
}

fn goes_round(base: &str, place: Place) -> Diagnostic {
    Diagnostic::error(
        EXTENDS_WITHOUT_END,
        place,
        text!(
            "`{base}` pada akhirnya bertumpu pada dirinya sendiri",
            "`{base}` would in the end extend itself"
        ),
    )
    .help(text!(
        "sebut daftar tilik yang tidak bertumpu pada berkas ini",
        "name a checklist that does not rest on this file"
    ))
}

fn too_long(place: Place) -> Diagnostic {
    Diagnostic::error(
        EXTENDS_WITHOUT_END,
        place,
        text!(
            "lebih dari {LONGEST} daftar tilik saling menyesuaikan",
            "more than {LONGEST} checklists extend one another"
        ),
    )
    .help(text!(
        "gabungkan beberapa penyesuaian menjadi satu berkas",
        "put several of them together in one file"
    ))
}
