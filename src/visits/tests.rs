//! Days and months of a plan.

use super::policy::Policy;
use super::{days, months_between};
use crate::diagnostic::Diagnostics;
use crate::quantity::Date;
use crate::signs::holidays::Holidays;

fn day(written: &str) -> Date {
    written.parse().unwrap()
}

#[test]
fn months_are_counted_when_they_are_over() {
    let months = |from: &str, to: &str| months_between(day(from), day(to));
    assert_eq!(months("2026-01-15", "2026-02-14"), 0);
    assert_eq!(months("2026-01-15", "2026-02-15"), 1);
    assert_eq!(months("2025-12-31", "2026-02-28"), 2);
    assert_eq!(months("2026-03-01", "2026-02-01"), 0);
}

#[test]
fn visits_fall_on_working_days_evenly_and_not_on_holidays() {
    let written = |as_of: &str, count| -> Vec<String> {
        days(day(as_of), count, &Holidays::default()).iter().map(Date::to_string).collect()
    };
    assert_eq!(written("2026-07-31", 2), ["2026-08-10", "2026-08-25"]);
    let all = written("2026-07-31", 20);
    assert!(all.len() == 20 && !all.contains(&"2026-08-17".to_owned()));
    // On the last Friday of a month whose last days are a weekend, the next month is planned.
    assert_eq!(written("2026-05-29", 1), ["2026-06-16"]);
    assert_eq!(written("2026-09-29", 3), ["2026-09-30"; 3]);
    assert_eq!(written("2026-09-29", 0), [""; 0]);
}

#[test]
fn the_default_policy_says_everything_and_nothing_wrong() {
    let policy = Policy::usual();
    assert_eq!((policy.visits, policy.missing, policy.critical), (4, (3, 20), (10, 30)));
    assert_eq!((policy.grades.get("kurang"), policy.columns.len()), (Some(&30), 1));
    let source = std::sync::Arc::new(crate::diagnostic::Source::file("a", super::policy::DEFAULT));
    let mut diagnostics = Diagnostics::new();
    assert_eq!(Policy::read(&source, &mut diagnostics), policy);
    assert!(diagnostics.is_empty());
}
