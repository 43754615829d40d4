//! Everything the report formats show, already in words, with the judgement it comes from beside it.

mod criterion;
mod names;
mod notes;
mod timeline;
mod validity;

pub use criterion::{CriterionView, FailureView};
pub(super) use names::name_parameters;
pub use timeline::{Slot, Standing};
pub(in crate::report) use validity::InForce;

use super::template::fill;
use super::words::{self, Blank, Words};
use crate::assess::{Assessment, Raised, Recommendation, Wanted};
use crate::checklist::{Addressee, Checklist, Criterion, Flag, Indicator, Levels};
use crate::dossier::Dossier;
use crate::judge::Indicated;
use crate::quantity::Number;
use crate::recommend;
use crate::text::Lang;

/// One assessment, ready to be shown.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The language of all words.
    pub lang: Lang,
    /// What was asked.
    pub checklist: &'a Checklist,
    /// What was submitted.
    pub dossier: &'a Dossier,
    /// What is said of it.
    pub assessment: &'a Assessment,
    /// The unit: `Puskesmas Kebun Sikolos`.
    pub unit: String,
    /// Every criterion, in checklist order.
    pub criteria: Vec<CriterionView<'a>>,
    /// Every indicator, in checklist order.
    pub indicators: Vec<IndicatorView<'a>>,
    /// What to do, most urgent first.
    pub recommendations: Vec<RecommendationView<'a>>,
    /// What to ask for, the widest first.
    pub wanted: Vec<WantedView<'a>>,
    /// Signs that records need a second look.
    pub flags: Vec<FlagView<'a>>,
    /// What a reader should know beside the result, in sentences.
    pub notes: Vec<String>,
    /// The expected slots of the timeline, in order.
    pub slots: Vec<Slot>,
}

/// An indicator and what was measured.
#[derive(Clone, Debug)]
pub struct IndicatorView<'a> {
    /// What is measured.
    pub indicator: &'a Indicator,
    /// Its measure and points.
    pub indicated: &'a Indicated,
    /// The measure in words.
    pub measure: String,
    /// The points in words: `4 dari 10 poin`; `None` where it earns none.
    pub points: Option<String>,
}

/// Something to do, and by whom.
#[derive(Clone, Debug)]
pub struct RecommendationView<'a> {
    /// The judgement behind it.
    pub ranked: &'a Recommendation,
    /// The criterion that falls short.
    pub criterion: &'a Criterion,
    /// Who should do it.
    pub to: &'a Addressee,
    /// What to do.
    pub text: String,
    /// By when, as the checklist writes it.
    pub due: Option<&'a str>,
}

/// A blank to ask for, and what it would settle.
#[derive(Clone, Debug)]
pub struct WantedView<'a> {
    /// The blank.
    pub blank: Blank,
    /// By how much it widens the total, as a share.
    pub widens: &'a Number,
    /// The criteria it leaves open.
    pub settles: Vec<&'a str>,
}

/// A flag that was raised.
#[derive(Clone, Debug)]
pub struct FlagView<'a> {
    /// The flag.
    pub flag: &'a Flag,
    /// The row, as files and programs name it.
    pub row: String,
    /// The row in words; empty for the root.
    pub label: String,
    /// Where the row was written.
    pub source: Option<String>,
    /// What it says.
    pub text: String,
}

impl<'a> View<'a> {
    /// An assessment of a dossier by a checklist, in words.
    #[must_use]
    pub fn of(
        checklist: &'a Checklist,
        dossier: &'a Dossier,
        assessment: &'a Assessment,
        lang: Lang,
    ) -> Self {
        let maker = Maker { words: Words { checklist, lang }, checklist, dossier, assessment };
        Self {
            lang,
            checklist,
            dossier,
            assessment,
            unit: unit(checklist, &dossier.name, lang),
            criteria: maker.criteria(),
            indicators: maker.indicators(),
            recommendations: maker.recommendations(),
            wanted: assessment.evidence_to_collect.iter().map(|one| maker.wanted(one)).collect(),
            flags: assessment.flags.iter().filter_map(|raised| maker.flag(*raised)).collect(),
            notes: notes::of(checklist, dossier, lang),
            slots: timeline::slots(checklist, dossier, &assessment.criteria),
        }
    }

    /// What puts things of its checklist into words.
    #[must_use]
    pub const fn words(&self) -> Words<'a> {
        Words { checklist: self.checklist, lang: self.lang }
    }

    /// The criteria of a path, in the path's order.
    pub fn path<'v>(&'v self, places: &'v [usize]) -> impl Iterator<Item = &'v CriterionView<'a>> {
        places.iter().filter_map(|place| self.criteria.get(*place))
    }

    /// The criteria that surely or possibly fall short, those that cost most first.
    #[must_use]
    pub fn shortfalls(&self) -> Vec<&CriterionView<'a>> {
        let mut short: Vec<&CriterionView<'a>> =
            self.criteria.iter().filter(|one| one.falls_short()).collect();
        short.sort_by(|one, other| {
            let rank = |one: &CriterionView<'_>| (one.criterion.critical, one.gain.clone());
            rank(other).cmp(&rank(one))
        });
        short
    }

    /// What to do about a criterion, in the order of the checklist.
    pub fn advice<'v>(
        &'v self,
        criterion: &'v Criterion,
    ) -> impl Iterator<Item = &'v RecommendationView<'a>> {
        self.recommendations.iter().filter(|one| one.criterion.id == criterion.id)
    }

    /// How much of the score is settled, as a share; `None` where nothing applies.
    #[must_use]
    pub fn completeness(&self) -> Option<Number> {
        let (low, high) =
            self.assessment.scorecard.total.as_ref().map(|it| (it.low(), it.high()))?;
        Some(Number::ONE - (high?.clone() - low?.clone()))
    }

    /// The keys of the fields that hold the unit's regions, nearest first.
    pub fn group_names(&self) -> impl Iterator<Item = &'a str> {
        let form = &self.checklist.form;
        let fields = form.groups.iter().filter_map(|id| form.root().fields.get(id.index()));
        fields.map(|field| field.name.as_str())
    }

    /// A grade's title by its place.
    #[must_use]
    pub fn grade(&self, place: usize) -> &'a str {
        self.checklist.grades.get(place).map_or("", |grade| grade.title.get(self.lang))
    }
}

/// The unit's kind and name, without saying the kind twice.
#[must_use]
pub fn unit(checklist: &Checklist, name: &str, lang: Lang) -> String {
    let kind = checklist.form.unit.get(lang);
    let said = name.to_lowercase().starts_with(&kind.to_lowercase());
    if said { name.to_owned() } else { format!("{kind} {name}") }
}

/// Points in words: `4 dari 10 poin`.
fn points(
    words: &Words<'_>,
    levels: &Levels,
    points: Option<&crate::bound::Range>,
) -> Option<String> {
    points.map(|points| words.points(points, &levels.max()))
}

impl Words<'_> {
    /// Points and how many there could be: `4 dari 10 poin`, `4–7 dari 10 poin`.
    #[must_use]
    pub fn points(&self, points: &crate::bound::Range, max: &Number) -> String {
        let max = words::number(max, self.lang);
        let points = match (points.low(), points.high()) {
            (Some(low), Some(high)) if low != high => {
                format!("{}–{}", words::number(low, self.lang), words::number(high, self.lang))
            }
            _ => self.range(crate::form::Kind::Number, points),
        };
        match self.lang {
            Lang::Id => format!("{points} dari {max} poin"),
            Lang::En => format!("{points} of {max} points"),
        }
    }
}

struct Maker<'a> {
    words: Words<'a>,
    checklist: &'a Checklist,
    dossier: &'a Dossier,
    assessment: &'a Assessment,
}

impl<'a> Maker<'a> {
    fn criteria(&self) -> Vec<CriterionView<'a>> {
        let (criteria, judged) = (&self.checklist.criteria, &self.assessment.criteria);
        let gains = recommend::gains(self.checklist, judged, &self.assessment.scorecard);
        let all = criteria.iter().zip(judged).zip(gains);
        all.map(|((criterion, judged), gain)| {
            CriterionView::of(self.words, self.dossier, (criterion, judged), gain)
        })
        .collect()
    }

    fn indicators(&self) -> Vec<IndicatorView<'a>> {
        let all = self.checklist.indicators.iter().zip(&self.assessment.indicators);
        all.map(|(indicator, indicated)| {
            let levels = indicator.levels.as_ref();
            IndicatorView {
                indicator,
                indicated,
                measure: self.words.measured(&indicated.measure),
                points: levels
                    .and_then(|levels| points(&self.words, levels, indicated.points.as_ref())),
            }
        })
        .collect()
    }

    fn recommendations(&self) -> Vec<RecommendationView<'a>> {
        self.assessment.recommendations.iter().filter_map(|one| self.recommendation(one)).collect()
    }

    fn recommendation(&self, ranked: &'a Recommendation) -> Option<RecommendationView<'a>> {
        let criterion = self.checklist.criteria.get(ranked.criterion)?;
        let judged = self.assessment.criteria.get(ranked.criterion)?;
        let recommend = criterion.recommend.get(ranked.place)?;
        let to = self.checklist.addressees.get(recommend.to)?;
        let text = fill(recommend.text.get(self.words.lang), || self.names_of(criterion, judged));
        Some(RecommendationView { ranked, criterion, to, text, due: recommend.due.as_deref() })
    }

    fn wanted(&self, wanted: &'a Wanted) -> WantedView<'a> {
        let all = self.checklist.criteria.iter().zip(&self.assessment.criteria);
        let open = all.filter(|(_, judged)| judged.missing.contains(&wanted.leaf));
        WantedView {
            blank: self.words.blank(self.dossier, wanted.leaf),
            widens: &wanted.widens,
            settles: open.map(|(criterion, _)| criterion.id.as_str()).collect(),
        }
    }

    fn flag(&self, raised: Raised) -> Option<FlagView<'a>> {
        let flag = self.checklist.flags.get(raised.flag)?;
        Some(FlagView {
            flag,
            row: self.dossier.row_name(&self.checklist.form, raised.table, raised.row),
            label: self.words.row(self.dossier, raised.table, raised.row),
            source: self.dossier.row_source(raised.table, raised.row),
            text: fill(flag.text.get(self.words.lang), || self.names_of_dossier()),
        })
    }
}
