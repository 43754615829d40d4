//! The cheapest path to a better grade, held against every other one: of random checklists and dossiers all sets of
//! criteria are tried, each by scoring anew with these criteria met.
//!
//! `TILIK_SEED=17 TILIK_CASES=1 cargo test --test paths` repeats the case of seed 17.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on stops, and says at which seed"
)]
#![allow(dead_code, reason = "what the tests of bounds need beside it is not needed here")]

mod support;

use support::case::Case;
use support::dice::Dice;
use support::random_checklist::Wanted;
use support::run::cases;
use tilik::assess::Assessment;
use tilik::bound::{Range, Truth};
use tilik::checklist::Checklist;
use tilik::score::Scorecard;

/// More criteria have too many sets.
const MOST: usize = 10;

#[test]
fn no_smaller_set_of_criteria_lifts_the_proven_grade() {
    let (mut lifted, mut gated) = (0, 0);
    cases("paths", 400, |seed, tally| {
        let case = Case::random(&mut Dice::new(seed), seed, Wanted::default());
        let Some(assessment) = case.assess(&case.dossier, tally) else { return };
        let of = (&case.checklist, &assessment);
        // Which criteria apply is as in the proven total; what is tried here takes it for settled.
        let settled = assessment.criteria.iter().all(|one| one.applies != Truth::Either);
        let Some((proven, _)) = assessment.scorecard.grade.filter(|_| settled) else { return };
        if assessment.criteria.len() > MOST {
            return;
        }
        for (path, wanted) in [
            (&assessment.path_to_next_grade, proven.saturating_sub(1)),
            (&assessment.path_to_best, 0),
        ] {
            let faults = faults(of, (proven, wanted), path);
            case.expect_none("not the cheapest path", &faults, &case.dossier);
            lifted += usize::from(!path.is_empty());
        }
        gated += usize::from(!case.checklist.gates.is_empty());
    });
    println!("{lifted} paths, {gated} dossiers under gates");
    // Otherwise the test would say nothing; a single case that is repeated need not have any.
    if std::env::var("TILIK_CASES").is_err() {
        assert!(lifted > 100 && gated > 50, "{lifted} paths, {gated} dossiers under gates");
    }
}

/// What is wrong with a path from a grade to a wanted one or better; 0 is the best.
fn faults(
    of: (&Checklist, &Assessment),
    (proven, wanted): (usize, usize),
    path: &[usize],
) -> Vec<String> {
    let count = of.1.criteria.len();
    if proven == 0 {
        return path.iter().map(|place| format!("{place} is asked of the best grade")).collect();
    }
    let lifting = |set: &Vec<usize>| grade_with(of, set) <= wanted;
    let all = (0_u32..1 << count).map(|bits| (0..count).filter(|it| bits >> it & 1 == 1).collect());
    let fewest = all.filter(lifting).map(|set: Vec<usize>| set.len()).min();
    match fewest {
        None if path.is_empty() => Vec::new(),
        None => vec![format!("{path:?}, but nothing lifts the grade")],
        Some(fewest) if path.len() == fewest && lifting(&path.to_vec()) => Vec::new(),
        Some(fewest) => vec![format!("{path:?}, but {fewest} criteria are enough")],
    }
}

/// The proven grade once these criteria are met.
fn grade_with((checklist, assessment): (&Checklist, &Assessment), met: &[usize]) -> usize {
    let mut judged = assessment.criteria.clone();
    for place in met {
        if judged[*place].points.is_some() {
            judged[*place].points = Some(Range::exactly(checklist.criteria[*place].levels.max()));
        }
    }
    Scorecard::of(checklist, &judged).grade.unwrap().0
}
