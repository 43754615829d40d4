//! What became of recommendations.

use super::{answer, earlier, later, reported, with};
use crate::diagnostic::Code;
use crate::dossier::FilledBy;
use crate::followup::answers::Answers;
use crate::followup::plan::{AdviceId, Entry, Status};
use crate::followup::standing::{BaseEdition, Standing};
use crate::followup::{Claim, Followup, Next, Outcome, pair};
use crate::quantity::Date;

/// What became of a criterion with these points of ten before, and now.
fn became(before: (i64, i64), now: Option<(i64, i64)>) -> Outcome {
    let earlier = earlier(&[("K1", before.0, before.1)]);
    let now: Vec<(&str, i64, i64)> = now.iter().map(|(low, high)| ("K1", *low, *high)).collect();
    let later = later(&now);
    Followup::of(&reported(earlier), &reported(later)).advice[0].outcome
}

#[test]
fn outcomes_say_only_what_is_certain() {
    assert_eq!(became((0, 0), Some((10, 10))), Outcome::CarriedOut);
    assert_eq!(became((0, 10), Some((10, 10))), Outcome::CarriedOut);
    assert_eq!(became((0, 0), Some((4, 4))), Outcome::InPart);
    assert_eq!(became((0, 0), Some((4, 10))), Outcome::InPart);
    assert_eq!(became((4, 4), Some((4, 4))), Outcome::Open);
    assert_eq!(became((4, 4), Some((0, 7))), Outcome::Open);
    assert_eq!(became((0, 10), Some((0, 0))), Outcome::Open);
    assert_eq!(became((4, 4), Some((0, 0))), Outcome::Worse);
    assert_eq!(became((4, 7), Some((0, 3))), Outcome::Worse);
    assert_eq!(became((0, 0), Some((0, 10))), Outcome::Unknown);
    assert_eq!(became((4, 10), Some((0, 10))), Outcome::Unknown);
    assert_eq!(became((0, 0), None), Outcome::NotAsked);
}

#[test]
fn what_was_met_and_falls_short_again_came_back() {
    let earlier = earlier(&[("K1", 10, 10), ("K2", 10, 10), ("K3", 10, 10), ("K4", 0, 0)]);
    let later = later(&[("K1", 10, 10), ("K2", 4, 4), ("K3", 0, 10), ("K4", 0, 0)]);
    let (before, now) = (reported(earlier), reported(later));
    let followup = Followup::of(&before, &now);
    let back: Vec<(&str, bool)> =
        followup.came_back.iter().map(|one| (one.later.id.as_str(), one.surely)).collect();
    assert_eq!(back, [("K2", true), ("K3", false)]);
}

#[test]
fn claims_are_held_against_what_the_records_prove() {
    let claim = |status, evidence, outcome| Claim::of(&answer("K1", status, evidence), outcome);
    let done = Some(Status::Done);
    assert_eq!(claim(None, None, Outcome::Open), Claim::Silent);
    assert_eq!(claim(done, None, Outcome::CarriedOut), Claim::Agrees);
    assert_eq!(claim(done, None, Outcome::InPart), Claim::WithoutEvidence);
    assert_eq!(claim(done, Some("notulen"), Outcome::Unknown), Claim::Unproven);
    assert_eq!(claim(done, Some("notulen"), Outcome::NotAsked), Claim::Untold);
    let running = Some(Status::InProgress);
    assert_eq!(claim(running, None, Outcome::CarriedOut), Claim::ProvenAnyway);
    assert_eq!(claim(running, None, Outcome::Open), Claim::Agrees);
}

#[test]
fn deadlines_pass_unless_the_records_prove_the_work_done() {
    let earlier = earlier(&[("K1", 0, 0), ("K2", 0, 0)]);
    let later = later(&[("K1", 0, 0), ("K2", 10, 10)]);
    let due = |criterion: &str, month| Entry {
        due: Date::new(2026, month, 30),
        ..answer(criterion, None, None)
    };
    let entries = vec![due("K1", 6), due("K1", 7), due("K2", 1)];
    let (before, now) = (with(earlier, entries), reported(later));
    let followup = Followup::of(&before, &now);
    let overdue: Vec<bool> =
        followup.advice.iter().flat_map(|it| &it.answers).map(|it| it.overdue).collect();
    assert_eq!(overdue, [true, false, false]);
}

#[test]
fn the_next_plan_repeats_a_promise_or_drops_it_without_a_word() {
    let criteria = [("K1", 0, 0), ("K2", 0, 0), ("K3", 0, 0), ("K4", 0, 0), ("K5", 0, 0)];
    let now = [("K1", 0, 0), ("K2", 0, 0), ("K3", 10, 10), ("K4", 0, 0), ("K5", 0, 0)];
    let promise = |criterion: &str| answer(criterion, Some(Status::InProgress), None);
    let given_up = answer("K4", Some(Status::CannotBeDone), None);
    let before = vec![promise("K1"), promise("K2"), promise("K3"), given_up];
    let before = with(earlier(&criteria), before);
    let next = |now: &crate::followup::Reported| -> Vec<Option<Next>> {
        Followup::of(&before, now).advice.iter().map(|it| it.next).collect()
    };
    // Without a next plan nothing can be said.
    assert_eq!(next(&reported(later(&now))), [None; 5]);
    let now = with(later(&now), vec![promise("K1")]);
    assert_eq!(next(&now), [Some(Next::Repeated), Some(Next::Dropped), None, None, None]);
    let answers = Answers::of(&Followup::of(&before, &now).advice);
    assert_eq!((answers.open, answers.repeated, answers.dropped), (2, 1, 1));
    assert_eq!((answers.asked, answers.unanswered, answers.total), (5, 1, 4));
}

#[test]
fn rows_without_an_answer_are_left_out_and_plans_of_its_own_are_kept() {
    let (earlier, later) = (earlier(&[("K1", 0, 0)]), later(&[("K1", 0, 0)]));
    let other = AdviceId { criterion: "K9".to_owned(), place: 0 };
    let own = Entry { finding: Some("Proyektor rusak".to_owned()), ..Entry::default() };
    let strange = Entry { answers: Some(other), ..own.clone() };
    let entries = vec![answer("K1", None, None), own.clone(), strange.clone()];
    let (before, now) = (with(earlier, entries), reported(later));
    let followup = Followup::of(&before, &now);
    assert_eq!(followup.advice[0].answers, []);
    assert_eq!(followup.own, [&own, &strange]);
}

#[test]
fn two_assessments_that_do_not_belong_together_are_told_apart() {
    let (one, two) = (earlier(&[("K1", 0, 0)]), later(&[("K1", 0, 0)]));
    fn code(earlier: &Standing, later: &Standing) -> Option<Code> {
        pair::mismatch(earlier, later).map(|it| it.code)
    }
    assert_eq!(code(&one, &two), None);
    assert_eq!(code(&one, &one), Some(pair::SAME_ASSESSMENT));
    let mut verified = one.clone();
    verified.filled_by = FilledBy::Supervisor;
    assert_eq!(code(&one, &verified), None);
    assert_eq!(code(&two, &one), Some(pair::NOT_LATER));
    let mut other = two.clone();
    other.code = "B1".to_owned();
    assert_eq!(code(&one, &other), Some(pair::OTHER_UNIT));
    let mut other = two.clone();
    other.checklist.id = "lain".to_owned();
    assert_eq!(code(&one, &other), Some(pair::DIFFERENT_CHECKLISTS));
    other.checklist.bases = vec![BaseEdition {
        id: "contoh".to_owned(),
        version: "1".to_owned(),
        sha256: "abc".to_owned(),
    }];
    assert_eq!(code(&one, &other), None);
}
