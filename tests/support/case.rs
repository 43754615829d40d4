//! A checklist with a dossier, and how a test says what is wrong with them.

use tilik::assess::Assessment;

use super::checklist::Checklist;
use super::dice::Dice;
use super::dossier::Dossier;
use super::pipeline::{self, Refusal};
use super::random_checklist::{Wanted, random_checklist};
use super::random_dossier::random_dossier;
use super::random_form::random_period;
use super::repair::{self, Dropped, repair};
use super::run::Tally;

/// A checklist with a dossier.
pub(crate) struct Case {
    /// What repeats it.
    pub(crate) seed: u64,
    pub(crate) model: Checklist,
    pub(crate) checklist: tilik::checklist::Checklist,
    pub(crate) dossier: Dossier,
    /// Levels said to be out of reach.
    dropped: Vec<Dropped>,
}

fn refuse(seed: u64, model: &Checklist, refusals: &[Refusal]) -> ! {
    panic!("seed {seed}: the checklist is refused\n{refusals:#?}\n--- checklist\n{}", model.yaml());
}

impl Case {
    /// A random checklist with a random dossier. Levels that no measure can earn are taken out: nobody
    /// can see them without working the measure out, so they are the one fault the tests write.
    pub(crate) fn random(dice: &mut Dice, seed: u64, wanted: Wanted) -> Self {
        let period = random_period(dice);
        let mut model = random_checklist(dice, period, wanted);
        let mut dropped = Vec::new();
        while let Err(refusals) = pipeline::load(&model.yaml()) {
            if !repair(dice, &mut model, &refusals, &mut dropped, wanted) {
                refuse(seed, &model, &refusals);
            }
        }
        let dossier = random_dossier(dice, &model.form, period);
        Self { dropped, ..Self::new(seed, model, dossier) }
    }

    /// A case; every checklist the tests write is valid, so a refused one is a fault in itself.
    pub(crate) fn new(seed: u64, model: Checklist, dossier: Dossier) -> Self {
        match pipeline::load(&model.yaml()) {
            Ok(checklist) => Self { seed, model, checklist, dossier, dropped: Vec::new() },
            Err(refusals) => refuse(seed, &model, &refusals),
        }
    }

    /// The same dossier under another checklist of the same form.
    pub(crate) fn with_checklist(&self, model: Checklist) -> Self {
        Self::new(self.seed, model, self.dossier.clone())
    }

    /// Takes another random dossier.
    pub(crate) fn another_dossier(&mut self, dice: &mut Dice) {
        self.dossier = random_dossier(dice, &self.model.form, self.model.form.period);
    }

    /// The assessment of a dossier; `None` where the form does not allow it.
    pub(crate) fn assess(&self, dossier: &Dossier, tally: &mut Tally) -> Option<Assessment> {
        let written = dossier.yaml(&self.model.form);
        match pipeline::run(&self.checklist, &written) {
            Ok(Some(assessment)) => {
                tally.assessed += 1;
                self.expect_none(
                    "earned all the same",
                    &repair::earned(&self.dropped, &assessment),
                    dossier,
                );
                Some(assessment)
            }
            Ok(None) => {
                tally.refused += 1;
                None
            }
            Err(why) => self.fail("the dossier is refused", &[why], dossier),
        }
    }

    /// Stops the test where there are faults.
    pub(crate) fn expect_none(&self, what: &str, faults: &[String], dossier: &Dossier) {
        if !faults.is_empty() {
            self.fail(what, faults, dossier);
        }
    }

    /// Stops the test with all there is to know.
    pub(crate) fn fail(&self, what: &str, faults: &[String], dossier: &Dossier) -> ! {
        let (seed, faults) = (self.seed, faults.join("\n"));
        let form = &self.model.form;
        let (list, before, after) =
            (self.model.yaml(), self.dossier.yaml(form), dossier.yaml(form));
        panic!(
            "seed {seed}: {what}\n{faults}\n--- checklist\n{list}\n--- dossier\n{before}\n--- {what}\n{after}"
        );
    }
}
