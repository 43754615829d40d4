//! What tailoring changed of a subject: of itself, and of what it rests on.

use super::Subject;
use super::measured::{derived_fields, expressions};
use crate::checklist::Levels;
use crate::expr::FieldRef;
use crate::form::Form;
use crate::ids::TableId;
use crate::report::tailoring::{opening, steps_at};
use crate::report::terminal::page::Page;
use crate::report::terminal::tailoring::in_full;
use crate::report::words::Words;

/// What the checklist, and those it extends, changed of a subject; nothing where nothing is changed.
pub(super) fn tailored(page: &mut Page, words: Words<'_>, subject: Subject<'_>) {
    let steps = steps_at(words.checklist, words.lang, &paths(words, subject));
    let Some(opening) = opening(words.checklist, words.lang).filter(|_| !steps.is_empty()) else {
        return;
    };
    page.heading(words.lang.pick("Penyesuaian", "Tailoring"));
    page.paragraph(2, &format!("{opening}."));
    for step in &steps {
        step.heading(words.lang).iter().for_each(|heading| page.paragraph(2, heading));
        step.parts.iter().for_each(|part| in_full(page, part));
    }
}

/// Where a checklist's file says what a subject rests on.
fn paths(words: Words<'_>, subject: Subject<'_>) -> Vec<String> {
    let id = subject.id();
    let (own, levels, cited) = match subject {
        Subject::Criterion(_, one) => ("criteria", Some(&one.levels), one.basis.as_slice()),
        Subject::Indicator(_, one) => ("indicators", one.levels.as_ref(), &[][..]),
        Subject::Flag(..) => ("flags", None, &[][..]),
    };
    let derived = derived_fields(words.checklist, subject);
    let derivations = derived.iter().map(|(_, derive)| *derive);
    let all: Vec<_> = expressions(subject).into_iter().chain(derivations).collect();
    let thresholds = levels.into_iter().flat_map(parameters_of_levels);
    let parameters = all.iter().flat_map(|one| one.parameters()).chain(thresholds);
    let fields = all.iter().flat_map(|one| one.fields());
    let document = |citation: &String| {
        let id = citation.split_whitespace().next();
        format!("checklist.basis.{}", id.unwrap_or_default())
    };
    [format!("{own}.{id}")]
        .into_iter()
        .chain(parameters.map(|name| format!("parameters.{name}")))
        .chain(fields.map(|field| path_of_field(&words.checklist.form, field)))
        .chain(cited.iter().map(document))
        .collect()
}

fn parameters_of_levels(levels: &Levels) -> Vec<&str> {
    match levels {
        Levels::AtLeast(steps) | Levels::AtMost(steps) => {
            steps.iter().filter_map(|level| level.parameter.as_deref()).collect()
        }
        Levels::Linear => Vec::new(),
    }
}

/// `form.tables.lokmin.fields.tanggal`
fn path_of_field(form: &Form, field: FieldRef) -> String {
    let name = &form.field(field.table, field.field).name;
    format!("{}.fields.{name}", path_of_table(form, field.table))
}

fn path_of_table(form: &Form, table: TableId) -> String {
    let this = form.table(table);
    let Some(parent) = this.parent else { return "form".to_owned() };
    format!("{}.tables.{}", path_of_table(form, parent), this.name)
}
