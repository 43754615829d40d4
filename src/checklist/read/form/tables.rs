//! Reads the tables of a form and their fields, down through all nested ones.

use super::Draft;
use super::fields::DUPLICATE_NAME;
use crate::checklist::read::reader::{Entries, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Entry, Node};
use crate::form::{Form, Table};
use crate::ids::TableId;
use crate::text;
use crate::text::Text;

/// Tables nested deeper than dossiers can hold.
pub(crate) const TABLES_TOO_DEEP: Code = Code("tables-too-deep");
/// `blank: none` on the timeline, where the slots decide.
pub(crate) const BLANK_ON_TIMELINE: Code = Code("blank-on-timeline");

const KEYS: &[&str] = &["label", "timeline", "every", "complete_when", "blank", "fields", "tables"];

/// A table as written.
pub(super) struct WrittenTable<'d> {
    pub(super) id: TableId,
    pub(super) entries: Entries<'d>,
}

impl<'d> Reader<'d> {
    /// The fields and tables of a row; gives the tables, those nested in them included.
    pub(super) fn rows_of(
        &mut self,
        draft: &mut Draft<'d>,
        table: TableId,
        entries: &Entries<'d>,
        depth: usize,
    ) -> Vec<WrittenTable<'d>> {
        if let Some(node) = entries.required("fields", self) {
            for entry in self.named(node, "tanggal: {type: date}") {
                self.field(draft, table, entry);
            }
        }
        let Some(node) = entries.get("tables") else { return Vec::new() };
        self.tables(draft, table, node, depth)
    }

    fn tables(
        &mut self,
        draft: &mut Draft<'d>,
        parent: TableId,
        node: &'d Node,
        depth: usize,
    ) -> Vec<WrittenTable<'d>> {
        let mut found = Vec::new();
        for entry in self.named(node, "peserta: {fields: {hadir: {type: integer}}}") {
            if depth > Form::MAX_DEPTH {
                self.too_deep(entry);
                continue;
            }
            let Some(entries) = self.map_of(entry, KEYS) else { continue };
            let id = self.table(draft, parent, entry, &entries);
            let nested = self.rows_of(draft, id, &entries, depth + 1);
            found.push(WrittenTable { id, entries });
            found.extend(nested);
        }
        found
    }

    fn table(
        &mut self,
        draft: &mut Draft<'d>,
        parent: TableId,
        entry: &'d Entry,
        entries: &Entries<'d>,
    ) -> TableId {
        let name = self.name(entry);
        if draft.form.table(parent).key(name).is_some() {
            let place = self.key_place(entry);
            self.report(
                Diagnostic::error(
                    DUPLICATE_NAME,
                    place,
                    text!(
                        "`{name}` sudah menjadi nama field di baris yang sama",
                        "`{name}` already names a field of the same row"
                    ),
                )
                .help(text!("beri nama lain pada salah satunya", "rename one of them")),
            );
        }
        let label = entries.get("label").and_then(|node| self.text(node));
        let label = label.unwrap_or_else(|| Text::both(name));
        let mut table = Table::new(name, label, Some(parent));
        table.blank_is_empty = self.blank_table(entries);
        draft.form.add_table(table)
    }

    fn blank_table(&mut self, entries: &Entries<'d>) -> bool {
        let Some(node) = entries.get("blank") else { return false };
        let empty = self.word(node, &[("none", true)]).unwrap_or(false);
        if entries.entry("timeline").is_some() {
            let place = self.place(node);
            self.report(
                Diagnostic::warning(
                    BLANK_ON_TIMELINE,
                    place,
                    text!(
                        "pada linimasa `blank` tidak berpengaruh",
                        "on the timeline `blank` has no effect"
                    ),
                )
                .help(text!(
                    "pakai `complete_when` untuk menyatakan bahwa semua baris sudah dilaporkan",
                    "use `complete_when` to say that all rows have been reported"
                )),
            );
        }
        empty
    }

    fn too_deep(&mut self, entry: &Entry) {
        let (most, place) = (Form::MAX_DEPTH, self.key_place(entry));
        self.report(
            Diagnostic::error(
                TABLES_TOO_DEEP,
                place,
                text!(
                    "tabel bersusun lebih dari {most} lapis",
                    "tables nest more than {most} deep"
                ),
            )
            .help(text!("pindahkan tabel ini lebih ke luar", "move this table further out")),
        );
    }
}
