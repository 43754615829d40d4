//! What was changed, in words that fit a line.

use crate::checklist::Change;
use crate::document::{Content, Entry, Node, Scalar, Style};
use crate::expr::Literal;
use crate::text::{Lang, Text};

/// The change from one value to another; `None` where both say the same.
pub(super) fn replaced(path: &str, from: &Node, to: &Node) -> Option<Change> {
    let (from, to) = (said(from), said(to));
    let differs = |lang| from.get(lang) != to.get(lang);
    match (differs(Lang::Id), differs(Lang::En)) {
        (false, false) => None,
        (true, true) => {
            Some(Change { path: path.to_owned(), from: Some(from.clone()), to: Some(to.clone()) })
        }
        (true, false) => Some(translated(path, Lang::Id, [&from, &to])),
        (false, true) => Some(translated(path, Lang::En, [&from, &to])),
    }
}

/// A change to a text in one of its languages alone, which is told in that language.
fn translated(path: &str, lang: Lang, [from, to]: [&Text; 2]) -> Change {
    let one = |text: &Text| Some(Text::both(text.get(lang)));
    Change { path: format!("{path}.{}", lang.code()), from: one(from), to: one(to) }
}

/// What a value says in short: a thing with a title by its title, anything else in compact YAML.
pub(super) fn summary(node: &Node) -> Text {
    let title = ["title", "label", "text"].iter().find_map(|key| node.get(key));
    said(title.unwrap_or(node))
}

/// A value in compact YAML, texts in their language.
fn said(node: &Node) -> Text {
    Text::new(written(node, Lang::Id), written(node, Lang::En))
}

fn written(node: &Node, lang: Lang) -> String {
    match &node.content {
        Content::Scalar(scalar) => single(scalar),
        Content::List(items) => {
            let items: Vec<String> = items.iter().map(|item| within(item, lang)).collect();
            format!("[{}]", items.join(", "))
        }
        Content::Map(entries) => match text_of(entries, lang) {
            Some(text) => single(text),
            None => {
                let entry =
                    |entry: &Entry| format!("{}: {}", entry.key.text, within(&entry.value, lang));
                let entries: Vec<String> = entries.iter().map(entry).collect();
                format!("{{{}}}", entries.join(", "))
            }
        },
    }
}

/// A value inside a list or map, where commas and brackets have a meaning.
fn within(node: &Node, lang: Lang) -> String {
    let text = written(node, lang);
    let is_text = match &node.content {
        Content::Scalar(_) => true,
        Content::Map(entries) => text_of(entries, lang).is_some(),
        Content::List(_) => false,
    };
    let ambiguous = text.contains([',', '[', ']', '{', '}', '#']) || text.contains(": ");
    if is_text && ambiguous && !text.starts_with('"') { quoted(&text) } else { text }
}

/// A single value on one line. One in quotes keeps them where it would be no text without.
fn single(scalar: &Scalar) -> String {
    let text = scalar.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_text = scalar.style != Style::Plain;
    if is_text && Literal::parse(&text).is_some() { quoted(&text) } else { text }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

/// The text in one language, if the entries are the languages of one; the other where it is missing.
fn text_of(entries: &[Entry], lang: Lang) -> Option<&Scalar> {
    let is_language = |entry: &Entry| Lang::parse(&entry.key.text).is_some();
    if !entries.iter().all(is_language) {
        return None;
    }
    let own = entries.iter().find(|entry| entry.key.text == lang.code());
    own.or(entries.first())?.value.scalar()
}
