//! What is asked: what to write for an answer, and what it means to leave it blank.

use crate::bound::Range;
use crate::checklist::Checklist;
use crate::expr::{BuiltIn, FieldRef, Node, NodeKind};
use crate::form::{Blank, Field, Kind};
use crate::ids::{FieldId, TableId};
use crate::quantity::{Number, Period};
use crate::report::words::Words;
use crate::text::Lang;

/// The year of examples in forms whose period is not known.
const EXAMPLE_YEAR: i32 = 2026;

/// Explains the questions of a checklist's form in one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'c> {
    checklist: &'c Checklist,
    lang: Lang,
    /// The year of examples.
    year: i32,
}

impl<'c> Asked<'c> {
    /// Examples are of the period, where that is known.
    pub(super) fn of(checklist: &'c Checklist, lang: Lang, period: Option<Period>) -> Self {
        let year = period.map_or(EXAMPLE_YEAR, |period| period.from().year());
        Self { checklist, lang, year }
    }

    /// A text in which `{year}` stands for the year of examples.
    pub(super) fn with_year(&self, text: &str) -> String {
        text.replace("{year}", &self.year.to_string())
    }

    /// What to write: `Bilangan bulat, paling sedikit 0.`
    pub(super) fn expected(&self, table: TableId, id: FieldId) -> String {
        let field = self.checklist.form.field(table, id);
        let (what, example) = what_to_write(field, self.lang);
        let limits = self.limits(table, id);
        match example {
            "" => format!("{what}{limits}."),
            example => format!("{what}{limits}, {}.", self.with_year(example)),
        }
    }

    /// What a blank means, and how to say that something is unknown or not there.
    pub(super) fn blank(&self, table: TableId, id: FieldId) -> String {
        let field = self.checklist.form.field(table, id);
        let said = |id: &str, en: &str| self.lang.pick(id, en).to_owned();
        if self.identifies(table, id) {
            return said("Wajib diisi.", "Required.");
        }
        if field.required {
            return said(
                "Wajib diisi; tulis ? bila belum diketahui.",
                "Required; write ? if it is not known.",
            );
        }
        match &field.blank {
            Blank::Unknown => {
                said("Kosong berarti belum diketahui.", "Left blank, it counts as not known.")
            }
            Blank::UnknownOrNone => said(
                "Kosong berarti belum diketahui; tulis - bila memang tidak ada.",
                "Left blank, it counts as not known; write - if there is none.",
            ),
            Blank::None => said(
                "Kosong berarti tidak ada; tulis ? bila belum diketahui.",
                "Left blank, there is none; write ? if it is not known.",
            ),
            Blank::Value(value) => {
                let words = Words { checklist: self.checklist, lang: self.lang };
                let value = words.value(field.kind, value);
                match self.lang {
                    Lang::Id => format!("Kosong berarti {value}; tulis ? bila belum diketahui."),
                    Lang::En => format!("Left blank, it is {value}; write ? if it is not known."),
                }
            }
        }
    }

    /// Whether a field says what a row is, so that it can't be unknown.
    pub(super) fn identifies(&self, table: TableId, id: FieldId) -> bool {
        let form = &self.checklist.form;
        (table == TableId::ROOT && id == form.code)
            || form.timeline.is_some_and(|line| (line.table, line.month) == (table, id))
    }

    /// How to write what is known in part, for kinds that can be.
    pub(super) fn partly(&self, kind: Kind) -> Option<String> {
        let examples = match kind {
            Kind::Integer | Kind::Number => (">= 30", "10..20"),
            Kind::Share => (">= 30%", "10%..20%"),
            Kind::Date => ("<= 15/01/{year}", "01/01/{year}..31/01/{year}"),
            Kind::Time => (">= 08:00", "08:00..09:00"),
            Kind::Month => ("<= {year}-03", "{year}-01..{year}-03"),
            Kind::Choices(_) => {
                let said = self.lang.pick(
                    "Tambahkan ? bila mungkin masih ada yang lain.",
                    "Add ? if there may be more.",
                );
                return Some(said.to_owned());
            }
            Kind::Text | Kind::Boolean | Kind::Duration | Kind::Choice(_) => return None,
        };
        let (one, other) = (self.with_year(examples.0), self.with_year(examples.1));
        Some(match self.lang {
            Lang::Id => format!("Bila hanya diketahui sebagian: {one} atau {other}"),
            Lang::En => format!("If known only in part: {one} or {other}"),
        })
    }

    /// What the answer is held to: `, antara 0% dan 100%`; empty where to nothing.
    fn limits(&self, table: TableId, id: FieldId) -> String {
        let Some(rules) = self.checklist.rules.of(table, id) else { return String::new() };
        let kind = self.checklist.form.field(table, id).kind;
        let (least, most) = (rules.min.as_ref(), rules.max.as_ref());
        let (low, high) = (least.and_then(fixed).cloned(), most.and_then(fixed).cloned());
        let mut said = Vec::new();
        if low.is_some() || high.is_some() {
            let words = Words { checklist: self.checklist, lang: self.lang };
            said.extend(Range::between(low, high).map(|range| words.range(kind, &range)));
        }
        let of_others = |node: Option<&Node>, ends: (&str, &str)| {
            let node = node.filter(|node| fixed(node).is_none())?;
            Some(format!("{} {}", self.lang.pick(ends.0, ends.1), self.named(node)))
        };
        let (least_word, most_word) = ends(kind);
        said.extend(of_others(least, least_word));
        said.extend(of_others(most, most_word));
        said.iter().map(|limit| format!(", {limit}")).collect()
    }

    /// What an expression is called.
    fn named(&self, node: &Node) -> String {
        let said = |id: &str, en: &str| self.lang.pick(id, en).to_owned();
        match &node.kind {
            NodeKind::Field(field) => self.label(*field),
            NodeKind::BuiltIn(BuiltIn::PeriodStart) => {
                said("hari pertama periode", "the first day of the period")
            }
            NodeKind::BuiltIn(BuiltIn::PeriodEnd) => {
                said("hari terakhir periode", "the last day of the period")
            }
            NodeKind::Call(function, parts) => match (function.name, parts.as_slice()) {
                ("first_day", [month]) => {
                    format!("{} {}", said("hari pertama", "the first day of"), self.named(month))
                }
                ("last_day", [month]) => {
                    format!("{} {}", said("hari terakhir", "the last day of"), self.named(month))
                }
                _ => said("yang sesuai dengan isian lain", "what other answers allow"),
            },
            _ => said("yang sesuai dengan isian lain", "what other answers allow"),
        }
    }

    fn label(&self, field: FieldRef) -> String {
        format!("“{}”", self.checklist.form.field(field.table, field.field).label.get(self.lang))
    }
}

/// The value an end of a range has, where the checklist gives it.
pub(super) fn fixed(node: &Node) -> Option<&Number> {
    node.as_literal()?.range()?.exact()
}

/// How the least and the most of a kind are called.
const fn ends(kind: Kind) -> ((&'static str, &'static str), (&'static str, &'static str)) {
    match kind {
        Kind::Date | Kind::Time | Kind::Month => {
            (("paling awal", "at the earliest"), ("paling lambat", "at the latest"))
        }
        _ => (("paling sedikit", "at least"), ("paling banyak", "at most")),
    }
}

/// What is to be written for a field, and an example of it.
fn what_to_write(field: &Field, lang: Lang) -> (&'static str, &'static str) {
    let (what, example) = match field.kind {
        Kind::Text if field.pattern.is_some() => {
            (("Teks dengan bentuk yang ditetapkan", "Text of a set form"), ("", ""))
        }
        Kind::Text => (("Teks", "Text"), ("", "")),
        Kind::Integer => (("Bilangan bulat", "A whole number"), ("", "")),
        Kind::Number => (("Angka", "A number"), ("", "")),
        Kind::Share => (("Persentase", "A percentage"), ("misalnya 85%", "for instance 85%")),
        Kind::Boolean => (("Ya atau tidak", "Yes (ya) or no (tidak)"), ("", "")),
        Kind::Date => (
            ("Tanggal", "A date"),
            ("misalnya 12/01/{year}", "for instance 12/01/{year} (day first)"),
        ),
        Kind::Time => (("Jam", "A time of day"), ("misalnya 07:30", "for instance 07:30")),
        Kind::Month => (
            ("Bulan dan tahun", "A month of a year"),
            ("misalnya {year}-01", "for instance {year}-01"),
        ),
        Kind::Duration => (("Lama waktu", "A length of time"), ("", "")),
        Kind::Choice(_) => (("Salah satu pilihan", "One of the choices"), ("", "")),
        Kind::Choices(_) => (
            ("Satu atau beberapa pilihan", "One or more of the choices"),
            ("dipisahkan dengan titik koma", "separated by semicolons"),
        ),
    };
    (lang.pick(what.0, what.1), lang.pick(example.0, example.1))
}
