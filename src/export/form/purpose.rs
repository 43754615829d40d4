//! What a question is asked for: the criteria that read its answer, and the clauses they rest on.

use super::uses::Uses;
use crate::checklist::{Basis, Checklist, Criterion};
use crate::form::Key;
use crate::ids::TableId;
use crate::quantity::Period;
use crate::text::Lang;

/// How many criteria are named in full; the others are listed by id.
const IN_FULL: usize = 4;

/// Says what the questions of a checklist's form are asked for.
#[derive(Clone, Debug)]
pub(super) struct Purposes<'c> {
    checklist: &'c Checklist,
    lang: Lang,
    /// The period asked about, where that is known already.
    period: Option<Period>,
    uses: Uses,
}

impl<'c> Purposes<'c> {
    pub(super) fn of(checklist: &'c Checklist, lang: Lang, period: Option<Period>) -> Self {
        Self { checklist, lang, period, uses: Uses::of(checklist) }
    }

    /// The criteria that read a field or table of a row, in paragraphs; empty where none does.
    pub(super) fn purpose(&self, table: TableId, key: Key) -> String {
        let places = self.uses.criteria(table, key);
        let criteria: Vec<&Criterion> =
            places.filter_map(|place| self.checklist.criteria.get(place)).collect();
        let mut said: Vec<String> =
            criteria.iter().take(IN_FULL).map(|criterion| self.criterion(criterion)).collect();
        let others: Vec<&str> = criteria.iter().skip(IN_FULL).map(|one| one.id.as_str()).collect();
        if !others.is_empty() {
            let also = self.lang.pick("Dibaca juga oleh", "Also read by");
            said.push(format!("{also} {}.", others.join(", ")));
        }
        said.join("\n\n")
    }

    fn criterion(&self, criterion: &Criterion) -> String {
        let title = format!("{} {}", criterion.id, criterion.title.get(self.lang));
        let clauses = self.clauses(criterion);
        if clauses.is_empty() {
            return title;
        }
        format!("{title}\n{}: {}", self.lang.pick("Dasar", "Basis"), clauses.join("; "))
    }

    /// What a criterion cites: of documents in force in the period, if any of them is.
    fn clauses(&self, criterion: &Criterion) -> Vec<String> {
        let cited: Vec<(&Basis, &str)> =
            criterion.basis.iter().filter_map(|written| self.cited(written)).collect();
        let any = cited.iter().any(|(basis, _)| self.is_in_force(basis));
        let shown = cited.into_iter().filter(|(basis, _)| !any || self.is_in_force(basis));
        shown.map(|(basis, clause)| self.citation(basis, clause)).collect()
    }

    fn cited<'w>(&self, written: &'w str) -> Option<(&'c Basis, &'w str)> {
        let (id, clause) = written.split_once(' ').unwrap_or((written, ""));
        let basis = self.checklist.basis.iter().find(|basis| basis.id == id)?;
        Some((basis, clause.trim()))
    }

    fn is_in_force(&self, basis: &Basis) -> bool {
        self.period.is_none_or(|period| {
            basis.from.is_none_or(|from| from <= period.last_day())
                && basis.until.is_none_or(|until| until >= period.first_day())
        })
    }

    fn citation(&self, basis: &Basis, clause: &str) -> String {
        let title = basis.title.get(self.lang);
        if clause.is_empty() { title.to_owned() } else { format!("{title}, {clause}") }
    }

    /// The documents that criteria cite, in force in the period if that is known.
    pub(super) fn documents(&self) -> impl Iterator<Item = &'c str> + '_ {
        let in_force = self.checklist.basis.iter().filter(|basis| self.is_in_force(basis));
        in_force.map(|basis| basis.title.get(self.lang))
    }
}
