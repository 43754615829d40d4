//! Names and commands of templates, checked against what there is before anything is filled in: what stands in
//! a part that no sample reaches is checked too.

use std::borrow::Cow;
use std::sync::Arc;

use handlebars::Template;
use handlebars::template::{BlockParam, HelperTemplate, Parameter, TemplateElement};
use serde_json::Value;

use super::Templates;
use super::fault;
use super::misuse::{self, Misuse};
use super::path::{Base, Named};
use crate::diagnostic::{Diagnostic, Place, Source};
use crate::report::data::Shape;

/// Where a line and column of a template lie for whoever wrote it; the name helps to find them.
pub(in crate::report) type Places<'a> = &'a dyn Fn((usize, usize), &str) -> Place;

/// Every name and command of whole reports that stands for nothing, or is used for what it is not.
pub(super) fn of_pages(templates: &Templates, pages: &[&str], shape: &Shape) -> Vec<Diagnostic> {
    let mut walk =
        Walk { templates: Some(templates), root: shape, within: Vec::new(), found: Vec::new() };
    for page in pages {
        walk.part(page, &Scope::root(shape));
    }
    walk.found
}

/// The same of a template that has no parts.
pub(in crate::report) fn of_template(
    template: &Template,
    shape: &Shape,
    places: Places<'_>,
) -> Vec<Diagnostic> {
    let mut walk = Walk { templates: None, root: shape, within: Vec::new(), found: Vec::new() };
    walk.elements(template, (&Scope::root(shape), places));
    walk.found
}

/// The names that are in sight.
#[derive(Clone)]
struct Scope<'a> {
    /// What stands around, outermost first; never empty.
    around: Vec<Cow<'a, Shape>>,
    /// Names that `as |name|` gave.
    given: Vec<(&'a str, Cow<'a, Shape>)>,
}

impl<'a> Scope<'a> {
    fn root(shape: &'a Shape) -> Self {
        Self { around: vec![Cow::Borrowed(shape)], given: Vec::new() }
    }

    /// The scope of each item of a list.
    fn within(&self, item: Shape, params: Option<&'a BlockParam>) -> Self {
        let mut inner = self.clone();
        let mut give = |param: &'a Parameter, shape: Shape| {
            inner.given.extend(name_of(param).map(|name| (name, Cow::Owned(shape))));
        };
        match params {
            Some(BlockParam::Single(name)) => give(name, item.clone()),
            Some(BlockParam::Pair((name, index))) => {
                give(name, item.clone());
                give(index, Shape::Number);
            }
            _ => {}
        }
        inner.around.push(Cow::Owned(item));
        inner
    }

    /// What a path begins at.
    fn base(&self, base: Base) -> Option<&Shape> {
        let place = match base {
            Base::Root => 0,
            Base::Up(levels) => self.around.len().checked_sub(levels + 1)?,
        };
        self.around.get(place).map(AsRef::as_ref)
    }

    fn given(&self, name: &str) -> Option<&Shape> {
        self.given.iter().rev().find(|(given, _)| *given == name).map(|(_, shape)| shape.as_ref())
    }
}

struct Walk<'a> {
    templates: Option<&'a Templates>,
    root: &'a Shape,
    /// The parts that stand around, so that one within itself is not walked for ever.
    within: Vec<String>,
    found: Vec<Diagnostic>,
}

/// What is in sight, and where things are.
type Seen<'s, 'a> = (&'s Scope<'a>, Places<'s>);
/// A line and a column.
type At = (usize, usize);

impl<'a> Walk<'a> {
    /// Tells a fault once, though several reports may share the part it stands in.
    fn tell(&mut self, fault: Diagnostic) {
        let same = |told: &Diagnostic| (told.code, &told.place) == (fault.code, &fault.place);
        if !self.found.iter().any(same) {
            self.found.push(fault);
        }
    }

    fn part(&mut self, name: &str, scope: &Scope<'a>) {
        let Some(templates) = self.templates else { return };
        if self.within.iter().any(|around| around == name) {
            return;
        }
        let found = templates.registry(name).get_template(name).zip(templates.sources.get(name));
        let Some((template, source)) = found else { return };
        let source: &Arc<Source> = source;
        self.within.push(name.to_owned());
        self.elements(template, (scope, &|at, name| fault::name_at(source, at, name)));
        self.within.pop();
    }

    fn elements(&mut self, template: &'a Template, seen: Seen<'_, 'a>) {
        for (element, at) in template.elements.iter().zip(&template.mapping) {
            self.element(element, (at.0, at.1), seen);
        }
    }

    fn element(&mut self, element: &'a TemplateElement, at: At, seen: Seen<'_, 'a>) {
        match element {
            TemplateElement::RawString(_) | TemplateElement::Comment(_) => {}
            TemplateElement::Expression(tag) | TemplateElement::HtmlExpression(tag) => {
                self.printed(tag, at, seen);
            }
            TemplateElement::HelperBlock(block) => self.block(block, at, seen),
            TemplateElement::PartialExpression(part) | TemplateElement::PartialBlock(part) => {
                let (scope, places) = seen;
                let name = part.name.as_name().unwrap_or_default();
                if part.params.is_empty() && part.hash.is_empty() {
                    self.part(name, scope);
                } else {
                    self.tell(misuse::misused(places(at, name), Misuse::PartTakesNothing));
                }
            }
            TemplateElement::DecoratorExpression(it) | TemplateElement::DecoratorBlock(it) => {
                let name = it.name.as_name().unwrap_or_default();
                self.tell(misuse::unknown_command((seen.1)(at, name), name));
            }
            _ => {}
        }
    }

    /// Something that is filled in where it stands.
    fn printed(&mut self, tag: &'a HelperTemplate, at: At, seen: Seen<'_, 'a>) {
        let name = name_of(&tag.name).unwrap_or_default();
        let Some(shape) = self.called(tag, at, seen) else { return };
        let how = match shape.there() {
            Shape::List(_) => Misuse::PrintsList,
            Shape::Group(_) => Misuse::PrintsGroup,
            Shape::Truth => Misuse::PrintsTruth,
            _ => return,
        };
        self.tell(misuse::misused((seen.1)(at, name), how));
    }

    /// What a name or a command with its arguments stands for; `None` where that is a fault.
    fn called(&mut self, tag: &'a HelperTemplate, at: At, seen: Seen<'_, 'a>) -> Option<Shape> {
        let name = name_of(&tag.name).unwrap_or_default();
        let place = || (seen.1)(at, name);
        let arguments: Vec<Option<Shape>> =
            tag.params.iter().map(|it| self.argument(it, at, seen)).collect();
        let how = match (name, arguments.as_slice()) {
            ("first" | "after", [Some(Shape::Number), list]) => {
                let list = list.as_ref()?;
                match list.item() {
                    Some(_) => return Some(list.there().clone()),
                    None => Misuse::NoList,
                }
            }
            ("count", [list]) => match list.as_ref()?.item() {
                Some(_) => return Some(Shape::Number),
                None => Misuse::NoList,
            },
            ("t", [Some(Shape::Text), Some(Shape::Text)]) => return Some(Shape::Text),
            ("css" | "line", [Some(text)]) if *text.there() == Shape::Text => {
                return Some(Shape::Text);
            }
            ("short", [Some(Shape::Number), Some(text)]) if *text.there() == Shape::Text => {
                return Some(Shape::Text);
            }
            ("counted", [Some(Shape::Number), Some(one), Some(two), Some(three)])
                if [one, two, three].iter().all(|noun| *noun.there() == Shape::Text) =>
            {
                return Some(Shape::Text);
            }
            ("chart", [_]) => return self.chart(tag, place()),
            ("if" | "unless" | "each", _) => Misuse::NoBlock,
            (command, _) if super::COMMANDS.contains(&command) => Misuse::Arguments,
            (_, []) => return self.looked_up(name, at, seen),
            (_, _) => {
                self.tell(misuse::unknown_command(place(), name));
                return None;
            }
        };
        // An argument that is at fault itself is told already.
        if arguments.iter().all(Option::is_some) {
            let list = tag.params.last().and_then(name_of).filter(|_| how == Misuse::NoList);
            self.tell(misuse::misused((seen.1)(at, list.unwrap_or(name)), how));
        }
        None
    }

    /// A drawing, which is put in as it is.
    fn chart(&mut self, tag: &HelperTemplate, place: Place) -> Option<Shape> {
        let charts = self.root.name("charts")?;
        let name = match tag.params.first() {
            Some(Parameter::Literal(Value::String(name))) => name.as_str(),
            _ => "",
        };
        if charts.name(name).is_none() {
            let names: Vec<&str> = charts.names().collect();
            self.tell(misuse::unknown_chart(place, name, &names));
            return None;
        }
        Some(Shape::Text)
    }

    fn argument(&mut self, it: &'a Parameter, at: At, seen: Seen<'_, 'a>) -> Option<Shape> {
        match it {
            Parameter::Literal(value) => Some(Shape::of(value)),
            Parameter::Subexpression(inner) => match inner.element.as_ref() {
                TemplateElement::Expression(tag) => self.called(tag, at, seen),
                _ => None,
            },
            _ => self.looked_up(name_of(it).unwrap_or_default(), at, seen),
        }
    }

    /// What a path stands for.
    fn looked_up(&mut self, written: &str, at: At, (scope, places): Seen<'_, 'a>) -> Option<Shape> {
        let named = Named::parse(written);
        if let Some(local) = named.local {
            if let Some(shape) = local.shape().filter(|_| scope.around.len() > 1) {
                return Some(shape);
            }
            self.tell(misuse::unknown_name(places(at, written), written, &[]));
            return None;
        }
        let given = named.segments.first().and_then(|first| scope.given(first));
        let (mut shape, segments) = match given {
            Some(given) => (given, named.segments.get(1..).unwrap_or_default()),
            None => (scope.base(named.base).unwrap_or(&Shape::Unseen), named.segments.as_slice()),
        };
        for segment in segments {
            let index = segment.parse::<usize>().ok().and_then(|_| shape.item());
            let Some(inner) = shape.name(segment).or(index) else {
                let known: Vec<&str> = shape.names().collect();
                self.tell(misuse::unknown_name(places(at, written), written, &known));
                return None;
            };
            shape = inner;
        }
        Some(shape.clone())
    }

    /// What the items of a list are.
    fn item(&mut self, list: &'a Parameter, at: At, seen: Seen<'_, 'a>) -> Option<Shape> {
        let shape = self.argument(list, at, seen)?;
        if shape.item().is_none() {
            let place = (seen.1)(at, name_of(list).unwrap_or_default());
            self.tell(misuse::misused(place, Misuse::NoList));
        }
        shape.item().cloned()
    }

    fn block(&mut self, block: &'a HelperTemplate, at: At, seen: Seen<'_, 'a>) {
        let (scope, places) = seen;
        let name = name_of(&block.name).unwrap_or_default();
        let inside = block.template.iter();
        match (name, block.params.as_slice()) {
            ("if" | "unless", [condition]) => {
                let _ = self.argument(condition, at, seen);
                inside.for_each(|it| self.elements(it, seen));
            }
            ("each", [list]) => {
                // What stands within is checked only where it is known what it is within.
                if let Some(item) = self.item(list, at, seen) {
                    let inner = scope.within(item, block.block_param.as_ref());
                    inside.for_each(|it| self.elements(it, (&inner, places)));
                }
            }
            ("if" | "unless" | "each", _) => {
                self.tell(misuse::misused(places(at, name), Misuse::Arguments));
            }
            (_, _) => self.tell(misuse::unknown_command(places(at, name), name)),
        }
        block.inverse.iter().for_each(|it| self.elements(it, seen));
    }
}

fn name_of(name: &Parameter) -> Option<&str> {
    name.as_name()
}
