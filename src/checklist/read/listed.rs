//! Lists of things with an id: sections, criteria, flags …

use std::collections::HashMap;

use super::reader::{Entries, Reader};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::{Content, Node};
use crate::text;
use crate::text::Text;

/// Two things of one list with the same id.
pub(crate) const DUPLICATE_ID: Code = Code("duplicate-id");

/// The ids of a list, with their places in the list.
#[derive(Default)]
pub(super) struct Ids<'d> {
    ids: Vec<&'d str>,
    /// Whether some could not be read, so that a name may mean one of these.
    incomplete: bool,
}

impl<'d> Ids<'d> {
    pub(super) const fn of(ids: Vec<&'d str>) -> Self {
        Self { ids, incomplete: false }
    }

    /// The ids of things read from a list, which may hold more than could be read.
    pub(super) fn of_listed(listed: &[Listed<'d>], node: Option<&Node>) -> Self {
        let count = match node.map(|node| &node.content) {
            None => 0,
            Some(Content::List(nodes)) => nodes.len(),
            Some(Content::Map(_) | Content::Scalar(_)) => usize::MAX,
        };
        let ids: Vec<&str> = listed.iter().map(|one| one.id).collect();
        let incomplete = ids.len() < count || ids.contains(&"");
        Self { ids, incomplete }
    }

    /// The same, where the list itself may have been refused.
    pub(super) fn or_refused(self, refused: bool) -> Self {
        Self { incomplete: self.incomplete || refused, ..self }
    }

    /// The place of the thing that a value names.
    pub(super) fn find(
        &self,
        reader: &mut Reader<'d>,
        node: &'d Node,
        unknown: (Code, Text),
    ) -> Option<usize> {
        let written = reader.plain(node, self.ids.first().copied().unwrap_or("PR-01"))?;
        let found = self.position(written);
        if found.is_none() {
            let place = reader.place(node);
            let unknown = self.unknown(unknown, written, place);
            unknown.into_iter().for_each(|unknown| reader.report(unknown));
        }
        found
    }

    pub(super) fn position(&self, written: &str) -> Option<usize> {
        self.ids.iter().position(|id| *id == written)
    }

    /// The fault of naming something that is not in the list; `None` where it may be one of those that
    /// could not be read, as has been said already.
    pub(super) fn unknown(
        &self,
        (code, message): (Code, Text),
        written: &str,
        place: Place,
    ) -> Option<Diagnostic> {
        if self.incomplete {
            return None;
        }
        let list = self.ids.join(", ");
        let diagnostic = Diagnostic::error(code, place, message)
            .help(match self.ids.is_empty() {
                true => text!("belum ada satu pun yang ditetapkan", "none has been defined yet"),
                false => text!("yang ada: {list}", "there are: {list}"),
            })
            .did_you_mean(written, self.ids.iter().copied());
        Some(diagnostic)
    }
}

/// One thing of a list: its id and its keys.
pub(super) struct Listed<'d> {
    pub(super) id: &'d str,
    pub(super) entries: Entries<'d>,
}

impl<'d> Reader<'d> {
    /// The things of a list, each with an id of its own. One without an id goes by the empty one.
    pub(super) fn listed(
        &mut self,
        node: Option<&'d Node>,
        known: &[&str],
        example: &str,
    ) -> Vec<Listed<'d>> {
        let nodes = node.map_or(&[][..], |node| self.list(node, example));
        let mut first: HashMap<&str, Place> = HashMap::new();
        let mut things = Vec::new();
        for node in nodes {
            let Some(entries) = self.item(node, known) else { continue };
            let id = entries.required("id", self);
            let place = id.map_or_else(|| entries.head(), |id| self.place(id));
            let id = id.and_then(|id| self.id(id)).unwrap_or_default();
            match first.get(id) {
                Some(first) if !id.is_empty() => {
                    let first = first.clone();
                    self.report(duplicate_id(id, place, first));
                }
                _ => {
                    first.insert(id, place);
                }
            }
            things.push(Listed { id, entries });
        }
        things
    }
}

/// Two things of one list with the same id.
pub(in crate::checklist) fn duplicate_id(id: &str, again: Place, first: Place) -> Diagnostic {
    Diagnostic::error(
        DUPLICATE_ID,
        again,
        text!("id `{id}` dipakai dua kali", "the id `{id}` is used twice"),
    )
    .related(first, text!("pertama kali di sini", "first here"))
    .help(text!("beri salah satunya id lain", "give one of them another id"))
}
