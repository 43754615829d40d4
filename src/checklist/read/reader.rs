//! Reads shapes out of a document: maps with known keys, lists, single values. What does not fit is
//! reported with its place and what would fit.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::document::{Content, Document, ENTRY_WITHOUT_VALUE, Entry, Node, UNKNOWN_ALIAS};
use crate::text;
use crate::text::{Lang, Text};

/// A list, a map or a single value where another of these is asked.
pub(crate) const WRONG_SHAPE: Code = Code("wrong-shape");
/// A key that means nothing here.
pub(crate) const UNKNOWN_KEY: Code = Code("unknown-key");
/// A key that must be there and is not.
pub(crate) const MISSING_KEY: Code = Code("missing-key");
/// A key with nothing after its colon.
pub(crate) const EMPTY_VALUE: Code = Code("empty-value");
/// A list without items.
pub(crate) const EMPTY_LIST: Code = Code("empty-list");

/// A document being read, and what was found wrong with it so far.
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document,
    pub(super) found: Diagnostics,
    cuts: Vec<usize>,
    lost: Vec<usize>,
}

/// A map whose keys are known: every one of them means something.
pub(super) struct Entries<'d> {
    entries: &'d [Entry],
    head: Place,
    span: Range<usize>,
}

impl<'d> Entries<'d> {
    /// The value of a key, if it says something.
    pub(super) fn get(&self, key: &str) -> Option<&'d Node> {
        self.entry(key).map(|entry| &entry.value).filter(|value| !value.is_null())
    }

    /// The key and its value, whatever it says.
    pub(super) fn entry(&self, key: &str) -> Option<&'d Entry> {
        self.entries.iter().find(|entry| entry.key.text == key)
    }

    /// Where the map begins: the key it stands behind, or its own first key.
    pub(super) fn head(&self) -> Place {
        self.head.clone()
    }

    /// The value of a key that must be there.
    pub(super) fn required(&self, key: &str, reader: &mut Reader<'d>) -> Option<&'d Node> {
        if self.entry(key).is_none() && !reader.is_cut_key(&self.span, key) {
            reader.missing_key(self.head(), key);
        }
        self.get(key)
    }
}

impl<'d> Reader<'d> {
    /// A reader of a document, of which this has been said already.
    pub(super) fn new(document: &'d Document, said: &Diagnostics) -> Self {
        let starts = |code: Code| {
            let places = said.iter().filter(|one| one.code == code);
            let places = places.filter_map(|one| one.place.as_ref());
            let own = places.filter(|place| Arc::ptr_eq(&place.source, &document.source));
            own.map(|place| place.span.start).collect()
        };
        let (cuts, lost) = (starts(ENTRY_WITHOUT_VALUE), starts(UNKNOWN_ALIAS));
        Self { document, found: Diagnostics::new(), cuts, lost }
    }

    /// Whether a value could not be read, as has been said already.
    fn is_lost(&self, node: &Node) -> bool {
        node.is_null() && self.lost.contains(&node.span.start)
    }

    /// Whether a key of a map lacks only the space after its colon, as has been said already.
    fn is_cut_key(&self, map: &Range<usize>, key: &str) -> bool {
        self.cuts.iter().filter(|cut| map.contains(cut)).any(|cut| {
            let written = self.document.source.text.get(*cut..).unwrap_or_default();
            written.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'))
        })
    }

    /// Whether a comma cut a value in two, as has been said already.
    pub(super) fn is_cut(&self, node: &Node) -> bool {
        let rest = self.document.source.text.get(node.span.end..).unwrap_or_default();
        let next = rest.trim_start().strip_prefix(',').map(str::trim_start);
        let next = next.map(|next| self.document.source.text.len() - next.len());
        next.is_some_and(|next| self.cuts.contains(&next))
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    pub(super) fn place(&self, node: &Node) -> Place {
        self.document.place(node)
    }

    pub(super) fn key_place(&self, entry: &Entry) -> Place {
        self.document.key_place(entry)
    }

    /// Where a value begins: a map at its first key, anything else as a whole.
    pub(super) fn head(&self, node: &Node) -> Place {
        match &node.content {
            Content::Map(entries) => match entries.first() {
                Some(entry) => self.key_place(entry),
                None => self.place(node),
            },
            Content::List(_) | Content::Scalar(_) => self.place(node),
        }
    }

    /// A map behind a key, of which every key is known.
    pub(super) fn map_of(&mut self, owner: &'d Entry, known: &[&str]) -> Option<Entries<'d>> {
        if owner.value.is_null() {
            self.empty_value(owner);
            return None;
        }
        let head = self.key_place(owner);
        self.map(&owner.value, head, known)
    }

    /// A map in a list, of which every key is known.
    pub(super) fn item(&mut self, node: &'d Node, known: &[&str]) -> Option<Entries<'d>> {
        let head = self.head(node);
        self.map(node, head, known)
    }

    fn map(&mut self, node: &'d Node, head: Place, known: &[&str]) -> Option<Entries<'d>> {
        let Content::Map(entries) = &node.content else {
            let keys = known.join(", ");
            self.wrong_shape(
                node,
                &text!("pasangan `kunci: nilai`", "`key: value` pairs"),
                text!("kunci yang ada di sini: {keys}", "the keys here are: {keys}"),
            );
            return None;
        };
        for entry in entries {
            if !known.contains(&entry.key.text.as_str()) {
                self.unknown_key(entry, known);
            } else if entry.value.is_null() {
                self.empty_value(entry);
            }
        }
        Some(Entries { entries, head, span: node.span.clone() })
    }

    /// A map whose keys are names that the author chose.
    pub(super) fn named(&mut self, node: &'d Node, example: &str) -> &'d [Entry] {
        if let Content::Map(entries) = &node.content {
            return entries;
        }
        self.wrong_shape(
            node,
            &text!("nama dan isinya", "names and what they stand for"),
            text!("misalnya `{example}`", "for example `{example}`"),
        );
        &[]
    }

    /// A list.
    pub(super) fn list(&mut self, node: &'d Node, example: &str) -> &'d [Node] {
        if let Content::List(items) = &node.content {
            return items;
        }
        self.wrong_shape(
            node,
            &text!("daftar", "a list"),
            text!("misalnya `{example}`", "for example `{example}`"),
        );
        &[]
    }

    /// Reports a list that holds nothing; true if it is one.
    pub(super) fn refuse_empty(&mut self, node: &Node, help: Text) -> bool {
        let is_empty = matches!(&node.content, Content::List(items) if items.is_empty());
        if is_empty {
            let message = text!("daftar ini kosong", "this list holds nothing");
            let place = self.place(node);
            self.report(Diagnostic::error(EMPTY_LIST, place, message).help(help));
        }
        is_empty
    }

    /// A single value, as written.
    pub(super) fn scalar(&mut self, node: &'d Node, wanted: &Text, help: Text) -> Option<&'d str> {
        match node.scalar() {
            Some(scalar) if !node.is_null() => Some(&scalar.text),
            _ => {
                self.wrong_shape(node, wanted, help);
                None
            }
        }
    }

    pub(super) fn wrong_shape(&mut self, node: &Node, wanted: &Text, help: Text) {
        if self.is_lost(node) {
            return;
        }
        let place = self.head(node);
        self.report(wrong_shape(node, place, wanted).help(help));
    }

    fn unknown_key(&mut self, entry: &Entry, known: &[&str]) {
        let written = &entry.key.text;
        let keys = known.join(", ");
        let message =
            text!("kunci `{written}` tidak dikenal di sini", "`{written}` is no key known here");
        let place = self.key_place(entry);
        self.report(
            Diagnostic::error(UNKNOWN_KEY, place, message)
                .help(text!("kunci yang ada di sini: {keys}", "the keys here are: {keys}"))
                .did_you_mean(written, known.iter().copied()),
        );
    }

    pub(super) fn empty_value(&mut self, entry: &Entry) {
        if self.is_lost(&entry.value) {
            return;
        }
        let written = &entry.key.text;
        let message = text!("tidak ada isi setelah `{written}:`", "nothing follows `{written}:`");
        let place = self.key_place(entry);
        self.report(
            Diagnostic::error(EMPTY_VALUE, place, message)
                .help(text!("isi, atau hapus kunci ini", "fill it in, or remove the key")),
        );
    }

    pub(super) fn missing_key(&mut self, place: Place, key: &str) {
        self.report(missing_key(place, key));
    }
}

/// A key that must be there and is not.
pub(in crate::checklist) fn missing_key(place: Place, key: &str) -> Diagnostic {
    let message = text!("kunci `{key}` belum ada di sini", "the key `{key}` is missing here");
    Diagnostic::error(MISSING_KEY, place, message)
        .help(text!("tambahkan `{key}: …`", "add `{key}: …`"))
}

/// A list, a map or a single value where another of these is asked.
pub(in crate::checklist) fn wrong_shape(node: &Node, place: Place, wanted: &Text) -> Diagnostic {
    let (id, en) = (wanted.get(Lang::Id), wanted.get(Lang::En));
    let (found_id, found_en) = match &node.content {
        Content::Scalar(_) if node.is_null() => ("belum ada isinya", "there is nothing"),
        Content::Scalar(_) => ("yang ada satu nilai", "there is a single value"),
        Content::List(_) => ("yang ada daftar", "there is a list"),
        Content::Map(_) => ("yang ada pasangan `kunci: nilai`", "there are `key: value` pairs"),
    };
    let message = text!(
        "di sini seharusnya ada {id}, tetapi {found_id}",
        "expected {en} here, but {found_en}"
    );
    Diagnostic::error(WRONG_SHAPE, place, message)
}
