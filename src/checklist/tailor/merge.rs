//! Merges maps key by key, and lists of things by their ids.

use std::collections::HashMap;

use super::fault::{self, Wanted};
use super::known::Known;
use super::shape::{Shape, Thing};
use super::{Tailor, joined, lacking, said};
use crate::checklist::Change;
use crate::checklist::read::{duplicate_id, missing_key, wrong_shape};
use crate::diagnostic::Place;
use crate::document::{Content, Entry, Node};

/// What an overlay asks for something it names.
enum Asked {
    /// To have it, as it says.
    Kept,
    /// To drop it.
    Dropped,
    /// Something that has been reported.
    Unclear,
}

/// How the values of a map are tailored, and what things they are.
#[derive(Clone, Copy)]
enum Values {
    /// Behind keys that checklists know.
    Known(&'static [(&'static str, Shape)]),
    /// Things behind names that the author chose.
    Things(&'static Thing),
}

impl Values {
    fn shape(self, key: &str) -> &'static Shape {
        match self {
            Self::Known(keys) => Shape::of(keys, key),
            Self::Things(thing) => &thing.shape,
        }
    }

    const fn thing(self) -> Option<&'static Thing> {
        match self {
            Self::Known(_) => None,
            Self::Things(thing) => Some(thing),
        }
    }
}

impl Tailor<'_> {
    /// A map whose keys checklists know.
    pub(super) fn keys(
        &mut self,
        path: &str,
        (base, over): (Node, &Node),
        keys: &'static [(&'static str, Shape)],
    ) -> Node {
        self.map(path, (base, over), Values::Known(keys))
    }

    /// Things behind names that the author chose.
    pub(super) fn named(
        &mut self,
        path: &str,
        (base, over): (Node, &Node),
        thing: &'static Thing,
    ) -> Node {
        self.map(path, (base, over), Values::Things(thing))
    }

    fn map(&mut self, path: &str, (base, over): (Node, &Node), values: Values) -> Node {
        let Content::Map(own) = &over.content else {
            self.wrong_shape(over, Wanted::Map);
            return base;
        };
        let Content::Map(entries) = base.content else { return over.clone() };
        let mut known = Known::of(entries, |entry| Some(&entry.key.text));
        for entry in own {
            self.entry(path, &mut known, (entry, values));
        }
        let content = Content::Map(known.into_items());
        Node { span: over.span.clone(), line: over.line, content }
    }

    fn entry(&mut self, path: &str, known: &mut Known<Entry>, (own, values): (&Entry, Values)) {
        let name = own.key.text.as_str();
        let path = joined(path, name);
        let place = self.over.key_place(own);
        match (self.asked(&own.value), known.take(name)) {
            (Asked::Unclear, None) => {}
            (Asked::Unclear, Some((at, base))) => known.put(at, base),
            (Asked::Dropped, Some((_, base))) => self.dropped(path, &base.value, (name, place)),
            (Asked::Dropped, None) => {
                self.nothing_to_remove((name, values.thing()), place, known.names());
            }
            (Asked::Kept, Some((at, base))) => {
                if values.thing().is_some() {
                    self.touched.changed(name, place);
                }
                let value = self.value(&path, (base.value, &own.value), values.shape(name));
                known.put(at, Entry { value, ..own.clone() });
            }
            (Asked::Kept, None) => {
                if self.is_new((name, &own.value), (values.thing(), place), known.names()) {
                    self.added(path, &own.value);
                    known.push(own.clone());
                }
            }
        }
    }

    /// Things in a list, each with an id.
    pub(super) fn listed(
        &mut self,
        path: &str,
        (base, over): (Node, &Node),
        thing: &'static Thing,
    ) -> Node {
        let Content::List(own) = &over.content else {
            self.wrong_shape(over, Wanted::List);
            return base;
        };
        let Content::List(items) = base.content else { return over.clone() };
        let mut known = Known::of(items, id_text);
        let mut seen: HashMap<&str, Place> = HashMap::new();
        for item in own {
            let Some((id, place)) = self.id_of(item) else { continue };
            match seen.get(id) {
                Some(first) => self.report(duplicate_id(id, place, first.clone())),
                None => {
                    seen.insert(id, place.clone());
                    self.item(path, &mut known, (item, (id, place), thing));
                }
            }
        }
        let content = Content::List(known.into_items());
        Node { span: over.span.clone(), line: over.line, content }
    }

    fn item(
        &mut self,
        path: &str,
        known: &mut Known<Node>,
        (own, (id, place), thing): (&Node, (&str, Place), &'static Thing),
    ) {
        let path = joined(path, id);
        match (self.asked(own), known.take(id)) {
            (Asked::Unclear, None) => {}
            (Asked::Unclear, Some((at, base))) => known.put(at, base),
            (Asked::Dropped, Some((_, base))) => self.dropped(path, &base, (id, place)),
            (Asked::Dropped, None) => {
                self.nothing_to_remove((id, Some(thing)), place, known.names());
            }
            (Asked::Kept, Some((at, mut base))) => {
                self.touched.changed(id, place);
                self.drop_statement(&path, &mut base, (own, thing));
                known.put(at, self.value(&path, (base, own), &thing.shape));
            }
            (Asked::Kept, None) => {
                if self.is_new((id, own), (Some(thing), place), known.names()) {
                    self.added(path, own);
                    known.push(own.clone());
                }
            }
        }
    }

    /// Drops what the base says with keys of one statement, where the overlay makes that statement anew.
    fn drop_statement(&mut self, path: &str, base: &mut Node, (own, thing): (&Node, &Thing)) {
        let is_part = |key: &str| thing.together.contains(&key);
        if !thing.together.iter().any(|key| own.get(key).is_some()) {
            return;
        }
        let Content::Map(entries) = &mut base.content else { return };
        entries.retain(|entry| {
            let key = entry.key.text.as_str();
            let is_dropped = is_part(key) && own.get(key).is_none();
            if is_dropped {
                let from = Some(said::summary(&entry.value));
                self.changes.push(Change { path: joined(path, key), from, to: None });
            }
            !is_dropped
        });
    }

    /// Whether something that the base does not have is there to be added; otherwise it is reported.
    fn is_new<'k>(
        &mut self,
        (name, own): (&str, &Node),
        (thing, place): (Option<&'static Thing>, Place),
        known: impl Iterator<Item = &'k str>,
    ) -> bool {
        // A key that checklists know, or don't: that is judged where the merged map is read.
        let Some(thing) = thing else { return true };
        let lacks = lacking(thing, own);
        let without_effect = thing.is_for_others && !self.mentioned.contains(name);
        if lacks.is_empty() && !without_effect {
            return true;
        }
        let fault = fault::not_in_base(self.base_id, (name, thing), (&lacks, place));
        self.report(fault.did_you_mean(name, known));
        false
    }

    fn nothing_to_remove<'k>(
        &mut self,
        thing: (&str, Option<&Thing>),
        place: Place,
        known: impl Iterator<Item = &'k str>,
    ) {
        let fault = fault::nothing_to_remove(self.base_id, thing, place);
        self.report(fault.did_you_mean(thing.0, known));
    }

    fn added(&mut self, path: String, own: &Node) {
        self.changes.push(Change { path, from: None, to: Some(said::summary(own)) });
    }

    fn dropped(&mut self, path: String, base: &Node, (name, place): (&str, Place)) {
        self.changes.push(Change { path, from: Some(said::summary(base)), to: None });
        self.touched.removed(name, place);
    }

    /// What is asked for something: a map that says `remove` asks to drop it.
    fn asked(&mut self, own: &Node) -> Asked {
        let Some(value) = own.get("remove").filter(|value| value.scalar().is_some()) else {
            return Asked::Kept;
        };
        let Content::Map(entries) = &own.content else { return Asked::Kept };
        let other =
            entries.iter().find(|entry| !matches!(entry.key.text.as_str(), "remove" | "id"));
        if value.scalar().is_none_or(|scalar| scalar.text != "true") {
            self.report(fault::remove_not_true(self.over.place(value)));
        } else if let Some(other) = other {
            self.report(fault::remove_not_alone(self.over.key_place(other)));
        } else {
            return Asked::Dropped;
        }
        Asked::Unclear
    }

    /// The id of a thing in a list, without which nobody knows which one it is about.
    fn id_of<'n>(&mut self, item: &'n Node) -> Option<(&'n str, Place)> {
        let Content::Map(_) = &item.content else {
            self.wrong_shape(item, Wanted::Map);
            return None;
        };
        let found = item.get("id").zip(id_text(item));
        if found.is_none() {
            self.report(missing_key(self.head(item), "id"));
        }
        found.map(|(node, id)| (id, self.over.place(node)))
    }

    fn wrong_shape(&mut self, own: &Node, wanted: Wanted) {
        let (wanted, help) = wanted.in_words();
        self.report(wrong_shape(own, self.head(own), &wanted).help(help));
    }

    /// Where a value begins: a map at its first key, anything else as a whole.
    fn head(&self, node: &Node) -> Place {
        let first = match &node.content {
            Content::Map(entries) => entries.first(),
            Content::List(_) | Content::Scalar(_) => None,
        };
        first.map_or_else(|| self.over.place(node), |entry| self.over.key_place(entry))
    }
}

fn id_text(item: &Node) -> Option<&str> {
    item.get("id")?.scalar().map(|id| id.text.as_str()).filter(|id| !id.is_empty())
}
