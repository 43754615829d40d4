//! Whom an assessment is about, when, from whose hand, and by what it was judged.

use serde::Serialize;

use crate::checklist;
use crate::dossier::{self, FilledBy};
use crate::report::origin::Origin;
use crate::report::tailoring::{self, Part, Step};
use crate::report::words::{all_of, date, period};
use crate::report::{View, sentences};
use crate::text::Lang;

/// A unit.
#[derive(Clone, Serialize, Debug)]
pub struct Unit {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What kind of unit it is: `Puskesmas`.
    pub kind: String,
    /// Kind and name, without saying the kind twice.
    pub title: String,
    /// Its regions that are known, nearest first.
    pub regions: Vec<Region>,
    /// The same in one line; empty where none is known.
    pub region: String,
}

/// A region a unit lies in.
#[derive(Clone, Serialize, Debug)]
pub struct Region {
    /// What such a region is called: `Kabupaten/kota`.
    pub label: String,
    /// Its name.
    pub name: String,
}

impl Unit {
    pub(super) fn of(view: &View<'_>) -> Self {
        let form = &view.checklist.form;
        let fields = form.groups.iter().filter_map(|id| form.root().fields.get(id.index()));
        let named = fields.zip(&view.dossier.groups).filter_map(|(field, name)| {
            Some(Region { label: field.label.get(view.lang).to_owned(), name: name.clone()? })
        });
        let regions: Vec<Region> = named.collect();
        let names: Vec<&str> = regions.iter().map(|region| region.name.as_str()).collect();
        Self {
            code: view.dossier.code.clone(),
            name: view.dossier.name.clone(),
            kind: form.unit.get(view.lang).to_owned(),
            title: view.unit.clone(),
            region: names.join(", "),
            regions,
        }
    }
}

/// The months an assessment is about.
#[derive(Clone, Serialize, Debug)]
pub struct Period {
    /// In words, with the day up to which it is counted, if any.
    pub text: String,
    /// The months alone: `Januari–Desember 2005`.
    pub months: String,
    /// The first month: `2005-01`.
    pub from: String,
    /// The last month.
    pub to: String,
    /// The day up to which it is counted, in words; null where the whole period is.
    pub as_of: Option<String>,
}

impl Period {
    pub(super) fn of(view: &View<'_>) -> Self {
        let whole = view.dossier.period;
        Self {
            text: sentences::period(view),
            months: period(whole, view.lang),
            from: whole.from().to_string(),
            to: whole.to().to_string(),
            as_of: view.dossier.as_of.map(|day| date(day, view.lang)),
        }
    }
}

/// Who filled a dossier in.
#[derive(Clone, Serialize, Debug)]
pub struct Source {
    /// `mandiri` or `supervisi`.
    pub id: &'static str,
    /// In words.
    pub text: &'static str,
    /// Whether supervisors checked it on a visit.
    pub verified: bool,
}

impl Source {
    pub(super) fn of(view: &View<'_>) -> Self {
        let by = view.dossier.filled_by;
        Self {
            id: by.key(),
            text: sentences::filled_by(by, view.lang),
            verified: by == FilledBy::Supervisor,
        }
    }
}

/// A checklist.
#[derive(Clone, Serialize, Debug)]
pub struct Edition {
    /// Its id.
    pub id: String,
    /// Its edition.
    pub version: String,
    /// Its title.
    pub title: String,
    /// The hash of its file.
    pub sha256: String,
    /// The checklists it tailors, nearest first.
    pub bases: Vec<Base>,
    /// What it tailors: `Menyesuaikan lokmin-bulanan (edisi 1)`; empty where it stands alone.
    pub tailors: String,
    /// What it changes of that, and then what that changes of its own base; empty where it stands alone.
    pub tailoring: Vec<Tailoring>,
    /// The documents that its criteria cite.
    pub basis: Vec<Basis>,
}

/// A checklist that another one tailors.
#[derive(Clone, Serialize, Debug)]
pub struct Base {
    /// Its id.
    pub id: String,
    /// Its edition.
    pub version: String,
    /// The hash of its file.
    pub sha256: String,
}

impl Base {
    fn of(base: &checklist::Base) -> Self {
        let [id, version, sha256] = [&base.id, &base.version, &base.sha256].map(String::clone);
        Self { id, version, sha256 }
    }
}

/// What a checklist changes of the one it extends.
#[derive(Clone, Serialize, Debug)]
pub struct Tailoring {
    /// Whose changes they are; empty where they are the checklist's own.
    pub by: String,
    /// The changes, those of one part of the checklist together.
    pub parts: Vec<TailoredPart>,
}

/// What is changed in one part of a checklist.
#[derive(Clone, Serialize, Debug)]
pub struct TailoredPart {
    /// What the part is called: `Kriteria`.
    pub title: String,
    /// How many things share which fate: `2 dihapus (L14 dan K07), 1 diubah (L13)`.
    pub brief: String,
    /// Each thing with what is changed of it: `L13 Lama pertemuan cukup: bobot dari 2 menjadi 4`.
    pub changes: Vec<String>,
}

impl Tailoring {
    fn of(step: &Step<'_>, lang: Lang) -> Self {
        let part = |part: &Part| TailoredPart {
            title: part.title.to_owned(),
            brief: part.brief(lang),
            changes: part
                .things
                .iter()
                .map(|thing| format!("{}: {}", thing.name(), thing.said.join("; ")))
                .collect(),
        };
        Self {
            by: step.heading(lang).unwrap_or_default(),
            parts: step.parts.iter().map(part).collect(),
        }
    }
}

/// A document that criteria cite.
#[derive(Clone, Serialize, Debug)]
pub struct Basis {
    /// Its id in citations.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When it is in force, in words; empty where nothing is said of it.
    pub validity: String,
    /// The criteria that cite it, in words; empty where none does.
    pub cited_by: String,
}

impl Edition {
    pub(super) fn of(view: &View<'_>) -> Self {
        let checklist = view.checklist;
        let tailors = tailoring::opening(checklist, view.lang);
        let steps = tailors.as_ref().map(|_| tailoring::steps(checklist, view.lang));
        let steps = steps.unwrap_or_default();
        Self {
            id: checklist.id.clone(),
            version: checklist.version.clone(),
            title: checklist.title.get(view.lang).to_owned(),
            sha256: checklist.sha256.clone(),
            bases: checklist.bases.iter().map(Base::of).collect(),
            tailoring: steps.iter().map(|step| Tailoring::of(step, view.lang)).collect(),
            tailors: tailors.unwrap_or_default(),
            basis: checklist.basis.iter().map(|basis| Basis::of(view, basis)).collect(),
        }
    }
}

impl Basis {
    fn of(view: &View<'_>, basis: &checklist::Basis) -> Self {
        let cites = |written: &String| written.split(' ').next() == Some(basis.id.as_str());
        let criteria = view.checklist.criteria.iter();
        let citing: Vec<&str> = criteria
            .filter(|criterion| criterion.basis.iter().any(cites))
            .map(|criterion| criterion.id.as_str())
            .collect();
        Self {
            id: basis.id.clone(),
            title: basis.title.get(view.lang).to_owned(),
            validity: validity(basis, view.lang),
            cited_by: all_of(&citing, view.lang),
        }
    }
}

/// When a document is in force: `berlaku 1 Oktober 2016 sampai 31 Desember 2023`.
fn validity(basis: &checklist::Basis, lang: Lang) -> String {
    let day = |day| date(day, lang);
    match (basis.from.map(day), basis.until.map(day), lang) {
        (None, None, _) => String::new(),
        (Some(from), None, Lang::Id) => format!("berlaku sejak {from}"),
        (Some(from), None, Lang::En) => format!("in force since {from}"),
        (None, Some(until), Lang::Id) => format!("berlaku sampai {until}"),
        (None, Some(until), Lang::En) => format!("in force until {until}"),
        (Some(from), Some(until), Lang::Id) => format!("berlaku {from} sampai {until}"),
        (Some(from), Some(until), Lang::En) => format!("in force from {from} until {until}"),
    }
}

/// A file that was read.
#[derive(Clone, Serialize, Debug)]
pub struct Input {
    /// Its name.
    pub file: String,
    /// The hash of its bytes.
    pub sha256: String,
}

impl Input {
    pub(super) fn of(input: &dossier::Input) -> Self {
        Self { file: input.file.clone(), sha256: input.sha256.clone() }
    }
}

/// By which tilik a report was made, from which files and by which checklist, with their hashes.
#[derive(Clone, Serialize, Debug)]
pub struct Made {
    /// In a sentence.
    pub text: String,
    /// In a line for a phone, with the first digits of the hashes.
    pub short: String,
}

impl Made {
    pub(super) fn of(view: &View<'_>) -> Self {
        let origin = Origin::of(view);
        Self { text: origin.text(view.lang), short: origin.short(view.lang) }
    }
}
