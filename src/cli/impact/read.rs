//! Reads the same dossiers by two checklists.

use std::collections::BTreeMap;
use std::io;

use crate::checklist::Checklist;
use crate::cli::Status;
use crate::cli::inputs::{Findings, Request, read_with};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::dossier::load::{Loaded, load, no_dossier};
use crate::dossier::{Dossier, Identity, OTHER_CHECKLIST, Reader};
use crate::text;

/// A dossier that only one of two checklists reads.
const READ_BY_ONE_ONLY: Code = Code("read-by-one-only");

/// A checklist, and what the command calls it.
pub(super) type Named<'a> = (&'a Checklist, &'a str);

/// The sound dossiers as each of two checklists reads them, in input order. What both refuse is said once,
/// and one that only one of them reads is left out.
pub(super) fn by_both(
    (old, new): (Named<'_>, Named<'_>),
    request: &Request<'_>,
    findings: &mut Findings,
) -> Vec<(Dossier, Dossier)> {
    let Findings { diagnostics, errors } = &mut *findings;
    let files = load(request.inputs, &mut io::stdin(), errors, diagnostics);
    let files: Vec<&Loaded> = files.iter().collect();
    let read = |checklist, also, found: &mut Diagnostics| {
        read_with(&Reader::new(checklist, request.options()).also_for(also), &files, found)
    };
    let (mut said, mut again) = (Diagnostics::new(), Diagnostics::new());
    let before = Side { named: old, dossiers: read(old.0, new.0, &mut said) };
    let after = Side { named: new, dossiers: read(new.0, old.0, &mut again) };
    diagnostics.extend(said.clone());
    diagnostics.extend(again.into_iter().filter(|fault| !is_said(fault, &said)));
    let pairs = matched(before, after, diagnostics);
    if pairs.is_empty() && findings.status() == Status::Done {
        findings.diagnostics.push(no_dossier());
    }
    pairs
}

/// Whether a fault is among those of the other checklist. That a dossier is for neither is one fault, in
/// whichever words.
fn is_said(fault: &Diagnostic, said: &Diagnostics) -> bool {
    let same = |known: &Diagnostic| known.message == fault.message || fault.code == OTHER_CHECKLIST;
    said.iter().any(|known| known.code == fault.code && known.place == fault.place && same(known))
}

/// A checklist and the dossiers it reads.
struct Side<'a> {
    named: Named<'a>,
    dossiers: Vec<Dossier>,
}

/// Dossiers that both checklists read, in the order of the first.
fn matched(
    before: Side<'_>,
    after: Side<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<(Dossier, Dossier)> {
    let (old, new) = (before.named, after.named);
    let again = after.dossiers.into_iter();
    let mut again: BTreeMap<Identity, Dossier> =
        again.map(|dossier| (dossier.identity(), dossier)).collect();
    let mut pairs = Vec::new();
    for dossier in before.dossiers {
        match again.remove(&dossier.identity()) {
            Some(other) => pairs.push((dossier, other)),
            None => diagnostics.push(read_by_one_only(&dossier, old, new)),
        }
    }
    diagnostics.extend(again.values().map(|dossier| read_by_one_only(dossier, new, old)));
    pairs
}

fn read_by_one_only(dossier: &Dossier, (_, one): Named<'_>, (_, other): Named<'_>) -> Diagnostic {
    let Dossier { code, name, period, .. } = dossier;
    let message = text!(
        "{name} ({code}), {period}: dapat dibaca dengan `{one}`, tetapi tidak dengan `{other}`",
        "{name} ({code}), {period}: `{one}` can read it, but `{other}` can't"
    );
    Diagnostic::error(READ_BY_ONE_ONLY, None, message).help(text!(
        "dossier ini tidak dibandingkan: perbaiki galatnya, atau samakan formulir kedua daftar tilik",
        "this dossier is not compared: mend its errors, or let the forms of both checklists agree"
    ))
}
