//! The XML of a Word file as a tree that is written out again byte for byte, but for what was changed.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::report::visible::visible;

/// A part of an XML file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Xml {
    /// An element.
    Element(Element),
    /// Anything else, as written.
    Raw(String),
}

/// An element with what is in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Element {
    /// Its name with its prefix: `w:p`.
    pub(super) name: String,
    /// Its opening tag, as written.
    pub(super) open: String,
    /// What is in it.
    pub(super) inside: Vec<Xml>,
    /// Its closing tag; empty for `<name/>`.
    pub(super) close: String,
}

/// How deep elements may lie in each other: no letter comes near it, and what walks through them goes as deep.
const DEEPEST: usize = 256;

/// The parts of a file, if it is XML that nests no deeper than letters do.
pub(super) fn read(text: &str) -> Option<Vec<Xml>> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    let mut top: Vec<Xml> = Vec::new();
    loop {
        let from = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let to = usize::try_from(reader.buffer_position()).ok()?;
        let raw = text.get(from..to)?.to_owned();
        let done = match event {
            Event::Eof => return open.is_empty().then_some(top),
            Event::Start(_) if open.len() == DEEPEST => return None,
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                open.push(Element { name, open: raw, inside: Vec::new(), close: String::new() });
                continue;
            }
            Event::End(_) => {
                let mut element = open.pop()?;
                element.close = raw;
                Xml::Element(element)
            }
            Event::Empty(empty) => {
                let name = empty.name().as_ref().to_owned();
                Xml::Element(Element { name, open: raw, inside: Vec::new(), close: String::new() })
            }
            _ => Xml::Raw(raw),
        };
        open.last_mut().map_or(&mut top, |element| &mut element.inside).push(done);
    }
}

/// Parts as they are written.
pub(super) fn write(parts: &[Xml], out: &mut String) {
    for part in parts {
        match part {
            Xml::Raw(raw) => out.push_str(raw),
            Xml::Element(element) => {
                out.push_str(&element.open);
                write(&element.inside, out);
                out.push_str(&element.close);
            }
        }
    }
}

/// A text as content of an element: what XML cannot hold, or would steer the text around it, is a mark.
pub(in crate::report) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// The text that the content of an element stands for.
pub(super) fn unescape(raw: &str) -> String {
    quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_written_as_it_was_read() {
        let text = "<?xml version=\"1.0\"?>\n<w:p a='1'><w:r><w:t xml:space=\"preserve\"> a&amp;b </w:t></w:r><w:br/></w:p>";
        let mut out = String::new();
        write(&read(text).unwrap(), &mut out);
        assert_eq!(out, text);
        assert!(read("<a><b></a>").is_none());
    }

    #[test]
    fn what_xml_cannot_hold_is_a_mark() {
        assert_eq!(escape("a<b>&\u{0}\u{b}\n"), "a&lt;b&gt;&amp;␀␋ ");
    }
}
