//! Reads which root fields identify a unit, name it and group it.

use super::Draft;
use super::blank::REQUIRED_WITH_BLANK;
use crate::checklist::read::reader::{Entries, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Node;
use crate::form::{Form, Key, Kind};
use crate::ids::{FieldId, TableId};
use crate::text;

/// A key that names a field which does not exist.
pub(crate) const UNKNOWN_FIELD: Code = Code("unknown-field");
/// A code, name or group that is no text of the root which units submit.
pub(crate) const IDENTITY_UNFIT: Code = Code("identity-unfit");

impl<'d> Reader<'d> {
    pub(super) fn identity(&mut self, draft: &mut Draft<'d>, entries: &Entries<'d>) {
        let code = entries.required("code", self).and_then(|node| self.identifying(draft, node));
        if let Some(code) = code {
            draft.form.code = code;
            self.require_code(draft, code);
        }
        let name = entries.required("name", self).and_then(|node| self.identifying(draft, node));
        draft.form.name = name.unwrap_or(draft.form.name);
        if let Some(groups) = entries.get("groups") {
            let nodes = self.list(groups, "[kabupaten, provinsi]");
            draft.form.groups =
                nodes.iter().filter_map(|node| self.identifying(draft, node)).collect();
        }
    }

    /// The code is required, whether it says so or not.
    fn require_code(&mut self, draft: &mut Draft<'d>, code: FieldId) {
        let place = (TableId::ROOT, code);
        let entries = draft.written(place).and_then(|written| written.entries.as_ref());
        let conflict = entries.and_then(|entries| entries.entry("blank").or(entries.entry("none")));
        let already = draft.form.field(TableId::ROOT, code).required;
        if let Some(entry) = conflict.filter(|_| !already) {
            let (key, place) = (&entry.key.text, self.key_place(entry));
            self.report(
                Diagnostic::error(
                    REQUIRED_WITH_BLANK,
                    place,
                    text!(
                        "kode wajib diisi, jadi `{key}` tidak ada gunanya",
                        "the code is required, so `{key}` means nothing"
                    ),
                )
                .help(text!("hapus `{key}`", "remove `{key}`")),
            );
        }
        if let Some(field) = draft.field_mut(place) {
            field.required = true;
        }
    }

    fn identifying(&mut self, draft: &Draft<'d>, node: &'d Node) -> Option<FieldId> {
        let id = self.root_field(&draft.form, node)?;
        let field = draft.form.field(TableId::ROOT, id);
        let refused = draft.refused.fields.contains(&(TableId::ROOT, id)) && !field.derived;
        if refused || (field.kind == Kind::Text && !field.derived) {
            return Some(id);
        }
        let (name, place) = (&field.name, self.place(node));
        self.report(
            Diagnostic::error(
                IDENTITY_UNFIT,
                place,
                text!("`{name}` bukan isian teks", "`{name}` is no text that is filled in"),
            )
            .help(text!("pakai field dengan `type: text`", "use a field with `type: text`")),
        );
        None
    }

    /// The root field that a value names.
    pub(super) fn root_field(&mut self, form: &Form, node: &'d Node) -> Option<FieldId> {
        self.field_named(form, TableId::ROOT, node)
    }

    /// The field of a table that a value names.
    pub(super) fn field_named(
        &mut self,
        form: &Form,
        table: TableId,
        node: &'d Node,
    ) -> Option<FieldId> {
        let written = self.plain(node, "kode")?;
        let rows = form.table(table);
        if let Some(Key::Field(field)) = rows.key(written) {
            return Some(field);
        }
        let place = self.place(node);
        let message = match table {
            TableId::ROOT => text!(
                "tidak ada field `{written}` di tingkat teratas formulir",
                "there is no field `{written}` at the top of the form"
            ),
            _ => {
                let path = form.path(table);
                text!(
                    "`{path}` tidak mempunyai field `{written}`",
                    "`{path}` has no field `{written}`"
                )
            }
        };
        let known = || rows.fields.iter().map(|field| field.name.as_str());
        let list = known().collect::<Vec<_>>().join(", ");
        self.report(
            Diagnostic::error(UNKNOWN_FIELD, place, message)
                .help(text!("yang ada: {list}", "there are: {list}"))
                .did_you_mean(written, known()),
        );
        None
    }
}
