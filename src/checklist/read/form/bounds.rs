//! Checks the least and the most a field may be.

use super::Draft;
use super::rules::WrittenRules;
use crate::checklist::Rules;
use crate::checklist::notation;
use crate::checklist::read::expression::Written;
use crate::checklist::read::reader::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::expr::{self, Constant, Node, Scope};
use crate::form::Kind;
use crate::quantity::Number;
use crate::text;

/// A `min` or `max` of another type than its field.
pub(crate) const BOUND_OF_OTHER_TYPE: Code = Code("bound-of-other-type");
/// A `min` that lies above `max`, so that no value is left.
pub(crate) const MIN_ABOVE_MAX: Code = Code("min-above-max");
/// A number above 1 beside a percentage, probably meant as so many percent.
pub(crate) const PERCENT_WITHOUT_SIGN: Code = Code("percent-without-sign");

impl<'d> Reader<'d> {
    pub(super) fn bounds(
        &mut self,
        draft: &Draft<'d>,
        constants: &[Constant],
        written: &WrittenRules<'d>,
        rules: &mut Rules,
    ) {
        if draft.refused.fields.contains(&written.place) {
            return;
        }
        let min = self.bound(draft, constants, written, written.min.as_ref());
        let max = self.bound(draft, constants, written, written.max.as_ref());
        if let (Some(low), Some(high), Some(max)) = (known(&min), known(&max), &written.max)
            && low > high
        {
            self.min_above_max(draft, written, max, (low, high));
        }
        rules.bounded.push(written.place);
        if let Some(place) = rules.of_mut(written.place) {
            place.min = min;
            place.max = max;
        }
    }

    fn bound(
        &mut self,
        draft: &Draft<'d>,
        constants: &[Constant],
        rules: &WrittenRules<'d>,
        written: Option<&Written<'d>>,
    ) -> Option<Node> {
        let written = written?;
        let (table, field) = rules.place;
        let scope = Scope::root(&draft.form, constants).with_row(table, None).of_row_alone();
        let node = self.checked(written, &scope, &draft.refused)?;
        let kind = draft.form.field(table, field).kind;
        if node.of != kind && !(node.of.is_number() && kind.is_number()) {
            self.other_type(written, &node, kind);
            return None;
        }
        if kind == Kind::Share && node.of != Kind::Share {
            self.warn_of_percent(written, &node);
        }
        Some(node)
    }

    fn other_type(&mut self, written: &Written<'d>, node: &Node, kind: Kind) {
        let ((id, en), (field_id, field_en)) = (expr::kind_name(node.of), expr::kind_name(kind));
        let place = self.place(written.node);
        self.report(
            Diagnostic::error(
                BOUND_OF_OTHER_TYPE,
                place,
                text!(
                    "batas ini berupa {id}, tetapi field ini berupa {field_id}",
                    "this limit is {en}, but the field is {field_en}"
                ),
            )
            .help(match (kind, node.of) {
                (Kind::Date, Kind::Month) => text!(
                    "ambil harinya dengan `first_day(…)` atau `last_day(…)`",
                    "take its day by `first_day(…)` or `last_day(…)`"
                ),
                _ => text!(
                    "tulis batas yang sejenis dengan field ini",
                    "write a limit of the field's own type"
                ),
            }),
        );
    }

    fn warn_of_percent(&mut self, written: &Written<'d>, node: &Node) {
        let range = node.as_literal().and_then(|literal| literal.range());
        let Some(value) =
            range.and_then(|range| range.exact()).filter(|value| **value > Number::ONE)
        else {
            return;
        };
        let (meant, place) = (format!("{}%", value.to_decimal(4)), self.place(written.node));
        let said = notation::literal(Kind::Share, value);
        self.report(
            Diagnostic::warning(
                PERCENT_WITHOUT_SIGN,
                place,
                text!("tanpa `%` batas ini berarti {said}", "without `%` this limit means {said}"),
            )
            .help(text!("tulis `{meant}`", "write `{meant}`"))
            .replace(meant),
        );
    }

    fn min_above_max(
        &mut self,
        draft: &Draft<'d>,
        rules: &WrittenRules<'d>,
        max: &Written<'d>,
        (low, high): (&Number, &Number),
    ) {
        let kind = draft.form.field(rules.place.0, rules.place.1).kind;
        let (low, high) = (notation::literal(kind, low), notation::literal(kind, high));
        let place = self.place(max.node);
        self.report(
            Diagnostic::error(
                MIN_ABOVE_MAX,
                place,
                text!("`max` {high} di bawah `min` {low}", "`max` {high} is below `min` {low}"),
            )
            .help(text!(
                "tukar keduanya, atau perbaiki salah satunya",
                "swap them, or correct one of them"
            )),
        );
    }
}

fn known(bound: &Option<Node>) -> Option<&Number> {
    bound.as_ref()?.as_literal()?.range()?.exact()
}
