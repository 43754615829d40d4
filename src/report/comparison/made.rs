//! What a comparison was made by and from, and what is said of names that stand in for others.

use sha2::{Digest, Sha256};

use super::book::Fact;
use crate::bound::Range;
use crate::checklist::Checklist;
use crate::compare::entrant::Entrant;
use crate::files::hashes::hexadecimal;
use crate::quantity::Number;
use crate::report::origin::PROGRAM;
use crate::report::words::counted;
use crate::text::Lang;

/// How the keys of facts end that are for checking alone.
pub(in crate::report) const HASH: &str = "_sha256";

/// The hashes of the checklist and of those it tailors, and one of all assessments: the same from dossiers and from assessments written
/// earlier, however they lie in files.
///
/// Source: SHA-256 over a line for each assessment, the lines sorted: code, first and last month, source, the
/// checklist's hash, both ends of the score, and of each criterion's share of its points, in percent with four decimals.
#[must_use]
pub fn made_of(checklist: &Checklist, entrants: &[Entrant], lang: Lang) -> Vec<Fact> {
    let mut lines: Vec<String> = entrants.iter().map(line).collect();
    lines.sort_unstable();
    let mut all = Sha256::new();
    for line in lines {
        all.update(line);
    }
    let all = hexadecimal(&all.finalize());
    let hash = &checklist.sha256;
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

/// What an assessment says, for its hash.
fn line(entrant: &Entrant) -> String {
    let percent = |end: &Number| (end.clone() * Number::whole(100)).to_decimal(4);
    let end = |end: Option<&Number>| end.map(percent).unwrap_or_default();
    let score = entrant.score.as_ref();
    let mut line = format!(
        "{},{},{},{},{},{},{}",
        entrant.code,
        entrant.period.from(),
        entrant.period.to(),
        entrant.filled_by.key(),
        entrant.checklist().sha256,
        end(score.and_then(Range::low)),
        end(score.and_then(Range::high)),
    );
    for (_, mark) in entrant.marks() {
        let (low, high) = mark.share.as_ref().map(|(low, high)| (low, high)).unzip();
        line += &format!(",{},{}", end(low), end(high));
    }
    line + "\n"
}

/// That names are not the units' own.
#[must_use]
pub const fn pseudonyms(lang: Lang) -> &'static str {
    lang.pick(
        "Kode, nama, dan wilayah unit diganti dengan nama samaran; kunci yang sama selalu memberi nama samaran yang sama.",
        "Codes, names and regions of units are replaced by pseudonyms; the same key always gives the same ones.",
    )
}
