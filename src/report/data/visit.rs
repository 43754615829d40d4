//! What to do on a visit, and how long each part may take.

use serde::Serialize;

use crate::checklist::Method;
use crate::quantity::Number;
use crate::report::View;
use crate::report::view::CriterionView;
use crate::report::words::{all_of, of_hundred};

/// How long a visit takes where nothing else is said, in minutes.
pub const USUAL_MINUTES: u32 = 90;

/// A visit.
#[derive(Clone, Serialize, Debug)]
pub struct Visit {
    /// Minutes for the whole and for each part of it.
    pub minutes: Minutes,
    /// Documents to see, what is at stake most first.
    pub documents: Vec<Ask>,
    /// People to ask, what is at stake most first.
    pub interviews: Vec<Ask>,
    /// What to look at, what is at stake most first.
    pub observations: Vec<Ask>,
}

/// Minutes of the parts of a visit; they add up to the whole.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Debug)]
pub struct Minutes {
    /// The whole.
    pub total: u32,
    /// Greeting and what goes well.
    pub greeting: u32,
    /// Reading documents.
    pub documents: u32,
    /// Asking and looking.
    pub questions: u32,
    /// Solving the largest problems together.
    pub solving: u32,
    /// What was agreed, and the next date.
    pub agreement: u32,
}

impl Minutes {
    /// Parts of so many minutes: a ninth, a third, two ninths and a quarter of it, and the rest to agree.
    #[must_use]
    pub const fn of(total: u32) -> Self {
        let (greeting, documents) = (total / 9, total / 3);
        let (questions, solving) = (total * 2 / 9, total / 4);
        let agreement = total - greeting - documents - questions - solving;
        Self { total, greeting, documents, questions, solving, agreement }
    }
}

/// Something to see, or someone to ask.
#[derive(Clone, Serialize, Debug)]
pub struct Ask {
    /// The document, the person, the place.
    pub what: String,
    /// The criteria it is about, in words: `K01 dan K02`.
    pub settles: String,
    /// What these criteria ask, each once.
    pub about: Vec<String>,
    /// What is at stake: the points the proven total gains once they are met, in percentage points.
    pub stake: String,
}

impl Visit {
    pub(super) fn of(view: &View<'_>, minutes: u32) -> Self {
        Self {
            minutes: Minutes::of(minutes),
            documents: asks(view, Method::Document),
            interviews: asks(view, Method::Interview),
            observations: asks(view, Method::Observation),
        }
    }
}

/// What shows the criteria that fall short, by one method, each once.
fn asks(view: &View<'_>, method: Method) -> Vec<Ask> {
    let mut found: Vec<(&str, Vec<&CriterionView<'_>>)> = Vec::new();
    for one in view.shortfalls() {
        for evidence in one.criterion.evidence.iter().filter(|it| it.method == method) {
            let what = evidence.what.get(view.lang);
            match found.iter_mut().find(|(known, _)| *known == what) {
                Some((_, about)) => about.push(one),
                None => found.push((what, vec![one])),
            }
        }
    }
    let stake = |about: &[&CriterionView<'_>]| {
        about.iter().fold(Number::ZERO, |sum, one| sum + one.gain.clone())
    };
    found.sort_by_key(|(_, about)| std::cmp::Reverse(stake(about)));
    found.into_iter().map(|(what, about)| ask(view, what, (&about, &stake(&about)))).collect()
}

fn ask(view: &View<'_>, what: &str, (about, stake): (&[&CriterionView<'_>], &Number)) -> Ask {
    let ids: Vec<&str> = about.iter().map(|one| one.criterion.id.as_str()).collect();
    Ask {
        what: what.to_owned(),
        settles: all_of(&ids, view.lang),
        about: about.iter().map(|one| one.criterion.title.get(view.lang).to_owned()).collect(),
        stake: of_hundred(stake, view.lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_visit_add_up_to_it() {
        let usual = Minutes::of(USUAL_MINUTES);
        assert_eq!(
            (usual.greeting, usual.documents, usual.questions, usual.solving, usual.agreement),
            (10, 30, 20, 22, 8)
        );
        for total in 0..300 {
            let it = Minutes::of(total);
            let sum = it.greeting + it.documents + it.questions + it.solving + it.agreement;
            assert_eq!(sum, total);
        }
    }
}
