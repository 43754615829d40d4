//! Where on a page a tag stands: there are places where what is filled in could become a script, a style or an
//! address although every sign of it is escaped.

use std::ops::Range;

use super::tags::{Kind, Tag, spans};

/// What of a page is being read.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    /// What people read.
    Words,
    Script,
    Style,
    /// Between `<` and `>`, outside quotation marks.
    Mark,
    /// The value of an attribute in quotation marks, as far as it has been read.
    Value {
        attribute: String,
        quote: char,
        written: String,
    },
}

/// The tags that stand where nothing may be filled in.
pub(super) fn harmful(text: &str, is_style: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut part = if is_style { Part::Style } else { Part::Words };
    let mut from = 0;
    for span in spans(text) {
        part = after(part, text.get(from..span.start).unwrap_or_default());
        let written = text.get(span.clone()).unwrap_or_default();
        if fills_in(written) && !part.takes(written) {
            found.push(span.clone());
        }
        from = span.end;
    }
    found
}

/// Whether a tag is filled in with something that is not written in the template itself.
fn fills_in(written: &str) -> bool {
    let inner = written.trim_matches(['{', '}', '~', ' ']);
    let constant = inner.starts_with("t ") && !inner.contains('(');
    Tag::of(written).kind == Kind::Fills && !inner.starts_with(['>', '!']) && !constant
}

impl Part {
    /// Whether something may be filled in here.
    fn takes(&self, written: &str) -> bool {
        match self {
            Self::Words => true,
            Self::Script | Self::Mark => false,
            Self::Style => written.trim_matches(['{', '}', '~', ' ']).starts_with("css "),
            Self::Value { attribute, written, .. } => is_harmless(attribute, written),
        }
    }
}

/// Whether something may follow what is written of an attribute's value so far.
fn is_harmless(attribute: &str, written: &str) -> bool {
    const ADDRESSES: [&str; 16] = [
        "action",
        "background",
        "cite",
        "codebase",
        "content",
        "data",
        "formaction",
        "href",
        "manifest",
        "ping",
        "poster",
        "src",
        "srcset",
        "usemap",
        "xlink:href",
        "xml:base",
    ];
    if attribute.starts_with("on") || matches!(attribute, "style" | "srcdoc") {
        return false;
    }
    // Where an address leads is the template's to say.
    let leads = written.starts_with('#')
        || written.split_once("://").is_some_and(|(_, rest)| rest.contains('/'));
    !ADDRESSES.contains(&attribute) || leads
}

/// What is being read behind some more text.
fn after(mut part: Part, text: &str) -> Part {
    let mut rest = text;
    while !rest.is_empty() {
        (part, rest) = match part {
            Part::Words => words(rest),
            Part::Script => up_to_end(rest, "</script", Part::Script),
            Part::Style => up_to_end(rest, "</style", Part::Style),
            Part::Mark => mark(rest),
            Part::Value { attribute, quote, mut written } => match rest.split_once(quote) {
                Some((_, rest)) => (Part::Mark, rest),
                None => {
                    written.push_str(rest);
                    (Part::Value { attribute, quote, written }, "")
                }
            },
        };
    }
    part
}

fn words(text: &str) -> (Part, &str) {
    let Some((_, rest)) = text.split_once('<') else { return (Part::Words, "") };
    let lower = rest.get(..7).unwrap_or(rest).to_ascii_lowercase();
    if lower.starts_with("!--") {
        return rest.split_once("-->").map_or((Part::Words, ""), |(_, rest)| (Part::Words, rest));
    }
    let whole = |rest: &'_ str| rest.find('>').map(|end| end + 1);
    match whole(rest) {
        Some(end) if lower.starts_with("script") => (Part::Script, rest.get(end..).unwrap_or("")),
        Some(end) if lower.starts_with("style") => (Part::Style, rest.get(end..).unwrap_or("")),
        _ if rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')) => {
            (Part::Mark, rest)
        }
        // A name that is filled in behind `<` would be an element.
        _ if rest.is_empty() => (Part::Mark, rest),
        _ => (Part::Words, rest),
    }
}

fn up_to_end<'t>(text: &'t str, end: &str, part: Part) -> (Part, &'t str) {
    match text.to_ascii_lowercase().find(end) {
        Some(at) => (Part::Mark, text.get(at + end.len()..).unwrap_or_default()),
        None => (part, ""),
    }
}

/// Within a mark, up to its end or to the value of an attribute.
fn mark(text: &str) -> (Part, &str) {
    let Some(at) = text.find(['>', '"', '\'']) else { return (Part::Mark, "") };
    let (before, rest) = text.split_at(at);
    let mut rest = rest.chars();
    match rest.next() {
        Some(quote @ ('"' | '\'')) => {
            let name = before.trim_end().strip_suffix('=').unwrap_or(before).trim_end();
            let name = name.rsplit(char::is_whitespace).next().unwrap_or_default();
            let attribute = name.to_ascii_lowercase();
            (Part::Value { attribute, quote, written: String::new() }, rest.as_str())
        }
        _ => (Part::Words, rest.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &'static str) -> Vec<&'static str> {
        harmful(text, false).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn between_marks_and_in_quoted_attributes_texts_are_filled_in() {
        for text in [
            "<p>{{a}} < {{b}}</p>",
            "<td title=\"{{a}}\" class='x {{b}}' data-v=\"{{c}}\">{{d}}</td>",
            "<a href=\"#{{id}}\">{{a}}</a><a href=\"https://dinkes.example/unit/{{a}}\">x</a>",
            "<style>p { content: \"{{css a}}\" }</style>{{a}}",
            "<!-- {{a}} --><p {{#if a}}class=\"b\"{{/if}}>{{a}}</p>",
            "<html lang=\"{{lang}}\"><p aria-label={{t \"Isi\" \"Contents\"}}>{{a}}</p>",
            "<script>let a = 1;</script><p>{{a}}</p>",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn where_a_text_could_become_script_style_or_address_it_is_found() {
        for text in [
            "<script>let a = \"{{a}}\";</script>",
            "<p onclick=\"say('{{a}}')\">",
            "<p style=\"color: {{a}}\">",
            "<style>p { color: {{a}} }</style>",
            "<a href=\"{{a}}\">",
            "<a href=\"https://{{a}}\">",
            "<img src='{{a}}'>",
            "<p class={{a}}>",
            "<p {{a}}>",
            "<{{a}}>",
            "<iframe srcdoc=\"{{a}}\">",
        ] {
            assert_eq!(found(text), ["{{a}}"], "{text}");
        }
    }
}
