//! Files told apart by the hashes of their bytes, one by one and all together.

use std::collections::BTreeSet;
use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// The SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn hash(bytes: impl AsRef<[u8]>) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The SHA-256 of all that can be read, in hexadecimal.
///
/// # Errors
/// It can't be read.
pub fn hash_of(mut from: impl Read) -> io::Result<String> {
    let mut hash = Sha256::new();
    io::copy(&mut from, &mut hash)?;
    Ok(hexadecimal(&hash.finalize()))
}

/// Bytes in hexadecimal.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hashes of any number of files, each once; their order and their names don't matter.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Hashes(BTreeSet<String>);

impl Hashes {
    /// Adds a file by its hash; what was never worked out is empty, and left out.
    pub fn add(&mut self, hash: &str) {
        // Of a million dossiers in one file all come with the same hash.
        if !hash.is_empty() && !self.0.contains(hash) {
            self.0.insert(hash.to_owned());
        }
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One hash for all: of a single file its own; of several that of their hashes, sorted, a line each. Source:
    /// `sha256sum FILES | cut -c1-64 | sort -u | sha256sum`.
    #[must_use]
    pub fn together(&self) -> String {
        match self.0.first() {
            Some(only) if self.len() == 1 => only.clone(),
            _ => hash(self.0.iter().flat_map(|hash| [hash.as_str(), "\n"]).collect::<String>()),
        }
    }
}

impl<'a> FromIterator<&'a str> for Hashes {
    fn from_iter<I: IntoIterator<Item = &'a str>>(hashes: I) -> Self {
        let mut all = Self::default();
        hashes.into_iter().for_each(|hash| all.add(hash));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_is_told_by_its_own_hash() {
        let only = hash("a");
        assert_eq!([only.as_str()].into_iter().collect::<Hashes>().together(), only);
    }

    #[test]
    fn several_files_have_the_hash_that_other_programs_work_out() {
        let (one, other) = (hash("a"), hash("b"));
        let both: Hashes = [one.as_str(), &other, &one].into_iter().collect();
        let turned: Hashes = [other.as_str(), &one, ""].into_iter().collect();
        assert_eq!((both.len(), &both), (2, &turned));
        // printf a > a; printf b > b; sha256sum a b | cut -c1-64 | sort -u | sha256sum
        assert_eq!(
            both.together(),
            "e31b611bfa25cad7df113c6721feec788606f694069ced6d3d3f738a89d14e2a"
        );
    }
}
