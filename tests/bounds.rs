//! The central promise: however the blanks are filled in, the result lies within the reported bounds.
//!
//! Checklists and dossiers are random, as YAML texts, and go the way every input goes. An ordinary run has
//! a few thousand cases; `TILIK_CASES=200000 cargo test --release --test bounds filling -- --nocapture`
//! makes a long one and says how many there were; `TILIK_SEED=17 TILIK_CASES=1` repeats the case of seed 17.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on stops, and says at which seed"
)]

mod support;

use support::case::Case;
use support::dice::Dice;
use support::random_checklist::Wanted;
use support::run::{Tally, cases};
use support::simple::{all_fillings, simple_case};
use support::{filling, inside, laws};
use tilik::bound::Range;

/// How many dossiers in turn share a checklist: reading one takes longer than assessing a few dossiers.
const DOSSIERS_A_CHECKLIST: u64 = 4;

/// A partial filling lies within the bounds; a whole one lies within those of both and leaves nothing open.
#[test]
fn filling_blanks_never_leaves_the_bounds() {
    let mut shared: Option<Case> = None;
    cases("fillings", 2000, |seed, tally| {
        let of_checklist = seed / DOSSIERS_A_CHECKLIST;
        let mut case = shared
            .take()
            .filter(|case| case.seed / DOSSIERS_A_CHECKLIST == of_checklist)
            .unwrap_or_else(|| Case::random(&mut Dice::new(of_checklist), seed, Wanted::default()));
        let dice = &mut Dice::new(seed);
        case.seed = seed;
        case.another_dossier(dice);
        fill_in(&case, dice, tally);
        shared = Some(case);
    });
}

fn fill_in(case: &Case, dice: &mut Dice, tally: &mut Tally) {
    let (form, checklist) = (&case.model.form, &case.checklist);
    let Some(before) = case.assess(&case.dossier, tally) else { return };
    case.expect_none("by itself", &inside::inconsistencies(checklist, &before), &case.dossier);
    for _ in 0..2 {
        let part = filling::partial(dice, form, &case.dossier);
        let Some(between) = case.assess(&part, tally) else { continue };
        case.expect_none("partly filled", &inside::leaks(checklist, &before, &between), &part);
        for _ in 0..2 {
            let Some(whole) = filling::whole(dice, form, &part) else { continue };
            let Some(after) = case.assess(&whole, tally) else { continue };
            case.expect_none("filled", &inside::leaks(checklist, &before, &after), &whole);
            case.expect_none("filled further", &inside::leaks(checklist, &between, &after), &whole);
            case.expect_none("by itself", &inside::inconsistencies(checklist, &after), &whole);
            if form.can_be_complete() {
                case.expect_none("left open", &inside::open_ends(checklist, &after), &whole);
            }
        }
    }
}

/// Where each blank decides one thing only, both ends of `count`, `share`, `any` and `all` are reached by
/// some filling, and none is possible just where some filling gives it.
#[test]
fn where_each_blank_decides_one_thing_the_bounds_are_exact() {
    cases("exactness", 150, |seed, tally| {
        let case = simple_case(&mut Dice::new(seed), seed);
        let measure = |dossier: &_, tally: &mut _| {
            let assessment =
                case.assess(dossier, tally).unwrap_or_else(|| case.fail("refused", &[], dossier));
            assessment.criteria[0].measure.clone().unwrap()
        };
        let bounds = measure(&case.dossier, tally);
        let (mut reached, mut none): (Option<Range>, bool) = (None, false);
        for filled in all_fillings(&case.model.form, &case.dossier) {
            let one = measure(&filled, tally);
            none |= one.may_be_none;
            reached = match (reached, one.range) {
                (Some(range), Some(one)) => Some(range.join(one)),
                (range, one) => range.or(one),
            };
        }
        if reached != bounds.range || none != bounds.may_be_none {
            let found = format!("{bounds:?}, but the fillings reach {reached:?}, none: {none}");
            case.fail("not exact", &[found], &case.dossier);
        }
    });
}

/// A criterion that never applies is as good as none.
#[test]
fn an_inapplicable_criterion_equals_a_removed_one() {
    cases("inapplicable", 100, |seed, tally| {
        let mut dice = Dice::new(seed);
        let case = Case::random(&mut dice, seed, Wanted::default());
        let Some((place, inapplicable, removed)) = laws::without_one(&mut dice, &case.model) else {
            return;
        };
        let (inapplicable, removed) =
            (case.with_checklist(inapplicable), case.with_checklist(removed));
        let one = inapplicable.assess(&case.dossier, tally);
        let other = removed.assess(&case.dossier, tally);
        let (Some(mut one), Some(other)) = (one, other) else { return };
        one.criteria.remove(place);
        one.scorecard.effective_weights.remove(place);
        let same = one.criteria == other.criteria && one.scorecard == other.scorecard;
        let differs = format!("without {place}: {:?}, {:?}", one.scorecard, other.scorecard);
        case.expect_none(
            "inapplicable",
            if same { &[] } else { std::slice::from_ref(&differs) },
            &case.dossier,
        );
    });
}

/// Two runs over the same input say the same.
#[test]
fn two_runs_give_the_same_result() {
    cases("two runs", 60, |seed, tally| {
        let mut dice = Dice::new(seed);
        let case = Case::random(&mut dice, seed, Wanted::default());
        let again = case.with_checklist(case.model.clone());
        let (one, other) = (case.assess(&case.dossier, tally), again.assess(&case.dossier, tally));
        assert!(one == other, "seed {seed}: two runs differ");
    });
}

/// Where nothing asks for the first or last row, the order of rows does not matter.
#[test]
fn the_order_of_rows_does_not_matter() {
    cases("order", 200, |seed, tally| {
        let mut dice = Dice::new(seed);
        let case = Case::random(&mut dice, seed, Wanted { order_free: true });
        let shuffled = laws::shuffled(&mut dice, &case.model.form, &case.dossier);
        let (one, other) = (case.assess(&case.dossier, tally), case.assess(&shuffled, tally));
        let (Some(one), Some(other)) = (one, other) else { return };
        let mut faults = inside::leaks(&case.checklist, &one, &other);
        faults.extend(inside::leaks(&case.checklist, &other, &one));
        if one.scorecard != other.scorecard {
            faults.push(format!("{:?}, {:?}", one.scorecard, other.scorecard));
        }
        case.expect_none("in another order", &faults, &shuffled);
    });
}
