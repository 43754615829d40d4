//! Exact numbers, as they are read, written and reckoned with.

use super::*;

#[test]
fn a_tenth_and_two_tenths_are_three_tenths() {
    let sum = Number::decimal(1, 1) + Number::decimal(2, 1);
    assert_eq!(sum, Number::decimal(3, 1));
}

#[test]
fn decimals_are_in_lowest_terms() {
    for digits in [0, 1, 4, 5, 10, 25, 40, 125, 1000, 1024, 99_999, i64::MAX, i64::MIN] {
        for scale in [0, 1, 2, 3, 9] {
            let power = 10_i128.pow(scale);
            for digits in [digits, digits.wrapping_neg()] {
                let ratio = Number::ratio(digits.into(), power).unwrap();
                assert_eq!(Number::decimal(digits, scale), ratio, "{digits} / {power}");
            }
        }
    }
}

#[test]
fn nine_of_twelve_is_exactly_three_quarters() {
    assert_eq!(Number::ratio(9, 12), Some(Number::decimal(75, 2)));
}

#[test]
fn what_overflows_a_machine_word_stays_exact() {
    let large = Number::whole(i64::MAX);
    let square = large.clone() * large.clone();
    assert_eq!(square.checked_div(&large), Some(large.clone()));
    assert!(square > large);
    assert_eq!(-Number::whole(i64::MIN) + Number::whole(i64::MIN), Number::ZERO);
    let tiny = Number::decimal(1, 18) * Number::decimal(1, 18);
    assert_eq!(tiny.clone() * Number::decimal(5, 1) + tiny.clone() * Number::decimal(5, 1), tiny);
}

#[test]
fn decimals_of_machine_words_are_those_of_any_number() {
    let odd = [0, 1, 2, 3, 5, 7, 999, i64::MAX, 1_000_003];
    for num in odd.into_iter().flat_map(|num| [num, -num]) {
        for den in [1, 2, 3, 7, 8, 40_000, 99_991] {
            let number = Number::ratio(num.into(), den).unwrap();
            for places in [0, 1, 4, 18] {
                let big = number.big_to_decimal(places);
                assert_eq!(number.to_decimal(places), big, "{number:?}, {places} places");
            }
        }
    }
}

#[test]
fn halves_round_up_also_below_zero() {
    assert_eq!(Number::decimal(25, 1).round(), Number::whole(3));
    assert_eq!(Number::decimal(-25, 1).round(), Number::whole(-2));
    assert_eq!(Number::decimal(-25, 1).floor(), Number::whole(-3));
}

#[test]
fn decimals_for_reading_are_rounded_once() {
    assert_eq!(Number::ratio(2, 3).unwrap().to_decimal(4), "0.6667");
    assert_eq!(Number::ratio(-1, 100_000).unwrap().to_decimal(4), "0");
    assert_eq!(Number::decimal(3125, 2).to_decimal(4), "31.25");
    assert_eq!(Number::decimal(-25, 1).to_decimal(0), "-2");
}
