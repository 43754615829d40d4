//! What a report was made by and from: the version of tilik, the hashes of checklists and of inputs. Its words stand
//! here alone, for every format.

mod many;

use std::collections::BTreeSet;

pub use many::Many;

use super::View;
use super::words::{all_of, counted};
use crate::checklist::Checklist;
use crate::dossier::Input;
use crate::files::hashes::Hashes;
use crate::followup::Reported;
use crate::followup::standing::{Edition, Standing};
use crate::text::Lang;

/// The version of tilik.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What made it: `tilik 0.1.0`.
pub const PROGRAM: &str = concat!("tilik ", env!("CARGO_PKG_VERSION"));
/// How many digits of a hash tell files apart where there is no room for all of it.
const FEW_DIGITS: usize = 12;
/// A longer name of a file would take a line of its own.
const LONGEST_NAME: usize = 60;
/// As many checklists are named one by one.
const FEW_CHECKLISTS: usize = 3;

/// What a report was made from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Origin {
    /// The checklists by which was judged, in the order of their ids.
    pub editions: BTreeSet<Edition>,
    /// The assessments, where these were what was read, from whatever files.
    pub assessments: Option<Many>,
    /// What units wrote into their action plans, where they wrote anything.
    pub answers: Option<Many>,
    /// The files: dossiers and lists, and what else was read as it was written.
    pub files: Hashes,
    /// What the only file is called, where that may be told.
    name: Option<String>,
}

impl Origin {
    /// What an assessment was made from.
    #[must_use]
    pub fn of(view: &View<'_>) -> Self {
        let name = match view.dossier.inputs.as_slice() {
            [only] if only.file.chars().count() <= LONGEST_NAME => Some(only.file.clone()),
            _ => None,
        };
        let mut origin = Self { name, ..Self::default() };
        origin.add(view.checklist, &view.dossier.inputs);
        origin
    }

    /// Adds the files of a dossier, and the checklist it was read by.
    pub fn add(&mut self, checklist: &Checklist, inputs: &[Input]) {
        // Of many thousands, nearly all are judged by one.
        if !self.editions.iter().any(|known| known.sha256 == checklist.sha256) {
            self.editions.insert(Edition::of(checklist));
        }
        inputs.iter().for_each(|input| self.files.add(&input.sha256));
    }

    /// What is made from assessments that were read back, and from files beside them.
    #[must_use]
    pub fn of_standings(standings: &[Standing], files: Hashes) -> Self {
        let editions = standings.iter().map(|standing| standing.checklist.clone()).collect();
        let assessments = (!standings.is_empty()).then(|| Many::standings(standings));
        Self { editions, assessments, files, ..Self::default() }
    }

    /// What is made from assessments and what units answered to them.
    #[must_use]
    pub fn of_reported<'a>(reported: impl Iterator<Item = &'a Reported> + Clone) -> Self {
        let standings = reported.clone().map(|one| &one.standing);
        let answers = Some(Many::answers(reported)).filter(|answers| answers.count > 0);
        Self {
            editions: standings.clone().map(|standing| standing.checklist.clone()).collect(),
            assessments: Some(Many::standings(standings)),
            answers,
            ..Self::default()
        }
    }

    /// By which tilik, from which files and by which checklists, with their hashes, in a sentence.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let from = lang.pick("dari", "from");
        let mut text = format!("{} {from} {}", made_with(lang), self.inputs(lang));
        if !self.editions.is_empty() {
            text += lang.pick(" menurut ", " by ");
            text += &self.checklists(lang);
        }
        text + "."
    }

    /// The same in a line for a phone: the first digits tell files apart, but for those who forge them.
    #[must_use]
    pub fn short(&self, lang: Lang) -> String {
        let inputs = lang.pick("catatan", "records");
        let checklists = lang.pick("daftar tilik", "checklist");
        let hashes: Vec<&str> = self.checklist_hashes().map(few).collect();
        let files = self.files.together();
        format!("{PROGRAM} · {inputs} {} · {checklists} {}", few(&files), hashes.join(" ← "))
    }

    /// The hashes of all checklists, each followed by those it tailors.
    pub fn checklist_hashes(&self) -> impl Iterator<Item = &str> {
        self.editions.iter().flat_map(|edition| {
            let bases = edition.bases.iter().map(|base| base.sha256.as_str());
            std::iter::once(edition.sha256.as_str()).chain(bases)
        })
    }

    /// Assessments, answers and files, as many as there are of each.
    fn inputs(&self, lang: Lang) -> String {
        let many = |many: &Many, (id, one, more): (&str, &str, &str)| {
            format!("{} (SHA-256 {})", counted(many.count, lang, id, one, more), many.sha256)
        };
        let assessments = self
            .assessments
            .as_ref()
            .map(|it| many(it, ("penilaian", "assessment", "assessments")));
        let answers = self.answers.as_ref().map(|it| {
            many(it, ("jawaban RTL", "answer in an action plan", "answers in action plans"))
        });
        let files = (!self.files.is_empty()).then(|| self.read_files(lang));
        let all: Vec<String> = [assessments, answers, files].into_iter().flatten().collect();
        all_of(&all, lang)
    }

    fn read_files(&self, lang: Lang) -> String {
        let (hash, count) = (self.files.together(), self.files.len());
        let name = self.name.clone().filter(|_| count == 1);
        let name = name.unwrap_or_else(|| counted(count, lang, "berkas", "file", "files"));
        let kind = if count == 1 { "SHA-256" } else { combined(lang) };
        format!("{name} ({kind} {hash})")
    }

    fn checklists(&self, lang: Lang) -> String {
        let count = self.editions.len();
        if count > FEW_CHECKLISTS {
            let hash = self.checklist_hashes().collect::<Hashes>().together();
            let all = counted(count, lang, "daftar tilik", "checklist", "checklists");
            return format!("{all} ({} {hash})", combined(lang));
        }
        let all: Vec<String> = self.editions.iter().map(|edition| named(edition, lang)).collect();
        let noun = lang.pick("daftar tilik ", "the checklist ");
        format!("{}{}", noun, all.join("; "))
    }
}

/// Which program made it: `Dibuat dengan tilik 0.1.0`.
#[must_use]
pub fn made_with(lang: Lang) -> String {
    format!("{} {PROGRAM}", lang.pick("Dibuat dengan", "Made with"))
}

/// A checklist with its hash, and those it tailors with theirs.
fn named(edition: &Edition, lang: Lang) -> String {
    // Assessments of earlier days kept no hashes of bases.
    let hashed = |id: &str, version: &str, hash: &str| match hash {
        "" => format!("{id} {version}"),
        hash => format!("{id} {version} (SHA-256 {hash})"),
    };
    let mut text = hashed(&edition.id, &edition.version, &edition.sha256);
    for base in &edition.bases {
        text += lang.pick(", penyesuaian dari ", ", which tailors ");
        text += &hashed(&base.id, &base.version, &base.sha256);
    }
    text
}

const fn combined(lang: Lang) -> &'static str {
    lang.pick("SHA-256 gabungan", "combined SHA-256")
}

fn few(hash: &str) -> &str {
    hash.get(..FEW_DIGITS).unwrap_or(hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followup::standing::BaseEdition;

    fn edition(id: &str) -> Edition {
        let [id, version, sha256] = [id, "1", &id.repeat(20)].map(str::to_owned);
        Edition { id, version, sha256, bases: Vec::new() }
    }

    #[test]
    fn what_a_checklist_tailors_is_told_behind_it() {
        let base =
            BaseEdition { id: "b".to_owned(), version: "2".to_owned(), sha256: "b".repeat(20) };
        let tailored = Edition { bases: vec![base], ..edition("a") };
        let origin = Origin {
            editions: [tailored].into(),
            files: ["f1"].into_iter().collect(),
            name: Some("d.yaml".to_owned()),
            ..Origin::default()
        };
        let (a, b) = ("a".repeat(20), "b".repeat(20));
        assert_eq!(
            origin.text(Lang::En),
            format!(
                "Made with {PROGRAM} from d.yaml (SHA-256 f1) by the checklist a 1 (SHA-256 {a}), which tailors b 2 (SHA-256 {b})."
            )
        );
        let short = format!("{PROGRAM} · catatan f1 · daftar tilik aaaaaaaaaaaa ← bbbbbbbbbbbb");
        assert_eq!(origin.short(Lang::Id), short);
    }

    #[test]
    fn many_files_and_many_checklists_have_one_hash_together() {
        let files: Hashes = ["f1", "f2"].into_iter().collect();
        let editions: BTreeSet<Edition> = ["a", "b", "c", "d"].map(edition).into();
        let hashes: Hashes = editions.iter().map(|one| one.sha256.as_str()).collect();
        let (inputs, lists) = (files.together(), hashes.together());
        let origin = Origin { editions, files, ..Origin::default() };
        assert_eq!(
            origin.text(Lang::Id),
            format!(
                "Dibuat dengan {PROGRAM} dari 2 berkas (SHA-256 gabungan {inputs}) menurut 4 daftar tilik (SHA-256 gabungan {lists})."
            )
        );
    }
}
