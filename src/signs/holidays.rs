//! Public holidays: a list that comes as a file, and those on fixed days of the year in Indonesia.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Listing;
use crate::dossier;
use crate::quantity::Date;
use crate::text;
use crate::text::Text;

/// A list of holidays without a column of days.
pub const HOLIDAYS_WITHOUT_DAY: Code = Code("holidays-without-day");
/// A day of a list of holidays that is no day.
pub const NOT_A_HOLIDAY: Code = Code("not-a-holiday");

/// A holiday on the same day of each year: month, day, first year, name in Indonesian and English.
type Fixed = (u32, u32, i32, &'static str, &'static str);

/// What is certain without a calendar of the year: the feasts of most religions move, and come from the
/// yearly joint decree. 1 May is a holiday by Keputusan Presiden 24/2013, 1 June by Keputusan Presiden
/// 24/2016.
const FIXED: [Fixed; 5] = [
    (1, 1, 1900, "Tahun Baru Masehi", "New Year"),
    (5, 1, 2014, "Hari Buruh Internasional", "Labour Day"),
    (6, 1, 2017, "Hari Lahir Pancasila", "Pancasila Day"),
    (8, 17, 1946, "Hari Kemerdekaan", "Independence Day"),
    (12, 25, 1900, "Hari Raya Natal", "Christmas Day"),
];

/// The public holidays that are known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Holidays {
    listed: BTreeMap<Date, String>,
}

impl Holidays {
    /// The holidays of a list with a column `tanggal` or `date` and, for their names, `nama` or `name`; those
    /// on fixed days are holidays too. What is no day is an error.
    #[must_use]
    pub fn read(listing: &Listing, diagnostics: &mut Diagnostics) -> Self {
        let Some(day) = listing.column(&["tanggal", "date"]) else {
            diagnostics.push(without_day(listing));
            return Self::default();
        };
        let name = listing.column(&["nama", "name", "keterangan"]);
        let mut listed = BTreeMap::new();
        for line in &listing.lines {
            match dossier::day(line.cell(day)) {
                Some(date) => {
                    let name = name.map_or("", |name| line.cell(name));
                    listed.insert(date, name.to_owned());
                }
                None => diagnostics.push(not_a_day(line.place.clone())),
            }
        }
        Self { listed }
    }

    /// The holiday on a day, by name; the name is empty where the list gives none.
    #[must_use]
    pub fn on(&self, date: Date) -> Option<Text> {
        if let Some(name) = self.listed.get(&date) {
            return Some(Text::both(name));
        }
        let (year, month, day) = date.parts();
        let is = |fixed: &&Fixed| (fixed.0, fixed.1) == (month, day) && fixed.2 <= year;
        FIXED.iter().find(is).map(|fixed| Text::new(fixed.3, fixed.4))
    }
}

fn without_day(listing: &Listing) -> Diagnostic {
    let message = text!(
        "daftar hari libur ini tidak mempunyai kolom `tanggal`",
        "this list of holidays has no column `date`"
    );
    Diagnostic::error(HOLIDAYS_WITHOUT_DAY, listing.heads.clone(), message).help(text!(
        "tulis judul kolom di baris pertama: `tanggal,nama`",
        "write the heads of the columns in the first line: `date,name`"
    ))
}

fn not_a_day(place: crate::diagnostic::Place) -> Diagnostic {
    let message = text!("ini bukan tanggal", "this is no date");
    Diagnostic::error(NOT_A_HOLIDAY, place, message)
        .help(text!("tulis misalnya 2026-03-19", "write for example 2026-03-19"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(year: i32, month: u32, day: u32) -> Option<String> {
        let name = Holidays::default().on(Date::new(year, month, day).unwrap());
        name.map(|name| name.get(crate::text::Lang::Id).to_owned())
    }

    #[test]
    fn fixed_days_are_holidays_since_they_were_declared() {
        assert_eq!(named(2026, 8, 17).as_deref(), Some("Hari Kemerdekaan"));
        assert_eq!(named(2026, 8, 18), None);
        assert_eq!((named(2013, 5, 1), named(2016, 6, 1)), (None, None));
        assert!(named(2014, 5, 1).is_some() && named(2017, 6, 1).is_some());
    }
}
