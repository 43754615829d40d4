//! Report templates: those that come with tilik, each of which a folder of one's own may replace.
//!
//! A template is strict: a name that stands for nothing is a fault with its place, never an empty line.
//! What a unit submitted is escaped wherever it is filled in; braces that would not escape are refused.

mod built_in;
mod check;
mod fault;
mod helpers;
mod misuse;
mod names;
mod path;
pub(super) mod rounds;
mod spot;
pub(super) mod tags;

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, LazyLock};

use handlebars::{Handlebars, Template, html_escape};
use serde::Serialize;
use serde_json::json;

pub use built_in::{BUILT_IN, text as built_in_text};
pub(super) use check::words as of_words;
pub use fault::{
    TEMPLATE_NAME_UNKNOWN, TEMPLATE_NOT_FILLED, TEMPLATE_ONLY_ON_PAGES, TEMPLATE_RAW,
    TEMPLATE_SPOT, TEMPLATE_TOO_LONG, TEMPLATE_UNREADABLE, TEMPLATE_WITHIN_ITSELF,
};
pub(super) use fault::{not_filled_at, too_deep, too_long, unreadable};
pub use helpers::COMMANDS;
pub use misuse::{TEMPLATE_COMMAND, TEMPLATE_MISUSED, TEMPLATE_NAME, TEMPLATE_NULL};
pub(super) use names::of_template;

use super::data::Shape;
use super::visible::visible;
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::text::Lang;

/// The templates that are whole reports; the others are parts of these.
pub const PAGES: [&str; 4] =
    ["html/agenda", "html/laporan", "html/umpan-balik", "text/umpan-balik"];

/// Templates ready to be filled in.
#[derive(Clone, Debug)]
pub struct Templates {
    /// Those of pages, where texts are escaped as HTML asks.
    pages: Handlebars<'static>,
    /// Those of plain texts.
    texts: Handlebars<'static>,
    sources: BTreeMap<String, Arc<Source>>,
}

impl Templates {
    /// The templates that come with tilik, read once.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static READ: LazyLock<Templates> = LazyLock::new(|| {
            let mut templates = Templates::none();
            for (name, text) in BUILT_IN {
                let source = Source::file(format!("{name}.hbs"), *text);
                templates.add(name, source, &mut Diagnostics::new());
            }
            templates
        });
        &READ
    }

    /// The same, some replaced by others: their names and texts. What is wrong with these is reported.
    #[must_use]
    pub fn with(own: Vec<(String, Source)>, diagnostics: &mut Diagnostics) -> Self {
        let mut templates = Self::built_in().clone();
        for (name, source) in own {
            if built_in_text(&name).is_none() {
                diagnostics.push(fault::unknown_template(&source, &name));
                continue;
            }
            templates.add(&name, source, diagnostics);
        }
        diagnostics.extend(check::parts(&templates));
        templates
    }

    /// No templates, for what is made without any.
    #[must_use]
    pub fn none() -> Self {
        let (pages, texts) = (registry(page_escape), registry(text_escape));
        Self { pages, texts, sources: BTreeMap::new() }
    }

    fn add(&mut self, name: &str, source: Source, diagnostics: &mut Diagnostics) {
        let source = Arc::new(source);
        if let Some(fault) = too_deep(&source).or_else(|| too_long(&source, &source.text)) {
            diagnostics.push(fault);
            return;
        }
        match Template::compile_with_name(&source.text, name.to_owned()) {
            Err(error) => {
                let place = || {
                    error
                        .pos()
                        .map_or_else(|| fault::whole(&source), |at| fault::tag_at(&source, at))
                };
                diagnostics.push(unreadable(&source, place));
            }
            Ok(template) => {
                diagnostics.extend(check::braces(&template, &source));
                diagnostics.extend(check::spots(name, &source));
                self.registry_mut(name).register_template(name, template);
                self.sources.insert(name.to_owned(), source);
            }
        }
    }

    /// Every name and command of whole reports that stands for nothing, or is used for what it is not.
    #[must_use]
    pub fn names(&self, pages: &[&str], shape: &Shape) -> Vec<Diagnostic> {
        names::of_pages(self, pages, shape)
    }

    fn registry_mut(&mut self, name: &str) -> &mut Handlebars<'static> {
        if name.starts_with(TEXTS) { &mut self.texts } else { &mut self.pages }
    }

    fn registry(&self, name: &str) -> &Handlebars<'static> {
        if name.starts_with(TEXTS) { &self.texts } else { &self.pages }
    }

    /// A template filled in.
    ///
    /// # Errors
    /// It uses a name that stands for nothing, or does something templates don't; where, and what to do.
    pub fn fill(&self, name: &str, data: &impl Serialize) -> Result<String, Box<Diagnostic>> {
        rounds::begin();
        self.registry(name).render(name, data).map_err(|error| {
            let within = error.template_name.as_deref().unwrap_or(name);
            Box::new(fault::not_filled(self.sources.get(within), &error))
        })
    }
}

/// The same names and commands for Word files, in which texts are escaped as XML asks.
pub(super) fn registry_for_words() -> Handlebars<'static> {
    registry(super::docx::escape)
}

/// The style of all pages, with whom and for when a page is in the margins of its print.
///
/// # Errors
/// It asks for more than that.
pub(super) fn style(lang: Lang, (whom, when): (&str, &str)) -> io::Result<String> {
    let margins = json!({
        "lang": lang.code(), "unit": {"title": whom}, "period": {"text": when},
    });
    let filled = Templates::built_in().fill("html/gaya", &margins);
    filled.map_err(|fault| io::Error::other(fault.message.get(Lang::En).to_owned()))
}

/// How the names of plain texts begin.
const TEXTS: &str = "text/";

/// A text in a message: one line, and none of the signs by which messengers make letters bold, slanted or struck out.
fn text_escape(text: &str) -> String {
    visible(text).replace('*', "\u{2217}").replace('_', "\u{ff3f}").replace(['~', '`'], "'")
}

/// A text on a page: nothing in it is markup, and nothing in it steers the text around it.
pub(super) fn page_escape(text: &str) -> String {
    html_escape(&visible(text))
}

fn registry(escape: fn(&str) -> String) -> Handlebars<'static> {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    registry.set_prevent_indent(true);
    registry.register_escape_fn(escape);
    helpers::register(&mut registry);
    registry
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &str, text: &str) -> (Templates, Vec<String>) {
        let mut diagnostics = Diagnostics::new();
        let own = vec![(name.to_owned(), Source::file("gaya.hbs", text))];
        let templates = Templates::with(own, &mut diagnostics);
        let said = diagnostics.iter().map(|it| it.message.get(Lang::En).to_owned()).collect();
        (templates, said)
    }

    fn filled(text: &str) -> String {
        let (templates, faults) = with("html/kop", text);
        assert_eq!(faults, Vec::<String>::new());
        let data = json!({"lang": "en", "nama": "<b>", "list": [1, 2, 3], "none": null});
        templates.fill("html/kop", &data).unwrap_or_else(|fault| fault.message.get(Lang::En).into())
    }

    #[test]
    fn what_is_filled_in_is_escaped() {
        assert_eq!(filled("{{nama}}"), "&lt;b&gt;");
        let (_, faults) = with("html/kop", "{{{nama}}}");
        assert_eq!(faults, ["three braces would let submitted text become markup"]);
    }

    #[test]
    fn a_name_that_stands_for_nothing_is_a_fault_also_in_a_condition() {
        assert_eq!(filled("{{#if none}}a{{else}}b{{/if}}"), "b");
        let absent = "some assessments have no `nema`, so that `nema` can't be filled in";
        assert_eq!(filled("{{nema}}"), absent);
        assert_eq!(filled("{{#if nema}}a{{/if}}"), absent);
    }

    #[test]
    fn lists_can_be_shortened_and_words_chosen_by_language() {
        assert_eq!(filled("{{#each (first 2 list)}}{{this}}{{/each}}"), "12");
        assert_eq!(filled("{{#each (after 2 list)}}{{this}}{{/each}}"), "3");
        assert_eq!(filled("{{count list}} {{t \"baris\" \"rows\"}}"), "3 rows");
        let counted = "{{counted (count (first 1 list)) \"baris\" \"row\" \"rows\"}}";
        assert_eq!(filled(counted), "1 row");
    }

    #[test]
    fn a_part_within_itself_is_refused_before_it_is_filled_in() {
        let (_, faults) = with("html/gaya", "{{> html/gaya}}");
        assert_eq!(faults, ["the part `html/gaya` stands within itself"]);
    }

    #[test]
    fn loops_in_loops_have_an_end() {
        let data = json!({"lang": "en", "list": vec![1; 100]});
        let text = format!("{}x{}", "{{#each @root.list}}".repeat(4), "{{/each}}".repeat(4));
        let (templates, faults) = with("html/gaya", &text);
        assert_eq!(faults, Vec::<String>::new());
        let fault = templates.fill("html/gaya", &data).unwrap_err();
        let said = fault.message.get(Lang::En);
        assert_eq!(said, "the loops of this template go round more than 1000000 times");
    }

    #[test]
    fn what_nests_without_end_is_refused_unread() {
        for text in ["{{#if a}}".repeat(100_000), format!("{{{{count {}", "(".repeat(100_000))] {
            let (_, faults) = with("html/gaya", &text);
            assert_eq!(faults, ["tags nest too deeply here"]);
        }
    }

    #[test]
    fn a_template_nobody_asks_for_is_a_slip_of_the_name() {
        let (_, faults) = with("html/gayaa", "");
        assert_eq!(faults, ["there is no template `html/gayaa` to replace"]);
    }
}
