//! Runs many cases and says how many there were.

use std::time::Instant;

/// How many dossiers were assessed, and how many the form did not allow.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) assessed: usize,
    pub(crate) refused: usize,
}

/// Runs a test on so many seeds: `TILIK_CASES` where it is set, otherwise `ordinary`. Most dossiers must
/// be ones the form allows, or the test would say little.
pub(crate) fn cases(name: &str, ordinary: u64, mut test: impl FnMut(u64, &mut Tally)) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let first = number("TILIK_SEED").unwrap_or(0);
    let count = number("TILIK_CASES").unwrap_or(ordinary);
    let (start, mut tally) = (Instant::now(), Tally::default());
    for seed in first..first + count {
        test(seed, &mut tally);
    }
    let Tally { assessed, refused } = tally;
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{name}: {count} cases, {assessed} dossiers assessed, {refused} not allowed, {seconds:.1} s"
    );
    assert!(refused * 3 <= assessed || count < 100, "{name}: {refused} dossiers are not allowed");
}
