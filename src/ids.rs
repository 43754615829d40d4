//! Checked names and the places of things in a checklist.

/// Why a text is not a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAName {
    /// It has another character than `a` to `z`, `0` to `9` and `_`, or begins with a digit.
    Characters,
    /// It is a word of the expression language or one of the dossier's own keys.
    Reserved,
}

/// Words of the expression language, its built-in names, and the dossier's own keys.
pub const RESERVED: &[&str] = &[
    "and",
    "or",
    "not",
    "in",
    "of",
    "where",
    "matches",
    "true",
    "false",
    "expected",
    "months",
    "period_start",
    "period_end",
    "previous",
    "daftar_tilik",
    "periode",
    "sumber",
    "bukti",
];

/// Whether a text may name a field, a table, a parameter, an alias or a vocabulary item.
///
/// # Errors
/// Says which rule it breaks.
pub fn check_name(text: &str) -> Result<(), NotAName> {
    let mut bytes = text.bytes();
    let start = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
    let well_formed =
        bytes.next().is_some_and(start) && bytes.all(|byte| start(byte) || byte.is_ascii_digit());
    if !well_formed {
        return Err(NotAName::Characters);
    }
    if RESERVED.contains(&text) { Err(NotAName::Reserved) } else { Ok(()) }
}

/// The known name most like a mistyped one, if any is close enough to be meant.
#[must_use]
pub fn nearest<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(text, known).into_iter().next()
}

/// The known names that are close enough to a mistyped one to be meant, the most alike first.
#[must_use]
pub fn near<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let text = text.to_lowercase();
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&text, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= 1 + name.chars().count().min(text.len()) / 4)
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().map(|(_, name)| name).collect()
}

macro_rules! place {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(u16);

        impl $name {
            /// The thing at this place; places beyond 65,535 are not representable and held there.
            #[must_use]
            pub fn new(index: usize) -> Self {
                Self(u16::try_from(index).unwrap_or(u16::MAX))
            }

            /// The place, counted from 0.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

place!(
    /// A table of a form; the root row's is [`TableId::ROOT`].
    TableId
);
place!(
    /// A field within its table.
    FieldId
);
place!(
    /// A vocabulary of a form.
    VocabularyId
);

impl TableId {
    /// The table of the one root row.
    pub const ROOT: Self = Self(0);
}
