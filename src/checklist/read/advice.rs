//! Reads what to do about a shortfall, of one unit and of many.

use super::criteria::Context;
use super::reader::{Entries, Reader};
use super::template::About;
use crate::checklist::{Recommend, Systemic};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Entry, Node};
use crate::text;

/// Someone whom recommendations can't address.
pub(crate) const UNKNOWN_ADDRESSEE: Code = Code("unknown-addressee");
/// A time by which something is due that is no number of days, weeks, months or years.
pub(crate) const DUE_NOT_UNDERSTOOD: Code = Code("due-not-understood");

impl<'d> Reader<'d> {
    pub(super) fn recommend(
        &mut self,
        context: &Context<'_, 'd>,
        node: Option<&'d Node>,
        about: About,
    ) -> Vec<Recommend> {
        let nodes = node.map_or(&[][..], |node| self.list(node, "- {to: unit, text: …}"));
        let mut all = Vec::new();
        for node in nodes {
            let Some(entries) = self.item(node, &["to", "text", "due"]) else { continue };
            let to = self.addressee(context, &entries);
            let text = entries.required("text", self);
            let text = text.and_then(|node| self.template(node, context.names, about));
            let due = entries.get("due").and_then(|node| self.due(node));
            if let (Some(to), Some(text)) = (to, text) {
                all.push(Recommend { to, text, due });
            }
        }
        all
    }

    pub(super) fn systemic(
        &mut self,
        context: &Context<'_, 'd>,
        entry: &'d Entry,
    ) -> Option<Systemic> {
        let entries = self.map_of(entry, &["share", "to", "text"])?;
        let share = entries.required("share", self).and_then(|node| self.part_of_whole(node));
        let to = self.addressee(context, &entries);
        let text = entries.required("text", self);
        let text = text.and_then(|node| self.template(node, context.names, About::ManyUnits));
        Some(Systemic { share: share?, to: to?, text: text? })
    }

    fn addressee(&mut self, context: &Context<'_, 'd>, entries: &Entries<'d>) -> Option<usize> {
        let node = entries.required("to", self)?;
        let message = text!(
            "penerima ini tidak ada di `addressees`",
            "there is no such addressee in `addressees`"
        );
        context.parts.addressee_ids.find(self, node, (UNKNOWN_ADDRESSEE, message))
    }

    fn due(&mut self, node: &'d Node) -> Option<String> {
        let written = self.plain(node, "1 month")?.trim();
        if !is_span(written) {
            let place = self.place(node);
            self.report(
                Diagnostic::warning(
                    DUE_NOT_UNDERSTOOD,
                    place,
                    text!(
                        "`{written}` bukan lama waktu yang dikenal, jadi ditampilkan apa adanya",
                        "`{written}` is no known span of time, so it is shown as it is"
                    ),
                )
                .help(text!(
                    "tulis misalnya `2 weeks` atau `1 month`",
                    "write for example `2 weeks` or `1 month`"
                )),
            );
        }
        Some(written.to_owned())
    }
}

/// Whether a text is a number of days, weeks, months or years.
fn is_span(written: &str) -> bool {
    let Some((count, unit)) = written.split_once(' ') else { return false };
    let units = ["day", "week", "month", "year"];
    count.parse::<u16>().is_ok_and(|count| count > 0)
        && units.contains(&unit.strip_suffix('s').unwrap_or(unit))
}
