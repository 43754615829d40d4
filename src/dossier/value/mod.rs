//! The one reader of values: what a field's written value says, whichever format it stands in.

mod asked;
mod calendar;
mod cell;
mod choice;
mod number;
mod partial;
mod problem;

pub(super) use asked::Asked;
pub(crate) use calendar::MONTHS;
pub use calendar::{
    AMBIGUOUS_TIME, NO_SUCH_DAY, NOT_A_DATE, NOT_A_MONTH, NOT_A_TIME, TWO_DIGIT_YEAR, day, deadline,
};
pub use cell::{CELL_ERROR, FORMULA_NOT_COMPUTED, NOT_AS_TYPED};
pub use choice::{BLANK_ITEM, SEVERAL_CHOSEN, UNKNOWN_CHOICE};
pub use number::{
    AMBIGUOUS_NUMBER, NOT_A_NUMBER, NOT_WHOLE, PERCENT_SIGN_MISSING, TOO_MANY_DIGITS,
};
pub use partial::EMPTY_RANGE;
pub(super) use problem::Problem;

pub(super) use calendar::digits;
pub(super) use cell::Held;
pub(super) use choice::{Chosen, Words};

use crate::bound::{Content, Truth};
use crate::diagnostic::Code;
use crate::document::CONTROL_CHARACTER;
use crate::form::{Form, Kind, TextSpan, Texts};
use crate::text;
use crate::text::Text;

/// Something other than yes or no where that is asked.
pub const NOT_YES_OR_NO: Code = Code("not-yes-or-no");
/// "There is none" in a field that can't be none.
pub const NONE_NOT_ALLOWED: Code = Code("none-not-allowed");
/// A text that does not have the form its field asks.
pub const PATTERN_MISMATCH: Code = Code("pattern-mismatch");
/// A number or a yes or no in a field of another type.
pub const WRONG_TYPE: Code = Code("wrong-type");

/// A value as a file says it, before anyone asks what it means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Written<'a> {
    /// A text: a scalar of YAML, a string of JSON, a text cell.
    Text(&'a str),
    /// Something that says itself that it is a number: a number of JSON, a number cell.
    Number(&'a str),
    /// Something that says itself that it is yes or no: `true` of JSON, a boolean cell.
    Boolean(bool),
    /// `null`, or `~`, without quotes.
    Null,
    /// What a cell holds that is neither text nor number nor yes or no.
    Held(Held<'a>),
}

/// What a row says of a field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) enum Entry {
    /// Nothing was written, not even the key.
    #[default]
    Absent,
    /// What was written is at fault, and was reported.
    Refused,
    /// The key is there and nothing after it.
    Blank,
    /// It is said to be unknown.
    Unknown,
    /// It is said that there is none.
    None,
    /// It is known, if only in part.
    Known(Content<TextSpan>),
}

/// Reads the values of a form's fields.
#[derive(Debug)]
pub(super) struct Values<'f> {
    form: &'f Form,
    words: Vec<Words>,
}

impl<'f> Values<'f> {
    /// The reader of a form's values.
    #[must_use]
    pub(super) fn new(form: &'f Form) -> Self {
        Self { form, words: form.vocabularies.iter().map(Words::new).collect() }
    }

    /// What a written value says of a field. A text is kept in `texts`.
    pub(super) fn read(
        &self,
        field: Asked<'_>,
        written: Written<'_>,
        texts: &mut Texts,
    ) -> Result<Entry, Problem> {
        let text = match written {
            Written::Null if field.blank.may_be_none() => return Ok(Entry::None),
            Written::Null => return Ok(Entry::Blank),
            Written::Boolean(known) => return self.boolean(field, known),
            Written::Number(number) => return self.number(field, number, texts),
            Written::Held(held) => return cell::read(field, held).map(Entry::Known),
            Written::Text(text) => trimmed(text),
        };
        if text.is_empty() {
            return Ok(Entry::Blank);
        }
        check_characters(text)?;
        if is_unknown(text) {
            return Ok(Entry::Unknown);
        }
        if is_none(text) {
            return self.none(field, text);
        }
        self.content(field, text, texts)
    }

    fn content(&self, field: Asked<'_>, text: &str, texts: &mut Texts) -> Result<Entry, Problem> {
        let content = match field.kind {
            Kind::Text => Content::Text(Some(self.text(field, text, texts)?)),
            Kind::Boolean => Content::Truth(yes_or_no(field, text)?),
            Kind::Choice(vocabulary) => Content::Choice(self.words(vocabulary).one(field, text)?),
            Kind::Choices(vocabulary) => {
                let mut chosen = Chosen::default();
                self.words(vocabulary).several(field, text, &mut chosen)?;
                return Ok(chosen.finish(self.form.vocabulary(vocabulary).items.len()));
            }
            Kind::Integer | Kind::Number | Kind::Share => {
                Content::Range(partial::range(field, text, number::point)?)
            }
            Kind::Date => Content::Range(partial::range(field, text, calendar::days)?),
            Kind::Month => Content::Range(partial::range(field, text, calendar::month)?),
            Kind::Time => Content::Range(partial::range(field, text, calendar::time)?),
            // No field is a duration; a form that has one is refused when it is read.
            Kind::Duration => return Err(wrong_type(field, text)),
        };
        Ok(Entry::Known(content))
    }

    /// The words of a vocabulary.
    #[expect(clippy::indexing_slicing, reason = "vocabulary ids are made by this form alone")]
    pub(super) fn words(&self, id: crate::ids::VocabularyId) -> &Words {
        &self.words[id.index()]
    }

    /// How many items a vocabulary has.
    pub(super) fn items(&self, id: crate::ids::VocabularyId) -> usize {
        self.form.vocabulary(id).items.len()
    }

    fn text(&self, field: Asked<'_>, text: &str, texts: &mut Texts) -> Result<TextSpan, Problem> {
        match field.pattern {
            Some((whole, written)) if !whole.is_match(text) => {
                let (name, shown) = (field.name, excerpt(text));
                Err(Problem::new(
                    PATTERN_MISMATCH,
                    text!(
                        "`{name}` tidak berpola `{written}`: `{shown}`",
                        "`{name}` does not have the pattern `{written}`: `{shown}`"
                    ),
                    text!(
                        "periksa apakah ada yang kurang, lebih, atau salah ketik",
                        "check whether something is missing, too much, or mistyped"
                    ),
                ))
            }
            _ => Ok(texts.keep(text)),
        }
    }

    fn boolean(&self, field: Asked<'_>, known: bool) -> Result<Entry, Problem> {
        match field.kind {
            Kind::Boolean => Ok(Entry::Known(Content::Truth(known.into()))),
            _ => Err(wrong_type(field, if known { "true" } else { "false" })),
        }
    }

    fn number(&self, field: Asked<'_>, number: &str, texts: &mut Texts) -> Result<Entry, Problem> {
        match field.kind {
            Kind::Integer | Kind::Number | Kind::Share => {
                number::exact(field, number).map(|range| Entry::Known(Content::Range(range)))
            }
            // Codes and years are often exported as numbers; their digits are all there.
            Kind::Text if field.in_cell => {
                cell::text_of_number(field, number)?;
                self.content(field, number, texts)
            }
            Kind::Text | Kind::Choice(_) | Kind::Choices(_) => self.content(field, number, texts),
            Kind::Time if field.in_cell => Err(calendar::number_as_time(field, number)),
            Kind::Boolean | Kind::Date | Kind::Time | Kind::Month | Kind::Duration => {
                Err(wrong_type(field, number))
            }
        }
    }

    /// What `-` or `tidak ada` says: none where the field may be none, otherwise by the field's type.
    fn none(&self, field: Asked<'_>, text: &str) -> Result<Entry, Problem> {
        if field.blank.may_be_none() {
            return Ok(Entry::None);
        }
        match field.kind {
            Kind::Boolean => Ok(Entry::Known(Content::Truth(Truth::False))),
            Kind::Choice(vocabulary) if self.words(vocabulary).find(text).is_some() => {
                let one = self.words(vocabulary).one(field, text)?;
                Ok(Entry::Known(Content::Choice(one)))
            }
            Kind::Choices(vocabulary) => {
                let mut chosen = Chosen::default();
                if self.words(vocabulary).find(text).is_some() {
                    self.words(vocabulary).add(field, text, &mut chosen)?;
                }
                Ok(chosen.finish(self.items(vocabulary)))
            }
            _ => Err(none_not_allowed(field, text)),
        }
    }
}

/// The text without outer white space, which it mostly has not.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Whether a text says that something is unknown: `?` or `tidak diketahui`.
pub(super) fn is_unknown(text: &str) -> bool {
    text == "?" || text.eq_ignore_ascii_case("tidak diketahui")
}

/// Whether a text says that there is none: `-` or `tidak ada`.
pub(super) fn is_none(text: &str) -> bool {
    text == "-" || text.eq_ignore_ascii_case("tidak ada")
}

/// Refuses control characters other than tab and line end.
pub(super) fn check_characters(text: &str) -> Result<(), Problem> {
    // Control characters are below the space, DEL, or have 0xC2 as their first byte. All bytes are looked
    // at, which is quicker than to stop at the first.
    let suspicious = |byte: u8| (byte < b' ') | (byte == 0x7f) | (byte == 0xc2);
    if !text.bytes().fold(false, |any, byte| any | suspicious(byte)) {
        return Ok(());
    }
    let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    match text.chars().find(|c| control(*c)) {
        None => Ok(()),
        Some(c) => {
            let code = u32::from(c);
            Err(Problem::new(
                CONTROL_CHARACTER,
                text!(
                    "ada karakter kendali yang tidak terlihat (U+{code:04X}) di sini",
                    "there is an invisible control character (U+{code:04X}) here"
                ),
                text!("hapus, lalu ketik ulang bagian ini", "delete this part and type it again"),
            ))
        }
    }
}

fn yes_or_no(field: Asked<'_>, text: &str) -> Result<Truth, Problem> {
    let says = |words: [&str; 2]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if says(["ya", "true"]) {
        return Ok(Truth::True);
    }
    if says(["tidak", "false"]) {
        return Ok(Truth::False);
    }
    let (name, shown) = (field.name, excerpt(text));
    Err(Problem::new(
        NOT_YES_OR_NO,
        text!(
            "`{name}` harus ya atau tidak, bukan `{shown}`",
            "`{name}` must be yes or no, not `{shown}`"
        ),
        text!(
            "tulis `ya` atau `tidak`; kalau belum tahu, kosongkan",
            "write `ya` or `tidak`; leave it blank if that is not known"
        ),
    ))
}

fn none_not_allowed(field: Asked<'_>, text: &str) -> Problem {
    let (name, unknown) = (field.name, field.quoted("?"));
    Problem::new(
        NONE_NOT_ALLOWED,
        text!(
            "`{name}` selalu ada isinya, jadi tidak dapat ditulis `{text}`",
            "`{name}` always has a value, so it can't be `{text}`"
        ),
        match field.kind {
            Kind::Integer | Kind::Number => text!(
                "tulis 0 kalau memang tidak ada, atau {unknown} kalau belum diketahui",
                "write 0 if there are none, or {unknown} if the number is not known"
            ),
            _ => text!(
                "tulis nilainya, atau {unknown} kalau belum diketahui",
                "write the value, or {unknown} if it is not known"
            ),
        },
    )
}

fn wrong_type(field: Asked<'_>, text: &str) -> Problem {
    let (name, shown) = (field.name, excerpt(text));
    let (id, en) = crate::expr::kind_name(field.kind);
    Problem::new(
        WRONG_TYPE,
        text!("`{name}` harus {id}, bukan `{shown}`", "`{name}` must be {en}, not `{shown}`"),
        if field.in_cell { cell::rewritten(field.kind) } else { in_quotes(field.kind) },
    )
}

/// How a value is written so that it is not taken for one of another type.
fn in_quotes(kind: Kind) -> Text {
    match kind {
        Kind::Date => {
            text!("tulis sebagai teks: \"2005-01-12\"", "write it as a text: \"2005-01-12\"")
        }
        Kind::Month => {
            text!("tulis sebagai teks: \"2005-01\"", "write it as a text: \"2005-01\"")
        }
        Kind::Time => text!("tulis sebagai teks: \"07:30\"", "write it as a text: \"07:30\""),
        Kind::Boolean => text!("tulis true atau false", "write true or false"),
        Kind::Integer | Kind::Number => text!("tulis angkanya", "write the number"),
        Kind::Share => {
            text!("tulis sebagai teks: \"85%\"", "write it as a text: \"85%\"")
        }
        _ => text!("tulis sebagai teks di dalam tanda kutip", "write it as a text in quotes"),
    }
}

/// The beginning of a text, for messages.
pub(super) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown: String =
        text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_character_is_refused_wherever_it_stands() {
        for sign in ['\0', '\u{1b}', '\u{7f}', '\u{80}', '\u{9b}', '\u{9f}'] {
            for text in [format!("{sign}"), format!("Rapat{sign}"), format!("{sign} é")] {
                assert!(check_characters(&text).is_err(), "{text:?}");
            }
        }
        for text in ["", " ", "Rapat ~ é ¢ ©", "satu\ttab\r\nbaris"] {
            assert!(check_characters(text).is_ok(), "{text:?}");
        }
    }
}
