//! What to do next: what to ask for, the cheapest ways up, recommendations by who should act.

use serde::Serialize;

use crate::quantity::Number;
use crate::report::View;
use crate::report::view::RecommendationView;
use crate::report::words::{Blank, all_of, due, of_hundred};
use crate::text::Lang;

/// Something to ask for: one blank, or the same blank of several rows that settle the same.
#[derive(Clone, Serialize, Debug)]
pub struct Wanted {
    /// What to ask for.
    pub asked: String,
    /// The rows it is asked of, in words; empty for the unit as a whole.
    pub rows: Vec<String>,
    /// The criteria it settles, in words: `L13 dan L14`.
    pub settles: String,
    /// By how much these widen the total, in percentage points: `3,75`.
    pub widens: String,
}

/// What to ask for, what matters most first; rows that ask and settle the same stand together.
pub(super) fn wanted(view: &View<'_>) -> Vec<Wanted> {
    let mut groups: Vec<Wanted> = Vec::new();
    for one in &view.wanted {
        let (asked, settles) = (&asked(view, &one.blank), all_of(&one.settles, view.lang));
        let widens = of_hundred(one.widens, view.lang);
        let same = |group: &&mut Wanted| {
            (&group.asked, &group.settles, &group.widens) == (asked, &settles, &widens)
        };
        let rows = Some(one.blank.place.clone()).filter(|place| !place.is_empty());
        match groups.iter_mut().find(same) {
            Some(group) => group.rows.extend(rows),
            None => {
                let (asked, rows) = (asked.clone(), rows.into_iter().collect());
                groups.push(Wanted { asked, rows, settles, widens });
            }
        }
    }
    groups
}

/// What a blank asks for, as the beginning of a line; of a slot of the timeline, whether anything was held in it.
fn asked(view: &View<'_>, blank: &Blank) -> String {
    let mut letters = blank.asked.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    match &blank.field {
        Some(_) => format!("{first}{}", letters.as_str()),
        None => slot(view),
    }
}

fn slot(view: &View<'_>) -> String {
    let timeline = view.checklist.form.timeline;
    let label = timeline.map(|it| view.checklist.form.table(it.table).label.get(view.lang));
    let label = label.unwrap_or_default();
    match view.lang {
        Lang::Id => format!("{label}: diadakan atau tidak, beserta catatannya"),
        Lang::En => format!("{label}: held or not, and the records"),
    }
}

/// Criteria whose being met lifts the grade.
#[derive(Clone, Serialize, Debug)]
pub struct Path {
    /// The criteria, in the order to take them.
    pub steps: Vec<Step>,
    /// What all of them gain together, in percentage points.
    pub gain: String,
    /// What the proven score then is: `81,25%`.
    pub reaches: String,
}

/// One criterion of a path.
#[derive(Clone, Serialize, Debug)]
pub struct Step {
    /// The criterion's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it gains, in percentage points.
    pub gain: String,
}

impl Path {
    pub(super) fn of(view: &View<'_>, places: &[usize]) -> Self {
        let gains = view.path(places).map(|one| one.gain.clone());
        let gain = gains.fold(Number::ZERO, |sum, gain| sum + gain);
        let total = view.assessment.scorecard.total.as_ref();
        let proven = total.and_then(|total| total.low().cloned()).unwrap_or(Number::ZERO);
        let step = |one: &crate::report::view::CriterionView<'_>| Step {
            id: one.criterion.id.clone(),
            title: one.criterion.title.get(view.lang).to_owned(),
            gain: of_hundred(&one.gain, view.lang),
        };
        Self {
            steps: view.path(places).map(step).collect(),
            reaches: format!("{}%", of_hundred(&(proven + gain.clone()), view.lang)),
            gain: of_hundred(&gain, view.lang),
        }
    }
}

/// Someone who should act, and what on.
#[derive(Clone, Serialize, Debug)]
pub struct Addressee {
    /// The addressee's id.
    pub id: String,
    /// The addressee: `Dinas Kesehatan`.
    pub title: String,
    /// What to do, most urgent first.
    pub recommendations: Vec<Recommendation>,
}

/// Something to do.
#[derive(Clone, Serialize, Debug)]
pub struct Recommendation {
    /// 1 for the most urgent.
    pub priority: usize,
    /// The criterion that falls short.
    pub criterion: String,
    /// That criterion's title.
    pub title: String,
    /// What to do.
    pub text: String,
    /// By when: `1 bulan`; empty where the checklist does not say.
    pub due: String,
    /// What the proven total gains, in percentage points.
    pub gain: String,
}

impl Recommendation {
    fn of(view: &View<'_>, one: &RecommendationView<'_>) -> Self {
        Self {
            priority: one.ranked.priority,
            criterion: one.criterion.id.clone(),
            title: one.criterion.title.get(view.lang).to_owned(),
            text: one.text.clone(),
            due: one.due.map(|written| due(written, view.lang)).unwrap_or_default(),
            gain: of_hundred(&one.ranked.gain, view.lang),
        }
    }
}

/// Everyone who should act, in checklist order.
pub(super) fn addressees(view: &View<'_>) -> Vec<Addressee> {
    let all = view.checklist.addressees.iter().map(|addressee| Addressee {
        id: addressee.id.clone(),
        title: addressee.title.get(view.lang).to_owned(),
        recommendations: view
            .recommendations
            .iter()
            .filter(|one| one.to.id == addressee.id)
            .map(|one| Recommendation::of(view, one))
            .collect(),
    });
    all.filter(|addressee| !addressee.recommendations.is_empty()).collect()
}
