//! Finds texts that are nearly the same among very many, without comparing each with each.
//!
//! Texts that are likely to be alike meet in a bucket: each text is cut into runs of four characters, and
//! 160 hashes each keep the least of them (MinHash, Broder 1997); two texts agree in one hash as often as they
//! share runs. Five hashes together name a bucket: two texts that share two thirds of their runs meet in one of
//! the 32 buckets with a probability of 99%, two that share a tenth with one of three in ten thousand. Only texts
//! that meet are compared, by the measure of the language's `similar`. Every step is the same for the same texts, whatever their order.

use crate::expr::function::similar::similar;
use crate::quantity::Number;

/// How long the runs are.
const RUN: usize = 4;
/// How many buckets a text lies in.
const BUCKETS: usize = 32;
/// How many hashes name a bucket.
const HASHES: usize = 5;
/// In a bucket that holds more texts than this, each is compared with the next so many alone: they stand in
/// the order of the alphabet, copies beside each other.
const CROWD: usize = 64;

/// Which texts are nearly the same.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Likeness {
    /// Groups of two or more, each text nearly the same as some other of its group; in the order of their
    /// first text.
    pub groups: Vec<Alike>,
    /// How many times two different texts were compared.
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
        let mut order: Vec<(String, usize)> =
            texts.iter().enumerate().map(|(place, text)| (plain(text), place)).collect();
        order.sort_unstable();
        let same: Vec<&[(String, usize)]> = order.chunk_by(|one, other| one.0 == other.0).collect();
        let distinct = same.iter().filter_map(|all| Some(all.first()?.0.as_str())).collect();
        let mut search = Search::new(distinct, at_least);
        search.run();
        let (groups, compared) = (search.groups(&same), search.compared);
        Self { groups, compared }
    }
}

/// The letters and digits of a text, in lower case.
fn plain(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// The search among different texts, which stand in the order of the alphabet.
struct Search<'t> {
    texts: Vec<&'t str>,
    /// How many letters and digits each has.
    lengths: Vec<u32>,
    sets: Sets,
    compared: usize,
    least: &'t Number,
    /// The same in whole thousandths, rounded down.
    thousandths: u64,
}

/// What a thousandth is of.
const THOUSAND: u64 = 1_000;

impl<'t> Search<'t> {
    fn new(texts: Vec<&'t str>, least: &'t Number) -> Self {
        let sets = Sets::new(texts.len());
        let length = |text: &&str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let lengths = texts.iter().map(length).collect();
        let thousandths = least.clone() * Number::whole(1_000);
        let thousandths = thousandths.floor().to_i64().unwrap_or_default();
        let thousandths = u64::try_from(thousandths).unwrap_or_default();
        Self { texts, lengths, sets, compared: 0, least, thousandths }
    }

    fn run(&mut self) {
        let seeds = seeds();
        let names: Vec<Names> = self.texts.iter().map(|text| names(text, &seeds)).collect();
        for bucket in 0..BUCKETS {
            let name = |names: &Names| names.get(bucket).copied().unwrap_or_default();
            let mut order: Vec<(u32, usize)> =
                names.iter().map(name).enumerate().map(|(text, name)| (name, text)).collect();
            order.sort_unstable();
            for together in order.chunk_by(|one, other| one.0 == other.0) {
                self.compare(together);
            }
        }
    }

    fn compare(&mut self, together: &[(u32, usize)]) {
        for (place, (_, one)) in together.iter().enumerate() {
            for (_, other) in together.iter().skip(place + 1).take(CROWD) {
                self.pair(*one, *other);
            }
        }
    }

    /// Joins two texts that are alike; those in one set already need no comparison.
    fn pair(&mut self, one: usize, other: usize) {
        if self.sets.root(one) == self.sets.root(other) {
            return;
        }
        let (Some(text), Some(second)) = (self.texts.get(one), self.texts.get(other)) else {
            return;
        };
        if !self.reaches(one, other) {
            return;
        }
        self.compared += 1;
        let likeness = similar(text, second);
        if likeness >= *self.least {
            self.sets.join(one, other, likeness);
        }
    }

    /// Whether texts of their lengths can be alike enough, even if the shorter one has nothing of its own.
    fn reaches(&self, one: usize, other: usize) -> bool {
        let length = |text: usize| u64::from(self.lengths.get(text).copied().unwrap_or_default());
        let (one, other) = (length(one), length(other));
        2 * one.min(other) * THOUSAND >= (one + other) * self.thousandths
    }

    /// The sets with more than one text, where each different text stands at so many places.
    fn groups(&mut self, same: &[&[(String, usize)]]) -> Vec<Alike> {
        let mut roots: Vec<(usize, usize)> = Vec::new();
        for (distinct, all) in same.iter().enumerate() {
            let root = self.sets.root(distinct);
            roots.extend(all.iter().map(|(_, place)| (root, *place)));
        }
        roots.sort_unstable();
        let groups = roots.chunk_by(|one, other| one.0 == other.0).filter(|all| all.len() > 1);
        let mut groups: Vec<Alike> = groups
            .filter_map(|all| {
                let least = self.sets.least(all.first()?.0);
                Some(Alike { texts: all.iter().map(|(_, place)| *place).collect(), least })
            })
            .collect();
        groups.sort_by(|one, other| one.texts.cmp(&other.texts));
        groups
    }
}

/// The buckets in which a text lies, each by the hash of some least hashes.
type Names = [u32; BUCKETS];
/// What makes each hash another one.
type Seeds = [[u32; HASHES]; BUCKETS];

fn seeds() -> Seeds {
    let mut place = 0;
    // An odd factor loses nothing of what it multiplies.
    [[(); HASHES]; BUCKETS].map(|bucket| {
        bucket.map(|()| {
            place += 1;
            upper(mixed(place)) | 1
        })
    })
}

fn names(text: &str, seeds: &Seeds) -> Names {
    let mut least = [[u32::MAX; HASHES]; BUCKETS];
    for hash in runs(text) {
        for (kept, seed) in least.iter_mut().flatten().zip(seeds.iter().flatten()) {
            // What is least is told by the upper half of a product, on which every bit below has a bearing.
            *kept = (*kept).min(hash.wrapping_mul(*seed));
        }
    }
    least.map(|some| upper(some.iter().fold(0, |name, hash| mixed(name ^ u64::from(*hash)))))
}

/// The hash of each run of a text; of a text that is shorter than a run, its own.
fn runs(text: &str) -> impl Iterator<Item = u32> {
    let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    ends.push(text.len());
    let runs = ends.len().saturating_sub(RUN).max(1);
    (0..runs).filter_map(move |run| {
        let end = ends.get(run + RUN).or(ends.last())?;
        let run = text.get(*ends.get(run)?..*end)?;
        Some(upper(run.bytes().fold(0, |hash, byte| mixed(hash ^ u64::from(byte)))))
    })
}

/// The upper half of a number.
fn upper(value: u64) -> u32 {
    u32::try_from(value >> 32).unwrap_or_default()
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
