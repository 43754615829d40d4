//! The central promise: however the blanks are filled in, the result lies within the reported bounds.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on stops"
)]

mod support;

use support::dice::Dice;
use support::random_checklist::{Wanted, random_checklist};
use support::random_dossier::random_dossier;
use support::random_form::random_period;
use support::run::cases;
use support::{filling, inside, pipeline};

/// A whole filling lies within the bounds and leaves nothing open; a partial one lies within them too, and
/// what fills it further lies within its own.
#[test]
fn filling_blanks_never_leaves_the_bounds() {
    let tally = cases("fillings", 2000, |seed, tally| {
        let mut dice = Dice::new(seed);
        let period = random_period(&mut dice);
        let model = random_checklist(&mut dice, period, Wanted::default());
        let checklist = match pipeline::load(&model) {
            Ok(checklist) => checklist,
            Err(why) => {
                println!("seed {seed}: {why}");
                tally.refused += 1;
                return;
            }
        };
        for _ in 0..2 {
            let dossier = random_dossier(&mut dice, &model.form, period);
            let Ok(before) = pipeline::run(&checklist, &model, &dossier) else {
                tally.undecided += 1;
                continue;
            };
            let report = |what: &str, faults: &[String], filled: &support::dossier::Dossier| {
                if !faults.is_empty() {
                    panic!(
                        "seed {seed}: {what}:\n{}\n--- checklist\n{}\n--- dossier\n{}\n--- filled\n{}",
                        faults.join("\n"),
                        model.yaml(),
                        dossier.yaml(&model.form),
                        filled.yaml(&model.form)
                    );
                }
            };
            report("inconsistent", &inside::inconsistencies(&checklist, &before), &dossier);
            for _ in 0..2 {
                let part = filling::partial(&mut dice, &model.form, &dossier);
                let Ok(between) = pipeline::run(&checklist, &model, &part) else {
                    tally.undecided += 1;
                    continue;
                };
                report("partly filled", &inside::leaks(&checklist, &before, &between), &part);
                for _ in 0..2 {
                    let whole = filling::whole(&mut dice, &model.form, &part);
                    let after = whole.as_ref().map(|whole| pipeline::run(&checklist, &model, whole));
                    let (Some(whole), Some(Ok(after))) = (whole, after) else {
                        tally.undecided += 1;
                        continue;
                    };
                    tally.assessed += 1;
                    report("whole", &inside::leaks(&checklist, &before, &after), &whole);
                    report("whole after partly", &inside::leaks(&checklist, &between, &after), &whole);
                    let can_close = model.form.timeline.as_ref().is_none_or(|one| one.complete_when.is_some());
                    if can_close {
                        report("open", &inside::open_ends(&checklist, &after), &whole);
                    }
                }
            }
        }
    });
    assert_eq!(tally.refused, 0, "every random checklist is valid");
}

#[test]
#[ignore]
fn show() {
    cases("show", 1, |seed, _| {
        let mut dice = Dice::new(seed);
        let period = random_period(&mut dice);
        let model = random_checklist(&mut dice, period, Wanted::default());
        println!("{}", model.yaml());
        let dossier = random_dossier(&mut dice, &model.form, period);
        println!("{}", dossier.yaml(&model.form));
        println!("--- part\n{}", filling::partial(&mut dice, &model.form, &dossier).yaml(&model.form));
        println!("--- whole\n{}", filling::whole(&mut dice, &model.form, &dossier).unwrap().yaml(&model.form));
    });
}

#[test]
#[ignore]
fn stats() {
    use std::collections::BTreeMap;
    let mut verdicts: BTreeMap<String, usize> = BTreeMap::new();
    let (mut wide, mut low, mut high, mut none) = (0, 0, 0, 0);
    cases("stats", 1000, |seed, _| {
        let mut dice = Dice::new(seed);
        let period = random_period(&mut dice);
        let model = random_checklist(&mut dice, period, Wanted::default());
        let Ok(checklist) = pipeline::load(&model) else { return };
        let dossier = random_dossier(&mut dice, &model.form, period);
        let Ok(before) = pipeline::run(&checklist, &model, &dossier) else { return };
        for _ in 0..4 {
            let Some(whole) = filling::whole(&mut dice, &model.form, &dossier) else { continue };
            let Ok(after) = pipeline::run(&checklist, &model, &whole) else { continue };
            for (b, a) in before.criteria.iter().zip(&after.criteria) {
                *verdicts.entry(format!("{:?} -> {:?}", b.verdict, a.verdict)).or_default() += 1;
                let (Some(bm), Some(am)) = (&b.measure, &a.measure) else { continue };
                if bm.range.as_ref().is_some_and(|r| r.exact().is_none()) {
                    wide += 1;
                    let Some(v) = am.range.as_ref().and_then(|r| r.exact()) else { none += 1; continue };
                    low += usize::from(bm.range.as_ref().unwrap().low() == Some(v));
                    high += usize::from(bm.range.as_ref().unwrap().high() == Some(v));
                }
            }
        }
    });
    println!("{verdicts:#?} wide {wide} low {low} high {high} none {none}");
}
