//! The way from texts to an assessment, as every input goes it; everything else here knows only models.

use std::sync::Arc;

use tilik::assess::{Assessment, assess};
use tilik::checklist::Checklist;
use tilik::checklist::load::from_text;
use tilik::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use tilik::dossier::{Dossier, ReadOptions, Reader};
use tilik::text::Lang;

/// What refuses a dossier that its form does not allow. Whatever else refuses one of ours is a fault.
const NOT_ALLOWED: &[&str] = &["out-of-range", "nothing-possible"];

/// A fault of a checklist.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) code: &'static str,
    pub(crate) line: usize,
    /// The text it underlines.
    pub(crate) at: String,
    pub(crate) message: String,
}

/// The checklist, as the program reads it; otherwise why it is refused.
pub(crate) fn load(checklist: &str) -> Result<Checklist, Vec<Refusal>> {
    let mut diagnostics = Diagnostics::new();
    match from_text("checklist.yaml", checklist, &mut diagnostics) {
        Some(read) if !diagnostics.has_errors() => Ok(read),
        _ => Err(diagnostics.iter().filter(|found| found.is_error()).map(refusal).collect()),
    }
}

fn refusal(found: &Diagnostic) -> Refusal {
    let place = found.place.as_ref();
    let at = place.and_then(|place| place.source.text.get(place.span.clone()));
    Refusal {
        code: found.code.0,
        line: place.map_or(0, Place::line),
        at: at.unwrap_or_default().to_owned(),
        message: found.message.get(Lang::En).to_owned(),
    }
}

/// The assessment of a dossier; `None` where its form does not allow it.
///
/// # Errors
/// It is refused for anything else.
pub(crate) fn run(checklist: &Checklist, dossier: &str) -> Result<Option<Assessment>, String> {
    Ok(read(checklist, dossier)?.map(|dossier| assess(checklist, &dossier)))
}

/// A dossier, as the program reads it; `None` where its form does not allow it.
///
/// # Errors
/// It is refused for anything else.
pub(crate) fn read(checklist: &Checklist, dossier: &str) -> Result<Option<Dossier>, String> {
    let reader = Reader::new(checklist, ReadOptions::default());
    let mut diagnostics = Diagnostics::new();
    let source = Arc::new(Source::file("dossier.yaml", dossier));
    let drafts = reader.read_yaml(&source, &mut diagnostics);
    let mut drafts = reader.merge(drafts, &mut diagnostics);
    let dossier = drafts.first_mut().and_then(|draft| reader.seal(draft, &mut diagnostics));
    if diagnostics.iter().all(|found| NOT_ALLOWED.contains(&found.code.0)) {
        return Ok(dossier);
    }
    Err(in_words(&diagnostics))
}

/// Diagnostics, each with its line.
fn in_words(diagnostics: &Diagnostics) -> String {
    let in_words = |one: Refusal| format!("line {}: {}: {}", one.line, one.code, one.message);
    diagnostics.iter().map(|found| in_words(refusal(found))).collect::<Vec<_>>().join("\n")
}
