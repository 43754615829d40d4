//! Joins the parts of one dossier, wherever they stand.

use std::sync::Arc;

use super::lines::line_at;
use super::survey::{Drafts, Place};
use super::{Run, Source};
use crate::cli::inputs::Findings;
use crate::diagnostic::{self, Diagnostics};
use crate::dossier::load::Format;
use crate::dossier::{Draft, Reader};
use crate::error::Error;

/// Reads parts that stand elsewhere.
pub(super) struct Elsewhere<'w> {
    run: &'w Run<'w>,
    /// The file that was read last, with its place: the next part may stand in it too.
    last: Option<(usize, Vec<Draft>)>,
}

impl<'w> Elsewhere<'w> {
    pub(super) const fn new(run: &'w Run<'w>) -> Self {
        Self { run, last: None }
    }

    /// A part joined with all later ones of its dossier; `None` where it is not the first, and told with that.
    pub(super) fn join(
        &mut self,
        reader: &Reader<'_>,
        (here, own): (Place, Draft),
        parts: &[Place],
        findings: &mut Findings,
    ) -> Option<Draft> {
        let Some(identity) = reader.identity(&own) else { return Some(own) };
        let of = |draft: &Draft| reader.identity(draft);
        let mut drafts = vec![own];
        let mut is_before = true;
        for place in parts {
            if *place == here {
                is_before = false;
                continue;
            }
            // What is wrong with another part is said where that part stands.
            let mut unheard = Findings::default();
            let other = self.draft(*place, reader, &mut unheard);
            findings.errors.extend(unheard.errors);
            let other = other.filter(|other| of(other).as_ref() == Some(&identity));
            if is_before && other.is_some() {
                return None;
            }
            drafts.extend(other);
        }
        reader.merge(drafts, &mut findings.diagnostics).into_iter().next()
    }

    /// What a part says; `None` where it can't be read.
    pub(super) fn draft(
        &mut self,
        place: Place,
        reader: &Reader<'_>,
        findings: &mut Findings,
    ) -> Option<Draft> {
        let source = self.run.sources.get(place.file)?;
        if source.format == Format::Lines {
            return match line(source, reader, place, &mut findings.diagnostics) {
                Ok(draft) => Some(draft),
                Err(error) => {
                    findings.errors.push(error);
                    None
                }
            };
        }
        if self.last.as_ref().is_none_or(|(file, _)| *file != place.file) {
            let drafts = Drafts::read(source.open(), reader).unwrap_or_default().drafts;
            self.last = Some((place.file, drafts));
        }
        let (_, drafts) = self.last.as_ref()?;
        drafts.get(place.number.checked_sub(1)?).cloned()
    }
}

fn line(
    source: &Source,
    reader: &Reader<'_>,
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Result<Draft, Error> {
    let longest = reader.options().longest_line;
    let bytes = source.reopened().and_then(|opened| line_at(opened, place.start, longest));
    let bytes = bytes.map_err(|error| source.refused(error))?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let line = Arc::new(diagnostic::Source::line(&*source.name, text, place.number));
    let mut draft = reader.begin();
    reader.read_line(&line, &mut draft, diagnostics);
    draft.add_input(source.input.clone());
    Ok(draft)
}
