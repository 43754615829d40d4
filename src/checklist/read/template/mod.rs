//! Checks texts that are filled in for a dossier: their braces, and the names they use.

mod walk;

use handlebars::{Template, TemplateErrorReason};

use super::expression::Names;
use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::{Content, Node};
use crate::text;
use crate::text::Text;
use walk::{Found, FoundFault, HELPERS, RESULT, known_at_top, offset, unfilled};

/// Braces that don't match.
pub(crate) const TEMPLATE_SYNTAX: Code = Code("template-syntax");
/// A text with more between braces than anyone reads.
pub(crate) const TEMPLATE_TOO_LONG: Code = Code("template-too-long");
/// A name that no text can use.
pub(crate) const TEMPLATE_NAME: Code = Code("unknown-template-name");
/// Something between braces that texts don't do.
pub(crate) const TEMPLATE_HELPER: Code = Code("unknown-template-helper");
/// A name of one unit's result, in a text that is not about one.
pub(crate) const TEMPLATE_NAME_UNFILLED: Code = Code("template-name-unfilled");

/// How many double braces a text may have, and how many parentheses one of them: each may nest the rest.
const MOST_TAGS: usize = 64;
const MOST_PARENTHESES: usize = 8;

/// What a text is about, which decides what can be filled in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// How one unit fared in a criterion that judges rows.
    Rows,
    /// How one unit fared in a criterion that measures one value.
    Value,
    /// A shortfall of many units.
    ManyUnits,
    /// A record that needs a second look.
    Record,
}

impl<'d> Reader<'d> {
    /// A text with names in braces.
    pub(super) fn template(
        &mut self,
        node: &'d Node,
        names: Names<'_>,
        about: About,
    ) -> Option<Text> {
        let text = self.template_text(node)?;
        match &node.content {
            Content::Map(entries) => {
                for entry in entries {
                    self.one_template(&entry.value, names, about);
                }
            }
            Content::Scalar(_) | Content::List(_) => self.one_template(node, names, about),
        }
        Some(text)
    }

    fn one_template(&mut self, node: &'d Node, names: Names<'_>, about: About) {
        let Some(scalar) = node.scalar() else { return };
        // Most texts have nothing to fill in, and reading a checklist is most of a start.
        if !scalar.text.contains("{{") {
            return;
        }
        if is_too_long(&scalar.text) {
            return self.too_long(node);
        }
        match Template::compile(&scalar.text) {
            Ok(template) => {
                for found in unfilled(&template, &scalar.text, names, about) {
                    self.report_found(node, &scalar.text, found, names);
                }
            }
            Err(error) => {
                let at = error.pos().map_or(0, |(line, column)| offset(&scalar.text, line, column));
                let message = match error.reason() {
                    TemplateErrorReason::MismatchingClosedHelper(opened, closed) => text!(
                        "`{{{{#{opened}}}}}` ditutup dengan `{{{{/{closed}}}}}`",
                        "`{{{{#{opened}}}}}` is closed by `{{{{/{closed}}}}}`"
                    ),
                    _ => text!(
                        "kurung kurawal di sini tidak lengkap",
                        "the braces here are not complete"
                    ),
                };
                let opened = scalar.text.get(..at).and_then(|before| before.rfind("{{"));
                let start = opened.unwrap_or(at).min(scalar.text.len());
                let line = scalar.text.get(start..).and_then(|rest| rest.lines().next());
                let end = start + line.map_or(0, str::len);
                let place = self.document.place_in(node, start..end);
                self.report(Diagnostic::error(TEMPLATE_SYNTAX, place, message).help(text!(
                    "tulis `{{{{nama}}}}`, atau `{{{{#if nama}}}} … {{{{/if}}}}`",
                    "write `{{{{name}}}}`, or `{{{{#if name}}}} … {{{{/if}}}}`"
                )));
            }
        }
    }

    fn too_long(&mut self, node: &Node) {
        let place = self.place(node);
        let message = text!(
            "teks ini memuat lebih dari {MOST_TAGS} kurung kurawal ganda, atau kurung yang terlalu dalam",
            "this text has more than {MOST_TAGS} double braces, or parentheses nested too deep"
        );
        self.report(
            Diagnostic::error(TEMPLATE_TOO_LONG, place, message)
                .help(text!("buat teksnya lebih sederhana", "make the text simpler")),
        );
    }

    fn report_found(&mut self, node: &'d Node, text: &str, found: Found, names: Names<'_>) {
        let name = &found.name;
        let start = text.get(found.at..).and_then(|rest| rest.find(name.as_str()));
        let start = start.map_or(found.at, |at| found.at + at);
        let place = self.document.place_in(node, start..(start + name.len()).min(text.len()));
        self.report(match found.fault {
            FoundFault::Unknown => Diagnostic::error(
                TEMPLATE_NAME,
                place,
                text!("teks tidak mengenal nama `{name}` di sini", "texts know no name `{name}` here"),
            )
            .help(match found.in_list && RESULT.contains(&name.as_str()) {
                true => text!("di dalam `each` tulis `../{name}`", "inside `each` write `../{name}`"),
                false => text!(
                    "yang dapat dipakai: measure, points, max, total, met, unmet, unknown, failures, missing, months, parameter, dan field teratas",
                    "what can be used: measure, points, max, total, met, unmet, unknown, failures, missing, months, parameters, and fields at the top"
                ),
            })
            .did_you_mean(name, known_at_top(names)),
            FoundFault::Helper => Diagnostic::error(
                TEMPLATE_HELPER,
                place,
                text!("teks tidak mengenal `{name}`", "texts know no `{name}`"),
            )
            .help(text!(
                "yang dapat dipakai: if, unless, each, dan pembanding seperti eq atau gt",
                "what can be used: if, unless, each, and comparisons such as eq or gt"
            ))
            .did_you_mean(name, HELPERS.iter().copied()),
            FoundFault::Unfilled => unfilled_name(name, place).help(text!(
                "hasil satu unit hanya ada dalam teks `recommend`",
                "one unit's results are there only in texts of `recommend`"
            )),
            FoundFault::OfOneUnit => unfilled_name(name, place).help(text!(
                "teks `systemic` berbicara tentang banyak unit: pakai parameter atau wilayah dalam `form.groups`",
                "texts of `systemic` are about many units: use parameters, or the regions of `form.groups`"
            )),
            FoundFault::WithoutRows => unfilled_name(name, place).help(text!(
                "banyaknya baris hanya diketahui kriteria dengan `each`; kriteria ini mengukur satu nilai: `{{{{measure}}}}`",
                "only criteria with `each` count rows; this one measures a single value: `{{{{measure}}}}`"
            )),
        });
    }
}

fn is_too_long(text: &str) -> bool {
    let tags = text.split("{{").skip(1);
    let parentheses = |tag: &str| {
        tag.bytes().take_while(|byte| *byte != b'}').filter(|byte| *byte == b'(').count()
    };
    tags.clone().count() > MOST_TAGS || tags.map(parentheses).any(|count| count > MOST_PARENTHESES)
}

fn unfilled_name(name: &str, place: Place) -> Diagnostic {
    let message =
        text!("`{name}` tidak ada isinya dalam teks ini", "`{name}` has no value in this text");
    Diagnostic::warning(TEMPLATE_NAME_UNFILLED, place, message)
}
