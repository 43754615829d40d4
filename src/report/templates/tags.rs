//! Tags in double braces, found in a text before anything is made of it.

use std::ops::Range;

/// What kind of tag stands between double braces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::report) enum Kind {
    /// `{{#…}}`: a part begins.
    Opens,
    /// `{{/…}}`: it ends.
    Closes,
    /// `{{else}}`
    Else,
    /// Anything else is filled in where it stands.
    Fills,
}

/// A tag and what kind it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::report) struct Tag {
    /// The tag with its braces.
    pub(in crate::report) text: String,
    /// What kind it is.
    pub(in crate::report) kind: Kind,
}

impl Tag {
    pub(in crate::report) fn of(text: &str) -> Self {
        let inner = text.trim_start_matches('{').trim_start();
        let kind = match inner.chars().next() {
            Some('#') => Kind::Opens,
            Some('/') => Kind::Closes,
            _ if inner.trim_end_matches('}').trim_end() == "else" => Kind::Else,
            _ => Kind::Fills,
        };
        Self { text: text.to_owned(), kind }
    }

    /// What it opens or closes: `each`.
    fn command(&self) -> &str {
        let inner = self.text.trim_matches(['{', '}', '~', ' ']).trim_start_matches(['#', '/']);
        inner.split_whitespace().next().unwrap_or_default()
    }
}

/// The tags of a text, in order.
pub(in crate::report) fn tags(text: &str) -> Vec<Tag> {
    spans(text).into_iter().filter_map(|span| text.get(span).map(Tag::of)).collect()
}

/// Bytes of each `{{…}}` in a text.
pub(in crate::report) fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find("{{")).map(|at| from + at) {
        let Some(end) = text.get(start..).and_then(|rest| rest.find("}}")).map(|at| start + at + 2)
        else {
            break;
        };
        spans.push(start..end);
        from = end;
    }
    spans
}

/// The first tag that has no end, that is not closed, or that closes what is not open.
pub(in crate::report) fn unmatched(text: &str) -> Option<Range<usize>> {
    let mut open: Vec<(Tag, Range<usize>)> = Vec::new();
    let spans = spans(text);
    for span in &spans {
        let tag = Tag::of(text.get(span.clone())?);
        match tag.kind {
            Kind::Opens => open.push((tag, span.clone())),
            Kind::Closes => match open.pop() {
                Some((opened, _)) if opened.command() == tag.command() => {}
                Some(_) | None => return Some(span.clone()),
            },
            Kind::Else | Kind::Fills => {}
        }
    }
    let after = spans.last().map_or(0, |span| span.end);
    let endless = || {
        let start = after + text.get(after..)?.find("{{")?;
        let line = text.get(start..)?.lines().next().unwrap_or_default();
        Some(start..start + line.len())
    };
    open.into_iter().next().map(|(_, span)| span).or_else(endless)
}

/// The first tag that lies deeper in others, or has more parentheses in it, than anyone writes: whoever reads
/// templates goes as deep as they do.
pub(in crate::report) fn too_deep(text: &str) -> Option<Range<usize>> {
    const DEEPEST: usize = 32;
    const PARENTHESES: usize = 8;
    let mut depth = 0_usize;
    let is_too_deep = |span: &Range<usize>| {
        let Some(tag) = text.get(span.clone()).map(Tag::of) else { return false };
        match tag.kind {
            Kind::Opens => depth += 1,
            Kind::Closes => depth = depth.saturating_sub(1),
            Kind::Else | Kind::Fills => {}
        }
        depth > DEEPEST || tag.text.matches('(').count() > PARENTHESES
    };
    let after =
        |end: usize| text.get(end..).is_some_and(|rest| rest.matches('(').count() > PARENTHESES);
    let all = spans(text);
    let end = all.last().map_or(0, |span| span.end);
    // A tag without an end is read too.
    let endless = text.get(end..).and_then(|rest| rest.find("{{")).map(|at| end + at..text.len());
    all.into_iter().find(is_too_deep).or(endless.filter(|span| after(span.start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_without_end_is_found() {
        let open = "{{#if a}}".repeat(33);
        assert_eq!(too_deep(&open), Some(32 * 9..33 * 9));
        let beside = format!("{}{}", "{{#if a}}".repeat(32), "{{/if}}{{#if b}}".repeat(100));
        assert_eq!(too_deep(&beside), None);
        assert_eq!(too_deep(&format!("a {{{{b {}}}}}", "(".repeat(9))), Some(2..17));
        assert!(too_deep(&format!("{{{{b {}", "(".repeat(9))).is_some());
    }

    #[test]
    fn what_does_not_match_is_found_at_its_place() {
        let found = |text: &'static str| unmatched(text).and_then(|span| text.get(span));
        assert_eq!(found("{{#if a}}{{#each b}}{{/each}}{{/if}} {{c}}"), None);
        assert_eq!(found("{{#if a}} {{#each b}}{{/each}}"), Some("{{#if a}}"));
        assert_eq!(found("{{#if a}}{{/each}}"), Some("{{/each}}"));
        assert_eq!(found("a {{/if}}"), Some("{{/if}}"));
        assert_eq!(found("a {{unit.name\nb"), Some("{{unit.name"));
    }
}
