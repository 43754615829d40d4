//! Names and texts to invent from. What a field of health would say stands in the data file, not here.

use serde::Deserialize;

use super::dice::Dice;

/// What names, texts and amounts are made from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lore {
    starts: Vec<String>,
    syllables: Vec<String>,
    endings: Vec<String>,
    first_names: Vec<String>,
    last_names: Vec<String>,
    texts: Vec<Subject>,
    other_texts: Vec<String>,
    amounts: Vec<Amount>,
}

/// Texts for fields that are called by certain words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Subject {
    words: Vec<String>,
    /// What they are, where they are no items.
    #[serde(default, rename = "as")]
    pub(super) what: What,
    /// The texts.
    #[serde(default)]
    pub(super) items: Vec<String>,
    /// Whether a table has a row for each of them.
    #[serde(default)]
    pub(super) each: bool,
}

/// What a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum What {
    /// One of some items.
    #[default]
    Item,
    /// A person's name.
    Person,
    /// A place.
    Place,
    /// The number of a row in its slot: `3.1`.
    Number,
    /// The number of a row in the slot before.
    NumberBefore,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Amount {
    words: Vec<String>,
    from: i64,
    to: i64,
}

impl Lore {
    /// What comes with the program.
    pub(super) fn built_in() -> Self {
        serde_json::from_str(include_str!("indonesia.json"))
            .expect("a test reads the names that come with the program")
    }

    /// The texts for a field that is called so; `None` for any.
    pub(super) fn subject(&self, called: &str) -> Option<&Subject> {
        self.texts.iter().find(|subject| has_word(called, &subject.words))
    }

    /// How many there commonly are of what is called so.
    pub(super) fn amount(&self, called: &str) -> (i64, i64) {
        const COMMON: (i64, i64) = (0, 12);
        let found = self.amounts.iter().find(|amount| has_word(called, &amount.words));
        found.map_or(COMMON, |amount| (amount.from, amount.to))
    }

    /// A text about nothing in particular.
    pub(super) fn other_text(&self, dice: &mut Dice) -> String {
        dice.pick(&self.other_texts).cloned().unwrap_or_default()
    }

    /// An invented place.
    pub(super) fn place(&self, dice: &mut Dice) -> String {
        let mut word: String =
            (0..=dice.below(2)).filter_map(|_| dice.pick(&self.syllables)).cloned().collect();
        word.push_str(dice.pick(&self.endings).map_or("", String::as_str));
        let start = dice.pick(&self.starts).map_or("", String::as_str);
        format!("{start} {}", capital(&word))
    }

    /// An invented person.
    pub(super) fn person(&self, dice: &mut Dice) -> String {
        let names = [&self.first_names, &self.last_names];
        names.map(|names| dice.pick(names).map_or("", String::as_str)).join(" ")
    }
}

fn has_word(called: &str, words: &[String]) -> bool {
    words.iter().any(|word| called.contains(word.as_str()))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_that_come_with_the_program_are_there() {
        let lore = Lore::built_in();
        let mut dice = Dice::of(1, &[]);
        assert!(lore.place(&mut dice).contains(' '));
        assert_eq!(lore.person(&mut dice).split(' ').count(), 2);
        assert_eq!(lore.amount("jumlah hadir orang"), (18, 60));
        assert_eq!(
            lore.subject("nomor rtl bulan lalu").map(|one| one.what),
            Some(What::NumberBefore)
        );
        assert!(lore.subject("sesuatu").is_none());
    }
}
