//! What the checklist is: format version, id, title, and the documents it rests on.

use super::listed::Ids;
use super::reader::{Entries, Reader};
use crate::checklist::Basis;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Node;
use crate::text;
use crate::text::Text;

/// A format version that this program does not read.
pub(crate) const UNSUPPORTED_VERSION: Code = Code("unsupported-version");
/// A file that is something other than a checklist.
pub(crate) const NOT_A_CHECKLIST: Code = Code("not-a-checklist");
/// A basis that is out of force before it comes into force.
pub(crate) const BASIS_NEVER_IN_FORCE: Code = Code("basis-never-in-force");

/// The format version that this program reads.
const FORMAT: &str = "1";

/// The keys of a checklist.
const KEYS: &[&str] = &[
    "tilik",
    "extends",
    "checklist",
    "parameters",
    "form",
    "vocabularies",
    "sections",
    "axes",
    "grades",
    "addressees",
    "gates",
    "criteria",
    "indicators",
    "flags",
];

/// What the checklist is.
pub(super) struct Head<'d> {
    pub(super) id: &'d str,
    pub(super) version: &'d str,
    pub(super) title: Text,
    pub(super) basis: Vec<Basis>,
    pub(super) basis_ids: Ids<'d>,
}

impl<'d> Reader<'d> {
    /// The keys of the whole checklist; `None` where the file is something else.
    pub(super) fn top(&mut self) -> Option<Entries<'d>> {
        let root = &self.document.root;
        if root.get("tilik").is_none()
            && ["periode", "daftar_tilik"].iter().any(|key| root.get(key).is_some())
        {
            let place = self.head(root);
            self.report(
                Diagnostic::error(
                    NOT_A_CHECKLIST,
                    place,
                    text!("ini berkas isian, bukan daftar tilik", "this file is a dossier, not a checklist"),
                )
                .help(text!(
                    "daftar tilik diawali `tilik: {FORMAT}`; untuk memeriksa isian pakai `tilik validate`",
                    "a checklist begins with `tilik: {FORMAT}`; to check a dossier use `tilik validate`"
                )),
            );
            return None;
        }
        let top = self.item(root, KEYS)?;
        self.format(&top);
        Some(top)
    }

    fn format(&mut self, top: &Entries<'d>) {
        let Some(node) = top.required("tilik", self) else { return };
        let Some(written) = self.plain(node, FORMAT) else { return };
        if written == FORMAT {
            return;
        }
        let place = self.place(node);
        self.report(
            Diagnostic::error(
                UNSUPPORTED_VERSION,
                place,
                text!(
                    "format `{written}` tidak dikenal; program ini membaca format {FORMAT}",
                    "format `{written}` is not known; this program reads format {FORMAT}"
                ),
            )
            .help(text!(
                "tulis `tilik: {FORMAT}`, atau pakai versi tilik yang lebih baru",
                "write `tilik: {FORMAT}`, or use a newer version of tilik"
            ))
            .replace(FORMAT),
        );
    }

    /// The part `checklist`.
    pub(super) fn head_of_checklist(&mut self, top: &Entries<'d>) -> Option<Head<'d>> {
        top.required("checklist", self)?;
        let entries = self.map_of(top.entry("checklist")?, &["id", "version", "title", "basis"])?;
        let id = entries.required("id", self).and_then(|node| self.id(node));
        let version = entries.required("version", self).and_then(|node| self.plain(node, "\"1\""));
        let title = entries.required("title", self).and_then(|node| self.text(node));
        let (basis, basis_ids) = self.basis(entries.get("basis"));
        Some(Head {
            id: id.unwrap_or_default(),
            version: version.unwrap_or_default(),
            title: title.unwrap_or_default(),
            basis,
            basis_ids,
        })
    }

    fn basis(&mut self, node: Option<&'d Node>) -> (Vec<Basis>, Ids<'d>) {
        let example = "- {id: pmk-44-2016, title: …}";
        let listed = self.listed(node, &["id", "title", "from", "until"], example);
        let mut basis = Vec::new();
        for one in &listed {
            let title = one.entries.required("title", self).and_then(|node| self.text(node));
            let from = one.entries.get("from").and_then(|node| self.date(node));
            let until = one.entries.get("until").and_then(|node| self.date(node));
            if let (Some(from), Some(until), Some(entry)) =
                (from, until, one.entries.entry("until"))
                && from > until
            {
                let place = self.place(&entry.value);
                self.report(
                    Diagnostic::error(
                        BASIS_NEVER_IN_FORCE,
                        place,
                        text!(
                            "dasar ini berakhir {until}, sebelum mulai berlaku {from}",
                            "it ends on {until}, before it comes into force on {from}"
                        ),
                    )
                    .help(text!("periksa `from` dan `until`", "check `from` and `until`")),
                );
            }
            let id = one.id.to_owned();
            basis.push(Basis { id, title: title.unwrap_or_default(), from, until });
        }
        (basis, Ids::of_listed(&listed, node))
    }
}
