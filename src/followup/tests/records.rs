//! Assessments read back from what was written of them.

use super::{read, standing, written};
use crate::bound::Range;
use crate::dossier::FilledBy;
use crate::followup::record::{NOT_AN_ASSESSMENT, is_record};
use crate::judge::Verdict;
use crate::quantity::{Number, Period};

#[test]
fn numbers_are_read_as_they_are_written() {
    let one = standing(&written(("2025-01", "2025-12"), &[("K1", 0, 4), ("K2", 10, 10)]));
    let share = |digits, scale| Number::decimal(digits, scale);
    assert_eq!(one.score, Some(Range::spanning(share(3125, 4), share(385, 3))));
    assert_eq!(one.period, Period::parse("2025").unwrap());
    assert_eq!(one.filled_by, FilledBy::Itself);
    assert_eq!(one.criterion("K1").unwrap().share(), Some((Number::ZERO, share(4, 1))));
    assert_eq!(one.criterion("K2").unwrap().verdict, Verdict::Met);
    assert_eq!(one.advice[0].id.to_string(), "K1/1");
}

#[test]
fn recommendations_of_one_criterion_are_numbered() {
    let mut one = written(("2025-01", "2025-12"), &[("K1", 0, 0)]);
    let first = one["recommendations"][0].clone();
    one["recommendations"].as_array_mut().unwrap().push(first);
    let ids: Vec<String> = standing(&one).advice.iter().map(|it| it.id.to_string()).collect();
    assert_eq!(ids, ["K1/1", "K1/2"]);
}

#[test]
fn lists_and_lines_hold_several() {
    let one = written(("2025-01", "2025-12"), &[("K1", 0, 0)]);
    let lines = format!("{one}\n{one}\n");
    let list = format!("\u{feff}[{one},\n{one}]\n");
    for text in [&lines, &list] {
        assert!(is_record(text));
        assert_eq!(read(text).0.len(), 2);
    }
}

#[test]
fn what_is_no_whole_assessment_is_refused_as_a_whole() {
    let sound = written(("2025-01", "2025-12"), &[("K1", 0, 0)]);
    let refused = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut broken = sound.clone();
        change(&mut broken);
        let (all, diagnostics) = read(&broken.to_string());
        let codes: Vec<_> = diagnostics.iter().map(|it| it.code).collect();
        assert_eq!((all.len(), codes), (0, vec![NOT_AN_ASSESSMENT]), "{broken}");
    };
    refused(&|it| it["period"]["to"] = "2024-01".into());
    refused(&|it| it["source"] = "lain".into());
    refused(&|it| it["criteria"][0]["verdict"] = "baik".into());
    refused(&|it| it["criteria"][0]["points"]["max"] = 0.into());
    refused(&|it| it["criteria"][0]["points"]["low"] = 11.into());
    refused(&|it| it["score"] = "31".into());
    refused(&|it| {
        it.as_object_mut().unwrap().remove("unit");
    });
    let cut = &sound.to_string()[..200];
    assert_eq!(read(cut).0, []);
}

#[test]
fn dossiers_are_no_assessments() {
    for text in ["", "{}", "[]", "{\"kode\": \"A1\"}", "kode: A1", "[{\"tilik\": 1}]", "{"] {
        assert!(!is_record(text), "{text}");
    }
}
