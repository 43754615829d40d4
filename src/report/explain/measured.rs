//! How something is measured: its expressions in words, and as they are written.

use super::Subject;
use crate::checklist::{Checklist, EachRow, Measure};
use crate::expr::{Expression, FieldRef, RowsPath};
use crate::form::{Form, Kind};
use crate::report::terminal::page::Page;
use crate::report::words::Words;
use crate::report::words::expression::{Mark, Outline, Role, Speaker};
use crate::text::Lang;

/// How a subject is measured, in words.
pub(super) fn in_words(page: &mut Page, words: Words<'_>, subject: Subject<'_>) {
    page.heading(words.lang.pick("Cara mengukur", "How it is measured"));
    match subject {
        Subject::Criterion(_, criterion) => match &criterion.measure {
            Measure::Value(value) => measure(page, words, value),
            Measure::Rows(each) => rows(page, words, each),
        },
        Subject::Indicator(_, indicator) => measure(page, words, &indicator.measure),
        Subject::Flag(_, flag) => {
            let speaker = speaker(words, flag.each.as_ref());
            let raised = match (&flag.each, words.lang) {
                (None, Lang::Id) => "Tanda ini muncul bila:".to_owned(),
                (None, Lang::En) => "It is raised where:".to_owned(),
                (Some(rows), Lang::Id) => {
                    format!("Tanda ini muncul pada setiap {} bila:", speaker.table(rows.last()))
                }
                (Some(rows), Lang::En) => {
                    format!("It is raised for every row of {} where:", speaker.table(rows.last()))
                }
            };
            page.paragraph(2, &raised);
            outline(page, (4, ""), &speaker.outline(&flag.when, Role::Condition));
        }
    }
    for (field, derive) in derived_fields(words.checklist, subject) {
        derivation(page, words, field, derive);
    }
}

/// The rows a subject judges, as an author writes them, and its expressions.
pub(super) fn as_written(page: &mut Page, words: Words<'_>, subject: Subject<'_>) {
    page.paragraph(
        2,
        words.lang.pick("Tertulis dalam daftar tilik:", "As the checklist writes it:"),
    );
    for (key, text) in written(&words.checklist.form, subject) {
        page.item(4, &format!("{key}:"), &text);
    }
    for (field, derive) in derived_fields(words.checklist, subject) {
        let name = &words.checklist.form.field(field.table, field.field).name;
        page.item(4, &format!("{name}:"), &format!("derive: {}", derive.written()));
    }
}

fn written(form: &Form, subject: Subject<'_>) -> Vec<(&'static str, String)> {
    let each = |rows: &RowsPath| ("each", rows_written(form, rows));
    let text = |key, expression: &Expression| (key, expression.written().to_owned());
    match subject {
        Subject::Criterion(_, criterion) => match &criterion.measure {
            Measure::Value(value) => vec![text("measure", value)],
            Measure::Rows(rows) => {
                let condition = rows.condition.as_ref().map(|one| text("where", one));
                let require = text("require", &rows.require);
                [each(&rows.rows)].into_iter().chain(condition).chain([require]).collect()
            }
        },
        Subject::Indicator(_, indicator) => vec![text("measure", &indicator.measure)],
        Subject::Flag(_, flag) => {
            flag.each.iter().map(each).chain([text("when", &flag.when)]).collect()
        }
    }
}

/// `p in lokmin.program`
fn rows_written(form: &Form, rows: &RowsPath) -> String {
    let path = form.path(rows.last());
    rows.alias.as_ref().map_or_else(|| path.clone(), |alias| format!("{alias} in {path}"))
}

/// Who speaks of a subject's conditions.
pub(super) fn speaker<'a>(words: Words<'a>, rows: Option<&RowsPath>) -> Speaker<'a> {
    rows.map_or_else(|| Speaker::of_dossier(words), |rows| Speaker::of_judged(words, rows))
}

fn measure(page: &mut Page, words: Words<'_>, value: &Expression) {
    let speaker = Speaker::of_dossier(words);
    let (lead, role) = match value.of {
        Kind::Boolean => (("Yang diukur: apakah", "What is measured: whether"), Role::Condition),
        _ => (("Yang diukur:", "What is measured:"), Role::Value),
    };
    let mut said = speaker.outline(value, role);
    said.text = format!("{} {}", words.lang.pick(lead.0, lead.1), said.text);
    outline(page, (2, ""), &said);
}

fn rows(page: &mut Page, words: Words<'_>, each: &EachRow) {
    let speaker = Speaker::of_judged(words, &each.rows);
    let label = speaker.table(each.rows.last());
    let only = each.condition.is_some();
    page.paragraph(
        2,
        &match words.lang {
            Lang::Id if only => format!("Setiap {label} dinilai satu per satu, asalkan:"),
            Lang::Id => format!("Setiap {label} dinilai satu per satu."),
            Lang::En if only => format!("Every row of {label} is judged by itself, provided that:"),
            Lang::En => format!("Every row of {label} is judged by itself."),
        },
    );
    if let Some(condition) = &each.condition {
        outline(page, (4, ""), &speaker.outline(condition, Role::Condition));
    }
    page.paragraph(
        2,
        words.lang.pick("Yang diminta dari masing-masing:", "What is asked of each:"),
    );
    outline(page, (4, ""), &speaker.outline(&each.require, Role::Condition));
    page.paragraph(
        2,
        words.lang.pick(
            "Hasil ukurnya adalah persentase yang memenuhi permintaan itu.",
            "The measure is the share of them that meet this.",
        ),
    );
}

/// An outline, each part below the sentence that refers to it.
pub(super) fn outline(page: &mut Page, (indent, mark): (usize, &str), said: &Outline) {
    let end = if said.parts.is_empty() { "" } else { ":" };
    page.item(indent, mark, &format!("{}{end}", said.text));
    let below = indent + if mark.is_empty() { 2 } else { mark.chars().count() + 1 };
    for (mark, part) in &said.parts {
        match mark {
            Mark::Bullet => outline(page, (below, "-"), part),
            Mark::Letter(letter) => outline(page, (below, letter), part),
        }
    }
}

/// How a derived field is computed.
fn derivation(page: &mut Page, words: Words<'_>, field: FieldRef, derive: &Expression) {
    let speaker = Speaker::of_row(words, field.table);
    let label = words.checklist.form.field(field.table, field.field).label.get(words.lang);
    let mut said = speaker.outline(derive, Role::Value);
    said.text = match words.lang {
        Lang::Id => format!("{} dihitung: {}", speaker.quoted(label), said.text),
        Lang::En => format!("{} is computed: {}", speaker.quoted(label), said.text),
    };
    outline(page, (2, ""), &said);
}

/// The derived fields that a subject rests on, each once, those of derived ones after it.
pub(super) fn derived_fields<'a>(
    checklist: &'a Checklist,
    subject: Subject<'a>,
) -> Vec<(FieldRef, &'a Expression)> {
    let mut found: Vec<(FieldRef, &Expression)> = Vec::new();
    let mut open: Vec<FieldRef> =
        expressions(subject).into_iter().flat_map(|one| one.fields()).collect();
    open.reverse();
    while let Some(field) = open.pop() {
        let known = |one: &(FieldRef, _)| one.0.table == field.table && one.0.field == field.field;
        let derive = checklist.rules.of(field.table, field.field);
        let Some(derive) = derive.and_then(|rules| rules.derive.as_ref()) else { continue };
        if !found.iter().any(known) {
            found.push((field, derive));
            open.extend(derive.fields());
        }
    }
    found
}

/// Every expression of a subject.
pub(super) fn expressions(subject: Subject<'_>) -> Vec<&Expression> {
    match subject {
        Subject::Criterion(_, criterion) => {
            let applies = criterion.applies_when.as_ref();
            let measured = match &criterion.measure {
                Measure::Value(value) => vec![value],
                Measure::Rows(each) => each.condition.iter().chain([&each.require]).collect(),
            };
            measured.into_iter().chain(applies).collect()
        }
        Subject::Indicator(_, indicator) => vec![&indicator.measure],
        Subject::Flag(_, flag) => vec![&flag.when],
    }
}
