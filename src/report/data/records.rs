//! What the records say where a criterion judges no rows: the entries it reads, and where they can be seen.

use crate::checklist::{Checklist, Measure};
use crate::dossier::Claim;
use crate::expr::Node;
use crate::form::{Key, Presence, RowId};
use crate::ids::{FieldId, TableId};
use crate::judge::Verdict;
use crate::report::view::CriterionView;
use crate::report::words::{all_of, number};
use crate::report::{View, finding, sentences};

use super::criterion::Row;

/// The entries of the unit itself and the tables that a measure reads, each once, as far as anything is known of
/// them; none where rows are judged, or where the criterion does not apply.
pub(super) fn read(view: &View<'_>, one: &CriterionView<'_>) -> Vec<Row> {
    let Measure::Value(measure) = &one.criterion.measure else { return Vec::new() };
    if one.judged.verdict == Verdict::NotApplicable {
        return Vec::new();
    }
    let mut keys = Vec::new();
    read_by(view.checklist, measure, &mut keys);
    once(&mut keys);
    keys.into_iter()
        .filter_map(|key| match key {
            Key::Field(id) => field(view, id),
            Key::Table(id) => Some(table(view, id)),
        })
        .collect()
}

/// The entries and tables that an expression reads; a field that is computed stands for what it is computed from.
fn read_by(checklist: &Checklist, node: &Node, keys: &mut Vec<Key>) {
    for read in node.fields().into_iter().filter(|field| field.table == TableId::ROOT) {
        let rules = checklist.rules.of(read.table, read.field);
        match rules.and_then(|rules| rules.derive.as_deref()) {
            Some(derive) => read_by(checklist, derive, keys),
            None => keys.push(Key::Field(read.field)),
        }
    }
    keys.extend(node.row_paths().iter().map(|rows| Key::Table(rows.last())));
}

/// Keeps the first of equals.
fn once<T: Copy + PartialEq>(items: &mut Vec<T>) {
    let mut seen = Vec::new();
    items.retain(|item| {
        let new = !seen.contains(item);
        seen.push(*item);
        new
    });
}

/// An entry of the unit itself: `“Umpan balik tertulis”: tidak`; `None` where nothing is known of it.
fn field(view: &View<'_>, id: FieldId) -> Option<Row> {
    let field = view.checklist.form.field(TableId::ROOT, id);
    let value = view.dossier.records.value(TableId::ROOT, RowId::ROOT, id);
    let said = view.words().value(field.kind, &value);
    (said != view.words().unknown()).then(|| Row {
        row: format!("“{}”", field.label.get(view.lang)),
        because: format!("{said}{}", seen(view, Key::Field(id))),
        source: source(view),
    })
}

/// How many rows of a table there are: `Lokakarya mini: 12 dalam catatan`.
fn table(view: &View<'_>, id: TableId) -> Row {
    let rows = view.dossier.records.rows(id);
    let there = rows.ids().filter(|row| rows.row(*row).presence == Presence::Certain);
    let count = number(&there.count().into(), view.lang);
    let on_record = view.lang.pick("dalam catatan", "on record");
    Row {
        row: view.checklist.form.table(id).label.get(view.lang).to_owned(),
        because: format!("{count} {on_record}{}", seen(view, Key::Table(id))),
        source: source(view),
    }
}

/// Where the unit says that an entry can be seen: `; Buku tamu (dokumen)`.
fn seen(view: &View<'_>, of: Key) -> String {
    let claims = view.dossier.claims.of_row(TableId::ROOT, RowId::ROOT).unwrap_or_default();
    let claim = claims.iter().find(|claim| claim.of == of);
    claim.and_then(|claim| note(view, claim)).map_or_else(String::new, |note| format!("; {note}"))
}

fn note(view: &View<'_>, claim: &Claim) -> Option<String> {
    let note = claim.note.as_ref()?;
    let methods: Vec<&str> =
        claim.methods.iter().map(|method| sentences::method(*method, view.lang)).collect();
    let how = all_of(&methods, view.lang);
    Some(if how.is_empty() { note.clone() } else { format!("{note} ({how})") })
}

fn source(view: &View<'_>) -> String {
    let at = view.dossier.row_source(TableId::ROOT, RowId::ROOT);
    at.map_or_else(String::new, |at| finding::short_source(view.dossier, &at).to_owned())
}
