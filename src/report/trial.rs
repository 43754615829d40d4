//! Assessments that templates are tried on: one of each shape that an assessment can have.
//!
//! They come from small checklists and dossiers in `reports/trial/`, judged like any other, so that what a
//! template meets here it meets in earnest.

use std::sync::{Arc, OnceLock};

use super::View;
use super::data::{Around, Data};
use super::followup::standing_of;
use super::letterhead::Letterhead;
use crate::assess::{Assessment, assess};
use crate::checklist::{Checklist, load};
use crate::diagnostic::{Diagnostics, Source};
use crate::document::{Limits, read_yaml};
use crate::dossier::{Dossier, Input, ReadOptions, Reader};
use crate::files::hashes::hash;
use crate::followup::Reported;
use crate::followup::plan::{ActionPlan, Entry, Status};
use crate::followup::standing::{Advice, Standing};
use crate::quantity::Date;
use crate::text::Lang;

/// A file of the folder: its name and its text.
type File = (&'static str, &'static str);

/// Checklists, each with the dossiers that are judged by it.
const FILES: [(File, File); 3] = [
    (
        ("lengkap.yaml", include_str!("../../reports/trial/lengkap.yaml")),
        ("lengkap.dossier.yaml", include_str!("../../reports/trial/lengkap.dossier.yaml")),
    ),
    (
        ("sederhana.yaml", include_str!("../../reports/trial/sederhana.yaml")),
        ("sederhana.dossier.yaml", include_str!("../../reports/trial/sederhana.dossier.yaml")),
    ),
    (
        ("disesuaikan.yaml", include_str!("../../reports/trial/disesuaikan.yaml")),
        ("disesuaikan.dossier.yaml", include_str!("../../reports/trial/disesuaikan.dossier.yaml")),
    ),
];

const LETTERHEAD: File = ("kop.yaml", include_str!("../../reports/trial/kop.yaml"));

/// A dossier, by what it is judged, and what comes of it.
#[derive(Clone, Debug)]
pub struct Trial {
    checklist: Arc<Checklist>,
    dossier: Dossier,
    assessment: Assessment,
}

impl Trial {
    /// The assessment in words.
    #[must_use]
    pub fn view(&self, lang: Lang) -> View<'_> {
        View::of(&self.checklist, &self.dossier, &self.assessment, lang)
    }
}

/// Every trial, in the order of the files.
#[must_use]
pub fn all() -> &'static [Trial] {
    static ALL: OnceLock<Vec<Trial>> = OnceLock::new();
    ALL.get_or_init(|| {
        FILES.iter().flat_map(|(checklist, dossiers)| trials(*checklist, *dossiers)).collect()
    })
}

/// What templates see of every trial, first without anything around it, then with a letterhead and earlier
/// assessments.
#[must_use]
pub fn data(lang: Lang) -> &'static [Data] {
    static INDONESIAN: OnceLock<Vec<Data>> = OnceLock::new();
    static ENGLISH: OnceLock<Vec<Data>> = OnceLock::new();
    match lang {
        Lang::Id => INDONESIAN.get_or_init(|| data_in(lang)),
        Lang::En => ENGLISH.get_or_init(|| data_in(lang)),
    }
}

fn data_in(lang: Lang) -> Vec<Data> {
    let (letterhead, earlier) = (letterhead(lang), earlier(lang));
    let around = [Around::default(), Around { letterhead, earlier, ..Around::default() }];
    let views: Vec<View<'_>> = all().iter().map(|trial| trial.view(lang)).collect();
    around.iter().flat_map(|around| views.iter().map(|view| Data::of(view, around))).collect()
}

/// A letterhead that says everything a letterhead can say.
#[must_use]
pub fn letterhead(lang: Lang) -> Letterhead {
    let mut diagnostics = Diagnostics::new();
    let source = Arc::new(Source::file(LETTERHEAD.0, LETTERHEAD.1));
    let documents = read_yaml(&source, Limits::default(), &mut diagnostics);
    let head = documents.first().map(|it| Letterhead::of(it, lang, &mut diagnostics));
    head.unwrap_or_default()
}

/// Every trial as an assessment that was made earlier, each answered in the same way.
fn earlier(lang: Lang) -> Vec<Reported> {
    let standings = all().iter().filter_map(|trial| standing_of(&trial.view(lang)));
    standings.map(|standing| Reported { plan: plan(&standing), standing }).collect()
}

/// An action plan that says of everything that it is done, without evidence, and plans something besides.
fn plan(standing: &Standing) -> ActionPlan {
    let answer = |advice: &Advice| Entry {
        answers: Some(advice.id.clone()),
        action: Some("Sudah dilaksanakan".to_owned()),
        due: Some(standing.day()),
        status: Some(Status::Done),
        ..Entry::default()
    };
    let own = Entry { finding: Some("Listrik sering padam".to_owned()), ..Entry::default() };
    ActionPlan { entries: standing.advice.iter().map(answer).chain([own]).collect() }
}

fn trials((name, text): File, dossiers: File) -> Vec<Trial> {
    // That nothing is wrong with the files is what a test of this module says.
    let mut diagnostics = Diagnostics::new();
    let Some(checklist) = load::from_text(name, text, &mut diagnostics).map(Arc::new) else {
        return Vec::new();
    };
    let dossiers = read(&checklist, dossiers, &mut diagnostics);
    let trial = |dossier| {
        let assessment = assess(&checklist, &dossier);
        Trial { checklist: Arc::clone(&checklist), dossier, assessment }
    };
    dossiers.into_iter().map(trial).collect()
}

fn read(checklist: &Checklist, (name, text): File, diagnostics: &mut Diagnostics) -> Vec<Dossier> {
    // A tailored checklist is tried in the middle of its period.
    let as_of = Date::new(2025, 6, 30).filter(|_| !checklist.bases.is_empty());
    let reader = Reader::new(checklist, ReadOptions { as_of, ..ReadOptions::default() });
    let source = Arc::new(Source::file(name, text));
    let input = Input { file: name.to_owned(), sha256: hash(text) };
    let mut drafts = reader.read_yaml(&source, diagnostics);
    let sealed = drafts.iter_mut().filter_map(|draft| {
        draft.add_input(input.clone());
        reader.seal(draft, diagnostics)
    });
    sealed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_sound() {
        for ((name, text), dossiers) in FILES {
            let mut diagnostics = Diagnostics::new();
            let checklist = load::from_text(name, text, &mut diagnostics).unwrap();
            let read = read(&checklist, dossiers, &mut diagnostics);
            let documents = dossiers.1.matches("daftar_tilik:").count();
            assert_eq!(read.len(), documents, "{name}");
            let found: Vec<&str> = diagnostics.iter().map(|it| it.message.get(Lang::En)).collect();
            assert_eq!(found, Vec::<&str>::new(), "{name}");
        }
        assert_eq!(letterhead(Lang::Id).tembusan.len(), 2);
    }
}
