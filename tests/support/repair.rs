//! Takes levels out of a checklist that its loader says no measure can earn, and holds it to its word.

use tilik::assess::{Assessment, Measured};
use tilik::expr::Literal;
use tilik::quantity::Number;

use super::checklist::{Checklist, Levels, Measure};
use super::dice::Dice;
use super::pipeline::Refusal;
use super::random_checklist::{Wanted, criterion_measure, value};

/// A criterion or an indicator, by its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Of {
    Criterion(usize),
    Indicator(usize),
}

/// A level that is said to be out of reach: values from one end to the other would earn it, the second end
/// earning the level above already.
#[derive(Clone, Debug)]
pub(crate) struct Dropped {
    of: Of,
    more_is_better: bool,
    threshold: Number,
    above: Option<Number>,
}

/// Takes what is out of reach out of a checklist; false where it is refused for anything else.
pub(crate) fn repair(
    dice: &mut Dice,
    model: &mut Checklist,
    refusals: &[Refusal],
    dropped: &mut Vec<Dropped>,
    wanted: Wanted,
) -> bool {
    let written = model.yaml();
    let mut again = Vec::new();
    for refusal in refusals {
        let Some(of) = owner(&written, refusal.line) else { return false };
        match refusal.code {
            "unreachable-level" => dropped.push(drop_level(model, of, &refusal.at)),
            "unreachable-measure" => again.push(of),
            _ => return false,
        }
    }
    for of in dropped.iter().map(|one| one.of) {
        let levels = measure(model, of).levels.as_ref();
        if matches!(levels, Some(Levels::Steps(_, steps)) if steps.is_empty()) {
            again.push(of);
        }
    }
    for of in again {
        dropped.retain(|one| one.of != of);
        let form = model.form.clone();
        let other = loop {
            let other = match of {
                Of::Criterion(_) => criterion_measure(dice, &form, wanted),
                Of::Indicator(_) => value(dice, &form, wanted),
            };
            if let Some(other) = other {
                break other;
            }
        };
        *measure(model, of) = other;
    }
    true
}

/// The criterion or indicator that stands at a line.
fn owner(written: &str, line: usize) -> Option<Of> {
    let above: Vec<&str> = written.lines().take(line).collect();
    let id = above.iter().rev().find_map(|line| line.strip_prefix("  - id: "))?;
    let place = id.get(2..)?.parse().ok()?;
    match id.get(..2)? {
        "K-" => Some(Of::Criterion(place)),
        "I-" => Some(Of::Indicator(place)),
        _ => None,
    }
}

fn measure(model: &mut Checklist, of: Of) -> &mut Measure {
    match of {
        Of::Criterion(place) => &mut model.criteria[place].measure,
        Of::Indicator(place) => &mut model.indicators[place],
    }
}

fn drop_level(model: &mut Checklist, of: Of, threshold: &str) -> Dropped {
    let Some(Levels::Steps(key, steps)) = &mut measure(model, of).levels else {
        panic!("{of:?} has no levels");
    };
    let number = |written: &str| {
        let literal = Literal::parse(written);
        let exact =
            literal.as_ref().and_then(Literal::range).and_then(|range| range.exact().cloned());
        exact.unwrap()
    };
    let place = steps.iter().position(|(other, _)| other == threshold).unwrap();
    let above = place.checked_sub(1).map(|above| number(&steps[above].0));
    steps.remove(place);
    Dropped { of, more_is_better: *key == "at_least", threshold: number(threshold), above }
}

/// The dropped levels that a sure measure earns all the same.
pub(crate) fn earned(dropped: &[Dropped], assessment: &Assessment) -> Vec<String> {
    let earns = |dropped: &&Dropped| {
        let measure: Option<&Measured> = match dropped.of {
            Of::Criterion(place) => assessment.criteria[place].measure.as_ref(),
            Of::Indicator(place) => Some(&assessment.indicators[place].measure),
        };
        let sure = measure.and_then(|measure| measure.range.as_ref()?.exact());
        let reaches = |value: &Number, threshold: &Number| match dropped.more_is_better {
            true => value >= threshold,
            false => value <= threshold,
        };
        sure.is_some_and(|value| {
            let more = dropped.above.as_ref().is_some_and(|above| reaches(value, above));
            reaches(value, &dropped.threshold) && !more
        })
    };
    dropped.iter().filter(earns).map(|dropped| format!("{dropped:?}")).collect()
}
