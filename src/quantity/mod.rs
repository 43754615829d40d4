//! Exact numbers, dates, months, times and periods.

mod calendar;
mod number;
mod period;

pub use calendar::{Date, Month, NotADate, Time};
pub use number::Number;
pub use period::Period;
