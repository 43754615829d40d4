//! Which part of the period is expected.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::dossier::Reader;
use crate::dossier::draft::{Draft, Stated};
use crate::dossier::header::{self, PERIOD_NOT_QUARTERS};
use crate::form::{Calendar, Every};
use crate::ids::TableId;
use crate::quantity::{Date, Month, Number, Period};
use crate::text;

/// A dossier that does not say which period it is about.
pub const PERIOD_MISSING: Code = Code("period-missing");
/// A period of which nothing had ended by the day asked for.
pub const NOTHING_ENDED: Code = Code("nothing-ended");
/// Rows of slots that had not ended by the day asked for.
pub const LATER_ROWS_LEFT_OUT: Code = Code("later-rows-left-out");

/// What stands in for the calendar of a dossier that will be rejected.
pub(in crate::dossier) const NO_CALENDAR: Calendar =
    Calendar { expected: Number::ZERO, months: Number::ZERO, start: Date::FIRST, end: Date::FIRST };

/// The expected part of the period: whole slots from its beginning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::dossier) struct Expected {
    /// The whole period.
    pub(in crate::dossier) period: Period,
    /// How many months a slot has.
    pub(in crate::dossier) slot: i32,
    /// How many slots are expected; at least one.
    pub(in crate::dossier) slots: i32,
}

impl Expected {
    /// The expected part of the period that a dossier says or that is asked for; `None` where there is none.
    pub(in crate::dossier) fn sound(reader: &Reader<'_>, stated: Option<Period>) -> Option<Self> {
        let form = reader.plan.form;
        let period = stated.or(reader.options.period).filter(|period| header::fits(form, *period));
        let every = form.timeline.map_or(Every::Month, |timeline| timeline.every);
        let expected = Self::of(period?, every, reader.options.as_of);
        (expected.slots > 0).then_some(expected)
    }

    fn of(period: Period, every: Every, as_of: Option<Date>) -> Self {
        let slot = every.months();
        let last = |index: i32| period.from().plus((index + 1) * slot - 1).last_day();
        let ended = |index: &i32| as_of.is_none_or(|day| last(*index) <= day);
        let slots = (0..period.month_count() / slot).take_while(ended).count();
        Self { period, slot, slots: i32::try_from(slots).unwrap_or(i32::MAX) }
    }

    /// The first month of an expected slot.
    pub(in crate::dossier) fn first_month(&self, index: i32) -> Month {
        self.period.from().plus(index * self.slot)
    }

    /// The last expected month.
    pub(in crate::dossier) fn last_month(&self) -> Month {
        self.period.from().plus(self.slots * self.slot - 1)
    }

    pub(in crate::dossier) fn calendar(&self) -> Calendar {
        Calendar {
            expected: Number::whole(self.slots.into()),
            months: Number::whole((self.slots * self.slot).into()),
            start: self.period.first_day(),
            end: self.last_month().last_day(),
        }
    }
}

/// The expected part of a draft's period; `None`, and a fault, where there is none.
pub(super) fn expected(
    reader: &Reader<'_>,
    draft: &mut Draft,
    diagnostics: &mut Diagnostics,
) -> Option<Expected> {
    let period = period(reader, draft, diagnostics)?;
    let every = reader.plan.form.timeline.map_or(Every::Month, |timeline| timeline.every);
    let expected = Expected::of(period, every, reader.options.as_of);
    if expected.slots > 0 {
        return Some(expected);
    }
    let day = reader.options.as_of.unwrap_or(Date::FIRST);
    let place = draft.header.period.and_then(|(_, mark)| draft.place(mark));
    let message = text!(
        "belum ada bulan atau triwulan dari periode {period} yang selesai pada {day}",
        "no month or quarter of the period {period} had ended by {day}"
    );
    let help =
        text!("pilih tanggal `--as-of` yang lebih akhir", "choose a later day for `--as-of`");
    draft.report(Diagnostic::error(NOTHING_ENDED, place, message).help(help), diagnostics);
    None
}

fn period(reader: &Reader<'_>, draft: &mut Draft, diagnostics: &mut Diagnostics) -> Option<Period> {
    let asked = match draft.header.period {
        Some((Stated::As(period), _)) => return Some(period),
        Some((Stated::Refused, _)) => return None,
        Some((Stated::Blank, _)) | None => reader.options.period,
    };
    let root = draft.table(TableId::ROOT).row(0).mark;
    let place = match draft.header.period {
        Some((_, mark)) => draft.place(mark),
        None => draft.place_within(root),
    };
    let diagnostic = match asked {
        Some(period) if header::fits(reader.plan.form, period) => return Some(period),
        Some(period) => Diagnostic::error(
            PERIOD_NOT_QUARTERS,
            place,
            text!(
                "periode {period} yang diminta tidak terdiri dari triwulan penuh",
                "the period {period} asked for is not made of whole quarters"
            ),
        )
        .help(text!(
            "formulir ini per triwulan: minta misalnya `--period 2005-Q3`",
            "this form is quarterly: ask for `--period 2005-Q3`, say"
        )),
        None => Diagnostic::error(
            PERIOD_MISSING,
            place,
            text!(
                "dossier ini tidak menyebut periodenya",
                "this dossier does not say which period it is about"
            ),
        )
        .help(match draft.is_in_cell(root) {
            true => text!(
                "isi periodenya, misalnya 2005, atau beri `--period 2005`",
                "fill in the period, such as 2005, or give `--period 2005`"
            ),
            false => text!(
                "tulis `periode: 2005` di dossier, atau beri `--period 2005`",
                "write `periode: 2005` in the dossier, or give `--period 2005`"
            ),
        }),
    };
    draft.report(diagnostic, diagnostics);
    None
}
