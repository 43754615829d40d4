//! Reads signs that a record needs a second look.

use super::criteria::Context;
use super::listed::Listed;
use super::reader::Reader;
use super::template::About;
use crate::checklist::{Flag, FlagSeverity};
use crate::document::Node;

const KEYS: &[&str] = &["id", "each", "when", "severity", "text"];

impl<'d> Reader<'d> {
    pub(super) fn flags(&mut self, context: &Context<'_, 'd>, node: Option<&'d Node>) -> Vec<Flag> {
        let listed = self.listed(node, KEYS, "- {id: FL-01, when: hadir > diundang, text: …}");
        listed.iter().filter_map(|one| self.flag(context, one)).collect()
    }

    fn flag(&mut self, context: &Context<'_, 'd>, one: &Listed<'d>) -> Option<Flag> {
        let entries = &one.entries;
        let severity = entries.get("severity").and_then(|node| {
            self.word(node, &[("info", FlagSeverity::Info), ("warning", FlagSeverity::Warning)])
        });
        let text = entries.required("text", self);
        let text = text.and_then(|node| self.template(node, context.names, About::Record));
        let when = entries.required("when", self);
        let root = context.names.root();
        let (each, scope) = match entries.get("each") {
            None => (None, root),
            Some(node) => {
                let (rows, scope) = self.rows(node, &root)?;
                (Some(rows), scope)
            }
        };
        let when = self.condition(when?, &scope, context.names.refused)?;
        let severity = severity.unwrap_or(FlagSeverity::Warning);
        Some(Flag { id: one.id.to_owned(), each, when, severity, text: text? })
    }
}
