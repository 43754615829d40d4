//! What a comparison was made by and from, and what is said of names that stand in for others.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::book::Fact;
use crate::checklist::Checklist;
use crate::report::words::counted;
use crate::text::Lang;

/// How the keys of facts end that are for checking alone.
pub(in crate::report) const HASH: &str = "_sha256";

/// The hash of the checklist, and one of the hashes of all files, in order: whoever has the files can work it out.
#[must_use]
pub fn made_of(checklist: &Checklist, inputs: &BTreeSet<String>, lang: Lang) -> [Fact; 2] {
    let mut all = Sha256::new();
    for hash in inputs {
        all.update(format!("{hash}\n"));
    }
    let all: String = all.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let (version, hash) = (env!("CARGO_PKG_VERSION"), &checklist.sha256);
    let files = counted(inputs.len(), lang, "berkas", "file", "files");
    let bases: String =
        checklist.bases.iter().map(|base| format!("; {}: {}", base.id, base.sha256)).collect();
    let made = match lang {
        Lang::Id => format!("tilik {version}, dari {files}; SHA-256 {all}"),
        Lang::En => format!("tilik {version}, from {files}; SHA-256 {all}"),
    };
    [
        Fact {
            key: "checklist_sha256",
            label: lang.pick("SHA-256 daftar tilik", "SHA-256 of the checklist"),
            value: format!("{hash}{bases}"),
            plain: hash.clone(),
        },
        Fact {
            key: "inputs_sha256",
            label: lang.pick("Dibuat oleh", "Made by"),
            value: made,
            plain: all,
        },
    ]
}

/// That names are not the units' own.
#[must_use]
pub const fn pseudonyms(lang: Lang) -> &'static str {
    lang.pick(
        "Kode, nama, dan wilayah unit diganti dengan nama samaran; kunci yang sama selalu memberi nama samaran yang sama.",
        "Codes, names and regions of units are replaced by pseudonyms; the same key always gives the same ones.",
    )
}
