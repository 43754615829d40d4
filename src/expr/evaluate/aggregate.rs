//! Aggregates: which rows count, and what is taken of each.

use super::{Scene, alternatives};
use crate::bound::{Truth, Value};
use crate::expr::aggregate::Evaluate;
use crate::expr::{Aggregation, Counted};
use crate::form::{Kind, Presence, RowId};

impl<'a> Scene<'a> {
    /// The value of an aggregate: over the rows of its path, or, where the path starts from an earlier
    /// row of the timeline, whatever it would be for each row that may be the earlier one.
    pub(super) fn aggregate(&self, aggregation: &'a Aggregation) -> Value<'a> {
        let from = aggregation.rows.from;
        let here = self.here(from);
        if from.back == 0 {
            return self.aggregate_from(aggregation, Some(here));
        }
        let mut value: Option<Value<'a>> = None;
        alternatives(self.form, self.records, here, from.back, &mut |earlier| {
            let one = self.aggregate_from(aggregation, earlier);
            value = Some(match value.take() {
                None => one,
                Some(others) => others.join(one),
            });
        });
        value.unwrap_or(Value::NONE)
    }

    fn aggregate_from(&self, aggregation: &'a Aggregation, from: Option<RowId>) -> Value<'a> {
        let of = aggregation.of.as_ref();
        let counted = self.counted_rows(aggregation, from);
        match aggregation.aggregate.evaluate {
            Evaluate::FromTruths(evaluate) => {
                let holds = |scene: &Self| of.map_or(Truth::True, |of| scene.condition(of));
                evaluate(&mut counted.map(|(presence, scene)| (presence, holds(&scene))))
            }
            Evaluate::FromValues(evaluate) => {
                let kind = of.map_or(Kind::Boolean, |node| node.of);
                evaluate(&mut counted.map(|(presence, scene)| {
                    let value = of.map_or_else(|| Truth::True.into(), |of| scene.evaluate(of));
                    Counted { presence, value, kind }
                }))
            }
        }
    }

    /// The rows an aggregate counts, surely or possibly, each with the scene in which it is judged.
    fn counted_rows(
        &self,
        aggregation: &'a Aggregation,
        from: Option<RowId>,
    ) -> impl Iterator<Item = (Presence, Scene<'a>)> + use<'a> {
        let scene = *self;
        let Aggregation { rows, condition, selection, .. } = aggregation;
        let (frame, table) = (rows.frame, rows.last());
        scene
            .selected((rows, condition.as_ref(), *selection), from)
            .map(move |(presence, row)| (presence, scene.with(frame, table, row)))
    }
}
