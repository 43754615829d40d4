//! Joins drafts of one unit, period and source into one.
//!
//! Equal values agree, and different ones are reported with both places. A month of the timeline stands in one
//! of the drafts; the rows of other tables are joined.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use super::Reader;
use super::draft::{Draft, Given, Mark, Nested};
use super::plan::Plan;
use super::value::Entry;
use super::{FilledBy, ReadOptions};
use crate::bound::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::form::{TextSpan, Texts, Timeline};
use crate::ids::{FieldId, TableId};
use crate::quantity::{Number, Period};
use crate::text;
use crate::text::{Lang, Text};

/// Two values for one field of one dossier.
pub const CONFLICTING_VALUES: Code = Code("conflicting-values");
/// A month of the timeline in two places of one dossier.
pub const MONTH_TWICE: Code = Code("month-in-two-places");

/// What makes drafts parts of one dossier.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Identity {
    /// The unit's code.
    pub code: String,
    /// The period.
    pub period: Period,
    /// Who filled it in.
    pub filled_by: FilledBy,
}

impl Identity {
    /// The identity of a draft; `None` where its code or period is not known.
    pub(super) fn of(plan: &Plan<'_>, options: &ReadOptions, draft: &Draft) -> Option<Self> {
        let stated = draft.header.period.and_then(|(stated, _)| stated.known());
        let filled_by = draft.header.filled_by.and_then(|(stated, _)| stated.known());
        if !draft.has_root() {
            return None;
        }
        let code = code(draft.table(TableId::ROOT).entry(0, plan.form.code), &draft.texts)?;
        let filled_by = filled_by.unwrap_or_default();
        Some(Self { code, period: stated.or(options.period)?, filled_by })
    }
}

/// The code that a field says; `None` where it says none for certain.
pub(super) fn code(entry: &Entry, texts: &Texts) -> Option<String> {
    match entry {
        Entry::Known(Content::Text(Some(text))) => Some(texts.get(*text).to_owned()),
        Entry::Known(Content::Range(range)) => Some(range.exact()?.to_decimal(18)),
        Entry::Known(Content::Choice(items)) => Some(items.single()?.to_string()),
        _ => None,
    }
}

/// Joins drafts of one identity, each at the place of its first, in the order of their files' paths: in whatever
/// order files are given, rows are numbered alike, and the first of them is the same.
pub(super) fn merge(
    reader: &Reader<'_>,
    drafts: Vec<Draft>,
    diagnostics: &mut Diagnostics,
) -> Vec<Draft> {
    let mut places: HashMap<Identity, usize> = HashMap::new();
    let mut merged: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut others: BTreeMap<usize, Vec<Draft>> = BTreeMap::new();
    for draft in drafts {
        let identity = Identity::of(&reader.plan, &reader.options, &draft);
        let place = identity.map(|identity| *places.entry(identity).or_insert(merged.len()));
        match place.filter(|place| *place < merged.len()) {
            None => merged.push(draft),
            Some(place) => others.entry(place).or_default().push(draft),
        }
    }
    if others.is_empty() {
        return merged;
    }
    let joined = |(place, first)| match others.remove(&place) {
        None => first,
        Some(others) => joined(&reader.plan, (first, others), diagnostics),
    };
    merged.into_iter().enumerate().map(joined).collect()
}

/// All drafts of one dossier as one.
fn joined(
    plan: &Plan<'_>,
    (first, others): (Draft, Vec<Draft>),
    diagnostics: &mut Diagnostics,
) -> Draft {
    let mut all: Vec<Draft> = std::iter::once(first).chain(others).collect();
    // Drafts of one file keep their order.
    all.sort_by(|one, other| path(one).cmp(&path(other)));
    let mut first = all.remove(0);
    for draft in all {
        Merge { plan, first: &mut first, diagnostics }.take(draft);
    }
    first
}

/// The path of the file a draft was read from.
fn path(draft: &Draft) -> Option<&Path> {
    draft.sources.first().map(|source| Path::new(&source.name))
}

struct Merge<'m, 'c> {
    plan: &'m Plan<'c>,
    first: &'m mut Draft,
    diagnostics: &'m mut Diagnostics,
}

impl Merge<'_, '_> {
    fn take(&mut self, mut other: Draft) {
        self.first.is_broken |= other.is_broken;
        self.first.is_cut_off |= other.is_cut_off;
        self.rebase(&mut other);
        self.inputs(&mut other);
        self.values(&mut other);
        self.claims(&mut other);
        self.tables(&mut other);
        let header = &mut self.first.header;
        header.period = header.period.or(other.header.period);
        header.filled_by = header.filled_by.or(other.header.filled_by);
    }

    /// Makes all that the other draft says fit behind the rows, texts and sources of the first.
    fn rebase(&mut self, other: &mut Draft) {
        let shift = self.first.texts.append(&other.texts);
        let offset = u16::try_from(self.first.sources.len()).unwrap_or(u16::MAX);
        let form = self.plan.form;
        let move_mark = |mark: &mut Mark| mark.source = mark.source.saturating_add(offset);
        for (id, table) in form.tables() {
            let parents = match table.parent {
                None | Some(TableId::ROOT) => 0,
                Some(parent) => self.first.table(parent).len(),
            };
            let behind: Vec<u32> =
                table.tables.iter().map(|nested| self.first.table(*nested).len()).collect();
            let mut parts = other.table_mut(id).parts_mut();
            parts.rows().for_each(|row| {
                row.parent += parents;
                move_mark(&mut row.mark);
            });
            parts.marks().for_each(move_mark);
            parts.nested().for_each(|(place, nested)| {
                let behind = behind.get(place).copied().unwrap_or(0);
                move_mark(&mut nested.mark);
                nested.rows = nested.rows.start + behind..nested.rows.end + behind;
            });
            parts.texts().for_each(|span| *span = span.shifted(shift));
        }
        for claims in &mut other.claims {
            move_mark(&mut claims.mark);
            if claims.table != TableId::ROOT {
                claims.row += self.first.table(claims.table).len();
            }
        }
        for mark in other.header.marks_mut() {
            move_mark(mark);
        }
        self.first.sources.append(&mut other.sources);
    }

    fn inputs(&mut self, other: &mut Draft) {
        for input in other.inputs.drain(..) {
            if !self.first.inputs.contains(&input) {
                self.first.inputs.push(input);
            }
        }
    }

    /// Takes over the other's values of root fields, which must not differ.
    fn values(&mut self, other: &mut Draft) {
        for (id, _) in self.plan.form.root().fields() {
            let mark = other.table(TableId::ROOT).mark(0, id);
            let entry = other.table_mut(TableId::ROOT).take(0, id);
            let root = self.first.table(TableId::ROOT);
            match (root.entry(0, id), &entry) {
                (_, Entry::Absent | Entry::Blank | Entry::Refused) | (Entry::Refused, _) => {}
                (Entry::Absent | Entry::Blank, _) => {
                    self.first.table_mut(TableId::ROOT).set(0, id, entry, mark);
                }
                (first, other) if self.is_same(first, other) => {}
                (_, _) => self.conflict(id, mark),
            }
        }
    }

    fn is_same(&self, one: &Entry, other: &Entry) -> bool {
        let text = |entry: &Entry| match entry {
            Entry::Known(Content::Text(Some(span))) => Some(*span),
            _ => None,
        };
        match (text(one), text(other)) {
            (Some(a), Some(b)) => self.text(a) == self.text(b),
            _ => one == other,
        }
    }

    fn text(&self, span: TextSpan) -> &str {
        self.first.texts.get(span)
    }

    fn conflict(&mut self, field: FieldId, mark: Mark) {
        let name = self.first.name_at(mark, self.plan.form.field(TableId::ROOT, field));
        let (id, en) = (name.get(Lang::Id), name.get(Lang::En));
        let first = self.first.table(TableId::ROOT).mark(0, field);
        let message = text!(
            "`{id}` di sini berbeda dari bagian lain dossier yang sama",
            "`{en}` here differs from another part of the same dossier"
        );
        self.differ(message, mark, first);
    }

    /// Reports a value in the other draft that differs from one in the first.
    fn differ(&mut self, message: Text, mark: Mark, first: Mark) {
        let help = text!(
            "samakan keduanya, atau hapus salah satunya",
            "let them agree, or remove one of them"
        );
        self.clash(
            Diagnostic::error(CONFLICTING_VALUES, self.first.place(mark), message).help(help),
            first,
        );
    }

    /// Reports something in the other draft that does not go with something in the first.
    fn clash(&mut self, mut diagnostic: Diagnostic, first: Mark) {
        if let Some(first) = self.first.place(first) {
            diagnostic = diagnostic.related(first, text!("yang lain di sini", "the other is here"));
        }
        self.first.report(diagnostic, self.diagnostics);
    }

    /// Takes over the other's `bukti`; what both say of the unit as a whole must not differ.
    fn claims(&mut self, other: &mut Draft) {
        for mut claims in std::mem::take(&mut other.claims) {
            let own = self.first.claims.iter();
            let mut root = own.filter(|own| own.table == TableId::ROOT).cloned();
            if let (TableId::ROOT, Some(own)) = (claims.table, root.next()) {
                let known = |claim: &super::Claim| own.claims.iter().find(|own| own.of == claim.of);
                let differs = |claim: &super::Claim| known(claim).is_some_and(|own| own != claim);
                if claims.claims.iter().any(differs) {
                    let message = text!(
                        "`bukti` di sini berbeda dari bagian lain dossier yang sama",
                        "`bukti` here differs from another part of the same dossier"
                    );
                    self.differ(message, claims.mark, own.mark);
                }
                claims.claims.retain(|claim| known(claim).is_none());
            }
            self.first.claims.push(claims);
        }
    }

    /// Joins the tables of the two root rows.
    fn tables(&mut self, other: &mut Draft) {
        let form = self.plan.form;
        for (place, id) in form.root().tables.iter().enumerate() {
            let theirs = other.table(TableId::ROOT).nested(0, place).clone();
            let ours = self.first.table(TableId::ROOT).nested(0, place).clone();
            if let Some(timeline) = form.timeline.filter(|timeline| timeline.table == *id) {
                self.months(timeline, &ours, other, &theirs);
            }
            let joined = self.join(*id, ours, theirs);
            *self.first.table_mut(TableId::ROOT).nested_mut(0, place) = joined;
        }
        for (id, _) in form.tables().skip(1) {
            self.first.table_mut(id).append(other.table_mut(id));
        }
    }

    fn join(&mut self, table: TableId, ours: Nested, theirs: Nested) -> Nested {
        match (ours.given, theirs.given) {
            (_, Given::Absent | Given::Blank) | (Given::Refused, _) => ours,
            (Given::Absent | Given::Blank, _) | (_, Given::Refused) => theirs,
            (Given::Unknown, Given::Unknown) | (Given::None, Given::None) => ours,
            (Given::None, Given::Rows) if theirs.rows.is_empty() => ours,
            (Given::Rows, Given::None) if ours.rows.is_empty() => theirs,
            (Given::Rows, Given::Rows) => {
                // The rows of root tables lie side by side, and the other's come right behind ours.
                let start = if ours.rows.is_empty() { theirs.rows.start } else { ours.rows.start };
                let end = if theirs.rows.is_empty() { ours.rows.end } else { theirs.rows.end };
                Nested { rows: start.min(end)..end, ..ours }
            }
            (
                Given::Unknown | Given::None | Given::Rows,
                Given::Unknown | Given::None | Given::Rows,
            ) => {
                let name = &self.plan.form.table(table).name;
                let message = text!(
                    "`{name}` di sini berbeda dari bagian lain dossier yang sama",
                    "`{name}` here differs from another part of the same dossier"
                );
                self.differ(message, theirs.mark, ours.mark);
                ours
            }
        }
    }

    /// Reports months of the timeline that both drafts have rows of.
    fn months(&mut self, timeline: Timeline, ours: &Nested, other: &Draft, theirs: &Nested) {
        let of = |draft: &Draft, row: u32| -> Option<Number> {
            match draft.table(timeline.table).entry(row, timeline.month) {
                Entry::Known(Content::Range(range)) => range.exact().cloned(),
                _ => None,
            }
        };
        let mut known: HashMap<Number, Mark> = HashMap::new();
        for row in ours.rows.clone() {
            let mark = self.first.table(timeline.table).mark(row, timeline.month);
            known.extend(of(self.first, row).map(|month| (month, mark)));
        }
        let behind = self.first.table(timeline.table).len();
        for row in theirs.rows.clone().map(|row| row - behind) {
            let Some(first) = of(other, row).and_then(|month| known.get(&month).copied()) else {
                continue;
            };
            let mark = other.table(timeline.table).mark(row, timeline.month);
            let message = text!(
                "bulan ini sudah ada di bagian lain dossier yang sama",
                "another part of the same dossier has this month too"
            );
            let help = text!(
                "kumpulkan semua baris bulan ini di satu tempat, atau hapus salah satunya",
                "put all rows of this month in one place, or remove one of them"
            );
            let place = self.first.place(mark);
            self.clash(Diagnostic::error(MONTH_TWICE, place, message).help(help), first);
        }
    }
}
