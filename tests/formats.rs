//! One dossier says the same in every format: YAML, JSON, NDJSON, a workbook, a folder of CSV files.
//!
//! Forms and dossiers are random. An ordinary run has some hundred; `TILIK_CASES=20000 cargo test --release
//! --test formats` makes a long one, and `TILIK_SEED=17 TILIK_CASES=1` repeats the case of seed 17.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on stops, and says at which seed"
)]
#![allow(dead_code, reason = "the support is that of several tests")]

#[path = "support/formats.rs"]
mod formats;
#[path = "support/sheets.rs"]
mod sheets;
mod support;

use formats::{Outcome, outcome, write_all};
use support::case::Case;
use support::dice::Dice;
use support::random_checklist::Wanted;
use support::run::cases;

/// How many dossiers in turn share a checklist.
const DOSSIERS_A_CHECKLIST: u64 = 8;

#[test]
fn every_format_gives_the_same_assessment() {
    let mut shared: Option<Case> = None;
    let folder = tempfile::tempdir().unwrap();
    cases("formats", 400, |seed, tally| {
        let of_checklist = seed / DOSSIERS_A_CHECKLIST;
        let mut case = shared
            .take()
            .filter(|case| case.seed / DOSSIERS_A_CHECKLIST == of_checklist)
            .unwrap_or_else(|| Case::random(&mut Dice::new(of_checklist), seed, Wanted::default()));
        let dice = &mut Dice::new(seed);
        case.seed = seed;
        case.another_dossier(dice);
        let paths = write_all(dice, &case.model.form, &case.dossier, folder.path());
        let (first, _) = outcome(&case.checklist, &paths[0]);
        match &first {
            Outcome::Assessed(_) => tally.assessed += 1,
            Outcome::Refused(_) => tally.refused += 1,
        }
        for path in &paths[1..] {
            let (other, told) = outcome(&case.checklist, path);
            if other != first {
                let faults = [format!("{first:#?}\n{other:#?}\n{told}")];
                case.fail(&format!("{} differs", path.display()), &faults, &case.dossier);
            }
        }
        shared = Some(case);
    });
}
