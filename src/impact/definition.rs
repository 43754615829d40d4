//! What differs between two checklists: criterion by criterion, and in what holds for all of them.

use super::reads::Reads;
use super::same::{Forms, name};
use crate::checklist::{Checklist, Criterion, Grade, Level, Levels, Measure, Section};
use crate::expr::Constant;
use crate::form::{Every, Form};
use crate::ids::{FieldId, TableId};

/// A criterion of one checklist or of both, and what differs in its definition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    /// Its place in the old checklist; `None` for one that was added.
    pub old: Option<usize>,
    /// Its place in the new checklist; `None` for one that was removed.
    pub new: Option<usize>,
    /// What differs; nothing for one that was added or removed.
    pub differs: Vec<Aspect>,
}

/// Something in the definition of a criterion.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Aspect {
    /// What is required, in words.
    Title,
    /// Its section.
    Section,
    /// Its axis.
    Axis,
    /// Its share of the section, against the other criteria.
    Weight,
    /// Whether gates count it.
    Critical,
    /// Where it applies.
    AppliesWhen,
    /// What is measured, or which rows are judged.
    Measure,
    /// Which of the rows are judged.
    Where,
    /// What each row must meet.
    Require,
    /// What the measure earns.
    Levels,
    /// What a measure of none means.
    WhenEmpty,
    /// A parameter that it reads.
    Parameter(String),
    /// A field that it reads, with its tables: `lokmin.durasi`.
    Field(String),
    /// A table whose rows it reads.
    Table(String),
}

impl Aspect {
    /// Whether a change of it can change what the same facts earn.
    #[must_use]
    pub const fn moves_points(&self) -> bool {
        match self {
            Self::Title | Self::Section | Self::Axis | Self::Weight | Self::Critical => false,
            Self::AppliesWhen
            | Self::Measure
            | Self::Where
            | Self::Require
            | Self::Levels
            | Self::WhenEmpty
            | Self::Parameter(_)
            | Self::Field(_)
            | Self::Table(_) => true,
        }
    }
}

impl Pair {
    /// Whether the same facts earn the same points under both checklists.
    #[must_use]
    pub fn earns_the_same(&self) -> bool {
        self.old.is_some() && self.new.is_some() && !self.differs.iter().any(Aspect::moves_points)
    }
}

/// Something that holds for many criteria or for the whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Frame {
    /// A section's share of the total; `None` where there is no such section.
    Section {
        /// Its place in the old checklist.
        old: Option<usize>,
        /// Its place in the new one.
        new: Option<usize>,
    },
    /// A grade's threshold; `None` where there is no such grade.
    Grade {
        /// Its place in the old checklist.
        old: Option<usize>,
        /// Its place in the new one.
        new: Option<usize>,
    },
    /// What caps the grade.
    Gates,
}

/// Both checklists' criteria: those of the new one in its order, removed ones where they stood.
pub(super) fn pairs(old: &Checklist, new: &Checklist) -> Vec<Pair> {
    let place_in = |criteria: &[Criterion], id: &str| criteria.iter().position(|it| it.id == id);
    let mut pairs: Vec<Pair> = Vec::new();
    for (place, criterion) in new.criteria.iter().enumerate() {
        let before = place_in(&old.criteria, &criterion.id);
        let one = before.and_then(|before| old.criteria.get(before));
        let differs = one.map(|one| differences((old, one), (new, criterion)));
        let differs = differs.unwrap_or_default();
        pairs.push(Pair { old: before, new: Some(place), differs });
    }
    for (place, criterion) in old.criteria.iter().enumerate() {
        if place_in(&new.criteria, &criterion.id).is_none() {
            let before = place.checked_sub(1);
            let after =
                before.and_then(|before| pairs.iter().position(|one| one.old == Some(before)));
            let at = after.map_or(0, |after| after + 1);
            pairs.insert(at, Pair { old: Some(place), new: None, differs: Vec::new() });
        }
    }
    pairs
}

fn differences(old: (&Checklist, &Criterion), new: (&Checklist, &Criterion)) -> Vec<Aspect> {
    let both = Both { old: old.0, new: new.0 };
    let (one, other) = (old.1, new.1);
    let forms = both.forms();
    let id = |checklist: &Checklist, place: usize| {
        checklist.sections.get(place).map(|section| section.id.clone())
    };
    let axis = |checklist: &Checklist, place: Option<usize>| {
        checklist.axes.get(place?).map(|axis| axis.id.clone())
    };
    let applies_when = (one.applies_when.as_deref(), other.applies_when.as_deref());
    let plain = [
        (Aspect::Title, one.title != other.title),
        (Aspect::Section, id(old.0, one.section) != id(new.0, other.section)),
        (Aspect::Axis, axis(old.0, one.axis) != axis(new.0, other.axis)),
        (Aspect::Weight, one.weight != other.weight),
        (Aspect::Critical, one.critical != other.critical),
        (Aspect::AppliesWhen, !forms.same_if_any(applies_when.0, applies_when.1)),
    ];
    let mut differs: Vec<Aspect> =
        plain.into_iter().filter(|(_, differs)| *differs).map(|(aspect, _)| aspect).collect();
    differs.extend(measures(forms, &one.measure, &other.measure));
    if !same_levels(&one.levels, &other.levels) {
        differs.push(Aspect::Levels);
    }
    if one.when_empty != other.when_empty {
        differs.push(Aspect::WhenEmpty);
    }
    differs.extend(both.reads(&Reads::of(old.0, one), &Reads::of(new.0, other)));
    differs
}

fn measures(forms: Forms<'_>, old: &Measure, new: &Measure) -> Vec<Aspect> {
    match (old, new) {
        (Measure::Value(old), Measure::Value(new)) if forms.same(old, new) => Vec::new(),
        (Measure::Rows(old), Measure::Rows(new)) => {
            let (condition, others) = (old.condition.as_deref(), new.condition.as_deref());
            let all = [
                (Aspect::Measure, forms.same_path(&old.rows, &new.rows)),
                (Aspect::Where, forms.same_if_any(condition, others)),
                (Aspect::Require, forms.same(&old.require, &new.require)),
            ];
            all.into_iter().filter(|(_, same)| !same).map(|(aspect, _)| aspect).collect()
        }
        (Measure::Value(_) | Measure::Rows(_), _) => vec![Aspect::Measure],
    }
}

/// Whether the same measure earns the same share of the points. A threshold is what counts, not whether a
/// parameter holds it.
fn same_levels(old: &Levels, new: &Levels) -> bool {
    let same = |old: &[Level], new: &[Level]| {
        let of = |level: &Level| (level.threshold.clone(), level.points.clone());
        old.iter().map(of).eq(new.iter().map(of))
    };
    match (old, new) {
        (Levels::AtLeast(old), Levels::AtLeast(new))
        | (Levels::AtMost(old), Levels::AtMost(new)) => same(old, new),
        (Levels::Linear, Levels::Linear) => true,
        (Levels::AtLeast(_) | Levels::AtMost(_) | Levels::Linear, _) => false,
    }
}

#[derive(Clone, Copy)]
struct Both<'c> {
    old: &'c Checklist,
    new: &'c Checklist,
}

impl<'c> Both<'c> {
    const fn forms(self) -> Forms<'c> {
        Forms { old: &self.old.form, new: &self.new.form }
    }

    /// What both definitions read and what does not mean the same.
    fn reads(self, old: &Reads, new: &Reads) -> Vec<Aspect> {
        let parameters = old.parameters.intersection(&new.parameters);
        let parameters = parameters.filter(|name| !self.same_parameter(name));
        let fields = old.fields.iter().filter_map(|(name, place)| {
            let other = new.fields.get(name)?;
            (!self.same_field(*place, *other)).then(|| Aspect::Field(name.clone()))
        });
        let tables = old.tables.iter().filter_map(|(name, table)| {
            let other = new.tables.get(name)?;
            (!self.same_table(*table, *other)).then(|| Aspect::Table(name.clone()))
        });
        parameters.map(|name| Aspect::Parameter(name.clone())).chain(fields).chain(tables).collect()
    }

    fn same_parameter(self, name: &str) -> bool {
        let find = |constants: &'c [Constant]| constants.iter().find(|one| one.name == *name);
        match (find(&self.old.parameters), find(&self.new.parameters)) {
            (Some(old), Some(new)) => {
                let forms = self.forms();
                let items = old.items.iter().zip(&new.items);
                old.items.len() == new.items.len()
                    && items.into_iter().all(|(old, new)| forms.same_literal(old, new))
            }
            _ => false,
        }
    }

    fn same_field(self, old: (TableId, FieldId), new: (TableId, FieldId)) -> bool {
        let rules = |checklist: &'c Checklist, place: (TableId, FieldId)| {
            let rules = checklist.rules.of(place.0, place.1);
            let derive = rules.and_then(|rules| rules.derive.as_deref());
            (derive, rules.and_then(|it| it.min.as_ref()), rules.and_then(|it| it.max.as_ref()))
        };
        let (one, other) = (rules(self.old, old), rules(self.new, new));
        let forms = self.forms();
        forms.same_values(old, new)
            && forms.same_if_any(one.0, other.0)
            && forms.same_if_any(one.1, other.1)
            && forms.same_if_any(one.2, other.2)
    }

    fn same_table(self, old: TableId, new: TableId) -> bool {
        let (form, other) = (&self.old.form, &self.new.form);
        form.table(old).blank_is_empty == other.table(new).blank_is_empty
            && slots(form, old) == slots(other, new)
    }
}

/// How often a timeline expects a row, and the field that says that all are there; `None` of other tables.
fn slots(form: &Form, table: TableId) -> Option<(Every, Option<String>)> {
    let timeline = form.timeline.filter(|timeline| timeline.table == table)?;
    let complete = timeline.complete_when.map(|field| name(form, (TableId::ROOT, field)));
    Some((timeline.every, complete))
}

/// What differs in sections, grades and gates.
pub(super) fn frames(old: &Checklist, new: &Checklist) -> Vec<Frame> {
    let section = |one: &Section| (one.id.clone(), one.weight.clone());
    let grade = |one: &Grade| (one.id.clone(), one.at_least.clone());
    let sections = differing(&old.sections, &new.sections, section);
    let grades = differing(&old.grades, &new.grades, grade);
    let sections = sections.into_iter().map(|(old, new)| Frame::Section { old, new });
    let grades = grades.into_iter().map(|(old, new)| Frame::Grade { old, new });
    let gates = (!same_gates(old, new)).then_some(Frame::Gates);
    sections.chain(grades).chain(gates).collect()
}

/// The places of what is only in one list, or in both with another value.
fn differing<T, V: PartialEq>(
    old: &[T],
    new: &[T],
    of: impl Fn(&T) -> (String, V),
) -> Vec<(Option<usize>, Option<usize>)> {
    let (old, new): (Vec<_>, Vec<_>) =
        (old.iter().map(&of).collect(), new.iter().map(of).collect());
    let place = |list: &[(String, V)], id: &str| list.iter().position(|(it, _)| it == id);
    let mut differing = Vec::new();
    for (at, (id, value)) in new.iter().enumerate() {
        match place(&old, id) {
            None => differing.push((None, Some(at))),
            Some(before) if old.get(before).is_some_and(|(_, it)| it != value) => {
                differing.push((Some(before), Some(at)));
            }
            Some(_) => {}
        }
    }
    let removed = old.iter().enumerate().filter(|(_, (id, _))| place(&new, id).is_none());
    differing.extend(removed.map(|(at, _)| (Some(at), None)));
    differing
}

fn same_gates(old: &Checklist, new: &Checklist) -> bool {
    let gates = |checklist: &Checklist| -> Vec<(usize, Option<String>)> {
        let cap = |place: usize| checklist.grades.get(place).map(|grade| grade.id.clone());
        checklist.gates.iter().map(|gate| (gate.critical_unmet, cap(gate.cap))).collect()
    };
    gates(old) == gates(new)
}
