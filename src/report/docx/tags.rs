//! Tags in a paragraph: found across the runs that Word has split them into, and made whole again.

use std::ops::Range;

use super::xml::{Element, Xml, escape, unescape};
use crate::report::templates::tags::{Kind, spans, tags};

/// Whether a text holds nothing but tags that begin, end or divide parts, and at least one.
pub(super) fn only_blocks(text: &str) -> bool {
    let found = tags(text);
    let length: usize =
        found.iter().map(|tag| tag.text.chars().filter(|c| !c.is_whitespace()).count()).sum();
    let all = text.chars().filter(|c| !c.is_whitespace()).count();
    !found.is_empty() && length == all && found.iter().all(|tag| tag.kind != Kind::Fills)
}

/// The whole text of a paragraph, its runs joined; a text box within it has paragraphs of its own.
pub(super) fn text_of(element: &Element) -> String {
    let mut text = String::new();
    collect(element, &mut text);
    text
}

fn collect(element: &Element, text: &mut String) {
    for part in &element.inside {
        match part {
            Xml::Raw(raw) if element.name == "w:t" => text.push_str(&unescape(raw)),
            Xml::Raw(_) => {}
            Xml::Element(inner) if inner.name == "w:tab" => text.push(' '),
            Xml::Element(inner) if inner.name == TEXT_BOX => {}
            Xml::Element(inner) => collect(inner, text),
        }
    }
}

/// What holds the paragraphs of a text box.
pub(super) const TEXT_BOX: &str = "w:txbxContent";

/// Puts each tag whole into the run it begins in, with plain quotes; the rest of the text stays where it is.
pub(super) fn make_whole(paragraph: &mut Element) {
    let mut texts = Vec::new();
    runs(paragraph, &mut |run| texts.push(unescape(&raw_of(run))));
    let whole = texts.concat();
    let spans = spans(&whole);
    if spans.is_empty() {
        return;
    }
    let mut at = 0;
    let mut new = texts.iter().map(|text| {
        let here = at..at + text.len();
        at = here.end;
        run_text(&whole, &spans, here)
    });
    runs(paragraph, &mut |run| {
        keep_spaces(run);
        run.inside = vec![Xml::Raw(new.next().unwrap_or_default())];
    });
}

/// Takes the tags at these places, counted over the whole element, out of it.
pub(super) fn take_out(element: &mut Element, places: &[usize]) {
    let mut place = 0;
    runs(element, &mut |run| {
        let raw = raw_of(run);
        let mut kept = String::with_capacity(raw.len());
        let mut from = 0;
        for span in spans(&raw) {
            if places.contains(&place) {
                kept.push_str(raw.get(from..span.start).unwrap_or_default());
                from = span.end;
            }
            place += 1;
        }
        kept.push_str(raw.get(from..).unwrap_or_default());
        run.inside = vec![Xml::Raw(kept)];
    });
}

fn raw_of(run: &Element) -> String {
    let mut raw = String::new();
    super::xml::write(&run.inside, &mut raw);
    raw
}

/// Word drops spaces at either end of a text that does not ask for them.
fn keep_spaces(text: &mut Element) {
    let bare = text.open.strip_prefix("<w:t").filter(|_| !text.open.contains("xml:space"));
    if let Some(rest) = bare {
        text.open = format!("<w:t xml:space=\"preserve\"{rest}");
    }
}

/// What a run holds once tags are whole: its own text, and the tags that begin in it.
fn run_text(whole: &str, spans: &[Range<usize>], here: Range<usize>) -> String {
    let mut text = String::new();
    let mut at = here.start;
    let first = spans.partition_point(|span| span.end <= here.start);
    for span in spans.iter().skip(first).take_while(|span| span.start < here.end) {
        if span.start >= here.start {
            text.push_str(&escape(whole.get(at..span.start).unwrap_or_default()));
            text.push_str(&plain(whole.get(span.clone()).unwrap_or_default()));
        }
        at = span.end.min(here.end);
    }
    text.push_str(&escape(whole.get(at..here.end).unwrap_or_default()));
    text
}

/// A tag as it is meant: Word makes round quotes of plain ones.
fn plain(tag: &str) -> String {
    tag.replace(['\u{201c}', '\u{201d}', '\u{201e}'], "\"").replace('\u{a0}', " ")
}

/// Visits every text of an element, text boxes apart.
fn runs(element: &mut Element, visit: &mut dyn FnMut(&mut Element)) {
    if element.name == "w:t" {
        visit(element);
        return;
    }
    for part in &mut element.inside {
        if let Xml::Element(inner) = part
            && inner.name != TEXT_BOX
        {
            runs(inner, visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::docx::xml::{read, write};

    fn whole(text: &str) -> String {
        let mut parts = read(text).unwrap();
        let Some(Xml::Element(paragraph)) = parts.first_mut() else { panic!("a paragraph") };
        make_whole(paragraph);
        let mut out = String::new();
        write(&parts, &mut out);
        out
    }

    #[test]
    fn a_tag_split_over_runs_is_whole_again_and_keeps_the_first_run_s_look() {
        let split = "<w:p><w:r><w:t>Skor {</w:t></w:r><w:r><w:rPr/><w:t>{result.sc</w:t></w:r><w:r><w:t>ore}} baik</w:t></w:r></w:p>";
        assert_eq!(
            whole(split),
            "<w:p><w:r><w:t xml:space=\"preserve\">Skor {{result.score}}</w:t></w:r><w:r><w:rPr/><w:t xml:space=\"preserve\"></w:t></w:r><w:r><w:t xml:space=\"preserve\"> baik</w:t></w:r></w:p>"
        );
    }

    #[test]
    fn round_quotes_in_a_tag_become_plain_ones_and_text_stays_escaped() {
        let text =
            "<w:p><w:r><w:t>a &amp; b {{t \u{201c}x\u{201d} &quot;y&quot;}}</w:t></w:r></w:p>";
        let plain = "<w:t xml:space=\"preserve\">a &amp; b {{t \"x\" \"y\"}}</w:t>";
        assert_eq!(whole(text), format!("<w:p><w:r>{plain}</w:r></w:p>"));
    }

    #[test]
    fn a_paragraph_without_tags_stays_as_it_is() {
        let text = "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:t/></w:r></w:p>";
        assert_eq!(whole(text), text);
    }

    #[test]
    fn the_tag_at_a_place_is_taken_out_and_not_one_that_looks_like_it() {
        let mut parts =
            read("<w:p><w:r><w:t>{{#a}}b{{/a}}</w:t></w:r><w:r><w:t>c{{/a}}</w:t></w:r></w:p>")
                .unwrap();
        let Some(Xml::Element(paragraph)) = parts.first_mut() else { panic!("a paragraph") };
        take_out(paragraph, &[2]);
        assert_eq!(text_of(paragraph), "{{#a}}b{{/a}}c");
    }

    #[test]
    fn blocks_alone_are_told_from_text() {
        assert!(only_blocks(" {{#each findings}} "));
        assert!(only_blocks("{{/each}}{{#if flags}}"));
        assert!(!only_blocks("{{name}}") && !only_blocks("x {{/if}}") && !only_blocks(""));
    }
}
