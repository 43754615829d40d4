//! What fields, parameters and the rows in sight are called.

use super::Speaker;
use crate::bound::Content;
use crate::expr::{BuiltIn, FieldRef, Literal, Node, NodeKind, RowRef};
use crate::form::{Every, Kind};
use crate::ids::TableId;
use crate::report::words::one_of;
use crate::text::Lang;

impl Speaker<'_> {
    /// A label in quotation marks.
    #[must_use]
    pub fn quoted(&self, label: &str) -> String {
        format!("“{label}”")
    }

    /// A table's label.
    #[must_use]
    pub fn table(&self, table: TableId) -> &str {
        self.words.checklist.form.table(table).label.get(self.words.lang)
    }

    /// A field by its label, with its row where that is not the one at hand.
    #[must_use]
    pub fn field(&self, field: FieldRef) -> String {
        let label = self.field_label(field);
        match self.whose(field) {
            None => label,
            Some(row) => format!("{label} ({row})"),
        }
    }

    /// The same with a value.
    #[must_use]
    pub fn field_with(&self, field: FieldRef, value: &str) -> String {
        let label = self.field_label(field);
        match self.whose(field) {
            None => format!("{label} ({value})"),
            Some(row) => format!("{label} ({row}: {value})"),
        }
    }

    fn field_label(&self, field: FieldRef) -> String {
        let field = self.words.checklist.form.field(field.table, field.field);
        self.quoted(field.label.get(self.words.lang))
    }

    /// The row of a field, where it has to be said.
    fn whose(&self, field: FieldRef) -> Option<String> {
        let row = field.row;
        if field.table == TableId::ROOT {
            return self.is_called_alike(field).then(|| self.table(TableId::ROOT).to_owned());
        }
        let innermost = self.frames.len().saturating_sub(1);
        let at_hand = usize::from(row.frame) == innermost && row.up == 0 && row.back == 0;
        let plain = row.back == 0 && self.is_nearest(row, field.table);
        match (at_hand, plain) {
            (true, _) => None,
            (false, true) => Some(self.table(field.table).to_owned()),
            (false, false) => Some(self.row(row, field.table)),
        }
    }

    /// Whether the row at hand has a field of the same label.
    fn is_called_alike(&self, field: FieldRef) -> bool {
        let form = &self.words.checklist.form;
        let here = self.frames.last().map_or(TableId::ROOT, |row| row.table);
        let label = &form.field(field.table, field.field).label;
        here != TableId::ROOT && form.table(here).fields.iter().any(|one| one.label == *label)
    }

    /// A row in sight: `Rapat itu`, `Rapat sebelumnya`, `Rapat yang dinilai`.
    #[must_use]
    pub fn row(&self, row: RowRef, table: TableId) -> String {
        let label = self.table(table);
        let (nearest, back) = (self.is_nearest(row, table), row.back);
        if nearest {
            return match (self.words.lang, back) {
                (Lang::Id, 0) => format!("{label} itu"),
                (Lang::Id, 1) => format!("{label} sebelumnya"),
                (Lang::Id, _) => format!("{label} {back} urutan sebelumnya"),
                (Lang::En, 0) => format!("that row of {label}"),
                (Lang::En, 1) => format!("the row of {label} before"),
                (Lang::En, _) => format!("the row of {label} {back} before"),
            };
        }
        let which = self.which(row);
        match (self.words.lang, back) {
            (Lang::Id, 0) => format!("{label} {which}"),
            (Lang::Id, 1) => format!("{label} sebelum yang {which}"),
            (Lang::Id, _) => format!("{label} {back} urutan sebelum yang {which}"),
            (Lang::En, 0) => format!("the row of {label} {which}"),
            (Lang::En, 1) => format!("the row of {label} before the one {which}"),
            (Lang::En, _) => format!("the row of {label} {back} before the one {which}"),
        }
    }

    /// Which of several rows of one table: the one judged, or the one of a name.
    fn which(&self, row: RowRef) -> String {
        let frame = self.frames.get(usize::from(row.frame));
        match frame {
            Some(frame) if frame.judged => self.pick("yang dinilai", "being judged"),
            Some(frame) => match &frame.alias {
                Some(alias) => format!("`{alias}`"),
                None => self.pick("di luarnya", "outside"),
            },
            None => String::new(),
        }
    }

    /// Whether a row is the first of its table that is met from the innermost one outwards.
    fn is_nearest(&self, row: RowRef, table: TableId) -> bool {
        let form = &self.words.checklist.form;
        for (frame, seen) in self.frames.iter().enumerate().rev() {
            let (mut here, mut up) = (seen.table, 0_u8);
            loop {
                if here == table {
                    return frame == usize::from(row.frame) && up == row.up;
                }
                match form.table(here).parent {
                    Some(parent) => (here, up) = (parent, up.saturating_add(1)),
                    None => break,
                }
            }
        }
        true
    }

    /// What is one word: a value written in the checklist, a parameter, a list, a field, a built-in name.
    /// `None` for anything else.
    #[must_use]
    pub fn word(&self, node: &Node) -> Option<String> {
        match &node.kind {
            NodeKind::Literal(literal) => Some(self.literal(literal)),
            NodeKind::Parameter(name, literal) => {
                Some(format!("{} ({name})", self.literal(literal)))
            }
            NodeKind::List(items) => Some(self.list(items)),
            NodeKind::Field(field) => Some(self.field(*field)),
            NodeKind::BuiltIn(built_in) => Some(self.built_in(*built_in)),
            NodeKind::Not(_)
            | NodeKind::Negate(_)
            | NodeKind::And(_)
            | NodeKind::Or(_)
            | NodeKind::Compare(..)
            | NodeKind::In(_)
            | NodeKind::Matches(..)
            | NodeKind::Arithmetic(..)
            | NodeKind::Call(..)
            | NodeKind::Aggregate(_) => None,
        }
    }

    /// A value as the checklist writes it; texts and choices in quotation marks.
    fn literal(&self, literal: &Literal) -> String {
        let Content::Choices { surely, .. } = literal.value.content() else {
            let text = self.words.value(literal.kind, &literal.value);
            let quoted = matches!(literal.kind, Kind::Text | Kind::Choice(_));
            return if quoted { self.quoted(&text) } else { text };
        };
        let Kind::Choices(vocabulary) = literal.kind else { return String::new() };
        let items = &self.words.checklist.form.vocabulary(vocabulary).items;
        let labels = surely.iter().filter_map(|item| items.get(item));
        let labels = labels.map(|item| self.quoted(item.label.get(self.words.lang)));
        crate::report::words::all_of(&labels.collect::<Vec<_>>(), self.words.lang)
    }

    fn list(&self, items: &[Node]) -> String {
        let parameter = Node::parameter_of(items);
        let said = |item: &Node| match &item.kind {
            NodeKind::Parameter(_, literal) if parameter.is_some() => self.literal(literal),
            _ => self.say(item, super::Role::Operand),
        };
        let items = one_of(&items.iter().map(said).collect::<Vec<_>>(), self.words.lang);
        match parameter {
            Some(name) => format!("{items} ({name})"),
            None if items.is_empty() => self.pick("daftar kosong", "an empty list"),
            None => items,
        }
    }

    /// A name that every checklist has.
    #[must_use]
    pub fn built_in(&self, built_in: BuiltIn) -> String {
        let every = self.words.checklist.form.timeline.map(|timeline| timeline.every);
        match (built_in, every) {
            (BuiltIn::Expected, Some(Every::Quarter)) => self
                .pick("banyaknya triwulan dalam periode", "the number of quarters in the period"),
            (BuiltIn::Expected, _) | (BuiltIn::Months, _) => {
                self.pick("banyaknya bulan dalam periode", "the number of months in the period")
            }
            (BuiltIn::PeriodStart, _) => {
                self.pick("hari pertama periode", "the first day of the period")
            }
            (BuiltIn::PeriodEnd, _) => {
                self.pick("hari terakhir periode", "the last day of the period")
            }
        }
    }
}
