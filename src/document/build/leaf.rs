//! Scalars and aliases, the leaves of a document.

use granit_parser::{ScalarStyle, Span, Tag};

use super::super::{Content, Node, Scalar, Style, fault};
use super::{BYTES_PER_NODE, Builder, Halt, Part};

impl Builder<'_> {
    pub(super) fn scalar(
        &mut self,
        text: String,
        style: ScalarStyle,
        tag: Option<&Tag>,
        span: &Span,
    ) -> Part {
        let mut bytes = self.bytes(span);
        let plain = style == ScalarStyle::Plain;
        // Where nothing is written the parser says `~` at an empty place, right before the colon.
        let text = if plain && bytes.is_empty() { String::new() } else { text };
        if text.is_empty() && self.rest(bytes.start).starts_with(':') {
            bytes = bytes.start + 1..bytes.start + 1;
        }
        let style = match style {
            // What is marked as a text is one, even if it reads `null`.
            ScalarStyle::Plain if tag.and_then(Tag::core_suffix) == Some("str") => Style::Quoted,
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let written = self.source.text.get(bytes.clone()).unwrap_or_default();
                bytes.end = bytes.start + written.trim_end().len();
                Style::Block
            }
        };
        self.last = bytes.clone();
        self.check_tag(tag, span);
        if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
            self.faults.push(fault::control_character(self.place(bytes.clone())));
        }
        let weight = 1 + text.len() / BYTES_PER_NODE;
        let content = Content::Scalar(Scalar { text, style });
        Part { node: Node { span: bytes, line: self.line(span), content }, height: 0, weight }
    }

    fn rest(&self, from: usize) -> &str {
        self.source.text.get(from..).unwrap_or_default()
    }

    pub(super) fn check_tag(&mut self, tag: Option<&Tag>, span: &Span) {
        const HARMLESS: [&str; 8] =
            ["str", "int", "float", "bool", "null", "timestamp", "seq", "map"];
        let Some(tag) = tag else { return };
        if tag.core_suffix().is_some_and(|name| HARMLESS.contains(&name)) {
            return;
        }
        let written = span.tag_span().map_or_else(|| self.bytes(span), |tag| self.bytes(&tag));
        let flow = self.open_bracket();
        self.faults.push(fault::unknown_tag(self.source, written, flow));
    }

    pub(super) fn alias(&mut self, anchor: usize, span: &Span) -> Result<(), Halt> {
        self.last = self.bytes(span);
        let Some(part) = self.anchors.get(&anchor) else {
            let place = self.place(self.last.clone());
            self.faults.push(fault::alias_within_itself(place));
            return self.complete(self.nothing(span), 0);
        };
        let (height, weight) = (part.height, part.weight);
        self.check_depth(height)?;
        self.spend(weight)?;
        match self.anchors.get(&anchor).cloned() {
            Some(part) => self.attach(part),
            None => Ok(()),
        }
    }

    pub(super) fn unknown_alias(&mut self, span: &Span) -> Result<(), Halt> {
        self.last = self.bytes(span);
        let flow = self.open_bracket();
        let diagnostic = fault::unknown_alias(self.source, self.last.clone(), flow);
        self.offered.clone_from(&diagnostic.replacement);
        self.faults.push(diagnostic);
        self.complete(self.nothing(span), 0)
    }

    fn nothing(&self, span: &Span) -> Part {
        let content = Content::Scalar(Scalar { text: String::new(), style: Style::Plain });
        let node = Node { span: self.bytes(span), line: self.line(span), content };
        Part { node, height: 0, weight: 1 }
    }
}
