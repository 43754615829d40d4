//! Parts that stand one below the other: conditions, terms of a sum, values of which one is picked.

use super::telling::Telling;
use super::tree::{Place, Step, Tree};
use crate::bound::Truth;
use crate::expr::Node;
use crate::judge::Bearing;
use crate::report::terminal::page::Outcome;
use crate::report::words::expression::{Case, Parts, Say, is_word, undenied};

impl<'a> Tree<'_, 'a> {
    /// The parts of a series.
    pub(super) fn series(&mut self, place: Place<'_>, step: &Step<'a>, parts: Parts<'a>) {
        match parts {
            Parts::Conditions(parts) => self.conditions(place, step, parts),
            Parts::Terms(parts) => {
                for part in parts {
                    let part = Step::new(step.account.part(part), step.speaker.clone());
                    self.step(place, &part.shown_within(step.shown));
                }
            }
            Parts::Cases(cases) => self.cases(place, step, &cases),
        }
    }

    /// Several conditions, each with what it does to the whole.
    fn conditions(&mut self, place: Place<'_>, step: &Step<'a>, parts: &'a [Node]) {
        let whole = step.account.part(undenied(step.account.node));
        let bearings = whole.bearings(parts);
        // Where all parts bear on the whole alike, there is nothing to point out.
        let alike = bearings.windows(2).all(|pair| pair.first() == pair.last());
        for (part, bearing) in parts.iter().zip(bearings) {
            let bearing = if alike { Bearing::Together } else { bearing };
            let part = Step::new(whole.part(part), step.speaker.clone());
            self.step(place, &part.bears(bearing));
        }
    }

    /// Values of which the first is picked whose condition holds, as far as that is known.
    fn cases(&mut self, place: Place<'_>, step: &Step<'a>, cases: &[Case<'a>]) {
        let mut reached = Truth::True;
        for case in cases {
            let holds = case.condition.map_or(Truth::True, |(condition, denied)| {
                let holds = step.account.part(condition).truth();
                if denied { holds.negate() } else { holds }
            });
            let bearing = match (reached, reached.and(holds)) {
                (Truth::False, _) => Bearing::Idle,
                (_, Truth::True) => Bearing::Decides,
                (_, Truth::False | Truth::Either) => Bearing::Together,
            };
            self.case(place, step, (case, holds, bearing));
            reached = reached.and(holds.negate());
        }
    }

    /// A value that may be picked: whether its condition holds, and what it is where that may be.
    fn case(
        &mut self,
        place: Place<'_>,
        step: &Step<'a>,
        (case, holds, bearing): (&Case<'a>, Truth, Bearing),
    ) {
        if bearing == Bearing::Idle {
            let said = step.speaker.case(case, &mut |speaker, part, role| speaker.say(part, role));
            return self.put(place, &said, (Outcome::default(), bearing));
        }
        let inner = step.account.part(case.call);
        let tell = |say: Say<'_, 'a, 'a>| step.speaker.case(case, say);
        let (said, mut told) = Telling::of(self, inner, place.depth).all(tell);
        match case.condition {
            Some(_) => self.put(place, &format!("{said}:"), (self.answer(holds), bearing)),
            // What is left has no condition to be answered.
            None => self.put(place, &said, (Outcome::default(), bearing)),
        }
        if let Some((condition, _)) = case.condition.filter(|(one, _)| is_word(one)) {
            told.fields.push((condition, condition.of));
        }
        self.rests_on(place.below(), step, told);
    }
}
