//! What is to be corrected in a form: where, what is wrong, what to write.

use std::collections::HashMap;

use super::asked::Asked;
use crate::checklist::Checklist;
use crate::diagnostic::{Diagnostic, Place};
use crate::dossier::{About, Answer, Draft, MISSING_FIELD, Record, Spot, Submission, plain};
use crate::form::Field;
use crate::ids::FieldId;
use crate::text::Lang;

/// Something to correct.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Correction {
    /// The cell of the form, where it has one.
    pub spot: Option<Spot>,
    /// Where it was found in what was submitted.
    pub place: String,
    /// What stands there.
    pub written: String,
    /// What is wrong with it.
    pub problem: String,
    /// What to do about it.
    pub help: String,
    /// Whether the form can't be used until it is corrected.
    pub is_error: bool,
}

/// All that is to be corrected in a form.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Remarks {
    /// In the order in which they were found.
    pub corrections: Vec<Correction>,
}

impl Remarks {
    /// What is to be corrected in each cell.
    pub(super) fn by_spot(&self) -> HashMap<Spot, Vec<&Correction>> {
        let mut by_spot: HashMap<Spot, Vec<&Correction>> = HashMap::new();
        for one in &self.corrections {
            if let Some(spot) = one.spot {
                by_spot.entry(spot).or_default().push(one);
            }
        }
        by_spot
    }
}

/// Says what is to be corrected in a copy of a draft.
pub(super) struct Corrector<'d> {
    /// The checklist.
    pub(super) checklist: &'d Checklist,
    /// The language of the copy.
    pub(super) lang: Lang,
    /// Where everything was written.
    pub(super) draft: &'d Draft,
    /// What it says.
    pub(super) answers: &'d Submission,
}

impl Corrector<'_> {
    /// What is to be corrected by what was found.
    pub(super) fn remarks(&self, found: &[&Diagnostic]) -> Remarks {
        Remarks { corrections: found.iter().map(|one| self.correction(one)).collect() }
    }

    fn correction(&self, found: &Diagnostic) -> Correction {
        let spot = found.place.as_ref().and_then(|place| self.spot(found, place));
        let place = found.place.as_ref().filter(|_| found.code != MISSING_FIELD);
        let written = place.map_or_else(String::new, |place| self.written(spot, place));
        let mut problem = self.named(spot, found.message.get(self.lang));
        for (place, label) in &found.related {
            problem = format!("{problem}\n{}: {}", label.get(self.lang), place.name());
        }
        Correction {
            spot,
            place: found.place.as_ref().map_or_else(String::new, Place::name),
            written,
            problem: sentence(&problem),
            help: self.help(spot, found),
            is_error: found.is_error(),
        }
    }

    /// The cell a fault is about. An answer that is missing altogether has its cell all the same.
    fn spot(&self, found: &Diagnostic, place: &Place) -> Option<Spot> {
        let spot = self.draft.spot(&self.checklist.form, place)?;
        let missing = (found.code == MISSING_FIELD && spot.about == About::Row)
            .then(|| self.missing(spot, found))
            .flatten();
        Some(Spot { about: missing.map_or(spot.about, About::Field), ..spot })
    }

    fn missing(&self, spot: Spot, found: &Diagnostic) -> Option<FieldId> {
        let record: &Record = self.answers.of(spot.table).get(spot.record)?;
        let says =
            |field: &Field| found.message.get(Lang::Id).contains(&format!("`{}`", field.name));
        let fields = self.checklist.form.table(spot.table).fields();
        let mut blank = fields.filter(|(id, _)| *record.field(*id) == Answer::Blank);
        blank.find(|(_, field)| says(field)).map(|(id, _)| id)
    }

    /// What stands in a cell; nothing for a row as a whole, of which only the beginning is marked.
    fn written(&self, spot: Option<Spot>, place: &Place) -> String {
        match spot {
            Some(Spot { about: About::Row, .. }) => String::new(),
            _ => plain(place.source.text.get(place.span.clone()).unwrap_or_default()),
        }
    }

    /// What to do. For an answer that is missing the cell itself says what is expected.
    fn help(&self, spot: Option<Spot>, found: &Diagnostic) -> String {
        if let (MISSING_FIELD, Some(Spot { table, about: About::Field(field), .. })) =
            (found.code, spot)
        {
            let asked = Asked::of(self.checklist, self.lang, None);
            return format!("{} {}", asked.expected(table, field), asked.blank(table, field));
        }
        let help = found.help.as_ref().map(|help| sentence(&self.named(spot, help.get(self.lang))));
        let instead = found
            .replacement
            .as_ref()
            .map(|(_, with)| format!("{}: {}", self.lang.pick("Tulis", "Write"), plain(with)));
        help.into_iter().chain(instead).collect::<Vec<_>>().join("\n")
    }

    /// A message in which fields and tables go by the names they have on their sheets.
    fn named(&self, spot: Option<Spot>, message: &str) -> String {
        let form = &self.checklist.form;
        let mut message = message.to_owned();
        let table = spot.map(|spot| form.table(spot.table));
        let fields = table.into_iter().flat_map(|table| &table.fields);
        let fields = fields.map(|field| (field.name.clone(), &field.label));
        let paths = form.tables().map(|(id, table)| (form.path(id), &table.label));
        let tables = form.tables().map(|(_, table)| (table.name.clone(), &table.label));
        for (key, label) in fields.chain(paths).chain(tables).filter(|(key, _)| !key.is_empty()) {
            message = message.replace(&format!("`{key}`"), &format!("“{}”", label.get(self.lang)));
        }
        quoted(&message)
    }
}

/// A message with quotation marks for the signs that programs use.
fn quoted(message: &str) -> String {
    let mut open = [false; 2];
    let mut turn = |place: usize| {
        let is_open = open.get_mut(place).map(|open| std::mem::replace(open, !*open));
        if is_open == Some(false) { '“' } else { '”' }
    };
    let mark = |c: char| match c {
        '`' => turn(0),
        '"' => turn(1),
        c => c,
    };
    message.chars().map(mark).collect()
}

/// A message as a sentence of its own.
fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_read_like_sentences() {
        assert_eq!(quoted("`a` harus \"?\", bukan `b`"), "“a” harus “?”, bukan “b”");
        assert_eq!(sentence("éa"), "Éa");
        assert_eq!(sentence(""), "");
    }
}
