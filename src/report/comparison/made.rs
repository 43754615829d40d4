//! What a comparison was made by and from, and what is said of names that stand in for others.

use super::book::Fact;
use crate::checklist::Checklist;
use crate::compare::entrant::Entrant;
use crate::report::origin::{Many, PROGRAM};
use crate::report::words::counted;
use crate::text::Lang;

/// How the keys of facts end that are for checking alone.
pub(in crate::report) const HASH: &str = "_sha256";

/// The hashes of the checklist and of those it tailors, and one of all assessments.
#[must_use]
pub fn made_of(checklist: &Checklist, entrants: &[Entrant], lang: Lang) -> Vec<Fact> {
    let (hash, all) = (&checklist.sha256, Many::entrants(entrants).sha256);
    let count = counted(entrants.len(), lang, "penilaian", "assessment", "assessments");
    let bases: Vec<String> =
        checklist.bases.iter().map(|base| format!("{}: {}", base.id, base.sha256)).collect();
    let bases = (!bases.is_empty()).then(|| bases.join("; "));
    let made = match lang {
        Lang::Id => format!("{PROGRAM}, dari {count}; SHA-256 {all}"),
        Lang::En => format!("{PROGRAM}, from {count}; SHA-256 {all}"),
    };
    let own = Fact {
        key: "checklist_sha256",
        label: lang.pick("SHA-256 daftar tilik", "SHA-256 of the checklist"),
        value: hash.clone(),
        plain: hash.clone(),
    };
    let bases = bases.map(|bases| Fact {
        key: "checklist_bases_sha256",
        label: lang.pick("SHA-256 dasarnya", "SHA-256 of its bases"),
        value: bases.clone(),
        plain: bases,
    });
    let made = Fact {
        key: "assessments_sha256",
        label: lang.pick("Dibuat oleh", "Made by"),
        value: made,
        plain: all,
    };
    std::iter::once(own).chain(bases).chain([made]).collect()
}

/// That names are not the units' own.
#[must_use]
pub const fn pseudonyms(lang: Lang) -> &'static str {
    lang.pick(
        "Kode, nama, dan wilayah unit diganti dengan nama samaran; kunci yang sama selalu memberi nama samaran yang sama.",
        "Codes, names and regions of units are replaced by pseudonyms; the same key always gives the same ones.",
    )
}
