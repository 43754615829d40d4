//! Functions of plain values.

use chrono::{Datelike, NaiveDate};
use num_traits::Signed;
use tilik::expr::{Ast, Comparison};

use super::operation::compare;
use super::scope::Scope;
use super::value::{Plain, Q};
use super::{holds, value};

pub(crate) fn call(name: &str, arguments: &[Ast], scope: &Scope<'_>) -> Plain {
    // These look at their arguments one by one; all others are none where one is.
    match (name, arguments) {
        ("filled", [x]) => return Plain::Boolean(!value(x, scope).is_none()),
        ("if", [condition, x, y]) => {
            return value(if holds(condition, scope) { x } else { y }, scope);
        }
        ("coalesce", [x, y]) => {
            return match value(x, scope) {
                Plain::None => value(y, scope),
                there => there,
            };
        }
        ("between", [x, low, high]) => {
            let (x, low, high) = (value(x, scope), value(low, scope), value(high, scope));
            let within =
                compare(Comparison::AtMost, &low, &x) && compare(Comparison::AtMost, &x, &high);
            return Plain::Boolean(within);
        }
        _ => {}
    }
    let arguments: Vec<Plain> = arguments.iter().map(|argument| value(argument, scope)).collect();
    if arguments.contains(&Plain::None) {
        return Plain::None;
    }
    strict(name, &arguments)
}

fn strict(name: &str, arguments: &[Plain]) -> Plain {
    match (name, arguments) {
        ("abs", [Plain::Number(number)]) => Plain::Number(number.abs()),
        ("round", [Plain::Number(number)]) => {
            let half = Q::new(1.into(), 2.into());
            Plain::Number((number + half).floor())
        }
        ("weekday", [Plain::Date(date)]) => Plain::whole(date.weekday().number_from_monday()),
        ("month", [Plain::Date(date)]) => Plain::month(&date.format("%Y-%m").to_string()),
        ("quarter", [date]) => Plain::whole((month_of_year(date) - 1) / 3 + 1),
        ("month_of_year", [date]) => Plain::whole(month_of_year(date)),
        ("first_day", [Plain::Month(month)]) => Plain::Date(first_day(*month)),
        ("last_day", [Plain::Month(month)]) => {
            Plain::Date(first_day(month + 1).pred_opt().unwrap())
        }
        ("length", [Plain::Text(text)]) => Plain::whole(text.chars().count()),
        ("size", [Plain::Choices(chosen)]) => Plain::whole(chosen.len()),
        ("size", [Plain::List(items)]) => Plain::whole(items.len()),
        ("covers", [Plain::Choices(chosen), Plain::List(items)]) => {
            let is_chosen = |item: &&Plain| match item {
                Plain::Text(key) => chosen.contains(key),
                other => panic!("{other:?} in covers"),
            };
            let covered = items.iter().filter(is_chosen).count();
            Plain::Number(Q::new(covered.into(), items.len().into()))
        }
        ("similar", [Plain::Text(one), Plain::Text(other)]) => Plain::Number(likeness(one, other)),
        (name, arguments) => panic!("{name}({arguments:?})"),
    }
}

fn month_of_year(date: &Plain) -> i64 {
    match date {
        Plain::Date(date) => date.month().into(),
        Plain::Month(month) => month.rem_euclid(12) + 1,
        other => panic!("{other:?} lies in no month"),
    }
}

fn first_day(month: i64) -> NaiveDate {
    let year = i32::try_from(month.div_euclid(12)).unwrap();
    let of_year = u32::try_from(month.rem_euclid(12)).unwrap() + 1;
    NaiveDate::from_ymd_opt(year, of_year, 1).unwrap()
}

/// Sørensen–Dice over pairs of neighbouring letters and digits.
fn likeness(one: &str, other: &str) -> Q {
    let letters = |text: &str| -> Vec<char> {
        text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let (one, other) = (letters(one), letters(other));
    if one == other {
        return Q::from_integer(1.into());
    }
    if one.len() < 2 || other.len() < 2 {
        return Q::from_integer(0.into());
    }
    let all = one.len() - 1 + other.len() - 1;
    let mut left: Vec<&[char]> = other.windows(2).collect();
    let mut common = 0;
    for pair in one.windows(2) {
        if let Some(place) = left.iter().position(|it| *it == pair) {
            left.remove(place);
            common += 1;
        }
    }
    Q::new((2 * common).into(), all.into())
}
