//! Makes a template of a Word file's XML: what repeats or depends on a condition is lifted out of the
//! paragraphs and table rows whose tags say so.

use super::nesting::{Astray, astray};
use super::tags::{TEXT_BOX, make_whole, only_blocks, take_out, text_of};
use super::xml::{Element, Xml, write};
use crate::report::templates::tags::{Kind, Tag, tags};

/// One XML file of a Word file as a template, and the text of its paragraphs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Made {
    /// The template. Each paragraph, and each tag that is lifted out of a row, begins a line of its own.
    pub(super) template: String,
    /// What the paragraphs of the file say, in order.
    pub(super) paragraphs: Vec<String>,
    /// The paragraph that each line is of, from the second line on.
    pub(super) lines: Vec<usize>,
    /// The first tag that divides or ends a part elsewhere in the file than where it begins.
    pub(super) astray: Option<Astray>,
}

/// The template of a file.
pub(super) fn make(mut parts: Vec<Xml>) -> Made {
    let (mut paragraphs, mut lines) = (Vec::new(), Vec::new());
    one_line(&mut parts);
    count(&mut parts, &mut paragraphs);
    parts = lift(parts, &mut lines);
    let mut template = String::new();
    write(&parts, &mut template);
    Made { template, paragraphs, lines, astray: astray(&parts) }
}

/// Counts paragraphs, and notes what they say.
fn count(parts: &mut [Xml], paragraphs: &mut Vec<String>) {
    for part in parts {
        let Xml::Element(element) = part else { continue };
        if element.name == "w:p" {
            element.paragraph = paragraphs.len();
            paragraphs.push(text_of(element));
        }
        count(&mut element.inside, paragraphs);
    }
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

fn lift(parts: Vec<Xml>, lines: &mut Vec<usize>) -> Vec<Xml> {
    let mut lifted = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Xml::Element(paragraph) if paragraph.name == "w:p" => {
                lifted.extend(of_paragraph(paragraph, lines));
            }
            Xml::Element(row) if row.name == "w:tr" => lifted.extend(of_row(row, lines)),
            Xml::Element(mut other) => {
                other.inside = lift(other.inside, lines);
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

/// A paragraph on a line of its own, with the blocks around it that it begins and ends with; one that holds
/// nothing but blocks becomes these.
fn of_paragraph(mut paragraph: Element, lines: &mut Vec<usize>) -> Vec<Xml> {
    let text = text_of(&paragraph);
    make_whole(&mut paragraph);
    lines.push(paragraph.paragraph);
    let tags = tags(&text_of(&paragraph));
    let ends_section = holds(&paragraph, &["w:sectPr"]);
    if only_blocks(&text) && !ends_section && !holds(&paragraph, &BESIDE_TEXT) {
        return vec![Xml::Raw(format!("\n{}", joined(&tags)))];
    }
    let (before, after) = if only_blocks(&text) && ends_section {
        around_section(&tags)
    } else {
        at_the_ends(&text_of(&paragraph), &tags)
    };
    take_out(&mut paragraph, &places([&before, &after]));
    in_text_boxes(&mut paragraph, lines);
    let (before, after) = (texts(&tags, &before), texts(&tags, &after));
    vec![Xml::Raw(format!("\n{before}")), Xml::Element(paragraph), Xml::Raw(after)]
}

/// What a paragraph can hold beside text: pictures, objects, and breaks to another page.
const BESIDE_TEXT: [&str; 5] =
    ["w:drawing", "w:pict", "w:object", "mc:AlternateContent", "w:type=\"page\""];

/// Whether an element holds one of these names, or a break of such a type.
fn holds(element: &Element, what: &[&str]) -> bool {
    element.inside.iter().any(|part| match part {
        Xml::Element(inner) => {
            let is = |name: &&str| inner.name == *name || inner.open.contains(name);
            what.iter().any(is) || holds(inner, what)
        }
        Xml::Raw(_) => false,
    })
}

/// A page that ends in a paragraph of blocks ends whatever the condition: what they close comes before it.
fn around_section(tags: &[Tag]) -> (Vec<usize>, Vec<usize>) {
    let opened = tags.iter().position(|tag| tag.kind == Kind::Opens).unwrap_or(tags.len());
    ((0..opened).collect(), (opened..tags.len()).collect())
}

/// The tags a paragraph begins with that open what it does not close, and those it ends with that close what
/// it does not open.
fn at_the_ends(text: &str, tags: &[Tag]) -> (Vec<usize>, Vec<usize>) {
    let (opens, closes) = unbalanced(tags);
    let mut rest = text;
    let mut before = Vec::new();
    for (place, tag) in tags.iter().enumerate() {
        match rest.trim_start().strip_prefix(tag.text.as_str()) {
            Some(after) if opens.contains(&place) => rest = after,
            _ => break,
        }
        before.push(place);
    }
    let mut after = Vec::new();
    for (place, tag) in tags.iter().enumerate().rev() {
        match rest.trim_end().strip_suffix(tag.text.as_str()) {
            Some(before) if closes.contains(&place) => rest = before,
            _ => break,
        }
        after.insert(0, place);
    }
    (before, after)
}

/// Lifts blocks out of the paragraphs of text boxes.
fn in_text_boxes(element: &mut Element, lines: &mut Vec<usize>) {
    for part in &mut element.inside {
        let Xml::Element(inner) = part else { continue };
        if inner.name == TEXT_BOX {
            inner.inside = lift(std::mem::take(&mut inner.inside), lines);
            keep_a_paragraph(inner);
        } else {
            in_text_boxes(inner, lines);
        }
    }
}

/// A table row, with the blocks around it that its cells open and close. A row of nothing but blocks
/// becomes these.
fn of_row(mut row: Element, lines: &mut Vec<usize>) -> Vec<Xml> {
    whole_paragraphs(&mut row);
    if only_blocks(&text_of(&row)) {
        let found = tags_of(&row);
        return vec![Xml::Raw(on_lines(&found, &(0..found.len()).collect::<Vec<_>>(), lines))];
    }
    let (mut before, mut after) = (String::new(), Vec::new());
    for cell in &mut row.inside {
        if let Xml::Element(cell) = cell
            && cell.name == "w:tc"
        {
            let found = tags_of(cell);
            let tags: Vec<Tag> = found.iter().map(|(tag, _)| tag.clone()).collect();
            let (opens, closes) = unbalanced(&tags);
            take_out(cell, &places([&opens, &closes]));
            before.push_str(&on_lines(&found, &opens, lines));
            after.extend(closes.into_iter().filter_map(|place| found.get(place).cloned()));
        }
    }
    row.inside = lift(row.inside, lines);
    let after = on_lines(&after, &(0..after.len()).collect::<Vec<_>>(), lines);
    vec![Xml::Raw(before), Xml::Element(row), Xml::Raw(after)]
}

/// A tag, and the paragraph it stands in.
type Found = (Tag, usize);

/// The tags of an element's paragraphs, text boxes apart.
fn tags_of(element: &Element) -> Vec<Found> {
    if element.name == "w:p" {
        return tags(&text_of(element)).into_iter().map(|tag| (tag, element.paragraph)).collect();
    }
    let inside = element.inside.iter().filter_map(|part| match part {
        Xml::Element(inner) => Some(tags_of(inner)),
        Xml::Raw(_) => None,
    });
    inside.flatten().collect()
}

/// The tags at these places, each on a line of its own.
fn on_lines(found: &[Found], places: &[usize], lines: &mut Vec<usize>) -> String {
    let found = places.iter().filter_map(|place| found.get(*place));
    found
        .map(|(tag, paragraph)| {
            lines.push(*paragraph);
            format!("\n{}", tag.text)
        })
        .collect()
}

/// Makes the tags of every paragraph of a row whole.
fn whole_paragraphs(element: &mut Element) {
    for part in &mut element.inside {
        match part {
            Xml::Element(paragraph) if paragraph.name == "w:p" => make_whole(paragraph),
            Xml::Element(inner) => whole_paragraphs(inner),
            Xml::Raw(_) => {}
        }
    }
}

/// Places of the tags that open what is not closed, and of those that close what is not opened.
fn unbalanced(tags: &[Tag]) -> (Vec<usize>, Vec<usize>) {
    let (mut open, mut closes) = (Vec::new(), Vec::new());
    for (place, tag) in tags.iter().enumerate() {
        match tag.kind {
            Kind::Opens => open.push(place),
            Kind::Closes if open.pop().is_none() => closes.push(place),
            Kind::Closes | Kind::Else | Kind::Fills => {}
        }
    }
    (open, closes)
}

fn places(of: [&[usize]; 2]) -> Vec<usize> {
    of.concat()
}

fn texts(tags: &[Tag], places: &[usize]) -> String {
    places.iter().filter_map(|place| tags.get(*place)).map(|tag| tag.text.as_str()).collect()
}

fn joined(tags: &[Tag]) -> String {
    tags.iter().map(|tag| tag.text.as_str()).collect()
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
        format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
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
    fn a_block_before_or_behind_the_text_of_a_paragraph_is_lifted_out_of_it() {
        let body = [paragraph("{{#if flags}}Perlu {{x}}"), paragraph("{{#if a}}b{{/if}}.{{/if}}")];
        let lifted = [paragraph("Perlu {{x}}"), paragraph("{{#if a}}b{{/if}}.")].concat();
        assert_eq!(made(&body.concat()), format!("{{{{#if flags}}}}{lifted}{{{{/if}}}}"));
    }

    #[test]
    fn the_tag_that_closes_a_row_is_taken_and_not_one_that_looks_like_it() {
        let cell = format!("<w:tc>{}</w:tc>", paragraph("{{#if a}}b{{/if}} c{{/if}}"));
        let row = format!("<w:tr><w:tc>{}</w:tc>{cell}</w:tr>", paragraph("{{#if d}}"));
        let kept = format!("<w:tc>{}</w:tc>", paragraph("{{#if a}}b{{/if}} c"));
        assert!(made(&row).ends_with(&format!("{kept}</w:tr>{{{{/if}}}}")), "{}", made(&row));
    }

    #[test]
    fn pages_end_and_pictures_stay_where_blocks_stand() {
        let section = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t xml:space=\"preserve\">{{/if}}</w:t></w:r></w:p>";
        let kept =
            "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t xml:space=\"preserve\"></w:t></w:r></w:p>";
        let body = paragraph("{{#if a}}") + section;
        assert_eq!(made(&body), format!("{{{{#if a}}}}{{{{/if}}}}{kept}"));
        let picture =
            "<w:p><w:r><w:t xml:space=\"preserve\">{{#if a}}</w:t><w:drawing/></w:r></w:p>";
        assert!(made(&(picture.to_owned() + &paragraph("{{/if}}"))).contains("<w:drawing/>"));
    }

    #[test]
    fn a_text_box_has_paragraphs_of_its_own() {
        let inner = [paragraph("{{#if a}}"), paragraph("{{b}}"), paragraph("{{/if}}")].concat();
        let body = format!(
            "<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"
        );
        let expected = format!("<w:txbxContent>{{{{#if a}}}}{}{{{{/if}}}}", paragraph("{{b}}"));
        assert!(made(&body).contains(&expected), "{}", made(&body));
        let paragraphs = make(read(&body).unwrap()).paragraphs;
        assert_eq!(paragraphs, ["", "{{#if a}}", "{{b}}", "{{/if}}"]);
    }

    #[test]
    fn what_is_lifted_out_of_a_row_is_still_of_its_paragraph() {
        let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(text));
        let cells = [cell("a"), cell("{{#if b}}{{c}}"), cell("d{{/if}}")].concat();
        let made = make(read(&format!("{}<w:tr>{cells}</w:tr>", paragraph("x"))).unwrap());
        assert_eq!(made.paragraphs, ["x", "a", "{{#if b}}{{c}}", "d{{/if}}"]);
        // x, then what opens, then the paragraphs of the row, then what closes.
        assert_eq!(made.lines, [0, 2, 1, 2, 3, 3]);
        assert_eq!(made.template.lines().count(), 1 + made.lines.len());
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
