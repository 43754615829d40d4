//! Letters and reports as Word files, filled in from templates that a Dinas edits in Word itself.
//!
//! A template is an ordinary .docx with tags in double braces, the same as those of pages. A paragraph that
//! holds nothing but `{{#each …}}`, `{{#if …}}`, `{{else}}` or their ends goes away and lets what stands between
//! repeat or depend on a condition; a table row whose cells open and close a part is repeated as a whole.

mod built_in;
mod nesting;
mod package;
mod tags;
mod template;
mod xml;

use std::io;
use std::sync::Arc;

use handlebars::{Handlebars, Template};
use serde::Serialize;

use super::data::Shape;
use super::templates::{
    not_filled_at, of_template, of_words, registry_for_words, rounds, too_deep, too_long,
    unreadable,
};
use crate::diagnostic::{Code, Diagnostic, Place, Source};
use crate::limits::Limit;
use crate::text;
pub(super) use built_in::all;
pub use built_in::names;
use package::Package;
use template::{Made, make};
pub(super) use xml::escape;

/// A template that is no Word file.
pub const NOT_A_WORD_FILE: Code = Code("not-a-word-file");
/// A part that begins in one place of a Word file and ends in another.
pub const PART_ASTRAY: Code = Code("word-part-ends-elsewhere");

/// A Word file to be filled in.
#[derive(Debug)]
pub struct WordTemplate {
    package: Package,
    /// The files of the package with tags, by their place in it.
    parts: Vec<Part>,
    registry: Handlebars<'static>,
}

/// What the paragraphs of a file say, a line each, by which faults are told.
#[derive(Clone, Debug)]
struct Paragraphs {
    source: Arc<Source>,
    /// The paragraph that each line of the template is of, from the second line on.
    lines: Vec<usize>,
}

#[derive(Debug)]
struct Part {
    place: usize,
    name: String,
    paragraphs: Paragraphs,
}

impl WordTemplate {
    /// A template from the bytes of a Word file; `name` is what messages call it.
    ///
    /// # Errors
    /// It is no Word file, or its tags don't match.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Box<Diagnostic>> {
        let refused = || Box::new(not_a_word_file(name));
        let package = Package::read(bytes).map_err(|limit| {
            Box::new(limit.map_or_else(|| not_a_word_file(name), |limit| too_large(name, limit)))
        })?;
        let mut template =
            Self { package: package.clone(), parts: Vec::new(), registry: registry_for_words() };
        let mut has_document = false;
        for (place, (file, content)) in package.0.iter().enumerate() {
            if !has_text(file) {
                continue;
            }
            has_document |= file == "word/document.xml";
            let text = std::str::from_utf8(content).map_err(|_| refused())?;
            let made = make(xml::read(text).ok_or_else(refused)?);
            template.add(name, (place, file), &made)?;
        }
        if has_document { Ok(template) } else { Err(refused()) }
    }

    fn add(
        &mut self,
        name: &str,
        (place, file): (usize, &str),
        made: &Made,
    ) -> Result<(), Box<Diagnostic>> {
        let source = Arc::new(Source::file(named(name, file), made.paragraphs.join("\n")));
        let paragraphs = Paragraphs { source: Arc::clone(&source), lines: made.lines.clone() };
        let too_long = || too_long(&source, &made.template);
        if let Some(fault) = too_deep(&source).or_else(too_long) {
            return Err(Box::new(fault));
        }
        let compiled = Template::compile_with_name(&made.template, file.to_owned());
        let compiled = compiled.map_err(|error| {
            let line = error.pos().map(|(line, _)| line);
            Box::new(unreadable(&source, || paragraphs.place(line, "")))
        })?;
        if let Some(stray) = &made.astray {
            return Err(Box::new(part_astray(paragraphs.place(Some(stray.line), &stray.tag))));
        }
        let places = |at: (usize, usize), name: &str| paragraphs.place(Some(at.0), name);
        if let Some(fault) = of_words(&compiled, &places).into_iter().next() {
            return Err(Box::new(fault));
        }
        self.registry.register_template(file, compiled);
        self.parts.push(Part { place, name: file.to_owned(), paragraphs });
        Ok(())
    }

    /// Every name and command that stands for nothing, or is used for what it is not, with its paragraph.
    #[must_use]
    pub fn names(&self, shape: &Shape) -> Vec<Diagnostic> {
        let of_part = |part: &Part| {
            let places = |at: (usize, usize), name: &str| part.paragraphs.place(Some(at.0), name);
            let template = self.registry.get_template(&part.name);
            template.map_or_else(Vec::new, |template| of_template(template, shape, &places))
        };
        self.parts.iter().flat_map(of_part).collect()
    }

    /// The Word file, filled in.
    ///
    /// # Errors
    /// A tag stands for nothing: which, and in which paragraph; or the machine refuses.
    pub fn fill(&self, data: &impl Serialize) -> Result<io::Result<Vec<u8>>, Box<Diagnostic>> {
        let mut package = self.package.clone();
        for part in &self.parts {
            rounds::begin();
            let filled = self.registry.render(&part.name, data).map_err(|error| {
                Box::new(not_filled_at(&error, |name| {
                    Some(part.paragraphs.place(error.line_no, name))
                }))
            })?;
            if let Some((_, content)) = package.0.get_mut(part.place) {
                *content = filled.into_bytes();
            }
        }
        Ok(package.write())
    }
}

/// Whether a file of the package holds text that people read.
fn has_text(file: &str) -> bool {
    let in_word = file.strip_prefix("word/").filter(|name| name.ends_with(".xml"));
    let kinds = ["document", "header", "footer", "footnotes", "endnotes"];
    in_word.is_some_and(|name| kinds.iter().any(|kind| name.starts_with(kind)))
}

/// What messages call a file of the package: the Word file, and which part of it unless it is the text itself.
fn named(name: &str, file: &str) -> String {
    match file.strip_prefix("word/") {
        Some("document.xml") | None => name.to_owned(),
        Some(part) => format!("{name} ({part})"),
    }
}

impl Paragraphs {
    /// The paragraph that a line of the template is of, or a name in it.
    fn place(&self, line: Option<usize>, name: &str) -> Place {
        let source = &self.source;
        let before = self.lines.get(line.unwrap_or(1).saturating_sub(2)).copied().unwrap_or(0);
        let start: usize = source.text.split_inclusive('\n').take(before).map(str::len).sum();
        let text = source.text.get(start..).and_then(|rest| rest.lines().next());
        let text = text.unwrap_or_default();
        let found = text.find(name).filter(|_| !name.is_empty());
        let span =
            found.map_or(start..start + text.len(), |at| start + at..start + at + name.len());
        Place { source: Arc::clone(source), span }
    }
}

fn too_large(name: &str, limit: Limit) -> Diagnostic {
    let most = limit.shown();
    let message = match limit {
        Limit::Ratio => text!(
            "setelah dibuka, isi `{name}` lebih dari {most} kali ukuran berkasnya",
            "once it is unpacked, `{name}` is more than {most} times as large as its file"
        ),
        _ => text!(
            "setelah dibuka, isi `{name}` lebih dari seperenam belas dari {most}",
            "once it is unpacked, `{name}` holds more than a sixteenth of {most}"
        ),
    };
    Diagnostic::error(NOT_A_WORD_FILE, None, message).help(limit.or_raise(&text!(
        "perkecil gambar di dalamnya, atau mulai dari templat bawaan",
        "make its pictures smaller, or begin from the built-in template"
    )))
}

fn part_astray(place: Place) -> Diagnostic {
    let message = text!(
        "bagian ini berakhir di tempat yang lain dari tempat ia dimulai",
        "this part ends in another place than it begins in"
    );
    Diagnostic::error(PART_ASTRAY, place, message).help(text!(
        "tulis pembuka, `{{{{else}}}}`, dan penutup masing-masing sebagai paragraf tersendiri, ketiganya di dalam atau di luar tabel yang sama",
        "write what opens it, `{{{{else}}}}` and what closes it as paragraphs of their own, all within or all outside the same table"
    ))
}

fn not_a_word_file(name: &str) -> Diagnostic {
    let message = text!("`{name}` bukan berkas Word (.docx)", "`{name}` is no Word file (.docx)");
    Diagnostic::error(NOT_A_WORD_FILE, None, message).help(text!(
        "simpan templat dari Word sebagai .docx, tanpa kata sandi",
        "save the template from Word as .docx, without a password"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use serde_json::json;

    fn word_file(body: &str) -> Vec<u8> {
        let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
        Package(vec![
            ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()),
            ("word/document.xml".to_owned(), document.into_bytes()),
        ])
        .write()
        .unwrap()
    }

    fn paragraph_of(text: &str) -> String {
        format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
    }

    /// What is said of a template that is refused, with its place.
    fn refused(bytes: &[u8]) -> String {
        let fault = WordTemplate::read("surat.docx", bytes).unwrap_err();
        let place = fault.place.as_ref().map(Place::name).unwrap_or_default();
        format!("{place}: {}", fault.message.get(Lang::En))
    }

    fn filled(body: &str) -> Result<String, String> {
        let data = json!({"lang": "id", "unit": {"name": "<Sari> & \u{1}"}, "list": ["a", "b"]});
        let template = WordTemplate::read("surat.docx", &word_file(body));
        let bytes = template.and_then(|template| template.fill(&data));
        let bytes = bytes.map_err(|fault| {
            format!(
                "{}: {}",
                fault.place.map(|it| it.name()).unwrap_or_default(),
                fault.message.get(Lang::En)
            )
        })?;
        let package = Package::read(&bytes.unwrap()).unwrap();
        let text = String::from_utf8(package.0[1].1.clone()).unwrap();
        Ok(text
            .split("<w:body>")
            .nth(1)
            .unwrap()
            .split("</w:body>")
            .next()
            .unwrap()
            .replace('\n', ""))
    }

    #[test]
    fn tags_are_filled_in_and_submitted_text_stays_text() {
        assert_eq!(
            filled(&paragraph_of("{{unit.name}}")).unwrap(),
            paragraph_of("&lt;Sari&gt; &amp; ␁")
        );
    }

    #[test]
    fn paragraphs_and_rows_repeat() {
        let body =
            [paragraph_of("{{#each list}}"), paragraph_of("{{this}}"), paragraph_of("{{/each}}")];
        assert_eq!(
            filled(&body.concat()).unwrap(),
            [paragraph_of("a"), paragraph_of("b")].concat()
        );
        let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph_of(text));
        let row = format!("<w:tr>{}{}</w:tr>", cell("{{#each list}}"), cell("{{this}}{{/each}}"));
        assert!(filled(&row).unwrap().matches("<w:tr>").count() == 2);
    }

    #[test]
    fn an_unknown_tag_is_told_with_its_paragraph() {
        let body = [paragraph_of("Yth."), paragraph_of("di {{unit.nama}}")].concat();
        assert_eq!(
            filled(&body).unwrap_err(),
            "surat.docx:2: some assessments have no `unit`, so that `unit.nama` can't be filled in"
        );
        let open = paragraph_of("{{#if list}}");
        assert!(filled(&open).unwrap_err().starts_with("surat.docx:1"), "{:?}", filled(&open));
    }

    #[test]
    fn a_part_that_would_tear_the_file_apart_is_refused_with_its_paragraph() {
        let row = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph_of("a{{/if}}b"));
        let torn = [paragraph_of("{{#if list}}"), row].concat();
        let fault = "surat.docx:2: this part ends in another place than it begins in";
        assert_eq!(refused(&word_file(&torn)), fault);
    }

    #[test]
    fn what_would_be_markup_is_refused_with_its_paragraph() {
        for tag in ["{{{unit.name}}}", "{{&amp;unit.name}}"] {
            let body = [paragraph_of("Yth."), paragraph_of(tag)].concat();
            let fault = "surat.docx:2: three braces would let submitted text become markup";
            assert_eq!(refused(&word_file(&body)), fault, "{tag}");
        }
        let chart = word_file(&paragraph_of("{{chart \"radar\"}}"));
        assert_eq!(
            refused(&chart),
            "surat.docx:1: `chart` is for HTML pages only, not for Word files"
        );
    }

    #[test]
    fn headers_and_footnotes_are_filled_in_and_their_faults_name_them() {
        let file = |name: &str, text: &str| {
            let part = format!("<w:hdr>{}</w:hdr>", paragraph_of(text));
            let document = "<w:document><w:body/></w:document>".to_owned();
            Package(vec![
                ("word/document.xml".to_owned(), document.into_bytes()),
                (format!("word/{name}"), part.into_bytes()),
            ])
            .write()
            .unwrap()
        };
        let data = json!({"lang": "id", "unit": {"name": "Sari"}});
        for name in ["header1.xml", "footer2.xml", "footnotes.xml", "endnotes.xml"] {
            let template = WordTemplate::read("surat.docx", &file(name, "{{unit.name}}")).unwrap();
            let filled = Package::read(&template.fill(&data).unwrap().unwrap()).unwrap();
            assert!(String::from_utf8_lossy(&filled.0[1].1).contains(">Sari<"), "{name}");
        }
        let fault = refused(&file("header1.xml", "{{#if a}}"));
        assert!(fault.starts_with("surat.docx (header1.xml):1: "), "{fault}");
    }

    #[test]
    fn what_is_no_word_file_is_refused() {
        assert!(WordTemplate::read("a.docx", b"hello").is_err());
        let deep = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
        assert!(WordTemplate::read("a.docx", &word_file(&deep)).is_err());
        let empty = Package(vec![("a.txt".to_owned(), Vec::new())]).write().unwrap();
        assert!(WordTemplate::read("a.docx", &empty).is_err());
    }

    #[test]
    fn two_runs_give_the_same_bytes() {
        let template = WordTemplate::read("a.docx", &word_file(&paragraph_of("x"))).unwrap();
        let once = || template.fill(&json!({})).unwrap().unwrap();
        assert_eq!(once(), once());
    }
}
