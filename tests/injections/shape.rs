//! The shape of what tilik writes, as readers of each format see it: everything but the texts.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use html5gum::{DefaultEmitter, Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser};
use quick_xml::events::{BytesStart, Event as Xml};
use serde_json::Value;

/// What a file is made of.
pub(crate) type Shape = BTreeSet<String>;

/// Elements with their attributes, addresses, scripts and styles of a page.
pub(crate) fn html(text: &str) -> Shape {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut shape = Shape::new();
    let mut within = String::new();
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                shape.insert(format!("<{name}>"));
                for (attribute, value) in &tag.attributes {
                    let attribute = String::from_utf8_lossy(attribute).into_owned();
                    shape.insert(format!("<{name} {attribute}>"));
                    if matches!(attribute.as_str(), "href" | "src" | "style" | "http-equiv") {
                        let mut value = String::from_utf8_lossy(&value.value).into_owned();
                        // How much of a bar is filled differs with the figures.
                        if attribute == "style" {
                            value.retain(|sign| !sign.is_ascii_digit());
                        }
                        shape.insert(format!("<{name} {attribute}={value}>"));
                    }
                }
                within = name;
            }
            Token::EndTag(_) => within.clear(),
            Token::Comment(_) => {
                shape.insert("a comment".to_owned());
            }
            Token::String(text) if matches!(within.as_str(), "script" | "style") => {
                shape.insert(format!(
                    "{within}: {}",
                    without_strings(&String::from_utf8_lossy(&text))
                ));
            }
            Token::Error(error) => {
                shape.insert(format!("{error:?}"));
            }
            Token::String(_) | Token::Doctype(_) => {}
        }
    }
    shape
}

/// What people read of a page.
pub(crate) fn words_of_html(text: &str) -> String {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut words = String::new();
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        if let Token::String(text) = token {
            words.push_str(&String::from_utf8_lossy(&text));
        }
    }
    words
}

/// A style without what stands between quotation marks, in which a backslash hides the next character.
fn without_strings(style: &str) -> String {
    let mut kept = String::new();
    let mut inside = false;
    let mut chars = style.chars();
    while let Some(c) = chars.next() {
        match (inside, c) {
            (_, '"') => inside = !inside,
            (true, '\\') => {
                chars.next();
            }
            (true, _) => {}
            (false, c) => kept.push(c),
        }
    }
    kept
}

/// The marks of a Markdown text in order, with every extension there is.
pub(crate) fn markdown(text: &str) -> Vec<String> {
    let marks = Parser::new_ext(text, Options::all()).filter_map(|event| match event {
        Event::Text(_) => None,
        Event::Start(tag) => Some(format!("{tag:?}")),
        other => Some(format!("{other:?}")),
    });
    marks.collect()
}

/// The keys of JSON, with the way to them.
pub(crate) fn json(value: &Value) -> Shape {
    fn walk(value: &Value, path: &str, shape: &mut Shape) {
        match value {
            Value::Object(entries) => {
                for (key, value) in entries {
                    walk(value, &format!("{path}.{key}"), shape);
                }
            }
            Value::Array(items) => {
                items.iter().for_each(|item| walk(item, &format!("{path}[]"), shape))
            }
            _ => {
                shape.insert(path.to_owned());
            }
        }
    }
    let mut shape = Shape::new();
    walk(value, "", &mut shape);
    shape
}

/// The cells of a CSV text as a program parts them that separates by this sign.
pub(crate) fn cells(text: &str, separator: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader
        .records()
        .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// Whether a spreadsheet would compute what a cell holds.
pub(crate) fn is_formula(cell: &str) -> bool {
    let cell = cell.trim_start_matches([' ', '\t', '\r', '\n']);
    let number = cell.trim_start_matches(['-', '+']);
    let is_number =
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && !is_number
}

/// The parts of a file of Office: elements with their attributes, formulas, fields, links to elsewhere.
pub(crate) fn office(bytes: &[u8]) -> Shape {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut shape = Shape::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            xml(&String::from_utf8(content).unwrap(), &kind_of(&name), &mut shape);
        }
        shape.insert(kind_of(&name));
    }
    shape
}

/// A part's name without its number.
fn kind_of(name: &str) -> String {
    name.chars().filter(|c| !c.is_ascii_digit()).collect()
}

fn xml(text: &str, part: &str, shape: &mut Shape) {
    /// Elements whose content is computed, fetched or obeyed.
    const ACTIVE: [&str; 7] =
        ["f", "c:f", "definedName", "formula1", "formula2", "w:instrText", "xdr:f"];
    let mut reader = quick_xml::Reader::from_str(text);
    let mut within = String::new();
    let mut content = String::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{part}: {error}")) {
            Xml::Start(start) => {
                element(&start, part, shape);
                within = start.name().as_ref().to_owned();
                content.clear();
            }
            Xml::Empty(start) => element(&start, part, shape),
            Xml::End(_) => {
                if ACTIVE.contains(&within.as_str()) {
                    shape.insert(format!("{part}: {within} {}", kind_of(&content)));
                }
                within.clear();
            }
            Xml::Text(text) => content.push_str(&text.xml10_content()),
            Xml::GeneralRef(reference) => content.push_str(&reference.xml10_content()),
            Xml::Eof => return,
            _ => {}
        }
    }
}

fn element(start: &BytesStart<'_>, part: &str, shape: &mut Shape) {
    let name = start.name().as_ref().to_owned();
    shape.insert(format!("{part}: <{name}>"));
    for attribute in start.attributes() {
        let attribute = attribute.unwrap();
        let key: String = attribute.key.as_ref().to_owned();
        // They keep a text from being a formula, and its spaces from being lost.
        if matches!(key.as_str(), "quotePrefix" | "xml:space") {
            continue;
        }
        // A link to a cell of the same file, whichever it is.
        if key == "location" && is_of_this_file(&attribute.value) {
            continue;
        }
        shape.insert(format!("{part}: <{name} {key}>"));
        // Whither links lead, and what kind of cell or field something is.
        if matches!(key.as_str(), "TargetMode" | "Type" | "t" | "location" | "w:instr") {
            shape.insert(format!("{part}: <{name} {key}={}>", kind_of(&attribute.value)));
        }
    }
}

fn is_of_this_file(location: &str) -> bool {
    let (sheet, cell) = location.rsplit_once('!').unwrap_or_default();
    !sheet.is_empty()
        && !sheet.contains(['[', ':', '/'])
        && cell.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The names of a calendar's properties, lines that were folded joined.
pub(crate) fn calendar(text: &str) -> Shape {
    let unfolded = text.replace("\r\n ", "");
    let lines = unfolded.split("\r\n").filter(|line| !line.is_empty());
    let named = lines.map(|line| {
        assert!(!line.contains(['\r', '\n']), "{line:?}");
        let name = line.split(':').next().unwrap().to_owned();
        if matches!(name.as_str(), "BEGIN" | "END") { line.to_owned() } else { name }
    });
    named.collect()
}

/// The first character of a text that a terminal would act on or that nobody would see.
pub(crate) fn acts_on_terminal(text: &str) -> Option<char> {
    text.chars().find(|c| {
        (c.is_control() && *c != '\n')
            || matches!(
                *c,
                '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            )
            || matches!(*c, '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
    })
}
