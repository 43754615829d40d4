//! The checklists of a run: the one that is given, or those that dossiers name.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::checklist::Checklist;
use crate::cli::inputs::{self, Findings};
use crate::compare::questions::Questions;
use crate::text::Lang;

/// A checklist by which dossiers are assessed.
#[derive(Clone)]
pub(super) struct Known {
    pub(super) checklist: Arc<Checklist>,
    /// What it asks, for all that it is asked of.
    pub(super) questions: Arc<Questions>,
}

impl Known {
    fn of(checklist: Arc<Checklist>, lang: Lang) -> Self {
        let questions = Arc::new(Questions::of(&checklist, lang));
        Self { checklist, questions }
    }
}

/// The checklists of a run, for all threads.
pub(super) struct Checklists {
    lang: Lang,
    given: Option<Known>,
    named: Mutex<BTreeMap<String, (Option<Known>, Findings)>>,
}

impl Checklists {
    /// The one that is given for all dossiers, if one is.
    pub(super) fn new(given: Option<Arc<Checklist>>, lang: Lang) -> Self {
        let given = given.map(|checklist| Known::of(checklist, lang));
        Self { lang, given, named: Mutex::default() }
    }

    /// The one that is given for all dossiers.
    pub(super) fn given(&self) -> Option<Known> {
        self.given.clone()
    }

    /// The one with this id; `None` where it cannot be used. It is read when it is named first.
    pub(super) fn named(&self, id: &str) -> Option<Known> {
        let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        let (known, _) = named.entry(id.to_owned()).or_insert_with(|| {
            let mut findings = Findings::default();
            let checklist = inputs::checklist_for_reading(id, &mut findings);
            (checklist.map(|it| Known::of(Arc::new(it), self.lang)), findings)
        });
        known.clone()
    }

    /// All that were used, and what was wrong with them, in the order of their ids.
    pub(super) fn all(self, findings: &mut Findings) -> Vec<Arc<Checklist>> {
        let named = self.named.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<Arc<Checklist>> =
            self.given.into_iter().map(|known| known.checklist).collect();
        for (known, own) in named.into_values() {
            all.extend(known.map(|known| known.checklist));
            findings.diagnostics.extend(own.diagnostics);
            findings.errors.extend(own.errors);
        }
        all
    }
}
