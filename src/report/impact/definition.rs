//! What differs between two checklists, in words.

use super::ImpactView;
use crate::bound::Range;
use crate::checklist::{Checklist, Criterion, Level, Levels, Measure, WhenEmpty};
use crate::expr::RowsPath;
use crate::form::Kind;
use crate::impact::{Aspect, Frame, Pair};
use crate::judge::Verdict;
use crate::report::tailoring::key_name;
use crate::report::words::{Words, all_of, number, percent};
use crate::text::Lang;

/// Something that differs: what it is, and what it was and is. Without either, it is only said to differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// The key for programs.
    pub key: &'static str,
    /// What it concerns, by its id, where the key alone does not say.
    pub name: Option<String>,
    /// What it is, in words.
    pub label: String,
    /// What the old checklist says.
    pub from: Option<String>,
    /// What the new one says.
    pub to: Option<String>,
}

impl ImpactView<'_> {
    /// What differs in the definition of a criterion.
    #[must_use]
    pub fn differs(&self, pair: &Pair) -> Vec<Told> {
        let comparison = &self.impact.comparison;
        let (old, new) = (
            pair.old.and_then(|place| comparison.old.criteria.get(place)),
            pair.new.and_then(|place| comparison.new.criteria.get(place)),
        );
        let both = old.zip(new);
        let told = |aspect| both.map(|(old, new)| self.aspect(aspect, old, new));
        pair.differs.iter().filter_map(told).collect()
    }

    fn aspect(&self, aspect: &Aspect, old: &Criterion, new: &Criterion) -> Told {
        let (key, name) = named(aspect);
        let label = match aspect {
            Aspect::Parameter(name) => format!("parameter {name}"),
            Aspect::Field(name) => format!("{} {name}", self.lang.pick("isian", "field")),
            Aspect::Table(name) => format!("{} {name}", self.lang.pick("tabel", "table")),
            _ => key_name(key, self.lang),
        };
        let from = said(self.old_words(), aspect, old);
        let to = said(self.new_words(), aspect, new);
        // A computation that is the same, of something that is not, says nothing.
        let (from, to) = if from == to { (None, None) } else { (from, to) };
        Told { key, name: name.map(str::to_owned), label, from, to }
    }

    /// What differs in sections, grades and gates.
    #[must_use]
    pub fn frames(&self) -> Vec<Told> {
        self.impact.comparison.frames.iter().map(|frame| self.frame(frame)).collect()
    }

    fn frame(&self, frame: &Frame) -> Told {
        let (before, after) = (self.old_words(), self.new_words());
        match frame {
            Frame::Section { old, new } => {
                let one = |words: Words<'_>, place: &Option<usize>| {
                    let section = words.checklist.sections.get((*place)?)?;
                    let weight = number(&section.weight, words.lang);
                    let weight = format!("{} {weight}", words.lang.pick("bobot", "weight"));
                    Some((section.id.clone(), section.title.get(words.lang).to_owned(), weight))
                };
                self.framed("section", ("bagian", "section"), (one(before, old), one(after, new)))
            }
            Frame::Grade { old, new } => {
                let one = |words: Words<'_>, place: &Option<usize>| {
                    let grade = words.checklist.grades.get((*place)?)?;
                    let least = match &grade.at_least {
                        Some(least) => format!("≥ {}", percent(least, words.lang)),
                        None => words.lang.pick("selebihnya", "the rest").to_owned(),
                    };
                    Some((grade.id.clone(), grade.title.get(words.lang).to_owned(), least))
                };
                self.framed("grade", ("predikat", "grade"), (one(before, old), one(after, new)))
            }
            Frame::Gates => Told {
                key: "gates",
                name: None,
                label: self.lang.pick("batas predikat", "caps on the grade").to_owned(),
                from: Some(gates(before)),
                to: Some(gates(after)),
            },
        }
    }

    fn framed(
        &self,
        key: &'static str,
        (id, en): (&str, &str),
        (from, to): (Option<Part>, Option<Part>),
    ) -> Told {
        let (name, title) = match (&to, &from) {
            (Some((id, title, _)), _) | (None, Some((id, title, _))) => (id.clone(), title.clone()),
            (None, None) => Default::default(),
        };
        Told {
            key,
            name: Some(name),
            label: format!("{} {title}", self.lang.pick(id, en)),
            from: from.map(|(_, _, says)| says),
            to: to.map(|(_, _, says)| says),
        }
    }

    /// What differs, and how, in one line.
    #[must_use]
    pub fn told(&self, told: &Told) -> String {
        let label = &told.label;
        match (&told.from, &told.to, self.lang) {
            (Some(from), Some(to), _) => format!("{label}: {}", Self::becomes(from, to)),
            (None, Some(to), Lang::Id) => format!("{label}: ditambahkan, {to}"),
            (None, Some(to), Lang::En) => format!("{label}: added, {to}"),
            (Some(from), None, Lang::Id) => format!("{label}: dihapus, semula {from}"),
            (Some(from), None, Lang::En) => format!("{label}: removed, was {from}"),
            (None, None, Lang::Id) => format!("{label}: berubah"),
            (None, None, Lang::En) => format!("{label}: changed"),
        }
    }

    /// What a criterion is that only one of the checklists has.
    #[must_use]
    pub fn only(&self, pair: &Pair) -> Option<String> {
        let (words, text) = match (pair.old, pair.new) {
            (None, Some(_)) => (self.new_words(), ("kriteria baru", "new criterion")),
            (Some(_), None) => (self.old_words(), ("dihapus", "removed")),
            _ => return None,
        };
        let criterion = self.criterion(pair)?;
        let section = words.checklist.sections.get(criterion.section)?.title.get(self.lang);
        let weight = number(&criterion.weight, self.lang);
        let text = self.lang.pick(text.0, text.1);
        Some(match self.lang {
            Lang::Id => format!("{text} (bagian {section}, bobot {weight})"),
            Lang::En => format!("{text} (section {section}, weight {weight})"),
        })
    }
}

/// An id, a title, and what is said of it.
type Part = (String, String, String);

/// The key of an aspect, and the name of what it concerns where there are several of its kind.
fn named(aspect: &Aspect) -> (&'static str, Option<&str>) {
    match aspect {
        Aspect::Title => ("title", None),
        Aspect::Section => ("section", None),
        Aspect::Axis => ("axis", None),
        Aspect::Weight => ("weight", None),
        Aspect::Critical => ("critical", None),
        Aspect::AppliesWhen => ("applies_when", None),
        Aspect::Measure => ("measure", None),
        Aspect::Where => ("where", None),
        Aspect::Require => ("require", None),
        Aspect::Levels => ("levels", None),
        Aspect::WhenEmpty => ("when_empty", None),
        Aspect::Parameter(name) => ("parameter", Some(name)),
        Aspect::Field(name) => ("field", Some(name)),
        Aspect::Table(name) => ("table", Some(name)),
    }
}

/// What a checklist says of an aspect of a criterion; `None` where it can't be said in a few words.
fn said(words: Words<'_>, aspect: &Aspect, criterion: &Criterion) -> Option<String> {
    let (lang, checklist) = (words.lang, words.checklist);
    let none = || lang.pick("tidak ada", "none").to_owned();
    Some(match aspect {
        Aspect::Title => criterion.title.get(lang).to_owned(),
        Aspect::Section => checklist.sections.get(criterion.section)?.title.get(lang).to_owned(),
        Aspect::Axis => {
            let axis = criterion.axis.and_then(|place| checklist.axes.get(place));
            axis.map_or_else(none, |axis| axis.title.get(lang).to_owned())
        }
        Aspect::Weight => number(&criterion.weight, lang),
        Aspect::Critical if criterion.critical => lang.pick("ya", "yes").to_owned(),
        Aspect::Critical => lang.pick("tidak", "no").to_owned(),
        Aspect::AppliesWhen => match &criterion.applies_when {
            Some(condition) => condition.written().to_owned(),
            None => lang.pick("selalu", "always").to_owned(),
        },
        Aspect::Measure => measure(checklist, criterion),
        Aspect::Where => match &criterion.measure {
            Measure::Rows(each) => match &each.condition {
                Some(condition) => condition.written().to_owned(),
                None => lang.pick("semua", "all").to_owned(),
            },
            Measure::Value(_) => none(),
        },
        Aspect::Require => match &criterion.measure {
            Measure::Rows(each) => each.require.written().to_owned(),
            Measure::Value(_) => none(),
        },
        Aspect::Levels => levels(words, criterion.shown_as, &criterion.levels),
        Aspect::WhenEmpty => verdict_of(words, criterion.when_empty).to_owned(),
        Aspect::Parameter(name) => parameter(words, name)?,
        Aspect::Field(name) => derived(checklist, name)?,
        Aspect::Table(_) => return None,
    })
}

fn verdict_of(words: Words<'_>, when_empty: WhenEmpty) -> &'static str {
    words.verdict(match when_empty {
        WhenEmpty::Met => Verdict::Met,
        WhenEmpty::Unmet => Verdict::Unmet,
        WhenEmpty::NotApplicable => Verdict::NotApplicable,
    })
}

/// What is measured, as the author writes it.
fn measure(checklist: &Checklist, criterion: &Criterion) -> String {
    match &criterion.measure {
        Measure::Value(node) => node.written().to_owned(),
        Measure::Rows(each) => format!("each: {}", rows(checklist, &each.rows)),
    }
}

fn rows(checklist: &Checklist, rows: &RowsPath) -> String {
    let path = checklist.form.path(rows.last());
    match &rows.alias {
        Some(alias) => format!("{alias} in {path}"),
        None => path,
    }
}

/// Thresholds and points: `≥ 100%: 10, ≥ 75%: 7`.
fn levels(words: Words<'_>, kind: Kind, levels: &Levels) -> String {
    let (sign, levels) = match levels {
        Levels::AtLeast(levels) => ("≥", levels),
        Levels::AtMost(levels) => ("≤", levels),
        Levels::Linear => return words.lang.pick("sebanding", "linear").to_owned(),
    };
    let one = |level: &Level| {
        let threshold = words.range(kind, &Range::exactly(level.threshold.clone()));
        let sign = if kind == Kind::Boolean { "" } else { sign };
        let text = format!("{sign} {threshold}: {}", number(&level.points, words.lang));
        text.trim_start().to_owned()
    };
    levels.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn parameter(words: Words<'_>, name: &str) -> Option<String> {
    let parameter = words.checklist.parameters.iter().find(|one| one.name == name)?;
    let items = parameter.items.iter().map(|item| words.value(item.kind, &item.value));
    Some(all_of(&items.collect::<Vec<_>>(), words.lang))
}

/// How a field is computed, if it is, as the author writes it.
fn derived(checklist: &Checklist, name: &str) -> Option<String> {
    let form = &checklist.form;
    let (path, field) = name.rsplit_once('.').unwrap_or(("", name));
    let (id, table) = form.tables().find(|(id, _)| form.path(*id) == path)?;
    let (place, _) = table.fields().find(|(_, one)| one.name == field)?;
    Some(checklist.rules.of(id, place)?.derive.as_ref()?.written().to_owned())
}

/// From how many unmet critical criteria on the grade is at best which: `1: Cukup, 3: Kurang`.
fn gates(words: Words<'_>) -> String {
    let checklist = words.checklist;
    let one = |gate: &crate::checklist::Gate| {
        let cap = checklist.grades.get(gate.cap).map_or("", |grade| grade.title.get(words.lang));
        format!("{}: {cap}", gate.critical_unmet)
    };
    match checklist.gates.as_slice() {
        [] => words.none(),
        gates => gates.iter().map(one).collect::<Vec<_>>().join(", "),
    }
}
