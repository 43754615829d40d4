//! Criteria, indicators and flags, with the rows and sources they rest on.

use serde::Serialize;

use super::{condition, records};
use crate::checklist;
use crate::quantity::Number;
use crate::report::view::{CriterionView, FailureView, FlagView, InForce, IndicatorView};
use crate::report::words::{Blank, number, of_hundred};
use crate::report::{View, finding, keys, sentences};
use crate::text::Lang;

/// A criterion and how it fared.
#[derive(Clone, Serialize, Debug)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// What is asked.
    pub title: String,
    /// Why it is asked; empty where the checklist does not say.
    pub why: String,
    /// The clauses it rests on, with the titles of their documents.
    pub basis: Vec<String>,
    /// The clauses as cited: `pmk-44-2016 III.B`.
    pub citations: Vec<String>,
    /// The clauses that were in force in the period, with the short names of their documents:
    /// `Permenkes No. 44 Tahun 2016, III.B`; all of them where none was.
    pub clauses: Vec<String>,
    /// What would show it, each with how.
    pub evidence_sought: Vec<String>,
    /// Whether it is critical.
    pub critical: bool,
    /// `met`, `partial`, `unmet`, `unknown` or `not_applicable`.
    pub verdict: &'static str,
    /// The verdict in words.
    pub verdict_text: &'static str,
    /// A sign for the verdict that needs no colour: ✓ ◐ ✗ ? –.
    pub sign: &'static str,
    /// What was found, in a sentence or two.
    pub condition: String,
    /// How the things it judges one by one fared: `Hambatan: 4 dari 10 memenuhi syarat, 6 tidak.`; empty where
    /// it judges none.
    pub tally: String,
    /// The measure in words; empty where it does not apply.
    pub measure: String,
    /// The points in words: `4 dari 10 poin`; empty where it does not apply.
    pub points: String,
    /// The points in short: `4/10`, `4–7/10`; empty where it does not apply.
    pub points_short: String,
    /// Its share of the proven total: `12,5`; in percent, without the sign.
    pub effective_weight: String,
    /// What the proven total gains when it is met: `7,5`; in percentage points.
    pub gain: String,
    /// How well the weakest claim it rests on is shown: `none`, `weak`, `moderate` or `strong`.
    pub evidence: &'static str,
    /// The same in words.
    pub evidence_text: &'static str,
    /// The rows that fall short.
    pub failures: Vec<Row>,
    /// What the records say, where it judges no rows: the entries it rests on.
    pub records: Vec<Row>,
    /// The blanks that leave it open: where and what, in words.
    pub missing: Vec<String>,
}

/// A row that falls short, or an entry of the records.
#[derive(Clone, Serialize, Debug)]
pub struct Row {
    /// The row in words; empty for the unit as a whole.
    pub row: String,
    /// Why it falls short, or what it says.
    pub because: String,
    /// The file, without its folders, and the place in it; empty where nobody wrote it.
    pub source: String,
}

impl Row {
    fn of(view: &View<'_>, failure: &FailureView) -> Self {
        Self {
            row: failure.label.clone(),
            because: failure.because.clone(),
            source: source(view, failure.source.as_deref()),
        }
    }
}

impl Criterion {
    pub(super) fn of(view: &View<'_>, (place, one): (usize, &CriterionView<'_>)) -> Self {
        let (lang, criterion) = (view.lang, one.criterion);
        let weight = view.assessment.scorecard.effective_weights.get(place);
        let evidence = criterion.evidence.iter();
        Self {
            id: criterion.id.clone(),
            title: criterion.title.get(lang).to_owned(),
            why: criterion.why.as_ref().map(|why| why.get(lang).to_owned()).unwrap_or_default(),
            basis: criterion.basis.iter().map(|it| sentences::citation(view, it)).collect(),
            citations: criterion.basis.clone(),
            clauses: clauses(view, criterion),
            evidence_sought: evidence
                .map(|one| {
                    format!("{} ({})", one.what.get(lang), sentences::method(one.method, lang))
                })
                .collect(),
            critical: criterion.critical,
            verdict: keys::verdict(one.judged.verdict),
            verdict_text: one.verdict,
            sign: sentences::sign(one.judged.verdict),
            condition: condition::condition(view, one),
            tally: condition::tally(view, one).unwrap_or_default(),
            measure: one.measure.clone().unwrap_or_default(),
            points: one.points.clone().unwrap_or_default(),
            points_short: points_short(one, lang),
            effective_weight: of_hundred(weight.unwrap_or(&Number::ZERO), lang),
            gain: of_hundred(&one.gain, lang),
            evidence: keys::strength(one.judged.evidence),
            evidence_text: sentences::strength(one.judged.evidence, lang),
            failures: one.failures.iter().map(|it| Row::of(view, it)).collect(),
            records: records::read(view, one),
            missing: one.missing.iter().map(Blank::words).collect(),
        }
    }
}

/// Points without words: `4/10`.
fn points_short(one: &CriterionView<'_>, lang: Lang) -> String {
    let Some((low, high)) = one.judged.points.as_ref().and_then(|it| it.low().zip(it.high()))
    else {
        return String::new();
    };
    let max = number(&one.criterion.levels.max(), lang);
    match low == high {
        true => format!("{}/{max}", number(low, lang)),
        false => format!("{}–{}/{max}", number(low, lang), number(high, lang)),
    }
}

/// The clauses with the short names of their documents, without those that were not in force in the period unless
/// there is no other.
fn clauses(view: &View<'_>, criterion: &checklist::Criterion) -> Vec<String> {
    let document = |written: &str| {
        let id = written.split(' ').next();
        view.checklist.basis.iter().find(|basis| Some(basis.id.as_str()) == id)
    };
    let in_force = |written: &&String| {
        let standing = document(written).map(|basis| InForce::of(basis, view.dossier));
        !matches!(standing, Some(InForce::NotYet | InForce::NoLonger))
    };
    let all = || criterion.basis.iter();
    let some = all().any(|written| in_force(&written));
    all().filter(|written| !some || in_force(written)).map(|it| clause(view, it)).collect()
}

/// A citation with what its document is called in short: a regulation goes by its number, without its subject.
fn clause(view: &View<'_>, written: &str) -> String {
    let whole = sentences::citation(view, written);
    let clause = written.split_once(' ').map(|(_, clause)| clause);
    match (whole.split_once(" tentang "), clause) {
        (Some((short, _)), Some(clause)) => format!("{short}, {clause}"),
        (Some((short, _)), None) => short.to_owned(),
        (None, _) => whole,
    }
}

/// Where a row was written, without folders where the name alone is clear; empty where nobody wrote it.
fn source(view: &View<'_>, at: Option<&str>) -> String {
    at.map_or_else(String::new, |at| finding::short_source(view.dossier, at).to_owned())
}

/// Something measured beside the score.
#[derive(Clone, Serialize, Debug)]
pub struct Indicator {
    /// Its id.
    pub id: String,
    /// What is measured.
    pub title: String,
    /// The measure in words.
    pub measure: String,
    /// The points in words; empty where it earns none.
    pub points: String,
}

impl Indicator {
    pub(super) fn of(view: &View<'_>, one: &IndicatorView<'_>) -> Self {
        Self {
            id: one.indicator.id.clone(),
            title: one.indicator.title.get(view.lang).to_owned(),
            measure: one.measure.clone(),
            points: one.points.clone().unwrap_or_default(),
        }
    }
}

/// A record that needs a second look.
#[derive(Clone, Serialize, Debug)]
pub struct Flag {
    /// The flag's id.
    pub id: String,
    /// `info` or `warning`.
    pub severity: &'static str,
    /// The row in words; empty for the unit as a whole.
    pub row: String,
    /// What it says.
    pub text: String,
    /// The file, without its folders, and the place in it; empty where nobody wrote the row.
    pub source: String,
}

impl Flag {
    pub(super) fn of(view: &View<'_>, one: &FlagView<'_>) -> Self {
        Self {
            id: one.flag.id.clone(),
            severity: keys::severity(one.flag.severity),
            row: one.label.clone(),
            text: one.text.clone(),
            source: source(view, one.source.as_deref()),
        }
    }
}
