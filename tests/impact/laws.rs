//! The laws that the figures of a comparison keep.

use tilik::assess::{Assessment, assess};
use tilik::bound::Range;
use tilik::checklist::Checklist;
use tilik::dossier::Dossier;
use tilik::impact::{Comparison, Effect, Movement, Shift};
use tilik::quantity::Number;

use crate::edition::another_edition;
use crate::support::case::Case;
use crate::support::dice::Dice;
use crate::support::random_checklist::Wanted;
use crate::support::run::{Tally, cases};
use crate::support::{dossier, filling, pipeline};

/// A dossier, judged by two checklists.
struct Judged<'c> {
    comparison: Comparison<'c>,
    dossier: Dossier,
    before: Assessment,
    after: Assessment,
}

impl<'c> Judged<'c> {
    /// `None` where the form does not allow the dossier.
    fn new(old: &'c Checklist, new: &'c Checklist, written: &str) -> Option<Self> {
        let dossier = pipeline::read(old, written).unwrap()?;
        let again = pipeline::read(new, written).unwrap()?;
        let (before, after) = (assess(old, &dossier), assess(new, &again));
        Some(Self { comparison: Comparison::of(old, new), dossier, before, after })
    }

    fn effect(&self) -> Effect {
        self.comparison.effect(&self.dossier, (&self.before, &self.after))
    }
}

#[test]
fn a_checklist_against_itself_changes_nothing() {
    cases("itself", 60, |seed, tally| {
        let case = Case::random(&mut Dice::new(seed), seed, Wanted::default());
        let again = case.with_checklist(case.model.clone());
        let written = case.dossier.yaml(&case.model.form);
        let Some(judged) = Judged::new(&case.checklist, &again.checklist, &written) else {
            tally.refused += 1;
            return;
        };
        tally.assessed += 1;
        let comparison = &judged.comparison;
        assert!(comparison.scores_the_same, "seed {seed}: {:?}", comparison.pairs);
        assert!(comparison.pairs.iter().all(|pair| pair.differs.is_empty()), "seed {seed}");
        assert!(comparison.frames.is_empty(), "seed {seed}: {:?}", comparison.frames);
        let effect = judged.effect();
        let still = |shift: &Shift| !shift.result_differs() && shift.total().is_zero();
        assert!(effect.criteria.iter().all(still), "seed {seed}: {effect:?}");
        let movement = effect.movement();
        let expected = if effect.old.is_some() { Movement::Stays } else { Movement::Incomparable };
        assert_eq!(movement, expected, "seed {seed}");
    });
}

/// A random checklist, another edition of it, and dossiers for both.
fn editions(name: &str, count: u64, test: impl Fn(&Case, &Case, &mut Dice, &mut Tally)) {
    let mut compared = 0;
    cases(name, count, |seed, tally| {
        let mut dice = Dice::new(seed);
        let case = Case::random(&mut dice, seed, Wanted::default());
        let model = another_edition(&mut dice, &case.model);
        // Nobody can see without working it out which levels are in reach.
        if pipeline::load(&model.yaml()).is_err() {
            return;
        }
        compared += 1;
        test(&case, &case.with_checklist(model), &mut dice, tally);
    });
    assert!(compared * 2 > count, "{name}: only {compared} of {count} editions are sound");
}

/// What the criteria add to the change of the proven total is that change, to the last digit.
#[test]
fn contributions_add_up_exactly() {
    editions("contributions", 120, |case, other, _, tally| {
        let written = case.dossier.yaml(&case.model.form);
        let Some(judged) = Judged::new(&case.checklist, &other.checklist, &written) else {
            tally.refused += 1;
            return;
        };
        tally.assessed += 1;
        let effect = judged.effect();
        let sum = effect.criteria.iter().fold(Number::ZERO, |sum, shift| sum + shift.total());
        let low = |total: &Option<Range>| total.as_ref().and_then(Range::low).cloned();
        let zero = Number::ZERO;
        let change = low(&effect.new).unwrap_or(zero.clone()) - low(&effect.old).unwrap_or(zero);
        assert_eq!(sum, change, "seed {}: {effect:?}", case.seed);
    });
}

/// However the blanks are filled in, the change of the score lies within the bounds that were shown, and
/// once nothing is blank it is one number.
#[test]
fn filling_blanks_never_leaves_the_bounds_of_the_change() {
    editions("bounds of the change", 150, |case, other, dice, tally| {
        let form = &case.model.form;
        let judged = |dossier: &dossier::Dossier| {
            Judged::new(&case.checklist, &other.checklist, &dossier.yaml(form))
        };
        let Some(before) = judged(&case.dossier).map(|judged| judged.effect()) else {
            tally.refused += 1;
            return;
        };
        tally.assessed += 1;
        for _ in 0..3 {
            let part = filling::partial(dice, form, &case.dossier);
            let Some(whole) = filling::whole(dice, form, &part) else { continue };
            let Some(after) = judged(&whole).map(|judged| judged.effect()) else { continue };
            tally.assessed += 1;
            let (Some(before), Some(after)) = (&before.change, &after.change) else { continue };
            let leak = format!("{before:?} does not hold {after:?}");
            let faults = if before.covers(after) { &[] } else { std::slice::from_ref(&leak) };
            case.expect_none("the change leaves its bounds", faults, &whole);
            if form.can_be_complete() {
                case.expect_none(
                    "left open",
                    if after.exact().is_some() { &[] } else { std::slice::from_ref(&leak) },
                    &whole,
                );
            }
        }
    });
}
