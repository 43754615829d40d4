//! Holds values to the `min` and `max` of their fields.

use super::Sealer;
use crate::bound::{Content, Possible, Range};
use crate::diagnostic::Code;
use crate::dossier::plan::{Bounded, Limit};
use crate::dossier::wording::shown;
use crate::expr::Scene;
use crate::form::{Cell, Form, Kind, Presence, Records, RowId};
use crate::quantity::Number;
use crate::text;
use crate::text::{Lang, Text};

/// A known value that is surely too small or too large.
pub const OUT_OF_RANGE: Code = Code("out-of-range");
/// A blank for which no value is left between `min` and `max`.
pub const NOTHING_POSSIBLE: Code = Code("nothing-possible");

/// What a field of a row may be.
struct Ends {
    least: Option<Number>,
    most: Option<Number>,
}

impl Ends {
    /// Whole units only, where only those occur.
    fn in_units_of(self, kind: Kind) -> Self {
        if !kind.is_whole() && kind != Kind::Time {
            return self;
        }
        Self {
            least: self.least.map(|least| least.ceil()),
            most: self.most.map(|most| most.floor()),
        }
    }
}

/// A row of which a field is outside its limits, or has none left.
pub(in crate::dossier) struct Refused {
    row: RowId,
    ends: Ends,
}

/// Narrows what is unknown in a field to what `min` and `max` allow; the rows that don't fit.
pub(in crate::dossier) fn narrow(
    form: &Form,
    records: &mut Records,
    bounded: &Bounded<'_>,
) -> Vec<Refused> {
    let rows = records.rows(bounded.table).ids();
    rows.filter_map(|row| Narrowing { form, records, bounded, row }.hold_to_limits()).collect()
}

/// One row's field, held to its limits.
struct Narrowing<'n, 'c> {
    form: &'n Form,
    records: &'n mut Records,
    bounded: &'n Bounded<'c>,
    row: RowId,
}

impl<'n, 'c> Narrowing<'n, 'c> {
    fn hold_to_limits(mut self) -> Option<Refused> {
        let cell = self.records.rows(self.bounded.table).cell(self.row, self.bounded.field);
        if cell.number().is_some_and(|known| self.is_surely_within(known)) {
            return None;
        }
        let value = cell.value();
        let Content::Range(range) = value.content() else { return None };
        let none = value.may_be_none();
        let ends = self.ends();
        let allowed = Range::between(ends.least.clone(), ends.most.clone());
        match allowed.and_then(|allowed| allowed.meet(range.clone())) {
            Some(left) => self.put(Possible::from(left).or_none_if(none).into()),
            None if none => self.put(Cell::NONE),
            None => return self.refuse(ends),
        }
        None
    }

    /// Whether a number is within limits, as most are.
    fn is_surely_within(&self, known: &Number) -> bool {
        match (&self.bounded.min, &self.bounded.max) {
            (Limit::Fixed(least), Limit::Nothing) => *least <= known,
            (Limit::Fixed(least), Limit::Fixed(most)) => *least <= known && known <= *most,
            _ => {
                let Ends { least, most } = self.ends();
                least.is_none_or(|least| least <= *known) && most.is_none_or(|most| *known <= most)
            }
        }
    }

    fn ends(&self) -> Ends {
        let kind = self.form.field(self.bounded.table, self.bounded.field).kind;
        let least = self.end(&self.bounded.min, Range::low);
        let most = self.end(&self.bounded.max, Range::high);
        Ends { least, most }.in_units_of(kind)
    }

    /// An end of the range of `min` or `max`; one that is or may be none bounds nothing.
    fn end(&self, limit: &Limit<'c>, end: fn(&Range) -> Option<&Number>) -> Option<Number> {
        match limit {
            Limit::Nothing => None,
            Limit::Fixed(number) => Some((*number).clone()),
            Limit::Computed(node) => {
                let scene = Scene::root(self.form, self.records);
                let value = scene.of_row(self.bounded.table, self.row).evaluate(node);
                let value = Some(value).filter(|value| !value.may_be_none())?;
                end(value.range()?).cloned()
            }
        }
    }

    fn put(&mut self, cell: Cell) {
        *self.records.rows_mut(self.bounded.table).cell_mut(self.row, self.bounded.field) = cell;
    }

    fn refuse(mut self, ends: Ends) -> Option<Refused> {
        match self.records.rows(self.bounded.table).row(self.row).presence {
            Presence::Certain => Some(Refused { row: self.row, ends }),
            // The row of an open slot keeps the wider bounds.
            Presence::Possible => None,
            Presence::Many => {
                self.empty();
                None
            }
        }
    }

    /// Says that an unknown table has no rows: a field of every row there could be would have no value.
    fn empty(&mut self) {
        let of = self.form.table(self.bounded.table);
        let holder = self.records.rows(self.bounded.table).row(self.row).parent;
        let Some(parent) = of.parent else { return };
        self.records.rows_mut(parent).set_nested(holder, of.place, 0..0);
    }
}

impl<'c> Sealer<'_, 'c> {
    /// Narrows what is unknown in a field to what `min` and `max` allow, and reports what they don't.
    pub(super) fn narrow(&mut self, bounded: &Bounded<'c>) {
        for refused in narrow(self.plan.form, &mut self.records, bounded) {
            self.refuse(bounded, &refused);
        }
    }

    fn refuse(&mut self, bounded: &Bounded<'c>, Refused { row, ends }: &Refused) {
        let (table, id, row) = (bounded.table, bounded.field, *row);
        let Some(written) = self.written(table, row) else { return };
        let field = self.plan.form.field(table, id);
        let cell = self.records.rows(table).cell(row, id);
        let is_claim = cell.is_sure() || self.partly_known.contains(&(table, row, id));
        let row_mark = self.draft.table(table).row(written).mark;
        let (mark, name) = match self.draft.table(table).mark(written, id) {
            mark if mark.end > 0 => (mark, self.draft.name_at(mark, field)),
            _ => (row_mark, self.draft.name_in(row_mark, field)),
        };
        let (name_id, name_en) = (name.get(Lang::Id), name.get(Lang::En));
        let (must_id, must_en) = must_be(field.kind, ends);
        // What it would have limited in turn is no fault of its own: none bounds nothing.
        *self.records.rows_mut(table).cell_mut(row, id) = Cell::NONE;
        if is_claim {
            let message = text!("`{name_id}` {must_id}", "`{name_en}` {must_en}");
            let help = match bounded.depends_on_others() {
                true => text!(
                    "periksa nilai ini, atau isian yang membatasinya",
                    "check this value, or those that limit it"
                ),
                false => text!("periksa nilai ini", "check this value"),
            };
            self.error(OUT_OF_RANGE, mark, message, help);
        } else {
            let message = text!(
                "`{name_id}` kosong, tetapi tidak ada nilai yang mungkin: {must_id}",
                "`{name_en}` is blank, but no value is possible: it {must_en}"
            );
            let help = text!("periksa isian yang membatasinya", "check the values that limit it");
            self.error(NOTHING_POSSIBLE, mark, message, help);
        }
    }
}

/// `paling sedikit 0 dan paling banyak 20`, in both languages.
fn must_be(kind: Kind, ends: &Ends) -> (String, String) {
    let say = |number: &Option<Number>| number.as_ref().map(|number| shown(kind, number));
    let of = |text: &Text, lang| text.get(lang).to_owned();
    let words = |lang| -> String {
        let (least, most) = (say(&ends.least), say(&ends.most));
        let pick = |id, en| Lang::pick(lang, id, en);
        match (least, most) {
            (Some(least), Some(most)) => {
                let (least, most) = (of(&least, lang), of(&most, lang));
                format!(
                    "{} {least} {} {most}",
                    pick("harus dari", "must be from"),
                    pick("sampai", "to")
                )
            }
            (Some(least), None) => {
                format!(
                    "{} {}",
                    pick("tidak boleh kurang dari", "must not be less than"),
                    of(&least, lang)
                )
            }
            (None, Some(most)) => {
                format!(
                    "{} {}",
                    pick("tidak boleh lebih dari", "must not be more than"),
                    of(&most, lang)
                )
            }
            (None, None) => String::new(),
        }
    };
    (words(Lang::Id), words(Lang::En))
}
