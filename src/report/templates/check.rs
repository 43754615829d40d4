//! What can be said of templates before they are filled in: braces that would not escape, parts that stand
//! within themselves or are not there.

use std::collections::BTreeMap;
use std::sync::Arc;

use handlebars::Template;
use handlebars::template::TemplateElement;

use super::{Templates, fault, spot};
use crate::diagnostic::{Diagnostic, Place, Source};

/// Reports braces by which submitted text could become markup.
pub(super) fn braces(template: &Template, source: &Arc<Source>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    walk(template, &mut |element, place| {
        if matches!(element, TemplateElement::HtmlExpression(_)) {
            found.push(fault::raw(source, place));
        }
    });
    found
}

/// Reports tags of pages that stand where what is filled in could become a script, a style or an address.
pub(super) fn spots(name: &str, source: &Arc<Source>) -> Vec<Diagnostic> {
    const STYLE: &str = "html/gaya";
    if !name.starts_with("html/") {
        return Vec::new();
    }
    let found = spot::harmful(&source.text, name == STYLE).into_iter();
    found.map(|span| fault::spot(Place { source: Arc::clone(source), span })).collect()
}

/// Reports parts that are not there, or that stand within themselves, however far down.
pub(super) fn parts(templates: &Templates) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut uses: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, source) in &templates.sources {
        let Some(template) = templates.registry(name).get_template(name) else { continue };
        walk(template, &mut |element, place| {
            let (TemplateElement::PartialExpression(part) | TemplateElement::PartialBlock(part)) =
                element
            else {
                return;
            };
            let part = part.name.as_name().unwrap_or_default();
            if !templates.sources.contains_key(part) {
                found.push(fault::no_such_part(source, (place, part)));
            }
            uses.entry(name).or_default().push(part.to_owned());
        });
    }
    let within = templates.sources.iter().filter(|(name, _)| reaches_itself(&uses, name));
    found.extend(within.map(|(name, source)| fault::within_itself(source, name)));
    found
}

fn reaches_itself(uses: &BTreeMap<&str, Vec<String>>, name: &str) -> bool {
    let mut seen: Vec<&str> = Vec::new();
    let mut next: Vec<&str> = vec![name];
    while let Some(here) = next.pop() {
        for part in uses.get(here).into_iter().flatten() {
            if part == name {
                return true;
            }
            if !seen.contains(&part.as_str()) {
                seen.push(part);
                next.push(part);
            }
        }
    }
    false
}

/// Visits every element with its line and column.
fn walk(template: &Template, visit: &mut impl FnMut(&TemplateElement, (usize, usize))) {
    for (element, place) in template.elements.iter().zip(&template.mapping) {
        visit(element, (place.0, place.1));
        let inner = match element {
            TemplateElement::HelperBlock(block) => {
                [block.template.as_ref(), block.inverse.as_ref()]
            }
            TemplateElement::PartialBlock(part) | TemplateElement::DecoratorBlock(part) => {
                [part.template.as_ref(), None]
            }
            _ => [None, None],
        };
        // A closure cannot be passed down by value to every level, so it goes on as an object.
        for template in inner.into_iter().flatten() {
            walk_dyn(template, visit);
        }
    }
}

fn walk_dyn(template: &Template, visit: &mut dyn FnMut(&TemplateElement, (usize, usize))) {
    walk(template, &mut |element, place| visit(element, place));
}
