//! Reads which table is the timeline: whose rows belong to months, how many are expected, and when all
//! of them are there.

use super::Draft;
use super::tables::WrittenTable;
use crate::checklist::read::reader::{Entries, Reader};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::Node;
use crate::form::{Every, Kind, Timeline};
use crate::ids::{FieldId, TableId};
use crate::text;

/// A timeline inside another table.
pub(crate) const NESTED_TIMELINE: Code = Code("nested-timeline");
/// A second timeline.
pub(crate) const SECOND_TIMELINE: Code = Code("second-timeline");
/// A month of the timeline that is no month, is computed, or may be missing.
pub(crate) const TIMELINE_MONTH_UNFIT: Code = Code("timeline-month-unfit");
/// A field that can't say whether all rows are there.
pub(crate) const COMPLETE_WHEN_UNFIT: Code = Code("complete-when-unfit");
/// `every` or `complete_when` of a table that is no timeline.
pub(crate) const TIMELINE_KEY_WITHOUT_TIMELINE: Code = Code("timeline-key-without-timeline");

impl<'d> Reader<'d> {
    pub(super) fn timelines(&mut self, draft: &mut Draft<'d>, tables: &[WrittenTable<'d>]) {
        let mut first: Option<Place> = None;
        for table in tables {
            let Some(entry) = table.entries.entry("timeline") else {
                self.refuse_keys_of_timelines(&table.entries);
                continue;
            };
            let place = self.key_place(entry);
            if draft.form.table(table.id).parent != Some(TableId::ROOT) {
                self.report(nested(place));
            } else if let Some(first) = &first {
                self.report(second(place, first.clone()));
            } else {
                first = Some(place);
                draft.form.timeline = Some(self.timeline(draft, table));
            }
        }
    }

    fn timeline(&mut self, draft: &mut Draft<'d>, table: &WrittenTable<'d>) -> Timeline {
        let every = table.entries.get("every").and_then(|node| {
            self.word(node, &[("month", Every::Month), ("quarter", Every::Quarter)])
        });
        let complete_when =
            table.entries.get("complete_when").and_then(|node| self.complete_when(draft, node));
        let month = table.entries.get("timeline").and_then(|node| {
            let month = self.field_named(&draft.form, table.id, node)?;
            self.check_month(draft, (table.id, month), node);
            Some(month)
        });
        // Without its month it still is the timeline, so that `previous` is not refused as well.
        let month = month.unwrap_or(FieldId::new(0));
        let every = every.unwrap_or(Every::Month);
        Timeline { table: table.id, month, every, complete_when }
    }

    fn check_month(&mut self, draft: &Draft<'d>, id: (TableId, FieldId), node: &Node) {
        let field = draft.form.field(id.0, id.1);
        if draft.refused.fields.contains(&id) && !field.derived {
            return;
        }
        let name = &field.name;
        let (message, help) = if field.derived || field.kind != Kind::Month {
            (
                text!("`{name}` bukan isian bulan", "`{name}` is no month that is filled in"),
                text!("pakai field dengan `type: month`", "use a field with `type: month`"),
            )
        } else if !field.required {
            (
                text!(
                    "`{name}` adalah bulan linimasa, jadi harus wajib diisi",
                    "`{name}` is the timeline's month, so it must be required"
                ),
                text!(
                    "tambahkan `required: true` pada `{name}`",
                    "add `required: true` to `{name}`"
                ),
            )
        } else {
            return;
        };
        let place = self.place(node);
        self.report(Diagnostic::error(TIMELINE_MONTH_UNFIT, place, message).help(help));
    }

    fn complete_when(&mut self, draft: &Draft<'d>, node: &'d Node) -> Option<FieldId> {
        let id = self.root_field(&draft.form, node)?;
        let field = draft.form.field(TableId::ROOT, id);
        let refused = draft.refused.fields.contains(&(TableId::ROOT, id)) && !field.derived;
        if refused || (field.kind == Kind::Boolean && !field.derived) {
            return Some(id);
        }
        let (name, place) = (&field.name, self.place(node));
        self.report(
            Diagnostic::error(
                COMPLETE_WHEN_UNFIT,
                place,
                text!(
                    "`{name}` bukan isian ya/tidak",
                    "`{name}` is no yes or no that is filled in"
                ),
            )
            .help(text!(
                "pakai field di tingkat teratas formulir dengan `type: boolean`",
                "use a field at the top with `type: boolean`"
            )),
        );
        None
    }

    fn refuse_keys_of_timelines(&mut self, entries: &Entries<'d>) {
        for key in ["every", "complete_when"] {
            let Some(entry) = entries.entry(key) else { continue };
            let place = self.key_place(entry);
            self.report(
                Diagnostic::error(
                    TIMELINE_KEY_WITHOUT_TIMELINE,
                    place,
                    text!(
                        "`{key}` hanya berlaku pada linimasa",
                        "`{key}` is for the timeline only"
                    ),
                )
                .help(text!(
                    "tambahkan `timeline: …` dengan nama field bulannya, atau hapus `{key}`",
                    "add `timeline: …` with the name of its month field, or remove `{key}`"
                )),
            );
        }
    }
}

fn nested(place: Place) -> Diagnostic {
    Diagnostic::error(
        NESTED_TIMELINE,
        place,
        text!(
            "linimasa tidak dapat berada di dalam tabel lain",
            "a timeline can't lie inside another table"
        ),
    )
    .help(text!("pindahkan tabel ini ke `form.tables`", "move this table to `form.tables`"))
}

fn second(place: Place, first: Place) -> Diagnostic {
    Diagnostic::error(
        SECOND_TIMELINE,
        place,
        text!("formulir ini sudah mempunyai linimasa", "this form already has a timeline"),
    )
    .related(first, text!("linimasa yang pertama", "the first timeline"))
    .help(text!("hapus `timeline` di salah satu tabel", "remove `timeline` from one of the tables"))
}
