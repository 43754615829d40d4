//! The words that cells offer to choose from, on a hidden sheet.
//!
//! Lists on a sheet may be long, and take `Ya` for `ya`; lists written out in a rule may not.

use rust_xlsxwriter::utility::{column_number_to_name, quote_sheet_name};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use crate::export::form::written::{NONE, UNKNOWN, word};
use crate::form::{Form, Kind};
use crate::text::Lang;

/// The ways to check a claim, as files name them.
pub(super) const METHODS: &str = "metode";
/// Who may have filled a form in, as files name them.
pub(super) const SOURCES: &str = "sumber";
/// Yes and no, as files name them.
const YES_OR_NO: &str = "ya_tidak";
/// What the name of a list ends in that has a word for "there is none".
const OR_NONE: &str = "_atau_kosong";

/// One list: a column of the hidden sheet.
#[derive(Clone, Debug)]
struct List {
    name: String,
    words: Vec<String>,
    /// Whether it can be said to be unknown, and that there is none.
    is_answer: bool,
}

/// The lists of a form.
#[derive(Clone, Debug)]
pub(super) struct Lists(Vec<List>);

impl Lists {
    pub(super) fn of(form: &Form, lang: Lang) -> Self {
        let fixed = |name: &str, words: &[&str], is_answer| List {
            name: name.to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            is_answer,
        };
        let mut lists = vec![
            fixed(YES_OR_NO, &["ya", "tidak"], true),
            fixed(SOURCES, &["mandiri", "supervisi"], false),
            fixed(METHODS, &["dokumen", "wawancara", "observasi"], false),
        ];
        for (place, vocabulary) in form.vocabularies.iter().enumerate() {
            let items = 0..vocabulary.items.len();
            let words = items.map(|item| word(vocabulary, item, lang).to_owned()).collect();
            lists.push(List { name: vocabulary_name(place), words, is_answer: true });
        }
        Self(lists)
    }

    /// The name of the list an answer of a kind is chosen from.
    pub(super) fn name(kind: Kind, may_say_none: bool) -> Option<String> {
        let name = match kind {
            Kind::Boolean => YES_OR_NO.to_owned(),
            Kind::Choice(id) | Kind::Choices(id) => vocabulary_name(id.index()),
            _ => return None,
        };
        Some(if may_say_none { format!("{name}{OR_NONE}") } else { name })
    }

    /// The hidden sheet, and the names by which rules know its columns.
    pub(super) fn sheet(
        &self,
        name: &str,
        workbook: &mut Workbook,
    ) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?.set_hidden(true);
        for (list, column) in self.0.iter().zip(0..) {
            let signs = [UNKNOWN, NONE].into_iter().filter(|_| list.is_answer);
            let words = list.words.iter().map(String::as_str).chain(signs);
            for (word, row) in words.zip(0..) {
                sheet.write_string(row, column, word)?;
            }
            let range = |rows: usize| {
                let letter = column_number_to_name(column);
                format!("={}!${letter}$1:${letter}${}", quote_sheet_name(name), rows.max(1))
            };
            let words = list.words.len();
            if list.is_answer {
                workbook.define_name(list.name.clone(), &range(words + 1))?;
                workbook.define_name(format!("{}{OR_NONE}", list.name), &range(words + 2))?;
            } else {
                workbook.define_name(list.name.clone(), &range(words))?;
            }
        }
        Ok(sheet)
    }
}

fn vocabulary_name(place: usize) -> String {
    format!("pilihan_{}", place + 1)
}
