//! Two evaluators, one answer: random checklists and random dossiers in which nothing is unknown are judged by
//! tilik and by a second evaluator, slow and obvious, which shares nothing with the first but the parser.
//!
//! Measures, rows, points, scores, grades and flags have to be the very same fractions. An ordinary run has
//! a few hundred checklists; `TILIK_CASES=100000 cargo test --release --test differential -- --nocapture` makes a
//! long one; `TILIK_SEED=17 TILIK_CASES=1` repeats the case of seed 17.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on stops, and says at which seed"
)]
#![allow(dead_code, reason = "what the tests of bounds need beside it is not needed here")]

#[path = "support/plain/mod.rs"]
mod plain;
mod support;

use std::collections::BTreeSet;

use plain::{Q, Result, fraction, judge};
use support::case::Case;
use support::dice::Dice;
use support::dossier::Dossier;
use support::filling;
use support::random_checklist::Wanted;
use support::run::{Tally, cases};
use tilik::assess::Assessment;
use tilik::bound::{Range, Truth};
use tilik::expr::aggregate::AGGREGATES;
use tilik::expr::function::FUNCTIONS;

/// How many dossiers in turn share a checklist.
const DOSSIERS: usize = 4;

#[test]
fn both_evaluators_agree_on_every_dossier_without_blanks() {
    let mut met = BTreeSet::new();
    let mut judged = 0;
    cases("differential", 400, |seed, tally| {
        let mut case = Case::random(&mut Dice::new(seed), seed, Wanted::default());
        if !case.model.form.can_be_complete() {
            return;
        }
        met.extend(names_in(&case.model.yaml()));
        let dice = &mut Dice::new(seed);
        for _ in 0..DOSSIERS {
            case.another_dossier(dice);
            let Some(whole) = filling::whole(dice, &case.model.form, &case.dossier) else {
                continue;
            };
            judged += usize::from(agree(&case, &whole, tally));
        }
    });
    println!("{judged} dossiers without blanks were judged by both");
    // Every function and aggregate is met, or the test would say nothing of it.
    if judged > 500 {
        let known = FUNCTIONS.iter().map(|it| it.name).chain(AGGREGATES.iter().map(|it| it.name));
        let never: Vec<&str> = known.filter(|name| !met.contains(*name)).collect();
        assert_eq!(never, Vec::<&str>::new());
    }
}

/// Words of a checklist that an opening parenthesis follows.
fn names_in(checklist: &str) -> impl Iterator<Item = String> {
    let before = |part: &str| {
        let word = part.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next();
        word.unwrap_or_default().to_owned()
    };
    checklist.split('(').map(before).collect::<Vec<_>>().into_iter()
}

/// Judges a dossier by both; whether its form allows it.
fn agree(case: &Case, whole: &Dossier, tally: &mut Tally) -> bool {
    let Some(assessment) = case.assess(whole, tally) else { return false };
    let plain = judge(&case.model, whole);
    let mut faults = Vec::new();
    compare(&assessment, &plain, &mut faults);
    case.expect_none("judged otherwise", &faults, whole);
    true
}

fn compare(assessment: &Assessment, plain: &Result, faults: &mut Vec<String>) {
    let mut expect = |what: String, theirs: String, ours: String| {
        if theirs != ours {
            faults.push(format!("{what}: {theirs}, but plainly {ours}"));
        }
    };
    let said = |number: &Option<Q>| format!("{number:?}");
    for (place, (theirs, ours)) in assessment.criteria.iter().zip(&plain.criteria).enumerate() {
        let measure = theirs.measure.as_ref().map(|it| exact(it.range.as_ref()));
        expect(format!("measure of {place}"), said(&measure.flatten()), said(&ours.measure));
        let points = exact(theirs.points.as_ref());
        expect(format!("points of {place}"), said(&points), said(&ours.points));
        let applies = theirs.applies == Truth::True;
        expect(
            format!("whether {place} applies"),
            applies.to_string(),
            ours.points.is_some().to_string(),
        );
        // Rows are counted where a criterion may apply.
        let rows = theirs.rows.map(|rows| (rows.met, rows.unmet));
        expect(format!("rows of {place}"), format!("{rows:?}"), format!("{:?}", ours.rows));
    }
    for (place, (theirs, ours)) in assessment.indicators.iter().zip(&plain.indicators).enumerate() {
        let measure = exact(theirs.measure.range.as_ref());
        expect(format!("indicator {place}"), said(&measure), said(&ours.measure));
        let points = exact(theirs.points.as_ref());
        expect(format!("points of indicator {place}"), said(&points), said(&ours.points));
    }
    let card = &assessment.scorecard;
    let all = |scores: &[Option<Range>]| -> Vec<Option<Q>> {
        scores.iter().map(|score| exact(score.as_ref())).collect()
    };
    expect("total".to_owned(), said(&exact(card.total.as_ref())), said(&plain.total));
    let sections = (all(&card.sections), &plain.sections);
    expect("sections".to_owned(), format!("{:?}", sections.0), format!("{:?}", sections.1));
    let axes = (all(&card.axes), &plain.axes);
    expect("axes".to_owned(), format!("{:?}", axes.0), format!("{:?}", axes.1));
    let grade = plain.grade.map(|grade| (grade, grade));
    expect("grade".to_owned(), format!("{:?}", card.grade), format!("{grade:?}"));
    for (place, ours) in plain.flags.iter().enumerate() {
        let theirs = assessment.flags.iter().filter(|raised| raised.flag == place).count();
        expect(format!("flag {place}"), theirs.to_string(), ours.to_string());
    }
}

/// The one number that is possible.
fn exact(range: Option<&Range>) -> Option<Q> {
    range.map(|range| fraction(range.exact().unwrap_or_else(|| panic!("{range:?} is open"))))
}
