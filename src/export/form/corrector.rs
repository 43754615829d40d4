//! Turns what was found in a draft into what is to be corrected in a copy of it.

use std::collections::HashMap;

use super::asked::Asked;
use super::kept;
use super::remarks::{Correction, Kept, Remarks, Target, WrittenEvidence};
use super::sheet::{about, names_holder};
use crate::checklist::Checklist;
use crate::diagnostic::{Diagnostic, Place};
use crate::document::DUPLICATE_KEY;
use crate::dossier::{
    About, Answer, BLANK_ITEM, CELL_ERROR, CONFLICTING_VALUES, DUPLICATE_ROW, Draft,
    FORMULA_NOT_COMPUTED, MISSING_FIELD, NOT_AS_TYPED, NOT_ONE_VALUE, Spot, Spots, Submission,
    UNKNOWN_METHOD, WRONG_TYPE, plain,
};
use crate::form::layout::{Aside, Found, Layout, Proof, Role};
use crate::form::{Field, Key, Kind};
use crate::ids::{FieldId, TableId};
use crate::text::Lang;

/// Says what is to be corrected in a copy of a draft.
pub(super) struct Corrector<'d> {
    checklist: &'d Checklist,
    lang: Lang,
    layout: Layout,
    spots: Spots<'d>,
    answers: &'d Submission,
    remarks: Remarks,
    /// Which line of evidence a row of a sheet became.
    lines: HashMap<(String, usize), usize>,
}

impl<'d> Corrector<'d> {
    /// One for a draft that says this.
    pub(super) fn new(
        (checklist, lang): (&'d Checklist, Lang),
        draft: &'d Draft,
        answers: &'d Submission,
    ) -> Self {
        let layout = Layout::of(&checklist.form);
        let (remarks, lines) = (Remarks::default(), HashMap::new());
        let spots = draft.spots(&checklist.form);
        Self { checklist, lang, layout, spots, answers, remarks, lines }
    }

    /// What is to be corrected by what was found.
    pub(super) fn remarks(mut self, found: &[&Diagnostic]) -> Remarks {
        for one in found {
            let correction = self.correction(one);
            self.remarks.lost += usize::from(is_lost(one, correction.target));
            self.remarks.corrections.push(correction);
        }
        if self.remarks.lost > 0 {
            let confirmation = self.confirmation();
            self.remarks.corrections.push(confirmation);
        }
        self.remarks
    }

    /// That what the copy has no cell for is to be confirmed: nobody could see it in the copy any more.
    fn confirmation(&self) -> Correction {
        let (count, id) = (self.remarks.lost, &self.checklist.id);
        let list = self.layout.aside(Aside::Corrections).get(self.lang);
        let (problem, help) = match self.lang {
            Lang::Id => (
                format!(
                    "Hal yang tidak dapat ditandai pada selnya: {count}; lihat lembar “{list}”"
                ),
                format!(
                    "Periksa semuanya dan isi lagi yang perlu. Sesudah itu, tulis di sini: {id}"
                ),
            ),
            Lang::En => (
                format!(
                    "Things that could not be marked in their cells: {count}; see the sheet “{list}”"
                ),
                format!("Look at all of them and fill in what is needed. Then write here: {id}"),
            ),
        };
        let spot = Spot { table: TableId::ROOT, record: 0, about: About::Checklist };
        Correction {
            target: Some(Target::Cell(spot)),
            place: String::new(),
            written: String::new(),
            problem,
            help,
            is_error: true,
            kept: None,
        }
    }

    fn correction(&mut self, found: &Diagnostic) -> Correction {
        // Of two that differ, the copy has the one that was kept.
        let others = found.related.iter().map(|(place, _)| place);
        let places = found.place.iter().chain(others.filter(|_| differs(found)));
        let targets: Vec<Target> = places.filter_map(|place| self.target(found, place)).collect();
        let target = targets.first().copied();
        let spot = match target {
            Some(Target::Cell(spot)) => Some(spot),
            Some(Target::Holder(table, record, _)) => {
                Some(Spot { table, record, about: About::Row })
            }
            Some(Target::Method(_) | Target::Evidence(_)) | None => None,
        };
        let kept = found.place.as_ref().and_then(|place| self.kept(spot, found, place));
        let place = found.place.as_ref().filter(|_| found.code != MISSING_FIELD);
        let mut problem = self.named(spot, found.message.get(self.lang));
        for (place, label) in &found.related {
            problem = format!("{problem}\n{}: {}", label.get(self.lang), place.name());
        }
        Correction {
            target,
            place: found.place.as_ref().map_or_else(String::new, Place::name),
            written: place.map_or_else(String::new, |place| written(spot, place)),
            problem: sentence(&problem),
            help: self.help(spot, found),
            is_error: found.is_error(),
            kept,
        }
    }

    /// What a cell is to hold where a text would no longer be wrong.
    fn kept(&self, spot: Option<Spot>, found: &Diagnostic, place: &Place) -> Option<Kept> {
        let Some(Spot { table, about: About::Field(field), .. }) = spot else { return None };
        let is_text = self.checklist.form.field(table, field).kind == Kind::Text;
        match found.code {
            BLANK_ITEM | CELL_ERROR | FORMULA_NOT_COMPUTED | NOT_ONE_VALUE => Some(Kept::Error),
            _ if differs(found) => Some(Kept::Error),
            NOT_AS_TYPED | WRONG_TYPE if is_text => Some(kept::by_shape(&written(spot, place))),
            _ => None,
        }
    }

    /// Where the copy has what a fault is about.
    fn target(&mut self, found: &Diagnostic, place: &Place) -> Option<Target> {
        let Some(spot) = self.spots.find(place) else {
            return self.evidence(place).map(Target::Evidence);
        };
        // A cell without an answer of its own is known by its header.
        let role = place.head().and_then(|head| self.role(spot.table, head));
        let about = match (spot.about, role) {
            (About::Row, Some(role)) if names_holder(role) => {
                return Some(Target::Holder(spot.table, spot.record, role));
            }
            (About::Row, role) => self.missing(spot, found).or(role.and_then(about)),
            (about, _) => Some(about),
        };
        let spot = Spot { about: about.unwrap_or(spot.about), ..spot };
        match (found.code, spot) {
            (UNKNOWN_METHOD, Spot { table: TableId::ROOT, about, .. }) => self.method(about, place),
            _ => Some(Target::Cell(spot)),
        }
    }

    /// The answer that is missing altogether.
    fn missing(&self, spot: Spot, found: &Diagnostic) -> Option<About> {
        if found.code != MISSING_FIELD {
            return None;
        }
        let record = self.answers.of(spot.table).get(spot.record)?;
        let is_blank = |id: &FieldId| *record.field(*id) == Answer::Blank;
        let says = |field: &Field| {
            let message = found.message.get(Lang::Id);
            [field.name.as_str(), field.label.get(Lang::Id), field.label.get(Lang::En)]
                .iter()
                .any(|name| message.contains(&format!("`{name}`")))
        };
        let mut fields = self.checklist.form.table(spot.table).fields();
        fields.find(|(id, field)| is_blank(id) && says(field)).map(|(id, _)| About::Field(id))
    }

    fn role(&self, table: TableId, header: &str) -> Option<Role> {
        match self.layout.columns(table).find(header) {
            Found::Column(column) => Some(column.role),
            Found::Several(_) | Found::OtherUnit(_) | Found::Nothing => None,
        }
    }

    /// Keeps how one of the root's answers was said to be checked.
    fn method(&mut self, about: About, place: &Place) -> Option<Target> {
        let key = match about {
            About::Field(field) => Key::Field(field),
            About::Table(table) => Key::Table(table),
            About::Row | About::Period | About::FilledBy | About::Checklist => return None,
        };
        self.remarks.methods.insert(key, written(None, place));
        Some(Target::Method(key))
    }

    /// The line of evidence that a row of a sheet is kept as; `None` where it is a row of another sheet.
    fn evidence(&mut self, place: &Place) -> Option<usize> {
        let row = place.address()?.row;
        let mut line = WrittenEvidence::default();
        let mut names_evidence = false;
        for (head, text) in place.source.cells_in(row) {
            let Found::Column(column) = self.layout.proofs.find(head) else { continue };
            names_evidence |= column.role == Proof::Of;
            let [row, of, note, method] = &mut line;
            let part = match column.role {
                Proof::Row => row,
                Proof::Of => of,
                Proof::Note => note,
                Proof::Method => method,
            };
            text.clone_into(part);
        }
        let lines = &mut self.remarks.evidence;
        let known = self.lines.entry((place.source.full_name(), place.line()));
        names_evidence.then(|| {
            *known.or_insert_with(|| {
                lines.push(line);
                lines.len() - 1
            })
        })
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

/// Whether the copy no longer shows a fault: it has no cell for it, or none that is still wrong.
fn is_lost(found: &Diagnostic, target: Option<Target>) -> bool {
    let is_kept = match target {
        None => false,
        Some(Target::Cell(Spot { about: About::Row, .. })) => found.code == DUPLICATE_ROW,
        Some(Target::Cell(_) | Target::Holder(..) | Target::Method(_) | Target::Evidence(_)) => {
            true
        }
    };
    found.is_error() && !is_kept
}

/// Whether something was said twice, so that nobody can tell which of it holds.
fn differs(found: &Diagnostic) -> bool {
    [CONFLICTING_VALUES, DUPLICATE_KEY].contains(&found.code)
}

/// What stands in a cell; nothing for a row as a whole, of which only the beginning is marked.
fn written(spot: Option<Spot>, place: &Place) -> String {
    let is_row = spot.is_some_and(|spot| spot.about == About::Row);
    if is_row && place.address().is_none() {
        return String::new();
    }
    plain(place.source.text.get(place.span.clone()).unwrap_or_default())
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
