//! The functions and aggregates of the language, a line each.

use super::aggregate::{self, Aggregate};
use super::function::{self, Function};

/// Every function.
pub static FUNCTIONS: &[&Function] = &[
    &function::abs::ABS,
    &function::between::BETWEEN,
    &function::coalesce::COALESCE,
    &function::covers::COVERS,
    &function::filled::FILLED,
    &function::first_day::FIRST_DAY,
    &function::r#if::IF,
    &function::last_day::LAST_DAY,
    &function::length::LENGTH,
    &function::month::MONTH,
    &function::month_of_year::MONTH_OF_YEAR,
    &function::quarter::QUARTER,
    &function::round::ROUND,
    &function::similar::SIMILAR,
    &function::size::SIZE,
    &function::weekday::WEEKDAY,
];

/// Every aggregate.
pub static AGGREGATES: &[&Aggregate] = &[
    &aggregate::all::ALL,
    &aggregate::any::ANY,
    &aggregate::count::COUNT,
    &aggregate::distinct::DISTINCT,
    &aggregate::first::FIRST,
    &aggregate::last::LAST,
    &aggregate::max::MAX,
    &aggregate::mean::MEAN,
    &aggregate::median::MEDIAN,
    &aggregate::min::MIN,
    &aggregate::share::SHARE,
    &aggregate::sum::SUM,
];

/// The function of this name.
#[must_use]
pub fn function(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name).copied()
}

/// The aggregate of this name.
#[must_use]
pub fn aggregate(name: &str) -> Option<&'static Aggregate> {
    AGGREGATES.iter().find(|aggregate| aggregate.name == name).copied()
}

/// All names that can stand before a parenthesis.
pub fn callable_names() -> impl Iterator<Item = &'static str> {
    FUNCTIONS
        .iter()
        .map(|function| function.name)
        .chain(AGGREGATES.iter().map(|aggregate| aggregate.name))
}
