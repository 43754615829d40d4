//! A Word file as readers and Word itself see it.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::parts::parts;

/// A Word file.
pub(crate) struct Word {
    parts: BTreeMap<String, String>,
}

/// A paragraph: its style and what it says.
struct Paragraph {
    style: String,
    text: String,
}

impl Word {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { parts: parts(bytes).into_iter().collect() }
    }

    fn part(&self, name: &str) -> &str {
        self.parts.get(name).expect("a part that every Word file has")
    }

    /// What the paragraphs say, in order, blank ones left out.
    pub(crate) fn paragraphs(&self) -> Vec<String> {
        let said = self.read().into_iter().map(|paragraph| paragraph.text.trim().to_owned());
        said.filter(|text| !text.is_empty()).collect()
    }

    /// What the paragraphs of a style say.
    pub(crate) fn styled(&self, style: &str) -> Vec<String> {
        let of_style = self.read().into_iter().filter(|paragraph| paragraph.style == style);
        of_style.map(|paragraph| paragraph.text).collect()
    }

    /// What keeps Word from opening it: XML that is none, parts without a type, relations to nothing.
    pub(crate) fn broken(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (part, text) in &self.parts {
            let is_xml = part.ends_with(".xml") || part.ends_with(".rels");
            if is_xml && let Some(fault) = not_well_formed(text) {
                found.push(format!("{part}: {fault}"));
            }
            let ending = part.rsplit('.').next().unwrap();
            let types = self.part("[Content_Types].xml");
            let typed = types.contains(&format!("PartName=\"/{part}\""))
                || types.contains(&format!("Extension=\"{ending}\""));
            if !typed {
                found.push(format!("{part} has no content type"));
            }
        }
        found.extend(self.dangling());
        found
    }

    /// Relations whose target is not there, and references to no relation.
    fn dangling(&self) -> Vec<String> {
        let relations = self.part("word/_rels/document.xml.rels");
        let targets = values(relations, "Target").into_iter();
        let targets = targets.filter(|target| !self.parts.contains_key(&format!("word/{target}")));
        let ids = values(relations, "Id");
        let used = values(self.part("word/document.xml"), "r:id").into_iter();
        let used = used.filter(|id| !ids.contains(id));
        targets.chain(used).map(|what| format!("{what} is not there")).collect()
    }

    /// All that a reader would stumble over as well.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut found = self.broken();
        let paragraphs = self.read();
        for one in &paragraphs {
            found.extend(clumsy(&one.text).map(|what| format!("{what} in “{}”", one.text)));
        }
        let said: Vec<&Paragraph> =
            paragraphs.iter().filter(|one| !one.text.trim().is_empty()).collect();
        let pairs = said.iter().zip(said.iter().skip(1));
        let empty = pairs.filter(|(one, next)| says_nothing(&one.style, &next.style));
        found.extend(empty.map(|(one, _)| format!("“{}” says nothing", one.text)));
        found.extend(self.rows_that_may_be_cut());
        found
    }

    /// Table rows that a page may end in.
    fn rows_that_may_be_cut(&self) -> Vec<String> {
        let rows = self.part("word/document.xml").split("<w:tr>").skip(1);
        let cut = rows.filter(|row| {
            let row = row.split("</w:tr>").next().unwrap();
            !row.split("<w:tc>").next().unwrap().contains("<w:cantSplit/>")
        });
        cut.map(|row| format!("a page may cut {}", row.chars().take(200).collect::<String>()))
            .collect()
    }

    fn read(&self) -> Vec<Paragraph> {
        let mut reader = Reader::from_str(self.part("word/document.xml"));
        let mut found: Vec<Paragraph> = Vec::new();
        let mut in_text = false;
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => return found,
                Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "w:p" => {
                    found.push(Paragraph { style: String::new(), text: String::new() });
                }
                Event::Empty(tag) if tag.name().as_ref() == "w:pStyle" => {
                    let style = tag.try_get_attribute("w:val").unwrap().unwrap();
                    found.last_mut().unwrap().style = style.value.into_owned();
                }
                Event::Start(tag) if tag.name().as_ref() == "w:t" => in_text = true,
                Event::End(tag) if tag.name().as_ref() == "w:t" => in_text = false,
                Event::Text(text) if in_text => found.last_mut().unwrap().text.push_str(&text),
                Event::GeneralRef(name) if in_text => {
                    let text =
                        quick_xml::escape::unescape(&format!("&{};", &*name)).unwrap().into_owned();
                    found.last_mut().unwrap().text.push_str(&text);
                }
                _ => {}
            }
        }
    }
}

/// Whether a heading is followed by one that is no part of it.
fn says_nothing(style: &str, next: &str) -> bool {
    match style {
        "Heading1" => next == "Heading1",
        "Heading2" => next.starts_with("Heading"),
        _ => false,
    }
}

/// What a sentence that was put together badly looks like.
fn clumsy(text: &str) -> Option<&'static str> {
    let marks =
        ["  ", " ,", " .", " ;", " :", "()", "( ", ",,", "..", ",.", ";.", ":.", "{{", "}}"];
    let begins = [",", ";", ")", ". "].into_iter().find(|mark| text.starts_with(mark));
    marks.into_iter().find(|mark| text.contains(mark)).or(begins)
}

/// Why a text is no XML.
fn not_well_formed(text: &str) -> Option<String> {
    let mut reader = Reader::from_str(text);
    let mut depth = 0_i64;
    loop {
        match reader.read_event() {
            Err(error) => return Some(error.to_string()),
            Ok(Event::Eof) => return (depth != 0).then(|| "something is not closed".to_owned()),
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth -= 1,
            Ok(_) => {}
        }
    }
}

/// The values of an attribute, wherever it stands.
fn values(text: &str, name: &str) -> Vec<String> {
    let before = format!(" {name}=\"");
    let rest = text.split(before.as_str()).skip(1);
    rest.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// A zip of these parts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word file with its parts changed by name and text.
pub(crate) fn edited(bytes: &[u8], edit: impl Fn(&str, String) -> String) -> Vec<u8> {
    let parts: Vec<(String, String)> =
        parts(bytes).into_iter().map(|(name, text)| (name.clone(), edit(&name, text))).collect();
    let parts: Vec<(&str, &str)> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    package(&parts)
}
