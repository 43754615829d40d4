//! Reads the expressions of fields: how derived ones are computed, and what the others may be.

use std::collections::HashMap;

use super::Draft;
use super::order::{CYCLIC_RULE, ordered};
use crate::checklist::read::expression::Written;
use crate::checklist::read::reader::Reader;
use crate::checklist::{FieldRules, Rules};
use crate::diagnostic::{Code, Diagnostic};
use crate::expr::{self, Constant, Expression, Scope};
use crate::form::{Blank, Kind};
use crate::ids::{FieldId, TableId};
use crate::text;

/// A derived field whose `type` is not that of its expression.
pub(crate) const DERIVE_TYPE_DIFFERS: Code = Code("derive-type-differs");

/// The expressions of one field, as written.
pub(super) struct WrittenRules<'d> {
    pub(super) place: (TableId, FieldId),
    pub(super) derive: Option<Written<'d>>,
    pub(super) min: Option<Written<'d>>,
    pub(super) max: Option<Written<'d>>,
}

impl<'d> Reader<'d> {
    pub(super) fn rules(&mut self, draft: &mut Draft<'d>, constants: &[Constant]) -> Rules {
        let written = self.written_rules(draft);
        let order = self.rule_order(draft, constants, &written);
        let mut rules = Rules {
            fields: draft
                .form
                .tables()
                .map(|(_, table)| vec![FieldRules::default(); table.fields.len()])
                .collect(),
            ..Rules::default()
        };
        for one in order.iter().filter_map(|at| written.get(*at)) {
            rules.order.push(one.place);
            if draft.form.field(one.place.0, one.place.1).derived {
                self.derive(draft, constants, one, &mut rules);
            } else {
                self.bounds(draft, constants, one, &mut rules);
            }
        }
        rules
    }

    fn written_rules(&mut self, draft: &Draft<'d>) -> Vec<WrittenRules<'d>> {
        let mut all = Vec::new();
        for place in draft.places() {
            let entries = draft.written(place).and_then(|written| written.entries.as_ref());
            let Some(entries) = entries else { continue };
            let field = draft.form.field(place.0, place.1);
            let (derived, bounded) = (field.derived, field.kind.is_quantity() && !field.derived);
            let mut read = |key: &str, asked: bool| {
                entries.get(key).filter(|_| asked).and_then(|node| self.expression(node))
            };
            let derive = read("derive", derived);
            let (min, max) = (read("min", bounded), read("max", bounded));
            if derive.is_some() || min.is_some() || max.is_some() {
                all.push(WrittenRules { place, derive, min, max });
            }
        }
        all
    }

    /// The places of the rules in an order in which each only needs those before it.
    fn rule_order(
        &mut self,
        draft: &mut Draft<'d>,
        constants: &[Constant],
        written: &[WrittenRules<'d>],
    ) -> Vec<usize> {
        let at: HashMap<_, _> =
            written.iter().enumerate().map(|(at, one)| (one.place, at)).collect();
        let needs = |one: &WrittenRules<'d>| {
            let scope = scope(draft, constants, one.place.0);
            let expressions = one.derive.iter().chain(&one.min).chain(&one.max);
            let fields = expressions.flat_map(|written| expr::uses(&written.ast, &scope).fields);
            fields.filter_map(|field| at.get(&(field.table, field.field)).copied()).collect()
        };
        let needs: Vec<Vec<usize>> = written.iter().map(needs).collect();
        let found = ordered(&needs);
        for cycle in found.cycles {
            let cycle: Vec<_> = cycle.iter().filter_map(|at| written.get(*at)).collect();
            self.report_cycle(draft, &cycle);
            draft.refused.fields.extend(cycle.iter().map(|one| one.place));
        }
        found.order
    }

    fn report_cycle(&mut self, draft: &Draft<'d>, cycle: &[&WrittenRules<'d>]) {
        let name = |(table, field): (TableId, FieldId)| {
            let (path, name) = (draft.form.path(table), &draft.form.field(table, field).name);
            if path.is_empty() { name.clone() } else { format!("{path}.{name}") }
        };
        let Some(first) = cycle.first() else { return };
        let around = cycle.iter().chain([first]).map(|one| name(one.place));
        let chain = around.collect::<Vec<_>>().join(" → ");
        let expression = first.derive.as_ref().or(first.min.as_ref()).or(first.max.as_ref());
        let Some(node) = expression.map(|written| written.node) else { return };
        let mut diagnostic = Diagnostic::error(
            CYCLIC_RULE,
            self.place(node),
            text!("aturan ini bergantung pada dirinya sendiri", "this rule depends on itself"),
        )
        .label(text!("{chain}", "{chain}"))
        .help(text!(
            "buat salah satunya tidak bergantung pada yang lain",
            "make one of them independent of the others"
        ));
        for other in cycle.iter().skip(1) {
            if let Some(written) = draft.written(other.place) {
                let place = self.key_place(written.entry);
                diagnostic = diagnostic
                    .related(place, text!("ikut dalam lingkaran ini", "part of the circle"));
            }
        }
        self.report(diagnostic);
    }

    /// The expression of a derived field settles its kind, and whether it can be none.
    fn derive(
        &mut self,
        draft: &mut Draft<'d>,
        constants: &[Constant],
        written: &WrittenRules<'d>,
        rules: &mut Rules,
    ) {
        let Some(derive) = &written.derive else { return };
        let scope = scope(draft, constants, written.place.0).without_previous();
        let Some(node) = self.checked(derive, &scope, &draft.refused) else { return };
        let Some(kind) = self.derived_kind(draft, written, &node) else { return };
        if let Some(field) = draft.field_mut(written.place) {
            field.kind = kind;
            field.blank = if node.can_be_none { Blank::UnknownOrNone } else { Blank::Unknown };
        }
        draft.refused.fields.remove(&written.place);
        rules.derived.push(written.place);
        if let Some(place) = rules.of_mut(written.place) {
            place.derive = Some(Expression::new(node, derive.text));
        }
    }

    /// The kind of a derived field: that of its expression, or its own `type` where both are numbers.
    fn derived_kind(
        &mut self,
        draft: &Draft<'d>,
        written: &WrittenRules<'d>,
        node: &expr::Node,
    ) -> Option<Kind> {
        let entries = draft.written(written.place)?.entries.as_ref()?;
        let Some(type_node) = entries.get("type") else { return Some(node.of) };
        let declared = draft.form.field(written.place.0, written.place.1).kind;
        let fits = declared == node.of
            || (matches!(declared, Kind::Number | Kind::Share) && node.of.is_number());
        if fits {
            return Some(declared);
        }
        let (place, (id, en)) = (self.place(type_node), expr::kind_name(node.of));
        self.report(
            Diagnostic::error(
                DERIVE_TYPE_DIFFERS,
                place,
                text!(
                    "ungkapan field ini menghasilkan {id}, bukan jenis ini",
                    "the field's expression gives {en}, not this type"
                ),
            )
            .help(text!(
                "hapus `type`; jenisnya mengikuti ungkapan",
                "remove `type`; it follows from the expression"
            )),
        );
        None
    }
}

/// What the rules of a table's fields see, aggregates included.
fn scope<'c>(draft: &'c Draft<'_>, constants: &'c [Constant], table: TableId) -> Scope<'c> {
    Scope::root(&draft.form, constants).with_row(table, None)
}
