//! Makes a template of a Word file's XML: what repeats or depends on a condition is lifted out of the
//! paragraphs and table rows whose tags say so.

use super::tags::{make_whole, only_blocks, text_of};
use super::xml::{Element, Xml, write};
use crate::report::templates::tags::{Kind, Tag, tags};

/// One XML file of a Word file as a template, and the text of its paragraphs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Made {
    /// The template. Each of its paragraphs begins a line of its own.
    pub(super) template: String,
    /// What the paragraphs say; their place is their line, counted from 0.
    pub(super) paragraphs: Vec<String>,
}

/// The template of a file.
pub(super) fn make(mut parts: Vec<Xml>) -> Made {
    let mut paragraphs = Vec::new();
    one_line(&mut parts);
    parts = lift(parts, &mut paragraphs);
    let mut template = String::new();
    write(&parts, &mut template);
    Made { template, paragraphs }
}

/// Makes spaces of line ends, which mean the same there, so that only paragraphs begin lines.
fn one_line(parts: &mut [Xml]) {
    let joined = |text: &mut String| *text = text.replace(['\n', '\r'], " ");
    for part in parts {
        match part {
            Xml::Raw(raw) => joined(raw),
            Xml::Element(element) => {
                joined(&mut element.open);
                one_line(&mut element.inside);
            }
        }
    }
}

fn lift(parts: Vec<Xml>, paragraphs: &mut Vec<String>) -> Vec<Xml> {
    let mut lifted = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Xml::Element(paragraph) if paragraph.name == "w:p" => {
                lifted.push(of_paragraph(paragraph, paragraphs));
            }
            Xml::Element(row) if row.name == "w:tr" => lifted.extend(of_row(row, paragraphs)),
            Xml::Element(mut other) => {
                other.inside = lift(other.inside, paragraphs);
                if other.name == "w:tc" {
                    keep_a_paragraph(&mut other);
                }
                lifted.push(Xml::Element(other));
            }
            raw @ Xml::Raw(_) => lifted.push(raw),
        }
    }
    lifted
}

/// A paragraph on a line of its own; one that holds nothing but blocks becomes these.
fn of_paragraph(mut paragraph: Element, paragraphs: &mut Vec<String>) -> Xml {
    let text = text_of(&paragraph);
    let blocks = only_blocks(&text);
    make_whole(&mut paragraph);
    paragraphs.push(text.replace('\n', " "));
    if blocks {
        let tags = tags(&text_of(&paragraph));
        return Xml::Raw(format!("\n{}", tags.into_iter().map(|tag| tag.text).collect::<String>()));
    }
    paragraph.open.insert(0, '\n');
    Xml::Element(paragraph)
}

/// A table row, with the blocks around it that its cells open and close. A row of nothing but blocks
/// becomes these.
fn of_row(mut row: Element, paragraphs: &mut Vec<String>) -> Vec<Xml> {
    if only_blocks(&text_of(&row)) {
        let text = text_of(&row);
        paragraphs.push(text.clone());
        let tags: String = tags(&text).into_iter().map(|tag| tag.text).collect();
        return vec![Xml::Raw(format!("\n{tags}"))];
    }
    let (mut before, mut after) = (String::new(), String::new());
    for cell in &mut row.inside {
        if let Xml::Element(cell) = cell
            && cell.name == "w:tc"
        {
            let (opens, closes) = unbalanced(&tags(&text_of(cell)));
            for tag in opens {
                remove(cell, &tag.text);
                before.push_str(&tag.text);
            }
            for tag in closes {
                remove(cell, &tag.text);
                after.push_str(&tag.text);
            }
        }
    }
    row.inside = lift(row.inside, paragraphs);
    vec![Xml::Raw(before), Xml::Element(row), Xml::Raw(after)]
}

/// The tags of a cell that open what it does not close, and that close what it does not open.
fn unbalanced(tags: &[Tag]) -> (Vec<Tag>, Vec<Tag>) {
    let (mut open, mut closes): (Vec<Tag>, Vec<Tag>) = (Vec::new(), Vec::new());
    for tag in tags {
        match tag.kind {
            Kind::Opens => open.push(tag.clone()),
            Kind::Closes if open.pop().is_none() => closes.push(tag.clone()),
            Kind::Closes | Kind::Else | Kind::Fills => {}
        }
    }
    (open, closes)
}

/// Takes the first occurrence of a tag out of a cell.
fn remove(element: &mut Element, tag: &str) -> bool {
    if element.name == "w:p" {
        if !text_of(element).contains(tag) {
            return false;
        }
        make_whole(element);
        return take_out(element, &tag.replace(['\u{201c}', '\u{201d}', '\u{201e}'], "\""));
    }
    element.inside.iter_mut().any(|part| match part {
        Xml::Element(inner) => remove(inner, tag),
        Xml::Raw(_) => false,
    })
}

fn take_out(element: &mut Element, tag: &str) -> bool {
    element.inside.iter_mut().any(|part| match part {
        Xml::Raw(raw) => match raw.find(tag) {
            Some(at) => {
                raw.replace_range(at..at + tag.len(), "");
                true
            }
            None => false,
        },
        Xml::Element(inner) => take_out(inner, tag),
    })
}

/// Word does not open a table cell without a paragraph.
fn keep_a_paragraph(cell: &mut Element) {
    let has = cell.inside.iter().any(|part| matches!(part, Xml::Element(it) if it.name == "w:p"));
    if !has {
        cell.inside.push(Xml::Raw("<w:p/>".to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::docx::xml::read;

    fn made(text: &str) -> String {
        make(read(text).unwrap()).template.replace('\n', "")
    }

    fn paragraph(text: &str) -> String {
        format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    }

    #[test]
    fn a_paragraph_of_blocks_becomes_the_blocks() {
        let body =
            [paragraph("{{#if flags}}"), paragraph("Perlu klarifikasi"), paragraph("{{/if}}")]
                .concat();
        assert_eq!(
            made(&body),
            format!("{{{{#if flags}}}}{}{{{{/if}}}}", paragraph("Perlu klarifikasi"))
        );
    }

    #[test]
    fn a_row_whose_cells_open_and_close_a_block_is_repeated_as_a_whole() {
        let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(text));
        let row = format!(
            "<w:tr>{}{}</w:tr>",
            cell("{{#each findings}}{{rank}}"),
            cell("{{text}}{{/each}}")
        );
        let expected = format!(
            "{{{{#each findings}}}}<w:tr>{}{}</w:tr>{{{{/each}}}}",
            cell("{{rank}}"),
            cell("{{text}}")
        );
        assert_eq!(made(&row), expected);
    }

    #[test]
    fn blocks_within_one_cell_stay_in_it() {
        let row = format!("<w:tr><w:tc>{}</w:tc></w:tr>", paragraph("a {{#if b}}c{{/if}}"));
        assert_eq!(made(&row), row);
    }

    #[test]
    fn a_cell_of_blocks_alone_keeps_a_paragraph() {
        let cell = format!("<w:tc>{}{}</w:tc>", paragraph("{{#if a}}"), paragraph("{{/if}}"));
        assert_eq!(made(&cell), "<w:tc>{{#if a}}{{/if}}<w:p/></w:tc>");
    }
}
