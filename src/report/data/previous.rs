//! What an earlier assessment said, what has changed since, and what became of its recommendations.

use std::cmp::Ordering;

use serde::Serialize;

use super::Score;
use crate::followup::answers::Answers;
use crate::followup::plan::Entry;
use crate::followup::standing::Fared;
use crate::followup::{self, Followup, Outcome, Reported};
use crate::report::words::{due, period};
use crate::report::{View, change, followup as words};
use crate::text::Lang;

/// An earlier assessment, and what became of it.
#[derive(Clone, Serialize, Debug)]
pub struct Previous {
    /// Its months: `Januari–Desember 2024`.
    pub period: String,
    /// Its score; null where nothing applied.
    pub score: Option<Score>,
    /// How the score moved, in a sentence or two.
    pub change: String,
    /// How the grade moved, in a sentence; empty where there is none.
    pub grade: String,
    /// What differs between the two checklists, in a sentence; empty where they are the same.
    pub edition: String,
    /// Criteria that surely earn more than before.
    pub rose: Vec<Moved>,
    /// Criteria that surely earn less than before.
    pub fell: Vec<Moved>,
    /// What was met and no longer is, or no longer for sure.
    pub came_back: Vec<CameBack>,
    /// How many of its recommendations became what, in a sentence.
    pub tally: String,
    /// What of the unit's own answers needs a second look, in a sentence; empty where nothing does.
    pub claims: String,
    /// What became of its recommendations: what needs attention first.
    pub advice: Vec<Followed>,
    /// The same of those that the supervising office gave itself.
    pub promises: Vec<Followed>,
    /// What the unit plans beside the recommendations.
    pub plans: Vec<String>,
}

/// A criterion that earns more or less than before.
#[derive(Clone, Serialize, Debug)]
pub struct Moved {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its share of full points before: `40%`.
    pub before: String,
    /// The same now.
    pub now: String,
}

/// Something that was met and no longer is.
#[derive(Clone, Serialize, Debug)]
pub struct CameBack {
    /// The criterion's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it surely falls short now; otherwise blanks decide.
    pub surely: bool,
    /// Its share of full points now.
    pub now: String,
}

/// What became of a recommendation.
#[derive(Clone, Serialize, Debug)]
pub struct Followed {
    /// How urgent it was; 1 for the most urgent.
    pub priority: usize,
    /// The criterion that fell short.
    pub criterion: String,
    /// That criterion's title.
    pub title: String,
    /// Who should act.
    pub to: String,
    /// What was recommended.
    pub text: String,
    /// By when: `1 bulan`; empty where it did not say.
    pub due: String,
    /// `carried_out`, `in_part`, `open`, `worse`, `unknown` or `not_asked`.
    pub outcome: &'static str,
    /// The same in words.
    pub outcome_text: &'static str,
    /// A sign for it that needs no colour.
    pub sign: &'static str,
    /// The criterion's share of full points before.
    pub before: String,
    /// The same now.
    pub now: String,
    /// What the unit answered in its action plan.
    pub answers: Vec<String>,
    /// What of that needs a second look.
    pub remarks: Vec<String>,
}

impl Previous {
    /// `None` where the two can't be held against each other.
    pub(super) fn of(view: &View<'_>, earlier: &Reported) -> Option<Self> {
        let later = Reported::unanswered(words::standing_of(view)?);
        let followup = Followup::of(earlier, &later);
        let both = (followup.earlier, followup.later);
        let moved =
            |way| change::criteria(both, way).map(|one| Moved::of(one, view.lang)).collect();
        let sorted = Outcome::ALL.iter().flat_map(|outcome| followup.with(*outcome));
        let advice: Vec<Followed> = sorted.map(|one| Followed::of(view, one)).collect();
        let own = |one: &&Followed| promisers(view).any(|title| title == one.to);
        Some(Self {
            period: period(earlier.standing.period, view.lang),
            score: earlier.standing.score.as_ref().map(|score| Score::of(score, view.lang)),
            change: change::score(&followup, view.lang),
            grade: change::grade(view, &followup),
            edition: words::edition(&followup, view.lang).unwrap_or_default(),
            rose: moved(Ordering::Greater),
            fell: moved(Ordering::Less),
            came_back: followup.came_back.iter().map(|one| CameBack::of(one, view.lang)).collect(),
            tally: words::tally(&followup, view.lang),
            claims: words::answers(&Answers::of(&followup.advice), view.lang).join(" "),
            promises: advice.iter().filter(own).cloned().collect(),
            plans: followup.own.iter().map(|entry| plan(entry, view.lang)).collect(),
            advice,
        })
    }
}

/// Those who are the supervising office: who answers for what many units fall short of, or, where a checklist does
/// not say who that is, everybody but the unit.
fn promisers<'v>(view: &'v View<'_>) -> impl Iterator<Item = &'v str> {
    let systemic = view.checklist.criteria.iter().filter_map(|one| one.systemic.as_ref());
    let answering: Vec<usize> = systemic.map(|systemic| systemic.to).collect();
    let unit = view.checklist.form.unit.get(view.lang);
    let all = view.checklist.addressees.iter().map(|it| it.title.get(view.lang)).enumerate();
    all.filter(move |(place, title)| match answering.as_slice() {
        [] => *title != unit,
        answering => answering.contains(place),
    })
    .map(|(_, title)| title)
}

impl Moved {
    fn of((before, now): (&Fared, &Fared), lang: Lang) -> Self {
        Self {
            id: now.id.clone(),
            title: now.title.clone(),
            before: words::earned(Some(before), lang),
            now: words::earned(Some(now), lang),
        }
    }
}

impl CameBack {
    fn of(one: &followup::CameBack<'_>, lang: Lang) -> Self {
        Self {
            id: one.later.id.clone(),
            title: one.later.title.clone(),
            surely: one.surely,
            now: words::earned(Some(one.later), lang),
        }
    }
}

impl Followed {
    fn of(view: &View<'_>, one: &followup::Followed<'_>) -> Self {
        let (lang, advice) = (view.lang, one.advice);
        let known = view.checklist.addressees.iter().find(|it| it.id == advice.to);
        let to = known.map_or(advice.to.as_str(), |it| it.title.get(lang));
        let title = one.later.or(one.earlier).map(|fared| fared.title.clone());
        Self {
            priority: advice.priority,
            criterion: advice.id.criterion.clone(),
            title: title.unwrap_or_default(),
            to: to.to_owned(),
            text: advice.text.clone(),
            due: advice.due.as_ref().map(|written| due(written, lang)).unwrap_or_default(),
            outcome: words::outcome_key(one.outcome),
            outcome_text: words::outcome(one.outcome, lang),
            sign: words::sign(one.outcome),
            before: words::earned(one.earlier, lang),
            now: words::earned(one.later, lang),
            answers: one.answers.iter().map(|it| words::answer(it.entry, lang)).collect(),
            remarks: words::remarks(one, lang).into_iter().map(str::to_owned).collect(),
        }
    }
}

/// Something that the unit plans of its own accord.
fn plan(entry: &Entry, lang: Lang) -> String {
    let finding = entry.finding.iter().cloned();
    let answer = Some(words::answer(entry, lang)).filter(|answer| !answer.is_empty());
    finding.chain(answer).collect::<Vec<_>>().join("; ")
}
