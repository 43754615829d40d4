//! Another edition of a checklist: the same form, with weights, levels and criteria changed.

use crate::support::checklist::{Checklist, Criterion, Levels, Measured};
use crate::support::dice::Dice;
use crate::support::random_checklist::{Wanted, criterion_measure};

/// Another edition of a checklist. Some of its levels may be out of reach, for which it is refused.
pub(crate) fn another_edition(dice: &mut Dice, checklist: &Checklist) -> Checklist {
    let mut other = checklist.clone();
    for section in &mut other.sections {
        if dice.chance(20) {
            *section = *dice.pick(&["1", "2", "3", "0.5"]);
        }
    }
    for criterion in &mut other.criteria {
        change(dice, criterion);
    }
    if dice.chance(30) {
        drop_one(dice, &mut other);
    }
    if dice.chance(30) {
        add_one(dice, &mut other);
    }
    other
}

fn change(dice: &mut Dice, criterion: &mut Criterion) {
    if dice.chance(20) {
        criterion.weight = Some(*dice.pick(&["2", "3", "0.25", "1.5"]));
    }
    if dice.chance(15) {
        criterion.critical = !criterion.critical;
    }
    if dice.chance(15) {
        criterion.when_empty = Some(*dice.pick(&["met", "unmet", "not_applicable"]));
    }
    match &mut criterion.measure.levels {
        Some(Levels::Steps(_, steps)) if steps.len() > 1 && dice.chance(30) => {
            let place = dice.below(steps.len());
            steps.remove(place);
        }
        _ => {}
    }
    match &mut criterion.measure.of {
        Measured::Each { require, .. } if dice.chance(15) => *require = format!("not ({require})"),
        Measured::Each { .. } | Measured::Value(_) => {}
    }
}

/// Takes out a criterion whose section has another one.
fn drop_one(dice: &mut Dice, checklist: &mut Checklist) {
    let place = dice.below(checklist.criteria.len());
    let section = checklist.criteria[place].section;
    if checklist.criteria.iter().filter(|one| one.section == section).count() > 1 {
        checklist.criteria.remove(place);
    }
}

fn add_one(dice: &mut Dice, checklist: &mut Checklist) {
    let Some(measure) = criterion_measure(dice, &checklist.form, Wanted::default()) else { return };
    checklist.criteria.push(Criterion {
        id: "BARU".to_owned(),
        section: dice.below(checklist.sections.len()),
        axis: None,
        weight: Some("2"),
        critical: false,
        applies_when: None,
        measure,
        when_empty: Some("unmet"),
    });
}
