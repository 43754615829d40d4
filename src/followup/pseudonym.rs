//! Names that stand in for units and regions: the same for the same unit as long as the key is the same, and
//! for nobody without the key to be worked out from a list of units.
//!
//! A name is the beginning of an HMAC-SHA256 of the code under the key. Lists of facility codes are public:
//! without a key, anyone could make the names of them all.

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::standing::Standing;

/// The least length of a key in characters: one that can't be tried out.
const SHORTEST: usize = 16;
/// How many letters a name has, five bits each: no two of a million units share one.
const LETTERS: usize = 12;
/// Letters and digits that nobody takes for one another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Gives units and regions names that stand in for their own.
#[derive(Clone, Debug)]
pub struct Pseudonyms(Hmac<Sha256>);

impl Pseudonyms {
    /// Names by a key: a text of sixteen characters or more, white space around it left out. `None` for less.
    #[must_use]
    pub fn by(key: &str) -> Option<Self> {
        let key = key.trim_start_matches('\u{feff}').trim();
        let is_long = key.chars().count() >= SHORTEST;
        let mac = Hmac::new_from_slice(key.as_bytes()).ok()?;
        is_long.then_some(Self(mac))
    }

    /// What stands in for a unit's code and name: `7K2Q-M9XA-4TBC`.
    #[must_use]
    pub fn unit(&self, code: &str) -> String {
        self.name(&["unit", code])
    }

    /// What stands in for a region of a kind.
    #[must_use]
    pub fn region(&self, kind: &str, name: &str) -> String {
        self.name(&["region", kind, name])
    }

    /// An assessment in which the unit and its regions go by other names. Texts that may quote what the unit
    /// wrote are left out.
    #[must_use]
    pub fn standing(&self, mut standing: Standing) -> Standing {
        let unit = self.unit(&standing.code);
        for (kind, name) in &mut standing.groups {
            *name = self.region(kind, name);
        }
        for advice in &mut standing.advice {
            advice.text = String::new();
        }
        for flagged in &mut standing.flags {
            flagged.text = String::new();
        }
        standing.name.clone_from(&unit);
        standing.code = unit;
        standing
    }

    fn name(&self, parts: &[&str]) -> String {
        let mut mac = self.0.clone();
        for part in parts {
            // Each with its length, so that no two lists of parts are the same bytes.
            mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(part.as_bytes());
        }
        let bytes = mac.finalize().into_bytes();
        let bits = bytes.iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let letter = |place: usize| {
            let five = usize::try_from(bits >> (59 - 5 * place) & 31).unwrap_or_default();
            char::from(ALPHABET.get(five).copied().unwrap_or(b'0'))
        };
        let mut name = String::new();
        for place in 0..LETTERS {
            if place > 0 && place % 4 == 0 {
                name.push('-');
            }
            name.push(letter(place));
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "kunci kabupaten contoh";

    #[test]
    fn the_same_unit_has_the_same_name_under_one_key_and_another_under_another() {
        let names = Pseudonyms::by(KEY).unwrap();
        let again = Pseudonyms::by(&format!("\u{feff}{KEY}\r\n")).unwrap();
        assert_eq!(names.unit("P0001"), again.unit("P0001"));
        assert_ne!(names.unit("P0001"), names.unit("P0002"));
        let other = Pseudonyms::by("kunci kabupaten lain").unwrap();
        assert_ne!(names.unit("P0001"), other.unit("P0001"));
        assert_ne!(names.region("kabupaten", "Contoh"), names.region("provinsi", "Contoh"));
    }

    #[test]
    fn names_are_as_they_always_were() {
        // Worked out by another program: the first 60 bits of the HMAC, in Crockford's base 32.
        let names = Pseudonyms::by(KEY).unwrap();
        assert_eq!(names.unit("P0001"), "V5AC-DPES-TVH2");
    }

    #[test]
    fn a_key_that_can_be_tried_out_is_none() {
        assert!(Pseudonyms::by("rahasia").is_none());
        assert!(Pseudonyms::by("               x        ").is_none());
    }
}
