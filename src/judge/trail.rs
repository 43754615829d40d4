//! What a verdict rests on: the blanks that leave it open, and how well its claims are shown.

use std::collections::HashSet;

use crate::bound::Value;
use crate::checklist::{Checklist, Criterion, Measure};
use crate::dossier::{Dossier, Strength};
use crate::expr::{Leaf, Node, Scan, Scene, trace, trace_rows};
use crate::form::{Key, Presence};

/// Follows criteria to what they read of a dossier.
pub(super) struct Trail<'a> {
    checklist: &'a Checklist,
    dossier: &'a Dossier,
}

/// Whether to go down into a part of an expression, from its value.
type GoesOn<'g, 'a> = &'g dyn Fn(&Value<'a>) -> bool;

impl<'a> Trail<'a> {
    pub(super) const fn new(checklist: &'a Checklist, dossier: &'a Dossier) -> Self {
        Self { checklist, dossier }
    }

    /// The blanks read by what is not yet sure in a criterion, each once, in the order read.
    pub(super) fn missing(&self, scene: &Scene<'a>, criterion: &'a Criterion) -> Vec<Leaf> {
        let mut seen = HashSet::new();
        let mut missing = Vec::new();
        let unsure = |value: &Value<'a>| !value.is_sure();
        self.read(scene, criterion, &unsure, &mut |leaf| {
            if self.is_blank(leaf) && seen.insert(leaf) {
                missing.push(leaf);
            }
        });
        missing
    }

    fn is_blank(&self, leaf: Leaf) -> bool {
        match leaf {
            Leaf::Cell { table, row, field } => {
                !self.dossier.records.rows(table).cell(row, field).is_sure()
            }
            Leaf::Slot { .. } => true,
            Leaf::Table { unknown, .. } => unknown,
        }
    }

    /// How well the weakest claim is shown that a criterion reads.
    pub(super) fn evidence(&self, scene: &Scene<'a>, criterion: &'a Criterion) -> Strength {
        self.weakest(|visit| self.read(scene, criterion, &|_| true, visit))
    }

    /// The same where it surely does not apply: only what says so is read.
    pub(super) fn evidence_of_scope(
        &self,
        scene: &Scene<'a>,
        criterion: &'a Criterion,
    ) -> Strength {
        self.weakest(|visit| {
            if let Some(condition) = &criterion.applies_when {
                self.follow(scene, condition, &|_| true, visit);
            }
        })
    }

    fn weakest(&self, read: impl FnOnce(&mut dyn FnMut(Leaf))) -> Strength {
        if self.dossier.claims.is_empty() {
            return Strength::None;
        }
        let mut weakest: Option<Strength> = None;
        read(&mut |leaf| {
            if weakest != Some(Strength::None)
                && let Some(strength) = self.strength(leaf)
            {
                weakest = Some(weakest.map_or(strength, |so_far| so_far.min(strength)));
            }
        });
        weakest.unwrap_or(Strength::None)
    }

    /// How well a claim is shown; `None` for what is no claim, being wholly unknown.
    fn strength(&self, leaf: Leaf) -> Option<Strength> {
        let (form, records) = (&self.checklist.form, &self.dossier.records);
        let claims = &self.dossier.claims;
        match leaf {
            Leaf::Cell { table, row, field } => self
                .dossier
                .is_claim(table, row, field)
                .then(|| claims.strength(form, records, (table, row), Key::Field(field))),
            Leaf::Table { table, parent, unknown: false } => {
                let holder = form.table(table).parent?;
                let rows = records.rows(holder).nested(parent, form.table(table).place);
                let known = rows
                    .map(crate::form::RowId)
                    .all(|row| records.rows(table).row(row).presence == Presence::Certain);
                known.then(|| claims.strength(form, records, (holder, parent), Key::Table(table)))
            }
            Leaf::Slot { .. } | Leaf::Table { unknown: true, .. } => None,
        }
    }

    fn read(
        &self,
        scene: &Scene<'a>,
        criterion: &'a Criterion,
        goes_on: GoesOn<'_, 'a>,
        visit: &mut dyn FnMut(Leaf),
    ) {
        if let Some(condition) = &criterion.applies_when {
            self.follow(scene, condition, goes_on, visit);
        }
        match &criterion.measure {
            Measure::Value(node) => self.follow(scene, node, goes_on, visit),
            Measure::Rows(each) => {
                let scan = Scan {
                    rows: &each.rows,
                    condition: each.condition.as_deref(),
                    of: Some(&each.require),
                };
                trace_rows(scene, scan, goes_on, &mut |leaf| self.settle(leaf, goes_on, visit));
            }
        }
    }

    fn follow(
        &self,
        scene: &Scene<'a>,
        node: &'a Node,
        goes_on: GoesOn<'_, 'a>,
        visit: &mut dyn FnMut(Leaf),
    ) {
        trace(scene, node, goes_on, &mut |leaf| self.settle(leaf, goes_on, visit));
    }

    /// A derived field stands for the fields it is computed from.
    fn settle(&self, leaf: Leaf, goes_on: GoesOn<'_, 'a>, visit: &mut dyn FnMut(Leaf)) {
        let derive = match leaf {
            Leaf::Cell { table, field, .. } => {
                self.checklist.rules.of(table, field).and_then(|rules| rules.derive.as_deref())
            }
            Leaf::Slot { .. } | Leaf::Table { .. } => None,
        };
        match (leaf, derive) {
            (Leaf::Cell { table, row, .. }, Some(node)) => {
                let scene = Scene::root(&self.checklist.form, &self.dossier.records);
                self.follow(&scene.of_row(table, row), node, goes_on, visit);
            }
            _ => visit(leaf),
        }
    }
}
