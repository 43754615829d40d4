//! The way from texts to an assessment, as every input goes it; everything else here knows only models.

use std::sync::Arc;

use tilik::assess::{Assessment, assess};
use tilik::checklist::Checklist;
use tilik::diagnostic::{Diagnostics, Source};
use tilik::dossier::{ReadOptions, Reader};
use tilik::text::Lang;

use super::{checklist, stand_in};

/// What refuses a dossier that its form does not allow. Whatever else refuses one of ours is a fault.
const NOT_ALLOWED: &[&str] = &["out-of-range", "nothing-possible"];

/// The checklist, as the program reads it; otherwise why it is refused.
pub(crate) fn load(model: &checklist::Checklist) -> Result<Checklist, String> {
    stand_in::checklist(model)
}

/// The assessment of a dossier; `None` where its form does not allow it.
///
/// # Errors
/// It is refused for anything else.
pub(crate) fn run(checklist: &Checklist, dossier: &str) -> Result<Option<Assessment>, String> {
    let reader = Reader::new(checklist, ReadOptions::default());
    let mut diagnostics = Diagnostics::new();
    let source = Arc::new(Source::file("dossier.yaml", dossier));
    let drafts = reader.read_yaml(&source, &mut diagnostics);
    let mut drafts = reader.merge(drafts, &mut diagnostics);
    let dossier = drafts.first_mut().and_then(|draft| reader.seal(draft, &mut diagnostics));
    if diagnostics.iter().all(|found| NOT_ALLOWED.contains(&found.code.0)) {
        return Ok(dossier.map(|dossier| assess(checklist, &dossier)));
    }
    Err(in_words(&diagnostics))
}

/// Diagnostics, each with its line.
fn in_words(diagnostics: &Diagnostics) -> String {
    let line = |found: &tilik::diagnostic::Diagnostic| {
        let line = found.place.as_ref().map_or(0, tilik::diagnostic::Place::line);
        format!("line {line}: {}: {}", found.code.0, found.message.get(Lang::En))
    };
    diagnostics.iter().map(line).collect::<Vec<_>>().join("\n")
}
