//! What one assessment said of one unit, as far as another one can be held against it.

use crate::bound::Range;
use crate::checklist::{Base, Checklist};
use crate::dossier::FilledBy;
use crate::judge::Verdict;
use crate::quantity::{Date, Number, Period};

use super::plan::AdviceId;

/// What one assessment said of one unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// The checklist it was assessed by.
    pub checklist: Edition,
    /// The unit's code.
    pub code: String,
    /// The unit's name.
    pub name: String,
    /// Its regions that are known, nearest first, each with what it is.
    pub groups: Vec<(String, String)>,
    /// The period.
    pub period: Period,
    /// The day up to which was counted, if it was asked for.
    pub as_of: Option<Date>,
    /// Who filled the dossier in.
    pub filled_by: FilledBy,
    /// The total score, as a share; `None` where nothing applied.
    pub score: Option<Range>,
    /// How much of the score is known, as a share; `None` where nothing applied.
    pub completeness: Option<Number>,
    /// The ids of the lowest and the highest grade possible.
    pub grade: Option<(String, String)>,
    /// The scores of its sections, in checklist order.
    pub sections: Vec<PartScore>,
    /// The scores of its axes, in checklist order.
    pub axes: Vec<PartScore>,
    /// How each criterion fared, in checklist order.
    pub criteria: Vec<Fared>,
    /// What was recommended, most urgent first.
    pub advice: Vec<Advice>,
    /// What was measured beside the score, in checklist order.
    pub indicators: Vec<Figure>,
    /// The blanks that widen the score, the widest first.
    pub wanted: Vec<Wanted>,
    /// The records that need a second look, in checklist order.
    pub flags: Vec<Flagged>,
}

/// The score of a section or an axis.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PartScore {
    /// The id of the section or the axis.
    pub id: String,
    /// The score, as a share; `None` where nothing applied.
    pub score: Option<Range>,
}

/// Something measured beside the score.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// The id of the indicator.
    pub id: String,
    /// Its measure; `None` where it is none, may be none, or is no number.
    pub measure: Option<Range>,
}

/// A blank that decides points.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// The row, as programs name it.
    pub row: String,
    /// The field; `None` for a row that may not exist.
    pub field: Option<String>,
}

/// A record that needs a second look.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flagged {
    /// The flag's id.
    pub id: String,
    /// The row, as programs name it.
    pub row: String,
    /// What it says.
    pub text: String,
}

/// An edition of a checklist.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Edition {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The hash of its file.
    pub sha256: String,
    /// The checklists it tailors, nearest first.
    pub bases: Vec<BaseEdition>,
}

/// An edition of a checklist that others tailor.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct BaseEdition {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The hash of its file.
    pub sha256: String,
}

/// How a criterion fared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fared {
    /// Its id.
    pub id: String,
    /// What it requires.
    pub title: String,
    /// The id of its section.
    pub section: Option<String>,
    /// Whether it is critical.
    pub critical: bool,
    /// Its verdict.
    pub verdict: Verdict,
    /// Its points; `None` where it did not apply.
    pub points: Option<Points>,
    /// Its share of the proven total.
    pub weight: Number,
    /// Its measure; `None` where it is none, may be none, or is no number.
    pub measure: Option<Range>,
}

/// Points and how many there could be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Points {
    /// How many, as far as known.
    pub range: Range,
    /// How many there could be, above zero.
    pub max: Number,
}

/// What was recommended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Advice {
    /// The criterion that fell short, and the place among its recommendations.
    pub id: AdviceId,
    /// To whom, by the addressee's id.
    pub to: String,
    /// What.
    pub text: String,
    /// How urgent; 1 is the most urgent.
    pub priority: usize,
    /// By when, as the checklist writes it.
    pub due: Option<String>,
}

impl Edition {
    /// The edition that a checklist is.
    #[must_use]
    pub fn of(checklist: &Checklist) -> Self {
        let Checklist { id, version, sha256, bases, .. } = checklist;
        let base = |base: &Base| BaseEdition {
            id: base.id.clone(),
            version: base.version.clone(),
            sha256: base.sha256.clone(),
        };
        Self {
            id: id.clone(),
            version: version.clone(),
            sha256: sha256.clone(),
            bases: bases.iter().map(base).collect(),
        }
    }

    /// Whether the two ask for the same things: one checklist, or one that tailors the other.
    #[must_use]
    pub fn is_related(&self, other: &Self) -> bool {
        self.id == other.id || self.tailors(&other.id) || other.tailors(&self.id)
    }

    /// The id of the checklist that everything it asks goes back to: the last one it tailors, or its own.
    #[must_use]
    pub fn root(&self) -> &str {
        self.bases.last().map_or(&self.id, |base| &base.id)
    }

    fn tailors(&self, id: &str) -> bool {
        self.bases.iter().any(|base| base.id == id)
    }
}

impl Standing {
    /// How a criterion fared.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&Fared> {
        self.criteria.iter().find(|fared| fared.id == id)
    }

    /// The proven score, as a share; `None` where nothing applied.
    #[must_use]
    pub fn proven(&self) -> Option<&Number> {
        self.score.as_ref()?.low()
    }

    /// The last day it speaks of.
    #[must_use]
    pub fn day(&self) -> Date {
        let last = self.period.last_day();
        self.as_of.map_or(last, |day| day.min(last))
    }
}

impl Fared {
    /// Its lowest and highest points, as shares of those there could be; `None` where it did not apply.
    #[must_use]
    pub fn share(&self) -> Option<(Number, Number)> {
        let points = self.points.as_ref()?;
        let end = |end: Option<&Number>| end?.checked_div(&points.max);
        Some((end(points.range.low())?, end(points.range.high())?))
    }

    /// What it adds to the proven total, and what it would add besides if it were met, as shares of that total.
    #[must_use]
    pub fn adds(&self) -> (Number, Number) {
        let low = self.share().map_or(Number::ZERO, |(low, _)| low);
        let adds = self.weight.clone() * low;
        (adds.clone(), self.weight.clone() - adds)
    }

    /// What it adds to the proven score, as a share of it.
    #[must_use]
    pub fn proven(&self) -> Number {
        let low = self.share().map_or(Number::ZERO, |(low, _)| low);
        self.weight.clone() * low
    }

    /// Whether it surely earned all points.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.verdict == Verdict::Met
    }

    /// Whether it surely earned less than all points.
    #[must_use]
    pub fn surely_falls_short(&self) -> bool {
        matches!(self.verdict, Verdict::Unmet | Verdict::Partial)
            || self.share().is_some_and(|(_, high)| high < Number::ONE)
    }
}
