//! Workbooks: whether people still see what was written.

use std::collections::BTreeMap;

use super::{Difference, Part};
use crate::diagnostic::Address;
use crate::followup::workbook::whole::{Sheet, Whole};

/// How many cells are told at most.
const MOST: usize = 20;

/// The cells that are not what was written. In the action plan, which is there to be filled in and sorted, what
/// was written has to stand somewhere; anything else may stand beside it.
#[must_use]
pub fn differences(report: &Whole, now: &Whole) -> Vec<Difference> {
    let mut found = Vec::new();
    for sheet in &now.sheets {
        match named(report, &sheet.name) {
            None => found.push(whole_sheet(&sheet.name, (None, Some(&sheet.name)))),
            Some(ours) if sheet.is_plan => found.extend(gone(ours, sheet)),
            Some(ours) => found.extend(changed(ours, sheet)),
        }
    }
    let added = report.sheets.iter().filter(|sheet| named(now, &sheet.name).is_none());
    found.extend(added.map(|sheet| whole_sheet(&sheet.name, (Some(&sheet.name), None))));
    found.truncate(MOST);
    found
}

fn named<'w>(whole: &'w Whole, name: &str) -> Option<&'w Sheet> {
    whole.sheets.iter().find(|sheet| sheet.name == name)
}

/// A sheet that only one of the two has: its name where it is there.
fn whole_sheet(name: &str, (report, now): (Option<&String>, Option<&String>)) -> Difference {
    let part = Part::Cell(name.to_owned(), String::new());
    Difference { part, report: report.cloned(), now: now.cloned() }
}

fn changed(report: &Sheet, now: &Sheet) -> Vec<Difference> {
    let mut places: Vec<Address> = report.cells.keys().chain(now.cells.keys()).copied().collect();
    places.sort_unstable();
    places.dedup();
    let differ = |at: &Address| !is_same(report.cells.get(at), now.cells.get(at));
    let difference = |at: Address| Difference {
        part: Part::Cell(now.name.clone(), at.name()),
        report: report.cells.get(&at).cloned(),
        now: now.cells.get(&at).cloned(),
    };
    places.into_iter().filter(differ).map(difference).collect()
}

/// What was written in an action plan and no longer stands in it.
fn gone(report: &Sheet, now: &Sheet) -> Vec<Difference> {
    let mut there: BTreeMap<&str, usize> = BTreeMap::new();
    for text in report.cells.values() {
        *there.entry(text).or_default() += 1;
    }
    let mut gone = Vec::new();
    for (at, text) in &now.cells {
        match there.get_mut(text.as_str()) {
            Some(left) if *left > 0 => *left -= 1,
            _ => gone.push(Difference {
                part: Part::Cell(now.name.clone(), at.name()),
                report: report.cells.get(at).cloned(),
                now: Some(text.clone()),
            }),
        }
    }
    gone
}

/// Whether two cells say the same. Programs that save a workbook work formulas out again, and may write the
/// last of sixteen digits otherwise.
fn is_same(one: Option<&String>, other: Option<&String>) -> bool {
    const NEAR: f64 = 1e-9;
    let number = |text: Option<&String>| text.and_then(|text| text.parse::<f64>().ok());
    match (number(one), number(other)) {
        (Some(one), Some(other)) => (one - other).abs() <= NEAR * one.abs().max(1.0),
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(sheets: &[&str]) -> Whole {
        let sheet = |name: &&str| Sheet {
            name: (*name).to_owned(),
            is_plan: false,
            cells: BTreeMap::new(),
        };
        Whole { record: String::new(), sheets: sheets.iter().map(sheet).collect() }
    }

    #[test]
    fn a_sheet_that_is_gone_and_one_that_was_added_are_told() {
        let said = |text: &str| Some(text.to_owned());
        let found = differences(&whole(&["Skor", "Catatan"]), &whole(&["Skor", "RTL"]));
        let sheet = |name: &str| Part::Cell(name.to_owned(), String::new());
        assert_eq!(
            found,
            [
                Difference { part: sheet("RTL"), report: None, now: said("RTL") },
                Difference { part: sheet("Catatan"), report: said("Catatan"), now: None },
            ]
        );
        assert_eq!(differences(&whole(&["Skor"]), &whole(&["Skor"])), []);
    }
}
