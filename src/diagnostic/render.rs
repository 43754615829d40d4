//! Diagnostics for people at a terminal.

use annotate_snippets::renderer::Renderer;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Message, Origin, Snippet,
};

use super::excerpt::{self, message};
use super::{Diagnostic, Diagnostics, Place, Severity};
use crate::text::Lang;

/// How diagnostics are to look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// Whether to write colours, as terminal control sequences.
    pub colour: bool,
    /// How many columns there are; source lines are cut to fit, words are not.
    pub width: usize,
}

/// All faults in reading order, each followed by an empty line, and how many there are.
///
/// Nothing at all gives an empty text.
#[must_use]
pub fn render_all(diagnostics: &Diagnostics, lang: Lang, look: Look) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let mut out = String::new();
    for diagnostic in &diagnostics.clone().in_reading_order() {
        out.push_str(&render(diagnostic, lang, look));
        out.push_str("\n\n");
    }
    out.push_str(&counts(diagnostics, lang));
    out.push('\n');
    out
}

/// One fault: what is wrong, the line where it stands, other places that matter, what to do, and the line
/// as it should be. Without a line end.
///
/// Whatever stands in a source is shown as text: no control sequence of a file reaches the terminal.
#[must_use]
pub fn render(diagnostic: &Diagnostic, lang: Lang, look: Look) -> String {
    let words = Words { lang, width: look.width.clamp(NARROWEST, WIDEST) };
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(lang.pick("galat", "error")),
        Severity::Warning => Level::WARNING.with_name(lang.pick("peringatan", "warning")),
    };
    let title = level.primary_title(message(diagnostic.message.get(lang))).id(diagnostic.code.0);
    let group = Group::with_title(title).elements(words.lines(diagnostic));
    let help = diagnostic.help.as_ref().map(|help| {
        let name = lang.pick("bantuan", "help");
        Level::HELP.with_name(name).message(message(help.get(lang)))
    });
    let group = group.elements(help).elements(words.instead(diagnostic));
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    let text = renderer.term_width(words.width).render(&[group]);
    if diagnostic.place.is_none() { without_empty_margin(&text) } else { text }
}

/// The text without the line that only draws the margin of an excerpt: where there is no excerpt, it
/// has nothing to stand beside.
fn without_empty_margin(text: &str) -> String {
    let is_margin = |line: &&str| anstream::adapter::strip_str(line).to_string().trim() == "|";
    text.lines().filter(|line| !is_margin(line)).collect::<Vec<_>>().join("\n")
}

const NARROWEST: usize = 40;
const WIDEST: usize = 1000;

struct Words {
    lang: Lang,
    width: usize,
}

/// A line of a source with what is to be underlined in it; without its text if it is too long.
struct Line<'a> {
    place: &'a Place,
    text: Option<String>,
    marks: Vec<Annotation<'a>>,
}

impl Words {
    /// The lines to show: the fault's own first, and what else stands on the same line with it.
    fn lines<'a>(&self, diagnostic: &'a Diagnostic) -> Vec<Line<'a>> {
        let own = diagnostic.place.iter();
        let own = own.map(|place| (AnnotationKind::Primary, place, diagnostic.label.as_ref()));
        let related = diagnostic.related.iter();
        let related = related.map(|(place, label)| (AnnotationKind::Context, place, Some(label)));
        let mut lines: Vec<Line<'a>> = Vec::new();
        for (kind, place, label) in own.chain(related) {
            let (text, span) = excerpt::line(place).unzip();
            let label = label.map(|label| message(label.get(self.lang)));
            let mark = span.map(|span| kind.span(span).label(label));
            let same =
                lines.iter_mut().find(|it| it.text == text && is_on_one_line(it.place, place));
            match same {
                Some(line) => line.marks.extend(mark),
                None => lines.push(Line { place, text, marks: mark.into_iter().collect() }),
            }
        }
        lines
    }

    /// What to write instead: the whole line, so that nobody has to put it together.
    fn instead<'a>(&self, diagnostic: &Diagnostic) -> Option<Message<'a>> {
        let (place, with) = diagnostic.replacement.as_ref()?;
        let width = self.width.saturating_sub(place.line().to_string().len() + 12);
        let (verb, line) = if with.is_empty() {
            (self.lang.pick("hapus", "remove"), excerpt::text_of(place, width))
        } else {
            (self.lang.pick("tulis", "write"), excerpt::line_with(place, with, width))
        };
        let here = diagnostic.place.as_ref().is_some_and(|it| is_on_one_line(it, place));
        let name =
            if here { verb.to_owned() } else { format!("{verb} ({})", message(&place.name())) };
        Some(Level::HELP.with_name(name).message(line))
    }
}

impl<'a> From<Line<'a>> for Element<'a> {
    fn from(line: Line<'a>) -> Self {
        let Line { place, text, marks } = line;
        let path = message(&place.source.name);
        match text {
            Some(text) => {
                Snippet::source(text).path(path).line_start(place.line()).annotations(marks).into()
            }
            None => Origin::path(path)
                .line(place.line())
                .char_column(place.source.column_of(place.span.start))
                .into(),
        }
    }
}

fn is_on_one_line(a: &Place, b: &Place) -> bool {
    a.source.name == b.source.name && a.line() == b.line()
}

/// `3 galat, 1 peringatan`.
fn counts(diagnostics: &Diagnostics, lang: Lang) -> String {
    let of = |severity| diagnostics.iter().filter(|it| it.severity == severity).count();
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let told = |count: usize, id: &str, en: &str| match lang {
        Lang::Id => format!("{count} {id}"),
        Lang::En => format!("{count} {en}{}", plural(count)),
    };
    let found =
        [(of(Severity::Error), "galat", "error"), (of(Severity::Warning), "peringatan", "warning")];
    let found = found.into_iter().filter(|(count, ..)| *count > 0);
    found.map(|(count, id, en)| told(count, id, en)).collect::<Vec<_>>().join(", ")
}
