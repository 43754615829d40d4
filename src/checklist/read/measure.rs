//! Reads what is measured, and what the measure earns.

use super::criteria::Context;
use super::expression::Names;
use super::levels::ReadLevels;
use super::reach::{Reached, UNREACHABLE_MEASURE};
use super::reader::{Entries, Reader};
use crate::bound::Range;
use crate::checklist::{EachRow, Levels, Measure};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Node;
use crate::expr::{Expression, kind_name};
use crate::form::Kind;
use crate::quantity::Number;
use crate::text;

/// A criterion with both `measure` and `each`.
pub(crate) const MEASURE_AND_EACH: Code = Code("measure-and-each");
/// `where` or `require` without the rows they are about.
pub(crate) const WHERE_WITHOUT_EACH: Code = Code("where-without-each");
/// A measure that is a text or a choice.
pub(crate) const MEASURE_UNFIT: Code = Code("measure-unfit");
/// A measure that is neither rows nor yes or no, and has no levels.
pub(crate) const MISSING_LEVELS: Code = Code("missing-levels");

/// A measure, and what is known of it.
pub(super) struct Measured {
    pub(super) measure: Measure,
    pub(super) kind: Kind,
    pub(super) can_be_none: bool,
    pub(super) reached: Vec<Reached>,
}

impl<'d> Reader<'d> {
    /// The measure of a criterion: a value, or the share of rows that meet a requirement.
    pub(super) fn measure(
        &mut self,
        context: &Context<'_, 'd>,
        entries: &Entries<'d>,
    ) -> Option<Measured> {
        match (entries.entry("measure"), entries.entry("each")) {
            (Some(_), Some(each)) => {
                let place = self.key_place(each);
                self.report(
                    Diagnostic::error(
                        MEASURE_AND_EACH,
                        place,
                        text!(
                            "`measure` dan `each` tidak dapat dipakai bersama",
                            "`measure` and `each` don't go together"
                        ),
                    )
                    .help(text!(
                        "pakai `each` dengan `require` untuk menilai baris, atau `measure` saja",
                        "use `each` with `require` to judge rows, or `measure` alone"
                    )),
                );
                None
            }
            (None, Some(_)) => self.each_row(context, entries),
            (Some(_), None) => {
                self.refuse_conditions_without_each(entries);
                let node = self.measured_value(context, entries.get("measure")?)?;
                Some(Measured {
                    kind: node.of,
                    can_be_none: node.can_be_none,
                    reached: context.reach.of(&node),
                    measure: Measure::Value(node),
                })
            }
            (None, None) => {
                self.refuse_conditions_without_each(entries);
                if entries.entry("require").is_none() && entries.entry("where").is_none() {
                    self.missing_key(entries.head(), "measure");
                }
                None
            }
        }
    }

    /// A value that levels can be held against.
    pub(super) fn measured_value(
        &mut self,
        context: &Context<'_, 'd>,
        node: &'d Node,
    ) -> Option<Expression> {
        let Names { refused, .. } = context.names;
        let checked = self.value(node, &context.names.root(), refused)?;
        if checked.of.is_quantity() || checked.of == Kind::Boolean {
            return Some(checked);
        }
        let ((id, en), place) =
            (kind_name(checked.of), self.document.place_in(node, checked.span.clone()));
        self.report(
            Diagnostic::error(
                MEASURE_UNFIT,
                place,
                text!("{id} tidak dapat diukur", "{en} can't be measured"),
            )
            .help(text!(
                "ukur angka, lama waktu, tanggal, bulan, jam, atau ya/tidak",
                "measure a number, a duration, a date, a month, a time, or yes or no"
            )),
        );
        None
    }

    fn each_row(&mut self, context: &Context<'_, 'd>, entries: &Entries<'d>) -> Option<Measured> {
        let refused = context.names.refused;
        let require = entries.required("require", self);
        let (rows, scope) = self.rows(entries.get("each")?, &context.names.root())?;
        let condition = entries.get("where").map(|node| self.condition(node, &scope, refused));
        let require = self.condition(require?, &scope, refused);
        let condition = match condition {
            None => None,
            Some(condition) => Some(condition?),
        };
        let each = EachRow { rows, condition, require: require?, selection: None };
        Some(Measured {
            measure: Measure::Rows(Box::new(each)),
            kind: Kind::Share,
            can_be_none: true,
            reached: vec![Reached::Within(Range::spanning(Number::ZERO, Number::ONE))],
        })
    }

    fn refuse_conditions_without_each(&mut self, entries: &Entries<'d>) {
        for key in ["where", "require"] {
            let Some(entry) = entries.entry(key) else { continue };
            let place = self.key_place(entry);
            self.report(
                Diagnostic::error(
                    WHERE_WITHOUT_EACH,
                    place,
                    text!(
                        "`{key}` menilai baris, tetapi `each` tidak ada",
                        "`{key}` judges rows, but there is no `each`"
                    ),
                )
                .help(text!(
                    "tambahkan `each: …` dengan nama tabelnya, atau hapus `{key}`",
                    "add `each: …` with the name of the table, or remove `{key}`"
                )),
            );
        }
    }

    /// What the measure of a criterion earns, and the kind it is shown as.
    pub(super) fn criterion_levels(
        &mut self,
        context: &Context<'_, 'd>,
        entries: &Entries<'d>,
        measured: &Measured,
    ) -> Option<(Levels, Kind)> {
        if let Some(node) = entries.get("levels") {
            self.report_never_there(entries, &measured.reached);
            let read = self.levels(node, context.names, measured.kind, &measured.reached)?;
            let shown_as = shown_as(measured.kind, &read);
            return Some((read.levels, shown_as));
        }
        let by_rows = matches!(measured.measure, Measure::Rows(_));
        if by_rows || measured.kind == Kind::Boolean {
            return Some((Levels::whole(), measured.kind));
        }
        if entries.entry("levels").is_none() {
            self.report(
                Diagnostic::error(
                    MISSING_LEVELS,
                    entries.head(),
                    text!("ukuran ini belum mempunyai `levels`", "this measure has no `levels`"),
                )
                .help(text!(
                    "tambahkan `levels: {{at_least: {{…: 10}}}}`; hanya `each` dan ukuran ya/tidak yang tidak memerlukannya",
                    "add `levels: {{at_least: {{…: 10}}}}`; only `each` and yes or no can do without"
                )),
            );
        }
        None
    }

    pub(super) fn report_never_there(&mut self, entries: &Entries<'d>, reached: &[Reached]) {
        let never = !reached.is_empty() && reached.iter().all(|one| matches!(one, Reached::Never));
        let Some(node) = entries.get("measure").filter(|_| never) else { return };
        let place = self.place(node);
        self.report(
            Diagnostic::error(
                UNREACHABLE_MEASURE,
                place,
                text!("ukuran ini tidak pernah ada nilainya", "this measure never has a value"),
            )
            .help(text!(
                "periksa ungkapannya: mungkin ada pembagian dengan nol",
                "check the expression: it may divide by zero"
            )),
        );
    }
}

/// The kind a measure is shown as: a share where its thresholds are written with `%`.
pub(super) fn shown_as(kind: Kind, read: &ReadLevels) -> Kind {
    if read.in_percent && kind.is_number() { Kind::Share } else { kind }
}
