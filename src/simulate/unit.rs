//! A unit behind its dossiers: who it is, and how well it works.

use super::Simulation;
use super::dice::{Dice, Likelihood, WHOLE};
use crate::form::Form;
use crate::ids::FieldId;
use crate::text::Lang;

/// What a unit's dossiers of all periods share, and its quality in one period.
pub(super) struct Unit {
    /// Its number in the simulation.
    pub(super) number: u64,
    /// Its name.
    pub(super) name: String,
    /// Its regions, nearest first.
    pub(super) groups: Vec<String>,
    /// How likely it is to do what the guideline asks.
    pub(super) quality: Likelihood,
    /// How large it is among its like.
    pub(super) size: Likelihood,
    /// How likely it is to leave something blank.
    pub(super) missing: Likelihood,
}

/// What streams of chance are for.
const NAME: u64 = 1;
const REGION: u64 = 2;
const TREND: u64 = 3;

impl Unit {
    /// A unit in the period at this place.
    pub(super) fn drawn(simulation: &Simulation<'_>, number: u64, place: u64) -> Self {
        let form = &simulation.checklist.form;
        let mut dice = Dice::of(simulation.seed, &[number, 0, NAME]);
        let kind = form.unit.get(Lang::Id);
        let name = format!("{kind} {}", simulation.lore.place(&mut dice));
        Self {
            number,
            name,
            groups: groups(simulation, number),
            size: dice.between(0, WHOLE),
            // Some units are careful with their records and some are not.
            missing: simulation.missing * dice.between(3, 17) / 10,
            quality: quality(&mut Dice::of(simulation.seed, &[number, 0, TREND]), place),
        }
    }

    /// The code, which no other unit of the simulation has.
    pub(super) fn code(&self) -> String {
        format!("S{:010}", self.number + 1)
    }
}

/// Most units are neither good nor bad; each gets better or worse in its own way, a little each period.
fn quality(dice: &mut Dice, place: u64) -> Likelihood {
    const LEAST: Likelihood = 2_000;
    const MOST: Likelihood = 9_700;
    let start = (dice.between(LEAST, MOST) + dice.between(LEAST, MOST)) / 2;
    let trend = dice.between(-400, 700);
    let drift: Likelihood = (0..place).map(|_| trend + dice.between(-300, 300)).sum();
    (start + drift).clamp(LEAST, MOST)
}

/// Regions that hold so many units each: some twenty-five the nearest, some twelve of these the next.
fn groups(simulation: &Simulation<'_>, number: u64) -> Vec<String> {
    const UNITS: u64 = 25;
    const REGIONS: u64 = 12;
    let form = &simulation.checklist.form;
    let mut held = UNITS;
    let mut names = Vec::new();
    for (level, field) in form.groups.iter().enumerate() {
        let mut dice = Dice::of(
            simulation.seed,
            &[level as u64, number.checked_div(held).unwrap_or(0), REGION],
        );
        names.push(format!(
            "{} {}",
            kind_of_region(form, *field),
            simulation.lore.place(&mut dice)
        ));
        held = held.saturating_mul(REGIONS);
    }
    names
}

/// What a region of this level is called: the first word of the field's label.
fn kind_of_region(form: &Form, field: FieldId) -> &str {
    let label = form.root().fields.get(field.index()).map_or("", |field| field.label.get(Lang::Id));
    label.split_whitespace().next().unwrap_or_default()
}
