//! Reads what is measured and shown beside the score.

use super::criteria::Context;
use super::listed::Listed;
use super::measure::shown_as;
use super::reader::Reader;
use crate::checklist::Indicator;
use crate::document::Node;

impl<'d> Reader<'d> {
    pub(super) fn indicators(
        &mut self,
        context: &Context<'_, 'd>,
        node: Option<&'d Node>,
    ) -> Vec<Indicator> {
        let example = "- {id: PKP, title: …, measure: count(rapat)}";
        let listed = self.listed(node, &["id", "title", "measure", "levels"], example);
        listed.iter().filter_map(|one| self.indicator(context, one)).collect()
    }

    fn indicator(&mut self, context: &Context<'_, 'd>, one: &Listed<'d>) -> Option<Indicator> {
        let title = one.entries.required("title", self).and_then(|node| self.text(node));
        let measure = one.entries.required("measure", self);
        let measure = measure.and_then(|node| self.measured_value(context, node))?;
        let mut shown = measure.of;
        let mut levels = None;
        if let Some(node) = one.entries.get("levels") {
            let reached = context.reach.of(&measure);
            self.report_never_there(&one.entries, &reached);
            let read = self.levels(node, context.names, measure.of, &reached)?;
            shown = shown_as(measure.of, &read);
            levels = Some(read.levels);
        }
        Some(Indicator { id: one.id.to_owned(), title: title?, measure, shown_as: shown, levels })
    }
}
