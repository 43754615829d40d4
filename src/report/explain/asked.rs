//! What is asked, why, on what basis, and what each result earns.

use anstyle::Style;

use super::earned::{levels, weight};
use super::tailored::tailored;
use super::{Subject, measured};
use crate::checklist::{Basis, Checklist, Criterion, FlagSeverity, Measure, Method, WhenEmpty};
use crate::judge::Verdict;
use crate::report::template::{Names, fill};
use crate::report::terminal::Look;
use crate::report::terminal::page::Page;
use crate::report::words::expression::{Role, Speaker};
use crate::report::words::{Words, all_of, date, due, percent};
use crate::text::{Lang, Text};

/// All that a checklist says of a subject.
#[must_use]
pub fn asked(words: Words<'_>, subject: Subject<'_>, look: Look) -> String {
    let mut page = Page::new(look);
    title(&mut page, words, subject);
    if let Subject::Criterion(_, criterion) = subject {
        why(&mut page, words, criterion);
        basis(&mut page, words, criterion, |_| None);
        evidence(&mut page, words, criterion);
    }
    measured::in_words(&mut page, words, subject);
    if let Subject::Criterion(_, criterion) = subject {
        when_empty(&mut page, words, criterion);
    }
    measured::as_written(&mut page, words, subject);
    match subject {
        Subject::Criterion(_, criterion) => {
            applies_when(&mut page, words, criterion);
            levels(&mut page, words, &criterion.levels, criterion.shown_as);
            weight(&mut page, words, criterion);
            recommendations(&mut page, words, criterion);
        }
        Subject::Indicator(_, indicator) => {
            if let Some(earned) = &indicator.levels {
                levels(&mut page, words, earned, indicator.shown_as);
            }
        }
        Subject::Flag(..) => {}
    }
    tailored(&mut page, words, subject);
    page.into_text()
}

/// The id and title, and where the subject stands in its checklist.
fn title(page: &mut Page, words: Words<'_>, subject: Subject<'_>) {
    let (lang, checklist) = (words.lang, words.checklist);
    let title = subject.title(words);
    page.styled_paragraph(0, Style::new().bold(), &format!("{} {title}", subject.id()));
    let kind = match subject {
        Subject::Criterion(_, criterion) => place(checklist, criterion, lang),
        Subject::Indicator(..) => {
            lang.pick("Indikator, di luar skor", "Indicator, not part of the score").to_owned()
        }
        Subject::Flag(_, flag) => match flag.severity {
            FlagSeverity::Info => lang
                .pick("Tanda periksa (info), di luar skor", "Flag (info), not part of the score"),
            FlagSeverity::Warning => lang.pick(
                "Tanda periksa (peringatan), di luar skor",
                "Flag (warning), not part of the score",
            ),
        }
        .to_owned(),
    };
    page.paragraph(0, &kind);
    page.paragraph(0, &source(checklist, lang));
}

/// The checklist: its title, id and edition.
pub(super) fn source(checklist: &Checklist, lang: Lang) -> String {
    let (title, id, edition) = (checklist.title.get(lang), &checklist.id, &checklist.version);
    match lang {
        Lang::Id => format!("Daftar tilik: {title} ({id}, edisi {edition})"),
        Lang::En => format!("Checklist: {title} ({id}, edition {edition})"),
    }
}

/// The section, the axis, and whether it is critical.
fn place(checklist: &Checklist, criterion: &Criterion, lang: Lang) -> String {
    let section = checklist.sections.get(criterion.section);
    let section = section.map_or("", |section| section.title.get(lang));
    let axis = criterion.axis.and_then(|axis| checklist.axes.get(axis));
    let axis = axis.map(|axis| axis.title.get(lang));
    let critical = criterion.critical.then(|| lang.pick("kritis", "critical").to_owned());
    let section =
        Some(format!("{} {section}", lang.pick("Kriteria bagian", "Criterion of the section")));
    let axis = axis.map(|axis| format!("{} {axis}", lang.pick("aspek", "aspect")));
    [section, axis, critical].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn why(page: &mut Page, words: Words<'_>, criterion: &Criterion) {
    if let Some(why) = &criterion.why {
        page.heading(words.lang.pick("Mengapa diminta", "Why it is asked"));
        page.paragraph(2, why.get(words.lang));
    }
}

/// The clauses it rests on, each with its document, and what `note` says of the document.
pub(super) fn basis(
    page: &mut Page,
    words: Words<'_>,
    criterion: &Criterion,
    note: impl Fn(&Basis) -> Option<String>,
) {
    if criterion.basis.is_empty() {
        return;
    }
    page.heading(words.lang.pick("Dasar", "Basis"));
    for written in &criterion.basis {
        let (id, clause) = written.split_once(' ').unwrap_or((written, ""));
        let document = words.checklist.basis.iter().find(|basis| basis.id == id);
        let title = document.map_or(id, |basis| basis.title.get(words.lang));
        let clause = if clause.is_empty() { String::new() } else { format!(", {}", clause.trim()) };
        let about = document.map_or_else(Vec::new, |basis| {
            in_force(basis, words.lang).into_iter().chain(note(basis)).collect()
        });
        let about =
            if about.is_empty() { String::new() } else { format!(" ({})", about.join("; ")) };
        page.item(2, "-", &format!("{title}{clause}{about}"));
    }
}

/// From when until when a document is in force, where the checklist says so.
fn in_force(basis: &Basis, lang: Lang) -> Option<String> {
    let (from, until) =
        (basis.from.map(|day| date(day, lang)), basis.until.map(|day| date(day, lang)));
    Some(match (from, until, lang) {
        (Some(from), Some(until), Lang::Id) => format!("berlaku {from} sampai {until}"),
        (Some(from), Some(until), Lang::En) => format!("in force {from} to {until}"),
        (Some(from), None, Lang::Id) => format!("berlaku sejak {from}"),
        (Some(from), None, Lang::En) => format!("in force since {from}"),
        (None, Some(until), Lang::Id) => format!("berlaku sampai {until}"),
        (None, Some(until), Lang::En) => format!("in force until {until}"),
        (None, None, _) => return None,
    })
}

fn evidence(page: &mut Page, words: Words<'_>, criterion: &Criterion) {
    if criterion.evidence.is_empty() {
        return;
    }
    page.heading(words.lang.pick("Bukti yang dilihat", "What shows it"));
    for one in &criterion.evidence {
        let method = match one.method {
            Method::Document => ("dokumen", "document"),
            Method::Interview => ("wawancara", "interview"),
            Method::Observation => ("observasi", "observation"),
        };
        let method = words.lang.pick(method.0, method.1);
        page.item(2, "-", &format!("{method}: {}", one.what.get(words.lang)));
    }
}

fn when_empty(page: &mut Page, words: Words<'_>, criterion: &Criterion) {
    let counts_as = counts_as(words, criterion.when_empty);
    let text = match (&criterion.measure, words.lang) {
        (Measure::Rows(_), Lang::Id) => {
            format!("Bila tidak ada yang dapat dinilai, kriteria ini dianggap {counts_as}.")
        }
        (Measure::Rows(_), Lang::En) => {
            format!("Where there is none to judge, it counts as {counts_as}.")
        }
        (Measure::Value(value), Lang::Id) if value.can_be_none => {
            format!("Bila hasil ukurnya tidak ada, kriteria ini dianggap {counts_as}.")
        }
        (Measure::Value(value), Lang::En) if value.can_be_none => {
            format!("Where there is nothing to measure, it counts as {counts_as}.")
        }
        (Measure::Value(_), _) => return,
    };
    page.paragraph(2, &text);
}

/// What a measure of none means, as a verdict.
pub(super) const fn counts_as(words: Words<'_>, when_empty: WhenEmpty) -> &'static str {
    words.verdict(match when_empty {
        WhenEmpty::Met => Verdict::Met,
        WhenEmpty::Unmet => Verdict::Unmet,
        WhenEmpty::NotApplicable => Verdict::NotApplicable,
    })
}

fn applies_when(page: &mut Page, words: Words<'_>, criterion: &Criterion) {
    let Some(condition) = &criterion.applies_when else { return };
    page.heading(words.lang.pick("Kapan berlaku", "When it applies"));
    let mut said = Speaker::of_dossier(words).outline(condition, Role::Condition);
    said.text = format!("{} {}", words.lang.pick("Berlaku bila", "It applies where"), said.text);
    measured::outline(page, (2, ""), &said);
    let text = words.lang.pick("Tertulis", "Written");
    page.item(2, &format!("{text}:"), condition.written());
}

fn recommendations(page: &mut Page, words: Words<'_>, criterion: &Criterion) {
    let (lang, checklist) = (words.lang, words.checklist);
    let whom = |to: usize| checklist.addressees.get(to).map_or("", |one| one.title.get(lang));
    if !criterion.recommend.is_empty() {
        page.heading(
            lang.pick("Rekomendasi bila belum terpenuhi", "Recommended where it falls short"),
        );
    }
    for one in &criterion.recommend {
        let by = one.due.as_ref().map(|written| due(written, lang));
        let by =
            by.map(|by| format!(" ({} {by})", lang.pick("dalam", "within"))).unwrap_or_default();
        let told = text(words, &one.text);
        page.item(2, "-", &format!("{}{}: {told}{by}", lang.pick("Bagi ", ""), whom(one.to)));
    }
    if let Some(systemic) = &criterion.systemic {
        page.heading(lang.pick("Bila banyak unit kurang", "Where many units fall short"));
        let (share, to) = (percent(&systemic.share, lang), whom(systemic.to));
        let told = text(words, &systemic.text);
        page.paragraph(
            2,
            &match lang {
                Lang::Id => format!("Mulai {share} unit, bagi {to}: {told}"),
                Lang::En => format!("From {share} of the units on, {to}: {told}"),
            },
        );
    }
}

/// A text of the checklist, what only a dossier can fill in being left open.
pub(super) fn text(words: Words<'_>, text: &Text) -> String {
    fill(text.get(words.lang), || open_names(words))
}

/// The names texts may use, the parameters among them known.
fn open_names(words: Words<'_>) -> Names {
    let mut names = Names::default();
    for field in &words.checklist.form.root().fields {
        names.set(&field.name, "…");
    }
    for parameter in &words.checklist.parameters {
        let items = parameter.items.iter().map(|item| words.value(item.kind, &item.value));
        names.set(&parameter.name, all_of(&items.collect::<Vec<_>>(), words.lang));
    }
    for name in ["measure", "points", "max", "total", "met", "unmet", "unknown", "months"] {
        names.set(name, "…");
    }
    for name in ["failures", "missing"] {
        names.set(name, Vec::<String>::new());
    }
    names
}
