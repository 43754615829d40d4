//! Walks over a text and looks up every name it uses.

use handlebars::Template;
use handlebars::template::{HelperTemplate, Parameter, TemplateElement};

use super::About;
use crate::checklist::read::expression::Names;

/// Names of how one unit fared in a criterion.
pub(super) const RESULT: &[&str] = &[
    "measure", "points", "max", "total", "met", "unmet", "unknown", "failures", "missing", "months",
];
/// Those of them that tell of rows.
const OF_ROWS: &[&str] = &["total", "met", "unmet", "unknown", "failures"];
/// What may stand before other names, and what is told of whether to show a part.
pub(super) const HELPERS: &[&str] =
    &["if", "unless", "each", "eq", "ne", "gt", "gte", "lt", "lte", "and", "or", "not", "len"];
/// Names of each thing in a list that a text goes through.
const OF_FAILURE: &[&str] = &["row", "because"];
const OF_MISSING: &[&str] = &["row", "field"];
/// Names of the place in such a list.
const LOCALS: &[&str] = &["index", "first", "last", "key"];

/// Every name of a text that can't be filled in.
pub(super) fn unfilled(
    template: &Template,
    text: &str,
    names: Names<'_>,
    about: About,
) -> Vec<Found> {
    let mut walk = Walk { names, about, lists: Vec::new(), params: Vec::new(), found: Vec::new() };
    walk.template(template, text);
    walk.found
}

/// A name that can't be filled in, somewhere after a byte of the text.
pub(super) struct Found {
    pub(super) name: String,
    pub(super) at: usize,
    pub(super) fault: FoundFault,
    pub(super) in_list: bool,
}

pub(super) enum FoundFault {
    Unknown,
    Helper,
    Unfilled,
    WithoutRows,
    OfOneUnit,
}

/// A list that a part of the text goes through.
#[derive(Clone, Copy)]
enum List {
    Failures,
    Missing,
    Other,
}

struct Walk<'c> {
    names: Names<'c>,
    about: About,
    lists: Vec<List>,
    params: Vec<String>,
    found: Vec<Found>,
}

impl Walk<'_> {
    fn template(&mut self, template: &Template, text: &str) {
        for (element, mapping) in template.elements.iter().zip(&template.mapping) {
            let at = offset(text, mapping.0, mapping.1);
            match element {
                TemplateElement::RawString(_) | TemplateElement::Comment(_) => {}
                TemplateElement::Expression(helper) | TemplateElement::HtmlExpression(helper) => {
                    self.expression(helper, at);
                }
                TemplateElement::HelperBlock(helper) => self.block(helper, text, at),
                TemplateElement::DecoratorExpression(part)
                | TemplateElement::DecoratorBlock(part)
                | TemplateElement::PartialExpression(part)
                | TemplateElement::PartialBlock(part) => {
                    let name = part.name.as_name().unwrap_or_default().to_owned();
                    self.push(name, at, FoundFault::Helper);
                }
                _ => {}
            }
        }
    }

    fn expression(&mut self, helper: &HelperTemplate, at: usize) {
        if helper.params.is_empty() && helper.hash.is_empty() {
            self.parameter(&helper.name, at);
        } else {
            self.helper(helper, at);
        }
    }

    fn helper(&mut self, helper: &HelperTemplate, at: usize) {
        let name = helper.name.as_name().unwrap_or_default();
        if !HELPERS.contains(&name) {
            self.push(name.to_owned(), at, FoundFault::Helper);
        }
        for parameter in helper.params.iter().chain(helper.hash.values()) {
            self.parameter(parameter, at);
        }
    }

    fn block(&mut self, helper: &HelperTemplate, text: &str, at: usize) {
        self.helper(helper, at);
        let name = helper.name.as_name().unwrap_or_default();
        let params = block_params(helper);
        let known = self.params.len();
        self.params.extend(params);
        if name == "each" {
            self.lists.push(list_of(helper));
        }
        if let Some(template) = &helper.template {
            self.template(template, text);
        }
        if name == "each" {
            self.lists.pop();
        }
        self.params.truncate(known);
        if let Some(inverse) = &helper.inverse {
            self.template(inverse, text);
        }
    }

    fn parameter(&mut self, parameter: &Parameter, at: usize) {
        match parameter {
            Parameter::Subexpression(inner) => {
                if let TemplateElement::Expression(helper) = inner.as_element() {
                    self.expression(helper, at);
                }
            }
            Parameter::Literal(_) => {}
            Parameter::Name(_) | Parameter::Path(_) => {
                let raw = parameter.as_name().unwrap_or_default();
                self.path(raw, at);
            }
            // The library may come to know more; what it does not know yet names nothing.
            _ => {}
        }
    }

    /// A path such as `measure`, `../measure`, `this.row`, `@index` or `failures.0.row`.
    fn path(&mut self, raw: &str, at: usize) {
        let mut rest = raw;
        let mut up = 0;
        while let Some(after) = rest.strip_prefix("../") {
            rest = after;
            up += 1;
        }
        if let Some(after) = rest.strip_prefix("@root.").or_else(|| rest.strip_prefix("@root/")) {
            rest = after;
            up = self.lists.len();
        }
        rest = rest.strip_prefix("this.").or_else(|| rest.strip_prefix("./")).unwrap_or(rest);
        let name = rest.split(['.', '/', '[']).next().unwrap_or_default();
        if matches!(name, "" | "this") || self.params.iter().any(|param| param == name) {
            return;
        }
        let list = self.lists.len().checked_sub(up + 1).and_then(|at| self.lists.get(at)).copied();
        if let Some(local) = name.strip_prefix('@') {
            if list.is_none() || !LOCALS.contains(&local) {
                self.push(name.to_owned(), at, FoundFault::Unknown);
            }
            return;
        }
        let known = match list {
            Some(List::Failures) => OF_FAILURE.contains(&name),
            Some(List::Missing) => OF_MISSING.contains(&name),
            Some(List::Other) => false,
            None => return self.name_at_top(name, at),
        };
        if !known {
            self.push(name.to_owned(), at, FoundFault::Unknown);
        }
    }

    fn name_at_top(&mut self, name: &str, at: usize) {
        if RESULT.contains(&name) {
            // A parameter or field of that name is not reached: the names of results win.
            let fault = match self.about {
                About::Rows => None,
                About::Value => OF_ROWS.contains(&name).then_some(FoundFault::WithoutRows),
                About::ManyUnits => (name != "max").then_some(FoundFault::Unfilled),
                About::Record => Some(FoundFault::Unfilled),
            };
            if let Some(fault) = fault {
                self.push(name.to_owned(), at, fault);
            }
        } else if !known_at_top(self.names).any(|known| known == name) {
            self.push(name.to_owned(), at, FoundFault::Unknown);
        } else if self.about == About::ManyUnits && self.is_of_one_unit(name) {
            self.push(name.to_owned(), at, FoundFault::OfOneUnit);
        }
    }

    /// Whether a name is of a field at the top that says something of one unit, and not where many lie.
    fn is_of_one_unit(&self, name: &str) -> bool {
        let form = self.names.form;
        let regions = form.groups.iter().filter_map(|id| form.root().fields.get(id.index()));
        !self.names.constants.iter().any(|constant| constant.name == name)
            && !regions.into_iter().any(|field| field.name == name)
    }

    fn push(&mut self, name: String, at: usize, fault: FoundFault) {
        self.found.push(Found { name, at, fault, in_list: !self.lists.is_empty() });
    }
}

/// Every name that stands for something outside lists.
pub(super) fn known_at_top<'c>(names: Names<'c>) -> impl Iterator<Item = &'c str> {
    let parameters = names.constants.iter().map(|constant| constant.name.as_str());
    let fields = names.form.root().fields.iter().map(|field| field.name.as_str());
    RESULT.iter().copied().chain(parameters).chain(fields)
}

fn list_of(helper: &HelperTemplate) -> List {
    let path = helper.params.first().and_then(Parameter::as_name).unwrap_or_default();
    match path.trim_start_matches("../") {
        "failures" => List::Failures,
        "missing" => List::Missing,
        _ => List::Other,
    }
}

fn block_params(helper: &HelperTemplate) -> Vec<String> {
    use handlebars::template::BlockParam;
    let name = |parameter: &Parameter| parameter.as_name().map(str::to_owned);
    match &helper.block_param {
        None => Vec::new(),
        Some(BlockParam::Single(one)) => name(one).into_iter().collect(),
        Some(BlockParam::Pair((one, other))) => name(one).into_iter().chain(name(other)).collect(),
        Some(_) => Vec::new(),
    }
}

/// The byte at a line and column, both counted from 1.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(before..).unwrap_or_default();
    let column = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    before + column
}
