//! What is invented is read back without a fault, says the same each time, and differs as units do.

use super::*;
use crate::assess::assess;
use crate::checklist::{builtin, load};
use crate::diagnostic::{Diagnostics, Source};
use crate::dossier::Dossier;

fn checklist(id: &str) -> Checklist {
    let mut diagnostics = Diagnostics::new();
    load::from_text(id, builtin::text(id).unwrap(), &mut diagnostics).unwrap()
}

fn year(year: i32) -> Period {
    Period::parse(&year.to_string()).unwrap()
}

fn read(checklist: &Checklist, filled: &Filled) -> Dossier {
    let reader = Reader::new(checklist, ReadOptions::default());
    let mut diagnostics = Diagnostics::new();
    let source = std::sync::Arc::new(Source::file("a.yaml", filled.yaml()));
    let mut drafts = reader.read_yaml(&source, &mut diagnostics);
    let dossier = reader.seal(drafts.first_mut().unwrap(), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?}\n{}", filled.yaml());
    dossier.unwrap()
}

#[test]
fn every_built_in_form_is_filled_in_and_read_back() {
    for id in builtin::ids() {
        let checklist = checklist(id);
        for missing in [0, 1] {
            let missing = Number::ratio(missing, 4).unwrap();
            let simulation = Simulation::new(&checklist, 7, &missing);
            for unit in 0..8 {
                let filled = simulation.dossier(unit, (0, year(2025))).unwrap();
                let dossier = read(&checklist, &filled);
                assert_eq!(dossier.code, filled.code);
                assert!(filled.json().len() > 200, "{id}: {}", filled.json());
            }
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_dossier_and_another_seed_another() {
    let checklist = checklist("lokmin-bulanan");
    let json = |seed, unit, place| {
        let simulation = Simulation::new(&checklist, seed, &Number::ZERO);
        simulation.dossier(unit, (place, year(2025))).unwrap().json()
    };
    assert_eq!(json(1, 3, 0), json(1, 3, 0));
    assert_ne!(json(1, 3, 0), json(2, 3, 0));
    assert_ne!(json(1, 3, 0), json(1, 4, 0));
    assert_ne!(json(1, 3, 0), json(1, 3, 1));
}

#[test]
fn a_unit_is_the_same_unit_in_each_period() {
    let checklist = checklist("pkp-lokmin");
    let simulation = Simulation::new(&checklist, 1, &Number::ZERO);
    let of = |place, of| read(&checklist, &simulation.dossier(30, (place, year(of))).unwrap());
    let (one, later) = (of(0, 2024), of(1, 2025));
    assert_eq!((&one.code, &one.name, &one.groups), (&later.code, &later.name, &later.groups));
    assert_ne!(one.period, later.period);
}

/// Without a quality behind them, criteria would be as many throws of a coin: scores of units would lie
/// close together.
#[test]
fn units_differ_as_good_ones_and_poor_ones_do() {
    let checklist = checklist("lokmin-bulanan");
    let simulation = Simulation::new(&checklist, 11, &Number::ZERO);
    let score = |unit| {
        let dossier = read(&checklist, &simulation.dossier(unit, (0, year(2025))).unwrap());
        let total = assess(&checklist, &dossier).scorecard.total;
        total.and_then(|total| total.low().cloned()).unwrap()
    };
    let mut scores: Vec<Number> = (0..24).map(score).collect();
    scores.sort();
    let spread = scores[20].clone() - scores[3].clone();
    assert!(spread > Number::ratio(1, 5).unwrap(), "{scores:?}");
}

#[test]
fn blanks_widen_the_score_and_none_leaves_it_sharp() {
    let checklist = checklist("lokmin-bulanan");
    let width = |missing: Number| {
        let simulation = Simulation::new(&checklist, 5, &missing);
        let dossier = read(&checklist, &simulation.dossier(1, (0, year(2025))).unwrap());
        let total = assess(&checklist, &dossier).scorecard.total.unwrap();
        total.high().unwrap().clone() - total.low().unwrap().clone()
    };
    assert!(width(Number::ZERO).is_zero());
    assert!(width(Number::ratio(1, 4).unwrap()) > Number::ratio(1, 20).unwrap());
}
