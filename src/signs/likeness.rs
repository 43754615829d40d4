//! Finds texts that are nearly the same among very many, without comparing each with each.
//!
//! Texts that are likely to be alike meet in a bucket: each text is cut into runs of four characters, and
//! 96 hashes each keep the least of them (MinHash, Broder 1997); two texts agree in one hash as often as they
//! share runs. Four hashes together name a bucket, and two texts that share two thirds of their runs meet in
//! one of the 24 buckets with a probability above 99%. Only texts that meet are compared, by the measure of
//! the language's `similar`. Every step is the same for the same texts, whatever their order.

use std::collections::{BTreeMap, HashSet};

use crate::expr::function::similar::similar;
use crate::quantity::Number;

/// How long the runs are.
const RUN: usize = 4;
/// How many buckets a text lies in.
const BUCKETS: usize = 24;
/// How many hashes name a bucket.
const HASHES: usize = 4;
/// In a bucket that holds more texts than this, each is compared with the next so many alone: they stand in
/// the order of the alphabet, copies beside each other.
const CROWD: usize = 64;

/// Which texts are nearly the same.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Likeness {
    /// Groups of two or more, each text nearly the same as some other of its group; in the order of their
    /// first text.
    pub groups: Vec<Alike>,
    /// How many pairs of different texts were compared.
    pub compared: usize,
}

/// Texts that are nearly the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alike {
    /// Their places, in order.
    pub texts: Vec<usize>,
    /// The least likeness by which one of them was added: 1 where all are the same but for case, spaces and
    /// punctuation.
    pub least: Number,
}

impl Likeness {
    /// Groups the texts whose likeness is at least so high.
    #[must_use]
    pub fn of(texts: &[&str], at_least: &Number) -> Self {
        let mut places: BTreeMap<Vec<char>, Vec<usize>> = BTreeMap::new();
        for (place, text) in texts.iter().enumerate() {
            places.entry(plain(text)).or_default().push(place);
        }
        let plains: Vec<&Vec<char>> = places.keys().collect();
        let mut search = Search::new(plains.iter().map(|text| text.iter().collect()).collect());
        search.run(&plains, at_least);
        let Search { mut sets, compared, .. } = search;
        let mut groups: BTreeMap<usize, Alike> = BTreeMap::new();
        for (distinct, found) in places.values().enumerate() {
            let root = sets.root(distinct);
            let least = sets.least(root);
            let group = groups.entry(root).or_insert_with(|| Alike { texts: Vec::new(), least });
            group.texts.extend(found);
        }
        let mut groups: Vec<Alike> =
            groups.into_values().filter(|group| group.texts.len() > 1).collect();
        groups.iter_mut().for_each(|group| group.texts.sort_unstable());
        groups.sort_by(|one, other| one.texts.cmp(&other.texts));
        Self { groups, compared: compared.len() }
    }
}

/// The letters and digits of a text, in lower case.
fn plain(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// The search among different texts, which stand in the order of the alphabet.
struct Search {
    texts: Vec<String>,
    sets: Sets,
    compared: HashSet<(usize, usize)>,
}

impl Search {
    fn new(texts: Vec<String>) -> Self {
        let sets = Sets::new(texts.len());
        Self { texts, sets, compared: HashSet::new() }
    }

    fn run(&mut self, plains: &[&Vec<char>], at_least: &Number) {
        let names: Vec<[u64; BUCKETS]> = plains.iter().map(|text| buckets(text)).collect();
        for bucket in 0..BUCKETS {
            let name = |names: &[u64; BUCKETS]| names.get(bucket).copied().unwrap_or_default();
            let mut order: Vec<(u64, usize)> =
                names.iter().map(name).enumerate().map(|(text, name)| (name, text)).collect();
            order.sort_unstable();
            for together in order.chunk_by(|one, other| one.0 == other.0) {
                self.compare(together, at_least);
            }
        }
    }

    fn compare(&mut self, together: &[(u64, usize)], at_least: &Number) {
        for (place, (_, one)) in together.iter().enumerate() {
            for (_, other) in together.iter().skip(place + 1).take(CROWD) {
                self.pair(*one, *other, at_least);
            }
        }
    }

    /// Joins two texts that are alike; those in one set already need no comparison.
    fn pair(&mut self, one: usize, other: usize, at_least: &Number) {
        let joined = self.sets.root(one) == self.sets.root(other);
        if joined || !self.compared.insert((one, other)) {
            return;
        }
        let (Some(text), Some(second)) = (self.texts.get(one), self.texts.get(other)) else {
            return;
        };
        let likeness = similar(text, second);
        if likeness >= *at_least {
            self.sets.join(one, other, likeness);
        }
    }
}

/// The buckets of a text: for each, the hash of four least hashes.
fn buckets(text: &[char]) -> [u64; BUCKETS] {
    let mut least = [[u32::MAX; HASHES]; BUCKETS];
    for run in text.windows(RUN.min(text.len()).max(1)) {
        let hash = run.iter().fold(0, |hash, c| mixed(hash ^ u64::from(u32::from(*c))));
        let mut seed = 0;
        for kept in least.iter_mut().flatten() {
            seed += 1;
            // The upper half of a mixed product: as good as a hash function of its own.
            let own = hash.wrapping_mul(mixed(seed) | 1) >> 32;
            *kept = (*kept).min(u32::try_from(own).unwrap_or(u32::MAX));
        }
    }
    least.map(|four| four.iter().fold(0, |name, hash| mixed(name ^ u64::from(*hash))))
}

/// A number of which every bit depends on every bit of another: the finish of SplitMix64.
const fn mixed(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// Texts in sets, each under its root, with the least likeness that joined them.
struct Sets {
    parents: Vec<usize>,
    least: Vec<Number>,
}

impl Sets {
    fn new(count: usize) -> Self {
        Self { parents: (0..count).collect(), least: vec![Number::ONE; count] }
    }

    fn root(&mut self, text: usize) -> usize {
        let mut root = text;
        while let Some(parent) = self.parents.get(root).copied().filter(|parent| *parent != root) {
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(kept) = self.parents.get_mut(root) {
                *kept = above;
            }
            root = parent;
        }
        root
    }

    fn least(&self, root: usize) -> Number {
        self.least.get(root).cloned().unwrap_or(Number::ONE)
    }

    /// Joins the sets of two texts under the smaller root.
    fn join(&mut self, one: usize, other: usize, likeness: Number) {
        let (one, other) = (self.root(one), self.root(other));
        let (low, high) = (one.min(other), one.max(other));
        let least = self.least(low).min(self.least(high)).min(likeness);
        if let Some(parent) = self.parents.get_mut(high) {
            *parent = low;
        }
        if let Some(kept) = self.least.get_mut(low) {
            *kept = least;
        }
    }
}
