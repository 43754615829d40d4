//! What to clarify: signs of the same kind together, each with the records it was found in.

use serde::Serialize;

use super::criterion::Flag;

/// Something to clarify.
#[derive(Clone, Serialize, Debug)]
pub struct Clarification {
    /// The id of the flag behind it.
    pub id: String,
    /// `info` or `warning`.
    pub severity: &'static str,
    /// What is to be clarified.
    pub text: String,
    /// The records in which it was found.
    pub places: Vec<Place>,
}

/// A record in which something was found.
#[derive(Clone, Serialize, Debug)]
pub struct Place {
    /// The row in words; empty for the unit as a whole.
    pub row: String,
    /// The file, without its folders, and the place in it; empty where nobody wrote the row.
    pub source: String,
}

/// Flags that say the same put together, in the order of the first of each.
pub(super) fn together(flags: &[Flag]) -> Vec<Clarification> {
    let mut all: Vec<Clarification> = Vec::new();
    for flag in flags {
        let place = Place { row: flag.row.clone(), source: flag.source.clone() };
        match all.iter_mut().find(|one| (&one.id, &one.text) == (&flag.id, &flag.text)) {
            Some(one) => one.places.push(place),
            None => all.push(Clarification {
                id: flag.id.clone(),
                severity: flag.severity,
                text: flag.text.clone(),
                places: vec![place],
            }),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flag(id: &str, row: &str, text: &str) -> Flag {
        let (id, row, text) = (id.to_owned(), row.to_owned(), text.to_owned());
        Flag { id, severity: "warning", row, text, source: String::new() }
    }

    #[test]
    fn what_is_said_of_several_records_is_said_once() {
        let flags = [
            flag("F1", "Mei", "Hari Minggu."),
            flag("F2", "", "Sama semua."),
            flag("F1", "Juni", "Hari Minggu."),
            flag("F1", "Juli", "Hari libur."),
        ];
        let said: Vec<(String, usize)> =
            together(&flags).into_iter().map(|one| (one.text, one.places.len())).collect();
        let expected = [("Hari Minggu.", 2), ("Sama semua.", 1), ("Hari libur.", 1)];
        assert_eq!(said, expected.map(|(text, places)| (text.to_owned(), places)));
    }
}
