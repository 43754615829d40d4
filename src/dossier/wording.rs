//! Values as messages show them.

use crate::form::Kind;
use crate::quantity::{Date, Month, Number};
use crate::text::Text;

/// A number of a kind: `12,5` and `12.5`, `85%`, `2005-01-12`, `07:30`.
pub(super) fn shown(kind: Kind, number: &Number) -> Text {
    let whole = || number.to_i64().and_then(|whole| i32::try_from(whole).ok());
    let written = match kind {
        Kind::Date => whole().and_then(Date::from_days).map(|date| date.to_string()),
        Kind::Month => whole().and_then(Month::from_index).map(|month| month.to_string()),
        Kind::Time => whole()
            .map(|minutes| format!("{:02}:{:02}", minutes.div_euclid(60), minutes.rem_euclid(60))),
        Kind::Share => {
            let percent = number.clone() * Number::whole(100);
            return decimal(&percent, "%");
        }
        _ => None,
    };
    written.map_or_else(|| decimal(number, ""), Text::both)
}

fn decimal(number: &Number, sign: &str) -> Text {
    let english = number.to_decimal(6);
    Text::new(format!("{}{sign}", english.replace('.', ",")), format!("{english}{sign}"))
}
