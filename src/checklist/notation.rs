//! Writes values the way checklists do.

use crate::form::Kind;
use crate::quantity::{Date, Month, Number, Time};

/// The literal of the expression language that stands for a value of a kind: `80%`, `3 hours`, `2005-03`.
#[must_use]
pub fn literal(kind: Kind, value: &Number) -> String {
    let whole = || value.floor().to_i64().and_then(|whole| i32::try_from(whole).ok());
    let calendar = match kind {
        Kind::Date => whole().and_then(Date::from_days).map(|date| date.to_string()),
        Kind::Month => whole().and_then(Month::from_index).map(|month| month.to_string()),
        Kind::Time => whole()
            .and_then(|minutes| u32::try_from(minutes).ok())
            .and_then(|minutes| Time::new(minutes / 60, minutes % 60))
            .map(|time| time.to_string()),
        Kind::Duration => Some(duration(value)),
        Kind::Share => Some(percent(value)),
        Kind::Boolean if value.is_zero() => Some("false".to_owned()),
        Kind::Boolean => Some("true".to_owned()),
        Kind::Integer | Kind::Number | Kind::Text | Kind::Choice(_) | Kind::Choices(_) => None,
    };
    calendar.unwrap_or_else(|| value.to_decimal(4))
}

fn percent(value: &Number) -> String {
    format!("{}%", (value.clone() * Number::whole(100)).to_decimal(4))
}

fn duration(minutes: &Number) -> String {
    let units = [(1440, "days"), (60, "hours")];
    let fitting = units.iter().find_map(|(size, unit)| {
        let count = minutes.checked_div(&Number::whole(*size))?;
        let unit = if count == Number::ONE { unit.trim_end_matches('s') } else { unit };
        (count.is_whole() && !count.is_zero()).then(|| format!("{} {unit}", count.to_decimal(0)))
    });
    fitting.unwrap_or_else(|| format!("{} minutes", minutes.to_decimal(4)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_in_a_checklist() {
        let share = Number::ratio(3, 4).unwrap();
        assert_eq!(literal(Kind::Share, &share), "75%");
        assert_eq!(literal(Kind::Duration, &Number::whole(180)), "3 hours");
        assert_eq!(literal(Kind::Duration, &Number::whole(75)), "75 minutes");
        assert_eq!(literal(Kind::Month, &Number::whole(2005 * 12 + 2)), "2005-03");
        assert_eq!(literal(Kind::Time, &Number::whole(450)), "07:30");
        assert_eq!(literal(Kind::Number, &share), "0.75");
    }
}
