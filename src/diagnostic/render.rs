//! Diagnostics for people at a terminal.

use annotate_snippets::renderer::Renderer;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Message, Origin, Snippet,
};

use super::excerpt::{self, message};
use super::{Diagnostic, Diagnostics, Place, Severity};
use crate::limits::Limit;
use crate::text::Lang;

/// How diagnostics are to look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// Whether to write colours, as terminal control sequences.
    pub colour: bool,
    /// How many columns there are; source lines are cut to fit, words are not.
    pub width: usize,
}

/// The faults in reading order, each followed by an empty line, and how many there are. Of more than may be
/// told one by one, errors come before warnings.
///
/// Nothing at all gives an empty text.
#[must_use]
pub fn render_all(diagnostics: &Diagnostics, lang: Lang, look: Look) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let ordered = diagnostics.ordered();
    let most = Limit::Faults.count();
    let errors = ordered.iter().filter(|one| one.is_error()).count().min(most);
    let mut left = [errors, most - errors];
    let mut out = String::new();
    for diagnostic in &ordered {
        let [errors, warnings] = &mut left;
        let left = if diagnostic.is_error() { errors } else { warnings };
        if *left > 0 {
            *left -= 1;
            out.push_str(&render(diagnostic, lang, look));
            out.push_str("\n\n");
        }
    }
    out.push_str(&untold(ordered.len(), lang));
    out.push_str(&Tally::of(diagnostics).text(lang));
    out
}

/// The line that says how many of so many faults were not told one by one; nothing where all were.
#[must_use]
pub fn untold(all: usize, lang: Lang) -> String {
    let rest = all.saturating_sub(Limit::Faults.count());
    let name = Limit::Faults.name();
    match (rest, lang) {
        (0, _) => String::new(),
        (_, Lang::Id) => format!(
            "… dan {rest} lagi. Betulkan yang di atas dahulu, atau tampilkan semuanya: `--limit {name}={all}`\n"
        ),
        (_, Lang::En) => format!(
            "… and {rest} more. Correct those above first, or see them all: `--limit {name}={all}`\n"
        ),
    }
}

/// How many diagnostics there were, for those that are rendered one by one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    errors: usize,
    warnings: usize,
}

impl Tally {
    fn of(diagnostics: &Diagnostics) -> Self {
        let mut tally = Self::default();
        diagnostics.iter().for_each(|diagnostic| tally.add(diagnostic.severity));
        tally
    }

    /// Counts one more.
    pub const fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
    }

    /// How many there were.
    #[must_use]
    pub const fn all(self) -> usize {
        self.errors + self.warnings
    }

    /// Whether there was an error.
    #[must_use]
    pub const fn has_errors(self) -> bool {
        self.errors > 0
    }

    /// The line that closes them, such as `3 galat, 1 peringatan`; nothing where there were none.
    #[must_use]
    pub fn text(self, lang: Lang) -> String {
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let told = |count: usize, id: &str, en: &str| match lang {
            Lang::Id => format!("{count} {id}"),
            Lang::En => format!("{count} {en}{}", plural(count)),
        };
        let found = [(self.errors, "galat", "error"), (self.warnings, "peringatan", "warning")];
        let found = found.into_iter().filter(|(count, ..)| *count > 0);
        let found: Vec<String> = found.map(|(count, id, en)| told(count, id, en)).collect();
        if found.is_empty() { String::new() } else { format!("{}\n", found.join(", ")) }
    }
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
    let lines = words.lines(diagnostic);
    let has_apart = lines.iter().any(Line::is_apart);
    let lines = lines.into_iter().flat_map(Line::elements);
    let group = Group::with_title(title).elements(lines);
    let help = diagnostic.help.as_ref().map(|help| {
        let name = lang.pick("bantuan", "help");
        Level::HELP.with_name(name).message(message(help.get(lang)))
    });
    let group = group.elements(help).elements(words.instead(diagnostic));
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    let text = renderer.term_width(words.width).render(&[group]);
    match (&diagnostic.place, has_apart) {
        (None, _) => without_lines(&text, "|"),
        (Some(_), true) => without_lines(&text, ":::"),
        (Some(_), false) => text,
    }
}

/// The text without lines that only draw: the margin of an excerpt where there is none, and the place of an
/// excerpt whose place is told before it.
fn without_lines(text: &str, drawn: &str) -> String {
    let only_draws = |line: &&str| anstream::adapter::strip_str(line).to_string().trim() == drawn;
    text.lines().filter(|line| !only_draws(line)).collect::<Vec<_>>().join("\n")
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
    /// Whether the text begins later than the line.
    is_cut: bool,
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
            let (text, span, is_cut) = match excerpt::line(place) {
                Some(excerpt) => (Some(excerpt.text), Some(excerpt.span), excerpt.is_cut),
                None => (None, None, false),
            };
            let label = label.map(|label| label.get(self.lang)).or(place.head()).map(message);
            let mark = span.map(|span| kind.span(span).label(label));
            let same =
                lines.iter_mut().find(|it| it.text == text && is_on_one_line(it.place, place));
            match same {
                Some(line) => line.marks.extend(mark),
                None => {
                    let marks = mark.into_iter().collect();
                    lines.push(Line { place, text, marks, is_cut });
                }
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

impl<'a> Line<'a> {
    /// Whether its place is told apart from its text, in which it can't be counted.
    fn is_apart(&self) -> bool {
        self.place.source.cells.is_some() || self.is_cut
    }

    /// Where it stands, and the line itself.
    fn elements(self) -> Vec<Element<'a>> {
        let Line { place, text, marks, is_cut } = self;
        let path = message(&place.source.name);
        match text {
            // A cell is named as Excel names it.
            _ if place.source.cells.is_some() => place_of_cell(place, text, marks),
            Some(text) if is_cut => {
                let row = Snippet::source(text).line_start(place.line()).annotations(marks);
                vec![origin(place, path).into(), row.into()]
            }
            Some(text) => {
                let snippet = Snippet::source(text).path(path).line_start(place.line());
                vec![snippet.annotations(marks).into()]
            }
            None => vec![origin(place, path).into()],
        }
    }
}

/// Where a place of a running text is, counted in its source.
fn origin<'a>(place: &Place, path: String) -> Origin<'a> {
    Origin::path(path).line(place.line()).char_column(place.source.column_of(place.span.start))
}

fn place_of_cell<'a>(
    place: &'a Place,
    text: Option<String>,
    marks: Vec<Annotation<'a>>,
) -> Vec<Element<'a>> {
    let origin = Origin::path(message(&place.name()));
    let row = text.filter(|_| place.address().is_some());
    let row = row.map(|row| Snippet::source(row).line_start(place.line()).annotations(marks));
    std::iter::once(origin.into()).chain(row.map(Element::from)).collect()
}

fn is_on_one_line(a: &Place, b: &Place) -> bool {
    a.source.full_name() == b.source.full_name() && a.line() == b.line()
}
