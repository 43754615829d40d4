//! Assessments as programs wrote them, read back: what `tilik assess --format json` says.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::plan::AdviceId;
use super::standing::{
    Advice, BaseEdition, Edition, Fared, Figure, Flagged, PartScore, Points, Standing, Wanted,
};
use crate::bound::Range;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::dossier::FilledBy;
use crate::judge::Verdict;
use crate::quantity::{Number, Period};
use crate::text;

/// Something that is no assessment, or no longer a whole one.
pub const NOT_AN_ASSESSMENT: Code = Code("not-an-assessment");

/// Whether a text in JSON is made of assessments: of one, of a list, or of one a line.
#[must_use]
pub fn is_record(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Head<'a> {
        #[serde(borrow)]
        tilik: Option<&'a RawValue>,
        #[serde(borrow)]
        criteria: Option<&'a RawValue>,
    }
    let is_head = |head: &Head<'_>| head.tilik.is_some() && head.criteria.is_some();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('[') {
        let all: Result<Vec<Head<'_>>, _> = serde_json::from_str(text);
        return all.is_ok_and(|all| !all.is_empty() && all.iter().all(is_head));
    }
    let mut all = serde_json::Deserializer::from_str(text).into_iter::<Head<'_>>();
    all.next().is_some_and(|first| first.is_ok_and(|head| is_head(&head)))
}

/// The assessments of a text in JSON, in order.
pub fn read(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> Vec<Standing> {
    let text = source.text.trim_start_matches('\u{feff}').trim_start();
    let read: Result<Option<Vec<Standing>>, _> = if text.starts_with('[') {
        let all = serde_json::from_str::<Vec<Written>>(text);
        all.map(|all| all.into_iter().map(Written::standing).collect())
    } else {
        // Of many thousands, what is written of each is gone before the next is read.
        let all = serde_json::Deserializer::from_str(text).into_iter::<Written>();
        all.map(|one| one.map(Written::standing)).collect()
    };
    let start = source.text.len() - text.len();
    let at = read.as_ref().map_or_else(|error| start + byte_of(text, error), |_| start);
    read.ok().flatten().unwrap_or_else(|| {
        diagnostics.push(not_an_assessment(Place { source: Arc::clone(source), span: at..at }));
        Vec::new()
    })
}

/// The byte of a text before which reading stopped.
fn byte_of(text: &str, error: &serde_json::Error) -> usize {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let above: usize = lines.map(str::len).sum();
    let at = (above + error.column().saturating_sub(1)).min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// That something is no assessment that could be read back.
#[must_use]
pub fn not_an_assessment(place: Place) -> Diagnostic {
    let message = text!("ini bukan hasil penilaian yang utuh", "this is no whole assessment");
    Diagnostic::error(NOT_AN_ASSESSMENT, place, message).help(text!(
        "pakai berkas dari `tilik assess --format json` atau `xlsx` seperti aslinya",
        "use a file of `tilik assess --format json` or `xlsx` as it was written"
    ))
}

#[derive(Deserialize)]
struct Written {
    checklist: WrittenEdition,
    unit: WrittenUnit,
    period: WrittenPeriod,
    source: String,
    score: Option<WrittenBounds>,
    completeness: Option<Box<RawValue>>,
    grade: Option<WrittenGrade>,
    #[serde(default)]
    sections: Vec<WrittenPart>,
    #[serde(default)]
    axes: Vec<WrittenPart>,
    criteria: Vec<WrittenCriterion>,
    recommendations: Vec<WrittenAdvice>,
    #[serde(default)]
    indicators: Vec<WrittenFigure>,
    #[serde(default)]
    evidence_to_collect: Vec<WrittenBlank>,
    #[serde(default)]
    flags: Vec<WrittenFlag>,
}

#[derive(Deserialize)]
struct WrittenPart {
    id: String,
    score: Option<WrittenBounds>,
}

#[derive(Deserialize)]
struct WrittenFigure {
    id: String,
    measure: Option<WrittenMeasure>,
}

#[derive(Deserialize)]
struct WrittenMeasure {
    low: Option<Box<RawValue>>,
    high: Option<Box<RawValue>>,
    #[serde(default)]
    none: bool,
}

#[derive(Deserialize)]
struct WrittenEdition {
    id: String,
    version: String,
    sha256: String,
    #[serde(default)]
    bases: Vec<WrittenBase>,
}

#[derive(Deserialize)]
struct WrittenBase {
    id: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    sha256: String,
}

#[derive(Deserialize)]
struct WrittenUnit {
    code: String,
    name: String,
    #[serde(default)]
    groups: Map<String, Value>,
}

#[derive(Deserialize)]
struct WrittenPeriod {
    from: String,
    to: String,
    as_of: Option<String>,
}

#[derive(Deserialize)]
struct WrittenGrade {
    low: String,
    high: String,
}

#[derive(Deserialize)]
struct WrittenBounds {
    low: Option<Box<RawValue>>,
    high: Option<Box<RawValue>>,
}

#[derive(Deserialize)]
struct WrittenPoints {
    low: Option<Box<RawValue>>,
    high: Option<Box<RawValue>>,
    max: Box<RawValue>,
}

#[derive(Deserialize)]
struct WrittenCriterion {
    id: String,
    title: String,
    section: Option<String>,
    verdict: WrittenVerdict,
    critical: bool,
    effective_weight: Option<Box<RawValue>>,
    points: Option<WrittenPoints>,
    measure: Option<WrittenMeasure>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WrittenVerdict {
    Met,
    Partial,
    Unmet,
    Unknown,
    NotApplicable,
}

#[derive(Deserialize)]
struct WrittenAdvice {
    criterion: String,
    to: String,
    text: String,
    priority: usize,
    due: Option<String>,
}

#[derive(Deserialize)]
struct WrittenBlank {
    row: String,
    field: Option<String>,
}

#[derive(Deserialize)]
struct WrittenFlag {
    id: String,
    row: String,
    text: String,
}

impl Written {
    fn standing(self) -> Option<Standing> {
        Some(Standing {
            checklist: Edition {
                id: self.checklist.id,
                version: self.checklist.version,
                sha256: self.checklist.sha256,
                bases: self.checklist.bases.into_iter().map(WrittenBase::edition).collect(),
            },
            code: self.unit.code,
            name: self.unit.name,
            groups: groups(self.unit.groups),
            period: Period::parse(&format!("{}..{}", self.period.from, self.period.to))?,
            as_of: match self.period.as_of {
                None => None,
                Some(written) => Some(written.parse().ok()?),
            },
            filled_by: filled_by(&self.source)?,
            score: score(self.score)?,
            completeness: percent(self.completeness)?,
            grade: self.grade.map(|grade| (grade.low, grade.high)),
            sections: all(self.sections, WrittenPart::part)?,
            axes: all(self.axes, WrittenPart::part)?,
            criteria: all(self.criteria, WrittenCriterion::fared)?,
            advice: numbered(self.recommendations),
            indicators: self.indicators.into_iter().map(WrittenFigure::figure).collect(),
            wanted: self.evidence_to_collect.into_iter().map(WrittenBlank::wanted).collect(),
            flags: self.flags.into_iter().map(WrittenFlag::flagged).collect(),
        })
    }
}

impl WrittenBase {
    fn edition(self) -> BaseEdition {
        BaseEdition { id: self.id, version: self.version, sha256: self.sha256 }
    }
}

impl WrittenCriterion {
    fn fared(self) -> Option<Fared> {
        let points = match self.points {
            None => None,
            Some(points) => Some(points.points()?),
        };
        Some(Fared {
            id: self.id,
            title: self.title,
            section: self.section,
            critical: self.critical,
            verdict: self.verdict.verdict(),
            points,
            weight: percent(self.effective_weight)?.unwrap_or(Number::ZERO),
            measure: self.measure.and_then(WrittenMeasure::range),
        })
    }
}

impl WrittenPart {
    fn part(self) -> Option<PartScore> {
        Some(PartScore { id: self.id, score: score(self.score)? })
    }
}

impl WrittenFigure {
    fn figure(self) -> Figure {
        Figure { id: self.id, measure: self.measure.and_then(WrittenMeasure::range) }
    }
}

impl WrittenMeasure {
    /// The measure, where it surely is one and is a number.
    fn range(self) -> Option<Range> {
        let bounds = WrittenBounds { low: self.low, high: self.high };
        (!self.none).then(|| bounds.range(&Number::ONE))?
    }
}

/// Every one, if each is whole.
fn all<W, T>(written: Vec<W>, one: impl Fn(W) -> Option<T>) -> Option<Vec<T>> {
    written.into_iter().map(one).collect()
}

/// A score, which may be none, as a share.
fn score(written: Option<WrittenBounds>) -> Option<Option<Range>> {
    match written {
        None => Some(None),
        Some(written) => written.range(&Number::whole(100)).map(Some),
    }
}

/// A percentage, which may be none, as a share.
fn percent(written: Option<Box<RawValue>>) -> Option<Option<Number>> {
    match written {
        None => Some(None),
        Some(written) => number(&written)?.checked_div(&Number::whole(100)).map(Some),
    }
}

impl WrittenPoints {
    fn points(self) -> Option<Points> {
        let max = number(&self.max)?;
        (Number::ZERO < max).then_some(())?;
        let bounds = WrittenBounds { low: self.low, high: self.high };
        Some(Points { range: bounds.range(&Number::ONE)?, max })
    }
}

impl WrittenBounds {
    /// The range, in units of which so many are written for one.
    fn range(self, scale: &Number) -> Option<Range> {
        let end = |end: Option<Box<RawValue>>| match end {
            None => Some(None),
            Some(end) => Some(Some(number(&end)?.checked_div(scale)?)),
        };
        Range::between(end(self.low)?, end(self.high)?)
    }
}

impl WrittenVerdict {
    const fn verdict(self) -> Verdict {
        match self {
            Self::Met => Verdict::Met,
            Self::Partial => Verdict::Partial,
            Self::Unmet => Verdict::Unmet,
            Self::Unknown => Verdict::Unknown,
            Self::NotApplicable => Verdict::NotApplicable,
        }
    }
}

impl WrittenBlank {
    fn wanted(self) -> Wanted {
        Wanted { row: self.row, field: self.field }
    }
}

impl WrittenFlag {
    fn flagged(self) -> Flagged {
        Flagged { id: self.id, row: self.row, text: self.text }
    }
}

/// The regions that are known.
fn groups(written: Map<String, Value>) -> Vec<(String, String)> {
    let known = |(name, value): (String, Value)| Some((name, value.as_str()?.to_owned()));
    written.into_iter().filter_map(known).collect()
}

/// Recommendations, each with its place among those of its criterion.
fn numbered(written: Vec<WrittenAdvice>) -> Vec<Advice> {
    let mut advice: Vec<Advice> = Vec::new();
    for one in written {
        let place = advice.iter().filter(|it| it.id.criterion == one.criterion).count();
        advice.push(Advice {
            id: AdviceId { criterion: one.criterion, place },
            to: one.to,
            text: one.text,
            priority: one.priority,
            due: one.due,
        });
    }
    advice
}

/// A decimal as it is written, with no float in between.
fn number(written: &RawValue) -> Option<Number> {
    let written = written.get();
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    let digits: i64 = format!("{whole}{part}").parse().ok()?;
    Some(Number::decimal(digits, u32::try_from(part.len()).ok()?))
}

fn filled_by(written: &str) -> Option<FilledBy> {
    [FilledBy::Itself, FilledBy::Supervisor].into_iter().find(|by| by.key() == written)
}
