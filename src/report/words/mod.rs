//! Numbers, dates, values and reasons as people write them, in two languages.

mod calendar;
pub mod expression;
mod list;
mod number;
mod reason;
mod row;
mod spelled;
mod value;

pub use calendar::{date, due, duration, month, period, time};
pub use list::{all_of, counted, one_of};
pub use number::{number, number_to, of_hundred, percent, percent_to};
pub use row::Blank;
pub use spelled::{spelled, spelled_date, weekday};
pub use value::says_something;

use crate::checklist::Checklist;
use crate::text::Lang;

/// Puts what belongs to one checklist into words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The checklist, whose form names fields, rows and choices.
    pub checklist: &'a Checklist,
    /// The language.
    pub lang: Lang,
}
