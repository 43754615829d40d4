//! The columns of one sheet: what they are called, and which one a header means.

use std::collections::HashMap;

use super::names::{Taken, bracketed, followed, normal};
use crate::form::Kind;
use crate::text::{Lang, Text};

/// A column before it has names that no other column of its sheet has.
pub(super) struct Wanted<R> {
    role: R,
    keys: Vec<String>,
    labels: Vec<Text>,
    also: &'static [&'static str],
    unit: Option<Text>,
    /// The kind of a field's values.
    kind: Option<Kind>,
    is_required: bool,
    is_written: bool,
}

impl<R> Wanted<R> {
    /// A column with the names it is to have.
    pub(super) fn new(role: R, key: impl Into<String>, label: Text) -> Self {
        Self {
            role,
            keys: vec![key.into()],
            labels: vec![label],
            also: &[],
            unit: None,
            kind: None,
            is_required: false,
            is_written: true,
        }
    }

    /// A key for where others have the ones before.
    pub(super) fn or_key(mut self, key: String) -> Self {
        self.keys.push(key);
        self
    }

    /// A label for where others have the ones before.
    pub(super) fn or(mut self, label: Text) -> Self {
        self.labels.push(label);
        self
    }

    /// Further names, understood where no other column has them.
    pub(super) const fn also(mut self, names: &'static [&'static str]) -> Self {
        self.also = names;
        self
    }

    /// Makes it a field, which others leave its names to; what its numbers count is part of their meaning.
    pub(super) fn field(mut self, unit: Option<Text>, kind: Kind) -> Self {
        (self.unit, self.kind) = (unit, Some(kind));
        self
    }

    pub(super) const fn required(mut self, is_required: bool) -> Self {
        self.is_required = is_required;
        self
    }

    pub(super) const fn unwritten(mut self) -> Self {
        self.is_written = false;
        self
    }

    /// How ready it is to take another name: the lower, the sooner it is named.
    const fn rank(&self) -> u8 {
        match (self.kind.is_some(), self.is_written) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let labels = self.labels.iter();
        let labels = labels.flat_map(|label| [label.get(Lang::Id), label.get(Lang::En)]);
        self.keys.iter().map(String::as_str).chain(labels).chain(self.also.iter().copied())
    }
}

/// A column of a sheet. No other column of it has its key or its label, whatever the language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column<R> {
    /// What it says.
    pub role: R,
    /// Its key, the header in CSV files.
    pub key: String,
    /// What people call it.
    pub label: Text,
    /// What its numbers count.
    pub unit: Option<Text>,
    /// Whether a record cannot be without it.
    pub is_required: bool,
    kind: Option<Kind>,
    is_written: bool,
}

impl<R> Column<R> {
    /// The header in a workbook: the label, with the unit in brackets.
    #[must_use]
    pub fn header(&self, lang: Lang) -> String {
        match &self.unit {
            None => self.label.get(lang).to_owned(),
            Some(unit) => format!("{} ({})", self.label.get(lang), unit.get(lang)),
        }
    }

    /// Whether it is written at all, and not just understood.
    #[must_use]
    pub const fn is_written(&self) -> bool {
        self.is_written
    }

    /// Whether a unit that stands in brackets behind the header, or beside the question, is that of its
    /// numbers; what is no number may be followed by anything.
    #[must_use]
    pub fn may_have(&self, unit: &str) -> bool {
        const PERCENT: [&str; 4] = ["%", "persen", "percent", "per cent"];
        let written = normal(unit);
        let is = |lang| self.unit.as_ref().is_some_and(|unit| normal(unit.get(lang)) == written);
        let is_own = is(Lang::Id) || is(Lang::En);
        match self.kind {
            Some(Kind::Share) => is_own || PERCENT.contains(&written.as_str()),
            Some(kind) => is_own || !kind.is_number(),
            None => true,
        }
    }
}

/// Which column a header means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found<'h, R> {
    /// This one.
    Column(&'h Column<R>),
    /// Any of these.
    Several(Vec<&'h Column<R>>),
    /// This one, but with another unit than its numbers have.
    OtherUnit(&'h Column<R>),
    /// None that is known.
    Nothing,
}

/// The columns of a sheet.
#[derive(Clone, Debug)]
pub struct Headers<R> {
    columns: Vec<Column<R>>,
    /// Which column has a key, a label or a header.
    own: Taken<usize>,
    /// Which columns would be called so if others were not.
    also: HashMap<String, Vec<usize>>,
}

impl<R: Copy> Headers<R> {
    /// Names columns, each as it is to be called where nothing else is called so.
    pub(super) fn new(wanted: Vec<Wanted<R>>) -> Self {
        let mut order: Vec<usize> = (0..wanted.len()).collect();
        order.sort_by_key(|at| wanted.get(*at).map(Wanted::rank));
        let mut naming = Naming { wanted: &wanted, own: Taken::new() };
        let mut keys: Vec<(usize, String)> = Vec::new();
        for at in &order {
            keys.extend(naming.key(*at).map(|key| (*at, key)));
        }
        let mut columns: Vec<(usize, Column<R>)> = Vec::new();
        for (at, key) in keys {
            columns.extend(naming.column(at, &key).map(|column| (at, column)));
        }
        columns.sort_by_key(|(at, _)| *at);
        let own = naming.own;
        let mut also: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, one) in wanted.iter().enumerate() {
            for name in one.names() {
                let of = also.entry(normal(name)).or_default();
                if !of.contains(&at) {
                    of.push(at);
                }
            }
        }
        Self { columns: columns.into_iter().map(|(_, column)| column).collect(), own, also }
    }

    /// The columns to be written, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Column<R>> {
        self.columns.iter().filter(|column| column.is_written)
    }

    /// The column that a header means: by key or label in either language, whatever the case and the
    /// white space, with or without a `*` and a unit in brackets at its end.
    #[must_use]
    pub fn find(&self, header: &str) -> Found<'_, R> {
        let name = normal(header);
        match (self.named(&name).as_slice(), bracketed(&name)) {
            ([], None) => Found::Nothing,
            ([], Some((name, bracket))) => self.with_unit(&normal(name), bracket),
            ([one], _) => Found::Column(one),
            (several, _) => Found::Several(several.to_vec()),
        }
    }

    fn with_unit(&self, name: &str, bracket: &str) -> Found<'_, R> {
        let named = self.named(name);
        let fit: Vec<_> = named.iter().filter(|column| column.may_have(bracket)).copied().collect();
        match (fit.as_slice(), named.first()) {
            ([], None) => Found::Nothing,
            ([], Some(other)) => Found::OtherUnit(other),
            ([one], _) => Found::Column(one),
            (_, _) => Found::Several(fit),
        }
    }

    fn named(&self, name: &str) -> Vec<&Column<R>> {
        let own = self.own.get(name);
        let also = self.also.get(name).filter(|_| own.is_none());
        let places = own.into_iter().chain(also.into_iter().flatten().copied());
        places.filter_map(|at| self.columns.get(at)).collect()
    }
}

/// Gives names, each to one column.
struct Naming<'w, R> {
    wanted: &'w [Wanted<R>],
    own: Taken<usize>,
}

impl<R: Copy> Naming<'_, R> {
    /// The key of a column.
    fn key(&mut self, at: usize) -> Option<String> {
        let wanted = self.wanted.get(at)?;
        let first = wanted.keys.first()?;
        let further = (2..).map(|number: u32| format!("{first} {number}"));
        wanted.keys.iter().cloned().chain(further).find(|key| self.own.give(at, &[key]))
    }

    /// The column with its label.
    fn column(&mut self, at: usize, key: &str) -> Option<Column<R>> {
        let wanted = self.wanted.get(at)?;
        let first = wanted.labels.first()?;
        let with_key = followed(first, key);
        let further = (2..).map(|number: u32| followed(first, &format!("{key} {number}")));
        let labels = wanted.labels.iter().cloned().chain([with_key]).chain(further);
        let mut columns = labels.map(|label| Column {
            role: wanted.role,
            key: key.to_owned(),
            label,
            unit: wanted.unit.clone(),
            is_required: wanted.is_required,
            kind: wanted.kind,
            is_written: wanted.is_written,
        });
        columns.find(|column| self.name(at, column))
    }

    /// Gives a column its label and its header.
    fn name(&mut self, at: usize, column: &Column<R>) -> bool {
        let label = |lang| column.label.get(lang);
        let (id, en) = (column.header(Lang::Id), column.header(Lang::En));
        self.own.give(at, &[label(Lang::Id), label(Lang::En), &id, &en])
    }
}
