//! Reads a JSON value as a tree, where one reader serves JSON and YAML: in `bukti`.

use std::collections::HashMap;
use std::ops::Range;

use super::scan::{Scanned, Scanner, Shape};
use crate::document::{Content, Entry, Node, Scalar, Style};

/// A tree, and the second places of keys that a map has twice, with their first ones.
pub(super) struct Tree {
    pub(super) root: Node,
    pub(super) twice: Vec<(String, Range<usize>, Range<usize>)>,
}

impl Tree {
    /// The value that begins where the scanner stands.
    pub(super) fn read(scan: &mut Scanner<'_>, scratch: &mut String) -> Scanned<Self> {
        let mut twice = Vec::new();
        let root = node(scan, scratch, &mut twice)?;
        Ok(Self { root, twice })
    }
}

fn node(
    scan: &mut Scanner<'_>,
    scratch: &mut String,
    twice: &mut Vec<(String, Range<usize>, Range<usize>)>,
) -> Scanned<Node> {
    let shape = scan.shape()?;
    let start = scan.at();
    let content = match shape {
        Shape::Map => Content::Map(entries(scan, scratch, twice)?),
        Shape::List => {
            scan.enter()?;
            let mut items = Vec::new();
            while scan.next_item(items.is_empty())? {
                items.push(node(scan, scratch, twice)?);
            }
            Content::List(items)
        }
        Shape::Text => {
            let text = scan.text(scratch)?.to_owned();
            Content::Scalar(Scalar { text, style: Style::Quoted })
        }
        Shape::Number => plain(scan.number()?),
        Shape::True => scan.word("true").map(|()| plain("true"))?,
        Shape::False => scan.word("false").map(|()| plain("false"))?,
        Shape::Null => scan.word("null").map(|()| plain("null"))?,
    };
    Ok(Node { span: start..scan.at(), line: 0, content })
}

fn plain(text: &str) -> Content {
    Content::Scalar(Scalar { text: text.to_owned(), style: Style::Plain })
}

fn entries(
    scan: &mut Scanner<'_>,
    scratch: &mut String,
    twice: &mut Vec<(String, Range<usize>, Range<usize>)>,
) -> Scanned<Vec<Entry>> {
    scan.enter()?;
    let mut entries: Vec<Entry> = Vec::new();
    let mut first: HashMap<String, Range<usize>> = HashMap::new();
    let mut is_first = true;
    while scan.next_entry(is_first)? {
        is_first = false;
        let start = scan.at();
        let text = scan.text(scratch)?.to_owned();
        let key_span = start..scan.at();
        scan.colon()?;
        let value = node(scan, scratch, twice)?;
        match first.get(&text) {
            Some(before) => twice.push((text, key_span, before.clone())),
            None => {
                first.insert(text.clone(), value.span.clone());
                let key = Scalar { text, style: Style::Quoted };
                entries.push(Entry { key, key_span, line: 0, value });
            }
        }
    }
    Ok(entries)
}
