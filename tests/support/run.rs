//! Runs many cases and says how many there were.
//!
//! `TILIK_CASES=200000 cargo test --release --test bounds` makes a long run; `TILIK_SEED=17 TILIK_CASES=1`
//! repeats the one case whose report says seed 17.

use std::time::Instant;

/// How many cases there were, and how many of them came to nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) assessed: usize,
    pub(crate) refused: usize,
    pub(crate) undecided: usize,
}

/// Runs a test on so many seeds: `TILIK_CASES` where it is set, otherwise `ordinary`.
pub(crate) fn cases(name: &str, ordinary: u64, mut test: impl FnMut(u64, &mut Tally)) -> Tally {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let first = number("TILIK_SEED").unwrap_or(0);
    let count = number("TILIK_CASES").unwrap_or(ordinary);
    let (start, mut tally) = (Instant::now(), Tally::default());
    for seed in first..first + count {
        test(seed, &mut tally);
    }
    println!("{name}: {count} cases, {tally:?}, {:.1} s", start.elapsed().as_secs_f64());
    tally
}
