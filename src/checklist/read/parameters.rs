//! Reads named constants: one literal of the expression language, a text, or a list of these.

use super::reader::{Entries, Reader};
use crate::document::{Content, Node, Style};
use crate::expr::{Constant, Literal};
use crate::text;

impl<'d> Reader<'d> {
    /// The parameters, and the names of those that could not be read.
    pub(super) fn parameters(&mut self, top: &Entries<'d>) -> (Vec<Constant>, Vec<String>) {
        let Some(node) = top.get("parameters") else { return (Vec::new(), Vec::new()) };
        let mut constants = Vec::new();
        let mut broken = Vec::new();
        for entry in self.named(node, "durasi_minimum: 3 hours") {
            let name = self.name(entry).to_owned();
            let constant = if entry.value.is_null() {
                self.empty_value(entry);
                None
            } else {
                self.constant(&name, &entry.value)
            };
            // One that could not be read keeps its name, so that what uses it is not refused as well.
            constants.push(constant.unwrap_or_else(|| {
                broken.push(name.clone());
                Constant { name, items: vec![Literal::text("")], is_list: false }
            }));
        }
        (constants, broken)
    }

    fn constant(&mut self, name: &str, node: &'d Node) -> Option<Constant> {
        let name = name.to_owned();
        match &node.content {
            Content::List(nodes) => {
                let help =
                    text!("isi, atau hapus parameternya", "fill it in, or remove the parameter");
                if self.refuse_empty(node, help) {
                    return None;
                }
                let items: Vec<_> = nodes.iter().map(|node| self.literal(node)).collect();
                let items = items.into_iter().collect::<Option<Vec<_>>>()?;
                Some(Constant { name, items, is_list: true })
            }
            Content::Scalar(_) | Content::Map(_) => {
                let literal = self.literal(node)?;
                Some(Constant { name, items: vec![literal], is_list: false })
            }
        }
    }

    /// A plain scalar that is exactly one literal is that literal; anything else, or quoted, is text.
    fn literal(&mut self, node: &'d Node) -> Option<Literal> {
        let help = text!(
            "misalnya `3 hours`, `80%`, `\"teks\"`, atau daftar dari itu",
            "for example `3 hours`, `80%`, `\"text\"`, or a list of these"
        );
        let written = self.scalar(node, &text!("satu nilai", "a single value"), help)?;
        let plain = node.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
        let literal = plain.then(|| Literal::parse(written)).flatten();
        Some(literal.unwrap_or_else(|| Literal::text(written)))
    }
}
