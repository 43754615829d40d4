//! What reports are made with: templates, letters, and what an office puts around them.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, OnceLock};

use super::data::{Around, Data, Shape};
use super::docx::{self, WordTemplate};
use super::templates::{PAGES, TEMPLATE_WITHIN_ITSELF, Templates};
use super::trial;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::text;
use crate::text::Lang;

/// A Word template of a name that none has.
pub const LETTER_UNKNOWN: Code = Code("unknown-word-template");

/// Templates of an office's own, which replace those that come with tilik.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// Pages and texts: their names and what they say.
    pub pages: Vec<(String, Source)>,
    /// Word files: their names, their paths, and their bytes.
    pub letters: Vec<(String, String, Vec<u8>)>,
}

/// Why a report was not made.
#[derive(Debug)]
pub enum Refused {
    /// The machine would not.
    Machine(io::Error),
    /// A template could not be filled in.
    Template(Box<Diagnostic>),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Machine(error)
    }
}

impl From<Box<Diagnostic>> for Refused {
    fn from(fault: Box<Diagnostic>) -> Self {
        Self::Template(fault)
    }
}

/// Word files by their names.
type Letters = BTreeMap<String, Arc<WordTemplate>>;

/// What reports are made with.
#[derive(Debug)]
pub struct Kit {
    templates: Templates,
    letters: Letters,
    around: Around,
    lang: Lang,
}

impl Kit {
    /// Reports in one language, with templates of an office's own; what is wrong with these is reported.
    #[must_use]
    pub fn new(lang: Lang, own: Own, around: Around, diagnostics: &mut Diagnostics) -> Self {
        let templates = Templates::with(own.pages, diagnostics);
        let mut letters = built_in_letters(lang).clone();
        for (name, path, bytes) in own.letters {
            if !docx::names().any(|known| known == name) {
                diagnostics.push(unknown_letter(&path, &name));
                continue;
            }
            keep(WordTemplate::read(&path, &bytes), &name, &mut letters, diagnostics);
        }
        Self { templates, letters, around, lang }
    }

    /// What reports in one language are made with that take no templates: reading these takes longer than assessing
    /// a hundred dossiers.
    #[must_use]
    pub fn without_templates(lang: Lang) -> Self {
        let (letters, around) = (BTreeMap::new(), Around::default());
        Self { templates: Templates::none(), letters, around, lang }
    }

    /// All names of an assessment, as templates see them.
    pub(super) fn data(&self, view: &super::View<'_>) -> Data {
        Data::of(view, &self.around)
    }

    /// A page or text, filled in.
    pub(super) fn page(&self, name: &str, data: &Data) -> Result<String, Refused> {
        let filled = self.templates.fill(name, data);
        Ok(filled.map_err(|fault| self.better_told(fault))?)
    }

    /// A Word file, filled in.
    pub(super) fn letter(&self, name: &str, data: &Data) -> Result<Vec<u8>, Refused> {
        let letter = self.letters.get(name).ok_or_else(|| Box::new(unknown_letter(name, name)))?;
        Ok(letter.fill(data).map_err(|fault| self.better_told(fault))??)
    }

    /// What keeps a template from being filled in, told by its names where these are wrong for any assessment.
    fn better_told(&self, fault: Box<Diagnostic>) -> Box<Diagnostic> {
        let file = |fault: &Diagnostic| fault.place.as_ref().map(|it| it.source.name.clone());
        let names = self.names().into_iter();
        names.map(Box::new).find(|name| file(name) == file(&fault)).unwrap_or(fault)
    }

    /// Every name and command that stands for nothing, or is used for what it is not.
    #[must_use]
    pub fn names(&self) -> Vec<Diagnostic> {
        self.names_of(|_| true)
    }

    /// The same of those pages, texts and Word files that are wanted.
    fn names_of(&self, wanted: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
        let shape = Shape::of_data();
        let pages: Vec<&str> = PAGES.into_iter().filter(|name| wanted(name)).collect();
        let letters = self.letters.iter().filter(|(name, _)| wanted(name));
        let letters = letters.flat_map(|(_, letter)| letter.names(shape));
        self.templates.names(&pages, shape).into_iter().chain(letters).collect()
    }

    /// Everything that keeps templates from being filled in, whatever the assessment: names are looked up
    /// wherever they stand, and each template is filled in with an assessment of every shape.
    pub fn check(&self, diagnostics: &mut Diagnostics) {
        self.check_where(|_| true, diagnostics);
    }

    /// The same of one page, text or Word file alone.
    pub fn check_one(&self, name: &str, diagnostics: &mut Diagnostics) {
        self.check_where(|other| other == name, diagnostics);
    }

    fn check_where(&self, wanted: impl Fn(&str) -> bool, diagnostics: &mut Diagnostics) {
        // A part within itself could be filled in for ever.
        let circular = diagnostics.iter().any(|fault| fault.code == TEMPLATE_WITHIN_ITSELF);
        diagnostics.extend(self.names_of(&wanted));
        if circular {
            return;
        }
        let mut found = Faults(diagnostics);
        for data in trial::data(self.lang) {
            let pages = PAGES.iter().filter(|name| wanted(name));
            let pages = pages.map(|name| self.templates.fill(name, data).map(drop));
            let letters = self.letters.iter().filter(|(name, _)| wanted(name));
            let letters = letters.map(|(_, letter)| letter.fill(data).map(drop));
            pages.chain(letters).filter_map(Result::err).for_each(|fault| found.add(*fault));
        }
    }
}

/// Faults of trials, each line told once: what is wrong for every assessment is found with every trial.
struct Faults<'d>(&'d mut Diagnostics);

impl Faults<'_> {
    fn add(&mut self, fault: Diagnostic) {
        let line = |fault: &Diagnostic| fault.place.as_ref().map(Place::name);
        if !self.0.iter().any(|told| line(told) == line(&fault)) {
            self.0.push(fault);
        }
    }
}

/// The Word files that come with tilik, read once.
fn built_in_letters(lang: Lang) -> &'static Letters {
    static INDONESIAN: OnceLock<Letters> = OnceLock::new();
    static ENGLISH: OnceLock<Letters> = OnceLock::new();
    let read = || {
        let read = |(name, bytes): (&str, _)| {
            let letter = WordTemplate::read(&format!("{name}.docx"), bytes).ok()?;
            Some((name.to_owned(), Arc::new(letter)))
        };
        docx::all(lang).filter_map(read).collect()
    };
    match lang {
        Lang::Id => INDONESIAN.get_or_init(read),
        Lang::En => ENGLISH.get_or_init(read),
    }
}

fn keep(
    letter: Result<WordTemplate, Box<Diagnostic>>,
    name: &str,
    letters: &mut Letters,
    diagnostics: &mut Diagnostics,
) {
    match letter {
        Ok(letter) => {
            letters.insert(name.to_owned(), Arc::new(letter));
        }
        Err(fault) => diagnostics.push(*fault),
    }
}

fn unknown_letter(path: &str, name: &str) -> Diagnostic {
    let names: Vec<&str> = docx::names().collect();
    let list = names.join(", ");
    let message = text!(
        "{path}: tidak ada templat Word bernama `{name}` yang dapat diganti",
        "{path}: there is no Word template named `{name}` to replace"
    );
    Diagnostic::error(LETTER_UNKNOWN, None, message)
        .help(text!("yang ada: {list}", "there are: {list}"))
        .did_you_mean(name, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Faults as their places and what is said of them.
    fn told<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<String> {
        let told = |it: &Diagnostic| {
            let place = it.place.as_ref().map(Place::name).unwrap_or_default();
            format!("{place}: {}", it.message.get(Lang::En))
        };
        diagnostics.into_iter().map(told).collect()
    }

    /// A kit with one page of an office's own.
    fn kit(text: &str) -> Kit {
        let pages = vec![("html/kop".to_owned(), Source::file("kop.hbs", text))];
        let own = Own { pages, letters: Vec::new() };
        Kit::new(Lang::Id, own, Around::default(), &mut Diagnostics::new())
    }

    fn names(text: &str) -> Vec<String> {
        told(&kit(text).names())
    }

    fn checked(kit: &Kit) -> Vec<String> {
        let mut diagnostics = Diagnostics::new();
        kit.check(&mut diagnostics);
        told(diagnostics.iter())
    }

    #[test]
    fn the_templates_that_come_with_tilik_can_be_filled_in_whatever_the_assessment() {
        for lang in [Lang::Id, Lang::En] {
            let mut diagnostics = Diagnostics::new();
            let kit = Kit::new(lang, Own::default(), Around::default(), &mut diagnostics);
            assert_eq!(checked(&kit), Vec::<String>::new());
        }
    }

    #[test]
    fn a_name_in_a_part_that_no_assessment_reaches_is_found() {
        let text = "{{#unless lang}}{{#each findings}}{{#if @first}}\n{{criterion.titel}}{{/if}}{{/each}}{{/unless}}";
        let fault = "kop.hbs:2: templates know no name `criterion.titel` here";
        assert_eq!(names(text), [fault]);
        assert_eq!(checked(&kit(text)), [fault]);
    }

    #[test]
    fn names_are_looked_for_where_they_stand() {
        assert_eq!(
            names("{{#each findings}}{{../unit.name}}{{@root.unit.name}}{{/each}}").len(),
            0
        );
        assert_eq!(names("{{#each findings}}{{unit.name}}{{/each}}").len(), 1);
        assert_eq!(names("{{#each findings as |one|}}{{one.rank}}{{rank}}{{/each}}").len(), 0);
        assert_eq!(names("{{#each findings}}{{rank}}{{else}}{{rank}}{{/each}}").len(), 1);
    }

    #[test]
    fn what_is_null_in_some_assessments_is_to_be_enclosed() {
        let absent = "some assessments have no `result.score`, so that `result.score.proven` can't be filled in";
        let open = "{{result.score.proven}}";
        assert_eq!(checked(&kit(open)), [format!("kop.hbs:1: {absent}")]);
        let enclosed = format!("{{{{#if result.score}}}}{open}{{{{/if}}}}");
        assert_eq!(checked(&kit(&enclosed)), Vec::<String>::new());
    }

    #[test]
    fn lists_groups_and_commands_are_used_for_what_they_are() {
        for (text, fault) in [
            ("{{findings}}", "this is a list, not a text"),
            ("{{unit}}", "this holds names, it is not a text"),
            ("{{source.verified}}", "this is yes or no, not a text"),
            ("{{#each unit.name}}x{{/each}}", "this command needs a list"),
            ("{{count unit.name}}", "this command needs a list"),
            ("{{#each (first 3 unit.name)}}x{{/each}}", "this command needs a list"),
            ("{{if findings}}", "this command encloses something"),
            ("{{t \"satu\"}}", "this command needs something else"),
            ("{{line findings}}", "this command needs something else"),
            ("{{upper unit.name}}", "templates know no command `upper`"),
            ("{{#with unit}}{{name}}{{/with}}", "templates know no command `with`"),
            ("{{chart \"pie\"}}", "there is no chart named `pie`"),
            ("{{@index}}", "templates know no name `@index` here"),
            ("{{> html/temuan unit}}", "parts take nothing along"),
        ] {
            assert_eq!(names(text), [format!("kop.hbs:1: {fault}")], "{text}");
        }
    }
}
